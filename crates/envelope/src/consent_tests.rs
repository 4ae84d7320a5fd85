use super::*;
use crate::{
    message::tests::{org, reporter_keys},
    testing::FixedRng,
};
use std::{format, vec};

const TODAY: Day = Day(20_785);

fn question(id: u8) -> Question {
    Question {
        id: [id; 32],
        why: "call".into(),
        held: None,
        name: String::new(),
        what: vec!["name".into(), "contact".into(), "wants".into()],
        with: Some(org("centre")),
        until: Day(20_800),
        words: String::new(),
        person: String::new(),
    }
}

fn heard(question: Question) -> Said {
    Said::Asked { org: org("payoke"), day: Day(20_781), lang: "fr".into(), gap: false, question }
}

fn ended(id: u8) -> Said {
    let end = TakenBack { id: [id; 32], on: Day(20_783) };
    Said::Ended { org: org("payoke"), gap: false, end }
}

fn note(said: Option<Answer>, heard: u64) -> Note {
    Note { org: org("payoke"), question: question(1), on: Day(20_782), said, heard }
}

fn stand(said: &[Said], notes: &[Note]) -> Stand {
    let all = all(placed(said, notes, ("fr", TODAY)));
    assert_eq!(all.len(), 1, "a decision stands once");
    all[0].stand.clone()
}

#[test]
fn whoever_spoke_last_is_believed() {
    let asked = || heard(question(1));
    let part = || Some(Answer::Part(vec!["name".into()]));
    assert_eq!(stand(&[asked()], &[]), Stand::Open);
    assert_eq!(stand(&[asked()], &[note(part(), 1)]), Stand::Said(Answer::Part(vec!["name".into()])));
    assert_eq!(
        stand(&[asked(), ended(1)], &[note(part(), 1)]),
        Stand::Over,
        "they took it back across a table"
    );
    assert_eq!(stand(&[asked()], &[note(None, 1)]), Stand::Back);
    assert_eq!(stand(&[asked(), ended(1)], &[note(None, 1)]), Stand::Back, "and it arrived");
    let held = heard(Question { held: Some(Answer::Yes), ..question(1) });
    assert_eq!(
        stand(&[asked(), ended(1), held], &[note(None, 2)]),
        Stand::Said(Answer::Yes),
        "asked anew at a table"
    );
    assert_eq!(
        stand(&[], &[note(Some(Answer::Yes), 1)]),
        Stand::Said(Answer::Yes),
        "a message that went is remembered"
    );
    let past = Question { until: Day(20_784), ..question(1) };
    assert_eq!(stand(&[heard(past)], &[]), Stand::Over);
}

#[test]
fn another_organisation_ends_nothing_by_naming_it() {
    let end = TakenBack { id: [1; 32], on: Day(20_783) };
    let said = [heard(question(1)), Said::Ended { org: org("surya"), gap: false, end }];
    assert_eq!(stand(&said, &[note(Some(Answer::Yes), 1)]), Stand::Said(Answer::Yes));
}

#[test]
fn what_a_page_cannot_name_is_not_a_question() {
    let wrong = [
        Question { what: vec!["photo".into()], ..question(1) },
        Question { what: vec!["name".into(), "name".into()], ..question(1) },
        Question { what: vec![], ..question(1) },
        Question { why: "sale".into(), ..question(1) },
        Question { why: "other".into(), ..question(1) },
        Question { name: "Huis Linde".into(), ..question(1) },
        Question { person: "x".repeat(WORDS_MAX_BYTES + 1), ..question(1) },
    ];
    for one in wrong {
        assert!(one.to_body().is_err());
    }
    assert!(question(1).to_body().is_ok());
    assert!(!format!("{:?}", question(1)).contains("centre"), "a log line never shows it");
}

#[test]
fn only_part_is_more_than_nothing_and_less_than_all() {
    let one = question(1);
    let part = |words: &[&str]| Answer::Part(words.iter().map(|word| (*word).into()).collect());
    assert!(one.takes(&part(&["name"]), TODAY));
    for wrong in [part(&[]), part(&["name", "contact", "wants"]), part(&["age"]), Answer::Later(TODAY)] {
        assert!(!one.takes(&wrong, TODAY), "{wrong:?}");
    }
}

#[test]
fn notes_never_outgrow_their_place_and_what_is_over_goes_first() {
    let mut notes = vec![];
    for n in 0..60_u8 {
        let until = if n == 3 { Day(20_000) } else { Day(20_800) };
        let words = Question { person: "\u{1F3E0}".repeat(100), until, ..question(n) };
        keep(&mut notes, Note { question: words, ..note(None, 1) }, TODAY);
        assert!(fit(&notes));
    }
    assert!(notes.len() > 8 && notes.iter().all(|note| note.question.id[0] != 3));
    assert_eq!(notes.last().map(|note| note.question.id[0]), Some(59));
    let ever: Vec<_> = (0..64).map(|n| org(&format!("{n:0>32}"))).collect();
    let chain = crate::chain::Chain { next_seq: crate::message::SEQ_MAX, prev: [1; 32] };
    let full = crate::mailbox_state::MailboxState {
        version: 3,
        lang: "ro".into(),
        readers: ever[..8].to_vec(),
        outgoing: ever.iter().map(|name| (name.clone(), chain)).collect(),
        ever,
        consents: notes,
        keep_copy: false,
        sent_day: TODAY,
        deletion_due: None,
    };
    let keys = reporter_keys(1);
    let sealed = full.seal(&mut FixedRng::new(1), &keys).unwrap();
    assert_eq!(crate::mailbox_state::MailboxState::open(&keys, &sealed).unwrap(), full);
}

/// The note as a browser or relay finds it again, and the messages it takes.
#[test]
fn she_answers_once_whichever_tab_she_uses_and_takes_it_back() {
    use crate::{
        mailbox_state::MailboxState,
        message::Mode,
        wish::{Speaker, Wish},
    };
    let keys = reporter_keys(1);
    let payoke = crate::age::Identity::generate(&mut FixedRng::new(2));
    let key_of = |_: &OrgId| Some(payoke.recipient());
    let speaker = Speaker { keys: &keys, key_of: &key_of, today: TODAY, mode: Mode::Server };
    let mut state = MailboxState {
        version: 1,
        lang: "fr".into(),
        readers: vec![org("payoke")],
        ever: vec![org("payoke")],
        outgoing: vec![(org("payoke"), crate::chain::Chain { next_seq: 1, prev: [2; 32] })],
        consents: vec![],
        keep_copy: false,
        sent_day: TODAY,
        deletion_due: None,
    };
    let said = [heard(question(1))];
    let asked = |state: &MailboxState| all(placed(&said, &state.consents, ("fr", TODAY))).remove(0);
    let open = asked(&state);
    let grant = |state: &mut MailboxState, wish: Wish| {
        wish.grant(&speaker, &mut FixedRng::new(3), state, None, 3).map(|granted| granted.envelopes.len())
    };
    let wrong = Answer::Part(vec!["age".into()]);
    assert!(grant(&mut state, Wish::Answer(open.clone().into(), wrong)).is_err());
    let part = Answer::Part(vec!["name".into()]);
    assert_eq!(grant(&mut state, Wish::Answer(open.clone().into(), part.clone())), Ok(1));
    assert_eq!(asked(&state).stand, Stand::Said(part.clone()));
    assert_eq!(grant(&mut state, Wish::Answer(open.into(), Answer::Yes)), Ok(0), "another tab was faster");
    assert_eq!(asked(&state).stand, Stand::Said(part));
    let mut stopped = state.clone();
    assert_eq!(grant(&mut stopped, Wish::Stop(vec![org("payoke")])), Ok(1));
    assert_eq!(asked(&stopped).stand, Stand::Back, "whoever is stopped holds nothing");
    let agreed = asked(&state);
    assert!(agreed.can_take_back() && !agreed.can_answer());
    assert_eq!(grant(&mut state, Wish::TakeBack(agreed.into())), Ok(1));
    assert_eq!((asked(&state).stand, state.consents.len()), (Stand::Back, 1));
}
