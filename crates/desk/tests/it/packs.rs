//! The pack with which a police desk hands a case over: nobody whom the case is for is in any byte of it where people are hidden, whoever has it
//! can look whether it holds, and what was forged, damaged or added is found.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Session,
    case::{EntryForm, Said, Source},
    document::DocumentForm,
    pack::{NoPack, PackFault, check},
    victim::{Channel, Victim, VictimForm},
};
use domain::{
    AgeBand, CopyOf, CustodyAct, PersonRole, Received, ReferenceKind, SourceKind, ThingKind, copy::Form,
};
use envelope::{directory::OrgKind, ids::Day};
use http::StatusCode;
use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
    process::Command,
    sync::Arc,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What lies in an archive, by name.
type Files = BTreeMap<String, Vec<u8>>;

/// Everything by which those whom the case is for could be known, in any spelling that is in the case.
const HERS: [&str; 10] = [
    "Blessing",
    "Osagie",
    "Queen",
    "Lola",
    "0470123456",
    "470 12 34 56",
    "0470/12",
    "Ramona",
    "Petrescu",
    "queen.lola",
];

async fn write(desk: &TestDesk, who: &Session, said: Said) {
    let once = format!("{said:?}");
    let form = EntryForm { said, replaces: None, once_token: once };
    desk.desk.write_entry(who, 1, form).await.unwrap().unwrap();
}

fn seen(words: &str) -> Option<Source> {
    Some(Source { kind: SourceKind::Seen, signal: None, words: words.into() })
}

fn person(name: &str, aliases: &str, role: PersonRole) -> Said {
    let report = if role == PersonRole::Suspect { "BR.37.L5.000077/2026" } else { "" };
    Said::Person {
        name: name.into(),
        aliases: aliases.into(),
        role: Some(role),
        age: Some(AgeBand::Adult),
        doubt: String::new(),
        report_number: report.into(),
        source: seen("wijkdienst"),
    }
}

fn thing(kind: ThingKind, value: &str, more: &str) -> Said {
    Said::Thing { kind: Some(kind), value: value.into(), more: more.into(), source: seen("") }
}

async fn opened(desk: &mut TestDesk) -> Session {
    let text = "Blessing zei: bel 0470/12.34.56, niet haar zusje. Viktor Berg bewaart haar pas.";
    let report = Writer::new(1, desk).report(text, desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    desk.desk.open_case(&bo, 1, "De flat van Osagie", "a").await.unwrap().unwrap();
    bo
}

/// A case with a presumed victim who has a record of her own, a witness, a suspect, telephones of both, facts, and what was not established.
async fn with_a_case(desk: &mut TestDesk) -> Session {
    let bo = opened(desk).await;
    write(desk, &bo, person("Blessing Osagie", "", PersonRole::PresumedVictim)).await;
    write(desk, &bo, person("Ramona Petrescu", "", PersonRole::Witness)).await;
    write(desk, &bo, person("Viktor Berg", "De Lange", PersonRole::Suspect)).await;
    write(desk, &bo, thing(ThingKind::Phone, "0470 12 34 56", "van Blessing")).await;
    write(desk, &bo, thing(ThingKind::Phone, "0486 98 76 54", "van Viktor Berg")).await;
    write(desk, &bo, thing(ThingKind::Place, "Aarschotstraat 300", "")).await;
    let number = Said::Reference { kind: Some(ReferenceKind::Report), number: "BR.37.L5.012345/2026".into() };
    write(desk, &bo, number).await;
    let text = "Queen Lola liep met Ramona naar Aarschotstraat 300; Viktor belde van 0486/98.76.54 naar +32470123456.";
    write(
        desk,
        &bo,
        Said::Fact { text: text.into(), happened: Some(Day(20_700)), source: seen("patrouille") },
    )
    .await;
    write(desk, &bo, Said::NotEstablished { text: "Van wie de flat is; Petrescu weet het niet.".into() })
        .await;
    write(desk, &bo, Said::Assessment { text: "ZWAAR NIVEAU, denk ik".into() }).await;
    let reach = |reach: &str| Channel { reach: reach.into(), ..Channel::default() };
    let victim = Victim {
        alias: "Queen Lola".into(),
        age: Some(AgeBand::Adult),
        wants: "Rust.".into(),
        channels: [reach("+32 470 12 34 56"), reach("queen.lola@example.org"), Channel::default()],
        entry: Some(1),
        ..Victim::default()
    };
    let form = VictimForm { victim, version: 0, once_token: "v".into() };
    desk.desk.write_victim(&bo, (1, None), &form).await.unwrap().unwrap();
    put(desk, &bo, "Foto van Blessing", b"%PDF-1.7\nOsagie op de foto\n").await;
    bo
}

async fn put(desk: &TestDesk, who: &Session, title: &str, bytes: &[u8]) {
    let form = DocumentForm {
        title: title.into(),
        how: Some(Received::Hand),
        from: "Ramona Petrescu".into(),
        on: Some(desk.today()),
        more: String::new(),
        once_token: title.into(),
    };
    let taking = desk.desk.take_document(who, 1, (form, "lola.pdf")).await.unwrap().unwrap();
    let Ok(mut taking) = taking else { panic!("taken") };
    for piece in bytes.chunks(1 << 20) {
        taking.take(piece).await.unwrap().unwrap();
    }
    taking.keep(who).await.unwrap().unwrap();
}

async fn browser(desk: &TestDesk) -> Browser {
    let press = Arc::new(paper::FontPress::new("/usr/share/fonts"));
    Browser::at_a_press(desk, Some(press)).signs_in(desk, "amina").await
}

fn fields<'a>(token: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("token", token),
        ("reader", "force"),
        ("whom", "Politie Rotterdam, team 4"),
        ("purpose", "hand-over"),
        ("words", "zij zoeken Viktor Berg, Blessing is hier"),
        ("form", "pack"),
        ("whole", "hidden"),
        ("part", "named"),
        ("part", "fact"),
        ("part", "message"),
    ];
    for (name, value) in more {
        if !["part", "keep"].contains(name) {
            fields.retain(|(there, _)| there != name);
        }
        fields.push((name, value));
    }
    fields
}

fn seen_on(page: &str) -> String {
    page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Looks and takes; the archive.
async fn take(browser: &mut Browser, more: &[(&str, &str)]) -> Vec<u8> {
    let token = browser.hidden("/case/1/copy", "token").await;
    let mut asked = fields(&token, more);
    asked.push(("do", "look"));
    let looked = browser.post("/case/1/copy", &asked).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text);
    let hash = seen_on(&looked.text);
    let mut asked = fields(&token, more);
    asked.extend([("do", "take"), ("seen", hash.as_str())]);
    let taken = browser.post("/case/1/copy", &asked).await;
    assert_eq!(taken.headers["content-type"], "application/zip", "{}", taken.text);
    taken.bytes
}

/// What lies in an archive, by name.
fn opened_zip(bytes: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        found.insert(file.name().unwrap().into_owned(), bytes);
    }
    found
}

fn zipped(files: &Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Everything that can be read in an archive, the document's words with it.
fn words_of(files: &Files) -> String {
    let mut all = String::new();
    for (name, bytes) in files {
        all.push_str(name);
        if name.ends_with(".pdf") && bytes.len() > 100 {
            let folder = tempfile::TempDir::new().unwrap();
            let path = folder.path().join("a.pdf");
            std::fs::write(&path, bytes).unwrap();
            let read = Command::new("pdftotext").arg(&path).arg("-").output().unwrap();
            assert!(read.status.success());
            all.push_str(&String::from_utf8(read.stdout).unwrap());
        }
        all.push_str(&String::from_utf8_lossy(bytes));
    }
    all
}

fn faults(bytes: &[u8]) -> Vec<PackFault> {
    check(Cursor::new(bytes)).unwrap().faults
}

on_both!(
    whoever_a_case_is_for_is_in_no_byte_of_a_pack_for_another_force,
    over_postgresql_whoever_a_case_is_for_is_in_no_byte_of_a_pack,
    OrgKind::Police,
    desk,
    {
        let bo = with_a_case(&mut desk).await;
        let mut browser = browser(&desk).await;
        let page = browser.get("/case/1/copy?show=pack").await.text;
        let offered: Vec<&str> = page
            .split("name=\"keep\" value=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        assert_eq!(
            offered,
            ["3", "5", "6"],
            "the suspect, his telephone, the street: nobody else and nothing of theirs"
        );
        // Forged: her own entry, the witness and her telephone are ticked too.
        let keep = ["1", "2", "3", "4", "5", "6", "-1"].map(|entry| ("keep", entry));
        let bytes = take(&mut browser, &keep).await;
        if let Some(to) = std::env::var_os("KEEP_PACK") {
            std::fs::write(to, &bytes).unwrap();
        }
        let files = opened_zip(&bytes);
        let all = words_of(&files);
        for hers in HERS {
            assert!(!all.to_lowercase().contains(&hers.to_lowercase()), "{hers} is in it");
        }
        assert!(!all.contains("NIVEAU"), "what members make of it stays here");
        for stays in
            ["Viktor Berg", "0486", "Aarschotstraat 300", "BR.37.L5.012345/2026", "BR.37.L5.000077/2026"]
        {
            assert!(all.contains(stays), "{stays}");
        }
        let json: serde_json::Value = serde_json::from_slice(&files["copy/data/case-1.json"]).unwrap();
        assert_eq!(
            json["facts"][0]["text"],
            "[Persoon A] liep met [Persoon B] naar Aarschotstraat 300; Viktor belde van 0486/98.76.54 naar [telefoonnummer 1]."
        );
        assert_eq!(json["facts"][1]["kind"], "message");
        assert_eq!(json["not_established"][0]["text"], "Van wie de flat is; [Persoon B] weet het niet.");
        assert_eq!(json["documents"][0]["custody"][0]["act"], "received");
        assert!(!files.keys().any(|name| name.contains("documents/")), "nobody is hidden in a photograph");
        let checked = check(Cursor::new(&bytes)).unwrap();
        assert_eq!(checked.faults, []);
        assert_eq!(checked.signer.unwrap().identity(), &desk.desk.bundle().identity);
        assert!(
            !checked.manifest.names && checked.manifest.hidden["person"] == 2,
            "{:?}",
            checked.manifest.hidden
        );
        let (taken, _) = desk.desk.copies_of(&bo, CopyOf::Case(1), 1).await.unwrap().unwrap();
        assert_eq!(
            (taken[0].form, taken[0].hash.as_str()),
            (Some(Form::Pack), desk::copy::hash_of(&bytes).as_str())
        );
        holds_in_node(&bytes);
    }
);

/// With nothing of this project: node alone.
fn holds_in_node(bytes: &[u8]) {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("pack.zip");
    std::fs::write(&path, bytes).unwrap();
    checked_in_node(&path);
}

#[test]
fn the_vectors_hold_in_a_program_that_is_not_ours() {
    checked_in_node(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/vectors/pack.json").as_ref());
}

fn checked_in_node(path: &std::path::Path) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../envelope/tests/interop/pack.mjs");
    let Ok(read) = Command::new("node").arg(script).arg(path).output() else {
        assert!(std::env::var_os("CI").is_none(), "node must be there");
        return;
    };
    let said = String::from_utf8_lossy(&read.stdout).into_owned() + &String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success() && said.contains("it holds"), "{said}");
}

#[tokio::test]
async fn a_magistrate_reads_names_and_documents_where_it_is_said_why() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let bo = with_a_case(&mut desk).await;
    let mut browser = browser(&desk).await;
    let named = [("reader", "magistrate"), ("whole", "whole"), ("part", "document")];
    let token = browser.hidden("/case/1/copy", "token").await;
    let mut asked = fields(&token, &named);
    asked.push(("do", "look"));
    let without = browser.post("/case/1/copy", &asked).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        without.text.contains("Zeg waarom de namen") && without.text.contains("Politie Rotterdam"),
        "{}",
        without.text
    );
    let mut named = named.to_vec();
    named.push(("why", "verhoor van Blessing op maandag"));
    let bytes = take(&mut browser, &named).await;
    let files = opened_zip(&bytes);
    assert_eq!(files["copy/data/documents/1-lola.pdf"], b"%PDF-1.7\nOsagie op de foto\n");
    let json: serde_json::Value = serde_json::from_slice(&files["copy/data/case-1.json"]).unwrap();
    assert_eq!(
        (&json["victims"][0]["name"], &json["made_for"]["why"]),
        (&"Queen Lola".into(), &"verhoor van Blessing op maandag".into())
    );
    let all = words_of(&files);
    assert!(
        all.contains("Blessing Osagie") && !all.contains("queen.lola@"),
        "how she is reached never goes along"
    );
    let checked = check(Cursor::new(&bytes)).unwrap();
    assert_eq!((checked.faults, checked.manifest.why.as_str()), (vec![], "verhoor van Blessing op maandag"));
    holds_in_node(&bytes);
    let view = desk.desk.document(&bo, (1, 1), 1).await.unwrap().unwrap();
    assert_eq!(view.custody.last().unwrap().act, CustodyAct::Copied, "who has it stands beside the document");
    let asked = [("do", "look"), ("reader", "other")];
    let other = browser.post("/case/1/copy", &fields(&token, &asked)).await;
    assert!(other.status == StatusCode::UNPROCESSABLE_ENTITY && other.text.contains("href=\"#reader\""));
}

#[tokio::test]
async fn no_pack_leaves_a_desk_that_is_not_of_the_police() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    opened(&mut desk).await;
    let mut browser = browser(&desk).await;
    assert!(!browser.get("/case/1/copy?show=pack").await.text.contains("value=\"pack\""));
    let token = browser.hidden("/case/1/copy", "token").await;
    let asked = browser.post("/case/1/copy", &fields(&token, &[("do", "look")])).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.text.contains("href=\"#form\""));
}

#[tokio::test]
async fn a_pack_that_was_damaged_added_to_forged_or_made_by_a_newer_program_does_not_hold() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    with_a_case(&mut desk).await;
    let bytes = take(&mut browser(&desk).await, &[]).await;
    let files = opened_zip(&bytes);
    let changed = |change: &dyn Fn(&mut Files)| {
        let mut files = files.clone();
        change(&mut files);
        zipped(&files)
    };
    assert_eq!(faults(&changed(&|_| ())), [], "packed anew by somebody else it is the same");
    let json = "copy/data/case-1.json";
    let altered = changed(&|files| files.get_mut(json).unwrap()[20] ^= 1);
    assert_eq!(faults(&altered), [PackFault::Changed("data/case-1.json".into())]);
    let gone = changed(&|files| drop(files.remove(json)));
    assert_eq!(faults(&gone), [PackFault::Missing("data/case-1.json".into())]);
    for name in ["copy/data/extra.txt", "extra.txt"] {
        let more = changed(&|files| drop(files.insert(name.into(), b"x".to_vec())));
        let listed = name.to_owned();
        assert_eq!(faults(&more), [PackFault::Unlisted(listed)]);
    }
    // Somebody writes another purpose into the list, and keeps the hash of the lists right.
    let list = |change: &dyn Fn(String) -> String| {
        changed(&|files| {
            let text = String::from_utf8(files["copy/pack.json"].clone()).unwrap();
            let (old, new) = (desk::copy::hash_of(text.as_bytes()), change(text));
            let tags = String::from_utf8(files["copy/tagmanifest-sha256.txt"].clone()).unwrap();
            let tags = tags.replace(&old, &desk::copy::hash_of(new.as_bytes()));
            files.insert("copy/tagmanifest-sha256.txt".into(), tags.into_bytes());
            files.insert("copy/pack.json".into(), new.into_bytes());
        })
    };
    assert_eq!(faults(&list(&|text| text.replace("hand-over", "oversight"))), [PackFault::Signature]);
    let earlier = list(&|text| text.replace("\"made\": \"2026", "\"made\": \"2019"));
    assert_eq!(faults(&earlier), [PackFault::Certificate], "no key of that day");
    let newer = list(&|text| text.replace("zichtbaar pack v1", "zichtbaar pack v2"));
    assert!(matches!(check(Cursor::new(&newer)), Err(NoPack::Form(form)) if form == "zichtbaar pack v2"));
    let unsigned = changed(&|files| drop(files.remove("copy/pack.signature")));
    assert!(faults(&unsigned).contains(&PackFault::Signature));
    let no_list = changed(&|files| drop(files.remove("copy/pack.json")));
    assert!(matches!(check(Cursor::new(&no_list)), Err(NoPack::NoList)));
    // Cut off, something before it, something after it, nothing at all.
    for broken in [
        &bytes[..bytes.len() - 30],
        &[b"x".as_slice(), &bytes].concat(),
        &[&bytes, b"x".as_slice()].concat(),
        b"",
    ] {
        assert!(matches!(check(Cursor::new(broken)), Err(NoPack::Archive(_))));
    }
    // Another organisation signs the same files with keys of its own: it holds, and says whose it is.
    let mut other = TestDesk::new(OrgKind::Police).await;
    with_a_case(&mut other).await;
    let theirs = opened_zip(&take(&mut browser(&other).await, &[]).await);
    let swapped = changed(&|files| {
        for name in ["copy/pack.signature", "copy/tagmanifest-sha256.txt"] {
            files.insert(name.into(), theirs[name].clone());
        }
    });
    assert!(faults(&swapped).contains(&PackFault::Signature), "another key did not sign this list");
    assert_ne!(
        check(Cursor::new(zipped(&theirs))).unwrap().signer.unwrap().identity(),
        &desk.desk.bundle().identity
    );
}

#[tokio::test]
async fn an_empty_case_is_a_pack_that_says_what_is_not_in_it() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    opened(&mut desk).await;
    let mut browser = browser(&desk).await;
    let bytes = take(&mut browser, &[("part", "fact")]).await;
    assert_eq!(faults(&bytes), []);
    let all = words_of(&opened_zip(&bytes));
    for said in ["Er staat geen nummer in het dossier", "Niemand schreef op", "geen documenten"] {
        assert!(all.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{said}");
    }
}

#[tokio::test]
async fn two_who_take_a_pack_at_once_each_have_one_of_their_own_on_record() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let bo = with_a_case(&mut desk).await;
    let mut one = browser(&desk).await;
    // A code is good once.
    desk.clock.advance(60);
    let mut other = browser(&desk).await;
    let (first, second) = tokio::join!(take(&mut one, &[]), take(&mut other, &[]));
    let (first, second) = (check(Cursor::new(first)).unwrap(), check(Cursor::new(second)).unwrap());
    assert_eq!((first.faults, second.faults), (vec![], vec![]));
    assert_ne!(first.manifest.mark, second.manifest.mark);
    assert_eq!(desk.desk.copies_of(&bo, CopyOf::Case(1), 1).await.unwrap().unwrap().0.len(), 2);
}

/// The most memory that this process ever had, in KiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_thousand_entries_go_out_in_one_pack() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let bo = opened(&mut desk).await;
    for n in 0..1_000 {
        let text = format!("Op dag {n} liep Blessing met Viktor naar nummer {n}, en belde 0486 98 76 54.");
        write(&desk, &bo, Said::Fact { text, happened: Some(Day(19_000 + n)), source: seen("patrouille") })
            .await;
    }
    let mut browser = browser(&desk).await;
    let (begun, before) = (std::time::Instant::now(), most_memory());
    let bytes = take(&mut browser, &[]).await;
    println!(
        "1,000 entries: {:?} to look and take, {} MiB more, {} bytes",
        begun.elapsed(),
        (most_memory() - before) / 1024,
        bytes.len()
    );
    assert_eq!(faults(&bytes), []);
    let json: serde_json::Value =
        serde_json::from_slice(&opened_zip(&bytes)["copy/data/case-1.json"]).unwrap();
    assert_eq!(json["facts"].as_array().unwrap().len(), 1_001);
}

#[tokio::test]
async fn documents_of_a_hundred_megabytes_leave_and_are_checked_without_lying_in_memory() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let bo = opened(&mut desk).await;
    let mut file = b"%PDF-1.7\n".to_vec();
    file.resize(100_000_000, 7);
    put(&desk, &bo, "film", &file).await;
    drop(file);
    let mut browser = browser(&desk).await;
    let token = browser.hidden("/case/1/copy", "token").await;
    let named = [("reader", "magistrate"), ("whole", "whole"), ("part", "document"), ("why", "zitting")];
    let mut asked = fields(&token, &named);
    asked.push(("do", "look"));
    let hash = seen_on(&browser.post("/case/1/copy", &asked).await.text);
    asked.pop();
    asked.extend([("do", "take"), ("seen", hash.as_str())]);
    let folder = tempfile::TempDir::new().unwrap();
    let mut out = std::fs::File::create(folder.path().join("pack.zip")).unwrap();
    // The most so far was with the file itself in memory: counted from here on.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let before = most_memory();
    let status = browser.post_for_pieces("/case/1/copy", &asked, |piece| out.write_all(piece).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    let checked = check(std::fs::File::open(folder.path().join("pack.zip")).unwrap()).unwrap();
    let more = (most_memory() - before) / 1024;
    println!("100 MB of documents: {more} MiB more");
    assert_eq!(checked.faults, []);
    assert!(checked.manifest.files.iter().any(|file| file.bytes == 100_000_000));
    assert!(more < 80, "{more} MiB");
}
