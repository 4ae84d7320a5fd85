//! What spares whoever reads, on both engines: many reports with the same words stand behind the first, are set aside with one tap and
//! brought back by anybody who decides; nothing urgent, different or short is ever out of sight, and nothing is closed or erased by it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Session, State,
    bulk::{BulkAct, Came, UndoOutcome},
    inbox::{Behind, InboxFilter, Stand},
    signal::{AsideOutcome, StateOutcome, WorkForm, WorkOutcome},
};
use domain::{
    Outcome, Urgency,
    flood::ASIDE_DAYS,
    triage::{Closing, Hard},
};
use envelope::{directory::OrgKind, message::Body};
use std::collections::BTreeSet;

const TEXT: &str = "Buy cheap watches on our website now, delivered anywhere in one day";
const DAY: i64 = 86_400;

fn said(text: &str, pressure: bool) -> Body {
    Body::Report { text: text.into(), answers: Vec::new(), about_police: false, pressure }
}

/// Each text as a report of its own writer, from the `n`th writer on.
async fn receive(desk: &mut TestDesk, n: u8, texts: &[(&str, bool)]) -> Vec<Writer> {
    let mut writers: Vec<Writer> = (n..).take(texts.len()).map(|n| Writer::new(n, desk)).collect();
    let sealed = writers
        .iter_mut()
        .zip(texts)
        .map(|(writer, (text, pressure))| writer.say(said(text, *pressure), desk))
        .collect();
    desk.receive(sealed).await;
    writers
}

/// The rows of a list, and what stands behind which.
async fn list(desk: &TestDesk, who: &Session, filter: &InboxFilter) -> (Vec<i64>, Vec<Behind>) {
    let page = desk.desk.inbox(who, filter, 1).await.unwrap();
    assert_eq!(desk.desk.count_inbox(who, std::slice::from_ref(filter)).await.unwrap(), [page.found]);
    (page.rows.iter().map(|row| row.number).collect(), page.behind)
}

fn aside() -> InboxFilter {
    InboxFilter { stand: Stand::In(State::Aside), ..InboxFilter::default() }
}

async fn acts_on(desk: &TestDesk, who: &Session, number: i64) -> Vec<String> {
    let page = desk.desk.looks(who, number, (1, desk::log::LooksFor::Us)).await.unwrap().unwrap();
    page.lines.into_iter().map(|line| line.act).filter(|act| !act.contains("seen")).collect()
}

async fn version(desk: &TestDesk, who: &Session, number: i64) -> i64 {
    desk.desk.signal(who, number).await.unwrap().unwrap().version
}

on_both! {
    many_with_the_same_words_stand_behind_the_first_and_what_is_different_short_or_under_pressure_never_does,
    many_with_the_same_words_stand_behind_the_first_and_what_is_different_short_or_under_pressure_never_does_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let shouted = TEXT.to_uppercase().replace(' ', "  ");
        let other = TEXT.replace("one day", "two days");
        let many = [(TEXT, false), (&shouted, false), (&other, false), (TEXT, false), (&format!("{TEXT}!!"), false)];
        receive(&mut desk, 1, &many).await;
        receive(&mut desk, 10, &[("help", false); 3]).await;
        receive(&mut desk, 20, &[(TEXT, true); 3]).await;
        let amina = desk.session("amina").await;
        let everything = InboxFilter::default();
        let (rows, behind) = list(&desk, &amina, &everything).await;
        assert_eq!(rows, [11, 10, 9, 8, 7, 6, 3, 1]);
        assert_eq!(behind, [Behind { first: 1, last: 5, more: 3 }]);
        let page = desk.desk.inbox(&amina, &everything, 1).await.unwrap();
        assert_eq!((page.counts.open, page.counts.new, page.found), (11, 11, 11), "they count like others");
        let opened = InboxFilter { alike: Some(1), ..everything.clone() };
        assert_eq!(list(&desk, &amina, &opened).await, (vec![5, 4, 2, 1], Vec::new()), "opened on purpose");
        let beside = desk.desk.inbox_beside(&amina, &opened, 1, 4).await.unwrap();
        assert_eq!(beside.len(), 4, "and beside each of them the others");

        // Whatever is decided about one of them brings it into sight, and so does the first when it is taken.
        let work = desk.desk.signal(&amina, 4).await.unwrap().unwrap().work;
        let wants = desk::signal::Work { urgency: Urgency::Now, ..work.clone() };
        let form = WorkForm { was: work, wants, urgency_reason: "why", until_reason: "", new_label: "" };
        assert_eq!(desk.desk.decide(&amina, 4, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
        let (rows, behind) = list(&desk, &amina, &everything).await;
        assert_eq!((rows[0], &behind[..]), (4, &[Behind { first: 1, last: 5, more: 2 }][..]));
        let work = desk.desk.signal(&amina, 1).await.unwrap().unwrap().work;
        let wants = desk::signal::Work { assignee: Some(amina.member.id), ..work.clone() };
        let form = WorkForm { was: work, wants, urgency_reason: "", until_reason: "", new_label: "" };
        desk.desk.decide(&amina, 1, &form).await.unwrap();
        let (rows, behind) = list(&desk, &amina, &everything).await;
        assert!([1, 2, 4].iter().all(|number| rows.contains(number)), "{rows:?}");
        assert_eq!(behind, [Behind { first: 2, last: 5, more: 1 }], "nobody has seen the next one yet");
    }
}

on_both! {
    whoever_writes_again_comes_out_from_behind_and_a_new_hour_is_seen_anew,
    whoever_writes_again_comes_out_from_behind_and_a_new_hour_is_seen_anew_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writers = receive(&mut desk, 1, &[(TEXT, false); 4]).await;
        desk.clock.advance(3_600);
        receive(&mut desk, 10, &[(TEXT, false); 2]).await;
        let amina = desk.session("amina").await;
        let everything = InboxFilter::default();
        let (rows, behind) = list(&desk, &amina, &everything).await;
        assert_eq!((rows, behind), (vec![6, 5, 1], vec![Behind { first: 1, last: 4, more: 3 }]));
        let more = writers[2].more("no, it is true", &desk);
        desk.receive(vec![more]).await;
        receive(&mut desk, 20, &[(TEXT, false)]).await;
        let (rows, behind) = list(&desk, &amina, &everything).await;
        assert_eq!(rows, [5, 3, 1]);
        assert_eq!(behind.len(), 2, "{behind:?}");
        // The words themselves are compared for an hour and forgotten after two.
        desk.clock.advance(2 * 3_600 + 1);
        desk.desk.carry_out_what_ends().await.unwrap();
        let (after, behind) = list(&desk, &amina, &everything).await;
        assert_eq!((after, behind.len()), (vec![5, 3, 1], 2));
    }
}

on_both! {
    those_behind_are_set_aside_with_one_tap_taken_back_with_another_and_brought_back_by_somebody_else,
    those_behind_are_set_aside_with_one_tap_taken_back_with_another_and_brought_back_by_somebody_else_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        // More than a page, and more than are decided about at once.
        receive(&mut desk, 1, &[(TEXT, false); 105]).await;
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/").await.text;
        assert!(page.contains("\u{2068}105\u{2069} keer dezelfde tekst binnen een uur.") && page.contains("href=\"/?like=1\""), "{page}");
        let token = browser.hidden("/", "token").await;
        // What comes while the page is on the screen is not among what it shows.
        receive(&mut desk, 140, &[(TEXT, false)]).await;
        let fields = [("token", token.as_str()), ("at", "/"), ("do", "aside.1.105")];
        let done = browser.post("/bulk", &fields).await;
        assert_eq!(done.location, "/bulk/1");
        let amina = desk.session_later("amina").await;
        let view = desk.desk.bulk(&amina, 1).await.unwrap().unwrap();
        assert_eq!((view.lines.len(), view.may_undo), (104, true));
        assert!(view.lines.iter().all(|(_, came)| *came == Came::Done));
        let everything = InboxFilter::default();
        let (rows, behind) = list(&desk, &amina, &everything).await;
        assert_eq!((rows, behind), (vec![1], vec![Behind { first: 1, last: 106, more: 1 }]), "the first stays");
        let page = desk.desk.inbox(&amina, &aside(), 3).await.unwrap();
        assert_eq!((page.found, page.rows.len(), page.counts.aside, page.counts.open), (104, 4, 104, 2));
        assert_eq!(acts_on(&desk, &amina, 77).await[0], "signal-set-aside");
        let token = browser.hidden("/bulk/1", "token").await;
        browser.post("/bulk/1/undo", &[("token", &token)]).await;
        assert_eq!(desk.desk.undo_bulk(&amina, 1).await.unwrap(), Some(UndoOutcome::Done));
        assert_eq!(list(&desk, &amina, &everything).await.1, [Behind { first: 1, last: 106, more: 105 }]);
        assert_eq!(acts_on(&desk, &amina, 77).await[0], "undone");

        let now = version(&desk, &amina, 77).await;
        assert_eq!(desk.desk.set_aside(&amina, (77, now - 1), true).await.unwrap(), Some(AsideOutcome::Changed));
        assert_eq!(desk.desk.set_aside(&amina, (77, now), true).await.unwrap(), Some(AsideOutcome::Done));
        let bo = desk.session_later("bo").await;
        assert_eq!(desk.desk.set_aside(&bo, (77, now), true).await.unwrap(), Some(AsideOutcome::Same));
        assert_eq!(desk.desk.set_aside(&bo, (77, now), false).await.unwrap(), Some(AsideOutcome::Done));
        assert_eq!(acts_on(&desk, &amina, 77).await[..2], ["signal-brought-back", "signal-set-aside"]);
    }
}

on_both! {
    what_is_set_aside_is_still_open_comes_back_by_itself_and_is_never_out_of_sight_when_it_matters,
    what_is_set_aside_is_still_open_comes_back_by_itself_and_is_never_out_of_sight_when_it_matters_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writers = receive(&mut desk, 1, &[("a", false), ("b", false), ("c", false), ("d", false)]).await;
        let amina = desk.session("amina").await;
        let act = BulkAct::Aside(true);
        let preview = desk.desk.preview_bulk(&amina, &[1, 2, 3], &act).await.unwrap();
        let shown: Vec<(i64, String)> = preview.lines.into_iter().map(|line| (line.number, line.mark)).collect();
        desk.desk.do_bulk(&amina, &shown, &act, "a").await.unwrap().unwrap();
        let (rows, _) = list(&desk, &amina, &aside()).await;
        assert_eq!(rows, [3, 2, 1]);
        // Its writer says more; somebody finds it urgent; somebody takes it.
        let more = writers[0].more("please", &desk);
        desk.receive(vec![more]).await;
        let was = desk.desk.signal(&amina, 2).await.unwrap().unwrap().work;
        let wants = desk::signal::Work { urgency: Urgency::Soon, ..was.clone() };
        let form = WorkForm { was, wants, urgency_reason: "why", until_reason: "", new_label: "" };
        assert_eq!(desk.desk.decide(&amina, 2, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
        let state = async |number| desk.desk.signal(&amina, number).await.unwrap().unwrap().state;
        assert_eq!((state(1).await, state(2).await, state(3).await), (State::New, State::New, State::Aside));
        let now = version(&desk, &amina, 2).await;
        assert_eq!(desk.desk.set_aside(&amina, (2, now), true).await.unwrap(), Some(AsideOutcome::Urgent));
        // Nothing of it ends: a year of the sweep later it is back in the list, with its words.
        desk.clock.advance(i64::from(ASIDE_DAYS) * DAY);
        desk.desk.carry_out_what_is_due().await.unwrap();
        let bo = desk.session("bo").await;
        let view = desk.desk.signal(&bo, 3).await.unwrap().unwrap();
        assert_eq!((view.state, view.work.until), (State::New, None));
        assert_eq!(view.thread.len(), 1);
        assert_eq!(acts_on(&desk, &bo, 3).await[0], "signal-woken");
        // Closed from there, it ends like any other.
        let now = version(&desk, &bo, 4).await;
        assert_eq!(desk.desk.set_aside(&bo, (4, now), true).await.unwrap(), Some(AsideOutcome::Done));
        let amina = desk.session("amina").await;
        let closing = Closing { outcome: Some(Outcome::Abuse), reason: "why", report_number: "", no_offence: false, in_case: false };
        let now = version(&desk, &amina, 4).await;
        assert_eq!(desk.desk.close(&amina, 4, now, &closing).await.unwrap(), Some(StateOutcome::Done));
        assert!(desk.desk.signal(&amina, 4).await.unwrap().unwrap().end.0.is_some(), "it has a last day");
        let closed = InboxFilter { stand: Stand::In(State::Closed), ..InboxFilter::default() };
        let page = desk.desk.inbox(&amina, &closed, 1).await.unwrap();
        assert_eq!((page.found, page.rows.len(), page.abuse, page.counts.closed), (0, 0, 1, 1), "a line of its own");
        assert_eq!(list(&desk, &amina, &closed.of_abuse().unwrap()).await.0, [4]);
    }
}

on_both! {
    a_second_person_sees_what_waits_for_them_although_it_is_set_aside,
    a_second_person_sees_what_waits_for_them_although_it_is_set_aside_over_postgresql,
    OrgKind::Police,
    desk,
    {
        receive(&mut desk, 1, &[("a", false)]).await;
        let amina = desk.session("amina").await;
        let now = version(&desk, &amina, 1).await;
        desk.desk.set_aside(&amina, (1, now), true).await.unwrap();
        let closing = Closing { outcome: Some(Outcome::Abuse), reason: "why", report_number: "", no_offence: true, in_case: false };
        assert_eq!(desk.desk.close(&amina, 1, now, &closing).await.unwrap(), Some(StateOutcome::SecondLookAsked));
        let waits = InboxFilter { second_look: true, ..InboxFilter::default() };
        let page = desk.desk.inbox(&amina, &waits, 1).await.unwrap();
        assert_eq!((page.rows[0].number, page.rows[0].state, page.counts.second_looks), (1, State::Aside, 1));
    }
}

on_both! {
    words_that_are_hard_to_read_are_shown_only_on_purpose_and_two_members_add_to_each_other,
    words_that_are_hard_to_read_are_shown_only_on_purpose_and_two_members_add_to_each_other_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 1, &[("she told how it was done", false)]).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let nothing = BTreeSet::new();
        let (sexual, child) = ([Hard::Sexual].into(), [Hard::Child].into());
        for (who, wants) in [(&amina, &sexual), (&bo, &child)] {
            let folded = desk.desk.fold_words(who, 1, (&nothing, wants)).await.unwrap();
            assert_eq!(folded, Some(AsideOutcome::Done));
        }
        let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
        assert_eq!(view.hard, [Hard::Sexual, Hard::Child].into());
        assert_eq!(acts_on(&desk, &amina, 1).await[0], "words-folded");
        let mut browser = Browser::at(&desk);
        desk.clock.advance(60);
        assert!(browser.get("/signal/1").await.status.is_redirection());
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/signal/1").await.text;
        let folded = page.split("<details class=\"hard\">").nth(1).unwrap();
        let folded = folded.split("</details>").next().unwrap();
        assert!(folded.contains("seksueel geweld") && folded.contains("she told how"), "{folded}");
        assert_eq!(page.matches("she told how").count(), 1, "and nowhere else on the page");
        let (token, was) = (browser.hidden("/signal/1", "token").await, browser.hidden("/signal/1", "hard-was").await);
        let unfolded = browser.post("/signal/1/words", &[("token", &token), ("hard-was", &was)]).await;
        assert_eq!(unfolded.location, "/signal/1?done=words");
        assert!(!browser.get("/signal/1").await.text.contains("class=\"hard\""));
        let disk = desk.bytes_on_disk();
        assert!(!disk.windows(6).any(|part| part == b"sexual"), "what is hard about it is sealed");
    }
}
