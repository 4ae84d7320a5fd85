//! Every address of a desk on one screen.
use super::{Face, Look, enter, errors, inbox, log, reply, sign_in, signal, state, work};
use crate::Desk;
use axum::{Router, routing::get};

/// A desk's pages.
pub fn router(desk: Desk, look: Look) -> Router {
    let face = Face { desk, look: std::sync::Arc::new(look) };
    Router::new()
        .route("/", get(inbox::get))
        .route("/pull", get(errors::to_inbox).post(inbox::pull))
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .route("/sign-out", get(errors::to_inbox).post(sign_in::out))
        .route("/signal/{number}", get(signal::get))
        .route("/signal/{number}/reply", get(errors::to_signal).post(reply::post))
        .route("/enter", get(enter::get).post(enter::post))
        .route("/signal/{number}/looks", get(log::looks))
        .route("/signal/{number}/work", get(errors::to_signal).post(work::post))
        .route("/signal/{number}/note", get(errors::to_signal).post(work::note))
        .route("/signal/{number}/second", get(errors::to_signal).post(work::second_look))
        .route("/signal/{number}/close", get(errors::to_signal).post(state::close))
        .route("/signal/{number}/reopen", get(errors::to_signal).post(state::reopen))
        .route("/signal/{number}/language", get(errors::to_signal).post(reply::ask_language))
        .route("/sessions", get(state::sessions))
        .route("/sessions/end", get(errors::to_inbox).post(state::end_sessions))
        .route("/audit", get(log::get))
        .route("/audit/verify", get(errors::to_log).post(log::verify))
        .route("/health", get(state::health))
        .route(web::style::desk_css_name(), get(errors::style))
        .fallback(errors::not_here)
        .layer(axum::middleware::map_response(errors::guarded))
        .with_state(face)
}
