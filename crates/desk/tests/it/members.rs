//! What members may do, what happens when two do it at once, and the log that notices who changed it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{SECRET, TestDesk, Writer};
use desk::{
    DeskError, State,
    inbox::InboxFilter,
    log::Fault,
    member::totp_code,
    session::{SignInError, held::HeldForm},
    signal::{Draft, NoteOutcome, ReplyForm, ReplyOutcome, StateOutcome, What},
};
use domain::{Outcome, triage::Closing};
use envelope::directory::OrgKind;

async fn with_a_report() -> TestDesk {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let report = Writer::new(1, &desk).report("help", &desk);
    desk.receive(vec![report]).await;
    desk
}

fn draft(text: &str) -> Draft {
    Draft { reply: Some(text.into()), note: None }
}

fn form<'a>(text: &'a str, seen_version: i64, once_token: &'a str) -> ReplyForm<'a> {
    ReplyForm { text, seen_version, once_token }
}

#[tokio::test]
async fn d19_two_members_who_answer_at_once_lose_nothing() {
    let desk = with_a_report().await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    let seen = desk.desk.signal(&amina, 1).await.unwrap().unwrap().version;
    assert_eq!(desk.desk.signal(&bo, 1).await.unwrap().unwrap().version, seen);
    let first = desk.desk.reply(&amina, 1, &form("We are here.", seen, "a")).await.unwrap();
    assert_eq!(first, Some(ReplyOutcome::Sent));
    let second = desk.desk.reply(&bo, 1, &form("Hello?", seen, "b")).await.unwrap().unwrap();
    let ReplyOutcome::Conflict { by, version } = second else { panic!("{second:?}") };
    assert_eq!(by, "amina de Vries");
    let again = desk.desk.reply(&bo, 1, &form("Hello?", version, "c")).await.unwrap();
    assert_eq!(again, Some(ReplyOutcome::Sent));
    let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
    let said = view.thread.iter().filter(|entry| matches!(entry.what, What::Text(_))).count();
    assert_eq!(said, 3);
}

#[tokio::test]
async fn a_whole_day_at_a_desk_goes_the_same_way_over_postgresql() {
    let Some(mut desk) = TestDesk::on_postgres(OrgKind::Centre).await else { return };
    let mut writer = Writer::new(1, &desk);
    let (report, more) = (writer.report("help", &desk), writer.more("today", &desk));
    desk.receive(vec![report, more, b"nothing of ours".to_vec()]).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    assert_eq!(desk.desk.inbox(&bo, &InboxFilter::default(), 1).await.unwrap().counts.new, 1);
    let seen = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
    assert_eq!(seen.thread.len(), 2);
    assert!(desk.desk.save_draft(&bo, 1, &draft("half")).await.unwrap());
    // Both press the button in the same moment; the database puts them in order.
    let forms = [form("We are here.", seen.version, "a"), form("Hello?", seen.version, "b")];
    let (one, other) =
        tokio::join!(desk.desk.reply(&amina, 1, &forms[0]), desk.desk.reply(&bo, 1, &forms[1]));
    let outcomes = [one.unwrap().unwrap(), other.unwrap().unwrap()];
    let sent = outcomes.iter().filter(|outcome| **outcome == ReplyOutcome::Sent).count();
    assert_eq!(sent, 1, "{outcomes:?}");
    let withdrawal = writer.say(envelope::message::Body::Withdrawal, &desk);
    desk.receive(vec![withdrawal]).await;
    assert!(desk.desk.signal(&bo, 1).await.unwrap().unwrap().thread.is_empty());
    let whole = desk.desk.verify_audit(&amina).await.unwrap();
    assert!(whole.lines > 8 && whole.first_fault.is_none(), "{whole:?}");
}

/// Pulling takes in several reports while members look at and answer the same ones.
#[tokio::test(flavor = "multi_thread")]
async fn pulling_and_answering_at_the_same_moment_do_not_stop_each_other_over_postgresql() {
    let Some(mut desk) = TestDesk::on_postgres(OrgKind::Centre).await else { return };
    let mut writers: Vec<Writer> = (1..=6).map(|n| Writer::new(n, &desk)).collect();
    let reports = writers.iter_mut().map(|writer| writer.report("help", &desk)).collect();
    desk.receive(reports).await;
    let amina = desk.session("amina").await;
    let look = |backwards: bool| {
        let (service, amina) = (desk.desk.clone(), amina.clone());
        tokio::spawn(async move {
            for round in 0..5 {
                for n in 1..=6 {
                    let number = if backwards { 7 - n } else { n };
                    let seen = service.signal(&amina, number).await.unwrap().unwrap();
                    let once = format!("{backwards} {round}");
                    service.reply(&amina, number, &form("yes", seen.version, &once)).await.unwrap();
                }
            }
        })
    };
    let looking = [look(false), look(true)];
    for _ in 0..5 {
        let more = writers.iter_mut().map(|writer| writer.more("more", &desk)).collect();
        assert_eq!(desk.receive(more).await.new_messages, 6);
    }
    for member in looking {
        member.await.unwrap();
    }
    assert!(desk.desk.verify_audit(&amina).await.unwrap().first_fault.is_none());
}

#[tokio::test]
async fn a_button_pressed_three_times_sends_one_answer() {
    let desk = with_a_report().await;
    let amina = desk.session("amina").await;
    for _ in 0..3 {
        let sent = desk.desk.reply(&amina, 1, &form("We are here.", 1, "same")).await.unwrap();
        assert_eq!(sent, Some(ReplyOutcome::Sent));
    }
    assert_eq!(desk.desk.signal(&amina, 1).await.unwrap().unwrap().thread.len(), 2);
    assert_eq!(desk.desk.health(&amina).await.unwrap().waiting_answers, 1);
}

#[tokio::test]
async fn other_words_in_a_form_that_was_sent_are_not_lost() {
    let mut desk = with_a_report().await;
    let amina = desk.session("amina").await;
    let first = desk.desk.reply(&amina, 1, &form("We are here.", 1, "same")).await.unwrap();
    assert_eq!(first, Some(ReplyOutcome::Sent));
    // The browser's Back button, and a second thought.
    let second = desk.desk.reply(&amina, 1, &form("Come at four.", 1, "same")).await.unwrap().unwrap();
    let ReplyOutcome::Conflict { version, .. } = second else { panic!("said to be sent: {second:?}") };
    let third = desk.desk.reply(&amina, 1, &form("Come at four.", version, "new")).await.unwrap();
    assert_eq!(third, Some(ReplyOutcome::Sent));
    assert_eq!(desk.desk.signal(&amina, 1).await.unwrap().unwrap().thread.len(), 3);
    let other = Writer::new(2, &desk).report("and me?", &desk);
    desk.receive(vec![other]).await;
    let elsewhere = desk.desk.reply(&amina, 2, &form("We are here.", 1, "same")).await.unwrap();
    assert_eq!(elsewhere, Some(ReplyOutcome::Sent));
    assert_eq!(desk.desk.signal(&amina, 2).await.unwrap().unwrap().thread.len(), 2);
}

#[tokio::test]
async fn an_answer_that_cannot_be_sent_says_why() {
    let desk = with_a_report().await;
    let amina = desk.session("amina").await;
    let long = "a".repeat(14_001);
    let refusal = |outcome| Some(outcome);
    assert_eq!(desk.desk.reply(&amina, 1, &form(" ", 1, "a")).await.unwrap(), refusal(ReplyOutcome::Empty));
    let too_long = ReplyOutcome::TooLong { count: 14_001, limit: 14_000 };
    assert_eq!(desk.desk.reply(&amina, 1, &form(&long, 1, "b")).await.unwrap(), refusal(too_long));
    assert_eq!(desk.desk.reply(&amina, 77, &form("x", 1, "c")).await.unwrap(), None);
    let version = desk.desk.signal(&amina, 1).await.unwrap().unwrap().version;
    let advised = Closing {
        outcome: Some(Outcome::Advised),
        reason: "",
        report_number: "",
        no_offence: false,
        in_case: false,
    };
    let closed = |version| desk.desk.close(&amina, 1, version, &advised);
    assert_eq!(closed(version - 1).await.unwrap(), Some(StateOutcome::Changed));
    assert_eq!(closed(version).await.unwrap(), Some(StateOutcome::Done));
    let closed = desk.desk.reply(&amina, 1, &form("x", version + 1, "d")).await.unwrap();
    assert_eq!(closed, refusal(ReplyOutcome::NotPossible));
    assert_eq!(desk.desk.reopen(&amina, 1, version + 1).await.unwrap(), Some(StateOutcome::Done));
    let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
    assert!(view.state == State::Reopened && view.may.answer);
}

#[tokio::test]
async fn an_unfinished_answer_is_its_writers_own_and_waits_through_an_ended_session() {
    let desk = with_a_report().await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    assert!(desk.desk.save_draft(&amina, 1, &draft("not yet")).await.unwrap());
    assert_eq!(desk.desk.signal(&amina, 1).await.unwrap().unwrap().draft, draft("not yet"));
    assert_eq!(desk.desk.signal(&bo, 1).await.unwrap().unwrap().draft, Draft::default());

    desk.clock.advance(60);
    let code = totp_code(&SECRET, desk.desk.now()).unwrap();
    let token = desk.desk.sign_in("bo", "a long password", &code).await.ok().unwrap().token;
    desk.clock.advance(61 * 60);
    assert!(desk.desk.session_of(&token).await.unwrap().is_none(), "without use it is locked");
    let held = |text: &str| HeldForm { path: "/enter".into(), fields: vec![("text".into(), text.into())] };
    assert!(desk.desk.hold_form(&token, &held("what I was writing")).await.unwrap());
    assert!(!desk.desk.hold_form("another token", &held("x")).await.unwrap());
    let (bo, amina) = (desk.session("bo").await, desk.session_later("amina").await);
    assert_eq!(desk.desk.held_forms(&bo).await.unwrap()[0].fields[0].1, "what I was writing");
    assert!(desk.desk.held_forms(&amina).await.unwrap().is_empty(), "nobody else's");
    desk.clock.advance(12 * 3_600 + 1);
    assert!(desk.desk.held_forms(&bo).await.unwrap().is_empty(), "no longer than a session");
}

#[tokio::test]
async fn whoever_keeps_the_machine_running_sees_no_report_and_it_looks_like_nothing() {
    let desk = with_a_report().await;
    let chris = desk.session("chris").await;
    assert!(desk.desk.signal(&chris, 1).await.unwrap().is_none());
    assert!(desk.desk.signal(&chris, 2).await.unwrap().is_none());
    assert_eq!(desk.desk.reply(&chris, 1, &form("x", 1, "a")).await.unwrap(), None);
    assert!(!desk.desk.save_draft(&chris, 1, &draft("x")).await.unwrap());
    assert_eq!(desk.desk.ask_language(&chris, 1, "x").await.unwrap(), None);
    let refused = desk.desk.inbox(&chris, &InboxFilter::default(), 1).await;
    assert!(matches!(refused, Err(DeskError::Refused)));
    let page = desk.desk.audit_page(&chris, 1).await.unwrap();
    let refusals = page.lines.iter().filter(|line| line.act == "access-refused").count();
    assert_eq!(refusals, 5, "each is on record; a report that is not there is no refusal");
    let bo = desk.session("bo").await;
    assert!(matches!(desk.desk.audit_page(&bo, 1).await, Err(DeskError::Refused)));
}

#[tokio::test]
async fn a_colleague_is_asked_for_a_language_and_everybody_sees_that() {
    let desk = with_a_report().await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    assert_eq!(desk.desk.ask_language(&amina, 1, "").await.unwrap(), Some(NoteOutcome::Empty));
    assert_eq!(desk.desk.ask_language(&amina, 1, "Arabic, today").await.unwrap(), Some(NoteOutcome::Kept));
    let view = desk.desk.signal(&bo, 1).await.unwrap().unwrap();
    assert_eq!(view.language_requests[0].note, "Arabic, today");
    assert_eq!(view.speakers.len(), 3);
}

#[tokio::test]
async fn signing_in_says_the_same_whatever_was_wrong_and_waits_after_too_many_tries() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let now = || totp_code(&SECRET, desk.desk.now()).unwrap();
    let wrong = |outcome| matches!(outcome, Err(SignInError::Wrong));
    assert!(wrong(desk.desk.sign_in("amina", "wrong password", &now()).await.map(|_| ())));
    assert!(wrong(desk.desk.sign_in("nobody", "a long password", &now()).await.map(|_| ())));
    assert!(wrong(desk.desk.sign_in("amina", "a long password", "000000").await.map(|_| ())));
    assert!(desk.desk.sign_in(" AMINA ", "a long password", &now()).await.is_ok());
    assert!(
        wrong(desk.desk.sign_in("amina", "a long password", &now()).await.map(|_| ())),
        "a code is good once"
    );
    for _ in 0..7 {
        assert!(wrong(desk.desk.sign_in("amina", "x", "1").await.map(|_| ())));
    }
    let busy = desk.desk.sign_in("amina", "a long password", &now()).await.map(|_| ());
    assert!(matches!(busy, Err(SignInError::Busy { seconds: 1..=900 })));
    assert!(desk.desk.sign_in("bo", "a long password", &now()).await.is_ok(), "others go on");
    desk.clock.advance(901);
    assert!(desk.desk.sign_in("amina", "a long password", &now()).await.is_ok());
}

#[tokio::test]
async fn a_hundred_guesses_at_the_same_moment_are_not_all_tried() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let guess = || {
        let desk = desk.desk.clone();
        tokio::spawn(async move { desk.sign_in("amina", "a long password", "123456").await.map(|_| ()) })
    };
    let guesses: Vec<_> = (0..100).map(|_| guess()).collect();
    let mut tried = 0;
    for guess in guesses {
        match guess.await.unwrap() {
            Err(SignInError::Wrong) => tried += 1,
            Err(SignInError::Busy { seconds: 1..=900 }) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(tried, 8);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all_others() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let mut sessions = Vec::new();
    for _ in 0..3 {
        desk.clock.advance(30);
        sessions.push(desk.session("amina").await);
    }
    assert_eq!(desk.desk.sessions(&sessions[0]).await.unwrap().len(), 3);
    assert!(desk.desk.end_session(&sessions[0], sessions[1].session_id).await.unwrap());
    assert!(!desk.desk.end_session(&sessions[0], sessions[1].session_id).await.unwrap());
    assert_eq!(desk.desk.end_other_sessions(&sessions[0]).await.unwrap(), 1);
    desk.desk.sign_out(&sessions[0]).await.unwrap();
    assert!(desk.desk.sessions(&sessions[0]).await.unwrap().is_empty());
}

/// Changes the log behind the desk's back and says what a check then finds.
async fn after(changes: &[&'static str]) -> Option<(i64, Fault)> {
    let desk = with_a_report().await;
    let amina = desk.session("amina").await;
    desk.desk.signal(&amina, 1).await.unwrap();
    let whole = desk.desk.verify_audit(&amina).await.unwrap();
    assert_eq!((whole.lines, whole.first_fault), (4, None));
    desk.tamper(changes).await;
    desk.desk.check_audit().await.unwrap().first_fault
}

#[tokio::test]
async fn whoever_changes_the_log_is_noticed_at_the_very_line() {
    let other_member = "UPDATE audit SET member = 2 WHERE line = 3";
    assert_eq!(after(&[other_member]).await, Some((3, Fault::Altered)));
    let other_act = "UPDATE audit SET act = 'signed-out' WHERE line = 4";
    assert_eq!(after(&[other_act]).await, Some((4, Fault::Altered)));
    let removed = "DELETE FROM audit WHERE line = 2";
    assert_eq!(after(&[removed]).await, Some((2, Fault::Missing)));
    let swapped = [
        "UPDATE audit SET line = 90 WHERE line = 2",
        "UPDATE audit SET line = 2 WHERE line = 3",
        "UPDATE audit SET line = 3 WHERE line = 90",
    ];
    assert_eq!(after(&swapped).await, Some((2, Fault::Order)));
    let cut = "DELETE FROM audit WHERE line > 3";
    assert_eq!(after(&[cut]).await, Some((4, Fault::HeadCut)));
    let head_too = "UPDATE audit_head SET line = 3, hash = (SELECT hash FROM audit WHERE line = 3)";
    assert_eq!(after(&[cut, head_too]).await, Some((3, Fault::Altered)), "the head is signed");
}
