//! A desk with somebody in it and something to lose, made through its own doors.
use desk::{
    Desk, DeskConfig, Role, Session,
    case::CaseOutcome,
    document::{DocumentForm, DocumentOutcome},
    enter::{EnterOutcome, Entering},
    keys::KeyRing,
    member::{NewMember, totp_code},
    retention::Retention,
    session::SignInSettings,
};
use domain::{Checked, Origin, Received, entering::Entered};
use envelope::{directory::OrgKind, ids::Day};
use std::{path::Path, sync::Arc};
use web::clock::SystemClock;
use zeroize::Zeroizing;

const SECRET: [u8; 20] = [7; 20];
const MEBIBYTE: usize = 1 << 20;

/// Opens the desk of these keys over this database.
pub async fn open_desk(database: &str, ring: &Path, passphrase: &[u8]) -> Desk {
    let config = DeskConfig {
        database: database.into(),
        ring: KeyRing::load(ring, passphrase).unwrap(),
        relay: "http://127.0.0.1:9".into(),
        pull_seconds: 20,
        clock: Arc::new(SystemClock),
        retention: Retention::standard(OrgKind::Association).unwrap(),
        clocks: desk::clock_rules::ClockRules::standard().unwrap(),
        consents: desk::consent_rules::ConsentRules::standard().unwrap(),
        reception: desk::reception::data::ReceptionRules::standard().unwrap(),
        erased_list: None,
        sign_in: SignInSettings::default(),
        escalation: domain::Escalation::default(),
        mail: None,
        backup: None,
        cleaner: None,
    };
    Desk::open(config).await.unwrap()
}

/// Somebody who leads.
pub async fn add_a_lead(desk: &Desk) {
    let member = NewMember {
        name: "Amina".into(),
        user: "amina".into(),
        password: Zeroizing::new("a long password".into()),
        totp_secret: Some(Zeroizing::new(SECRET.to_vec())),
        role: Role::Lead,
        languages: vec!["nl".into()],
    };
    desk.add_member(member).await.unwrap();
    desk.carry_out_what_is_due().await.unwrap();
}

/// The same person, signed in.
pub async fn signed_in(desk: &Desk) -> Session {
    let code = totp_code(&SECRET, desk.now()).unwrap();
    let Ok(signed_in) = desk.sign_in("amina", "a long password", &code).await else { panic!("not let in") };
    desk.session_of(&signed_in.token).await.unwrap().unwrap()
}

/// A report that was told, in a case, with a document of so many mebibytes.
pub async fn put_a_document(desk: &Desk, session: &Session, mebibytes: usize) {
    let today = Day::of_unix_seconds(u64::try_from(desk.now()).unwrap()).unwrap();
    let entered = Entered {
        origin: Origin::Phone,
        lang: "nl",
        text: "He keeps her passport.",
        checked: Checked::ReadBack,
        source: "",
        day: today,
    };
    let told = Entering { entered, pressure: false, receipt: false, once_token: "told" };
    assert!(matches!(desk.enter(session, &told).await.unwrap(), EnterOutcome::Kept { number: 1, .. }));
    let opened = desk.open_case(session, 1, "The flat", "case").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    let form = DocumentForm {
        title: "Statement".into(),
        how: Some(Received::Hand),
        from: "her sister".into(),
        on: Some(today),
        more: String::new(),
        once_token: "document".into(),
    };
    let taking = desk.take_document(session, 1, (form, "said.txt")).await.unwrap().unwrap();
    let Ok(mut taking) = taking else { panic!("not taken") };
    let line = "what she said, and what he said, line after line\n";
    let text = line.repeat(MEBIBYTE / line.len() + 1);
    for _ in 0..mebibytes {
        taking.take(&text.as_bytes()[..MEBIBYTE]).await.unwrap().unwrap();
    }
    assert_eq!(taking.keep(session).await.unwrap(), Some(DocumentOutcome::Kept(1)));
}
