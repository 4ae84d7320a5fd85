//! `zichtbaar clean`: what a desk starts, shut in, for each file that somebody looks at.
use clap::Args;
use clean::Attempt;
use std::process::ExitCode;

/// What to give.
#[derive(Args)]
pub(crate) struct CleanArguments {
    /// The page, from 1.
    #[arg(long, default_value_t = 1)]
    page: u32,
    /// Instead of reading anything: try what must not be possible. For `doctor`.
    #[arg(long, value_parser = attempt)]
    attempt: Option<Attempt>,
}

fn attempt(code: &str) -> Result<Attempt, &'static str> {
    Attempt::of_code(code).ok_or("file, network, program, memory or time")
}

pub(crate) fn run(arguments: &CleanArguments) -> ExitCode {
    clean::serve(arguments.page, arguments.attempt)
}
