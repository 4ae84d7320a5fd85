//! The three desks of the demonstration, each with a folder, keys and a database of its own.
use super::people::{self, Member, Organisation};
use crate::mail::on_this_machine;
use ::desk::{
    Desk, DeskConfig, Role,
    face::{self, Look},
    keys::{KeyRing, make_organisation},
    member::NewMember,
    retention::Retention,
    session::{SignInSettings, provider::ProviderSettings},
};
use clean::ChildCleaner;
use envelope::ids::Day;
use getrandom::SysRng;
use rand_core::UnwrapErr;
use sha2::{Digest, Sha256};
use std::{fs, net::SocketAddr, path::Path, sync::Arc};
use web::clock::{Clock, SystemClock};
use zeroize::Zeroizing;

/// Opens the key files of the demonstration. No secret at all: a deployment chooses its own and does not write it down.
const PASSPHRASE: &[u8] = b"demonstration only";
const PULL_SECONDS: u64 = 2;

/// A desk of the demonstration.
pub(crate) struct DemoDesk {
    pub(crate) desk: Desk,
    pub(crate) identity: [u8; 32],
    pub(crate) organisation: Organisation,
    pub(crate) members: Vec<Member>,
}

/// Opens all three, and makes what is missing.
pub(crate) async fn open_all(
    folder: &Path,
    relay: &str,
    around: &super::Around,
) -> Result<Vec<DemoDesk>, Box<dyn std::error::Error>> {
    let mut members = people::members()?;
    let mut desks = Vec::new();
    for (place, organisation) in (1..).zip(people::organisations()?) {
        let (own, others) = members.into_iter().partition(|member| member.desk == organisation.id);
        members = others;
        let provider = around.provider.as_deref().filter(|_| organisation.kind == "centre");
        let sign_in = SignInSettings {
            address: Some(super::passkey_address(place, around.port)),
            provider: provider.map(provider_at),
            ..SignInSettings::default()
        };
        desks.push(open(folder, (relay, sign_in, around.mail), organisation, own).await?);
    }
    Ok(desks)
}

/// A provider on this machine. A public client: the demonstration keeps no secret.
fn provider_at(issuer: &str) -> ProviderSettings {
    let names = [
        ("nl", "het account van het centrum"),
        ("fr", "le compte du centre"),
        ("en", "the centre’s account"),
    ];
    ProviderSettings {
        issuer: issuer.into(),
        client_id: "zichtbaar-desk".into(),
        secret: None,
        names: names.map(|(lang, name)| (lang.to_owned(), name.to_owned())).into(),
        claim: "sub".into(),
        acr: Vec::new(),
        amr: Vec::new(),
        fresh: true,
    }
}

async fn open(
    folder: &Path,
    (relay, sign_in, mail): (&str, SignInSettings, Option<SocketAddr>),
    organisation: Organisation,
    members: Vec<Member>,
) -> Result<DemoDesk, Box<dyn std::error::Error>> {
    let folder = folder.join(&organisation.id);
    fs::create_dir_all(&folder)?;
    let ring = ring(&folder, &organisation)?;
    let identity = *ring.org().identity();
    let desk = Desk::open(DeskConfig {
        database: super::database(&folder, "desk"),
        retention: Retention::standard(ring.org().entry().kind)?,
        clocks: desk::clock_rules::ClockRules::standard()?,
        reception: desk::reception::data::ReceptionRules::standard()?,
        consents: desk::consent_rules::ConsentRules::standard()?,
        erased_list: Some(folder.join("erased")),
        ring,
        relay: relay.into(),
        pull_seconds: PULL_SECONDS,
        clock: Arc::new(SystemClock),
        sign_in,
        escalation: ::desk::escalation::Escalation::default(),
        mail: mail.map(on_this_machine),
        backup: None,
        cleaner: Some(Arc::new(ChildCleaner::default())),
    })
    .await?;
    if desk.members().await?.is_empty() {
        for member in &members {
            desk.add_member(new_member(member)?).await?;
        }
    }
    Ok(DemoDesk { desk, identity, organisation, members })
}

/// Keys are made once; a demonstration older than its keys starts over.
fn ring(folder: &Path, organisation: &Organisation) -> Result<KeyRing, Box<dyn std::error::Error>> {
    let path = folder.join("ring.key");
    if path.exists() {
        return Ok(KeyRing::load(&path, PASSPHRASE)?);
    }
    let today = Day::of_unix_seconds(u64::try_from(SystemClock.now())?).unwrap_or(Day(0));
    let entry = organisation.entry(1, today)?;
    let (identity, ring) = make_organisation(&entry, today, &mut UnwrapErr(SysRng))?;
    identity.save(&folder.join("identity.key"), PASSPHRASE)?;
    ring.save(&path, PASSPHRASE)?;
    Ok(ring)
}

fn new_member(member: &Member) -> Result<NewMember, Box<dyn std::error::Error>> {
    Ok(NewMember {
        name: member.name.clone(),
        user: member.user.clone(),
        password: Zeroizing::new(password(member)),
        totp_secret: Some(Zeroizing::new(totp_secret(member))),
        role: Role::of_code(&member.role).ok_or("a member of the demonstration has no role")?,
        languages: member.languages.clone(),
    })
}

/// Written on the screen and in `demo.json`: nobody in a demonstration has a secret.
pub(crate) fn password(member: &Member) -> String {
    format!("demo-{}-wachtwoord", member.user)
}

/// The same in every demonstration, so that an app set up once goes on working.
pub(crate) fn totp_secret(member: &Member) -> Vec<u8> {
    let hash = Sha256::new().chain_update("zichtbaar demonstration ").chain_update(&member.user).finalize();
    hash.iter().take(20).copied().collect()
}

impl DemoDesk {
    pub(crate) fn router(&self) -> axum::Router {
        let look = Look {
            id: self.organisation.id.clone(),
            names: self.organisation.names.clone(),
            demo: true,
            public_relay: None,
            responsible: web::responsible::Responsible::default(),
            press: Some(std::sync::Arc::new(paper::FontPress::new(crate::desk::FONTS))),
            requests: web::watch::Requests::default(),
        };
        face::router(self.desk.clone(), look)
    }

    /// The relay learns of this organisation before anybody is asked to choose it.
    pub(crate) async fn watch_relay_once(&self) -> Result<(), ::desk::DeskError> {
        self.desk.watch_relay().await
    }
}
