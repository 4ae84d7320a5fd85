//! The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call, conditions of use. None sets a
//! cookie or keeps anything. Long texts on law and advice are there in five languages; a page in another says so, in that language.

pub(crate) mod access;
pub(crate) mod check;
pub(crate) mod doing;
pub(crate) mod hear;
pub(crate) mod law;
pub(crate) mod numbers;
pub(crate) mod rights;
pub(crate) mod signs;

use crate::{config::RelayConfig, contacts::Line, errors, front::Asked, shell, state::Inner};
use askama::Template;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use web::{language::Lang, words::Words};

/// The language of a long text, which may be another than the page's.
pub(crate) struct TextIn {
    pub(crate) w: &'static Words,
    pub(crate) lang: Lang,
    /// The others to choose from; none where the page's own language is among them.
    pub(crate) others: Vec<Lang>,
    /// The address of the page.
    pub(crate) at: String,
}

impl TextIn {
    /// The page's own language where the text is there in it, else the one that was asked for, at first English.
    pub(crate) fn new(lang: Lang, asked: &str, at: impl Into<String>) -> Self {
        let own = if lang.is_whole() { lang } else { Lang::at_desk(asked).unwrap_or(Lang::En) };
        let others = if own == lang { Vec::new() } else { Lang::desks().filter(|one| *one != own).collect() };
        Self { w: Words::of(own), lang: own, others, at: at.into() }
    }

    /// Whether the text speaks another language than the page.
    pub(crate) fn is_foreign(&self) -> bool {
        !self.others.is_empty()
    }
}

/// A page that is the same for everybody who reads its language.
pub(crate) fn to_all<P: Template>(
    relay: &Inner,
    headers: &HeaderMap,
    asked: &Asked,
    page: impl FnOnce(&Inner, Lang) -> P,
) -> Response {
    shell::show_to_all(&page(relay, shell::language(relay, &asked.l, None, headers)))
}

/// The same of a page with a number in its address, if there is one of that number.
pub(crate) fn numbered<P: Template>(
    relay: &Inner,
    headers: &HeaderMap,
    asked: &Asked,
    page: impl FnOnce(&Inner, Lang) -> Option<P>,
) -> Response {
    let lang = shell::language(relay, &asked.l, None, headers);
    match page(relay, lang) {
        Some(page) => shell::show_to_all(&page),
        None => errors::page(relay, lang, StatusCode::NOT_FOUND, "error-not-found"),
    }
}

/// The national site, which comes first for whoever saw something.
pub(crate) fn national(config: &RelayConfig) -> Option<Line> {
    config.contacts.line("national-site")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_law_is_never_shown_in_a_language_in_which_nobody_wrote_it() {
        let own = TextIn::new(Lang::Ar, "fr", "/i/1");
        assert!(own.lang == Lang::Ar && !own.is_foreign());
        for (asked, shown) in [("fr", Lang::Fr), ("", Lang::En), ("bg", Lang::En), ("<b>", Lang::En)] {
            let text = TextIn::new(Lang::Bg, asked, "/i/1");
            assert!(text.lang == shown && text.is_foreign() && text.others.len() == 4, "{asked}");
        }
    }
}
