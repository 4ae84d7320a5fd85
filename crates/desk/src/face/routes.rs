//! Every address of a desk on one screen.
use super::{Face, Look, errors, inbox, log, reply, sign_in, signal, state};
use crate::Desk;
use axum::{
    Router,
    routing::{get, post},
};

/// A desk's pages.
pub fn router(desk: Desk, look: Look) -> Router {
    let face = Face { desk, look: std::sync::Arc::new(look) };
    Router::new()
        .route("/", get(inbox::get))
        .route("/pull", post(inbox::pull))
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .route("/sign-out", post(sign_in::out))
        .route("/signal/{number}", get(signal::get))
        .route("/signal/{number}/reply", post(reply::post))
        .route("/signal/{number}/close", post(state::close))
        .route("/signal/{number}/reopen", post(state::reopen))
        .route("/signal/{number}/language", post(reply::ask_language))
        .route("/sessions", get(state::sessions))
        .route("/sessions/end", post(state::end_sessions))
        .route("/audit", get(log::get))
        .route("/audit/verify", post(log::verify))
        .route("/health", get(state::health))
        .route(web::style::desk_css_name(), get(errors::style))
        .fallback(errors::not_here)
        .with_state(face)
}
