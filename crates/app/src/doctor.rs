//! `zichtbaar doctor`: looks at a relay or a desk from its settings to its log, says what is wrong and how to mend it, and changes
//! nothing. Names no person, no secret and no address of either.
mod backups;
mod database;
mod desk;
mod files;
mod finding;
mod relay;

use crate::running::{Outcome, today};
use clap::Args;
use finding::Findings;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Whom to look at.
#[derive(Args)]
pub(crate) struct DoctorArguments {
    /// The settings file of a relay or of a desk.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// For machines: one JSON object.
    #[arg(long)]
    json: bool,
}

/// Whose settings a file holds.
enum Whose {
    Relay,
    Desk,
}

/// Fails if anything is wrong.
pub(crate) async fn run(arguments: DoctorArguments) -> Outcome {
    let mut findings = Findings::default();
    let today = today()?;
    match whose(&arguments.config, &mut findings) {
        Some(Whose::Relay) => relay::look(&arguments.config, today, &mut findings).await,
        Some(Whose::Desk) => desk::look(&arguments.config, today, &mut findings).await,
        None => {}
    }
    let text = if arguments.json { findings.json()? } else { findings.text() };
    std::io::stdout().write_all(text.as_bytes())?;
    if findings.anything_wrong() { Err("something is wrong".into()) } else { Ok(()) }
}

/// By what only one of the two has. A file that cannot be read is a finding.
fn whose(path: &Path, findings: &mut Findings) -> Option<Whose> {
    const SETTINGS: &str = "settings";
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let mend = "name the file with --config; `zichtbaar sample relay` or `sample desk` prints one to start from";
            findings.wrong(SETTINGS, format!("the file cannot be read: {error}"), mend);
            return None;
        }
    };
    let table = match toml::from_str::<toml::Table>(&text) {
        Ok(table) => table,
        Err(error) => {
            findings.wrong(
                SETTINGS,
                at_line(&text, &error),
                "mend that line; strings stand between quotation marks",
            );
            return None;
        }
    };
    if table.contains_key("deployment") {
        return Some(Whose::Relay);
    }
    if table.contains_key("ring") || table.contains_key("relay") {
        return Some(Whose::Desk);
    }
    let mend =
        "a relay's settings have a `deployment`, a desk's have a `ring`: compare with `zichtbaar sample`";
    findings.wrong(SETTINGS, "these are the settings of neither a relay nor a desk", mend);
    None
}

/// Settings of one role; what is wrong with them is a finding.
fn settings<T: serde::de::DeserializeOwned>(path: &Path, findings: &mut Findings) -> Option<T> {
    let text = std::fs::read_to_string(path).ok()?;
    match toml::from_str(&text) {
        Ok(file) => Some(file),
        Err(error) => {
            let mend = "mend that line; `zichtbaar sample` explains every setting there is";
            findings.wrong("settings", at_line(&text, &error), mend);
            None
        }
    }
}

/// Which line, and what is wrong there. Not the line itself: it may hold a secret.
fn at_line(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let message = error.message().lines().next().unwrap_or("not understood");
    match before {
        Some(before) => format!("line {}: {message}", before.matches('\n').count() + 1),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_wrong_is_named_and_not_repeated() {
        let text = "id = 1\ndatabase = postgres://someone:secret@host/x\n";
        let error = toml::from_str::<toml::Table>(text).unwrap_err();
        let said = at_line(text, &error);
        assert!(said.starts_with("line 2: ") && !said.contains("secret"), "{said}");
    }
}
