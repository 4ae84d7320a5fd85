//! Handing a case over, on both engines: nothing changes until whoever is to have it says yes, and what the earlier holder may still see is
//! the same on its page, in lists, counts and searches, and ends on its day.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    MemberId, Permission, Role, Session, TeamId,
    apart::{ApartOutcome, ApartWish, Why},
    case::{CaseOutcome, EntryForm, EntryOutcome, Filter, Said, Which},
    ending::Of,
    inbox::{InboxFilter, Stand},
    people::PersonForm,
    search::SearchOutcome,
    transfer::{Answer, TransferDone, TransferForm},
};
use domain::{AfterRight, NoticeKind, TransferFault, TransferState};
use envelope::{directory::OrgKind, ids::Day};

const DORA: MemberId = MemberId(4);

/// A case of Bo's with a report of his in it, and Dora, who could have it.
async fn with_a_case(desk: &mut TestDesk, dora: Role) -> Session {
    let mut writers: Vec<Writer> = (1..=2).map(|n| Writer::new(n, desk)).collect();
    let texts = ["He said kwartelkoning.", "Something else."];
    let reports = writers.iter_mut().zip(texts).map(|(writer, text)| writer.report(text, desk)).collect();
    desk.receive(reports).await;
    desk.desk.read_index().await.unwrap();
    desk.add("dora", dora).await;
    let bo = desk.session("bo").await;
    let was = desk.desk.signal(&bo, 1).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    wants.assignee = Some(bo.member.id);
    let form = desk::signal::WorkForm { was, wants, urgency_reason: "", until_reason: "", new_label: "" };
    desk.desk.decide(&bo, 1, &form).await.unwrap();
    let opened = desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    bo
}

fn offer(holder: MemberId, after: AfterRight, until: Option<Day>) -> TransferForm<'static> {
    TransferForm { holder: Some(holder), team: None, after: Some(after), until, why: "she speaks Arabic" }
}

/// What somebody sees of case 1 and report 1: their pages, the lists and counts, a search. All of them say the same.
async fn sees(desk: &TestDesk, user: &str) -> bool {
    let who = desk.session_later(user).await;
    let case = desk.desk.case(&who, 1, Filter::All, 1).await.unwrap();
    let cases = desk.desk.cases(&who, Which::Open, 1).await.unwrap();
    assert_eq!(usize::try_from(cases.counts[0]).unwrap(), cases.rows.len(), "the count is that of the list");
    assert_eq!(cases.rows.iter().any(|row| row.number == 1), case.is_some(), "{user}");
    let all = InboxFilter { stand: Stand::Any, ..InboxFilter::default() };
    let list = desk.desk.inbox(&who, &all, 1).await.unwrap();
    assert_eq!(usize::try_from(list.counts.all).unwrap(), list.rows.len());
    let listed = list.rows.iter().any(|row| row.number == 1);
    assert_eq!(desk.desk.signal(&who, 1).await.unwrap().is_some(), listed);
    while desk.desk.follow_changes().await.unwrap() {}
    let SearchOutcome::Found { rows, .. } = desk.desk.search(&who, "kwartelkoning", "").await.unwrap() else {
        panic!("nothing is searched")
    };
    assert_eq!(!rows.is_empty(), listed, "{user}");
    assert_eq!(listed, case.is_some(), "its report goes with it: {user}");
    assert_eq!(desk.desk.can_see_case(&who, 1).await.unwrap(), listed);
    listed
}

async fn told(desk: &TestDesk, user: &str) -> Vec<NoticeKind> {
    let who = desk.session_later(user).await;
    desk.desk.notices(&who, 1).await.unwrap().notices.iter().map(|notice| notice.kind).collect()
}

async fn write(desk: &TestDesk, who: &Session, text: &str) -> Option<EntryOutcome> {
    let said = Said::Assessment { text: text.into() };
    let form = EntryForm { said, replaces: None, once_token: text.into() };
    desk.desk.write_entry(who, 1, form).await.unwrap()
}

on_both! {
    until_it_is_accepted_nothing_changes_and_afterwards_the_earlier_holder_sees_nothing,
    until_it_is_accepted_nothing_changes_and_afterwards_the_earlier_holder_sees_nothing_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk, Role::Helper).await;
        assert!(sees(&desk, "bo").await && !sees(&desk, "dora").await);
        let bo2 = desk.session_later("bo").await;
        let done = desk.desk.offer_case(&bo2, 1, &offer(DORA, AfterRight::Nothing, None)).await.unwrap();
        assert_eq!(done, Some(TransferDone::Done));
        let again = desk.desk.offer_case(&bo2, 1, &offer(DORA, AfterRight::Nothing, None)).await.unwrap();
        assert_eq!(again, Some(TransferDone::Fault("holder", TransferFault::Waiting)));
        let own = desk.desk.answer_transfer(&bo2, 1, Answer::Accept).await.unwrap();
        assert_eq!(own, Some(TransferDone::Fault("answer", TransferFault::Own)), "nobody accepts their own");
        let amina = desk.session_later("amina").await;
        assert_eq!(desk.desk.answer_transfer(&amina, 1, Answer::Accept).await.unwrap(), None, "nor another's");
        assert!(sees(&desk, "bo").await && !sees(&desk, "dora").await, "nothing has changed");
        assert!(told(&desk, "dora").await.contains(&NoticeKind::TransferAsked));
        let dora = desk.session_later("dora").await;
        let offered = desk.desk.transfers(&dora, 1).await.unwrap().rows;
        assert_eq!((offered[0].why.as_str(), offered[0].may_answer), ("she speaks Arabic", true));
        assert!(!offered[0].sees_case);
        let empty = desk.desk.answer_transfer(&dora, 1, Answer::Decline(" ")).await.unwrap();
        assert_eq!(empty, Some(TransferDone::Fault("answer", TransferFault::Empty)));
        let accepted = desk.desk.answer_transfer(&dora, 1, Answer::Accept).await.unwrap();
        assert_eq!(accepted, Some(TransferDone::Done));
        assert!(!sees(&desk, "bo").await, "though he opened it, has its report, and his role sees every case");
        assert!(sees(&desk, "dora").await && sees(&desk, "amina").await);
        assert!(told(&desk, "bo").await.contains(&NoticeKind::TransferAccepted));
        assert!(bo.can(Permission::EveryReport));
        let bo = desk.session_later("bo").await;
        assert_eq!(write(&desk, &bo, "x").await, None);
        let broken = desk.desk.open_in_emergency(&bo, (Of::Case, 1), ("now", 4)).await.unwrap();
        assert_eq!(broken, desk::emergency::EmergencyOutcome::NoSuch);
        let amina = desk.session_later("amina").await;
        let view = desk.desk.who_sees(&amina, Of::Case, 1).await.unwrap().unwrap();
        assert_eq!((view.after[0].name.as_str(), view.after[0].until), ("bo de Vries", None));
        let signal = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
        assert_eq!(signal.work.assignee, Some(DORA), "its open report went with it");
        let lift = (ApartWish::LiftAfter(Some(MemberId(2))), "");
        let lifted = desk.desk.decide_who_sees(&amina, (Of::Case, 1), lift).await.unwrap();
        assert_eq!(lifted, Some(ApartOutcome::Done));
        assert!(sees(&desk, "bo").await, "as his role allows");
    }
}

on_both! {
    whoever_may_still_read_it_reads_and_does_nothing_else_is_told_if_they_asked_and_no_longer_than_their_day,
    whoever_may_still_read_it_reads_and_does_nothing_else_is_told_if_they_asked_and_no_longer_than_their_day_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let bo = with_a_case(&mut desk, Role::Reader).await;
        let inner = desk.desk.decide_who_sees(&bo, (Of::Case, 1), (ApartWish::Inner, "")).await.unwrap();
        assert_eq!(inner, Some(ApartOutcome::Done));
        let today = desk.today();
        let until = Day(today.number() + 2);
        let offered = desk.desk.offer_case(&bo, 1, &offer(DORA, AfterRight::Told, Some(until))).await.unwrap();
        assert_eq!(offered, Some(TransferDone::Done));
        let dora = desk.session_later("dora").await;
        assert_eq!(desk.desk.answer_transfer(&dora, 1, Answer::Accept).await.unwrap(), Some(TransferDone::Done));
        assert!(sees(&desk, "bo").await && sees(&desk, "dora").await);
        assert!(!sees(&desk, "amina").await, "it stays among its own people");
        let bo = desk.session_later("bo").await;
        assert_eq!(write(&desk, &bo, "x").await, Some(EntryOutcome::NotPossible));
        let view = desk.desk.case(&bo, 1, Filter::All, 1).await.unwrap().unwrap();
        assert_eq!((view.may, view.hands_over), ([false; 3], false));
        assert_eq!(desk.desk.offer_case(&bo, 1, &offer(DORA, AfterRight::Nothing, None)).await.unwrap(), None);
        assert_eq!(desk.desk.who_sees(&bo, Of::Case, 1).await.unwrap(), None, "nor decides about it");
        let dora = desk.session_later("dora").await;
        assert_eq!(write(&desk, &dora, "He rang again.").await, Some(EntryOutcome::Kept));
        assert!(told(&desk, "bo").await.contains(&NoticeKind::CaseWentOn));
        let seers = desk.desk.who_sees(&dora, Of::Case, 1).await.unwrap().unwrap().seers;
        assert!(seers.contains(&("bo de Vries".to_owned(), Why::After(until))), "{seers:?}");
        desk.clock.advance(2 * 86_400);
        assert!(sees(&desk, "bo").await, "the whole of that day");
        desk.clock.advance(86_400);
        assert!(!sees(&desk, "bo").await, "and then no more");
        let dora = desk.session_later("dora").await;
        let back = desk.desk.offer_case(&dora, 1, &offer(MemberId(2), AfterRight::Nothing, None)).await.unwrap();
        assert_eq!(back, Some(TransferDone::Done));
        let bo = desk.session_later("bo").await;
        assert_eq!(desk.desk.answer_transfer(&bo, 2, Answer::Accept).await.unwrap(), Some(TransferDone::Done));
        assert!(sees(&desk, "bo").await && !sees(&desk, "dora").await, "what is theirs again is theirs");
        let bo = desk.session_later("bo").await;
        assert_eq!(write(&desk, &bo, "Back.").await, Some(EntryOutcome::Kept));
    }
}

on_both! {
    an_offer_is_declined_with_a_reason_taken_back_or_overtaken,
    an_offer_is_declined_with_a_reason_taken_back_or_overtaken_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let bo = with_a_case(&mut desk, Role::Reader).await;
        let today = desk.today();
        let wrong = |form: TransferForm<'static>| {
            let (desk, bo) = (desk.desk.clone(), bo.clone());
            async move { desk.offer_case(&bo, 1, &form).await.unwrap() }
        };
        let fault = |at, fault| Some(TransferDone::Fault(at, fault));
        let good = offer(DORA, AfterRight::Read, Some(today));
        assert_eq!(wrong(TransferForm { holder: None, ..good }).await, fault("holder", TransferFault::Receiver));
        let own = TransferForm { holder: Some(MemberId(2)), ..good };
        assert_eq!(wrong(own).await, fault("holder", TransferFault::Same));
        let machine = TransferForm { holder: Some(MemberId(3)), ..good };
        assert_eq!(wrong(machine).await, fault("holder", TransferFault::Receiver), "who reads no report");
        assert_eq!(wrong(TransferForm { after: None, ..good }).await, fault("after", TransferFault::Choice));
        assert_eq!(wrong(TransferForm { until: None, ..good }).await, fault("until", TransferFault::Day));
        assert_eq!(wrong(TransferForm { why: " ", ..good }).await, fault("why", TransferFault::Empty));
        assert_eq!(wrong(good).await, Some(TransferDone::Done));
        let dora = desk.session_later("dora").await;
        assert_eq!(desk.desk.transfer_view(&dora, 1).await.unwrap(), None, "it is not hers to hand over");
        let declined = desk.desk.answer_transfer(&dora, 1, Answer::Decline("I know her brother")).await.unwrap();
        assert_eq!(declined, Some(TransferDone::Done));
        assert!(told(&desk, "bo").await.contains(&NoticeKind::TransferDeclined));
        let bo = desk.session_later("bo").await;
        let mine = desk.desk.transfers(&bo, 1).await.unwrap().rows;
        assert_eq!(mine[0].state, TransferState::Declined);
        assert_eq!(mine[0].answered.as_ref().unwrap().2, "I know her brother");
        assert_eq!(desk.desk.offer_case(&bo, 1, &good).await.unwrap(), Some(TransferDone::Done));
        assert_eq!(
            desk.desk.answer_transfer(&dora, 2, Answer::Withdraw).await.unwrap(),
            Some(TransferDone::NotPossible)
        );
        assert_eq!(desk.desk.answer_transfer(&bo, 2, Answer::Withdraw).await.unwrap(), Some(TransferDone::Done));
        assert_eq!(
            desk.desk.answer_transfer(&dora, 2, Answer::Accept).await.unwrap(),
            Some(TransferDone::Changed)
        );
        assert_eq!(desk.desk.offer_case(&bo, 1, &good).await.unwrap(), Some(TransferDone::Done));
        let amina = desk.session_later("amina").await;
        let view = desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().unwrap();
        let to_amina = desk::case::CaseForm {
            title: &view.title,
            holder: Some(MemberId(1)),
            team: None,
            review: Some(view.review),
            version: view.version,
        };
        assert_eq!(desk.desk.change_case(&amina, 1, &to_amina).await.unwrap(), Some(CaseOutcome::Done));
        let dora = desk.session_later("dora").await;
        let late = desk.desk.answer_transfer(&dora, 3, Answer::Accept).await.unwrap();
        assert_eq!(late, Some(TransferDone::Changed), "the case went elsewhere meanwhile");
        let bytes = desk.bytes_on_disk();
        assert!(!bytes.windows(13).any(|word| word == b"know her brot"));
    }
}

on_both! {
    a_team_hands_over_and_one_of_the_other_team_accepts,
    a_team_hands_over_and_one_of_the_other_team_accepts_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk, Role::Helper).await;
        let amina = desk.session("amina").await;
        for (name, user, member, role) in [("Day", "bo", 2, Role::Reader), ("Night", "dora", 4, Role::Helper)] {
            assert!(desk.desk.make_team(&amina, name).await.unwrap());
            let team = if member == 2 { 1 } else { 2 };
            let name = format!("{user} de Vries");
            let form = PersonForm { name: &name, role: Some(role), languages: &["nl".into()], teams: &[team] };
            desk.desk.change_person(&amina, MemberId(member), &form).await.unwrap();
        }
        let to_day = TransferForm {
            holder: None,
            team: Some(TeamId(2)),
            after: Some(AfterRight::Read),
            until: Some(desk.today()),
            why: "nights",
        };
        assert_eq!(desk.desk.offer_case(&bo, 1, &to_day).await.unwrap(), Some(TransferDone::Done));
        let dora = desk.session_later("dora").await;
        assert!(told(&desk, "dora").await.contains(&NoticeKind::TransferAsked));
        assert_eq!(desk.desk.answer_transfer(&dora, 1, Answer::Accept).await.unwrap(), Some(TransferDone::Done));
        let dora = desk.session_later("dora").await;
        let case = desk.desk.case(&dora, 1, Filter::All, 1).await.unwrap().unwrap();
        assert_eq!((case.holder, case.team), (None, Some(TeamId(2))));
        assert!(sees(&desk, "bo").await, "today he still reads it");
        desk.clock.advance(86_400);
        assert!(!sees(&desk, "bo").await && sees(&desk, "dora").await);
    }
}
