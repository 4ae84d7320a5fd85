//! What every page of a desk has around it.
use super::Face;
use crate::{Permission, Session};
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use web::{language::Lang, words::Words};

/// Around the page.
pub(crate) struct Shell {
    pub(crate) w: &'static Words,
    pub(crate) lang: Lang,
    pub(crate) title: String,
    pub(crate) css: &'static str,
    pub(crate) script: &'static str,
    pub(crate) integrity: &'static str,
    pub(crate) demo: bool,
    pub(crate) desk: String,
    /// The part of the menu this page belongs to.
    pub(crate) here: &'static str,
    pub(crate) who: Option<Who>,
    /// Where this page is, for the links to other languages; empty: here.
    pub(crate) at: String,
}

/// Who is signed in.
pub(crate) struct Who {
    pub(crate) name: String,
    pub(crate) form_token: String,
    pub(crate) reads_signals: bool,
    pub(crate) reads_audit: bool,
    pub(crate) enters: bool,
    pub(crate) reads_text: bool,
    pub(crate) reads_cases: bool,
    pub(crate) makes_campaigns: bool,
    pub(crate) ends_records: bool,
    pub(crate) answers_requests: bool,
    pub(crate) takes_copies: bool,
    /// What they were told and have not seen.
    pub(crate) notices: i64,
    /// Who printed the page and when: at the head of each sheet of paper, nowhere on the screen.
    pub(crate) printed: String,
    /// Without use for so long, the page covers itself.
    pub(crate) idle_seconds: i64,
    /// Single keys do something for them.
    pub(crate) single_keys: bool,
}

impl Shell {
    pub(crate) fn new(
        face: &Face,
        lang: Lang,
        title: String,
        here: &'static str,
        session: Option<&Session>,
    ) -> Self {
        Self {
            w: Words::of(lang),
            lang,
            title,
            css: web::style::desk_css_name(),
            script: web::script::desk_name(),
            integrity: web::script::desk_integrity(),
            demo: face.look.demo,
            desk: face.name(lang),
            here,
            at: String::new(),
            who: session.map(|session| Who {
                name: session.member.name.clone(),
                form_token: session.form_token.clone(),
                reads_signals: session.can(Permission::ReadSignals),
                reads_audit: session.can(Permission::ReadAudit),
                enters: session.can(Permission::Enter),
                reads_text: session.can(Permission::ReadText),
                reads_cases: session.can(Permission::ReadCases),
                makes_campaigns: session.can(Permission::Campaigns),
                ends_records: session.can(Permission::EndRecords),
                answers_requests: session.can(Permission::DataRequests),
                takes_copies: session.can(Permission::TakeCopies),
                notices: session.notices,
                printed: Words::of(lang).with2(
                    "desk-printed",
                    "name",
                    session.member.name.as_str(),
                    "date",
                    web::dates::day_long(Words::of(lang), face.desk.today().number()).as_str(),
                ),
                idle_seconds: face.desk.idle_minutes() * 60,
                single_keys: session.single_keys,
            }),
        }
    }

    pub(crate) fn other_languages(&self) -> Vec<Lang> {
        Lang::desks().filter(|lang| *lang != self.lang).collect()
    }

    /// The same page in another language, with its filter and its place.
    pub(crate) fn in_language(&self, lang: Lang) -> String {
        let mark = if self.at.contains('?') { '&' } else { '?' };
        format!("{}{mark}lang={}", self.at, lang.tag())
    }

    /// Whether the reader may take a copy out of the desk.
    pub(crate) fn takes_copies(&self) -> bool {
        self.who.as_ref().is_some_and(|who| who.takes_copies)
    }

    pub(crate) fn form_token(&self) -> &str {
        self.who.as_ref().map_or("", |who| &who.form_token)
    }

    /// Whoever is signed in answers what people ask about their data.
    pub(crate) fn answers_requests(&self) -> bool {
        self.who.as_ref().is_some_and(|who| who.answers_requests)
    }

    /// Whoever is signed in reads reports.
    pub(crate) fn reads_signals(&self) -> bool {
        self.who.as_ref().is_some_and(|who| who.reads_signals)
    }
}

/// The language of a page: asked for, else kept in the cookie, else the member's first, else the browser's.
pub(crate) fn language(face: &Face, asked: &str, headers: &HeaderMap, session: Option<&Session>) -> Lang {
    let kept = web::cookies::get(headers, &lang_cookie(face)).unwrap_or_default();
    let of_member = || session?.member.languages.iter().find_map(|tag| Lang::at_desk(tag));
    let accepts = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::at_desk(asked)
        .or_else(|| Lang::at_desk(&kept))
        .or_else(of_member)
        .or_else(|| Lang::negotiate(accepts, Lang::is_whole))
        .unwrap_or(Lang::Nl)
}

/// Keeps the language that was asked for in the address.
pub(crate) fn keep_language(face: &Face, asked: &str) -> Vec<(HeaderName, HeaderValue)> {
    let keep = |lang: Lang| (header::SET_COOKIE, web::cookies::set(&lang_cookie(face), lang.tag()));
    Lang::at_desk(asked).map(keep).into_iter().collect()
}

/// Whether a browser can be asked for a passkey here.
pub(crate) enum Passkeys {
    /// This desk has none.
    Off,
    /// Here.
    Here,
    /// At the desk's own address; this is another one.
    At(String),
}

impl Passkeys {
    pub(crate) fn of(face: &Face, headers: &HeaderMap) -> Self {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        match face.desk.passkey_address(host) {
            None => Self::Off,
            Some((_, true)) => Self::Here,
            Some((address, false)) => Self::At(address.to_owned()),
        }
    }
}

/// What was begun with a passkey waits in this cookie for the answer.
pub(crate) fn passkey_cookie(face: &Face) -> String {
    format!("passkey-{}", face.look.id)
}

/// What was begun with the provider waits in this cookie for the answer.
pub(crate) fn provider_cookie(face: &Face) -> String {
    format!("provider-{}", face.look.id)
}

/// The list somebody comes from: its address, so that they come back to it. Codes and numbers, like every address.
pub(crate) fn list_cookie(face: &Face) -> String {
    format!("list-{}", face.look.id)
}

pub(crate) fn session_cookie(face: &Face) -> String {
    format!("desk-{}", face.look.id)
}

fn lang_cookie(face: &Face) -> String {
    format!("lang-{}", face.look.id)
}

/// Renders a page with the headers of all pages of a desk and what this one adds.
pub(crate) fn show(
    status: StatusCode,
    page: &impl askama::Template,
    extra: Vec<(HeaderName, HeaderValue)>,
) -> Response {
    let mut headers = web::headers::desk_page();
    headers.extend(extra);
    match page.render() {
        Ok(body) => web::page::html(status, headers, body),
        Err(_) => web::page::html(StatusCode::INTERNAL_SERVER_ERROR, headers, String::new()),
    }
}
