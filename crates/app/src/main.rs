//! The binary: one role or tool for each subcommand. Reads arguments, says what went wrong in one line, sets the exit code.

mod seal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reports sealed to exactly the organisations their writer chooses.
#[derive(Parser)]
#[command(name = "zichtbaar", version)]
struct Arguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Make or show keys.
    #[command(subcommand)]
    Key(seal::KeyAction),
    /// Seal what comes on standard input to one or more keys.
    Seal(seal::SealArguments),
    /// Open what comes on standard input: the way out for an organisation whose desk is gone.
    Open(seal::OpenArguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().role {
        Role::Key(action) => seal::key(&action),
        Role::Seal(arguments) => seal::seal(&arguments),
        Role::Open(arguments) => seal::open(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zichtbaar: {error}");
            ExitCode::FAILURE
        }
    }
}
