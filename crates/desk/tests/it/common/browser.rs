//! A browser without scripts at a desk's pages.
use super::{SECRET, TestDesk};
use axum::{Router, body::Body};
use desk::{
    face::{self, Look},
    member::totp_code,
};
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

pub struct Browser {
    router: Router,
    cookie: String,
}

pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Browser {
    pub fn at(desk: &TestDesk) -> Self {
        Self::at_a_press(desk, None)
    }

    /// At a desk that puts things on paper.
    pub fn at_a_press(desk: &TestDesk, press: Option<std::sync::Arc<dyn web::paper::Press>>) -> Self {
        let look = Look {
            public_relay: Some("https://told.example.org".into()),
            id: "ours".into(),
            names: [("nl".into(), "Ons".into())].into(),
            demo: false,
            press,
            ..Look::default()
        };
        Self { router: face::router(desk.desk.clone(), look), cookie: String::new() }
    }

    pub async fn signed_in(desk: &TestDesk, user: &str) -> Self {
        Self::at(desk).signs_in(desk, user).await
    }

    pub async fn signs_in(mut self, desk: &TestDesk, user: &str) -> Self {
        let browser = &mut self;
        let code = totp_code(&SECRET, desk.desk.now()).unwrap();
        let form = [("user", user), ("password", "a long password"), ("code", code.as_str())];
        let page = browser.post("/sign-in", &form).await;
        assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{}", page.text);
        self
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.ask(Request::get(path), Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let (request, body) = Self::form(path, fields);
        self.ask(request, body).await
    }

    /// What comes back, piece by piece and never all of it at once.
    pub async fn post_for_pieces(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        mut look: impl FnMut(&[u8]),
    ) -> StatusCode {
        let (request, body) = Self::form(path, fields);
        let request = request.header(header::COOKIE, &self.cookie).header(header::ACCEPT_LANGUAGE, "en");
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (status, mut body) = (response.status(), response.into_body());
        while let Some(frame) = body.frame().await {
            look(&frame.unwrap().into_data().unwrap());
        }
        status
    }

    fn form(path: &str, fields: &[(&str, &str)]) -> (http::request::Builder, Body) {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        (request, Body::from(pairs.join("&")))
    }

    pub async fn ask(&mut self, request: http::request::Builder, body: Body) -> Page {
        let request = request.header(header::COOKIE, &self.cookie).header(header::ACCEPT_LANGUAGE, "en");
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for set in headers.get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap().to_owned();
            if pair.starts_with("__Host-desk") {
                self.cookie = pair;
            }
        }
        let location =
            headers.get(header::LOCATION).map(|l| l.to_str().unwrap().to_owned()).unwrap_or_default();
        // A picture is no text: what is in it can be searched all the same.
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Page { status, location, headers, text, bytes: bytes.to_vec() }
    }

    /// A hidden field of the first form on a page.
    pub async fn hidden(&mut self, path: &str, name: &str) -> String {
        let page = self.get(path).await.text;
        let found = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        found.split('"').next().unwrap().to_owned()
    }
}
