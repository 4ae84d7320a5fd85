//! Ready-made sentences, on both engines: a police desk sends nothing that one person alone wrote, a sentence goes out in the
//! writer's language, and what was begun in an answer stays.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    DeskError, Role, Session,
    people::PersonForm,
    phrases::PhraseOutcome,
    signal::{Draft, From, ReplyForm, ReplyOutcome, What},
};
use domain::{PhraseState, phrase::PhraseFault};
use envelope::directory::OrgKind;

fn texts() -> Vec<(String, String)> {
    [("nl", "Dank u."), ("ar", "شكرًا لكم.")].map(|(lang, text)| (lang.into(), text.into())).to_vec()
}

async fn receive(desk: &mut TestDesk) {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
}

async fn send(desk: &TestDesk, who: &Session, phrase: (i64, &str), once: &str) -> ReplyOutcome {
    let seen_version = desk.desk.signal(who, 1).await.unwrap().unwrap().version;
    let form = ReplyForm { text: "", seen_version, once_token: once };
    desk.desk.send_phrase(who, 1, phrase, &form).await.unwrap().unwrap()
}

on_both! {
    a_police_desk_sends_no_sentence_that_one_person_alone_has_written,
    a_police_desk_sends_no_sentence_that_one_person_alone_has_written_over_postgresql,
    OrgKind::Police,
    desk,
    {
        receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        assert_eq!(desk.desk.write_phrase(&amina, "Thanks", &texts(), "a").await.unwrap(), PhraseOutcome::Done);
        assert_eq!(send(&desk, &amina, (1, "ar"), "x").await, ReplyOutcome::NotPossible, "not before it is released");
        assert_eq!(desk.desk.decide_phrase(&amina, 1, true).await.unwrap(), PhraseOutcome::Own);
        assert!(matches!(desk.desk.decide_phrase(&bo, 1, true).await, Err(DeskError::Refused)));
        let languages = ["nl".to_owned()];
        let officer = PersonForm { name: "Bo", role: Some(Role::Judicial), languages: &languages, teams: &[] };
        desk.desk.change_person(&amina, bo.member.id, &officer).await.unwrap();
        let bo = desk.session_later("bo").await;
        assert!(desk.desk.phrases(&bo).await.unwrap()[0].may_release);
        assert_eq!(desk.desk.decide_phrase(&bo, 1, true).await.unwrap(), PhraseOutcome::Done);
        assert_eq!(desk.desk.decide_phrase(&bo, 1, true).await.unwrap(), PhraseOutcome::Changed, "once");
        assert_eq!(send(&desk, &amina, (1, "ar"), "y").await, ReplyOutcome::Sent);
        assert_eq!(desk.desk.decide_phrase(&amina, 1, false).await.unwrap(), PhraseOutcome::Done, "and taken away");
        assert_eq!(send(&desk, &amina, (1, "ar"), "z").await, ReplyOutcome::NotPossible);
    }
}

on_both! {
    a_sentence_goes_out_in_the_writers_language_and_what_was_begun_stays,
    a_sentence_goes_out_in_the_writers_language_and_what_was_begun_stays_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let bo = desk.session("bo").await;
        for n in 0..2 {
            let written = desk.desk.write_phrase(&bo, "Thanks", &texts(), "same").await.unwrap();
            assert_eq!(written, PhraseOutcome::Done, "{n}");
        }
        assert_eq!(desk.desk.phrases(&bo).await.unwrap().len(), 1, "sent twice is one sentence");
        let empty = desk.desk.write_phrase(&bo, "Thanks", &[], "b").await.unwrap();
        assert_eq!(empty, PhraseOutcome::Fault(PhraseFault::NoText));
        assert_eq!(desk.desk.phrases(&bo).await.unwrap()[0].state, PhraseState::Released);
        let begun = Draft { reply: Some("half an answer".into()), note: None };
        desk.desk.save_draft(&bo, 1, &begun).await.unwrap();
        assert_eq!(send(&desk, &bo, (1, "ti"), "x").await, ReplyOutcome::NotPossible, "in no language it does not have");
        assert_eq!(send(&desk, &bo, (1, "ar"), "x").await, ReplyOutcome::Sent);
        let view = desk.desk.signal(&bo, 1).await.unwrap().unwrap();
        assert!(view.thread.iter().any(|entry| {
            matches!((&entry.from, &entry.what), (From::Us { .. }, What::Text(text)) if text == "شكرًا لكم.")
        }));
        assert_eq!(view.draft.reply.as_deref(), Some("half an answer"));
        let chris = desk.session("chris").await;
        assert!(matches!(desk.desk.phrases(&chris).await, Err(DeskError::Refused)));
    }
}
