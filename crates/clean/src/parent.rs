//! Whoever asks for a copy: starts a process of the same program for each file, with nothing of this one's environment, hands the file to it
//! piece by piece, and reads pixels, samples or letters back. Memory here is that of one picture, however large the file; time is bounded too.
use crate::{
    Attempt, Opened,
    answer::{longest, read},
    shut_in::Unshut,
};
use futures_util::StreamExt;
use rustix::process::{Pid, Signal, kill_process_group};
use std::{
    io,
    os::{fd::OwnedFd, unix::process::CommandExt},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::unix::pipe::{Receiver, Sender},
    sync::Semaphore,
    time::timeout,
};
use web::cleaning::{Cleaned, Cleaner, Cleaning, FILE_MAX_BYTES, Refusal, Source};
use zeroize::Zeroizing;

/// Files that are opened at once: each may take a whole processor.
const AT_ONCE: usize = 2;
/// How long somebody waits for a place among them.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long one file may take, with what the disk takes to bring it.
const TIME: Duration = Duration::from_secs(60);
/// This very program, also when a newer one was put in its place meanwhile.
const OURSELVES: &str = "/proc/self/exe";

/// Makes cleaned copies in processes of their own.
pub struct ChildCleaner {
    program: PathBuf,
    time: Duration,
    places: Semaphore,
}

impl Default for ChildCleaner {
    fn default() -> Self {
        Self::of(OURSELVES.into(), TIME)
    }
}

/// Whether a process that was shut in could do what it tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It could not.
    Yes,
    /// It could.
    No,
    /// It could not be shut in: the reason, for whoever looks after the machine.
    Unshut(&'static str),
    /// It could not be started.
    NotStarted,
}

impl ChildCleaner {
    /// With another program than this one, which answers to `clean` as ours does, and another time for each file.
    #[must_use]
    pub fn of(program: PathBuf, time: Duration) -> Self {
        Self { program, time, places: Semaphore::new(AT_ONCE) }
    }

    fn start(&self, arguments: &[&str]) -> io::Result<Running> {
        let child = Command::new(&self.program)
            .arg("clean")
            .args(arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        Ok(Running(child))
    }

    /// Lets a process that is shut in try something, for whoever looks after the machine. Waits for it.
    #[must_use]
    pub fn attempt(&self, attempt: Attempt) -> Held {
        let Ok(mut running) = self.start(&["--attempt", attempt.code()]) else { return Held::NotStarted };
        // One that reads does not wait.
        drop(running.0.stdin.take());
        match running.0.wait() {
            Ok(status) => held(status),
            Err(_) => Held::NotStarted,
        }
    }

    async fn look(&self, source: Source<'_>, page: u32) -> Result<Cleaned, Refusal> {
        let Ok(Ok(_place)) = timeout(PATIENCE, self.places.acquire()).await else {
            return Err(Refusal::Busy);
        };
        let started = self.start(&["--page", &page.to_string()]);
        let mut running = started.map_err(|error| {
            tracing::error!(%error, "whoever opens files could not be started");
            Refusal::Off
        })?;
        // Whoever asked and went away, and whoever takes too long: `Running` ends with this.
        let opened = timeout(self.time, running.exchange(source)).await.unwrap_or(Err(Refusal::Much))?;
        drop(running);
        tokio::task::spawn_blocking(move || opened.encode()).await.unwrap_or(Err(Refusal::Damaged))
    }
}

fn held(status: ExitStatus) -> Held {
    match status.code().and_then(|code| u8::try_from(code).ok()) {
        Some(1) => Held::No,
        Some(code) if code == Unshut::Limits.exit() => Held::Unshut("the limits of a process cannot be set"),
        Some(code) if code == Unshut::Filter.exit() => {
            Held::Unshut("the kernel does not filter the calls of a process (seccomp)")
        }
        // Killed, or it was told no.
        None | Some(0) => Held::Yes,
        Some(_) => Held::NotStarted,
    }
}

impl Cleaner for ChildCleaner {
    fn clean<'a>(&'a self, source: Source<'a>, page: u32) -> Cleaning<'a> {
        Box::pin(self.look(source, page))
    }
}

/// A process of ours; it ends with this, and all that it may have begun.
struct Running(Child);

impl Running {
    async fn exchange(&mut self, source: Source<'_>) -> Result<Opened, Refusal> {
        let (Some(into), Some(from)) = (self.0.stdin.take(), self.0.stdout.take()) else {
            return Err(Refusal::Off);
        };
        let into = Sender::from_owned_fd(OwnedFd::from(into)).map_err(|_| Refusal::Off)?;
        let from = Receiver::from_owned_fd(OwnedFd::from(from)).map_err(|_| Refusal::Off)?;
        let (fed, answer) = tokio::join!(feed(into, source), answer(from));
        fed?;
        let opened = read(&answer?);
        match (opened, self.0.wait()) {
            (Err(Refusal::Off), _) => {
                tracing::error!("whoever opens files cannot be shut in here; `zichtbaar doctor` says why");
                Err(Refusal::Off)
            }
            (opened, Ok(status)) if status.success() => opened,
            // A decoder gave up (a panic is 101); anything else was ended by a limit.
            (_, Ok(status)) if status.code() == Some(101) => Err(Refusal::Damaged),
            (_, Ok(_)) => Err(Refusal::Much),
            (_, Err(_)) => Err(Refusal::Damaged),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
                let _ = kill_process_group(group, Signal::KILL);
            }
            // It is killed: this takes no time.
            let _ = self.0.wait();
        }
    }
}

/// Hands the file on. A process that has ended does not want more of it: its answer says why.
async fn feed(mut into: Sender, mut source: Source<'_>) -> Result<(), Refusal> {
    let mut given = 0;
    while let Some(piece) = source.next().await {
        given += piece.len();
        if given > FILE_MAX_BYTES {
            return Err(Refusal::Large);
        }
        if into.write_all(&piece).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// All that it says, as far as it may say anything.
async fn answer(from: Receiver) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let most = longest();
    let mut answer = Zeroizing::new(Vec::new());
    let read = from.take(most as u64 + 1).read_to_end(&mut answer).await;
    match read {
        Ok(_) if answer.len() <= most => Ok(answer),
        _ => Err(Refusal::Damaged),
    }
}
