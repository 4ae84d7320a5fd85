//! Consent of presumed victims, on both engines: asked in two steps with nothing chosen beforehand, never written anew, taken back, over by
//! itself, not given by a minor alone, and not brought back by a backup.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Role, Session,
    case::{CaseOutcome, Filter, ItemWhat},
    consent::{ConsentDone, ConsentEvent, ConsentForm, ConsentPage, Happened},
    victim::{Victim, VictimDone, VictimForm},
};
use domain::{
    AgeBand, ConsentFault, ConsentState, HasSay, Level, NoticeKind, Part, Parts, Purpose, With,
    consent::{Answer, How, Suspected, ToldBack},
};
use envelope::{
    directory::OrgKind,
    ids::{Day, OrgId},
};
use http::StatusCode;
use store::{OpenOptions, Store};

const DAY: i64 = 86_400;

fn in_days(desk: &TestDesk, days: u32) -> Day {
    Day(desk.today().number() + days)
}

/// "May the house know your name and how to reach you, to call you, for a month?", answered yes across a table.
fn form(desk: &TestDesk, once: &str, version: i64) -> ConsentForm {
    ConsentForm {
        parts: [Part::Presence, Part::Name, Part::Contact].into(),
        with: Some(With::Named("Huis Linde".into())),
        purpose: Some(Purpose::Call),
        until: Some(in_days(desk, 30)),
        asked_on: Some(desk.today()),
        how: Some(How::InPerson),
        lang: "fr".into(),
        told_back: Some(ToldBack::Yes),
        say: Some(HasSay::Person),
        answer: Some(Answer::Yes),
        version,
        once_token: once.into(),
        ..ConsentForm::default()
    }
}

async fn decide(desk: &TestDesk, who: &Session, form: &ConsentForm) -> ConsentDone {
    desk.desk.decide_consent(who, (1, 1), form).await.unwrap().unwrap()
}

async fn page(desk: &TestDesk, who: &Session) -> ConsentPage {
    desk.desk.consents(who, (1, 1)).await.unwrap().unwrap()
}

async fn states(desk: &TestDesk, who: &Session) -> Vec<(i64, ConsentState)> {
    let mut all: Vec<_> = page(desk, who).await.consents.iter().map(|one| (one.id, one.state)).collect();
    all.sort_by_key(|one| one.0);
    all
}

async fn with_victim(desk: &mut TestDesk, age: AgeBand) -> Session {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    let opened = desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    is_of_age(desk, &bo, None, age).await;
    bo
}

async fn is_of_age(desk: &TestDesk, who: &Session, id: Option<i64>, age: AgeBand) {
    let doubt = if age == AgeBand::Doubt { "two dates of birth" } else { "" };
    let victim = Victim { age: Some(age), doubt: doubt.into(), ..Victim::default() };
    let form = VictimForm { victim, version: i64::from(id.is_some()), once_token: "v".into() };
    assert_eq!(desk.desk.write_victim(who, (1, id), &form).await.unwrap(), Some(VictimDone::Kept(1)));
}

/// In record 1 of case 1: a consent in which a word stands.
pub(crate) async fn with_everything(desk: &TestDesk, who: &Session, word: &str) {
    let form = ConsentForm {
        with: Some(With::Named(word.into())),
        officer: word.into(),
        purpose: Some(Purpose::Other),
        purpose_words: word.into(),
        interpreter: word.into(),
        ..form(desk, "everything", 0)
    };
    assert_eq!(decide(desk, who, &form).await, ConsentDone::Kept(1));
}

async fn told(desk: &TestDesk, who: &Session, kind: NoticeKind) -> usize {
    let notices = desk.desk.notices(who, 1).await.unwrap().notices;
    notices.iter().filter(|notice| notice.kind == kind).count()
}

async fn rows_left(desk: &TestDesk) -> [i64; 2] {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("count").await.unwrap();
    let mut left = [0; 2];
    for (sql, count) in
        ["SELECT COUNT(*) FROM consents", "SELECT COUNT(*) FROM consent_events"].into_iter().zip(&mut left)
    {
        *count = tx.row(sql, &[]).await.unwrap().unwrap().int(0).unwrap();
    }
    left
}

on_both! {
    a_decision_is_kept_once_taken_back_once_and_both_stand_in_the_case_in_order,
    a_decision_is_kept_once_taken_back_once_and_both_stand_in_the_case_in_order_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let bo = with_victim(&mut desk, AgeBand::Adult).await;
        let yes = form(&desk, "a", 0);
        assert_eq!(decide(&desk, &bo, &yes).await, ConsentDone::Kept(1));
        assert_eq!(decide(&desk, &bo, &yes).await, ConsentDone::Kept(1), "the same form, twice");
        let one = page(&desk, &bo).await.consents.remove(0);
        assert_eq!((one.state, one.level), (ConsentState::Live, Level::Contact));
        let amina = desk.session_later("amina").await;
        let back = |who| { let desk = &desk; async move { desk.desk.withdraw_consent(who, (1, 1, 1), Some(How::Phone)).await.unwrap() } };
        let unsaid = desk.desk.withdraw_consent(&amina, (1, 1, 1), None).await.unwrap();
        assert_eq!(unsaid, Some(ConsentDone::Fault("how", ConsentFault::Choice)));
        assert_eq!(back(&amina).await, Some(ConsentDone::Kept(1)));
        assert_eq!(back(&bo).await, Some(ConsentDone::Nothing), "twice is once");
        assert_eq!(desk.desk.withdraw_consent(&bo, (1, 1, 9), Some(How::Phone)).await.unwrap(), None);
        assert_eq!(told(&desk, &bo, NoticeKind::ConsentWithdrawn).await, 1);
        let bo = desk.session_later("bo").await;
        assert_eq!(states(&desk, &bo).await, [(1, ConsentState::Withdrawn(desk.today()))]);
        let case = desk.desk.case(&bo, 1, Filter::Consents, 1).await.unwrap().unwrap();
        let events: Vec<_> = case.items.iter().filter_map(|item| match &item.what {
            ItemWhat::Consent(consent) => Some(consent.event.clone()),
            _ => None,
        }).collect();
        let gone = ConsentEvent::Happened(Happened::Withdrawn(desk.today(), How::Phone));
        assert_eq!(events, [gone, ConsentEvent::Asked(Some(Answer::Yes))], "the latest first");
        let amina = desk.session_later("amina").await;
        let acts: Vec<String> =
            desk.desk.audit_page(&amina, 1).await.unwrap().lines.into_iter().map(|line| line.act).collect();
        for act in ["consent-decided", "consent-withdrawn"] {
            assert_eq!(acts.iter().filter(|one| *one == act).count(), 1, "{act}");
        }
        desk.add("dora", Role::Helper).await;
        let dora = desk.session("dora").await;
        assert!(desk.desk.consents(&dora, (1, 1)).await.unwrap().is_none(), "a case she does not see");
        assert_eq!(desk.desk.decide_consent(&dora, (1, 1), &form(&desk, "d", 2)).await.unwrap(), None);
    }
}

on_both! {
    a_later_decision_holds_in_the_place_of_an_earlier_one_and_who_decides_at_the_same_time_is_told,
    a_later_decision_holds_in_the_place_of_an_earlier_one_and_who_decides_at_the_same_time_is_told_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_victim(&mut desk, AgeBand::Adult).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(decide(&desk, &bo, &form(&desk, "a", 0)).await, ConsentDone::Kept(1));
        let no = ConsentForm { answer: Some(Answer::No), ..form(&desk, "b", 0) };
        assert_eq!(decide(&desk, &amina, &no).await, ConsentDone::Changed, "Bo was earlier");
        let later = ConsentForm { answer: Some(Answer::Later(in_days(&desk, 3))), ..form(&desk, "c", 1) };
        assert_eq!(decide(&desk, &amina, &later).await, ConsentDone::Kept(2));
        let asked = (2, ConsentState::AskedLater(in_days(&desk, 3)));
        assert_eq!(states(&desk, &bo).await, [(1, ConsentState::Live), asked], "that takes nothing away");
        let part: Parts = [Part::Presence].into();
        let less = ConsentForm { answer: Some(Answer::Part(part)), ..form(&desk, "d", 2) };
        assert_eq!(decide(&desk, &bo, &less).await, ConsentDone::Kept(3));
        let view = page(&desk, &bo).await;
        assert_eq!((view.consents[0].id, view.consents[0].level), (3, Level::Alert));
        let other = ConsentForm { purpose: Some(Purpose::Medical), ..form(&desk, "e", view.version) };
        assert_eq!(decide(&desk, &bo, &other).await, ConsentDone::Kept(4), "for something else it is another");
        let version = page(&desk, &bo).await.version;
        assert_eq!(decide(&desk, &amina, &ConsentForm { version, ..no }).await, ConsentDone::Kept(5));
        let now: Vec<ConsentState> = states(&desk, &bo).await.into_iter().map(|one| one.1).collect();
        let replaced = ConsentState::Replaced;
        assert_eq!(now, [replaced, replaced, replaced, ConsentState::Live, ConsentState::Refused]);
        let gone = desk.desk.withdraw_consent(&bo, (1, 1, 5), Some(How::Phone)).await.unwrap();
        assert_eq!(gone, Some(ConsentDone::Nothing), "nothing was agreed");
    }
}

on_both! {
    a_consent_is_over_at_midnight_in_brussels_and_told_of_a_week_before_and_silence_renews_nothing,
    a_consent_is_over_at_midnight_in_brussels_and_told_of_a_week_before_and_silence_renews_nothing_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_victim(&mut desk, AgeBand::Adult).await;
        let ten = ConsentForm { until: Some(in_days(&desk, 10)), ..form(&desk, "a", 0) };
        assert_eq!(decide(&desk, &bo, &ten).await, ConsentDone::Kept(1));
        let mut days = Vec::new();
        for day in 0..10 {
            desk.desk.carry_out_what_ends().await.unwrap();
            desk.desk.carry_out_what_ends().await.unwrap();
            let bo = desk.session_later("bo").await;
            if told(&desk, &bo, NoticeKind::ConsentSoon).await > days.len() {
                days.push(day);
            }
            desk.clock.advance(DAY);
        }
        assert_eq!(days, [3], "once, a week before its last day");
        // To the last minute of its last day on the wall, which is not midnight of the machine in winter.
        let until = i64::from(ten.until.unwrap().number());
        desk.clock.advance((until + 1) * DAY - 3_600 - 60 - desk.desk.now());
        let bo = desk.session("bo").await;
        assert_eq!(states(&desk, &bo).await, [(1, ConsentState::Live)], "23:59 in Brussels");
        desk.clock.advance(60);
        assert_eq!(states(&desk, &bo).await, [(1, ConsentState::Over(ten.until.unwrap()))], "00:00 in Brussels");
        let back = desk.desk.withdraw_consent(&bo, (1, 1, 1), Some(How::Phone)).await.unwrap();
        assert_eq!(back, Some(ConsentDone::Nothing));
    }
}

on_both! {
    a_minor_or_doubt_is_never_asked_alone_and_a_consent_given_alone_holds_no_longer_once_there_is_doubt,
    a_minor_or_doubt_is_never_asked_alone_and_a_consent_given_alone_holds_no_longer_once_there_is_doubt_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let bo = with_victim(&mut desk, AgeBand::Adult).await;
        let guardian = ConsentForm { say: Some(HasSay::Guardian), ..form(&desk, "a", 0) };
        assert_eq!(decide(&desk, &bo, &guardian).await, ConsentDone::Fault("say", ConsentFault::Adult));
        assert_eq!(decide(&desk, &bo, &form(&desk, "a", 0)).await, ConsentDone::Kept(1));
        is_of_age(&desk, &bo, Some(1), AgeBand::Doubt).await;
        assert_eq!(states(&desk, &bo).await, [(1, ConsentState::AskAgain)], "as it is known now");
        let by = |say, suspected| ConsentForm { say: Some(say), suspected, ..form(&desk, "b", 1) };
        let fault = |at, fault| ConsentDone::Fault(at, fault);
        assert_eq!(decide(&desk, &bo, &by(HasSay::Person, None)).await, fault("say", ConsentFault::Alone));
        let parent = decide(&desk, &bo, &by(HasSay::Parent, None)).await;
        assert_eq!(parent, fault("suspected", ConsentFault::SuspectedNotAsked));
        let parent = decide(&desk, &bo, &by(HasSay::Parent, Some(Suspected::Yes))).await;
        assert_eq!(parent, fault("suspected", ConsentFault::SuspectedParent));
        let roof = ConsentForm { purpose: Some(Purpose::Place), ..by(HasSay::AbleMinor, None) };
        assert_eq!(decide(&desk, &bo, &roof).await, fault("say", ConsentFault::NotSupport));
        assert_eq!(decide(&desk, &bo, &by(HasSay::AbleMinor, None)).await, ConsentDone::Kept(2));
        let roof = ConsentForm { purpose: Some(Purpose::Place), once_token: "c".into(), version: 3, ..by(HasSay::Youth, None) };
        assert_eq!(decide(&desk, &bo, &roof).await, ConsentDone::Kept(3));
        let now: Vec<ConsentState> = states(&desk, &bo).await.into_iter().map(|one| one.1).collect();
        assert_eq!(now, [ConsentState::Replaced, ConsentState::Live, ConsentState::Live]);
    }
}

on_both! {
    nothing_is_chosen_beforehand_enter_answers_nothing_and_what_was_typed_is_never_lost,
    nothing_is_chosen_beforehand_enter_answers_nothing_and_what_was_typed_is_never_lost_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let bo = with_victim(&mut desk, AgeBand::Adult).await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let ask = browser.get("/case/1/victim/1/consent").await;
        assert!(ask.status.is_success() && !ask.text.contains(" checked"), "{}", ask.text);
        let token = browser.hidden("/case/1/victim/1/consent", "token").await;
        let until = web::dates::written_day(in_days(&desk, 20).number());
        let today = web::dates::written_day(desk.today().number());
        let typed = [
            ("token", token.as_str()), ("version", "0"), ("once", "x"), ("with", "@named"), ("with-name", "Huis <Linde>"),
            ("part", "name"), ("part", "contact"), ("purpose", "call"), ("until", &until), ("asked-on", &today),
            ("how", "phone"), ("lang-asked", "bin"), ("interpreter", "T-12"),
        ];
        let with = |more: &[(&'static str, &'static str)]| [&typed[..], more].concat();
        let address = "/case/1/victim/1/consent";
        let level = browser.post(address, &with(&[("level", "alert")])).await;
        assert!(level.text.contains("value=\"presence\" checked") && !level.text.contains("value=\"contact\" checked"));
        assert!(level.text.contains("Huis &#60;Linde&#62;"), "{}", level.text);
        let no_day: Vec<_> = with(&[("do", "show")]).into_iter().filter(|one| one.0 != "until").collect();
        let wrong = browser.post(address, &no_day).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("href=\"#until\"") && wrong.text.contains("value=\"T-12\""), "{}", wrong.text);
        let question = browser.post(address, &with(&[("do", "show")])).await;
        assert!(question.status.is_success(), "{}", question.text);
        assert!(question.text.contains("Mag ") && question.text.contains("uw naam, hoe u veilig te bereiken bent"), "{}", question.text);
        assert!(!question.text.contains(" checked"), "no answer is chosen beforehand");
        let answers: Vec<&str> = question.text.split("<button").filter(|one| one.contains("name=\"answer\"")).collect();
        assert_eq!(answers.len(), 4);
        assert!(answers.iter().all(|one| one.starts_with(" class=\"button quiet\" name=\"answer\"")), "all the same");
        let first = question.text.split("<form id=\"work\"").nth(1).unwrap().split("<button").nth(1).unwrap();
        assert!(first.starts_with(" hidden name=\"do\" value=\"show\""), "Enter shows the question again: {first}");
        let untold = browser.post(address, &with(&[("step", "answer"), ("answer", "yes")])).await;
        assert_eq!(untold.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(untold.text.contains("href=\"#told-back\""), "{}", untold.text);
        let all = [("step", "answer"), ("told-back", "no"), ("agreed", "name"), ("agreed", "contact"), ("answer", "part")];
        let not_part = browser.post(address, &with(&all)).await;
        assert!(not_part.text.contains("href=\"#agreed\"") && not_part.text.contains("value=\"contact\" checked"));
        let never = browser.post(address, &with(&[("step", "answer"), ("told-back", "yes"), ("answer", "later")])).await;
        assert!(never.text.contains("href=\"#later\""), "{}", never.text);
        assert_eq!(decide(&desk, &bo, &form(&desk, "bo", 0)).await, ConsentDone::Kept(1));
        let yes = [("step", "answer"), ("told-back", "yes"), ("answer", "yes")];
        let meanwhile = browser.post(address, &with(&yes)).await;
        assert_eq!(meanwhile.status, StatusCode::CONFLICT);
        assert!(meanwhile.text.contains("name=\"version\" value=\"1\"") && meanwhile.text.contains("value=\"T-12\""));
        let again: Vec<_> = with(&yes).into_iter().map(|one| if one.0 == "version" { ("version", "1") } else { one }).collect();
        let kept = browser.post(address, &again).await;
        assert_eq!(kept.location, "/case/1/victim/1/consents?done=saved", "{}", kept.text);
        let list = browser.get("/case/1/victim/1/consents").await.text;
        assert!(list.contains("Huis &#60;Linde&#62;") && list.contains("tolk ") && list.contains("Ẹ̀dó"), "{list}");
        let one = browser.get("/case/1/victim/1/consent/2").await.text;
        assert!(one.contains("value=\"in-person\"") && one.contains("value=\"phone\""), "the second tap: {one}");
        let gone = browser.post("/case/1/victim/1/consent/2", &[("token", &token), ("how", "phone")]).await;
        assert_eq!(gone.location, "/case/1/victim/1/consents?done=withdrawn");
    }
}

on_both! {
    a_hundred_consents_are_read_page_by_page_and_an_erased_case_leaves_none_and_no_copy_takes_them_along,
    a_hundred_consents_are_read_page_by_page_and_an_erased_case_leaves_none_and_no_copy_takes_them_along_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_victim(&mut desk, AgeBand::Adult).await;
        with_everything(&desk, &bo, "kwartelkoning").await;
        assert!(!desk.bytes_on_disk().windows(13).any(|bytes| bytes == b"kwartelkoning"), "sealed");
        for n in 1..100_i64 {
            let with = Some(With::Named(format!("House {n}")));
            let more = ConsentForm { with, ..form(&desk, &n.to_string(), n) };
            assert_eq!(decide(&desk, &bo, &more).await, ConsentDone::Kept(n + 1));
        }
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let first = browser.get("/case/1/victim/1/consents").await.text;
        assert!(first.contains("House 99") && !first.contains("kwartelkoning") && first.contains("page=2"));
        let last = browser.get("/case/1/victim/1/consents?page=4").await.text;
        assert!(last.contains("kwartelkoning") && !last.contains("page=5"));
        assert!(browser.get("/case/1?show=consents&page=1").await.text.contains("/case/1/victim/1"));
        let copy = browser.get("/case/1/copy").await;
        assert!(copy.status.is_success() && !copy.text.contains("kwartelkoning"), "{}", copy.text);
        desk.desk.close_case(&bo, 1, 1, "done").await.unwrap();
        let closed = decide(&desk, &bo, &form(&desk, "late", 100)).await;
        assert_eq!(closed, ConsentDone::NotPossible, "in a closed case nobody is asked");
        let back = desk.desk.withdraw_consent(&bo, (1, 1, 1), Some(How::Writing)).await.unwrap();
        assert_eq!(back, Some(ConsentDone::Kept(1)), "and yet it can be taken back");
        assert_eq!(rows_left(&desk).await, [100, 1]);
        desk.desk.carry_out_what_ends().await.unwrap();
        for _ in 0..3 {
            desk.clock.advance(1_000 * DAY);
            desk.desk.carry_out_what_ends().await.unwrap();
        }
        assert_eq!(rows_left(&desk).await, [0, 0]);
    }
}

/// A consent towards the other organisation of a house, which is an association.
fn towards_other(desk: &TestDesk, once: &str, version: i64) -> ConsentForm {
    let other = OrgId::parse("other").unwrap();
    ConsentForm { with: Some(With::Desk(other)), ..form(desk, once, version) }
}

#[tokio::test]
async fn what_may_go_is_what_was_agreed_towards_that_organisation_and_nothing_once_it_is_taken_back() {
    for mut house in crate::key_log::House::each().await {
        house.desk.desk.watch_relay().await.unwrap();
        let desk = &mut house.desk;
        let report = Writer::new(1, desk).report("help", desk);
        desk.receive(vec![report]).await;
        let amina = house.amina;
        desk.desk.open_case(&amina, 1, "The flat", "a").await.unwrap();
        is_of_age(desk, &amina, None, AgeBand::Adult).await;
        let live = async |to: &str| {
            let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
            let mut tx = store.read("live").await.unwrap();
            desk.desk.live_consents(&mut tx, 1, 1, &OrgId::parse(to).unwrap()).await.unwrap()
        };
        let nobody = With::Desk(OrgId::parse("nobody").unwrap());
        let unknown = ConsentForm { with: Some(nobody), ..form(desk, "n", 0) };
        assert_eq!(decide(desk, &amina, &unknown).await, ConsentDone::Fault("with", ConsentFault::Choice));
        assert_eq!(decide(desk, &amina, &form(desk, "named", 0)).await, ConsentDone::Kept(1));
        let part = Answer::Part([Part::Presence, Part::Name].into());
        let only_part = ConsentForm { answer: Some(part), ..towards_other(desk, "a", 1) };
        assert_eq!(decide(desk, &amina, &only_part).await, ConsentDone::Kept(2));
        assert!(live("third").await.is_empty(), "said of another");
        let found = live("other").await;
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].id, found[0].level), (2, Level::Contact));
        assert_eq!(found[0].parts, [Part::Presence, Part::Name].into(), "and not how to reach them");
        assert_ne!(found[0].public, [0; 32]);
        let with_officer = ConsentForm {
            officer: "Mia Janssens".into(),
            ..towards_other(desk, "b", page(desk, &amina).await.version)
        };
        assert_eq!(decide(desk, &amina, &with_officer).await, ConsentDone::Kept(3));
        let found = live("other").await;
        assert_eq!(
            (found.len(), found[1].level, found[1].officer.as_str()),
            (2, Level::Officer, "Mia Janssens")
        );
        for id in [2, 3] {
            let gone = desk.desk.withdraw_consent(&amina, (1, 1, id), Some(How::Phone)).await.unwrap();
            assert_eq!(gone, Some(ConsentDone::Kept(id)));
        }
        assert!(live("other").await.is_empty());
        let again = towards_other(desk, "c", page(desk, &amina).await.version);
        assert_eq!(decide(desk, &amina, &again).await, ConsentDone::Kept(4));
        assert_eq!(live("other").await.len(), 1);
        desk.clock.advance(31 * DAY);
        assert!(live("other").await.is_empty(), "over");
    }
}
