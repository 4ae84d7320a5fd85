//! What desks and browsers that seal by themselves speak (`spec/relay-api.md`). Errors have a status and no body.

pub(crate) mod answers;
pub(crate) mod bundle;
pub(crate) mod campaigns;
pub(crate) mod contacts;
pub(crate) mod directory;
pub(crate) mod envelopes;
pub(crate) mod files;
pub(crate) mod keys;
pub(crate) mod log;
pub(crate) mod reports;
mod signed;

use crate::{asking::Fault, errors::retry_after};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use store::StoreError;

const CBOR: HeaderValue = HeaderValue::from_static("application/cbor");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

fn cbor(bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, CBOR);
    response.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    response
}

fn later(error: &StoreError) -> Response {
    tracing::error!(%error, "the database did not do it");
    let (name, value) = retry_after("10");
    (StatusCode::SERVICE_UNAVAILABLE, [(name, value)]).into_response()
}

fn of_fault(fault: Fault) -> Response {
    match fault {
        Fault::TooLong => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Fault::Broken => StatusCode::BAD_REQUEST.into_response(),
    }
}
