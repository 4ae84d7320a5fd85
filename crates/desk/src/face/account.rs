//! What is one's own: the passkeys, where one is signed in, when one is away and who stands in.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choose},
    people::person_fault,
    shell::{self, Passkeys, Shell},
};
use crate::{
    DeskError, MemberId,
    people::{Absence, PersonOutcome},
    session::{
        SessionRow,
        passkeys::{AddOutcome, PasskeyView},
        provider::Linked,
    },
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{PersonFault, people::ABSENCE_MAX_DAYS};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "account.html")]
struct Account {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    passkeys: Vec<Key>,
    place: Passkeys,
    passkey_name: String,
    /// The organisation's own provider, by name; and since when an account there is connected.
    provider: Option<String>,
    linked: Option<String>,
    rows: Vec<Row>,
    /// When one is away, in words.
    away: Option<String>,
    from: String,
    until: String,
    days: (String, String),
    substitutes: Vec<Choice>,
}

struct Key {
    id: i64,
    name: String,
    added: String,
    used: String,
    travels: bool,
}

struct Row {
    id: i64,
    started: String,
    used: String,
    this: bool,
}

/// What was just done, as the address says it.
fn done(what: &str) -> Option<&'static str> {
    match what {
        "ended" => Some("sessions-ended"),
        "away" => Some("away-kept"),
        "back" => Some("away-over"),
        "joined" => Some("join-done"),
        "passkey" => Some("passkey-added"),
        "passkey-named" => Some("passkey-named"),
        "passkey-gone" => Some("passkey-gone"),
        "passkey-needed" => Some("passkey-needed"),
        "provider" => Some("provider-linked"),
        "provider-gone" => Some("provider-unlinked"),
        "provider-taken" => Some("provider-taken"),
        "provider-has" => Some("provider-has"),
        "provider-away" => Some("provider-error-away"),
        "provider-failed" => Some("provider-failed"),
        "old" => Some("desk-form-old"),
        _ => None,
    }
}

impl Account {
    fn new(
        face: &Face,
        here: &Here,
        (rows, passkeys, linked): (&[SessionRow], &[PasskeyView], Option<Linked>),
        (absence, others): (Option<Absence>, &[(MemberId, String)]),
    ) -> Self {
        let w = Words::of(here.lang);
        let today = face.desk.today().number();
        let row = |row: &SessionRow| Row {
            id: row.id,
            started: dates::moment(w, row.started),
            used: dates::moment(w, row.used),
            this: row.this,
        };
        let day = |day: Day| dates::day_long(w, day.number());
        let key = |key: &PasskeyView| Key {
            id: key.id,
            name: key.name.clone(),
            added: day(key.added),
            used: key.used.map_or_else(|| w.say("passkey-never"), day),
            travels: key.travels,
        };
        let long = |day: Day| dates::day_long(w, day.number());
        let iso = |day: Day| dates::written_day(day.number());
        let substitute = absence.and_then(|away| away.substitute);
        let other = |(id, name): &(MemberId, String)| Choice {
            value: id.0.to_string(),
            words: name.clone(),
            chosen: substitute == Some(*id),
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("account-title"), "account", Some(&here.session)),
            note: done(here.query.one("done")),
            fault: None,
            passkeys: passkeys.iter().map(key).collect(),
            place: Passkeys::of(face, &here.headers),
            passkey_name: String::new(),
            provider: face.desk.provider_name(here.lang).map(Into::into),
            linked: linked.map(|linked| {
                let used = linked.used.map_or_else(|| w.say("feeds-never"), day);
                w.with2("provider-since", "added", day(linked.added).as_str(), "used", used.as_str())
            }),
            rows: rows.iter().map(row).collect(),
            away: absence.map(|away| {
                w.with2("people-away", "from", long(away.from).as_str(), "until", long(away.until).as_str())
            }),
            from: absence.map(|away| iso(away.from)).unwrap_or_default(),
            until: absence.map(|away| iso(away.until)).unwrap_or_default(),
            days: (dates::written_day(today), dates::written_day(today.saturating_add(ABSENCE_MAX_DAYS))),
            substitutes: others.iter().map(other).collect(),
        }
    }

    fn retype(&mut self, form: &Form) {
        self.passkey_name = form.one("name").into();
        if !form.has("from") {
            return;
        }
        (self.from, self.until) = (form.one("from").into(), form.one("until").into());
        choose(&mut self.substitutes, &[form.one("substitute")]);
    }
}

async fn build(face: &Face, here: &Here) -> Result<Account, DeskError> {
    let rows = face.desk.sessions(&here.session).await?;
    let passkeys = face.desk.passkeys(&here.session).await?;
    let linked = face.desk.own_provider(&here.session).await?;
    let (absence, others) = face.desk.own_absence(&here.session).await?;
    Ok(Account::new(face, here, (&rows, &passkeys, linked), (absence, &others)))
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    match build(&face, &here).await {
        Ok(page) => shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn end_sessions(State(face): State<Face>, Filled { here, form, stale }: Filled) -> Response {
    if stale {
        return see_other("/account?done=old", Vec::new());
    }
    let ended = match (form.one("id"), form.one("id").parse::<i64>()) {
        (_, Ok(id)) => face.desk.end_session(&here.session, id).await.map(|_| ()),
        ("others", _) => face.desk.end_other_sessions(&here.session).await.map(|_| ()),
        _ => return see_other("/account", Vec::new()),
    };
    match ended {
        Ok(()) => see_other("/account?done=ended", Vec::new()),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn away(State(face): State<Face>, filled: Filled) -> Response {
    let Filled { here, form, stale } = &filled;
    if *stale {
        return again(&face, &filled, None).await;
    }
    if form.one("do") == "back" {
        return match face.desk.be_back(&here.session).await {
            Ok(()) => see_other("/account?done=back", Vec::new()),
            Err(error) => errors::of(&face, here, &error),
        };
    }
    let day = |name: &str| dates::parse_day(form.one(name).trim()).map(Day);
    let (Some(from), Some(until)) = (day("from"), day("until")) else {
        return again(&face, &filled, Some(PersonFault::Days)).await;
    };
    let substitute = form.one("substitute").parse().ok().filter(|id| *id != 0).map(MemberId);
    match face.desk.be_away(&here.session, from, until, substitute).await {
        Ok(PersonOutcome::Done) => see_other("/account?done=away", Vec::new()),
        Ok(PersonOutcome::Fault(fault)) => again(&face, &filled, Some(fault)).await,
        Ok(_) => again(&face, &filled, None).await,
        Err(error) => errors::of(&face, here, &error),
    }
}

/// The page anew, and why no passkey was added or named.
pub(crate) async fn fault(face: &Face, filled: &Filled, outcome: AddOutcome) -> Response {
    let w = Words::of(filled.here.lang);
    anew(face, filled, Some(passkey_fault(outcome, w))).await
}

fn passkey_fault(outcome: AddOutcome, w: &Words) -> Fault {
    let id = match outcome {
        AddOutcome::Name => "passkey-error-name",
        AddOutcome::Many => "passkey-error-many",
        AddOutcome::Known => "passkey-error-known",
        AddOutcome::Failed | AddOutcome::Added => "passkey-error-failed",
    };
    Fault { at: "passkey-name", words: w.say(id) }
}

/// The page anew, with what was typed; without a fault the form was of an older session.
pub(crate) async fn again(face: &Face, filled: &Filled, fault: Option<PersonFault>) -> Response {
    anew(face, filled, fault.map(|fault| person_fault(fault, Words::of(filled.here.lang)))).await
}

async fn anew(face: &Face, Filled { here, form, .. }: &Filled, fault: Option<Fault>) -> Response {
    match build(face, here).await {
        Ok(mut page) => {
            page.retype(form);
            let status =
                if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
            page.note = if fault.is_some() { None } else { Some("desk-form-old") };
            page.fault = fault;
            shell::show(status, &page, Vec::new())
        }
        Err(error) => errors::of(face, here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let row = |id, this| SessionRow { id, started: 1, used: 2, this };
    let away = Absence { from: Day(1), until: Day(9), substitute: Some(MemberId(2)) };
    let others = [(MemberId(2), "<b>".to_owned())];
    let key = |id, used| PasskeyView { id, name: "<b>".into(), added: Day(1), used, travels: used.is_some() };
    let keys = [key(1, Some(Day(2))), key(2, None)];
    let page = |absence: Option<Absence>, (fault, place, note): (Option<Fault>, Passkeys, &'static str)| {
        let linked = Linked { added: Day(20_780), used: None };
        let rows = [row(1, true), row(2, false)];
        let mut page = Account::new(face, here, (&rows, &keys, Some(linked)), (absence, &others));
        page.provider = Some("De gemeente <b>".into());
        page.linked = page.linked.filter(|_| absence.is_none());
        (page.fault, page.place, page.note) = (fault, place, Some(note));
        page.render().unwrap()
    };
    let at = || Passkeys::At("https://desk.example.org".into());
    let mut pages = vec![
        page(None, (None, at(), "passkey-needed")),
        page(Some(away), (Some(person_fault(PersonFault::Days, w)), Passkeys::Off, "join-done")),
        page(None, (Some(person_fault(PersonFault::Substitute, w)), Passkeys::Here, "passkey-named")),
    ];
    let faults = [AddOutcome::Name, AddOutcome::Many, AddOutcome::Known, AddOutcome::Failed];
    let notes = ["passkey-added", "passkey-gone", "sessions-ended", "away-over"];
    let provider = [
        "provider-linked",
        "provider-unlinked",
        "provider-taken",
        "provider-has",
        "provider-error-away",
        "provider-failed",
    ];
    for note in provider {
        pages.push(page(None, (None, Passkeys::Off, note)));
    }
    for (fault, note) in faults.into_iter().zip(notes) {
        pages.push(page(None, (Some(passkey_fault(fault, w)), Passkeys::Here, note)));
    }
    pages
}
