//! `zichtbaar desk`: an organisation's desk, and what its IT officer does by hand: keys, members, the log.
use crate::{
    backup::BackupFile,
    mail::MailFile,
    memory,
    running::{Outcome, told, until_told},
};
use ::desk::{
    Desk, DeskConfig, Role,
    backup::Plan,
    face::{self, Look},
    keys::{IdentityKey, KeyRing, make_organisation, renew},
    member::NewMember,
    retention::Retention,
    session::SignInSettings,
};
use clap::{Args, Subcommand};
use envelope::{
    directory::{Card, Entry, OrgKind, fingerprint},
    ids::{Day, OrgId},
};
use getrandom::SysRng;
use paper::FontPress;
use rand_core::UnwrapErr;
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::net::TcpListener;
use web::{
    clock::{Clock, SystemClock},
    serve::serve,
};
use zeroize::Zeroizing;

/// Where Debian and most others put fonts.
pub(crate) const FONTS: &str = "/usr/share/fonts";

type Failed = Box<dyn std::error::Error>;

/// What to do at a desk.
#[derive(Subcommand)]
pub(crate) enum DeskAction {
    /// Run it.
    Run(DeskArguments),
    /// Make an organisation's identity and a year of working keys. Prints the identity for the relay's settings.
    Keys(DeskArguments),
    /// Renew the working keys for twelve months with the identity key.
    Rotate(DeskArguments),
    /// Add a member; asks for the password, and prints the secret for their app.
    Member(MemberArguments),
}

/// What to do with the log.
#[derive(Subcommand)]
pub(crate) enum AuditAction {
    /// Check that no line was changed, removed, moved or cut off. Fails if one was, and names it.
    Verify(DeskArguments),
}

/// Which desk.
#[derive(Args)]
pub(crate) struct DeskArguments {
    /// The settings file; `data/examples/desk.toml` explains each line.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    /// Another database than the file says: `sqlite:PATH` or `postgres:URL`.
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Another address than the file says.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

/// Who is added.
#[derive(Args)]
pub(crate) struct MemberArguments {
    #[command(flatten)]
    desk: DeskArguments,
    /// Their name, for colleagues.
    #[arg(long)]
    name: String,
    /// What they sign in with.
    #[arg(long)]
    user: String,
    /// lead, judicial (police only), reader, helper or it.
    #[arg(long)]
    role: String,
    /// A language they speak (nl, fr, ar …); give it once for each.
    #[arg(long = "language", required = true)]
    languages: Vec<String>,
}

/// The file, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeskFile {
    pub(crate) id: String,
    kind: String,
    serial: u64,
    listen: SocketAddr,
    pub(crate) database: String,
    relay: String,
    pull_seconds: u64,
    pub(crate) ring: PathBuf,
    identity: PathBuf,
    /// How long each kind of record is kept; without it, the proposals that come with the program.
    retention: Option<PathBuf>,
    /// Where it is listed what was erased: kept when an older backup is restored. Without it, beside the key ring.
    erased_list: Option<PathBuf>,
    /// The folder with the Noto fonts in which copies are put on paper; without it, where Debian puts them.
    fonts: Option<PathBuf>,
    /// Opens the key files: a file with the passphrase, or a system credential. Without it the passphrase is asked for.
    passphrase_file: Option<PathBuf>,
    languages: Vec<String>,
    #[serde(default)]
    sign_in: SignInFile,
    mail: Option<MailFile>,
    names: BTreeMap<String, String>,
    cards: BTreeMap<String, CardFile>,
    /// Where backups go.
    backup: Option<BackupFile>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SignInFile {
    address: Option<String>,
    passkey_domain: Option<String>,
    #[serde(default)]
    passkey_needed_for: NeededFor,
    idle_minutes: Option<i64>,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum NeededFor {
    #[default]
    None,
    Everyone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardFile {
    reads: String,
    secrecy: String,
    duty: String,
    irrevocable: String,
    answers: String,
}

pub(crate) async fn run(action: DeskAction) -> Outcome {
    match action {
        DeskAction::Run(arguments) => serve_desk(arguments).await,
        DeskAction::Keys(arguments) => make_keys(&DeskFile::read(&arguments.config)?),
        DeskAction::Rotate(arguments) => rotate(&DeskFile::read(&arguments.config)?),
        DeskAction::Member(arguments) => add_member(arguments).await,
    }
}

pub(crate) async fn audit(action: AuditAction) -> Outcome {
    let AuditAction::Verify(arguments) = action;
    let (desk, _) = open(&arguments).await?;
    let verdict = desk.check_audit().await?;
    desk.shut().await;
    match verdict.first_fault {
        None => Ok(writeln!(std::io::stdout(), "the log is whole: {} lines", verdict.lines)?),
        Some((line, fault)) => Err(format!("the log is not whole: line {line}, {fault:?}").into()),
    }
}

async fn serve_desk(arguments: DeskArguments) -> Outcome {
    memory::guard();
    let (desk, file) = open(&arguments).await?;
    let stop = until_told()?;
    let fonts = file.fonts.unwrap_or_else(|| FONTS.into());
    let look =
        Look { id: file.id, names: file.names, demo: false, press: Some(Arc::new(FontPress::new(fonts))) };
    let background = desk.spawn_background();
    let listen = arguments.listen.unwrap_or(file.listen);
    let listener = TcpListener::bind(listen).await?;
    tracing::info!(%listen, "the desk listens");
    serve(listener, face::router(desk.clone(), look), None, told(stop)).await;
    background.stop().await;
    desk.shut().await;
    Ok(())
}

async fn open(arguments: &DeskArguments) -> Result<(Desk, DeskFile), Failed> {
    let file = DeskFile::read(&arguments.config)?;
    let ring = KeyRing::load(&file.ring, &file.passphrase()?)?;
    let database = arguments.database.clone().unwrap_or_else(|| file.database.clone());
    Ok((Desk::open(file.config(database, ring)?).await?, file))
}

/// Never over keys that are there: whoever lost them by a mistyped command lost every report.
fn make_keys(file: &DeskFile) -> Outcome {
    if file.ring.exists() || file.identity.exists() {
        return Err("there are key files already; they are left as they are".into());
    }
    let (identity, ring) = make_organisation(&file.entry()?, today()?, &mut UnwrapErr(SysRng))?;
    let secret = file.passphrase()?;
    identity.save(&file.identity, &secret)?;
    ring.save(&file.ring, &secret)?;
    let mut out = std::io::stdout();
    writeln!(out, "identity = \"{}\"", data_encoding::HEXLOWER.encode(&identity.public()))?;
    let spoken = fingerprint(&identity.public()).groups.join(" ");
    writeln!(out, "# read this to the relay's owner over the telephone: {spoken}")?;
    Ok(writeln!(out, "# keep two copies of {} away from this machine", file.identity.display())?)
}

fn rotate(file: &DeskFile) -> Outcome {
    let secret = file.passphrase()?;
    let identity = IdentityKey::load(&file.identity, &secret)?;
    let ring = KeyRing::load(&file.ring, &secret)?;
    let renewed = renew(&ring, &identity, &file.entry()?, today()?, &mut UnwrapErr(SysRng))?;
    renewed.save(&file.ring, &secret)?;
    Ok(writeln!(std::io::stdout(), "renewed; start the desk again, and take the identity key away")?)
}

async fn add_member(arguments: MemberArguments) -> Outcome {
    let (desk, _) = open(&arguments.desk).await?;
    let added = desk
        .add_member(NewMember {
            name: arguments.name,
            user: arguments.user,
            password: ask("password: ")?,
            totp_secret: None,
            role: Role::of_code(&arguments.role).ok_or("a role is lead, judicial, reader, helper or it")?,
            languages: arguments.languages,
        })
        .await?;
    desk.shut().await;
    Ok(writeln!(std::io::stdout(), "secret for the app: {}\n{}", *added.totp_base32, *added.totp_url)?)
}

impl SignInFile {
    fn settings(&self) -> SignInSettings {
        SignInSettings {
            address: self.address.clone(),
            passkey_domain: self.passkey_domain.clone(),
            passkey_needed: self.passkey_needed_for == NeededFor::Everyone,
            idle_minutes: self.idle_minutes,
        }
    }
}

impl DeskFile {
    pub(crate) fn read(path: &Path) -> Result<Self, Failed> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
    }

    /// The desk over a database, with its keys.
    pub(crate) fn config(&self, database: String, ring: KeyRing) -> Result<DeskConfig, Failed> {
        Ok(DeskConfig {
            retention: self.retention(ring.org().entry().kind)?,
            erased_list: Some(self.erased_list()),
            database,
            ring,
            relay: self.relay.clone(),
            pull_seconds: self.pull_seconds.max(1),
            clock: Arc::new(SystemClock),
            sign_in: self.sign_in.settings(),
            mail: self.mail.as_ref().map(MailFile::settings).transpose()?,
            backup: self.backup.as_ref().map(BackupFile::plan).transpose()?,
        })
    }

    /// Where it is listed what was erased.
    pub(crate) fn erased_list(&self) -> PathBuf {
        self.erased_list.clone().unwrap_or_else(|| self.ring.with_extension("erased"))
    }

    /// Where backups go.
    pub(crate) fn plan(&self) -> Result<Plan, Failed> {
        self.backup.as_ref().ok_or("the settings have no [backup]")?.plan()
    }

    pub(crate) fn passphrase(&self) -> Result<Zeroizing<Vec<u8>>, Failed> {
        match &self.passphrase_file {
            Some(path) => Ok(Zeroizing::new(fs::read(path)?.trim_ascii_end().to_vec())),
            None => Ok(Zeroizing::new(ask("passphrase of the key files: ")?.as_bytes().to_vec())),
        }
    }

    fn retention(&self, kind: OrgKind) -> Result<Retention, Failed> {
        let Some(path) = &self.retention else { return Ok(Retention::standard(kind)?) };
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Ok(Retention::parse(&text, kind).map_err(|error| format!("{name}: {error}"))?)
    }

    fn entry(&self) -> Result<Entry, Failed> {
        let card = |card: &CardFile| Card {
            reads: card.reads.clone(),
            secrecy: card.secrecy.clone(),
            duty: card.duty.clone(),
            irrevocable: card.irrevocable.clone(),
            answers: card.answers.clone(),
        };
        Ok(Entry {
            org: OrgId::parse(&self.id)?,
            serial: self.serial,
            kind: match self.kind.as_str() {
                "police" => OrgKind::Police,
                "centre" => OrgKind::Centre,
                "association" => OrgKind::Association,
                "other" => OrgKind::Other,
                _ => return Err("a kind is police, centre, association or other".into()),
            },
            names: self.names.iter().map(|(lang, name)| (lang.clone(), name.clone())).collect(),
            cards: self.cards.iter().map(|(lang, text)| (lang.clone(), card(text))).collect(),
            languages: self.languages.clone(),
            issued: today()?,
        })
    }
}

fn today() -> Result<Day, Failed> {
    Day::of_unix_seconds(u64::try_from(SystemClock.now())?).ok_or_else(|| "the clock is not set".into())
}

/// One line from the terminal or a pipe. Not echoed by us; a terminal shows it, so a passphrase file is better.
fn ask(what: &str) -> Result<Zeroizing<String>, Failed> {
    let mut err = std::io::stderr();
    write!(err, "{what}")?;
    err.flush()?;
    let mut line = Zeroizing::new(String::with_capacity(256));
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_that_an_organisation_starts_from_can_be_signed() {
        let file: DeskFile = toml::from_str(include_str!("../../../data/examples/desk.toml")).unwrap();
        let (_, ring) =
            make_organisation(&file.entry().unwrap(), Day(20_000), &mut UnwrapErr(SysRng)).unwrap();
        assert_eq!(ring.org().entry().names.len(), 2);
        assert!(file.sign_in.settings().check().is_ok(), "its address fits its passkeys");
    }
}
