//! What an entry of a case says, as it is written and read; and as it lies sealed.
use crate::{MemberId, names::EntryDetails};
use domain::{AgeBand, EntryKind, PersonRole, ReferenceKind, SourceKind, ThingKind};
use envelope::ids::Day;
use store::desk::EntryRow;

/// Where something comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Of a report: which.
    pub signal: Option<i64>,
    /// In words.
    pub words: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub text: String,
    /// Whose it is.
    pub owner: Option<MemberId>,
    /// Until when.
    pub due: Option<Day>,
    /// What it waits for.
    pub waiting_for: String,
    /// When it was done, Unix seconds.
    pub done_at: Option<i64>,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// What somebody saw, was told or read.
    Fact {
        /// In words.
        text: String,
        /// The day it happened, if that is known.
        happened: Option<Day>,
        /// Where it comes from.
        source: Option<Source>,
    },
    /// What somebody makes of it.
    Assessment {
        /// In words.
        text: String,
    },
    /// What is to be done.
    Task(Task),
    /// Somebody who appears.
    Person {
        /// The name they go by here.
        name: String,
        /// Other names.
        aliases: String,
        /// What they are; `None`: nothing was chosen.
        role: Option<PersonRole>,
        /// How old; `None`: nothing was chosen.
        age: Option<AgeBand>,
        /// Why their age is in doubt.
        doubt: String,
        /// The official report that names them as a suspect.
        report_number: String,
        /// Where it comes from.
        source: Option<Source>,
    },
    /// A place, a telephone and the like.
    Thing {
        /// What it is; `None`: nothing was chosen.
        kind: Option<ThingKind>,
        /// Its name or number.
        value: String,
        /// More about it.
        more: String,
        /// Where it comes from.
        source: Option<Source>,
    },
    /// A number.
    Reference {
        /// Of what; `None`: nothing was chosen.
        kind: Option<ReferenceKind>,
        /// The number.
        number: String,
    },
    /// What could not be established.
    NotEstablished {
        /// In words.
        text: String,
    },
}

impl Said {
    /// What kind of entry it is.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Fact { .. } => EntryKind::Fact,
            Self::Assessment { .. } => EntryKind::Assessment,
            Self::Task(_) => EntryKind::Task,
            Self::Person { .. } => EntryKind::Person,
            Self::Thing { .. } => EntryKind::Thing,
            Self::Reference { .. } => EntryKind::Reference,
            Self::NotEstablished { .. } => EntryKind::NotEstablished,
        }
    }

    /// Where it comes from, if its kind says so.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        match self {
            Self::Fact { source, .. } | Self::Person { source, .. } | Self::Thing { source, .. } => {
                source.as_ref()
            }
            Self::Assessment { .. }
            | Self::Task(_)
            | Self::Reference { .. }
            | Self::NotEstablished { .. } => None,
        }
    }

    /// Everything in it that can name something.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Fact { text, .. } | Self::Assessment { text } | Self::NotEstablished { text } => {
                text.clone()
            }
            Self::Task(task) => task.text.clone(),
            Self::Person { name, aliases, .. } => format!("{name}\n{aliases}"),
            Self::Thing { value, more, .. } => format!("{value}\n{more}"),
            Self::Reference { .. } => String::new(),
        }
    }

    pub(crate) fn of(row: &EntryRow, details: &EntryDetails) -> Option<Self> {
        let day = |number: Option<i64>| number.and_then(|day| u32::try_from(day).ok()).map(Day);
        let source = SourceKind::of_code(&details.source).map(|kind| Source {
            kind,
            signal: Some(details.signal).filter(|signal| *signal > 0),
            words: details.from.clone(),
        });
        let text = details.text.clone();
        Some(match EntryKind::of_code(&row.kind)? {
            EntryKind::Fact => Self::Fact { text, happened: day(row.happened), source },
            EntryKind::Assessment => Self::Assessment { text },
            EntryKind::NotEstablished => Self::NotEstablished { text },
            EntryKind::Task => Self::Task(Task {
                text,
                owner: row.owner.map(MemberId),
                due: day(row.due),
                waiting_for: details.more.clone(),
                done_at: row.done_at,
            }),
            EntryKind::Person => Self::Person {
                name: text,
                aliases: details.more.clone(),
                role: PersonRole::of_code(&details.kind),
                age: AgeBand::of_code(&details.age),
                doubt: details.doubt.clone(),
                report_number: details.report_number.clone(),
                source,
            },
            EntryKind::Thing => Self::Thing {
                kind: ThingKind::of_code(&details.kind),
                value: text,
                more: details.more.clone(),
                source,
            },
            EntryKind::Reference => {
                Self::Reference { kind: ReferenceKind::of_code(&details.kind), number: text }
            }
        })
    }

    pub(super) fn details(&self) -> EntryDetails {
        let mut details = EntryDetails::default();
        if let Some(source) = self.source() {
            details.source = source.kind.code().into();
            details.signal = source.signal.unwrap_or(0);
            details.from = source.words.trim().into();
        }
        match self {
            Self::Fact { text, .. } | Self::Assessment { text } | Self::NotEstablished { text } => {
                details.text = text.trim().into();
            }
            Self::Task(task) => {
                details.text = task.text.trim().into();
                details.more = task.waiting_for.trim().into();
            }
            Self::Person { name, aliases, role, age, doubt, report_number, .. } => {
                details.text = name.trim().into();
                details.more = aliases.trim().into();
                details.kind = role.map_or("", PersonRole::code).into();
                details.age = age.map_or("", AgeBand::code).into();
                details.doubt = doubt.trim().into();
                details.report_number = report_number.trim().into();
            }
            Self::Thing { kind, value, more, .. } => {
                details.text = value.trim().into();
                details.more = more.trim().into();
                details.kind = kind.map_or("", ThingKind::code).into();
            }
            Self::Reference { kind, number } => {
                details.text = number.trim().into();
                details.kind = kind.map_or("", ReferenceKind::code).into();
            }
        }
        details
    }
}
