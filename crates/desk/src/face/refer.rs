//! The page on which somebody is referred: which organisation, whom there, which parts, on what ground; then exactly what the receiver will see; then
//! it goes. One form, so nothing typed is lost on the way.
use super::{
    Face,
    asking::{Filled, Here},
    clock::basis_words,
    errors,
    fields::{Choice, Fault, choices},
    shell::{self, Shell},
};
use crate::referral::{Draft, GroundChoice, ON_PAPER, Preview, ReferralFault, SendDone, SendForm};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    AgeBand, Part,
    referral::{After, Function},
};
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "refer.html")]
struct Page {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    title: String,
    victim: i64,
    name: String,
    once: String,
    orgs: Vec<Choice>,
    /// There are organisations whose keys nobody compared.
    others: bool,
    /// The chosen one has no desk.
    on_paper: bool,
    functions: Vec<Choice>,
    parts: Vec<PartField>,
    grounds: Vec<Choice>,
    duties: Vec<DutyRow>,
    why: String,
    afters: Vec<Choice>,
    urgent: bool,
    tonight: bool,
    /// An organisation is chosen: what holds towards it is known.
    chosen: bool,
    preview: Option<PreviewRow>,
}

struct PartField {
    code: &'static str,
    label: String,
    text: String,
    chosen: bool,
    /// Its words are said by the program: yes, or how old.
    fixed: Option<String>,
}

struct DutyRow {
    choice: Choice,
    law: String,
}

/// What the receiver will see, and what stays.
struct PreviewRow {
    org: String,
    function: String,
    goes: Vec<(String, String)>,
    stays: Vec<String>,
    until: Option<String>,
    flags: Vec<String>,
    after: String,
    second: bool,
    /// For one person there.
    officer: Option<String>,
}

/// The words of a part as its reader sees them: what the program says is said in their language.
pub(super) fn part_words(id: &str, text: &str, w: &Words) -> String {
    match Part::of_code(id) {
        Some(Part::Presence) if text == "yes" => w.say("referral-presence"),
        Some(Part::Age) => AgeBand::of_code(text)
            .map_or_else(|| text.to_owned(), |age| w.say(&format!("age-band-{}", age.code()))),
        _ => text.to_owned(),
    }
}

/// What a part is called.
pub(super) fn part_label(id: &str, w: &Words) -> String {
    match Part::of_code(id) {
        Some(part) => w.say(&format!("consent-label-{}", part.code())),
        None => w.say("referral-newer"),
    }
}

fn fault(at: &'static str, fault: ReferralFault, w: &Words) -> Fault {
    Fault { at, words: w.say(&format!("referral-error-{}", fault.code())) }
}

/// What was sent.
fn typed(form: &Form, here: &Here) -> SendForm {
    let text = |part: &Part| {
        let chosen = form.has(&format!("part-{}", part.code()));
        chosen.then(|| (*part, form.one(&format!("text-{}", part.code())).to_owned()))
    };
    let ground = form.one("ground").split_once(' ').and_then(|(kind, id)| match kind {
        "consent" => id.parse().ok().map(GroundChoice::Consent),
        "legal" => Some(GroundChoice::Legal(id.into(), form.one("why").into())),
        _ => None,
    });
    SendForm {
        org: form.one("org").into(),
        function: Function::of_code(form.one("function")),
        parts: Part::ALL.iter().filter_map(text).collect(),
        ground,
        after: After::of_code(form.one("after")),
        urgent: form.has("urgent"),
        tonight: form.has("tonight"),
        lang: here.lang.tag().into(),
        once_token: form.one("once").into(),
    }
}

fn part((part, text): &(Part, String), w: &Words) -> PartField {
    PartField {
        code: part.code(),
        label: w.say(&format!("consent-label-{}", part.code())),
        fixed: matches!(part, Part::Presence | Part::Age)
            .then(|| part_words(part.code(), text, w))
            .filter(|words| !words.is_empty()),
        text: text.clone(),
        chosen: false,
    }
}

/// A consent that holds, with what may go on its ground.
fn consent(one: &crate::consent::LiveConsent, w: &Words) -> Choice {
    let labels = one.parts.iter().map(|part| w.say(&format!("consent-label-{}", part.code())));
    let labels = labels.collect::<Vec<_>>().join(", ");
    let until = dates::day_long(w, one.until.number());
    let purpose = match one.purpose_words.trim() {
        "" => w.say(&format!("consent-for-{}", one.purpose.code())),
        words => words.to_owned(),
    };
    let args = [
        ("purpose", purpose.as_str().into()),
        ("parts", labels.as_str().into()),
        ("date", until.as_str().into()),
    ];
    Choice {
        value: format!("consent {}", one.id),
        words: w.say_with("referral-ground-consent", &args),
        chosen: false,
    }
}

impl Page {
    fn new(face: &Face, here: &Here, draft: &Draft, org: &str, once: String) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("case-title", &[("number", draft.case.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}/victim/{}/refer", draft.case, draft.victim);
        let orgs = draft.partners.iter().map(|one| Choice {
            value: one.org.to_string(),
            words: face.desk.org_name(&one.org, here.lang),
            chosen: one.org.as_str() == org,
        });
        let papers = draft.papers.iter().map(|name| Choice {
            value: format!("{ON_PAPER}{name}"),
            words: w.with1("refer-on-paper", "name", name.as_str()),
            chosen: org.strip_prefix(ON_PAPER) == Some(name.as_str()),
        });
        let orgs: Vec<Choice> = orgs.chain(papers).collect();
        // How old somebody is goes as it stands in the record, or not at all.
        let said = |(part, text): &&(Part, String)| *part != Part::Age || !text.is_empty();
        let duty = |(id, words, basis): &(String, _, _)| DutyRow {
            choice: Choice { value: format!("legal {id}"), words: best(here.lang, words), chosen: false },
            law: basis_words(basis, w),
        };
        Self {
            note: None,
            fault: None,
            case: draft.case,
            title: draft.title.clone(),
            victim: draft.victim,
            name: if draft.alias.is_empty() {
                w.with1("victim-number", "number", draft.victim)
            } else {
                draft.alias.clone()
            },
            once,
            chosen: orgs.iter().any(|one| one.chosen),
            on_paper: org.starts_with(ON_PAPER),
            orgs,
            others: draft.others > 0,
            functions: choices(Function::ALL, Function::code, "referral-function", None, w),
            parts: draft.parts.iter().filter(said).map(|one| part(one, w)).collect(),
            grounds: draft.consents.iter().map(|one| consent(one, w)).collect(),
            duties: draft.duties.iter().map(duty).collect(),
            why: String::new(),
            afters: choices(After::ALL, After::code, "referral-after", None, w),
            urgent: false,
            tonight: false,
            preview: None,
            shell,
        }
    }

    /// What was typed in the place of what the record says.
    fn retype(&mut self, form: &Form) {
        for part in &mut self.parts {
            part.chosen = form.has(&format!("part-{}", part.code));
            // Before an organisation is chosen there are no such fields.
            let text = format!("text-{}", part.code);
            if part.fixed.is_none() && form.has(&text) {
                part.text = form.one(&text).into();
            }
        }
        super::fields::choose(&mut self.functions, &[form.one("function")]);
        super::fields::choose(&mut self.grounds, &[form.one("ground")]);
        for duty in &mut self.duties {
            duty.choice.chosen = duty.choice.value == form.one("ground");
        }
        super::fields::choose(&mut self.afters, &[form.one("after")]);
        self.why = form.one("why").into();
        (self.urgent, self.tonight) = (form.has("urgent"), form.has("tonight"));
    }
}

fn best(lang: Lang, words: &std::collections::BTreeMap<String, String>) -> String {
    lang.best_of(words.iter().map(|(tag, words)| (tag.as_str(), words)))
        .map_or(String::new(), |one| one.1.clone())
}

/// How it is said until when they may keep it.
pub(super) fn keeps_until(on_paper: bool) -> &'static str {
    if on_paper { "referral-paper-keeps-until" } else { "referral-keeps-until" }
}

fn looked(face: &Face, form: &SendForm, preview: &Preview, w: &Words) -> PreviewRow {
    let flag = |on: bool, id: &str| on.then(|| w.say(id));
    PreviewRow {
        org: face.desk.with_name(&preview.org, w.lang()),
        function: form
            .function
            .map_or(String::new(), |one| w.say(&format!("referral-function-{}", one.code()))),
        goes: preview
            .goes
            .iter()
            .map(|(part, text)| (part_label(part.code(), w), part_words(part.code(), text, w)))
            .collect(),
        stays: preview.stays.iter().map(|part| part_label(part.code(), w)).collect(),
        until: preview.until.map(|day| {
            w.with1(
                keeps_until(form.org.starts_with(ON_PAPER)),
                "date",
                dates::day_long(w, day.number()).as_str(),
            )
        }),
        flags: [flag(form.urgent, "referral-urgent"), flag(form.tonight, "referral-tonight")]
            .into_iter()
            .flatten()
            .collect(),
        after: form.after.map_or(String::new(), |one| w.say(&format!("referral-after-{}", one.code()))),
        second: preview.second,
        officer: (!preview.officer.is_empty())
            .then(|| w.with1("refer-paper-officer", "name", preview.officer.as_str())),
    }
}

async fn begun(face: &Face, here: &Here, (case, victim, org): (&str, &str, &str)) -> Result<Draft, Response> {
    let read = async {
        let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
        face.desk.referral_draft(&here.session, (case, victim), org).await
    };
    errors::found(face, here, read.await)
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let draft = begun(&face, &here, (&case, &victim, "")).await?;
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let page = Page::new(&face, &here, &draft, "", once);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let org = form.one("org");
    let draft = begun(&face, here, (&case, &victim, org)).await?;
    let w = Words::of(here.lang);
    let wanted = typed(form, here);
    let again = |status, note: Option<&'static str>, fault: Option<Fault>, preview: Option<PreviewRow>| {
        let mut page = Page::new(&face, here, &draft, org, form.one("once").into());
        page.retype(form);
        (page.note, page.fault, page.preview) = (note, fault, preview);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(StatusCode::CONFLICT, Some("desk-form-old"), None, None));
    }
    let send = form.one("do") == "send";
    if asked.is_some() || !(send || form.one("do") == "look") {
        return Ok(again(StatusCode::OK, None, None, None));
    }
    let done = face.desk.refer(&here.session, (draft.case, draft.victim), &wanted, send).await;
    Ok(match errors::found(&face, here, done)? {
        SendDone::Looked(preview) => {
            again(StatusCode::OK, None, None, Some(looked(&face, &wanted, &preview, w)))
        }
        SendDone::Sent(number) => {
            let done = if org.starts_with(ON_PAPER) { "paper" } else { "sent" };
            see_other(&format!("/referrals/{number}?done={done}"), Vec::new())
        }
        SendDone::Fault(at, wrong) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault(at, wrong, w)), None)
        }
        SendDone::NotPossible => again(StatusCode::CONFLICT, Some("case-not-possible"), None, None),
    })
}

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::samples;
