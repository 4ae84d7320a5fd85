//! "Is this my situation?": ten questions that end in choices. Nothing is kept, counted or judged: what was ticked only changes which texts and which way
//! come first, and is forgotten with the answer. No cookie, no address with an answer in it.
use super::{
    super::{
        asking::Asking,
        front::Asked,
        shell::{self, Shell},
        state::{Inner, Relay},
    },
    rights::Right,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use web::{form::Form, language::Lang, pictogram::Pictogram};

/// Texts that come first, at most.
const FIRST: usize = 3;
/// What comes first for whoever ticked nothing.
const USUAL: [Right; 3] = [Right::Help, Right::Told, Right::Safe];

/// The ten questions in their order, each with its picture and the texts that may help.
const QUESTIONS: [(Pictogram, &[Right]); 10] = [
    (Pictogram::Health, &[Right::Health, Right::Help]),
    (Pictogram::Child, &[Right::Child]),
    (Pictogram::Papers, &[Right::Help, Right::Time]),
    (Pictogram::Street, &[Right::Help, Right::Safe]),
    (Pictogram::Talk, &[Right::Help, Right::Pay]),
    (Pictogram::Pay, &[Right::Pay, Right::Help]),
    (Pictogram::Work, &[Right::Help, Right::Pay]),
    (Pictogram::Choice, &[Right::Work, Right::Help]),
    (Pictogram::Danger, &[Right::Safe, Right::Help]),
    (Pictogram::Help, &[Right::Time, Right::Health]),
];
/// Of them, those after which calling comes before writing: danger, and being young.
const CALL_FIRST: [usize; 2] = [1, 2];

#[derive(Template)]
#[template(path = "around/check.html")]
struct Questions {
    shell: Shell,
    /// Numbers, the ids of words, and what stands beside them.
    questions: Vec<(usize, String, Pictogram)>,
}

#[derive(Template)]
#[template(path = "around/choices.html")]
struct ChoicesPage {
    shell: Shell,
    choices: Choices,
}

/// What whoever answered can choose, in an order.
#[derive(Debug, PartialEq, Eq)]
struct Choices {
    call_first: bool,
    first: Vec<Right>,
    more: Vec<Right>,
}

impl Choices {
    /// The order that the ticked questions give; numbers that are no question are passed over.
    fn of(ticked: &[usize]) -> Self {
        let asked = QUESTIONS.iter().zip(1..).filter(|(_, number)| ticked.contains(number));
        let mut first = Vec::new();
        for right in asked.flat_map(|((_, rights), _)| *rights) {
            if !first.contains(right) {
                first.push(*right);
            }
        }
        // Whoever is young reads that first, whatever else is so.
        first.sort_by_key(|right| *right != Right::Child);
        first.truncate(FIRST);
        if first.is_empty() {
            first = USUAL.to_vec();
        }
        let more = Right::ALL.into_iter().filter(|right| !first.contains(right)).collect();
        Self { call_first: CALL_FIRST.iter().any(|number| ticked.contains(number)), first, more }
    }
}

impl Questions {
    fn new(relay: &Inner, lang: Lang) -> Self {
        let numbered = QUESTIONS.iter().zip(1..);
        Self {
            shell: Shell::new(&relay.config, lang, "check-title").with_languages("/q"),
            questions: numbered
                .map(|((picture, _), number)| (number, format!("check-{number}"), *picture))
                .collect(),
        }
    }
}

impl ChoicesPage {
    fn new(relay: &Inner, lang: Lang, ticked: &[usize]) -> Self {
        Self { shell: Shell::new(&relay.config, lang, "choices-title"), choices: Choices::of(ticked) }
    }
}

fn ticked(form: &Form) -> Vec<usize> {
    form.all("so").into_iter().filter_map(|number| number.parse().ok()).collect()
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show_to_all(&Questions::new(&relay, lang))
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let lang = shell::language(&relay, shell::asked(&asking.form), None, &asking.headers);
    shell::show(StatusCode::OK, &ChoicesPage::new(&relay, lang, &ticked(&asking.form)), Vec::new())
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let mut pages = vec![Questions::new(relay, lang).render().unwrap()];
    let ended =
        [&[][..], &[1, 2, 8, 10]].map(|ticked| ChoicesPage::new(relay, lang, ticked).render().unwrap());
    pages.extend(ended);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_young_or_in_danger_is_shown_first_whom_to_call() {
        let young = Choices::of(&[8, 2]);
        assert!(young.call_first && young.first.first() == Some(&Right::Child));
        assert!(Choices::of(&[1]).call_first && !Choices::of(&[3, 10]).call_first);
    }

    #[test]
    fn what_was_ticked_takes_nothing_away() {
        for ticked in [vec![], vec![5], (1..=10).collect(), vec![0, 11, usize::MAX]] {
            let choices = Choices::of(&ticked);
            assert!((1..=FIRST).contains(&choices.first.len()));
            assert_eq!(choices.first.len() + choices.more.len(), Right::ALL.len(), "{ticked:?}");
        }
        assert_eq!(Choices::of(&[99]), Choices::of(&[]));
    }
}
