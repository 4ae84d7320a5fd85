//! `zichtbaar audit`: the log checked, shown to another desk, and witnessed for another desk.
use crate::{
    desk::{DeskArguments, keys, open},
    running::Outcome,
};
use ::desk::{Desk, witness::read_witnessed};
use clap::Args;
use data_encoding::HEXLOWER_PERMISSIVE;
use std::{fs, io::Write, path::PathBuf};

type Failed = Box<dyn std::error::Error>;

/// What is checked.
#[derive(Args)]
pub(crate) struct VerifyArguments {
    #[command(flatten)]
    desk: DeskArguments,
    /// What a witness wrote about this log; give it once for each.
    #[arg(long, value_name = "FILE", requires = "witness")]
    witnessed: Vec<PathBuf>,
    /// The identity of that witness, as `zichtbaar desk keys` printed it there (64 hexadecimal digits); one for each file.
    #[arg(long, value_name = "IDENTITY")]
    witness: Vec<String>,
}

/// Whose head is witnessed.
#[derive(Args)]
pub(crate) struct WitnessArguments {
    #[command(flatten)]
    desk: DeskArguments,
    /// What `zichtbaar audit head` wrote at the other desk.
    #[arg(long, value_name = "FILE")]
    head: PathBuf,
    /// The identity of that organisation (64 hexadecimal digits). Compare it over the telephone once.
    #[arg(long, value_name = "IDENTITY")]
    identity: String,
    /// What was written here about the same log the last time: the alarm is raised if it went back since.
    #[arg(long, value_name = "FILE")]
    before: Option<PathBuf>,
}

pub(crate) async fn verify(arguments: VerifyArguments) -> Outcome {
    if arguments.witnessed.len() != arguments.witness.len() {
        return Err("each --witnessed needs the --witness who wrote it, in the same order".into());
    }
    let (ring, file) = keys(&arguments.desk)?;
    let desk = open(&arguments.desk, ring, &file).await?;
    let verdict = desk.check_audit().await?;
    let seen = witnesses(&desk, &arguments).await;
    desk.shut().await;
    if let Some((line, fault)) = verdict.first_fault {
        return Err(format!("the log is not whole: line {line}, {fault:?}").into());
    }
    let mut out = std::io::stdout();
    writeln!(out, "the log is whole: {} lines", verdict.lines)?;
    for said in seen? {
        writeln!(out, "{said}")?;
    }
    Ok(())
}

/// What became of each line that a witness saw.
async fn witnesses(desk: &Desk, arguments: &VerifyArguments) -> Result<Vec<String>, Failed> {
    let owner = desk.bundle().identity;
    let mut all = Vec::new();
    for (path, witness) in arguments.witnessed.iter().zip(&arguments.witness) {
        let seen = read_witnessed(&text(path)?, &identity(witness)?, &owner);
        let seen = seen.map_err(|error| format!("{}: {error}", path.display()))?;
        let (line, by, at) = (seen.shown.line, &seen.witness, seen.at);
        all.push(match desk.still_has(&seen).await? {
            Some(true) => format!("it has the line {line} that {by} saw at {at} (Unix seconds)"),
            None => format!("the line {line} that {by} saw at {at} (Unix seconds) has ended since"),
            Some(false) => {
                let said = "the log was put back or rewritten: it does not have the line";
                return Err(format!("{said} {line} that {by} saw at {at} (Unix seconds)").into());
            }
        });
    }
    Ok(all)
}

pub(crate) async fn head(arguments: DeskArguments) -> Outcome {
    let (ring, file) = keys(&arguments)?;
    let desk = open(&arguments, ring, &file).await?;
    let shown = desk.show_head().await;
    desk.shut().await;
    Ok(writeln!(std::io::stdout(), "{}", shown?)?)
}

pub(crate) async fn witness(arguments: WitnessArguments) -> Outcome {
    let (head, theirs) = (text(&arguments.head)?, identity(&arguments.identity)?);
    let before = arguments.before.as_ref().map(text).transpose()?;
    let (ring, file) = keys(&arguments.desk)?;
    let desk = open(&arguments.desk, ring, &file).await?;
    let seen = desk.witness(&head, &theirs, before.as_deref()).await;
    desk.shut().await;
    Ok(writeln!(std::io::stdout(), "{}", seen?)?)
}

fn text(path: &PathBuf) -> Result<String, Failed> {
    Ok(fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?)
}

fn identity(text: &str) -> Result<[u8; 32], Failed> {
    let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| format!("{text} is no identity: 64 hexadecimal digits").into())
}
