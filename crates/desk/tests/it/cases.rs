//! Cases, on both engines: opened from a report, facts apart from assessments and each with its source, nothing overwritten, tasks
//! that are told, a police case that rests on a number, and a search that a case takes part in.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

mod seen;

use crate::common::{TestDesk, Writer};
use desk::{
    MemberId, Role, Session, State, TeamId,
    case::{
        CaseForm, CaseOutcome, CaseView, EntryForm, EntryOutcome, Filter, ItemWhat, Said, Source, Task, Which,
    },
    log::LooksFor,
    people::PersonForm,
    search::SearchOutcome,
    signal::StateOutcome,
};
use domain::{
    AgeBand, CaseState, EntryFault, EntryKind, NoticeKind, Outcome, PersonRole, ReferenceKind, SourceKind,
    ThingKind, triage::Closing,
};
use envelope::{directory::OrgKind, ids::Day, message::Body};

async fn receive(desk: &mut TestDesk) -> Writer {
    let mut writer = Writer::new(1, desk);
    let report = writer.report("He keeps her passport. 0470 12 34 56.", desk);
    let other = Writer::new(2, desk).report("Again 0470123456, with a car.", desk);
    desk.receive(vec![report, other]).await;
    desk.desk.read_index().await.unwrap();
    writer
}

async fn open(desk: &TestDesk, who: &Session, signal: i64) -> i64 {
    match desk.desk.open_case(who, signal, "  The flat near the station ", "a").await.unwrap().unwrap() {
        CaseOutcome::Opened(number) => number,
        other => panic!("{other:?}"),
    }
}

async fn look(desk: &TestDesk, who: &Session, number: i64) -> CaseView {
    desk.desk.case(who, number, Filter::All, 1).await.unwrap().unwrap()
}

async fn write(desk: &TestDesk, who: &Session, said: Said) -> EntryOutcome {
    write_over(desk, who, said, None, "once").await
}

async fn write_over(
    desk: &TestDesk,
    who: &Session,
    said: Said,
    replaces: Option<i64>,
    once: &str,
) -> EntryOutcome {
    let form = EntryForm { said, replaces, once_token: once.into() };
    desk.desk.write_entry(who, 1, form).await.unwrap().unwrap()
}

fn seen() -> Option<Source> {
    Some(Source { kind: SourceKind::Seen, signal: None, words: String::new() })
}

fn fact(text: &str) -> Said {
    Said::Fact { text: text.into(), happened: None, source: seen() }
}

fn thing(kind: ThingKind, value: &str) -> Said {
    Said::Thing { kind: Some(kind), value: value.into(), more: String::new(), source: seen() }
}

fn task(text: &str, owner: Option<i64>, due: Option<Day>) -> Said {
    let owner = owner.map(MemberId);
    Said::Task(Task { text: text.into(), owner, due, waiting_for: String::new(), done_at: None })
}

fn person(role: PersonRole, report_number: &str) -> Said {
    Said::Person {
        name: "A.".into(),
        aliases: String::new(),
        role: Some(role),
        age: Some(AgeBand::NotAsked),
        doubt: String::new(),
        report_number: report_number.into(),
        source: seen(),
    }
}

async fn kinds(desk: &TestDesk, who: &Session) -> Vec<(NoticeKind, Option<i64>)> {
    let page = desk.desk.notices(who, 1).await.unwrap();
    page.notices.iter().filter(|notice| !notice.seen).map(|notice| (notice.kind, notice.number)).collect()
}

on_both! {
    d8_a_case_holds_the_report_and_what_members_write_in_one_order_of_time,
    d8_a_case_holds_the_report_and_what_members_write_in_one_order_of_time_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let untitled = desk.desk.open_case(&amina, 1, " ", "x").await.unwrap();
        assert_eq!(untitled, Some(CaseOutcome::Fault("title", EntryFault::Empty)));
        assert_eq!(desk.desk.open_case(&amina, 9, "x", "x").await.unwrap(), None);
        let number = open(&desk, &amina, 1).await;
        assert_eq!(number, open(&desk, &amina, 1).await, "sent twice is one case");
        let yesterday = Day(desk.today().number() - 1);
        let dated = Said::Fact { text: "A grey car stood there.".into(), happened: Some(yesterday), source: seen() };
        assert_eq!(write(&desk, &bo, dated.clone()).await, EntryOutcome::Kept);
        assert_eq!(write(&desk, &bo, dated).await, EntryOutcome::Kept, "sent twice is one entry");
        desk.clock.advance(60);
        write(&desk, &bo, Said::Assessment { text: "The same man, I think.".into() }).await;
        let view = look(&desk, &amina, number).await;
        assert_eq!((view.title.as_str(), view.state), ("The flat near the station", CaseState::Open));
        let texts: Vec<String> = view
            .items
            .iter()
            .map(|item| match &item.what {
                ItemWhat::Entry { said: Said::Fact { text, .. } | Said::Assessment { text }, .. } => text.clone(),
                ItemWhat::Message { text, .. } => text.clone(),
                ItemWhat::Attached { number } => format!("#{number}"),
                ItemWhat::Document { .. } | ItemWhat::Entry { .. } | ItemWhat::Clock(_) | ItemWhat::Consent(_) | ItemWhat::Referral(_) | ItemWhat::Reception(_) => panic!("nothing else was written"),
            })
            .collect();
        let wanted =
            ["The same man, I think.", "#1", "He keeps her passport. 0470 12 34 56.", "A grey car stood there."];
        assert_eq!(texts, wanted, "the latest first, by when it happened");
        let facts = desk.desk.case(&amina, number, Filter::Kind(EntryKind::Fact), 1).await.unwrap().unwrap();
        assert_eq!(facts.items.len(), 1, "facts apart from assessments");
        let messages = desk.desk.case(&amina, number, Filter::Messages, 1).await.unwrap().unwrap();
        assert_eq!(messages.items.len(), 1);
        assert_eq!(desk.desk.signal(&bo, 1).await.unwrap().unwrap().cases, [1]);
        let list = desk.desk.cases(&amina, Which::Mine, 1).await.unwrap();
        assert_eq!((list.rows.len(), list.counts), (1, [1, 1, 0, 0, 0, 0, 0]));
        for word in [b"grey car".as_slice(), b"near the station", b"same man"] {
            assert!(memchr::memmem::find(&desk.bytes_on_disk(), word).is_none(), "all of it is sealed");
        }
    }
}

on_both! {
    what_is_corrected_stays_beside_its_correction_and_two_do_not_correct_the_same,
    what_is_corrected_stays_beside_its_correction_and_two_do_not_correct_the_same_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let number = open(&desk, &amina, 1).await;
        write(&desk, &amina, fact("a blue car")).await;
        let right = || fact("a grey car");
        let (one, other) = tokio::join!(
            write_over(&desk, &amina, right(), Some(1), "b"),
            write_over(&desk, &bo, fact("a green car"), Some(1), "c"),
        );
        let outcomes = [one, other];
        assert!(outcomes.contains(&EntryOutcome::Kept) && outcomes.contains(&EntryOutcome::Changed), "{outcomes:?}");
        let view = look(&desk, &amina, number).await;
        let marks: Vec<(bool, bool)> = view
            .items
            .iter()
            .filter_map(|item| match &item.what {
                ItemWhat::Entry { corrected, corrects, .. } => Some((*corrected, *corrects)),
                _ => None,
            })
            .collect();
        assert_eq!(marks, [(false, true), (true, false)], "both stand there");
        let other_kind = write_over(&desk, &amina, task("x", None, None), Some(2), "d").await;
        assert_eq!(other_kind, EntryOutcome::Changed, "a fact does not become a task");
        let gone = desk.desk.case_entry(&amina, number, Some(1)).await.unwrap().unwrap().1.unwrap();
        assert!(gone.replaced, "what no longer holds");
    }
}

on_both! {
    what_a_case_names_finds_other_reports_however_it_was_typed,
    what_a_case_names_finds_other_reports_however_it_was_typed_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let number = open(&desk, &amina, 1).await;
        let fault = |at, fault| EntryOutcome::Fault(at, fault);
        assert_eq!(write(&desk, &amina, thing(ThingKind::Phone, "not a number")).await, fault("value", EntryFault::NotOne));
        let national = write(&desk, &amina, thing(ThingKind::Phone, "85.07.30-033.28")).await;
        assert_eq!(national, fault("value", EntryFault::NationalNumber));
        assert_eq!(write(&desk, &amina, thing(ThingKind::Phone, "0032 470/12.34.56")).await, EntryOutcome::Kept);
        let view = look(&desk, &amina, number).await;
        let Said::Thing { value, .. } = &view.named[0].1 else { panic!("a thing") };
        assert_eq!(value, "+32 470 12 34 56");
        assert_eq!(view.like.0, [2], "the other report, and not its own");
        assert_eq!(desk.desk.signal(&amina, 2).await.unwrap().unwrap().cases_like, [1]);
        assert_eq!(desk.desk.attach(&amina, (number, 2), true).await.unwrap(), Some(CaseOutcome::Done));
        assert_eq!(look(&desk, &amina, number).await.signals.len(), 2);
        assert_eq!(desk.desk.attach(&amina, (number, 99), true).await.unwrap(), Some(CaseOutcome::NoSuchSignal));
        assert_eq!(desk.desk.attach(&amina, (number, 2), false).await.unwrap(), Some(CaseOutcome::Done));
        let source = Some(Source { kind: SourceKind::Signal, signal: Some(2), words: String::new() });
        let from = Said::Fact { text: "x".into(), happened: None, source };
        assert_eq!(write(&desk, &amina, from).await, fault("source", EntryFault::NoSource), "not of this case");
        let nowhere = Said::Fact { text: "x".into(), happened: None, source: None };
        assert_eq!(write(&desk, &amina, nowhere).await, fault("source", EntryFault::NoSource));
        let told = Some(Source { kind: SourceKind::Told, signal: None, words: " ".into() });
        let by_nobody = Said::Fact { text: "x".into(), happened: None, source: told };
        assert_eq!(write(&desk, &amina, by_nobody).await, fault("source", EntryFault::NoSource));
        let future = Said::Fact { text: "x".into(), happened: Some(Day(99_999)), source: seen() };
        assert_eq!(write(&desk, &amina, future).await, fault("happened", EntryFault::Future));
        let suspect = write(&desk, &amina, person(PersonRole::Suspect, "1")).await;
        assert_eq!(suspect, fault("role", EntryFault::Role), "there are none at an association");
        assert_eq!(write(&desk, &amina, person(PersonRole::Mentioned, "")).await, EntryOutcome::Kept);
    }
}

on_both! {
    d7_a_task_is_told_is_done_once_and_stands_first_when_it_is_late,
    d7_a_task_is_told_is_done_once_and_stands_first_when_it_is_late_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let number = open(&desk, &amina, 1).await;
        let today = desk.today();
        let on = |days: u32| Some(Day(today.number() + days));
        assert_eq!(write(&desk, &amina, task("call", Some(3), None)).await, EntryOutcome::Fault("owner", EntryFault::Choice));
        let past = task("call", Some(2), Some(Day(today.number() - 1)));
        assert_eq!(write(&desk, &amina, past).await, EntryOutcome::Fault("due", EntryFault::Day));
        write(&desk, &amina, task("some time", Some(2), None)).await;
        write(&desk, &amina, task("later", Some(2), on(5))).await;
        write(&desk, &amina, task("tomorrow", Some(2), on(1))).await;
        assert_eq!(kinds(&desk, &bo).await, [(NoticeKind::TaskGiven, Some(number))], "told once while it is unseen");
        let texts = |tasks: Vec<(i64, i64, Said)>| -> Vec<String> {
            let text = |said: Said| match said { Said::Task(task) => task.text, _ => panic!("a task") };
            tasks.into_iter().map(|(_, _, said)| text(said)).collect()
        };
        assert_eq!(texts(desk.desk.own_tasks(&bo).await.unwrap()), ["tomorrow", "later", "some time"]);
        assert!(desk.desk.own_tasks(&amina).await.unwrap().is_empty());
        let view = look(&desk, &bo, number).await;
        assert!(kinds(&desk, &bo).await.is_empty(), "looking is having been told");
        let id = view.tasks[0].0;
        assert_eq!(desk.desk.settle_task(&bo, (number, id), true).await.unwrap(), Some(EntryOutcome::Kept));
        assert_eq!(desk.desk.settle_task(&amina, (number, id), true).await.unwrap(), Some(EntryOutcome::Changed));
        assert_eq!(look(&desk, &bo, number).await.tasks.len(), 2);
        assert_eq!(desk.desk.settle_task(&bo, (number, id), false).await.unwrap(), Some(EntryOutcome::Kept));
        assert_eq!(look(&desk, &bo, number).await.tasks.len(), 3);

        // Late the day after, and the list says so; nobody's are there too.
        let (amina, late) = (desk.session_later("amina").await, async |which| {
            let list = desk.desk.cases(&amina, which, 1).await.unwrap();
            assert_eq!(list.counts[which as usize], list.rows.len() as u64, "{which:?}");
            list.rows.iter().map(|row| row.number).collect::<Vec<_>>()
        });
        assert!(late(Which::Late).await.is_empty() && late(Which::Nobodys).await.is_empty());
        desk.clock.advance(3 * 86_400);
        assert_eq!(late(Which::Late).await, [number]);
        let view = look(&desk, &amina, number).await;
        let form = CaseForm { title: &view.title, holder: None, team: None, review: Some(view.review), version: view.version };
        assert_eq!(desk.desk.change_case(&amina, number, &form).await.unwrap(), Some(CaseOutcome::Done));
        assert_eq!(late(Which::Nobodys).await, [number]);
    }
}

on_both! {
    a_police_case_closes_on_a_number_or_not_before_its_reports,
    a_police_case_closes_on_a_number_or_not_before_its_reports_over_postgresql,
    OrgKind::Police,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let goes_on = Closing {
            outcome: Some(Outcome::CaseOpened),
            reason: "",
            report_number: "",
            no_offence: false,
            in_case: false,
        };
        let version = desk.desk.signal(&amina, 1).await.unwrap().unwrap().version;
        let nowhere = desk.desk.close(&amina, 1, version, &goes_on).await.unwrap().unwrap();
        assert!(matches!(nowhere, StateOutcome::Fault(domain::triage::DecisionFault::NoCase)), "{nowhere:?}");
        let number = open(&desk, &amina, 1).await;
        let closed = desk.desk.close(&amina, 1, version, &goes_on).await.unwrap();
        assert_eq!(closed, Some(StateOutcome::Done), "the case stays open");
        let seen = look(&desk, &amina, number).await.version;
        let rests = desk.desk.close_case(&amina, number, seen, "done").await.unwrap();
        assert_eq!(rests, Some(CaseOutcome::Fault("reason", EntryFault::NoReportNumber)));
        let suspect = write(&desk, &amina, person(PersonRole::Suspect, "")).await;
        assert_eq!(suspect, EntryOutcome::Fault("report-number", EntryFault::NoReportNumber));
        let report = Said::Reference { kind: Some(ReferenceKind::Report), number: "BR.37.L1.012345/2026".into() };
        assert_eq!(write(&desk, &amina, report).await, EntryOutcome::Kept);
        let stale = desk.desk.close_case(&amina, number, seen, "done").await.unwrap();
        assert_eq!(stale, Some(CaseOutcome::Changed), "nobody closes over what they have not seen");
        let seen = look(&desk, &amina, number).await.version;
        assert_eq!(desk.desk.close_case(&amina, number, seen, " ").await.unwrap(), Some(CaseOutcome::Fault("reason", EntryFault::Empty)));
        assert_eq!(desk.desk.close_case(&amina, number, seen, "with the prosecutor").await.unwrap(), Some(CaseOutcome::Done));
        assert_eq!(write(&desk, &amina, fact("late")).await, EntryOutcome::NotPossible);
        let view = look(&desk, &amina, number).await;
        assert_eq!((view.state, view.may), (CaseState::Closed, [false, false, true]));
        assert_eq!(view.closed.unwrap().2, "with the prosecutor");
        assert_eq!(desk.desk.reopen_case(&amina, number, view.version).await.unwrap(), Some(CaseOutcome::Done));
        assert_eq!(write(&desk, &amina, fact("late")).await, EntryOutcome::Kept);
    }
}

on_both! {
    what_went_on_in_a_case_is_open_again_when_it_is_taken_out,
    what_went_on_in_a_case_is_open_again_when_it_is_taken_out_over_postgresql,
    OrgKind::Police,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let goes_on = Closing {
            outcome: Some(Outcome::CaseOpened),
            reason: "",
            report_number: "",
            no_offence: false,
            in_case: false,
        };
        let number = open(&desk, &amina, 1).await;
        let version = desk.desk.signal(&amina, 1).await.unwrap().unwrap().version;
        assert_eq!(desk.desk.close(&amina, 1, version, &goes_on).await.unwrap(), Some(StateOutcome::Done));
        assert_eq!(desk.desk.attach(&amina, (number, 1), false).await.unwrap(), Some(CaseOutcome::Done));
        let again = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
        assert_eq!(again.state, State::Reopened, "an offence does not rest because a case let it go");
    }
}

on_both! {
    a_case_given_to_somebody_else_leaves_the_team_and_a_task_goes_to_whoever_sees_it,
    a_case_given_to_somebody_else_leaves_the_team_and_a_task_goes_to_whoever_sees_it_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        desk.add("dora", Role::Helper).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        desk.desk.make_team(&amina, "night").await.unwrap();
        let languages = ["nl".to_owned()];
        let in_team = PersonForm { name: "Dora", role: Some(Role::Helper), languages: &languages, teams: &[1] };
        desk.desk.change_person(&amina, MemberId(4), &in_team).await.unwrap();
        let number = open(&desk, &amina, 1).await;
        let hers = write(&desk, &amina, task("x", Some(4), None)).await;
        assert_eq!(hers, EntryOutcome::Fault("owner", EntryFault::Choice), "she does not see the case");
        let review = Some(Day(desk.today().number() + 30));
        let form = |holder: Option<i64>, version| CaseForm {
            title: "x",
            holder: holder.map(MemberId),
            team: Some(TeamId(1)),
            review,
            version,
        };
        let version = look(&desk, &amina, number).await.version;
        desk.desk.change_case(&amina, number, &form(None, version)).await.unwrap();
        let dora = desk.session("dora").await;
        assert_eq!(kinds(&desk, &dora).await, [(NoticeKind::CaseGivenTeam, Some(number))]);
        assert_eq!(write(&desk, &amina, task("x", Some(4), None)).await, EntryOutcome::Kept);
        let version = look(&desk, &amina, number).await.version;
        desk.desk.change_case(&amina, number, &form(Some(2), version)).await.unwrap();
        assert_eq!(look(&desk, &bo, number).await.team, None);
        assert_eq!(desk.desk.case(&dora, number, Filter::All, 1).await.unwrap(), None, "it is no longer her team's");
        desk.desk.person_leaves(&amina, bo.member.id).await.unwrap();
        assert_eq!(look(&desk, &amina, number).await.holder, None, "what bo had is with nobody");
    }
}

on_both! {
    a_team_keeps_a_case_whose_holder_is_not_in_it_until_somebody_gives_it_away,
    a_team_keeps_a_case_whose_holder_is_not_in_it_until_somebody_gives_it_away_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        desk.desk.make_team(&amina, "night").await.unwrap();
        let number = open(&desk, &amina, 1).await;
        let languages = ["nl".to_owned()];
        let person = |teams: &'static [i64]| PersonForm { name: "Bo", role: Some(Role::Reader), languages: &languages, teams };
        let bo = MemberId(2);
        desk.desk.change_person(&amina, bo, &person(&[1])).await.unwrap();
        let review = Some(Day(desk.today().number() + 30));
        let form = |title, version| CaseForm { title, holder: Some(bo), team: Some(TeamId(1)), review, version };
        let version = look(&desk, &amina, number).await.version;
        desk.desk.change_case(&amina, number, &form("x", version)).await.unwrap();
        desk.desk.change_person(&amina, bo, &person(&[])).await.unwrap();
        let view = look(&desk, &amina, number).await;
        assert!(view.names.iter().any(|(id, name)| *id == bo && !name.is_empty()), "whose it is has a name");
        assert_eq!((view.holder, view.team), (Some(bo), Some(TeamId(1))));
        let saved = desk.desk.change_case(&amina, number, &form("another name", view.version)).await.unwrap();
        assert_eq!(saved, Some(CaseOutcome::Done));
        assert_eq!(look(&desk, &amina, number).await.team, Some(TeamId(1)), "a new name takes nothing away");
    }
}

#[tokio::test]
async fn a_case_of_two_thousand_entries_is_read_by_pages_and_shows_at_its_side_what_fits() {
    let mut desk = TestDesk::new(OrgKind::Association).await;
    receive(&mut desk).await;
    let amina = desk.session("amina").await;
    let number = open(&desk, &amina, 1).await;
    for n in 0..2_000 {
        let said = match n % 10 {
            0 => person(PersonRole::Mentioned, ""),
            1 => task(&format!("task {n}"), Some(2), None),
            _ => fact(&format!("fact {n}")),
        };
        assert_eq!(write_over(&desk, &amina, said, None, &n.to_string()).await, EntryOutcome::Kept);
    }
    let mut times = Vec::new();
    let mut seen = 0;
    for page in 1..=21 {
        let start = std::time::Instant::now();
        let view = desk.desk.case(&amina, number, Filter::All, page).await.unwrap().unwrap();
        times.push(start.elapsed());
        assert!(view.items.len() <= 100 && view.named.len() == 30 && view.tasks.len() == 30);
        assert_eq!((view.has_more, view.more.len()), (page < 21, 2));
        seen += view.items.len();
    }
    assert_eq!(seen, 2_002, "each once: the entries, the report and its words");
    times.sort();
    eprintln!("a page of 2,000 entries: p95 {:?}, the slowest {:?}", times[19], times[20]);
    // Unoptimised and beside other tests; measured alone it is far below.
    assert!(times[19] < std::time::Duration::from_millis(400), "{times:?}");
}
