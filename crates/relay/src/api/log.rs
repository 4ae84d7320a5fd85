//! The log of the directory, for anybody: its head, its bundles, and proofs (`spec/directory-log.md`).
use super::{cbor, later, of_fault};
use crate::{
    asking,
    log::{NotKept, int},
    state::Relay,
};
use axum::{
    body::Body,
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use envelope::{
    log::Leaf,
    relay_api::{LOG_BUNDLES_MAX, LogBundles, LogProof},
};
use http::{StatusCode, header};

/// The longest signature of a desk with the head it is of.
const COSIGNATURE_MAX: usize = 8 * 1024;
/// What one answer holds of bundles, in bytes; one at least, however long.
const BUNDLES_MAX_BYTES: usize = 4 * 1024 * 1024;

pub(crate) async fn get(State(relay): State<Relay>) -> Response {
    match relay.log_view().await {
        Ok(view) => cbor(view.to_bytes()),
        Err(error) => later(&error),
    }
}

/// The same head as text, for tools that know such logs.
pub(crate) async fn head(State(relay): State<Relay>) -> Response {
    match relay.log_view().await {
        Ok(view) => {
            let plain =
                [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
            (plain, view.note).into_response()
        }
        Err(error) => later(&error),
    }
}

pub(crate) async fn bundles(State(relay): State<Relay>, RawQuery(query): RawQuery) -> Response {
    let Some((from, limit)) = two(query.as_deref(), "from", "limit") else { return refuse() };
    let (Ok(from), Ok(limit)) = (from.parse::<u64>(), limit.parse::<usize>()) else { return refuse() };
    if !(1..=LOG_BUNDLES_MAX).contains(&limit) || i64::try_from(from).is_err() {
        return refuse();
    }
    match read_bundles(&relay, from, limit).await {
        Ok(bundles) => cbor(bundles.to_bytes()),
        Err(error) => later(&error),
    }
}

async fn read_bundles(relay: &Relay, from: u64, limit: usize) -> store::Result<LogBundles> {
    let mut tx = relay.store.read("log").await?;
    let one_more = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let found = store::relay::log_bundles(&mut tx, int(from), one_more).await?;
    let all = found.len();
    let mut bytes = 0;
    let fits = |bundle: &Vec<u8>| {
        let first = bytes == 0;
        bytes += bundle.len();
        first || bytes <= BUNDLES_MAX_BYTES
    };
    let bundles: Vec<Vec<u8>> = found.into_iter().take(limit).take_while(fits).collect();
    Ok(LogBundles { more: bundles.len() < all, bundles })
}

/// 404: the log of that size does not have it.
pub(crate) async fn inclusion(State(relay): State<Relay>, RawQuery(query): RawQuery) -> Response {
    let Some((leaf, size)) = two(query.as_deref(), "leaf", "size") else { return refuse() };
    let (Some(leaf), Ok(size)) = (read_leaf(leaf), size.parse::<u64>()) else { return refuse() };
    match relay.log().await {
        Ok(log) => {
            let proof = log.at(size).and_then(|log| {
                let place = log.place(&leaf)?;
                Some(LogProof { path: log.path_to(place)?, place })
            });
            or_not_found(proof)
        }
        Err(error) => later(&error),
    }
}

/// 404: the log never had so many entries.
pub(crate) async fn consistency(State(relay): State<Relay>, RawQuery(query): RawQuery) -> Response {
    let Some((from, to)) = two(query.as_deref(), "from", "to") else { return refuse() };
    let (Ok(from), Ok(to)) = (from.parse::<u64>(), to.parse::<u64>()) else { return refuse() };
    match relay.log().await {
        Ok(log) => or_not_found(
            log.at(to).and_then(|log| Some(LogProof { path: log.path_from(from)?, place: from })),
        ),
        Err(error) => later(&error),
    }
}

/// A desk's signature beside that of the log; it is believed by itself, so nothing else signs the request.
pub(crate) async fn cosign(State(relay): State<Relay>, body: Body) -> Response {
    let bytes = match asking::read(body, COSIGNATURE_MAX).await {
        Ok(bytes) => bytes,
        Err(fault) => return of_fault(fault),
    };
    let Ok(text) = std::str::from_utf8(&bytes) else { return refuse() };
    match relay.keep_cosignature(text).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(NotKept::Form)) => refuse(),
        Ok(Err(NotKept::Signature)) => StatusCode::FORBIDDEN.into_response(),
        Ok(Err(NotKept::OtherHead)) => StatusCode::CONFLICT.into_response(),
        Err(error) => later(&error),
    }
}

fn or_not_found(proof: Option<LogProof>) -> Response {
    proof.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |proof| cbor(proof.to_bytes()))
}

fn refuse() -> Response {
    StatusCode::BAD_REQUEST.into_response()
}

/// `first=…&second=…`, exactly so.
fn two<'a>(query: Option<&'a str>, first: &str, second: &str) -> Option<(&'a str, &'a str)> {
    let (one, other) = query?.split_once('&')?;
    let value = |part: &'a str, name| part.strip_prefix(name)?.strip_prefix('=');
    Some((value(one, first)?, value(other, second)?))
}

fn read_leaf(hex: &str) -> Option<Leaf> {
    // A report's id is written in the same way.
    hex.parse::<envelope::ids::ReportId>().ok().map(|id| Leaf(*id.as_bytes()))
}
