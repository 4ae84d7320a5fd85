//! `GET /directory`: what every organisation has signed, for anybody to check.
use crate::state::Relay;
use axum::{extract::State, response::Response};

pub(crate) async fn get(State(relay): State<Relay>) -> Response {
    match relay.fresh_organisations().await {
        Ok(organisations) => super::cbor(organisations.directory.clone()),
        Err(error) => super::later(&error),
    }
}
