//! Receptions, what happened at them and every "no" as they lie sealed, and back. What was not asked is not there at all.
use super::{Event, Happened, Informed, Reception, events::Interpreter, events::Rights};
use crate::DeskError;
use domain::reception::{Answer, Interpreted, Leaflet, Question, Refusal, Sheet, Told, ToldBack, WishMet};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A reception.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(super) struct ReceptionDetails {
    sheet: String,
    /// When somebody was first met, and when the record was begun.
    first: i64,
    begun: i64,
    /// Each question that has an answer: what was said, or nothing where they would not say.
    answers: Vec<(String, Option<String>)>,
    duties: bool,
    days: bool,
}

impl ReceptionDetails {
    pub(super) fn of(reception: &Reception, begun: i64) -> Self {
        let answer = |(question, answer): &(Question, Answer)| match answer {
            Answer::NotAsked => None,
            Answer::WouldNotSay => Some((question.code().to_owned(), None)),
            Answer::Said(words) => Some((question.code().to_owned(), Some(words.clone()))),
        };
        Self {
            sheet: reception.sheet.code().into(),
            first: reception.first,
            begun,
            answers: reception.answers.iter().filter_map(answer).collect(),
            duties: reception.duties,
            days: reception.days,
        }
    }

    pub(super) fn begun(&self) -> i64 {
        self.begun
    }

    pub(super) fn reception(&self) -> Result<Reception, DeskError> {
        let sheet = Sheet::of_code(&self.sheet).ok_or(DeskError::Damaged("receptions"))?;
        let answer = |question: Question| {
            let kept = self.answers.iter().find(|(code, _)| code == question.code());
            let answer = match kept {
                None => Answer::NotAsked,
                Some((_, None)) => Answer::WouldNotSay,
                Some((_, Some(words))) => Answer::Said(words.clone()),
            };
            (question, answer)
        };
        Ok(Reception {
            sheet,
            first: self.first,
            answers: sheet.all().map(answer).collect(),
            duties: self.duties,
            days: self.days,
        })
    }
}

/// Something that happened.
#[derive(Serialize, Deserialize, Clone)]
pub(super) struct EventDetails {
    /// At which reception; 0: at none.
    reception: i64,
    /// When, who of us wrote it down, and when.
    at: i64,
    pub(super) member: i64,
    written: i64,
    what: WhatDetails,
}

#[derive(Serialize, Deserialize, Clone)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum WhatDetails {
    Rights {
        texts: Vec<(String, u32)>,
        edition: String,
        language: String,
        how: String,
        leaflet: String,
        back: String,
    },
    Interpreter {
        number: String,
        language: String,
        dialect: String,
        how: String,
        minutes: u16,
        oath: bool,
        wish: String,
    },
    Informed {
        whom: String,
        how: String,
        reference: String,
    },
}

impl EventDetails {
    pub(super) fn of(
        happened: &Happened,
        (reception, at): (i64, i64),
        (member, written): (i64, i64),
    ) -> Self {
        let what = match happened {
            Happened::Rights(one) => WhatDetails::Rights {
                texts: one.texts.clone(),
                edition: one.edition.clone(),
                language: one.language.clone(),
                how: one.how.code().into(),
                leaflet: one.leaflet.code().into(),
                back: one.back.code().into(),
            },
            Happened::Interpreter(one) => WhatDetails::Interpreter {
                number: one.number.clone(),
                language: one.language.clone(),
                dialect: one.dialect.clone(),
                how: one.how.code().into(),
                minutes: one.minutes,
                oath: one.oath,
                wish: one.wish.code().into(),
            },
            Happened::Informed(one) => WhatDetails::Informed {
                whom: one.whom.clone(),
                how: one.how.clone(),
                reference: one.reference.clone(),
            },
        };
        Self { reception, at, member, written, what }
    }

    /// The same to be shown, with the name of whoever wrote it.
    pub(super) fn event(&self, id: i64, by: String) -> Result<Event, DeskError> {
        let what = self.happened().ok_or(DeskError::Damaged("reception_events"))?;
        Ok(Event { id, reception: self.reception, at: self.at, by, written: self.written, what })
    }

    fn happened(&self) -> Option<Happened> {
        Some(match &self.what {
            WhatDetails::Rights { texts, edition, language, how, leaflet, back } => {
                Happened::Rights(Rights {
                    texts: texts.clone(),
                    edition: edition.clone(),
                    language: language.clone(),
                    how: Told::of_code(how)?,
                    leaflet: Leaflet::of_code(leaflet)?,
                    back: ToldBack::of_code(back)?,
                })
            }
            WhatDetails::Interpreter { number, language, dialect, how, minutes, oath, wish } => {
                Happened::Interpreter(Interpreter {
                    number: number.clone(),
                    language: language.clone(),
                    dialect: dialect.clone(),
                    how: Interpreted::of_code(how)?,
                    minutes: *minutes,
                    oath: *oath,
                    wish: WishMet::of_code(wish)?,
                })
            }
            WhatDetails::Informed { whom, how, reference } => Happened::Informed(Informed {
                whom: whom.clone(),
                how: how.clone(),
                reference: reference.clone(),
            }),
        })
    }
}

/// A "no".
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(super) struct RefusalDetails {
    pub(super) kind: String,
    pub(super) reason: String,
    pub(super) leaflet: String,
    pub(super) invited: bool,
    pub(super) member: i64,
    pub(super) at: i64,
}

impl RefusalDetails {
    pub(super) fn kind(&self) -> Result<Refusal, DeskError> {
        Refusal::of_code(&self.kind).ok_or(DeskError::Damaged("refusals"))
    }

    pub(super) fn leaflet(&self) -> Result<Leaflet, DeskError> {
        Leaflet::of_code(&self.leaflet).ok_or(DeskError::Damaged("refusals"))
    }
}
