//! Taking a copy: for whom, what for, in which form and with whom hidden; first looked at as it goes out, then taken. What left before
//! stands below.
mod bag;
mod document;
mod file;
mod form;
mod hide;
mod out;
mod pack;
mod preview;

use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Fault, choose},
    shell::{self, Shell},
};
use crate::{
    case::CaseView,
    copy::{KnownNames, ListRows, Taken, file_stem, hash_of, new_mark},
    pack::{Manifest, PackData, PackMore},
    signal::SignalView,
};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use bag::Bag;
pub(super) use document::page_words;
use domain::{
    CopyFault, CopyOf, CopyWanted,
    copy::{Form as As, PAPER_ROWS_MAX, Purpose, Reader},
};
use file::{File, NoFile};
use form::{Fields, asked};
use http::{HeaderValue, StatusCode, header};
use out::{Leaving, documents_of, no_file, weighed};
use preview::Preview;
use std::collections::BTreeMap;
use web::{
    dates,
    language::Lang,
    paper::{Document, Unprintable},
    words::Words,
};

#[derive(Template)]
#[template(path = "copy.html")]
struct CopyPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    address: String,
    /// Where it belongs, and what that is called.
    back: (String, String),
    has_words: bool,
    dated: bool,
    fields: Fields,
    seen: String,
    preview: Option<Preview>,
    taken: Vec<TakenRow>,
    newer: Option<u32>,
    older: Option<u32>,
}

/// What left before.
struct TakenRow {
    when: String,
    whom: String,
    what_for: String,
    how: String,
    hash: String,
}

/// What a copy is made from.
enum Material {
    /// With what a pack holds beside, where one is asked for.
    Case(Box<CaseView>, KnownNames, Option<Box<PackMore>>),
    Signal(Box<SignalView>, KnownNames),
    List(Option<ListRows>),
}

/// What goes out.
struct Built {
    document: Document,
    /// Words in it that stay and may be names.
    maybe: Vec<String>,
    pack: Option<Packed>,
}

/// The same as machines read it, and how many of each kind are hidden in it.
#[derive(Debug, Clone)]
struct Packed {
    data: PackData,
    hidden: BTreeMap<String, u64>,
}

impl Built {
    /// What somebody has seen when they saw it.
    fn hash(&self) -> String {
        hash_of(format!("{:?}{:?}", self.document, self.pack).as_bytes())
    }
}

pub(crate) async fn signal(
    face: State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let of = number.parse().map(CopyOf::Signal).map_err(|_| errors::gone(&face, &here))?;
    get(&face, &here, of).await
}

pub(crate) async fn case(
    face: State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let of = number.parse().map(CopyOf::Case).map_err(|_| errors::gone(&face, &here))?;
    get(&face, &here, of).await
}

pub(crate) async fn list(
    face: State<Face>,
    Path(what): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let of = CopyOf::list_of_code(&what).ok_or_else(|| errors::gone(&face, &here))?;
    get(&face, &here, of).await
}

pub(crate) async fn post_signal(
    face: State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let of = number.parse().map(CopyOf::Signal).map_err(|_| errors::gone(&face, &filled.here))?;
    post(&face, filled, of).await
}

pub(crate) async fn post_case(
    face: State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let of = number.parse().map(CopyOf::Case).map_err(|_| errors::gone(&face, &filled.here))?;
    post(&face, filled, of).await
}

pub(crate) async fn post_list(
    face: State<Face>,
    Path(what): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let of = CopyOf::list_of_code(&what).ok_or_else(|| errors::gone(&face, &filled.here))?;
    post(&face, filled, of).await
}

async fn get(face: &Face, here: &Here, of: CopyOf) -> Result<Response, Response> {
    let taken = taken(face, here, of, here.query.number("page")).await?;
    let material = material(face, here, of, None).await?;
    let mut page = CopyPage::new(face, here, (of, &material), taken);
    if here.query.one("show") == As::Pack.code() && page.fields.keeps.is_some() {
        choose(&mut page.fields.forms, &[As::Pack.code()]);
    }
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(face, here.query.one("lang"))))
}

async fn post(face: &Face, mut filled: Filled, of: CopyOf) -> Result<Response, Response> {
    let other = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = other.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let w = Words::of(here.lang);
    let taken = taken(face, here, of, 1).await?;
    let wanted = asked(form, of, face.desk.kind());
    let material = material(face, here, of, wanted.as_ref().ok()).await?;
    let mut page = CopyPage::new(face, here, (of, &material), taken);
    page.fields.retype(form);
    if *stale || other.is_some() {
        page.note = stale.then_some("desk-form-old");
        let status = if *stale { StatusCode::CONFLICT } else { StatusCode::OK };
        return Ok(shell::show(status, &page, shell::keep_language(face, form.one("lang"))));
    }
    let outcome = match wanted {
        Err(fault) => Err(fault_of(fault, w)),
        Ok(wanted) => built(face, material, &wanted, w).map(|built| (wanted, built)),
    };
    let (wanted, built) = match outcome {
        Ok(built) => built,
        Err(fault) => {
            page.fault = Some(fault);
            return Ok(shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new()));
        }
    };
    let seen = built.hash();
    let looked = form.one("seen");
    if form.one("do") == "take" && looked == seen {
        match take(face, here, &wanted, &built).await? {
            Ok(response) => return Ok(response),
            Err(fault) => page.fault = Some(fault),
        }
    } else if form.one("do") == "take" {
        page.note = Some(if looked.is_empty() { "copy-look-first" } else { "copy-changed" });
    }
    let status = if page.fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (page.seen, page.preview) = (seen, Some(Preview::of(&built.document, built.maybe)));
    Ok(shell::show(status, &page, Vec::new()))
}

/// Makes the file, puts it on record, and hands it over: in this order, so that nothing leaves unseen.
async fn take(
    face: &Face,
    here: &Here,
    wanted: &CopyWanted,
    built: &Built,
) -> Result<Result<Response, Fault>, Response> {
    let w = Words::of(here.lang);
    let mut document = built.document.clone();
    let mark = new_mark().map_err(|error| errors::of(face, here, &error))?;
    let day = face.desk.today().number();
    let date = dates::day_long(w, day);
    let words = [("whom", (&wanted.whom).into()), ("date", (&date).into()), ("mark", (&mark).into())];
    document.mark = w.say_with("copy-mark", &words);
    document.foot = format!("{} · {}", document.foot, here.session.member.name);
    hide::unmarked(&mut document);
    let (press, form, stem) = (face.look.press.clone(), wanted.form, file_stem(wanted.of));
    let name = stem.clone();
    let data = built.pack.as_ref().and_then(|pack| hide::unmarked_pack(&pack.data));
    let signing = data.as_ref().map(|data| {
        let hidden = built.pack.as_ref().map(|pack| pack.hidden.clone()).unwrap_or_default();
        face.desk.pack_signing(about(here, data, (hidden, &mark)))
    });
    let data = data.and_then(|data| data.to_json());
    let make = move || {
        let mut file =
            file::make((&document, data), (form, &name, &dates::written_day(day)), press.as_deref(), w)?;
        if let File::Zip(bag) = &mut file {
            bag.signing = signing;
        }
        Ok(file)
    };
    let made =
        tokio::task::spawn_blocking(make).await.unwrap_or(Err(NoFile::Unprintable(Unprintable::Failed)));
    let out = match made {
        Ok(file) => weighed(face, here, wanted, file).await,
        Err(why) => Err(why),
    };
    let out = match out {
        Ok(out) => out,
        Err(why) => return no_file(why, w).map_err(|error| errors::of(face, here, &error)).map(Err),
    };
    let kept = face.desk.keep_copy(&here.session, wanted, (&mark, &out.hash, &out.documents)).await;
    errors::found(face, here, kept)?;
    let body = match out.what {
        Leaving::Bytes(bytes) => Body::from(bytes),
        Leaving::Bag(bag) => bag::send(bag, documents_of(face, here, wanted).await?),
    };
    let name = format!("attachment; filename=\"{stem}-{mark}.{}\"", out.ending);
    // Of letters, digits and hyphens.
    let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    let extra = vec![(header::CONTENT_DISPOSITION, name), (header::CONTENT_LENGTH, out.size.into())];
    Ok(Ok(web::page::file(out.content_type, web::headers::desk_page(), extra, body)))
}

/// What a pack says of itself, but for its files.
fn about(here: &Here, data: &PackData, (hidden, mark): (BTreeMap<String, u64>, &str)) -> Manifest {
    let made = &data.made_for;
    Manifest {
        format: String::new(),
        org: String::new(),
        made: String::new(),
        by: here.session.member.name.clone(),
        case: data.case,
        reader: made.reader.clone(),
        whom: made.whom.clone(),
        purpose: made.purpose.clone(),
        words: made.words.clone(),
        names: made.names,
        why: made.why.clone(),
        hidden,
        mark: mark.to_owned(),
        language: here.lang.tag().into(),
        files: Vec::new(),
    }
}

/// A pack, with people hidden where they are to be.
fn packed(
    face: &Face,
    (view, known, more): (&CaseView, &KnownNames, &PackMore),
    wanted: &CopyWanted,
    w: &Words,
) -> Result<Built, Fault> {
    let data = PackData::of(view, more, wanted);
    let (data, maybe, hidden) = match wanted.whole {
        true => (data, Vec::new(), BTreeMap::new()),
        false => {
            hide::hide_pack(&data, known, wanted, w).ok_or_else(|| unprintable(Unprintable::Failed, w))?
        }
    };
    let document = pack::of_pack(face, &data, wanted, w);
    Ok(Built { document, maybe, pack: Some(Packed { data, hidden }) })
}

/// What goes out.
fn built(face: &Face, material: Material, wanted: &CopyWanted, w: &Words) -> Result<Built, Fault> {
    let many = || Fault { at: "form", words: w.with1("copy-error-many", "most", PAPER_ROWS_MAX) };
    let (mut document, known) = match material {
        Material::Case(view, known, Some(more)) => {
            return packed(face, (&view, &known, &more), wanted, w);
        }
        Material::Case(view, known, None) => (document::of_case(face, &view, wanted, w), known),
        Material::Signal(view, known) => (document::of_signal(face, *view, wanted, w), known),
        Material::List(None) => return Err(Fault { at: "from", words: w.say("copy-error-days") }),
        Material::List(Some(rows)) => {
            if wanted.form == As::Pdf && rows.len() > PAPER_ROWS_MAX {
                return Err(many());
            }
            (document::of_list(face, &rows, wanted, w), KnownNames::default())
        }
    };
    let hidden = wanted.of.has_words() && !wanted.whole;
    let maybe = if hidden { hide::hide(&mut document, &known, wanted, w) } else { Vec::new() };
    Ok(Built { document, maybe, pack: None })
}

async fn material(
    face: &Face,
    here: &Here,
    of: CopyOf,
    wanted: Option<&CopyWanted>,
) -> Result<Material, Response> {
    let (desk, session) = (&face.desk, &here.session);
    match of {
        CopyOf::Case(number) => {
            let found = errors::found(face, here, desk.case_to_copy(session, number).await)?;
            let more = match wanted.filter(|wanted| wanted.form == As::Pack) {
                Some(_) => Some(Box::new(errors::found(face, here, desk.pack_more(session, number).await)?)),
                None => None,
            };
            Ok(Material::Case(Box::new(found.0), found.1, more))
        }
        CopyOf::Signal(number) => {
            let found = errors::found(face, here, desk.signal_to_copy(session, number).await)?;
            Ok(Material::Signal(Box::new(found.0), found.1))
        }
        CopyOf::Signals | CopyOf::Cases | CopyOf::People => match wanted.map(|wanted| wanted.days) {
            None => Ok(Material::List(None)),
            Some(days) => {
                let rows = desk.list_to_copy(session, of, days).await;
                rows.map(Material::List).map_err(|error| errors::of(face, here, &error))
            }
        },
    }
}

async fn taken(face: &Face, here: &Here, of: CopyOf, page: u32) -> Result<(Vec<Taken>, bool, u32), Response> {
    let page = page.max(1);
    let (taken, more) = errors::found(face, here, face.desk.copies_of(&here.session, of, page).await)?;
    Ok((taken, more, page))
}

fn fault_of(fault: CopyFault, w: &Words) -> Fault {
    let at = match fault {
        CopyFault::For => "whom",
        CopyFault::Reader => "reader",
        CopyFault::Purpose => "purpose",
        CopyFault::Words => "words",
        CopyFault::Form => "form",
        CopyFault::Pack => "reader",
        CopyFault::Why => "why",
        CopyFault::Whole => "whole",
        CopyFault::Parts | CopyFault::Documents => "parts",
        CopyFault::Hide => "hide",
        CopyFault::Days => "from",
    };
    Fault { at, words: w.say(&format!("copy-error-{}", fault.code())) }
}

fn unprintable(why: Unprintable, w: &Words) -> Fault {
    let words = match why {
        Unprintable::Font(package) => w.with1("copy-error-font", "package", package),
        Unprintable::TooLong => w.say("copy-error-long"),
        Unprintable::Failed => w.say("copy-error-failed"),
    };
    Fault { at: "form", words }
}

impl CopyPage {
    fn new(
        face: &Face,
        here: &Here,
        (of, material): (CopyOf, &Material),
        (taken, more, page): (Vec<Taken>, bool, u32),
    ) -> Self {
        let w = Words::of(here.lang);
        let (address, back, menu) = place(of, w);
        let mut shell = Shell::new(face, here.lang, w.say_plain("copy-title"), menu, Some(&here.session));
        shell.at = format!("{address}?page={page}");
        Self {
            note: None,
            fault: None,
            address,
            back,
            has_words: of.has_words(),
            dated: matches!(of, CopyOf::Signals | CopyOf::Cases),
            fields: Fields::new(face, (of, material), w),
            seen: String::new(),
            preview: None,
            taken: taken.iter().map(|one| row(one, w)).collect(),
            newer: (page > 1).then(|| page - 1),
            older: more.then(|| page + 1),
            shell,
        }
    }
}

/// Its address; where it belongs and what that is called; the part of the menu.
fn place(of: CopyOf, w: &Words) -> (String, (String, String), &'static str) {
    match of {
        CopyOf::Signal(number) => {
            let back = format!("/signal/{number}");
            (format!("{back}/copy"), (back, w.with1("signal-heading", "number", number)), "inbox")
        }
        CopyOf::Case(number) => {
            let back = format!("/case/{number}");
            (format!("{back}/copy"), (back, w.with1("case-heading", "number", number)), "cases")
        }
        CopyOf::Signals => ("/copy/signals".into(), ("/".into(), w.say("desk-inbox")), "inbox"),
        CopyOf::Cases => ("/copy/cases".into(), ("/cases".into(), w.say("cases-menu")), "cases"),
        CopyOf::People => ("/copy/people".into(), ("/people".into(), w.say("desk-people")), "people"),
    }
}

fn row(one: &Taken, w: &Words) -> TakenRow {
    let coded =
        |id: &str, code: Option<&str>| code.map(|code| w.say(&format!("{id}-{code}"))).unwrap_or_default();
    let reader = coded("copy-reader", one.reader.map(Reader::code));
    let purpose = coded("copy-purpose", one.purpose.map(Purpose::code));
    let form = coded("copy-form", one.form.map(As::code));
    let whole = if one.whole { "copy-is-whole" } else { "copy-is-hidden" };
    TakenRow {
        when: w.with2("copy-taken-by", "date", dates::moment(w, one.at).as_str(), "name", &one.by),
        whom: w.with2("copy-taken-for", "whom", &one.whom, "reader", &reader),
        what_for: match one.why.is_empty() {
            true => format!("{purpose}: {}", one.words),
            false => format!("{purpose}: {} · {}: {}", one.words, w.say("copy-why"), one.why),
        },
        how: [form, w.say(whole), w.with1("copy-taken-mark", "mark", &one.mark)].join(" · "),
        hash: one.hash.clone(),
    }
}

pub(super) use pack::{from as source_words, when as when_of};

#[cfg(test)]
#[path = "copy/samples.rs"]
mod samples;
#[cfg(test)]
pub(crate) use samples::{sample_pack, samples};
