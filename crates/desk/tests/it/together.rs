//! Reports that name the same thing find each other, on both engines; linking and merging are taken back; searching finds what
//! one may see and shows nothing of the rest; whoever is concerned is told.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    MemberId, Role, Session, State,
    inbox::InboxFilter,
    log::LooksFor,
    search::SearchOutcome,
    signal::{Merged, Other, SignalView, StateOutcome, Together, TogetherOutcome, WorkForm, WorkOutcome},
};
use domain::{
    Escalation, NoticeKind, Outcome, Urgency,
    escalation::{Hours, Waits},
    triage::Closing,
};
use envelope::{directory::OrgKind, message::Body};

/// Three reports: two about one telephone, written differently, and one about another.
const TELLS: [&str; 3] = [
    "A man with the telephone 0470 12 34 56 keeps our passports. Ọsas told me.",
    "يتصل بنا من الرقم ‎٠٤٧٠ ١٢ ٣٤ ٥٦ كل ليلة",
    "Another one, 0471/98.76.54, at the car wash.",
];

async fn told(desk: &mut TestDesk) -> Vec<Writer> {
    let mut writers: Vec<Writer> = (1..=3).map(|n| Writer::new(n, desk)).collect();
    let reports = writers.iter_mut().zip(TELLS).map(|(writer, text)| writer.report(text, desk)).collect();
    desk.receive(reports).await;
    desk.desk.read_index().await.unwrap();
    writers
}

async fn look(desk: &TestDesk, who: &Session, number: i64) -> SignalView {
    desk.desk.signal(who, number).await.unwrap().unwrap()
}

async fn others(desk: &TestDesk, who: &Session, number: i64) -> Vec<Other> {
    look(desk, who, number).await.others
}

async fn put(desk: &TestDesk, who: &Session, pair: (i64, i64), what: Together) -> TogetherOutcome {
    let version = look(desk, who, pair.0).await.version;
    desk.desk.together(who, pair, version, what).await.unwrap().unwrap()
}

/// Numbers found; `None`: a reason is asked.
async fn find(desk: &TestDesk, who: &Session, question: &str, reason: &str) -> Option<Vec<i64>> {
    while desk.desk.follow_changes().await.unwrap() {}
    match desk.desk.search(who, question, reason).await.unwrap() {
        SearchOutcome::Found { rows, .. } => Some(rows.iter().map(|row| row.number).collect()),
        SearchOutcome::NoReason => None,
        SearchOutcome::TooLong | SearchOutcome::EnoughPlaces | SearchOutcome::NotYet => {
            panic!("{question} is not searched")
        }
    }
}

async fn kinds(desk: &TestDesk, who: &Session) -> Vec<(NoticeKind, Option<i64>)> {
    let page = desk.desk.notices(who, 1).await.unwrap();
    page.notices.iter().map(|notice| (notice.kind, notice.number)).collect()
}

async fn give(desk: &TestDesk, who: &Session, number: i64, to: i64, urgency: Urgency) {
    let was = look(desk, who, number).await.work;
    let mut wants = was.clone();
    (wants.assignee, wants.urgency) = (Some(to).filter(|id| *id != 0).map(MemberId), urgency);
    let form = WorkForm { was, wants, urgency_reason: "tonight", until_reason: "", new_label: "" };
    assert_eq!(desk.desk.decide(who, number, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
}

async fn helper(desk: &TestDesk) -> Session {
    desk.add("dora", Role::Helper).await;
    desk.session("dora").await
}

on_both! {
    two_reports_that_name_one_telephone_in_two_scripts_find_each_other,
    two_reports_that_name_one_telephone_in_two_scripts_find_each_other_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let mut writers = told(&mut desk).await;
        let amina = desk.session("amina").await;
        let found = others(&desk, &amina, 1).await;
        assert_eq!(found.iter().map(|other| other.number).collect::<Vec<_>>(), [2]);
        assert_eq!(found[0].both_name[0].1, "+32 470 12 34 56");
        assert!(others(&desk, &amina, 3).await.is_empty(), "another telephone is another");

        // What is said later counts too, and what is erased no longer does.
        let more = writers[2].more("he also uses +32 470 12 34 56", &desk);
        desk.receive(vec![more]).await;
        while desk.desk.follow_changes().await.unwrap() {}
        assert_eq!(others(&desk, &amina, 1).await.len(), 2);
        let stop = writers[1].say(Body::Withdrawal, &desk);
        desk.receive(vec![stop]).await;
        assert_eq!(others(&desk, &amina, 1).await.iter().map(|other| other.number).collect::<Vec<_>>(), [3]);
        while desk.desk.follow_changes().await.unwrap() {}
        assert_eq!(find(&desk, &amina, "0470123456", "is he known?").await.unwrap(), [3, 1]);
    }
}

on_both! {
    what_went_on_in_another_report_is_parted_again_and_nobody_is_lost_on_the_way,
    what_went_on_in_another_report_is_parted_again_and_nobody_is_lost_on_the_way_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let mut writers = told(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        give(&desk, &amina, 2, 2, Urgency::Normal).await;
        assert_eq!(put(&desk, &amina, (1, 1), Together::Link).await, TogetherOutcome::NoSuch, "not with itself");
        assert_eq!(put(&desk, &amina, (1, 99), Together::Merge).await, TogetherOutcome::NoSuch);
        assert_eq!(put(&desk, &amina, (1, 2), Together::Merge).await, TogetherOutcome::Done, "without a number");
        let merged = look(&desk, &amina, 1).await;
        assert_eq!((merged.state, merged.outcome), (State::Closed, Some(Outcome::Merged)));
        assert_eq!(merged.others[0].merged, Some(Merged::Into));
        assert_eq!(others(&desk, &bo, 2).await.iter().find(|other| other.number == 1).unwrap().merged, Some(Merged::Here));
        let told = desk.desk.notices(&bo, 1).await.unwrap().notices;
        assert!(told.iter().all(|notice| notice.seen), "looking at it is having been told");
        assert!(told.iter().any(|notice| notice.kind == NoticeKind::Merged && notice.number == Some(2)));
        assert_eq!(put(&desk, &amina, (3, 1), Together::Merge).await, TogetherOutcome::NotPossible, "1 is closed");

        // Chains go to their end.
        assert_eq!(put(&desk, &amina, (2, 3), Together::Merge).await, TogetherOutcome::Done);
        assert_eq!(look(&desk, &amina, 1).await.others.iter().find(|o| o.merged.is_some()).unwrap().number, 3);

        // The writer of the first one writes again: it is open again, and still linked.
        let more = writers[0].more("he is here again", &desk);
        desk.receive(vec![more]).await;
        let again = look(&desk, &amina, 1).await;
        assert_eq!((again.state, again.outcome), (State::Reopened, None));
        assert!(again.others.iter().all(|other| other.merged.is_none()) && again.others.iter().any(|o| o.linked));

        assert_eq!(put(&desk, &amina, (2, 3), Together::Unmerge).await, TogetherOutcome::Done);
        assert_eq!(look(&desk, &amina, 2).await.state, State::Reopened);
        assert_eq!(put(&desk, &amina, (2, 3), Together::Unmerge).await, TogetherOutcome::Changed, "once");
        assert_eq!(put(&desk, &amina, (2, 3), Together::Unlink).await, TogetherOutcome::Done);
        let stale = desk.desk.together(&amina, (2, 3), 0, Together::Merge).await.unwrap();
        assert_eq!(stale, Some(TogetherOutcome::Changed), "nobody closes over what they have not seen");
    }
}

on_both! {
    words_that_are_merged_in_end_a_second_look_that_had_not_seen_them,
    words_that_are_merged_in_end_a_second_look_that_had_not_seen_them_over_postgresql,
    OrgKind::Police,
    desk,
    {
        told(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let closing = Closing {
            outcome: Some(Outcome::Advised),
            reason: "opening hours",
            report_number: "",
            no_offence: true,
            in_case: false,
        };
        let version = look(&desk, &bo, 3).await.version;
        let asked = desk.desk.close(&bo, 3, version, &closing).await.unwrap();
        assert_eq!(asked, Some(StateOutcome::SecondLookAsked));
        let seen = look(&desk, &amina, 3).await.version;
        assert_eq!(put(&desk, &bo, (1, 3), Together::Merge).await, TogetherOutcome::Done);
        let late = desk.desk.look_second(&amina, 3, seen, true).await.unwrap();
        assert_eq!(late, Some(StateOutcome::Changed));
        assert!(look(&desk, &amina, 3).await.second_look.is_none());
    }
}

on_both! {
    when_the_report_in_which_others_went_on_is_erased_they_are_open_again,
    when_the_report_in_which_others_went_on_is_erased_they_are_open_again_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writers = told(&mut desk).await;
        let amina = desk.session("amina").await;
        put(&desk, &amina, (1, 2), Together::Merge).await;
        let stop = writers[1].say(Body::Withdrawal, &desk);
        desk.receive(vec![stop]).await;
        let back = look(&desk, &amina, 1).await;
        assert_eq!(back.state, State::Reopened);
        assert!(back.others.is_empty());
        assert_eq!(put(&desk, &amina, (1, 2), Together::Link).await, TogetherOutcome::NotPossible, "its words are gone");
    }
}

on_both! {
    two_members_who_merge_two_reports_into_each_other_close_only_one,
    two_members_who_merge_two_reports_into_each_other_close_only_one_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        told(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let (one, two) = (look(&desk, &amina, 1).await.version, look(&desk, &bo, 2).await.version);
        let (first, second) = tokio::join!(
            desk.desk.together(&amina, (1, 2), one, Together::Merge),
            desk.desk.together(&bo, (2, 1), two, Together::Merge),
        );
        let done = [first, second].into_iter().filter(|o| matches!(o, Ok(Some(TogetherOutcome::Done)))).count();
        assert_eq!(done, 1);
        let states = [look(&desk, &amina, 1).await.state, look(&desk, &amina, 2).await.state];
        assert_eq!(states.iter().filter(|state| **state == State::Closed).count(), 1, "one stays open");
    }
}

on_both! {
    d21_a_search_finds_every_script_and_asks_why_where_it_names_one_person,
    d21_a_search_finds_every_script_and_asks_why_where_it_names_one_person_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let mut writers = told(&mut desk).await;
        let amina = desk.session("amina").await;
        for question in ["osas", "ỌSAS", "passp", "keeps our passports"] {
            assert_eq!(find(&desk, &amina, question, "").await.unwrap(), [1], "{question}");
        }
        assert_eq!(find(&desk, &amina, "كل ليلة", "").await.unwrap(), [2]);
        assert_eq!(find(&desk, &amina, "wash passports", "").await.unwrap(), Vec::<i64>::new(), "every word");
        for question in ["0470 123 456", "+32470123456", "00.32.470.12.34.56", "٠٤٧٠١٢٣٤٥٦"] {
            assert_eq!(find(&desk, &amina, question, " ").await, None, "{question} needs a reason");
            assert_eq!(find(&desk, &amina, question, "is he known?").await.unwrap(), [2, 1], "{question}");
        }
        assert_eq!(find(&desk, &amina, "85.07.30-033.28", "").await, None, "nor a national number");
        let note = desk.desk.write_note(&amina, 3, "ask Wiktoria", "a").await.unwrap();
        assert_eq!(note, Some(desk::signal::NoteOutcome::Kept));
        assert_eq!(find(&desk, &amina, "wiktoria", "").await.unwrap(), [3], "what we wrote is found too");
        let stop = writers[2].say(Body::Withdrawal, &desk);
        desk.receive(vec![stop]).await;
        assert!(find(&desk, &amina, "wiktoria", "").await.unwrap().is_empty(), "and nothing of what is erased");
        let log = desk.desk.audit_page(&amina, 1).await.unwrap();
        assert!(log.lines.iter().any(|line| line.act == "searched"));
        assert!(!log.lines.iter().any(|line| line.object.contains("0470")), "never with what was typed");
        let long = desk.desk.search(&amina, &"x".repeat(201), "").await.unwrap();
        assert!(matches!(long, SearchOutcome::TooLong));
    }
}

on_both! {
    what_a_helper_may_not_see_is_like_nothing_and_only_its_holder_hears_of_it,
    what_a_helper_may_not_see_is_like_nothing_and_only_its_holder_hears_of_it_over_postgresql,
    OrgKind::Association,
    desk,
    {
        told(&mut desk).await;
        let (amina, bo, dora) = (desk.session("amina").await, desk.session("bo").await, helper(&desk).await);
        give(&desk, &amina, 1, 2, Urgency::Normal).await;
        give(&desk, &amina, 3, 4, Urgency::Normal).await;
        let heard: Vec<_> = kinds(&desk, &bo).await;
        assert_eq!(heard, [(NoticeKind::Given, Some(1))]);
        assert_eq!(find(&desk, &dora, "car wash", "").await.unwrap(), [3], "her own");
        let hidden = find(&desk, &dora, "passports", "").await.unwrap();
        let nothing = find(&desk, &dora, "nothing of the kind", "").await.unwrap();
        assert_eq!(hidden, nothing);
        assert!(others(&desk, &dora, 3).await.is_empty());
        let number = desk.desk.signal(&dora, 3).await.unwrap().unwrap().version;
        let none = desk.desk.together(&dora, (3, 1), number, Together::Link).await.unwrap();
        assert_eq!(none, Some(TogetherOutcome::NoSuch), "like a number that is none");
        for _ in 0..50 {
            if kinds(&desk, &bo).await.len() == 2 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(kinds(&desk, &bo).await[0], (NoticeKind::BlindHit, Some(1)));
        assert!(kinds(&desk, &dora).await.iter().all(|(kind, _)| *kind == NoticeKind::Given), "she hears nothing");
        assert!(kinds(&desk, &amina).await.is_empty(), "and nobody else");
        // On record for her alone: not at the report for others, not in the log for whoever leads, not as something that changed.
        let hits = async |who: &Session| {
            let looks = desk.desk.looks(who, 1, (1, LooksFor::Us)).await.unwrap().unwrap().lines;
            looks.iter().filter(|line| line.act == "blind-hit").count()
        };
        assert_eq!((hits(&bo).await, hits(&amina).await), (1, 0));
        let log = desk.desk.audit_page(&amina, 1).await.unwrap().lines;
        assert!(log.iter().all(|line| line.act != "blind-hit"), "{log:?}");
        assert!(log.iter().any(|line| line.act == "not-yours" && line.who.is_none() && line.object.is_empty()));
        let changed = InboxFilter { changed: true, ..InboxFilter::default() };
        assert!(desk.desk.inbox(&amina, &changed, 1).await.unwrap().rows.is_empty());
        // What nobody has is for whoever leads.
        give(&desk, &bo, 1, 0, Urgency::Normal).await;
        assert_eq!((hits(&bo).await, hits(&amina).await), (0, 1));
    }
}

on_both! {
    an_urgent_report_that_nobody_takes_is_told_to_whoever_leads_and_once,
    an_urgent_report_that_nobody_takes_is_told_to_whoever_leads_and_once_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        told(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        give(&desk, &bo, 1, 0, Urgency::Now).await;
        give(&desk, &bo, 2, 0, Urgency::Soon).await;
        give(&desk, &bo, 3, 2, Urgency::Now).await;
        desk.desk.escalate().await.unwrap();
        assert!(kinds(&desk, &amina).await.is_empty(), "not before its time");
        desk.clock.advance(31 * 60);
        for _ in 0..2 {
            desk.desk.escalate().await.unwrap();
        }
        assert_eq!(kinds(&desk, &amina).await, [(NoticeKind::Escalated, Some(1))], "once, and only what nobody has");
        desk.clock.advance(8 * 3_600);
        desk.desk.escalate().await.unwrap();
        assert_eq!(kinds(&desk, &amina).await[0], (NoticeKind::Escalated, Some(2)));
        desk.clock.advance(31 * 86_400);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert!(kinds(&desk, &amina).await.is_empty(), "after a month it is forgotten");
    }
}

on_both! {
    f10_what_nobody_takes_is_told_once_more_later_and_stands_in_the_list_as_overdue,
    f10_what_nobody_takes_is_told_once_more_later_and_stands_in_the_list_as_overdue_over_postgresql,
    OrgKind::Association,
    desk,
    {
        told(&mut desk).await;
        desk.add("lea", Role::Lead).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        give(&desk, &bo, 1, 0, Urgency::Now).await;
        give(&desk, &bo, 2, 0, Urgency::Now).await;
        let at = desk.desk.now();
        let overdue = || async {
            let page = desk.desk.inbox(&bo, &InboxFilter::default(), 1).await.unwrap();
            let mut all: Vec<_> = page.rows.iter().map(|row| (row.number, row.flags.overdue)).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(overdue().await[0], (1, None));
        desk.clock.advance(31 * 60);
        desk.desk.escalate().await.unwrap();
        assert_eq!(overdue().await[0], (1, Some(at + 30 * 60)));
        give(&desk, &bo, 2, 2, Urgency::Now).await;
        assert_eq!(overdue().await[1], (2, None), "somebody has it now");
        desk.clock.advance(60 * 60);
        for _ in 0..3 {
            desk.desk.escalate().await.unwrap();
        }
        let lea = desk.session_later("lea").await;
        for who in [&amina, &lea] {
            let all = kinds(&desk, who).await;
            let again: Vec<_> = all.iter().filter(|(kind, _)| *kind == NoticeKind::EscalatedAgain).collect();
            assert_eq!(again, [&(NoticeKind::EscalatedAgain, Some(1))], "once, and not what somebody took");
        }
        let lines = desk.desk.audit_page(&lea, 1).await.unwrap().lines;
        let told = |act: &str| lines.iter().filter(|line| line.act == act).count();
        assert_eq!((told("escalated"), told("escalated-again")), (2, 1));
    }
}

#[tokio::test]
async fn f10_where_only_the_hours_of_the_desk_count_what_came_in_the_evening_waits_for_the_morning() {
    let hours = Hours::read(["09:00-17:00", "09:00-17:00", "09:00-17:00", "", "", "", ""]).unwrap();
    let now = Waits { first: 30, again: None, in_hours: true };
    let times = Escalation { now, hours, ..Escalation::default() };
    let mut desk = TestDesk::that_escalates(OrgKind::Centre, times).await;
    told(&mut desk).await;
    // Tuesday, one in the afternoon in Brussels; then half past eight in the evening.
    desk.clock.advance(7 * 3_600 + 1_800);
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    give(&desk, &bo, 1, 0, Urgency::Now).await;
    desk.clock.advance(12 * 3_600);
    desk.desk.escalate().await.unwrap();
    assert!(kinds(&desk, &amina).await.is_empty(), "half past eight in the morning");
    desk.clock.advance(3_600 + 60);
    desk.desk.escalate().await.unwrap();
    assert_eq!(kinds(&desk, &amina).await, [(NoticeKind::Escalated, Some(1))]);
    desk.clock.advance(86_400);
    desk.desk.escalate().await.unwrap();
    assert_eq!(kinds(&desk, &amina).await.len(), 1, "this desk wants it told once");
}

#[tokio::test]
async fn whoever_asks_for_a_second_look_hears_what_came_of_it_and_stand_ins_hear_it_too() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let mut writers = told(&mut desk).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    give(&desk, &amina, 1, 2, Urgency::Normal).await;
    let today = desk.today();
    desk.desk.be_away(&bo, today, today, Some(MemberId(1))).await.unwrap();
    let more = writers[0].more("are you there?", &desk);
    desk.receive(vec![more]).await;
    assert!(kinds(&desk, &amina).await.contains(&(NoticeKind::Wrote, Some(1))), "she stands in");
    let closing = Closing {
        outcome: Some(Outcome::Advised),
        reason: "opening hours",
        report_number: "",
        no_offence: true,
        in_case: false,
    };
    let version = look(&desk, &bo, 2).await.version;
    let asked = desk.desk.close(&bo, 2, version, &closing).await.unwrap();
    assert_eq!(asked, Some(StateOutcome::SecondLookAsked));
    assert!(kinds(&desk, &amina).await.contains(&(NoticeKind::SecondAsked, Some(2))));
    let version = look(&desk, &amina, 2).await.version;
    desk.desk.look_second(&amina, 2, version, false).await.unwrap();
    assert!(kinds(&desk, &bo).await.contains(&(NoticeKind::SecondRefused, Some(2))));
    let newest = desk.desk.notices(&bo, 1).await.unwrap().notices[0].id;
    desk.desk.see_notices(&bo, newest).await.unwrap();
    assert!(desk.desk.notices(&bo, 1).await.unwrap().notices.iter().all(|notice| notice.seen));
    assert_eq!(desk.session("chris").await.notices, 0);
}
