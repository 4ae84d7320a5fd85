//! Consent through the messages behind a receipt: asked, answered and taken back there; whoever it was told to follows. Whatever a writer, a relay or a
//! colleague does meanwhile ends in a state somebody can understand.
use super::*;
use desk::{consent::ConsentPage, signal::What};
use domain::{ConsentFault, ConsentState};
use envelope::{
    consent::{self as told, Answered, Question, TakenBack},
    message::{Body, Kind, Message, unseal_message},
};

/// "May the centre know your name, how to reach you and what you want, for a place, for a month?"
fn form(once: &str, version: i64) -> ConsentForm {
    ConsentForm {
        parts: [Part::Name, Part::Contact, Part::Wants].into(),
        with: Some(With::Desk(OrgId::parse("centre").unwrap())),
        purpose: Some(Purpose::Place),
        until: Some(Day(TODAY.number() + 30)),
        say: Some(HasSay::Person),
        version,
        once_token: once.into(),
        ..ConsentForm::default()
    }
}

async fn page(two: &Two) -> ConsentPage {
    two.union.desk.consents(&two.bo, (1, 1)).await.unwrap().unwrap()
}

async fn state(two: &Two, id: i64) -> ConsentState {
    page(two).await.consents.iter().find(|one| one.id == id).unwrap().state
}

async fn try_asking(two: &Two, (who, thread): (&Session, i64), form: &ConsentForm) -> Option<ConsentDone> {
    two.union.desk.ask_through_thread(who, (1, 1), (thread, form)).await.unwrap()
}

/// Asks; the number of the decision and the name under which it travels.
async fn ask(two: &Two, once: &str) -> (i64, [u8; 32]) {
    let version = page(two).await.version;
    let Some(ConsentDone::Kept(id)) = try_asking(two, (&two.bo, 1), &form(once, version)).await else {
        panic!("not asked");
    };
    let page = page(two).await;
    (id, page.consents.iter().find(|one| one.id == id).unwrap().public)
}

/// Whoever wrote the report that is there, after it.
fn writer(two: &Two) -> Writer {
    let mut writer = Writer::new(1, &two.union);
    writer.report("help", &two.union);
    writer
}

fn sealed(two: &Two, writer: &mut Writer, (kind, body): (Kind, Body)) -> Vec<u8> {
    let message = Message { kind, body, ..writer.message(Body::Withdrawal) };
    writer.chain.advance(message.payload_hash());
    writer.seal(&message, &two.union)
}

fn answer(id: [u8; 32], said: told::Answer) -> (Kind, Body) {
    (Kind::Consent, Answered { id, said }.to_body())
}

fn back(id: [u8; 32]) -> (Kind, Body) {
    (Kind::ConsentWithdrawn, TakenBack { id, on: TODAY }.to_body())
}

/// What lies at the relay reaches the union.
async fn arrives(two: &Two, messages: Vec<Vec<u8>>) {
    two.post.bag(|bag| {
        for sealed in messages {
            let mut id = [0; 32];
            getrandom::fill(&mut id).unwrap();
            bag.items.push(Item { place: bag.next, day: bag.day, id, sealed });
            bag.next += 1;
        }
    });
    two.union.desk.pull_now(&two.bo).await.unwrap();
}

async fn says(two: &Two, writer: &mut Writer, what: (Kind, Body)) {
    let sealed = sealed(two, writer, what);
    arrives(two, vec![sealed]).await;
}

/// What the union said to the writer about consents: questions with what is held, and the names of those that hold no longer.
fn heard(two: &Two, writer: &Writer) -> Vec<(Kind, [u8; 32], Option<told::Answer>)> {
    let answers = two.post.bag(|bag| bag.answers.clone());
    let open = |sealed: &Vec<u8>| {
        assert_eq!(sealed.len(), answers[0].len(), "all look alike to the relay");
        let signed = unseal_message(&[writer.keys.reply_identity()], sealed).unwrap();
        let message = Message::read_kept(&signed).unwrap();
        match message.kind {
            Kind::Consent => {
                let question = Question::of(&message).unwrap();
                (message.kind, question.id, question.held)
            }
            _ => (message.kind, TakenBack::of(&message).unwrap().id, None),
        }
    };
    answers.iter().map(open).collect()
}

fn part(words: &[&str]) -> told::Answer {
    told::Answer::Part(words.iter().map(|word| (*word).to_owned()).collect())
}

async fn notices(two: &Two, kind: NoticeKind) -> usize {
    let notices = two.union.desk.notices(&two.bo, 1).await.unwrap().notices;
    notices.iter().filter(|one| one.kind == kind).count()
}

async fn refused(two: &Two) -> u64 {
    let amina = two.union.session_later("amina").await;
    two.union.desk.health(&amina).await.unwrap().refused
}

on_both_of!(
    t01_she_agrees_to_part_in_her_thread_and_taking_it_back_there_shuts_the_door_of_whoever_was_told,
    t01_she_agrees_to_part_in_her_thread_and_taking_it_back_there_shuts_the_door_of_whoever_was_told_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let (id, public) = ask(&two, "a").await;
        let again = try_asking(&two, (&two.bo, 1), &form("a", 0)).await;
        assert_eq!(again, Some(ConsentDone::Kept(id)), "the same form, twice");
        assert_eq!(state(&two, id).await, ConsentState::Asked);
        let name = [(Part::Name, "Ada")];
        let by_consent = |once: &str| Two::form(&name, Some(GroundChoice::Consent(id)), once);
        let early = two.union.desk.refer(&two.bo, (1, 1), &by_consent("a"), true).await.unwrap();
        assert_eq!(early, Some(SendDone::Fault("ground", ReferralFault::NoConsent)), "silence is no yes");
        two.travel().await;
        assert_eq!(heard(&two, &her), [(Kind::Consent, public, None)]);

        says(&two, &mut her, answer(public, part(&["name", "wants"]))).await;
        assert_eq!(state(&two, id).await, ConsentState::Partly);
        assert_eq!(notices(&two, NoticeKind::ConsentAnswered).await, 1);
        let one = page(&two).await.consents.remove(0);
        assert_eq!((one.asked.how, one.asked.lang.as_str(), one.asked.thread), (How::Thread, "ar", Some(1)));
        let contact = Two::form(&[(Part::Contact, "06")], Some(GroundChoice::Consent(id)), "b");
        let beyond = two.union.desk.refer(&two.bo, (1, 1), &contact, true).await.unwrap();
        assert_eq!(beyond, Some(SendDone::Fault("ground", ReferralFault::NoConsent)), "not how to reach her");
        let sent = two.refer_on(id, "c").await;
        two.travel().await;
        assert_eq!(two.came(1).await.listed.state, ReferralState::New);

        says(&two, &mut her, back(public)).await;
        assert!(matches!(state(&two, id).await, ConsentState::Withdrawn(_)));
        assert_eq!(notices(&two, NoticeKind::ConsentWithdrawn).await, 1);
        two.travel().await;
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Withdrawn);
        assert_eq!(two.came(1).await.listed.state, ReferralState::Withdrawn, "the door is shut");
        assert_eq!(heard(&two, &her).last(), Some(&(Kind::ConsentWithdrawn, public, None)), "and she is told");
        says(&two, &mut her, back(public)).await;
        assert_eq!(notices(&two, NoticeKind::ConsentWithdrawn).await, 1, "taken back twice is taken back once");
        let thread = two.union.desk.signal(&two.bo, 1).await.unwrap().unwrap().thread;
        let answered = thread.iter().filter(|entry| matches!(entry.what, What::ConsentAnswered)).count();
        let backs = thread.iter().filter(|entry| matches!(entry.what, What::ConsentBack)).count();
        assert_eq!((answered, backs), (1, 2), "each stands in the conversation");
        assert_eq!(refused(&two).await, 0);
    }
);

on_both_of!(
    t02_a_no_can_become_a_yes_and_a_second_yes_changes_nothing,
    t02_a_no_can_become_a_yes_and_a_second_yes_changes_nothing_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let (id, public) = ask(&two, "a").await;
        let later = told::Answer::Later(Day(TODAY.number() + 7));
        says(&two, &mut her, answer(public, later)).await;
        assert_eq!(state(&two, id).await, ConsentState::AskedLater(Day(TODAY.number() + 7)));
        says(&two, &mut her, answer(public, told::Answer::No)).await;
        assert_eq!(state(&two, id).await, ConsentState::Refused);
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        assert_eq!(state(&two, id).await, ConsentState::Live);
        for more in [told::Answer::Yes, told::Answer::No, part(&["name"])] {
            says(&two, &mut her, answer(public, more)).await;
            assert_eq!(state(&two, id).await, ConsentState::Live, "only taking it back is heard now");
        }
        assert_eq!(notices(&two, NoticeKind::ConsentAnswered).await, 3);
        let wrong = [part(&["name", "contact", "wants"]), part(&["age"]), told::Answer::Later(TODAY)];
        for (n, wrong) in (1..).zip(wrong) {
            says(&two, &mut her, answer(public, wrong)).await;
            assert_eq!(refused(&two).await, n, "no answer to this question");
        }
    }
);

on_both_of!(
    t03_a_relay_that_repeats_and_reorders_or_a_stranger_answers_nothing,
    t03_a_relay_that_repeats_and_reorders_or_a_stranger_answers_nothing_over_postgresql,
    two = new,
    {
        let (mut her, mut stranger) = (writer(&two), Writer::new(2, &two.union));
        let report = stranger.report("somebody else", &two.union);
        arrives(&two, vec![report]).await;
        let (id, public) = ask(&two, "a").await;
        says(&two, &mut stranger, answer(public, told::Answer::Yes)).await;
        assert_eq!((state(&two, id).await, refused(&two).await), (ConsentState::Asked, 1));
        says(&two, &mut stranger, back(public)).await;
        assert_eq!((state(&two, id).await, refused(&two).await), (ConsentState::Asked, 2));
        let yes = sealed(&two, &mut her, answer(public, told::Answer::Yes));
        let taken_back = sealed(&two, &mut her, back(public));
        arrives(&two, vec![taken_back, yes.clone(), yes]).await;
        assert!(
            matches!(state(&two, id).await, ConsentState::Withdrawn(_)),
            "the withdrawal came first and wins"
        );
        assert_eq!(refused(&two).await, 4, "what comes after it is too late");
        says(&two, &mut her, answer([9; 32], told::Answer::Yes)).await;
        two.travel().await;
        let last = heard(&two, &her).pop().unwrap();
        assert_eq!((last.0, last.1), (Kind::ConsentWithdrawn, [9; 32]), "whatever we do not know is over");
    }
);

on_both_of!(
    t04_what_is_decided_across_a_table_meanwhile_holds_and_she_is_told,
    t04_what_is_decided_across_a_table_meanwhile_holds_and_she_is_told_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let (first, old) = ask(&two, "a").await;
        let (second, public) = ask(&two, "b").await;
        assert_eq!(state(&two, first).await, ConsentState::Replaced, "asked twice is asked once");
        says(&two, &mut her, answer(old, told::Answer::Yes)).await;
        assert_eq!(state(&two, first).await, ConsentState::Replaced);
        let at_table = ConsentForm {
            asked_on: Some(TODAY),
            how: Some(How::InPerson),
            lang: "ro".into(),
            told_back: Some(ToldBack::Yes),
            answer: Some(Answer::Yes),
            ..form("c", page(&two).await.version)
        };
        let kept = two.union.desk.decide_consent(&two.bo, (1, 1), &at_table).await.unwrap();
        let Some(ConsentDone::Kept(third)) = kept else { panic!("{kept:?}") };
        let anew = page(&two).await.consents.iter().find(|one| one.id == third).unwrap().public;
        assert_eq!(
            (state(&two, second).await, state(&two, third).await),
            (ConsentState::Replaced, ConsentState::Live)
        );
        two.travel().await;
        let all = heard(&two, &her);
        assert!(all.contains(&(Kind::ConsentWithdrawn, public, None)));
        assert!(
            all.contains(&(Kind::Consent, anew, Some(told::Answer::Yes))),
            "she sees it in her thread too"
        );
        says(&two, &mut her, back(public)).await;
        assert!(
            matches!(state(&two, third).await, ConsentState::Withdrawn(_)),
            "what holds in its place goes with it"
        );
    }
);

on_both_of!(
    t05_who_may_not_answer_her_asks_nothing_and_stopping_takes_everything_back,
    t05_who_may_not_answer_her_asks_nothing_and_stopping_takes_everything_back_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let chris = two.union.session_later("chris").await;
        assert_eq!(try_asking(&two, (&chris, 1), &form("a", 0)).await, None);
        for thread in [0, 2, 99] {
            let wrong = try_asking(&two, (&two.bo, thread), &form("a", 0)).await;
            assert_eq!(wrong, Some(ConsentDone::Fault("thread", ConsentFault::Choice)));
        }
        let us = OrgId::parse("union").unwrap();
        let ours = ConsentForm { with: Some(With::Desk(us)), ..form("us", 0) };
        assert_eq!(
            try_asking(&two, (&two.bo, 1), &ours).await,
            Some(ConsentDone::Kept(1)),
            "may we know this?"
        );
        let version = page(&two).await.version;
        let at_table = ConsentForm {
            how: Some(How::Phone),
            asked_on: Some(TODAY),
            lang: "ro".into(),
            told_back: Some(ToldBack::Yes),
            answer: Some(Answer::Yes),
            version,
            ..ours
        };
        let wrong = two.union.desk.decide_consent(&two.bo, (1, 1), &at_table).await.unwrap();
        assert_eq!(wrong, Some(ConsentDone::Fault("with", ConsentFault::Choice)));
        let public = page(&two).await.consents[0].public;
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        assert_eq!(state(&two, 1).await, ConsentState::Live);
        let stop = her.say(Body::Withdrawal, &two.union);
        arrives(&two, vec![stop]).await;
        assert!(matches!(state(&two, 1).await, ConsentState::Withdrawn(_)));
        let shut = try_asking(&two, (&two.bo, 1), &form("b", 3)).await;
        assert_eq!(
            shut,
            Some(ConsentDone::Fault("thread", ConsentFault::Choice)),
            "and nobody asks her again"
        );
    }
);
