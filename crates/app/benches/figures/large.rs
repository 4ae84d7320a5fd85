//! An inbox after years: a hundred thousand reports, a fifth of them still to do, on each engine that is there.
use crate::{
    Row,
    common::{Folder, Setup},
    row, spread,
};
use std::time::{Duration, Instant};
use store::{
    OpenOptions, Schema, Store,
    desk::{self, Filter, Held, KeptRow, Of, Running, SignalRow},
};

const REPORTS: i64 = 100_000;

/// The slowest view of all, on SQLite and, where a cluster runs, on PostgreSQL.
pub(crate) fn large_inbox() -> Vec<Row> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = Folder::new();
    let sqlite = format!("sqlite:{}", folder.0.join("desk.db").display());
    let mut rows = runtime.block_on(views("SQLite", &sqlite));
    if std::env::var_os("ZICHTBAAR_TEST_POSTGRES").is_some()
        && let Some(setup) = Setup::postgres()
    {
        rows.extend(runtime.block_on(views("PostgreSQL", &setup.database)));
    }
    rows
}

async fn views(engine: &str, database: &str) -> Vec<Row> {
    let store = Store::open(database, Schema::Desk, &OpenOptions::default()).await.unwrap();
    fill(&store).await;
    // What its own housekeeping does in time.
    if engine == "PostgreSQL" {
        crate::common::run_sql(database, "VACUUM ANALYZE");
    }
    let mut rows = Vec::new();
    let mut slowest = (Duration::ZERO, "", Vec::new());
    for (name, filter, skip) in filters() {
        let mut times = Vec::new();
        for _ in 0..20 {
            let start = Instant::now();
            let mut tx = store.read("bench").await.unwrap();
            desk::inbox(&mut tx, &filter, (skip, 51)).await.unwrap();
            desk::inbox_count(&mut tx, &filter).await.unwrap();
            desk::inbox_counts(&mut tx, (3, filter.scope), 20_781, (1, 1)).await.unwrap();
            desk::inbox_languages(&mut tx, filter.scope, 20_781).await.unwrap();
            times.push(start.elapsed());
        }
        times.sort();
        rows.push(row(format!("100,000 reports, {engine}: {name}"), spread(&mut times), ""));
        if times[18] > slowest.0 {
            slowest = (times[18], name, times);
        }
    }
    let (_, name, mut times) = slowest;
    let what = format!("100,000 reports, {engine}: the slowest view ({name})");
    rows.push(row(what, spread(&mut times), "p95 ≤ 50 ms"));
    rows
}

/// What is asked for, each with its name and the rows that are passed over.
fn filters() -> [(&'static str, Filter<'static>, i64); 19] {
    let any = Filter {
        state: "open",
        waiting: "",
        lang: "",
        outcome: "",
        but: "",
        alike: -1,
        folded: true,
        origin: "",
        held: Held::Any,
        scope: desk::Scope::All,
        today: 20_781,
        labels: &[],
        urgency: -1,
        second_look: false,
        running: None,
        in_time: (1, 1),
        changed_for: -1,
        arrived: (None, None),
    };
    [
        ("to do", Filter { ..any }, 0),
        ("mine", Filter { held: Held::By(3), ..any }, 0),
        ("my team's", Filter { held: Held::ByTeamsOf(3), ..any }, 0),
        ("mine and my team's only", Filter { scope: desk::Scope::Near(3), ..any }, 0),
        ("closed, mine only", Filter { scope: desk::Scope::Near(3), state: "closed", ..any }, 0),
        ("all but what is apart", Filter { scope: desk::Scope::AllBut(3), ..any }, 0),
        ("nobody's", Filter { held: Held::ByNobody, ..any }, 0),
        ("urgent", Filter { urgency: 1, ..any }, 0),
        ("not taken in time", Filter { running: Some(Running::Over), ..any }, 0),
        ("time is running", Filter { running: Some(Running::Due), ..any }, 0),
        ("changed by others", Filter { changed_for: 3, ..any }, 0),
        ("our answer", Filter { waiting: "us", ..any }, 0),
        ("closed", Filter { state: "closed", ..any }, 0),
        (
            "closed, of one outcome and month",
            Filter { state: "closed", outcome: "advised", arrived: (Some(20_000), Some(20_030)), ..any },
            0,
        ),
        ("all, by telephone in one language", Filter { state: "", origin: "phone", lang: "ti", ..any }, 0),
        ("one label", Filter { labels: &[7], ..any }, 0),
        ("one language", Filter { lang: "ti", ..any }, 0),
        ("second look", Filter { second_look: true, ..any }, 0),
        ("page 40", Filter { ..any }, 2_000),
    ]
}

/// Fifty members in eight teams; one of them stands in for another.
async fn fill_people(store: &Store) {
    let mut tx = store.write("people").await.unwrap();
    for id in 1..=50_i64 {
        let hash = [u8::try_from(id).unwrap(); 32];
        desk::add_member(&mut tx, id, &hash, ("reader", "active"), &[7; 300]).await.unwrap();
    }
    for team in 1..=8_u8 {
        desk::add_team(&mut tx, &[team; 32], |_| Some(vec![1; 60])).await.unwrap();
    }
    for id in 1..=50_i64 {
        desk::set_teams_of(&mut tx, id, &[id % 8 + 1]).await.unwrap();
    }
    let mut away = desk::lock_member(&mut tx, 4).await.unwrap().unwrap();
    (away.away, away.substitute) = (Some((20_000, 21_000)), Some(3));
    desk::update_member(&mut tx, &away).await.unwrap();
    tx.commit().await.unwrap();
}

/// Some of it only for its own people, some kept from the member who looks.
async fn set_apart(store: &Store) {
    let mut tx = store.write("apart").await.unwrap();
    for number in (1..=REPORTS).step_by(250) {
        desk::set_inner(&mut tx, (Of::Signal, number), Some((1, 1))).await.unwrap();
    }
    for number in (7..=REPORTS).step_by(2_000) {
        let kept = KeptRow { member: 3, by: 1, at: 1, sealed: vec![1; 60] };
        desk::keep_from(&mut tx, (Of::Signal, number), &kept).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn fill(store: &Store) {
    fill_people(store).await;
    const IN_ONE: i64 = 5_000;
    for start in (1..=REPORTS).step_by(usize::try_from(IN_ONE).unwrap()) {
        let mut tx = store.write("fill").await.unwrap();
        for number in start..start + IN_ONE {
            let mut hash = [0; 32];
            hash[..8].copy_from_slice(&number.to_be_bytes());
            desk::add_signal(&mut tx, &hash, &report(number)).await.unwrap();
            desk::put_data_key(&mut tx, number, &[7; 72]).await.unwrap();
            if number % 50 == 0 {
                let name = [u8::try_from(number / 50 % 20).unwrap(); 32];
                let sealed = |_| Some(vec![1; 60]);
                let label = desk::label_of_name(&mut tx, &name, sealed).await.unwrap().unwrap();
                desk::set_label(&mut tx, number, label, true).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
    }
    set_apart(store).await;
}

/// Four of five are closed; every hundredth is urgent; fifty members have them.
fn report(number: i64) -> SignalRow {
    let open = number % 5 == 0;
    let state = match (open, number % 3) {
        (false, _) => "closed",
        (true, 0) => "new",
        (true, _) => "taken",
    };
    SignalRow {
        number,
        version: 1,
        state: state.into(),
        waiting: if open { "us" } else { "none" }.into(),
        content: "shown".into(),
        stopped: false,
        pressure: false,
        about_police: false,
        lang: ["nl", "fr", "ar", "ti"][usize::try_from(number % 4).unwrap()].into(),
        arrived_day: 20_000,
        deletion_due: None,
        closed: None,
        incoming: (1, [1; 32]),
        outgoing: (0, [0; 32]),
        sealed: Some(vec![7; 300]),
        sealed_reply: Some(vec![7; 1_400]),
        seen: true,
        assignee: (state == "taken").then_some(number % 50),
        urgency: i64::from(number % 100 == 0),
        snoozed_until: None,
        outcome: (!open).then(|| "advised".into()),
        sealed_work: None,
        origin: "portal".into(),
        entered_by: None,
        team: (number % 10 == 0).then_some(number % 8),
        merged_into: None,
    }
}
