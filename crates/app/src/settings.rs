//! A relay's settings file: read once, checked whole, refused with the line that is wrong.
use envelope::ids::OrgId;
use relay::{HelpLine, HelpLines, Limits, Operator, RelayConfig};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, net::SocketAddr, path::Path};
use web::language::Lang;

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
    #[error(transparent)]
    Help(#[from] relay::HelpLinesError),
}

/// The file, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RelayFile {
    deployment: String,
    language: String,
    pub(crate) listen: SocketAddr,
    pub(crate) onion_listen: Option<SocketAddr>,
    pub(crate) database: String,
    #[serde(default)]
    address_header: String,
    helplines: Option<String>,
    operator: OperatorFile,
    #[serde(default)]
    organisation: Vec<OrganisationFile>,
    #[serde(default)]
    limits: LimitsFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperatorFile {
    names: BTreeMap<String, String>,
    is_police: bool,
    contact: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationFile {
    id: String,
    identity: String,
}

/// Whatever is left out keeps the default.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct LimitsFile {
    keep_messages_days: Option<u32>,
    keep_mailboxes_days: Option<u32>,
    visit_minutes: Option<i64>,
    deletion_days: Option<u32>,
    sends_per_hour: Option<u32>,
    codes_per_hour: Option<u32>,
    onion_share: Option<u32>,
    queue: Option<usize>,
    workers: Option<usize>,
    writers: Option<usize>,
}

impl RelayFile {
    pub(crate) fn read(path: &Path) -> Result<Self, SettingsError> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| SettingsError::File(name.clone(), error))?;
        toml::from_str(&text).map_err(|error| SettingsError::Form(name, Box::new(error)))
    }

    pub(crate) fn config(self) -> Result<RelayConfig, SettingsError> {
        if !(1..=128).contains(&self.deployment.len()) {
            return Err(SettingsError::Deployment);
        }
        if self.operator.names.values().all(|name| name.trim().is_empty()) {
            return Err(SettingsError::Operator);
        }
        let language = Lang::parse(&self.language).ok_or(SettingsError::Language(self.language))?;
        let identities =
            self.organisation.iter().map(OrganisationFile::identity).collect::<Result<_, _>>()?;
        Ok(RelayConfig {
            deployment: self.deployment,
            operator: self.operator.into(),
            identities,
            help: help(self.helplines.as_deref())?,
            language,
            demo: false,
            address_header: self.address_header.to_ascii_lowercase(),
            limits: self.limits.over(Limits::default()),
        })
    }
}

impl From<OperatorFile> for Operator {
    fn from(file: OperatorFile) -> Self {
        Self { names: file.names, is_police: file.is_police, contact: file.contact }
    }
}

impl OrganisationFile {
    fn identity(&self) -> Result<(OrgId, [u8; 32]), SettingsError> {
        let wrong = || SettingsError::Organisation(self.id.clone());
        let identity =
            data_encoding::HEXLOWER_PERMISSIVE.decode(self.identity.as_bytes()).map_err(|_| wrong())?;
        Ok((OrgId::parse(&self.id).map_err(|_| wrong())?, identity.try_into().map_err(|_| wrong())?))
    }
}

impl LimitsFile {
    fn over(self, usual: Limits) -> Limits {
        Limits {
            keep: store::relay::Keep {
                messages: self.keep_messages_days.unwrap_or(usual.keep.messages),
                mailboxes: self.keep_mailboxes_days.unwrap_or(usual.keep.mailboxes),
            },
            visit_minutes: self.visit_minutes.unwrap_or(usual.visit_minutes),
            deletion_days: self.deletion_days.unwrap_or(usual.deletion_days),
            sends_per_hour: self.sends_per_hour.unwrap_or(usual.sends_per_hour),
            codes_per_hour: self.codes_per_hour.unwrap_or(usual.codes_per_hour),
            onion_share: self.onion_share.unwrap_or(usual.onion_share),
            queue: self.queue.unwrap_or(usual.queue),
            workers: self.workers.unwrap_or(usual.workers).max(1),
            writers: self.writers.unwrap_or(usual.writers),
        }
    }
}

/// The deployment's own numbers, or the ones that came with the program.
pub(crate) fn help(path: Option<&str>) -> Result<Vec<HelpLine>, SettingsError> {
    let own = |path: &str| fs::read_to_string(path).map_err(|error| SettingsError::File(path.into(), error));
    match path {
        Some(path) => Ok(HelpLines::parse(&own(path)?)?),
        None => Ok(HelpLines::parse(include_str!("../../../data/helplines.toml"))?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_that_people_start_from_is_accepted() {
        let file: RelayFile = toml::from_str(include_str!("../../../data/examples/relay.toml")).unwrap();
        let config = file.config().unwrap();
        assert_eq!(config.identities.len(), 3);
        assert!(!config.operator.is_police);
    }

    #[test]
    fn a_misspelt_setting_is_named_instead_of_ignored() {
        let text = include_str!("../../../data/examples/relay.toml").replace("is_police", "ispolice");
        let error = toml::from_str::<RelayFile>(&text).err().unwrap().to_string();
        assert!(error.contains("ispolice"), "{error}");
    }
}
