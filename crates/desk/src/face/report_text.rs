//! Words of a case ready to be put into an official report: numbered, each with who saw or was told it, when, and where it comes from; in the
//! language the report is written in, which the law on languages sets and not whoever reads the page. A field that can be selected, with a
//! button where scripts run. No level, nobody called more than a presumed victim, and nothing that was corrected.
use super::{
    Face,
    asking::Here,
    copy::{source_words, when_of},
    errors,
    shell::{self, Shell},
};
use crate::pack::{PackData, PackFact, PackWords};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::{dates, language::Lang, words::Words};

/// The languages in which official reports are written.
const LANGUAGES: [&str; 3] = ["nl", "fr", "de"];

#[derive(Template)]
#[template(path = "report_text.html")]
struct Page {
    shell: Shell,
    case: i64,
    text: String,
    /// The language of the text, and its direction.
    of: Lang,
    languages: Vec<(Lang, bool)>,
    /// Facts that were corrected and are left out.
    corrected: usize,
}

impl Page {
    fn new(face: &Face, here: &Here, data: &PackData, of: Lang) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("case-title", &[("number", data.case.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}/text?show={}", data.case, of.tag());
        let all = LANGUAGES.into_iter().filter_map(Lang::at_desk);
        Self {
            shell,
            case: data.case,
            text: text(data, Words::of(of)),
            of,
            languages: all.map(|lang| (lang, lang == of)).collect(),
            corrected: data.facts.iter().filter(|fact| fact.corrected).count(),
        }
    }
}

/// What something is called, and what it is.
fn pair(what: &str, value: &str, w: &Words) -> String {
    w.say_plain_with("report-text-pair", &[("what", what.into()), ("value", value.into())])
}

/// The whole text, in lines as a word processor takes them.
fn text(data: &PackData, w: &Words) -> String {
    let mut lines = vec![w.say_plain_with("report-text-case", &[("number", data.case.into())])];
    for one in &data.numbers {
        let kind =
            if one.kind.is_empty() { "entry-reference".into() } else { format!("reference-{}", one.kind) };
        lines.push(pair(&w.say_plain(&kind), &one.number, w));
    }
    let named = |name: &str, age: &str| format!("{name} ({})", w.say_plain(&format!("age-band-{age}")));
    for one in &data.victims {
        let name = if one.name.is_empty() { w.say_plain("pack-no-name") } else { one.name.clone() };
        lines.push(pair(&w.say_plain("person-presumed-victim"), &named(&name, &one.age), w));
    }
    let section =
        |lines: &mut Vec<String>, id: &str| lines.extend([String::new(), w.say_plain(id), String::new()]);
    section(&mut lines, "report-text-facts");
    let standing = data.facts.iter().filter(|fact| !fact.corrected);
    let facts: Vec<String> = (1..).zip(standing).map(|(n, one)| fact((n, one), w)).collect();
    lines.push(if facts.is_empty() { w.say_plain("pack-facts-none") } else { facts.join("\n\n") });
    section(&mut lines, "pack-not-established");
    let open: Vec<&PackWords> = data.not_established.iter().filter(|one| !one.corrected).collect();
    if open.is_empty() {
        lines.push(w.say_plain("pack-not-established-none"));
    }
    lines.extend(open.iter().map(|one| format!("– {}", one.text)));
    lines.join("\n")
}

/// One fact: its number, when it was, what, where it comes from, who wrote it down.
fn fact((n, one): (usize, &PackFact), w: &Words) -> String {
    let written = dates::moment(w, one.written);
    let by = if one.by.is_empty() { w.say_plain("signal-from-writer") } else { one.by.clone() };
    let when = if one.happened.is_empty() { w.say_plain("report-text-no-day") } else { when_of(one, w) };
    let source = match (&one.source, one.report) {
        (Some(source), _) => source_words(source, w),
        (None, report) => w.say_plain_with("signal-heading", &[("number", report.into())]),
    };
    let said = [("date", written.as_str().into()), ("name", by.as_str().into())];
    let written = w.say_plain_with("report-text-written", &said);
    let source = w.say_plain_with("report-text-source", &[("source", source.as_str().into())]);
    let last = if one.report > 0 { source } else { format!("{source} {written}") };
    format!("{n}. {}\n{last}", pair(&when, one.text.trim(), w))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(case): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let read = async {
        let Ok(case) = case.parse() else { return Ok(None) };
        face.desk.official_words(&here.session, case).await
    };
    let data = errors::found(&face, &here, read.await)?;
    let wanted = [here.query.one("show"), here.lang.tag()].into_iter().find(|tag| LANGUAGES.contains(tag));
    let of = wanted.and_then(Lang::at_desk).unwrap_or(Lang::Nl);
    let page = Page::new(&face, &here, &data, of);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let full = super::copy::sample_pack();
    let empty = PackData {
        numbers: Vec::new(),
        victims: Vec::new(),
        facts: Vec::new(),
        not_established: Vec::new(),
        ..full.clone()
    };
    let of = |data: &PackData, lang| Page::new(face, here, data, lang).render().unwrap();
    vec![of(&full, Lang::Nl), of(&full, Lang::Fr), of(&empty, Lang::De)]
}
