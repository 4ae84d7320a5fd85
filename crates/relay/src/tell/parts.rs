//! Files that the browser has locked itself, part by part, so that a line that breaks goes on where it was. This relay knows neither
//! key nor name of one; it belongs to the visit until the report goes, or until the visit ends.
use crate::{
    asking,
    budget::{Doing as Costs, Visitor},
    shell,
    state::Relay,
    tell::sealed::{Refused, said},
    upload::Fault,
    visit::{Doing, OpenVisit},
};
use axum::{
    body::Body,
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use envelope::{
    age::NONCE,
    attachment::{PART, sealed_length},
    ids::ReportId,
    message::{ATTACHMENTS_MAX, ATTACHMENTS_MAX_BYTES},
};
use getrandom::SysRng;
use http::{StatusCode, request::Parts};
use rand_core::{Rng, UnwrapErr};
use store::{StoreError, relay as rows};
use web::words::Words;

/// A visitor's budget is counted in these.
const MIB: i64 = 1024 * 1024;
/// Parts of so many make one of them.
const PARTS_IN_MIB: i64 = 4;

/// The visit of a request from one of our own pages; whose is none, gets one if it may.
async fn visit(relay: &Relay, parts: &Parts, begins: bool) -> Result<(OpenVisit, bool), Refused> {
    let lang = shell::language(relay, "", None, &parts.headers);
    let gone = || Refused(StatusCode::CONFLICT, Words::of(lang).say("files-error-again"), None);
    if !web::origin::is_own(&parts.headers) {
        return Err(Refused(StatusCode::FORBIDDEN, Words::of(lang).say("error-unreadable"), None));
    }
    let stored = |error: StoreError| no_room(&error, Words::of(lang));
    match OpenVisit::load(relay, &parts.headers).await.map_err(stored)? {
        Some(open) => Ok((open, false)),
        None if begins => {
            let begun = OpenVisit::begin(lang, Doing::Tell(super::begin(false)));
            let mut open = begun.map_err(stored)?;
            open.save(relay).await.map_err(stored)?;
            Ok((open, true))
        }
        None => Err(gone()),
    }
}

fn visitor(relay: &Relay, parts: &Parts) -> Visitor {
    asking::visitor(&parts.extensions, &parts.headers, &relay.config.address_header)
}

fn no_room(error: &StoreError, words: &Words) -> Refused {
    tracing::error!(%error, "a file could not be kept");
    Refused(StatusCode::SERVICE_UNAVAILABLE, words.say("files-error-room"), Some(60))
}

fn words_of(relay: &Relay, open: &OpenVisit, parts: &Parts) -> &'static Words {
    Words::of(shell::language(relay, "", Some(open), &parts.headers))
}

fn faulty(fault: &Fault, words: &Words) -> Refused {
    let (status, said) = fault.said(words);
    let seconds = if let Fault::Budget(minutes) = fault { Some(minutes * 60) } else { None };
    Refused(status, said, seconds)
}

/// `POST /r/6`: a file is to come; the answer is its name.
pub(crate) async fn begin(State(relay): State<Relay>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match begin_file(&relay, &parts).await {
        Ok((id, cookie)) => {
            let mut response = said(Refused(StatusCode::OK, ReportId(id).to_string(), None));
            response.headers_mut().extend(cookie);
            response
        }
        Err(refused) => said(refused),
    }
}

type Named = ([u8; 32], Option<(http::HeaderName, http::HeaderValue)>);

async fn begin_file(relay: &Relay, parts: &Parts) -> Result<Named, Refused> {
    let (open, is_new) = visit(relay, parts, true).await?;
    let words = words_of(relay, &open, parts);
    let mut id = [0; 32];
    UnwrapErr(SysRng).fill_bytes(&mut id);
    let most = relay.config.limits.files_mib.saturating_mul(MIB);
    let kept = async {
        let mut tx = relay.store.write("file").await?;
        let (count, bytes) = rows::files_of_visit(&mut tx, &open.id()).await?;
        if usize::try_from(count).unwrap_or(usize::MAX) >= ATTACHMENTS_MAX {
            return Ok(Err(Fault::Many));
        }
        if bytes > i64::try_from(sealed_length(ATTACHMENTS_MAX_BYTES)).unwrap_or(i64::MAX) {
            return Ok(Err(Fault::Large));
        }
        if !rows::begin_file(&mut tx, (&id, &open.id()), (most, MIB)).await? {
            return Ok(Err(Fault::Room));
        }
        tx.commit().await?;
        Ok(Ok(()))
    };
    let kept: Result<Result<(), Fault>, StoreError> = kept.await;
    kept.map_err(|error| no_room(&error, words))?.map_err(|fault| faulty(&fault, words))?;
    Ok((id, is_new.then(|| open.cookie())))
}

/// `PUT /r/6/{id}/{place}`: the next part; one that is here already is here.
pub(crate) async fn put(
    State(relay): State<Relay>,
    Path((id, place)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let (Ok(ReportId(id)), Ok(place)) = (id.parse(), place.parse::<u32>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match put_part(&relay, &parts, (id, place.into()), body).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(refused) => said(refused),
    }
}

async fn put_part(
    relay: &Relay,
    parts: &Parts,
    (id, place): ([u8; 32], i64),
    body: Body,
) -> Result<(), Refused> {
    let (open, _) = visit(relay, parts, false).await?;
    let words = words_of(relay, &open, parts);
    let unreadable = || Refused(StatusCode::BAD_REQUEST, words.say("error-unreadable"), None);
    let _place = relay.uploading.clone().acquire_owned().await.map_err(|_| unreadable())?;
    let mut sealed = asking::read(body, PART + NONCE).await.map_err(|_| unreadable())?;
    let _keeping = relay.keeping.acquire().await.map_err(|_| unreadable())?;
    // Every part but the last is full, so where one begins is known.
    let before = if place == 0 { 0 } else { NONCE as i64 + place * PART as i64 };
    let most = i64::try_from(sealed_length(ATTACHMENTS_MAX_BYTES)).unwrap_or(i64::MAX);
    let kept = async {
        let mut tx = relay.store.write("file part").await?;
        let Some(here) = rows::file_of_visit(&mut tx, &id, &open.id()).await? else {
            return Ok(Err(None));
        };
        if here > before {
            return Ok(Ok(()));
        }
        if rows::files_of_visit(&mut tx, &open.id()).await?.1 + sealed.len() as i64 > most {
            return Ok(Err(Some(Fault::Large)));
        }
        if rows::held_bytes(&mut tx).await? > relay.config.limits.files_mib.saturating_mul(MIB) {
            return Ok(Err(Some(Fault::Room)));
        }
        if place % PARTS_IN_MIB == 0
            && let Err(minutes) = relay.budgets.take(visitor(relay, parts), Costs::File, relay.now())
        {
            return Ok(Err(Some(Fault::Budget(minutes))));
        }
        let at = (place, before, relay.visit_until());
        if !rows::add_file_part(&mut tx, &id, at, std::mem::take(&mut *sealed)).await? {
            return Ok(Err(None));
        }
        tx.commit().await?;
        Ok(Ok(()))
    };
    let kept: Result<Result<(), Option<Fault>>, StoreError> = kept.await;
    kept.map_err(|error| no_room(&error, words))?.map_err(|fault| match fault {
        Some(fault) => faulty(&fault, words),
        None => Refused(StatusCode::CONFLICT, words.say("files-error-again"), None),
    })
}

/// `POST /r/6/{id}`: all parts are here.
pub(crate) async fn end(State(relay): State<Relay>, Path(id): Path<String>, request: Request) -> Response {
    settle(&relay, &id, request, true).await
}

/// `DELETE /r/6/{id}`: it is not to go along.
pub(crate) async fn let_go(State(relay): State<Relay>, Path(id): Path<String>, request: Request) -> Response {
    settle(&relay, &id, request, false).await
}

async fn settle(relay: &Relay, id: &str, request: Request, whole: bool) -> Response {
    let (parts, _) = request.into_parts();
    let Ok(ReportId(id)) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    let settled = async {
        let (open, _) = visit(relay, &parts, false).await?;
        let words = words_of(relay, &open, &parts);
        let kept = async {
            let mut tx = relay.store.write("file settled").await?;
            let is_here = rows::file_of_visit(&mut tx, &id, &open.id()).await?.is_some();
            if is_here && whole {
                rows::finish_file(&mut tx, &id).await?;
            } else if is_here {
                rows::let_go_of_file(&mut tx, &id).await?;
            }
            tx.commit().await?;
            Ok(is_here || !whole)
        };
        match kept.await.map_err(|error: StoreError| no_room(&error, words))? {
            true => Ok(()),
            false => Err(Refused(StatusCode::CONFLICT, words.say("files-error-again"), None)),
        }
    };
    match settled.await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(refused) => said(refused),
    }
}
