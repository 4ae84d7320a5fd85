//! The documents of a case: the list, and the form with which one comes in. The form works without scripts; whatever goes wrong, what was
//! typed is there again and only the file has to be chosen anew, since no page can choose it.
use super::{
    Face,
    asking::{Filled, Here},
    case::entry_fault,
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
    upload::{IncomingFile, Upload},
};
use crate::document::{Document, DocumentForm, DocumentList, DocumentOutcome};
use askama::Template;
use axum::{
    extract::{FromRequest, Path, Request, State},
    response::Response,
};
use domain::{CaseState, DocumentFault, Received, document::DOCUMENT_MAX_BYTES};
use envelope::ids::Day;
use http::{StatusCode, header};
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "documents.html")]
struct ListPage {
    shell: Shell,
    case: i64,
    title: String,
    rows: Vec<Row>,
    may: bool,
    newer: Option<u32>,
    older: Option<u32>,
}

/// A document in a list.
struct Row {
    id: i64,
    title: String,
    kind: String,
    came: String,
    by: String,
}

#[derive(Template)]
#[template(path = "document_new.html")]
struct NewPage {
    shell: Shell,
    fault: Option<Fault>,
    note: Option<&'static str>,
    case: i64,
    case_title: String,
    once: String,
    title: String,
    hows: Vec<Choice>,
    from: String,
    on: String,
    today: String,
    more: String,
}

/// How many bytes, in words.
pub(super) fn size_words(size: u64, w: &Words) -> String {
    let (id, number) = if size < 1_000_000 { ("document-kb", 1_000) } else { ("document-mb", 1_000_000) };
    w.with1(id, "number", i64::try_from(size.div_ceil(number)).unwrap_or(i64::MAX))
}

/// What a document is and how large.
pub(super) fn kind_words(document: &Document, w: &Words) -> String {
    let kind = w.say(&format!("document-{}", document.kind.code()));
    w.with2("document-kind-size", "kind", kind.as_str(), "size", size_words(document.size, w).as_str())
}

/// How and from whom it came, and on which day.
pub(super) fn came_words(document: &Document, w: &Words) -> String {
    let how = w.say(&format!("received-{}", document.how.code()));
    let on = dates::day_long(w, document.on.number());
    let args =
        [("how", how.as_str().into()), ("from", document.from.as_str().into()), ("date", on.as_str().into())];
    w.say_with("document-came", &args)
}

impl ListPage {
    fn new(face: &Face, here: &Here, list: &DocumentList) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("documents-title", &[("number", list.case.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}/documents?page={}", list.case, list.page);
        let row = |one: &Document| Row {
            id: one.id,
            title: one.title.clone(),
            kind: kind_words(one, w),
            came: came_words(one, w),
            by: w.with2("document-by", "name", &one.by, "date", dates::moment(w, one.at).as_str()),
        };
        Self {
            shell,
            case: list.case,
            title: list.title.clone(),
            rows: list.documents.iter().map(row).collect(),
            may: list.may,
            newer: (list.page > 1).then(|| list.page - 1),
            older: list.has_more.then(|| list.page + 1),
        }
    }
}

impl NewPage {
    fn new(face: &Face, here: &Here, (case, case_title): (i64, &str), once: String) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("case-title", &[("number", case.into())]);
        let today = dates::written_day(face.desk.today().number());
        Self {
            shell: Shell::new(face, here.lang, title, "cases", Some(&here.session)),
            fault: None,
            note: None,
            case,
            case_title: case_title.into(),
            once,
            title: String::new(),
            hows: choices(Received::ALL, Received::code, "received", None, w),
            from: String::new(),
            on: today.clone(),
            today,
            more: String::new(),
        }
    }

    fn retype(&mut self, form: &Form) {
        let typed = |name: &str| form.one(name).to_owned();
        (self.title, self.from, self.on, self.more) =
            (typed("title"), typed("from"), typed("on"), typed("more"));
        choose(&mut self.hows, &[form.one("how")]);
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let Ok(number) = number.parse() else { return Err(errors::gone(&face, &here)) };
    let list = face.desk.documents(&here.session, number, here.query.number("page")).await;
    let page = ListPage::new(&face, &here, &errors::found(&face, &here, list)?);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

/// The case, what it is called, and whether something can be put into it.
async fn heading(face: &Face, here: &Here, number: &str) -> Result<(i64, String, bool), Response> {
    let Ok(number) = number.parse() else { return Err(errors::gone(face, here)) };
    let (title, state) = errors::found(face, here, face.desk.case_heading(&here.session, number).await)?;
    Ok((number, title, state == CaseState::Open && here.session.can(crate::Permission::WorkCases)))
}

pub(crate) async fn new(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let (number, title, true) = heading(&face, &here, &number).await? else {
        return Err(errors::gone(&face, &here));
    };
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let page = NewPage::new(&face, &here, (number, &title), once);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    let says = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if web::form::is_form_with_file(says) {
        let (parts, body) = request.into_parts();
        let Upload { here, form, stale, file } = Upload::read(&face, parts, body).await?;
        return sent(&face, here, &number, (form, stale, file)).await;
    }
    // A language button, and what was kept while the session was locked, come without the file.
    let Filled { here, form, stale } = Filled::from_request(request, &face).await?;
    sent(&face, here, &number, (form, stale, None)).await
}

async fn sent(
    face: &Face,
    mut here: Here,
    number: &str,
    (form, stale, file): (Form, bool, Option<IncomingFile>),
) -> Result<Response, Response> {
    let asked = Lang::at_desk(form.one("lang"));
    here.lang = asked.unwrap_or(here.lang);
    let found = heading(face, &here, number).await;
    if let Ok((case, ..)) = found
        && asked.is_none()
        && !stale
    {
        return taken(face, &here, case, (form, file)).await;
    }
    if let Some(file) = file {
        file.throw_away().await;
    }
    let (case, ..) = found?;
    // A language button in the same form: nothing is done, and what was typed stays.
    let old = stale && asked.is_none();
    let status = if old { StatusCode::CONFLICT } else { StatusCode::OK };
    again(face, &here, case, (status, &form), (None, old.then_some("desk-form-old"))).await
}

/// Takes the document in, or says why not.
async fn taken(
    face: &Face,
    here: &Here,
    case: i64,
    (form, file): (Form, Option<IncomingFile>),
) -> Result<Response, Response> {
    let w = Words::of(here.lang);
    let outcome = match file {
        None => Ok(Some(DocumentOutcome::Fault(DocumentFault::NoFile))),
        Some(file) => take(face, here, case, (&form, file)).await,
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    match errors::found(face, here, outcome)? {
        DocumentOutcome::Kept(id) => {
            Ok(see_other(&format!("/case/{case}/document/{id}?done=kept"), Vec::new()))
        }
        DocumentOutcome::Wrong(at, fault) => {
            again(face, here, case, (refused, &form), (Some(entry_fault(at, fault, w)), None)).await
        }
        DocumentOutcome::Fault(fault) => {
            let words = w.say(&format!("document-error-{}", fault.code()));
            let status = match fault {
                DocumentFault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                DocumentFault::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
                DocumentFault::Busy => StatusCode::SERVICE_UNAVAILABLE,
                _ => refused,
            };
            again(face, here, case, (status, &form), (Some(Fault { at: "file", words }), None)).await
        }
        DocumentOutcome::NotPossible => {
            again(face, here, case, (StatusCode::CONFLICT, &form), (None, Some("case-not-possible"))).await
        }
    }
}

/// From the browser to the desk, piece by piece; what is not taken is read to its end, so that the browser shows why.
async fn take(
    face: &Face,
    here: &Here,
    case: i64,
    (form, mut file): (&Form, IncomingFile),
) -> Result<Option<DocumentOutcome>, crate::DeskError> {
    let said = DocumentForm {
        title: form.one("title").into(),
        how: Received::of_code(form.one("how")),
        from: form.one("from").into(),
        on: dates::parse_day(form.one("on").trim()).map(Day),
        more: form.one("more").into(),
        once_token: form.one("once").into(),
    };
    // Said beforehand: nothing of it need be sealed first. The fields have some room beside it.
    if file.announced > DOCUMENT_MAX_BYTES + 256 * 1024 {
        file.throw_away().await;
        return Ok(Some(DocumentOutcome::Fault(DocumentFault::TooLarge)));
    }
    let mut taking = match face.desk.take_document(&here.session, case, (said, &file.name)).await {
        Ok(Some(Ok(taking))) => taking,
        refused => {
            file.throw_away().await;
            return refused.map(|found| {
                found.map(|refused| match refused {
                    Err(outcome) => outcome,
                    Ok(_) => DocumentOutcome::NotPossible,
                })
            });
        }
    };
    loop {
        let fault = match file.next().await {
            Ok(Some(bytes)) => match taking.take(&bytes).await {
                Ok(Ok(())) => continue,
                Ok(Err(fault)) => Ok(fault),
                Err(error) => Err(error),
            },
            Ok(None) => {
                file.throw_away().await;
                return taking.keep(&here.session).await;
            }
            Err(_) => Ok(DocumentFault::CutOff),
        };
        taking.let_go().await;
        file.throw_away().await;
        return fault.map(|fault| Some(DocumentOutcome::Fault(fault)));
    }
}

/// The form anew, with what was typed and what is wrong, or a note.
async fn again(
    face: &Face,
    here: &Here,
    case: i64,
    (status, form): (StatusCode, &Form),
    (fault, note): (Option<Fault>, Option<&'static str>),
) -> Result<Response, Response> {
    let heading = face.desk.case_heading(&here.session, case).await;
    let (title, _) = errors::found(face, here, heading)?;
    let mut page = NewPage::new(face, here, (case, &title), form.one("once").into());
    page.retype(form);
    (page.fault, page.note) = (fault, note);
    Ok(shell::show(status, &page, shell::keep_language(face, form.one("lang"))))
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let list = |documents: Vec<Document>, may| DocumentList {
        case: 3,
        title: "<b>".into(),
        count: documents.len() as u64,
        documents,
        page: 2,
        has_more: may,
        may,
    };
    let pages = [list(super::document::sample_documents(), true), list(Vec::new(), false)];
    let lists = pages.iter().map(|list| ListPage::new(face, here, list).render().unwrap());
    let new = || NewPage::new(face, here, (3, "<b>"), "once".into());
    let wrong = DocumentFault::ALL.map(|fault| {
        let mut page = new();
        let words = w.say(&format!("document-error-{}", fault.code()));
        (page.fault, page.from) = (Some(Fault { at: "file", words }), "<b>".into());
        page.render().unwrap()
    });
    lists.chain([new().render().unwrap()]).chain(wrong).collect()
}
