//! Referrals as pages show them: lists by what is to be done, one with everything that was said about it, those of a case.
use super::{
    KnownReferral, PAGE_REFERRALS,
    paper::paper_lines,
    sealed::{GroundDetails, LEGAL},
};
use crate::{
    Desk, DeskError, Permission, Session, TeamId,
    at_rest::Key,
    case::may_case,
    names::{self, MemberDetails, name_of},
    pull::{FORGED, GAP},
};
use domain::{
    With,
    referral::{Direction, Function, PaperStep, ReferralState},
};
use envelope::{
    ids::Day,
    message::{Kind, Message},
    referral::{Answer, Step, TakenBack},
};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ReferralList, ReferralMessage, ReferralRow, ReferralScope},
};

/// A referral as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralListed {
    /// Its number.
    pub number: i64,
    /// Whether we sent it.
    pub direction: Direction,
    /// The other organisation.
    pub org: With,
    /// To whom within the receiving one, as a short word.
    pub function: String,
    /// Where it stands.
    pub state: ReferralState,
    /// It cannot wait for tomorrow.
    pub urgent: bool,
    /// The case it came from or became.
    pub case: Option<i64>,
    /// When something last happened, Unix seconds.
    pub changed: i64,
}

/// A page of a part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralPage {
    /// Which part.
    pub list: ReferralList,
    /// At most [`PAGE_REFERRALS`].
    pub rows: Vec<ReferralListed>,
    /// How many are in each part, in the order of [`ReferralList::ALL`].
    pub counts: [i64; 4],
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether more follow.
    pub has_more: bool,
    /// Who takes what is sent to which function; for whoever leads.
    pub teams: Option<Vec<TeamFor>>,
}

/// A function, and the team that takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamFor {
    /// Which.
    pub function: Function,
    /// Its team.
    pub team: Option<TeamId>,
    /// Every team there is.
    pub teams: Vec<(TeamId, String)>,
}

/// On what one rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroundShown {
    /// Somebody agreed: what for, how, in which language, told back, when, how much, until when.
    Consent {
        /// What for, as a short word or in words.
        why: String,
        /// How they were asked, as a short word.
        how: String,
        /// In which language.
        lang: String,
        /// They told it back.
        told_back: bool,
        /// When.
        asked: Day,
        /// How much, as a short word.
        level: String,
        /// The last day.
        until: Option<Day>,
    },
    /// A law: its name in the sender's data, and why.
    Legal {
        /// Which row.
        row: String,
        /// Why.
        words: String,
    },
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The referral itself.
    Referred,
    /// A step.
    Step(Step, Box<Answer>),
    /// A step this version does not know.
    Newer(String),
    /// Consent was taken back on this day.
    TakenBack(Day),
    /// Two messages claimed one place: neither is shown.
    Forged,
    /// On paper: what somebody typed in.
    Paper(Box<super::PaperSaid>),
    /// Its words went with the end of access.
    Gone,
}

/// A line of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When, Unix seconds; of theirs a day.
    pub at: i64,
    /// We said it; who, by name; nobody: the desk itself.
    pub ours: Option<String>,
    /// Whether it is ours at all.
    pub is_ours: bool,
    /// What.
    pub said: Said,
    /// One before it is missing.
    pub gap: bool,
    /// It waits for the relay.
    pub waits: bool,
}

/// What can be done now with one on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperNow {
    /// The number on its slip, in groups.
    pub slip: String,
    /// For one person there; empty: for the organisation.
    pub officer: String,
    /// Steps that can be typed in.
    pub steps: Vec<PaperStep>,
    /// The paper can be made.
    pub prints: bool,
    /// It was made before.
    pub printed: bool,
}

/// A referral as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralView {
    /// The same as in the list.
    pub listed: ReferralListed,
    /// Counts what happens to it: goes into forms.
    pub version: i64,
    /// The parts, while they are there.
    pub parts: Vec<(String, String)>,
    /// On what it rests, while that is there.
    pub ground: Option<GroundShown>,
    /// What the sender may still be told, as a short word.
    pub after: String,
    /// A place to sleep is wanted tonight.
    pub tonight: bool,
    /// Why access ended, and on which day.
    pub ended: Option<(String, Day)>,
    /// What was known of it when access ended here, as a short word.
    pub reach: String,
    /// The record it came from or became.
    pub victim: Option<i64>,
    /// Everything that was said, in the order in which it came.
    pub lines: Vec<Line>,
    /// A message is missing and has not come yet.
    pub missing: bool,
    /// It waits because nobody has compared the other's key, or it changed.
    pub not_compared: bool,
    /// Steps this member can say now.
    pub steps: Vec<Step>,
    /// Take it back; look at it as the second member.
    pub may: [bool; 2],
    /// On paper: the number on its slip, what can be typed in now, and that the paper can be made.
    pub paper: Option<PaperNow>,
    /// It waits for a look before it is destroyed, and this member looks: whether they may say that nothing is described.
    pub look: Option<bool>,
    /// The number of the report in which what it described stands; empty: in none.
    pub report: String,
    /// Why it described no offence, as a second member saw it.
    pub nothing: String,
    /// A hidden field for a form.
    pub once: String,
}

impl Desk {
    /// A page of a part of the list; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn referrals(
        &self,
        session: &Session,
        list: ReferralList,
        page: u32,
    ) -> Result<ReferralPage, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let page = page.max(1);
        let count = i64::try_from(PAGE_REFERRALS).unwrap_or(i64::MAX);
        let mut tx = self.0.store.read("referrals").await?;
        let (roles, all) = self.functions_of(&mut tx, session).await?;
        let today = self.today().number();
        let scope = ReferralScope { cases: Self::scope(session), roles: &roles, all, today };
        let place = (i64::from(page - 1).saturating_mul(count), count + 1);
        let mut found = rows::referral_page(&mut tx, &scope, list, place).await?;
        let has_more = found.len() > PAGE_REFERRALS;
        found.truncate(PAGE_REFERRALS);
        let listed = found.iter().map(|row| self.listed(row)).collect::<Result<_, _>>()?;
        let mut counts = [0; 4];
        for (count, list) in counts.iter_mut().zip(ReferralList::ALL) {
            *count = rows::referral_count(&mut tx, &scope, list).await?;
        }
        let teams = if all { Some(self.teams_for(&mut tx).await?) } else { None };
        Ok(ReferralPage { list, rows: listed, counts, page, has_more, teams })
    }

    async fn teams_for(&self, tx: &mut Tx) -> Result<Vec<TeamFor>, DeskError> {
        let teams: Vec<(TeamId, String)> =
            self.teams(tx).await?.into_iter().map(|team| (team.id, team.name)).collect();
        let takes = rows::referral_roles(tx).await?;
        let one = |function: &Function| TeamFor {
            function: *function,
            team: takes.iter().find(|(role, _)| role == function.code()).map(|(_, team)| TeamId(*team)),
            teams: teams.clone(),
        };
        Ok(Function::ALL.iter().map(one).collect())
    }

    pub(crate) fn listed(&self, row: &ReferralRow) -> Result<ReferralListed, DeskError> {
        let damaged = || DeskError::Damaged("referrals");
        Ok(ReferralListed {
            number: row.number,
            direction: Direction::of_code(&row.direction).ok_or_else(damaged)?,
            org: self.stub_of(row)?.with()?,
            function: row.role.clone(),
            state: ReferralState::of_code(&row.state).ok_or_else(damaged)?,
            urgent: row.urgent,
            case: row.case,
            changed: row.changed,
        })
    }

    /// Those of a case, for its own pages; whoever calls has asked whether this member sees it.
    pub(crate) async fn referrals_of(
        &self,
        tx: &mut Tx,
        case: i64,
        victim: Option<i64>,
    ) -> Result<Vec<ReferralListed>, DeskError> {
        let found = rows::referrals_of_case(tx, case).await?;
        let of = |row: &&ReferralRow| victim.is_none() || row.victim == victim;
        found.iter().filter(of).map(|row| self.listed(row)).collect()
    }

    /// One. Looking is noted, and the first look at what came is kept: the sender is told of it when access ends. `None`: no such referral
    /// for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn referral(&self, session: &Session, number: i64) -> Result<Option<ReferralView>, DeskError> {
        let Some((mut tx, mut known)) = self.known_referral("referral seen", session, number).await? else {
            return Ok(None);
        };
        if known.direction == Direction::In && known.details.is_some() && known.row.opened.is_none() {
            known.row.opened = Some(self.now());
            rows::update_referral(&mut tx, &known.row).await?;
        }
        let members = self.member_names(&mut tx).await?;
        let view = self.referral_view(&mut tx, session, &known, &members).await?;
        let object = format!("referral {number}");
        self.note(&mut tx, Some(session.member.id), "referral-seen", &object).await?;
        tx.commit().await?;
        Ok(Some(view))
    }

    async fn referral_view(
        &self,
        tx: &mut Tx,
        session: &Session,
        known: &KnownReferral,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<ReferralView, DeskError> {
        let messages = rows::referral_messages(tx, known.row.number).await?;
        let mut lines = Vec::new();
        for message in &messages {
            lines.push(line(message, known.key.as_ref(), members)?);
        }
        lines.extend(known.details.iter().flat_map(|details| paper_lines(details, members)));
        let missing = is_missing(&messages);
        let works = match &known.case {
            Some((_, facts)) => may_case(session, Permission::WorkCases, *facts),
            None => session.can(Permission::WorkCases),
        };
        let incoming = known.direction == Direction::In;
        let more = known
            .details
            .as_ref()
            .is_some_and(|details| details.after == domain::referral::After::Told.code());
        let told = |step: &Step| more || matches!(step, Step::Accepted | Step::Declined);
        let can = |step: &&Step| incoming && works && told(step) && known.state.can_answer(**step);
        let believed = self.believed(tx).await?;
        let compared = matches!(&known.org, With::Desk(org) if believed.contains_key(org));
        let waits = lines.iter().any(|line| line.waits);
        let details = known.details.as_ref();
        let confirms = known.state == ReferralState::Confirm && known.row.member != Some(session.member.id.0);
        Ok(ReferralView {
            listed: self.listed(&known.row)?,
            version: known.row.version,
            parts: details.map(|details| details.parts.clone()).unwrap_or_default(),
            ground: details.map(|details| shown(&details.ground)),
            after: details.map(|details| details.after.clone()).unwrap_or_default(),
            tonight: details.is_some_and(|details| details.tonight),
            ended: Some((known.stub.ended.clone(), Day(known.stub.on))).filter(|(why, _)| !why.is_empty()),
            reach: known.stub.reach.clone(),
            victim: known.row.victim,
            missing,
            not_compared: waits && !compared,
            steps: Step::ALL.iter().filter(can).copied().collect(),
            may: [!incoming && works && !known.state.is_final(), works && confirms],
            paper: self.paper_now(known, works),
            look: (works && known.state == ReferralState::Look)
                .then(|| known.row.member != Some(session.member.id.0)),
            report: known.stub.report.clone(),
            nothing: known.stub.nothing.clone(),
            once: self.once_token()?,
            lines,
        })
    }
}

fn shown(ground: &GroundDetails) -> GroundShown {
    if ground.kind == LEGAL {
        return GroundShown::Legal { row: ground.row.clone(), words: ground.words.clone() };
    }
    GroundShown::Consent {
        why: ground.why.clone(),
        how: ground.how.clone(),
        lang: ground.lang.clone(),
        told_back: ground.told_back,
        asked: Day(ground.asked),
        level: ground.level.clone(),
        until: Some(Day(ground.until)).filter(|day| day.number() > 0),
    }
}

/// Whether the other said something between what is here that has not come.
fn is_missing(messages: &[ReferralMessage]) -> bool {
    let theirs: Vec<i64> =
        messages.iter().filter(|one| !one.ours && one.seq >= 0).map(|one| one.seq).collect();
    let last = theirs.iter().max().copied();
    last.is_some_and(|last| (0..last).any(|seq| !theirs.contains(&seq)))
}

fn line(
    message: &ReferralMessage,
    key: Option<&Key>,
    members: &HashMap<i64, MemberDetails>,
) -> Result<Line, DeskError> {
    let said = match (key, &message.sealed) {
        _ if message.verdict == FORGED => Said::Forged,
        (Some(key), Some(sealed)) => {
            let bytes = key.open(names::referral_message_place(message.id), sealed)?;
            said(&Message::read_kept(&bytes).map_err(|_| DeskError::Damaged("referral_messages"))?)
        }
        _ => Said::Gone,
    };
    Ok(Line {
        at: message.at,
        ours: message.member.map(|id| name_of(members, id)),
        is_ours: message.ours,
        said,
        gap: message.verdict == GAP,
        waits: message.waiting.is_some(),
    })
}

fn said(message: &Message) -> Said {
    match message.kind {
        Kind::Referral => Said::Referred,
        Kind::ConsentWithdrawn => {
            TakenBack::of(message).map_or(Said::Gone, |taken| Said::TakenBack(taken.on))
        }
        _ => match Answer::of(message) {
            Ok(answer) => match Step::of_code(&answer.step) {
                Some(step) => Said::Step(step, Box::new(answer)),
                None => Said::Newer(answer.words),
            },
            Err(_) => Said::Gone,
        },
    }
}
