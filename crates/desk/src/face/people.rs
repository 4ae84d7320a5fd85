//! Who is at the desk and who can do what, on one page that can be taken along as a table; inviting somebody, making a team.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::{
    Permission, Role,
    people::{PassCode, People, Person, PersonForm, Team, each_once, joining::InviteOutcome},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::Standing;
use envelope::directory::OrgKind;
use http::StatusCode;
use web::{dates, endonyms, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    rows: Vec<Row>,
    teams: Vec<Team>,
    may_manage: bool,
    roles: Vec<String>,
    /// Each permission in words, and which roles have it.
    rights: Vec<(String, Vec<(String, bool)>)>,
    team: String,
}

/// A member in the list.
struct Row {
    id: i64,
    name: String,
    role: String,
    teams: String,
    languages: String,
    state: Option<String>,
    gone: bool,
}

#[derive(Template)]
#[template(path = "invite.html")]
struct InvitePage {
    shell: Shell,
    fault: Option<Fault>,
    user: String,
    person: PersonFields,
}

/// The code somebody hands over, shown once.
#[derive(Template)]
#[template(path = "pass.html")]
pub(super) struct PassPage {
    shell: Shell,
    id: i64,
    lead: String,
    code: PassCode,
}

/// What is said of a member, as it stands in a form.
pub(super) struct PersonFields {
    pub(super) name: String,
    pub(super) roles: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) teams: Vec<Choice>,
}

/// What a form says of a member.
pub(super) struct Said {
    name: String,
    role: Option<Role>,
    languages: Vec<String>,
    teams: Vec<i64>,
}

impl PersonFields {
    pub(super) fn new(face: &Face, person: Option<&Person>, teams: &[Team], w: &Words) -> Self {
        let spoken = |tag: &str| match person {
            Some(person) => person.languages.iter().any(|lang| lang == tag),
            None => tag == w.lang().tag(),
        };
        let language = |(tag, name): (&'static str, &str)| Choice {
            value: tag.into(),
            words: name.into(),
            chosen: spoken(tag),
        };
        let team = |team: &Team| Choice {
            value: team.id.0.to_string(),
            words: team.name.clone(),
            chosen: person.is_some_and(|person| person.teams.contains(&team.id)),
        };
        let roles = Role::of_kind(face.desk.kind());
        Self {
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            roles: choices(&roles, Role::code, "role", person.map(|person| person.role), w),
            languages: endonyms::all().map(language).collect(),
            teams: teams.iter().map(team).collect(),
        }
    }

    pub(super) fn retype(&mut self, form: &Form) {
        self.name = form.one("name").into();
        choose(&mut self.roles, &[form.one("role")]);
        choose(&mut self.languages, &form.all("language"));
        choose(&mut self.teams, &form.all("team"));
    }
}

impl Said {
    /// The language somebody had first stays first: their pages are in it.
    pub(super) fn of(form: &Form, before: &[String]) -> Self {
        let chosen = form.all("language");
        let first = before.iter().map(String::as_str).filter(|lang| chosen.contains(lang));
        let in_order: Vec<&str> = first.chain(chosen.iter().copied()).collect();
        Self {
            name: form.one("name").into(),
            role: Role::of_code(form.one("role")),
            languages: each_once(&in_order),
            teams: form.all("team").iter().filter_map(|team| team.parse().ok()).collect(),
        }
    }

    pub(super) fn form(&self) -> PersonForm<'_> {
        PersonForm { name: &self.name, role: self.role, languages: &self.languages, teams: &self.teams }
    }
}

impl PassPage {
    pub(super) fn new(face: &Face, here: &Here, id: i64, code: PassCode, until: i64) -> Self {
        let w = Words::of(here.lang);
        let shell = Shell::new(face, here.lang, w.say_plain("pass-title"), "people", Some(&here.session));
        Self { shell, id, lead: w.with1("pass-lead", "date", dates::moment(w, until).as_str()), code }
    }
}

impl PeoplePage {
    fn new(face: &Face, here: &Here, people: People) -> Self {
        let w = Words::of(here.lang);
        let roles = Role::of_kind(face.desk.kind());
        let right = |permission: &Permission| {
            let words = w.say(&format!("can-{}", permission.code()));
            let role = |role: &Role| (w.say(&format!("role-{}", role.code())), role.has(*permission));
            (words, roles.iter().map(role).collect())
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("people-title"), "people", Some(&here.session)),
            note: match here.query.one("done") {
                "left" => Some("people-left"),
                "team" => Some("people-team-made"),
                "saved" => Some("people-saved"),
                _ => None,
            },
            fault: None,
            rows: people.people.iter().map(|person| row(person, &people, w)).collect(),
            rights: permissions(face.desk.kind()).map(right).collect(),
            roles: roles.iter().map(|role| w.say(&format!("role-{}", role.code()))).collect(),
            may_manage: people.may_manage,
            teams: people.teams,
            team: String::new(),
        }
    }
}

/// What there is to do at a desk of this kind.
fn permissions(kind: OrgKind) -> impl Iterator<Item = &'static Permission> {
    Permission::ALL.iter().filter(move |one| kind == OrgKind::Police || **one != Permission::SecondLook)
}

fn row(person: &Person, people: &People, w: &Words) -> Row {
    let names: Vec<String> = people
        .teams
        .iter()
        .filter(|team| person.teams.contains(&team.id))
        .map(|team| team.name.clone())
        .collect();
    let languages: Vec<String> =
        person.languages.iter().map(|tag| endonyms::endonym(tag).to_owned()).collect();
    Row {
        id: person.id.0,
        name: person.name.clone(),
        role: w.say(&format!("role-{}", person.role.code())),
        teams: if names.is_empty() { "–".into() } else { w.list(&names) },
        languages: w.list(&languages),
        state: state(person, people, w),
        gone: person.standing == Standing::Gone,
    }
}

/// What colleagues have to know: not here yet, away and who stands in, lost their device, gone.
pub(super) fn state(person: &Person, people: &People, w: &Words) -> Option<String> {
    match (person.standing, &person.pass, &person.absence) {
        (Standing::Active, None, Some(absence)) => {
            let from = dates::day_long(w, absence.from.number());
            let until = dates::day_long(w, absence.until.number());
            let away = w.with2("people-away", "from", from.as_str(), "until", until.as_str());
            let stands_in = people.people.iter().find(|one| Some(one.id) == absence.substitute);
            Some(match stands_in {
                Some(one) => format!("{away} {}", w.with1("people-stands-in", "name", one.name.as_str())),
                None => away,
            })
        }
        (Standing::Active, Some(pass), _) if !pass.given => {
            Some(w.with1("people-back-asked", "name", pass.asked_by.as_str()))
        }
        (Standing::Active, Some(_), _) => Some(w.say("people-back-given")),
        (Standing::Active, None, None) => None,
        (standing, ..) => Some(w.say(&format!("standing-{}", standing.code()))),
    }
}

async fn page(
    face: &Face,
    here: &Here,
    change: impl FnOnce(&mut PeoplePage),
    status: StatusCode,
) -> Response {
    match face.desk.people(&here.session).await {
        Ok(people) => {
            let mut page = PeoplePage::new(face, here, people);
            change(&mut page);
            shell::show(status, &page, shell::keep_language(face, here.query.one("lang")))
        }
        Err(error) => errors::of(face, here, &error),
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    page(&face, &here, |_| (), StatusCode::OK).await
}

pub(crate) async fn team(State(face): State<Face>, Filled { here, form, stale }: Filled) -> Response {
    let name = form.one("team").to_owned();
    let made = if stale { Ok(false) } else { face.desk.make_team(&here.session, &name).await };
    match made {
        Ok(true) => see_other("/people?done=team", Vec::new()),
        Ok(false) => {
            let id = if stale { "desk-form-old" } else { "people-error-team" };
            let fault = Fault { at: "team", words: Words::of(here.lang).say(id) };
            let keep = |page: &mut PeoplePage| (page.fault, page.team) = (Some(fault), name);
            page(&face, &here, keep, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

/// Who can do what, one row a member and one column a permission: for whoever answers for it outside this desk.
pub(super) fn table(kind: OrgKind, people: &People, w: &Words) -> (Vec<String>, Vec<Vec<String>>) {
    let (yes, no) = (w.say_plain("q-yes"), w.say_plain("q-no"));
    let titles = ["people-col-name", "people-col-role", "people-col-teams", "people-col-state"];
    let titles = titles.iter().map(|id| w.say_plain(id));
    let rights = permissions(kind).map(|one| w.say_plain(&format!("can-{}", one.code())));
    let head = titles.chain(rights).collect();
    let mut rows = Vec::new();
    for person in &people.people {
        let row = row(person, people, w);
        let works = person.standing == Standing::Active;
        let rights = permissions(kind).map(|one| works && person.role.has(*one));
        let mut cells = vec![row.name, row.role, row.teams, row.state.unwrap_or_default()];
        cells.extend(rights.map(|has| if has { yes.clone() } else { no.clone() }));
        rows.push(cells);
    }
    (head, rows)
}

impl InvitePage {
    async fn new(face: &Face, here: &Here) -> Result<Self, crate::DeskError> {
        let people = face.desk.people(&here.session).await?;
        let w = Words::of(here.lang);
        Ok(Self {
            shell: Shell::new(face, here.lang, w.say_plain("invite-title"), "people", Some(&here.session)),
            fault: None,
            user: String::new(),
            person: PersonFields::new(face, None, &people.teams, w),
        })
    }
}

pub(crate) async fn invite(State(face): State<Face>, here: Here) -> Response {
    if !here.session.can(Permission::ManagePeople) {
        return errors::gone(&face, &here);
    }
    match InvitePage::new(&face, &here).await {
        Ok(page) => shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn post_invite(State(face): State<Face>, mut filled: Filled) -> Response {
    // A language button in the same form: nothing is done, and what was typed stays.
    if let Some(lang) = Lang::at_desk(filled.form.one("lang")) {
        filled.here.lang = lang;
        return invite_again(&face, &filled, None).await;
    }
    let Filled { here, form, stale } = &filled;
    let w = Words::of(here.lang);
    if *stale {
        return invite_again(&face, &filled, Some(Fault { at: "name", words: w.say("desk-form-old") })).await;
    }
    let said = Said::of(form, &[]);
    match face.desk.invite(&here.session, form.one("user"), &said.form()).await {
        Ok(InviteOutcome::Invited { id, code }) => {
            let until = face.desk.now() + domain::people::INVITATION_HOURS * 3_600;
            shell::show(StatusCode::OK, &PassPage::new(&face, here, id.0, code, until), Vec::new())
        }
        Ok(InviteOutcome::Fault(fault)) => invite_again(&face, &filled, Some(person_fault(fault, w))).await,
        Err(error) => errors::of(&face, here, &error),
    }
}

async fn invite_again(face: &Face, filled: &Filled, fault: Option<Fault>) -> Response {
    match InvitePage::new(face, &filled.here).await {
        Ok(mut page) => {
            page.user = filled.form.one("user").into();
            page.person.retype(&filled.form);
            let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            page.fault = fault;
            shell::show(status, &page, shell::keep_language(face, filled.form.one("lang")))
        }
        Err(error) => errors::of(face, &filled.here, &error),
    }
}

/// What is wrong with what was said of somebody, and at which field.
pub(super) fn person_fault(fault: domain::PersonFault, w: &Words) -> Fault {
    use domain::PersonFault as F;
    let at = match fault {
        F::Name => "name",
        F::User | F::UserTaken => "user",
        F::Role => "role",
        F::Language => "languages",
        F::Password | F::LongPassword => "password",
        F::Code => "digits",
        F::Days => "until",
        F::Substitute => "substitute",
    };
    Fault { at, words: w.say(&format!("people-error-{}", fault.code())) }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use super::person::sample_people;
    let w = Words::of(here.lang);
    let people = sample_people();
    let mut full = PeoplePage::new(face, here, people.clone());
    full.fault = Some(Fault { at: "team", words: w.say("people-error-team") });
    let invites = [
        domain::PersonFault::Name,
        domain::PersonFault::User,
        domain::PersonFault::UserTaken,
        domain::PersonFault::Role,
        domain::PersonFault::Language,
    ]
    .map(|fault| {
        let page = InvitePage {
            shell: Shell::new(face, here.lang, w.say_plain("invite-title"), "people", Some(&here.session)),
            fault: Some(person_fault(fault, w)),
            user: "<b>".into(),
            person: PersonFields::new(face, None, &people.teams, w),
        };
        page.render().unwrap()
    });
    let pass =
        PassPage::new(face, here, 1, PassCode::parse("00000111112222233333").unwrap(), 1).render().unwrap();
    invites.into_iter().chain([full.render().unwrap(), pass]).collect()
}
