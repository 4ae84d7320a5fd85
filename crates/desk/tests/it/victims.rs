//! Presumed victims at the desk, on both engines: a record of its own with every look on record, two who write at once, clocks that begin, stand
//! still, go on and end by what somebody says, reminders, and nothing left once the case is erased.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Role, Session,
    case::{CaseOutcome, EntryForm, EntryOutcome, Filter, ItemWhat, Said, Source},
    told::FeedAnswer,
    victim::{
        Channel, ClockDone, ClockEvent, ClockForm, ClockWrong, HappenedForm, StepDone, StepForm, Victim,
        VictimDone, VictimForm,
    },
};
use domain::{
    Actor, AgeBand, ClockFault, EndWhy, EntryFault, NoticeKind, PersonRole, Phase, SafeToWrite, SourceKind,
    Stand, StepKind, StepState, step::StepSaid, victim::VictimField,
};
use envelope::{directory::OrgKind, ids::Day};
use http::StatusCode;
use store::{OpenOptions, Store};

const DAY: i64 = 86_400;

fn record(wants: &str, age: AgeBand) -> Victim {
    Victim { wants: wants.into(), age: Some(age), ..Victim::default() }
}

async fn keep(desk: &TestDesk, who: &Session, id: Option<i64>, form: (Victim, i64)) -> Option<VictimDone> {
    let once_token = form.0.wants.clone();
    let form = VictimForm { victim: form.0, version: form.1, once_token };
    desk.desk.write_victim(who, (1, id), &form).await.unwrap()
}

fn begins(phase: Phase, start: Day) -> ClockForm<'static> {
    ClockForm {
        phase: Some(phase),
        start: Some(start),
        by: Some(Actor::Centre),
        why: "came to the centre",
        told: Some(true),
        once_token: "a",
    }
}

fn happens(what: &'static str, on: Day, version: i64) -> HappenedForm<'static> {
    HappenedForm {
        what,
        on: Some(on),
        until: None,
        end: None,
        by: Some(Actor::ImmigrationOffice),
        why: "as their letter says",
        version,
    }
}

/// In case 1: a record and a clock in which a word stands.
pub(crate) async fn with_everything(desk: &TestDesk, who: &Session, word: &str) {
    let channel =
        Channel { reach: word.into(), hours: word.into(), code_word: word.into(), write: SafeToWrite::No };
    let victim = Victim {
        alias: word.into(),
        channels: [channel, Channel::default(), Channel::default()],
        ..record(word, AgeBand::Adult)
    };
    assert_eq!(keep(desk, who, None, (victim, 0)).await, Some(VictimDone::Kept(1)));
    let form = ClockForm { why: word, ..begins(Phase::Reflection, desk.today()) };
    assert_eq!(desk.desk.start_clock(who, (1, 1), &form).await.unwrap(), Some(ClockDone::Done));
    let said = StepSaid {
        kind: Some(StepKind::NonPunishment),
        state: Some(StepState::Asked),
        on: Some(desk.today()),
        acts: word,
        words: word,
    };
    let form = StepForm { said, seen: 0, once_token: "a" };
    assert_eq!(desk.desk.write_step(who, (1, 1), &form).await.unwrap(), Some(StepDone::Kept));
}

/// A case of Bo's.
async fn with_a_case(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    let opened = desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    bo
}

async fn near(desk: &TestDesk, who: &Session) -> usize {
    let notices = desk.desk.notices(who, 1).await.unwrap().notices;
    notices.iter().filter(|notice| notice.kind == NoticeKind::ClockNear).count()
}

async fn acts(desk: &TestDesk, user: &str) -> Vec<String> {
    let who = desk.session_later(user).await;
    let lines = desk.desk.audit_page(&who, 1).await.unwrap().lines;
    lines.into_iter().map(|line| line.act).collect()
}

/// How many records, clocks and steps lie in the database.
async fn rows_left(desk: &TestDesk) -> [i64; 3] {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("count").await.unwrap();
    let mut left = [0; 3];
    let all =
        ["SELECT COUNT(*) FROM victims", "SELECT COUNT(*) FROM clocks", "SELECT COUNT(*) FROM victim_steps"];
    for (sql, count) in all.into_iter().zip(&mut left) {
        *count = tx.row(sql, &[]).await.unwrap().unwrap().int(0).unwrap();
    }
    left
}

on_both! {
    a_record_begins_with_what_somebody_wants_and_every_look_at_it_is_on_record,
    a_record_begins_with_what_somebody_wants_and_every_look_at_it_is_on_record_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        let said = Said::Person {
            name: "Blauwvogel".into(),
            aliases: String::new(),
            role: Some(PersonRole::PresumedVictim),
            age: Some(AgeBand::Doubt),
            doubt: "two dates of birth".into(),
            report_number: String::new(),
            source: Some(Source { kind: SourceKind::Seen, signal: None, words: String::new() }),
        };
        let entry = EntryForm { said, replaces: None, once_token: "p".into() };
        assert_eq!(desk.desk.write_entry(&bo, 1, entry).await.unwrap(), Some(EntryOutcome::Kept));
        let begun = desk.desk.new_victim(&bo, (1, Some(1))).await.unwrap().unwrap();
        assert_eq!((begun.victim.alias.as_str(), begun.victim.age), ("Blauwvogel", Some(AgeBand::Doubt)));
        assert!(desk.desk.new_victim(&bo, (1, Some(99))).await.unwrap().is_none(), "nobody of this case");
        let victim = Victim { wants: "een bed vannacht".into(), ..begun.victim };
        assert_eq!(keep(&desk, &bo, None, (victim.clone(), 0)).await, Some(VictimDone::Kept(1)));
        assert_eq!(keep(&desk, &bo, None, (victim, 0)).await, Some(VictimDone::Kept(1)), "the same form, twice");
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(view.victim.wants, "een bed vannacht");
        assert_eq!(view.person.as_deref(), Some("Blauwvogel"));
        assert!(desk.desk.victim(&bo, (2, 1)).await.unwrap().is_none(), "of another case");
        assert_eq!(desk.desk.case(&bo, 1, Filter::All, 1).await.unwrap().unwrap().victims.len(), 1);
        let acts = acts(&desk, "amina").await;
        assert!(acts.contains(&"victim-added".into()) && acts.contains(&"victim-seen".into()), "{acts:?}");
        desk.add("dora", Role::Helper).await;
        let dora = desk.session("dora").await;
        assert!(desk.desk.victim(&dora, (1, 1)).await.unwrap().is_none(), "a case she does not see");
        assert_eq!(keep(&desk, &dora, Some(1), (record("x", AgeBand::Adult), 1)).await, None);
    }
}

on_both! {
    who_writes_at_the_same_time_sees_what_the_other_wrote_and_nothing_is_lost,
    who_writes_at_the_same_time_sees_what_the_other_wrote_and_nothing_is_lost_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        keep(&desk, &bo, None, (record("a bed", AgeBand::Adult), 0)).await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let token = browser.hidden("/case/1/victim/1/edit", "token").await;
        let mine = Victim { languages: "Edo".into(), ..record("a bed", AgeBand::Adult) };
        assert_eq!(keep(&desk, &bo, Some(1), (mine, 1)).await, Some(VictimDone::Kept(1)));
        let fields = |version| {
            [("token", token.as_str()), ("version", version), ("wants", "a bed, and a doctor"), ("age", "adult"), ("languages", "Pidgin")]
        };
        let page = browser.post("/case/1/victim/1/edit", &fields("1")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.text.contains("value=\"Pidgin\"") && page.text.contains("</b> Edo"), "{}", page.text);
        assert!(page.text.contains("a bed, and a doctor") && page.text.contains("name=\"version\" value=\"2\""));
        let page = browser.post("/case/1/victim/1/edit", &fields("2")).await;
        assert_eq!(page.location, "/case/1/victim/1?done=saved");
        let page = browser.post("/case/1/victim", &[("token", &token), ("hours-2", "after nine"), ("age", "adult")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("after nine") && page.text.contains("href=\"#reach-2\""), "{}", page.text);
        let wrong = keep(&desk, &bo, None, (Victim::default(), 0)).await;
        assert_eq!(wrong, Some(VictimDone::Fault(VictimField::Age, EntryFault::Choice)));
    }
}

on_both! {
    a_clock_begins_stands_still_goes_on_and_ends_by_what_somebody_says_and_by_nothing_else,
    a_clock_begins_stands_still_goes_on_and_ends_by_what_somebody_says_and_by_nothing_else_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        let today = desk.today();
        keep(&desk, &bo, None, (record("time", AgeBand::NotAsked), 0)).await;
        let start = |form| { let (desk, bo) = (&desk, &bo); async move { desk.desk.start_clock(bo, (1, 1), &form).await.unwrap().unwrap() } };
        let reflection = begins(Phase::Reflection, today);
        assert_eq!(start(reflection).await, ClockDone::Fault("phase", ClockWrong::Age), "nobody asked");
        let minor = Victim { doubt: "looks it".into(), ..record("time", AgeBand::Doubt) };
        keep(&desk, &bo, Some(1), (minor, 1)).await;
        assert_eq!(start(reflection).await, ClockDone::Fault("phase", ClockWrong::Phase), "doubt is a minor");
        let offered = desk.desk.clock_page(&bo, (1, 1), None).await.unwrap().unwrap().offered;
        assert_eq!(offered.iter().map(|rule| rule.phase).collect::<Vec<_>>(), [Phase::Minor, Phase::Extended]);
        keep(&desk, &bo, Some(1), (record("time", AgeBand::Adult), 2)).await;
        let future = ClockForm { start: Some(Day(today.number() + 1)), ..reflection };
        assert_eq!(start(future).await, ClockDone::Fault("start", ClockWrong::Clock(ClockFault::Future)));
        let untold = ClockForm { told: None, ..reflection };
        assert_eq!(start(untold).await, ClockDone::Fault("told", ClockWrong::Entry(EntryFault::Choice)));
        assert_eq!(start(reflection).await, ClockDone::Done);
        assert_eq!(start(reflection).await, ClockDone::Done, "the very same form");
        let again = ClockForm { once_token: "b", ..reflection };
        assert_eq!(start(again).await, ClockDone::Fault("phase", ClockWrong::Twice));
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(view.clocks.len(), 1);
        let until = Day(today.number() + 45);
        assert_eq!(view.clocks[0].stand, Stand::Running { until: Some(until), left: Some(45) });
        assert_eq!(view.clocks[0].basis.article, None, "nobody checked it");
        desk.clock.advance(10 * DAY);
        let bo = desk.session_later("bo").await;
        let happen = |form| { let (desk, bo) = (&desk, &bo); async move { desk.desk.clock_happened(bo, (1, 1, 1), &form).await.unwrap().unwrap() } };
        let on = |days| Day(today.number() + days);
        assert_eq!(happen(happens("suspended", on(5), 1)).await, ClockDone::Done);
        assert_eq!(happen(happens("ended", on(6), 1)).await, ClockDone::Changed, "somebody was earlier");
        assert_eq!(happen(happens("ended", on(6), 2)).await, ClockDone::Fault("end", ClockWrong::Entry(EntryFault::Choice)));
        assert_eq!(happen(happens("resumed", on(9), 2)).await, ClockDone::Done);
        let longer = happen(happens("extended", on(9), 3)).await;
        assert_eq!(longer, ClockDone::Fault("what", ClockWrong::Clock(ClockFault::NoExtension)));
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(view.clocks[0].stand, Stand::Running { until: Some(on(49)), left: Some(39) });
        desk.clock.advance(60 * DAY);
        let bo = desk.session_later("bo").await;
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(view.clocks[0].stand, Stand::Running { until: Some(on(49)), left: Some(-21) }, "it runs out and nothing ends it");
        let ended = HappenedForm { end: Some(EndWhy::RanOut), ..happens("ended", on(49), 3) };
        let done = desk.desk.clock_happened(&bo, (1, 1, 1), &ended).await.unwrap();
        assert_eq!(done, Some(ClockDone::Done));
        let case = desk.desk.case(&bo, 1, Filter::Clocks, 1).await.unwrap().unwrap();
        let events: Vec<_> = case.items.iter().filter_map(|item| match &item.what {
            ItemWhat::Clock(clock) => Some((clock.event, item.at)),
            _ => None,
        }).collect();
        assert_eq!(events.len(), 4);
        assert_eq!(events[3], (ClockEvent::Began, i64::from(today.number()) * DAY), "the latest first");
        assert!(acts(&desk, "amina").await.contains(&"clock-changed".into()));
    }
}

on_both! {
    whoever_has_the_case_is_reminded_seven_three_and_one_days_before_and_of_nothing_more_than_the_case,
    whoever_has_the_case_is_reminded_seven_three_and_one_days_before_and_of_nothing_more_than_the_case_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        with_everything(&desk, &bo, "kwartelkoning").await;
        let mut told = Vec::new();
        for day in 0..50 {
            desk.desk.carry_out_what_ends().await.unwrap();
            desk.desk.carry_out_what_ends().await.unwrap();
            let bo = desk.session_later("bo").await;
            let unseen = bo.notices;
            if unseen > 0 {
                told.push(day);
                assert_eq!(near(&desk, &bo).await, told.len());
                // Looking at the record is having seen it.
                desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
            }
            desk.clock.advance(DAY);
        }
        assert_eq!(told, [38, 42, 44], "45 days: seven, three and one before");
        let amina = desk.session_later("amina").await;
        assert_eq!(near(&desk, &amina).await, 0, "it is Bo's");
    }
}

on_both! {
    a_case_that_is_erased_leaves_nothing_of_a_record_or_a_clock_and_no_copy_takes_them_along,
    a_case_that_is_erased_leaves_nothing_of_a_record_or_a_clock_and_no_copy_takes_them_along_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        with_everything(&desk, &bo, "kwartelkoning").await;
        assert!(!desk.bytes_on_disk().windows(13).any(|bytes| bytes == b"kwartelkoning"), "sealed");
        let mut browser = Browser::signed_in(&desk, "amina").await;
        assert!(browser.get("/case/1/victim/1").await.text.contains("kwartelkoning"));
        let copy = browser.get("/case/1/copy").await;
        assert!(copy.status.is_success() && !copy.text.contains("kwartelkoning"), "{}", copy.text);
        let case = browser.get("/case/1?show=clocks").await.text;
        assert!(case.contains("kwartelkoning") && case.contains("/case/1/victim/1"));
        desk.desk.close_case(&bo, 1, 1, "done").await.unwrap();
        assert_eq!(rows_left(&desk).await, [1, 1, 1]);
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert!(!view.may_work);
        let done = desk.desk.start_clock(&bo, (1, 1), &begins(Phase::Extended, desk.today())).await.unwrap();
        assert_eq!(done, Some(ClockDone::NotPossible), "in a closed case nothing begins");
        desk.desk.carry_out_what_ends().await.unwrap();
        for _ in 0..3 {
            desk.clock.advance(1_000 * DAY);
            desk.desk.carry_out_what_ends().await.unwrap();
        }
        assert_eq!(rows_left(&desk).await, [0, 0, 0]);
    }
}

on_both! {
    d7_last_days_of_clocks_stand_in_the_day_and_the_calendar_of_whoever_has_the_case,
    d7_last_days_of_clocks_stand_in_the_day_and_the_calendar_of_whoever_has_the_case_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        keep(&desk, &bo, None, (record("to sleep", AgeBand::Adult), 0)).await;
        let began = desk.today();
        let form = begins(Phase::Reflection, began);
        assert_eq!(desk.desk.start_clock(&bo, (1, 1), &form).await.unwrap(), Some(ClockDone::Done));
        let until = Day(began.number() + 45);
        let last = format!("DTSTART;VALUE=DATE:{}", web::dates::written_day(until.number()).replace('-', ""));
        let token = desk.desk.make_feed(&bo).await.unwrap().unwrap();
        let amina = desk.session("amina").await;
        let others = desk.desk.make_feed(&amina).await.unwrap().unwrap();
        let calendar = |text: FeedAnswer| match text {
            FeedAnswer::Calendar(text) => text,
            _ => panic!("a calendar"),
        };
        let bos = calendar(desk.desk.feed(&token).await.unwrap());
        assert!(bos.contains(&last) && !bos.contains("sleep"), "{bos}");
        let aminas = calendar(desk.desk.feed(&others).await.unwrap());
        assert!(!aminas.contains(&last), "whoever leads sees the case and does not have it");
        assert!(desk.desk.today_of(&bo).await.unwrap().clocks.is_empty(), "far away still");
        desk.clock.advance(38 * DAY);
        let bo = desk.session_later("bo").await;
        let shown = desk.desk.today_of(&bo).await.unwrap().clocks;
        assert_eq!((shown.len(), shown[0].case, shown[0].victim, shown[0].until), (1, 1, 1, until));
        desk.clock.advance(60);
        let page = Browser::signed_in(&desk, "bo").await.get("/today").await;
        assert!(page.text.contains("/case/1/victim/1"), "{}", page.text);
        desk.clock.advance(9 * DAY);
        let bo = desk.session_later("bo").await;
        assert_eq!(desk.desk.today_of(&bo).await.unwrap().clocks.len(), 1, "over, and nobody ended it");
        let end = HappenedForm { end: Some(EndWhy::RanOut), ..happens("ended", until, 1) };
        assert_eq!(desk.desk.clock_happened(&bo, (1, 1, 1), &end).await.unwrap(), Some(ClockDone::Done));
        assert!(desk.desk.today_of(&bo).await.unwrap().clocks.is_empty());
        assert!(!calendar(desk.desk.feed(&token).await.unwrap()).contains(&last));
    }
}
