//! `GET /desk/v1/envelopes`: the next sealed messages, the same for every desk. `POST`: a desk leaves one for others, which then lies among
//! those of reporters and looks like them: who it is for is known to nobody here.
use super::{cbor, later, signed::Signed};
use crate::{errors::retry_after, state::Relay};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::{
    ids::Day,
    message::looks_like_all,
    relay_api::{Item, NewEnvelope, PULL_MAX, Pulled},
};
use http::{HeaderMap, StatusCode};
use store::relay::Envelope;

pub(crate) async fn get(State(relay): State<Relay>, signed: Signed) -> Response {
    let Some((after, limit)) = read_query(&signed.query) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match pull(&relay, after, limit).await {
        Ok(pulled) => cbor(pulled.to_bytes()),
        Err(error) => later(&error),
    }
}

pub(crate) async fn post(State(relay): State<Relay>, signed: Signed) -> Response {
    if let Err(minutes) = relay.budgets.take_of_desk(&signed.org, relay.now()) {
        let retry = retry_after(&(minutes * 60).to_string());
        return (StatusCode::TOO_MANY_REQUESTS, HeaderMap::from_iter([retry])).into_response();
    }
    let envelope = NewEnvelope::from_bytes(&signed.body).ok().filter(|one| looks_like_all(&one.sealed));
    let Some(envelope) = envelope else { return StatusCode::BAD_REQUEST.into_response() };
    match keep(&relay, &envelope).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => later(&error),
    }
}

async fn keep(relay: &Relay, envelope: &NewEnvelope) -> store::Result<()> {
    let mut tx = relay.store.write("envelope").await?;
    store::relay::add_envelope(&mut tx, &envelope.id, relay.today().number(), &envelope.sealed).await?;
    tx.commit().await
}

/// `after=N&limit=M`, exactly so: a signed line has one spelling.
fn read_query(query: &str) -> Option<(i64, usize)> {
    let (after, limit) = query.strip_prefix("after=")?.split_once("&limit=")?;
    let (after, limit): (i64, usize) = (after.parse().ok()?, limit.parse().ok()?);
    let good =
        after >= 0 && (1..=PULL_MAX).contains(&limit) && format!("after={after}&limit={limit}") == query;
    good.then_some((after, limit))
}

async fn pull(relay: &Relay, after: i64, limit: usize) -> store::Result<Pulled> {
    let mut tx = relay.store.read("pull").await?;
    let one_more = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let found = store::relay::envelopes_after(&mut tx, after, one_more).await?;
    let more = found.len() > limit;
    let item = |envelope: Envelope| Item {
        place: u64::try_from(envelope.place).unwrap_or(0),
        day: Day(envelope.day),
        id: envelope.id,
        sealed: envelope.sealed,
    };
    Ok(Pulled { more, items: found.into_iter().take(limit).map(item).collect() })
}

#[cfg(test)]
mod tests {
    use super::read_query;

    #[test]
    fn a_pull_is_asked_for_in_one_way() {
        assert_eq!(read_query("after=0&limit=64"), Some((0, 64)));
        for bad in
            ["", "after=0", "after=-1&limit=1", "after=00&limit=1", "after=0&limit=65", "limit=1&after=0"]
        {
            assert_eq!(read_query(bad), None, "{bad}");
        }
    }
}
