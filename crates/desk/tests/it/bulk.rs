//! The same decision for many reports at once, on both engines: shown before it is done, each with its own line in the log, what
//! cannot be done left out with its reason, and all of it taken back for a minute.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    MemberId, Role, Session, State,
    bulk::{BulkAct, BulkFault, Came, Holder, UNDO_SECONDS, UndoOutcome},
    inbox::{InboxFilter, Whose},
    signal::{SignalView, StateOutcome},
};
use domain::{
    Outcome,
    triage::{Closing, DecisionFault},
};
use envelope::directory::OrgKind;

async fn receive(desk: &mut TestDesk, reports: u8) -> Vec<Writer> {
    let mut writers: Vec<Writer> = (1..=reports).map(|n| Writer::new(n, desk)).collect();
    let sealed = writers.iter_mut().map(|writer| writer.report("help", desk)).collect();
    desk.receive(sealed).await;
    writers
}

async fn look(desk: &TestDesk, who: &Session, number: i64) -> SignalView {
    desk.desk.signal(who, number).await.unwrap().unwrap()
}

/// What would come of each, and the form as it is sent.
async fn preview(
    desk: &TestDesk,
    who: &Session,
    numbers: &[i64],
    act: &BulkAct<'_>,
) -> (Vec<Came>, Vec<(i64, String)>) {
    let preview = desk.desk.preview_bulk(who, numbers, act).await.unwrap();
    assert_eq!(preview.fault, None);
    let came = preview.lines.iter().map(|line| line.came).collect();
    (came, preview.lines.into_iter().map(|line| (line.number, line.mark)).collect())
}

async fn came(desk: &TestDesk, who: &Session, id: i64) -> Vec<(i64, Came)> {
    desk.desk.bulk(who, id).await.unwrap().unwrap().lines
}

async fn acts_on(desk: &TestDesk, who: &Session, number: i64) -> Vec<String> {
    let page = desk.desk.looks(who, number, (1, desk::log::LooksFor::Us)).await.unwrap().unwrap();
    page.lines.into_iter().map(|line| line.act).filter(|act| !act.contains("seen")).collect()
}

const ADVISED: Closing<'static> = Closing {
    outcome: Some(Outcome::Advised),
    reason: "",
    report_number: "",
    no_offence: false,
    in_case: false,
};

on_both! {
    many_are_given_at_once_each_with_its_own_line_and_taken_back,
    many_are_given_at_once_each_with_its_own_line_and_taken_back_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 5).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let version = look(&desk, &amina, 2).await.version;
        let closed = desk.desk.close(&amina, 2, version, &ADVISED).await.unwrap();
        assert_eq!(closed, Some(StateOutcome::Done));
        let act = BulkAct::Give(Holder::Member(MemberId(2)));
        let (would, shown) = preview(&desk, &amina, &[1, 2, 3, 99], &act).await;
        assert_eq!(would, [Came::Done, Came::NotPossible, Came::Done, Came::Gone]);
        assert!(look(&desk, &amina, 1).await.work.assignee.is_none(), "nothing is done yet");
        let id = desk.desk.do_bulk(&amina, &shown, &act, "a").await.unwrap().unwrap();
        let expected = [(1, Came::Done), (2, Came::NotPossible), (3, Came::Done), (99, Came::Gone)];
        assert_eq!(came(&desk, &amina, id).await, expected);
        assert_eq!(desk.desk.do_bulk(&amina, &shown, &act, "a").await.unwrap(), Ok(id), "sent twice, done once");
        let mine = InboxFilter { whose: Whose::Mine, ..InboxFilter::default() };
        assert_eq!(desk.desk.inbox(&bo, &mine, 1).await.unwrap().found, 2);
        for number in [1, 3] {
            assert_eq!(acts_on(&desk, &amina, number).await[0], "signal-given", "{number}");
        }
        assert_eq!(desk.desk.notices(&bo, 1).await.unwrap().notices.len(), 2);
        assert!(desk.desk.bulk(&bo, id).await.unwrap().is_none(), "what amina did is hers to see");
        assert_eq!(desk.desk.undo_bulk(&bo, id).await.unwrap(), None);
        assert_eq!(desk.desk.undo_bulk(&amina, id).await.unwrap(), Some(UndoOutcome::Done));
        let (one, state) = (look(&desk, &amina, 1).await.work, look(&desk, &amina, 1).await.state);
        assert_eq!((one.assignee, state), (None, State::New));
        assert_eq!(acts_on(&desk, &amina, 1).await[0], "undone");
        assert!(desk.desk.notices(&bo, 1).await.unwrap().notices.is_empty(), "and bo is not told of what is not so");
        let view = desk.desk.bulk(&amina, id).await.unwrap().unwrap();
        assert_eq!((view.may_undo, view.lines[0]), (false, (1, Came::Undone)));
    }
}

on_both! {
    what_somebody_changed_meanwhile_is_left_out_and_stays_when_it_is_taken_back,
    what_somebody_changed_meanwhile_is_left_out_and_stays_when_it_is_taken_back_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writers = receive(&mut desk, 4).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let act = BulkAct::Label { put: None, take: None, new: "night" };
        let (_, shown) = preview(&desk, &amina, &[1, 2, 3], &act).await;
        let give = BulkAct::Give(Holder::Member(bo.member.id));
        let (_, of_bo) = preview(&desk, &bo, &[2], &give).await;
        desk.desk.do_bulk(&bo, &of_bo, &give, "b").await.unwrap().unwrap();
        let id = desk.desk.do_bulk(&amina, &shown, &act, "a").await.unwrap().unwrap();
        assert_eq!(came(&desk, &amina, id).await, [(1, Came::Done), (2, Came::Changed), (3, Came::Done)]);
        let more = writers[2].more("and today", &desk);
        desk.receive(vec![more]).await;
        assert_eq!(desk.desk.undo_bulk(&amina, id).await.unwrap(), Some(UndoOutcome::Done));
        assert_eq!(came(&desk, &amina, id).await, [(1, Came::Undone), (2, Came::Changed), (3, Came::Kept)]);
        let on = async |number| {
            let view = look(&desk, &amina, number).await;
            view.labels.iter().filter(|label| label.on).count()
        };
        assert_eq!((on(1).await, on(2).await, on(3).await), (0, 0, 1));
        let label = look(&desk, &amina, 1).await.labels[0].id;
        let (would, _) =
            preview(&desk, &amina, &[1, 3], &BulkAct::Label { put: Some(label), take: None, new: "" }).await;
        assert_eq!(would, [Came::Done, Came::Same]);
    }
}

on_both! {
    a_police_desk_closes_no_offence_by_closing_many,
    a_police_desk_closes_no_offence_by_closing_many_over_postgresql,
    OrgKind::Police,
    desk,
    {
        receive(&mut desk, 3).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let fault = |closing| {
            let (desk, bo) = (desk.desk.clone(), bo.clone());
            async move { desk.preview_bulk(&bo, &[1, 2], &BulkAct::Close(closing)).await.unwrap().fault }
        };
        assert_eq!(fault(ADVISED).await, Some(BulkFault::Closing(DecisionFault::NoNumber)));
        let none = Closing { no_offence: true, reason: "opening hours", ..ADVISED };
        let version = look(&desk, &amina, 3).await.version;
        desk.desk.close(&amina, 3, version, &none).await.unwrap();
        let act = BulkAct::Close(none);
        let (would, shown) = preview(&desk, &bo, &[1, 2, 3], &act).await;
        assert_eq!(would, [Came::SecondLookAsked, Came::SecondLookAsked, Came::Pending]);
        let id = desk.desk.do_bulk(&bo, &shown, &act, "a").await.unwrap().unwrap();
        let one = look(&desk, &amina, 1).await;
        assert_eq!((one.state, one.second_look.is_some(), one.may.second_look), (State::New, true, true));
        assert_eq!(desk.desk.undo_bulk(&bo, id).await.unwrap(), Some(UndoOutcome::Done));
        assert!(look(&desk, &amina, 1).await.second_look.is_none());
        assert!(look(&desk, &amina, 3).await.second_look.is_some(), "what somebody else asked for still waits");
        let goes_on = BulkAct::Close(Closing { outcome: Some(Outcome::CaseOpened), ..ADVISED });
        assert_eq!(preview(&desk, &bo, &[1], &goes_on).await.0, [Came::NoCase]);
        let numbered = BulkAct::Close(Closing { report_number: "BR.37.L1.012345/2026", ..ADVISED });
        let (_, shown) = preview(&desk, &bo, &[1, 2], &numbered).await;
        let id = desk.desk.do_bulk(&bo, &shown, &numbered, "b").await.unwrap().unwrap();
        assert_eq!(look(&desk, &bo, 1).await.outcome_words.1, "BR.37.L1.012345/2026");
        assert_eq!(desk.desk.undo_bulk(&bo, id).await.unwrap(), Some(UndoOutcome::Done));
        let one = look(&desk, &bo, 1).await;
        assert_eq!((one.state, one.outcome, one.outcome_words.1.as_str()), (State::New, None, ""));
        assert_eq!(one.waiting, desk::Waiting::Us);
    }
}

on_both! {
    whoever_sees_only_what_is_theirs_changes_nothing_else_and_learns_nothing_of_it,
    whoever_sees_only_what_is_theirs_changes_nothing_else_and_learns_nothing_of_it_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 3).await;
        desk.add("dora", Role::Helper).await;
        let (amina, dora) = (desk.session("amina").await, desk.session("dora").await);
        let give = BulkAct::Give(Holder::Member(dora.member.id));
        let (_, shown) = preview(&desk, &amina, &[1], &give).await;
        desk.desk.do_bulk(&amina, &shown, &give, "a").await.unwrap().unwrap();
        let away = BulkAct::Give(Holder::Member(MemberId(2)));
        let lines = desk.desk.preview_bulk(&dora, &[1, 2, 99], &away).await.unwrap().lines;
        assert_eq!((lines[0].came, lines[0].row.is_some()), (Came::Done, true));
        for (line, number) in lines[1..].iter().zip([2, 99]) {
            assert_eq!((line.number, &line.row, line.came, line.mark.as_str()), (number, &None, Came::Gone, ""));
        }
        let shown: Vec<_> = lines.into_iter().map(|line| (line.number, line.mark)).collect();
        let id = desk.desk.do_bulk(&dora, &shown, &away, "b").await.unwrap().unwrap();
        assert_eq!(came(&desk, &dora, id).await, [(1, Came::Done), (2, Came::Gone), (99, Came::Gone)]);
        assert!(look(&desk, &amina, 2).await.work.assignee.is_none());
        assert!(desk.desk.signal(&dora, 1).await.unwrap().is_none(), "it is not hers any more");
        assert_eq!(desk.desk.undo_bulk(&dora, id).await.unwrap(), Some(UndoOutcome::Done));
        assert!(desk.desk.signal(&dora, 1).await.unwrap().is_some(), "and now it is again");
        let closes = desk.desk.preview_bulk(&dora, &[1], &BulkAct::Close(ADVISED)).await;
        assert!(matches!(closes, Err(desk::DeskError::Refused)), "whoever closes none closes not many");
    }
}

on_both! {
    after_its_minute_it_stays_done_and_after_an_hour_it_is_forgotten,
    after_its_minute_it_stays_done_and_after_an_hour_it_is_forgotten_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 2).await;
        let amina = desk.session("amina").await;
        let act = BulkAct::Close(ADVISED);
        let (_, shown) = preview(&desk, &amina, &[1, 2], &act).await;
        let id = desk.desk.do_bulk(&amina, &shown, &act, "a").await.unwrap().unwrap();
        desk.clock.advance(UNDO_SECONDS + 1);
        assert!(!desk.desk.bulk(&amina, id).await.unwrap().unwrap().may_undo);
        assert_eq!(desk.desk.undo_bulk(&amina, id).await.unwrap(), Some(UndoOutcome::TooLate));
        assert_eq!(look(&desk, &amina, 1).await.state, State::Closed);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert!(desk.desk.bulk(&amina, id).await.unwrap().is_some());
        desk.clock.advance(3_600);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert!(desk.desk.bulk(&amina, id).await.unwrap().is_none());
        let empty = desk.desk.do_bulk(&amina, &[], &act, "b").await.unwrap();
        assert_eq!(empty, Err(BulkFault::NoReports));
        let none = desk.desk.preview_bulk(&amina, &[1], &BulkAct::Label { put: None, take: None, new: " " }).await;
        assert_eq!(none.unwrap().fault, Some(BulkFault::NoLabel));
        let nobody = BulkAct::Give(Holder::Member(MemberId(3)));
        let fault = desk.desk.preview_bulk(&amina, &[1], &nobody).await.unwrap().fault;
        assert_eq!(fault, Some(BulkFault::NoSuchMember), "whoever keeps the machine running has no reports");
    }
}
