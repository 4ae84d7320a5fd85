//! What a presumed victim agreed to: the list with where each stands in words, and one of them, to be taken back in two taps, asked again, or
//! printed on a card to take along.
use super::{
    Face,
    asking::{Filled, Here},
    consent::found,
    consent_words, errors,
    shell::{self, Shell},
};
use crate::consent::{Asked, ConsentDone, ConsentPage, ConsentShown};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use domain::{ConsentState, consent::How, limits::NAME_MAX_CHARS};
use http::{HeaderValue, StatusCode, header};
use web::{
    dates, endonyms,
    language::Lang,
    page::see_other,
    paper::{Card, Unprintable},
    words::Words,
};

/// Decisions on a page.
const PAGE_CONSENTS: usize = 30;

#[derive(Template)]
#[template(path = "consents.html")]
struct ListPage {
    shell: Shell,
    note: Option<&'static str>,
    case: i64,
    victim: i64,
    name: String,
    rows: Vec<Row>,
    newer: Option<u32>,
    older: Option<u32>,
    may_work: bool,
    may_withdraw: bool,
}

#[derive(Template)]
#[template(path = "consent.html")]
struct OnePage {
    shell: Shell,
    note: Option<&'static str>,
    case: i64,
    victim: i64,
    row: Row,
    /// What happened to it, and who wrote it.
    lines: Vec<(String, String)>,
    /// How it can be said: each a button that takes it back.
    hows: Vec<(&'static str, String)>,
    may_work: bool,
    may_withdraw: bool,
    prints: bool,
    /// What was typed to stand on the card for whoever may know.
    called: String,
    /// What the card says, in its own language, where nothing is typed.
    card: (Lang, String),
}

/// A decision in words.
struct Row {
    id: i64,
    receiver: String,
    state: String,
    /// It holds; it must not be forgotten; it is over or gone.
    class: &'static str,
    holds: bool,
    back: bool,
    soon: Option<String>,
    facts: Vec<(String, String)>,
    written: String,
}

impl Row {
    fn new(face: &Face, here: &Here, one: &ConsentShown) -> Self {
        let (w, asked) = (Words::of(here.lang), &one.asked);
        let long = |day: envelope::ids::Day| dates::day_long(w, day.number());
        let state = match one.state {
            ConsentState::AskedLater(day) | ConsentState::Withdrawn(day) | ConsentState::Over(day) => {
                w.with1(&format!("consent-state-{}", one.state.code()), "date", long(day).as_str())
            }
            state => w.say(&format!("consent-state-{}", state.code())),
        };
        let at = dates::moment(w, one.written.1);
        Self {
            id: one.id,
            receiver: consent_words::receiver(&face.desk, asked, here.lang),
            state,
            class: match one.state {
                state if state.holds() => " ok",
                ConsentState::AskAgain => " urgent",
                _ => "",
            },
            holds: one.state.holds(),
            back: one.state.can_be_withdrawn(),
            soon: one.soon.then(|| w.with1("consent-soon", "date", long(asked.until).as_str())),
            facts: facts(one, w),
            written: w.with2("note-by", "name", &one.written.0, "date", at.as_str()),
        }
    }
}

fn facts(one: &ConsentShown, w: &Words) -> Vec<(String, String)> {
    let asked = &one.asked;
    let long = |day: envelope::ids::Day| dates::day_long(w, day.number());
    let mut how = vec![w.say(&format!("consent-how-{}", asked.how.code())), long(asked.asked_on)];
    how.push(endonyms::endonym(&asked.lang).to_owned());
    if !asked.interpreter.is_empty() {
        how.push(w.with1("consent-interpreter-is", "number", asked.interpreter.as_str()));
    }
    let mut rows = vec![
        ("consent-what", consent_words::parts(&asked.parts, w)),
        ("consent-why", consent_words::purpose(asked, w)),
        ("consent-answer", consent_words::answer(one.answer.as_ref(), w)),
        ("consent-last", long(asked.until)),
        ("consent-level", w.say(&format!("consent-level-{}", one.level.code()))),
        ("consent-how", consent_words::listed(how.into_iter(), w.lang())),
        ("consent-told-back", w.say(&format!("consent-told-back-{}", asked.told_back.code()))),
        ("consent-by", w.say(&format!("consent-by-{}", asked.say.code()))),
    ];
    rows.retain(|(_, words)| !words.is_empty());
    rows.into_iter().map(|(id, words)| (w.say(id), words)).collect()
}

fn shell(face: &Face, here: &Here, page: &ConsentPage, rest: &str) -> Shell {
    let (case, victim) = (page.view.case, page.view.id);
    let title = Words::of(here.lang).say_plain_with("case-title", &[("number", case.into())]);
    let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
    shell.at = format!("/case/{case}/victim/{victim}/{rest}");
    shell
}

impl ListPage {
    fn new(face: &Face, here: &Here, page: &ConsentPage) -> Self {
        let at = here.query.number("page").max(1);
        let skip = usize::try_from(at - 1).unwrap_or(usize::MAX).saturating_mul(PAGE_CONSENTS);
        let rows = page.consents.iter().skip(skip).take(PAGE_CONSENTS);
        Self {
            shell: shell(face, here, page, &format!("consents?page={at}")),
            note: match here.query.one("done") {
                "saved" => Some("consent-kept"),
                "asked" => Some("consent-sent"),
                "withdrawn" => Some("consent-withdrawn"),
                _ => None,
            },
            case: page.view.case,
            victim: page.view.id,
            name: super::victim::name(&page.view.victim.alias, page.view.id, Words::of(here.lang)),
            rows: rows.map(|one| Row::new(face, here, one)).collect(),
            newer: (at > 1).then(|| at - 1),
            older: (page.consents.len() > skip.saturating_add(PAGE_CONSENTS)).then(|| at.saturating_add(1)),
            may_work: page.view.may_work,
            may_withdraw: page.may_withdraw,
        }
    }
}

impl OnePage {
    fn new(face: &Face, here: &Here, (page, one): (&ConsentPage, &ConsentShown)) -> Self {
        let w = Words::of(here.lang);
        let line = |(what, who, at): &(crate::consent::Happened, Option<String>, i64)| {
            let who = who.clone().unwrap_or_else(|| w.say("consent-by-person"));
            let at = dates::moment(w, *at);
            (consent_words::happened(what, w), w.with2("note-by", "name", who.as_str(), "date", at.as_str()))
        };
        let how = |how: &How| (how.code(), w.say(&format!("consent-back-{}", how.code())));
        Self {
            shell: shell(face, here, page, &format!("consent/{}", one.id)),
            note: None,
            case: page.view.case,
            victim: page.view.id,
            row: Row::new(face, here, one),
            lines: one.happened.iter().map(line).collect(),
            hows: How::ALL.iter().filter(|how| **how != How::Thread).map(how).collect(),
            may_work: page.view.may_work,
            may_withdraw: page.may_withdraw,
            prints: face.look.press.is_some(),
            called: String::new(),
            card: carded(&one.asked, (here.lang, "")),
        }
    }
}

async fn found_one(
    face: &Face,
    here: &Here,
    (case, victim, id): (&str, &str, &str),
) -> Result<(ConsentPage, ConsentShown), Response> {
    let page = found(face, here, (case, victim)).await?;
    let one = page.consents.iter().find(|one| one.id.to_string() == id).cloned();
    match one {
        Some(one) => Ok((page, one)),
        None => Err(errors::gone(face, here)),
    }
}

pub(crate) async fn list(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, (&case, &victim)).await?;
    let page = ListPage::new(&face, &here, &page);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim, id)): Path<(String, String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let (page, one) = found_one(&face, &here, (&case, &victim, &id)).await?;
    let page = OnePage::new(&face, &here, (&page, &one));
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

/// Takes it back, or makes a card of it.
pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim, id)): Path<(String, String, String)>,
    filled: Filled,
) -> Result<Response, Response> {
    let here = &filled.here;
    let (page, one) = found_one(&face, here, (&case, &victim, &id)).await?;
    let called = filled.form.one("called").to_owned();
    let again = |status, note| {
        let called = called.clone();
        let page = OnePage { note: Some(note), called, ..OnePage::new(&face, here, (&page, &one)) };
        shell::show(status, &page, Vec::new())
    };
    if filled.stale {
        return Ok(again(StatusCode::CONFLICT, "desk-form-old"));
    }
    let of = (page.view.case, page.view.id, one.id);
    if filled.form.one("do") == "card" {
        if called.chars().count() > NAME_MAX_CHARS {
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, "consent-error-long"));
        }
        return match card(&face, here, of, called.trim()).await? {
            Ok(file) => Ok(file),
            Err(note) => Ok(again(StatusCode::CONFLICT, note)),
        };
    }
    let gone = || see_other(&format!("/case/{}/victim/{}/consents?done=withdrawn", of.0, of.1), Vec::new());
    let how = How::of_code(filled.form.one("how"));
    let done = face.desk.withdraw_consent(&here.session, of, how).await;
    Ok(match errors::found(&face, here, done)? {
        ConsentDone::Kept(_) => gone(),
        ConsentDone::Nothing => {
            let (page, one) = found_one(&face, here, (&case, &victim, &id)).await?;
            if matches!(one.state, ConsentState::Withdrawn(_)) {
                return Ok(gone());
            }
            let note = Some("consent-back-nothing");
            let page = OnePage { note, ..OnePage::new(&face, here, (&page, &one)) };
            shell::show(StatusCode::CONFLICT, &page, Vec::new())
        }
        ConsentDone::Fault(..) | ConsentDone::Changed => {
            again(StatusCode::UNPROCESSABLE_ENTITY, "consent-back-how")
        }
        ConsentDone::NotPossible => again(StatusCode::CONFLICT, "case-not-possible"),
    })
}

/// A card as a file; the inner error: why there is none.
async fn card(
    face: &Face,
    here: &Here,
    of: (i64, i64, i64),
    called: &str,
) -> Result<Result<Response, &'static str>, Response> {
    let Some(press) = face.look.press.clone() else { return Ok(Err("campaign-papers-press")) };
    let asked = face.desk.consent_card(&here.session, of).await;
    let Some(asked) = asked.map_err(|error| errors::of(face, here, &error))? else {
        return Ok(Err("consent-card-over"));
    };
    let card = worded(&asked, (here.lang, called));
    let made = tokio::task::spawn_blocking(move || press.card(&card)).await;
    Ok(match made.unwrap_or(Err(Unprintable::Failed)) {
        Ok(pdf) => {
            let name = HeaderValue::from_static("attachment; filename=\"card.pdf\"");
            let extra = vec![(header::CONTENT_DISPOSITION, name), (header::CONTENT_LENGTH, pdf.len().into())];
            Ok(web::page::file("application/pdf", web::headers::desk_page(), extra, Body::from(pdf)))
        }
        Err(Unprintable::TooLong) => Err("paper-error-long"),
        Err(Unprintable::Font(_)) => Err("paper-error-font"),
        Err(Unprintable::Failed) => Err("copy-error-failed"),
    })
}

/// What stands on it: in the person's language if the desk speaks it, and nothing that says who keeps this or why.
fn worded(asked: &Asked, (here, called): (Lang, &str)) -> Card {
    let (lang, says) = carded(asked, (here, called));
    let w = Words::of(lang);
    let lines = vec![says, w.say_plain("consent-take-back-told")];
    Card { lang, title: w.say_plain("consent-card-title"), lines }
}

/// What they agreed to in one sentence, and in which language. The organisation's own name may say what it does, so it never stands there: only
/// words that somebody typed because the person knows them, or none.
fn carded(asked: &Asked, (here, called): (Lang, &str)) -> (Lang, String) {
    let lang = Lang::at_desk(&asked.lang).unwrap_or(here);
    (lang, consent_words::holds(asked, (lang, called)))
}

#[cfg(test)]
pub(crate) fn sample_page() -> ConsentPage {
    use crate::consent::{Happened, Receiver};
    use domain::{Level, consent::Answer};
    use envelope::{
        directory::OrgKind,
        ids::{Day, OrgId},
    };
    let states = [
        ConsentState::Asked,
        ConsentState::Live,
        ConsentState::Partly,
        ConsentState::Refused,
        ConsentState::AskedLater(Day(20_790)),
        ConsentState::Withdrawn(Day(20_790)),
        ConsentState::Over(Day(20_790)),
        ConsentState::Replaced,
        ConsentState::AskAgain,
    ];
    let one = |(n, (state, asked)): (i64, (ConsentState, Asked))| ConsentShown {
        id: n,
        public: [7; 32],
        asked,
        answer: Some(Answer::Yes),
        state,
        level: Level::ALL.get(usize::try_from(n).unwrap() % Level::ALL.len()).copied().unwrap(),
        written: ("Bo <b>".into(), 1),
        happened: vec![
            (Happened::Withdrawn(Day(20_790), How::Phone), Some("Bo <b>".into()), 1),
            (Happened::Answered(Day(20_790), Answer::No), None, 1),
        ],
        soon: state == ConsentState::Live,
    };
    let asked = consent_words::sample_asked().into_iter().cycle();
    ConsentPage {
        view: super::victim::sample_view(),
        consents: (1..).zip(states.into_iter().zip(asked)).map(one).collect(),
        version: 9,
        threads: vec![
            crate::consent::Thread { number: 7, lang: "pcm".into() },
            crate::consent::Thread { number: 8, lang: "nl".into() },
        ],
        receivers: vec![Receiver { org: OrgId::parse("police-north").unwrap(), kind: OrgKind::Police }],
        days_max: 180,
        minor: false,
        may_withdraw: true,
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let page = sample_page();
    let list = ListPage { note: Some("consent-kept"), older: Some(2), ..ListPage::new(face, here, &page) };
    let empty = ConsentPage { consents: vec![], ..page.clone() };
    let mut pages = vec![list.render().unwrap(), ListPage::new(face, here, &empty).render().unwrap()];
    for one in &page.consents {
        let shown = OnePage::new(face, here, (&page, one));
        pages.push(OnePage { prints: one.id % 2 == 0, ..shown }.render().unwrap());
        for called in ["<b>", ""] {
            let card = worded(&one.asked, (here.lang, called));
            assert!(card.lines.iter().all(|line| web::words::unsaid(line).is_empty()), "{card:?}");
        }
    }
    pages
}
