//! A desk's pages: server-rendered, complete without scripts. They hold no rule of their own; what somebody may not see
//! looks exactly like what is not there.
mod account;
mod apart;
mod aside;
mod asking;
mod bulk;
mod campaign;
mod campaign_edit;
mod case;
mod case_filter;
mod case_words;
mod cases;
mod cleaned;
mod clock;
mod conflicts;
mod consent;
mod consent_words;
mod consents;
mod copy;
mod data_requests;
mod document;
mod documents;
mod due;
mod emergency;
mod ending;
mod enter;
mod entry;
mod errors;
mod feed;
mod fields;
mod figures;
mod filter;
mod held;
mod inbox;
mod join;
mod kept;
mod key_log;
mod keys;
mod log;
mod notices;
mod partners;
mod passkey;
mod people;
mod person;
mod phrases;
mod provider;
mod reception;
mod refer;
mod referrals;
mod reply;
mod report_text;
mod responsible;
mod routes;
mod search;
mod self_audit;
mod shell;
mod sign_in;
mod signal;
mod signs;
mod state;
mod steps;
mod today;
mod together;
mod told;
mod transfer;
mod upload;
mod victim;
mod work;

pub use routes::router;

use std::collections::BTreeMap;

/// How one desk's pages are told from another's.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// What its cookies are called by, so that several desks on one machine keep theirs apart.
    pub id: String,
    /// The desk's name by language.
    pub names: BTreeMap<String, String>,
    /// Says on every page that it is a demonstration.
    pub demo: bool,
    /// The relay's address as people are told it, where that is not the one the desk fetches from.
    pub public_relay: Option<String>,
    /// Puts copies on paper; without one they leave as tables only.
    pub press: Option<std::sync::Arc<dyn web::paper::Press>>,
    /// Who answers for it.
    pub responsible: web::responsible::Responsible,
    /// What was asked of it, counted.
    pub requests: web::watch::Requests,
}

/// What every handler shares.
#[derive(Clone)]
pub(crate) struct Face {
    pub(crate) desk: crate::Desk,
    pub(crate) look: std::sync::Arc<Look>,
}

impl Face {
    /// Where people go: on posters, and on the paper with a code.
    pub(crate) fn relay_address(&self) -> &str {
        self.look.public_relay.as_deref().unwrap_or_else(|| self.desk.relay_address())
    }

    /// What the desk is called in a language.
    pub(crate) fn name(&self, lang: web::language::Lang) -> String {
        let names = self.look.names.iter().map(|(tag, name)| (tag.as_str(), name));
        let name = lang.best_of(names).map(|(_, name)| name);
        name.cloned().unwrap_or_else(|| self.desk.org().to_string())
    }
}

#[cfg(test)]
mod every_page_tests;
#[cfg(test)]
mod openapi_tests;
