//! `GET /desk/v1/envelopes`: the next sealed messages, the same for every desk.
use super::{cbor, later, signed::Signed};
use crate::state::Relay;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::{
    ids::Day,
    relay_api::{Item, PULL_MAX, Pulled},
};
use http::StatusCode;
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
