//! `zichtbaar demo`: a relay and three desks in one process, with invented people and reports that came in through the
//! relay's own pages. Kept between runs; says on every page that it is a demonstration.
mod campaign;
mod desks;
mod file;
mod lan;
mod people;
mod seed;
mod stories;
mod visitor;

use crate::{
    relay::{keep_house, listen_at},
    running::{Outcome, until_told},
    settings,
};
use clap::{Args, ValueEnum};
use desks::DemoDesk;
use envelope::ids::OrgId;
use relay::{Limits, Operator, Relay, RelayConfig, Via};
use std::{
    fs,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{OpenOptions, Schema, Store};
use tokio::net::TcpListener;
use web::{clock::SystemClock, language::Lang, serve::serve};

/// How to run it.
#[derive(Args)]
pub(crate) struct DemoArguments {
    /// Where everything is kept.
    #[arg(long, value_name = "FOLDER", default_value = "var/demo")]
    folder: PathBuf,
    /// The relay's port; the desks have the three after it, each on an address of its own.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Which reports to tell at the first start.
    #[arg(long, value_enum, default_value_t = Seed::All)]
    seed: Seed,
    /// Also serve the relay over TLS to this network, for a real phone.
    #[arg(long)]
    lan: bool,
    /// A mail server on this machine: the desks leave their mails there, unencrypted. Without it they send none.
    #[arg(long, value_name = "ADDRESS")]
    mail: Option<SocketAddr>,
    /// A sign-in provider (OpenID Connect) on this machine, for the centre: its desk is there as the public client "zichtbaar-desk".
    #[arg(long, value_name = "ADDRESS")]
    provider: Option<String>,
    /// Recordings of the questions that its relay plays, as `zichtbaar audio` keeps them.
    #[arg(long, value_name = "FOLDER")]
    recordings: Option<PathBuf>,
    /// Forget everything and start over.
    #[arg(long)]
    fresh: bool,
}

/// How much is told at the first start.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Seed {
    /// All thirty-five.
    All,
    /// The three that have an answer waiting or need to be there.
    Few,
}

/// What of this machine the desks use.
pub(crate) struct Around {
    port: u16,
    mail: Option<SocketAddr>,
    provider: Option<String>,
}

impl Around {
    fn of(arguments: &DemoArguments) -> Self {
        Self { port: arguments.port, mail: arguments.mail, provider: arguments.provider.clone() }
    }
}

/// Where the relay is served to a phone, above its own port.
const LAN_PORT: u16 = 363;

/// Addresses are told apart by more than the port, since cookies and `Clear-Site-Data` do not look at it.
fn address(place: u8, port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, place + 1)), port.saturating_add(place.into()))
}

/// Where a desk can be opened with passkeys, which browsers make for names only.
fn passkey_address(place: u8, port: u16) -> String {
    format!("http://localhost:{}", address(place, port).port())
}

pub(crate) async fn run(arguments: DemoArguments) -> Outcome {
    if arguments.fresh && arguments.folder.exists() {
        fs::remove_dir_all(&arguments.folder)?;
    }
    fs::create_dir_all(&arguments.folder)?;
    let written = arguments.folder.join("demo.json");
    // Whoever waits for the file must not read the one of the last run.
    let _ = fs::remove_file(&written);
    let stop = until_told()?;
    let base = format!("http://{}", address(0, arguments.port));
    let desks = desks::open_all(&arguments.folder, &base, &Around::of(&arguments)).await?;
    let relay = start_relay(&arguments, &desks, stop.clone()).await?;
    let mut tasks = Vec::new();
    for (place, desk) in (1..).zip(&desks) {
        let at = address(place, arguments.port);
        let listener = TcpListener::bind(at).await?;
        let by_name = TcpListener::bind(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), at.port())).await?;
        tasks.push(tokio::spawn(serve(by_name, desk.router(), None, stop.clone())));
        desk.watch_relay_once().await?;
        tasks.push(tokio::spawn(serve(listener, desk.router(), None, stop.clone())));
    }
    relay.read_organisations().await?;
    let background: Vec<_> = desks.iter().map(|one| one.desk.spawn_background()).collect();
    let receipt = seed::seed(&arguments.folder, &base, &desks, arguments.seed).await?;
    campaign::install(&arguments.folder, &desks).await?;
    let demo = file::Demo::of(&base, &desks, arguments.port, receipt);
    file::write(&written, &demo)?;
    eprintln!("{}", file::table(&demo));
    if arguments.lan {
        let port = arguments.port.saturating_add(LAN_PORT);
        let (url, fingerprint) = lan::open(relay.router(Via::Clearnet), port, stop.clone()).await?;
        eprintln!(
            "  for a phone    {url}   (the phone asks about the certificate, whose SHA-256 is\n                 {fingerprint})\n"
        );
    }
    stop.told().await;
    for task in tasks {
        task.await?;
    }
    for one in background {
        one.stop().await;
    }
    for one in &desks {
        one.desk.shut().await;
    }
    Ok(())
}

async fn start_relay(
    arguments: &DemoArguments,
    desks: &[DemoDesk],
    stop: web::serve::Ending,
) -> Result<Relay, Box<dyn std::error::Error>> {
    let config = relay_config(desks, settings::recordings(arguments.recordings.as_deref())?)?;
    let store =
        Store::open(&database(&arguments.folder, "relay"), Schema::Relay, &OpenOptions::default()).await?;
    let relay = Relay::new(config, store, Arc::new(SystemClock)).await?;
    listen_at(&relay, address(0, arguments.port), Via::Clearnet, stop).await?;
    tokio::spawn(keep_house(relay.clone()));
    Ok(relay)
}

/// The association stands first on the page, the police last.
fn relay_config(
    desks: &[DemoDesk],
    recordings: relay::Recordings,
) -> Result<RelayConfig, Box<dyn std::error::Error>> {
    let operator = people::operator()?;
    let mut identities: Vec<(OrgId, [u8; 32])> =
        desks.iter().map(|one| (one.desk.org().clone(), one.identity)).collect();
    identities.reverse();
    Ok(RelayConfig {
        deployment: operator.deployment,
        operator: Operator {
            names: operator.names,
            is_police: operator.is_police,
            contact: operator.contact,
        },
        responsible: web::responsible::Responsible::default(),
        identities,
        closing: Vec::new(),
        recordings,
        contacts: settings::contacts(None)?,
        law: settings::law(None)?,
        language: Lang::Nl,
        demo: true,
        address_header: String::new(),
        // Everybody in a demonstration comes from one machine.
        limits: Limits { sends_per_hour: 100_000, codes_per_hour: 100_000, ..Limits::default() },
    })
}

fn database(folder: &Path, name: &str) -> String {
    format!("sqlite:{}", folder.join(format!("{name}.db")).display())
}

/// Desk, user and current code of a member.
pub(crate) type Code = (String, String, String);

/// What every member's app shows now.
pub(crate) fn codes(folder: &Path) -> Result<Vec<Code>, Box<dyn std::error::Error>> {
    let demo = file::Demo::read(&folder.join("demo.json"))?;
    let now = web::clock::Clock::now(&SystemClock);
    let mut codes = Vec::new();
    for one in demo.desks {
        for member in &one.members {
            let secret = data_encoding::BASE32_NOPAD
                .decode(member.totp_secret.as_bytes())
                .map_err(|error| error.to_string())?;
            let code = ::desk::member::totp_code(&secret, now).ok_or("a secret is too short")?;
            codes.push((one.name.clone(), member.user.clone(), code));
        }
    }
    Ok(codes)
}
