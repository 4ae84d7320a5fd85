//! A relay that shows somebody else's key in an organisation's name is noticed by that organisation's desk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Folder, Setup, now};
use desk::{
    Desk, DeskConfig, Role, Session,
    health::RelayShows,
    key_log::LogShows,
    keys::make_organisation,
    member::{NewMember, totp_code},
    retention::Retention,
    session::SignInSettings,
};
use envelope::{
    directory::{Card, Entry, OrgKind},
    ids::{Day, OrgId},
};
use std::sync::Arc;
use web::clock::SystemClock;
use zeroize::Zeroizing;

const SECRET: [u8; 20] = [9; 20];

async fn desk(folder: &Folder, relay: String) -> (Desk, Session) {
    let text = || "x".to_owned();
    let card = Card { reads: text(), secrecy: text(), duty: text(), irrevocable: text(), answers: text() };
    let today = Day(u32::try_from(now() / 86_400).unwrap());
    let entry = Entry {
        org: OrgId::parse("union").unwrap(),
        serial: 1,
        kind: OrgKind::Association,
        names: vec![("nl".into(), "Vereniging".into())],
        cards: vec![("nl".into(), card)],
        languages: vec![],
        issued: today,
    };
    let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
    let (_, ring) = make_organisation(&entry, today, &mut rng).unwrap();
    let database = format!("sqlite:{}", folder.0.join("desk.db").display());
    let config = DeskConfig {
        database,
        retention: Retention::standard(ring.org().entry().kind).unwrap(),
        clocks: desk::clock_rules::ClockRules::standard().unwrap(),
        consents: desk::consent_rules::ConsentRules::standard().unwrap(),
        reception: desk::reception::data::ReceptionRules::standard().unwrap(),
        ring,
        relay,
        pull_seconds: 2,
        clock: Arc::new(SystemClock),
        erased_list: None,
        sign_in: SignInSettings::default(),
        escalation: domain::Escalation::default(),
        mail: None,
        backup: None,
        cleaner: None,
    };
    let desk = Desk::open(config).await.unwrap();
    let member = NewMember {
        name: "Amina".into(),
        user: "amina".into(),
        password: Zeroizing::new("a long password".into()),
        totp_secret: Some(Zeroizing::new(SECRET.to_vec())),
        role: Role::Lead,
        languages: vec!["nl".into()],
    };
    desk.add_member(member).await.unwrap();
    let code = totp_code(&SECRET, desk.now()).unwrap();
    let Ok(signed_in) = desk.sign_in("amina", "a long password", &code).await else { panic!("not let in") };
    let session = desk.session_of(&signed_in.token).await.unwrap().unwrap();
    (desk, session)
}

async fn shows(desk: &Desk, session: &Session) -> RelayShows {
    desk.watch_relay().await.unwrap();
    desk.health(session).await.unwrap().relay
}

#[tokio::test]
async fn a_swapped_key_raises_an_alarm_that_is_on_record() {
    // The relay believes another identity for this organisation, and serves what that one signed.
    let setup = Setup::new();
    let folder = Folder::new();
    let relay = format!("http://{}", setup.address);
    let (desk, session) = desk(&folder, relay).await;
    assert_eq!(shows(&desk, &session).await, RelayShows::Unreachable);
    let empty = setup.start_only();
    assert_eq!(shows(&desk, &session).await, RelayShows::Missing);
    drop(empty);
    let running = setup.start();
    assert_eq!(shows(&desk, &session).await, RelayShows::KeyWrong);
    assert_eq!(shows(&desk, &session).await, RelayShows::KeyWrong);
    let log = desk.audit_page(&session, 1).await.unwrap();
    assert_eq!(
        log.lines.iter().filter(|line| line.act == "key-alarm").count(),
        2,
        "once for what is shown and once for the log, until it is mended"
    );
    // It is in the log too, signed by the relay and for everybody to see.
    let health = desk.health(&session).await.unwrap();
    assert_eq!(health.log.shows, LogShows::Foreign);
    running.stop();
}
