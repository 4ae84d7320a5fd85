//! The form of a campaign: days, colour, audiences, a picture with whose it is, words in each language. It works without scripts; whatever is
//! wrong, what was typed is there again and only the picture has to be chosen anew.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choose},
    shell::{self, Shell},
    upload::{IncomingFile, Upload},
};
use crate::{
    DeskError, Permission,
    campaign::{self, CampaignForm, CampaignOutcome, CampaignView, Pictured},
    cleaned::{CopyOf, Refusal},
};
use askama::Template;
use axum::{
    extract::{FromRequest, Path, Request, State},
    response::Response,
};
use domain::campaign::{CampaignFault, Written};
use envelope::ids::Day;
use futures_util::stream;
use http::{StatusCode, header};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};
use zeroize::Zeroizing;

/// The largest picture that is looked at, in bytes.
const FILE_MAX: usize = 20 << 20;
/// The colour of a campaign that nobody chose one for: ours.
const COLOUR: &str = "#0f5a5e";

/// Audiences, as the relay's pages have them.
#[derive(Deserialize, Default)]
struct Audiences {
    audience: Vec<Audience>,
}

#[derive(Deserialize)]
struct Audience {
    id: String,
}

static AUDIENCES: LazyLock<Audiences> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../data/doing.toml")).unwrap_or_default());

#[derive(Template)]
#[template(path = "campaign_edit.html")]
struct EditPage {
    shell: Shell,
    fault: Option<Fault>,
    note: Option<&'static str>,
    /// Where the form goes; the campaign, if it is there already.
    address: String,
    of: Option<i64>,
    version: i64,
    once: String,
    name: String,
    first: String,
    last: String,
    colour: String,
    audiences: Vec<Choice>,
    has_picture: bool,
    drop: bool,
    owner: String,
    licence: String,
    fields: Vec<Field>,
}

struct Field {
    lang: &'static str,
    language: &'static str,
    dir: &'static str,
    title: String,
    text: String,
    alt: String,
    open: bool,
}

impl EditPage {
    fn new(face: &Face, here: &Here, of: Option<&CampaignView>, once: String) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain("campaigns-title");
        let nothing = Written { colour: COLOUR.into(), ..Written::default() };
        let written = of.map_or(&nothing, |view| &view.written);
        let iso = |day: Option<Day>| day.map_or_else(String::new, |day| dates::written_day(day.number()));
        let chosen = |id: &String| of.is_some_and(|view| view.audiences.contains(id));
        let audience = |one: &Audience| Choice {
            value: one.id.clone(),
            words: w.say(&format!("who-{}", one.id)),
            chosen: chosen(&one.id),
        };
        let field = |lang: Lang| {
            let said = written.texts.iter().find(|(tag, _)| tag == lang.tag()).map(|(_, said)| said.clone());
            let [title, text, alt] = said.clone().unwrap_or_default();
            // Dutch and French on an equal footing, and the language of whoever writes.
            let open = said.is_some() || [Lang::Nl, Lang::Fr, here.lang].contains(&lang);
            Field { lang: lang.tag(), language: lang.own_name(), dir: lang.dir(), title, text, alt, open }
        };
        Self {
            shell: Shell::new(face, here.lang, title, "campaigns", Some(&here.session)),
            fault: None,
            note: None,
            address: of.map_or_else(|| "/campaigns/new".into(), |view| format!("/campaign/{}/edit", view.id)),
            of: of.map(|view| view.id),
            version: of.map_or(0, |view| view.version),
            once,
            name: written.name.clone(),
            first: iso(written.days.map(|days| days.0)),
            last: iso(written.days.map(|days| days.1)),
            colour: written.colour.clone(),
            audiences: AUDIENCES.audience.iter().map(audience).collect(),
            has_picture: written.has_picture,
            drop: false,
            owner: written.owner.clone(),
            licence: written.licence.clone(),
            fields: Lang::ALL.into_iter().map(field).collect(),
        }
    }

    /// An example in the fields, kept by nobody yet.
    fn begin_with(&mut self, written: Written, audiences: &[String]) {
        (self.name, self.colour) = (written.name, written.colour);
        choose(&mut self.audiences, &audiences.iter().map(String::as_str).collect::<Vec<_>>());
        for (lang, [title, text, _]) in written.texts {
            for field in self.fields.iter_mut().filter(|field| field.lang == lang) {
                (field.title, field.text, field.open) = (title.clone(), text.clone(), true);
            }
        }
    }

    fn retype(&mut self, form: &Form) {
        let typed = |name: &str| form.one(name).to_owned();
        (self.name, self.first, self.last) = (typed("name"), typed("first"), typed("last"));
        (self.colour, self.owner, self.licence) = (typed("colour"), typed("owner"), typed("licence"));
        self.drop = form.has("drop");
        // What was seen when it was typed, not what is there now.
        self.version = form.one("version").parse().unwrap_or(0);
        choose(&mut self.audiences, &form.all("audience"));
        for field in &mut self.fields {
            [field.title, field.text, field.alt] =
                ["title", "text", "alt"].map(|name| typed(&format!("{name}-{}", field.lang)));
            field.open |= [&field.title, &field.text, &field.alt].iter().any(|typed| !typed.is_empty());
        }
    }
}

/// What a form says.
fn written(form: &Form) -> Written {
    let day = |name| dates::parse_day(form.one(name).trim()).map(Day);
    let said = |lang: Lang| {
        let words =
            ["title", "text", "alt"].map(|name| form.one(&format!("{name}-{}", lang.tag())).to_owned());
        words.iter().any(|one| !one.trim().is_empty()).then(|| (lang.tag().to_owned(), words))
    };
    Written {
        name: form.one("name").into(),
        days: day("first").zip(day("last")),
        colour: form.one("colour").into(),
        has_picture: false,
        owner: form.one("owner").into(),
        licence: form.one("licence").into(),
        texts: Lang::ALL.into_iter().filter_map(said).collect(),
    }
}

/// What is wrong, in words: a colour that cannot be read is told its contrast.
fn fault_words(fault: CampaignFault, w: &Words) -> String {
    let id = format!("campaign-error-{}", fault.code());
    match fault {
        CampaignFault::Contrast(hundredths) => w.with1(&id, "ratio", ratio(hundredths).as_str()),
        _ => w.say(&id),
    }
}

/// "3.27:1".
pub(super) fn ratio(hundredths: u32) -> String {
    format!("{}.{:02}:1", hundredths / 100, hundredths % 100)
}

async fn view_of(face: &Face, here: &Here, number: &str) -> Result<CampaignView, Response> {
    let Ok(number) = number.parse() else { return Err(errors::gone(face, here)) };
    errors::found(face, here, face.desk.campaign(&here.session, number, 1).await)
}

pub(crate) async fn new(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let example = (here.query.one("show") == "example").then(campaign::example).flatten();
    begin(&face, &here, (None, example))
}

pub(crate) async fn edit(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let view = view_of(&face, &here, &number).await?;
    begin(&face, &here, (Some(&view), None))
}

#[expect(clippy::result_large_err, reason = "it is the answer itself, made once for a request")]
fn begin(
    face: &Face,
    here: &Here,
    (of, example): (Option<&CampaignView>, Option<(Written, Vec<String>)>),
) -> Result<Response, Response> {
    if !here.session.can(Permission::Campaigns) {
        return Err(errors::gone(face, here));
    }
    let once = face.desk.once_token().map_err(|error| errors::of(face, here, &error))?;
    let mut page = EditPage::new(face, here, of, once);
    if let Some((written, audiences)) = example {
        page.begin_with(written, &audiences);
    }
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(face, here.query.one("lang"))))
}

pub(crate) async fn post_new(State(face): State<Face>, request: Request) -> Result<Response, Response> {
    post(face, None, request).await
}

pub(crate) async fn post_edit(
    State(face): State<Face>,
    Path(number): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    post(face, Some(number), request).await
}

/// A form as it came: with a file, or without where a language button was pressed or it was kept while the session was locked.
async fn incoming(face: &Face, request: Request) -> Result<(Filled, Option<IncomingFile>), Response> {
    let says = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if web::form::is_form_with_file(says) {
        let (parts, body) = request.into_parts();
        let Upload { here, form, stale, file } = Upload::read(face, parts, body).await?;
        return Ok((Filled { here, form, stale }, file));
    }
    Ok((Filled::from_request(request, face).await?, None))
}

async fn post(face: Face, number: Option<String>, request: Request) -> Result<Response, Response> {
    let (Filled { mut here, form, stale }, file) = incoming(&face, request).await?;
    let asked = Lang::at_desk(form.one("lang"));
    here.lang = asked.unwrap_or(here.lang);
    let picture = match (file, asked.is_some() || stale || !here.session.can(Permission::Campaigns)) {
        (Some(file), true) => {
            file.throw_away().await;
            Ok(None)
        }
        (Some(file), false) => {
            pictured(&face, file).await.map_err(|error| errors::of(&face, &here, &error))?
        }
        (None, _) => Ok(None),
    };
    let view = match &number {
        Some(number) => Some(view_of(&face, &here, number).await?),
        None if here.session.can(Permission::Campaigns) => None,
        None => return Err(errors::gone(&face, &here)),
    };
    let mut page = EditPage::new(&face, &here, view.as_ref(), form.one("once").into());
    page.retype(&form);
    // A language button in the same form: nothing is done, and what was typed stays.
    if asked.is_some() || stale {
        page.note = (stale && asked.is_none()).then_some("desk-form-old");
        let status = if page.note.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
        return Ok(shell::show(status, &page, shell::keep_language(&face, form.one("lang"))));
    }
    decided(&face, &here, page, (&form, picture)).await
}

/// Writes it down, or says what is wrong.
async fn decided(
    face: &Face,
    here: &Here,
    mut page: EditPage,
    (form, picture): (&Form, Result<Option<Pictured>, Refusal>),
) -> Result<Response, Response> {
    let w = Words::of(here.lang);
    let outcome = match picture {
        Err(why) => Err(Fault { at: "file", words: w.say(&format!("campaign-picture-{}", why.code())) }),
        Ok(picture) => {
            let known = |id: &&str| AUDIENCES.audience.iter().any(|one| one.id == **id);
            let asked = CampaignForm {
                written: written(form),
                audiences: form.all("audience").into_iter().filter(known).map(str::to_owned).collect(),
                picture,
                keeps_picture: !page.drop,
                once_token: form.one("once").into(),
            };
            let of = page.of.map(|id| (id, page.version));
            Ok(errors::found(face, here, face.desk.write_campaign(&here.session, of, asked).await)?)
        }
    };
    let fault = match outcome {
        Ok(CampaignOutcome::Done(id)) => {
            return Ok(see_other(&format!("/campaign/{id}?done=saved"), Vec::new()));
        }
        Err(fault) => fault,
        Ok(CampaignOutcome::Fault(fault)) => Fault { at: fault.field(), words: fault_words(fault, w) },
        Ok(CampaignOutcome::Heavy) => Fault { at: "file", words: w.say("campaign-error-heavy") },
        Ok(CampaignOutcome::TooMany) => Fault { at: "name", words: w.say("campaign-error-many") },
        Ok(_) => {
            page.note = Some("campaign-changed");
            return Ok(shell::show(StatusCode::CONFLICT, &page, Vec::new()));
        }
    };
    page.fault = Some(fault);
    Ok(shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new()))
}

/// A picture made anew from the pixels of the file, or why there is none.
async fn pictured(
    face: &Face,
    mut file: IncomingFile,
) -> Result<Result<Option<Pictured>, Refusal>, DeskError> {
    let mut bytes = Zeroizing::new(Vec::new());
    loop {
        match file.next().await {
            Ok(Some(piece)) if bytes.len() + piece.len() <= FILE_MAX => bytes.extend_from_slice(&piece),
            Ok(Some(_)) => {
                file.throw_away().await;
                return Ok(Err(Refusal::Large));
            }
            Ok(None) => break,
            Err(_) => return Ok(Err(Refusal::Cut)),
        }
    }
    file.throw_away().await;
    // A document of many pages is no picture, though it could be made one; one of words is not opened for a picture.
    if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"PK") {
        return Ok(Err(Refusal::Kind));
    }
    let of = CopyOf { sha256: data_encoding::HEXLOWER.encode(&Sha256::digest(bytes.as_slice())), page: 1 };
    let copied = face.desk.cleaned(of, stream::iter([Ok(bytes)])).await?;
    let picture = |copy: std::sync::Arc<crate::cleaned::Cleaned>| {
        let seen = copy.seen()?;
        Some(Pictured { large: seen.large.bytes.clone(), small: seen.small.bytes.clone() })
    };
    Ok(match copied.map(picture) {
        // Something else of which a copy can be made.
        Ok(None) => Err(Refusal::Kind),
        found => found,
    })
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let view = super::campaign::sample_view(domain::CampaignState::Draft);
    let full = EditPage::new(face, here, Some(&view), "once".into());
    let faults = [
        CampaignFault::Name,
        CampaignFault::Days,
        CampaignFault::Reversed,
        CampaignFault::Over,
        CampaignFault::Long,
        CampaignFault::NoColour,
        CampaignFault::Contrast(135),
        CampaignFault::NoText,
        CampaignFault::Text,
        CampaignFault::Owner,
        CampaignFault::Licence,
        CampaignFault::Alt,
    ];
    let of_faults = faults.map(|fault| Fault { at: fault.field(), words: fault_words(fault, w) });
    let of_pictures = Refusal::ALL.map(|why| format!("campaign-picture-{}", why.code()));
    let more = ["campaign-error-heavy", "campaign-error-many"].map(str::to_owned);
    let at_file = of_pictures.into_iter().chain(more).map(|id| Fault { at: "file", words: w.say(&id) });
    let wrong = of_faults.into_iter().chain(at_file).map(|fault| {
        let mut page = EditPage::new(face, here, None, "once".into());
        (page.fault, page.note) = (Some(fault), Some("campaign-changed"));
        page.render().unwrap()
    });
    std::iter::once(full.render().unwrap()).chain(wrong.collect::<Vec<_>>()).collect()
}
