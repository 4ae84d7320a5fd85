//! `GET /directory`: what every organisation has signed, for anybody to check.
use crate::state::Relay;
use axum::{extract::State, response::Response};

pub(crate) async fn get(State(relay): State<Relay>) -> Response {
    super::cbor(relay.organisations().directory.clone())
}
