//! A desk after years, through its own service: a hundred thousand reports, twenty thousand cases, one case with two thousand
//! entries; how long it reads after its start, what that weighs, and what fifty members at once wait for.
use crate::{
    Row,
    common::{Folder, Setup},
    row, spread,
};
use ::desk::{
    Desk, DeskConfig, Role, Session,
    case::{CaseOutcome, EntryForm, Filter, Said, Which},
    enter::{EnterOutcome, Entering},
    inbox::InboxFilter,
    keys::{KeyRing, make_organisation},
    member::{NewMember, totp_code},
    retention::Retention,
    search::SearchOutcome,
    session::SignInSettings,
};
use domain::{Checked, Origin, entering::Entered};
use envelope::{
    directory::{Card, Entry, OrgKind},
    ids::{Day, OrgId},
};
use std::{
    fs,
    sync::Arc,
    time::{Duration, Instant},
};
use web::clock::SystemClock;
use zeroize::Zeroizing;

const REPORTS: usize = 100_000;
const CASES: usize = 20_000;
const ENTRIES: usize = 2_000;
const MEMBERS: usize = 50;
const SECRET: [u8; 20] = [9; 20];
const PASSPHRASE: &[u8] = b"figures only";

/// On SQLite and, where a cluster runs, on PostgreSQL.
pub(crate) fn after_years() -> Vec<Row> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = Folder::new();
    let sqlite = format!("sqlite:{}", folder.0.join("desk.db").display());
    let mut rows = runtime.block_on(figures("SQLite", &folder, &sqlite));
    if std::env::var_os("ZICHTBAAR_TEST_POSTGRES").is_some()
        && let Some(setup) = Setup::postgres()
    {
        let folder = Folder::new();
        rows.extend(runtime.block_on(figures("PostgreSQL", &folder, &setup.database)));
    }
    rows
}

async fn figures(engine: &str, folder: &Folder, database: &str) -> Vec<Row> {
    let what = |text: &str| format!("after years, {engine}: {text}");
    let (desk, session) = open(folder, database).await;
    fill(&desk, &session).await;
    let start = Instant::now();
    desk.read_index().await.unwrap();
    let first = start.elapsed();
    desk.shut().await;
    drop(desk);
    if engine == "PostgreSQL" {
        crate::common::run_sql(database, "VACUUM ANALYZE");
    }
    let before = resident();
    let start = Instant::now();
    let (desk, session) = open(folder, database).await;
    desk.read_index().await.unwrap();
    let read = start.elapsed();
    let weight = resident().saturating_sub(before);
    let mut rows = vec![
        row(what("read for the first time"), format!("{:.1} s", first.as_secs_f64()), ""),
        row(what("start, with everything read"), format!("{:.1} s", read.as_secs_f64()), "≤ 20 s"),
        row(what("memory for it, and of all"), format!("{weight} MB, {} MB", resident()), "≤ 600 MB"),
    ];
    let mut searches = Vec::new();
    for n in 0..60 {
        let start = Instant::now();
        let question = format!("{} {}", WORDS[n % WORDS.len()], WORDS[(n * 7 + 3) % WORDS.len()]);
        let found = desk.search(&session, &question, "figures").await.unwrap();
        assert!(matches!(found, SearchOutcome::Found { .. }));
        searches.push(start.elapsed());
    }
    rows.push(row(what("a search of two words"), spread(&mut searches), "p95 ≤ 100 ms"));
    let mut opened = Vec::new();
    for _ in 0..40 {
        let start = Instant::now();
        assert_eq!(desk.case(&session, 1, Filter::All, 1).await.unwrap().unwrap().items.len(), 100);
        opened.push(start.elapsed());
    }
    rows.push(row(what("a case of 2,000 entries"), spread(&mut opened), "p95 ≤ 80 ms"));
    rows.push(row(what("50 members at once: inbox, report, cases"), at_once(&desk, &session).await, ""));
    desk.shut().await;
    rows
}

/// Each of fifty looks at the inbox, a report and the cases, over and over.
async fn at_once(desk: &Desk, session: &Session) -> String {
    let one = |n: usize| {
        let (desk, session) = (desk.clone(), session.clone());
        async move {
            let mut times = Vec::new();
            for round in 0..6 {
                let start = Instant::now();
                desk.inbox(&session, &InboxFilter::default(), 1).await.unwrap();
                let number = i64::try_from(1 + (n * 1_009 + round * 13) % REPORTS).unwrap();
                assert!(desk.signal(&session, number).await.unwrap().is_some());
                desk.cases(&session, Which::Open, 1).await.unwrap();
                times.push(start.elapsed());
            }
            times
        }
    };
    let tasks: Vec<_> = (0..MEMBERS).map(|n| tokio::spawn(one(n))).collect();
    let mut times: Vec<Duration> = Vec::new();
    for task in tasks {
        times.extend(task.await.unwrap());
    }
    spread(&mut times)
}

const WORDS: [&str; 12] = [
    "passport",
    "flat",
    "station",
    "night",
    "car",
    "white",
    "door",
    "money",
    "hotel",
    "boss",
    "kitchen",
    "telephone",
];

/// About six hundred characters with a telephone number and a word of its own.
fn told(n: usize) -> String {
    let word = |k: usize| WORDS[(n * 31 + k * k * 7) % WORDS.len()];
    let words: Vec<&str> = (0..90).map(word).collect();
    format!("{} 0470 {:02} {:02} {:02} eigen{n}", words.join(" "), n / 8_100 % 90, n / 90 % 90, n % 90)
}

async fn fill(desk: &Desk, session: &Session) {
    let today = Day(u32::try_from(crate::common::now() / 86_400).unwrap());
    for n in 0..REPORTS {
        let text = told(n);
        let entered = Entered {
            origin: Origin::Phone,
            day: today,
            lang: "nl",
            text: &text,
            checked: Checked::ReadBack,
            source: "",
        };
        let once = n.to_string();
        let form = Entering { entered, pressure: false, receipt: false, once_token: &once };
        assert!(matches!(desk.enter(session, &form).await.unwrap(), EnterOutcome::Kept { .. }));
    }
    for n in 0..CASES {
        let signal = i64::try_from(n * 5 + 1).unwrap();
        let title = format!("{} {}", WORDS[n % WORDS.len()], n);
        let opened = desk.open_case(session, signal, &title, "x").await.unwrap();
        assert!(matches!(opened, Some(CaseOutcome::Opened(_))));
        if n % 10 == 0 {
            write(desk, session, i64::try_from(n + 1).unwrap(), n).await;
        }
    }
    for n in 0..ENTRIES {
        write(desk, session, 1, n).await;
    }
}

async fn write(desk: &Desk, session: &Session, case: i64, n: usize) {
    let said = Said::Assessment { text: told(n) };
    let form = EntryForm { said, replaces: None, once_token: n.to_string() };
    desk.write_entry(session, case, form).await.unwrap();
}

async fn open(folder: &Folder, database: &str) -> (Desk, Session) {
    let path = folder.0.join("ring.key");
    let new = !path.exists();
    if new {
        make_ring(&path);
    }
    let ring = KeyRing::load(&path, PASSPHRASE).unwrap();
    let (database, relay) = (database.to_owned(), "http://127.0.0.1:9".to_owned());
    let config = DeskConfig {
        database,
        retention: Retention::standard(ring.org().entry().kind).unwrap(),
        clocks: desk::clock_rules::ClockRules::standard().unwrap(),
        consents: desk::consent_rules::ConsentRules::standard().unwrap(),
        reception: desk::reception::data::ReceptionRules::standard().unwrap(),
        ring,
        relay,
        pull_seconds: 60,
        clock: Arc::new(SystemClock),
        erased_list: None,
        sign_in: SignInSettings::default(),
        escalation: domain::Escalation::default(),
        mail: None,
        backup: None,
        cleaner: None,
    };
    let desk = Desk::open(config).await.unwrap();
    if new {
        let member = NewMember {
            name: "Amina".into(),
            user: "amina".into(),
            password: Zeroizing::new("a long password".into()),
            totp_secret: Some(Zeroizing::new(SECRET.to_vec())),
            role: Role::Lead,
            languages: vec!["nl".into()],
        };
        desk.add_member(member).await.unwrap();
    }
    // A code is good once: after the filling, minutes later, there is another.
    let code = totp_code(&SECRET, desk.now()).unwrap();
    let Ok(signed_in) = desk.sign_in("amina", "a long password", &code).await else { panic!("not let in") };
    let session = desk.session_of(&signed_in.token).await.unwrap().unwrap();
    (desk, session)
}

fn make_ring(path: &std::path::Path) {
    let text = String::new;
    let card = Card { reads: text(), secrecy: text(), duty: text(), irrevocable: text(), answers: text() };
    let today = Day(20_781);
    let entry = Entry {
        org: OrgId::parse("union").unwrap(),
        serial: 1,
        kind: OrgKind::Association,
        names: vec![("nl".into(), "Vereniging".into())],
        cards: vec![("nl".into(), card)],
        languages: vec![],
        issued: today,
    };
    let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
    make_organisation(&entry, today, &mut rng).unwrap().1.save(path, PASSPHRASE).unwrap();
}

/// What this process weighs now, in MB.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1_024
}
