//! A report looked at with the signs, on both engines: the level is seen before it is kept, nobody lowers it in silence, what was kept stays,
//! two who look at once, and who may not see the report learns nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use ::signs::{Age, DecisionFault, Function, Level, Scene, Stance, Way};
use desk::{
    Role, Session,
    signal::signs::{SignsDone, SignsForm, SignsSaid},
};
use domain::EntryFault;
use envelope::directory::OrgKind;
use http::StatusCode;

fn said(ids: &[&str], fact: &str) -> SignsSaid {
    SignsSaid {
        scene: Scene::Street,
        function: Function::Intervention,
        stances: ids.iter().map(|id| ((*id).to_owned(), Stance::Seen)).collect(),
        age: Age::NotAsked,
        age_reason: String::new(),
        danger: false,
        held: false,
        help: false,
        concern: false,
        fact: fact.into(),
        reading: String::new(),
        chosen: None,
        reason: String::new(),
    }
}

async fn write(
    desk: &TestDesk,
    who: &Session,
    said: SignsSaid,
    (looked, seen, once_token): (&str, i64, &str),
) -> SignsDone {
    let form = SignsForm { said, looked, seen, once_token };
    desk.desk.write_signs(who, 1, &form).await.unwrap().unwrap()
}

/// Somebody with this function looked at the first report.
pub(crate) async fn looked(desk: &TestDesk, (who, function): (&Session, Function), word: &str) {
    let said = SignsSaid { function, ..said(&["CD01"], word) };
    assert_eq!(write(desk, who, said, ("advice", 0, "looked")).await, SignsDone::Kept);
}

async fn with_a_report(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
    desk.session("bo").await
}

on_both!(
    a_level_is_seen_before_it_is_kept_and_nobody_lowers_it_without_saying_why,
    over_postgresql_a_level_is_seen_before_it_is_kept,
    OrgKind::Police,
    desk,
    {
        let bo = with_a_report(&mut desk).await;
        let held = said(&["CD01", "OD01"], "korenwolf: de papieren liggen bij de huisbaas");
        assert_eq!(write(&desk, &bo, held.clone(), ("", 0, "a")).await, SignsDone::Look);
        assert_eq!(write(&desk, &bo, held.clone(), ("note", 0, "a")).await, SignsDone::Look);
        assert_eq!(write(&desk, &bo, held.clone(), ("advice", 0, "a")).await, SignsDone::Kept);
        assert_eq!(
            write(&desk, &bo, held.clone(), ("advice", 0, "a")).await,
            SignsDone::Kept,
            "sent twice is one"
        );

        // A colleague had the same page open, and then answers less: that lowers it too.
        let amina = desk.session("amina").await;
        let less = said(&["SX08"], "");
        assert_eq!(write(&desk, &amina, less.clone(), ("note", 0, "b")).await, SignsDone::Changed);
        let silent = write(&desk, &amina, less.clone(), ("note", 1, "b")).await;
        assert_eq!(silent, SignsDone::Reason(DecisionFault::NoReason));
        let why = SignsSaid { reason: "de papieren waren terug".into(), ..less };
        assert_eq!(write(&desk, &amina, why, ("note", 1, "b")).await, SignsDone::Kept);
        let raised = SignsSaid { chosen: Some(Level::Urgent), ..said(&["SX01"], "") };
        let silent = write(&desk, &bo, raised.clone(), ("advice", 2, "c")).await;
        assert_eq!(silent, SignsDone::Reason(DecisionFault::NoReason));
        let raised = SignsSaid { reason: "zij huilde".into(), ..raised };
        assert_eq!(write(&desk, &bo, raised, ("advice", 2, "c")).await, SignsDone::Kept);

        let view = desk.desk.signs(&bo, 1).await.unwrap().unwrap();
        let ways: Vec<_> =
            view.all.iter().map(|one| (one.decided.level, one.decided.way, one.rule)).collect();
        let (note, advice) = (Some(Level::Note), Some(Level::Advice));
        assert_eq!(
            ways,
            [
                (Some(Level::Urgent), Way::Raised, advice),
                (note, Way::Lowered, note),
                (advice, Way::AsRule, advice)
            ]
        );
        assert_eq!(view.all[2].reasons, ["one:control", "strong"]);
        assert_eq!(view.all[2].said, held, "as it was written");
        let report = desk.desk.signal(&bo, 1).await.unwrap().unwrap();
        assert_eq!(report.assessed.unwrap().decided.level, Some(Level::Urgent));
        desk.desk.read_index().await.unwrap();
        assert_eq!(desk.desk.check_audit().await.unwrap().first_fault, None);
    }
);

#[tokio::test]
async fn what_is_wrong_comes_back_with_everything_typed_and_is_told_at_its_field() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let bo = with_a_report(&mut desk).await;
    let fault = |at, fault| SignsDone::Fault(at, fault);
    assert_eq!(write(&desk, &bo, said(&[], " "), ("none", 0, "a")).await, fault("signs", EntryFault::Empty));
    assert_eq!(
        write(&desk, &bo, said(&["BG01"], ""), ("none", 0, "a")).await,
        fault("signs", EntryFault::Choice)
    );
    let doubt = SignsSaid { age: Age::Doubt, ..said(&["CD01"], "") };
    let done = write(&desk, &bo, doubt, ("advice", 0, "a")).await;
    assert_eq!(done, fault("age-reason", EntryFault::NoDoubtReason));
    let foreign = SignsSaid { function: Function::Bound, ..said(&["CD01"], "") };
    assert_eq!(write(&desk, &bo, foreign, ("advice", 0, "a")).await, fault("function", EntryFault::Choice));
    let long = said(&["CD01"], &"x".repeat(5_001));
    assert_eq!(write(&desk, &bo, long, ("advice", 0, "a")).await, fault("fact", EntryFault::Long));

    desk.clock.advance(60);
    let mut browser = Browser::signed_in(&desk, "amina").await;
    assert!(browser.get("/signal/1").await.text.contains("/signal/1/signs"));
    let token = browser.hidden("/signal/1/signs?of=street", "token").await;
    let of = |more: &[(&'static str, &'static str)]| {
        let mut fields = vec![
            ("token", token.clone()),
            ("scene", "street".to_owned()),
            ("last", "0".to_owned()),
            ("once", "d".to_owned()),
            ("seen", "CD01".to_owned()),
            ("told", "OD01".to_owned()),
            ("fact", "<b>korenwolf".to_owned()),
        ];
        fields.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        fields
    };
    let as_sent = |fields: &[(&'static str, String)]| {
        fields.iter().map(|(name, value)| (*name, value.clone())).collect::<Vec<_>>()
    };
    let look = as_sent(&of(&[("do", "look")]));
    let look: Vec<(&str, &str)> = look.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = browser.post("/signal/1/signs", &look).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text.contains("name=\"looked\" value=\"advice\"") && page.text.contains("&#60;b&#62;korenwolf")
    );
    assert!(page.text.contains("Raad vragen") && page.text.contains("contactpunt"), "{}", page.text);
    let lower = as_sent(&of(&[("do", "keep"), ("looked", "advice"), ("level", "note")]));
    let lower: Vec<(&str, &str)> = lower.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = browser.post("/signal/1/signs", &lower).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("href=\"#reason\"") && page.text.contains("&#60;b&#62;korenwolf"));
    let keep = as_sent(&of(&[("do", "keep"), ("looked", "advice")]));
    let keep: Vec<(&str, &str)> = keep.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let kept = browser.post("/signal/1/signs", &keep).await;
    assert_eq!((kept.status, kept.location.as_str()), (StatusCode::SEE_OTHER, "/signal/1/signs?done=kept"));
    assert!(browser.get("/signal/1").await.text.contains("Raad vragen"));

    // Whoever may not see the report learns nothing.
    desk.add("dora", Role::Helper).await;
    let dora = desk.session("dora").await;
    assert!(desk.desk.signs(&dora, 1).await.unwrap().is_none());
    let form = SignsForm { said: said(&["CD01"], ""), looked: "advice", seen: 1, once_token: "x" };
    assert!(desk.desk.write_signs(&dora, 1, &form).await.unwrap().is_none());
}
