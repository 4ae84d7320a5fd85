//! The few optional questions: ids that travel in the envelope, and the words they have in the locales.
use envelope::{message::Answer, telling::PRESSURE};
use web::{form::Form, words::Words};

const NEVER_LAST: [&str; 2] = ["dont-know", "rather-not"];

struct Question {
    id: &'static str,
    answers: &'static [&'static str],
}

const DANGER: Question = Question { id: "danger", answers: &["yes", "no"] };
const WHEN: Question = Question { id: "when", answers: &["now", "week", "month", "longer"] };
const CONTACT: Question = Question { id: "contact", answers: &["thread", "none"] };

/// Of whoever reports theft, blows or harassment at work: what happened, and nothing else.
const ABOUT_WORK: [Question; 4] = [
    Question { id: "what", answers: &["theft", "violence", "threat", "harassment", "money", "other"] },
    WHEN,
    DANGER,
    CONTACT,
];
const QUESTIONS: [Question; 5] = [
    Question { id: "who", answers: &["self", "witness", "client", "work", "family", "other"] },
    WHEN,
    DANGER,
    Question { id: "minors", answers: &["yes", "no"] },
    CONTACT,
];

/// A question as the page shows it.
pub(crate) struct Asked {
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) choices: Vec<Choice>,
}

/// One answer to choose.
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) words: String,
    pub(crate) chosen: bool,
}

/// The questions with what was chosen so far. "I do not know" and "I would rather not" are always there.
pub(crate) fn ask(w: &Words, form: Option<&Form>, about_work: bool) -> Vec<Asked> {
    of(about_work).iter().map(|question| one(w, question, form)).collect()
}

fn of(about_work: bool) -> &'static [Question] {
    if about_work { &ABOUT_WORK } else { &QUESTIONS }
}

fn one(w: &Words, question: &Question, form: Option<&Form>) -> Asked {
    let name = format!("q-{}", question.id);
    let given = form.map_or("", |form| form.one(&name));
    let all = question.answers.iter().chain(&NEVER_LAST);
    let choice = |value: &&'static str| Choice {
        value,
        words: w.say(&words_id(question.id, value)),
        chosen: given == *value,
    };
    Asked { words: w.say(&name), choices: all.map(choice).collect(), name }
}

/// The id of an answer's words; desks use the same.
fn words_id(question: &str, answer: &str) -> String {
    match (question, answer) {
        (_, "dont-know" | "rather-not") => format!("answer-{answer}"),
        ("danger" | "minors", _) => format!("q-{answer}"),
        _ => format!("q-{question}-{answer}"),
    }
}

/// What was answered, as it travels. Only what was asked is taken.
pub(crate) fn read(form: &Form, about_work: bool) -> Vec<Answer> {
    let mut answers = Vec::new();
    for question in of(about_work) {
        let given = form.one(&format!("q-{}", question.id));
        if question.answers.contains(&given) || NEVER_LAST.contains(&given) {
            answers.push((question.id.to_owned(), given.to_owned()));
        }
    }
    if form.has(PRESSURE) {
        answers.push((PRESSURE.to_owned(), "yes".to_owned()));
    }
    answers
}

pub(crate) use envelope::telling::has_pressure;

#[cfg(test)]
mod tests {
    use super::*;
    use web::language::Lang;

    #[test]
    fn an_answer_that_was_never_offered_does_not_travel() {
        let form =
            Form::parse(b"q-who=self&q-when=rather-not&q-danger=%3Cb%3E&q-nationality=x&pressure=1").unwrap();
        let pairs = [("who", "self"), ("when", "rather-not"), ("pressure", "yes")];
        let pairs: Vec<Answer> = pairs.map(|(q, a)| (q.to_owned(), a.to_owned())).into();
        assert_eq!(read(&form, false), pairs);
        assert!(has_pressure(&pairs));
    }

    #[test]
    fn whoever_was_robbed_at_work_is_asked_about_that_and_nothing_else() {
        let words = Words::of(Lang::En);
        let asked: Vec<String> = ask(words, None, true).into_iter().map(|asked| asked.name).collect();
        assert_eq!(asked, ["q-what", "q-when", "q-danger", "q-contact"]);
        let form = Form::parse(b"q-what=theft&q-who=self&q-minors=yes").unwrap();
        assert_eq!(read(&form, true), [("what".to_owned(), "theft".to_owned())]);
    }

    #[test]
    fn every_question_can_be_left_open_in_every_language() {
        for lang in Lang::ALL {
            let words = Words::of(lang);
            for asked in ask(words, None, false).into_iter().chain(ask(words, None, true)) {
                assert!(asked.choices.iter().any(|choice| choice.value == "rather-not"));
                for words in asked.choices.iter().map(|choice| &choice.words).chain([&asked.words]) {
                    assert!(!words.contains('«') || lang.tag() == "fr", "{words}");
                    assert!(web::words::unsaid(words).is_empty(), "{words}");
                }
            }
        }
    }
}
