//! A report that the browser has locked itself, on its way through the same pages. This relay sees neither the text nor the code;
//! what it says is a page with an empty place for the code, or a sentence.
use super::{receipt, write};
use crate::{
    api::reports,
    asking, budget,
    errors::retry_after,
    shell,
    state::{Inner, Relay},
    visit::{Doing, OpenVisit, Tell},
};
use axum::{
    body::Body,
    extract::{Request, State},
    response::Response,
};
use envelope::{ids::ReportId, message::ATTACHMENTS_MAX};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};
use store::{
    StoreError,
    relay::{Accept, MailboxStep, Outcome},
};
use web::words::Words;

/// The script of the page where one writes.
pub(crate) async fn script(headers: HeaderMap) -> Response {
    web::script::seal(&headers)
}

/// What it seals with.
pub(crate) async fn sealer(headers: HeaderMap) -> Response {
    web::script::sealer(&headers)
}

/// The same for a browser without WebAssembly.
pub(crate) async fn plain_sealer(headers: HeaderMap) -> Response {
    web::script::plain_sealer(&headers)
}

/// Why it was not kept, in one sentence that the script puts beside the text.
pub(crate) struct Refused(pub(crate) StatusCode, pub(crate) String, pub(crate) Option<i64>);

pub(crate) async fn post(State(relay): State<Relay>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let found = if web::origin::is_own(&parts.headers) {
        super::telling(&relay, &parts.headers).await
    } else {
        Ok(None)
    };
    let found = found.unwrap_or_else(|error| {
        tracing::error!(%error, "a visit could not be read");
        None
    });
    let lang = shell::language(&relay, "", found.as_ref().map(|(open, _)| open), &parts.headers);
    let words = Words::of(lang);
    let visitor = asking::visitor(&parts.extensions, &parts.headers, &relay.config.address_header);
    let bytes = match asking::read(body, reports::BODY_MAX).await {
        Ok(bytes) => bytes,
        Err(_) => return said(Refused(StatusCode::BAD_REQUEST, words.say("error-unreadable"), None)),
    };
    let files = files_in(parts.uri.query().unwrap_or_default());
    let (Some(mut accept), Some(files)) = (reports::read(&bytes, relay.today().number()), files) else {
        return said(Refused(StatusCode::BAD_REQUEST, words.say("error-unreadable"), None));
    };
    accept.files = files;
    if let Err(minutes) = relay.budgets.take(visitor, budget::Doing::Send, relay.now()) {
        let words = words.with1("error-budget", "minutes", minutes);
        return said(Refused(StatusCode::TOO_MANY_REQUESTS, words, Some(minutes * 60)));
    }
    // Without a visit it is good all the same: it is whole, and its writer has the code.
    let (open, tell) = match found {
        Some((open, tell)) => (Some(open), tell),
        None => (None, super::begin(false)),
    };
    match keep(&relay, words, (open, tell.clone()), accept).await {
        Ok(()) => receipt::unknown_to_us(&relay, lang, &tell),
        Err(refused) => said(refused),
    }
}

/// With the visit, which holds no code from now on.
async fn keep(
    relay: &Inner,
    words: &Words,
    (open, mut tell): (Option<OpenVisit>, Tell),
    mut accept: Accept,
) -> Result<(), Refused> {
    let digest = digest(&accept);
    let already = || Refused(StatusCode::CONFLICT, words.say("write-error-already"), None);
    if tell.sent.is_some_and(|sent| sent != digest) {
        return Err(already());
    }
    if let Some(mut open) = open.filter(|_| tell.sent.is_none()) {
        tell.sent = Some(digest);
        tell.forget_receipt();
        open.visit.doing = Doing::Tell(tell);
        accept.draft = open.step(relay).ok();
    }
    match relay.acceptor.accept(accept).await {
        Ok(Outcome::Kept | Outcome::KeptBefore) => Ok(()),
        Ok(Outcome::FilesGone) => Err(Refused(StatusCode::CONFLICT, words.say("files-error-again"), None)),
        // Another tab of the same visit was faster: with this one, or with another.
        Ok(Outcome::DraftMoved | Outcome::MailboxMoved) => Err(already()),
        Err(StoreError::Busy) => {
            let seconds = write::BUSY_SECONDS;
            let words = words.with1("error-busy", "seconds", seconds);
            Err(Refused(StatusCode::SERVICE_UNAVAILABLE, words, Some(seconds)))
        }
        Err(error) => {
            tracing::error!(%error, "a report could not be kept");
            Err(Refused(StatusCode::SERVICE_UNAVAILABLE, words.say("write-error-not-kept"), Some(60)))
        }
    }
}

/// Names of files that go along, `f=HEX` each, in the address beside the language, since the body is the same as without.
pub(crate) fn files_in(query: &str) -> Option<Vec<[u8; 32]>> {
    let id = |pair: &str| Some(pair.strip_prefix("f=")?.parse::<ReportId>().ok()?.0);
    let pairs = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("l="));
    pairs.map(id).collect::<Option<Vec<_>>>().filter(|ids| ids.len() <= ATTACHMENTS_MAX)
}

/// Which report it is: sealed anew it is the same one.
fn digest(accept: &Accept) -> [u8; 32] {
    match &accept.mailbox {
        MailboxStep::New { report_id: name, .. } | MailboxStep::Next { lookup: name, .. } => {
            Sha256::digest(name).into()
        }
    }
}

pub(crate) fn said(Refused(status, words, seconds): Refused) -> Response {
    let mut response = Response::new(Body::from(words));
    *response.status_mut() = status;
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, text);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = seconds {
        let (name, value) = retry_after(&seconds.to_string());
        response.headers_mut().insert(name, value);
    }
    response
}
