//! How what is said about a referral goes to the other desk and comes from it: one chain for each referral and author, sealed when it leaves,
//! to every key of the receiver that is valid then and to our own, so that a desk that was put back from a backup finds what it said itself.
use super::{
    ends::EndWhy,
    sealed::{ReferralDetails, Stub},
};
use crate::{
    Desk, DeskError, Permission,
    at_rest::Key,
    names,
    notices::Tell,
    pull::{FORGED, GAP, GOOD, Pulled},
};
use domain::{
    Counted, NoticeKind, TeamId,
    referral::{Direction, ReferralState},
};
use envelope::{
    ids::{Day, OrgId},
    message::{Author, Kind, Message, OpenedMessage},
    referral::{Answer, Referral, Side, Step, TakenBack},
};
use store::{
    Tx,
    desk::{self as rows, ReferralMessage, ReferralRow},
};

/// Messages of one side about one referral: nobody needs more, and each costs a look at all.
const OF_ONE_MAX: usize = 200;
const DAY: i64 = 86_400;

/// How a message stands beside those that are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The next one, or one that was missing.
    Good,
    /// One before it is missing.
    Gap,
    /// It is here already.
    Here,
    /// Another one claims its place.
    Fork,
}

impl Desk {
    /// Something that an organisation whose key is believed says to us.
    pub(crate) async fn apply_between(
        &self,
        tx: &mut Tx,
        day: Day,
        opened: &OpenedMessage,
    ) -> Result<Pulled, DeskError> {
        let message = &opened.message;
        let Author::Organisation(author) = &message.author else { return Ok(Pulled::default()) };
        if !matches!(message.kind, Kind::Referral | Kind::ReferralAnswer | Kind::ConsentWithdrawn) {
            return self.put_aside(tx, "newer-kind").await;
        }
        let name = self.0.vault.lookup("referral", message.report_id.as_bytes());
        let Some(number) = rows::referral_named(tx, &name).await? else {
            return self.first_between(tx, (day, author), opened, name).await;
        };
        let found = rows::referral(tx, number).await?;
        if let Some(case) = found.and_then(|row| row.case) {
            rows::lock_case(tx, case).await?;
        }
        let row = rows::lock_referral(tx, number).await?;
        // Its case was erased: whatever a relay still shows of it brings nothing back.
        let there = row.filter(|row| row.state != ReferralState::Erased.code());
        let Some(row) = there else { return Ok(Pulled::default()) };
        self.next_between(tx, (day, author), opened, row).await
    }

    /// The first thing we hear of a referral.
    async fn first_between(
        &self,
        tx: &mut Tx,
        (day, author): (Day, &OrgId),
        opened: &OpenedMessage,
        name: [u8; 32],
    ) -> Result<Pulled, DeskError> {
        let message = &opened.message;
        if author == self.org() {
            return self.own_found(tx, day, opened, name).await;
        }
        let referral = match message.kind {
            Kind::Referral if message.seq == 0 => Referral::of(message).ok(),
            Kind::Referral => None,
            Kind::ConsentWithdrawn if TakenBack::of(message).is_ok() => {
                return self.begin_ended(tx, (day, author), opened, (name, EndWhy::Withdrawn)).await;
            }
            Kind::ReferralAnswer if step_of(message) == Some(Step::Revoked) => {
                return self.begin_ended(tx, (day, author), opened, (name, EndWhy::Revoked)).await;
            }
            _ => return self.put_aside(tx, "no-such-referral").await,
        };
        let Some(referral) = referral else { return self.put_aside(tx, "referral-content").await };
        let until = until_of(&referral);
        if until.is_some_and(|until| until < self.today()) {
            return self.begin_ended(tx, (day, author), opened, (name, EndWhy::Over)).await;
        }
        let number = rows::next_referral(tx).await?;
        let (key, wrapped) = self.0.vault.new_referral_key(number)?;
        let stub = Stub { after: referral.after.clone(), ..stub(message, author) };
        let details = ReferralDetails::of(&referral);
        let sealed = names::seal(&key, names::referral_place(number), &details)?;
        let row = ReferralRow {
            role: referral.role.clone(),
            urgent: referral.urgent,
            until: until.map(Day::number),
            sealed: Some(sealed),
            ..self.came(number, name, &stub)?
        };
        rows::add_referral(tx, &row, None).await?;
        rows::put_referral_key(tx, number, &wrapped).await?;
        self.keep_between(tx, (day, &row), opened, (Some(&key), GOOD)).await?;
        let received =
            Answer::of_step(Step::Received).to_body().map_err(|_| DeskError::Damaged("referrals"))?;
        self.say_between(tx, (&row, &stub), Some(&key), (Kind::ReferralAnswer, received), None).await?;
        self.tell_takers(tx, &row.role, NoticeKind::ReferralCame).await?;
        self.count(tx, Counted::Came).await?;
        self.note(tx, None, "referral-arrived", &format!("referral {number}")).await?;
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    /// Its end came before itself, or it is over: what still comes of it is too late.
    async fn begin_ended(
        &self,
        tx: &mut Tx,
        (day, author): (Day, &OrgId),
        opened: &OpenedMessage,
        (name, why): ([u8; 32], EndWhy),
    ) -> Result<Pulled, DeskError> {
        let number = rows::next_referral(tx).await?;
        let mut stub = stub(&opened.message, author);
        stub.reach = domain::referral::Reach::NotOpened.code().into();
        (stub.ended, stub.on) = (why.state().code().into(), self.today().number());
        let row = ReferralRow {
            state: why.state().code().into(),
            gone: Some(self.now()),
            ..self.came(number, name, &stub)?
        };
        rows::add_referral(tx, &row, None).await?;
        let verdict = if opened.message.seq == 0 { GOOD } else { GAP };
        self.keep_between(tx, (day, &row), opened, (None, verdict)).await?;
        self.say_ended(tx, (&row, &stub)).await?;
        self.note(tx, None, why.act(), &format!("referral {number}")).await?;
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    pub(super) fn came(&self, number: i64, name: [u8; 32], stub: &Stub) -> Result<ReferralRow, DeskError> {
        Ok(ReferralRow {
            number,
            direction: Direction::In.code().into(),
            name,
            version: 1,
            state: ReferralState::New.code().into(),
            role: domain::referral::Function::Anybody.code().into(),
            urgent: false,
            case: None,
            victim: None,
            member: None,
            begun: self.now(),
            changed: self.now(),
            until: None,
            consent: None,
            opened: None,
            gone: None,
            sealed: None,
            stub: self.seal_stub(number, stub)?,
        })
    }

    async fn next_between(
        &self,
        tx: &mut Tx,
        (day, author): (Day, &OrgId),
        opened: &OpenedMessage,
        row: ReferralRow,
    ) -> Result<Pulled, DeskError> {
        let stub = self.stub_of(&row)?;
        let ours = author == self.org();
        if !ours && stub.org != author.as_str() {
            return self.put_aside(tx, "other-author").await;
        }
        let side = match Direction::of_code(&row.direction) {
            Some(Direction::Out) => Side::Receiver,
            _ => Side::Sender,
        };
        let mut before = rows::referral_places(tx, row.number).await?;
        let mut forgotten = false;
        if ours && place(&before, ours, opened) == Place::Fork {
            // What this desk has said anew since it was put back from a backup has not left: what it had said then holds.
            let seq = i64::try_from(opened.message.seq).unwrap_or(i64::MAX);
            rows::forget_unsent(tx, row.number, seq).await?;
            before = rows::referral_places(tx, row.number).await?;
            forgotten = true;
        }
        let place = place(&before, ours, opened);
        if place == Place::Here {
            return self.left_after_all(tx, (row, stub), ours).await;
        }
        // Whatever place it claims, the sender's word that access ends is signed by them, and that is enough.
        let ends = !ours && side == Side::Sender && ends_access(&opened.message);
        if !ends && before.iter().filter(|one| one.ours == ours).count() >= OF_ONE_MAX {
            return self.put_aside(tx, "too-many").await;
        }
        if place == Place::Fork {
            if ends && row.gone.is_some() {
                return Ok(Pulled::default());
            }
            self.keep_fork(tx, (day, &row), opened, ours).await?;
            if !ends {
                return self.put_aside(tx, "two-in-one-place").await;
            }
            self.went_on(tx, (row, stub, None), &opened.message, side).await?;
            return Ok(Pulled { new_signals: 0, new_messages: 1 });
        }
        let verdict = if place == Place::Gap { GAP } else { GOOD };
        let key = self.key_of_referral(tx, row.number).await?;
        if ours {
            // What we said ourselves before a backup was put back that does not know it.
            return self.own_again(tx, (day, row, stub), (opened, forgotten), key).await;
        }
        if !theirs_to_say(&opened.message, side) {
            return self.put_aside(tx, "not-theirs").await;
        }
        self.keep_between(tx, (day, &row), opened, (key.as_ref(), verdict)).await?;
        if place == Place::Gap {
            self.ask_again(tx, (&row, &stub), key.as_ref(), &before).await?;
        }
        self.went_on(tx, (row, stub, key), &opened.message, side).await?;
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    /// What a step changes.
    async fn went_on(
        &self,
        tx: &mut Tx,
        (mut row, mut stub, key): (ReferralRow, Stub, Option<Key>),
        message: &Message,
        side: Side,
    ) -> Result<(), DeskError> {
        let state = ReferralState::of_code(&row.state).ok_or(DeskError::Damaged("referrals"))?;
        let object = format!("referral {}", row.number);
        row.version += 1;
        row.changed = self.now();
        let state = if state == ReferralState::Stopped && side == Side::Receiver {
            // They answer it, so it had left before the backup that was put back.
            self.was_sent(&mut row, &mut stub)?;
            ReferralState::Sent
        } else {
            state
        };
        if message.kind == Kind::ConsentWithdrawn {
            return self.end_access(tx, (row, stub), EndWhy::Withdrawn).await;
        }
        let Ok(answer) = Answer::of(message) else {
            // The referral itself, late: its end came first.
            return Ok(rows::update_referral(tx, &row).await?);
        };
        let step = Step::of_code(&answer.step);
        match step {
            Some(Step::Again) => {
                self.say_again(tx, (&row, key.as_ref()), answer.from.unwrap_or(0)).await?;
                return Ok(rows::update_referral(tx, &row).await?);
            }
            Some(Step::Revoked) if side == Side::Sender => {
                return self.end_access(tx, (row, stub), EndWhy::Revoked).await;
            }
            Some(step) => row.state = state.after(step, side).code().into(),
            None => {}
        }
        rows::update_referral(tx, &row).await?;
        let quiet = matches!(step, Some(Step::Received | Step::Ended));
        if let (Some(case), false) = (row.case, quiet) {
            self.tell_case(tx, (NoticeKind::ReferralAnswered, case), None).await?;
        }
        if let Some(counted) = counted(message, false) {
            self.count(tx, counted).await?;
        }
        self.note(tx, None, "referral-answered", &object).await
    }

    pub(super) async fn keep_between(
        &self,
        tx: &mut Tx,
        (day, row): (Day, &ReferralRow),
        opened: &OpenedMessage,
        (key, verdict): (Option<&Key>, &'static str),
    ) -> Result<(), DeskError> {
        let new = self.theirs(day, row, opened, verdict);
        let bytes = opened.signed.to_bytes();
        let seal = |id| match key {
            Some(key) => Some((Some(key.seal(names::referral_message_place(id), &bytes).ok()?), None)),
            None => Some((None, None)),
        };
        let kept = rows::add_referral_message(tx, &new, seal).await?;
        kept.ok_or(DeskError::Damaged("referral_messages")).map(|_| ())
    }

    fn theirs(&self, day: Day, row: &ReferralRow, opened: &OpenedMessage, verdict: &str) -> ReferralMessage {
        let message = &opened.message;
        ReferralMessage {
            id: 0,
            referral: row.number,
            ours: message.author == Author::Organisation(self.org().clone()),
            seq: i64::try_from(message.seq).unwrap_or(i64::MAX),
            hash: opened.payload_hash,
            prev: message.prev,
            at: i64::from(day.number()) * DAY,
            member: None,
            verdict: verdict.into(),
            again: 0,
            sealed: None,
            waiting: None,
        }
    }

    /// Two messages in one place: that there was one is kept, its words are not.
    async fn keep_fork(
        &self,
        tx: &mut Tx,
        (day, row): (Day, &ReferralRow),
        opened: &OpenedMessage,
        ours: bool,
    ) -> Result<(), DeskError> {
        let before = rows::referral_places(tx, row.number).await?;
        if before.iter().any(|one| one.hash == opened.payload_hash) {
            return Ok(());
        }
        let below = before.iter().map(|one| one.seq).min().unwrap_or(0).min(0) - 1;
        let new = ReferralMessage { seq: below, ours, ..self.theirs(day, row, opened, FORGED) };
        rows::add_referral_message(tx, &new, |_| Some((None, None))).await?;
        Ok(())
    }

    /// Tells whoever takes what is sent to a function.
    pub(super) async fn tell_takers(
        &self,
        tx: &mut Tx,
        role: &str,
        kind: NoticeKind,
    ) -> Result<(), DeskError> {
        let roles = rows::referral_roles(tx).await?;
        match roles.iter().find(|(one, _)| one == role) {
            Some((_, team)) => self.tell(tx, (kind, None), Tell::Team(TeamId(*team)), None).await,
            None => self.tell(tx, (kind, None), Tell::All(Permission::ManagePeople), None).await,
        }
    }
}

pub(super) fn stub(message: &Message, author: &OrgId) -> Stub {
    Stub {
        id: *message.report_id.as_bytes(),
        org: author.to_string(),
        lang: message.lang.clone(),
        ..Stub::default()
    }
}

/// As what is counted what somebody says: we, or the other.
pub(super) fn counted(message: &Message, ours: bool) -> Option<Counted> {
    let (said, heard) = match step_of(message) {
        None if message.kind == Kind::Referral => (Counted::Sent, Counted::Came),
        Some(Step::Accepted) => (Counted::CameAccepted, Counted::SentAccepted),
        Some(Step::Declined) => (Counted::CameDeclined, Counted::SentDeclined),
        Some(Step::Feedback) => (Counted::FeedbackGiven, Counted::FeedbackGot),
        _ => return None,
    };
    Some(if ours { said } else { heard })
}

/// Whether it says that access ends, as the sender of a referral can.
fn ends_access(message: &Message) -> bool {
    match message.kind {
        Kind::ConsentWithdrawn => TakenBack::of(message).is_ok(),
        _ => step_of(message) == Some(Step::Revoked),
    }
}

pub(super) fn step_of(message: &Message) -> Option<Step> {
    Step::of_code(&Answer::of(message).ok()?.step)
}

pub(super) fn until_of(referral: &Referral) -> Option<Day> {
    match &referral.ground {
        envelope::referral::Ground::Consent(agreed) => agreed.until,
        envelope::referral::Ground::Legal(_) => None,
    }
}

/// Whether this side may say it. Something newer may be said by both.
fn theirs_to_say(message: &Message, side: Side) -> bool {
    match message.kind {
        Kind::Referral => side == Side::Sender && message.seq == 0 && Referral::of(message).is_ok(),
        Kind::ConsentWithdrawn => side == Side::Sender && TakenBack::of(message).is_ok(),
        _ => Answer::of(message)
            .is_ok_and(|answer| Step::of_code(&answer.step).is_none_or(|step| step.may(side))),
    }
}

/// Where a message stands beside those that are here, which may have come in any order.
fn place(before: &[ReferralMessage], ours: bool, opened: &OpenedMessage) -> Place {
    let Ok(seq) = i64::try_from(opened.message.seq) else { return Place::Fork };
    let at = |seq: i64| before.iter().find(|one| one.ours == ours && one.seq == seq);
    if let Some(there) = at(seq) {
        return if there.hash == opened.payload_hash { Place::Here } else { Place::Fork };
    }
    let follows = at(seq - 1).is_none_or(|earlier| earlier.hash == opened.message.prev);
    let leads = at(seq + 1).is_none_or(|later| later.prev == opened.payload_hash);
    if !follows || !leads {
        return Place::Fork;
    }
    if seq > 0 && at(seq - 1).is_none() { Place::Gap } else { Place::Good }
}
