//! Finding one's way among many: filters, what others changed, filters that are kept and shared, on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TODAY, TestDesk, Writer, browser::Browser};
use desk::{
    MemberId, Role, Session, TeamId,
    case::{CaseFilter, CaseForm, CaseOutcome, CaseStand, CaseTime, Filter},
    inbox::{InboxFilter, Running, Stand, Whose},
    log::LooksFor,
    people::PersonForm,
    signal::{StateOutcome, Work, WorkForm, WorkOutcome},
    views::{VIEWS_MAX, ViewForm, ViewOutcome},
};
use domain::{Origin, Outcome, Urgency, triage::Closing};
use envelope::{directory::OrgKind, ids::Day};

async fn receive(desk: &mut TestDesk, reports: u8) -> Vec<Writer> {
    let mut writers: Vec<Writer> = (1..=reports).map(|n| Writer::new(n, desk)).collect();
    let sealed = writers.iter_mut().map(|writer| writer.report("help", desk)).collect();
    desk.receive(sealed).await;
    writers
}

/// Rows and their number, which say the same.
async fn rows(desk: &TestDesk, who: &Session, filter: InboxFilter) -> Vec<i64> {
    let page = desk.desk.inbox(who, &filter, 1).await.unwrap();
    let numbers: Vec<i64> = page.rows.iter().map(|row| row.number).collect();
    assert_eq!(page.found, numbers.len() as u64, "{filter:?}");
    assert_eq!(desk.desk.count_inbox(who, &[filter]).await.unwrap(), [page.found]);
    numbers
}

async fn decide(desk: &TestDesk, who: &Session, number: i64, change: impl FnOnce(&mut Work), label: &str) {
    let was = desk.desk.signal(who, number).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    change(&mut wants);
    let form = WorkForm { was, wants, urgency_reason: "why", until_reason: "why", new_label: label };
    let done = desk.desk.decide(who, number, &form).await.unwrap();
    assert_eq!(done, Some(WorkOutcome::Done(true)));
}

async fn close(desk: &TestDesk, who: &Session, number: i64, outcome: Outcome) {
    let version = desk.desk.signal(who, number).await.unwrap().unwrap().version;
    let closing = Closing {
        outcome: Some(outcome),
        reason: "why",
        report_number: "",
        no_offence: false,
        in_case: false,
    };
    let closed = desk.desk.close(who, number, version, &closing).await.unwrap();
    assert_eq!(closed, Some(StateOutcome::Done));
}

/// Bo and Dora, the helper, are a team.
async fn team_of_bo_and_dora(desk: &TestDesk) -> TeamId {
    let amina = desk.session("amina").await;
    desk.add("dora", Role::Helper).await;
    assert!(desk.desk.make_team(&amina, "Night").await.unwrap());
    let people = desk.desk.people(&amina).await.unwrap();
    let team = people.teams[0].id;
    for (user, role) in [("bo", Role::Reader), ("dora", Role::Helper)] {
        let person = people.people.iter().find(|one| one.user.as_deref() == Some(user)).unwrap();
        let form = PersonForm {
            name: &person.name,
            role: Some(role),
            languages: &person.languages,
            teams: &[team.0],
        };
        desk.desk.change_person(&amina, person.id, &form).await.unwrap().unwrap();
    }
    team
}

on_both! {
    each_part_of_a_filter_shows_what_it_says,
    each_part_of_a_filter_shows_what_it_says_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 5).await;
        let amina = desk.session("amina").await;
        let any = InboxFilter::default();
        decide(&desk, &amina, 1, |work| work.assignee = Some(MemberId(2)), "car wash").await;
        decide(&desk, &amina, 2, |work| work.urgency = Urgency::Now, "car wash").await;
        decide(&desk, &amina, 2, |_| (), "night").await;
        close(&desk, &amina, 3, Outcome::Unfounded).await;
        let labels = desk.desk.inbox(&amina, &any, 1).await.unwrap().labels;
        let id = |name: &str| labels.iter().find(|label| label.name == name).unwrap().id;
        let with = |labels: Vec<i64>| InboxFilter { labels, ..InboxFilter::default() };
        assert_eq!(rows(&desk, &amina, with(vec![id("car wash")])).await, [2, 1]);
        assert_eq!(rows(&desk, &amina, with(vec![id("car wash"), id("night")])).await, [2], "both of them");
        let of = |whose| InboxFilter { whose, ..InboxFilter::default() };
        assert_eq!(rows(&desk, &amina, of(Whose::Of(MemberId(2)))).await, [1]);
        assert!(rows(&desk, &amina, of(Whose::OfTeam(TeamId(9)))).await.is_empty());
        assert_eq!(rows(&desk, &amina, InboxFilter { urgency: Some(Urgency::Now), ..any.clone() }).await, [2]);
        let outcome = |stand, outcome| InboxFilter { stand, outcome: Some(outcome), ..InboxFilter::default() };
        assert_eq!(rows(&desk, &amina, outcome(Stand::Any, Outcome::Unfounded)).await, [3]);
        assert!(rows(&desk, &amina, outcome(Stand::Any, Outcome::Abuse)).await.is_empty());
        assert!(rows(&desk, &amina, outcome(Stand::Open, Outcome::Unfounded)).await.is_empty(), "it is closed");
        let origin = |origin| InboxFilter { origin: Some(origin), ..InboxFilter::default() };
        assert_eq!(rows(&desk, &amina, origin(Origin::Portal)).await, [2, 5, 4, 1]);
        assert!(rows(&desk, &amina, origin(Origin::Paper)).await.is_empty());
        let arrived = |from, until| InboxFilter { arrived: (from, until), ..InboxFilter::default() };
        let (yesterday, tomorrow) = (Day(TODAY.number() - 1), Day(TODAY.number() + 1));
        assert_eq!(rows(&desk, &amina, arrived(Some(TODAY), Some(TODAY))).await, [2, 5, 4, 1]);
        assert!(rows(&desk, &amina, arrived(Some(tomorrow), None)).await.is_empty());
        assert!(rows(&desk, &amina, arrived(None, Some(yesterday))).await.is_empty());
    }
}

on_both! {
    what_is_urgent_is_due_until_somebody_takes_it_or_its_time_is_over,
    what_is_urgent_is_due_until_somebody_takes_it_or_its_time_is_over_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writers = receive(&mut desk, 4).await;
        let amina = desk.session("amina").await;
        decide(&desk, &amina, 1, |work| work.urgency = Urgency::Now, "").await;
        decide(&desk, &amina, 2, |work| work.urgency = Urgency::Soon, "").await;
        let deletion = writers[2].say(envelope::message::Body::DeletionAsked { due: TODAY.checked_add(3).unwrap() }, &desk);
        desk.receive(vec![deletion]).await;
        let running = |running| InboxFilter { running: Some(running), ..InboxFilter::default() };
        assert_eq!(rows(&desk, &amina, running(Running::Due)).await, [1, 2, 3], "of the last the words go");
        assert!(rows(&desk, &amina, running(Running::Over)).await.is_empty());
        desk.clock.advance(31 * 60);
        assert_eq!(rows(&desk, &amina, running(Running::Over)).await, [1]);
        assert_eq!(rows(&desk, &amina, running(Running::Due)).await, [2, 3]);
        let counts = desk.desk.inbox(&amina, &InboxFilter::default(), 1).await.unwrap().counts;
        assert_eq!((counts.due, counts.over), (2, 1), "the counts say the same");
        decide(&desk, &amina, 1, |work| work.assignee = Some(MemberId(2)), "").await;
        assert!(rows(&desk, &amina, running(Running::Over)).await.is_empty(), "somebody has it");
        desk.clock.advance(8 * 3_600);
        let amina = desk.session_later("amina").await;
        decide(&desk, &amina, 4, |work| work.urgency = Urgency::Now, "").await;
        assert_eq!(rows(&desk, &amina, running(Running::Over)).await, [2]);
        let first = rows(&desk, &amina, InboxFilter::default()).await;
        assert_eq!(first[..2], [2, 4], "D7: what is overdue comes before what is only more urgent");
    }
}

on_both! {
    nobody_reads_how_much_one_colleague_finished_or_where_they_were_late,
    nobody_reads_how_much_one_colleague_finished_or_where_they_were_late_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 4).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        for number in [2, 3, 4] {
            decide(&desk, &amina, number, |work| work.assignee = Some(MemberId(2)), "").await;
        }
        close(&desk, &bo, 4, Outcome::Unfounded).await;
        let by = |stand, outcome, running| InboxFilter {
            whose: Whose::Of(MemberId(2)),
            stand,
            outcome,
            running,
            ..InboxFilter::default()
        };
        let closed = Stand::In(desk::State::Closed);
        for measured in [
            by(closed, None, None),
            by(Stand::Any, None, None),
            by(closed, Some(Outcome::Unfounded), None),
            by(Stand::Open, None, Some(Running::Over)),
        ] {
            assert_eq!(rows(&desk, &amina, measured).await, [3, 2], "what is open, to be handed over");
        }
        let own = InboxFilter { whose: Whose::Mine, stand: closed, ..InboxFilter::default() };
        assert_eq!(rows(&desk, &bo, own).await, [4], "one's own is one's own");
        cases_of(&mut desk, &bo, 2).await;
        let version = desk.desk.case(&bo, 1, Filter::All, 1).await.unwrap().unwrap().version;
        desk.desk.close_case(&bo, 1, version, "done").await.unwrap();
        for (stand, time) in [(CaseStand::Closed, None), (CaseStand::Any, None), (CaseStand::Open, Some(CaseTime::Late))] {
            let hers = CaseFilter { whose: Whose::Of(MemberId(2)), stand, time, ..CaseFilter::default() };
            assert_eq!(cases(&desk, &amina, hers).await, [2]);
        }
        desk.clock.advance(60);
        let mut browser = Browser::signed_in(&desk, "amina").await;
        for address in ["/?who=m2&state=closed", "/?who=m2&time=over", "/cases?who=m2&state=all"] {
            let page = browser.get(address).await;
            assert_eq!(page.status, http::StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            let why = web::words::Words::of(web::language::Lang::Nl).say("filter-error-measures");
            assert!(page.text.contains(&why), "{address} says why");
        }
        assert_eq!(browser.get("/?who=m2").await.status, http::StatusCode::OK);
    }
}

on_both! {
    what_others_changed_stands_out_until_one_looks,
    what_others_changed_stands_out_until_one_looks_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writers = receive(&mut desk, 3).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let changed = || InboxFilter { changed: true, ..InboxFilter::default() };
        for number in [1, 2] {
            desk.desk.signal(&bo, number).await.unwrap().unwrap();
        }
        assert!(rows(&desk, &bo, changed()).await.is_empty());
        decide(&desk, &amina, 1, |_| (), "night").await;
        decide(&desk, &amina, 3, |_| (), "night").await;
        assert_eq!(rows(&desk, &bo, changed()).await, [1], "the third bo has never seen");
        assert!(rows(&desk, &amina, changed()).await.is_empty(), "what one changes oneself is no news");
        let more = writers[1].more("and today", &desk);
        desk.receive(vec![more]).await;
        assert_eq!(rows(&desk, &bo, changed()).await, [2, 1], "whoever wrote is somebody else too");
        assert_eq!(desk.desk.inbox(&bo, &InboxFilter::default(), 1).await.unwrap().counts.changed, 2);
        desk.desk.signal(&bo, 2).await.unwrap().unwrap();
        assert_eq!(rows(&desk, &bo, changed()).await, [1]);
        desk.desk.signal(&amina, 1).await.unwrap().unwrap();
        assert_eq!(rows(&desk, &bo, changed()).await, [1], "a look is no change");
        assert!(rows(&desk, &amina, changed()).await.is_empty());
        desk.desk.signal(&bo, 1).await.unwrap().unwrap();
        desk.desk.looks(&amina, 1, (1, LooksFor::ThePerson)).await.unwrap().unwrap();
        assert!(rows(&desk, &bo, changed()).await.is_empty(), "nor is taking along who looked");
    }
}

on_both! {
    a_kept_filter_shows_each_one_what_their_own_rights_show,
    a_kept_filter_shows_each_one_what_their_own_rights_show_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 3).await;
        let team = team_of_bo_and_dora(&desk).await;
        let amina = desk.session_later("amina").await;
        let (bo, dora) = (desk.session("bo").await, desk.session("dora").await);
        decide(&desk, &amina, 2, |work| work.team = Some(team), "").await;
        let form = |name, team| ViewForm { name, team };
        let keep = async |who: &Session, form, once| {
            desk.desk.keep_view(who, form, "/?waiting=us", once).await.unwrap()
        };
        assert_eq!(keep(&amina, form("Ours", Some(team)), "a").await, ViewOutcome::NotTheirTeam);
        assert_eq!(keep(&bo, form(" ", None), "a").await, ViewOutcome::Name);
        assert_eq!(keep(&bo, form("Kwartelkoning", Some(team)), "a").await, ViewOutcome::Done);
        assert_eq!(keep(&bo, form("Kwartelkoning", Some(team)), "a").await, ViewOutcome::Done, "sent twice");
        let theirs = desk.desk.views(&dora).await.unwrap();
        assert_eq!((theirs.len(), theirs[0].may_change), (1, false));
        assert_eq!((theirs[0].name.as_str(), theirs[0].by.as_deref()), ("Kwartelkoning", Some("bo de Vries")));
        assert!(desk.desk.views(&amina).await.unwrap().is_empty(), "who is not in the team does not see it");
        let waiting = || InboxFilter { waiting: Some(desk::Waiting::Us), ..InboxFilter::default() };
        assert_eq!(rows(&desk, &bo, waiting()).await, rows(&desk, &amina, waiting()).await);
        assert_eq!(rows(&desk, &bo, waiting()).await, [3, 2, 1]);
        assert_eq!(rows(&desk, &dora, waiting()).await, [2], "a helper sees, and counts, what is near to her");
        let id = theirs[0].id;
        assert_eq!(desk.desk.remove_view(&dora, id).await.unwrap(), ViewOutcome::Gone, "it is not hers");
        assert_eq!(desk.desk.change_view(&bo, id, form("Later", None)).await.unwrap(), ViewOutcome::Done);
        assert!(desk.desk.views(&dora).await.unwrap().is_empty(), "shared no longer");
        let on_disk = desk.bytes_on_disk();
        assert!(!on_disk.windows(13).any(|part| part == b"Kwartelkoning"), "names of filters are sealed");
        assert_eq!(desk.desk.change_view(&bo, id, form("Later", Some(team))).await.unwrap(), ViewOutcome::Done);
        desk.desk.person_leaves(&amina, bo.member.id).await.unwrap().unwrap();
        assert!(desk.desk.views(&dora).await.unwrap()[0].may_change, "what was left to the team is the team's");
        assert_eq!(desk.desk.remove_view(&dora, id).await.unwrap(), ViewOutcome::Done);
    }
}

#[tokio::test]
async fn nobody_keeps_more_filters_than_they_can_find_again() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let bo = desk.session("bo").await;
    for n in 0..=VIEWS_MAX {
        let form = ViewForm { name: "x", team: None };
        let kept = desk.desk.keep_view(&bo, form, "/?who=me", &n.to_string()).await.unwrap();
        assert_eq!(kept, if n < VIEWS_MAX { ViewOutcome::Done } else { ViewOutcome::TooMany });
    }
    assert_eq!(desk.desk.views(&bo).await.unwrap().len(), VIEWS_MAX);
}

/// How large it travels, in bytes.
fn packed(text: &str) -> usize {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap().len()
}

#[tokio::test]
async fn d2_an_inbox_of_fifty_rows_and_its_scripts_are_light() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    receive(&mut desk, 50).await;
    let amina = desk.session("amina").await;
    for number in 1..=50 {
        decide(&desk, &amina, number, |work| work.urgency = Urgency::Soon, "nachtwerk").await;
    }
    let mut browser = Browser::signed_in(&desk, "bo").await;
    let inbox = browser.get("/").await.text;
    assert_eq!(inbox.matches("<tr").count(), 51);
    let size = packed(&inbox);
    assert!(size <= 40_000, "{size} bytes");
    let script = inbox.split("<script src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let size = packed(&browser.get(&script).await.text);
    assert!(size <= 25_000, "{size} bytes");
}

async fn cases_of(desk: &mut TestDesk, amina: &Session, count: i64) {
    for report in 1..=count {
        let opened = desk.desk.open_case(amina, report, "The flat", &report.to_string()).await.unwrap();
        assert_eq!(opened, Some(CaseOutcome::Opened(report)));
    }
}

async fn give(desk: &TestDesk, who: &Session, number: i64, holder: Option<MemberId>, team: Option<TeamId>) {
    let view = desk.desk.case(who, number, Filter::All, 1).await.unwrap().unwrap();
    let form =
        CaseForm { title: &view.title, holder, team, review: Some(view.review), version: view.version };
    assert_eq!(desk.desk.change_case(who, number, &form).await.unwrap(), Some(CaseOutcome::Done));
}

/// Rows of the list of cases and their number, which say the same.
async fn cases(desk: &TestDesk, who: &Session, filter: CaseFilter) -> Vec<i64> {
    let page = desk.desk.cases(who, filter, 1).await.unwrap();
    let numbers: Vec<i64> = page.rows.iter().map(|row| row.number).collect();
    assert_eq!(page.found, numbers.len() as u64, "{filter:?}");
    assert_eq!(desk.desk.count_cases(who, &[filter]).await.unwrap(), [page.found]);
    numbers
}

on_both! {
    each_part_of_a_filter_of_cases_shows_what_it_says,
    each_part_of_a_filter_of_cases_shows_what_it_says_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 3).await;
        let team = team_of_bo_and_dora(&desk).await;
        let amina = desk.session_later("amina").await;
        cases_of(&mut desk, &amina, 3).await;
        let (bo, any) = (MemberId(2), CaseFilter::default());
        give(&desk, &amina, 1, Some(bo), None).await;
        give(&desk, &amina, 2, None, Some(team)).await;
        let of = |whose| CaseFilter { whose, ..CaseFilter::default() };
        assert_eq!(cases(&desk, &amina, any).await, [3, 2, 1]);
        assert_eq!(cases(&desk, &amina, of(Whose::Of(bo))).await, [1]);
        assert_eq!(cases(&desk, &amina, of(Whose::OfTeam(team))).await, [2]);
        assert_eq!(cases(&desk, &amina, of(Whose::Mine)).await, [3], "whoever opens one has it");
        assert!(cases(&desk, &amina, of(Whose::OfTeam(TeamId(9)))).await.is_empty());
        let opened = |from, until| CaseFilter { opened: (from, until), ..CaseFilter::default() };
        let today = desk.today();
        let (yesterday, tomorrow) = (Day(today.number() - 1), Day(today.number() + 1));
        assert_eq!(cases(&desk, &amina, opened(Some(today), Some(today))).await, [3, 2, 1]);
        assert!(cases(&desk, &amina, opened(Some(tomorrow), None)).await.is_empty());
        assert!(cases(&desk, &amina, opened(None, Some(yesterday))).await.is_empty());
        let version = desk.desk.case(&amina, 3, Filter::All, 1).await.unwrap().unwrap().version;
        desk.desk.close_case(&amina, 3, version, "done").await.unwrap();
        let stand = |stand| CaseFilter { stand, ..CaseFilter::default() };
        assert_eq!(cases(&desk, &amina, stand(CaseStand::Closed)).await, [3]);
        assert_eq!(cases(&desk, &amina, stand(CaseStand::Any)).await, [3, 2, 1]);
        let due = CaseFilter { time: Some(CaseTime::Review), whose: Whose::OfTeam(team), ..any };
        assert!(cases(&desk, &amina, due).await.is_empty());
        desk.clock.advance(181 * 86_400);
        let amina = desk.session("amina").await;
        assert_eq!(cases(&desk, &amina, due).await, [2], "two parts of a filter at once");
    }
}

on_both! {
    d5_a_kept_filter_of_cases_shows_each_one_what_their_own_rights_show,
    d5_a_kept_filter_of_cases_shows_each_one_what_their_own_rights_show_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 3).await;
        let team = team_of_bo_and_dora(&desk).await;
        let amina = desk.session_later("amina").await;
        cases_of(&mut desk, &amina, 3).await;
        give(&desk, &amina, 2, None, Some(team)).await;
        let address = "/cases?who=m1";
        let everything = CaseFilter { stand: CaseStand::Any, ..CaseFilter::default() };
        let hers = CaseFilter { whose: Whose::Of(MemberId(1)), ..CaseFilter::default() };
        let (bo, dora) = (desk.session("bo").await, desk.session("dora").await);
        for filter in [everything, hers] {
            assert_eq!(cases(&desk, &bo, filter).await, cases(&desk, &amina, filter).await, "the same rights");
        }
        assert_eq!(cases(&desk, &bo, everything).await, [3, 2, 1]);
        assert_eq!(cases(&desk, &bo, hers).await, [3, 1]);
        assert_eq!(cases(&desk, &dora, everything).await, [2], "a helper sees, and counts, what is near to her");
        assert!(cases(&desk, &dora, hers).await.is_empty(), "and asking for a colleague's shows nothing more");
        // Kept from the page, shared with the team: each reads their own number beside its name.
        desk.clock.advance(60);
        let mut browser = Browser::signed_in(&desk, "bo").await;
        let narrowed = browser.get("/cases?filter=1&who=m1&state=&from=&until=").await;
        assert_eq!(narrowed.location, address, "an address that can be kept");
        let page = browser.get(address).await.text;
        let field = |name: &str| {
            let field = page.split("action=\"/views\"").nth(1).unwrap();
            let field = field.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
            field.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
        };
        let (token, once, kept) = (field("token"), field("once"), field("address"));
        assert_eq!(kept, address);
        let team = team.0.to_string();
        let form = |name| {
            [("token", token.as_str()), ("once", once.as_str()), ("address", kept.as_str()), ("name", name), ("team", team.as_str())]
        };
        assert_eq!(browser.post("/views", &form(" ")).await.status, http::StatusCode::UNPROCESSABLE_ENTITY);
        let done = browser.post("/views", &form("Kwartelkoning")).await;
        assert_eq!(done.location, format!("{address}&done=kept"));
        let page = browser.get("/cases").await.text;
        assert!(page.contains("Kwartelkoning (2)"), "{page}");
        assert!(!browser.get("/").await.text.contains("Kwartelkoning"), "it is none of the inbox");
        let mut helper = Browser::signed_in(&desk, "dora").await;
        let page = helper.get("/cases").await.text;
        assert!(page.contains("Kwartelkoning (0)") && !page.contains("Kwartelkoning (2)"), "no count leaks");
        let page = helper.get(address).await.text;
        assert!(!page.contains("The flat"), "nor does a row");
        let wrong = helper.get("/cases?filter=1&from=tomorrow").await;
        assert_eq!(wrong.status, http::StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"tomorrow\""), "what was typed stays");
    }
}
