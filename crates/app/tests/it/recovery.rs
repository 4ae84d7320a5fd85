//! Keys come back from paper, as an IT officer and three people with a sheet do it: made, typed with a mistake, tried, used on a machine that
//! has nothing but a backup; and sheets of two sets never mix.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::DeskSetup;
use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Output, Stdio},
};
use store::{OpenOptions, Store};

/// Number and rows of a sheet, as somebody reads them from the page.
#[derive(Clone)]
struct Paper {
    number: usize,
    rows: Vec<String>,
}

impl Paper {
    fn read(path: &Path) -> Self {
        let page = fs::read_to_string(path).unwrap();
        let groups: Vec<&str> = page.split("<td>").skip(1).map(|cell| &cell[..4]).collect();
        let rows: Vec<String> = groups.chunks(3).map(|row| row.join(" ")).collect();
        assert_eq!(rows.len(), 10, "{page}");
        let name = path.file_stem().unwrap().to_str().unwrap();
        Self { number: name.rsplit('-').next().unwrap().parse().unwrap(), rows }
    }

    fn typed(&self) -> String {
        format!("{}\n{}\n", self.number, self.rows.join("\n"))
    }

    fn scanned(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(|row| row.replace(' ', "")).collect();
        format!("ZICHTBAAR-RECOVERY-1 {} {}\n", self.number, rows.join(" "))
    }
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

fn does(setup: &DeskSetup, arguments: &[&str]) -> String {
    let output = setup.output(arguments);
    let (out, err) = said(&output);
    assert!(output.status.success(), "{arguments:?}: {err}");
    out
}

/// With something typed.
fn with_input(setup: &DeskSetup, arguments: &[&str], input: &str) -> (bool, String, String) {
    let mut command = setup.command(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let (out, err) = said(&output);
    (output.status.success(), out, err)
}

fn sheets(setup: &DeskSetup, folder: &str) -> (Vec<Paper>, String) {
    let to = setup.path(folder);
    let out = does(setup, &["desk", "recovery", "make", "--to", to.to_str().unwrap(), "--language", "fr"]);
    assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o700);
    let mut pages: Vec<PathBuf> = fs::read_dir(&to).unwrap().map(|file| file.unwrap().path()).collect();
    pages.sort();
    assert!(pages.iter().all(|page| fs::metadata(page).unwrap().permissions().mode() & 0o777 == 0o600));
    assert_eq!(pages.len(), 5);
    (pages.iter().map(|page| Paper::read(page)).collect(), out)
}

async fn acts(setup: &DeskSetup) -> Vec<String> {
    let address = format!("sqlite:{}", setup.path("desk.db").display());
    let store = Store::open_as_it_is(&address, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("acts").await.unwrap();
    let lines = store::desk::audit_lines(&mut tx, 0, 1_000).await.unwrap();
    drop(tx);
    store.close().await;
    lines.into_iter().map(|line| line.act).filter(|act| act.starts_with("recovery")).collect()
}

fn files_in(setup: &DeskSetup) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(&setup.folder.0).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| !path.file_name().unwrap().to_str().unwrap().starts_with("desk.db"));
    files.sort();
    files
}

#[tokio::test]
async fn three_people_with_a_sheet_each_bring_the_passphrase_back_and_a_drill_proves_it_without_writing_it_down()
 {
    let setup = DeskSetup::new();
    does(&setup, &["audit", "verify"]);
    let (papers, out) = sheets(&setup, "sheets");
    assert!(out.contains("five sheets of set") && out.contains("the desk's log says so"), "{out}");
    assert!(out.lines().last().unwrap().starts_with("age1pq1"));
    // A digit of the third row is mistyped, a row is forgotten half, and the same sheet is given twice.
    let mut slip = papers[3].clone();
    let last = slip.rows[2].pop().unwrap();
    slip.rows[2].push(if last == '9' { '0' } else { '9' });
    slip.rows.insert(3, papers[3].rows[2].clone());
    slip.rows.insert(4, papers[3].rows[3][..9].to_owned());
    let typed = [slip.typed(), papers[3].scanned(), papers[0].typed(), papers[2].scanned()].concat();
    let before = files_in(&setup);
    let (went_well, out, err) = with_input(&setup, &["desk", "recovery", "drill"], &typed);
    assert!(went_well, "{err}");
    assert!(
        err.contains("row 3 is not as it is printed") && err.contains("row 4: 8 digits, a row has 12"),
        "{err}"
    );
    assert!(err.contains("sheet 4 was given already"), "{err}");
    assert!(out.contains("open the key ring; nothing was written down of it"), "{out}");
    assert_eq!(files_in(&setup), before, "a drill leaves nothing behind");
    assert_eq!(acts(&setup).await, ["recovery-made", "recovery-tried"]);
    assert!(does(&setup, &["audit", "verify"]).contains("the log is whole"));
    // Two sheets are not enough.
    let two = [papers[1].typed(), papers[4].typed()].concat();
    let (went_well, _, err) = with_input(&setup, &["desk", "recovery", "drill"], &two);
    assert!(!went_well && err.contains("the input ended before three sheets were given"), "{err}");
    // The passphrase is lost; three others bring it back.
    let to = setup.path("back");
    let typed = [papers[1].typed(), papers[4].typed(), papers[0].typed()].concat();
    let arguments = ["desk", "recovery", "restore", "--to", to.to_str().unwrap()];
    let (went_well, _, err) = with_input(&setup, &arguments, &typed);
    assert!(went_well, "{err}");
    assert_eq!(fs::read_to_string(to.join("passphrase")).unwrap(), "only for this test");
    assert_eq!(fs::metadata(to.join("passphrase")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(acts(&setup).await.last().unwrap(), "recovery-used");
    let (went_well, _, err) = with_input(&setup, &arguments, &typed);
    assert!(!went_well && err.contains("back"), "never over what is there: {err}");
}

#[tokio::test]
async fn sheets_of_an_older_set_open_nothing_any_more_and_never_mix_with_the_new_ones() {
    let setup = DeskSetup::new();
    does(&setup, &["audit", "verify"]);
    let (old, _) = sheets(&setup, "old");
    let (new, _) = sheets(&setup, "new");
    let typed = [old[0].scanned(), old[1].scanned(), old[2].scanned()].concat();
    let (went_well, _, err) = with_input(&setup, &["desk", "recovery", "drill"], &typed);
    assert!(!went_well && err.contains("is not sealed to these sheets"), "{err}");
    let typed = [new[0].scanned(), old[1].scanned(), new[2].scanned(), new[3].scanned()].concat();
    let (went_well, _, err) = with_input(&setup, &["desk", "recovery", "drill"], &typed);
    assert!(went_well && err.contains("this sheet is of another set"), "{err}");
    // From files, nobody is there to be asked again.
    let file = |name: &str, paper: &Paper| {
        fs::write(setup.path(name), paper.scanned()).unwrap();
        setup.path(name).display().to_string()
    };
    let [one, two, three] =
        [("1", &new[0]), ("2", &old[1]), ("3", &new[2])].map(|(name, paper)| file(name, paper));
    let arguments = ["desk", "recovery", "drill", "--sheet", &one, "--sheet", &two, "--sheet", &three];
    let (went_well, _, err) = with_input(&setup, &arguments, "");
    assert!(!went_well && err.contains("these sheets are of different sets"), "{err}");
    let (went_well, _, err) = with_input(&setup, &["desk", "recovery", "drill", "--sheet", &one], "");
    assert!(!went_well && err.contains("three sheets are needed"), "{err}");
}

#[test]
fn on_a_new_machine_three_sheets_and_a_backup_are_enough() {
    let (mut lost, mut new) = (DeskSetup::new(), DeskSetup::new());
    let backups = crate::common::Folder::new();
    let place = backups.0.display();
    lost.papers += &format!(
        "\n[backup]\nto = \"{place}/backup.pub\"\nfolder = \"{place}/long\"\nkeys_folder = \"{place}/short\"\nkeep_days = 90\n\
         keys_keep_days = 30\n",
    );
    new.papers.clone_from(&lost.papers);
    // The key of the sheets is the only one that opens these backups.
    let with_backups = std::mem::replace(&mut lost.papers, crate::common::papers());
    does(&lost, &["audit", "verify"]);
    let (papers, out) = sheets(&lost, "sheets");
    lost.papers = with_backups;
    fs::write(backups.0.join("backup.pub"), out.lines().last().unwrap()).unwrap();
    let out = does(&lost, &["backup"]);
    let mut lines = out.lines();
    let (content, keys) = (lines.next().unwrap(), lines.next().unwrap());
    // Another machine: no ring, no passphrase, no database.
    for name in ["ring.key", "identity.key", "passphrase"] {
        fs::remove_file(new.path(name)).unwrap();
    }
    let to = new.path("back");
    let typed = [papers[4].typed(), papers[2].typed(), papers[1].typed()].concat();
    let arguments = ["desk", "recovery", "restore", "--keys", keys, "--to", to.to_str().unwrap()];
    let (went_well, _, err) = with_input(&new, &arguments, &typed);
    assert!(went_well, "{err}");
    fs::copy(to.join("passphrase"), new.path("passphrase")).unwrap();
    let key = to.join("recovery.key");
    let arguments = [
        "restore",
        "--content",
        content,
        "--keys",
        keys,
        "--key",
        key.to_str().unwrap(),
        "--without-erased-list",
    ];
    assert!(does(&new, &arguments).contains("put back"));
    assert!(does(&new, &["audit", "verify"]).contains("the log is whole"));
    // The sheets work there too.
    let (went_well, _, err) = with_input(&new, &["desk", "recovery", "drill"], &typed);
    assert!(went_well, "{err}");
}
