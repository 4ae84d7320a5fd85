//! A member's calendar: made and ended on their own page, fetched by a program that has nothing but its address.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    shell::{self, Shell},
    told,
};
use crate::told::FeedAnswer;
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use web::{page::see_other, words::Words};
use zeroize::Zeroizing;

#[derive(Template)]
#[template(path = "feed.html")]
struct FeedPage {
    shell: Shell,
    /// With the desk's own address, where the settings name it.
    address: Zeroizing<String>,
    whole: bool,
}

fn page(face: &Face, here: &Here, token: &str) -> FeedPage {
    let w = Words::of(here.lang);
    let host = here.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let site = face.desk.passkey_address(host).map(|(address, _)| address.to_owned());
    FeedPage {
        shell: Shell::new(face, here.lang, w.say_plain("feed-title"), "account", Some(&here.session)),
        whole: site.is_some(),
        address: Zeroizing::new(format!("{}/calendar/{token}", site.unwrap_or_default())),
    }
}

pub(crate) async fn post(State(face): State<Face>, filled: Filled) -> Response {
    let Filled { here, form, stale } = &filled;
    if *stale {
        return told::again(&face, &filled, None).await;
    }
    if form.one("do") == "end" {
        let id = form.one("id").parse().unwrap_or(0);
        return match face.desk.end_feed(&here.session, id).await {
            // Ended in another window: it is gone, as was wanted.
            Ok(_) => see_other("/told?done=feed-ended", Vec::new()),
            Err(error) => errors::of(&face, here, &error),
        };
    }
    match face.desk.make_feed(&here.session).await {
        Ok(Some(token)) => shell::show(StatusCode::OK, &page(&face, here, &token), Vec::new()),
        Ok(None) => see_other("/told?done=feed-many", Vec::new()),
        Err(error) => errors::of(&face, here, &error),
    }
}

/// For whoever has the address, and nobody's session.
pub(crate) async fn get(State(face): State<Face>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    match face.desk.feed(&token).await {
        Ok(FeedAnswer::Calendar(text)) => {
            let mut response = Response::new(Body::from(text));
            let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
            response
        }
        Ok(FeedAnswer::Busy) => {
            let mut response = errors::plain(&face, &headers, StatusCode::TOO_MANY_REQUESTS);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
            response
        }
        Ok(FeedAnswer::NoSuch) => errors::plain(&face, &headers, StatusCode::NOT_FOUND),
        Err(error) => errors::desk(&face, &headers, None, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    vec![page(face, here, "x").render().unwrap()]
}
