//! `zichtbaar desk leave`: an organisation takes everything it has at a desk with it, in formats that need no program of ours.
use crate::{
    desk::{DeskArguments, keys, open},
    running::Outcome,
};
use ::desk::leaving::Leaving;
use clap::Args;
use envelope::age::Recipient;
use std::{io::Write, path::PathBuf};

/// Where to, and for whom.
#[derive(Args)]
pub(crate) struct LeaveArguments {
    #[command(flatten)]
    desk: DeskArguments,
    /// A file that is not there yet.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The public key (`age1pq1…`) of whoever goes on with it. Whoever holds its secret half can read everything.
    #[arg(long, value_name = "KEY")]
    recipient: String,
    /// Also while answers wait to be sent to the relay: whoever goes on has to send them.
    #[arg(long)]
    with_unsent: bool,
}

pub(crate) async fn run(arguments: LeaveArguments) -> Outcome {
    let recipient: Recipient = arguments.recipient.parse().map_err(|_| {
        "the recipient is no public key of the form age1pq1…: `zichtbaar key new`, or age-keygen -pq of age 1.3, makes one"
    })?;
    let (ring, file) = keys(&arguments.desk)?;
    let desk = open(&arguments.desk, ring, &file).await?;
    let leaving = Leaving { to: &arguments.to, recipient: &recipient, with_unsent: arguments.with_unsent };
    let left = desk.leave(&leaving).await;
    desk.shut().await;
    let left = left?;
    let mut out = std::io::stdout();
    for (table, rows) in &left.rows {
        writeln!(out, "{table}: {rows}")?;
    }
    writeln!(out, "documents that lie beside them: {}", left.documents)?;
    writeln!(out, "{}: {} bytes; the desk's log says so", arguments.to.display(), left.bytes)?;
    Ok(writeln!(out, "the identity key is not in it: it lies where you keep it, and goes along by hand")?)
}
