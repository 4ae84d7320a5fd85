//! Referring somebody: which organisation and whom there, which parts, on what ground; looked at exactly as the receiver will see it; then sent, or
//! shown to a second member first where it rests on a law. The ground is asked again in the transaction in which it goes.
use super::{
    ReferralDone, ReferralFault,
    ground::tells,
    sealed::{GroundDetails, ReferralDetails, Stub},
    travel::until_of,
};
use crate::{
    Desk, DeskError, Permission, Session,
    case::may_case,
    chance,
    clock_rules::Basis,
    consent::LiveConsent,
    consent_rules::Duty,
    names,
    notices::Tell,
    partners::{Partner, Standing},
    victim::{Victim, record_object},
};
use domain::{
    AgeBand, NoticeKind, Part, With,
    limits::NAME_MAX_CHARS,
    referral::{After, Direction, Function, ReferralState},
    victim::is_minor,
};
use envelope::{
    ids::{Day, OrgId},
    message::Kind,
    referral::Ground,
};
use std::collections::BTreeMap;
use store::{
    Tx,
    desk::{self as rows, ReferralRow},
};
use zeroize::Zeroizing;

/// Before the name of an organisation without a desk, where a form names one.
pub const ON_PAPER: &str = "paper:";

/// To whom a form says.
pub(super) fn named(org: &str) -> Option<With> {
    match org.strip_prefix(ON_PAPER).map(str::trim) {
        Some(name) if name.is_empty() || name.chars().count() > NAME_MAX_CHARS => None,
        Some(name) => Some(With::Named(name.to_owned())),
        None => OrgId::parse(org).ok().map(With::Desk),
    }
}

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
    /// To which organisation: its name on the relay, or [`ON_PAPER`] and the name of one without a desk.
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
    /// Organisations without a desk towards which a consent holds, or whom a duty names.
    pub papers: Vec<String>,
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
    pub org: With,
    /// For one person there; empty: for the organisation.
    pub officer: String,
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
        let (to, live) = (named(org), self.live_towards(&mut tx, case, victim).await?);
        let minor = record.age.and_then(is_minor) == Some(true);
        let duty = |duty: &Duty| (duty.id.clone(), duty.words.clone(), duty.basis.clone());
        let all = || self.0.consents.duties(self.kind(), minor);
        let duties = to.iter().flat_map(|to| all().filter(|one| tells(one, to, kind))).map(duty).collect();
        let mut papers: Vec<String> = all().flat_map(|duty| duty.named().to_vec()).collect();
        papers.extend(live.iter().filter_map(|(with, _)| match with {
            With::Named(name) => Some(name.clone()),
            With::Desk(_) => None,
        }));
        papers.sort();
        papers.dedup();
        let consents = live.into_iter().filter(|(with, _)| Some(with) == to.as_ref()).map(|(_, one)| one);
        let consents = consents.collect();
        self.note(&mut tx, Some(session.member.id), "victim-seen", &record_object(case, victim)).await?;
        tx.commit().await?;
        let (compared, others): (Vec<_>, Vec<_>) =
            partners.into_iter().partition(|one| one.standing == Standing::Compared);
        Ok(Some(Draft {
            case,
            title: known.details.title.clone(),
            victim,
            alias: record.alias.clone(),
            partners: compared,
            papers,
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
        let (to, ground, officer) = match self.checked(&mut tx, (case, victim, &record), form).await? {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(Some(SendDone::Fault(at, fault))),
        };
        let second = matches!(ground, Ground::Legal(_));
        if details_of_form(form, &ground).referral(Function::Anybody.code()).to_body().is_err() {
            return Ok(Some(SendDone::Fault("parts", ReferralFault::Long)));
        }
        if !send {
            return Ok(Some(SendDone::Looked(Box::new(preview(&record, (to, officer), form, &ground)))));
        }
        let me = session.member.id.0;
        let of = Zeroizing::new(format!("refer {me} {case} {victim} {form:?}"));
        let once = self.0.vault.lookup("once", of.as_bytes());
        if let Some(number) = rows::referral_of_form(&mut tx, &once).await? {
            return Ok(Some(SendDone::Sent(number)));
        }
        let to = (&to, officer.as_str());
        let number =
            self.begin_referral(&mut tx, (case, victim, me), (to, form, &ground), (&once, second)).await?;
        let object = format!("case {case}");
        if second {
            let leads = Tell::All(Permission::ManagePeople);
            let told = (NoticeKind::ReferralConfirm, Some(case));
            self.tell(&mut tx, told, leads, Some(session.member.id)).await?;
            self.note(&mut tx, Some(session.member.id), "referral-asked", &object).await?;
        } else {
            let act = if matches!(to.0, With::Named(_)) { "referral-on-paper" } else { "referral-sent" };
            self.note(&mut tx, Some(session.member.id), act, &object).await?;
        }
        tx.commit().await?;
        Ok(Some(SendDone::Sent(number)))
    }

    async fn begin_referral(
        &self,
        tx: &mut Tx,
        (case, victim, member): (i64, i64, i64),
        ((to, officer), form, ground): ((&With, &str), &SendForm, &Ground),
        (once, second): (&[u8; 32], bool),
    ) -> Result<i64, DeskError> {
        let number = rows::next_referral(tx).await?;
        let (key, wrapped) = self.0.vault.new_referral_key(number)?;
        let id = *chance::bytes::<32>()?;
        let stub = Stub { id, lang: form.lang.clone(), ..Stub::default() };
        let (stub, direction) = match to {
            With::Desk(org) => (Stub { org: org.to_string(), ..stub }, Direction::Out),
            With::Named(name) => (Stub { name: name.clone(), ..stub }, Direction::Paper),
        };
        let mut details = details_of_form(form, ground);
        details.officer = officer.into();
        let function = form.function.unwrap_or(Function::Anybody);
        let referral = details.referral(function.code());
        let consent = match ground {
            Ground::Consent(agreed) => Some(self.0.vault.lookup("referral consent", &agreed.id)),
            Ground::Legal(_) => None,
        };
        let state = match direction {
            _ if second => ReferralState::Confirm,
            Direction::Paper => ReferralState::Ready,
            _ => ReferralState::Sent,
        };
        let row = ReferralRow {
            number,
            direction: direction.code().into(),
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
        if !second && direction == Direction::Out {
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
        let on_paper = known.direction == Direction::Paper;
        let state = match agrees {
            true if on_paper => ReferralState::Ready,
            true => ReferralState::Sent,
            false => ReferralState::Refused,
        };
        row.state = state.code().into();
        row.version += 1;
        row.changed = self.now();
        if agrees && !on_paper {
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
}

fn details_of_form(form: &SendForm, ground: &Ground) -> ReferralDetails {
    let part = |(part, text): &(Part, String)| (part.code().to_owned(), text.trim().to_owned());
    ReferralDetails {
        parts: form.parts.iter().map(part).collect(),
        after: form.after.unwrap_or(After::Answer).code().into(),
        tonight: form.tonight,
        urgent: form.urgent,
        ground: GroundDetails::of(ground),
        officer: String::new(),
        paper: Vec::new(),
    }
}

fn preview(record: &Victim, (org, officer): (With, String), form: &SendForm, ground: &Ground) -> Preview {
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
        officer,
        stays: stays.map(|(part, _)| part).collect(),
        goes,
        until,
        second: matches!(ground, Ground::Legal(_)),
    }
}
