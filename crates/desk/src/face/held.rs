//! What was being written when a session was locked, put back into the page it was written in: the same form is sent to the same
//! address without the token of a session, so that nothing is done and every field stands there again.
use super::{Face, asking::Here, errors};
use crate::{DeskError, session::held::HeldForm};
use axum::{Router, body::Body, extract::State, response::Response};
use http::{Request, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;
use web::page::see_other;

/// The newest one. It waits on until its form is sent: a page that never arrived has lost nothing.
pub(crate) async fn get(State((face, pages)): State<(Face, Router)>, here: HeldBy) -> Response {
    let HeldBy(here) = here;
    let held = match newest(&face, &here).await {
        Ok(Some(held)) => held,
        Ok(None) => return see_other("/", Vec::new()),
        Err(error) => return errors::of(&face, &here, &error),
    };
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs: Vec<String> =
        held.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let request = Request::post(&held.path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let Ok(mut request) = request.body(Body::from(pairs.join("&"))) else {
        return see_other("/", Vec::new());
    };
    for name in [header::COOKIE, header::ACCEPT_LANGUAGE, header::HOST] {
        if let Some(value) = here.headers.get(&name) {
            request.headers_mut().insert(name, value.clone());
        }
    }
    match pages.oneshot(request).await {
        Ok(page) => page,
        Err(never) => match never {},
    }
}

async fn newest(face: &Face, here: &Here) -> Result<Option<HeldForm>, DeskError> {
    Ok(face.desk.held_forms(&here.session).await?.into_iter().next())
}

/// Somebody who is signed in, where the state holds the pages too.
pub(crate) struct HeldBy(Here);

impl axum::extract::FromRequestParts<(Face, Router)> for HeldBy {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut http::request::Parts,
        (face, _): &(Face, Router),
    ) -> Result<Self, Response> {
        Here::from_request_parts(parts, face).await.map(Self)
    }
}
