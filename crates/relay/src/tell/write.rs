//! Step 3: the one document. Whatever goes wrong, the text stays in the form. Sealed in memory the moment it arrives,
//! since the browser does not do it; neither text nor code is written anywhere unsealed.
use super::{
    files::{self, Kept, Listed},
    questions, readers,
};
use crate::{
    asking::Asking,
    budget,
    errors::retry_after,
    leave::neutral,
    saying::{SayingError, Speaker},
    shell::{self, Shell},
    state::{Inner, Relay},
    upload::WithFiles,
    visit::{self, Doing, OpenVisit, Tell},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::{
    message::{Mode, TEXT_MAX_BYTES, TEXT_MAX_CHARS},
    receipt::Receipt,
    relay_api::KEYS_PATH,
    telling::Telling,
};
use getrandom::SysRng;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use rand_core::UnwrapErr;
use sha2::{Digest, Sha256};
use store::{
    StoreError,
    relay::{Accept, Outcome},
};
use web::{form::Form, language::Lang, page::see_other, words::Words};

/// Seconds after which to press again when the queue is full: about what it takes to empty.
pub(crate) const BUSY_SECONDS: i64 = 10;
/// Times to look again when another tab was faster.
const TRIES: usize = 4;

#[derive(Template)]
#[template(path = "tell/write.html")]
struct Write<'a> {
    shell: Shell,
    readers: Vec<String>,
    reader_ids: Vec<String>,
    about_police: bool,
    about_work: bool,
    police_reads: bool,
    others_read: bool,
    text: &'a str,
    questions: Vec<questions::Asked>,
    keep_copy: bool,
    pressure: bool,
    unfolded: bool,
    /// Whether files can go along, and those that came already.
    takes_files: bool,
    /// Where the form with files goes.
    files_at: &'static str,
    files: Vec<Listed>,
    /// For a browser that locks by itself: the script and what it seals with (WebAssembly or not), each with its hash; where the keys are.
    script: (&'static str, &'static str),
    sealer: (&'static str, &'static str),
    plain_sealer: (&'static str, &'static str),
    keys: &'static str,
    deployment: &'a str,
    error: Option<String>,
    /// Whether the error is about the text, the files or who reads.
    error_at: &'static str,
}

impl<'a> Write<'a> {
    fn new(relay: &'a Inner, lang: Lang, tell: &Tell, form: Option<&'a Form>) -> Self {
        let words = Words::of(lang);
        let organisations = relay.organisations();
        let is_police = |name: &visit::OrgName| organisations.is_police(&name.0);
        let questions = questions::ask(words, form, tell.about_work);
        let answered = questions.iter().any(|asked| asked.choices.iter().any(|choice| choice.chosen));
        Self {
            shell: Shell::step(&relay.config, lang, 3),
            readers: readers::names(relay, tell, lang),
            reader_ids: tell.readers.iter().cloned().map(String::from).collect(),
            about_police: tell.about_police,
            about_work: tell.about_work,
            police_reads: tell.readers.iter().any(is_police),
            others_read: !tell.readers.iter().all(is_police),
            text: form.map_or("", |form| form.one("text")),
            questions,
            keep_copy: form.is_some_and(|form| form.has("copy")),
            pressure: form.is_some_and(|form| form.has("pressure")),
            unfolded: answered || form.is_some_and(|form| form.has("copy") || form.has("pressure")),
            files_at: "/r/3",
            takes_files: relay.config.limits.files_mib > 0,
            files: files::listed(&tell.files, lang),
            script: (web::script::seal_name(), web::script::seal_integrity()),
            sealer: (web::script::sealer_name(), web::script::sealer_integrity()),
            plain_sealer: (web::script::plain_sealer_name(), web::script::plain_sealer_integrity()),
            keys: KEYS_PATH,
            deployment: &relay.config.deployment,
            error: None,
            error_at: "text",
        }
    }

    fn failing(mut self, at: &'static str, error: String) -> Self {
        self.shell = self.shell.with_error(true);
        self.error = Some(error);
        self.error_at = at;
        self
    }
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    match super::telling(&relay, &headers).await {
        Ok(Some((_, tell))) if tell.sent.is_some() => see_other("/r/4", Vec::new()),
        Ok(Some((_, tell))) if tell.readers.is_empty() => see_other("/r/2", Vec::new()),
        Ok(Some((open, tell))) => {
            let lang = shell::language(&relay, "", Some(&open), &headers);
            shell::show_sealing(StatusCode::OK, &Write::new(&relay, lang, &tell, None), Vec::new())
        }
        Ok(None) => neutral(&relay, "", &headers),
        Err(error) => crate::errors::store(&relay, &headers, &error),
    }
}

/// What stopped the sending; each has its words on the page, beside the text.
enum Stop {
    Words(StatusCode, &'static str, String),
    Later(StatusCode, i64, String),
    NotSentYet,
    FilesGone,
    Sent,
}

pub(crate) async fn post(State(relay): State<Relay>, WithFiles { asking, files }: WithFiles) -> Response {
    if !visit::has_cookie(&asking.headers) {
        return neutral(&relay, shell::asked(&asking.form), &asking.headers);
    }
    let found = match super::telling(&relay, &asking.headers).await {
        Ok(found) => found,
        Err(error) => return unreadable_database(&relay, &asking, &error),
    };
    let lang = shell::language(
        &relay,
        shell::asked(&asking.form),
        found.as_ref().map(|(open, _)| open),
        &asking.headers,
    );
    let lost = files.lost || asking.form.has("has-files");
    let Some((open, _)) = found else { return begin_again(&relay, lang, &asking, lost).await };
    let (open, too_late) = match files::keep(&relay, &asking.headers, &asking.form, &files, open).await {
        Ok(Kept::Now(open)) => (*open, false),
        Ok(Kept::Sent(open)) => (*open, true),
        Ok(Kept::Gone) => return begin_again(&relay, lang, &asking, true).await,
        Err(error) => return unreadable_database(&relay, &asking, &error),
    };
    let Doing::Tell(tell) = open.visit.doing.clone() else {
        return begin_again(&relay, lang, &asking, lost).await;
    };
    let page = |tell: &Tell, at, words| Write::new(&relay, lang, tell, Some(&asking.form)).failing(at, words);
    let words = Words::of(lang);
    if too_late {
        let page = page(&tell, "files", words.say("write-error-already"));
        return shell::show_sealing(StatusCode::CONFLICT, &page, Vec::new());
    }
    if let Some((status, said)) = files.fault.as_ref().map(|fault| fault.said(words)) {
        return shell::show_sealing(status, &page(&tell, "files", said), Vec::new());
    }
    if !asking.form.has("send") {
        return in_another_language(&relay, lang, open, &tell, &asking).await;
    }
    match send(&relay, lang, open, &tell, &asking).await {
        Stop::Sent => see_other("/r/4", Vec::new()),
        Stop::NotSentYet => begin_again(&relay, lang, &asking, lost).await,
        Stop::FilesGone => {
            let mut tell = tell;
            tell.files.clear();
            shell::show_sealing(
                StatusCode::CONFLICT,
                &page(&tell, "files", words.say("files-error-again")),
                Vec::new(),
            )
        }
        Stop::Words(status, at, said) => shell::show_sealing(status, &page(&tell, at, said), Vec::new()),
        Stop::Later(status, seconds, said) => {
            let retry = retry_after(&seconds.to_string());
            shell::show_sealing(status, &page(&tell, "text", said), vec![retry])
        }
    }
}

/// Everything from the text to the disk.
async fn send(relay: &Relay, lang: Lang, open: OpenVisit, tell: &Tell, asking: &Asking) -> Stop {
    let words = Words::of(lang);
    let text = asking.form.one("text");
    if let Some(error) = fault_in(text, words) {
        return Stop::Words(StatusCode::UNPROCESSABLE_ENTITY, "text", error);
    }
    let digest = digest(text);
    if let Some(stop) = sent_before(tell, &digest, words) {
        return stop;
    }
    if tell.readers.is_empty() {
        return Stop::Words(StatusCode::UNPROCESSABLE_ENTITY, "readers", words.say("write-error-readers"));
    }
    let mut on_page: Vec<String> = readers::read_orgs(&asking.form).iter().map(ToString::to_string).collect();
    let mut in_visit: Vec<String> = tell.readers.iter().cloned().map(String::from).collect();
    on_page.sort();
    in_visit.sort();
    if on_page != in_visit {
        return Stop::Words(StatusCode::CONFLICT, "readers", words.say("write-error-readers-moved"));
    }
    if let Err(minutes) = relay.budgets.take(asking.visitor, budget::Doing::Send, relay.now()) {
        let words = words.with1("error-budget", "minutes", minutes);
        return Stop::Later(StatusCode::TOO_MANY_REQUESTS, minutes * 60, words);
    }
    seal_and_keep(relay, lang, open, tell.clone(), &asking.form, digest).await
}

/// Why these words cannot be sent as they are, in the reader's language; also for what is written later.
pub(crate) fn fault_in(text: &str, words: &Words) -> Option<String> {
    let count = text.chars().count();
    if text.trim().is_empty() {
        Some(words.say("write-error-empty"))
    } else if count > TEXT_MAX_CHARS {
        Some(words.with1("write-error-too-long", "count", count))
    } else if text.len() > TEXT_MAX_BYTES {
        Some(words.say("write-error-too-long-bytes"))
    } else {
        None
    }
}

/// The same text again is the same report; another text is not silently dropped.
fn sent_before(tell: &Tell, digest: &[u8; 32], words: &Words) -> Option<Stop> {
    let sent = tell.sent.as_ref()?;
    if sent == digest {
        return Some(Stop::Sent);
    }
    Some(Stop::Words(StatusCode::CONFLICT, "text", words.say("write-error-already")))
}

async fn seal_and_keep(
    relay: &Relay,
    lang: Lang,
    mut open: OpenVisit,
    mut tell: Tell,
    form: &Form,
    digest: [u8; 32],
) -> Stop {
    let words = Words::of(lang);
    let telling = telling(lang, &tell, form);
    let sealed = match seal(relay, &tell, telling).await {
        Ok(sealed) => sealed,
        Err(Unsealed::Busy) => return busy(words),
        Err(Unsealed::NoKey) => {
            let error = words.say("readers-error-gone");
            return Stop::Words(StatusCode::UNPROCESSABLE_ENTITY, "readers", error);
        }
        Err(Unsealed::TooLong) => {
            let error = words.say("write-error-too-long-bytes");
            return Stop::Words(StatusCode::UNPROCESSABLE_ENTITY, "text", error);
        }
    };
    tell.sent = Some(digest);
    open.visit.doing = Doing::Tell(tell);
    let kept = match open.step(relay) {
        Ok(step) => {
            relay.acceptor.accept(Accept { draft: Some(step), day: relay.today().number(), ..sealed }).await
        }
        Err(error) => Err(error),
    };
    match kept {
        Ok(Outcome::Kept | Outcome::KeptBefore) => Stop::Sent,
        Ok(Outcome::FilesGone) => forget_files(relay, open).await,
        Ok(Outcome::DraftMoved | Outcome::MailboxMoved) => {
            what_the_other_tab_did(relay, &open, &digest, words).await
        }
        Err(StoreError::Busy) => busy(words),
        Err(error) => {
            tracing::error!(%error, "a report could not be kept");
            Stop::Later(StatusCode::SERVICE_UNAVAILABLE, 60, words.say("write-error-not-kept"))
        }
    }
}

/// Files of the visit are not there any more: none of them stands in the way of what is sent next.
async fn forget_files(relay: &Relay, mut open: OpenVisit) -> Stop {
    if let Doing::Tell(tell) = &mut open.visit.doing {
        tell.files.clear();
        tell.sent = None;
    }
    if let Err(error) = open.save(relay).await {
        tracing::warn!(%error, "a visit could not be written");
    }
    Stop::FilesGone
}

fn busy(words: &Words) -> Stop {
    let error = words.with1("error-busy", "seconds", BUSY_SECONDS);
    Stop::Later(StatusCode::SERVICE_UNAVAILABLE, BUSY_SECONDS, error)
}

fn telling(lang: Lang, tell: &Tell, form: &Form) -> Telling {
    let answers = questions::read(form, tell.about_work);
    Telling {
        text: form.one("text").to_owned(),
        pressure: questions::has_pressure(&answers),
        answers,
        about_police: tell.about_police,
        keep_copy: form.has("copy"),
        lang: lang.tag().to_owned(),
        mode: Mode::Server,
        attachments: tell.files.iter().map(visit::Taken::attachment).collect(),
    }
}

enum Unsealed {
    Busy,
    NoKey,
    TooLong,
}

/// The slow part, in the queue for sending.
async fn seal(relay: &Relay, tell: &Tell, telling: Telling) -> Result<Accept, Unsealed> {
    let Ok(receipt) = Receipt::parse(&tell.receipt) else { return Err(Unsealed::NoKey) };
    let readers = tell.reader_ids();
    let shared = relay.clone();
    let work = move || {
        let keys = receipt.derive(&shared.config.deployment);
        let organisations = shared.organisations();
        let speaker = Speaker { keys: &keys, organisations: &organisations, today: shared.today() };
        speaker.report(&mut UnwrapErr(SysRng), &telling, &readers)
    };
    match relay.sending.run(work).await {
        Err(_) => Err(Unsealed::Busy),
        Ok(Err(SayingError::NoKey(_))) => Err(Unsealed::NoKey),
        Ok(Err(SayingError::Message(_))) => Err(Unsealed::TooLong),
        Ok(Ok((mailbox, envelopes))) => {
            let files = tell.files.iter().map(|taken| taken.id).collect();
            Ok(Accept { draft: None, mailbox, envelopes, files, day: 0 })
        }
    }
}

/// Another tab wrote while this one sealed: it may have sent the same, something else, or only changed the language.
async fn what_the_other_tab_did(relay: &Relay, open: &OpenVisit, digest: &[u8; 32], words: &Words) -> Stop {
    for _ in 0..TRIES {
        match open.now(relay).await {
            Ok(Some(Doing::Tell(tell))) => {
                let moved =
                    || Stop::Words(StatusCode::CONFLICT, "readers", words.say("write-error-readers-moved"));
                return sent_before(&tell, digest, words).unwrap_or_else(moved);
            }
            Ok(_) => return Stop::NotSentYet,
            Err(StoreError::Busy) => {}
            Err(_) => break,
        }
    }
    busy(words)
}

/// The visit had ended: a new one, with the text and the readers still in the form. It never sends by itself.
async fn begin_again(relay: &Relay, lang: Lang, asking: &Asking, lost_files: bool) -> Response {
    let begun = async {
        let (mut open, tell) = OpenVisit::again(relay, lang, &asking.form)?;
        open.save(relay).await?;
        Ok::<_, StoreError>((open, tell))
    };
    match begun.await {
        Ok((open, tell)) => {
            let at = if tell.readers.is_empty() { "readers" } else { "text" };
            let mut words = Words::of(lang).say("write-error-not-sent-yet");
            if lost_files {
                words = format!("{words} {}", Words::of(lang).say("files-error-again"));
            }
            let page = Write::new(relay, lang, &tell, Some(&asking.form)).failing(at, words);
            shell::show_sealing(StatusCode::UNPROCESSABLE_ENTITY, &page, vec![open.cookie()])
        }
        Err(error) => unreadable_database(relay, asking, &error),
    }
}

/// The database cannot be used: the text comes back in the form, with the readers it carried.
fn unreadable_database(relay: &Inner, asking: &Asking, error: &StoreError) -> Response {
    tracing::error!(%error, "a visit could not be read");
    let lang = shell::language(relay, shell::asked(&asking.form), None, &asking.headers);
    let tell = readers::carried(relay, &asking.form);
    let words = Words::of(lang).say("write-error-not-kept");
    let page = Write::new(relay, lang, &tell, Some(&asking.form)).failing("text", words);
    shell::show_sealing(StatusCode::SERVICE_UNAVAILABLE, &page, vec![retry_after("60")])
}

async fn in_another_language(
    relay: &Relay,
    lang: Lang,
    mut open: OpenVisit,
    tell: &Tell,
    asking: &Asking,
) -> Response {
    open.visit.lang = lang.tag().into();
    if let Err(error) = open.save(relay).await {
        return unreadable_database(relay, asking, &error);
    }
    let nothing: Vec<(HeaderName, HeaderValue)> = Vec::new();
    shell::show_sealing(StatusCode::OK, &Write::new(relay, lang, tell, Some(&asking.form)), nothing)
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let form = Form::parse(b"text=%3Cb%3Ehello&q-who=self&copy=1").unwrap();
    let mut tell = super::begin(false);
    tell.readers =
        relay.config.identities.iter().map(|(org, _)| crate::visit::OrgName(org.clone())).collect();
    let words = Words::of(lang).say("write-error-empty");
    let taken = visit::Taken {
        id: [1; 32],
        key: [0; 16],
        hash: [0; 32],
        content: [0; 32],
        size: 2_000_000,
        kind: "picture".into(),
        name: "<b>.jpg".into(),
    };
    tell.files = vec![taken.clone(), taken];
    let faulty = Write::new(relay, lang, &tell, Some(&form))
        .failing("files", crate::upload::Fault::Kind("<b>".into()).said(Words::of(lang)).1);
    let failing = Write::new(relay, lang, &tell, Some(&form)).failing("text", words);
    tell.files.clear();
    vec![
        faulty.render().unwrap(),
        failing.render().unwrap(),
        Write::new(relay, lang, &tell, None).render().unwrap(),
    ]
}
