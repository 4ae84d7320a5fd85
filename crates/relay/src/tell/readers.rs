//! Step 2: who may read. Nothing is chosen beforehand, the police least of all; every card says what follows from it.
use crate::{
    asking::Asking,
    errors,
    leave::neutral,
    organisations::{self, Organisations},
    shell::{self, Shell, Shown},
    state::{Inner, Relay},
    visit::{Doing, OpenVisit, OrgName, Tell},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::{
    directory::{OrgKind, VerifiedOrg},
    ids::{Day, OrgId},
    message::READERS_MAX,
};
use http::{HeaderMap, StatusCode};
use web::{form::Form, language::Lang, page::see_other};

#[derive(Template)]
#[template(path = "tell/readers.html")]
struct Readers {
    shell: Shell,
    orgs: Vec<Shown>,
    /// The association that "I do not know" goes to.
    unsure: Option<String>,
    chose_unsure: bool,
    about_police: bool,
    unsure_if_safe: bool,
    /// A police body runs this relay, so others are not offered while scripts are off.
    police_relay: bool,
    error: Option<&'static str>,
}

impl Readers {
    fn new(relay: &Inner, lang: Lang, tell: &Tell, error: Option<&'static str>) -> Self {
        let organisations = relay.organisations();
        let today = relay.today();
        let chosen = |org: &VerifiedOrg| tell.readers.iter().any(|name| name.0 == org.entry().org);
        let shown = |org: &VerifiedOrg| Shown::of(org, lang, today, chosen(org) && !tell.chose_unsure);
        let offered = offered(relay, &organisations, tell.about_police, &[]);
        Self {
            shell: Shell::step(&relay.config, lang, 2).with_error(error.is_some()),
            orgs: offered.iter().map(|org| shown(org)).collect(),
            unsure: for_the_unsure(relay, &organisations, today).map(|org| organisations::name(org, lang)),
            chose_unsure: tell.chose_unsure,
            about_police: tell.about_police,
            unsure_if_safe: tell.unsure_if_safe,
            police_relay: relay.config.operator.is_police,
            error,
        }
    }
}

/// Whom this page offers: without the police if it is about them; only the police if a police body runs the relay, since
/// with scripts off it reads the text for a moment. One that closes is there for those who have written to it alone.
pub(crate) fn offered<'a>(
    relay: &Inner,
    organisations: &'a Organisations,
    about_police: bool,
    written_to: &[OrgId],
) -> Vec<&'a VerifiedOrg> {
    let fits = |one: &&VerifiedOrg| {
        let (org, is_police) = (&one.entry().org, one.entry().kind == OrgKind::Police);
        !(about_police && is_police)
            && (is_police || !relay.config.operator.is_police)
            && (!organisations.is_closing(org) || written_to.contains(org))
    };
    organisations.all.iter().filter(fits).collect()
}

fn for_the_unsure<'a>(relay: &Inner, all: &'a Organisations, today: Day) -> Option<&'a VerifiedOrg> {
    all.for_the_unsure(today).filter(|_| !relay.config.operator.is_police)
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    match super::telling(&relay, &headers).await {
        Ok(Some((open, tell))) => {
            let lang = shell::language(&relay, "", Some(&open), &headers);
            shell::show(StatusCode::OK, &Readers::new(&relay, lang, &tell, None), Vec::new())
        }
        Ok(None) => neutral(&relay, "", &headers),
        Err(error) => errors::store(&relay, &headers, &error),
    }
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let (mut open, mut tell) = match super::telling(&relay, &asking.headers).await {
        Ok(Some(found)) => found,
        Ok(None) => return neutral(&relay, shell::asked(&asking.form), &asking.headers),
        Err(error) => return errors::store(&relay, &asking.headers, &error),
    };
    let lang = shell::language(&relay, shell::asked(&asking.form), Some(&open), &asking.headers);
    let next = choose(&relay, &asking.form, &mut tell);
    open.visit.lang = lang.tag().into();
    open.visit.doing = Doing::Tell(tell.clone());
    match open.save(&relay).await {
        Err(error) => errors::store(&relay, &asking.headers, &error),
        // Another tab was faster: what it chose is shown, and this person looks again.
        Ok(false) => get(State(relay), asking.headers).await,
        Ok(true) => match next {
            Next::Write => see_other("/r/3", Vec::new()),
            Next::Again(None) => {
                shell::show(StatusCode::OK, &Readers::new(&relay, lang, &tell, None), Vec::new())
            }
            Next::Again(error) => shell::show(
                StatusCode::UNPROCESSABLE_ENTITY,
                &Readers::new(&relay, lang, &tell, error),
                Vec::new(),
            ),
        },
    }
}

enum Next {
    Write,
    Again(Option<&'static str>),
}

/// What was ticked, and which button was pressed.
fn choose(relay: &Inner, form: &Form, tell: &mut Tell) -> Next {
    let organisations = relay.organisations();
    if let "about-police" | "show-everyone" = form.one("do") {
        tell.about_police = form.one("do") == "about-police";
    }
    let today = relay.today();
    let ticked = read_orgs(form);
    let chosen = still_possible(relay, &organisations, &ticked, tell.about_police);
    let some_are_gone = chosen.len() < ticked.len() && form.one("do") == "next";
    tell.chose_unsure = form.has("unsure");
    tell.readers = chosen;
    if form.one("do") != "next" {
        return Next::Again(None);
    }
    match (tell.chose_unsure, tell.readers.is_empty(), some_are_gone) {
        (_, _, true) => Next::Again(Some("readers-error-gone")),
        (true, false, _) => Next::Again(Some("readers-error-unsure")),
        (false, true, _) => Next::Again(Some("readers-error-none")),
        (false, false, _) => Next::Write,
        (true, true, _) => match for_the_unsure(relay, &organisations, today) {
            Some(org) => {
                tell.readers = vec![OrgName(org.entry().org.clone())];
                Next::Write
            }
            None => Next::Again(Some("readers-unsure-nobody")),
        },
    }
}

/// The organisations named in a form, none twice; what is no name of one is passed over.
pub(crate) fn read_orgs(form: &Form) -> Vec<OrgId> {
    let mut orgs: Vec<OrgId> = Vec::new();
    for org in form.all("who").into_iter().filter_map(|text| OrgId::parse(text).ok()) {
        if !orgs.contains(&org) {
            orgs.push(org);
        }
    }
    orgs
}

/// Those that are offered and have a key today.
fn still_possible(
    relay: &Inner,
    organisations: &Organisations,
    ticked: &[OrgId],
    about_police: bool,
) -> Vec<OrgName> {
    let today = relay.today();
    let offered = offered(relay, organisations, about_police, &[]);
    let can =
        |org: &&OrgId| offered.iter().any(|one| one.entry().org == **org && one.sealing_key(today).is_ok());
    ticked.iter().filter(can).take(READERS_MAX).cloned().map(OrgName).collect()
}

/// What a form still carries of a visit that has ended.
pub(crate) fn carried(relay: &Inner, form: &Form) -> Tell {
    let mut tell = super::begin(false);
    tell.about_police = form.has("about-police");
    tell.about_work = form.has("about-work");
    tell.readers = still_possible(relay, &relay.organisations(), &read_orgs(form), tell.about_police);
    tell
}

/// So that a template can ask for the way back in one word.
pub(crate) fn names(relay: &Inner, tell: &Tell, lang: Lang) -> Vec<String> {
    relay.organisations().names(&tell.reader_ids(), lang)
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let mut tell = super::begin(true);
    let first = Readers::new(relay, lang, &tell, None);
    tell.about_police = true;
    let second = Readers::new(relay, lang, &tell, Some("readers-error-none"));
    vec![first.render().unwrap(), second.render().unwrap()]
}

impl OpenVisit {
    /// A visit in the place of one that ended, with what its form still carried.
    pub(crate) fn again(relay: &Inner, lang: Lang, form: &Form) -> store::Result<(Self, Tell)> {
        let tell = carried(relay, form);
        Ok((Self::begin(lang, Doing::Tell(tell.clone()))?, tell))
    }
}
