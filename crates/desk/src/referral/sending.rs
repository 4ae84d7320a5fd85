//! Referring somebody: which organisation and whom there, which parts, on what ground; looked at exactly as the receiver will see it; then sent, or
//! shown to a second member first where it rests on a law. The ground is asked again in the transaction in which it goes.
use super::{
    KnownReferral, ReferralDone, ReferralFault,
    answering::check_words,
    sealed::{GroundDetails, LEGAL, ReferralDetails, Stub},
    travel::until_of,
};
use crate::{
    Desk, DeskError, Permission, Session,
    case::may_case,
    chance,
    clock_rules::Basis,
    consent::LiveConsent,
    names,
    notices::Tell,
    partners::{Known, Partner, Standing},
    victim::Victim,
};
use domain::{
    AgeBand, NoticeKind, Part, Parts,
    consent::ToldBack,
    referral::{After, Direction, Function, PART_MAX_CHARS, ReferralState},
    victim::is_minor,
};
use envelope::{
    ids::{Day, OrgId},
    message::Kind,
    referral::{Agreed, Ground, Named},
};
use std::collections::BTreeMap;
use store::{
    Tx,
    desk::{self as rows, ReferralRow},
};
use zeroize::Zeroizing;

/// On what it is to rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroundChoice {
    /// A consent of this desk, by its number.
    Consent(i64),
    /// A duty by law, by the name of its row, and why it applies.
    Legal(String, String),
}

/// What the page sends.
#[derive(Debug, Clone)]
pub struct SendForm {
    /// To which organisation.
    pub org: String,
    /// To whom there.
    pub function: Option<Function>,
    /// Which parts, and their words.
    pub parts: Vec<(Part, String)>,
    /// On what it is to rest.
    pub ground: Option<GroundChoice>,
    /// What we may still be told.
    pub after: Option<After>,
    /// It cannot wait for tomorrow.
    pub urgent: bool,
    /// A place to sleep is wanted tonight.
    pub tonight: bool,
    /// The language of what is written.
    pub lang: String,
    /// A hidden field, made anew for every page shown.
    pub once_token: String,
}

/// What a page begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The case.
    pub case: i64,
    /// What the case is called.
    pub title: String,
    /// The record.
    pub victim: i64,
    /// What they are called here.
    pub alias: String,
    /// Organisations whose key somebody has compared.
    pub partners: Vec<Partner>,
    /// Others are there, and nobody has compared their keys.
    pub others: usize,
    /// What the record says, by part; nothing where it says nothing.
    pub parts: Vec<(Part, String)>,
    /// Towards the chosen organisation: what holds today.
    pub consents: Vec<LiveConsent>,
    /// What the law has us do: name, words by language, and on what it rests.
    pub duties: Vec<(String, BTreeMap<String, String>, Basis)>,
}

/// Exactly what the receiver will see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The organisation.
    pub org: OrgId,
    /// The parts that go.
    pub goes: Vec<(Part, String)>,
    /// The parts that are here and stay.
    pub stays: Vec<Part>,
    /// The last day on which they may keep it, by consent.
    pub until: Option<Day>,
    /// A second member looks before it goes.
    pub second: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendDone {
    /// Nothing is wrong with it: this would go.
    Looked(Box<Preview>),
    /// It is on its way, or waits for a second member: under which number.
    Sent(i64),
    /// It cannot go like this: at which field.
    Fault(&'static str, ReferralFault),
    /// Not in this state, or not this member's to do.
    NotPossible,
}

/// The words of a record, by part. Needs, facts and documents are written for the receiver.
fn said(victim: &Victim) -> Vec<(Part, String)> {
    let languages = [&victim.languages, &victim.dialect].into_iter().filter(|text| !text.is_empty());
    let languages: Vec<&str> = languages.map(String::as_str).collect();
    let reach = victim.channels.iter().find(|one| !one.reach.is_empty()).map(|one| {
        let more = [&one.hours, &one.code_word].into_iter().filter(|text| !text.is_empty());
        [&one.reach].into_iter().chain(more).map(String::as_str).collect::<Vec<_>>().join(" · ")
    });
    let with = [&victim.children, &victim.companions].into_iter().filter(|text| !text.is_empty());
    let with: Vec<&str> = with.map(String::as_str).collect();
    let age = victim.age.filter(|age| *age != AgeBand::NotAsked).map_or("", AgeBand::code);
    Part::ALL
        .iter()
        .map(|part| {
            let text = match part {
                Part::Presence => "yes".to_owned(),
                Part::Age => age.to_owned(),
                Part::Languages => languages.join(" · "),
                Part::Name => victim.alias.clone(),
                Part::Contact => reach.clone().unwrap_or_default(),
                Part::Wants => victim.wants.clone(),
                Part::Children => with.join(" · "),
                Part::Needs | Part::Facts | Part::Documents => String::new(),
            };
            (*part, text)
        })
        .collect()
}

impl Desk {
    /// A page to refer somebody on, towards an organisation once one is chosen. `None`: no such case or record for this member, or not
    /// theirs to do.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn referral_draft(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        org: &str,
    ) -> Result<Option<Draft>, DeskError> {
        let partners = self.partners(session).await?;
        let kind = partners.iter().find(|one| one.org.as_str() == org).map(|one| one.kind);
        let Some((mut tx, known)) = self.known_case("refer", session, case).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(None);
        }
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        let record = crate::victim::opened(&known.key, &row)?;
        let consents = match OrgId::parse(org) {
            Ok(org) => self.live_consents(&mut tx, case, victim, &org).await?,
            Err(_) => Vec::new(),
        };
        let minor = record.age.and_then(is_minor) == Some(true);
        let duty =
            |duty: &crate::consent_rules::Duty| (duty.id.clone(), duty.words.clone(), duty.basis.clone());
        let told = kind.zip(OrgId::parse(org).ok());
        let duties = told.iter().flat_map(|(kind, org)| {
            self.0.consents.duties(self.kind(), minor).filter(|one| one.is_told_to(org, *kind))
        });
        let duties = duties.map(duty).collect();
        self.note(&mut tx, Some(session.member.id), "victim-seen", &format!("case {case}")).await?;
        tx.commit().await?;
        let (compared, others): (Vec<_>, Vec<_>) =
            partners.into_iter().partition(|one| one.standing == Standing::Compared);
        Ok(Some(Draft {
            case,
            title: known.details.title.clone(),
            victim,
            alias: record.alias.clone(),
            partners: compared,
            others: others.len(),
            parts: said(&record),
            consents,
            duties,
        }))
    }

    /// Looks at what would go, or sends it. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn refer(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        form: &SendForm,
        send: bool,
    ) -> Result<Option<SendDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("refer", session, case).await? else { return Ok(None) };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(SendDone::NotPossible));
        }
        let record = crate::victim::opened(&known.key, &row)?;
        let (org, ground) = match self.checked(&mut tx, (case, victim, &record), form).await? {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(Some(SendDone::Fault(at, fault))),
        };
        let second = matches!(ground, Ground::Legal(_));
        if details_of_form(form, &ground).referral(Function::Anybody.code()).to_body().is_err() {
            return Ok(Some(SendDone::Fault("parts", ReferralFault::Long)));
        }
        if !send {
            return Ok(Some(SendDone::Looked(Box::new(preview(&record, org, form, &ground)))));
        }
        let me = session.member.id.0;
        let of = Zeroizing::new(format!("refer {me} {case} {victim} {form:?}"));
        let once = self.0.vault.lookup("once", of.as_bytes());
        if let Some(number) = rows::referral_of_form(&mut tx, &once).await? {
            return Ok(Some(SendDone::Sent(number)));
        }
        let number =
            self.begin_referral(&mut tx, (case, victim, me), (&org, form, &ground), (&once, second)).await?;
        let object = format!("case {case}");
        if second {
            let leads = Tell::All(Permission::ManagePeople);
            let told = (NoticeKind::ReferralConfirm, Some(case));
            self.tell(&mut tx, told, leads, Some(session.member.id)).await?;
            self.note(&mut tx, Some(session.member.id), "referral-asked", &object).await?;
        } else {
            self.note(&mut tx, Some(session.member.id), "referral-sent", &object).await?;
        }
        tx.commit().await?;
        Ok(Some(SendDone::Sent(number)))
    }

    async fn begin_referral(
        &self,
        tx: &mut Tx,
        (case, victim, member): (i64, i64, i64),
        (org, form, ground): (&OrgId, &SendForm, &Ground),
        (once, second): (&[u8; 32], bool),
    ) -> Result<i64, DeskError> {
        let number = rows::next_referral(tx).await?;
        let (key, wrapped) = self.0.vault.new_referral_key(number)?;
        let id = *chance::bytes::<32>()?;
        let stub = Stub { id, org: org.to_string(), lang: form.lang.clone(), ..Stub::default() };
        let details = details_of_form(form, ground);
        let function = form.function.unwrap_or(Function::Anybody);
        let referral = details.referral(function.code());
        let consent = match ground {
            Ground::Consent(agreed) => Some(self.0.vault.lookup("referral consent", &agreed.id)),
            Ground::Legal(_) => None,
        };
        let state = if second { ReferralState::Confirm } else { ReferralState::Sent };
        let row = ReferralRow {
            number,
            direction: Direction::Out.code().into(),
            name: self.0.vault.lookup("referral", &id),
            version: 1,
            state: state.code().into(),
            role: function.code().into(),
            urgent: form.urgent,
            case: Some(case),
            victim: Some(victim),
            member: Some(member),
            begun: self.now(),
            changed: self.now(),
            until: until_of(&referral).map(Day::number),
            consent,
            opened: None,
            gone: None,
            sealed: Some(names::seal(&key, names::referral_place(number), &details)?),
            stub: self.seal_stub(number, &stub)?,
        };
        if !rows::add_referral(tx, &row, Some(once)).await? {
            return Err(DeskError::Damaged("referrals"));
        }
        rows::put_referral_key(tx, number, &wrapped).await?;
        if !second {
            let body = referral.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
            let me = Some(crate::MemberId(member));
            self.say_between(tx, (&row, &stub), Some(&key), (Kind::Referral, body), me).await?;
        }
        Ok(number)
    }

    /// A second member looks at one that rests on a law: it goes, or it does not. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn confirm_referral(
        &self,
        session: &Session,
        (number, version): (i64, i64),
        agrees: bool,
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, known)) = self.known_referral("confirm", session, number).await? else {
            return Ok(None);
        };
        let me = session.member.id;
        let works =
            known.case.as_ref().is_some_and(|(_, facts)| may_case(session, Permission::WorkCases, *facts));
        let Some(details) = known.details.as_ref().filter(|_| known.state == ReferralState::Confirm && works)
        else {
            return Ok(Some(ReferralDone::NotPossible));
        };
        if known.row.version != version {
            return Ok(Some(ReferralDone::Changed));
        }
        if known.row.member == Some(me.0) {
            return Ok(Some(ReferralDone::Fault("confirm", ReferralFault::Own)));
        }
        if agrees && let Err(fault) = self.legal_of(&mut tx, &known, details).await? {
            return Ok(Some(ReferralDone::Fault("confirm", fault)));
        }
        let mut row = known.row.clone();
        let state = if agrees { ReferralState::Sent } else { ReferralState::Refused };
        row.state = state.code().into();
        row.version += 1;
        row.changed = self.now();
        if agrees {
            let referral = details.referral(&row.role);
            let body = referral.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
            let said = (Kind::Referral, body);
            self.say_between(&mut tx, (&row, &known.stub), known.key.as_ref(), said, Some(me)).await?;
        }
        rows::update_referral(&mut tx, &row).await?;
        let act = if agrees { "referral-confirmed" } else { "referral-refused" };
        self.note(&mut tx, Some(me), act, &format!("referral {number}")).await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }

    /// Whether a law that this desk's data names has it tell no less than these parts to this very organisation.
    fn is_duty(&self, record: &Victim, (org, partner): (&OrgId, &Known), parts: &Parts, id: &str) -> bool {
        let minor = record.age.and_then(is_minor) == Some(true);
        let mut duties = self.0.consents.duties(self.kind(), minor).filter(|duty| duty.id == id);
        duties.any(|duty| duty.is_told_to(org, partner.org.entry().kind) && duty.covers(parts))
    }

    /// The ground of one that rests on a law, once more as things are now: since it was written the record, the data or the keys may be others.
    pub(super) async fn legal_again(
        &self,
        tx: &mut Tx,
        (org, case, victim): (&OrgId, i64, i64),
        details: &ReferralDetails,
    ) -> Result<Result<(), ReferralFault>, DeskError> {
        let Some(partner) = self.believed(tx).await?.remove(org) else {
            return Ok(Err(ReferralFault::NotCompared));
        };
        let Some(row) = rows::victim(tx, case, victim).await? else { return Ok(Err(ReferralFault::NoLaw)) };
        let record = crate::victim::opened(&self.key_of_case(tx, case).await?, &row)?;
        let parts: Option<Parts> = details.parts.iter().map(|(part, _)| Part::of_code(part)).collect();
        let named = details.ground.kind == LEGAL
            && parts.is_some_and(|parts| self.is_duty(&record, (org, &partner), &parts, &details.ground.row));
        Ok(named.then_some(()).ok_or(ReferralFault::NoLaw))
    }

    async fn legal_of(
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
    async fn checked(
        &self,
        tx: &mut Tx,
        (case, victim, record): (i64, i64, &Victim),
        form: &SendForm,
    ) -> Result<Result<(OrgId, Ground), (&'static str, ReferralFault)>, DeskError> {
        let Ok(org) = OrgId::parse(&form.org) else { return Ok(Err(("org", ReferralFault::Choice))) };
        let Some(partner) = self.believed(tx).await?.remove(&org) else {
            return Ok(Err(("org", ReferralFault::NotCompared)));
        };
        if let Err(wrong) = check_form(form) {
            return Ok(Err(wrong));
        }
        let chosen: Parts = form.parts.iter().map(|(part, _)| *part).collect();
        Ok(match &form.ground {
            None => Err(("ground", ReferralFault::Choice)),
            Some(GroundChoice::Consent(id)) => {
                let live = self.live_consents(tx, case, victim, &org).await?;
                match live.iter().find(|one| one.id == *id) {
                    Some(one) if !one.officer.trim().is_empty() => Err(("ground", ReferralFault::OneOfficer)),
                    Some(one) if chosen.is_subset(&one.parts) && fits(one, form) => {
                        Ok((org, Ground::Consent(agreed(one))))
                    }
                    _ => Err(("ground", ReferralFault::NoConsent)),
                }
            }
            Some(GroundChoice::Legal(id, why)) => {
                let named = self.is_duty(record, (&org, &partner), &chosen, id);
                match check_words(why, true) {
                    Err(fault) => Err(("why", fault)),
                    Ok(()) if !named => Err(("ground", ReferralFault::NoLaw)),
                    Ok(()) => Ok((org, Ground::Legal(Named { row: id.clone(), words: why.trim().into() }))),
                }
            }
        })
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

fn details_of_form(form: &SendForm, ground: &Ground) -> ReferralDetails {
    let part = |(part, text): &(Part, String)| (part.code().to_owned(), text.trim().to_owned());
    ReferralDetails {
        parts: form.parts.iter().map(part).collect(),
        after: form.after.unwrap_or(After::Answer).code().into(),
        tonight: form.tonight,
        urgent: form.urgent,
        ground: GroundDetails::of(ground),
    }
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

fn preview(record: &Victim, org: OrgId, form: &SendForm, ground: &Ground) -> Preview {
    let goes: Vec<(Part, String)> =
        form.parts.iter().map(|(part, text)| (*part, text.trim().to_owned())).collect();
    let stays = said(record).into_iter().filter(|(part, text)| {
        *part != Part::Presence && !text.is_empty() && goes.iter().all(|(gone, _)| gone != part)
    });
    let until = match ground {
        Ground::Consent(agreed) => agreed.until,
        Ground::Legal(_) => None,
    };
    Preview {
        org,
        stays: stays.map(|(part, _)| part).collect(),
        goes,
        until,
        second: matches!(ground, Ground::Legal(_)),
    }
}
