//! What an organisation asks somebody to agree to: one sentence, four answers of one look, none chosen beforehand; and taking back what was agreed to.
use super::{Conversation, more::not_sealed, opened::PLACE, thread};
use crate::{
    asking::Asking,
    errors,
    leave::neutral,
    saying::SayingError,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use envelope::{
    consent::{self, Answer, Asked, Question, Stand},
    ids::Day,
    wish::Wish,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use web::{dates, language::Lang, page::see_other, words::Words};

/// Which of the decisions in the thread; a number says nothing in an address.
#[derive(Deserialize, Default)]
pub(crate) struct Which {
    #[serde(default)]
    c: usize,
    #[serde(default)]
    l: String,
}

#[derive(Template)]
#[template(path = "back/asked.html")]
struct Page {
    shell: Shell,
    from: String,
    question: String,
    stand: Option<String>,
    /// Who asked, and the name of the decision.
    of: (String, String),
    answers: bool,
    takes_back: bool,
    police: bool,
    /// Code, words, ticked.
    parts: Vec<(String, String, bool)>,
    /// The browser opens the thread: it knows what is asked.
    here: bool,
    once: String,
    error: Option<String>,
}

/// What is shown of a decision, in words.
pub(super) struct Told {
    /// The question.
    pub(super) question: String,
    /// What was said of it.
    pub(super) stand: Option<String>,
    /// Its place among the decisions, and what can be done with it.
    pub(super) at: Option<(usize, &'static str)>,
}

impl Told {
    pub(super) fn new(relay_names: &dyn Fn(&Asked) -> String, n: usize, one: &Asked, w: &Words) -> Self {
        let at = match (one.can_answer(), one.can_take_back()) {
            (true, _) => Some((n, "ask-answer")),
            (_, true) => Some((n, "ask-back")),
            _ => None,
        };
        let who = who(&one.question, relay_names(one));
        Self { question: question(&one.question, &who, w), stand: stand(one, w), at }
    }
}

/// With whom: one person there, by name.
fn who(question: &Question, org: String) -> String {
    let with = if question.name.is_empty() { org } else { question.name.clone() };
    if question.person.is_empty() { with } else { format!("{} ({with})", question.person) }
}

fn question(one: &Question, who: &str, w: &Words) -> String {
    let why = match one.why.as_str() {
        "other" => one.words.clone(),
        why => w.say(&format!("ask-for-{why}")),
    };
    sentence(w, who, &parts(&one.what, w), &why, &dates::day_long(w, one.until.number()))
}

fn sentence(w: &Words, who: &str, parts: &str, why: &str, date: &str) -> String {
    let args = [("who", who.into()), ("parts", parts.into()), ("why", why.into()), ("date", date.into())];
    w.say_with("ask-question", &args)
}

fn parts(what: &[String], w: &Words) -> String {
    w.list(&what.iter().map(|part| w.say(&format!("ask-part-{part}"))).collect::<Vec<_>>())
}

fn stand(one: &Asked, w: &Words) -> Option<String> {
    Some(match &one.stand {
        Stand::Open => return None,
        Stand::Said(Answer::Part(some)) => w.with1("ask-said-part", "parts", parts(some, w).as_str()),
        Stand::Said(Answer::Later(day)) => {
            w.with1("ask-said-later", "date", dates::day_long(w, day.number()).as_str())
        }
        Stand::Said(answer) => w.say(&format!("ask-said-{}", answer.code())),
        Stand::Back => w.say("ask-said-back"),
        Stand::Over => w.say("ask-over"),
    })
}

/// The name of the organisation with which it is.
pub(super) fn named(of: &Conversation, lang: Lang) -> impl Fn(&Asked) -> String {
    move |one| {
        let with = one.question.with.as_ref().unwrap_or(&one.org);
        of.organisations.names(std::slice::from_ref(with), lang).concat()
    }
}

/// Every word of it, for a browser that opens the thread: with a sign where something is to be put, and the twelve months with a day and a year.
pub(super) fn words_for_browser(w: &Words) -> (Vec<(String, String)>, [String; 12]) {
    let sign = |letter: char| format!("{PLACE}{letter}");
    let [who, what, why, day, year] = ['w', 'p', 'y', 'd', 'z'].map(sign);
    let plain = ["said-yes", "said-no", "said-back", "over", "answer", "back"];
    let part = consent::WHAT.iter().map(|part| format!("part-{part}"));
    let purpose = consent::WHY.iter().filter(|why| **why != "other").map(|why| format!("for-{why}"));
    let all = plain.map(String::from).into_iter().chain(part).chain(purpose);
    let mut words: Vec<(String, String)> = all.map(|id| (id.clone(), w.say(&format!("ask-{id}")))).collect();
    words.push(("question".into(), sentence(w, &who, &what, &why, &day)));
    words.push(("said-part".into(), w.with1("ask-said-part", "parts", what.as_str())));
    words.push(("said-later".into(), w.with1("ask-said-later", "date", day.as_str())));
    (words, dates::months_around(w, &day, &year))
}

/// The same page for a browser that opens the thread.
pub(crate) fn here(relay: &Inner, lang: Lang) -> askama::Result<String> {
    Page {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        from: PLACE.into(),
        question: PLACE.into(),
        stand: Some(PLACE.into()),
        of: (String::new(), String::new()),
        answers: true,
        takes_back: true,
        police: true,
        parts: Vec::new(),
        here: true,
        once: String::new(),
        error: None,
    }
    .render()
}

impl Page {
    fn new(relay: &Inner, lang: Lang, of: &Conversation, one: &Asked, error: Option<String>) -> Self {
        let shell = Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some());
        let w = shell.w;
        let part = |part: &String| (part.clone(), w.say(&format!("ask-part-{part}")), false);
        let police = one.question.with.as_ref().is_some_and(|org| of.organisations.is_police(org));
        Self {
            from: of.organisations.names(std::slice::from_ref(&one.org), lang).concat(),
            question: question(&one.question, &who(&one.question, named(of, lang)(one)), w),
            stand: stand(one, w),
            of: (one.org.to_string(), hex(&one.question.id)),
            answers: one.can_answer(),
            takes_back: one.can_take_back(),
            police: police || of.organisations.is_police(&one.org),
            parts: one.question.what.iter().map(part).collect(),
            here: false,
            once: super::once(),
            error,
            shell,
        }
    }
}

fn hex(id: &[u8; 32]) -> String {
    envelope::ids::ReportId(*id).to_string()
}

async fn decisions(relay: &Inner, headers: &HeaderMap) -> store::Result<Option<(Conversation, Vec<Asked>)>> {
    let Some((of, answers)) = thread::read(relay, headers).await? else { return Ok(None) };
    let asked = thread::decisions(&of, &answers, relay.today());
    Ok(Some((of, asked)))
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Response {
    let (of, asked) = match decisions(&relay, &headers).await {
        Ok(Some(found)) => found,
        Ok(None) => return neutral(&relay, &which.l, &headers),
        Err(error) => return errors::store(&relay, &headers, &error),
    };
    let Some(one) = asked.get(which.c) else { return see_other("/m/1", Vec::new()) };
    let lang = shell::language(&relay, &which.l, Some(&of.open), &headers);
    shell::show(StatusCode::OK, &Page::new(&relay, lang, &of, one, None), Vec::new())
}

/// What a form says about a decision; `None`: nothing that can be said of it now.
fn wish(asking: &Asking, one: &Asked, today: Day) -> Option<Wish> {
    let parts = asking.form.all("part");
    match Answer::of(asking.form.one("said"), parts.into_iter(), today)? {
        Some(answer) => one.can_answer().then(|| Wish::Answer(one.clone().into(), answer)),
        None => one.can_take_back().then(|| Wish::TakeBack(one.clone().into())),
    }
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let (of, asked) = match decisions(&relay, &asking.headers).await {
        Ok(Some(found)) => found,
        Ok(None) => return super::code::ask_again(&relay, &asking, ""),
        Err(error) => return errors::store(&relay, &asking.headers, &error),
    };
    let form = &asking.form;
    let is_it = |one: &&Asked| one.org.as_str() == form.one("org") && hex(&one.question.id) == form.one("id");
    let Some(one) = asked.iter().find(is_it) else { return see_other("/m/1", Vec::new()) };
    let then = if form.one("said") == "back" { "/m/1?d=8" } else { "/m/1?d=7" };
    // The same form a second time: it was heard the first time.
    if of.back.done.iter().any(|done| done == form.one("once")) {
        return see_other(then, Vec::new());
    }
    let lang = shell::language(&relay, shell::asked(form), Some(&of.open), &asking.headers);
    let w = Words::of(lang);
    let again = |status, words: Option<String>| {
        let mut page = Page::new(&relay, lang, &of, one, words);
        for (code, _, ticked) in &mut page.parts {
            *ticked = form.all("part").contains(&code.as_str());
        }
        shell::show(status, &page, Vec::new())
    };
    if form.one("said").is_empty() {
        return again(StatusCode::OK, None);
    }
    let Some(wish) = wish(&asking, one, relay.today()) else {
        return again(StatusCode::CONFLICT, Some(w.say("ask-error-closed")));
    };
    if let Wish::Answer(asked, answer) = &wish
        && !asked.question.takes(answer, relay.today())
    {
        return again(StatusCode::UNPROCESSABLE_ENTITY, Some(w.say("ask-error-part")));
    }
    let unsealed = |error: &SayingError| again(StatusCode::UNPROCESSABLE_ENTITY, Some(not_sealed(error, w)));
    super::answer(&relay, &asking, &wish, then, unsealed).await
}

#[cfg(test)]
pub(super) fn sample(stand: Stand) -> Asked {
    let org = envelope::ids::OrgId::parse("centre").unwrap();
    Asked {
        question: Question {
            id: [7; 32],
            why: "other".into(),
            held: None,
            name: "<b>house".into(),
            what: consent::WHAT.map(String::from).to_vec(),
            with: None,
            until: Day(20_811),
            words: "<script>".into(),
            person: "<b>Noor".into(),
        },
        org,
        lang: "ar".into(),
        day: Day(20_781),
        stand,
        heard: 1,
    }
}

#[cfg(test)]
pub(super) fn all_stands() -> [Stand; 7] {
    let said = [Answer::Yes, Answer::Part(vec!["name".into()]), Answer::No, Answer::Later(Day(20_790))];
    let [a, b, c, d] = said.map(Stand::Said);
    [Stand::Open, a, b, c, d, Stand::Back, Stand::Over]
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let w = Words::of(lang);
    let page = |state: Stand| {
        let one = sample(state);
        Page {
            shell: Shell::new(&relay.config, lang, "thread-title"),
            from: "Centre".into(),
            question: question(&one.question, "<b>", w),
            stand: stand(&one, w),
            of: ("centre".into(), hex(&one.question.id)),
            answers: one.can_answer(),
            takes_back: one.can_take_back(),
            police: true,
            parts: one
                .question
                .what
                .iter()
                .map(|part| (part.clone(), w.say(&format!("ask-part-{part}")), true))
                .collect(),
            here: false,
            once: "x".into(),
            error: Some(w.say("ask-error-part")),
        }
    };
    for why in consent::WHY.iter().filter(|why| **why != "other") {
        let asked = Question { why: (*why).into(), ..sample(Stand::Open).question };
        assert!(web::words::unsaid(&question(&asked, "x", w)).is_empty(), "{why}");
    }
    all_stands().map(|state| page(state).render().unwrap()).to_vec()
}
