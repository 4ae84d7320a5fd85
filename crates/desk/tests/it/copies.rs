//! Copies, on both engines: for whom and what for on record before anything leaves, the same person the same letter, whole for the
//! magistrate and this organisation alone, lists without a name, nothing for whoever may not see it, and an end to the record too.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    DeskError, Role, Session,
    case::{CaseOutcome, EntryForm, Said},
    copy::{ListRows, hash_of},
};
use domain::{
    AgeBand, CopyAsked, CopyOf, CopyWanted, PersonRole, RecordKind, ReferenceKind, ThingKind,
    copy::{Form, Part, Purpose, Reader, check_copy},
};
use envelope::{directory::OrgKind, ids::Day};
use http::StatusCode;

async fn write(desk: &TestDesk, who: &Session, said: Said, replaces: Option<i64>) {
    let once = format!("{said:?}");
    let form = EntryForm { said, replaces, once_token: once };
    desk.desk.write_entry(who, 1, form).await.unwrap().unwrap();
}

fn person(name: &str, aliases: &str) -> Said {
    Said::Person {
        name: name.into(),
        aliases: aliases.into(),
        role: Some(PersonRole::PresumedVictim),
        age: Some(AgeBand::Adult),
        doubt: String::new(),
        report_number: String::new(),
        source: seen(),
    }
}

fn seen() -> Option<desk::case::Source> {
    Some(desk::case::Source { kind: domain::SourceKind::Seen, signal: None, words: "wijkdienst".into() })
}

/// A case with two people, one of them corrected, a telephone, a number and a fact that names them all.
async fn with_a_case(desk: &mut TestDesk) -> Session {
    let text = "Mariya zei: bel 0470/12.34.56. Ilse weet het ook.";
    let report = Writer::new(1, desk).report(text, desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    let opened = desk.desk.open_case(&bo, 1, "De flat van Ionescu", "a").await.unwrap().unwrap();
    assert_eq!(opened, CaseOutcome::Opened(1));
    write(desk, &bo, person("Marie Jonescu", "La Rubia; Masha"), None).await;
    write(desk, &bo, person("Maria Ionescu", "La Rubia; Masha"), Some(1)).await;
    write(desk, &bo, person("Viktor Berg", ""), None).await;
    let thing = |kind, value: &str| Said::Thing {
        kind: Some(kind),
        value: value.into(),
        more: String::new(),
        source: seen(),
    };
    write(desk, &bo, thing(ThingKind::Phone, "0470 12 34 56"), None).await;
    write(desk, &bo, thing(ThingKind::Place, "Hoogstraat 12"), None).await;
    let number = Said::Reference { kind: Some(ReferenceKind::Report), number: "BR.37.L5.012345/2026".into() };
    write(desk, &bo, number, None).await;
    let text =
        "Masha en Viktor op de Hoogstraat 12, +32470123456, BR.37.L5.012345/2026; Jonescu zweeg.".to_owned();
    write(desk, &bo, Said::Fact { text, happened: Some(Day(20_700)), source: seen() }, None).await;
    write(desk, &bo, Said::Assessment { text: "=cmd|x Viktor liegt".into() }, None).await;
    bo
}

/// Everything but documents, which go into no table.
fn wanted(of: CopyOf) -> CopyWanted {
    let parts: Vec<Part> = Part::ALL.iter().copied().filter(|part| *part != Part::Document).collect();
    check_copy(&CopyAsked {
        of,
        reader: Some(Reader::Magistrate),
        whom: "parket kwartelkoning",
        purpose: Some(Purpose::Justice),
        words: "zitting korenwolf",
        form: Some(Form::Csv),
        whole: true,
        parts: &parts,
        stays: &[],
        why: "",
        hide: "",
        days: Some((Day(0), Day(30_000))),
    })
    .unwrap()
}

on_both!(
    d20_a_copy_is_on_record_with_its_reader_and_its_hash_before_it_leaves,
    over_postgresql_a_copy_is_on_record,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        let of = CopyOf::Case(1);
        let kept = desk.desk.keep_copy(&bo, &wanted(of), ("ABCD-EFGH", &hash_of(b"abc"), &[])).await.unwrap();
        assert_eq!(kept, Some(1));
        let (taken, more) = desk.desk.copies_of(&bo, of, 1).await.unwrap().unwrap();
        assert!(!more);
        let one = &taken[0];
        assert_eq!(
            (one.by.as_str(), one.whom.as_str(), one.words.as_str()),
            ("bo de Vries", "parket kwartelkoning", "zitting korenwolf")
        );
        assert_eq!(
            (one.reader, one.purpose, one.form, one.whole),
            (Some(Reader::Magistrate), Some(Purpose::Justice), Some(Form::Csv), true)
        );
        assert_eq!(
            one.hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "FIPS 180-4 of abc"
        );
        let amina = desk.session("amina").await;
        let log = desk.desk.audit_page(&amina, 1).await.unwrap();
        assert!(log.lines.iter().any(|line| line.act == "copy-taken" && line.object == "case 1"));
        for n in 2..=22 {
            assert_eq!(desk.desk.keep_copy(&bo, &wanted(of), ("x", "", &[])).await.unwrap(), Some(n));
        }
        let (second, more) = desk.desk.copies_of(&bo, of, 2).await.unwrap().unwrap();
        assert_eq!((second.len(), more), (2, false), "the oldest two are on the next page");
    }
);

on_both!(
    whoever_may_not_see_a_case_copies_nothing_and_learns_nothing,
    over_postgresql_whoever_may_not_see_a_case_copies_nothing,
    OrgKind::Centre,
    desk,
    {
        with_a_case(&mut desk).await;
        desk.add("dora", Role::Helper).await;
        for user in ["dora", "chris"] {
            let who = desk.session(user).await;
            for of in [CopyOf::Case(1), CopyOf::Signal(1), CopyOf::Case(9)] {
                assert_eq!(
                    desk.desk.keep_copy(&who, &wanted(of), ("x", "", &[])).await.unwrap(),
                    None,
                    "{user} {of:?}"
                );
                assert!(desk.desk.copies_of(&who, of, 1).await.unwrap().is_none());
            }
            assert!(desk.desk.case_to_copy(&who, 1).await.unwrap().is_none());
            assert!(desk.desk.signal_to_copy(&who, 1).await.unwrap().is_none());
            let days = (Day(0), Day(30_000));
            let list = desk.desk.list_to_copy(&who, CopyOf::Signals, days).await;
            assert!(matches!(list, Err(DeskError::Refused)), "{user}");
        }
        let bo = desk.session_later("bo").await;
        let people = desk.desk.keep_copy(&bo, &wanted(CopyOf::People), ("x", "", &[])).await;
        assert!(matches!(people, Err(DeskError::Refused)), "who may do what is for whoever manages people");
    }
);

on_both!(
    a_list_holds_numbers_states_and_days_and_ends_with_its_span,
    over_postgresql_a_list_holds_numbers,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        let list = |of, from, until| desk.desk.list_to_copy(&bo, of, (Day(from), Day(until)));
        let ListRows::Signals(signals) = list(CopyOf::Signals, 0, 30_000).await.unwrap().unwrap() else {
            panic!()
        };
        assert_eq!((signals.len(), signals[0].number, signals[0].state.as_str()), (1, 1, "new"));
        let ListRows::Cases(cases) = list(CopyOf::Cases, 20_781, 20_781).await.unwrap().unwrap() else {
            panic!()
        };
        assert_eq!((cases.len(), cases[0].opened_day), (1, 20_781));
        assert!(list(CopyOf::Cases, 20_782, 30_000).await.unwrap().unwrap().is_empty());
    }
);

#[tokio::test]
async fn the_record_of_a_copy_is_sealed_and_ends_with_its_rule() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let bo = with_a_case(&mut desk).await;
    desk.desk.keep_copy(&bo, &wanted(CopyOf::Case(1)), ("ABCD-EFGH", &hash_of(b"abc"), &[])).await.unwrap();
    let disk = desk.bytes_on_disk();
    for word in ["kwartelkoning", "korenwolf", "ba7816bf"] {
        assert!(memchr::memmem::find(&disk, word.as_bytes()).is_none(), "{word}");
    }
    desk.clock.advance((i64::from(desk.desk.retention().days(RecordKind::Export)) + 1) * 86_400);
    desk.desk.carry_out_what_is_due().await.unwrap();
    let bo = desk.session_later("bo").await;
    assert!(desk.desk.copies_of(&bo, CopyOf::Case(1), 1).await.unwrap().unwrap().0.is_empty());
}

fn fields<'a>(token: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("token", token),
        ("reader", "other"),
        ("whom", "Vereniging X"),
        ("purpose", "hand-over"),
        ("words", "zij gaat daar verder"),
        ("form", "csv"),
        ("whole", "hidden"),
        ("part", "named"),
        ("part", "fact"),
        ("part", "message"),
    ];
    for (name, value) in more {
        if *name != "part" {
            fields.retain(|(there, _)| there != name);
        }
        fields.push((name, value));
    }
    fields
}

fn seen_on(page: &str) -> String {
    page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_same_person_is_the_same_letter_on_the_page_and_in_the_file() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    with_a_case(&mut desk).await;
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let token = browser.hidden("/case/1/copy", "token").await;
    let first = browser.post("/case/1/copy", &fields(&token, &[("do", "take")])).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.text.contains("Bekijk eerst wat eruit gaat"), "nothing leaves unseen");
    assert!(
        first.text.contains("<mark>[Persoon A]</mark>") && first.text.contains("<mark>[Persoon B]</mark>")
    );
    assert!(first.text.contains("name=\"maybe\" value=\"Ilse\""), "what may be a name is pointed at");
    let ticked = browser.post("/case/1/copy", &fields(&token, &[("do", "look"), ("maybe", "Ilse")])).await;
    assert!(ticked.text.contains(">\nIlse</textarea>"), "and kept in the list of words");
    let seen = seen_on(&ticked.text);
    let asked = [("do", "take"), ("seen", seen.as_str()), ("hide", "Ilse")];
    let file = browser.post("/case/1/copy", &fields(&token, &asked)).await;
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert!(
        disposition.starts_with("attachment; filename=\"case-1-") && disposition.ends_with(".csv\""),
        "{disposition}"
    );
    for gone in [
        "Maria",
        "Mariya",
        "Ionescu",
        "Jonescu",
        "Masha",
        "Rubia",
        "Viktor",
        "Berg",
        "0470",
        "3247",
        "Hoogstraat",
        "Ilse",
        "Bo de Vries",
        "bo de Vries",
        "liegt",
    ] {
        assert!(!file.text.contains(gone), "{gone} is in {}", file.text);
    }
    assert!(file.text.contains("[Persoon A] en [Persoon B] op de [Plaats of adres 1], [telefoonnummer 1], BR.37.L5.012345/2026; [Persoon A] zweeg."), "{}", file.text);
    assert!(
        file.text.contains("[Persoon A] zei: bel [telefoonnummer 1]. [Verborgen 1] weet het ook."),
        "{}",
        file.text
    );
    assert!(file.text.contains("Voor Vereniging X"), "for whom it is");
    assert!(
        browser.get("/case/1/copy").await.text.contains("Vereniging X"),
        "and it stands on the page of what left"
    );
}

#[tokio::test]
async fn what_changed_since_somebody_looked_is_looked_at_once_more_and_nothing_typed_is_lost() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let bo = with_a_case(&mut desk).await;
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let token = browser.hidden("/case/1/copy", "token").await;
    let looked = browser.post("/case/1/copy", &fields(&token, &[("do", "look")])).await;
    let hash = seen_on(&looked.text);
    let fact = Said::Fact { text: "Nieuw: Masha is weg.".into(), happened: None, source: seen() };
    write(&desk, &bo, fact, None).await;
    let again = browser.post("/case/1/copy", &fields(&token, &[("do", "take"), ("seen", &hash)])).await;
    assert!(
        again.text.contains("Er is ondertussen iets in veranderd")
            && again.text.contains("[Persoon A]</mark> is weg.")
    );
    assert!(
        desk.desk.copies_of(&bo, CopyOf::Case(1), 1).await.unwrap().unwrap().0.is_empty(),
        "nothing left"
    );
    let whole = browser.post("/case/1/copy", &fields(&token, &[("do", "look"), ("whole", "whole")])).await;
    assert_eq!(whole.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        whole.text.contains("Met naam alleen voor de bevoegde magistraat")
            && whole.text.contains("zij gaat daar verder")
    );
    let stale = browser.post("/case/1/copy", &fields("other", &[("do", "take"), ("seen", &hash)])).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("value=\"Vereniging X\""));
    let days = fields(&token, &[("do", "look"), ("from", "2026-12-01"), ("until", "2026-11-01")]);
    let list = browser.post("/copy/signals", &days).await;
    assert_eq!(list.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(list.text.contains("value=\"2026-12-01\""));
}

#[tokio::test]
async fn a_copy_for_whom_it_is_about_names_that_person_alone_and_formulas_are_words() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    with_a_case(&mut desk).await;
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let token = browser.hidden("/case/1/copy", "token").await;
    let asked = [
        ("do", "look"),
        ("reader", "subject"),
        ("stays", "1"),
        ("purpose", "access"),
        ("part", "assessment"),
    ];
    let looked = browser.post("/case/1/copy", &fields(&token, &asked)).await;
    let seen = seen_on(&looked.text);
    let mut asked = asked.to_vec();
    asked[0] = ("do", "take");
    asked.push(("seen", &seen));
    let file = browser.post("/case/1/copy", &fields(&token, &asked)).await.text;
    assert!(file.contains("Masha en [Persoon A] op de [Plaats of adres 1]"), "{file}");
    assert!(file.contains("'=cmd|x [Persoon A] liegt") && !file.contains("Viktor"), "{file}");
    let asked = [("do", "look"), ("reader", "supervisor")];
    let people = browser.post("/copy/people", &fields(&token, &asked)).await.text;
    assert!(
        people.contains("een kopie nemen van een melding, een dossier of een lijst"),
        "one column for each thing somebody may do"
    );
}
