//! Signing in with a passkey, and everything that must not open the desk: each refused, and nobody learns who is a member.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{SECRET, TestDesk, device::Device};
use desk::{
    Session,
    member::totp_code,
    session::{SignInError, passkeys::AddOutcome},
};
use domain::NoticeKind;
use envelope::{directory::OrgKind, ids::Day};
use serde_json::Value;

async fn add(desk: &TestDesk, who: &Session, device: &mut Device) -> AddOutcome {
    let Ok(asked) = desk.desk.begin_adding(who, "Telephone").await.unwrap() else { panic!("not asked") };
    let made = device.make(&asked.options);
    desk.desk.add_passkey(who, (&asked.state, &made), "Telephone").await.unwrap()
}

async fn sign_in(desk: &TestDesk, user: &str, device: &mut Device) -> Result<Session, SignInError> {
    let asked = desk.desk.begin_passkey(user).await.unwrap().unwrap();
    let signed = device.sign(&asked.options);
    let signed_in = desk.desk.sign_in_with_passkey(&asked.state, &signed).await?;
    Ok(desk.desk.session_of(&signed_in.token).await.unwrap().unwrap())
}

fn wanted(options: &str) -> Vec<String> {
    let options: Value = serde_json::from_str(options).unwrap();
    let ids = options["allowCredentials"].as_array().unwrap().iter();
    ids.map(|one| {
        assert_eq!(one.as_object().unwrap().len(), 2, "nothing else tells them apart");
        one["id"].as_str().unwrap().to_owned()
    })
    .collect()
}

on_both! {
    a_device_opens_the_desk_with_a_user_name_and_without,
    a_device_opens_the_desk_with_a_user_name_and_without_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = desk.session("bo").await;
        let mut phone = Device::new(1);
        assert_eq!(add(&desk, &bo, &mut phone).await, AddOutcome::Added);
        for user in ["", "bo", " BO "] {
            let session = sign_in(&desk, user, &mut phone).await.ok().unwrap();
            assert_eq!(session.member.id, bo.member.id);
        }
        let keys = desk.desk.passkeys(&bo).await.unwrap();
        assert_eq!((keys.len(), keys[0].name.as_str(), keys[0].travels), (1, "Telephone", false));
        assert_eq!(keys[0].used, Some(Day(20_781)));
        assert!(desk.desk.rename_passkey(&bo, keys[0].id, "  Work   telephone ").await.unwrap());
        assert!(!desk.desk.rename_passkey(&bo, keys[0].id, "").await.unwrap());
        assert_eq!(desk.desk.passkeys(&bo).await.unwrap()[0].name, "Work telephone");
        let told = desk.desk.notices(&bo, 1).await.unwrap();
        assert!(told.notices.iter().any(|one| one.kind == NoticeKind::PasskeyAdded), "whoever it was");
    }
}

on_both! {
    a_passkey_that_was_taken_away_opens_nothing,
    a_passkey_that_was_taken_away_opens_nothing_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let (bo, amina) = (desk.session("bo").await, desk.session("amina").await);
        let (mut phone, mut laptop) = (Device::new(1), Device::new(2));
        add(&desk, &bo, &mut phone).await;
        add(&desk, &bo, &mut laptop).await;
        let keys = desk.desk.passkeys(&bo).await.unwrap();
        assert!(!desk.desk.remove_passkey(&amina, keys[0].id).await.unwrap(), "not by a colleague");
        assert!(!desk.desk.rename_passkey(&amina, keys[0].id, "x").await.unwrap());
        assert!(desk.desk.remove_passkey(&bo, keys[0].id).await.unwrap());
        assert!(matches!(sign_in(&desk, "", &mut phone).await, Err(SignInError::Wrong)));
        assert!(sign_in(&desk, "", &mut laptop).await.is_ok(), "the other device goes on");
        let told = desk.desk.notices(&bo, 1).await.unwrap();
        assert!(told.notices.iter().any(|one| one.kind == NoticeKind::PasskeyRemoved));
        // The way back after a lost device: nothing from before opens anything.
        desk.add("eva", desk::Role::Reader).await;
        let eva = desk.session("eva").await;
        desk.desk.ask_way_back(&eva, bo.member.id).await.unwrap();
        desk.desk.answer_way_back(&amina, bo.member.id, true).await.unwrap();
        assert!(matches!(sign_in(&desk, "bo", &mut laptop).await, Err(SignInError::Wrong)));
        assert!(desk.desk.verify_audit(&amina).await.unwrap().first_fault.is_none());
    }
}

on_both! {
    what_was_overheard_copied_or_made_elsewhere_opens_nothing,
    what_was_overheard_copied_or_made_elsewhere_opens_nothing_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let (bo, amina) = (desk.session("bo").await, desk.session("amina").await);
        let (mut phone, mut other) = (Device::new(1), Device::new(2));
        add(&desk, &bo, &mut phone).await;
        add(&desk, &amina, &mut other).await;
        // Overheard: the same answer a second time.
        let asked = desk.desk.begin_passkey("bo").await.unwrap().unwrap();
        let signed = phone.sign(&asked.options);
        assert!(desk.desk.sign_in_with_passkey(&asked.state, &signed).await.is_ok());
        let again = desk.desk.sign_in_with_passkey(&asked.state, &signed).await;
        assert!(matches!(again, Err(SignInError::Expired)));
        // The same answer to another question.
        let later = desk.desk.begin_passkey("bo").await.unwrap().unwrap();
        let stale = desk.desk.sign_in_with_passkey(&later.state, &signed).await;
        assert!(matches!(stale, Err(SignInError::Wrong)));
        // Another browser's question, no question, too late.
        let asked = desk.desk.begin_passkey("").await.unwrap().unwrap();
        let signed = phone.sign(&asked.options);
        for state in ["", "AAAA", &asked.state[1..]] {
            let refused = desk.desk.sign_in_with_passkey(state, &signed).await;
            assert!(matches!(refused, Err(SignInError::Expired)), "{state}");
        }
        desk.clock.advance(301);
        assert!(matches!(desk.desk.sign_in_with_passkey(&asked.state, &signed).await, Err(SignInError::Expired)));
        // A page that imitates ours, a device that asked for no finger, somebody else's passkey, and nonsense.
        let mut misled = Device { origin: "https://desk.example.com".into(), ..phone.clone() };
        assert!(matches!(sign_in(&desk, "bo", &mut misled).await, Err(SignInError::Wrong)));
        let mut careless = Device { verifies: false, ..phone.clone() };
        assert!(matches!(sign_in(&desk, "bo", &mut careless).await, Err(SignInError::Wrong)));
        assert!(matches!(sign_in(&desk, "bo", &mut other).await, Err(SignInError::Wrong)));
        let asked = desk.desk.begin_passkey("").await.unwrap().unwrap();
        for answer in ["", "{}", "[", "null"] {
            assert!(desk.desk.sign_in_with_passkey(&asked.state, answer).await.is_err());
        }
        // A copy: the real device went on counting.
        let mut copy = phone.clone();
        phone.counter += 10;
        assert!(sign_in(&desk, "", &mut phone).await.is_ok());
        assert!(matches!(sign_in(&desk, "", &mut copy).await, Err(SignInError::Copied)));
        let told = desk.desk.notices(&bo, 1).await.unwrap();
        assert!(told.notices.iter().any(|one| one.kind == NoticeKind::PasskeyCopied));
    }
}

#[tokio::test]
async fn whoever_is_no_member_is_asked_exactly_like_a_member() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let bo = desk.session("bo").await;
    let mut phone = Device::new(1);
    add(&desk, &bo, &mut phone).await;
    for user in ["bo", "amina", "nobody"] {
        let (one, other) = (
            desk.desk.begin_passkey(user).await.unwrap().unwrap(),
            desk.desk.begin_passkey(user).await.unwrap().unwrap(),
        );
        assert_eq!(wanted(&one.options).len(), 8, "{user}");
        assert_eq!(wanted(&one.options), wanted(&other.options), "the same each time: {user}");
        assert_ne!(one.state, other.state);
    }
    assert_ne!(
        wanted(&desk.desk.begin_passkey("nobody").await.unwrap().unwrap().options),
        wanted(&desk.desk.begin_passkey("noone").await.unwrap().unwrap().options),
    );
}

#[tokio::test]
async fn a_stolen_credential_is_tried_a_few_times_and_the_password_still_works() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let bo = desk.session("bo").await;
    let mut phone = Device::new(1);
    add(&desk, &bo, &mut phone).await;
    let mut misled = Device { origin: "https://desk.example.com".into(), ..phone.clone() };
    for _ in 0..8 {
        assert!(matches!(sign_in(&desk, "bo", &mut misled).await, Err(SignInError::Wrong)));
    }
    assert!(matches!(sign_in(&desk, "bo", &mut phone).await, Err(SignInError::Busy { .. })));
    desk.session_later("bo").await;
    desk.clock.advance(16 * 60);
    assert!(sign_in(&desk, "bo", &mut phone).await.is_ok());
}

#[tokio::test]
async fn a_device_is_here_once_and_what_was_begun_by_one_member_is_not_ended_by_another() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let (bo, amina) = (desk.session("bo").await, desk.session("amina").await);
    let mut phone = Device::new(1);
    assert_eq!(add(&desk, &bo, &mut phone).await, AddOutcome::Added);
    assert_eq!(add(&desk, &amina, &mut phone.clone()).await, AddOutcome::Known);
    let Ok(asked) = desk.desk.begin_adding(&bo, "x").await.unwrap() else { panic!() };
    let made = Device::new(3).make(&asked.options);
    let swapped = desk.desk.add_passkey(&amina, (&asked.state, &made), "x").await.unwrap();
    assert_eq!(swapped, AddOutcome::Failed);
    let mut careless = Device { verifies: false, ..Device::new(4) };
    assert_eq!(add(&desk, &bo, &mut careless).await, AddOutcome::Failed);
    for n in 5..12 {
        assert_eq!(add(&desk, &bo, &mut Device::new(n)).await, AddOutcome::Added);
    }
    assert_eq!(desk.desk.begin_adding(&bo, "x").await.unwrap().err(), Some(AddOutcome::Many));
    assert_eq!(desk.desk.begin_adding(&amina, "").await.unwrap().err(), Some(AddOutcome::Name));
}

#[tokio::test]
async fn where_passkeys_are_needed_a_password_leads_no_further_than_making_one() {
    let desk = TestDesk::that_needs_passkeys(OrgKind::Centre).await;
    let bo = desk.session("bo").await;
    assert!(bo.needs_passkey);
    let mut phone = Device::new(1);
    add(&desk, &bo, &mut phone).await;
    assert!(!sign_in(&desk, "", &mut phone).await.ok().unwrap().needs_passkey);
    desk.clock.advance(30);
    let code = totp_code(&SECRET, desk.desk.now()).unwrap();
    let refused = desk.desk.sign_in("bo", "a long password", &code).await;
    assert!(matches!(refused, Err(SignInError::PasskeyNeeded)));
}

#[tokio::test]
async fn a_stolen_database_names_no_device_and_no_key() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let bo = desk.session("bo").await;
    let mut phone = Device::new(1);
    add(&desk, &bo, &mut phone).await;
    let bytes = desk.bytes_on_disk();
    for trace in [b"Telephone".as_slice(), &[1; 32], b"AQEBAQEBAQEBAQEBAQEBAQEB"] {
        assert!(memchr::memmem::find(&bytes, trace).is_none());
    }
}
