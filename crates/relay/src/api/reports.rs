//! `POST /v1/reports`: a report sealed before it came. The same row as from a form, so desks have one path.
use super::{later, of_fault};
use crate::{asking, budget, saying::steps, state::Relay};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use envelope::relay_api::{SEALED_MAX, Submission};
use http::{HeaderMap, StatusCode};
use store::relay::{Accept, Outcome};

/// A report, its copy, its notes, and what stands around them. More messages at once only follow a first one.
pub(crate) const BODY_MAX: usize = 4 * SEALED_MAX;

pub(crate) async fn post(State(relay): State<Relay>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = asking::visitor(&parts.extensions, &parts.headers, &relay.config.address_header);
    if let Err(minutes) = relay.budgets.take(visitor, budget::Doing::Send, relay.now()) {
        let retry = crate::errors::retry_after(&(minutes * 60).to_string());
        return (StatusCode::TOO_MANY_REQUESTS, HeaderMap::from_iter([retry])).into_response();
    }
    let bytes = match asking::read(body, BODY_MAX).await {
        Ok(bytes) => bytes,
        Err(fault) => return of_fault(fault),
    };
    let Some(accept) = read(&bytes, relay.today().number()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match relay.acceptor.accept(accept).await {
        Ok(Outcome::Kept | Outcome::KeptBefore) => StatusCode::NO_CONTENT.into_response(),
        Ok(Outcome::DraftMoved | Outcome::MailboxMoved | Outcome::FilesGone) => {
            StatusCode::CONFLICT.into_response()
        }
        Err(error) => later(&error),
    }
}

/// A submission as the database takes it.
pub(crate) fn read(bytes: &[u8], day: u32) -> Option<Accept> {
    let submission = Submission::from_bytes(bytes).ok()?;
    let (mailbox, envelopes) = steps(submission);
    Some(Accept { draft: None, mailbox, envelopes, files: Vec::new(), day })
}
