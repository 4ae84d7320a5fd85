//! First receptions at the desk, on both engines: few questions and the right ones, two who write at once, rights told in time, interpreters
//! by number, somebody who may be a minor and then is not, and a "no" of which only a count is left.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Session,
    case::{CaseOutcome, EntryForm, EntryOutcome, Said},
    ending::{EndForm, EndWish},
    reception::{
        EventForm, EventSaid, InterpreterSaid, Keeps, ReceptionDone, ReceptionForm, RefusalDone, RefusalForm,
        RefusalState, RightsSaid,
    },
    victim::{Victim, VictimDone, VictimForm},
};
use domain::{
    AgeBand, ReceptionFault, ReferenceKind,
    reception::{Answer, Interpreted, Leaflet, Question, RECEPTIONS_MAX, Refusal, Told, ToldBack, WishMet},
};
use envelope::directory::OrgKind;
use http::StatusCode;
use store::{OpenOptions, Store, desk::Of};

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// A case of Bo's with a record in it.
pub(crate) async fn with_a_record(desk: &mut TestDesk, age: AgeBand) -> Session {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    let opened = desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    aged(desk, &bo, None, age).await;
    bo
}

async fn aged(desk: &TestDesk, who: &Session, at: Option<(i64, i64)>, age: AgeBand) {
    let doubt = if age == AgeBand::Doubt { "two dates of birth" } else { "" };
    let victim = Victim { wants: "a bed".into(), age: Some(age), doubt: doubt.into(), ..Victim::default() };
    let form =
        VictimForm { victim, version: at.map_or(0, |(_, version)| version), once_token: format!("{age:?}") };
    let kept = desk.desk.write_victim(who, (1, at.map(|(id, _)| id)), &form).await.unwrap();
    assert!(matches!(kept, Some(VictimDone::Kept(_))), "{kept:?}");
}

async fn begin(desk: &TestDesk, who: &Session, once: &str) -> ReceptionDone {
    desk.desk.begin_reception(who, (1, 1), once).await.unwrap().unwrap()
}

fn says(desk: &TestDesk, version: i64, question: Question, words: &str) -> ReceptionForm {
    ReceptionForm {
        first: Some(desk.desk.now()),
        answers: vec![(question, words.into(), false)],
        duties: false,
        days: false,
        version,
        by_itself: false,
    }
}

async fn write(desk: &TestDesk, who: &Session, form: &ReceptionForm) -> ReceptionDone {
    desk.desk.write_reception(who, (1, 1, 1), form).await.unwrap().unwrap()
}

fn rights(language: &'static str) -> EventSaid<'static> {
    EventSaid::Rights(RightsSaid {
        texts: &["help", "nothing-known"],
        edition: "",
        language,
        how: Some(Told::Aloud),
        leaflet: Some(Leaflet::Unsafe),
        back: Some(ToldBack::Yes),
    })
}

async fn happens(desk: &TestDesk, who: &Session, reception: i64, said: EventSaid<'_>) -> ReceptionDone {
    let form = EventForm { reception, at: Some(desk.desk.now()), said, once_token: "e" };
    desk.desk.write_event(who, (1, 1), &form).await.unwrap().unwrap()
}

fn no(kept: bool, once_token: &str) -> RefusalForm<'_> {
    RefusalForm {
        kind: Some(Refusal::Help),
        reason: "not now",
        leaflet: Some(Leaflet::No),
        invited: Some(true),
        kept,
        once_token,
    }
}

async fn refuse(desk: &TestDesk, who: &Session, form: &RefusalForm<'_>) -> RefusalDone {
    desk.desk.write_refusal(who, (1, 1), form).await.unwrap().unwrap()
}

async fn count_of(desk: &TestDesk, table: &str) -> i64 {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("count").await.unwrap();
    let sql = match table {
        "victims" => "SELECT COUNT(*) FROM victims",
        "receptions" => "SELECT COUNT(*) FROM receptions",
        "reception_events" => "SELECT COUNT(*) FROM reception_events",
        "refusals" => "SELECT COUNT(*) FROM refusals",
        other => panic!("{other}"),
    };
    tx.row(sql, &[]).await.unwrap().unwrap().int(0).unwrap()
}

/// How often each kind of "no" was said this year.
async fn counted(desk: &TestDesk, who: &Session) -> Vec<(Refusal, i64)> {
    let year = web::dates::today(desk.today().number()).year;
    desk.desk.refusal_counts(who, year).await.unwrap()
}

/// In case 1, record 1: a reception with a word in it, rights that were told, an interpreter, somebody who was told, and a "no".
pub(crate) async fn with_everything(desk: &TestDesk, who: &Session, word: &str) {
    assert_eq!(begin(desk, who, "w").await, ReceptionDone::Kept(1, 1));
    assert_eq!(write(desk, who, &says(desk, 1, Question::Wants, word)).await, ReceptionDone::Kept(1, 2));
    for said in [
        EventSaid::Rights(RightsSaid {
            language: word,
            ..match rights("x") {
                EventSaid::Rights(said) => said,
                _ => panic!(),
            }
        }),
        EventSaid::Interpreter(InterpreterSaid { dialect: word, ..interpreter("VTI 12") }),
    ] {
        assert!(matches!(happens(desk, who, 1, said).await, ReceptionDone::Kept(..)));
    }
    let informed = EventSaid::Informed("guardianship", word, word);
    assert!(matches!(happens(desk, who, 0, informed).await, ReceptionDone::Kept(..)));
    let form = RefusalForm { reason: word, ..no(false, "w") };
    assert_eq!(refuse(desk, who, &form).await, RefusalDone::Done);
}

fn interpreter(number: &'static str) -> InterpreterSaid<'static> {
    InterpreterSaid {
        number,
        language: "Edo",
        dialect: "",
        how: Some(Interpreted::Phone),
        from: Some(23 * 60),
        to: Some(30),
        oath: Some(true),
        wish: Some(WishMet::None),
    }
}

on_both! {
    a_police_desk_asks_five_things_and_a_question_of_the_centre_is_refused_whoever_sends_it,
    a_police_desk_asks_five_things_and_a_question_of_the_centre_is_refused_whoever_sends_it_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        assert_eq!(begin(&desk, &bo, "a").await, ReceptionDone::Kept(1, 1));
        assert_eq!(begin(&desk, &bo, "a").await, ReceptionDone::Kept(1, 1), "the same press");
        let foreign = write(&desk, &bo, &says(&desk, 1, Question::Owe, "40 000")).await;
        assert_eq!(foreign, ReceptionDone::Fault("owe", ReceptionFault::Foreign));
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/case/1/victim/1/reception/1/edit?lang=en").await.text;
        assert_eq!(page.matches("<textarea").count(), 5, "{page}");
        assert!(page.contains("This is not a hearing.") && !page.contains("name=\"owe\""));
        assert!(page.find("Say this before the first question").unwrap() < page.find("<textarea").unwrap());
        let token = browser.hidden("/case/1/victim/1/reception/1/edit", "token").await;
        let fields = [("token", token.as_str()), ("version", "1"), ("day", "2026-11-24"), ("hour", "01:00")];
        let sent: Vec<_> = fields.into_iter().chain([("safe", "yes, and hungry"), ("keeps", "the boss")]).collect();
        let refused = browser.post("/case/1/victim/1/reception/1/edit", &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("yes, and hungry") && !refused.text.contains("the boss"), "{}", refused.text);
        let view = desk.desk.reception(&bo, (1, 1, 1)).await.unwrap().unwrap();
        assert!(view.reception.answers.iter().all(|(_, answer)| *answer == Answer::NotAsked), "nothing was kept");
        assert!(desk.desk.reception(&bo, (1, 2, 1)).await.unwrap().is_none(), "of another record");
        let chris = desk.session("chris").await;
        assert!(desk.desk.reception(&chris, (1, 1, 1)).await.unwrap().is_none(), "who keeps the machine reads nothing");
    }
}

on_both! {
    not_asked_would_not_say_and_words_stay_three_answers_and_nothing_typed_is_lost,
    not_asked_would_not_say_and_words_stay_three_answers_and_nothing_typed_is_lost_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        begin(&desk, &bo, "a").await;
        let mut form = says(&desk, 1, Question::Home, "above the shop");
        form.answers.push((Question::Owe, String::new(), true));
        assert_eq!(write(&desk, &bo, &form).await, ReceptionDone::Kept(1, 2));
        let view = desk.desk.reception(&bo, (1, 1, 1)).await.unwrap().unwrap();
        let of = |question| view.reception.answers.iter().find(|(one, _)| *one == question).unwrap().1.clone();
        assert_eq!(of(Question::Home), Answer::Said("above the shop".into()));
        assert_eq!((of(Question::Owe), of(Question::Work)), (Answer::WouldNotSay, Answer::NotAsked));
        let mut both = says(&desk, 2, Question::Owe, "5 000");
        both.answers[0].2 = true;
        assert_eq!(write(&desk, &bo, &both).await, ReceptionDone::Fault("owe", ReceptionFault::Both));
        let mut duties = says(&desk, 2, Question::Owe, "5 000");
        duties.duties = true;
        assert_eq!(write(&desk, &bo, &duties).await, ReceptionDone::Fault("duties", ReceptionFault::Foreign));
        let later = ReceptionForm { first: Some(desk.desk.now() + HOUR), ..says(&desk, 2, Question::Owe, "") };
        assert_eq!(write(&desk, &bo, &later).await, ReceptionDone::Fault("day", ReceptionFault::Future));
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/case/1/victim/1/reception/1?lang=en").await.text;
        assert!(page.contains("above the shop") && page.contains("Would not say") && page.contains("Not asked"));
        let page = browser.get("/case/1/victim/1/reception/1/edit?lang=en").await.text;
        assert_eq!(page.matches("<textarea").count(), 18);
        assert!(page.find("id=\"tonight\"").unwrap() < page.find("id=\"safe\"").unwrap(), "what cannot wait first");
        assert!(!page.contains("This is not a hearing."));
        let token = browser.hidden("/case/1/victim/1/reception/1/edit", "token").await;
        let mine = [
            ("token", token.as_str()), ("version", "1"), ("day", "2026-11-24"), ("hour", "01:00"),
            ("home", "in the cellar"), ("wants", "to call my sister"),
        ];
        let merged = browser.post("/case/1/victim/1/reception/1/edit", &mine).await;
        assert_eq!(merged.status, StatusCode::CONFLICT);
        for words in ["in the cellar", "above the shop", "to call my sister", "name=\"version\" value=\"2\""] {
            assert!(merged.text.contains(words), "{words}: {}", merged.text);
        }
        let bad = [("token", token.as_str()), ("version", "2"), ("day", "soon"), ("hour", "25:00"), ("home", "in the cellar")];
        let bad = browser.post("/case/1/victim/1/reception/1/edit", &bad).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.text.contains("in the cellar") && bad.text.contains("href=\"#day\""));
    }
}

on_both! {
    a_sheet_that_saves_itself_is_one_line_of_the_log_a_sitting_and_stops_when_somebody_else_writes,
    a_sheet_that_saves_itself_is_one_line_of_the_log_a_sitting_and_stops_when_somebody_else_writes_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        begin(&desk, &bo, "a").await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let token = browser.hidden("/case/1/victim/1/reception/1/edit", "token").await;
        let day = web::dates::written_day(desk.today().number());
        let send = |version: &str, words: &str, token: &str| {
            [("do", "autosave"), ("day", day.as_str()), ("hour", "00:00")]
                .map(|(name, value)| (name, value.to_owned())).into_iter()
                .chain([("version", version.to_owned()), ("wants", words.to_owned()), ("token", token.to_owned())])
                .collect::<Vec<_>>()
        };
        for (version, words) in [("1", "a b"), ("2", "a bed"), ("3", "a bed tonight")] {
            let fields = send(version, words, &token);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = browser.post("/case/1/victim/1/reception/1/edit", &fields).await;
            let next = version.parse::<i64>().unwrap() + 1;
            assert_eq!((page.status, page.text.as_str()), (StatusCode::OK, next.to_string().as_str()));
        }
        let lines = desk.desk.audit_page(&desk.session_later("amina").await, 1).await.unwrap().lines;
        assert_eq!(lines.iter().filter(|line| line.act == "reception-changed").count(), 1, "one sitting");
        let bo = desk.session_later("bo").await;
        assert_eq!(write(&desk, &bo, &says(&desk, 4, Question::Wants, "a doctor")).await, ReceptionDone::Kept(1, 5));
        for (version, words, token, status) in [
            ("4", "late", token.as_str(), StatusCode::CONFLICT),
            ("5", "x".repeat(5_001).as_str(), token.as_str(), StatusCode::UNPROCESSABLE_ENTITY),
            ("5", "of another session", "zz", StatusCode::FORBIDDEN),
        ] {
            let fields = send(version, words, token);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(browser.post("/case/1/victim/1/reception/1/edit", &fields).await.status, status);
        }
        let view = desk.desk.reception(&bo, (1, 1, 1)).await.unwrap().unwrap();
        let wants = view.reception.answers.iter().find(|(one, _)| *one == Question::Wants).unwrap();
        assert_eq!(wants.1, Answer::Said("a doctor".into()));
    }
}

on_both! {
    rights_are_told_with_their_version_and_in_time_and_an_interpreter_is_never_a_name,
    rights_are_told_with_their_version_and_in_time_and_an_interpreter_is_never_a_name_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        begin(&desk, &bo, "a").await;
        assert_eq!(happens(&desk, &bo, 1, rights("")).await, ReceptionDone::Fault("spoken", ReceptionFault::Empty));
        let nothing = EventSaid::Rights(RightsSaid {
            texts: &["nothing-known"], edition: " ", language: "Edo", how: None, leaflet: None, back: None,
        });
        assert_eq!(happens(&desk, &bo, 1, nothing).await, ReceptionDone::Fault("texts", ReceptionFault::Choice));
        let listed = |desk: &TestDesk, bo: &Session| {
            let (desk, bo) = (desk.desk.clone(), bo.clone());
            async move { desk.victim(&bo, (1, 1)).await.unwrap().unwrap().reception.receptions[0].in_time }
        };
        assert_eq!(listed(&desk, &bo).await, None);
        desk.clock.advance(HOUR / 2);
        let bo = desk.session_later("bo").await;
        assert_eq!(happens(&desk, &bo, 1, rights("Edo")).await, ReceptionDone::Kept(1, 0));
        happens(&desk, &bo, 1, rights("Edo")).await;
        assert_eq!(count_of(&desk, "reception_events").await, 1, "the same form, twice");
        assert_eq!(listed(&desk, &bo).await, Some(true));
        let form = EventForm { reception: 1, at: None, said: rights("Edo"), once_token: "f" };
        let undated = desk.desk.write_event(&bo, (1, 1), &form).await.unwrap();
        assert_eq!(undated, Some(ReceptionDone::Fault("day", ReceptionFault::Moment)));
        let form = EventForm { reception: 9, at: Some(1), said: rights("Edo"), once_token: "f" };
        assert_eq!(desk.desk.write_event(&bo, (1, 1), &form).await.unwrap(), None, "no such reception");
        let named = happens(&desk, &bo, 1, EventSaid::Interpreter(interpreter("Amina Diallo"))).await;
        assert_eq!(named, ReceptionDone::Fault("number", ReceptionFault::Number));
        let kept = happens(&desk, &bo, 1, EventSaid::Interpreter(interpreter("vti 1234567"))).await;
        assert!(matches!(kept, ReceptionDone::Kept(..)));
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/case/1/victim/1/reception/1?lang=en").await.text;
        assert!(page.contains("VTI 1234567") && page.replace(['\u{2068}', '\u{2069}'], "").contains("90 min") && page.contains("Help without a complaint"));
        assert!(page.contains("not safe to carry") && page.contains("Rights told within the first hour"));
        let token = browser.hidden("/case/1/victim/1/reception/1/interpreter", "token").await;
        let sent = [("token", token.as_str()), ("number", "Amina"), ("spoken", "Pidgin"), ("from", "10:00")];
        let wrong = browser.post("/case/1/victim/1/reception/1/interpreter", &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"Pidgin\"") && wrong.text.contains("id=\"number-error\""), "{}", wrong.text);
    }
}

on_both! {
    a_no_leaves_a_count_and_nothing_else_and_can_be_taken_back_for_a_day,
    a_no_leaves_a_count_and_nothing_else_and_can_be_taken_back_for_a_day_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        with_everything(&desk, &bo, "kwartelkoning").await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/case/1/victim/1/no?lang=en").await.text;
        assert!(page.contains("What stays is a count") && !page.contains("class=\"alarm\""), "{page}");
        assert!(page.matches("checked").count() == 0, "nothing is chosen beforehand");
        assert_eq!(refuse(&desk, &bo, &no(false, "w")).await, RefusalDone::Done, "the same form, twice");
        assert_eq!(refuse(&desk, &bo, &no(false, "x")).await, RefusalDone::Changed, "one waits already");
        assert_eq!(desk.desk.take_back_refusal(&bo, (1, 1)).await.unwrap(), Some(RefusalDone::Done));
        desk.clock.advance(2 * DAY);
        desk.desk.carry_out_what_ends().await.unwrap();
        let bo = desk.session_later("bo").await;
        assert_eq!(count_of(&desk, "victims").await, 1, "it was taken back");
        assert_eq!(counted(&desk, &bo).await, [(Refusal::Help, 0), (Refusal::Referral, 0)]);
        let unsaid = RefusalForm { kind: None, ..no(false, "y") };
        assert_eq!(refuse(&desk, &bo, &unsaid).await, RefusalDone::Fault("kind", ReceptionFault::Choice));
        let other = no(true, "y");
        assert_eq!(refuse(&desk, &bo, &other).await, RefusalDone::Changed, "the page said that something stays");
        assert_eq!(refuse(&desk, &bo, &no(false, "z")).await, RefusalDone::Done);
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert!(matches!(view.reception.refusal.unwrap().state, RefusalState::Waiting(_)));
        desk.clock.advance(DAY - HOUR);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert_eq!(count_of(&desk, "victims").await, 1, "not before the day is over");
        desk.clock.advance(HOUR);
        desk.desk.carry_out_what_ends().await.unwrap();
        desk.desk.carry_out_what_ends().await.unwrap();
        for table in ["victims", "receptions", "reception_events", "refusals"] {
            assert_eq!(count_of(&desk, table).await, 0, "{table}");
        }
        let bo = desk.session_later("bo").await;
        assert_eq!(counted(&desk, &bo).await, [(Refusal::Help, 1), (Refusal::Referral, 0)]);
        assert!(desk.desk.victim(&bo, (1, 1)).await.unwrap().is_none());
        let mut browser = Browser::signed_in(&desk, "amina").await;
        assert!(browser.get("/case/1?lang=en").await.status.is_success(), "the case is still there");
        let papers = browser.get("/reception?lang=en").await.text;
        assert!(papers.contains("fewer than 5"), "{papers}");
        desk.clock.advance(4_000 * DAY);
        desk.desk.carry_out_what_ends().await.unwrap();
        let year = web::dates::today(desk.today().number()).year - 11;
        let bo = desk.session_later("bo").await;
        assert!(desk.desk.refusal_counts(&bo, year).await.unwrap().iter().all(|(_, times)| *times == 0), "even a count ends");
    }
}

on_both! {
    a_no_cancels_no_official_report_waits_for_a_hold_and_whoever_comes_back_begins_anew,
    a_no_cancels_no_official_report_waits_for_a_hold_and_whoever_comes_back_begins_anew_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        let hold = |wish, seen| EndForm { wish, reason: "order of the judge", seen };
        desk.desk.decide_end(&bo, (Of::Case, 1), &hold(EndWish::Hold, 0)).await.unwrap();
        let page = desk.desk.refusal_page(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(page.keeps, Some(Keeps::Hold));
        assert_eq!(refuse(&desk, &bo, &no(true, "a")).await, RefusalDone::Done);
        desk.clock.advance(2 * DAY);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert_eq!(count_of(&desk, "victims").await, 1, "held by law");
        let bo = desk.session_later("bo").await;
        assert_eq!(begin(&desk, &bo, "back").await, ReceptionDone::Kept(1, 1));
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(view.reception.refusal.unwrap().state, RefusalState::CameBack);
        assert_eq!(counted(&desk, &bo).await[0], (Refusal::Help, 1), "it was said all the same");
        let number = Said::Reference { kind: Some(ReferenceKind::Report), number: "BR.37.L1.012345/2026".into() };
        let entry = EntryForm { said: number, replaces: None, once_token: "n".into() };
        assert_eq!(desk.desk.write_entry(&bo, 1, entry).await.unwrap(), Some(EntryOutcome::Kept));
        let amina = desk.session_later("amina").await;
        let seen = desk.desk.end_of(&amina, Of::Case, 1).await.unwrap().unwrap().seen;
        desk.desk.decide_end(&amina, (Of::Case, 1), &hold(EndWish::Lift, seen)).await.unwrap();
        assert_eq!(desk.desk.refusal_page(&bo, (1, 1)).await.unwrap().unwrap().keeps, Some(Keeps::Report));
        assert_eq!(refuse(&desk, &bo, &no(true, "b")).await, RefusalDone::Done);
        desk.clock.advance(2 * DAY);
        desk.desk.carry_out_what_ends().await.unwrap();
        let bo = desk.session_later("bo").await;
        let view = desk.desk.victim(&bo, (1, 1)).await.unwrap().unwrap();
        assert_eq!(view.reception.refusal.unwrap().state, RefusalState::Kept);
        assert_eq!(counted(&desk, &bo).await[0], (Refusal::Help, 2));
    }
}

on_both! {
    who_was_told_of_a_minor_stands_there_also_when_they_turn_out_to_be_none,
    who_was_told_of_a_minor_stands_there_also_when_they_turn_out_to_be_none_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::NotAsked).await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/case/1/victim/1?lang=en").await.text;
        assert!(!page.contains("id=\"minor\""), "not asked is not doubt");
        aged(&desk, &bo, Some((1, 1)), AgeBand::Doubt).await;
        let page = browser.get("/case/1/victim/1?lang=en").await.text;
        assert!(page.contains("no automatic duty") && page.contains("Guardianship Service") && page.contains("078 15 43 24"), "{page}");
        assert!(page.contains("Youth prosecutor") && page.contains("Child Focus") && page.contains("Not told yet"));
        let said = EventSaid::Informed("nobody", "telephone", "");
        assert_eq!(happens(&desk, &bo, 0, said).await, ReceptionDone::Fault("whom", ReceptionFault::Choice));
        let said = EventSaid::Informed("guardianship", "", "");
        assert_eq!(happens(&desk, &bo, 0, said).await, ReceptionDone::Fault("how", ReceptionFault::Empty));
        let said = EventSaid::Informed("guardianship", "by telephone", "DV-88");
        assert!(matches!(happens(&desk, &bo, 0, said).await, ReceptionDone::Kept(..)));
        let page = browser.get("/case/1/victim/1?lang=en").await.text;
        assert!(page.contains("by telephone") && page.contains("DV-88"));
        aged(&desk, &bo, Some((1, 2)), AgeBand::Adult).await;
        let page = browser.get("/case/1/victim/1?lang=en").await.text;
        assert!(page.contains("no longer treated as a minor") && page.contains("DV-88") && !page.contains("Youth prosecutor"));
        aged(&desk, &bo, Some((1, 3)), AgeBand::Sixteen).await;
        let page = browser.get("/case/1/victim/1?lang=en").await.text;
        assert!(page.contains("Youth prosecutor") && page.contains("DV-88") && !page.contains("no longer treated"));
        assert_eq!(refuse(&desk, &bo, &no(false, "m")).await, RefusalDone::Done);
        desk.clock.advance(DAY);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert_eq!(count_of(&desk, "reception_events").await, 0);
        let amina = desk.session_later("amina").await;
        let year = web::dates::today(desk.today().number()).year;
        assert_eq!(desk.desk.minors_told_count(&amina, year).await.unwrap(), 1, "that somebody was told stays");
        let stays = desk.desk.audit_page(&amina, 1).await.unwrap().lines.iter().filter(|line| line.act == "minor-told-stays").count();
        assert_eq!(stays, 1);
    }
}

on_both! {
    a_reception_stands_in_the_order_of_time_of_its_case_once,
    a_reception_stands_in_the_order_of_time_of_its_case_once_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        use desk::case::{Filter, ItemWhat};
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        assert_eq!(begin(&desk, &bo, "a").await, ReceptionDone::Kept(1, 1));
        assert_eq!(write(&desk, &bo, &says(&desk, 1, Question::Wants, "to sleep")).await, ReceptionDone::Kept(1, 2));
        happens(&desk, &bo, 1, rights("x")).await;
        for filter in [Filter::All, Filter::Receptions] {
            let items = desk.desk.case(&bo, 1, filter, 1).await.unwrap().unwrap().items;
            let receptions: Vec<_> = items.iter().filter_map(|item| match &item.what {
                ItemWhat::Reception(one) => Some((one.victim, one.listed.answered)),
                _ => None,
            }).collect();
            assert_eq!(receptions, [(1, 1)], "{filter:?}");
        }
    }
}

on_both! {
    there_are_fifty_receptions_and_the_next_press_says_so_and_loses_nothing,
    there_are_fifty_receptions_and_the_next_press_says_so_and_loses_nothing_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_record(&mut desk, AgeBand::Adult).await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        assert!(browser.get("/case/1/victim/1?lang=en").await.text.contains("Nobody has received this person yet."));
        for number in 0..RECEPTIONS_MAX {
            assert!(matches!(begin(&desk, &bo, &number.to_string()).await, ReceptionDone::Kept(..)));
        }
        assert_eq!(begin(&desk, &bo, "more").await, ReceptionDone::Full);
        let page = browser.get("/case/1/victim/1?lang=en").await.text;
        assert!(page.contains("There are fifty receptions") && page.contains("/reception/50\""));
        let token = browser.hidden("/case/1/victim/1", "token").await;
        let page = browser.post("/case/1/victim/1/reception", &[("token", &token), ("once", "z")]).await;
        assert_eq!(page.location, "/case/1/victim/1?done=full");
        desk.desk.close_case(&bo, 1, 1, "done").await.unwrap();
        assert_eq!(begin(&desk, &bo, "closed").await, ReceptionDone::NotPossible);
        assert_eq!(refuse(&desk, &bo, &no(false, "c")).await, RefusalDone::NotPossible);
    }
}
