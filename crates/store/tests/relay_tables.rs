//! A relay's tables on both engines: nothing twice, nothing skipped, nothing kept beyond its time.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

mod common;

use common::{addresses, open};
use store::{
    OpenOptions, Schema, Store, StoreError,
    relay::{
        self, Accept, Acceptor, DraftStep, Keep, MailboxStep, NewAnswer, NewEnvelope, Outcome, add_answer,
        answers_of, clean, delete_draft, draft, envelopes_after, held, last_envelopes, mailbox, put_bundle,
        put_draft, remember_nonce, step_draft, touch_mailbox,
    },
};

fn accept(n: u8, day: u32) -> Accept {
    Accept {
        draft: None,
        mailbox: MailboxStep::New {
            lookup: [n; 32],
            auth: [n; 32],
            report_id: [n; 32],
            state: vec![n],
            own_copy: None,
        },
        envelopes: vec![NewEnvelope { id: [n; 32], sealed: vec![n; 100] }],
        files: vec![],
        day,
    }
}

async fn count(store: &Store) -> i64 {
    let mut tx = store.read("test").await.unwrap();
    held(&mut tx).await.unwrap().envelopes
}

#[tokio::test]
async fn a_report_sent_twice_is_kept_once() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        assert_eq!(acceptor.accept(accept(1, 5)).await, Ok(Outcome::Kept));
        assert_eq!(acceptor.accept(accept(1, 5)).await, Ok(Outcome::KeptBefore));
        assert_eq!(count(&store).await, 1, "{address}");
        let mut tx = store.read("test").await.unwrap();
        assert_eq!(mailbox(&mut tx, &[1; 32], 5).await.unwrap().unwrap().version, 1);
    }
}

fn wish(n: u8, version: i64, told: bool) -> Accept {
    Accept {
        mailbox: MailboxStep::Next { lookup: [1; 32], version, state: vec![n], delete_after: Some(9) },
        envelopes: if told { vec![NewEnvelope { id: [n; 32], sealed: vec![n; 100] }] } else { Vec::new() },
        ..accept(1, 5)
    }
}

#[tokio::test]
async fn a_wish_sent_again_is_known_by_its_bytes_whatever_came_after_it() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        assert_eq!(acceptor.accept(accept(1, 5)).await, Ok(Outcome::Kept));
        assert_eq!(acceptor.accept(wish(2, 1, true)).await, Ok(Outcome::Kept));
        assert_eq!(acceptor.accept(wish(3, 1, true)).await, Ok(Outcome::MailboxMoved), "made too early");
        assert_eq!(acceptor.accept(wish(3, 2, true)).await, Ok(Outcome::Kept));
        assert_eq!(acceptor.accept(wish(2, 1, true)).await, Ok(Outcome::KeptBefore));
        let mut sealed_anew = wish(2, 1, true);
        sealed_anew.envelopes[0].sealed[0] = 0;
        assert_eq!(acceptor.accept(sealed_anew).await, Ok(Outcome::MailboxMoved));
        assert_eq!(acceptor.accept(wish(4, 3, false)).await, Ok(Outcome::Kept));
        assert_eq!(acceptor.accept(wish(4, 3, false)).await, Ok(Outcome::KeptBefore), "notes alone");
        assert_eq!(acceptor.accept(wish(5, 3, false)).await, Ok(Outcome::MailboxMoved));
        assert_eq!(count(&store).await, 3, "{address}");
        let mut tx = store.read("test").await.unwrap();
        assert_eq!(mailbox(&mut tx, &[1; 32], 5).await.unwrap().unwrap().delete_after, Some(9));
    }
}

#[tokio::test]
async fn a_desk_that_has_read_up_to_a_place_has_missed_nothing_before_it() {
    const WRITERS: u8 = 200;
    for address in addresses().await {
        let (one, other) = (open(&address, Schema::Relay).await, open(&address, Schema::Relay).await);
        // Two instances: on PostgreSQL their transactions are under way at the same time.
        let acceptors = [Acceptor::start(one.clone(), 1_000), Acceptor::start(other, 1_000)];
        let writers: Vec<_> = (0..WRITERS)
            .map(|n| {
                let acceptor = acceptors[usize::from(n) % 2].clone();
                tokio::spawn(async move {
                    tokio::time::sleep(std::time::Duration::from_micros(u64::from(n) * 500)).await;
                    acceptor.accept(accept(n, 5)).await
                })
            })
            .collect();
        // A desk beside them, always after the last place it saw: what it steps over, it never sees.
        let (mut seen, mut last, mut looks) = (Vec::new(), 0, 0);
        loop {
            let over = writers.iter().all(tokio::task::JoinHandle::is_finished);
            let mut tx = one.read("pull").await.unwrap();
            for envelope in envelopes_after(&mut tx, last, 64).await.unwrap() {
                assert!(envelope.place > last, "{address}: places grow");
                last = envelope.place;
                seen.push(envelope.id[0]);
            }
            looks += 1;
            if over && envelopes_after(&mut tx, last, 1).await.unwrap().is_empty() {
                break;
            }
        }
        for writer in writers {
            assert_eq!(writer.await.unwrap(), Ok(Outcome::Kept));
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..WRITERS).collect::<Vec<u8>>(), "{address}: skipped or seen twice");
        assert!(looks > 3, "{address}: it did read while they wrote: {looks}");
    }
}

#[tokio::test]
async fn one_report_that_the_database_refuses_does_not_take_the_others_with_it() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let mut tx = store.write("a database that refuses the thirteenth").await.unwrap();
        let refuse = if tx.is_postgres() {
            "ALTER TABLE envelopes ADD CHECK (day <> 13)"
        } else {
            "CREATE TRIGGER refuse BEFORE INSERT ON envelopes WHEN NEW.day = 13 \
             BEGIN SELECT RAISE(ABORT, 'no'); END"
        };
        tx.run(refuse, &[]).await.unwrap();
        tx.commit().await.unwrap();
        let acceptor = Acceptor::start(store.clone(), 100);
        // While somebody writes, all of them gather in one batch.
        let mut held = store.write("somebody writes").await.unwrap();
        held.run("UPDATE counters SET value = value WHERE name = 'envelopes'", &[]).await.unwrap();
        let all: Vec<_> = (0..20_u8)
            .map(|n| {
                let acceptor = acceptor.clone();
                tokio::spawn(async move { acceptor.accept(accept(n, if n == 7 { 13 } else { 5 })).await })
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        drop(held);
        for (n, one) in all.into_iter().enumerate() {
            let outcome = one.await.unwrap();
            if n == 7 {
                assert!(matches!(outcome, Err(StoreError::Refused(_))), "{address}: {outcome:?}");
            } else {
                assert_eq!(outcome, Ok(Outcome::Kept), "{address}: report {n}");
            }
        }
        assert_eq!(count(&store).await, 19, "{address}");
        let mut tx = store.read("test").await.unwrap();
        assert!(mailbox(&mut tx, &[7; 32], 5).await.unwrap().is_none(), "nothing of it is half there");
        assert!(mailbox(&mut tx, &[8; 32], 5).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn a_message_that_is_there_already_is_not_there_twice_with_another_report() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        acceptor.accept(accept(1, 5)).await.unwrap();
        let again = NewEnvelope { id: [1; 32], sealed: b"another".to_vec() };
        let mixed =
            Accept { envelopes: vec![again, NewEnvelope { id: [3; 32], sealed: vec![3] }], ..accept(2, 6) };
        assert_eq!(acceptor.accept(mixed).await, Ok(Outcome::Kept));
        let mut tx = store.read("test").await.unwrap();
        let all = envelopes_after(&mut tx, 0, 10).await.unwrap();
        assert_eq!(all.iter().map(|one| one.id[0]).collect::<Vec<_>>(), [1, 3], "{address}");
        assert_eq!(
            (all[0].sealed.len(), all[0].day, all[1].day),
            (100, 5, 6),
            "the first one stays as it was"
        );
        assert!(all[1].place > all[0].place);
        let newest = last_envelopes(&mut tx, 1).await.unwrap();
        assert_eq!((newest.len(), newest[0].id, newest[0].place), (1, [3; 32], all[1].place));
    }
}

#[tokio::test]
async fn a_report_without_a_mailbox_of_its_own_or_with_a_stolen_one_changes_nothing() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        acceptor.accept(accept(1, 5)).await.unwrap();
        // The same lookup, and then the same report id, with everything else of another.
        for (lookup, report_id) in [([1; 32], [2; 32]), ([2; 32], [1; 32])] {
            let (auth, state, own_copy) = ([9; 32], b"stolen".to_vec(), Some(b"copy".to_vec()));
            let mailbox = MailboxStep::New { lookup, auth, report_id, state, own_copy };
            let stolen = Accept { mailbox, ..accept(2, 6) };
            assert_eq!(acceptor.accept(stolen).await, Ok(Outcome::KeptBefore), "{address}");
        }
        assert_eq!(count(&store).await, 1, "{address}");
        let mut tx = store.read("test").await.unwrap();
        let kept = mailbox(&mut tx, &[1; 32], 5).await.unwrap().unwrap();
        assert_eq!((kept.auth, kept.state, kept.own_copy), ([1; 32], vec![1], None));
        assert!(mailbox(&mut tx, &[2; 32], 5).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn her_own_words_come_back_to_her_byte_for_byte() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        // Every byte, a zero first and last: what a text column or a C string would cut.
        let copy: Vec<u8> = (0..=255).chain([0]).collect();
        let (lookup, auth, report_id) = ([1; 32], [2; 32], [3; 32]);
        let mailbox =
            MailboxStep::New { lookup, auth, report_id, state: copy.clone(), own_copy: Some(copy.clone()) };
        acceptor.accept(Accept { mailbox, ..accept(1, 5) }).await.unwrap();
        let mut tx = store.read("test").await.unwrap();
        let kept = relay::mailbox(&mut tx, &lookup, 5).await.unwrap().unwrap();
        assert_eq!((kept.auth, kept.report_id, kept.version), (auth, report_id, 1), "{address}");
        assert_eq!((kept.state, kept.own_copy), (copy.clone(), Some(copy)), "{address}");
    }
}

#[tokio::test]
async fn a_mailbox_that_is_looked_into_is_kept_and_a_visit_that_was_left_is_gone() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        acceptor.accept(accept(1, 100)).await.unwrap();
        acceptor.accept(accept(2, 100)).await.unwrap();
        let mut tx = store.write("test").await.unwrap();
        touch_mailbox(&mut tx, &[1; 32], 300).await.unwrap();
        touch_mailbox(&mut tx, &[1; 32], 200).await.unwrap();
        clean(&mut tx, Keep { messages: 45, mailboxes: 365 }, 600, 0).await.unwrap();
        assert!(mailbox(&mut tx, &[1; 32], 600).await.unwrap().is_some(), "{address}: used on day 300");
        assert!(mailbox(&mut tx, &[2; 32], 600).await.unwrap().is_none(), "{address}: used on day 100");
        put_draft(&mut tx, &[8; 32], 50, b"hers").await.unwrap();
        put_draft(&mut tx, &[9; 32], 50, b"another's").await.unwrap();
        delete_draft(&mut tx, &[8; 32]).await.unwrap();
        assert!(draft(&mut tx, &[8; 32], 0).await.unwrap().is_none(), "{address}");
        assert!(draft(&mut tx, &[9; 32], 0).await.unwrap().is_some(), "{address}: only hers");
        assert!(!step_draft(&mut tx, &[8; 32], 1, 90, b"back").await.unwrap(), "it does not come back");
    }
}

#[tokio::test]
async fn when_another_tab_has_written_nothing_of_this_one_is_kept() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        let mut tx = store.write("test").await.unwrap();
        put_draft(&mut tx, &[9; 32], 1_000, b"one").await.unwrap();
        assert!(step_draft(&mut tx, &[9; 32], 1, 1_000, b"two").await.unwrap());
        tx.commit().await.unwrap();
        let step =
            |version| Some(DraftStep { id: [9; 32], version, expires: 1_000, sealed: b"three".to_vec() });
        let late = Accept { draft: step(1), ..accept(1, 5) };
        assert_eq!(acceptor.accept(late).await, Ok(Outcome::DraftMoved));
        assert_eq!(count(&store).await, 0, "{address}");
        let moved = MailboxStep::Next { lookup: [8; 32], version: 1, state: vec![], delete_after: None };
        let no_mailbox = Accept { draft: step(2), mailbox: moved, ..accept(1, 5) };
        assert_eq!(acceptor.accept(no_mailbox).await, Ok(Outcome::MailboxMoved));
        let mut tx = store.read("test").await.unwrap();
        assert_eq!(
            draft(&mut tx, &[9; 32], 0).await.unwrap().unwrap().sealed,
            b"two",
            "the draft is as it was"
        );
        assert!(draft(&mut tx, &[9; 32], 1_000).await.unwrap().is_none(), "and ends at its time");
    }
}

#[tokio::test]
async fn two_changes_of_one_mailbox_do_not_overwrite_each_other() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        acceptor.accept(accept(1, 5)).await.unwrap();
        let next = |n: u8, version| Accept {
            mailbox: MailboxStep::Next { lookup: [1; 32], version, state: vec![n], delete_after: Some(9) },
            ..accept(n, 6)
        };
        assert_eq!(acceptor.accept(next(2, 1)).await, Ok(Outcome::Kept));
        assert_eq!(acceptor.accept(next(3, 1)).await, Ok(Outcome::MailboxMoved));
        assert_eq!(count(&store).await, 2, "{address}");
        let mut tx = store.read("test").await.unwrap();
        assert!(mailbox(&mut tx, &[1; 32], 9).await.unwrap().is_some());
        assert!(
            mailbox(&mut tx, &[1; 32], 10).await.unwrap().is_none(),
            "due for deletion, it opens no more"
        );
    }
}

#[tokio::test]
async fn everything_ends_when_its_time_is_over() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 100);
        acceptor.accept(accept(1, 100)).await.unwrap();
        acceptor.accept(accept(2, 140)).await.unwrap();
        let mut tx = store.write("test").await.unwrap();
        let answer =
            |n: u8, report: u8, day| NewAnswer { id: [n; 32], report_id: [report; 32], day, sealed: vec![n] };
        assert!(add_answer(&mut tx, &answer(1, 1, 100)).await.unwrap());
        assert!(add_answer(&mut tx, &answer(2, 2, 140)).await.unwrap());
        assert!(
            add_answer(&mut tx, &answer(2, 2, 140)).await.unwrap(),
            "the same answer again is kept before"
        );
        assert!(!add_answer(&mut tx, &answer(3, 7, 140)).await.unwrap(), "to nobody");
        put_draft(&mut tx, &[9; 32], 50, b"x").await.unwrap();
        assert!(remember_nonce(&mut tx, &[5; 32], 50).await.unwrap());
        assert!(!remember_nonce(&mut tx, &[5; 32], 50).await.unwrap(), "a request is taken once");
        assert_eq!(answers_of(&mut tx, &[2; 32]).await.unwrap().len(), 1);
        clean(&mut tx, Keep { messages: 45, mailboxes: 365 }, 146, 50).await.unwrap();
        let left = held(&mut tx).await.unwrap();
        assert_eq!((left.envelopes, left.answers, left.mailboxes, left.drafts), (1, 1, 2, 0), "{address}");
        assert!(remember_nonce(&mut tx, &[5; 32], 90).await.unwrap(), "forgotten");
        clean(&mut tx, Keep { messages: 45, mailboxes: 365 }, 466, 50).await.unwrap();
        assert_eq!(held(&mut tx).await.unwrap().mailboxes, 1, "unused for a year");
    }
}

#[tokio::test]
async fn an_older_bundle_does_not_take_the_place_of_a_newer_one() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let mut tx = store.write("test").await.unwrap();
        assert!(put_bundle(&mut tx, "centre", 2, b"two").await.unwrap());
        assert!(!put_bundle(&mut tx, "centre", 1, b"one").await.unwrap());
        assert!(put_bundle(&mut tx, "centre", 2, b"two, new keys").await.unwrap());
        assert_eq!(relay::bundles(&mut tx).await.unwrap()[0].bundle, b"two, new keys");
    }
}

#[tokio::test]
async fn beyond_what_fits_in_the_queue_somebody_is_told_at_once() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let acceptor = Acceptor::start(store.clone(), 1);
        let mut held = store.write("somebody else writes").await.unwrap();
        held.run("UPDATE counters SET value = value WHERE name = 'envelopes'", &[]).await.unwrap();
        let all: Vec<_> = (0..20_u8)
            .map(|n| {
                let acceptor = acceptor.clone();
                tokio::spawn(async move { acceptor.accept(accept(n, 5)).await })
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        drop(held);
        let mut outcomes = Vec::new();
        for one in all {
            outcomes.push(one.await.unwrap());
        }
        let kept = outcomes.iter().filter(|outcome| **outcome == Ok(Outcome::Kept)).count();
        let busy = outcomes.iter().filter(|outcome| **outcome == Err(StoreError::Busy)).count();
        assert_eq!(kept + busy, 20, "{address}: {outcomes:?}");
        assert_eq!(i64::try_from(kept).unwrap(), count(&store).await, "told exactly what is true");
        assert!(busy > 0, "{address}");
    }
}

#[tokio::test]
async fn a_database_of_tomorrow_or_of_somebody_else_is_left_as_it_is() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let wrong = Store::open(&address, Schema::Desk, &OpenOptions::default()).await.err();
        assert_eq!(wrong, Some(StoreError::OtherRole { found: "relay".into(), wanted: "desk" }));
        let mut tx = store.write("test").await.unwrap();
        tx.run("UPDATE schema_version SET version = 99", &[]).await.unwrap();
        tx.commit().await.unwrap();
        let newer = Store::open(&address, Schema::Relay, &OpenOptions::default()).await.err().unwrap();
        assert_eq!(newer, StoreError::UnknownSchema { found: 99, known: 4 });
        assert!(newer.to_string().contains("newer program"), "{newer}");
    }
    assert_eq!(
        Store::open("mysql://x", Schema::Relay, &OpenOptions::default()).await.err(),
        Some(StoreError::Address)
    );
}

#[tokio::test]
async fn instances_that_start_together_make_the_tables_once() {
    for address in addresses().await {
        let starting: Vec<_> = (0..6)
            .map(|_| {
                let address = address.clone();
                tokio::spawn(async move {
                    Store::open(&address, Schema::Relay, &OpenOptions::default()).await.map(|_| ())
                })
            })
            .collect();
        for one in starting {
            assert_eq!(one.await.unwrap(), Ok(()), "{address}");
        }
        let store = open(&address, Schema::Relay).await;
        let mut tx = store.read("test").await.unwrap();
        let rows = tx.rows("SELECT version FROM schema_version", &[]).await.unwrap();
        assert_eq!((rows.len(), rows[0].int(0).unwrap()), (1, 4), "{address}");
        assert_eq!(tx.rows("SELECT name FROM counters", &[]).await.unwrap().len(), 3, "{address}");
    }
}

#[tokio::test]
async fn what_many_instances_add_to_the_log_at_once_stands_there_once_and_without_holes() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let adding: Vec<_> = (0..24_u8)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.write("add").await?;
                    relay::hold_log(&mut tx).await?;
                    relay::add_to_log(&mut tx, "centre", &[n; 32], &[n]).await?;
                    // A third of them is broken off, which must leave no hole.
                    if n % 3 == 0 { Ok(()) } else { tx.commit().await }
                })
            })
            .collect();
        for one in adding {
            assert_eq!(one.await.unwrap(), Ok(()), "{address}");
        }
        let mut tx = store.read("test").await.unwrap();
        let entries = relay::log_entries(&mut tx, 0).await.unwrap();
        assert_eq!(entries.iter().map(|one| one.place).collect::<Vec<_>>(), (0..16).collect::<Vec<_>>());
        assert_eq!(relay::log_size(&mut tx).await.unwrap(), 16, "{address}");
        let (first, rest) = (entries[0].leaf, relay::log_entries(&mut tx, 1).await.unwrap());
        assert_eq!((rest.len(), rest[0].leaf), (15, entries[1].leaf));
        assert_eq!(relay::log_bundles(&mut tx, 0, 1).await.unwrap(), [vec![first[0]]]);
    }
}

#[tokio::test]
async fn what_a_desk_saw_last_is_never_replaced_by_what_it_saw_before() {
    for address in addresses().await {
        let store = open(&address, Schema::Relay).await;
        let mut tx = store.write("test").await.unwrap();
        let one = |size, at| relay::Cosignature {
            org: "centre".into(),
            size,
            at,
            key: vec![1; 4],
            signature: vec![2; 72],
        };
        assert!(relay::put_cosignature(&mut tx, &one(3, 100)).await.unwrap());
        assert!(!relay::put_cosignature(&mut tx, &one(2, 110)).await.unwrap(), "{address}: a shorter log");
        assert!(!relay::put_cosignature(&mut tx, &one(3, 90)).await.unwrap(), "{address}: an older look");
        assert!(relay::put_cosignature(&mut tx, &one(4, 120)).await.unwrap());
        assert_eq!(relay::cosignatures(&mut tx).await.unwrap(), [one(4, 120)]);
        assert_eq!(relay::log_seed(&mut tx, &[5; 32]).await.unwrap(), [5; 32]);
        assert_eq!(relay::log_seed(&mut tx, &[6; 32]).await.unwrap(), [5; 32], "one key for all instances");
    }
}
