//! What was taken back after a backup was made does not hold again because the backup was put back: nothing of before does until it is asked again.
use super::*;
use desk::consent::{ConsentDone, ConsentForm};
use domain::{
    AgeBand, ConsentState, HasSay, Part, Purpose, With,
    consent::{Answer, How, ToldBack},
};

fn asked(desk: &Desk, once: &str, version: i64, again: Option<i64>) -> ConsentForm {
    let today = envelope::ids::Day(web::dates::day_in_brussels(desk.now()));
    ConsentForm {
        parts: [Part::Name].into(),
        with: Some(With::Named("Huis Linde".into())),
        purpose: Some(Purpose::Call),
        until: today.checked_add(30),
        asked_on: Some(today),
        how: Some(How::InPerson),
        lang: "fr".into(),
        told_back: Some(ToldBack::Yes),
        say: Some(HasSay::Person),
        answer: Some(Answer::Yes),
        version,
        again,
        once_token: once.into(),
        ..ConsentForm::default()
    }
}

async fn state(desk: &Desk, session: &Session) -> Vec<ConsentState> {
    let page = desk.consents(session, (1, 1)).await.unwrap().unwrap();
    page.consents.into_iter().map(|one| one.state).collect()
}

async fn what_was_taken_back_since_does_not_hold_again(mut desk: TestDesk) {
    let report = Writer::new(1, &desk).report("help", &desk);
    desk.receive(vec![report]).await;
    let amina = desk.session("amina").await;
    desk.desk.open_case(&amina, 1, "The flat", "a").await.unwrap();
    let victim = desk::victim::Victim { age: Some(AgeBand::Adult), ..Default::default() };
    let form = desk::victim::VictimForm { victim, version: 0, once_token: "v".into() };
    desk.desk.write_victim(&amina, (1, None), &form).await.unwrap();
    let yes = asked(&desk.desk, "a", 0, None);
    assert_eq!(desk.desk.decide_consent(&amina, (1, 1), &yes).await.unwrap(), Some(ConsentDone::Kept(1)));
    let made = backed_up(&desk).await.unwrap();
    desk.clock.advance(60);
    let gone = desk.desk.withdraw_consent(&amina, (1, 1, 1), Some(How::Phone)).await.unwrap();
    assert_eq!(gone, Some(ConsentDone::Kept(1)));
    let elsewhere = Elsewhere::like(&desk);
    elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"secret"), None).await.unwrap();
    let back = elsewhere.open(&desk).await;
    desk.clock.advance(60);
    let session = sign_in(&back, "amina").await;
    assert_eq!(state(&back, &session).await, [ConsentState::AskAgain]);
    let again = asked(&back, "b", 1, Some(1));
    assert_eq!(back.decide_consent(&session, (1, 1), &again).await.unwrap(), Some(ConsentDone::Kept(2)));
    assert_eq!(state(&back, &session).await, [ConsentState::Live, ConsentState::Replaced]);
    back.shut().await;
}

#[tokio::test]
async fn what_was_taken_back_after_a_backup_does_not_hold_again_with_it() {
    let desk = TestDesk::with_ring_file(OrgKind::Centre, false).await.unwrap();
    what_was_taken_back_since_does_not_hold_again(desk).await;
}

#[tokio::test]
async fn what_was_taken_back_after_a_backup_does_not_hold_again_with_it_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Centre, true).await else { return };
    what_was_taken_back_since_does_not_hold_again(desk).await;
}
