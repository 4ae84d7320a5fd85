//! Records of presumed victims and clocks as they lie sealed, and back.
use super::{Channel, Victim};
use crate::{DeskError, clock_rules::Basis};
use domain::{
    Actor, AgeBand, Clock, EndWhy, Interpreter, Phase, SafeToWrite,
    clock::{Extension, For, Happened, Length, Rule, What},
    victim::CHANNELS,
};
use envelope::ids::Day;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A record.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(super) struct VictimDetails {
    wants: String,
    alias: String,
    age: String,
    doubt: String,
    languages: String,
    dialect: String,
    interpreter: String,
    wish: String,
    channels: Vec<ChannelDetails>,
    companions: String,
    children: String,
    /// The entry of the case that names them; 0: none.
    entry: i64,
}

#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
struct ChannelDetails {
    reach: String,
    hours: String,
    code_word: String,
    write: String,
}

/// A clock: what its row said on the day it began, who said so, and what happened since.
#[derive(Serialize, Deserialize, Clone)]
pub(super) struct ClockDetails {
    pub(super) phase: String,
    /// The row in the data, and what it said.
    pub(super) rule: String,
    of: String,
    length: LengthDetails,
    extension: Option<(LengthDetails, Option<u8>)>,
    pub(super) basis: Basis,
    start: u32,
    pub(super) by: String,
    pub(super) why: String,
    /// They were told what follows.
    pub(super) told: bool,
    pub(super) member: i64,
    pub(super) at: i64,
    pub(super) happened: Vec<HappenedDetails>,
}

/// A unit and how many.
#[derive(Serialize, Deserialize, Clone)]
struct LengthDetails(String, u16);

/// Something that happened to a clock.
#[derive(Serialize, Deserialize, Clone)]
pub(super) struct HappenedDetails {
    on: u32,
    what: String,
    /// Of another last day: which.
    day: u32,
    /// Of an end: why, as a code.
    end: String,
    pub(super) by: String,
    pub(super) why: String,
    pub(super) member: i64,
    pub(super) at: i64,
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

impl VictimDetails {
    pub(super) fn of(victim: &Victim) -> Self {
        let channel = |one: &Channel| ChannelDetails {
            reach: trimmed(&one.reach),
            hours: trimmed(&one.hours),
            code_word: trimmed(&one.code_word),
            write: one.write.code().into(),
        };
        Self {
            wants: trimmed(&victim.wants),
            alias: trimmed(&victim.alias),
            age: victim.age.map_or("", AgeBand::code).into(),
            doubt: trimmed(&victim.doubt),
            languages: trimmed(&victim.languages),
            dialect: trimmed(&victim.dialect),
            interpreter: victim.interpreter.code().into(),
            wish: trimmed(&victim.wish),
            channels: victim.channels.iter().map(channel).collect(),
            companions: trimmed(&victim.companions),
            children: trimmed(&victim.children),
            entry: victim.entry.unwrap_or(0),
        }
    }

    pub(super) fn victim(&self) -> Victim {
        let mut channels: [Channel; CHANNELS] = Default::default();
        for (place, kept) in channels.iter_mut().zip(&self.channels) {
            *place = Channel {
                reach: kept.reach.clone(),
                hours: kept.hours.clone(),
                code_word: kept.code_word.clone(),
                write: SafeToWrite::of_code(&kept.write).unwrap_or_default(),
            };
        }
        Victim {
            wants: self.wants.clone(),
            alias: self.alias.clone(),
            age: AgeBand::of_code(&self.age),
            doubt: self.doubt.clone(),
            languages: self.languages.clone(),
            dialect: self.dialect.clone(),
            interpreter: Interpreter::of_code(&self.interpreter).unwrap_or_default(),
            wish: self.wish.clone(),
            channels,
            companions: self.companions.clone(),
            children: self.children.clone(),
            entry: Some(self.entry).filter(|entry| *entry > 0),
        }
    }
}

impl LengthDetails {
    fn of(length: Length) -> Self {
        match length {
            Length::Days(days) => Self("days".into(), days),
            Length::WorkingDays(days) => Self("working-days".into(), days),
            Length::Months(months) => Self("months".into(), months.into()),
            Length::Open => Self("open".into(), 0),
        }
    }

    fn length(&self) -> Option<Length> {
        Some(match self.0.as_str() {
            "days" => Length::Days(self.1),
            "working-days" => Length::WorkingDays(self.1),
            "months" => Length::Months(u8::try_from(self.1).ok()?),
            "open" => Length::Open,
            _ => return None,
        })
    }
}

/// Who says so, why, who of us wrote it down, and when.
pub(super) struct Written<'a> {
    pub(super) by: Actor,
    pub(super) why: &'a str,
    pub(super) member: i64,
    pub(super) at: i64,
}

impl ClockDetails {
    pub(super) fn begin(
        (rule, basis): (&Rule, Basis),
        start: Day,
        told: bool,
        written: &Written<'_>,
    ) -> Self {
        let extension = |extension: Extension| (LengthDetails::of(extension.length), extension.times);
        Self {
            phase: rule.phase.code().into(),
            rule: rule.id.clone(),
            of: rule.of.code().into(),
            length: LengthDetails::of(rule.length),
            extension: rule.extension.map(extension),
            basis,
            start: start.number(),
            by: written.by.code().into(),
            why: trimmed(written.why),
            told,
            member: written.member,
            at: written.at,
            happened: Vec::new(),
        }
    }

    /// The phase, for whom its row is, and the clock itself.
    pub(super) fn clock(&self) -> Result<(Phase, For, Clock), DeskError> {
        let read = || {
            let extension = match &self.extension {
                Some((length, times)) => Some(Extension { length: length.length()?, times: *times }),
                None => None,
            };
            let happened = self.happened.iter().map(HappenedDetails::happened).collect::<Option<_>>()?;
            let clock = Clock { length: self.length.length()?, extension, start: Day(self.start), happened };
            Some((Phase::of_code(&self.phase)?, For::of_code(&self.of)?, clock))
        };
        read().ok_or(DeskError::Damaged("clocks"))
    }
}

impl HappenedDetails {
    pub(super) fn of(happened: Happened, written: &Written<'_>) -> Self {
        let (what, day, end) = match happened.what {
            What::Suspended => ("suspended", 0, ""),
            What::Resumed => ("resumed", 0, ""),
            What::Extended => ("extended", 0, ""),
            What::Dated(day) => ("dated", day.number(), ""),
            What::Ended(why) => ("ended", 0, why.code()),
        };
        Self {
            on: happened.on.number(),
            what: what.into(),
            day,
            end: end.into(),
            by: written.by.code().into(),
            why: trimmed(written.why),
            member: written.member,
            at: written.at,
        }
    }

    pub(super) fn happened(&self) -> Option<Happened> {
        let what = match self.what.as_str() {
            "suspended" => What::Suspended,
            "resumed" => What::Resumed,
            "extended" => What::Extended,
            "dated" => What::Dated(Day(self.day)),
            "ended" => What::Ended(EndWhy::of_code(&self.end)?),
            _ => return None,
        };
        Some(Happened { on: Day(self.on), what })
    }
}
