//! One document: what it is, the hash of its bytes, who had it; and its bytes, which are given out as a file and never shown.
use super::{
    Face,
    asking::{Filled, Here},
    case::entry_fault,
    documents::{came_words, kind_words},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::document::{CustodyForm, CustodyLine, CustodyOutcome, DocumentView, Giving, has_copy};
use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    response::Response,
};
use domain::{CustodyAct, DocumentKind};
use http::{HeaderValue, StatusCode, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use web::{dates, form::Form, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage {
    shell: Shell,
    note: Option<&'static str>,
    /// It is no good news.
    alarm: bool,
    fault: Option<Fault>,
    view: DocumentView,
    kind: String,
    /// A cleaned copy can be looked at.
    has_copy: bool,
    /// Before the original of such a kind is opened.
    careful: Option<&'static str>,
    came: String,
    added: String,
    /// The hash in groups that somebody can read aloud.
    hash: String,
    lines: Vec<Line>,
    acts: Vec<Choice>,
    to: String,
    why: String,
    printed: String,
    earlier: Option<u32>,
    later: Option<u32>,
}

struct Line {
    when: String,
    by: String,
    what: String,
    more: Vec<String>,
}

impl DocumentPage {
    fn new(face: &Face, here: &Here, view: DocumentView) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("document-title", &[("number", view.document.id.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}/document/{}?page={}", view.case, view.document.id, view.page);
        let line = |one: &CustodyLine| Line {
            when: dates::moment(w, one.at),
            by: one.by.clone(),
            what: w.say(&format!("custody-{}", one.act.code())),
            more: [&one.to, &one.why].into_iter().filter(|text| !text.is_empty()).cloned().collect(),
        };
        let groups: Vec<String> = view
            .document
            .sha256
            .as_bytes()
            .chunks(8)
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect();
        let (note, alarm) = note(here);
        Self {
            shell,
            note,
            alarm,
            fault: None,
            kind: kind_words(&view.document, w),
            has_copy: has_copy(view.document.kind),
            careful: careful(view.document.kind),
            came: came_words(&view.document, w),
            added: w.with2(
                "document-by",
                "name",
                &view.document.by,
                "date",
                dates::moment(w, view.document.at).as_str(),
            ),
            hash: groups.join(" "),
            lines: view.custody.iter().map(line).collect(),
            acts: choices(CustodyAct::BY_HAND, CustodyAct::code, "custody-note", None, w),
            to: String::new(),
            why: String::new(),
            printed: w.with2(
                "document-printed",
                "name",
                &here.session.member.name,
                "date",
                dates::moment(w, face.desk.now()).as_str(),
            ),
            earlier: (view.page > 1).then(|| view.page - 1),
            later: view.has_more.then(|| view.page + 1),
            view,
        }
    }
}

fn note(here: &Here) -> (Option<&'static str>, bool) {
    match here.query.one("done") {
        "kept" => (Some("document-kept"), false),
        "noted" => (Some("custody-kept"), false),
        "same" => (Some("document-is-same"), false),
        "differs" => (Some("document-differs"), true),
        "changed" => (Some("case-changed"), false),
        _ => (None, false),
    }
}

/// What somebody should know before they open what cannot be cleaned, or not wholly.
pub(super) fn careful(kind: DocumentKind) -> Option<&'static str> {
    match kind {
        DocumentKind::Picture | DocumentKind::Pdf | DocumentKind::Text => None,
        DocumentKind::Film => Some("clean-never-film"),
        DocumentKind::Sound => Some("clean-open-sound"),
        DocumentKind::Office => Some("clean-open-office"),
        DocumentKind::Archive => Some("clean-never-archive"),
    }
}

pub(super) fn numbers(case: &str, id: &str) -> Option<(i64, i64)> {
    case.parse().ok().zip(id.parse().ok())
}

async fn found(face: &Face, here: &Here, at: (i64, i64)) -> Result<DocumentPage, Response> {
    let view = face.desk.document(&here.session, at, here.query.number("page")).await;
    Ok(DocumentPage::new(face, here, errors::found(face, here, view)?))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let Some(at) = numbers(&case, &id) else { return Err(errors::gone(&face, &here)) };
    let page = found(&face, &here, at).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

/// The buttons: open it, look whether it is still the same, write down who got it.
pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let Some(at) = numbers(&case, &id) else { return Err(errors::gone(&face, &here)) };
    if stale {
        return again(&face, &here, at, &form, (StatusCode::CONFLICT, None, Some("desk-form-old"))).await;
    }
    let address =
        |done: &str| see_other(&format!("/case/{}/document/{}?done={done}", at.0, at.1), Vec::new());
    match form.one("do") {
        "open" => {
            let giving = face.desk.give_document(&here.session, at).await;
            Ok(file(errors::found(&face, &here, giving)?))
        }
        "check" => {
            let same = face.desk.check_document(&here.session, at).await;
            Ok(address(if errors::found(&face, &here, same)? { "same" } else { "differs" }))
        }
        _ => {
            let wanted = CustodyForm {
                act: CustodyAct::of_code(form.one("act")),
                to: form.one("to"),
                why: form.one("why"),
                seen: form.one("seen").parse().unwrap_or(0),
            };
            let written = face.desk.write_custody(&here.session, at, &wanted).await;
            match errors::found(&face, &here, written)? {
                CustodyOutcome::Kept => Ok(address("noted")),
                CustodyOutcome::Fault(field, fault) => {
                    let fault = entry_fault(field, fault, Words::of(here.lang));
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    again(&face, &here, at, &form, (status, Some(fault), None)).await
                }
                CustodyOutcome::Changed => {
                    again(&face, &here, at, &form, (StatusCode::CONFLICT, None, Some("case-changed"))).await
                }
                CustodyOutcome::NotPossible => {
                    let note = Some("case-not-possible");
                    again(&face, &here, at, &form, (StatusCode::CONFLICT, None, note)).await
                }
            }
        }
    }
}

/// The page anew, with what was typed and what is wrong, or a note.
async fn again(
    face: &Face,
    here: &Here,
    at: (i64, i64),
    form: &Form,
    (status, fault, note): (StatusCode, Option<Fault>, Option<&'static str>),
) -> Result<Response, Response> {
    let mut page = found(face, here, at).await?;
    (page.to, page.why) = (form.one("to").into(), form.one("why").into());
    choose(&mut page.acts, &[form.one("act")]);
    (page.fault, page.note) = (fault, note);
    Ok(shell::show(status, &page, Vec::new()))
}

/// The bytes as a file to keep: the browser shows nothing of it, whatever it is.
pub(super) fn file(giving: Giving) -> Response {
    let document = &giving.file;
    // The plain name for old browsers, the whole one for all others (RFC 6266).
    let plain: String = document
        .file_name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || ".-_ ".contains(letter) { letter } else { '_' })
        .collect();
    let whole = utf8_percent_encode(&document.file_name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    let length = HeaderValue::from(document.size);
    let bytes = futures_util::stream::try_unfold(giving, |mut giving| async {
        match giving.next().await {
            Ok(Some(mut chunk)) => Ok(Some((Bytes::from(std::mem::take(&mut *chunk)), giving))),
            Ok(None) => Ok(None),
            Err(error) => {
                tracing::error!(%error, "a document could not be given out whole");
                Err(error)
            }
        }
    });
    let mut response = Response::new(Body::from_stream(bytes));
    let headers = response.headers_mut();
    for (name, value) in web::headers::desk_file() {
        headers.insert(name, value);
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_LENGTH, length);
    let attachment = HeaderValue::from_static("attachment");
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).unwrap_or(attachment));
    response
}

/// One of each kind, for the test that reads every page.
#[cfg(test)]
pub(super) fn sample_documents() -> Vec<crate::document::Document> {
    use domain::Received;
    let kinds = Received::ALL.iter().zip(DocumentKind::ALL);
    let document = |(n, (how, kind)): (i64, (&Received, &DocumentKind))| crate::document::Document {
        id: n,
        title: "<b>".into(),
        file_name: "<b>.pdf".into(),
        kind: *kind,
        size: 900_000 * u64::try_from(n).unwrap(),
        sha256: "0123456789abcdef".repeat(4),
        how: *how,
        from: "<b>".into(),
        on: envelope::ids::Day(20_000),
        more: "<b>".into(),
        by: "<b>".into(),
        at: 1_795_521_600,
    };
    (1..).zip(kinds).map(document).collect()
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let line = |act: &CustodyAct| CustodyLine {
        at: 1_795_521_600,
        by: "<b>".into(),
        act: *act,
        to: "<b>".into(),
        why: String::new(),
    };
    let view = |may| DocumentView {
        case: 3,
        document: sample_documents().remove(usize::from(may) * 3),
        custody: CustodyAct::ALL.iter().map(line).collect(),
        seen: 7,
        page: 2,
        has_more: may,
        may,
    };
    let notes = ["document-kept", "custody-kept", "document-is-same", "document-differs"].map(|note| {
        let mut page = DocumentPage::new(face, here, view(true));
        (page.note, page.alarm) = (Some(note), note == "document-differs");
        page.fault = Some(entry_fault("to", domain::EntryFault::Empty, w));
        page.render().unwrap()
    });
    notes.into_iter().chain([DocumentPage::new(face, here, view(false)).render().unwrap()]).collect()
}
