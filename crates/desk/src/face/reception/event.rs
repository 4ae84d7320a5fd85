//! Writing down what happens at a reception: rights that are told, an interpreter by number; and who was told that this may be a minor.
use super::{At, fault, moment, name, shell};
use crate::{
    Desk,
    face::{
        Face,
        asking::{Filled, Here},
        errors,
        fields::{Choice, Fault, choices, choose},
        shell::{self as around, Shell},
    },
    reception::{Event, EventForm, EventSaid, Happened, InterpreterSaid, ReceptionDone, RightsSaid, data},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::reception::{Interpreted, Leaflet, Told, ToldBack, WishMet};
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "reception_event.html")]
pub(super) struct EventPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    kind: Kind,
    action: String,
    back: String,
    name: String,
    once: String,
    day: String,
    hour: String,
    today: String,
    texts: Vec<Choice>,
    whom: Vec<Choice>,
    hows: Vec<Choice>,
    leaflets: Vec<Choice>,
    backs: Vec<Choice>,
    oaths: Vec<Choice>,
    wishes: Vec<Choice>,
    typed: Typed,
}

/// Lines as they were typed.
#[derive(Default)]
struct Typed {
    edition: String,
    spoken: String,
    dialect: String,
    number: String,
    from: String,
    to: String,
    how: String,
    reference: String,
}

/// What is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Rights,
    Interpreter,
    Informed,
}

impl Kind {
    fn of_code(code: &str) -> Option<Self> {
        match code {
            "rights" => Some(Self::Rights),
            "interpreter" => Some(Self::Interpreter),
            _ => None,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Rights => "rights",
            Self::Interpreter => "interpreter",
            Self::Informed => "informed",
        }
    }
}

/// Something that happened: what, and what more there is to say of it.
pub(super) fn in_words(event: &Event, desk: &Desk, w: &Words) -> (String, Vec<String>) {
    let at = dates::moment(w, event.at);
    match &event.what {
        Happened::Rights(one) => {
            let text = |(id, day): &(String, u32)| {
                let title = w.say_plain(&format!("right-{id}"));
                w.with2("rights-text", "title", &title, "date", dates::day_long(w, *day).as_str())
            };
            let edition =
                (!one.edition.is_empty()).then(|| w.with1("rights-edition-is", "edition", &one.edition));
            let coded = |id: &str, code: &str| w.say(&format!("{id}-{code}"));
            let more = one.texts.iter().map(text).chain(edition).chain([
                coded("told", one.how.code()),
                coded("leaflet", one.leaflet.code()),
                coded("told-back", one.back.code()),
            ]);
            (w.with2("rights-told-at", "date", at.as_str(), "language", &one.language), more.collect())
        }
        Happened::Interpreter(one) => {
            let mut spoken = one.language.clone();
            if !one.dialect.is_empty() {
                spoken = format!("{spoken} ({})", one.dialect);
            }
            let minutes = w.with1("interpreter-minutes", "number", i64::from(one.minutes));
            let oath = w.say(if one.oath { "oath-yes" } else { "oath-no" });
            let wish = w.say(&format!("wish-met-{}", one.wish.code()));
            let how = w.say(&format!("interpreted-{}", one.how.code()));
            let more = vec![spoken, format!("{how} · {minutes}"), format!("{oath} · {wish}")];
            (w.with2("interpreter-at", "number", &one.number, "date", at.as_str()), more)
        }
        Happened::Informed(one) => {
            let row = desk.reception_rules().to_inform().iter().find(|row| row.id == one.whom);
            let whom = row.map_or(one.whom.as_str(), |row| row.name(w.lang()));
            let number =
                (!one.reference.is_empty()).then(|| w.with1("minor-reference-is", "number", &one.reference));
            (format!("{whom}: {at}"), std::iter::once(one.how.clone()).chain(number).collect())
        }
    }
}

fn yes_and_no(id: &str, w: &Words) -> Vec<Choice> {
    let choice =
        |code: &str| Choice { value: code.into(), words: w.say(&format!("{id}-{code}")), chosen: false };
    vec![choice("yes"), choice("no")]
}

impl EventPage {
    fn new(
        face: &Face,
        here: &Here,
        (kind, case, action, back): (Kind, i64, String, String),
        (name, once): (String, String),
    ) -> Self {
        let w = Words::of(here.lang);
        let text = |(id, day): &(String, u32)| Choice {
            value: id.clone(),
            words: w.with2(
                "rights-text",
                "title",
                &w.say_plain(&format!("right-{id}")),
                "date",
                dates::day_long(w, *day).as_str(),
            ),
            chosen: false,
        };
        let whom = |row: &data::ToInform| Choice {
            value: row.id.clone(),
            words: row.name(here.lang).to_owned(),
            chosen: false,
        };
        let hows = match kind {
            Kind::Interpreter => choices(Interpreted::ALL, Interpreted::code, "interpreted", None, w),
            Kind::Rights | Kind::Informed => choices(Told::ALL, Told::code, "told", None, w),
        };
        let now = face.desk.now();
        Self {
            shell: shell(face, here, case, action.clone()),
            note: None,
            fault: None,
            kind,
            action,
            back,
            name,
            once,
            day: dates::written_day(dates::day_in_brussels(now)),
            hour: dates::hour(now),
            today: dates::written_day(face.desk.today().number()),
            texts: data::rights_texts().iter().map(text).collect(),
            whom: face.desk.reception_rules().to_inform().iter().map(whom).collect(),
            hows,
            leaflets: choices(Leaflet::ALL, Leaflet::code, "leaflet", None, w),
            backs: choices(ToldBack::ALL, ToldBack::code, "told-back", None, w),
            oaths: yes_and_no("oath", w),
            wishes: choices(WishMet::ALL, WishMet::code, "wish-met", None, w),
            typed: Typed::default(),
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.texts, &form.all("texts"));
        for (choices, name) in [
            (&mut self.whom, "whom"),
            (&mut self.hows, "how"),
            (&mut self.leaflets, "leaflet"),
            (&mut self.backs, "back"),
            (&mut self.oaths, "oath"),
            (&mut self.wishes, "wish"),
        ] {
            choose(choices, &[form.one(name)]);
        }
        let text = |name: &str| form.one(name).to_owned();
        self.typed = Typed {
            edition: text("edition"),
            spoken: text("spoken"),
            dialect: text("dialect"),
            number: text("number"),
            from: text("from"),
            to: text("to"),
            how: text("how"),
            reference: text("reference"),
        };
        (self.day, self.hour) = (text("day"), text("hour"));
    }

    fn is(&self, code: &str) -> bool {
        self.kind.code() == code
    }

    /// Questions with one answer each: name, words, and what can be chosen.
    fn radios(&self) -> Vec<(&'static str, String, &Vec<Choice>)> {
        let w = self.shell.w;
        match self.kind {
            Kind::Rights => vec![
                ("how", w.say("told"), &self.hows),
                ("leaflet", w.say("leaflet"), &self.leaflets),
                ("back", w.say("told-back"), &self.backs),
            ],
            Kind::Interpreter => vec![
                ("how", w.say("interpreted"), &self.hows),
                ("oath", w.say("oath"), &self.oaths),
                ("wish", w.say("wish-met"), &self.wishes),
            ],
            Kind::Informed => vec![("whom", w.say("minor-whom"), &self.whom)],
        }
    }
}

/// What was sent.
fn said<'a>(kind: Kind, form: &'a Form, texts: &'a [&'a str]) -> EventSaid<'a> {
    let minutes = |name: &str| domain::told::minutes_of_day(form.one(name).trim());
    match kind {
        Kind::Rights => EventSaid::Rights(RightsSaid {
            texts,
            edition: form.one("edition"),
            language: form.one("spoken"),
            how: Told::of_code(form.one("how")),
            leaflet: Leaflet::of_code(form.one("leaflet")),
            back: ToldBack::of_code(form.one("back")),
        }),
        Kind::Interpreter => EventSaid::Interpreter(InterpreterSaid {
            number: form.one("number"),
            language: form.one("spoken"),
            dialect: form.one("dialect"),
            how: Interpreted::of_code(form.one("how")),
            from: minutes("from"),
            to: minutes("to"),
            oath: match form.one("oath") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            wish: WishMet::of_code(form.one("wish")),
        }),
        Kind::Informed => EventSaid::Informed(form.one("whom"), form.one("how"), form.one("reference")),
    }
}

/// Of an interpreter, when they began is when it happened; of all else the hour that was typed.
fn happened_at(kind: Kind, form: &Form) -> Option<i64> {
    if kind != Kind::Interpreter {
        return moment(form);
    }
    let from = domain::told::minutes_of_day(form.one("from").trim())?;
    Some(dates::moment_on(dates::parse_day(form.one("day").trim())?, from))
}

/// A page that may be shown to whoever asks: at which reception, of whom, and its empty form.
async fn page(
    face: &Face,
    here: &Here,
    (case, victim, reception): (&str, &str, Option<(&str, Kind)>),
    once: String,
) -> Result<(At, EventPage), Response> {
    let Some((id, kind)) = reception else {
        let read = async {
            let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
            face.desk.victim(&here.session, (case, victim)).await
        };
        let view = errors::found(face, here, read.await)?;
        if !view.may_work {
            return Err(errors::gone(face, here));
        }
        let at = At { case: view.case, victim: view.id, id: 0 };
        let name = name(&view.victim.alias, view.id, Words::of(here.lang));
        let about = (Kind::Informed, view.case, format!("{}/told", at.victim()), at.victim());
        return Ok((at, EventPage::new(face, here, about, (name, once))));
    };
    let view = super::found(face, here, (case, victim, id)).await?;
    if !view.may_work {
        return Err(errors::gone(face, here));
    }
    let at = At { case: view.case, victim: view.victim, id: view.id };
    let name = name(&view.record.alias, view.victim, Words::of(here.lang));
    let about = (kind, view.case, format!("{}/{}", at.page(), kind.code()), at.page());
    Ok((at, EventPage::new(face, here, about, (name, once))))
}

async fn shown(
    face: &Face,
    here: &Here,
    of: (&str, &str, Option<(&str, Kind)>),
) -> Result<Response, Response> {
    let once = face.desk.once_token().map_err(|error| errors::of(face, here, &error))?;
    let (_, page) = page(face, here, of, once).await?;
    Ok(around::show(StatusCode::OK, &page, around::keep_language(face, here.query.one("lang"))))
}

async fn kept(
    face: &Face,
    mut filled: Filled,
    of: (&str, &str, Option<(&str, Kind)>),
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let (at, mut page) = page(face, here, of, form.one("once").into()).await?;
    page.retype(form);
    let again = |mut page: EventPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        around::show(status, &page, around::keep_language(face, form.one("lang")))
    };
    if asked.is_some() || *stale {
        let status = if *stale { StatusCode::CONFLICT } else { StatusCode::OK };
        return Ok(again(page, status, stale.then_some("desk-form-old"), None));
    }
    let (kind, texts) = (page.kind, form.all("texts"));
    let wanted = EventForm {
        reception: at.id,
        at: happened_at(kind, form),
        said: said(kind, form, &texts),
        once_token: form.one("once"),
    };
    let done = face.desk.write_event(&here.session, (at.case, at.victim), &wanted).await;
    let w = Words::of(here.lang);
    Ok(match errors::found(face, here, done)? {
        ReceptionDone::Kept(..) => see_other(&format!("{}?done=event", page.back), Vec::new()),
        ReceptionDone::Fault(at, wrong) => {
            again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault(at, wrong, w)))
        }
        ReceptionDone::Full => again(page, StatusCode::CONFLICT, Some("reception-events-full"), None),
        ReceptionDone::Changed(_) | ReceptionDone::NotPossible => {
            again(page, StatusCode::CONFLICT, Some("case-not-possible"), None)
        }
    })
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim, id, what)): Path<(String, String, String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let Some(kind) = Kind::of_code(&what) else { return Err(errors::gone(&face, &here)) };
    shown(&face, &here, (&case, &victim, Some((&id, kind)))).await
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim, id, what)): Path<(String, String, String, String)>,
    filled: Filled,
) -> Result<Response, Response> {
    let Some(kind) = Kind::of_code(&what) else { return Err(errors::gone(&face, &filled.here)) };
    kept(&face, filled, (&case, &victim, Some((&id, kind)))).await
}

pub(crate) async fn informed_get(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    shown(&face, &here, (&case, &victim, None)).await
}

pub(crate) async fn informed_post(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Response> {
    if filled.form.one("paper") == "minor" {
        return super::paper::minor(&face, filled, (&case, &victim)).await;
    }
    kept(&face, filled, (&case, &victim, None)).await
}

#[cfg(test)]
pub(super) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use domain::ReceptionFault;
    let w = Words::of(here.lang);
    let of = |kind| {
        let back = "/case/3/victim/5".to_owned();
        let about = match kind {
            Kind::Informed => (kind, 3, format!("{back}/told"), back),
            _ => (kind, 3, format!("{back}/reception/7/{}", kind.code()), format!("{back}/reception/7")),
        };
        EventPage::new(face, here, about, ("draft <b>".into(), "once".into()))
    };
    let mut pages = Vec::new();
    for (kind, at, wrong) in [
        (Kind::Rights, "texts", ReceptionFault::Choice),
        (Kind::Interpreter, "number", ReceptionFault::Number),
        (Kind::Informed, "whom", ReceptionFault::Choice),
    ] {
        pages.push(of(kind).render().unwrap());
        let mut page = of(kind);
        page.fault = Some(fault(at, wrong, w));
        pages.push(page.render().unwrap());
    }
    pages
}
