//! `zichtbaar desk recovery`: the key files come back from three of five sheets of paper; making the sheets, using them, and trying
//! whether they work.
mod typed;

use crate::{running::Outcome, settings::desk::DeskFile};
use ::desk::{
    backup,
    keys::KeyRing,
    recovery::{RecoveryAct, SheetFor, file_beside, note, page, passphrase_in, write_file},
};
use clap::{Args, Subcommand};
use envelope::{
    age::Identity,
    recovery::{NEEDED, SHEETS, SetMark, Sheet, combine, make},
};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use std::{
    fs::{DirBuilder, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};
use web::{
    clock::{Clock, SystemClock},
    dates::written_day,
    language::Lang,
};
use zeroize::Zeroizing;

type Failed = Box<dyn std::error::Error>;

/// What to do with the sheets.
#[derive(Subcommand)]
pub(crate) enum RecoveryAction {
    /// Make five sheets to print. Sheets of an earlier set are worth nothing afterwards.
    Make(MakeArguments),
    /// Bring the passphrase and the recovery key back from three sheets.
    Restore(RestoreArguments),
    /// Try whether three sheets open the key ring. Writes no secret anywhere; a line of the desk's log says that it went well.
    Drill(DrillArguments),
}

/// Which desk.
#[derive(Args)]
struct WhichDesk {
    /// The settings file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Where the sheets go.
#[derive(Args)]
pub(crate) struct MakeArguments {
    #[command(flatten)]
    desk: WhichDesk,
    /// A folder that is not there yet: five pages to print. In memory if you can (/dev/shm/…); delete it afterwards.
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// Who keeps a sheet; give it five times, or not at all and write the names by hand.
    #[arg(long = "holder", value_name = "NAME")]
    holders: Vec<String>,
    /// In which language: nl, fr, en, de or ar.
    #[arg(long, default_value = "nl")]
    language: String,
}

/// What comes back.
#[derive(Args)]
pub(crate) struct RestoreArguments {
    #[command(flatten)]
    desk: WhichDesk,
    /// A folder that is not there yet: the passphrase and the recovery key are written there.
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// A backup's file that ends in .keys.age, if the machine is lost and the file beside the ring with it. It must have been sealed to
    /// the recovery key too.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// A file with the text of a sheet's square code; give it three times. Without it the sheets are typed.
    #[arg(long = "sheet", value_name = "FILE")]
    sheets: Vec<PathBuf>,
}

/// Which sheets are tried.
#[derive(Args)]
pub(crate) struct DrillArguments {
    #[command(flatten)]
    desk: WhichDesk,
    /// A file with the text of a sheet's square code; give it three times. Without it the sheets are typed.
    #[arg(long = "sheet", value_name = "FILE")]
    sheets: Vec<PathBuf>,
}

pub(crate) async fn run(action: RecoveryAction) -> Outcome {
    match action {
        RecoveryAction::Make(arguments) => make_sheets(arguments).await,
        RecoveryAction::Restore(arguments) => restore(arguments).await,
        RecoveryAction::Drill(arguments) => drill(arguments).await,
    }
}

async fn make_sheets(arguments: MakeArguments) -> Outcome {
    let file = DeskFile::read(&arguments.desk.config)?;
    let lang = Lang::at_desk(&arguments.language).ok_or("a language is nl, fr, en, de or ar")?;
    let holders = &arguments.holders;
    if !holders.is_empty() && holders.len() != usize::from(SHEETS) {
        return Err("give five names with --holder, or none".into());
    }
    let passphrase = file.passphrase()?;
    let ring = KeyRing::load(&file.ring, &passphrase)?;
    let (key, sheets) = make(&mut UnwrapErr(SysRng))?;
    let recipient = key.recipient();
    let set = SetMark::of(&recipient);
    new_folder(&arguments.to)?;
    let now = SystemClock.now();
    let made = written_day(web::dates::day_in_brussels(now));
    for (place, sheet) in sheets.iter().enumerate() {
        let holder = holders.get(place).map_or("", String::as_str);
        let org = file.name_in(lang);
        let text = page(sheet, &SheetFor { lang, org: &org, holder, made: &made })?;
        let name = format!("recovery-{}-{:010}-{}.html", file.id, set.0, sheet.number());
        new_file(&arguments.to.join(name), text.as_bytes())?;
    }
    write_file(&file_beside(&file.ring), ring.org_id(), &passphrase, &recipient)?;
    let noted = note(&file.database, &ring, now, (RecoveryAct::Made, set)).await;
    let mut out = std::io::stdout();
    writeln!(out, "five sheets of set {:010} are in {}", set.0, arguments.to.display())?;
    writeln!(
        out,
        "print them, delete that folder, and give each to another person: any three bring the keys back"
    )?;
    writeln!(out, "then try them: zichtbaar desk recovery drill")?;
    said_noted(&mut out, noted)?;
    writeln!(out, "# so that three sheets open backups too, add this line to the file of backup keys:")?;
    Ok(writeln!(out, "{recipient}")?)
}

async fn drill(arguments: DrillArguments) -> Outcome {
    let file = DeskFile::read(&arguments.desk.config)?;
    let (key, set) = brought_back(&arguments.sheets)?;
    let passphrase = passphrase_in(&file_beside(&file.ring), &key, &file.id)?;
    let ring = KeyRing::load(&file.ring, &passphrase)?;
    let noted = note(&file.database, &ring, SystemClock.now(), (RecoveryAct::Tried, set)).await;
    let mut out = std::io::stdout();
    writeln!(out, "these sheets of set {:010} open the key ring; nothing was written down of it", set.0)?;
    said_noted(&mut out, noted)
}

async fn restore(arguments: RestoreArguments) -> Outcome {
    let file = DeskFile::read(&arguments.desk.config)?;
    let (key, set) = brought_back(&arguments.sheets)?;
    let beside = file_beside(&file.ring);
    let passphrase = match &arguments.keys {
        Some(keys) => Some(backup::recovered_passphrase(keys, &key, &file.id, &std::env::temp_dir())?),
        None if beside.exists() => Some(passphrase_in(&beside, &key, &file.id)?),
        None => None,
    };
    new_folder(&arguments.to)?;
    let at = |name: &str| arguments.to.join(name);
    new_file(&at("recovery.key"), Zeroizing::new(format!("{}\n", *key.to_secret_string())).as_bytes())?;
    let mut out = std::io::stdout();
    writeln!(out, "{}: opens backups that were sealed to it", at("recovery.key").display())?;
    let Some(passphrase) = passphrase else {
        return Ok(writeln!(
            out,
            "{} is not there, so the passphrase is not known yet: name a backup with --keys",
            beside.display()
        )?);
    };
    new_file(&at("passphrase"), &passphrase)?;
    writeln!(out, "{}: opens the key files (passphrase_file in the settings)", at("passphrase").display())?;
    if let Ok(ring) = KeyRing::load(&file.ring, &passphrase) {
        let noted = note(&file.database, &ring, SystemClock.now(), (RecoveryAct::Used, set)).await;
        said_noted(&mut out, noted)?;
    }
    Ok(writeln!(out, "when the desk runs again, make new sheets: these have been seen together")?)
}

/// The key of three sheets, from files or typed.
fn brought_back(files: &[PathBuf]) -> Result<(Identity, SetMark), Failed> {
    let sheets = if files.is_empty() { typed::sheets(NEEDED)? } else { scanned(files)? };
    let key = combine(&sheets)?;
    let set = SetMark::of(&key.recipient());
    Ok((key, set))
}

fn scanned(files: &[PathBuf]) -> Result<Vec<Sheet>, Failed> {
    let read = |path: &PathBuf| {
        let name = path.display();
        let text = std::fs::read_to_string(path).map(Zeroizing::new);
        let text = text.map_err(|error| format!("{name}: {error}"))?;
        Sheet::parse_scanned(&text).map_err(|error| format!("{name}: {error}").into())
    };
    files.iter().map(read).collect()
}

fn said_noted(out: &mut impl Write, noted: bool) -> Outcome {
    let said =
        if noted { "the desk's log says so" } else { "there is no desk in this database, so no log says so" };
    Ok(writeln!(out, "{said}")?)
}

fn new_folder(path: &Path) -> Outcome {
    let made = DirBuilder::new().mode(0o700).create(path);
    Ok(made.map_err(|error| format!("{}: {error}", path.display()))?)
}

fn new_file(path: &Path, bytes: &[u8]) -> Outcome {
    let failed = |error| format!("{}: {error}", path.display());
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    Ok(file.sync_all().map_err(failed)?)
}
