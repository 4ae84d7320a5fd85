//! What every page of a desk has around it.
use super::Face;
use crate::{Permission, Session};
use axum::response::Response;
use envelope::ids::OrgId;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use web::{language::Lang, words::Words};

/// Around the page.
pub(crate) struct Shell {
    pub(crate) w: &'static Words,
    pub(crate) lang: Lang,
    pub(crate) title: String,
    pub(crate) css: &'static str,
    pub(crate) demo: bool,
    pub(crate) desk: String,
    /// The part of the menu this page belongs to.
    pub(crate) here: &'static str,
    /// The address at which this page is found again, if it is not the present one: answers to a form have none.
    pub(crate) at: String,
    pub(crate) who: Option<Who>,
}

/// Who is signed in.
pub(crate) struct Who {
    pub(crate) name: String,
    pub(crate) form_token: String,
    pub(crate) reads_signals: bool,
    pub(crate) reads_audit: bool,
}

impl Shell {
    pub(crate) fn new(
        face: &Face,
        lang: Lang,
        title: String,
        here: &'static str,
        session: Option<&Session>,
    ) -> Self {
        let names = &face.look.names;
        let name = names.get(lang.tag()).or_else(|| names.values().next());
        Self {
            w: Words::of(lang),
            lang,
            title,
            css: web::style::desk_css_name(),
            demo: face.look.demo,
            desk: name.cloned().unwrap_or_else(|| face.desk.org().to_string()),
            here,
            at: String::new(),
            who: session.map(|session| Who {
                name: session.member.name.clone(),
                form_token: session.form_token.clone(),
                reads_signals: session.can(Permission::ReadSignals),
                reads_audit: session.can(Permission::ReadAudit),
            }),
        }
    }

    pub(crate) fn found_at(mut self, address: &str) -> Self {
        address.clone_into(&mut self.at);
        self
    }

    /// GOV.UK's rule: that something is wrong stands first in the title, for those who hear the page.
    pub(crate) fn wrong(&mut self) {
        self.title = format!("{}: {}", self.w.say_plain("error-title-prefix"), self.title);
    }

    pub(crate) fn languages(&self) -> [Lang; Lang::ALL.len()] {
        Lang::ALL
    }

    /// Where this page is in another language.
    pub(crate) fn in_language(&self, lang: &Lang) -> String {
        let mark = if self.at.contains('?') { '&' } else { '?' };
        format!("{}{mark}lang={}", self.at, lang.tag())
    }

    pub(crate) fn form_token(&self) -> &str {
        self.who.as_ref().map_or("", |who| &who.form_token)
    }
}

/// The language of a page: kept in the cookie, else the member's first, else the browser's.
pub(crate) fn language(face: &Face, headers: &HeaderMap, session: Option<&Session>) -> Lang {
    let kept = web::cookies::get(headers, &lang_cookie(face)).unwrap_or_default();
    let of_member = || session?.member.languages.iter().find_map(|tag| Lang::parse(tag));
    let accepts = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::parse(&kept)
        .or_else(of_member)
        .or_else(|| Lang::negotiate(accepts))
        .unwrap_or(Lang::Nl)
}

/// A cookie that keeps the language for as long as the browser window.
pub(crate) fn keep_language(face: &Face, lang: Lang) -> HeaderValue {
    web::cookies::set(&lang_cookie(face), lang.tag())
}

/// Names of organisations as a sentence of this language.
pub(crate) fn org_names<'a>(face: &Face, orgs: impl IntoIterator<Item = &'a OrgId>, w: &Words) -> String {
    let name = |org| face.desk.org_name(org, &[w.lang().tag(), "nl", "fr"]);
    w.list(&orgs.into_iter().map(name).collect::<Vec<_>>())
}

/// The words under `id`, or what is named by it where this version has no words for it.
pub(crate) fn say_or(w: &Words, id: &str, otherwise: &str) -> String {
    let words = w.say(id);
    if web::words::unsaid(&words).is_empty() { words } else { otherwise.to_owned() }
}

pub(crate) fn session_cookie(face: &Face) -> String {
    format!("desk-{}", face.look.id)
}

fn lang_cookie(face: &Face) -> String {
    format!("lang-{}", face.look.id)
}

/// Renders a page with the headers it adds to those of every answer.
pub(crate) fn show(
    status: StatusCode,
    page: &impl askama::Template,
    extra: Vec<(HeaderName, HeaderValue)>,
) -> Response {
    match page.render() {
        Ok(body) => web::page::html(status, extra, body),
        Err(_) => web::page::html(StatusCode::INTERNAL_SERVER_ERROR, extra, String::new()),
    }
}
