//! An organisation that changes its name or goes on in another one keeps its desk: the same keys and database, and everything in it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use crate::common::{TODAY, TestDesk, Writer, entry};
use desk::{
    keys::{KeyRing, make_organisation, renew},
    signal::What,
};
use envelope::{
    directory::{Entry, OrgKind},
    ids::Day,
};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use web::language::Lang;

const WORDS: &str = "told when it had its first name";

fn renamed(before: &Entry) -> Entry {
    Entry {
        serial: before.serial + 1,
        names: vec![("nl".into(), "Het Huis, vroeger De Haven".into())],
        issued: Day(TODAY.number() + 1),
        ..before.clone()
    }
}

#[tokio::test]
async fn a_desk_that_goes_on_under_another_name_keeps_its_members_reports_and_log() {
    let mut rng = UnwrapErr(SysRng);
    let before = entry("ours", OrgKind::Association);
    let (identity, ring) = make_organisation(&before, TODAY, &mut rng).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("ring.key");
    ring.save(&path, b"secret").unwrap();
    let mut first = TestDesk::with_keys(ring).await;
    let mut writer = Writer::new(1, &first);
    let sealed = writer.report(WORDS, &first);
    first.receive(vec![sealed]).await;
    first.desk.clone().shut().await;

    let ring = KeyRing::load(&path, b"secret").unwrap();
    let ring = renew(&ring, &identity, &renamed(&before), Day(TODAY.number() + 1), &mut rng).unwrap();
    let mut second = TestDesk::over(&first.database, ring).await.unwrap();
    second.cursor = first.cursor;
    assert_eq!(second.desk.org_name(second.desk.org(), Lang::Nl), "Het Huis, vroeger De Haven");
    let amina = second.session("amina").await;
    let said = |entry: desk::signal::Entry| match entry.what {
        What::Text(text) => Some(text),
        _ => None,
    };
    let more = writer.more("and told afterwards", &second);
    second.receive(vec![more]).await;
    let shown = second.desk.signal(&amina, 1).await.unwrap().unwrap();
    assert_eq!(shown.thread.into_iter().filter_map(said).collect::<Vec<_>>(), [WORDS, "and told afterwards"]);
    let log = second.desk.audit_page(&amina, 1).await.unwrap();
    let changes = log.lines.iter().filter(|line| line.act == "entry-changed").count();
    assert_eq!(changes, 1, "it is on record that it changed");
    assert!(second.desk.check_audit().await.unwrap().first_fault.is_none());
}

#[tokio::test]
async fn nobody_becomes_police_by_a_line_in_the_settings() {
    let mut rng = UnwrapErr(SysRng);
    let before = entry("ours", OrgKind::Association);
    let (identity, ring) = make_organisation(&before, TODAY, &mut rng).unwrap();
    let police = Entry { kind: OrgKind::Police, ..renamed(&before) };
    assert!(renew(&ring, &identity, &police, TODAY, &mut rng).is_err());
    let centre = Entry { kind: OrgKind::Centre, ..renamed(&before) };
    assert!(renew(&ring, &identity, &centre, TODAY, &mut rng).is_ok());
}
