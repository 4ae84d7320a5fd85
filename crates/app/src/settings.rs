//! Settings: read once, checked whole, refused with the line that is wrong. What they mean stands at each field; `sample.rs` makes
//! the samples from it.
pub(crate) mod desk;
mod escalation;
pub(crate) mod relay;
pub(crate) mod responsible;
pub(crate) mod sample;

use ::relay::{Contacts, ContactsError, Law, LawError, Recordings, recordings::RecordingsError};
use serde::de::DeserializeOwned;
use std::{
    borrow::Cow,
    fs,
    path::{Path, PathBuf},
};
use web::responsible::{Lack, Responsible};

/// Why settings were refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SettingsError {
    #[error("{0} cannot be read: {1}")]
    File(String, std::io::Error),
    #[error("{0}: {1}")]
    Form(String, Box<toml::de::Error>),
    #[error("organisation {0}: the id is 1 to 32 of a-z, 0-9 and -, the identity 64 hexadecimal digits")]
    Organisation(String),
    #[error("the deployment needs an id of 1 to 128 characters that never changes")]
    Deployment,
    #[error("the body that runs this relay needs a name")]
    Operator,
    #[error("there is no page in the language {0}")]
    Language(String),
    #[error("responsible.{0}: {1:?} is no day; write it as YYYY-MM-DD")]
    Day(&'static str, String),
    #[error(
        "not started: before real use the settings must say who answers for it. What is missing or not in force yet:\n{0}\n\
         To try it out with invented people, set `live = false`; every page then says that it is a demonstration."
    )]
    NotLive(String),
    #[error(transparent)]
    Contacts(#[from] ContactsError),
    #[error(transparent)]
    Law(#[from] LawError),
    #[error(transparent)]
    Recordings(#[from] RecordingsError),
    #[error("the settings of a desk: {0}")]
    Id(#[from] envelope::ids::IdError),
    #[error("a kind is police, centre, association or other")]
    Kind,
    #[error("the clock is not set")]
    Clock,
}

/// What is in a file of settings.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, SettingsError> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| SettingsError::File(name.clone(), error))?;
    toml::from_str(&text).map_err(|error| SettingsError::Form(name, Box::new(error)))
}

/// A file with a secret: the credential of that name if systemd handed one over (systemd.exec(5), `LoadCredential=`), or itself.
pub(crate) fn credential(path: &Path) -> PathBuf {
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
    let handed = folder.zip(path.file_name()).map(|(folder, name)| folder.join(name));
    handed.filter(|handed| handed.is_file()).unwrap_or_else(|| path.into())
}

/// For settings that are on unless switched off.
pub(crate) fn yes() -> bool {
    true
}

/// Who answers for an instance; refused if it is to be used for real and anything is missing.
pub(crate) fn standing(
    live: bool,
    responsible: Responsible,
    by_police: bool,
    today: u32,
) -> Result<Responsible, SettingsError> {
    let lacks = responsible.lacks(by_police, today);
    if live && !lacks.is_empty() {
        return Err(SettingsError::NotLive(lines_of(&lacks)));
    }
    Ok(responsible)
}

/// A line for each setting that lacks something, with what it needs.
pub(crate) fn lines_of(lacks: &[Lack]) -> String {
    let lines: Vec<String> =
        lacks.iter().map(|lack| format!("  {}: {}", lack.setting(), needs(*lack))).collect();
    lines.join("\n")
}

/// What a setting needs, for the person at the terminal.
fn needs(lack: Lack) -> &'static str {
    match lack {
        Lack::Controller => "the name of whoever decides what is done with the data, in no language empty",
        Lack::Contact => "where the controller is reached",
        Lack::Officer => "where the data protection officer is reached",
        Lack::Supervisor => "the authority with whom one complains, in no language empty",
        Lack::Paper(_) => "by whom, on which day, under which reference",
        Lack::NotYet(_) => "its day has not come",
    }
}

/// The deployment's own numbers, or the ones that came with the program.
pub(crate) fn contacts(path: Option<&str>) -> Result<Contacts, SettingsError> {
    Ok(Contacts::parse(&own_or(path, include_str!("../../../data/contacts.toml"))?)?)
}

/// What people recorded, if there is anything.
pub(crate) fn recordings(folder: Option<&Path>) -> Result<Recordings, SettingsError> {
    Ok(folder.map(Recordings::open).transpose()?.unwrap_or_default())
}

/// What the deployment's own lawyer checked, or what came with the program.
pub(crate) fn law(path: Option<&str>) -> Result<Law, SettingsError> {
    Ok(Law::parse(&own_or(path, include_str!("../../../data/rights.toml"))?)?)
}

fn own_or(path: Option<&str>, ours: &'static str) -> Result<Cow<'static, str>, SettingsError> {
    match path {
        Some(path) => {
            fs::read_to_string(path).map(Cow::Owned).map_err(|error| SettingsError::File(path.into(), error))
        }
        None => Ok(Cow::Borrowed(ours)),
    }
}
