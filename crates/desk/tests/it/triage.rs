//! A working day: who takes what, how urgent, put off, labelled, closed and why, on both engines; and what happens when two
//! decide at once.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TODAY, TestDesk, Writer};
use desk::{
    MemberId, Role, Session, State,
    inbox::{InboxFilter, Stand, Whose},
    people::PersonForm,
    signal::{About, NoteOutcome, ReplyForm, SignalView, StateOutcome, Work, WorkForm, WorkOutcome},
};
use domain::{
    Outcome, Urgency,
    triage::{Closing, DecisionFault},
};
use envelope::{directory::OrgKind, ids::Day};

async fn receive(desk: &mut TestDesk, reports: u8) {
    let reports = (1..=reports).map(|n| Writer::new(n, desk).report("help", desk)).collect();
    desk.receive(reports).await;
}

async fn look(desk: &TestDesk, who: &Session, number: i64) -> SignalView {
    desk.desk.signal(who, number).await.unwrap().unwrap()
}

/// What somebody sees, changed, and sent.
async fn decide(
    desk: &TestDesk,
    who: &Session,
    was: &Work,
    change: impl FnOnce(&mut Work),
    reason: &str,
) -> WorkOutcome {
    let mut wants = was.clone();
    change(&mut wants);
    let form =
        WorkForm { was: was.clone(), wants, urgency_reason: reason, until_reason: reason, new_label: "" };
    desk.desk.decide(who, 1, &form).await.unwrap().unwrap()
}

async fn label(desk: &TestDesk, who: &Session, number: i64, name: &str) -> WorkOutcome {
    let seen = look(desk, who, number).await;
    let form = WorkForm {
        wants: seen.work.clone(),
        was: seen.work,
        urgency_reason: &seen.reasons.0,
        until_reason: &seen.reasons.1,
        new_label: name,
    };
    desk.desk.decide(who, number, &form).await.unwrap().unwrap()
}

async fn version(desk: &TestDesk, who: &Session) -> i64 {
    look(desk, who, 1).await.version
}

async fn rows(desk: &TestDesk, who: &Session, filter: &InboxFilter) -> Vec<i64> {
    desk.desk.inbox(who, filter, 1).await.unwrap().rows.iter().map(|row| row.number).collect()
}

on_both! {
    two_members_who_decide_different_things_at_once_both_get_what_they_wanted,
    two_members_who_decide_different_things_at_once_both_get_what_they_wanted_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 1).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let seen = look(&desk, &amina, 1).await.work;
        let take = |work: &mut Work| work.assignee = Some(MemberId(1));
        assert_eq!(decide(&desk, &amina, &seen, take, "").await, WorkOutcome::Done(true));
        let hurry = |work: &mut Work| work.urgency = Urgency::Now;
        let done = decide(&desk, &bo, &seen, hurry, "he comes back tonight").await;
        assert_eq!(done, WorkOutcome::Done(true));
        let now = look(&desk, &bo, 1).await;
        assert_eq!((now.work.assignee, now.work.urgency), (Some(MemberId(1)), Urgency::Now));
        assert_eq!((now.state, now.reasons.0.as_str()), (State::Taken, "he comes back tonight"));
    }
}

on_both! {
    whoever_takes_what_a_colleague_just_took_is_told_and_nothing_changes,
    whoever_takes_what_a_colleague_just_took_is_told_and_nothing_changes_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk, 1).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let seen = look(&desk, &amina, 1).await.work;
        let mine = |work: &mut Work| work.assignee = Some(MemberId(1));
        let his = |work: &mut Work| work.assignee = Some(MemberId(2));
        let (one, other) = tokio::join!(decide(&desk, &amina, &seen, mine, ""), decide(&desk, &bo, &seen, his, ""));
        let conflict = WorkOutcome::Conflict(About::Assignee);
        assert!([(&one, &other), (&other, &one)].contains(&(&WorkOutcome::Done(true), &conflict)), "{one:?} {other:?}");
        let holder = look(&desk, &bo, 1).await.work.assignee.unwrap();
        assert_eq!(holder, MemberId(if one == conflict { 2 } else { 1 }));
        // The same reason rewritten by two is noticed too: neither overwrites the other's words.
        let seen = look(&desk, &bo, 1).await.work;
        let soon = |work: &mut Work| work.urgency = Urgency::Soon;
        assert_eq!(decide(&desk, &bo, &seen, soon, "today").await, WorkOutcome::Done(true));
        let late = decide(&desk, &amina, &seen, soon, "the train at five").await;
        assert_eq!(late, WorkOutcome::Conflict(About::Urgency));
        assert_eq!(look(&desk, &bo, 1).await.reasons.0, "today");
    }
}

#[tokio::test]
async fn a_report_is_given_only_to_somebody_who_may_read_it() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    receive(&mut desk, 1).await;
    let amina = desk.session("amina").await;
    let seen = look(&desk, &amina, 1).await;
    assert_eq!(
        seen.colleagues.iter().map(|one| one.id.0).collect::<Vec<_>>(),
        [1, 2],
        "not technical management"
    );
    for member in [3, 99] {
        let give = |work: &mut Work| work.assignee = Some(MemberId(member));
        assert_eq!(decide(&desk, &amina, &seen.work, give, "").await, WorkOutcome::NoSuchMember);
    }
    let chris = desk.session("chris").await;
    let form = WorkForm {
        was: seen.work.clone(),
        wants: seen.work,
        urgency_reason: "",
        until_reason: "",
        new_label: "x",
    };
    assert_eq!(desk.desk.decide(&chris, 1, &form).await.unwrap(), None, "it looks like nothing");
    assert_eq!(desk.desk.write_note(&chris, 1, "x", "a").await.unwrap(), None);
    assert_eq!(desk.desk.look_second(&chris, 1, 1, true).await.unwrap(), None);
    assert_eq!(desk.desk.decide(&amina, 77, &form).await.unwrap(), None);
}

on_both! {
    what_is_put_off_comes_back_on_its_day_and_when_the_writer_writes,
    what_is_put_off_comes_back_on_its_day_and_when_the_writer_writes_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writer = Writer::new(1, &desk);
        let report = writer.report("help", &desk);
        desk.receive(vec![report]).await;
        let bo = desk.session("bo").await;
        let off = |work: &mut Work| {
            work.assignee = Some(MemberId(2));
            work.until = Some(Day(TODAY.number() + 2));
        };
        let seen = look(&desk, &bo, 1).await.work;
        assert_eq!(decide(&desk, &bo, &seen, off, "").await, WorkOutcome::Fault(About::Until, DecisionFault::NoReason));
        assert_eq!(look(&desk, &bo, 1).await.work, seen, "nothing of it was done");
        assert_eq!(decide(&desk, &bo, &seen, off, "she calls on Thursday").await, WorkOutcome::Done(true));
        assert_eq!(look(&desk, &bo, 1).await.state, State::Waiting);
        let waiting = InboxFilter { stand: Stand::In(State::Waiting), ..InboxFilter::default() };
        assert_eq!(rows(&desk, &bo, &waiting).await, [1]);
        let mine = InboxFilter { whose: Whose::Mine, ..InboxFilter::default() };
        assert!(rows(&desk, &bo, &mine).await.is_empty(), "it is not to be done today");
        let counts = desk.desk.inbox(&bo, &mine, 1).await.unwrap().counts;
        assert_eq!((counts.open, counts.mine, counts.put_off, counts.all), (0, 0, 1, 1));
        let ours = InboxFilter { waiting: Some(desk::Waiting::Us), ..InboxFilter::default() };
        assert_eq!(counts.waiting_us, rows(&desk, &bo, &ours).await.len() as u64, "a count is what its view shows");

        desk.clock.advance(86_400);
        desk.desk.carry_out_what_is_due().await.unwrap();
        let bo = desk.session("bo").await;
        assert_eq!(look(&desk, &bo, 1).await.state, State::Waiting, "a day too early");
        desk.clock.advance(86_400);
        desk.desk.carry_out_what_is_due().await.unwrap();
        let bo = desk.session("bo").await;
        let back = look(&desk, &bo, 1).await;
        assert_eq!((back.state, back.work.until), (State::Taken, None));

        let off = |work: &mut Work| work.until = Some(Day(TODAY.number() + 30));
        assert_eq!(decide(&desk, &bo, &back.work, off, "next month").await, WorkOutcome::Done(true));
        let more = writer.more("he is here", &desk);
        desk.receive(vec![more]).await;
        let woken = look(&desk, &bo, 1).await;
        assert_eq!((woken.state, woken.work.until), (State::Taken, None), "whoever writes is not put off");
    }
}

on_both! {
    what_is_urgent_stands_first_and_each_view_shows_its_own,
    what_is_urgent_stands_first_and_each_view_shows_its_own_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 4).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let seen = look(&desk, &bo, 1).await.work;
        let hurry = |work: &mut Work| {
            work.urgency = Urgency::Now;
            work.assignee = Some(MemberId(2));
        };
        assert_eq!(decide(&desk, &bo, &seen, hurry, "tonight").await, WorkOutcome::Done(true));
        assert_eq!(label(&desk, &bo, 3, "Car  wash").await, WorkOutcome::Done(true));
        assert_eq!(label(&desk, &amina, 4, "car wash").await, WorkOutcome::Done(true));
        let any = InboxFilter::default();
        assert_eq!(rows(&desk, &amina, &any).await, [1, 4, 3, 2]);
        assert_eq!(rows(&desk, &bo, &InboxFilter { whose: Whose::Mine, ..any.clone() }).await, [1]);
        assert!(rows(&desk, &amina, &InboxFilter { whose: Whose::Mine, ..any.clone() }).await.is_empty());
        assert_eq!(rows(&desk, &amina, &InboxFilter { whose: Whose::Nobodys, ..any.clone() }).await, [4, 3, 2]);
        assert_eq!(rows(&desk, &amina, &InboxFilter { urgency: Some(Urgency::Soon), ..any.clone() }).await, [1]);
        let page = desk.desk.inbox(&bo, &any, 1).await.unwrap();
        assert_eq!(page.labels.len(), 1, "two spellings are one label");
        assert_eq!(page.rows[1].labels, ["Car wash"]);
        let labelled = InboxFilter { labels: vec![page.labels[0].id], ..any.clone() };
        assert_eq!(rows(&desk, &bo, &labelled).await, [4, 3]);
        let counts = page.counts;
        assert_eq!((counts.open, counts.mine, counts.nobodys, counts.urgent, counts.new), (4, 1, 3, 1, 3));
        let seen: Vec<bool> = page.rows.iter().map(|row| row.seen).collect();
        assert_eq!(seen, [true, true, true, false], "only what nobody opened is unread");
    }
}

on_both! {
    a_police_desk_closes_with_a_number_or_after_a_second_person_looked,
    a_police_desk_closes_with_a_number_or_after_a_second_person_looked_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let mut writer = Writer::new(1, &desk);
        let report = writer.report("when are you open?", &desk);
        desk.receive(vec![report]).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let none = Closing {
            outcome: Some(Outcome::Advised),
            reason: "asks for our opening hours",
            report_number: "",
            no_offence: true,
            in_case: false,
        };
        let bare = Closing { no_offence: false, ..none };
        let refused = desk.desk.close(&amina, 1, version(&desk, &amina).await, &bare).await.unwrap();
        assert_eq!(refused, Some(StateOutcome::Fault(DecisionFault::NoNumber)));
        let asked = desk.desk.close(&amina, 1, version(&desk, &amina).await, &none).await.unwrap();
        assert_eq!(asked, Some(StateOutcome::SecondLookAsked));
        let own = desk.desk.look_second(&amina, 1, version(&desk, &amina).await, true).await.unwrap();
        assert_eq!(own, Some(StateOutcome::OwnRequest), "nobody confirms their own request");
        assert!(!look(&desk, &bo, 1).await.may.second_look, "a case worker is no judicial police officer");
        let languages = ["nl".to_owned()];
        let officer = PersonForm { name: "Bo", role: Some(Role::Judicial), languages: &languages, teams: &[] };
        desk.desk.change_person(&amina, bo.member.id, &officer).await.unwrap();
        desk.clock.advance(30);
        let bo = desk.session("bo").await;
        let view = look(&desk, &bo, 1).await;
        assert_eq!(view.second_look.as_ref().unwrap().reason, "asks for our opening hours");
        assert!(view.may.second_look && !look(&desk, &amina, 1).await.may.second_look);
        let pending = InboxFilter { second_look: true, ..InboxFilter::default() };
        assert_eq!(rows(&desk, &bo, &pending).await, [1]);

        // The writer says more: whoever was to confirm has not read that.
        let more = writer.more("and he keeps my passport", &desk);
        desk.receive(vec![more]).await;
        let late = desk.desk.look_second(&bo, 1, view.version, true).await.unwrap();
        assert_eq!(late, Some(StateOutcome::Changed));
        assert!(look(&desk, &bo, 1).await.second_look.is_none());

        desk.desk.close(&amina, 1, version(&desk, &amina).await, &none).await.unwrap();
        let no = desk.desk.look_second(&bo, 1, version(&desk, &amina).await, false).await.unwrap();
        assert_eq!(no, Some(StateOutcome::Done));
        assert_ne!(look(&desk, &bo, 1).await.state, State::Closed, "the second person said no");

        desk.desk.close(&amina, 1, version(&desk, &amina).await, &none).await.unwrap();
        let yes = desk.desk.look_second(&bo, 1, version(&desk, &amina).await, true).await.unwrap();
        assert_eq!(yes, Some(StateOutcome::Done));
        let closed = look(&desk, &bo, 1).await;
        assert_eq!((closed.state, closed.outcome), (State::Closed, Some(Outcome::Advised)));
        assert_eq!(closed.closed.unwrap().name, "amina de Vries", "who asked, closed it");

        assert_eq!(desk.desk.reopen(&bo, 1, version(&desk, &amina).await).await.unwrap(), Some(StateOutcome::Done));
        let reopened = look(&desk, &bo, 1).await;
        assert_eq!((reopened.state, reopened.outcome), (State::Reopened, None));
        let number = Closing { report_number: "BR.37.L1.012345/2026", no_offence: false, reason: "", ..none };
        assert_eq!(desk.desk.close(&bo, 1, version(&desk, &amina).await, &number).await.unwrap(), Some(StateOutcome::Done));
        assert_eq!(look(&desk, &bo, 1).await.outcome_words.1, "BR.37.L1.012345/2026");
        let acts: Vec<String> =
            desk.desk.audit_page(&amina, 1).await.unwrap().lines.into_iter().map(|line| line.act).collect();
        for act in ["second-look-asked", "second-look-ended", "second-look-refused", "second-look-agreed"] {
            assert!(acts.iter().any(|found| found == act), "{act} is on record");
        }
    }
}

on_both! {
    notes_among_members_never_reach_the_writer_and_end_with_the_report,
    notes_among_members_never_reach_the_writer_and_end_with_the_report_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let mut writer = Writer::new(1, &desk);
        let report = writer.report("help", &desk);
        desk.receive(vec![report]).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        for _ in 0..3 {
            let kept = desk.desk.write_note(&bo, 1, "knows the flat", "same").await.unwrap();
            assert_eq!(kept, Some(NoteOutcome::Kept));
        }
        assert_eq!(desk.desk.write_note(&bo, 1, " ", "x").await.unwrap(), Some(NoteOutcome::Empty));
        let long = NoteOutcome::TooLong { count: 1_001, limit: 1_000 };
        assert_eq!(desk.desk.write_note(&bo, 1, &"x".repeat(1_001), "y").await.unwrap(), Some(long));
        let view = look(&desk, &amina, 1).await;
        assert_eq!(view.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["knows the flat"]);
        assert_eq!(view.thread.len(), 1, "it is no part of the conversation");
        assert_eq!(desk.desk.health(&amina).await.unwrap().waiting_answers, 0, "nothing is on its way");
        assert_eq!(label(&desk, &bo, 1, "flat").await, WorkOutcome::Done(true));

        let stop = writer.say(envelope::message::Body::Withdrawal, &desk);
        desk.receive(vec![stop]).await;
        let gone = look(&desk, &amina, 1).await;
        assert!(gone.notes.is_empty() && gone.labels.is_empty() && !gone.may.note && !gone.may.triage);
        assert!(gone.work.labels.is_empty(), "what it was called could say what was in it");
        let refused = desk.desk.write_note(&bo, 1, "x", "z").await.unwrap();
        assert_eq!(refused, Some(NoteOutcome::NotPossible));
    }
}

#[tokio::test]
async fn whoever_answers_has_it_unless_a_colleague_does() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    receive(&mut desk, 1).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    let reply = |version, once| ReplyForm { text: "We are here.", seen_version: version, once_token: once };
    let seen = look(&desk, &bo, 1).await.version;
    desk.desk.reply(&bo, 1, &reply(seen, "a")).await.unwrap();
    let seen = look(&desk, &amina, 1).await;
    assert_eq!((seen.work.assignee, seen.state), (Some(MemberId(2)), State::Taken));
    desk.desk.reply(&amina, 1, &reply(seen.version, "b")).await.unwrap();
    assert_eq!(look(&desk, &amina, 1).await.work.assignee, Some(MemberId(2)));
}

#[tokio::test]
async fn reasons_labels_and_notes_lie_sealed_in_the_database() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    receive(&mut desk, 1).await;
    let amina = desk.session("amina").await;
    let seen = look(&desk, &amina, 1).await.work;
    let hurry = |work: &mut Work| {
        work.urgency = Urgency::Soon;
        work.until = Some(Day(TODAY.number() + 1));
    };
    assert_eq!(decide(&desk, &amina, &seen, hurry, "REASON-SENTINEL").await, WorkOutcome::Done(true));
    assert_eq!(label(&desk, &amina, 1, "LABEL-SENTINEL").await, WorkOutcome::Done(true));
    desk.desk.write_note(&amina, 1, "NOTE-SENTINEL", "a").await.unwrap();
    let closing = Closing {
        outcome: Some(Outcome::Unfounded),
        reason: "CLOSING-SENTINEL",
        report_number: "",
        no_offence: true,
        in_case: false,
    };
    let version = look(&desk, &amina, 1).await.version;
    desk.desk.close(&amina, 1, version, &closing).await.unwrap();
    let bytes = desk.bytes_on_disk();
    for sentinel in
        ["REASON-SENTINEL", "LABEL-SENTINEL", "label-sentinel", "NOTE-SENTINEL", "CLOSING-SENTINEL"]
    {
        assert!(memchr::memmem::find(&bytes, sentinel.as_bytes()).is_none(), "{sentinel}");
    }
    assert!(memchr::memmem::find(&bytes, b"second_looks").is_some(), "it is the database");
}

#[tokio::test]
async fn a_desk_has_sixty_labels_and_says_so() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    receive(&mut desk, 1).await;
    let amina = desk.session("amina").await;
    for n in 0..60 {
        assert_eq!(label(&desk, &amina, 1, &format!("label {n}")).await, WorkOutcome::Done(true));
    }
    assert_eq!(label(&desk, &amina, 1, "one more").await, WorkOutcome::BadLabel);
    assert_eq!(
        label(&desk, &amina, 1, "LABEL 3").await,
        WorkOutcome::Done(false),
        "one that is there is no new one"
    );
    assert_eq!(label(&desk, &amina, 1, &"x".repeat(41)).await, WorkOutcome::BadLabel);
    assert_eq!(look(&desk, &amina, 1).await.labels.len(), 60);
}
