//! What lies sealed of a referral: what was referred, under a key of its own, and what stays when that key is destroyed.
use crate::DeskError;
use domain::With;
use envelope::{
    ids::{Day, OrgId},
    referral::{Agreed, Ground, Named, Part, Referral},
};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// What stays: with whom, and why access ended.
#[derive(Serialize, Deserialize, Clone, Default)]
pub(crate) struct Stub {
    /// Its name between the two.
    pub(crate) id: [u8; 32],
    /// The other organisation; empty: it has no desk.
    pub(crate) org: String,
    /// Its name, where it has no desk.
    #[serde(default)]
    pub(crate) name: String,
    /// In which language it was sent.
    pub(crate) lang: String,
    /// Code of why access ended, and on which day; empty: it did not.
    pub(crate) ended: String,
    pub(crate) on: u32,
    /// Code of what was known of it by then.
    pub(crate) reach: String,
    /// Code of what the sender may still be told; empty: it never came.
    #[serde(default)]
    pub(crate) after: String,
    /// What was copied into a record of ours, as keyed hashes under that case's own key; empty: nothing, or it is gone.
    #[serde(default)]
    pub(crate) copied: Vec<u8>,
    /// Of one that a police desk declined: the number of the report in which what it described stands; empty: it described no offence, or it was
    /// not declined by police.
    #[serde(default)]
    pub(crate) report: String,
    /// The same: why it described none, as a second member saw it.
    #[serde(default)]
    pub(crate) nothing: String,
}

/// What was referred.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct ReferralDetails {
    pub(crate) parts: Vec<(String, String)>,
    pub(crate) after: String,
    pub(crate) tonight: bool,
    pub(crate) urgent: bool,
    pub(crate) ground: GroundDetails,
    /// For one person there, on paper alone; empty: for the organisation.
    #[serde(default)]
    pub(crate) officer: String,
    /// On paper: what was typed in of it, in the order in which it was.
    #[serde(default)]
    pub(crate) paper: Vec<PaperDetails>,
}

/// A step of one on paper, as somebody typed it in.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize)]
pub(crate) struct PaperDetails {
    pub(crate) step: String,
    /// Who typed it in, and when, Unix seconds.
    pub(crate) member: i64,
    pub(crate) at: i64,
    /// On which day it was so.
    pub(crate) on: u32,
    /// Who there, by name.
    pub(crate) by: String,
    pub(crate) way: String,
    /// Why, as a short word.
    pub(crate) code: String,
    pub(crate) words: String,
    pub(crate) when: String,
    pub(crate) place: String,
    /// Until which day there is a place; 0: no day.
    pub(crate) until: u32,
    pub(crate) tonight: Option<bool>,
}

/// On what it rests; what one kind has not is empty.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize)]
pub(crate) struct GroundDetails {
    /// `consent` or `legal`.
    pub(crate) kind: String,
    pub(crate) id: [u8; 32],
    pub(crate) parts: Vec<String>,
    pub(crate) why: String,
    pub(crate) how: String,
    pub(crate) lang: String,
    pub(crate) told_back: bool,
    pub(crate) asked: u32,
    pub(crate) level: String,
    /// 0: without a last day.
    pub(crate) until: u32,
    pub(crate) row: String,
    pub(crate) words: String,
}

pub(crate) const CONSENT: &str = "consent";
pub(crate) const LEGAL: &str = "legal";

impl Stub {
    /// With whom.
    pub(super) fn with(&self) -> Result<With, DeskError> {
        if self.org.is_empty() && !self.name.is_empty() {
            return Ok(With::Named(self.name.clone()));
        }
        OrgId::parse(&self.org).map(With::Desk).map_err(|_| DeskError::Damaged("referrals"))
    }
}

impl GroundDetails {
    pub(crate) fn of(ground: &Ground) -> Self {
        match ground {
            Ground::Consent(agreed) => Self {
                kind: CONSENT.into(),
                id: agreed.id,
                parts: agreed.parts.clone(),
                why: agreed.why.clone(),
                how: agreed.how.clone(),
                lang: agreed.lang.clone(),
                told_back: agreed.told_back,
                asked: agreed.asked.number(),
                level: agreed.level.clone(),
                until: agreed.until.map_or(0, Day::number),
                ..Self::default()
            },
            Ground::Legal(named) => Self {
                kind: LEGAL.into(),
                row: named.row.clone(),
                words: named.words.clone(),
                ..Self::default()
            },
        }
    }

    pub(crate) fn ground(&self) -> Ground {
        if self.kind == LEGAL {
            return Ground::Legal(Named { row: self.row.clone(), words: self.words.clone() });
        }
        Ground::Consent(Agreed {
            id: self.id,
            how: self.how.clone(),
            why: self.why.clone(),
            lang: self.lang.clone(),
            told_back: self.told_back,
            asked: Day(self.asked),
            level: self.level.clone(),
            parts: self.parts.clone(),
            until: Some(Day(self.until)).filter(|day| day.number() > 0),
        })
    }
}

impl ReferralDetails {
    pub(crate) fn of(referral: &Referral) -> Self {
        Self {
            parts: referral.parts.iter().map(|part| (part.id.clone(), part.text.clone())).collect(),
            after: referral.after.clone(),
            tonight: referral.tonight,
            urgent: referral.urgent,
            ground: GroundDetails::of(&referral.ground),
            officer: String::new(),
            paper: Vec::new(),
        }
    }

    pub(crate) fn referral(&self, role: &str) -> Referral {
        let part = |(id, text): &(String, String)| Part { id: id.clone(), text: text.clone() };
        Referral {
            hash: None,
            role: role.into(),
            after: self.after.clone(),
            parts: self.parts.iter().map(part).collect(),
            ground: self.ground.ground(),
            urgent: self.urgent,
            tonight: self.tonight,
        }
    }
}
