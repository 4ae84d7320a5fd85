//! Ready-made sentences: the list with who has released them, writing one in several languages, examples to begin with.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    reply::refused,
    shell::{self, Shell},
    work::{again as report_again, done as report_done, settled},
};
use crate::{
    Permission,
    phrases::{Phrase, PhraseOutcome},
    signal::{ReplyForm, ReplyOutcome},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{PhraseState, phrase::PhraseFault};
use http::StatusCode;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{
    endonyms::{self, endonym},
    form::Form,
    language::{Lang, dir_of},
    page::see_other,
    words::Words,
};

/// Sentences to begin with, in our own languages; nobody has to take them.
const EXAMPLES: &str = include_str!("../../../../data/phrases.toml");

#[derive(Template)]
#[template(path = "phrases.html")]
struct Phrases {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    rows: Vec<Row>,
    once: String,
    name: String,
    fields: Vec<Field>,
    may_write: bool,
    police: bool,
}

struct Row {
    id: i64,
    name: String,
    by: String,
    state: &'static str,
    state_words: String,
    texts: Vec<Said>,
    may_release: bool,
}

/// Words in one language.
pub(super) struct Said {
    pub(super) lang: String,
    pub(super) language: String,
    pub(super) dir: &'static str,
    pub(super) text: String,
}

struct Field {
    lang: &'static str,
    language: &'static str,
    dir: &'static str,
    text: String,
    open: bool,
}

/// What a report's page offers: one sentence in the writer's language, or in the nearest there is.
pub(super) struct Ready {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) said: Said,
}

#[derive(Deserialize)]
struct Examples {
    phrase: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    name: BTreeMap<String, String>,
    text: BTreeMap<String, String>,
}

fn said(lang: &str, text: &str) -> Said {
    Said { lang: lang.into(), language: endonym(lang).into(), dir: dir_of(lang), text: text.into() }
}

/// Released sentences for a report in this language.
pub(super) fn ready(phrases: &[Phrase], lang: &str) -> Vec<Ready> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_owned();
    let one = |phrase: &Phrase| {
        let same = phrase.texts.iter().find(|(tag, _)| primary(tag) == primary(lang));
        let (tag, text) = same?;
        Some(Ready { id: phrase.id, name: phrase.name.clone(), said: said(tag, text) })
    };
    phrases.iter().filter(|phrase| phrase.state == PhraseState::Released).filter_map(one).collect()
}

impl Phrases {
    fn new(face: &Face, here: &Here, phrases: &[Phrase], once: String) -> Self {
        let w = Words::of(here.lang);
        let row = |phrase: &Phrase| Row {
            id: phrase.id,
            name: phrase.name.clone(),
            by: w.with1("phrase-by", "name", phrase.by.as_str()),
            state: if phrase.state == PhraseState::Released { "closed" } else { "waiting" },
            state_words: w.say(&format!("phrase-{}", phrase.state.code())),
            texts: phrase.texts.iter().map(|(lang, text)| said(lang, text)).collect(),
            may_release: phrase.may_release,
        };
        let field = |(lang, language): (&'static str, &'static str)| Field {
            lang,
            language,
            dir: dir_of(lang),
            text: String::new(),
            open: lang == here.lang.tag(),
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("phrases-title"), "phrases", Some(&here.session)),
            note: match here.query.one("done") {
                "saved" => Some("phrases-kept"),
                "released" => Some("phrases-released"),
                "retired" => Some("phrases-retired"),
                "own" => Some("people-own"),
                "changed" => Some("people-changed"),
                _ => None,
            },
            fault: None,
            rows: phrases.iter().map(row).collect(),
            once,
            name: String::new(),
            fields: endonyms::all().map(field).collect(),
            may_write: here.session.can(Permission::WritePhrases),
            police: face.desk.kind() == envelope::directory::OrgKind::Police,
        }
    }

    fn retype(&mut self, form: &Form) {
        self.name = form.one("name").into();
        for field in &mut self.fields {
            field.text = form.one(&format!("text-{}", field.lang)).into();
            field.open |= !field.text.is_empty();
        }
    }
}

async fn page(face: &Face, here: &Here) -> Result<Phrases, Response> {
    let read = async {
        let phrases = face.desk.phrases(&here.session).await?;
        Ok::<_, crate::DeskError>(Phrases::new(face, here, &phrases, face.desk.once_token()?))
    };
    read.await.map_err(|error| errors::of(face, here, &error))
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let page = page(&face, &here).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(State(face): State<Face>, mut filled: Filled) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let w = Words::of(here.lang);
    let mut page = page(&face, here).await?;
    page.retype(form);
    // A language button in the same form: nothing is done, and what was typed stays.
    if asked.is_some() {
        return Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, form.one("lang"))));
    }
    if *stale {
        page.note = Some("desk-form-old");
        return Ok(shell::show(StatusCode::CONFLICT, &page, Vec::new()));
    }
    let texts: Vec<(String, String)> = page
        .fields
        .iter()
        .filter(|field| !field.text.trim().is_empty())
        .map(|field| (field.lang.to_owned(), field.text.clone()))
        .collect();
    let written = face.desk.write_phrase(&here.session, &page.name, &texts, form.one("once")).await;
    let (at, id) = match written.map_err(|error| errors::of(&face, here, &error))? {
        PhraseOutcome::Fault(PhraseFault::Name) => ("name", "phrase-error-name"),
        PhraseOutcome::Fault(PhraseFault::NoText) => ("texts", "phrase-error-text"),
        PhraseOutcome::Fault(PhraseFault::Long) => ("texts", "phrase-error-long"),
        PhraseOutcome::TooMany => ("name", "phrase-error-many"),
        _ => return Ok(see_other("/phrases?done=saved", Vec::new())),
    };
    page.fault = Some(Fault { at, words: w.say(id) });
    Ok(shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new()))
}

/// Releases one, takes one away, or takes the examples.
pub(crate) async fn decide(
    State(face): State<Face>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    if stale {
        return Ok(see_other("/phrases?done=changed", Vec::new()));
    }
    let fail = |error| errors::of(&face, &here, &error);
    if form.one("do") == "examples" {
        for (n, (name, texts)) in examples(here.lang).into_iter().enumerate() {
            let once = format!("{} {n}", form.one("once"));
            face.desk.write_phrase(&here.session, &name, &texts, &once).await.map_err(fail)?;
        }
        return Ok(see_other("/phrases?done=saved", Vec::new()));
    }
    let release = form.one("do") == "release";
    let id = form.one("id").parse().unwrap_or(0);
    let outcome = face.desk.decide_phrase(&here.session, id, release).await.map_err(fail)?;
    let said = match outcome {
        PhraseOutcome::Done if release => "released",
        PhraseOutcome::Done => "retired",
        PhraseOutcome::Own => "own",
        _ => "changed",
    };
    Ok(see_other(&format!("/phrases?done={said}"), Vec::new()))
}

fn examples(lang: Lang) -> Vec<(String, Vec<(String, String)>)> {
    let Ok(examples) = toml::from_str::<Examples>(EXAMPLES) else { return Vec::new() };
    let named = |one: Example| {
        let name = lang.best_of(one.name.iter().map(|(tag, name)| (tag.as_str(), name)));
        name.map(|(_, name)| (name.clone(), one.text.into_iter().collect()))
    };
    examples.phrase.into_iter().filter_map(named).collect()
}

/// From the page of a report: sends a sentence, or puts it into the answer.
pub(crate) async fn send(
    State(face): State<Face>,
    Path((number, phrase)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let fail = |error| errors::of(&face, here, &error);
    let (phrase, lang) = phrase.split_once('.').unwrap_or(("", ""));
    let phrase = phrase.parse().unwrap_or(0);
    if form.one("do") == "insert" {
        let text = face.desk.released(&here.session, phrase, lang).await.map_err(fail)?.unwrap_or_default();
        let add = |page: &mut super::signal::SignalPage| {
            page.text = if page.text.trim().is_empty() { text } else { format!("{}\n{text}", page.text) };
        };
        return Ok(report_again(&face, here, &number, (StatusCode::OK, form), add).await);
    }
    let reply = ReplyForm {
        text: "",
        seen_version: form.one("version").parse().unwrap_or(0),
        once_token: form.one("once"),
    };
    let sent = face.desk.send_phrase(&here.session, id, (phrase, lang), &reply).await;
    match errors::found(&face, here, sent)? {
        ReplyOutcome::Sent => Ok(report_done(id, "sent")),
        refusal => Err(refused(&face, here, &number, form, &refusal).await),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let phrase = |state, may_release| Phrase {
        id: 1,
        name: "<b>".into(),
        texts: vec![("ar".into(), "<b>".into())],
        state,
        by: "<b>".into(),
        may_release,
    };
    let all = [phrase(PhraseState::Proposed, true), phrase(PhraseState::Released, false)];
    let full = Phrases::new(face, here, &all, "once".into());
    let ids = ["phrase-error-name", "phrase-error-text", "phrase-error-long", "phrase-error-many"];
    let wrong = ids.map(|id| {
        let mut page = Phrases::new(face, here, &[], "once".into());
        page.fault = Some(Fault { at: "texts", words: w.say(id) });
        page.police = true;
        page.render().unwrap()
    });
    assert!(examples(here.lang).len() >= 4, "there are sentences to begin with");
    wrong.into_iter().chain([full.render().unwrap()]).collect()
}
