//! `zichtbaar pack`: whether a pack with which a case was handed over holds. Needs no desk, no key and no network.
use crate::running::Outcome;
use ::desk::pack::{Checked, PackFault, check};
use clap::{Args, Subcommand};
use envelope::directory::{VerifiedOrg, fingerprint, word_numbers};
use std::{fs::File, io::BufReader, io::Write, path::PathBuf};
use web::{fingerprint::words, language::Lang};

/// What is done with packs.
#[derive(Subcommand)]
pub(crate) enum PackAction {
    /// Look whether a pack holds: who signed it, for whom it was made, and whether every file in it is as it was.
    Check(CheckArguments),
}

/// Which pack.
#[derive(Args)]
pub(crate) struct CheckArguments {
    /// The file (ZIP).
    file: PathBuf,
    /// The identity it has to be signed with (64 hexadecimal digits), where you know it.
    #[arg(long, value_name = "IDENTITY")]
    identity: Option<String>,
}

pub(crate) fn run(action: &PackAction) -> Outcome {
    let PackAction::Check(arguments) = action;
    let shown = arguments.file.display();
    let file = File::open(&arguments.file).map_err(|error| format!("{shown}: {error}"))?;
    let checked = check(BufReader::new(file)).map_err(|error| format!("{shown}: {error}"))?;
    let mut out = std::io::stdout();
    for line in said(&checked) {
        writeln!(out, "{line}")?;
    }
    let other = arguments.identity.as_ref().is_some_and(|wanted| {
        let wanted = wanted.to_lowercase();
        checked.signer.as_ref().is_none_or(|org| data_encoding::HEXLOWER.encode(org.identity()) != wanted)
    });
    if other {
        writeln!(out, "NOT: it is not signed with the identity you named")?;
    }
    match checked.faults.is_empty() && !other {
        true => Ok(writeln!(
            out,
            "The pack holds. Compare the words of the key with what you know of that organisation."
        )?),
        false => Err("the pack does not hold: do not rely on it, and ask whoever made it".into()),
    }
}

/// What holds and what does not, a line each. What the pack says of itself is shown as text, never as what a terminal would carry out.
fn said(checked: &Checked) -> Vec<String> {
    let about = &checked.manifest;
    let names = if about.names { "by name" } else { "hidden" };
    let hidden: Vec<String> = about.hidden.iter().map(|(what, count)| format!("{what} {count}")).collect();
    let mut lines = match &checked.signer {
        Some(org) => signed_by(org),
        None => vec!["What follows is what it says, and nobody is known to have said it.".to_owned()],
    };
    lines.extend([
        format!("Made on {} by {}, from case {}; mark {}", about.made, about.by, about.case, about.mark),
        format!("For {} ({}), purpose {}: {}", about.whom, about.reader, about.purpose, about.words),
        format!("People in it: {names}{}{}", if about.names { ", because: " } else { "" }, about.why),
    ]);
    if !hidden.is_empty() {
        lines.push(format!("Hidden in it: {}", hidden.join(", ")));
    }
    let wrong = |fault: &PackFault| {
        matches!(fault, PackFault::Missing(_) | PackFault::Unlisted(_) | PackFault::Changed(_))
    };
    if !checked.faults.iter().any(wrong) {
        lines.push(format!(
            "Holds: all {} files are as the list says, and nothing is beside them",
            about.files.len()
        ));
    }
    lines.extend(checked.faults.iter().map(|fault| format!("NOT: {}", fault_words(fault))));
    lines.iter().map(|line| line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()).collect()
}

fn signed_by(org: &VerifiedOrg) -> Vec<String> {
    let entry = org.entry();
    let names: Vec<&str> = entry.names.iter().map(|(_, name)| name.as_str()).collect();
    let spoken = words(&word_numbers(org.identity()), Lang::En);
    let spoken = spoken.iter().map(|list| list.words.join(" ")).collect::<Vec<_>>().join(" / ");
    vec![
        format!("Holds: signed by {} ({}), with a key of that day", names.join(" / "), entry.org.as_str()),
        format!("Its key: {spoken} · {}", fingerprint(org.identity()).groups.join(" ")),
        format!("Its identity: {}", data_encoding::HEXLOWER.encode(org.identity())),
    ]
}

fn fault_words(fault: &PackFault) -> String {
    match fault {
        PackFault::Signature => "the signature is missing, or it is not over this list".into(),
        PackFault::Certificate => {
            "the key that signed it was not that organisation’s on the day it says".into()
        }
        PackFault::OtherOrganisation => "it names another organisation than the one that signed it".into(),
        PackFault::Missing(name) => format!("{name} is missing"),
        PackFault::Unlisted(name) => format!("{name} was added: the list does not name it"),
        PackFault::Changed(name) => format!("{name} was changed or is damaged"),
    }
}
