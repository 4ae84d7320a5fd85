//! The binary: one role or tool for each subcommand. Reads arguments, says what went wrong in one line, sets the exit code.

mod audio;
mod backup;
mod cleaning;
mod code;
mod demo;
mod desk;
mod disk;
mod doctor;
mod leave;
mod mail;
mod memory;
mod pack;
mod recovery;
mod relay;
mod running;
mod sample;
mod seal;
mod settings;
mod watch;
mod witness;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Whatever is freed is overwritten: a report passes through buffers of the server, the form and TLS, and none of them
/// may keep it (the audited `zeroize` can only reach our own).
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Reports sealed to exactly the organisations their writer chooses.
#[derive(Parser)]
#[command(name = "zichtbaar", version)]
struct Arguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Run the relay: the public pages and the sealed mailboxes.
    Relay(relay::RelayArguments),
    /// Run a desk, or look after one: keys, members.
    #[command(subcommand)]
    Desk(desk::DeskAction),
    /// Look after a desk's log.
    #[command(subcommand)]
    Audit(desk::AuditAction),
    /// Look whether a relay or a desk is well, and say how to mend what is not. Changes nothing.
    Doctor(doctor::DoctorArguments),
    /// Back a desk up: two sealed files, one of which is soon deleted.
    Backup(desk::DeskArguments),
    /// Put a backup back into an empty place.
    Restore(backup::RestoreArguments),
    /// Put the newest backup back into a place of its own, look whether all of it opens, and throw it away.
    Drill(backup::DrillArguments),
    /// Run a demonstration: a relay and three desks with invented people.
    Demo(demo::DemoArguments),
    /// Look after the recordings that a relay plays: questions read aloud by people.
    #[command(subcommand)]
    Audio(audio::AudioAction),
    /// Print the sign-in codes of the demonstration's members.
    Code(code::CodeArguments),
    /// Print the settings file that a role starts from, with every setting explained.
    Sample(sample::SampleArguments),
    /// Look whether a pack with which a case was handed over holds.
    #[command(subcommand)]
    Pack(pack::PackAction),
    /// Make or show keys.
    #[command(subcommand)]
    Key(seal::KeyAction),
    /// Seal what comes on standard input to one or more keys.
    Seal(seal::SealArguments),
    /// Open what comes on standard input: the way out for an organisation whose desk is gone.
    Open(seal::OpenArguments),
    /// What a desk starts for each file that somebody looks at; of no use by hand.
    #[command(hide = true)]
    Clean(cleaning::CleanArguments),
}

fn main() -> ExitCode {
    let done: running::Outcome = match Arguments::parse().role {
        Role::Clean(arguments) => return cleaning::run(&arguments),
        Role::Relay(arguments) => running::block_on(relay::run(arguments)),
        Role::Desk(action) => running::block_on(desk::run(action)),
        Role::Audit(action) => running::block_on(desk::audit(action)),
        Role::Doctor(arguments) => running::block_on(doctor::run(arguments)),
        Role::Backup(arguments) => running::block_on(backup::backup(arguments)),
        Role::Restore(arguments) => running::block_on(backup::restore(arguments)),
        Role::Drill(arguments) => running::block_on(backup::drill(arguments)),
        Role::Demo(arguments) => running::block_on(demo::run(arguments)),
        Role::Audio(action) => audio::run(&action),
        Role::Code(arguments) => code::run(&arguments),
        Role::Sample(arguments) => sample::run(&arguments),
        Role::Pack(action) => pack::run(&action),
        Role::Key(action) => seal::key(&action).map_err(Into::into),
        Role::Seal(arguments) => seal::seal(&arguments).map_err(Into::into),
        Role::Open(arguments) => seal::open(&arguments).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zichtbaar: {error}");
            ExitCode::FAILURE
        }
    }
}
