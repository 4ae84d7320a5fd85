//! Whom one can choose, and when somebody cannot be chosen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use crate::common::{TestRelay, answer, said};
use envelope::ids::{Day, OrgId};
use http::StatusCode;

const TEXT: &str = "Ils gardent mon passeport.";

#[tokio::test]
async fn an_organisation_that_closes_goes_on_with_whoever_writes_to_it_and_nobody_new_can() {
    let first = TestRelay::new().await;
    let mut phone = first.browser();
    phone.choose(&["union"]).await;
    phone.send(&["union"], TEXT).await;
    let code = phone.receipt().await;
    first.store.close().await;
    let closing = |config: &mut relay::RelayConfig| config.closing = vec![OrgId::parse("union").unwrap()];
    let relay = TestRelay::at(&first.address, first.folder.clone(), closing).await;

    let mut stranger = relay.browser();
    stranger.post("/r", &[("safe", "yes")]).await;
    let page = stranger.get("/r/2").await.text;
    assert!(
        page.contains("value=\"centre\"")
            && !page.contains("value=\"union\"")
            && !page.contains("name=\"unsure\"")
    );
    let forced = stranger.post("/r/2", &[("do", "next"), ("who", "union")]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut other = relay.browser();
    other.choose(&["centre"]).await;
    other.send(&["centre"], "somebody else").await;
    let others = other.receipt().await;
    let mut other = relay.browser();
    other.come_back(&others).await;
    assert!(!other.get("/m/3").await.text.contains("value=\"union\""));
    let once = other.once("/m/3").await;
    other.post("/m/3", &[("who", "centre"), ("who", "union"), ("once", &once)]).await;

    let mut phone = relay.browser();
    phone.come_back(&code).await;
    assert!(phone.get("/m/3").await.text.contains("value=\"union\" checked"), "she can still stop it");
    let once = phone.once("/m/2").await;
    phone.post("/m/2", &[("text", "are you still there?"), ("once", &once)]).await;
    let read = relay.read(&relay.union).await;
    assert_eq!(read.iter().map(said).collect::<Vec<_>>(), [TEXT, "are you still there?"]);
    let done = answer(&relay, &relay.union, &read[0].message, &relay.union.signing, "yes").await;
    assert_eq!(done, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn about_the_police_the_police_cannot_be_chosen() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.post("/r", &[("safe", "yes")]).await;
    let page = phone.post("/r/2", &[("do", "about-police"), ("who", "police")]).await;
    assert!(!page.text.contains("value=\"police\""));
    assert!(page.text.contains("Committee P"));
    let forced = phone.post("/r/2", &[("do", "next"), ("who", "police")]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_relay_run_by_police_seals_for_the_police_only_while_scripts_are_off() {
    let relay = TestRelay::with(|config| config.operator.is_police = true).await;
    let mut phone = relay.browser();
    phone.post("/r", &[("safe", "yes")]).await;
    let page = phone.get("/r/2").await.text;
    assert!(!page.contains("value=\"centre\"") && !page.contains("name=\"unsure\""));
    let forced = phone.post("/r/2", &[("do", "next"), ("who", "centre")]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_organisation_whose_key_has_run_out_is_not_offered() {
    let relay = TestRelay::new().await;
    relay.put_bundle(&relay.centre.bundle(2, Day(20_700), Day(20_780))).await;
    let mut phone = relay.browser();
    phone.post("/r", &[("safe", "yes")]).await;
    assert!(phone.get("/r/2").await.text.contains("value=\"centre\" disabled"));
    let gone = phone.post("/r/2", &[("who", "centre"), ("who", "union"), ("do", "next")]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
}
