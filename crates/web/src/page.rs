//! The shapes of an answer: a page, a file to keep, and a redirection after something was done. Refuses to know what is on it.
use axum::body::Body;
use axum::response::Response;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};

/// A page. Headers that may come more than once, such as `Set-Cookie`, are all kept.
#[must_use]
pub fn html(status: StatusCode, headers: Vec<(HeaderName, HeaderValue)>, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    add(&mut response, headers);
    response
}

/// A file to keep.
#[must_use]
pub fn file(
    content_type: &'static str,
    headers: Vec<(HeaderName, HeaderValue)>,
    extra: Vec<(HeaderName, HeaderValue)>,
    body: impl Into<Body>,
) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    add(&mut response, headers);
    add(&mut response, extra);
    response
}

/// Sends the browser on to one of our own pages by GET, so that going back does not do it again (303, RFC 9110 15.4.4).
/// A location that is not a path of ours leads to the first page: no form of ours sends people elsewhere.
#[must_use]
pub fn see_other(location: &str, headers: Vec<(HeaderName, HeaderValue)>) -> Response {
    let first_page = HeaderValue::from_static("/");
    let location =
        if is_own_path(location) { HeaderValue::from_str(location) } else { Ok(first_page.clone()) };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(LOCATION, location.unwrap_or(first_page));
    add(&mut response, headers);
    response
}

fn add(response: &mut Response, headers: Vec<(HeaderName, HeaderValue)>) {
    for (name, value) in headers {
        response.headers_mut().append(name, value);
    }
}

/// `//host` and `/\host` are addresses of other sites to a browser (WHATWG URL, "relative slash state").
fn is_own_path(location: &str) -> bool {
    location.starts_with('/') && !location.starts_with("//") && !location.contains('\\')
}

#[cfg(test)]
mod tests {
    use http::header::SET_COOKIE;
    use http_body_util::BodyExt;

    use super::*;

    #[tokio::test]
    async fn a_page_says_that_it_is_utf_8_and_keeps_every_cookie() {
        let cookies = ["a", "b"].map(|name| (SET_COOKIE, crate::cookies::set(name, "1")));
        let response = html(StatusCode::UNPROCESSABLE_ENTITY, cookies.to_vec(), "é".to_owned());
        assert_eq!(response.status(), 422);
        assert_eq!(response.headers().get(CONTENT_TYPE).unwrap(), "text/html; charset=utf-8");
        assert_eq!(response.headers().get_all(SET_COOKIE).iter().count(), 2);
        assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), "é".as_bytes());
    }

    #[test]
    fn going_back_after_sending_does_not_send_again() {
        let response = see_other("/r/2?l=nl", vec![crate::headers::noindex()]);
        assert_eq!(response.status(), 303);
        assert_eq!(response.headers().get(LOCATION).unwrap(), "/r/2?l=nl");
        assert!(response.headers().contains_key("x-robots-tag"));
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for location in ["//evil.example", "https://evil.example", "/\\evil.example", "", "r", "/a\r\nb: c"] {
            assert_eq!(see_other(location, Vec::new()).headers().get(LOCATION).unwrap(), "/", "{location:?}");
        }
    }
}
