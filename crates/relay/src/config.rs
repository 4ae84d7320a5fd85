//! What a deployment decides: who runs the relay, whose keys it believes, how long things are kept, how much is too much.
use crate::{Law, contacts::Contacts, recordings::Recordings};
use envelope::ids::OrgId;
use std::collections::BTreeMap;
use store::relay::Keep;
use web::{language::Lang, responsible::Responsible};

/// Everything a relay is told at start.
pub struct RelayConfig {
    /// The deployment's id: part of the salt of every receipt, never changed.
    pub deployment: String,
    /// Who runs it; named on the first page.
    pub operator: Operator,
    /// Who answers for it, shown to everybody.
    pub responsible: Responsible,
    /// The organisations in the order of the page, each with the identity key learned by another way.
    pub identities: Vec<(OrgId, [u8; 32])>,
    /// Those of them that nobody new can write to: they go on with whoever writes to them already, and hand on or end what they have.
    pub closing: Vec<OrgId>,
    /// Whom to call.
    pub contacts: Contacts,
    /// Where the texts on rights come from.
    pub law: Law,
    /// What can be listened to.
    pub recordings: Recordings,
    /// The language for browsers that ask for none of ours.
    pub language: Lang,
    /// Says on every page that it is a demonstration, and shows what the relay holds.
    pub demo: bool,
    /// A header in which a proxy of ours puts the visitor's address; empty if visitors connect directly.
    pub address_header: String,
    /// How long and how much.
    pub limits: Limits,
}

/// The body that runs the relay.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// Its name by language.
    pub names: BTreeMap<String, String>,
    /// Whether it is a police body: then it seals for the police only while scripts are off (safeguard of the project).
    pub is_police: bool,
    /// Where weaknesses are reported.
    pub contact: String,
}

impl Operator {
    /// Its name in a language, or in any.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        let names = self.names.iter().map(|(tag, name)| (tag.as_str(), name.as_str()));
        lang.best_of(names).map_or("", |(_, name)| name)
    }
}

/// How long and how much. All of it can be set; the page says what holds.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Days that messages and mailboxes stay.
    pub keep: Keep,
    /// Minutes after which an unfinished visit is wiped.
    pub visit_minutes: i64,
    /// Whole days between asking for deletion and the deletion: three of them are at least 72 hours.
    pub deletion_days: u32,
    /// Reports and messages one visitor may send within an hour.
    pub sends_per_hour: u32,
    /// Codes one visitor may try within an hour.
    pub codes_per_hour: u32,
    /// MiB of files that may lie here at once; 0: the pages take no files.
    pub files_mib: i64,
    /// MiB of files that one visitor may send within an hour.
    pub files_mib_per_hour: u32,
    /// How many times as much all onion visitors have together, since they share one address.
    pub onion_share: u32,
    /// Key derivations that may wait, for sending and for returning each.
    pub queue: usize,
    /// Key derivations at once.
    pub workers: usize,
    /// Sealed submissions that may wait for the disk.
    pub writers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            keep: Keep { messages: 45, mailboxes: 365 },
            visit_minutes: 30,
            deletion_days: 3,
            sends_per_hour: 20,
            codes_per_hour: 30,
            files_mib: 20_480,
            files_mib_per_hour: 500,
            onion_share: 20,
            queue: 96,
            workers: 2,
            writers: 4096,
        }
    }
}
