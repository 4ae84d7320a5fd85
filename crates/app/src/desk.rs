//! `zichtbaar desk`: an organisation's desk, and what its IT officer does by hand: keys, members, the log.
use crate::{
    disk, leave, memory, recovery,
    running::{Outcome, is_ready, today, until_told},
    settings::{credential, desk::DeskFile, standing},
    watch::{self, Door},
    witness,
};
use ::desk::{
    Desk, Role,
    face::{self, Look},
    keys::{IdentityKey, KeyRing, KeysError, make_organisation, renew},
    member::NewMember,
};
use clap::{Args, Subcommand};
use envelope::directory::{OrgKind, fingerprint, word_numbers};
use getrandom::SysRng;
use paper::FontPress;
use rand_core::UnwrapErr;
use std::{
    io::{BufRead, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::net::TcpListener;
use web::{fingerprint::words, language::Lang, serve::serve};
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
    /// Write everything this desk has, opened and with its keys, into one file sealed to a key of whoever goes on with it.
    Leave(leave::LeaveArguments),
    /// Five sheets of paper of which three bring the keys back.
    #[command(subcommand)]
    Recovery(recovery::RecoveryAction),
}

/// What to do with the log.
#[derive(Subcommand)]
pub(crate) enum AuditAction {
    /// Check that no line was changed, removed, moved or cut off. Fails if one was, and names it.
    Verify(witness::VerifyArguments),
    /// Write where the log ends, signed, for another desk to witness.
    Head(DeskArguments),
    /// State that another desk showed where its log ends.
    Witness(witness::WitnessArguments),
}

/// Which desk.
#[derive(Args)]
pub(crate) struct DeskArguments {
    /// The settings file; `zichtbaar sample desk` explains each line.
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

pub(crate) async fn run(action: DeskAction) -> Outcome {
    match action {
        DeskAction::Run(arguments) => serve_desk(arguments).await,
        DeskAction::Keys(arguments) => make_keys(&DeskFile::read(&arguments.config)?),
        DeskAction::Rotate(arguments) => rotate(&DeskFile::read(&arguments.config)?),
        DeskAction::Member(arguments) => add_member(arguments).await,
        DeskAction::Leave(arguments) => leave::run(arguments).await,
        DeskAction::Recovery(action) => recovery::run(action).await,
    }
}

pub(crate) async fn audit(action: AuditAction) -> Outcome {
    match action {
        AuditAction::Verify(arguments) => witness::verify(arguments).await,
        AuditAction::Head(arguments) => witness::head(arguments).await,
        AuditAction::Witness(arguments) => witness::witness(arguments).await,
    }
}

async fn serve_desk(arguments: DeskArguments) -> Outcome {
    memory::guard();
    let (ring, file) = keys(&arguments)?;
    let by_police = ring.org().entry().kind == OrgKind::Police;
    let public_relay = file.public_relay()?;
    // Before anything is opened: what may not be used leaves no trace that it was tried.
    let responsible = standing(file.live, file.responsible.clone().read()?, by_police, today()?.number())?;
    let desk = open(&arguments, ring, &file).await?;
    let stop = until_told()?;
    let database = arguments.database.as_ref().unwrap_or(&file.database);
    let requests = web::watch::Requests::default();
    let door =
        Door::open(file.watch, || watch::desk(&desk, requests.clone(), database, stop.clone())).await?;
    let fonts = file.fonts.unwrap_or_else(|| FONTS.into());
    let press = Some(Arc::new(FontPress::new(fonts)) as Arc<dyn web::paper::Press>);
    let look =
        Look { id: file.id, names: file.names, demo: !file.live, public_relay, press, responsible, requests };
    let background = desk.spawn_background();
    let listen = arguments.listen.unwrap_or(file.listen);
    let listener = TcpListener::bind(listen).await?;
    tracing::info!(%listen, "the desk listens");
    is_ready();
    serve(listener, face::router(desk.clone(), look), None, stop).await;
    background.stop().await;
    if let Some(door) = door {
        door.close().await;
    }
    desk.shut().await;
    Ok(())
}

/// What is wrong with a key file, with its name: a stick that is not in says no more by itself than that there is no such file.
fn of_file<T>(path: &Path, done: Result<T, KeysError>) -> Result<T, Failed> {
    Ok(done.map_err(|error| format!("{}: {error}", path.display()))?)
}

pub(crate) fn keys(arguments: &DeskArguments) -> Result<(KeyRing, DeskFile), Failed> {
    let file = DeskFile::read(&arguments.config)?;
    let path = credential(&file.ring);
    Ok((of_file(&path, KeyRing::load(&path, &file.passphrase()?))?, file))
}

pub(crate) async fn open(arguments: &DeskArguments, ring: KeyRing, file: &DeskFile) -> Result<Desk, Failed> {
    let database = arguments.database.clone().unwrap_or_else(|| file.database.clone());
    if disk::would_be_roots(&database) {
        let why = "root would make the database here, and the service could not write it: start the service first, which makes it";
        return Err(why.into());
    }
    Ok(Desk::open(file.config(database, ring)?).await?)
}

/// Never over keys that are there: whoever lost them by a mistyped command lost every report.
fn make_keys(file: &DeskFile) -> Outcome {
    if file.ring.exists() || file.identity.exists() {
        return Err("there are key files already; they are left as they are".into());
    }
    let (identity, ring) = make_organisation(&file.entry(today()?)?, today()?, &mut UnwrapErr(SysRng))?;
    let secret = file.passphrase()?;
    of_file(&file.identity, identity.save(&file.identity, &secret))?;
    of_file(&file.ring, ring.save(&file.ring, &secret))?;
    let mut out = std::io::stdout();
    writeln!(out, "identity = \"{}\"", data_encoding::HEXLOWER.encode(&identity.public()))?;
    let spoken = fingerprint(&identity.public()).groups.join(" ");
    writeln!(out, "# read this to the relay's owner over the telephone: {spoken}")?;
    for one in words(&word_numbers(&identity.public()), Lang::En) {
        writeln!(out, "# the same as words, for posters: {}", one.words.join(" "))?;
    }
    Ok(writeln!(out, "# keep two copies of {} away from this machine", file.identity.display())?)
}

fn rotate(file: &DeskFile) -> Outcome {
    let secret = file.passphrase()?;
    let identity = of_file(&file.identity, IdentityKey::load(&file.identity, &secret))?;
    let ring = of_file(&file.ring, KeyRing::load(&file.ring, &secret))?;
    let renewed = renew(&ring, &identity, &file.entry(today()?)?, today()?, &mut UnwrapErr(SysRng))?;
    of_file(&file.ring, renewed.save(&file.ring, &secret))?;
    Ok(writeln!(std::io::stdout(), "renewed; start the desk again, and take the identity key away")?)
}

async fn add_member(arguments: MemberArguments) -> Outcome {
    let (ring, file) = keys(&arguments.desk)?;
    let desk = open(&arguments.desk, ring, &file).await?;
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

/// One line from the terminal or a pipe. Not echoed by us; a terminal shows it, so a passphrase file is better.
pub(crate) fn ask(what: &str) -> Result<Zeroizing<String>, Failed> {
    Ok(ask_line(what)?.unwrap_or_default())
}

/// The same; nothing: the input has ended.
pub(crate) fn ask_line(what: &str) -> Result<Option<Zeroizing<String>>, Failed> {
    let mut err = std::io::stderr();
    write!(err, "{what}")?;
    err.flush()?;
    let mut line = Zeroizing::new(String::with_capacity(256));
    let read = std::io::stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned())))
}
