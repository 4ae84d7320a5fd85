//! Step 4: the code, shown once. Nobody moves on by mistake: the last group is typed back, or its loss is accepted.
use crate::{
    asking::Asking,
    errors,
    leave::neutral,
    organisations,
    shell::{self, Shell},
    state::{Inner, Relay},
    visit::{self, OpenVisit, Tell},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::receipt::{DIGITS, GROUP, Receipt};
use http::{HeaderMap, StatusCode};
use web::language::Lang;
use zeroize::Zeroizing;

#[derive(Template)]
#[template(path = "tell/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    names: Vec<String>,
    code: Code,
    group: usize,
    /// When each reader answers, in its own words and language.
    answers: Vec<(String, String, String)>,
    days: (u32, u32),
    error: bool,
}

/// What this relay knows of the code.
enum Code {
    /// It made it.
    Known([Zeroizing<String>; DIGITS / GROUP]),
    /// The browser made it and puts it there.
    OnScreen,
    /// The browser made it, and its page is gone.
    Gone,
}

#[derive(Template)]
#[template(path = "tell/ended.html")]
struct Ended {
    shell: Shell,
    noted: bool,
}

impl ReceiptPage {
    fn new(relay: &Inner, lang: Lang, tell: &Tell, error: bool) -> Self {
        let code = Receipt::parse(&tell.receipt).map_or(Code::Gone, |receipt| Code::Known(receipt.groups()));
        let keep = relay.config.limits.keep;
        Self {
            shell: Shell::new(&relay.config, lang, "receipt-title").with_error(error),
            names: super::readers::names(relay, tell, lang),
            code,
            group: GROUP,
            answers: when_they_answer(relay, lang, tell),
            days: (keep.messages, keep.mailboxes),
            error,
        }
    }
}

/// A reader's name, its words about when it answers, and the language they are in.
fn when_they_answer(relay: &Inner, lang: Lang, tell: &Tell) -> Vec<(String, String, String)> {
    let all = relay.organisations();
    let when = |org: &envelope::ids::OrgId| {
        let verified = all.of(org)?;
        let (tag, card) = organisations::card(verified, lang)?;
        Some((organisations::name(verified, lang), card.answers, tag))
    };
    tell.reader_ids().iter().filter_map(when).collect()
}

/// The page for a browser that made the code itself and puts it in.
pub(crate) fn unknown_to_us(relay: &Inner, lang: Lang, tell: &Tell) -> Response {
    let page = ReceiptPage { code: Code::OnScreen, ..ReceiptPage::new(relay, lang, tell, false) };
    shell::show(StatusCode::OK, &page, Vec::new())
}

async fn sent(relay: &Inner, headers: &HeaderMap) -> store::Result<Option<(OpenVisit, Tell)>> {
    Ok(super::telling(relay, headers).await?.filter(|(_, tell)| tell.sent.is_some()))
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    match sent(&relay, &headers).await {
        Ok(Some((open, tell))) => {
            let lang = shell::language(&relay, "", Some(&open), &headers);
            shell::show(StatusCode::OK, &ReceiptPage::new(&relay, lang, &tell, false), Vec::new())
        }
        Ok(None) => neutral(&relay, "", &headers),
        Err(error) => errors::store(&relay, &headers, &error),
    }
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let (open, tell) = match sent(&relay, &asking.headers).await {
        Ok(Some(found)) => found,
        Ok(None) => return neutral(&relay, shell::asked(&asking.form), &asking.headers),
        Err(error) => return errors::store(&relay, &asking.headers, &error),
    };
    let lang = shell::language(&relay, shell::asked(&asking.form), Some(&open), &asking.headers);
    let cannot = asking.form.has("cannot");
    let typed = asking.form.one("group");
    // A code that the browser made is compared there.
    let fits = Receipt::parse(&tell.receipt)
        .map_or(asking.form.has("noted"), |receipt| receipt.last_group_matches(typed));
    if !cannot && !fits {
        let page = ReceiptPage::new(&relay, lang, &tell, true);
        return shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new());
    }
    match OpenVisit::end(&relay, &asking.headers).await {
        Ok(()) => {
            let shell = Shell::new(&relay.config, lang, "receipt-ended-title");
            shell::show(StatusCode::OK, &Ended { shell, noted: !cannot }, vec![visit::no_cookie()])
        }
        Err(error) => errors::store(&relay, &asking.headers, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let mut tell = super::begin(false);
    tell.readers = relay.config.identities.iter().map(|(org, _)| visit::OrgName(org.clone())).collect();
    let ended =
        |noted| Ended { shell: Shell::new(&relay.config, lang, "receipt-ended-title"), noted }.render();
    vec![
        ReceiptPage::new(relay, lang, &tell, true).render().unwrap(),
        ReceiptPage { code: Code::OnScreen, ..ReceiptPage::new(relay, lang, &tell, false) }.render().unwrap(),
        ReceiptPage { code: Code::Gone, ..ReceiptPage::new(relay, lang, &tell, false) }.render().unwrap(),
        ended(true).unwrap(),
        ended(false).unwrap(),
    ]
}
