//! The process that opens a stranger's file: `zichtbaar clean`. Shut in before it reads the first byte.
use crate::{
    answer::{self, NOT_SHUT_IN, at_most, number},
    open,
    shut_in::shut_in,
};
use std::{
    io::{stdin, stdout},
    net::UdpSocket,
    process::{Command, ExitCode},
};
use web::cleaning::{FILE_MAX_BYTES, Refusal};

/// What a process that is shut in is told to try, to show that it cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// Open a file.
    File,
    /// Open a way to a network.
    Network,
    /// Start a program.
    Program,
    /// Take more memory than it is given.
    Memory,
    /// Go on for ever.
    Time,
}

impl Attempt {
    /// All of them, the one that takes long last.
    pub const ALL: [Self; 5] = [Self::File, Self::Network, Self::Program, Self::Memory, Self::Time];

    /// In one word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Network => "network",
            Self::Program => "program",
            Self::Memory => "memory",
            Self::Time => "time",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// `true`: it could.
    fn succeeds(self) -> bool {
        match self {
            Self::File => std::fs::File::open("/dev/null").is_ok(),
            Self::Network => UdpSocket::bind(("127.0.0.1", 0)).is_ok(),
            Self::Program => Command::new("/proc/self/exe").arg("--version").status().is_ok(),
            Self::Memory => Vec::<u8>::new()
                .try_reserve_exact(usize::try_from(crate::shut_in::MEMORY).unwrap_or(usize::MAX))
                .is_ok(),
            Self::Time => loop {
                std::hint::spin_loop();
            },
        }
    }
}

/// Reads a file from standard input and writes what is in it to standard output; or tries what it must not be able to do, and is
/// happy when it cannot.
#[must_use]
pub fn serve(page: u32, attempt: Option<Attempt>) -> ExitCode {
    if let Err(unshut) = shut_in() {
        let _ = answer::write(&mut stdout().lock(), &Err(NOT_SHUT_IN));
        return ExitCode::from(unshut.exit());
    }
    if let Some(attempt) = attempt {
        return if attempt.succeeds() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    let found = match at_most(stdin().lock(), FILE_MAX_BYTES) {
        Ok(Some(file)) => open(file, page).map_err(number),
        Ok(None) => Err(number(Refusal::Large)),
        Err(_) => Err(number(Refusal::Cut)),
    };
    match answer::write(&mut stdout().lock(), &found) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
