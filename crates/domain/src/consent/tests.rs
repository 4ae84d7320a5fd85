use super::*;

const TODAY: Day = Day(20_000);

fn centre() -> With {
    With::Desk(OrgId::parse("centre").unwrap())
}

fn asked<'a>(parts: &'a Parts, with: &'a With) -> Question<'a> {
    Question {
        parts,
        with: Some(with),
        to_police: false,
        officer: "",
        purpose: Some(Purpose::Call),
        purpose_words: "",
        until: Some(Day(20_014)),
        asked_on: Some(TODAY),
        how: Some(How::InPerson),
        lang: "fr",
        interpreter: "",
        say: Some(HasSay::Person),
        suspected: Suspected::NotAsked,
    }
}

fn check(said: &Question<'_>, minor: Option<bool>) -> Result<(), (At, ConsentFault)> {
    check_question(said, minor, (TODAY, 180)).map(|_| ())
}

#[test]
fn a_level_says_exactly_what_goes_and_nothing_below_contact_says_who() {
    for level in [Level::Alert, Level::Anonymised] {
        let parts = level.parts();
        for part in [Part::Name, Part::Contact, Part::Wants, Part::Children, Part::Documents] {
            assert!(!parts.contains(&part), "{level:?} {part:?}");
        }
        assert_eq!(Level::of(&parts, ""), level);
    }
    assert_eq!(Level::of(&Level::Contact.parts(), ""), Level::Contact);
    assert_eq!(Level::of(&Level::Officer.parts(), "inspector X"), Level::Officer);
    assert_eq!(
        Level::of(&[Part::Presence, Part::Documents].into(), ""),
        Level::Contact,
        "a document names somebody"
    );
}

#[test]
fn a_question_needs_with_whom_what_why_and_until_when_and_each_fault_is_told_at_its_field() {
    let (parts, with) = (Level::Contact.parts(), centre());
    let good = asked(&parts, &with);
    assert_eq!(check(&good, Some(false)), Ok(()));
    let nameless = With::Named(" ".into());
    let none = Parts::new();
    let long = "x".repeat(LINE_MAX_CHARS + 1);
    let wrong = [
        (Question { with: None, ..good }, ("with", ConsentFault::Choice)),
        (Question { with: Some(&nameless), ..good }, ("with-name", ConsentFault::Empty)),
        (Question { parts: &none, ..good }, ("parts", ConsentFault::Choice)),
        (Question { purpose: None, ..good }, ("purpose", ConsentFault::Choice)),
        (Question { purpose: Some(Purpose::Other), ..good }, ("purpose-words", ConsentFault::Empty)),
        (Question { purpose_words: &long, ..good }, ("purpose-words", ConsentFault::Long)),
        (Question { until: None, ..good }, ("until", ConsentFault::Day)),
        (Question { until: Some(Day(19_999)), ..good }, ("until", ConsentFault::Past)),
        (Question { until: Some(Day(20_181)), ..good }, ("until", ConsentFault::Far)),
        (Question { asked_on: Some(Day(20_001)), ..good }, ("asked-on", ConsentFault::Future)),
        (Question { asked_on: Some(Day(0)), ..good }, ("asked-on", ConsentFault::Far)),
        (Question { how: None, ..good }, ("how", ConsentFault::Choice)),
        (Question { lang: "", ..good }, ("lang-asked", ConsentFault::Choice)),
        (Question { say: None, ..good }, ("say", ConsentFault::Choice)),
    ];
    for (said, fault) in wrong {
        assert_eq!(check(&said, Some(false)), Err(fault), "{said:?}");
    }
    let alert = Level::Alert.parts();
    let officer = Question { officer: "inspector X", ..asked(&alert, &with) };
    assert_eq!(check(&officer, Some(false)), Err(("officer", ConsentFault::Officer)));
    for day in [TODAY, Day(20_180)] {
        assert_eq!(check(&Question { until: Some(day), ..good }, Some(false)), Ok(()), "{day:?}");
    }
}

#[test]
fn a_minor_or_doubt_about_it_is_never_asked_alone_and_a_suspected_parent_never_has_the_say() {
    let (call, place, statement) =
        ((Purpose::Call, false), (Purpose::Place, false), (Purpose::Statement, true));
    let of = |say| (say, Suspected::NotAsked);
    for question in [call, place, statement] {
        assert_eq!(check_say(Some(true), of(HasSay::Person), question), Err(ConsentFault::Alone));
        assert_eq!(check_say(Some(true), of(HasSay::Guardian), question), Ok(()));
        assert_eq!(check_say(Some(true), of(HasSay::Youth), question), Ok(()));
        let parent = |suspected| check_say(Some(true), (HasSay::Parent, suspected), question);
        assert_eq!(parent(Suspected::Yes), Err(ConsentFault::SuspectedParent));
        assert_eq!(parent(Suspected::NotAsked), Err(ConsentFault::SuspectedNotAsked));
        assert_eq!(parent(Suspected::No), Ok(()));
    }
    assert_eq!(check_say(Some(true), of(HasSay::AbleMinor), call), Ok(()));
    for question in
        [place, statement, (Purpose::Call, true), (Purpose::Wages, false), (Purpose::Other, false)]
    {
        assert_eq!(check_say(Some(true), of(HasSay::AbleMinor), question), Err(ConsentFault::NotSupport));
    }
}

#[test]
fn for_an_adult_nobody_else_has_the_say_and_not_having_asked_is_not_doubt() {
    for minor in [Some(false), None] {
        let say = |say| check_say(minor, (say, Suspected::No), (Purpose::Place, true));
        assert_eq!(say(HasSay::Person), Ok(()));
        for other in HasSay::ALL.iter().filter(|say| **say != HasSay::Person) {
            assert_eq!(say(*other), Err(ConsentFault::Adult), "{other:?}");
        }
    }
}

#[test]
fn only_part_is_less_than_all_and_more_than_nothing() {
    let all: Parts = [Part::Name, Part::Contact].into();
    let part = |parts: &[Part]| check_answer(&Answer::Part(parts.iter().copied().collect()), &all, TODAY);
    let wrong = Err(("agreed", ConsentFault::NotPart));
    assert_eq!(part(&[Part::Name]), Ok(()));
    assert_eq!(part(&[]), wrong);
    assert_eq!(part(&[Part::Name, Part::Contact]), wrong);
    assert_eq!(part(&[Part::Children]), wrong, "nobody asked that");
    let later = |day| check_answer(&Answer::Later(Day(day)), &all, TODAY);
    assert_eq!((later(20_001), later(20_000)), (Ok(()), Err(("later", ConsentFault::Past))));
    assert_eq!(later(20_367), Err(("later", ConsentFault::Far)));
}

#[test]
fn a_consent_is_over_the_day_after_its_last_one_and_what_was_taken_back_stays_so() {
    let stands = Stands {
        answer: Some(&Answer::Yes),
        until: Day(10),
        withdrawn: None,
        replaced: false,
        doubted: false,
    };
    assert_eq!(
        (stands.state_on(Day(10)), stands.state_on(Day(11))),
        (ConsentState::Live, ConsentState::Over(Day(10)))
    );
    assert_eq!(
        (stands.ends_soon(Day(2)), stands.ends_soon(Day(3)), stands.ends_soon(Day(11))),
        (false, true, false)
    );
    let gone = Stands { withdrawn: Some(Day(4)), replaced: true, doubted: true, ..stands };
    assert_eq!(gone.state_on(Day(50)), ConsentState::Withdrawn(Day(4)));
    let doubted = Stands { doubted: true, ..stands };
    assert_eq!(doubted.state_on(Day(10)), ConsentState::AskAgain);
    assert!(!doubted.state_on(Day(10)).holds() && doubted.state_on(Day(10)).can_be_withdrawn());
    assert_eq!(doubted.state_on(Day(11)), ConsentState::Over(Day(10)));
    let part = Answer::Part([Part::Name].into());
    assert_eq!(Stands { answer: Some(&part), ..stands }.state_on(Day(1)), ConsentState::Partly);
    assert_eq!(Stands { answer: None, ..stands }.state_on(Day(1)), ConsentState::Asked);
    assert_eq!(Stands { answer: Some(&Answer::No), ..stands }.state_on(Day(99)), ConsentState::Refused);
    assert_eq!(Stands { replaced: true, ..stands }.state_on(Day(1)), ConsentState::Replaced);
    let later = Answer::Later(Day(20));
    assert_eq!(
        Stands { answer: Some(&later), ..stands }.state_on(Day(30)),
        ConsentState::AskedLater(Day(20))
    );
}

#[test]
fn every_code_is_read_as_what_it_was() {
    assert!(Part::ALL.iter().all(|part| Part::of_code(part.code()) == Some(*part)));
    assert!(ConsentFault::ALL.iter().all(|fault| ConsentFault::of_code(fault.code()) == Some(*fault)));
    assert_eq!(HasSay::of_code("companion"), None, "whoever comes along has no say");
}
