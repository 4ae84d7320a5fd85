//! `zichtbaar key`, `seal` and `open`: sealed files by hand, for the day a desk is gone.
//! Writes a secret key to standard output only when asked for one; never into an error.

use std::{
    fs,
    io::{self, Read, Write},
    path::PathBuf,
};

use clap::{Args, Subcommand};
use envelope::age::{self, Identity, OpenError, Recipient, STANZAS, SealError};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use zeroize::Zeroizing;

/// What can be done with keys.
#[derive(Subcommand)]
pub(crate) enum KeyAction {
    /// Print a new secret key, with its public key as a comment before it.
    New,
    /// Print the public keys of the secret keys on standard input.
    Show,
    /// Print a new secret key, and after it those on standard input: what was sealed to them still opens.
    Rotate,
}

/// Who can open the sealed file.
#[derive(Args)]
pub(crate) struct SealArguments {
    /// A public key (`age1pq1…`); give it once for each reader, at most eight.
    #[arg(long = "to", required = true, value_name = "KEY")]
    to: Vec<String>,
}

/// With which keys to open.
#[derive(Args)]
pub(crate) struct OpenArguments {
    /// A file of secret keys, one a line; lines that start with # are skipped.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

/// What can go wrong, in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{0} is not a public key of the form age1pq1…")]
    PublicKey(usize),
    #[error("line {0} of the key file is not a secret key of the form AGE-SECRET-KEY-PQ-1…")]
    SecretKey(usize),
    #[error("there is no secret key in what was given")]
    NoSecretKey,
    #[error("the key file cannot be read: {0}")]
    KeyFile(io::Error),
    #[error("standard input or output failed: {0}")]
    Stream(#[from] io::Error),
    #[error("sealing failed: {0}")]
    Seal(#[from] SealError),
    #[error("opening failed: {0}")]
    Open(#[from] OpenError),
}

pub(crate) fn key(action: &KeyAction) -> Result<(), Error> {
    match action {
        KeyAction::New => new_key(),
        KeyAction::Show => show_keys(),
        KeyAction::Rotate => rotate_keys(),
    }
}

pub(crate) fn seal(arguments: &SealArguments) -> Result<(), Error> {
    let read = |(place, text): (usize, &String)| text.parse().map_err(|_| Error::PublicKey(place + 1));
    let recipients: Vec<Recipient> = arguments.to.iter().enumerate().map(read).collect::<Result<_, _>>()?;
    let sealed = age::seal(&mut UnwrapErr(SysRng), &recipients, STANZAS, &standard_input()?)?;
    Ok(io::stdout().write_all(&sealed)?)
}

pub(crate) fn open(arguments: &OpenArguments) -> Result<(), Error> {
    let text = Zeroizing::new(fs::read_to_string(&arguments.key).map_err(Error::KeyFile)?);
    let (_, plain) = age::open_with_any(&identities(&text)?, &standard_input()?)?;
    Ok(io::stdout().write_all(&plain)?)
}

fn new_key() -> Result<(), Error> {
    let identity = Identity::generate(&mut UnwrapErr(SysRng));
    let mut out = io::stdout();
    writeln!(out, "# public key: {}", identity.recipient())?;
    Ok(writeln!(out, "{}", *identity.to_secret_string())?)
}

/// Nothing is printed unless the old keys can be read: a half-written file would lose what was sealed to them.
fn rotate_keys() -> Result<(), Error> {
    let text = standard_input()?;
    let text = core::str::from_utf8(&text).map_err(|_| Error::NoSecretKey)?;
    let former = identities(text)?;
    new_key()?;
    let mut out = io::stdout();
    writeln!(out, "# former keys")?;
    for identity in former {
        writeln!(out, "{}", *identity.to_secret_string())?;
    }
    Ok(())
}

fn show_keys() -> Result<(), Error> {
    let text = standard_input()?;
    let text = core::str::from_utf8(&text).map_err(|_| Error::NoSecretKey)?;
    let mut out = io::stdout();
    for identity in identities(text)? {
        writeln!(out, "{}", identity.recipient())?;
    }
    Ok(())
}

/// Secret keys, one a line.
pub(crate) fn identities(text: &str) -> Result<Vec<Identity>, Error> {
    let lines = text.lines().map(str::trim).enumerate();
    let keys = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let read = |(place, line): (usize, &str)| line.parse().map_err(|_| Error::SecretKey(place + 1));
    let found: Vec<Identity> = keys.map(read).collect::<Result<_, _>>()?;
    if found.is_empty() { Err(Error::NoSecretKey) } else { Ok(found) }
}

fn standard_input() -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut bytes = Zeroizing::new(Vec::new());
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
