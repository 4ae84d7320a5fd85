//! `POST /desk/v1/answers`: a desk's sealed answer to a reporter. The relay cannot read it and the reporter checks who
//! signed it, so any desk may leave one: it learns only whether the mailbox exists, which only an addressed desk can ask.
use super::{later, signed::Signed};
use crate::state::Relay;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::relay_api::NewAnswer;
use http::StatusCode;

pub(crate) async fn post(State(relay): State<Relay>, signed: Signed) -> Response {
    let Ok(answer) = NewAnswer::from_bytes(&signed.body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match keep(&relay, answer).await {
        Ok(true) => StatusCode::NO_CONTENT.into_response(),
        Ok(false) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => later(&error),
    }
}

async fn keep(relay: &Relay, answer: NewAnswer) -> store::Result<bool> {
    let answer = store::relay::NewAnswer {
        id: answer.id,
        report_id: *answer.report_id.as_bytes(),
        day: relay.today().number(),
        sealed: answer.sealed,
    };
    let mut tx = relay.store.write("answer").await?;
    let kept = store::relay::add_answer(&mut tx, &answer).await?;
    if kept {
        tx.commit().await?;
    }
    Ok(kept)
}
