//! The page of the signs of a report: where it was, what was seen and told, what the fixed rule makes of it and why, what to do, and what was
//! decided. It is looked at before it is kept, and whatever was kept stays below it.
use super::{
    Face,
    asking::{Filled, Here},
    case::entry_fault,
    errors,
    fields::{Choice, Fault, choices},
    shell::{self, Shell},
};
use crate::signal::signs::{
    Assessment, Catalogue, Entry, SignsDone, SignsForm, SignsSaid, SignsView, check_said, data, found,
    functions, level_code, reason_code,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use signs::{
    Age, DecisionFault, Found, Function, Level, Scene, Stance, Strength, Way, decide::REASON_MAX_CHARS,
};
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "signs.html")]
struct Page {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    number: i64,
    version: String,
    scenes: Vec<Choice>,
    fields: Option<Fields>,
    looked: Option<Looked>,
    past: Vec<Past>,
    may_work: bool,
    last: i64,
    once: String,
}

/// What is asked of one scene.
struct Fields {
    scene: &'static str,
    scene_words: String,
    signs: Vec<Line>,
    ages: Vec<Choice>,
    age_reason: String,
    now: Vec<Choice>,
    functions: Vec<Choice>,
    fact: String,
    reading: String,
    levels: Vec<Choice>,
    reason: String,
}

/// One sign, in words.
struct Line {
    id: String,
    text: String,
    seen: bool,
    told: bool,
    more: Vec<String>,
}

/// What the rule makes of it, in words.
struct Looked {
    code: &'static str,
    level: String,
    because: Vec<String>,
    doing: Vec<String>,
}

/// A look that was kept, in words.
struct Past {
    level: String,
    code: &'static str,
    who: String,
    rule: Option<String>,
    because: Vec<String>,
    scene: String,
    signs: Vec<String>,
    more: Vec<String>,
    fact: String,
    reading: String,
    doing: Vec<String>,
    version: String,
}

const NOW: [&str; 4] = ["danger", "held", "help", "concern"];

fn level_words(level: Option<Level>, w: &Words) -> String {
    w.say(&format!("sign-level-{}", level_code(level)))
}

/// A reason as it was written down, in words.
fn reason_words(code: &str, w: &Words) -> String {
    let Some((name, dimensions)) = code.split_once(':') else { return w.say(&format!("sign-reason-{code}")) };
    let each: Vec<String> =
        dimensions.split('.').map(|one| w.say(&format!("sign-dimension-{one}"))).collect();
    w.with1(&format!("sign-reason-{name}"), "what", w.list(&each).as_str())
}

fn acts(function: Function, level: Option<Level>, found: &Found, w: &Words) -> Vec<String> {
    signs::doing(function, level, found)
        .into_iter()
        .map(|act| w.say(&format!("sign-act-{}", act.code())))
        .collect()
}

fn line(entry: &Entry, said: &SignsSaid, (lang, w): (Lang, &Words)) -> Line {
    let stance = said.stances.get(&entry.sign.id);
    let mut more = vec![
        w.with1("sign-why", "words", entry.why(lang)),
        w.with1("sign-innocent", "words", entry.innocent(lang)),
    ];
    if !entry.sign.dimension.counts() {
        more.push(w.say("sign-uncounted"));
    }
    if entry.sign.cap.is_some() && entry.sign.adult > Strength::None {
        more.push(w.say("sign-capped"));
    }
    more.push(match entry.sources.as_slice() {
        [] => w.say("sign-source-none"),
        sources => w.with1("sign-sources", "sources", sources.join("; ").as_str()),
    });
    more.push(w.say(&format!("sign-basis-{}", entry.basis)));
    Line {
        id: entry.sign.id.clone(),
        text: entry.text(lang).to_owned(),
        seen: stance == Some(&Stance::Seen),
        told: stance == Some(&Stance::Told),
        more,
    }
}

impl Fields {
    fn of(face: &Face, catalogue: &Catalogue, said: &SignsSaid, (lang, w): (Lang, &Words)) -> Self {
        let flags = [said.danger, said.held, said.help, said.concern];
        let now = |(code, chosen): (&&str, bool)| Choice {
            value: (*code).to_owned(),
            words: w.say(&format!("sign-now-{code}")),
            chosen,
        };
        let mut levels = vec![Choice {
            value: String::new(),
            words: w.say("signs-as-rule"),
            chosen: said.chosen.is_none(),
        }];
        levels.extend(choices(Level::ALL, Level::code, "sign-level", said.chosen, w));
        Self {
            scene: said.scene.code(),
            scene_words: w.say(&format!("sign-scene-{}", said.scene.code())),
            signs: catalogue.of_scene(said.scene).map(|entry| line(entry, said, (lang, w))).collect(),
            ages: choices(Age::ALL, Age::code, "sign-age", Some(said.age), w),
            age_reason: said.age_reason.clone(),
            now: NOW.iter().zip(flags).map(now).collect(),
            functions: choices(
                functions(face.desk.kind()),
                Function::code,
                "sign-function",
                Some(said.function),
                w,
            ),
            fact: said.fact.clone(),
            reading: said.reading.clone(),
            levels,
            reason: said.reason.clone(),
        }
    }
}

impl Looked {
    fn of(said: &SignsSaid, found: &Found, w: &Words) -> Self {
        let mut because: Vec<String> =
            found.reasons.iter().map(|reason| reason_words(&reason_code(reason), w)).collect();
        for (is, id) in [(found.capped, "signs-capped"), (found.uncounted, "signs-uncounted")] {
            if is {
                because.push(w.say(id));
            }
        }
        Self {
            code: level_code(found.level),
            level: level_words(found.level, w),
            because,
            doing: acts(said.function, said.chosen.max(found.level), found, w),
        }
    }
}

fn past(one: &Assessment, (lang, w): (Lang, &Words)) -> Past {
    let said = &one.said;
    let catalogue = data::of_version(&one.version);
    let stance = |entry: &Entry| {
        let stance = said.stances.get(&entry.sign.id)?;
        Some(format!("{}: {}", w.say(&format!("sign-{}", stance.code())), entry.text(lang)))
    };
    let entries = catalogue.into_iter().flat_map(|all| all.of_scene(said.scene));
    let flags = [said.danger, said.held, said.help, said.concern];
    let now = NOW.iter().zip(flags).filter(|(_, is)| *is).map(|(code, _)| w.say(&format!("sign-now-{code}")));
    let mut more: Vec<String> = now.collect();
    if said.age != Age::NotAsked {
        let age = w.say(&format!("sign-age-{}", said.age.code()));
        let reason = if said.age == Age::Doubt { said.age_reason.as_str() } else { "" };
        more.push(if reason.is_empty() { age } else { format!("{age}: {reason}") });
    }
    more.push(w.say(&format!("sign-function-{}", said.function.code())));
    let other = |id| w.with1(id, "reason", said.reason.as_str());
    let decided = match one.decided.way {
        Way::AsRule => None,
        Way::Raised => Some(other("signs-raised")),
        Way::Lowered => Some(other("signs-lowered")),
    };
    let rule = w.with1("signs-rule-said", "level", level_words(one.rule, w).as_str());
    let at = dates::moment(w, one.at);
    Past {
        level: level_words(one.decided.level, w),
        code: level_code(one.decided.level),
        who: w.with2("note-by", "name", &one.by, "date", at.as_str()),
        rule: decided.map(|decided| format!("{rule} {decided}")),
        because: one.reasons.iter().map(|code| reason_words(code, w)).collect(),
        scene: w.say(&format!("sign-scene-{}", said.scene.code())),
        signs: entries.filter_map(stance).collect(),
        more,
        fact: said.fact.clone(),
        reading: said.reading.clone(),
        doing: catalogue
            .map(|all| acts(said.function, one.decided.level, &found(all, said), w))
            .unwrap_or_default(),
        version: w.with1("signs-version", "version", one.version.as_str()),
    }
}

/// Which version is in use, and who stands for it.
fn version(catalogue: &Catalogue, w: &Words) -> String {
    match &catalogue.validated {
        None => w.with1("signs-draft", "version", catalogue.version.as_str()),
        Some((by, on)) => {
            let date = dates::day_long(w, *on);
            let args = [
                ("version", catalogue.version.as_str().into()),
                ("by", by.as_str().into()),
                ("date", date.as_str().into()),
            ];
            w.say_with("signs-validated", &args)
        }
    }
}

/// Nothing said yet.
fn blank(face: &Face, scene: Scene) -> SignsSaid {
    SignsSaid {
        scene,
        function: functions(face.desk.kind()).first().copied().unwrap_or(Function::Bound),
        stances: Default::default(),
        age: Age::NotAsked,
        age_reason: String::new(),
        danger: false,
        held: false,
        help: false,
        concern: false,
        fact: String::new(),
        reading: String::new(),
        chosen: None,
        reason: String::new(),
    }
}

fn typed(face: &Face, form: &Form, scene: Scene) -> SignsSaid {
    let text = |name: &str| form.one(name).to_owned();
    let now = form.all("now");
    let ids = |name: &str| form.all(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    // What was both told and seen, was seen.
    let told = ids("told").into_iter().map(|id| (id, Stance::Told));
    let seen = ids("seen").into_iter().map(|id| (id, Stance::Seen));
    let blank = blank(face, scene);
    SignsSaid {
        function: Function::of_code(form.one("function")).unwrap_or(blank.function),
        stances: told.chain(seen).collect(),
        age: Age::of_code(form.one("age")).unwrap_or(Age::NotAsked),
        age_reason: text("age-reason"),
        danger: now.contains(&"danger"),
        held: now.contains(&"held"),
        help: now.contains(&"help"),
        concern: now.contains(&"concern"),
        fact: text("fact"),
        reading: text("reading"),
        chosen: Level::of_code(form.one("level")),
        reason: text("reason"),
        ..blank
    }
}

impl Page {
    fn new(face: &Face, here: &Here, view: &SignsView, once: String, said: Option<&SignsSaid>) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("signal-title", &[("number", view.number.into())]);
        let mut shell = Shell::new(face, here.lang, title, "inbox", Some(&here.session));
        let scene = said.map(|said| said.scene);
        shell.at = format!("/signal/{}/signs?of={}", view.number, scene.map_or("", Scene::code));
        let catalogue = data::in_use();
        Self {
            note: (here.query.one("done") == "kept").then_some("signs-kept"),
            fault: None,
            number: view.number,
            version: catalogue.map(|all| version(all, w)).unwrap_or_default(),
            scenes: choices(Scene::ALL, Scene::code, "sign-scene", scene, w),
            fields: catalogue
                .zip(said)
                .filter(|_| view.may_work)
                .map(|(all, said)| Fields::of(face, all, said, (here.lang, w))),
            looked: None,
            past: view.all.iter().map(|one| past(one, (here.lang, w))).collect(),
            may_work: view.may_work,
            last: view.seen,
            once,
            shell,
        }
    }
}

async fn view_of(face: &Face, here: &Here, number: &str) -> Result<SignsView, Response> {
    let read = async {
        let Ok(number) = number.parse() else { return Ok(None) };
        face.desk.signs(&here.session, number).await
    };
    errors::found(face, here, read.await)
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let view = view_of(&face, &here, &number).await?;
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let said = Scene::of_code(here.query.one("of")).map(|scene| blank(&face, scene));
    let page = Page::new(&face, &here, &view, once, said.as_ref());
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let view = view_of(&face, here, &number).await?;
    let Some(scene) = Scene::of_code(form.one("scene")) else {
        return Ok(see_other(&format!("/signal/{}/signs", view.number), Vec::new()));
    };
    let said = typed(&face, form, scene);
    let w = Words::of(here.lang);
    let again = |status, fault: Option<Fault>, note: Option<&'static str>| {
        let mut page = Page::new(&face, here, &view, form.one("once").into(), Some(&said));
        if let Some(all) = data::in_use().filter(|_| asked.is_none() && page.fields.is_some()) {
            page.looked = Some(Looked::of(&said, &found(all, &said), w));
        }
        (page.fault, page.note) = (fault, note);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if asked.is_some() {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, None, Some("desk-form-old")));
    }
    let wrong = |at, fault| again(StatusCode::UNPROCESSABLE_ENTITY, Some(entry_fault(at, fault, w)), None);
    if form.one("do") != "keep" {
        let checked = data::in_use().map_or(Ok(()), |all| check_said(all, face.desk.kind(), &said));
        return Ok(match checked {
            Ok(()) => again(StatusCode::OK, None, Some("signs-look-first")),
            Err((at, fault)) => wrong(at, fault),
        });
    }
    let wanted = SignsForm {
        said: said.clone(),
        looked: form.one("looked"),
        seen: form.one("last").parse().unwrap_or(0),
        once_token: form.one("once"),
    };
    let written = face.desk.write_signs(&here.session, view.number, &wanted).await;
    Ok(match errors::found(&face, here, written)? {
        SignsDone::Kept => see_other(&format!("/signal/{}/signs?done=kept", view.number), Vec::new()),
        SignsDone::Fault(at, fault) => wrong(at, fault),
        SignsDone::Reason(fault) => again(StatusCode::UNPROCESSABLE_ENTITY, Some(no_reason(fault, w)), None),
        SignsDone::Look => again(StatusCode::CONFLICT, None, Some("signs-look-first")),
        SignsDone::Changed => again(StatusCode::CONFLICT, None, Some("signs-changed")),
        SignsDone::Full => again(StatusCode::CONFLICT, None, Some("signs-full")),
        SignsDone::NotPossible => again(StatusCode::CONFLICT, None, Some("work-not-possible")),
    })
}

fn no_reason(fault: DecisionFault, w: &Words) -> Fault {
    let words = match fault {
        DecisionFault::NoReason => w.say("signs-error-reason"),
        DecisionFault::LongReason { count } => {
            w.with2("work-error-reason-long", "length", count, "limit", REASON_MAX_CHARS)
        }
    };
    Fault { at: "reason", words }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::samples;
