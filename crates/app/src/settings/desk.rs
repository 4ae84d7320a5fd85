//! A desk's settings, as they are written, and what the desk and its directory entry make of them.
use super::{SettingsError, escalation::EscalationFile, responsible::ResponsibleFile, sample::settings};
use crate::{backup::BackupFile, mail::MailFile};
use ::desk::escalation::Escalation;
use ::desk::{
    DeskConfig,
    backup::Plan,
    clock_rules::ClockRules,
    consent_rules::ConsentRules,
    keys::KeyRing,
    reception::data::ReceptionRules,
    retention::Retention,
    session::{SignInSettings, provider::ProviderSettings},
};
use clean::ChildCleaner;
use envelope::{
    directory::{Card, Entry, OrgKind},
    ids::{Day, OrgId},
};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use web::{clock::SystemClock, language::Lang};
use zeroize::Zeroizing;

type Failed = Box<dyn std::error::Error>;

settings! {
    /// A desk's settings: `zichtbaar desk run --config desk.toml`. Copy, change, keep. `zichtbaar sample desk` prints this file.
    ///   zichtbaar desk keys    makes the key files once, and prints the identity that the relay's owner needs
    ///   zichtbaar desk member  adds somebody who may sign in
    ///   zichtbaar desk rotate  renews the working keys, once a year
    ///   zichtbaar desk recovery makes five sheets of paper of which three bring the keys back
    ///   zichtbaar audit verify checks the log
    ///   zichtbaar backup       makes a backup; restore puts one back, drill tries whether that works
    pub(crate) struct DeskFile {
        /// What the organisation is called at the relay: 1 to 32 of a-z, 0-9 and -. Never changed.
        pub(crate) id: String => Set("\"association\""),
        /// police, centre, association or other
        kind: String => Set("\"association\""),
        /// One higher with every change of names, languages or cards.
        serial: u64 => Set("1"),
        /// On the organisation's own network; a desk never accepts connections from outside.
        pub(crate) listen: SocketAddr => Set("\"127.0.0.1:8081\""),
        /// Health and numbers for whoever watches it, on this machine alone: /health/live, /health/ready, and /metrics for Prometheus.
        pub(crate) watch: Option<SocketAddr> => Off("\"127.0.0.1:9102\""),
        /// sqlite:/path or postgres://user@host/database
        pub(crate) database: String => Set("\"sqlite:/var/lib/zichtbaar-desk/desk.db\""),
        /// The relay's address, without a path.
        pub(crate) relay: String => Set("\"https://relay.example.org\""),
        /// Its address as people are told it, on posters and on the paper with a code, if that is another one.
        public_relay: Option<String> => Off("\"https://www.example.org\""),
        /// Seconds between two looks for new messages.
        pub(crate) pull_seconds: u64 => Set("20"),
        /// The working keys. Without this file everything in the database is lost.
        pub(crate) ring: PathBuf => Set("\"/etc/zichtbaar/desk/ring.key\""),
        /// Offline, in two copies; needed for `keys` and `rotate` only.
        pub(crate) identity: PathBuf => Set("\"/media/stick/identity.key\""),
        /// Opens the key files. Without this line the passphrase is asked for. If systemd hands over a credential that is called as
        /// the file is, that is taken instead; so it is with the ring.
        pub(crate) passphrase_file: Option<PathBuf> => Set("\"/etc/zichtbaar/desk/passphrase\""),
        /// Written by the desk, one line for each thing that was erased. Never put an older one back: with it, what was erased stays erased
        /// when a backup is restored. Without this line it stands beside the ring.
        erased_list: Option<PathBuf> => Set("\"/var/lib/zichtbaar-desk/erased\""),
        /// How long each kind of record is kept: a copy of data/retention.toml, decided with your data protection officer. Without this line
        /// the proposals that come with the program hold.
        pub(crate) retention: Option<PathBuf> => Off("\"/etc/zichtbaar/retention.toml\""),
        /// By which rows the legal clocks of presumed victims run: a copy of data/clocks.toml, whose articles your lawyer has checked. Without
        /// this line the rows that come with the program hold.
        pub(crate) clocks: Option<PathBuf> => Off("\"/etc/zichtbaar/clocks.toml\""),
        /// For how long presumed victims can agree to something, and what the law has organisations do without it: a copy of data/consents.toml.
        /// Without this line the rows that come with the program hold.
        pub(crate) consents: Option<PathBuf> => Off("\"/etc/zichtbaar/consents.toml\""),
        /// Who is told that somebody may be a minor: a copy of data/minors.toml, checked row by row. Without this line the rows that come with the
        /// program hold.
        pub(crate) minors: Option<PathBuf> => Off("\"/etc/zichtbaar/minors.toml\""),
        /// What each function does step by step: a copy of data/steps.toml, with who approved it. Without this line the lists that come with the
        /// program hold.
        pub(crate) steps: Option<PathBuf> => Off("\"/etc/zichtbaar/steps.toml\""),
        /// The folder with the Noto fonts in which copies are put on paper (Debian: fonts-noto-core, fonts-noto-cjk for Chinese, Japanese and
        /// Korean, fonts-noto-color-emoji for pictures). Without this line: /usr/share/fonts.
        pub(crate) fonts: Option<PathBuf> => Off("\"/usr/share/fonts\""),
        /// In which languages people here answer.
        languages: Vec<String> => Set("[\"nl\", \"fr\"]"),
        /// Whether it holds what real people wrote. A desk in real use does not start before [responsible] is complete; with `live = false` it
        /// starts at once, and every page says that it is a demonstration.
        #[serde(default = "super::yes")]
        pub(crate) live: bool => Set("true"),
        /// How members sign in.
        #[serde(default)]
        sign_in: SignInFile => Table(SignInFile::explained),
        /// Mail that says "there is something new" and nothing else: no name, no number, no link. Without this part nobody is mailed.
        pub(crate) mail: Option<MailFile> => OffTable(MailFile::explained),
        /// Backups: `zichtbaar backup`, once a day, makes two sealed files of one moment. Without this part there are none.
        backup: Option<BackupFile> => OffTable(BackupFile::explained),
        /// The organisation's name, by language.
        pub(crate) names: BTreeMap<String, String> => Pairs(&[
            ("nl", "\"Vereniging Voorbeeld\""), ("fr", "\"Association Exemple\""),
        ]),
        /// What a person reads before choosing you, in each language you can answer for. Let your own lawyer sign it off.
        cards: BTreeMap<String, CardFile> => Named(CardFile::explained, &[
            ("nl", &[
                "\"Wie leest.\"",
                "\"Of het geheim blijft, en de uitzonderingen.\"",
                "\"Wat de wet u doet melden, en aan wie.\"",
                "\"Wat niet kan worden teruggenomen.\"",
                "\"Wanneer en hoe u antwoordt.\"",
            ]),
            ("fr", &[
                "\"Qui lit.\"",
                "\"Si cela reste secret, et les exceptions.\"",
                "\"Ce que la loi vous oblige à signaler, et à qui.\"",
                "\"Ce qui ne peut pas être repris.\"",
                "\"Quand et comment vous répondez.\"",
            ]),
        ]),
        /// When it is told that nobody took an urgent report. Without this part: after 30 minutes and 8 hours, and once more after 90 minutes and a
        /// day, around the clock.
        escalation: Option<EscalationFile> => OffTable(EscalationFile::explained),
        /// Who answers for what is kept here. Needed before real use; members see it on the page /responsible.
        #[serde(default)]
        pub(crate) responsible: ResponsibleFile => Table(ResponsibleFile::explained),
    }
}

settings! {
    /// How members sign in.
    #[derive(Default)]
    struct SignInFile {
        /// Where members open the desk in their browser, through whatever ends TLS: https and a name, nothing after it. Without this line
        /// there are no passkeys. They are bound to its domain: change it, and every passkey has to be made anew.
        address: Option<String> => Set("\"https://desk.example.org\""),
        /// A domain above the address, if the desk may move within it later. Every site under it could ask for these passkeys.
        passkey_domain: Option<String> => Off("\"example.org\""),
        /// everyone: whoever has a passkey signs in with it alone, whoever has none makes one first. none: a password and a code will do.
        #[serde(default)]
        passkey_needed_for: NeededFor => Set("\"none\""),
        /// Minutes without use after which a session is locked, 1 to 60; what was being typed is there again afterwards.
        idle_minutes: Option<i64> => Set("15"),
        /// Your organisation's own provider (OpenID Connect), beside password and passkeys. Register the desk there as a client for the code flow
        /// with PKCE, with the address above and /sign-in/provider/back. Nobody becomes a member by it: members connect their account
        /// themselves, on their account page.
        provider: Option<ProviderFile> => OffTable(ProviderFile::explained),
    }
}

settings! {
    /// Your organisation's own provider.
    struct ProviderFile {
        /// Exactly as it names itself; `/.well-known/openid-configuration` under it says the rest.
        issuer: String => Set("\"https://login.example.org\""),
        client_id: String => Set("\"zichtbaar-desk\""),
        /// With systemd: a credential. No secret stands in this file; a public client has none.
        secret_file: Option<PathBuf> => Set("\"/run/credentials/zichtbaar-desk/provider\""),
        /// The claim that names a member: one that never changes and is never given to somebody else.
        #[serde(default = "sub")]
        claim: String => Set("\"sub\""),
        /// One of these (`acr`) is how somebody has to have proven who they are there.
        #[serde(default)]
        acr: Vec<String> => Off("[\"urn:example:two-factors\"]"),
        /// All of these (`amr`) are what they have to have proven it with.
        #[serde(default)]
        amr: Vec<String> => Off("[\"mfa\"]"),
        /// Whether the provider has to say that it was proven within five minutes (`auth_time`). Without it, somebody at a desk that was left open
        /// and locked may come back in by a session that is still open at the provider.
        #[serde(default = "super::yes")]
        fresh: bool => Set("true"),
        /// What stands on the button, by language.
        names: BTreeMap<String, String> => Pairs(&[("nl", "\"het account van de zone\""), ("fr", "\"le compte de la zone\"")]),
    }
}

fn sub() -> String {
    "sub".into()
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum NeededFor {
    #[default]
    None,
    Everyone,
}

settings! {
    /// What a person reads before choosing the organisation, in one language.
    struct CardFile {
        reads: String => Set("\"\""),
        secrecy: String => Set("\"\""),
        duty: String => Set("\"\""),
        irrevocable: String => Set("\"\""),
        answers: String => Set("\"\""),
    }
}

impl SignInFile {
    fn settings(&self) -> Result<SignInSettings, Failed> {
        let provider = self.provider.as_ref().map(ProviderFile::settings).transpose()?;
        Ok(SignInSettings {
            provider,
            address: self.address.clone(),
            passkey_domain: self.passkey_domain.clone(),
            passkey_needed: self.passkey_needed_for == NeededFor::Everyone,
            idle_minutes: self.idle_minutes,
        })
    }
}

impl ProviderFile {
    fn settings(&self) -> Result<ProviderSettings, Failed> {
        let read = |path: &PathBuf| -> Result<Zeroizing<String>, Failed> {
            let read = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let read = Zeroizing::new(read);
            Ok(Zeroizing::new(std::str::from_utf8(read.trim_ascii_end())?.to_owned()))
        };
        Ok(ProviderSettings {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            secret: self.secret_file.as_ref().map(read).transpose()?,
            names: self.names.clone(),
            claim: self.claim.clone(),
            acr: self.acr.clone(),
            amr: self.amr.clone(),
            fresh: self.fresh,
        })
    }
}

impl DeskFile {
    pub(crate) fn read(path: &Path) -> Result<Self, SettingsError> {
        super::read(path)
    }

    pub(crate) fn sign_in(&self) -> Result<SignInSettings, Failed> {
        self.sign_in.settings()
    }

    /// The desk over a database, with its keys.
    pub(crate) fn config(&self, database: String, ring: KeyRing) -> Result<DeskConfig, Failed> {
        Ok(DeskConfig {
            retention: self.retention(ring.org().entry().kind)?,
            clocks: self.clocks()?,
            consents: self.consents()?,
            reception: self.reception()?,
            erased_list: Some(self.erased_list()),
            database,
            ring,
            relay: self.relay.clone(),
            pull_seconds: self.pull_seconds.max(1),
            clock: Arc::new(SystemClock),
            sign_in: self.sign_in()?,
            escalation: self
                .escalation
                .as_ref()
                .map_or_else(|| Ok(Escalation::default()), EscalationFile::settings)?,
            mail: self.mail.as_ref().map(MailFile::settings).transpose()?,
            backup: self.backup.as_ref().map(BackupFile::plan).transpose()?,
            cleaner: Some(Arc::new(ChildCleaner::default())),
        })
    }

    /// Whether there are backups at all.
    pub(crate) fn has_backups(&self) -> bool {
        self.backup.is_some()
    }

    /// Where backups go.
    pub(crate) fn plan(&self) -> Result<Plan, Failed> {
        self.backup.as_ref().ok_or("the settings have no [backup]")?.plan()
    }

    /// Where it is listed what was erased.
    pub(crate) fn erased_list(&self) -> PathBuf {
        self.erased_list.clone().unwrap_or_else(|| self.ring.with_extension("erased"))
    }

    /// Where the passphrase stands. A credential that systemd hands to this process under the file's name comes first: then the
    /// same settings do for the service, whose user cannot read the file itself, and for root by hand.
    pub(crate) fn secret_file(&self) -> Option<PathBuf> {
        self.passphrase_file.as_deref().map(super::credential)
    }

    /// From its file, or asked for.
    pub(crate) fn passphrase(&self) -> Result<Zeroizing<Vec<u8>>, Failed> {
        match self.secret_file() {
            Some(path) => {
                let read = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                Ok(Zeroizing::new(Zeroizing::new(read).trim_ascii_end().to_vec()))
            }
            None => {
                Ok(Zeroizing::new(crate::desk::ask("passphrase of the key files: ")?.as_bytes().to_vec()))
            }
        }
    }

    /// The relay's address as people are told it: nothing after the name, since paths are put behind it.
    pub(crate) fn public_relay(&self) -> Result<Option<String>, Failed> {
        let Some(told) = self.public_relay.as_deref() else { return Ok(None) };
        let told = told.trim_end_matches('/');
        let name = told.strip_prefix("https://").or_else(|| told.strip_prefix("http://"));
        match name {
            Some(name)
                if !name.is_empty()
                    && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b)) =>
            {
                Ok(Some(told.to_owned()))
            }
            _ => Err("public_relay: an address such as https://www.example.org, without a path".into()),
        }
    }

    pub(crate) fn clocks(&self) -> Result<ClockRules, Failed> {
        let Some(path) = &self.clocks else { return Ok(ClockRules::standard()?) };
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Ok(ClockRules::parse(&text).map_err(|error| format!("{name}: {error}"))?)
    }

    pub(crate) fn consents(&self) -> Result<ConsentRules, Failed> {
        let Some(path) = &self.consents else { return Ok(ConsentRules::standard()?) };
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Ok(ConsentRules::parse(&text).map_err(|error| format!("{name}: {error}"))?)
    }

    pub(crate) fn reception(&self) -> Result<ReceptionRules, Failed> {
        let read = |path: &Option<PathBuf>| match path {
            None => Ok(None),
            Some(path) => {
                fs::read_to_string(path).map(Some).map_err(|error| format!("{}: {error}", path.display()))
            }
        };
        let (minors, steps) = (read(&self.minors)?, read(&self.steps)?);
        Ok(ReceptionRules::parse(minors.as_deref(), steps.as_deref())?)
    }

    pub(crate) fn retention(&self, kind: OrgKind) -> Result<Retention, Failed> {
        let Some(path) = &self.retention else { return Ok(Retention::standard(kind)?) };
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Ok(Retention::parse(&text, kind).map_err(|error| format!("{name}: {error}"))?)
    }

    /// What the organisation is called in a language or the nearest there is.
    pub(crate) fn name_in(&self, lang: Lang) -> String {
        let names = self.names.iter().map(|(tag, name)| (tag.as_str(), name));
        lang.best_of(names).map_or_else(|| self.id.clone(), |(_, name)| name.clone())
    }

    pub(crate) fn kind(&self) -> Result<OrgKind, SettingsError> {
        match self.kind.as_str() {
            "police" => Ok(OrgKind::Police),
            "centre" => Ok(OrgKind::Centre),
            "association" => Ok(OrgKind::Association),
            "other" => Ok(OrgKind::Other),
            _ => Err(SettingsError::Kind),
        }
    }

    /// What the organisation says of itself, on a day.
    pub(crate) fn entry(&self, today: Day) -> Result<Entry, SettingsError> {
        let card = |card: &CardFile| Card {
            reads: card.reads.clone(),
            secrecy: card.secrecy.clone(),
            duty: card.duty.clone(),
            irrevocable: card.irrevocable.clone(),
            answers: card.answers.clone(),
        };
        Ok(Entry {
            org: OrgId::parse(&self.id)?,
            serial: self.serial,
            kind: self.kind()?,
            names: self.names.iter().map(|(lang, name)| (lang.clone(), name.clone())).collect(),
            cards: self.cards.iter().map(|(lang, text)| (lang.clone(), card(text))).collect(),
            languages: self.languages.clone(),
            issued: today,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::desk::keys::make_organisation;
    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    #[test]
    fn the_example_that_an_organisation_starts_from_can_be_signed() {
        let file: DeskFile = toml::from_str(include_str!("../../../../data/examples/desk.toml")).unwrap();
        let day = Day(20_000);
        let (_, ring) = make_organisation(&file.entry(day).unwrap(), day, &mut UnwrapErr(SysRng)).unwrap();
        assert_eq!(ring.org().entry().names.len(), 2);
        assert!(file.sign_in().unwrap().check().is_ok(), "its address fits its passkeys");
    }

    #[test]
    fn where_people_are_told_to_go_is_a_name_and_nothing_behind_it() {
        let mut file: DeskFile = toml::from_str(include_str!("../../../../data/examples/desk.toml")).unwrap();
        assert_eq!(file.public_relay().unwrap(), None);
        let mut told = |address: &str| {
            file.public_relay = Some(address.into());
            file.public_relay().ok().flatten()
        };
        assert_eq!(told("https://www.example.org/").as_deref(), Some("https://www.example.org"));
        assert_eq!(told("http://abc.onion:80").as_deref(), Some("http://abc.onion:80"));
        for bad in ["", "www.example.org", "https://", "https://example.org/nl", "https://a b", "https://u@h"]
        {
            assert_eq!(told(bad), None, "{bad}");
        }
    }
}
