//! The wall with a door: what lies at one organisation's desk is nowhere at another's but for what was let through, and what a receiver writes
//! comes back only as an answer. Both desks are crawled, every page, and so is what lies on their disks.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::{
    common::TestDesk,
    crawl::{Browser, addresses},
    referrals::Two,
};
use desk::{
    case::{EntryForm, Said, Source},
    victim::{Channel, Victim, VictimForm},
};
use domain::{AgeBand, SafeToWrite, SourceKind};
use envelope::referral::Step;

/// What the union knows and nobody let through: each word stands nowhere else.
const KEPT: [&str; 7] =
    ["kamerplant", "zeilboot", "vuurtoren", "slakkenhuis", "regenpijp", "koekoeksklok", "distelvink"];
/// What the centre writes for itself.
const THEIRS: [&str; 3] = ["waterlelie", "pepermolen", "windvaan"];
/// What was let through, there and back.
const THROUGH: &str = "to sleep somewhere else";
const BACK: &str = "a bed on the second floor";

/// All that whoever leads can read at a desk.
async fn read_all(desk: &TestDesk) -> String {
    // A code opens once.
    desk.clock.advance(60);
    let browser = Browser::of(desk, "amina").await;
    let mut all = String::new();
    for address in addresses() {
        if ["/sign-out", "/account/end"].contains(&address.as_str()) {
            continue;
        }
        let (status, headers, body) = browser.get(&address).await;
        assert!(!status.is_server_error(), "{address}: {status}");
        all.push_str(&headers);
        all.push_str(&body);
    }
    all
}

fn lies_on_disk(desk: &TestDesk, word: &str) -> bool {
    memchr::memmem::find(&desk.bytes_on_disk(), word.as_bytes()).is_some()
}

#[tokio::test]
async fn each_desk_shows_exactly_what_it_may_and_nothing_else_is_anywhere() {
    let two = Two::new(false).await.unwrap();
    let view = two.union.desk.victim(&two.bo, (1, 1)).await.unwrap().unwrap();
    let channel = Channel {
        reach: KEPT[0].into(),
        hours: KEPT[1].into(),
        code_word: KEPT[2].into(),
        write: SafeToWrite::No,
    };
    let victim = Victim {
        age: Some(AgeBand::Adult),
        companions: KEPT[3].into(),
        children: KEPT[4].into(),
        channels: [channel, Channel::default(), Channel::default()],
        ..view.victim.clone()
    };
    let form = VictimForm { victim, version: view.version, once_token: "b".into() };
    two.union.desk.write_victim(&two.bo, (1, Some(1)), &form).await.unwrap();
    let entry_of = |text: &str, words: &str| Said::Fact {
        text: text.into(),
        happened: None,
        source: Some(Source { kind: SourceKind::Told, signal: None, words: words.into() }),
    };
    let said = entry_of(KEPT[5], KEPT[6]);
    let entry = EntryForm { said, replaces: None, once_token: "f".into() };
    two.union.desk.write_entry(&two.bo, 1, entry).await.unwrap();

    let (_, consent) = two.refer("a").await;
    two.travel().await;
    let case = two.accept(1).await;
    two.answer(1, Step::Feedback, BACK).await;
    let said = entry_of(THEIRS[0], THEIRS[1]);
    let entry = EntryForm { said, replaces: None, once_token: "c".into() };
    two.centre.desk.write_entry(&two.lead, case, entry).await.unwrap();
    let said = Said::Assessment { text: THEIRS[2].into() };
    let entry = EntryForm { said, replaces: None, once_token: "d".into() };
    two.centre.desk.write_entry(&two.lead, case, entry).await.unwrap();
    two.travel().await;

    let (union, centre) = (read_all(&two.union).await, read_all(&two.centre).await);
    assert!(centre.contains(THROUGH) && union.contains(THROUGH), "what was let through is at both");
    assert!(union.contains(BACK), "and so is the answer");
    for word in KEPT {
        assert!(union.contains(word), "{word} can be read where it was written");
        assert!(!centre.contains(word), "{word} went through the wall");
    }
    for word in THEIRS {
        assert!(centre.contains(word), "{word} can be read where it was written");
        assert!(!union.contains(word), "{word} came back through the wall");
    }
    for word in KEPT.iter().chain(&THEIRS).chain(&[THROUGH, BACK]) {
        assert!(!lies_on_disk(&two.union, word) && !lies_on_disk(&two.centre, word), "{word} lies open");
    }

    two.withdraw(consent).await;
    two.travel().await;
    let centre = read_all(&two.centre).await;
    assert!(!centre.contains(THROUGH), "the door is closed again");
    assert!(THEIRS.iter().all(|word| centre.contains(word)), "what its own people wrote is theirs");
}
