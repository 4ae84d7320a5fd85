//! One colleague: what they are and can do, changing it, saying that they are gone, letting them in again after a lost device.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    people::{PassPage, PersonFields, Said, person_fault, state},
    shell::{self, Shell},
};
use crate::{
    DeskError, MemberId, Permission,
    people::{MayWith, People, Person, PersonOutcome, way_back::BackOutcome},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{PassKind, Standing};
use http::StatusCode;
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    id: i64,
    name: String,
    user: Option<String>,
    role: String,
    teams: String,
    languages: String,
    state: Option<String>,
    fields: PersonFields,
    may: MayWith,
    /// They have not come yet, and can be given a new code.
    invited: bool,
    /// Somebody asked that they be let in again, and this member can be the second person.
    may_confirm: bool,
    /// This member can say no to it.
    may_refuse: bool,
    /// What they can do, in words.
    rights: Vec<String>,
}

impl PersonPage {
    fn new(face: &Face, here: &Here, people: &People, person: &Person) -> Self {
        let w = Words::of(here.lang);
        let name = |team: &crate::people::Team| team.name.clone();
        let teams: Vec<String> =
            people.teams.iter().filter(|team| person.teams.contains(&team.id)).map(name).collect();
        let languages: Vec<String> =
            person.languages.iter().map(|tag| web::endonyms::endonym(tag).to_owned()).collect();
        let has = |one: &&Permission| person.role.has(**one);
        let in_words = |one: &Permission| w.say(&format!("can-{}", one.code()));
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("people-title"), "people", Some(&here.session)),
            note: match here.query.one("done") {
                "saved" => Some("people-saved"),
                "asked" => Some("back-asked"),
                "refused" => Some("back-refused"),
                "own" => Some("people-own"),
                "changed" => Some("people-changed"),
                _ => None,
            },
            fault: None,
            id: person.id.0,
            name: person.name.clone(),
            user: person.user.clone(),
            role: w.say(&format!("role-{}", person.role.code())),
            teams: if teams.is_empty() { "–".into() } else { w.list(&teams) },
            languages: w.list(&languages),
            state: state(person, people, w),
            fields: PersonFields::new(face, Some(person), &people.teams, w),
            may: person.may,
            invited: person.may.change && person.standing == Standing::Invited,
            may_confirm: person
                .pass
                .as_ref()
                .is_some_and(|pass| pass.kind == PassKind::Back && pass.may_confirm),
            may_refuse: person.pass.as_ref().is_some_and(|pass| pass.may_refuse),
            rights: Permission::ALL.iter().filter(has).map(in_words).collect(),
        }
    }
}

/// Everybody, and the one who is meant. A number that is none looks like nobody.
async fn found(face: &Face, here: &Here, id: &str) -> Result<(People, Person), Response> {
    let read = async {
        let people = face.desk.people(&here.session).await?;
        let person = people.people.iter().find(|one| id.parse() == Ok(one.id.0)).cloned();
        Ok::<_, DeskError>(person.map(|person| (people, person)))
    };
    errors::found(face, here, read.await)
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(id): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let (people, person) = found(&face, &here, &id).await?;
    let page = PersonPage::new(&face, &here, &people, &person);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(id): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let (people, person) = found(&face, here, &id).await?;
    let w = Words::of(here.lang);
    let again = |fault: Option<Fault>| {
        let mut page = PersonPage::new(&face, here, &people, &person);
        page.fields.retype(form);
        let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        page.fault = fault;
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    // A language button in the same form: nothing is done, and what was typed stays.
    if asked.is_some() {
        return Ok(again(None));
    }
    if *stale {
        return Ok(again(Some(Fault { at: "name", words: w.say("desk-form-old") })));
    }
    let said = Said::of(form, &person.languages);
    let changed = face.desk.change_person(&here.session, person.id, &said.form()).await;
    Ok(match errors::found(&face, here, changed)? {
        PersonOutcome::Fault(fault) => again(Some(person_fault(fault, w))),
        outcome => done(person.id, outcome, "saved"),
    })
}

fn done(id: MemberId, outcome: PersonOutcome, what: &str) -> Response {
    let what = match outcome {
        PersonOutcome::Done => what,
        PersonOutcome::Own => "own",
        _ => "changed",
    };
    see_other(&format!("/people/{}?done={what}", id.0), Vec::new())
}

/// The other buttons: gone, a new invitation, the way back after a lost device.
pub(crate) async fn act(
    State(face): State<Face>,
    Path((id, what)): Path<(String, String)>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let (_, person) = found(&face, &here, &id).await?;
    if stale {
        return Ok(done(person.id, PersonOutcome::NotPossible, ""));
    }
    let desk = &face.desk;
    match what.as_str() {
        "gone" => {
            let left = desk.person_leaves(&here.session, person.id).await;
            Ok(match errors::found(&face, &here, left)? {
                PersonOutcome::Done => see_other("/people?done=left", Vec::new()),
                outcome => done(person.id, outcome, "left"),
            })
        }
        "invite" => {
            let code = desk.invite_again(&here.session, person.id).await;
            let code = errors::found(&face, &here, code)?;
            let until = desk.now() + domain::people::INVITATION_HOURS * 3_600;
            Ok(shell::show(
                StatusCode::OK,
                &PassPage::new(&face, &here, person.id.0, code, until),
                Vec::new(),
            ))
        }
        "back" => {
            let asked = desk.ask_way_back(&here.session, person.id).await;
            Ok(done(person.id, errors::found(&face, &here, asked)?, "asked"))
        }
        "confirm" => confirm(&face, &here, &person, form.one("do") == "agree").await,
        _ => Err(errors::gone(&face, &here)),
    }
}

async fn confirm(face: &Face, here: &Here, person: &Person, agrees: bool) -> Result<Response, Response> {
    let answered = face.desk.answer_way_back(&here.session, person.id, agrees).await;
    Ok(match answered.map_err(|error| errors::of(face, here, &error))? {
        BackOutcome::Given(code) => {
            let until = person.pass.as_ref().map_or(0, |pass| pass.until);
            shell::show(StatusCode::OK, &PassPage::new(face, here, person.id.0, code, until), Vec::new())
        }
        BackOutcome::Refused => done(person.id, PersonOutcome::Done, "refused"),
        BackOutcome::Own => done(person.id, PersonOutcome::Own, ""),
        BackOutcome::NotPossible => done(person.id, PersonOutcome::NotPossible, ""),
    })
}

#[cfg(test)]
pub(crate) fn sample_people() -> People {
    use crate::people::{Absence, Pass, Team};
    use envelope::ids::Day;
    let person = |id, standing, absence, pass| Person {
        id: MemberId(id),
        name: "<b>".into(),
        user: Some("<b>".into()),
        role: crate::Role::Lead,
        standing,
        languages: vec!["ar".into()],
        teams: vec![crate::TeamId(1)],
        absence,
        pass,
        may: MayWith { change: true, ask_back: true },
    };
    let away = Absence { from: Day(1), until: Day(9), substitute: Some(MemberId(1)) };
    let pass = |given, may_confirm| {
        Some(Pass {
            kind: PassKind::Back,
            asked_by: "<b>".into(),
            given,
            until: 1,
            may_confirm,
            may_refuse: true,
        })
    };
    People {
        people: vec![
            person(1, Standing::Active, None, None),
            person(2, Standing::Active, Some(away), None),
            person(3, Standing::Active, None, pass(false, true)),
            person(4, Standing::Active, None, pass(true, false)),
            person(5, Standing::Invited, None, None),
            person(6, Standing::Gone, None, None),
        ],
        teams: vec![Team { id: crate::TeamId(1), name: "<b>".into() }],
        may_manage: true,
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let people = sample_people();
    let page = |person: &Person| PersonPage::new(face, here, &people, person).render().unwrap();
    people.people.iter().map(page).collect()
}
