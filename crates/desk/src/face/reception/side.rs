//! What the record of a presumed victim shows of receptions: the list, who must be told of a minor and who was, the last "no"; and the steps of
//! each function.
use crate::{
    Desk,
    face::{Face, asking::Here},
    reception::{Happened, Keeps, RefusalState, RefusalView, data},
    victim::VictimView,
};
use domain::{AgeBand, reception::Leaflet, reception::RECEPTIONS_MAX};
use web::{dates, language::Lang, words::Words};

/// What stands on the page of a record.
pub(in crate::face) struct Side {
    pub(in crate::face) once: String,
    /// Number, when, and what more.
    pub(in crate::face) receptions: Vec<(i64, String, String)>,
    pub(in crate::face) full: bool,
    pub(in crate::face) minor: Option<Minor>,
    pub(in crate::face) refusal: Option<No>,
    /// Somebody said no and has not come back.
    pub(in crate::face) said_no: bool,
}

/// Who is told of a minor.
pub(in crate::face) struct Minor {
    /// Whether they are treated as one now; else why it is shown all the same.
    pub(in crate::face) now: bool,
    pub(in crate::face) duty: String,
    pub(in crate::face) rows: Vec<MinorRow>,
}

/// Somebody who is told.
pub(in crate::face) struct MinorRow {
    pub(in crate::face) name: String,
    pub(in crate::face) of: String,
    pub(in crate::face) phone: Option<String>,
    pub(in crate::face) source: String,
    pub(in crate::face) told: Vec<String>,
}

/// A "no", in words.
pub(in crate::face) struct No {
    pub(in crate::face) heading: String,
    pub(in crate::face) lines: Vec<String>,
    pub(in crate::face) reason: String,
    pub(in crate::face) waits: bool,
}

/// The steps of a function.
pub(in crate::face) struct Steps {
    pub(in crate::face) id: String,
    pub(in crate::face) heading: String,
    pub(in crate::face) approved: String,
    pub(in crate::face) source: String,
    pub(in crate::face) steps: Vec<String>,
}

/// How many answers it has, and whether rights were told in time.
pub(in crate::face) fn listed_words(one: &crate::reception::ReceptionListed, w: &Words) -> String {
    let answered = w.with1("reception-answered", "number", i64::try_from(one.answered).unwrap_or(0));
    let rights = match one.in_time {
        None => "rights-told-none",
        Some(true) => "rights-in-time",
        Some(false) => "rights-later",
    };
    format!("{answered} · {}", w.say(rights))
}

impl Side {
    pub(in crate::face) fn new(face: &Face, here: &Here, view: &VictimView, once: String) -> Self {
        let w = Words::of(here.lang);
        let side = &view.reception;
        let listed = |one: &crate::reception::ReceptionListed| {
            (one.id, dates::moment(w, one.first), listed_words(one, w))
        };
        let waits_or_kept = |one: &RefusalView| one.state != RefusalState::CameBack;
        Self {
            once,
            receptions: side.receptions.iter().map(listed).collect(),
            full: side.receptions.len() >= RECEPTIONS_MAX,
            minor: minor(face, view, here.lang),
            said_no: side.refusal.as_ref().is_some_and(waits_or_kept),
            refusal: side.refusal.as_ref().map(|one| no(one, w)),
        }
    }
}

/// Who is told of this minor; of an adult only what was said while they were taken for a minor.
pub(in crate::face) fn minor(face: &Face, view: &VictimView, lang: Lang) -> Option<Minor> {
    let w = Words::of(lang);
    let now = view.victim.age.is_some_and(AgeBand::is_minor);
    if !now && view.reception.informed.is_empty() {
        return None;
    }
    let told_of = |id: &str| -> Vec<String> {
        let told = view.reception.informed.iter().filter_map(|event| match &event.what {
            Happened::Informed(one) if one.whom == id => {
                let when = dates::moment(w, event.at);
                let line = w.with2("note-by", "name", &event.by, "date", when.as_str());
                let number = (!one.reference.is_empty())
                    .then(|| w.with1("minor-reference-is", "number", &one.reference));
                Some(
                    std::iter::once(one.how.clone())
                        .chain(number)
                        .chain([line])
                        .collect::<Vec<_>>()
                        .join(" · "),
                )
            }
            _ => None,
        });
        told.collect()
    };
    let row = |row: &data::ToInform| MinorRow {
        name: row.name(lang).to_owned(),
        of: w.say(&format!("minor-of-{}", row.of)),
        phone: row.phone.as_ref().map(|(number, checked)| {
            w.with2("minor-phone", "number", number, "date", dates::day_long(w, *checked).as_str())
        }),
        source: source(row, w),
        told: told_of(&row.id),
    };
    let rows = face
        .desk
        .reception_rules()
        .to_inform()
        .iter()
        .map(row)
        .filter(|row| now || !row.told.is_empty())
        .collect();
    let duty = if data::must_inform(face.desk.kind()) { "minor-duty" } else { "minor-right" };
    Some(Minor { now, duty: w.say(duty), rows })
}

/// Where it was read, and who checked it.
fn source(row: &data::ToInform, w: &Words) -> String {
    let read = dates::day_long(w, row.source.1);
    let read = w.with2("clock-read", "page", &row.source.0, "date", read.as_str());
    let checked = match &row.checked {
        Some((by, on)) => w.with2("steps-approved", "name", by, "date", dates::day_long(w, *on).as_str()),
        None => w.say("minor-unchecked"),
    };
    format!("{read} {checked}")
}

/// A "no", and what becomes of what is written.
fn no(one: &RefusalView, w: &Words) -> No {
    let leaflet = match one.leaflet {
        Leaflet::Given => "leaflet-given",
        Leaflet::No => "leaflet-no",
        Leaflet::Unsafe => "leaflet-unsafe",
    };
    let stands = match (one.state, one.keeps) {
        (RefusalState::CameBack, _) => w.say("no-came-back"),
        (RefusalState::Kept, _) | (_, Some(Keeps::Report)) => w.say("no-keeps-report"),
        (RefusalState::Waiting(_), Some(Keeps::Hold)) => w.say("no-keeps-hold"),
        (RefusalState::Waiting(at), None) => w.with1("no-goes-at", "date", dates::moment(w, at).as_str()),
    };
    let invited = w.say(if one.invited { "no-invited-yes" } else { "no-invited-no" });
    let date = dates::moment(w, one.written.1);
    No {
        heading: w.say(&format!("no-is-{}", one.kind.code())),
        lines: vec![
            w.say(leaflet),
            invited,
            stands,
            w.with2("note-by", "name", &one.written.0, "date", date.as_str()),
        ],
        reason: one.reason.clone(),
        waits: matches!(one.state, RefusalState::Waiting(_)),
    }
}

/// The steps of every function at a desk of this kind.
pub(in crate::face) fn steps(desk: &Desk, w: &Words) -> Vec<Steps> {
    let list = |list: &data::StepList| Steps {
        id: list.id.clone(),
        heading: w.say(&format!("steps-{}", list.id)),
        approved: match &list.approved {
            Some((by, on)) => w.with2("steps-approved", "name", by, "date", dates::day_long(w, *on).as_str()),
            None => w.say("steps-unapproved"),
        },
        source: w.with2(
            "clock-read",
            "page",
            &list.source.0,
            "date",
            dates::day_long(w, list.source.1).as_str(),
        ),
        steps: list.steps.iter().map(|id| w.say(&format!("step-{id}"))).collect(),
    };
    desk.reception_rules().step_lists(desk.kind()).map(list).collect()
}
