//! A presumed victim's record: what they want first, the days that run, how to reach them; and the page on which it is written. Two who write at
//! once see what the other wrote beside what they typed.
use super::{
    Face,
    asking::{Filled, Here},
    clock::ClockRow,
    due::{Due, Rule},
    errors,
    fields::{Choice, Fault, choices, choose},
    reception::Side,
    shell::{self, Shell},
};
use crate::victim::{Channel, Victim, VictimDone, VictimForm, VictimListed, VictimView};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{AgeBand, EntryFault, Interpreter, Permission, SafeToWrite, Stand, victim::VictimField};
use envelope::{directory::OrgKind, ids::Day};
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "victim.html")]
struct Page {
    shell: Shell,
    note: Option<&'static str>,
    case: i64,
    title: String,
    id: i64,
    name: String,
    wants: String,
    clocks: Vec<ClockRow>,
    /// What comes with it, and where it stands.
    steps: Vec<(String, String)>,
    referrals: Vec<super::referrals::Row>,
    /// Whoever looks may see who looked.
    sees_looks: bool,
    /// A heading and what stands under it.
    facts: Vec<(String, Vec<String>)>,
    channels: Vec<ChannelRow>,
    written: String,
    may_work: bool,
    police: bool,
    side: Side,
    /// A paper can be made of it.
    prints: bool,
    languages: Vec<(&'static str, &'static str, bool)>,
}

/// A way to reach somebody, in words.
struct ChannelRow {
    reach: String,
    write: String,
    safe: bool,
    more: Vec<String>,
}

#[derive(Template)]
#[template(path = "victim_edit.html")]
struct EditPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    title: String,
    id: i64,
    version: i64,
    once: String,
    entry: i64,
    person: Option<String>,
    victim: Victim,
    ages: Vec<Choice>,
    interpreters: Vec<Choice>,
    channels: Vec<ChannelFields>,
    /// What somebody else wrote meanwhile, by field.
    theirs: Vec<(String, String)>,
    police: bool,
}

/// The fields of a way to reach somebody.
struct ChannelFields {
    place: i64,
    channel: Channel,
    write: Vec<Choice>,
}

/// The fields of a channel, as forms name them.
const CHANNEL_FIELDS: [&str; 3] = ["reach-1", "reach-2", "reach-3"];

pub(super) fn name(view_alias: &str, id: i64, w: &Words) -> String {
    if view_alias.is_empty() { w.with1("victim-number", "number", id) } else { view_alias.to_owned() }
}

/// How a case lists a record: its number, name, and the day that is next.
pub(super) fn listed(one: &VictimListed, today: Day, w: &Words) -> (i64, String, Option<Due>) {
    let due = one.next.as_ref().and_then(|clock| match clock.stand {
        Stand::Running { until: Some(until), .. } => {
            Some(Due::new(until, today, Rule::Clock(clock.phase, clock.length), w))
        }
        _ => None,
    });
    (one.id, name(&one.alias, one.id, w), due)
}

fn shell(face: &Face, here: &Here, case: i64, at: String) -> Shell {
    let title = Words::of(here.lang).say_plain_with("case-title", &[("number", case.into())]);
    let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
    shell.at = at;
    shell
}

fn written(view: &VictimView, w: &Words) -> String {
    let at = dates::moment(w, view.written.1);
    w.with2("note-by", "name", &view.written.0, "date", at.as_str())
}

impl Page {
    fn new(face: &Face, here: &Here, view: VictimView, once: String) -> Self {
        let w = Words::of(here.lang);
        let channel = |one: &Channel| ChannelRow {
            reach: one.reach.clone(),
            write: w.say(&format!("victim-write-{}", one.write.code())),
            safe: one.write == SafeToWrite::Yes,
            more: [("victim-hours", &one.hours), ("victim-code-word", &one.code_word)]
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(id, text)| format!("{}: {text}", w.say(id)))
                .collect(),
        };
        let there = view.victim.channels.iter().filter(|one| !one.reach.is_empty());
        Self {
            shell: shell(face, here, view.case, format!("/case/{}/victim/{}", view.case, view.id)),
            note: match here.query.one("done") {
                "saved" => Some("people-saved"),
                "clock" => Some("clock-kept"),
                "event" => Some("reception-event-kept"),
                "old" => Some("desk-form-old"),
                "full" => Some("receptions-full"),
                "not-possible" => Some("case-not-possible"),
                "no-paper" => Some("reception-no-paper"),
                "no" => Some("no-kept"),
                "no-back" => Some("no-taken-back"),
                _ => None,
            },
            case: view.case,
            title: view.title.clone(),
            id: view.id,
            name: name(&view.victim.alias, view.id, w),
            wants: view.victim.wants.clone(),
            clocks: view.clocks.iter().map(|clock| ClockRow::new(clock, view.today, w)).collect(),
            steps: view.steps.iter().map(|of| super::steps::standing(of, w)).collect(),
            sees_looks: here.session.can(Permission::SeeLooks),
            referrals: view.referrals.iter().map(|one| super::referrals::row(&face.desk, one, w)).collect(),
            facts: facts(&view, w),
            channels: there.map(channel).collect(),
            written: written(&view, w),
            may_work: view.may_work,
            police: face.desk.kind() == OrgKind::Police,
            side: Side::new(face, here, &view, once),
            prints: face.look.press.is_some() && here.session.can(Permission::TakeCopies),
            languages: super::reception::languages(here.lang),
        }
    }
}

/// What is known, under its headings; what nobody asked is said too.
fn facts(view: &VictimView, w: &Words) -> Vec<(String, Vec<String>)> {
    let victim = &view.victim;
    let mut age = vec![w.say(&format!("age-band-{}", victim.age.unwrap_or(AgeBand::NotAsked).code()))];
    if victim.age.is_some_and(AgeBand::is_minor) {
        age.push(w.say("age-band-minor"));
    }
    age.push(victim.doubt.clone());
    let interpreter = w.say(&format!("victim-interpreter-{}", victim.interpreter.code()));
    let rows = [
        ("person-age", age),
        ("victim-languages", vec![victim.languages.clone(), victim.dialect.clone()]),
        ("victim-interpreter", vec![interpreter, victim.wish.clone()]),
        ("victim-companions", vec![victim.companions.clone()]),
        ("victim-children", vec![victim.children.clone()]),
        ("victim-person", view.person.iter().cloned().collect()),
    ];
    let filled = |(id, lines): (&str, Vec<String>)| {
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        (w.say(id), if lines.is_empty() { vec!["–".to_owned()] } else { lines })
    };
    rows.into_iter().map(filled).collect()
}

fn safe_choices(chosen: SafeToWrite, w: &Words) -> Vec<Choice> {
    choices(SafeToWrite::ALL, SafeToWrite::code, "victim-write", Some(chosen), w)
}

impl EditPage {
    fn new(face: &Face, here: &Here, view: &VictimView, once: String) -> Self {
        let (w, victim) = (Words::of(here.lang), view.victim.clone());
        let at = match view.id {
            0 => format!("/case/{}/victim?of={}", view.case, victim.entry.unwrap_or(0)),
            id => format!("/case/{}/victim/{id}/edit", view.case),
        };
        let fields = |(place, channel): (i64, &Channel)| ChannelFields {
            place,
            channel: channel.clone(),
            write: safe_choices(channel.write, w),
        };
        Self {
            shell: shell(face, here, view.case, at),
            note: None,
            fault: None,
            case: view.case,
            title: view.title.clone(),
            id: view.id,
            version: view.version,
            once,
            entry: victim.entry.unwrap_or(0),
            person: view.person.clone(),
            ages: choices(AgeBand::ALL, AgeBand::code, "age-band", victim.age, w),
            interpreters: choices(
                Interpreter::ALL,
                Interpreter::code,
                "victim-interpreter",
                Some(victim.interpreter),
                w,
            ),
            channels: (1..).zip(&victim.channels).map(fields).collect(),
            theirs: Vec::new(),
            police: face.desk.kind() == OrgKind::Police,
            victim,
        }
    }

    /// What was typed in the place of what is kept.
    fn retype(&mut self, typed: &Victim, w: &Words) {
        choose(&mut self.ages, &[typed.age.map_or("", AgeBand::code)]);
        choose(&mut self.interpreters, &[typed.interpreter.code()]);
        for (fields, channel) in self.channels.iter_mut().zip(&typed.channels) {
            (fields.channel, fields.write) = (channel.clone(), safe_choices(channel.write, w));
        }
        self.victim = Victim { entry: self.victim.entry, ..typed.clone() };
    }

    fn is_new(&self) -> bool {
        self.id == 0
    }

    /// The name of a field of a way to reach somebody.
    fn field(&self, name: &str, place: &i64) -> String {
        format!("{name}-{place}")
    }

    /// What stands in a field now that somebody else wrote in it, where that is not what was typed.
    fn theirs(&self, field: &str) -> Option<&str> {
        self.theirs.iter().find(|(name, _)| name == field).map(|(_, words)| words.as_str())
    }
}

/// Every field of a record in words, by the name it has in the form.
fn fields(victim: &Victim, w: &Words) -> Vec<(String, String)> {
    let age = victim.age.map_or(String::new(), |age| w.say(&format!("age-band-{}", age.code())));
    let interpreter = w.say(&format!("victim-interpreter-{}", victim.interpreter.code()));
    let mut all: Vec<(String, String)> = [
        ("wants", victim.wants.clone()),
        ("alias", victim.alias.clone()),
        ("age", age),
        ("doubt", victim.doubt.clone()),
        ("languages", victim.languages.clone()),
        ("dialect", victim.dialect.clone()),
        ("interpreter", interpreter),
        ("wish", victim.wish.clone()),
        ("companions", victim.companions.clone()),
        ("children", victim.children.clone()),
    ]
    .into_iter()
    .map(|(name, words)| (name.to_owned(), words))
    .collect();
    for (place, channel) in (1..).zip(&victim.channels) {
        let write = w.say(&format!("victim-write-{}", channel.write.code()));
        all.push((format!("reach-{place}"), channel.reach.clone()));
        all.push((format!("hours-{place}"), channel.hours.clone()));
        all.push((format!("word-{place}"), channel.code_word.clone()));
        all.push((format!("write-{place}"), write));
    }
    all
}

/// What was sent.
fn typed(form: &Form) -> Victim {
    let text = |name: &str| form.one(name).to_owned();
    let mut channels: [Channel; 3] = Default::default();
    for (place, channel) in (1..).zip(&mut channels) {
        *channel = Channel {
            reach: text(&format!("reach-{place}")),
            hours: text(&format!("hours-{place}")),
            code_word: text(&format!("word-{place}")),
            write: SafeToWrite::of_code(form.one(&format!("write-{place}"))).unwrap_or_default(),
        };
    }
    Victim {
        wants: text("wants"),
        alias: text("alias"),
        age: AgeBand::of_code(form.one("age")),
        doubt: text("doubt"),
        languages: text("languages"),
        dialect: text("dialect"),
        interpreter: Interpreter::of_code(form.one("interpreter")).unwrap_or_default(),
        wish: text("wish"),
        channels,
        companions: text("companions"),
        children: text("children"),
        entry: form.one("of").parse().ok().filter(|entry| *entry > 0),
    }
}

fn field_name(field: VictimField) -> &'static str {
    match field {
        VictimField::Wants => "wants",
        VictimField::Alias => "alias",
        VictimField::Age => "age",
        VictimField::Doubt => "doubt",
        VictimField::Languages => "languages",
        VictimField::Dialect => "dialect",
        VictimField::Interpreter => "wish",
        VictimField::Channel(place) => CHANNEL_FIELDS.get(place).copied().unwrap_or("reach-1"),
        VictimField::Companions => "companions",
        VictimField::Children => "children",
    }
}

fn fault(field: VictimField, fault: EntryFault, w: &Words) -> Fault {
    super::case::entry_fault(field_name(field), fault, w)
}

async fn found(face: &Face, here: &Here, (case, id): (&str, &str)) -> Result<VictimView, Response> {
    let read = async {
        let (Ok(case), Ok(id)) = (case.parse(), id.parse()) else { return Ok(None) };
        face.desk.victim(&here.session, (case, id)).await
    };
    errors::found(face, here, read.await)
}

async fn begun(face: &Face, here: &Here, (case, of): (&str, &str)) -> Result<VictimView, Response> {
    let read = async {
        let Ok(case) = case.parse() else { return Ok(None) };
        let entry = of.parse().ok().filter(|entry| *entry > 0);
        face.desk.new_victim(&here.session, (case, entry)).await
    };
    let view = errors::found(face, here, read.await)?;
    if view.may_work { Ok(view) } else { Err(errors::gone(face, here)) }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &id)).await?;
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let page = Page::new(&face, &here, view, once);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

fn shown(face: &Face, here: &Here, view: &VictimView) -> Response {
    match face.desk.once_token() {
        Ok(once) => {
            let page = EditPage::new(face, here, view, once);
            shell::show(StatusCode::OK, &page, shell::keep_language(face, here.query.one("lang")))
        }
        Err(error) => errors::of(face, here, &error),
    }
}

pub(crate) async fn new(
    State(face): State<Face>,
    Path(case): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let view = begun(&face, &here, (&case, here.query.one("of"))).await?;
    Ok(shown(&face, &here, &view))
}

pub(crate) async fn edit(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &id)).await?;
    if !view.may_work {
        return Err(errors::gone(&face, &here));
    }
    Ok(shown(&face, &here, &view))
}

pub(crate) async fn post_new(
    State(face): State<Face>,
    Path(case): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let view = begun(&face, &filled.here, (&case, filled.form.one("of"))).await?;
    keep(&face, &filled, (view, None), asked.is_some()).await
}

pub(crate) async fn post_edit(
    State(face): State<Face>,
    Path((case, id)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let view = found(&face, &filled.here, (&case, &id)).await?;
    let id = view.id;
    keep(&face, &filled, (view, Some(id)), asked.is_some()).await
}

/// Keeps what was sent, or shows it again with what is wrong or what somebody else wrote meanwhile.
async fn keep(
    face: &Face,
    Filled { here, form, stale }: &Filled,
    (view, id): (VictimView, Option<i64>),
    only_language: bool,
) -> Result<Response, Response> {
    let w = Words::of(here.lang);
    let victim = typed(form);
    let version = form.one("version").parse().unwrap_or(0);
    let again = |status, note: Option<&'static str>, fault: Option<Fault>| {
        let mut page = EditPage::new(face, here, &view, form.one("once").into());
        page.retype(&victim, w);
        // Whoever typed saw this version, not the one that stands there now.
        (page.note, page.fault, page.version) = (note, fault, version);
        shell::show(status, &page, shell::keep_language(face, form.one("lang")))
    };
    if only_language {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let wanted = VictimForm { victim: victim.clone(), version, once_token: form.one("once").into() };
    let kept = face.desk.write_victim(&here.session, (view.case, id), &wanted).await;
    Ok(match errors::found(face, here, kept)? {
        VictimDone::Kept(id) => see_other(&format!("/case/{}/victim/{id}?done=saved", view.case), Vec::new()),
        VictimDone::Fault(at, wrong) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault(at, wrong, w)))
        }
        VictimDone::Changed(now) => shell::show(
            StatusCode::CONFLICT,
            &merge(face, here, (&now, &victim), form.one("once")),
            shell::keep_language(face, form.one("lang")),
        ),
        VictimDone::NotPossible => again(StatusCode::CONFLICT, Some("case-not-possible"), None),
    })
}

/// What was typed, with what stands there now beside each field in which that is something else. Saving it again keeps what was typed.
fn merge(face: &Face, here: &Here, (now, mine): (&VictimView, &Victim), once: &str) -> EditPage {
    let w = Words::of(here.lang);
    let mut page = EditPage::new(face, here, now, once.into());
    let theirs = fields(&now.victim, w).into_iter().zip(fields(mine, w));
    let differ = theirs.filter(|((_, now), (_, mine))| now.trim() != mine.trim()).map(|(now, _)| now);
    page.theirs = differ
        .map(|(name, words)| (name, if words.is_empty() { w.say("victim-nothing") } else { words }))
        .collect();
    page.retype(mine, w);
    page.note = Some("victim-merge");
    page
}

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::{sample_listed, sample_page, sample_view, samples};
