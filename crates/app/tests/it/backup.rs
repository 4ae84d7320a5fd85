//! As an IT officer does it, with the program itself: back up beside a desk that runs, lose the machine, put it back on another one, and
//! try it in a drill; on both engines, and on a full disk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    Folder, SmallDisk, add_a_lead, binary, free_address, now, on_build_machine, open_desk, put_a_document,
    signed_in, sql,
};
use desk::{
    Desk,
    backup::{Plan, Source, make},
    keys::KeyRing,
};
use envelope::age::Identity;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A desk's machine: its settings, its keys, its database.
struct Machine {
    folder: Folder,
    database: String,
}

/// What lies away from every machine: the key that opens backups.
fn key_file(folder: &Folder) -> PathBuf {
    let path = folder.0.join("backup.key");
    fs::write(&path, Identity::from_seed([5; 32]).to_secret_string().as_bytes()).unwrap();
    path
}

impl Machine {
    /// Shares the folders of backups with whoever has `backups`.
    fn new(database: Option<String>, backups: &Folder) -> Self {
        let folder = Folder::new();
        let file = |name: &str| folder.0.join(name).display().to_string();
        let database = database.unwrap_or_else(|| format!("sqlite:{}", file("desk.db")));
        fs::write(file("passphrase"), "correct horse").unwrap();
        fs::write(file("backup.pub"), format!("# ours\n{}\n", Identity::from_seed([5; 32]).recipient()))
            .unwrap();
        let place = backups.0.display();
        let text = format!(
            "id = \"union\"\nkind = \"association\"\nserial = 1\nlisten = \"{}\"\ndatabase = \"{database}\"\n\
             relay = \"http://127.0.0.1:9\"\npull_seconds = 20\nring = \"{}\"\nidentity = \"{}\"\n\
             passphrase_file = \"{}\"\nerased_list = \"{place}/erased\"\nlanguages = [\"nl\"]\n\
             [backup]\nto = \"{}\"\nfolder = \"{place}/long\"\nkeys_folder = \"{place}/short\"\nkeep_days = 90\n\
             keys_keep_days = 30\n[names]\nnl = \"Vereniging\"\n[cards.nl]\nreads = \"x\"\nsecrecy = \"x\"\n\
             duty = \"x\"\nirrevocable = \"x\"\nanswers = \"x\"\n",
            free_address(),
            file("ring.key"),
            file("identity.key"),
            file("passphrase"),
            file("backup.pub"),
        );
        fs::write(file("desk.toml"), text).unwrap();
        Self { folder, database }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(binary());
        command.args(arguments).arg("--config").arg(self.folder.0.join("desk.toml")).stdin(Stdio::null());
        command.output().unwrap()
    }

    fn does(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }

    fn doctor(&self) -> String {
        // Its relay is nowhere, so something is always wrong.
        String::from_utf8(self.run(&["doctor"]).stdout).unwrap()
    }

    /// A backup as it would have been made that many days ago.
    async fn backed_up_days_ago(&self, days: i64) {
        let ring_file = self.folder.0.join("ring.key");
        let ring = KeyRing::load(&ring_file, b"correct horse").unwrap();
        let text = fs::read_to_string(self.folder.0.join("desk.toml")).unwrap();
        let folder = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} = \"")));
            PathBuf::from(line.unwrap().trim_end_matches('"'))
        };
        let plan = Plan {
            to: vec![Identity::from_seed([5; 32]).recipient()],
            folder: folder("folder"),
            keys_folder: folder("keys_folder"),
            keep_days: 90,
            keys_keep_days: 30,
        };
        let now = i64::try_from(now()).unwrap() - days * 86_400;
        let source =
            Source { database: &self.database, ring: &ring, ring_file: &ring_file, plan: &plan, now };
        make(&source).await.unwrap();
    }

    async fn desk(&self) -> Desk {
        open_desk(&self.database, &self.folder.0.join("ring.key"), b"correct horse").await
    }
}

async fn with_a_member(machine: &Machine) -> Desk {
    machine.does(&["desk", "keys"]);
    let desk = machine.desk().await;
    add_a_lead(&desk).await;
    desk
}

fn files(said: &str) -> (String, String) {
    let mut lines = said.lines().map(str::to_owned);
    (lines.next().unwrap(), lines.next().unwrap())
}

/// The whole path: a desk that runs is backed up and tried; its machine is lost; another machine has it back.
async fn outlives(database: Option<String>, again: Option<String>) {
    let backups = Folder::new();
    let key = key_file(&backups).display().to_string();
    let machine = Machine::new(database, &backups);
    let desk = with_a_member(&machine).await;
    assert!(machine.doctor().contains("none has been made yet"));
    let (content, keys) = files(&machine.does(&["backup"]));
    assert!(content.ends_with(".content.age") && keys.ends_with(".keys.age"));
    let told = machine.doctor();
    assert!(told.contains("ok      backups         the last one was made today"), "{told}");
    assert!(told.contains("warning backups         nobody has tried yet"), "{told}");
    let said = machine.does(&["drill", "--key", &key]);
    assert!(said.contains("members: 1") && said.contains("the desk's log says so"), "{said}");
    let told = machine.doctor();
    assert!(told.contains("ok      backups         one was put back today, to try it"), "{told}");
    assert!(machine.does(&["audit", "verify"]).contains("the log is whole"));
    let from = ["restore", "--content", &content, "--keys", &keys, "--key", &key];
    let refused = machine.refuses(&from);
    assert!(refused.contains("is not there: without the list"), "{refused}");
    fs::write(backups.0.join("erased"), "").unwrap();
    let refused = machine.refuses(&from);
    assert!(refused.contains("a backup is only put back into an empty place"), "{refused}");
    desk.shut().await;
    let new = Machine::new(again, &backups);
    let said = new.does(&from);
    assert!(said.contains("members: 1"), "{said}");
    assert!(new.does(&["audit", "verify"]).contains("the log is whole"));
    let back = new.desk().await;
    assert_eq!(back.members().await.unwrap().len(), 1);
    back.shut().await;
    assert!(new.refuses(&from).contains("empty place"), "and not a second time");
}

#[tokio::test]
async fn a_desk_outlives_its_machine() {
    outlives(None, None).await;
}

#[tokio::test]
async fn a_desk_outlives_its_machine_over_postgresql() {
    let Ok(base) = std::env::var("ZICHTBAAR_TEST_POSTGRES") else {
        assert!(!on_build_machine(), "PostgreSQL must run here: use ./dev test");
        return;
    };
    let names = ["lost", "new"].map(|name| format!("{name}_{}_{}", std::process::id(), now()));
    for name in &names {
        sql(&base, &format!("CREATE DATABASE {name}"));
    }
    let [lost, new] = names.map(|name| Some(format!("{base}/{name}")));
    outlives(lost, new).await;
}

#[tokio::test]
async fn a_backup_that_is_old_or_gone_from_its_folder_is_told_by_the_doctor_with_what_to_do() {
    let backups = Folder::new();
    let machine = Machine::new(None, &backups);
    let desk = with_a_member(&machine).await;
    machine.backed_up_days_ago(3).await;
    let told = machine.doctor();
    assert!(told.contains("warning backups         the last one was made 3 days ago"), "{told}");
    assert!(told.contains("journalctl -u zichtbaar-backup"), "{told}");
    machine.backed_up_days_ago(1).await;
    let told = machine.doctor();
    assert!(told.contains("ok      backups         the last one was made 1 day ago"), "{told}");
    fs::remove_dir_all(backups.0.join("short")).unwrap();
    let told = machine.doctor();
    assert!(told.contains("warning backups         there is no backup in"), "{told}");
    assert!(told.contains("is its disk mounted"), "{told}");
    fs::write(machine.folder.0.join("backup.pub"), "age1pq1nonsense\n").unwrap();
    assert!(machine.doctor().contains("WRONG   backups"));
    desk.shut().await;
}

#[tokio::test]
async fn on_a_full_disk_no_half_backup_is_left_and_none_is_put_back_by_half() {
    let backups = Folder::new();
    let machine = Machine::new(None, &backups);
    let desk = with_a_member(&machine).await;
    let Some(disk) = SmallDisk::mount(&backups.0.join("long"), "size=2m") else {
        eprintln!("nothing can be mounted here: a full disk is not tested");
        return;
    };
    let ballast = disk.fill();
    let refused = machine.refuses(&["backup"]);
    assert!(refused.contains("the disk is full"), "{refused}");
    fs::remove_file(&ballast).unwrap();
    let left = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!((left(&disk.0), left(&backups.0.join("short"))), (0, 0));
    let (content, keys) = files(&machine.does(&["backup"]));
    desk.shut().await;
    // The other way round: the new machine has no room.
    let key = key_file(&backups).display().to_string();
    let mut new = Machine::new(None, &backups);
    let Some(small) = SmallDisk::mount(&new.folder.0.join("small"), "size=100k") else { return };
    new.database = format!("sqlite:{}", small.0.join("desk.db").display());
    let arguments =
        ["restore", "--content", &content, "--keys", &keys, "--key", &key, "--without-erased-list"];
    let refused = new.refuses(&[&arguments[..], &["--database", &new.database]].concat());
    assert!(refused.contains("full"), "{refused}");
    assert_eq!(left(&small.0), 0);
    assert!(!new.folder.0.join("ring.key").exists(), "and no keys without what they open");
}

#[test]
fn settings_under_which_a_backup_could_not_forget_are_refused_before_anything_is_made() {
    let backups = Folder::new();
    let machine = Machine::new(None, &backups);
    let path = machine.folder.0.join("desk.toml");
    let text = fs::read_to_string(&path).unwrap();
    machine.does(&["desk", "keys"]);
    for (from, to, said) in [
        ("keys_keep_days = 30", "keys_keep_days = 365", "keys_keep_days is 1 to 92"),
        ("/short\"", "/long/keys\"", "lie apart"),
    ] {
        fs::write(&path, text.replace(from, to)).unwrap();
        let refused = machine.refuses(&["backup"]);
        assert!(refused.contains(said), "{refused}");
    }
    fs::write(&path, &text).unwrap();
    fs::write(machine.folder.0.join("backup.pub"), "age1pq1nonsense\n").unwrap();
    assert!(machine.refuses(&["backup"]).contains("line 1 is not a public key"));
    fs::write(
        &path,
        text.split("[backup]").next().unwrap().to_owned() + "[names]" + text.split("[names]").nth(1).unwrap(),
    )
    .unwrap();
    assert!(machine.refuses(&["backup"]).contains("no [backup]"));
}

/// The most memory a command took, in MiB, and what it said. Looked at every few milliseconds while it runs.
fn most_memory(machine: &Machine, arguments: &[&str]) -> (f64, String) {
    let mut command = Command::new(binary());
    command.args(arguments).arg("--config").arg(machine.folder.0.join("desk.toml")).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        most = most.max(kib.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(std::time::Duration::from_millis(3));
    }
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    (most, String::from_utf8(output.stdout).unwrap())
}

#[tokio::test]
async fn a_document_of_64_mebibytes_is_backed_up_and_put_back_without_ever_being_in_memory() {
    let backups = Folder::new();
    let machine = Machine::new(None, &backups);
    let desk = with_a_member(&machine).await;
    let key = key_file(&backups).display().to_string();
    fs::write(backups.0.join("erased"), "").unwrap();
    let small = most_memory(&machine, &["backup"]).0;
    let session = signed_in(&desk).await;
    put_a_document(&desk, &session, 64).await;
    let to = machine.folder.0.join("left.age").display().to_string();
    let recipient = Identity::from_seed([5; 32]).recipient().to_string();
    let leaves = most_memory(&machine, &["desk", "leave", "--to", &to, "--recipient", &recipient]).0;
    assert!(fs::metadata(&to).unwrap().len() > 64 << 20);
    let (large, said) = most_memory(&machine, &["backup"]);
    let (content, keys) = files(&said);
    assert!(fs::metadata(&content).unwrap().len() > 64 << 20);
    desk.shut().await;
    let new = Machine::new(None, &backups);
    let from = ["restore", "--content", &content, "--keys", &keys, "--key", &key];
    let (back, said) = most_memory(&new, &from);
    assert!(said.contains("documents: 1"), "{said}");
    println!(
        "MiB at most: backup {small:.0}, with a document of 64 MiB {large:.0}, restore of it {back:.0}, leaving with it {leaves:.0}"
    );
    // Opening the key ring alone takes 64 MiB on purpose (Argon2id).
    for peak in [large, back, leaves] {
        assert!(peak < small + 24.0, "{small} {large} {back} {leaves}");
    }
}
