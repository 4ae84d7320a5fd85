//! A desk's tables on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

mod common;

use common::{addresses, open};
use store::{
    Schema, Store,
    desk::{self, AuditHead, AuditRow, By, DraftRow, Filter, Held, NewMessage, SignalRow},
};

fn signal(number: i64, state: &str, lang: &str) -> SignalRow {
    SignalRow {
        number,
        version: 1,
        state: state.into(),
        waiting: "us".into(),
        content: "shown".into(),
        stopped: false,
        pressure: true,
        about_police: false,
        lang: lang.into(),
        arrived_day: 20_000,
        deletion_due: None,
        closed: None,
        incoming: (1, [1; 32]),
        outgoing: (0, [0; 32]),
        sealed: Some(vec![1]),
        sealed_reply: None,
        seen: false,
        assignee: None,
        urgency: 0,
        snoozed_until: None,
        outcome: None,
        sealed_work: None,
        origin: "portal".into(),
        entered_by: None,
        team: None,
        merged_into: None,
    }
}

async fn add(store: &Store, state: &str, lang: &str) -> i64 {
    let mut tx = store.write("test").await.unwrap();
    let number = desk::next_number(&mut tx, "signals").await.unwrap();
    let hash = [u8::try_from(number).unwrap(); 32];
    desk::add_signal(&mut tx, &hash, &signal(number, state, lang)).await.unwrap();
    desk::put_data_key(&mut tx, number, b"key").await.unwrap();
    tx.commit().await.unwrap();
    number
}

#[tokio::test]
async fn numbers_are_given_once_however_many_ask_at_the_same_time() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let tasks: Vec<_> = (0..30)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { add(&store, "new", "nl").await })
            })
            .collect();
        let mut numbers = Vec::new();
        for task in tasks {
            numbers.push(task.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=30).collect::<Vec<i64>>(), "{address}");
    }
}

#[tokio::test]
async fn the_inbox_shows_what_is_asked_for_newest_first() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        for (state, lang) in [("new", "nl"), ("taken", "ar"), ("new", "ar"), ("closed", "fr")] {
            add(&store, state, lang).await;
        }
        let mut tx = store.read("test").await.unwrap();
        let of = |state, lang| Filter {
            state,
            waiting: "",
            lang,
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
            in_time: (0, 0),
            changed_for: -1,
            arrived: (None, None),
        };
        let numbers =
            |rows: Vec<desk::InboxRow>| rows.iter().map(|row| row.signal.number).collect::<Vec<_>>();
        assert_eq!(numbers(desk::inbox(&mut tx, &of("", ""), (0, 2)).await.unwrap()), [4, 3], "{address}");
        assert_eq!(numbers(desk::inbox(&mut tx, &of("", ""), (2, 2)).await.unwrap()), [2, 1]);
        assert_eq!(numbers(desk::inbox(&mut tx, &of("new", "ar"), (0, 2)).await.unwrap()), [3]);
        assert_eq!(
            numbers(desk::inbox(&mut tx, &of("open", ""), (0, 2)).await.unwrap()),
            [3, 2],
            "not closed"
        );
        assert_eq!(desk::inbox_count(&mut tx, &of("new", "ar")).await.unwrap(), 1);
        let counts = desk::inbox_counts(&mut tx, (1, desk::Scope::All), 20_781, (0, 0)).await.unwrap();
        assert!(
            counts.by_state.contains(&("new".into(), 2)) && counts.waiting_us == 3,
            "what is closed waits for nothing"
        );
        assert_eq!(
            desk::inbox_languages(&mut tx, desk::Scope::All, 20_781).await.unwrap(),
            ["ar", "fr", "nl"]
        );
    }
}

#[tokio::test]
async fn what_is_erased_is_gone_and_the_number_stays() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let number = add(&store, "taken", "nl").await;
        let mut tx = store.write("test").await.unwrap();
        let new = NewMessage {
            number,
            envelope_id: Some(&[3; 32]),
            once: None,
            member: None,
            at: 5,
            at_version: 1,
            verdict: "good",
            sent: "",
        };
        assert!(desk::add_message(&mut tx, &new, |_| Some(vec![9])).await.unwrap().is_some());
        assert!(
            desk::add_message(&mut tx, &new, |_| Some(vec![9])).await.unwrap().is_none(),
            "the same message"
        );
        let draft = DraftRow { reply: None, note: Some(b"note".to_vec()) };
        desk::put_draft(&mut tx, number, 1, &draft).await.unwrap();
        let label = desk::label_of_name(&mut tx, &[7; 32], |_| Some(vec![1])).await.unwrap().unwrap();
        desk::set_label(&mut tx, number, label, true).await.unwrap();
        assert!(desk::add_note(&mut tx, (number, 1, 5), &[8; 32], |_| Some(vec![1])).await.unwrap());
        assert!(!desk::add_note(&mut tx, (number, 1, 5), &[8; 32], |_| Some(vec![1])).await.unwrap(), "once");
        desk::ask_second_look(&mut tx, (number, 1, 5), b"why").await.unwrap();
        desk::add_language_request(&mut tx, (number, 1, 5), |_| vec![1]).await.unwrap();
        desk::erase_signal(&mut tx, number).await.unwrap();
        assert!(desk::data_key(&mut tx, number).await.unwrap().is_none());
        assert!(desk::messages_of(&mut tx, number).await.unwrap().is_empty());
        let draft = desk::draft(&mut tx, number, 1).await.unwrap();
        assert!(draft.reply.is_none() && draft.note.is_none());
        assert!(desk::labels_of(&mut tx, number).await.unwrap().is_empty());
        assert!(desk::notes_of(&mut tx, number).await.unwrap().is_empty());
        assert!(desk::second_look(&mut tx, number).await.unwrap().is_none());
        assert!(desk::language_requests(&mut tx, number).await.unwrap().is_empty());
        let left = desk::lock_signal(&mut tx, By::Number(number)).await.unwrap().unwrap();
        assert!(left.sealed.is_none() && left.arrived_day == 20_000, "{address}");
    }
}

#[tokio::test]
async fn a_report_found_by_its_keyed_hash_comes_back_with_every_column() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let number = add(&store, "taken", "nl").await;
        let mut tx = store.write("test").await.unwrap();
        let mut row = desk::lock_signal(&mut tx, By::Report(&[1; 32])).await.unwrap().unwrap();
        assert_eq!((row.number, row.pressure, row.incoming), (number, true, (1, [1; 32])));
        row.deletion_due = Some(20_010);
        row.closed = Some((4, 99));
        row.outgoing = (7, [8; 32]);
        desk::update_signal(&mut tx, &row).await.unwrap();
        let again = desk::signal(&mut tx, number).await.unwrap().unwrap();
        assert_eq!(
            (again.deletion_due, again.closed, again.outgoing),
            (Some(20_010), Some((4, 99)), (7, [8; 32]))
        );
        assert_eq!(
            desk::due_signals(&mut tx, 20_010).await.unwrap(),
            [] as [i64; 0],
            "on the day itself not yet"
        );
        assert_eq!(desk::due_signals(&mut tx, 20_011).await.unwrap(), [number]);
    }
}

#[tokio::test]
async fn a_code_seen_over_a_shoulder_comes_too_late_and_failures_are_counted() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let mut tx = store.write("test").await.unwrap();
        assert!(desk::add_member(&mut tx, 1, &[1; 32], ("lead", "active"), b"x").await.unwrap());
        assert!(
            !desk::add_member(&mut tx, 2, &[1; 32], ("lead", "active"), b"x").await.unwrap(),
            "the name is taken"
        );
        assert!(desk::take_step(&mut tx, 1, 100).await.unwrap());
        assert!(!desk::take_step(&mut tx, 1, 100).await.unwrap());
        assert!(!desk::take_step(&mut tx, 1, 99).await.unwrap());
        desk::note_try(&mut tx, &[5; 32], 1_000, 100).await.unwrap();
        desk::note_try(&mut tx, &[5; 32], 1_010, 110).await.unwrap();
        assert_eq!(desk::failed_tries(&mut tx, &[5; 32]).await.unwrap(), Some((2, 1_000)));
        desk::note_try(&mut tx, &[5; 32], 2_000, 1_100).await.unwrap();
        assert_eq!(
            desk::failed_tries(&mut tx, &[5; 32]).await.unwrap(),
            Some((1, 2_000)),
            "old ones no longer count"
        );
        desk::forget_tries(&mut tx, &[5; 32], 0).await.unwrap();
        assert!(desk::failed_tries(&mut tx, &[5; 32]).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn sessions_are_a_members_own_to_end() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let mut tx = store.write("test").await.unwrap();
        for (id, member) in [(1, 1), (2, 1), (3, 2)] {
            desk::add_session(&mut tx, id, &[u8::try_from(id).unwrap(); 32], member, 100 + id).await.unwrap();
        }
        assert!(!desk::end_session(&mut tx, 1, 3).await.unwrap(), "not somebody else's");
        desk::touch_session(&mut tx, 2, 500).await.unwrap();
        assert_eq!(desk::session_by_token(&mut tx, &[2; 32]).await.unwrap().unwrap().used, 500);
        assert_eq!(desk::end_other_sessions(&mut tx, 1, 2).await.unwrap(), 1);
        assert_eq!(desk::sessions_of(&mut tx, 1).await.unwrap().len(), 1);
        desk::clean_sessions(&mut tx, 103).await.unwrap();
        assert!(desk::session_by_token(&mut tx, &[2; 32]).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn the_log_has_one_head_and_the_cursor_moves_once() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let mut tx = store.write("test").await.unwrap();
        assert_eq!(desk::lock_audit_head(&mut tx).await.unwrap().line, 0);
        let row = AuditRow {
            line: 1,
            at: 5,
            member: None,
            act: "started".into(),
            object: String::new(),
            hash: [1; 32],
        };
        desk::put_audit_line(&mut tx, &row).await.unwrap();
        desk::set_audit_head(&mut tx, &AuditHead { line: 1, hash: [1; 32], signed: vec![7] }).await.unwrap();
        assert_eq!(desk::audit_head(&mut tx).await.unwrap().unwrap().signed, [7]);
        assert_eq!(desk::audit_lines(&mut tx, 0, 10).await.unwrap()[0].act, "started");
        assert!(desk::step_cursor(&mut tx, 0, 7).await.unwrap());
        assert!(!desk::step_cursor(&mut tx, 0, 9).await.unwrap(), "another instance was faster");
        assert_eq!(desk::status(&mut tx, "cursor").await.unwrap(), Some(7), "{address}");
        desk::count_refused(&mut tx, "bad-signature").await.unwrap();
        desk::count_refused(&mut tx, "bad-signature").await.unwrap();
        assert_eq!(desk::refused(&mut tx).await.unwrap(), [("bad-signature".into(), 2)]);
    }
}

#[tokio::test]
async fn an_answer_waits_until_it_is_delivered_and_then_no_longer() {
    for address in addresses().await {
        let store = open(&address, Schema::Desk).await;
        let number = add(&store, "taken", "nl").await;
        let mut tx = store.write("test").await.unwrap();
        let new = NewMessage {
            number,
            envelope_id: None,
            once: Some(&[4; 32]),
            member: Some(1),
            at: 5,
            at_version: 3,
            verdict: "good",
            sent: "waiting",
        };
        let id = desk::add_message(&mut tx, &new, |_| Some(vec![1])).await.unwrap().unwrap();
        assert_eq!(
            desk::message_of_form(&mut tx, &[4; 32]).await.unwrap(),
            Some(desk::Brought { id, number, sealed: vec![1] })
        );
        assert_eq!(desk::message_of_form(&mut tx, &[5; 32]).await.unwrap(), None);
        assert_eq!(desk::answered_since(&mut tx, number, 2).await.unwrap(), Some(1));
        assert_eq!(desk::answered_since(&mut tx, number, 3).await.unwrap(), None);
        desk::put_outbox(&mut tx, id, number, b"sealed").await.unwrap();
        assert_eq!(desk::waiting_answers(&mut tx).await.unwrap(), 1);
        assert_eq!(desk::outbox(&mut tx, 5).await.unwrap(), [(id, number, b"sealed".to_vec())]);
        desk::put_submission(&mut tx, number, b"mailbox").await.unwrap();
        assert!(desk::outbox(&mut tx, 5).await.unwrap().is_empty(), "its mailbox is not there yet");
        assert!(desk::settle_submission(&mut tx, number).await.unwrap());
        assert_eq!(desk::outbox(&mut tx, 5).await.unwrap().len(), 1);
        assert!(desk::settle_outbox(&mut tx, id, "delivered").await.unwrap());
        assert!(!desk::settle_outbox(&mut tx, id, "delivered").await.unwrap());
        assert_eq!(desk::messages_of(&mut tx, number).await.unwrap()[0].sent, "delivered", "{address}");
    }
}

/// Runs a script as the program of yesterday would have.
async fn yesterday(address: &str, script: &str) {
    if address.starts_with("sqlite:") {
        let options: sqlx::sqlite::SqliteConnectOptions = address.parse().unwrap();
        let pool = sqlx::SqlitePool::connect_with(options.create_if_missing(true)).await.unwrap();
        let script = sqlx::AssertSqlSafe(script.replace("BYTEA", "BLOB"));
        sqlx::raw_sql(script).execute(&pool).await.unwrap();
        pool.close().await;
    } else {
        let pool = sqlx::PgPool::connect(address).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(script.to_owned())).execute(&pool).await.unwrap();
        pool.close().await;
    }
}

#[tokio::test]
async fn a_database_of_the_first_version_is_brought_up_to_date_with_all_it_holds() {
    for address in addresses().await {
        let first = concat!(
            include_str!("../migrations/desk/0001_first.sql"),
            "CREATE TABLE schema_version (role TEXT NOT NULL, version BIGINT NOT NULL);
             INSERT INTO schema_version (role, version) VALUES ('desk', 1);
             UPDATE counters SET value = 3 WHERE name = 'signals';"
        );
        yesterday(&address, first).await;
        for (number, state) in [(1, "new"), (2, "open"), (3, "closed")] {
            let hash = if address.starts_with("sqlite:") {
                format!("x'{number:064x}'")
            } else {
                format!("'\\x{number:064x}'")
            };
            let row = format!(
                "INSERT INTO signals (number, report_hash, version, state, waiting, content, stopped, pressure, about_police,
                 lang, arrived_day, in_next, in_prev, out_next, out_prev)
                 VALUES ({number}, {hash}, 4, '{state}', 'us', 'shown', 0, 1, 0, 'ar', 20000, 1, {hash}, 0, {hash});
                 INSERT INTO drafts (number, member, sealed) VALUES ({number}, 1, {hash});"
            );
            yesterday(&address, &row).await;
        }
        let store = open(&address, Schema::Desk).await;
        let mut tx = store.write("test").await.unwrap();
        for (number, state, seen) in [(1, "new", false), (2, "new", true), (3, "closed", true)] {
            let row = desk::lock_signal(&mut tx, By::Number(number)).await.unwrap().unwrap();
            assert_eq!((row.state.as_str(), row.seen, row.version), (state, seen, 4), "{address}");
            assert!(row.assignee.is_none() && row.urgency == 0 && row.outcome.is_none());
            assert!(row.origin == "portal" && row.entered_by.is_none());
            assert!(
                desk::draft(&mut tx, number, 1).await.unwrap().reply.is_some(),
                "what was begun is there"
            );
        }
        assert_eq!(desk::next_number(&mut tx, "signals").await.unwrap(), 4);
        assert_eq!(desk::next_number(&mut tx, "labels").await.unwrap(), 1);
    }
}
