//! Who sees what, on both engines: what is kept from a member is nowhere for them, what only its own people see is nowhere for whoever's
//! role sees all, and an emergency opens the second, never the first, for a time, and is told.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    MemberId, Permission, Role, Session,
    apart::{ApartOutcome, ApartWish, Why},
    case::{CaseOutcome, Filter, Which},
    emergency::EmergencyOutcome,
    ending::Of,
    inbox::{InboxFilter, Stand},
    log::LooksFor,
    search::SearchOutcome,
    signal::{WorkForm, WorkOutcome},
};
use domain::{ApartFault, NoticeKind};
use envelope::directory::OrgKind;

const AMINA: MemberId = MemberId(1);
const BO: MemberId = MemberId(2);

async fn receive(desk: &mut TestDesk) -> Vec<Writer> {
    let mut writers: Vec<Writer> = (1..=3).map(|n| Writer::new(n, desk)).collect();
    let texts = ["He said kwartelkoning.", "Again kwartelkoning.", "Something else."];
    let reports = writers.iter_mut().zip(texts).map(|(writer, text)| writer.report(text, desk)).collect();
    desk.receive(reports).await;
    desk.desk.read_index().await.unwrap();
    writers
}

async fn give(desk: &TestDesk, who: &Session, number: i64, to: Option<MemberId>) {
    let was = desk.desk.signal(who, number).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    wants.assignee = to;
    let form = WorkForm { was, wants, urgency_reason: "", until_reason: "", new_label: "" };
    assert_eq!(desk.desk.decide(who, number, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
}

async fn apart(desk: &TestDesk, who: &Session, about: (Of, i64), wish: ApartWish) -> Option<ApartOutcome> {
    desk.desk.decide_who_sees(who, about, (wish, "her brother is in it")).await.unwrap()
}

/// The numbers of the reports and cases in the lists, by what their pages say, and by what a search finds.
async fn seen(desk: &TestDesk, user: &str) -> (Vec<i64>, Vec<i64>, Vec<i64>) {
    let who = desk.session_later(user).await;
    let all = InboxFilter { stand: Stand::Any, ..InboxFilter::default() };
    let page = desk.desk.inbox(&who, &all, 1).await.unwrap();
    let mut listed: Vec<i64> = page.rows.iter().map(|row| row.number).collect();
    listed.sort_unstable();
    assert_eq!(usize::try_from(page.counts.all).unwrap(), listed.len(), "the count is that of the list");
    let mut opened = Vec::new();
    for number in 1..=3 {
        if desk.desk.signal(&who, number).await.unwrap().is_some() {
            opened.push(number);
        }
    }
    assert_eq!(opened, listed, "what is not in the list does not open, and what is does");
    let cases = desk.desk.cases(&who, Which::Open, 1).await.unwrap();
    assert_eq!(usize::try_from(cases.counts[0]).unwrap(), cases.rows.len());
    let cases: Vec<i64> = cases.rows.iter().map(|row| row.number).collect();
    for case in 1..=2 {
        let page = desk.desk.case(&who, case, Filter::All, 1).await.unwrap();
        assert_eq!(page.is_some(), cases.contains(&case));
    }
    while desk.desk.follow_changes().await.unwrap() {}
    let SearchOutcome::Found { rows, .. } = desk.desk.search(&who, "kwartelkoning", "").await.unwrap() else {
        panic!("nothing is searched")
    };
    let mut found: Vec<i64> = rows.iter().map(|row| row.number).collect();
    found.sort_unstable();
    (listed, cases, found)
}

async fn told(desk: &TestDesk, who: &Session) -> Vec<(NoticeKind, Option<i64>)> {
    let page = desk.desk.notices(who, 1).await.unwrap();
    page.notices.iter().map(|notice| (notice.kind, notice.number)).collect()
}

async fn log_of(desk: &TestDesk, who: &Session) -> Vec<(String, String)> {
    let page = desk.desk.audit_page(who, 1).await.unwrap();
    page.lines.into_iter().map(|line| (line.act, line.object)).collect()
}

on_both! {
    what_is_kept_from_somebody_is_nowhere_for_them_whatever_their_role,
    what_is_kept_from_somebody_is_nowhere_for_them_whatever_their_role_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        desk.add("lea", Role::Lead).await;
        let (amina, bo, lea) = (desk.session("amina").await, desk.session("bo").await, desk.session("lea").await);
        give(&desk, &bo, 1, Some(AMINA)).await;
        let kept = apart(&desk, &bo, (Of::Signal, 1), ApartWish::Keep(Some(AMINA))).await;
        assert_eq!(kept, Some(ApartOutcome::Fault("member", ApartFault::Holder)), "she has it herself");
        give(&desk, &bo, 1, None).await;
        let kept = apart(&desk, &bo, (Of::Signal, 1), ApartWish::Keep(Some(AMINA))).await;
        assert_eq!(kept, Some(ApartOutcome::Done));
        let again = apart(&desk, &lea, (Of::Signal, 1), ApartWish::Keep(Some(AMINA))).await;
        assert_eq!(again, Some(ApartOutcome::Changed), "somebody was quicker");
        assert!(told(&desk, &lea).await.contains(&(NoticeKind::KeptFrom, Some(1))), "the other who leads is told");
        assert!(told(&desk, &amina).await.iter().all(|(_, number)| *number != Some(1)), "and she is told nothing");
        assert_eq!(seen(&desk, "amina").await, (vec![2, 3], vec![], vec![2]));
        assert_eq!(seen(&desk, "bo").await, (vec![1, 2, 3], vec![], vec![1, 2]));
        let amina = desk.session_later("amina").await;
        let lines = log_of(&desk, &amina).await;
        assert!(lines.iter().all(|(act, object)| act == "not-yours" || !object.starts_with("signal 1")), "{lines:?}");
        assert!(lines.iter().any(|(act, _)| act == "not-yours"), "the log has no hole");
        let broken = desk.desk.open_in_emergency(&amina, (Of::Signal, 1), ("now", 4)).await.unwrap();
        let nothing = desk.desk.open_in_emergency(&amina, (Of::Signal, 99), ("now", 4)).await.unwrap();
        assert_eq!((broken, nothing), (EmergencyOutcome::NoSuch, EmergencyOutcome::NoSuch));
        assert_eq!(apart(&desk, &amina, (Of::Signal, 1), ApartWish::Release(Some(AMINA))).await, None);
        let view = desk.desk.who_sees(&lea, Of::Signal, 1).await.unwrap().unwrap();
        assert_eq!((view.kept[0].member, view.kept[0].reason.as_str()), (AMINA, "her brother is in it"));
        assert!(view.seers.iter().all(|(name, _)| !name.starts_with("amina")));
        let back = apart(&desk, &lea, (Of::Signal, 1), ApartWish::Release(Some(AMINA))).await;
        assert_eq!(back, Some(ApartOutcome::Done));
        assert_eq!(seen(&desk, "amina").await.0, [1, 2, 3]);
    }
}

on_both! {
    what_only_its_own_people_see_is_nowhere_for_whoevers_role_sees_all,
    what_only_its_own_people_see_is_nowhere_for_whoevers_role_sees_all_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let opened = desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
        assert_eq!(opened, Some(CaseOutcome::Opened(1)));
        assert_eq!(apart(&desk, &bo, (Of::Case, 1), ApartWish::Inner).await, Some(ApartOutcome::Done));
        assert_eq!(seen(&desk, "amina").await, (vec![2, 3], vec![], vec![2]), "nor the reports of such a case");
        assert_eq!(seen(&desk, "bo").await.1, [1]);
        let nobodys = apart(&desk, &amina, (Of::Signal, 2), ApartWish::Inner).await;
        assert_eq!(nobodys, Some(ApartOutcome::Fault("inner", ApartFault::Nobodys)));
        let why = desk.desk.who_sees(&bo, Of::Case, 1).await.unwrap().unwrap().seers;
        assert_eq!(why, [("bo de Vries".to_owned(), Why::Has)]);
        assert_eq!(apart(&desk, &bo, (Of::Case, 1), ApartWish::Open).await, Some(ApartOutcome::Done));
        assert_eq!(seen(&desk, "amina").await, (vec![1, 2, 3], vec![1], vec![1, 2]));
        give(&desk, &amina, 2, Some(BO)).await;
        let gone = apart(&desk, &amina, (Of::Signal, 2), ApartWish::Inner).await;
        assert_eq!(gone, Some(ApartOutcome::DoneAndGone), "she does not see it either now");
        assert_eq!(seen(&desk, "amina").await.0, [1, 3]);
        let bo = desk.session_later("bo").await;
        give(&desk, &bo, 2, None).await;
        assert_eq!(seen(&desk, "amina").await.0, [1, 2, 3], "what nobody has is lost to nobody");
    }
}

on_both! {
    an_emergency_opens_one_thing_for_hours_and_whoever_leads_looks_at_it,
    an_emergency_opens_one_thing_for_hours_and_whoever_leads_looks_at_it_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        desk.add("dora", Role::Helper).await;
        let (amina, bo, dora) =
            (desk.session("amina").await, desk.session("bo").await, desk.session("dora").await);
        give(&desk, &amina, 1, Some(BO)).await;
        let open = |reason: &'static str, hours| desk.desk.open_in_emergency(&dora, (Of::Signal, 1), (reason, hours));
        assert_eq!(open(" ", 4).await.unwrap(), EmergencyOutcome::Fault("reason", ApartFault::Empty));
        assert_eq!(open("she calls", 3).await.unwrap(), EmergencyOutcome::Fault("hours", ApartFault::Choice));
        assert_eq!(seen(&desk, "dora").await.0, Vec::<i64>::new());
        assert_eq!(open("she calls from the street", 4).await.unwrap(), EmergencyOutcome::Opened);
        let dora = desk.session_later("dora").await;
        let view = desk.desk.signal(&dora, 1).await.unwrap().unwrap();
        assert!(view.may.answer && view.may.note && !view.may.triage && !view.may.close);
        let all = InboxFilter { stand: Stand::Any, ..InboxFilter::default() };
        assert!(desk.desk.inbox(&dora, &all, 1).await.unwrap().rows.is_empty(), "it is in no list of hers");
        assert!(told(&desk, &amina).await.contains(&(NoticeKind::Emergency, None)));
        assert!(told(&desk, &bo).await.contains(&(NoticeKind::EmergencyYours, Some(1))));
        let looks = desk.desk.looks(&bo, 1, (1, LooksFor::Us)).await.unwrap().unwrap();
        assert!(looks.lines.iter().any(|line| line.act == "signal-seen-emergency"), "why she could is on record");
        let (mine, _) = desk.desk.emergencies(&dora, 1).await.unwrap();
        assert_eq!((mine[0].reason.as_str(), mine[0].may_see), ("she calls from the street", false));
        assert!(!desk.desk.see_emergency(&dora, mine[0].id).await.unwrap(), "nobody looks at their own");
        assert!(desk.desk.emergencies(&bo, 1).await.unwrap().0.is_empty(), "nor at a colleague's without leading");
        assert!(desk.desk.see_emergency(&amina, mine[0].id).await.unwrap());
        assert!(!desk.desk.see_emergency(&amina, mine[0].id).await.unwrap(), "once");
        desk.clock.advance(4 * 3_600);
        assert_eq!(seen(&desk, "dora").await.0, Vec::<i64>::new(), "it is over by itself");
        assert!(!desk.desk.end_emergency(&dora, mine[0].id).await.unwrap());
    }
}

on_both! {
    an_emergency_opens_a_case_among_others_with_its_reports_and_is_ended_early,
    an_emergency_opens_a_case_among_others_with_its_reports_and_is_ended_early_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk).await;
        let bo = desk.session("bo").await;
        desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
        apart(&desk, &bo, (Of::Case, 1), ApartWish::Inner).await;
        let amina = desk.session_later("amina").await;
        assert!(desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().is_none());
        let opened = desk.desk.open_in_emergency(&amina, (Of::Case, 1), ("he is at the door", 1)).await.unwrap();
        assert_eq!(opened, EmergencyOutcome::Opened);
        let amina = desk.session_later("amina").await;
        let case = desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().unwrap();
        assert_eq!(case.signals.iter().map(|signal| signal.number).collect::<Vec<_>>(), [1]);
        assert_eq!(desk.desk.who_sees(&amina, Of::Case, 1).await.unwrap(), None, "she decides nothing about it");
        assert!(told(&desk, &bo).await.contains(&(NoticeKind::EmergencyYoursCase, Some(1))));
        let (all, _) = desk.desk.emergencies(&amina, 1).await.unwrap();
        assert!(!desk.desk.see_emergency(&amina, all[0].id).await.unwrap(), "it is her own");
        assert!(desk.desk.end_emergency(&amina, all[0].id).await.unwrap());
        let amina = desk.session_later("amina").await;
        assert!(desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().is_none());
        assert!(amina.can(Permission::EveryReport), "whatever her role");
    }
}

#[tokio::test]
async fn three_emergencies_at_a_time_are_enough_and_why_is_on_no_disk() {
    let mut desk = TestDesk::new(OrgKind::Association).await;
    receive(&mut desk).await;
    let mut fourth = Writer::new(4, &desk);
    let report = fourth.report("A fourth.", &desk);
    desk.receive(vec![report]).await;
    desk.add("dora", Role::Helper).await;
    let dora = desk.session("dora").await;
    for number in 1..=3 {
        let opened =
            desk.desk.open_in_emergency(&dora, (Of::Signal, number), ("wulpennest", 12)).await.unwrap();
        assert_eq!(opened, EmergencyOutcome::Opened);
    }
    let more = desk.desk.open_in_emergency(&dora, (Of::Signal, 4), ("wulpennest", 12)).await.unwrap();
    assert_eq!(more, EmergencyOutcome::Fault("number", ApartFault::TooMany));
    let bytes = desk.bytes_on_disk();
    assert!(!bytes.windows(10).any(|word| word == b"wulpennest"));
}
