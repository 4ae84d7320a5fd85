//! Papers of a reception: the blank sheet and the steps for whoever has no screen, the filled sheet, the log of interpreters, the sheet that says
//! that somebody may be a minor, and the small paper somebody takes along, on which no word says what it was about.
use super::{answer, duties_words, event, found, languages, question, side};
use crate::{
    face::{
        Face,
        asking::{Filled, Here},
        copy::page_words,
        errors,
        shell::{self as around, Shell},
    },
    reception::{Event, Happened, ReceptionView},
    victim::VictimView,
};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use domain::{
    AgeBand, Permission,
    reception::{Answer, Refusal, Sheet},
};
use http::{HeaderValue, StatusCode, header};
use web::{
    dates,
    language::Lang,
    page::see_other,
    paper::{Block, Card, Document, Fact},
    words::Words,
};

/// Below this no count is shown.
const SHOWN_FROM: i64 = 5;
/// Lines to write by hand at each question: five questions have a page to themselves, eighteen have two.
const fn room(sheet: Sheet) -> usize {
    match sheet {
        Sheet::Police => 7,
        Sheet::Centre => 2,
    }
}

#[derive(Template)]
#[template(path = "reception_papers.html")]
pub(super) struct PapersPage {
    shell: Shell,
    note: Option<&'static str>,
    has_press: bool,
    languages: Vec<(&'static str, &'static str, bool)>,
    steps: Vec<side::Steps>,
    years: Vec<i16>,
    counts: Vec<(String, Vec<(i16, String)>)>,
}

/// A year, how often each kind of "no" was said in it, and how often an authority had been told of a possible minor.
type OfYear = (i16, Vec<(Refusal, i64)>, i64);

impl PapersPage {
    fn new(face: &Face, here: &Here, counted: &[OfYear]) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain("papers-title");
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = "/reception".into();
        let shown = |times: i64| match times {
            0 => "0".to_owned(),
            times if times < SHOWN_FROM => w.say("no-counts-few"),
            times => times.to_string(),
        };
        let row = |kind: &Refusal| {
            let of = |(year, counts, _): &OfYear| {
                let times = counts.iter().find(|(one, _)| one == kind).map_or(0, |(_, times)| *times);
                (*year, shown(times))
            };
            (w.say(&format!("no-kind-{}", kind.code())), counted.iter().map(of).collect())
        };
        let told = counted.iter().map(|(year, _, times)| (*year, shown(*times)));
        let minors = (w.say("no-counts-minor-told"), told.collect());
        Self {
            shell,
            note: (here.query.one("done") == "no-paper").then_some("reception-no-paper"),
            has_press: face.look.press.is_some(),
            languages: languages(here.lang),
            steps: side::steps(&face.desk, w),
            years: counted.iter().map(|(year, ..)| *year).collect(),
            counts: Refusal::ALL.iter().map(row).chain([minors]).collect(),
        }
    }
}

/// The papers that are about nobody, and how often somebody said no.
pub(crate) async fn papers(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let this = dates::today(face.desk.today().number()).year;
    let mut counted = Vec::new();
    for year in [this, this - 1] {
        let counts = face.desk.refusal_counts(&here.session, year).await;
        let minors = face.desk.minors_told_count(&here.session, year).await;
        let counts = counts.map_err(|error| errors::of(&face, &here, &error))?;
        counted.push((year, counts, minors.map_err(|error| errors::of(&face, &here, &error))?));
    }
    let page = PapersPage::new(&face, &here, &counted);
    Ok(around::show(StatusCode::OK, &page, around::keep_language(&face, here.query.one("lang"))))
}

/// Makes a blank sheet, or the steps.
pub(crate) async fn post_papers(
    State(face): State<Face>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    face.desk
        .allow(&here.session, Permission::ReadCases)
        .await
        .map_err(|error| errors::of(&face, &here, &error))?;
    let back = "/reception?done=no-paper";
    let Some(lang) = Lang::at_desk(form.one("in")).filter(|_| !stale) else {
        return Ok(see_other(back, Vec::new()));
    };
    let w = Words::of(lang);
    let document = match form.one("paper") {
        "blank" => blank(&face, w),
        "steps" => steps(&face, w),
        _ => return Ok(see_other(back, Vec::new())),
    };
    Ok(match pressed(&face, Paper::Document(document)).await {
        Some(pdf) => handed("reception", pdf),
        None => see_other(back, Vec::new()),
    })
}

/// Makes a paper about a reception, and puts it on record before a byte of it goes out.
pub(crate) async fn print(
    State(face): State<Face>,
    Path((case, victim, id)): Path<(String, String, String)>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &victim, &id)).await?;
    let back = format!("/case/{}/victim/{}/reception/{}?done=no-paper", view.case, view.victim, view.id);
    let Some(lang) = Lang::at_desk(form.one("in")).filter(|_| !stale) else {
        return Ok(see_other(&back, Vec::new()));
    };
    let w = Words::of(lang);
    let told = form.one("event").parse().ok();
    let told = view.events.iter().find(|event| Some(event.id) == told && event.is_rights());
    let (paper, needs) = match (form.one("paper"), told) {
        ("sheet", _) => (Paper::Document(filled(&face, &view, w)), Permission::TakeCopies),
        ("interpreters", _) => (Paper::Document(log(&face, &view, w)), Permission::TakeCopies),
        ("receipt", Some(event)) => (Paper::Card(receipt(event, w)), Permission::WorkCases),
        _ => return Ok(see_other(&back, Vec::new())),
    };
    let Some(pdf) = pressed(&face, paper).await else { return Ok(see_other(&back, Vec::new())) };
    let noted = face.desk.note_reception_print(&here.session, (view.case, view.victim), needs).await;
    errors::found(&face, &here, noted)?;
    Ok(handed("paper", pdf))
}

/// Makes the sheet that says that somebody may be a minor.
pub(super) async fn minor(
    face: &Face,
    Filled { here, form, stale }: Filled,
    (case, victim): (&str, &str),
) -> Result<Response, Response> {
    let read = async {
        let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
        face.desk.victim(&here.session, (case, victim)).await
    };
    let view = errors::found(face, &here, read.await)?;
    let back = format!("/case/{}/victim/{}?done=no-paper", view.case, view.id);
    let is_minor = view.victim.age.is_some_and(AgeBand::is_minor);
    let Some(lang) = Lang::at_desk(form.one("in")).filter(|_| !stale && is_minor) else {
        return Ok(see_other(&back, Vec::new()));
    };
    let document = Paper::Document(minor_sheet(face, &view, Words::of(lang)));
    let Some(pdf) = pressed(face, document).await else { return Ok(see_other(&back, Vec::new())) };
    let needs = Permission::TakeCopies;
    let noted = face.desk.note_reception_print(&here.session, (view.case, view.id), needs).await;
    errors::found(face, &here, noted)?;
    Ok(handed("paper", pdf))
}

enum Paper {
    Document(Document),
    Card(Card),
}

/// The file; `None`: there is no press, or a font is missing.
async fn pressed(face: &Face, paper: Paper) -> Option<Vec<u8>> {
    let press = face.look.press.clone()?;
    let make = move || match paper {
        Paper::Document(document) => press.press(&document).map(|pressed| pressed.pdf),
        Paper::Card(card) => press.card(&card),
    };
    tokio::task::spawn_blocking(make).await.ok()?.ok()
}

/// A file under a name that says nothing.
fn handed(stem: &'static str, pdf: Vec<u8>) -> Response {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{stem}.pdf\""));
    let name = name.unwrap_or(HeaderValue::from_static("attachment"));
    let extra = vec![(header::CONTENT_DISPOSITION, name), (header::CONTENT_LENGTH, pdf.len().into())];
    web::page::file("application/pdf", web::headers::desk_page(), extra, Body::from(pdf))
}

fn empty(face: &Face, title: String, mark: String, w: &Words) -> Document {
    Document {
        lang: w.lang(),
        title,
        mark,
        foot: face.name(w.lang()),
        page: page_words(w),
        blocks: Vec::new(),
    }
}

/// What is said before the first question.
fn before(face: &Face, sheet: Sheet, w: &Words) -> Vec<Block> {
    let note = |id: &str| Block::Note(w.say_plain(id));
    match sheet {
        Sheet::Police => vec![
            Block::Heading(w.say_plain("reception-no-hearing")),
            note(duties_words(face.desk.kind())),
            note("reception-days-words"),
            note("reception-unchecked"),
        ],
        Sheet::Centre => vec![note("reception-lead")],
    }
}

/// A table of questions; the cells of the second column are what came of each.
fn table(sheet: Sheet, w: &Words, cell: impl Fn(domain::reception::Question) -> String) -> Block {
    let row = |one| vec![question(sheet, one, w), cell(one)];
    Block::Table {
        head: vec![w.say_plain("reception-col-question"), w.say_plain("reception-col-answer")],
        rows: sheet.all().map(row).collect(),
    }
}

fn blank(face: &Face, w: &Words) -> Document {
    let sheet = Sheet::of(face.desk.kind());
    let title = w.say_plain("reception-heading");
    let mut document = empty(face, title, String::new(), w);
    document.blocks = before(face, sheet, w);
    let line = |id: &str| Fact::ours(w.say_plain(id), ".".repeat(48));
    document.blocks.push(Block::Facts(vec![line("reception-first"), line("victim-alias")]));
    let would_not = w.say_plain("reception-would-not-say");
    document.blocks.push(table(sheet, w, |_| format!("{}[   ] {would_not}", "\n".repeat(room(sheet)))));
    document.blocks.push(Block::Note(w.say_plain("paper-blank-end")));
    document
}

fn steps(face: &Face, w: &Words) -> Document {
    let mut document = empty(face, w.say_plain("steps-heading"), String::new(), w);
    for list in side::steps(&face.desk, w) {
        document.blocks.push(Block::Heading(list.heading));
        document.blocks.push(Block::Note(list.approved));
        let rows = (1..).zip(list.steps).map(|(n, step)| vec![format!("{n}. {step}")]).collect();
        document.blocks.push(Block::Table { head: vec![w.say_plain("steps-col")], rows });
        document.blocks.push(Block::Note(list.source));
    }
    document
}

/// Whose paper it is, for its head.
fn mark(face: &Face, (case, victim): (i64, i64), w: &Words) -> String {
    let date = dates::day_long(w, face.desk.today().number());
    let record = w.say_plain_with("victim-number", &[("number", victim.into())]);
    format!("{} · {record} · {date}", w.say_plain_with("case-heading", &[("number", case.into())]))
}

fn filled(face: &Face, view: &ReceptionView, w: &Words) -> Document {
    let reception = &view.reception;
    let title = w.say_plain("reception-heading");
    let mut document = empty(face, title, mark(face, (view.case, view.victim), w), w);
    document.blocks = before(face, reception.sheet, w);
    let mut facts = vec![
        Fact::ours(w.say_plain("reception-first"), dates::moment(w, reception.first)),
        Fact::theirs(w.say_plain("victim-alias"), super::name(&view.record.alias, view.victim, w)),
    ];
    let told = super::beforehand(reception, w);
    facts.extend(told.into_iter().map(|line| Fact::ours(w.say_plain("reception-before"), line)));
    document.blocks.push(Block::Facts(facts));
    let cell = |one| {
        let said = reception.answers.iter().find(|(known, _)| *known == one);
        said.map_or_else(|| answer(&Answer::NotAsked, w), |(_, said)| answer(said, w))
    };
    document.blocks.push(table(reception.sheet, w, cell));
    document.blocks.push(Block::Note(w.say_plain("reception-call-is-no-consent")));
    document.blocks.push(Block::Heading(w.say_plain("rights-told")));
    let rights: Vec<&Event> = view.events.iter().filter(|one| one.is_rights()).collect();
    if rights.is_empty() {
        document.blocks.push(Block::Note(w.say_plain("rights-told-none")));
    }
    for one in rights {
        let (what, more) = event::in_words(one, &face.desk, w);
        let told = std::iter::once(what).chain(more).collect::<Vec<_>>().join(" · ");
        document.blocks.push(Block::Facts(vec![Fact::theirs(w.say_plain("rights-told"), told)]));
    }
    document
}

fn log(face: &Face, view: &ReceptionView, w: &Words) -> Document {
    let mut document = empty(face, w.say_plain("interpreters"), mark(face, (view.case, view.victim), w), w);
    document.blocks.push(Block::Note(w.say_plain("interpreters-lead")));
    let row = |one: &Event| match &one.what {
        Happened::Interpreter(_) => {
            let (what, more) = event::in_words(one, &face.desk, w);
            Some(vec![what, more.join("\n")])
        }
        _ => None,
    };
    let rows: Vec<Vec<String>> = view.events.iter().filter_map(row).collect();
    document.blocks.push(if rows.is_empty() {
        Block::Note(w.say_plain("interpreters-none"))
    } else {
        Block::Table {
            head: vec![w.say_plain("interpreter-number"), w.say_plain("reception-col-answer")],
            rows,
        }
    });
    document
}

/// What somebody takes along: when, in which language, and that they can ask again. No name, no organisation, no word of what it was about.
fn receipt(event: &Event, w: &Words) -> Card {
    let language = match &event.what {
        Happened::Rights(one) => one.language.clone(),
        Happened::Interpreter(_) | Happened::Informed(_) => String::new(),
    };
    let when = dates::moment(w, event.at);
    let title = w.say_plain("receipt-paper-title");
    Card {
        lang: w.lang(),
        title: title.clone(),
        lines: vec![
            title,
            w.say_plain_with("receipt-paper-when", &[("date", when.as_str().into())]),
            w.say_plain_with("receipt-paper-language", &[("language", language.as_str().into())]),
            w.say_plain("receipt-paper-again"),
        ],
    }
}

fn minor_sheet(face: &Face, view: &VictimView, w: &Words) -> Document {
    let victim = &view.victim;
    let title = w.say_plain("paper-minor-title");
    let mut document = empty(face, title, mark(face, (view.case, view.id), w), w);
    let duty = side::minor(face, view, w.lang());
    document.blocks.extend(duty.as_ref().map(|one| Block::Note(one.duty.clone())));
    document.blocks.push(Block::Note(w.say_plain("minor-no-reflection")));
    let age = victim.age.unwrap_or(AgeBand::NotAsked);
    let ours = |id: &str, value: String| Fact::ours(w.say_plain(id), value);
    let theirs = |id: &str, value: &str| {
        let value = if value.is_empty() { "–" } else { value };
        Fact::theirs(w.say_plain(id), value.to_owned())
    };
    let spoken = format!("{} {}", victim.languages, victim.dialect);
    let mut facts = vec![
        theirs("victim-alias", &super::name(&victim.alias, view.id, w)),
        ours("person-age", w.say_plain(&format!("age-band-{}", age.code()))),
    ];
    if age == AgeBand::Doubt {
        facts.push(theirs("person-doubt", &victim.doubt));
    }
    facts.extend([
        theirs("victim-wants", &victim.wants),
        theirs("victim-languages", spoken.trim()),
        theirs("victim-wish", &victim.wish),
        theirs("victim-companions", &victim.companions),
        theirs("victim-children", &victim.children),
        ours("paper-minor-written", dates::moment(w, face.desk.now())),
        ours("paper-minor-reach", ".".repeat(48)),
    ]);
    document.blocks.push(Block::Facts(facts));
    document.blocks.push(Block::Heading(w.say_plain("minor-heading")));
    let rows = duty.map(|one| one.rows).unwrap_or_default();
    let row = |one: side::MinorRow| {
        let told = if one.told.is_empty() { w.say_plain("minor-not-told") } else { one.told.join("\n") };
        let about: Vec<String> = [Some(one.name), Some(one.of), one.phone].into_iter().flatten().collect();
        vec![about.join("\n"), told]
    };
    document.blocks.push(Block::Table {
        head: vec![w.say_plain("minor-whom"), w.say_plain("minor-told")],
        rows: rows.into_iter().map(row).collect(),
    });
    document
}

#[cfg(test)]
pub(super) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let counted = [(2026, vec![(Refusal::Help, 3), (Refusal::Referral, 7)], 6), (2025, Vec::new(), 0)];
    let mut page = PapersPage::new(face, here, &counted);
    let plain = page.render().unwrap();
    (page.has_press, page.note) = (true, Some("reception-no-paper"));
    vec![plain, page.render().unwrap()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reception::Rights;
    use domain::reception::{Leaflet, Told, ToldBack};

    #[test]
    fn what_somebody_takes_along_names_nobody_and_says_in_no_language_what_it_was_about() {
        let texts = crate::reception::data::rights_texts().to_vec();
        let rights = Rights {
            texts,
            edition: "Myria".into(),
            language: "Edo".into(),
            how: Told::Aloud,
            leaflet: Leaflet::Unsafe,
            back: ToldBack::Yes,
        };
        let what = Happened::Rights(rights);
        let by = "Amina".to_owned();
        let event = Event { id: 1, reception: 1, at: 1_795_521_600, by, written: 1, what };
        let about = [
            "mensenhandel",
            "slachtoffer",
            "politie",
            "traite",
            "victime",
            "police",
            "menschenhandel",
            "opfer",
            "polizei",
            "trafficking",
            "victim",
            "الاتجار",
            "ضحية",
            "شرطة",
            "amina",
            "myria",
            "dossier",
            "case",
        ];
        for lang in Lang::desks() {
            let slip = receipt(&event, Words::of(lang));
            let said = format!("{} {}", slip.title, slip.lines.join(" ")).to_lowercase();
            assert!(said.contains("edo") && said.contains("2026"), "{said}");
            for word in about {
                assert!(!said.contains(word), "{word}: {said}");
            }
        }
    }
}
