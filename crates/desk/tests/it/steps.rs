//! What comes with having been exploited, on both engines: steps that stay as they were written, two who write at once, text for an official
//! report, and every look at a record on record.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Role, Session,
    case::{EntryForm, Said, Source},
    log::LooksFor,
    victim::{StepDone, StepForm, Victim, VictimForm},
};
use domain::{
    AgeBand, EntryFault, ReferenceKind, SourceKind, StepKind, StepState,
    step::{STEPS_MAX, StepSaid},
};
use envelope::directory::OrgKind;
use http::StatusCode;

async fn with_a_record(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    desk.desk.open_case(&bo, 1, "De flat", "a").await.unwrap().unwrap();
    let victim = Victim { alias: "kwartelkoning".into(), age: Some(AgeBand::Adult), ..Victim::default() };
    let form = VictimForm { victim, version: 0, once_token: "v".into() };
    desk.desk.write_victim(&bo, (1, None), &form).await.unwrap().unwrap();
    bo
}

fn asked(desk: &TestDesk) -> StepSaid<'static> {
    StepSaid {
        kind: Some(StepKind::NonPunishment),
        state: Some(StepState::Asked),
        on: Some(desk.today()),
        acts: "korenwolf: een boete voor bedelen",
        words: "referentiemagistraat, per brief",
    }
}

async fn write(
    desk: &TestDesk,
    who: &Session,
    said: StepSaid<'_>,
    (seen, once_token): (i64, &str),
) -> StepDone {
    let form = StepForm { said, seen, once_token };
    desk.desk.write_step(who, (1, 1), &form).await.unwrap().unwrap()
}

on_both!(
    a_step_stays_as_it_was_written_and_its_last_one_says_where_it_stands,
    over_postgresql_a_step_stays_as_it_was_written,
    OrgKind::Police,
    desk,
    {
        let bo = with_a_record(&mut desk).await;
        assert_eq!(write(&desk, &bo, asked(&desk), (0, "a")).await, StepDone::Kept);
        assert_eq!(write(&desk, &bo, asked(&desk), (0, "a")).await, StepDone::Kept, "sent twice is one step");
        let no = StepSaid {
            state: Some(StepState::Refused),
            acts: "",
            words: "het verband staat niet vast",
            ..asked(&desk)
        };
        // Two colleagues had the same page open: the second is told, and nothing of theirs is kept without a look.
        let amina = desk.session("amina").await;
        assert_eq!(write(&desk, &amina, no, (0, "b")).await, StepDone::Changed);
        assert_eq!(write(&desk, &amina, no, (1, "b")).await, StepDone::Kept);
        let view = desk.desk.steps(&bo, (1, 1)).await.unwrap().unwrap();
        let of = &view.all[0];
        assert_eq!(
            (of.kind, of.state(), of.steps.len(), view.seen),
            (StepKind::NonPunishment, StepState::Refused, 2, 2)
        );
        assert_eq!(
            (of.steps[0].acts.as_str(), of.steps[1].by.as_str()),
            ("korenwolf: een boete voor bedelen", "amina de Vries")
        );
        assert!(of.basis.as_ref().unwrap().article.is_none(), "no article that nobody checked");
        assert!(view.all[1..].iter().all(|of| of.state() == StepState::NotBegun && of.basis.is_none()));
        let wrong = StepSaid { acts: "", ..asked(&desk) };
        assert_eq!(write(&desk, &bo, wrong, (2, "c")).await, StepDone::Fault("acts", EntryFault::Empty));
        // On the page: what was typed stays where it is wrong.
        desk.clock.advance(60);
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let token = browser.hidden("/case/1/victim/1/steps", "token").await;
        let fields = [
            ("token", token.as_str()),
            ("kind", "wages"),
            ("state", "done"),
            ("on", "2026-11-24"),
            ("seen", "2"),
            ("once", "d"),
            ("acts", ""),
        ];
        let again = browser.post("/case/1/victim/1/steps", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("value=\"wages\" checked") && again.text.contains("href=\"#words\""));
        let mut fields = fields.to_vec();
        fields.push(("words", "het loon van augustus"));
        let kept = browser.post("/case/1/victim/1/steps", &fields).await;
        assert_eq!(
            (kept.status, kept.location.as_str()),
            (StatusCode::SEE_OTHER, "/case/1/victim/1/steps?done=step")
        );
        let page = browser.get("/case/1/victim/1").await.text;
        assert!(page.contains("Gedaan, of toegestaan") && page.contains("Geweigerd"), "{page}");
        // Whoever may not see the case learns nothing.
        desk.add("dora", Role::Helper).await;
        let dora = desk.session("dora").await;
        assert!(desk.desk.steps(&dora, (1, 1)).await.unwrap().is_none());
        assert!(
            desk.desk
                .write_step(&dora, (1, 1), &StepForm { said: asked(&desk), seen: 3, once_token: "x" })
                .await
                .unwrap()
                .is_none()
        );
        // Every look at the record stands with its case.
        let amina = desk.session_later("amina").await;
        let looks = desk.desk.case_looks(&amina, 1, (1, LooksFor::Us)).await.unwrap().unwrap();
        let of_record = |act: &str| {
            looks.lines.iter().filter(|line| line.act == act && line.object == "case 1 victim 1").count()
        };
        assert!(of_record("victim-seen") >= 4 && of_record("victim-step") == 3, "{:?}", looks.lines);
    }
);

#[tokio::test]
async fn a_step_is_sealed_and_a_record_has_so_many_and_no_more() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let bo = with_a_record(&mut desk).await;
    for n in 0..STEPS_MAX {
        let seen = i64::try_from(n).unwrap();
        assert_eq!(write(&desk, &bo, asked(&desk), (seen, &n.to_string())).await, StepDone::Kept);
    }
    let most = i64::try_from(STEPS_MAX).unwrap();
    assert_eq!(write(&desk, &bo, asked(&desk), (most, "one more")).await, StepDone::NotPossible);
    let disk = desk.bytes_on_disk();
    for word in ["korenwolf", "non-punishment", "referentiemagistraat"] {
        assert!(memchr::memmem::find(&disk, word.as_bytes()).is_none(), "{word}");
    }
}

async fn put(desk: &TestDesk, who: &Session, said: Said, replaces: Option<i64>) {
    let form = EntryForm { once_token: format!("{said:?}"), said, replaces };
    desk.desk.write_entry(who, 1, form).await.unwrap().unwrap();
}

#[tokio::test]
async fn text_for_an_official_report_is_numbered_in_its_own_language_and_calls_nobody_more_than_presumed() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let bo = with_a_record(&mut desk).await;
    let source = Some(Source { kind: SourceKind::Seen, signal: None, words: "Bo, Aarschotstraat".into() });
    let fact =
        |text: &str| Said::Fact { text: text.into(), happened: Some(desk.today()), source: source.clone() };
    put(&desk, &bo, fact("Er liepen twee vrouwen."), None).await;
    put(&desk, &bo, fact("Er liepen drie <b>vrouwen</b>."), Some(1)).await;
    put(&desk, &bo, Said::Assessment { text: "NIVEAU HOOG".into() }, None).await;
    put(&desk, &bo, Said::NotEstablished { text: "Van wie het pand is.".into() }, None).await;
    let number = Said::Reference { kind: Some(ReferenceKind::Report), number: "BR.37.L5.012345/2026".into() };
    put(&desk, &bo, number, None).await;
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let page = browser.get("/case/1/text?show=fr").await.text;
    let text = page.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap();
    assert!(text.contains("lang=\"fr\"") && text.contains("readonly"), "{text}");
    for said in [
        "Procès-verbal : BR.37.L5.012345/2026",
        "Victime présumée : kwartelkoning",
        "2. 24 novembre 2026 : Er liepen drie &#60;b&#62;vrouwen",
        "Source : Vu par l’un ou l’une d’entre nous: Bo, Aarschotstraat.",
        "Noté le",
        "– Van wie het pand is.",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(
        !text.contains("twee vrouwen") && !text.contains("NIVEAU"),
        "what was corrected and what was thought stay out"
    );
    assert!(
        page.contains("Eén feit dat later werd verbeterd"),
        "the page around it speaks the reader's language"
    );
    let dutch = browser.get("/case/1/text").await.text;
    assert!(dutch.contains("Vermoedelijk slachtoffer: kwartelkoning"), "{dutch}");
    let amina = desk.session_later("amina").await;
    let log = desk.desk.audit_page(&amina, 1).await.unwrap();
    assert!(log.lines.iter().any(|line| line.act == "report-text-shown" && line.object == "case 1"));
    let mut centre = TestDesk::new(OrgKind::Centre).await;
    with_a_record(&mut centre).await;
    let mut browser = Browser::signed_in(&centre, "amina").await;
    assert_eq!(
        browser.get("/case/1/text").await.status,
        StatusCode::NOT_FOUND,
        "official reports are the police's"
    );
}
