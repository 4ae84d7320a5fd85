//! The cleaned copy of a document on a page: a picture veiled until somebody opens it, a part of a sound, or words; one page at a time; and
//! its pictures and sounds, which are nothing but that.
use super::{
    Face,
    asking::Here,
    document::numbers,
    documents::kind_words,
    errors,
    shell::{self, Shell},
    signal::file_words,
};
use crate::{
    cleaned::{Cleaned, Copied, Kept, Picture, Refusal, SOUND_TYPE},
    document::{DocumentCopy, Look},
    files::FileCopy,
};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderValue, StatusCode, header};
use web::{dates, words::Words};

/// Of what a page shows a copy.
pub(super) struct Whose<'a> {
    /// Where it is: its copy is at `/clean` below, and the pictures at `/picture`.
    pub(super) at: String,
    /// Where one goes back to, and the words for it.
    pub(super) back: (String, &'static str),
    /// The part of the menu.
    pub(super) menu: &'static str,
    /// Its number, as a title without marks and as a heading.
    pub(super) named: (String, String),
    /// What it is called by whoever put it there.
    pub(super) title: &'a str,
    /// To what it belongs, and what it is.
    pub(super) about: String,
    /// The copy.
    pub(super) copy: &'a Copied,
}

#[derive(Template)]
#[template(path = "cleaned.html")]
pub(super) struct CopyPage {
    shell: Shell,
    back: (String, &'static str),
    heading: String,
    title: String,
    about: String,
    copy: Option<Shown>,
    /// Why there is none, and what to do.
    refused: Option<String>,
    printed: String,
}

/// What there is of a copy.
enum What {
    /// A picture: sides of the small and the clear one.
    Seen { small: (u32, u32), large: (u32, u32) },
    /// A sound: how long it lasts, in words.
    Heard(String),
    /// Words, and whether there were more.
    Read(String, bool),
}

/// A copy as its page shows it.
struct Shown {
    what: What,
    /// It is shown as it is, not veiled.
    clear: bool,
    /// Where its pages are, but for their number.
    page_at: String,
    /// Where its pictures are, but for how large.
    picture_at: String,
    sound_at: String,
    page: u32,
    pages: u32,
    /// "Page x of y"; nothing where there is one.
    which: String,
}

impl Shown {
    fn of(copy: &Cleaned, (at, clear): (&str, bool), w: &Words) -> Self {
        let what = match &copy.kept {
            Kept::Seen(seen) => What::Seen {
                small: (seen.small.width, seen.small.height),
                large: (seen.large.width, seen.large.height),
            },
            Kept::Heard(heard) => {
                let time = format!("{}:{:02}", heard.seconds / 60, heard.seconds % 60);
                What::Heard(w.with1("clean-length", "time", time.as_str()))
            }
            Kept::Read(read) => What::Read(read.text.clone(), read.cut),
        };
        let which = if matches!(what, What::Heard(_)) { "clean-part" } else { "clean-page" };
        Self {
            what,
            clear,
            page_at: format!("{at}/clean?page="),
            picture_at: format!("{at}/picture?page={}&view=", copy.page),
            sound_at: format!("{at}/sound?page={}", copy.page),
            page: copy.page,
            pages: copy.pages,
            which: match copy.pages {
                1 => String::new(),
                pages => w.with2(which, "number", i64::from(copy.page), "of", i64::from(pages)),
            },
        }
    }
}

impl CopyPage {
    pub(super) fn new(face: &Face, here: &Here, whose: Whose<'_>) -> Self {
        let w = Words::of(here.lang);
        let (title, heading) = whose.named;
        let mut shell = Shell::new(face, here.lang, title, whose.menu, Some(&here.session));
        let page = whose.copy.as_ref().map_or(1, |copy| copy.page);
        let clear = here.query.one("view") == "clear";
        shell.at = format!("{}/clean?page={page}{}", whose.at, if clear { "&view=clear" } else { "" });
        let moment = dates::moment(w, face.desk.now());
        Self {
            shell,
            back: whose.back,
            heading,
            title: whose.title.to_owned(),
            about: whose.about,
            copy: whose.copy.as_deref().ok().map(|copy| Shown::of(copy, (&whose.at, clear), w)),
            refused: whose.copy.as_ref().err().map(|refusal| refusal_words(*refusal, w)),
            printed: w.with2("document-printed", "name", &here.session.member.name, "date", moment.as_str()),
        }
    }
}

/// The page of a document's copy.
fn of_document<'a>(one: &'a DocumentCopy, w: &Words) -> Whose<'a> {
    let (case, id) = (one.case, one.document.id);
    let at = format!("/case/{case}/document/{id}");
    let about = format!("{} · {}", w.with1("case-heading", "number", case), kind_words(&one.document, w));
    let named = (w.plain1("clean-title", "number", id), w.with1("clean-heading", "number", id));
    Whose {
        back: (at.clone(), "clean-back"),
        at,
        menu: "cases",
        named,
        title: &one.document.title,
        about,
        copy: &one.copy,
    }
}

/// The page of the copy of a file that came with a report.
fn of_file<'a>(one: &'a FileCopy, w: &Words) -> Whose<'a> {
    let (number, id) = (one.number, one.file.id);
    let report = w.with1("signal-heading", "number", number);
    Whose {
        at: format!("/signal/{number}/file/{id}"),
        back: (format!("/signal/{number}"), "clean-back-report"),
        menu: "inbox",
        named: (w.plain1("clean-title-file", "number", number), w.say("clean-heading-file")),
        title: &one.file.name,
        about: format!("{report} · {}", file_words(&one.file, w)),
        copy: &one.copy,
    }
}

/// Why there is no cleaned copy, and what to do.
fn refusal_words(refusal: Refusal, w: &Words) -> String {
    w.say(&format!("clean-no-{}", refusal.code()))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let found = found(&face, &here, (&case, &id), Look::Page).await?;
    Ok(page_of(&face, &here, of_document(&found, Words::of(here.lang))))
}

/// One of its pictures: small and veiled, or as it is.
pub(crate) async fn picture(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let Some(look) = look_of(&here) else { return Err(errors::gone(&face, &here)) };
    let found = found(&face, &here, (&case, &id), look).await?;
    picture_of(&found.copy, look).ok_or_else(|| errors::gone(&face, &here))
}

/// A part of its sound.
pub(crate) async fn sound(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let found = found(&face, &here, (&case, &id), Look::Clear).await?;
    sound_of(&found.copy).ok_or_else(|| errors::gone(&face, &here))
}

/// The same for a file that came with a report.
pub(crate) async fn file(
    State(face): State<Face>,
    Path((number, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let found = found_file(&face, &here, (&number, &id), Look::Page).await?;
    Ok(page_of(&face, &here, of_file(&found, Words::of(here.lang))))
}

/// And its pictures.
pub(crate) async fn file_picture(
    State(face): State<Face>,
    Path((number, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let Some(look) = look_of(&here) else { return Err(errors::gone(&face, &here)) };
    let found = found_file(&face, &here, (&number, &id), look).await?;
    picture_of(&found.copy, look).ok_or_else(|| errors::gone(&face, &here))
}

/// And a part of its sound.
pub(crate) async fn file_sound(
    State(face): State<Face>,
    Path((number, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let found = found_file(&face, &here, (&number, &id), Look::Clear).await?;
    sound_of(&found.copy).ok_or_else(|| errors::gone(&face, &here))
}

/// The page of a copy, or of why there is none. It may play sound where it has one.
fn page_of(face: &Face, here: &Here, whose: Whose<'_>) -> Response {
    let status = if whose.copy.is_err() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let is_heard = whose.copy.as_ref().is_ok_and(|copy| copy.heard().is_some());
    let page = CopyPage::new(face, here, whose);
    let mut response = shell::show(status, &page, shell::keep_language(face, here.query.one("lang")));
    if is_heard {
        let mut wider = web::headers::desk_page();
        web::headers::with_sound(&mut wider);
        let policy = wider.into_iter().find(|(name, _)| *name == header::CONTENT_SECURITY_POLICY);
        // In place of the narrow one: of two, a browser would hold to both.
        if let Some((name, value)) = policy {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

async fn found_file(
    face: &Face,
    here: &Here,
    (number, id): (&str, &str),
    look: Look,
) -> Result<FileCopy, Response> {
    let Some(at) = numbers(number, id) else { return Err(errors::gone(face, here)) };
    let wanted = (here.query.number("page"), look);
    errors::found(face, here, face.desk.file_copy(&here.session, at, wanted).await)
}

/// Which picture is asked for.
pub(super) fn look_of(here: &Here) -> Option<Look> {
    match here.query.one("view") {
        "small" => Some(Look::Veiled),
        "clear" => Some(Look::Clear),
        _ => None,
    }
}

/// The picture that somebody looks at, if there is one.
pub(super) fn picture_of(copy: &Copied, look: Look) -> Option<Response> {
    let seen = copy.as_ref().ok()?.seen()?;
    Some(shown(if look == Look::Veiled { &seen.small } else { &seen.large }))
}

/// The sound that somebody listens to, if there is one.
fn sound_of(copy: &Copied) -> Option<Response> {
    let heard = copy.as_ref().ok()?.heard()?;
    Some(made(heard.bytes.clone(), SOUND_TYPE))
}

async fn found(
    face: &Face,
    here: &Here,
    (case, id): (&str, &str),
    look: Look,
) -> Result<DocumentCopy, Response> {
    let Some(at) = numbers(case, id) else { return Err(errors::gone(face, here)) };
    let wanted = (here.query.number("page"), look);
    errors::found(face, here, face.desk.document_copy(&here.session, at, wanted).await)
}

fn shown(picture: &Picture) -> Response {
    made(picture.bytes.clone(), picture.format.media_type())
}

/// A file of ours. Were it something else after all, the browser takes it for nothing but what we say it is, and runs nothing of it.
fn made(bytes: Vec<u8>, kind: &'static str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    for (name, value) in web::headers::desk_file() {
        headers.insert(name, value);
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    response
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::cleaned::{Format, Heard, Read, Seen};
    let picture =
        |side| Picture { format: Format::Png, width: side, height: side / 2, bytes: b"\x89PNG".to_vec() };
    let seen = || Kept::Seen(Seen { large: picture(2_400), small: picture(480) });
    let heard = || Kept::Heard(Heard { bytes: b"OggS".to_vec(), seconds: 75 });
    let read = |text: &str, cut| Kept::Read(Read { text: text.into(), cut });
    let made = |kept, (page, pages)| Ok(std::sync::Arc::new(Cleaned { kept, page, pages }));
    let document = super::document::sample_documents().remove(1);
    let page = |copy| {
        let one = DocumentCopy { case: 3, document: document.clone(), copy };
        CopyPage::new(face, here, of_document(&one, Words::of(here.lang)))
    };
    let copies = [(1, 1), (1, 3), (2, 3), (3, 3)].map(|place| made(seen(), place));
    let others = [
        made(heard(), (1, 1)),
        made(heard(), (2, 2)),
        made(read("Loon 2026\nZij kreeg\t12\t<b>niets</b>", true), (1, 3)),
        made(read("", false), (1, 1)),
    ];
    let mut clear = page(copies[2].clone());
    if let Some(shown) = &mut clear.copy {
        shown.clear = true;
    }
    let veiled = copies.into_iter().chain(others).chain(Refusal::ALL.map(Err)).map(page);
    veiled.chain([clear]).map(|page| page.render().unwrap()).collect()
}
