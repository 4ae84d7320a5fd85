//! `zichtbaar code`: what the apps of the demonstration's members show now.
use crate::demo;
use clap::Args;
use std::path::PathBuf;

/// Which demonstration.
#[derive(Args)]
pub(crate) struct CodeArguments {
    /// Its folder.
    #[arg(long, value_name = "FOLDER", default_value = "var/demo")]
    folder: PathBuf,
}

pub(crate) fn run(arguments: &CodeArguments) -> Result<(), Box<dyn std::error::Error>> {
    use std::io::Write;
    let mut out = std::io::stdout();
    for (desk, user, code) in demo::codes(&arguments.folder)? {
        writeln!(out, "{code}  {user:10} {desk}")?;
    }
    Ok(())
}
