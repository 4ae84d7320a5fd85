//! `GET /v1/keys`: to whom one can seal today.
use crate::state::Relay;
use axum::{extract::State, response::Response};

pub(crate) async fn get(State(relay): State<Relay>) -> Response {
    super::cbor(relay.organisations().sealing_keys(relay.today()).to_bytes())
}
