//! Nobody's report is taken in by a relay or a desk for which nobody answers; what runs without papers says so on every page.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{DeskSetup, Setup, send};
use std::net::SocketAddr;

fn page(address: SocketAddr, path: &str) -> String {
    let answer = send(address, "GET", path, &[], b"").unwrap();
    assert_eq!(answer.status, 200);
    answer.text()
}

#[test]
fn a_relay_without_papers_is_not_started_and_says_what_is_missing() {
    let setup = Setup { papers: String::new(), ..Setup::new() };
    let refused = setup.output();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success());
    for setting in
        ["controller", "contact", "officer", "supervisor", "impact_assessment", "register", "staff_notice"]
    {
        assert!(said.contains(&format!("responsible.{setting}: ")), "{setting}: {said}");
    }
    assert!(!setup.folder.0.join("data/relay.db").exists(), "nothing was opened");
}

#[test]
fn a_relay_says_to_everybody_who_answers_for_it_and_not_who_signed() {
    let setup = Setup::new();
    let running = setup.start_only();
    let about = page(setup.address, "/responsible?l=nl");
    assert!(about.contains("dpo@example.org") && about.contains("Stichting"), "{about}");
    assert!(!about.contains("Iris Peeters"), "who signed is for the organisation");
    assert!(page(setup.address, "/?l=nl").contains("/responsible?l=nl"));
    running.stop();
}

#[test]
fn a_desk_without_papers_is_not_started_and_a_demonstration_is_called_one_on_every_page() {
    let mut setup = DeskSetup::new();
    let papers = std::mem::take(&mut setup.papers);
    let refused = setup.output(&["desk", "run"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("responsible.staff_notice: "), "{said}");
    assert!(!setup.path("desk.db").exists(), "nothing was opened");
    setup.more = "live = false".into();
    let running = setup.start();
    for path in ["/sign-in?lang=en", "/join?lang=en"] {
        assert!(page(setup.address, path).contains("class=\"demo\""), "{path}");
    }
    running.stop();
    (setup.more, setup.papers) = (String::new(), papers);
    let running = setup.start();
    assert!(!page(setup.address, "/sign-in?lang=en").contains("class=\"demo\""));
    running.stop();
}

#[test]
fn a_police_desk_is_asked_for_the_declaration_of_its_database_as_well() {
    let mut setup = DeskSetup::of_kind("police");
    let refused = setup.output(&["desk", "run"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("responsible.special_database: "), "{said}");
    assert!(!said.contains("responsible.register: "), "what is there is not asked for: {said}");
    setup.papers += "[responsible.special_database]\nby = \"x\"\non = \"2026-01-01\"\nreference = \"x\"\n";
    setup.start().stop();
}
