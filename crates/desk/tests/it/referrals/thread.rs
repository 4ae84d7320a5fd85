//! Consent through the messages behind a receipt: asked, answered and taken back there; whoever it was told to follows. Whatever a writer, a relay or a
//! colleague does meanwhile ends in a state somebody can understand.
use super::*;
use desk::{case::CaseOutcome, consent::ConsentPage, signal::What};
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
        wrote: true,
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
        let all = heard(&two, &her);
        assert_eq!(all.len(), 1, "she knows: a message back at once would show the relay what she said");
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
        for _ in 0..2 {
            says(&two, &mut her, answer(public, told::Answer::No)).await;
            assert_eq!(state(&two, id).await, ConsentState::Refused);
        }
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        assert_eq!(state(&two, id).await, ConsentState::Live);
        for more in [told::Answer::Yes, told::Answer::No, part(&["name"])] {
            says(&two, &mut her, answer(public, more)).await;
            assert_eq!(state(&two, id).await, ConsentState::Live, "only taking it back is heard now");
        }
        assert_eq!(notices(&two, NoticeKind::ConsentAnswered).await, 3);
        says(&two, &mut her, answer(public, told::Answer::Later(TODAY))).await;
        assert_eq!(refused(&two).await, 0, "a day that passed on the way is still an answer");
        let wrong = [part(&["name", "contact", "wants"]), part(&["age"])];
        for (n, wrong) in (1..).zip(wrong) {
            says(&two, &mut her, answer(public, wrong)).await;
            assert_eq!(refused(&two).await, n, "no answer to this question");
        }
        let thread = two.union.desk.signal(&two.bo, 1).await.unwrap().unwrap().thread;
        let answered = thread.iter().filter(|entry| matches!(entry.what, What::ConsentAnswered)).count();
        assert_eq!(answered, 8, "what is refused does not stand there as an answer");
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

/// The same asked across a table.
fn at_table(asked: ConsentForm, on: Day) -> ConsentForm {
    ConsentForm {
        asked_on: Some(on),
        how: Some(How::InPerson),
        lang: "ro".into(),
        told_back: Some(ToldBack::Yes),
        answer: Some(Answer::Yes),
        wrote: false,
        ..asked
    }
}

async fn decided(two: &Two, form: ConsentForm) -> i64 {
    let form = ConsentForm { version: page(two).await.version, ..form };
    match two.union.desk.decide_consent(&two.bo, (1, 1), &form).await.unwrap() {
        Some(ConsentDone::Kept(id)) => id,
        other => panic!("{other:?}"),
    }
}

async fn days_later(two: Two, days: u32) -> Two {
    for desk in [&two.union, &two.centre] {
        desk.clock.advance(i64::from(days) * DAY);
    }
    two.post.bag(|bag| bag.day = bag.day.checked_add(days).unwrap());
    let (bo, lead) = (two.union.session_later("bo").await, two.centre.session_later("amina").await);
    Two { bo, lead, ..two }
}

on_both_of!(
    t06_deleting_the_report_takes_back_what_was_agreed_to_through_it,
    t06_deleting_the_report_takes_back_what_was_agreed_to_through_it_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let (id, public) = ask(&two, "a").await;
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        let sent = two.refer_on(id, "c").await;
        two.travel().await;
        assert_eq!(two.came(1).await.listed.state, ReferralState::New);
        let due = TODAY.checked_add(3).unwrap();
        let asked = her.say(Body::DeletionAsked { due }, &two.union);
        arrives(&two, vec![asked]).await;
        let two = days_later(two, 5).await;
        assert_eq!(state(&two, id).await, ConsentState::Live);
        two.union.desk.carry_out_what_is_due().await.unwrap();
        assert!(matches!(state(&two, id).await, ConsentState::Withdrawn(_)));
        two.travel().await;
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Withdrawn);
        assert_eq!(two.came(1).await.listed.state, ReferralState::Withdrawn, "the door is shut");
    }
);

on_both_of!(
    t07_a_report_through_which_somebody_agreed_stays_where_a_stop_finds_it,
    t07_a_report_through_which_somebody_agreed_stays_where_a_stop_finds_it_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let (id, public) = ask(&two, "a").await;
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        let out = two.union.desk.attach(&two.bo, (1, 1), false).await.unwrap();
        assert_eq!(out, Some(CaseOutcome::HoldsConsent));
        says(&two, &mut her, back(public)).await;
        assert!(matches!(state(&two, id).await, ConsentState::Withdrawn(_)));
        let out = two.union.desk.attach(&two.bo, (1, 1), false).await.unwrap();
        assert_eq!(out, Some(CaseOutcome::Done));
    }
);

on_both_of!(
    t08_a_yes_that_was_on_its_way_brings_back_nothing_that_ended_meanwhile,
    t08_a_yes_that_was_on_its_way_brings_back_nothing_that_ended_meanwhile_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let first = decided(&two, at_table(form("a", 0), TODAY)).await;
        let (second, public) = ask(&two, "b").await;
        let back = two.union.desk.withdraw_consent(&two.bo, (1, 1, first), Some(How::InPerson)).await;
        assert_eq!(back.unwrap(), Some(ConsentDone::Kept(first)));
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        assert!(matches!(state(&two, second).await, ConsentState::Withdrawn(_)));

        let (third, public) = ask(&two, "c").await;
        let two = days_later(two, 1).await;
        let officer = ConsentForm { officer: "Els".into(), ..form("d", 0) };
        let fourth = decided(&two, at_table(officer, Day(TODAY.number() + 1))).await;
        assert_eq!(state(&two, third).await, ConsentState::Asked);
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        assert_eq!(
            (state(&two, third).await, state(&two, fourth).await),
            (ConsentState::Replaced, ConsentState::Live),
            "what was asked later holds"
        );
        two.travel().await;
        assert_eq!(heard(&two, &her).last(), Some(&(Kind::ConsentWithdrawn, public, None)));
    }
);

on_both_of!(
    t09_a_later_yes_after_a_stop_brings_no_refused_question_to_life,
    t09_a_later_yes_after_a_stop_brings_no_refused_question_to_life_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let (first, no) = ask(&two, "a").await;
        says(&two, &mut her, answer(no, told::Answer::No)).await;
        let (second, later) = ask(&two, "b").await;
        says(&two, &mut her, answer(later, told::Answer::Later(Day(TODAY.number() + 7)))).await;
        let stop = her.say(Body::Withdrawal, &two.union);
        arrives(&two, vec![stop]).await;
        for (id, public) in [(first, no), (second, later)] {
            assert!(matches!(state(&two, id).await, ConsentState::Withdrawn(_)));
            says(&two, &mut her, answer(public, told::Answer::Yes)).await;
            assert!(matches!(state(&two, id).await, ConsentState::Withdrawn(_)));
        }
        assert_eq!(notices(&two, NoticeKind::ConsentWithdrawn).await, 0, "there was nothing to take back");
    }
);

on_both_of!(
    t10_behind_a_code_nobody_answers_for_a_minor,
    t10_behind_a_code_nobody_answers_for_a_minor_over_postgresql,
    two = new,
    {
        let mut her = writer(&two);
        let first = decided(&two, at_table(form("a", 0), TODAY)).await;
        let (second, public) = ask(&two, "b").await;
        let victim = Victim { age: Some(AgeBand::Sixteen), ..record() };
        let version = page(&two).await.view.version;
        let change = VictimForm { victim, version, once_token: "m".into() };
        let kept = two.union.desk.write_victim(&two.bo, (1, Some(1)), &change).await.unwrap();
        assert_eq!(kept, Some(VictimDone::Kept(1)));
        says(&two, &mut her, answer(public, told::Answer::Yes)).await;
        assert_eq!(
            (state(&two, first).await, state(&two, second).await),
            (ConsentState::AskAgain, ConsentState::AskAgain),
            "it is not hers alone to say: it ends nothing and holds nothing"
        );
        for say in [HasSay::Guardian, HasSay::Youth] {
            let asked = ConsentForm { say: Some(say), ..form("c", page(&two).await.version) };
            let wrong = try_asking(&two, (&two.bo, 1), &asked).await;
            assert_eq!(wrong, Some(ConsentDone::Fault("say", ConsentFault::ThreadSay)));
        }
        let able = ConsentForm {
            say: Some(HasSay::AbleMinor),
            purpose: Some(Purpose::Support),
            ..form("d", page(&two).await.version)
        };
        assert!(matches!(try_asking(&two, (&two.bo, 1), &able).await, Some(ConsentDone::Kept(_))));
    }
);

on_both_of!(
    t11_a_thread_is_that_of_one_person_and_a_member_says_so,
    t11_a_thread_is_that_of_one_person_and_a_member_says_so_over_postgresql,
    two = new,
    {
        let unsaid = ConsentForm { wrote: false, ..form("a", 0) };
        let wrong = try_asking(&two, (&two.bo, 1), &unsaid).await;
        assert_eq!(wrong, Some(ConsentDone::Fault("wrote", ConsentFault::Wrote)));
        let (id, _) = ask(&two, "b").await;
        assert!(page(&two).await.consents[0].asked.wrote, "it is kept with the decision");
        let victim = Victim { alias: "Bea".into(), ..record() };
        let new = VictimForm { victim, version: 0, once_token: "b".into() };
        let kept = two.union.desk.write_victim(&two.bo, (1, None), &new).await.unwrap();
        assert_eq!(kept, Some(VictimDone::Kept(2)));
        let other = form("c", 0);
        let wrong = two.union.desk.ask_through_thread(&two.bo, (1, 2), (1, &other)).await.unwrap();
        assert_eq!(wrong, Some(ConsentDone::Fault("thread", ConsentFault::Another)));
        let back = two.union.desk.withdraw_consent(&two.bo, (1, 1, id), Some(How::Phone)).await;
        assert_eq!(back.unwrap(), Some(ConsentDone::Kept(id)));
        let kept = two.union.desk.ask_through_thread(&two.bo, (1, 2), (1, &other)).await.unwrap();
        assert!(matches!(kept, Some(ConsentDone::Kept(_))), "asked by mistake and never answered");
    }
);
