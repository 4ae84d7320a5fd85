//! `GET /v1/contacts`: when each number of the page was last checked, so that desks can say so to whoever coordinates.
use crate::state::Relay;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// One service of `data/contacts.toml`, in the words of HSDS.
#[derive(Serialize)]
struct Checked {
    id: String,
    assured_date: String,
    /// It is longer ago than the relay holds good, and its page says so.
    stale: bool,
}

pub(crate) async fn get(State(relay): State<Relay>) -> Response {
    let today = relay.today().number();
    let checked = |service: &crate::Service| Checked {
        id: service.id.clone(),
        assured_date: web::dates::written_day(service.checked_on()),
        stale: service.is_stale(today),
    };
    let all: Vec<Checked> = relay.config.contacts.services().map(|(_, service)| checked(service)).collect();
    match serde_json::to_vec(&all) {
        Ok(body) => ([(header::CONTENT_TYPE, JSON)], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
