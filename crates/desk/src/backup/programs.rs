//! PostgreSQL's own programs, run on its own format: what they write, any administrator can put back without us. A password goes to
//! them in their environment, where only this user can read it, never on a command line.
use super::BackupError;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use store::{
    StoreError,
    copy::{APART, LEFT_OUT, VERSION},
};

/// The most of what a program said that is shown.
const SAID_MAX: usize = 300;

/// Writes everything but what is kept apart or left out.
pub(crate) fn dump(address: &str, snapshot: &str, to: &Path) -> Result<(), BackupError> {
    let mut arguments: Vec<String> =
        ["--format=custom", "--compress=0", "--no-owner", "--no-privileges"].map(String::from).to_vec();
    arguments.push(format!("--snapshot={snapshot}"));
    let without = APART.iter().chain(&LEFT_OUT).chain([&VERSION]);
    arguments.extend(without.map(|table| format!("--exclude-table-data={table}")));
    arguments.push(format!("--file={}", to.display()));
    run("pg_dump", address, &arguments)
}

/// Puts back what [`dump`] wrote, all of it or nothing.
pub(crate) fn put_back(address: &str, from: &Path) -> Result<(), BackupError> {
    let mut arguments: Vec<String> =
        ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
            .map(String::from)
            .to_vec();
    arguments.push(from.display().to_string());
    run("pg_restore", address, &arguments)
}

fn run(program: &'static str, address: &str, arguments: &[String]) -> Result<(), BackupError> {
    let mut url = url::Url::parse(address).map_err(|_| StoreError::Address)?;
    let mut command = Command::new(find(program).ok_or(BackupError::NoProgram(program))?);
    if let Some(password) = url.password() {
        let password = percent_encoding::percent_decode_str(password).decode_utf8_lossy().into_owned();
        command.env("PGPASSWORD", password);
        url.set_password(None).map_err(|()| StoreError::Address)?;
    }
    command.arg("--no-password").arg(format!("--dbname={url}")).args(arguments);
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| BackupError::Program(program, error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    // The first line only: those after it may quote a row.
    let said = String::from_utf8_lossy(&output.stderr);
    let first: String = said.lines().next().unwrap_or_default().chars().take(SAID_MAX).collect();
    Err(BackupError::Program(program, first))
}

/// The newest there is: one may read an older server, never a newer one. Debian keeps them out of the path.
fn find(program: &str) -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut folders: Vec<PathBuf> = debian.map(|entry| entry.path()).collect();
    folders.sort_by_key(|path| std::cmp::Reverse(version(path)));
    let mut folders: Vec<PathBuf> = folders.into_iter().map(|path| path.join("bin")).collect();
    folders.push("/usr/local/bin".into());
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.into_iter().map(|folder| folder.join(program)).find(|path| path.is_file())
}
