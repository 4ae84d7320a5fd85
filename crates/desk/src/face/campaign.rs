//! Campaigns: the list, and the page of one with its words as they will be shown, its places with how often each was looked at, and its
//! papers.
use super::{
    Face,
    asking::{Filled, Here},
    campaign_edit::ratio,
    errors,
    fields::{Choice, Fault},
    shell::{self, Shell},
};
use crate::campaign::{CampaignList, CampaignOutcome, CampaignView, ForPaper, PlaceView};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use domain::{CampaignState, PaperSize, campaign};
use envelope::{
    campaign::{SHOWN_FROM, week_of},
    ids::Day,
};
use http::{HeaderValue, StatusCode, header};
use web::{
    dates,
    form::Form,
    language::{Lang, dir_of},
    page::see_other,
    paper::{Poster, PosterFormat, PosterSheet, PosterText, Unprintable},
    words::Words,
};

#[derive(Template)]
#[template(path = "campaigns.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
    calendar: String,
    newer: Option<u32>,
    older: Option<u32>,
}

struct Row {
    id: i64,
    name: String,
    days: String,
    state: &'static str,
    state_words: String,
}

#[derive(Template)]
#[template(path = "campaign.html")]
struct Page {
    shell: Shell,
    fault: Option<Fault>,
    note: Option<&'static str>,
    id: i64,
    version: i64,
    once: String,
    name: String,
    state: &'static str,
    state_words: String,
    days: String,
    written: String,
    released: Option<String>,
    may_release: bool,
    is_own: bool,
    ended: bool,
    colour: String,
    contrast: String,
    audiences: String,
    picture: Option<String>,
    texts: Vec<Said>,
    count: String,
    place_count: i64,
    weeks: Vec<String>,
    weeks_lead: String,
    places: Vec<Place>,
    typed_in: String,
    page: u32,
    newer: Option<u32>,
    older: Option<u32>,
    /// Papers can be made now.
    prints: bool,
    /// Why not.
    no_print: &'static str,
    formats: Vec<Choice>,
    languages: Vec<Choice>,
}

struct Said {
    lang: String,
    language: String,
    dir: &'static str,
    title: String,
    text: String,
    alt: String,
}

struct Place {
    id: i64,
    name: String,
    address: String,
    /// The week, and how often.
    times: Vec<(String, String)>,
}

/// The badge of a state and its words.
fn badge(state: CampaignState, w: &Words) -> (&'static str, String) {
    let class = match state {
        CampaignState::Draft => "waiting",
        CampaignState::Released => "taken",
        CampaignState::Ended => "closed",
    };
    (class, w.say(&format!("campaign-{}", state.code())))
}

fn days_words((first, last): (Day, Day), w: &Words) -> String {
    let day = |day: Day| dates::day_long(w, day.number());
    w.with2("campaign-days", "from", day(first).as_str(), "to", day(last).as_str())
}

/// What is typed for a code, without what a browser adds by itself.
fn typed(face: &Face, code: &str) -> String {
    let address = face.relay_address();
    let short =
        address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    format!("{short}/c/{code}")
}

/// A count as it is shown: nobody is told one below five.
fn times(count: Option<i64>) -> String {
    match count.filter(|count| u64::try_from(*count).is_ok_and(|count| count >= SHOWN_FROM)) {
        Some(count) => count.to_string(),
        None => format!("<{SHOWN_FROM}"),
    }
}

impl ListPage {
    fn new(face: &Face, here: &Here, list: &CampaignList) -> Self {
        let w = Words::of(here.lang);
        let mut shell =
            Shell::new(face, here.lang, w.say_plain("campaigns-title"), "campaigns", Some(&here.session));
        shell.at = format!("/campaigns?page={}", list.page);
        let row = |line: &crate::campaign::CampaignLine| {
            let (state, state_words) = badge(line.state, w);
            Row { id: line.id, name: line.name.clone(), days: days_words(line.days, w), state, state_words }
        };
        Self {
            shell,
            rows: list.lines.iter().map(row).collect(),
            calendar: format!("{}/c.ics?l={}", face.relay_address(), here.lang.tag()),
            newer: (list.page > 1).then(|| list.page - 1),
            older: list.has_more.then(|| list.page + 1),
        }
    }
}

impl Said {
    fn of((lang, [title, text, alt]): &(String, [String; 3])) -> Self {
        Self {
            lang: lang.clone(),
            language: web::endonyms::endonym(lang).into(),
            dir: dir_of(lang),
            title: title.clone(),
            text: text.clone(),
            alt: alt.clone(),
        }
    }
}

/// How well a colour can be read.
fn contrast_words(colour: &str, w: &Words) -> String {
    let ratio = campaign::colour(colour).map(|colour| ratio(campaign::contrast(colour)));
    ratio.map_or_else(String::new, |ratio| w.with1("campaign-contrast", "ratio", ratio.as_str()))
}

/// Why no papers can be made.
fn no_print(view: &CampaignView) -> &'static str {
    match () {
        () if view.state == CampaignState::Ended => "campaign-papers-ended",
        () if view.released.is_none() => "campaign-papers-draft",
        () if view.place_count == 0 => "campaign-papers-places",
        () if !view.is_there => "campaign-papers-way",
        () => "campaign-papers-press",
    }
}

/// What was done just now.
fn note(done: &str) -> Option<&'static str> {
    match done {
        "saved" => Some("campaign-kept"),
        "released" => Some("campaign-is-released"),
        "ended" => Some("campaign-is-ended"),
        "places" => Some("campaign-places-kept"),
        "own" => Some("people-own"),
        "changed" => Some("campaign-changed"),
        _ => None,
    }
}

impl Page {
    fn new(face: &Face, here: &Here, view: &CampaignView, once: String) -> Self {
        let w = Words::of(here.lang);
        let mut shell =
            Shell::new(face, here.lang, w.say_plain("campaigns-title"), "campaigns", Some(&here.session));
        shell.at = format!("/campaign/{}?page={}", view.id, view.page);
        let written = &view.written;
        let (state, state_words) = badge(view.state, w);
        let weeks: Vec<String> = view.weeks.iter().map(|week| dates::day_long(w, week.number())).collect();
        let place = |one: &PlaceView| Place {
            id: one.id,
            name: one.name.clone(),
            address: typed(face, &one.code),
            times: weeks.iter().cloned().zip(one.times.iter().map(|count| times(*count))).collect(),
        };
        let named = |id: &String| w.say(&format!("who-{id}"));
        let owned =
            |owner: &str| w.with2("campaign-picture", "owner", owner, "licence", written.licence.as_str());
        let ended = view.state == CampaignState::Ended;
        let by =
            |id: &str, name: &str, at: i64| w.with2(id, "name", name, "date", dates::moment(w, at).as_str());
        let next = Day(week_of(face.desk.today()).number() + 7);
        Self {
            id: view.id,
            version: view.version,
            once,
            name: written.name.clone(),
            days: written.days.map(|days| days_words(days, w)).unwrap_or_default(),
            written: by("campaign-written", &view.by, view.at),
            released: view.released.as_ref().map(|(name, at)| by("campaign-released-by", name, *at)),
            colour: written.colour.clone(),
            contrast: contrast_words(&written.colour, w),
            audiences: w.list(&view.audiences.iter().map(named).collect::<Vec<_>>()),
            picture: written.has_picture.then(|| owned(&written.owner)),
            texts: written.texts.iter().map(Said::of).collect(),
            count: w.with1("campaign-place-count", "count", view.place_count),
            place_count: view.place_count,
            weeks_lead: w.with1("campaign-weeks-none", "date", dates::day_long(w, next.number()).as_str()),
            places: view.places.iter().map(place).collect(),
            weeks,
            typed_in: String::new(),
            page: view.page,
            newer: (view.page > 1).then(|| view.page - 1),
            older: view.has_more.then(|| view.page + 1),
            prints: view.is_there && !ended && view.place_count > 0 && face.look.press.is_some(),
            no_print: no_print(view),
            formats: super::fields::choices(PaperSize::ALL, PaperSize::code, "paper", Some(PaperSize::A4), w),
            languages: languages(view),
            fault: None,
            note: note(here.query.one("done")),
            may_release: view.may_release,
            is_own: view.is_own,
            ended,
            state,
            state_words,
            shell,
        }
    }
}

/// Dutch and French are chosen beforehand where both are there: they have equal place; else the first.
fn languages(view: &CampaignView) -> Vec<Choice> {
    let has = |tag: &str| view.written.texts.iter().any(|(lang, _)| lang == tag);
    let both = has("nl") && has("fr");
    let choice = |(n, (lang, _)): (usize, &(String, [String; 3]))| Choice {
        value: lang.clone(),
        words: web::endonyms::endonym(lang).into(),
        chosen: if both { ["nl", "fr"].contains(&lang.as_str()) } else { n == 0 },
    };
    view.written.texts.iter().enumerate().map(choice).collect()
}

pub(crate) async fn list(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let list = face.desk.campaigns(&here.session, here.query.number("page")).await;
    let page = ListPage::new(&face, &here, &list.map_err(|error| errors::of(&face, &here, &error))?);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

async fn page(face: &Face, here: &Here, (number, page): (&str, u32)) -> Result<Page, Response> {
    let Ok(number) = number.parse() else { return Err(errors::gone(face, here)) };
    let view = errors::found(face, here, face.desk.campaign(&here.session, number, page).await)?;
    let once = face.desk.once_token().map_err(|error| errors::of(face, here, &error))?;
    Ok(Page::new(face, here, &view, once))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let page = page(&face, &here, (&number, here.query.number("page"))).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn picture(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let Ok(number) = number.parse() else { return Err(errors::gone(&face, &here)) };
    let found = face.desk.campaign_picture(&here.session, number).await;
    let bytes = errors::found(&face, &here, found)?;
    let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    let mut response = Response::new(Body::from(bytes));
    for (name, value) in web::headers::desk_file() {
        response.headers_mut().insert(name, value);
    }
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

/// Releases it, ends it, adds places, makes papers.
pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let at = form.one("page").parse().unwrap_or(1);
    if asked.is_some() || *stale {
        let mut page = page(&face, here, (&number, at)).await?;
        page.typed_places(form);
        page.note = (*stale && asked.is_none()).then_some("desk-form-old");
        let status = if page.note.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
        return Ok(shell::show(status, &page, shell::keep_language(&face, form.one("lang"))));
    }
    let Ok(id) = number.parse::<i64>() else { return Err(errors::gone(&face, here)) };
    let seen = form.one("version").parse().unwrap_or(0);
    let (outcome, done) = match form.one("do") {
        "release" => (face.desk.release_campaign(&here.session, (id, seen)).await, "released"),
        "end" => (face.desk.end_campaign(&here.session, id).await, "ended"),
        "paper" => return papers(&face, here, id, form).await,
        _ => {
            let lines = (form.one("places"), form.one("once"));
            (face.desk.add_places(&here.session, id, lines).await, "places")
        }
    };
    let said = match errors::found(&face, here, outcome)? {
        CampaignOutcome::Done(_) => done,
        CampaignOutcome::Own => "own",
        CampaignOutcome::PlaceName => {
            return again(&face, here, (id, at), (form, "places", "campaign-error-place")).await;
        }
        CampaignOutcome::TooMany => {
            return again(&face, here, (id, at), (form, "places", "campaign-error-places")).await;
        }
        CampaignOutcome::Fault(_) => {
            return again(&face, here, (id, at), (form, "main", "campaign-error-over")).await;
        }
        _ => "changed",
    };
    Ok(see_other(&format!("/campaign/{id}?done={said}"), Vec::new()))
}

async fn again(
    face: &Face,
    here: &Here,
    (id, at): (i64, u32),
    (form, field, words): (&Form, &'static str, &str),
) -> Result<Response, Response> {
    let mut page = page(face, here, (&id.to_string(), at)).await?;
    page.typed_places(form);
    page.fault = Some(Fault { at: field, words: Words::of(here.lang).say(words) });
    Ok(shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new()))
}

impl Page {
    /// Places that were typed and not added, and what was chosen for paper.
    fn typed_places(&mut self, form: &Form) {
        if form.has("places") {
            self.typed_in = form.one("places").into();
        }
        if form.has("format") {
            super::fields::choose(&mut self.formats, &[form.one("format")]);
            super::fields::choose(&mut self.languages, &form.all("language"));
        }
    }
}

/// The papers of one place, or of those on this page.
async fn papers(face: &Face, here: &Here, id: i64, form: &Form) -> Result<Response, Response> {
    let at = form.one("page").parse().unwrap_or(1);
    let wrong = |words: &'static str| again(face, here, (id, at), (form, "papers", words));
    let Some(size) = PaperSize::of_code(form.one("format")) else {
        return wrong("paper-error-format").await;
    };
    let chosen = form.all("language");
    if chosen.is_empty() {
        return wrong("paper-error-language").await;
    }
    if chosen.len() > size.languages() {
        return wrong("paper-error-languages").await;
    }
    let Some(press) = face.look.press.clone() else { return wrong("campaign-papers-press").await };
    let place = form.one("place").parse().ok();
    let found = face.desk.for_paper(&here.session, id, (place, at)).await;
    let Some(found) = found.map_err(|error| errors::of(face, here, &error))? else {
        return wrong("campaign-papers-way").await;
    };
    let Some(poster) = poster(face, &found, (size, &chosen)) else {
        return wrong("paper-error-language").await;
    };
    let made = tokio::task::spawn_blocking(move || press.poster(&poster)).await;
    match made.unwrap_or(Err(Unprintable::Failed)) {
        Ok(pdf) => {
            let name = HeaderValue::from_str(&format!("attachment; filename=\"{}-{id}.pdf\"", size.code()));
            let name = name.unwrap_or(HeaderValue::from_static("attachment"));
            let extra = vec![(header::CONTENT_DISPOSITION, name), (header::CONTENT_LENGTH, pdf.len().into())];
            Ok(web::page::file("application/pdf", web::headers::desk_page(), extra, Body::from(pdf)))
        }
        Err(Unprintable::TooLong) => wrong("paper-error-long").await,
        Err(Unprintable::Font(_)) => wrong("paper-error-font").await,
        Err(Unprintable::Failed) => wrong("copy-error-failed").await,
    }
}

/// `None`: the campaign has none of these languages.
fn poster(face: &Face, found: &ForPaper, (size, chosen): (PaperSize, &[&str])) -> Option<Poster> {
    let said = |tag: &&str| {
        let (lang, [title, text, alt]) = found.texts.iter().find(|(lang, _)| lang == tag)?;
        let lang = Lang::parse(lang)?;
        let w = Words::of(lang);
        // A poster has the first paragraph; the page behind the code has them all. A sticker has room for its heading.
        let lead = text.replace("\r\n", "\n").split("\n\n").next().unwrap_or_default().trim().to_owned();
        let text = if size == PaperSize::Sticker { String::new() } else { lead };
        let danger = w.plain1("help-now", "number", "112");
        let scan = w.say_plain("paper-scan");
        Some((PosterText { lang, title: title.clone(), text, scan, danger }, alt.clone()))
    };
    let texts: Vec<(PosterText, String)> = chosen.iter().filter_map(said).collect();
    let (first, alt) = texts.first()?;
    let (lang, alt, title) = (first.lang, alt.clone(), first.title.clone());
    let w = Words::of(lang);
    let org = face.desk.org_name(face.desk.org(), lang);
    let credit = found.picture.as_ref().map(|(_, owner, licence)| {
        w.say_plain_with(
            "campaign-picture",
            &[("owner", owner.as_str().into()), ("licence", licence.as_str().into())],
        )
    });
    let sheet = |code: &String| {
        let typed = typed(face, code);
        PosterSheet {
            address: format!("{}/c/{code}", face.relay_address()),
            alt: format!("{} {typed}", w.say_plain("paper-scan")),
            typed,
        }
    };
    Some(Poster {
        lang,
        format: match size {
            PaperSize::A4 => PosterFormat::A4,
            PaperSize::A3 => PosterFormat::A3,
            PaperSize::A6 => PosterFormat::A6,
            PaperSize::Sticker => PosterFormat::Sticker,
        },
        title,
        accent: found.accent,
        picture: found.picture.as_ref().map(|(bytes, ..)| (bytes.clone(), alt)),
        foot: std::iter::once(org).chain(credit).collect::<Vec<_>>().join(" · "),
        sheets: found.codes.iter().map(sheet).collect(),
        texts: texts.into_iter().map(|(text, _)| text).collect(),
    })
}

#[cfg(test)]
#[path = "campaign_samples.rs"]
mod campaign_samples;
#[cfg(test)]
pub(crate) use campaign_samples::{sample_view, samples};
