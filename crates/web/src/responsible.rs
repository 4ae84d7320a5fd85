//! Who answers for an instance, and on which papers it rests. In real use none may be missing: [`Responsible::lacks`] is asked
//! before anything listens. Refuses to know what the papers say.
use crate::language::Lang;
use std::collections::BTreeMap;

/// Who answers for an instance. What is not known yet is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responsible {
    /// Who decides what is done with the data and how (GDPR art. 4(7)), by language: the name of a legal person, or of several.
    pub controller: BTreeMap<String, String>,
    /// Where the controller is reached.
    pub contact: String,
    /// Where its data protection officer is reached (GDPR art. 37(7)).
    pub officer: String,
    /// With whom one complains, by language.
    pub supervisor: BTreeMap<String, String>,
    /// What was signed, declared and told.
    pub papers: BTreeMap<PaperKind, Paper>,
}

/// A paper without which an instance is not used for real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperKind {
    /// The data protection impact assessment, signed.
    ImpactAssessment,
    /// The entry in the register of processing activities.
    Register,
    /// Police only: the declaration of a special database, or the officer's decision that none is needed.
    SpecialDatabase,
    /// What everybody who works with it was told: that looks are on record, among others.
    StaffNotice,
}

/// A paper: who, when, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Who signed, declared or told: a person with their function.
    pub by: String,
    /// When, in days since 1970.
    pub on: u32,
    /// Where it is found again.
    pub reference: String,
    /// When somebody has to look at it again, in days since 1970.
    pub look_again: Option<u32>,
}

/// What is missing before an instance may be used for real.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nobody is named who answers for it.
    Controller,
    /// Nobody can be reached.
    Contact,
    /// No data protection officer can be reached.
    Officer,
    /// Nobody to complain to.
    Supervisor,
    /// A paper is not there, or says not by whom or where it is.
    Paper(PaperKind),
    /// A paper of a day that has not come.
    NotYet(PaperKind),
}

impl PaperKind {
    /// Every kind, in the order of pages.
    pub const ALL: [Self; 4] =
        [Self::ImpactAssessment, Self::Register, Self::SpecialDatabase, Self::StaffNotice];

    /// Its name in the settings, and with `-` for `_` the end of its id `paper-…` in `locales`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ImpactAssessment => "impact_assessment",
            Self::Register => "register",
            Self::SpecialDatabase => "special_database",
            Self::StaffNotice => "staff_notice",
        }
    }

    /// The id of its name.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ImpactAssessment => "paper-impact-assessment",
            Self::Register => "paper-register",
            Self::SpecialDatabase => "paper-special-database",
            Self::StaffNotice => "paper-staff-notice",
        }
    }

    /// Whether an instance of the police, or of somebody else, needs it.
    #[must_use]
    pub fn is_needed(self, by_police: bool) -> bool {
        by_police || self != Self::SpecialDatabase
    }
}

impl Lack {
    /// The setting that mends it.
    #[must_use]
    pub const fn setting(self) -> &'static str {
        match self {
            Self::Controller => "responsible.controller",
            Self::Contact => "responsible.contact",
            Self::Officer => "responsible.officer",
            Self::Supervisor => "responsible.supervisor",
            Self::Paper(kind) | Self::NotYet(kind) => match kind {
                PaperKind::ImpactAssessment => "responsible.impact_assessment",
                PaperKind::Register => "responsible.register",
                PaperKind::SpecialDatabase => "responsible.special_database",
                PaperKind::StaffNotice => "responsible.staff_notice",
            },
        }
    }
}

impl Responsible {
    /// Everything that is missing on a day (since 1970) for an instance of the police or of somebody else; nothing: it may be used.
    #[must_use]
    pub fn lacks(&self, by_police: bool, today: u32) -> Vec<Lack> {
        let named = [
            (said(&self.controller), Lack::Controller),
            (!blank(&self.contact), Lack::Contact),
            (!blank(&self.officer), Lack::Officer),
            (said(&self.supervisor), Lack::Supervisor),
        ];
        let mut lacks: Vec<Lack> =
            named.into_iter().filter(|(is_there, _)| !is_there).map(|(_, lack)| lack).collect();
        for kind in PaperKind::ALL.into_iter().filter(|kind| kind.is_needed(by_police)) {
            match self.papers.get(&kind) {
                Some(paper) if blank(&paper.by) || blank(&paper.reference) => lacks.push(Lack::Paper(kind)),
                Some(paper) if paper.on > today => lacks.push(Lack::NotYet(kind)),
                Some(_) => {}
                None => lacks.push(Lack::Paper(kind)),
            }
        }
        lacks
    }

    /// Papers that somebody had to look at again by a day.
    pub fn overdue(&self, today: u32) -> impl Iterator<Item = (PaperKind, u32)> {
        let due = move |(kind, paper): (&PaperKind, &Paper)| Some((*kind, paper.look_again?));
        self.papers.iter().filter_map(due).filter(move |(_, day)| *day < today)
    }

    /// The controller's name in a language or the nearest there is; empty: nobody is named.
    #[must_use]
    pub fn controller(&self, lang: Lang) -> &str {
        best(&self.controller, lang)
    }

    /// With whom one complains, in a language or the nearest there is; empty: not said.
    #[must_use]
    pub fn supervisor(&self, lang: Lang) -> &str {
        best(&self.supervisor, lang)
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Nowhere blank: a language with an empty name would show a page that names nobody.
fn said(names: &BTreeMap<String, String>) -> bool {
    !names.is_empty() && !names.values().any(|name| blank(name))
}

fn best(names: &BTreeMap<String, String>, lang: Lang) -> &str {
    let names = names.iter().map(|(tag, name)| (tag.as_str(), name.as_str()));
    lang.best_of(names).map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: u32 = 20_784;

    fn complete() -> Responsible {
        let names = |name: &str| BTreeMap::from([("nl".to_owned(), name.to_owned())]);
        let paper =
            Paper { by: "I. Peeters, head".into(), on: TODAY, reference: "2026/7".into(), look_again: None };
        Responsible {
            controller: names("Vereniging"),
            contact: "Straat 1, Brussel".into(),
            officer: "dpo@example.org".into(),
            supervisor: names("Autoriteit"),
            papers: PaperKind::ALL.map(|kind| (kind, paper.clone())).into(),
        }
    }

    #[test]
    fn nobody_writes_to_an_instance_for_which_nobody_answers() {
        assert_eq!(complete().lacks(true, TODAY), []);
        let mut lacks = Responsible::default().lacks(true, TODAY);
        assert_eq!(lacks.len(), 8);
        lacks.dedup_by_key(|lack| lack.setting());
        assert_eq!(lacks.len(), 8, "each is mended by a setting of its own");
        let blank = Responsible { contact: "  ".into(), ..complete() };
        assert_eq!(blank.lacks(true, TODAY), [Lack::Contact]);
        let mut half = complete();
        half.controller.insert("fr".into(), " ".into());
        assert_eq!(half.lacks(false, TODAY), [Lack::Controller], "a French page would name nobody");
    }

    #[test]
    fn a_declaration_of_a_special_database_is_asked_of_the_police_alone() {
        let mut without = complete();
        without.papers.remove(&PaperKind::SpecialDatabase);
        assert_eq!(without.lacks(false, TODAY), []);
        assert_eq!(without.lacks(true, TODAY), [Lack::Paper(PaperKind::SpecialDatabase)]);
    }

    #[test]
    fn a_paper_counts_from_its_day_on_and_somebody_is_told_to_look_at_it_again() {
        let mut papers = complete();
        if let Some(paper) = papers.papers.get_mut(&PaperKind::Register) {
            (paper.on, paper.look_again) = (TODAY + 1, Some(TODAY + 9));
        }
        assert_eq!(papers.lacks(false, TODAY), [Lack::NotYet(PaperKind::Register)]);
        assert_eq!(papers.lacks(false, TODAY + 1), []);
        assert_eq!(papers.overdue(TODAY + 9).count(), 0);
        assert_eq!(papers.overdue(TODAY + 10).collect::<Vec<_>>(), [(PaperKind::Register, TODAY + 9)]);
    }
}
