//! On which ground somebody is referred: a consent that covers it, or a duty by law whose row names to whom. Asked when it is looked at, when it is
//! signed, and when it leaves.
use super::{
    KnownReferral, ReferralFault,
    answering::check_words,
    sealed::{LEGAL, ReferralDetails},
    sending::{GroundChoice, SendForm, named},
};
use crate::{Desk, DeskError, consent::LiveConsent, consent_rules::Duty, victim::Victim};
use domain::{Part, Parts, With, consent::ToldBack, referral::PART_MAX_CHARS, victim::is_minor};
use envelope::{
    directory::OrgKind,
    referral::{Agreed, Ground, Named},
};
use store::{Tx, desk as rows};

impl Desk {
    /// Whether a law that this desk's data names has it tell no less than these parts to this very organisation.
    fn is_duty(
        &self,
        record: &Victim,
        (to, kind): (&With, Option<OrgKind>),
        parts: &Parts,
        id: &str,
    ) -> bool {
        let minor = record.age.and_then(is_minor) == Some(true);
        let mut duties = self.0.consents.duties(self.kind(), minor).filter(|duty| duty.id == id);
        duties.any(|duty| tells(duty, to, kind) && duty.covers(parts))
    }

    /// The ground of one that rests on a law, once more as things are now: since it was written the record, the data or the keys may be others.
    pub(super) async fn legal_again(
        &self,
        tx: &mut Tx,
        (to, case, victim): (&With, i64, i64),
        details: &ReferralDetails,
    ) -> Result<Result<(), ReferralFault>, DeskError> {
        let kind = match self.sort_of(tx, to).await? {
            Ok(kind) => kind,
            Err(fault) => return Ok(Err(fault)),
        };
        let Some(row) = rows::victim(tx, case, victim).await? else { return Ok(Err(ReferralFault::NoLaw)) };
        let record = crate::victim::opened(&self.key_of_case(tx, case).await?, &row)?;
        let parts: Option<Parts> = details.parts.iter().map(|(part, _)| Part::of_code(part)).collect();
        let named = details.ground.kind == LEGAL
            && parts.is_some_and(|parts| self.is_duty(&record, (to, kind), &parts, &details.ground.row));
        Ok(named.then_some(()).ok_or(ReferralFault::NoLaw))
    }

    /// What sort of organisation it is, as the keys that are believed say; of one without a desk nothing says so.
    async fn sort_of(
        &self,
        tx: &mut Tx,
        to: &With,
    ) -> Result<Result<Option<OrgKind>, ReferralFault>, DeskError> {
        let With::Desk(org) = to else { return Ok(Ok(None)) };
        let known = self.believed(tx).await?.remove(org);
        Ok(known.map(|known| Some(known.org.entry().kind)).ok_or(ReferralFault::NotCompared))
    }

    pub(super) async fn legal_of(
        &self,
        tx: &mut Tx,
        known: &KnownReferral,
        details: &ReferralDetails,
    ) -> Result<Result<(), ReferralFault>, DeskError> {
        let (Some(case), Some(victim)) = (known.row.case, known.row.victim) else {
            return Ok(Err(ReferralFault::NoLaw));
        };
        self.legal_again(tx, (&known.org, case, victim), details).await
    }

    /// Everything that is asked before something leaves.
    pub(super) async fn checked(
        &self,
        tx: &mut Tx,
        (case, victim, record): (i64, i64, &Victim),
        form: &SendForm,
    ) -> Result<Result<(With, Ground, String), (&'static str, ReferralFault)>, DeskError> {
        let Some(to) = named(&form.org) else { return Ok(Err(("org", ReferralFault::Choice))) };
        let kind = match self.sort_of(tx, &to).await? {
            Ok(kind) => kind,
            Err(fault) => return Ok(Err(("org", fault))),
        };
        let has_desk = matches!(to, With::Desk(_));
        if let Err(wrong) = check_form(form) {
            return Ok(Err(wrong));
        }
        let chosen: Parts = form.parts.iter().map(|(part, _)| *part).collect();
        Ok(match &form.ground {
            None => Err(("ground", ReferralFault::Choice)),
            Some(GroundChoice::Consent(id)) => {
                let live = self.live_towards(tx, case, victim).await?;
                let live = live.into_iter().find(|(with, one)| *with == to && one.id == *id);
                match live.map(|(_, one)| one) {
                    Some(one) if has_desk && !one.officer.trim().is_empty() => {
                        Err(("ground", ReferralFault::OneOfficer))
                    }
                    Some(one) if chosen.is_subset(&one.parts) && fits(&one, form) => {
                        Ok((to, Ground::Consent(agreed(&one)), one.officer.trim().to_owned()))
                    }
                    _ => Err(("ground", ReferralFault::NoConsent)),
                }
            }
            Some(GroundChoice::Legal(id, why)) => {
                let named = self.is_duty(record, (&to, kind), &chosen, id);
                match check_words(why, true) {
                    Err(fault) => Err(("why", fault)),
                    Ok(()) if !named => Err(("ground", ReferralFault::NoLaw)),
                    Ok(()) => {
                        let words = why.trim().into();
                        Ok((to, Ground::Legal(Named { row: id.clone(), words }), String::new()))
                    }
                }
            }
        })
    }
}

/// Whether a duty has somebody tell this organisation.
pub(super) fn tells(duty: &Duty, to: &With, kind: Option<OrgKind>) -> bool {
    match (to, kind) {
        (With::Desk(org), Some(kind)) => duty.is_told_to(org, kind),
        (With::Named(name), _) => duty.is_told_on_paper(name),
        (With::Desk(_), None) => false,
    }
}

/// Whether what somebody agreed to is what they are referred for.
fn fits(consent: &LiveConsent, form: &SendForm) -> bool {
    form.function.is_some_and(|function| function.serves(consent.purpose))
}

fn check_form(form: &SendForm) -> Result<(), (&'static str, ReferralFault)> {
    form.function.ok_or(("function", ReferralFault::Choice))?;
    if form.parts.is_empty() {
        return Err(("parts", ReferralFault::Choice));
    }
    for (_, text) in &form.parts {
        if text.trim().is_empty() {
            return Err(("parts", ReferralFault::Empty));
        }
        if text.chars().count() > PART_MAX_CHARS {
            return Err(("parts", ReferralFault::Long));
        }
    }
    form.after.ok_or(("after", ReferralFault::Choice)).map(|_| ())
}

fn agreed(consent: &LiveConsent) -> Agreed {
    let why = if consent.purpose_words.trim().is_empty() {
        consent.purpose.code().to_owned()
    } else {
        consent.purpose_words.clone()
    };
    Agreed {
        id: consent.public,
        how: consent.how.code().into(),
        why,
        lang: consent.lang.clone(),
        told_back: consent.told_back == ToldBack::Yes,
        asked: consent.asked_on,
        level: consent.level.code().into(),
        parts: consent.parts.iter().map(|part| part.code().to_owned()).collect(),
        until: Some(consent.until),
    }
}
