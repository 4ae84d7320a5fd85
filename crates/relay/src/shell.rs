//! What every public page has around it: language, style, the way out, whom to call. One place, so that no page forgets.
use crate::{config::RelayConfig, contacts::Line, organisations, state::Inner, visit::OpenVisit};
use axum::response::Response;
use envelope::{directory::VerifiedOrg, ids::Day};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use std::borrow::Cow;
use web::{dates, endonyms::endonym, language::Lang, pictogram::Pictogram, words::Words};

/// Around the page.
pub(crate) struct Shell {
    pub(crate) w: &'static Words,
    pub(crate) lang: Lang,
    pub(crate) title: String,
    pub(crate) css: &'static str,
    pub(crate) script: &'static str,
    pub(crate) integrity: &'static str,
    pub(crate) demo: bool,
    pub(crate) help: Vec<Line>,
    /// The questions that can be listened to in this language, and the languages that can only be listened to.
    heard: Vec<&'static str>,
    pub(crate) spoken: Vec<&'static str>,
    /// Where the language links lead; `None` where a page offers buttons inside its form instead.
    pub(crate) languages_at: Option<Cow<'static, str>>,
}

impl Shell {
    pub(crate) fn new(config: &RelayConfig, lang: Lang, title_id: &str) -> Self {
        Self::titled(config, lang, Words::of(lang).say_plain(title_id))
    }

    /// "Step 2": says where one is and nothing about what it is.
    pub(crate) fn step(config: &RelayConfig, lang: Lang, step: u8) -> Self {
        Self::titled(config, lang, Words::of(lang).plain1("step-title", "step", i64::from(step)))
    }

    fn titled(config: &RelayConfig, lang: Lang, title: String) -> Self {
        Self {
            w: Words::of(lang),
            lang,
            title,
            css: web::style::public_css(),
            script: web::script::leave_name(),
            integrity: web::script::leave_integrity(),
            demo: config.demo,
            help: config.contacts.at_hand(),
            heard: config.recordings.heard(lang.tag()),
            spoken: config.recordings.spoken().to_vec(),
            languages_at: None,
        }
    }

    pub(crate) fn with_languages(mut self, at: impl Into<Cow<'static, str>>) -> Self {
        self.languages_at = Some(at.into());
        self
    }

    /// GOV.UK's rule: the word "error" stands first in the title, for those who hear the page.
    pub(crate) fn with_error(mut self, is_error: bool) -> Self {
        if is_error {
            let prefix = self.w.say_plain("error-title-prefix");
            self.title = format!("{prefix}: {}", self.title);
        }
        self
    }

    /// Whether a question can be listened to.
    pub(crate) fn is_heard(&self, question: &str) -> bool {
        self.heard.contains(&question)
    }

    pub(crate) fn emergency(&self) -> &str {
        self.help.first().map_or("112", |line| &line.show)
    }

    pub(crate) fn other_languages(&self) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|lang| *lang != self.lang).collect()
    }

    /// A few in different scripts, so that whoever reads none of this page knows what is behind it.
    pub(crate) fn some_languages(&self) -> impl Iterator<Item = Lang> {
        let few = [Lang::Nl, Lang::Fr, Lang::En, Lang::Ar, Lang::Es, Lang::Ro, Lang::Ru, Lang::Zh];
        few.into_iter().filter(|lang| *lang != self.lang)
    }

    pub(crate) fn checked_on(&self) -> String {
        self.help
            .iter()
            .map(|line| line.checked_on)
            .min()
            .map_or_else(String::new, |day| dates::day_long(self.w, day))
    }
}

/// The language of a page: asked for in the address or form, else the visit's, else the browser's, else the house's.
pub(crate) fn language(relay: &Inner, asked: &str, visit: Option<&OpenVisit>, headers: &HeaderMap) -> Lang {
    let accepts = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::parse(asked)
        .or_else(|| visit.and_then(OpenVisit::lang))
        .or_else(|| Lang::negotiate(accepts, |_| true))
        .unwrap_or(relay.config.language)
}

/// The language a form asks for: the button pressed, which comes after the page's own language, or that one.
pub(crate) fn asked(form: &web::form::Form) -> &str {
    form.all("l").last().copied().unwrap_or("")
}

/// Renders a page with the headers of all public pages and what this one adds.
pub(crate) fn show(
    status: StatusCode,
    page: &impl askama::Template,
    extra: Vec<(HeaderName, HeaderValue)>,
) -> Response {
    with(unlisted(web::headers::public_page(web::style::public_hash(), true)), status, page, extra)
}

/// A page that says the same to everybody, and that search engines may know.
pub(crate) fn show_to_all(page: &impl askama::Template) -> Response {
    with(web::headers::public_page(web::style::public_hash(), true), StatusCode::OK, page, Vec::new())
}

/// A page with a picture from our own address.
pub(crate) fn show_picture(page: &impl askama::Template) -> Response {
    let headers = web::headers::picture_page(web::style::public_hash());
    with(unlisted(headers), StatusCode::OK, page, Vec::new())
}

fn unlisted(mut headers: Vec<(HeaderName, HeaderValue)>) -> Vec<(HeaderName, HeaderValue)> {
    headers.push(web::headers::noindex());
    headers
}

/// The same for the one page whose script may lock a text and send it.
pub(crate) fn show_sealing(
    status: StatusCode,
    page: &impl askama::Template,
    extra: Vec<(HeaderName, HeaderValue)>,
) -> Response {
    with(unlisted(web::headers::sealing_page(web::style::public_hash())), status, page, extra)
}

fn with(
    mut headers: Vec<(HeaderName, HeaderValue)>,
    status: StatusCode,
    page: &impl askama::Template,
    extra: Vec<(HeaderName, HeaderValue)>,
) -> Response {
    headers.extend(extra);
    match page.render() {
        Ok(body) => {
            // What somebody typed is escaped, so such an element is ours.
            if body.contains("<audio ") {
                web::headers::with_sound(&mut headers);
            }
            web::page::html(status, headers, body)
        }
        // Only a failing formatter ends here; nothing of the page is in the answer.
        Err(_) => web::page::html(StatusCode::INTERNAL_SERVER_ERROR, headers, String::new()),
    }
}

/// An organisation as the page shows it.
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) picture: Pictogram,
    pub(crate) card: Option<envelope::directory::Card>,
    pub(crate) card_lang: String,
    pub(crate) card_dir: &'static str,
    pub(crate) languages: String,
    pub(crate) chosen: bool,
    /// Takes nobody new.
    pub(crate) for_readers_only: bool,
    /// Why it cannot be chosen now.
    pub(crate) closed: Option<String>,
}

impl Shown {
    pub(crate) fn of(org: &VerifiedOrg, lang: Lang, today: Day, chosen: bool) -> Self {
        use envelope::directory::OrgKind;
        let words = Words::of(lang);
        let (card_lang, card) = organisations::card(org, lang).unzip();
        let card_lang = card_lang.unwrap_or_else(|| lang.tag().into());
        let closed = org.sealing_key(today).err().map(|unavailable| match unavailable.back {
            Some(day) => {
                words.with1("readers-not-available-back", "date", &dates::day_long(words, day.number()))
            }
            None => words.say("readers-not-available"),
        });
        let (kind, picture) = match org.entry().kind {
            OrgKind::Police => ("kind-police", Pictogram::Police),
            OrgKind::Centre => ("kind-centre", Pictogram::Centre),
            OrgKind::Association => ("kind-association", Pictogram::Association),
            OrgKind::Other => ("kind-other", Pictogram::Talk),
        };
        Self {
            id: org.entry().org.to_string(),
            name: organisations::name(org, lang),
            kind,
            picture,
            card_dir: web::language::dir_of(&card_lang),
            card,
            card_lang,
            languages: words
                .list(&org.entry().languages.iter().map(|tag| endonym(tag).to_owned()).collect::<Vec<_>>()),
            chosen: chosen && closed.is_none(),
            for_readers_only: false,
            closed,
        }
    }
}
