//! `zichtbaar sample`: the settings file that a role starts from.
use crate::{
    running::Outcome,
    settings::{desk::DeskFile, relay::RelayFile, sample::sample},
};
use clap::{Args, ValueEnum};
use std::io::Write;

/// Whose settings.
#[derive(Args)]
pub(crate) struct SampleArguments {
    /// Which role.
    #[arg(value_enum)]
    role: SampleOf,
}

#[derive(Clone, Copy, ValueEnum)]
enum SampleOf {
    /// A relay.
    Relay,
    /// An organisation's desk.
    Desk,
}

pub(crate) fn run(arguments: &SampleArguments) -> Outcome {
    let text = match arguments.role {
        SampleOf::Relay => sample::<RelayFile>(),
        SampleOf::Desk => sample::<DeskFile>(),
    };
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}
