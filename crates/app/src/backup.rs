//! `zichtbaar backup`, `restore` and `drill`: what an IT officer does so that a desk outlives its machine.
use crate::{
    desk::DeskArguments,
    running::Outcome,
    seal::identities,
    settings::{credential, desk::DeskFile, sample::settings},
};
use ::desk::{
    DeskConfig, DeskError,
    backup::{self, Counted, Pair, Place, Plan, Scratch, Source},
    keys::KeyRing,
};
use clap::Args;
use envelope::age::Identity;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use web::clock::{Clock, SystemClock};
use zeroize::Zeroizing;

type Failed = Box<dyn std::error::Error>;

settings! {
    /// As it is written.
    pub(crate) struct BackupFile {
        /// Who can open them: a file of public keys, one a line (`zichtbaar key new`). Keep the secret halves away from this machine.
        to: PathBuf => Set("\"/etc/zichtbaar/backup.pub\""),
        /// The database without its keys; may lie anywhere, and stays for keep_days.
        folder: PathBuf => Set("\"/var/backups/zichtbaar\""),
        /// The keys, on another disk or machine, where what is deleted is gone. What is erased at the desk can be read from backups until
        /// keys_keep_days later, 92 at most.
        keys_folder: PathBuf => Set("\"/mnt/keys/zichtbaar\""),
        keep_days: u32 => Set("92"),
        keys_keep_days: u32 => Set("30"),
    }
}

/// A backup and where it goes.
#[derive(Args)]
pub(crate) struct RestoreArguments {
    #[command(flatten)]
    desk: DeskArguments,
    /// The file that ends in .content.age.
    #[arg(long, value_name = "FILE")]
    content: PathBuf,
    /// The file that ends in .keys.age: of the same moment, or a later one, with which what was erased since stays erased.
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// A file of secret keys that open backups (AGE-SECRET-KEY-PQ-1…).
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The list of what was erased is lost: what was erased after the keys were backed up comes back, and must be erased by hand.
    #[arg(long)]
    without_erased_list: bool,
}

/// What a drill needs.
#[derive(Args)]
pub(crate) struct DrillArguments {
    #[command(flatten)]
    desk: DeskArguments,
    /// A file of secret keys that open backups (AGE-SECRET-KEY-PQ-1…).
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Where the backup is put back meanwhile: a folder as safe as the desk's own. Without it, beside the database or where
    /// temporary files go.
    #[arg(long, value_name = "FOLDER")]
    within: Option<PathBuf>,
    /// An empty PostgreSQL database to put it into; without it one is made and dropped.
    #[arg(long, value_name = "URL")]
    scratch: Option<String>,
}

impl BackupFile {
    pub(crate) fn plan(&self) -> Result<Plan, Failed> {
        let name = self.to.display();
        let text = fs::read_to_string(&self.to).map_err(|error| format!("{name}: {error}"))?;
        let lines = text.lines().map(str::trim).enumerate();
        let keys = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let read = |(place, line): (usize, &str)| {
            line.parse()
                .map_err(|_| format!("{name}: line {} is not a public key of the form age1pq1…", place + 1))
        };
        let plan = Plan {
            to: keys.map(read).collect::<Result<_, _>>()?,
            folder: self.folder.clone(),
            keys_folder: self.keys_folder.clone(),
            keep_days: self.keep_days,
            keys_keep_days: self.keys_keep_days,
        };
        plan.check()?;
        Ok(plan)
    }
}

pub(crate) async fn backup(arguments: DeskArguments) -> Outcome {
    let file = DeskFile::read(&arguments.config)?;
    let plan = file.plan()?;
    // Handed over by systemd when its timer starts it; by hand it is where the settings say.
    let ring_file = credential(&file.ring);
    let ring = KeyRing::load(&ring_file, &file.passphrase()?)?;
    let database = arguments.database.as_ref().unwrap_or(&file.database);
    let source = Source { database, ring: &ring, ring_file: &ring_file, plan: &plan, now: SystemClock.now() };
    let made = backup::make(&source).await?;
    let mut out = std::io::stdout();
    writeln!(out, "{}\n{}", made.content.display(), made.keys.display())?;
    Ok(writeln!(out, "{} bytes; {} older files deleted", made.bytes, made.deleted)?)
}

pub(crate) async fn restore(arguments: RestoreArguments) -> Outcome {
    let file = DeskFile::read(&arguments.desk.config)?;
    let (keys, secret) = (secret_keys(&arguments.key)?, file.passphrase()?);
    let database = arguments.desk.database.as_ref().unwrap_or(&file.database);
    let list = file.erased_list();
    let place = Place {
        database,
        ring: &file.ring,
        erased_list: (!arguments.without_erased_list).then_some(list.as_path()),
        org: &file.id,
        work: &beside(database),
    };
    let pair = Pair { content: arguments.content, keys: arguments.keys };
    let restored =
        backup::restore(&pair, &keys, &secret, &place, |address, ring| config(&file, address, ring)).await?;
    let mut out = std::io::stdout();
    writeln!(out, "put back: the desk as it was at {} (Unix seconds)", restored.moment)?;
    writeln!(out, "{}", said(&restored.counted))?;
    writeln!(out, "erased again, since it had been erased meanwhile: {}", restored.erased_again)?;
    writeln!(
        out,
        "members, roles and passwords are those of that day: whoever left since is to be removed again"
    )?;
    Ok(writeln!(out, "start the desk; it fetches again what still lies at the relay")?)
}

pub(crate) async fn drill(arguments: DrillArguments) -> Outcome {
    let file = DeskFile::read(&arguments.desk.config)?;
    let plan = file.plan()?;
    let (keys, secret) = (secret_keys(&arguments.key)?, file.passphrase()?);
    let ring = KeyRing::load(&file.ring, &secret)?;
    let database = arguments.desk.database.as_ref().unwrap_or(&file.database);
    let source = Source { database, ring: &ring, ring_file: &file.ring, plan: &plan, now: SystemClock.now() };
    let folder = arguments.within.unwrap_or_else(|| beside(database));
    let list = file.erased_list();
    let list = list.exists().then_some(list.as_path());
    let scratch = Scratch { folder: &folder, database: arguments.scratch.as_deref() };
    let build = |address, ring| config(&file, address, ring);
    let drilled = backup::drill(&source, (&keys, &secret), list, &scratch, build).await?;
    let mut out = std::io::stdout();
    writeln!(out, "the backup of {} (Unix seconds) was put back and opened", drilled.moment)?;
    writeln!(out, "{}", said(&drilled.counted))?;
    let noted = if drilled.noted { "the desk's log says so" } else { "the desk is gone, so no log says so" };
    Ok(writeln!(out, "{noted}")?)
}

fn config(file: &DeskFile, database: String, ring: KeyRing) -> Result<DeskConfig, DeskError> {
    file.config(database, ring).map_err(|error| {
        tracing::error!(%error, "the settings");
        DeskError::Setup("the settings cannot be used")
    })
}

fn said(counted: &Counted) -> String {
    format!(
        "reports: {}, messages and notes in them: {}, cases: {}, entries in them: {}, documents: {}, members: {}, lines of the log: \
         {}; all of them whole",
        counted.reports,
        counted.messages,
        counted.cases,
        counted.entries,
        counted.documents,
        counted.members,
        counted.lines
    )
}

fn secret_keys(path: &Path) -> Result<Vec<Identity>, Failed> {
    let name = path.display();
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?);
    Ok(identities(&text).map_err(|error| format!("{name}: {error}"))?)
}

/// Where a database lies, for files that are to be as safe as it is.
fn beside(database: &str) -> PathBuf {
    let file = database.strip_prefix("sqlite:").map(|rest| rest.split('?').next().unwrap_or(rest));
    let folder = file.and_then(|file| Path::new(file.trim_start_matches("//")).parent().map(Path::to_owned));
    match folder {
        Some(folder) if folder.as_os_str().is_empty() => ".".into(),
        Some(folder) => folder,
        None => std::env::temp_dir(),
    }
}
