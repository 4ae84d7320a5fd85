//! Dated data that receptions rest on: which texts on rights there are and when their sources were read last, who must be told of a minor,
//! and the steps of each function. Read once; what is wrong in them a test finds.
use envelope::directory::OrgKind;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};
use web::{dates, language::Lang};

const RIGHTS: &str = include_str!("../../../../data/rights.toml");
const MINORS: &str = include_str!("../../../../data/minors.toml");
const STEPS: &str = include_str!("../../../../data/steps.toml");
const CONTACTS: &str = include_str!("../../../../data/contacts.toml");

/// Somebody who is told of a minor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToInform {
    /// Its id.
    pub id: String,
    /// Of which minors: the end of an id `minor-of-…` in `locales`.
    pub of: String,
    names: BTreeMap<String, String>,
    /// How to call, if the data on contacts says it, and the day on which that was checked, days since 1970.
    pub phone: Option<(String, u32)>,
    /// Where it was read, and on which day, days since 1970.
    pub source: (String, u32),
    /// Who checked it, and on which day; nobody: it is this project's reading.
    pub checked: Option<(String, u32)>,
}

impl ToInform {
    /// Its name in a language, or in the nearest.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        lang.best_of(self.names.iter().map(|(tag, name)| (tag.as_str(), name.as_str())))
            .map_or("", |one| one.1)
    }
}

/// What somebody of one function does now, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepList {
    /// Its id; also the end of an id `steps-…` in `locales`.
    pub id: String,
    of: Vec<String>,
    /// Ids of its steps in their order: ends of ids `step-…` in `locales`.
    pub steps: Vec<String>,
    /// On what it rests, and on which day that was read, days since 1970.
    pub source: (String, u32),
    /// Who approved it, and on which day; nobody: it is this project's synthesis.
    pub approved: Option<(String, u32)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepsFile {
    list: Vec<StepsListFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepsListFile {
    id: String,
    of: Vec<String>,
    steps: Vec<String>,
    source: String,
    read_on: String,
    approved_by: String,
    approved_on: String,
}

#[derive(Deserialize)]
struct RightsFile {
    source: Vec<RightsSource>,
}

#[derive(Deserialize)]
struct RightsSource {
    of: Vec<String>,
    read_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MinorsFile {
    tell: Vec<TellFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TellFile {
    id: String,
    of: String,
    name: BTreeMap<String, String>,
    contact: String,
    source: String,
    read_on: String,
    checked_by: String,
    checked_on: String,
}

#[derive(Deserialize)]
struct ContactsFile {
    organization: Vec<OrganizationFile>,
}

#[derive(Deserialize)]
struct OrganizationFile {
    service: Vec<ServiceFile>,
}

#[derive(Deserialize)]
struct ServiceFile {
    id: String,
    assured_date: String,
    #[serde(default)]
    phone: Vec<PhoneFile>,
}

#[derive(Deserialize)]
struct PhoneFile {
    show: String,
}

static TEXTS: LazyLock<Vec<(String, u32)>> = LazyLock::new(|| texts(RIGHTS).unwrap_or_default());

/// The texts on rights, as they stand in the data: id, and the day on which a source of it was read last, days since 1970. That day is its
/// version.
#[must_use]
pub fn rights_texts() -> &'static [(String, u32)] {
    &TEXTS
}

/// Why rows were refused.
#[derive(Debug, Clone, Copy, thiserror::Error, PartialEq, Eq)]
pub enum ReceptionRulesError {
    /// Of who is told of a minor.
    #[error(
        "who is told of a minor: each row has an id of its own, “of” (alone, others, all), a name, a contact of data/contacts.toml or none, a source \
         and the day it was read (YYYY-MM-DD), and who checked it together with the day or neither"
    )]
    Minors,
    /// Of steps.
    #[error(
        "steps: each list has an id and steps whose words this program has (as in data/steps.toml), sorts of organisations, a source and the day it was \
         read (YYYY-MM-DD), and who approved it together with the day or neither"
    )]
    Steps,
}

/// What a desk goes by at receptions: who is told of a minor, and the steps of each function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionRules {
    to_inform: Vec<ToInform>,
    lists: Vec<StepList>,
}

impl ReceptionRules {
    /// The rows of own copies; where there is none, those that come with the program.
    ///
    /// # Errors
    /// [`ReceptionRulesError`].
    pub fn parse(own_minors: Option<&str>, own_steps: Option<&str>) -> Result<Self, ReceptionRulesError> {
        let to_inform = minors(own_minors.unwrap_or(MINORS), CONTACTS).filter(|rows| told(rows));
        let to_inform = to_inform.ok_or(ReceptionRulesError::Minors)?;
        let (known, own) = (lists(STEPS), lists(own_steps.unwrap_or(STEPS)));
        let own = known.zip(own).filter(|(known, own)| are_known(known, own));
        let (_, lists) = own.ok_or(ReceptionRulesError::Steps)?;
        Ok(Self { to_inform, lists })
    }

    /// The rows that come with the program.
    ///
    /// # Errors
    /// [`ReceptionRulesError`]: never for the files that are there.
    pub fn standard() -> Result<Self, ReceptionRulesError> {
        Self::parse(None, None)
    }

    /// Who is told of a minor, in the order of the data.
    #[must_use]
    pub fn to_inform(&self) -> &[ToInform] {
        &self.to_inform
    }

    /// The steps of each function at a desk of this kind, in the order of the data.
    pub fn step_lists(&self, kind: OrgKind) -> impl Iterator<Item = &StepList> {
        self.lists.iter().filter(move |list| list.of.iter().any(|of| of == super::desk_code(kind)))
    }
}

/// Whether each row says of whom, has a name and stands there once.
fn told(rows: &[ToInform]) -> bool {
    let said = |row: &ToInform| row.names.values().any(|name| !name.trim().is_empty());
    let of = |row: &ToInform| ["alone", "others", "all"].contains(&row.of.as_str());
    let once = |row: &ToInform| rows.iter().filter(|one| one.id == row.id).count() == 1;
    !rows.is_empty() && rows.iter().all(|row| !row.id.is_empty() && said(row) && of(row) && once(row))
}

/// Whether there are words for each list and step: those of the rows that come along.
fn are_known(known: &[StepList], own: &[StepList]) -> bool {
    let sorts = ["police", "centre", "association", "other"];
    let step = |id: &String| known.iter().any(|list| list.steps.contains(id));
    let list = |one: &StepList| {
        known.iter().any(|list| list.id == one.id)
            && !one.steps.is_empty()
            && one.steps.iter().all(step)
            && one.of.iter().all(|of| sorts.contains(&of.as_str()))
            && own.iter().filter(|other| other.id == one.id).count() == 1
    };
    !own.is_empty() && own.iter().all(list)
}

/// Whether a desk of this kind is to tell. An association has a right to, and no automatic duty; that is to be verified.
#[must_use]
pub fn must_inform(kind: OrgKind) -> bool {
    kind != OrgKind::Association
}

fn texts(text: &str) -> Option<Vec<(String, u32)>> {
    let file: RightsFile = toml::from_str(text).ok()?;
    let mut all: Vec<(String, u32)> = Vec::new();
    for source in &file.source {
        let day = dates::parse_day(&source.read_on)?;
        for id in &source.of {
            match all.iter_mut().find(|(known, _)| known == id) {
                Some((_, latest)) => *latest = day.max(*latest),
                None => all.push((id.clone(), day)),
            }
        }
    }
    Some(all)
}

/// Somebody on a day, or nobody on none.
fn signed(by: &str, on: &str) -> Option<Option<(String, u32)>> {
    let (by, on) = (by.trim(), dates::parse_day(on.trim()));
    (by.is_empty() == on.is_none()).then(|| on.map(|on| (by.to_owned(), on)))
}

fn lists(text: &str) -> Option<Vec<StepList>> {
    let file: StepsFile = toml::from_str(text).ok()?;
    let read = |list: &StepsListFile| {
        Some(StepList {
            id: list.id.clone(),
            of: list.of.clone(),
            steps: list.steps.clone(),
            source: (list.source.clone(), dates::parse_day(&list.read_on)?),
            approved: signed(&list.approved_by, &list.approved_on)?,
        })
    };
    file.list.iter().map(read).collect()
}

fn minors(text: &str, contacts: &str) -> Option<Vec<ToInform>> {
    let file: MinorsFile = toml::from_str(text).ok()?;
    let contacts: ContactsFile = toml::from_str(contacts).ok()?;
    let services: Vec<&ServiceFile> = contacts.organization.iter().flat_map(|one| &one.service).collect();
    let read = |row: &TellFile| {
        let phone = match row.contact.as_str() {
            "" => None,
            id => {
                let service = services.iter().find(|service| service.id == id)?;
                Some((service.phone.first()?.show.clone(), dates::parse_day(&service.assured_date)?))
            }
        };
        Some(ToInform {
            id: row.id.clone(),
            of: row.of.clone(),
            names: row.name.clone(),
            phone,
            source: (row.source.clone(), dates::parse_day(&row.read_on)?),
            checked: signed(&row.checked_by, &row.checked_on)?,
        })
    };
    file.tell.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::words::unsaid;

    #[test]
    fn every_text_on_rights_has_a_version_and_a_title_in_every_language_of_a_desk() {
        assert!(rights_texts().iter().any(|(id, _)| id == "help"), "{:?}", rights_texts());
        for (id, day) in rights_texts() {
            assert!(*day > 20_000, "{id}");
            for lang in Lang::desks() {
                let title = web::words::Words::of(lang).say_plain(&format!("right-{id}"));
                assert!(unsaid(&title).is_empty(), "{id} in {lang:?}");
            }
        }
    }

    #[test]
    fn who_is_told_of_a_minor_stands_there_with_a_source_a_day_and_a_name_in_every_language() {
        let rules = ReceptionRules::standard().unwrap();
        let all = rules.to_inform();
        let of = |id: &str| all.iter().find(|row| row.id == id).unwrap().of.as_str();
        assert_eq!(
            (of("guardianship"), of("youth-prosecutor"), of("youth-support")),
            ("alone", "others", "others")
        );
        for row in all {
            assert!(!row.source.0.is_empty() && row.checked.is_none(), "nobody has checked {}", row.id);
            for lang in Lang::desks() {
                assert!(row.names.contains_key(lang.tag()), "{} in {}", row.id, lang.tag());
                let of = web::words::Words::of(lang).say_plain(&format!("minor-of-{}", row.of));
                assert!(unsaid(&of).is_empty(), "{}", row.of);
            }
        }
        assert!(all.iter().find(|row| row.id == "guardianship").unwrap().phone.is_some());
    }

    #[test]
    fn every_function_has_its_steps_in_words_and_nobody_has_approved_them_yet() {
        let rules = ReceptionRules::standard().unwrap();
        let ids = |kind| rules.step_lists(kind).map(|list| list.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids(OrgKind::Police), ["intervention", "neighbourhood", "front-desk"]);
        assert_eq!((ids(OrgKind::Centre), ids(OrgKind::Association)), (vec!["centre"], vec!["centre"]));
        for list in &rules.lists {
            assert!(
                list.steps.len() >= 8 && list.approved.is_none() && !list.source.0.is_empty(),
                "{}",
                list.id
            );
            for (lang, id) in Lang::desks().flat_map(|lang| list.steps.iter().map(move |id| (lang, id))) {
                let words = web::words::Words::of(lang).say_plain(&format!("step-{id}"));
                assert!(unsaid(&words).is_empty(), "{id} in {lang:?}");
            }
        }
        let by = STEPS.replacen("approved_by = \"\"", "approved_by = \"The section\"", 1);
        assert!(lists(&by).is_none(), "on no day");
        let dated = by.replacen("approved_on = \"\"", "approved_on = \"2026-11-28\"", 1);
        assert_eq!(lists(&dated).unwrap().first().unwrap().approved, Some(("The section".into(), 20_785)));
    }

    #[test]
    fn an_own_copy_changes_who_approved_and_in_which_order_and_never_says_what_there_are_no_words_for() {
        let approved = STEPS.replacen("approved_by = \"\"", "approved_by = \"The section\"", 1).replacen(
            "approved_on = \"\"",
            "approved_on = \"2026-11-28\"",
            1,
        );
        let own = ReceptionRules::parse(None, Some(&approved)).unwrap();
        assert!(own.step_lists(OrgKind::Police).next().unwrap().approved.is_some());
        for (was, wrong) in [
            ("intervention-1\"", "dance-1\""),
            ("\"police\"", "\"army\""),
            ("id = \"neighbourhood\"", "id = \"intervention\""),
        ] {
            let refused = ReceptionRules::parse(None, Some(&STEPS.replacen(was, wrong, 1)));
            assert_eq!(refused, Err(ReceptionRulesError::Steps), "{wrong}");
        }
        for (was, wrong) in
            [("of = \"alone\"", "of = \"some\""), ("id = \"youth-prosecutor\"", "id = \"guardianship\"")]
        {
            let refused = ReceptionRules::parse(Some(&MINORS.replacen(was, wrong, 1)), None);
            assert_eq!(refused, Err(ReceptionRulesError::Minors), "{wrong}");
        }
    }

    #[test]
    fn a_row_without_a_day_or_with_an_unknown_contact_is_refused() {
        assert!(minors(&MINORS.replacen("read_on = \"", "read_on = \"soon", 1), CONTACTS).is_none());
        assert!(
            minors(&MINORS.replacen("contact = \"guardianship\"", "contact = \"nobody\"", 1), CONTACTS)
                .is_none()
        );
        assert!(
            minors(&MINORS.replacen("checked_by = \"\"", "checked_by = \"A\"", 1), CONTACTS).is_none(),
            "on no day"
        );
    }
}
