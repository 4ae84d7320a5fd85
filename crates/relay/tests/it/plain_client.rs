//! P25: a client that sends nothing but plain ASCII headers, over the open door and over the onion service's, goes the whole way; nothing leads it
//! from one to the other.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::TestRelay;
use axum::{Router, body::Body};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use relay::Via;
use tower::ServiceExt;

const ONION: &str = "zqktlwiuavvvqqt4ybvgvi7tyo4hjl5xgfuvpdf6otjiycgwqbym2qad.onion";

/// What `curl` sends: a host, a name of its own, and that it takes anything.
struct Plain {
    router: Router,
    host: &'static str,
    cookie: Option<String>,
}

impl Plain {
    async fn ask(&mut self, path: &str, form: Option<&str>) -> (StatusCode, String, String) {
        let mut request = Request::builder()
            .method(if form.is_some() { "POST" } else { "GET" })
            .uri(path)
            .header(header::HOST, self.host)
            .header(header::USER_AGENT, "curl/8.14.1")
            .header(header::ACCEPT, "*/*");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let body = Body::from(form.unwrap_or_default().to_owned());
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        for (name, value) in answer.headers() {
            assert!(value.as_bytes().iter().all(|byte| (0x20..0x7f).contains(byte)), "{path}: {name}");
            assert!(
                !name.as_str().contains("onion") && name != header::STRICT_TRANSPORT_SECURITY,
                "{path}: {name}"
            );
        }
        if let Some(set) = answer.headers().get(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            assert!(!set.to_lowercase().contains("domain="), "{set}");
            self.cookie = Some(set.split(';').next().unwrap().to_owned());
        }
        let location =
            answer.headers().get(header::LOCATION).map_or("", |to| to.to_str().unwrap()).to_owned();
        assert!(
            location.is_empty() || (location.starts_with('/') && !location.starts_with("//")),
            "{location}"
        );
        let status = answer.status();
        let text =
            String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        (status, location, text)
    }
}

/// Nothing on a page leads away but the national site, which the page names, and telephone numbers.
fn leads_nowhere_else(path: &str, page: &str) {
    for attribute in ["href=\"", "src=\"", "action=\"", "formaction=\"", "srcset=\""] {
        for at in page.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let own = (at.starts_with('/') && !at.starts_with("//")) || at.starts_with('#');
            let known =
                at.starts_with("tel:") || at.starts_with("data:") || at == "https://www.stopmensenhandel.be";
            assert!(own || known, "{path}: {at}");
        }
    }
    assert!(!page.contains("http-equiv") && !page.contains("rel=\"canonical\""), "{path}");
}

#[tokio::test]
async fn p25_a_client_with_plain_headers_goes_the_whole_way_by_either_door_and_is_led_to_no_other_host() {
    let relay = TestRelay::new().await;
    for (via, host) in [(Via::Clearnet, "relay.test"), (Via::Onion, ONION)] {
        let mut curl = Plain { router: relay.relay.router(via), host, cookie: None };
        for path in [
            "/",
            "/q",
            "/i",
            "/i/1",
            "/i/9",
            "/w",
            "/w/1",
            "/n",
            "/a",
            "/responsible",
            "/sleutels",
            "/r",
            "/m",
            "/calendar",
        ] {
            let (status, _, page) = curl.ask(path, None).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert!(page.contains("<html lang=\"nl\""), "{path}: the house's language");
            leads_nowhere_else(path, &page);
            for door in ["relay.test", ".onion"] {
                assert!(!page.contains(door), "{path}: no page knows by which name it was asked");
            }
        }
        assert!(curl.cookie.is_none(), "whoever reads has no cookie");
        assert_eq!(curl.ask("/r", Some("safe=yes")).await.1, "/r/2");
        assert_eq!(curl.ask("/r/2", Some("who=union&do=next")).await.1, "/r/3");
        assert_eq!(curl.ask("/r/3", Some("who=union&text=Help&send=1")).await.1, "/r/4");
        let (status, _, receipt) = curl.ask("/r/4", None).await;
        assert_eq!(status, StatusCode::OK);
        leads_nowhere_else("/r/4", &receipt);
        let code = receipt.split("class=\"code\"").nth(1).unwrap().split("</ol>").next().unwrap();
        let code: String = code.split_once('>').unwrap().1.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(code.len(), 24);
        curl.cookie = None;
        assert_eq!(curl.ask("/m", Some(&format!("code={code}"))).await.1, "/m/1");
        let (status, _, thread) = curl.ask("/m/1", None).await;
        assert!(status == StatusCode::OK && thread.contains("class=\"thread\""));
        leads_nowhere_else("/m/1", &thread);
        assert_eq!(curl.ask("/x", None).await.0, StatusCode::SEE_OTHER);
    }
    assert_eq!(relay.read(&relay.union).await.len(), 2, "both arrived");
}
