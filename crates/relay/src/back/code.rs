//! The code is typed. What is not a code is said at once; wrong, expired and deleted codes are answered alike, after the
//! same work. The page says beforehand that the server uses the code for a moment.
use super::mailbox_of;
use crate::{
    asking::Asking,
    budget,
    errors::{self, retry_after},
    front::Asked,
    saying::hash,
    shell::{self, Shell},
    state::{Inner, Relay},
    visit::{Back, Doing, OpenVisit},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use envelope::receipt::{Receipt, ReceiptError, ReporterKeys};
use http::{HeaderMap, StatusCode};
use web::{language::Lang, page::see_other, words::Words};
use zeroize::Zeroizing;

/// Seconds after which to try again when the queue is full.
const BUSY_SECONDS: i64 = 10;
/// The page holds the sentence for each count of digits up to twice a code: a script cannot know the plurals of a language.
const DIGITS_TOLD: usize = 48;

#[derive(Template)]
#[template(path = "back/code.html")]
struct Code<'a> {
    shell: Shell,
    typed: &'a str,
    /// A message that was typed when the visit had ended: it waits here and goes nowhere by itself.
    waiting: &'a str,
    error: Option<String>,
    /// For a browser that opens by itself: the script and what it opens with (WebAssembly or not), each with its hash.
    script: (&'static str, &'static str),
    sealer: (&'static str, &'static str),
    plain_sealer: (&'static str, &'static str),
    deployment: &'a str,
    /// Minutes after which a page that nobody uses goes.
    minutes: i64,
    /// What is said of so many digits.
    lengths: Vec<String>,
}

impl<'a> Code<'a> {
    fn new(relay: &'a Inner, lang: Lang, error: Option<String>) -> Self {
        let shell = Shell::new(&relay.config, lang, "return-title").with_error(error.is_some());
        let digits = |count| say(ReceiptError::WrongLength { digits: count }, shell.w);
        Self {
            lengths: (0..=DIGITS_TOLD).map(digits).collect(),
            shell: shell.with_languages("/m"),
            typed: "",
            waiting: "",
            error,
            script: (web::script::thread_name(), web::script::thread_integrity()),
            sealer: (web::script::opener_name(), web::script::opener_integrity()),
            plain_sealer: (web::script::plain_opener_name(), web::script::plain_opener_integrity()),
            deployment: &relay.config.deployment,
            minutes: relay.config.limits.visit_minutes,
        }
    }

    fn keeping(mut self, typed: &'a str, waiting: &'a str) -> Self {
        (self.typed, self.waiting) = (typed, waiting);
        self
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show_sealing(StatusCode::OK, &Code::new(&relay, lang, None), Vec::new())
}

/// The visit has ended in the middle of something: the text stays, the code is asked for again.
pub(crate) fn ask_again(relay: &Inner, asking: &Asking, text: &str) -> Response {
    let lang = shell::language(relay, shell::asked(&asking.form), None, &asking.headers);
    let error = Words::of(lang).say("thread-closed-elsewhere");
    let page = Code::new(relay, lang, Some(error)).keeping("", text);
    shell::show_sealing(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new())
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let lang = shell::language(&relay, shell::asked(&asking.form), None, &asking.headers);
    let (typed, waiting) = (asking.form.one("code"), asking.form.one("text"));
    match enter(&relay, lang, &asking).await {
        Ok(open) => see_other(if waiting.is_empty() { "/m/1" } else { "/m/2" }, vec![open.cookie()]),
        Err(Refused::Store(error)) => errors::store(&relay, &asking.headers, &error),
        Err(Refused::Words(status, words)) => {
            let page = Code::new(&relay, lang, Some(words)).keeping(typed, waiting);
            shell::show_sealing(status, &page, Vec::new())
        }
        Err(Refused::Later(status, seconds, words)) => {
            let page = Code::new(&relay, lang, Some(words)).keeping(typed, waiting);
            shell::show_sealing(status, &page, vec![retry_after(&seconds.to_string())])
        }
    }
}

enum Refused {
    Words(StatusCode, String),
    Later(StatusCode, i64, String),
    Store(store::StoreError),
}

async fn enter(relay: &Relay, lang: Lang, asking: &Asking) -> Result<OpenVisit, Refused> {
    let words = Words::of(lang);
    let unprocessable = |text| Refused::Words(StatusCode::UNPROCESSABLE_ENTITY, text);
    let receipt =
        Receipt::parse(asking.form.one("code")).map_err(|error| unprocessable(say(error, words)))?;
    relay.budgets.take(asking.visitor, budget::Doing::TryCode, relay.now()).map_err(|minutes| {
        let text = words.with1("error-budget", "minutes", minutes);
        Refused::Later(StatusCode::TOO_MANY_REQUESTS, minutes * 60, text)
    })?;
    let shared = relay.clone();
    let derived = relay.returning.run(move || receipt.derive(&shared.config.deployment)).await;
    let keys = derived.map_err(|_| {
        let text = words.with1("error-busy", "seconds", BUSY_SECONDS);
        Refused::Later(StatusCode::SERVICE_UNAVAILABLE, BUSY_SECONDS, text)
    })?;
    let known = mailbox_of(relay, &keys).await.map_err(Refused::Store)?;
    known.ok_or_else(|| unprocessable(words.say("return-error-unknown")))?;
    begin(relay, lang, asking, &keys).await.map_err(Refused::Store)
}

fn say(error: ReceiptError, words: &Words) -> String {
    match error {
        ReceiptError::NotDigits => words.say("return-error-digits"),
        ReceiptError::WrongLength { digits } => words.with1("return-error-length", "count", digits),
        ReceiptError::CheckDigit | ReceiptError::OutOfRange => words.say("return-error-check"),
    }
}

async fn begin(relay: &Relay, lang: Lang, asking: &Asking, keys: &ReporterKeys) -> store::Result<OpenVisit> {
    let mut tx = relay.store.write("mailbox used").await?;
    store::relay::touch_mailbox(&mut tx, &hash(&keys.lookup()), relay.today().number()).await?;
    tx.commit().await?;
    OpenVisit::end(relay, &asking.headers).await?;
    let root = Zeroizing::new(*keys.root());
    let back = Back {
        root: root.to_vec(),
        waiting: asking.form.one("text").into(),
        done: Vec::new(),
        files: Vec::new(),
    };
    let mut open = OpenVisit::begin(lang, Doing::Back(back))?;
    open.save(relay).await?;
    Ok(open)
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let error = Words::of(lang).with1("return-error-length", "count", 23);
    vec![
        Code::new(relay, lang, None).render().unwrap(),
        Code::new(relay, lang, Some(error)).keeping("12\"34", "<b>x").render().unwrap(),
    ]
}
