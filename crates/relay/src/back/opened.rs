//! Coming back where scripts run: the browser opens the thread. This relay is shown the two keys of a mailbox, which open nothing, and
//! hands out what lies there, sealed, with the pages to put it in; what is wished it takes as the browser made it, with the files that
//! came before it (`tell/parts.rs`).
use super::{asked, change, delete, more, sealed_mailbox, stop};
use crate::{
    asking::{self, Fault},
    budget::{Doing, Visitor},
    front::Asked,
    organisations::Organisations,
    saying::hash,
    shell::{self, Shell},
    state::{Inner, Relay},
    tell::sealed::{Refused, files_in, said},
    tell::write::BUSY_SECONDS,
};
use askama::Template;
use axum::{
    body::Body,
    extract::{Query, Request, State},
    response::Response,
};
use envelope::{
    ids::Day,
    returning::{ANSWERS_MAX, Knock, Opened, Wished},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use store::{
    StoreError,
    relay::{self, Accept, Answer, Mailbox, MailboxStep, NewEnvelope, Outcome},
};
use web::{dates, language::Lang, words::Words};
use zeroize::Zeroizing;

/// Where the script puts what only the browser knows: the sign for an object that stands in a text.
pub(crate) const PLACE: &str = "\u{FFFC}";
/// Two keys and what stands around them.
const KNOCK_MAX: usize = 512;
/// Notes, and a message to everybody who ever read.
const WISH_MAX: usize = 3 * 1024 * 1024;
/// What all answers together may weigh; of more, the newest.
const ANSWERS_BYTES: usize = 12 * 1024 * 1024;

/// The conversation with empty places. Where it is the same page for both ways, its template says what is left out.
#[derive(Template)]
#[template(path = "back/here.html")]
struct Here {
    shell: Shell,
    place: &'static str,
    notes: [(u8, &'static str); 6],
    /// What is said about consent, and the months.
    ask: (Vec<(String, String)>, [String; 12]),
    /// The days that can stand on the page, in words.
    days: Vec<(u32, String)>,
    /// Id, name, whether it is police.
    orgs: Vec<(String, String, bool)>,
    /// What stands between names.
    joins: (&'static str, &'static str),
    /// Languages that run from right to left.
    leftwards: String,
}

/// The script of these pages.
pub(crate) async fn script(headers: HeaderMap) -> Response {
    web::script::thread(&headers)
}

/// What it opens with.
pub(crate) async fn opener(headers: HeaderMap) -> Response {
    web::script::opener(&headers)
}

/// The same for a browser without WebAssembly.
pub(crate) async fn plain_opener(headers: HeaderMap) -> Response {
    web::script::plain_opener(&headers)
}

/// What lies in a mailbox, and the pages to show it in.
pub(crate) async fn open(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    let (headers, visitor, body) = parts(&relay, request);
    let lang = shell::language(&relay, &asked.l, None, &headers);
    match opened(&relay, lang, &headers, visitor, body).await {
        Ok(bytes) => bytes_of(bytes),
        Err(refused) => said(refused),
    }
}

async fn opened(
    relay: &Inner,
    lang: Lang,
    headers: &HeaderMap,
    visitor: Visitor,
    body: Body,
) -> Result<Vec<u8>, Refused> {
    let words = Words::of(lang);
    let bytes = read(words, headers, body, KNOCK_MAX).await?;
    let knock = Knock::from_bytes(&bytes).map_err(|_| unreadable(words, StatusCode::BAD_REQUEST))?;
    let spent = relay.budgets.take(visitor, Doing::TryCode, relay.now());
    spent.map_err(|minutes| too_often(words, minutes))?;
    let found = sealed_mailbox(relay, &knock.lookup, &knock.auth).await;
    let mailbox = found.map_err(|error| not_now(words, &error))?.ok_or_else(|| unknown(words))?;
    // It was no guess: whoever reads and writes a good deal is not taken for somebody who tries codes.
    relay.budgets.give_back(visitor, Doing::TryCode);
    let answers = answers(relay, &knock, &mailbox).await.map_err(|error| not_now(words, &error))?;
    let organisations = relay.organisations();
    let pages = pages(relay, lang, &organisations, &mailbox, &answers);
    let pages =
        pages.map_err(|_| Refused(StatusCode::INTERNAL_SERVER_ERROR, words.say("error-later"), None))?;
    let opened = put_together(relay, &organisations, mailbox, answers).to_bytes();
    let fields: Vec<&[u8]> =
        std::iter::once(opened.as_slice()).chain(pages.iter().map(String::as_bytes)).collect();
    Ok(envelope::returning::row(&fields))
}

async fn answers(relay: &Inner, knock: &Knock, mailbox: &Mailbox) -> store::Result<Vec<Answer>> {
    let mut tx = relay.store.write("mailbox used").await?;
    relay::touch_mailbox(&mut tx, &hash(&knock.lookup), relay.today().number()).await?;
    tx.commit().await?;
    let mut tx = relay.store.read("answers").await?;
    let mut answers = relay::answers_of(&mut tx, &mailbox.report_id).await?;
    let mut left = ANSWERS_BYTES;
    let fits = |answer: &&Answer| {
        left = left.saturating_sub(answer.sealed.len());
        left > 0
    };
    let newest = answers.iter().rev().take(ANSWERS_MAX).take_while(fits).count();
    answers.drain(..answers.len() - newest);
    Ok(answers)
}

fn put_together(
    relay: &Inner,
    organisations: &Organisations,
    mailbox: Mailbox,
    answers: Vec<Answer>,
) -> Opened {
    let days = answers.iter().map(|answer| Day(answer.day));
    let signing = days.clone().min().zip(days.max());
    Opened {
        state: mailbox.state,
        signing: signing.map_or_else(Vec::new, |(from, to)| organisations.vouched_signing_keys(from, to)),
        answers: answers.into_iter().map(|answer| (Day(answer.day), answer.sealed)).collect(),
        sealing: organisations.sealing_keys(relay.today()),
        version: u64::try_from(mailbox.version).unwrap_or(0),
        own_copy: mailbox.own_copy,
        deletion_days: relay.config.limits.deletion_days,
    }
}

/// In the order of their addresses, `/m/1` to `/m/5`, then `/m/9`.
fn pages(
    relay: &Inner,
    lang: Lang,
    organisations: &Organisations,
    mailbox: &Mailbox,
    answers: &[Answer],
) -> askama::Result<[String; 6]> {
    let mut days: Vec<u32> = answers.iter().map(|answer| answer.day).chain(mailbox.delete_after).collect();
    days.sort_unstable();
    days.dedup();
    Ok([
        Here::new(relay, lang, organisations, &days).render()?,
        more::here(relay, lang)?,
        change::here(relay, lang, organisations)?,
        stop::here(relay, lang)?,
        delete::here(relay, lang)?,
        asked::here(relay, lang)?,
    ])
}

impl Here {
    fn new(relay: &Inner, lang: Lang, organisations: &Organisations, days: &[u32]) -> Self {
        let shell = Shell::new(&relay.config, lang, "thread-title").with_languages("/m");
        let org = |one: &envelope::directory::VerifiedOrg| {
            let id = &one.entry().org;
            let name = organisations.names(std::slice::from_ref(id), lang);
            (id.to_string(), shell.w.list(&name), organisations.is_police(id))
        };
        Self {
            place: PLACE,
            ask: asked::words_for_browser(shell.w),
            notes: [2, 3, 4, 6, 7, 8]
                .map(|number| (number, super::thread::done_note(number).unwrap_or_default())),
            days: days.iter().map(|day| (*day, dates::day_long(shell.w, *day))).collect(),
            orgs: organisations.all.iter().map(org).collect(),
            joins: shell.w.joins(),
            leftwards: web::language::LEFTWARDS.join(" "),
            shell,
        }
    }
}

/// What somebody wishes, made by their browser.
pub(crate) async fn wish(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    let query = request.uri().query().unwrap_or_default().to_owned();
    let (headers, visitor, body) = parts(&relay, request);
    let lang = shell::language(&relay, &asked.l, None, &headers);
    match keep(&relay, Words::of(lang), (&headers, &query), visitor, body).await {
        Ok(kept) => status(if kept { StatusCode::NO_CONTENT } else { StatusCode::CONFLICT }),
        Err(refused) => said(refused),
    }
}

/// `false`: the mailbox is not as the browser saw it; it looks again and makes the wish anew.
async fn keep(
    relay: &Inner,
    words: &Words,
    (headers, query): (&HeaderMap, &str),
    visitor: Visitor,
    body: Body,
) -> Result<bool, Refused> {
    let bytes = read(words, headers, body, WISH_MAX).await?;
    let in_no_form = || unreadable(words, StatusCode::BAD_REQUEST);
    let wished = Wished::from_bytes(&bytes).map_err(|_| in_no_form())?;
    let files = files_in(query).ok_or_else(in_no_form)?;
    // What is wished is not for us to know. Somebody who has sent a good deal must still be able to stop and delete.
    let now = relay.now();
    let spent = relay.budgets.take(visitor, Doing::Send, now);
    let spent = spent.or_else(|_| relay.budgets.take(visitor, Doing::TryCode, now));
    spent.map_err(|minutes| too_often(words, minutes))?;
    let found = sealed_mailbox(relay, &wished.lookup, &wished.auth).await;
    let mailbox = found.map_err(|error| not_now(words, &error))?.ok_or_else(|| unknown(words))?;
    let Ok(version) = i64::try_from(wished.version) else { return Ok(false) };
    let today = relay.today();
    let due = wished.delete_after.map(Day::number);
    // Three days whoever asks: somebody else may hold the code. Made before midnight, it is made again.
    let earliest = today.checked_add(relay.config.limits.deletion_days).map(Day::number);
    if due.is_some() && due != mailbox.delete_after && due != earliest {
        return Ok(false);
    }
    let accept = Accept {
        draft: None,
        mailbox: MailboxStep::Next {
            lookup: hash(&wished.lookup),
            version,
            state: wished.state,
            delete_after: due,
        },
        envelopes: wished.envelopes.into_iter().map(|(id, sealed)| NewEnvelope { id, sealed }).collect(),
        files,
        day: today.number(),
    };
    match relay.acceptor.accept(accept).await {
        Ok(Outcome::Kept | Outcome::KeptBefore) => Ok(true),
        Ok(Outcome::DraftMoved | Outcome::MailboxMoved) => Ok(false),
        Ok(Outcome::FilesGone) => Err(Refused(StatusCode::CONFLICT, words.say("files-error-again"), None)),
        Err(error) => Err(not_now(words, &error)),
    }
}

fn parts(relay: &Inner, request: Request) -> (HeaderMap, Visitor, Body) {
    let (parts, body) = request.into_parts();
    let visitor = asking::visitor(&parts.extensions, &parts.headers, &relay.config.address_header);
    (parts.headers, visitor, body)
}

async fn read(
    words: &Words,
    headers: &HeaderMap,
    body: Body,
    max: usize,
) -> Result<Zeroizing<Vec<u8>>, Refused> {
    if !web::origin::is_own(headers) {
        return Err(unreadable(words, StatusCode::FORBIDDEN));
    }
    asking::read(body, max).await.map_err(|fault| match fault {
        Fault::TooLong => Refused(StatusCode::PAYLOAD_TOO_LARGE, words.say("error-too-big"), None),
        Fault::Broken => unreadable(words, StatusCode::BAD_REQUEST),
    })
}

fn unreadable(words: &Words, status: StatusCode) -> Refused {
    Refused(status, words.say("error-unreadable"), None)
}

/// Never used, deleted, over, or a key that does not fit: one sentence.
fn unknown(words: &Words) -> Refused {
    Refused(StatusCode::UNPROCESSABLE_ENTITY, words.say("return-error-unknown"), None)
}

fn too_often(words: &Words, minutes: i64) -> Refused {
    Refused(
        StatusCode::TOO_MANY_REQUESTS,
        words.with1("error-budget", "minutes", minutes),
        Some(minutes * 60),
    )
}

fn not_now(words: &Words, error: &StoreError) -> Refused {
    tracing::error!(%error, "the database did not do it");
    let words = match error {
        StoreError::Busy => words.with1("error-busy", "seconds", BUSY_SECONDS),
        _ => words.say("error-later"),
    };
    Refused(StatusCode::SERVICE_UNAVAILABLE, words, Some(BUSY_SECONDS))
}

fn status(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn bytes_of(bytes: Vec<u8>) -> Response {
    let mut response = status(StatusCode::OK);
    *response.body_mut() = Body::from(bytes);
    let kind = HeaderValue::from_static("application/octet-stream");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let mailbox = Mailbox {
        auth: [0; 32],
        report_id: [0; 32],
        version: 1,
        state: Vec::new(),
        own_copy: None,
        delete_after: Some(20_784),
    };
    let answers = [Answer { day: 20_781, sealed: Vec::new() }];
    pages(relay, lang, &relay.organisations(), &mailbox, &answers).unwrap().into()
}
