//! A relay's settings: read once, checked whole, refused with the line that is wrong.
use super::{SettingsError, contacts, law, responsible::ResponsibleFile, sample::settings, standing};
use envelope::ids::OrgId;
use relay::{Limits, Operator, RelayConfig};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use web::language::Lang;

settings! {
    /// A relay's settings: `zichtbaar relay --config relay.toml`. Copy, change, keep. What is left out has a sensible default.
    /// `zichtbaar sample relay` prints this file.
    pub(crate) struct RelayFile {
        /// Part of every receipt: choose it once and never change it, or no receipt opens any more.
        deployment: String => Set("\"brussels-north-2026\""),
        /// For browsers that ask for none of our languages: nl, fr, de, en or ar.
        language: String => Set("\"nl\""),
        /// TLS ends in the proxy before it; visitors never reach this address directly.
        pub(crate) listen: SocketAddr => Set("\"127.0.0.1:8080\""),
        /// Where the onion service leads, if there is one: its visitors share one address and have a budget of their own.
        pub(crate) onion_listen: Option<SocketAddr> => Off("\"127.0.0.1:8090\""),
        /// Health and numbers for whoever watches it, on this machine alone: /health/live, /health/ready, and /metrics for Prometheus.
        pub(crate) watch: Option<SocketAddr> => Off("\"127.0.0.1:9101\""),
        /// sqlite:/path or postgres://user@host/database
        pub(crate) database: String => Set("\"sqlite:/var/lib/zichtbaar-relay/relay.db\""),
        /// The header in which the proxy puts the visitor's address. Used for budgets in memory, never stored or logged.
        #[serde(default)]
        address_header: String => Set("\"x-forwarded-for\""),
        /// Your own telephone numbers, checked by you; without it, those that came with the program.
        contacts: Option<String> => Off("\"/etc/zichtbaar/contacts.toml\""),
        /// What the texts on rights rest on, with the articles that your own lawyer checked; without it, the file that came with the program,
        /// which shows none.
        rights: Option<String> => Off("\"/etc/zichtbaar/rights.toml\""),
        /// A folder with the questions as people read them aloud, in their own languages (`zichtbaar audio`). Without it, pages have no sound.
        pub(crate) recordings: Option<PathBuf> => Off("\"/var/lib/zichtbaar-relay/recordings\""),
        /// Whether people may really write here. A relay in real use does not start before [responsible] is complete; with `live = false` it
        /// starts at once, and every page says that it is a demonstration.
        #[serde(default = "super::yes")]
        pub(crate) live: bool => Set("true"),
        /// Who runs this relay stands on its first page.
        pub(crate) operator: OperatorFile => Table(OperatorFile::explained),
        /// The organisations, in the order of the page.
        #[serde(default)]
        organisation: Vec<OrganisationFile> => Each(OrganisationFile::explained, &[
            &["\"association\"", "\"0000000000000000000000000000000000000000000000000000000000000001\"", "true"],
            &["\"centre\"", "\"0000000000000000000000000000000000000000000000000000000000000002\"", "true"],
            &["\"police-section\"", "\"0000000000000000000000000000000000000000000000000000000000000003\"", "true"],
        ]),
        /// How long and how much. Whatever is left out keeps the value shown here.
        #[serde(default)]
        limits: LimitsFile => Table(LimitsFile::explained),
        /// Who answers for this relay. Needed before it can be used for real; the page /responsible shows it to everybody, but not who signed.
        #[serde(default)]
        pub(crate) responsible: ResponsibleFile => Table(ResponsibleFile::explained),
    }
}

settings! {
    /// The body that runs it.
    pub(crate) struct OperatorFile {
        /// A relay run by a police body seals for the police alone while a visitor has scripts off, and says why.
        pub(crate) is_police: bool => Set("false"),
        /// Where weaknesses are reported.
        contact: String => Set("\"security@example.org\""),
        /// Its name, by language.
        names: BTreeMap<String, String> => Pairs(&[
            ("nl", "\"Stichting Voorbeeld\""), ("fr", "\"Fondation Exemple\""), ("en", "\"Example Foundation\""),
        ]),
    }
}

settings! {
    /// An organisation that can be chosen.
    struct OrganisationFile {
        /// As in the organisation's own settings.
        id: String => Set("\"\""),
        /// Given to you by the organisation itself, by another way than the internet: read it to each other over the telephone.
        identity: String => Set("\"\""),
        /// Whether people may begin to write to it. false: it closes, or goes on within another one; whoever writes to it already still can.
        #[serde(default = "super::yes")]
        takes_new: bool => Set("true"),
    }
}

settings! {
    /// How long and how much.
    #[derive(Default)]
    struct LimitsFile {
        /// Days that a sealed message waits for its organisation.
        keep_messages_days: Option<u32> => Set("45"),
        /// Days that a place for answers stays after it was last used.
        keep_mailboxes_days: Option<u32> => Set("365"),
        /// Minutes after which a visit that was not finished is wiped.
        visit_minutes: Option<i64> => Off("30"),
        /// Whole days between asking for deletion and the deletion; three are at least 72 hours.
        deletion_days: Option<u32> => Off("3"),
        /// Messages that one visitor may send in an hour.
        sends_per_hour: Option<u32> => Off("20"),
        /// Codes that one visitor may try in an hour.
        codes_per_hour: Option<u32> => Off("30"),
        /// MiB of files that may lie here at once, sealed, in the database. 0: no files can go along. Update the desks first: one that is older
        /// than this program cannot read a message that has files.
        files_mib: Option<i64> => Off("20480"),
        /// MiB of files that one visitor may send in an hour.
        files_mib_per_hour: Option<u32> => Off("500"),
        /// How many times as much all visitors of the onion service have together.
        onion_share: Option<u32> => Off("20"),
        /// Receipts and returns that may wait for their turn, each.
        queue: Option<usize> => Off("96"),
        /// Receipts that are computed at once: one for each core, at most.
        workers: Option<usize> => Off("2"),
        /// Sealed messages that may wait for the disk.
        writers: Option<usize> => Off("4096"),
    }
}

impl RelayFile {
    pub(crate) fn read(path: &Path) -> Result<Self, SettingsError> {
        super::read(path)
    }

    /// The same without its papers: for whoever looks at everything else.
    pub(crate) fn config_of_demonstration(mut self, today: u32) -> Result<RelayConfig, SettingsError> {
        (self.live, self.responsible) = (false, ResponsibleFile::default());
        self.config(today)
    }

    /// The settings as the relay takes them; `today` in days since 1970.
    pub(crate) fn config(self, today: u32) -> Result<RelayConfig, SettingsError> {
        if !(1..=128).contains(&self.deployment.len()) {
            return Err(SettingsError::Deployment);
        }
        if self.operator.names.values().all(|name| name.trim().is_empty()) {
            return Err(SettingsError::Operator);
        }
        let language = Lang::parse(&self.language).ok_or(SettingsError::Language(self.language))?;
        let identities =
            self.organisation.iter().map(OrganisationFile::identity).collect::<Result<_, _>>()?;
        let closing = self.organisation.iter().filter(|one| !one.takes_new);
        let closing = closing.map(|one| Ok(one.identity()?.0)).collect::<Result<_, SettingsError>>()?;
        let responsible = standing(self.live, self.responsible.read()?, self.operator.is_police, today)?;
        Ok(RelayConfig {
            deployment: self.deployment,
            operator: self.operator.into(),
            responsible,
            identities,
            closing,
            recordings: super::recordings(self.recordings.as_deref())?,
            contacts: contacts(self.contacts.as_deref())?,
            law: law(self.rights.as_deref())?,
            language,
            demo: !self.live,
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
            files_mib: self.files_mib.unwrap_or(usual.files_mib).max(0),
            files_mib_per_hour: self.files_mib_per_hour.unwrap_or(usual.files_mib_per_hour),
            onion_share: self.onion_share.unwrap_or(usual.onion_share),
            queue: self.queue.unwrap_or(usual.queue),
            workers: self.workers.unwrap_or(usual.workers).max(1),
            writers: self.writers.unwrap_or(usual.writers),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../../../data/examples/relay.toml");
    const TODAY: u32 = 20_784;

    #[test]
    fn the_example_that_people_start_from_is_accepted_and_says_what_it_does() {
        let file: RelayFile = toml::from_str(&EXAMPLE.replace("live = true", "live = false")).unwrap();
        let config = file.config(TODAY).unwrap();
        assert_eq!(config.identities.len(), 3);
        assert!(!config.operator.is_police && config.demo);
        let usual = Limits::default();
        assert_eq!((config.limits.keep.messages, config.limits.keep.mailboxes), (45, 365));
        assert_eq!((usual.keep.messages, usual.keep.mailboxes), (45, 365), "the sample names the defaults");
        let proposed = [
            ("visit_minutes", usual.visit_minutes),
            ("deletion_days", usual.deletion_days.into()),
            ("sends_per_hour", usual.sends_per_hour.into()),
            ("codes_per_hour", usual.codes_per_hour.into()),
            ("files_mib", usual.files_mib),
            ("files_mib_per_hour", usual.files_mib_per_hour.into()),
            ("onion_share", usual.onion_share.into()),
            ("queue", i64::try_from(usual.queue).unwrap()),
            ("workers", i64::try_from(usual.workers).unwrap()),
            ("writers", i64::try_from(usual.writers).unwrap()),
        ];
        for (name, value) in proposed {
            assert!(EXAMPLE.contains(&format!("# {name} = {value}\n")), "{name}");
        }
    }

    #[test]
    fn a_misspelt_setting_is_named_instead_of_ignored() {
        let text = EXAMPLE.replace("is_police", "ispolice");
        let error = toml::from_str::<RelayFile>(&text).err().unwrap().to_string();
        assert!(error.contains("ispolice"), "{error}");
    }

    #[test]
    fn a_relay_whose_papers_are_missing_is_a_demonstration_or_nothing() {
        let without = EXAMPLE.split("\n[responsible]\n").next().unwrap();
        let copied: RelayFile = toml::from_str(EXAMPLE).unwrap();
        assert!(copied.config(TODAY).is_err(), "a sample that nobody filled in names nobody");
        let file: RelayFile = toml::from_str(without).unwrap();
        let Err(SettingsError::NotLive(lacks)) = file.config(TODAY) else { panic!("it starts") };
        assert!(
            lacks.contains("responsible.controller") && lacks.contains("responsible.impact_assessment"),
            "{lacks}"
        );
        assert!(!lacks.contains("special_database"), "that is for the police");
        let police = without.replace("is_police = false", "is_police = true");
        let Err(SettingsError::NotLive(lacks)) = toml::from_str::<RelayFile>(&police).unwrap().config(TODAY)
        else {
            panic!("it starts")
        };
        assert!(lacks.contains("special_database"), "{lacks}");
        let trial = without.replace("live = true", "live = false");
        assert!(toml::from_str::<RelayFile>(&trial).unwrap().config(TODAY).unwrap().demo);
        let silent = without.replace("live = true", "");
        assert!(
            toml::from_str::<RelayFile>(&silent).unwrap().config(TODAY).is_err(),
            "silence is no demonstration"
        );
    }
}
