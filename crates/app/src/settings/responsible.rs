//! The part of both roles' settings that says who answers for an instance.
use super::{SettingsError, sample::settings};
use std::collections::BTreeMap;
use web::{
    dates::parse_day,
    responsible::{Paper, PaperKind, Responsible},
};

settings! {
    /// Who answers, and on which papers it rests.
    #[derive(Default, Clone)]
    pub(crate) struct ResponsibleFile {
        /// Where the controller is reached: an address, a telephone.
        #[serde(default)]
        contact: String => Set("\"\""),
        /// Where the data protection officer is reached.
        #[serde(default)]
        officer: String => Set("\"\""),
        /// The controller: the legal person, or persons, who decide what is done with the data and how (GDPR art. 4(7)), by language.
        #[serde(default)]
        controller: BTreeMap<String, String> => Pairs(&[
            ("nl", "\"\""), ("fr", "\"\""),
        ]),
        /// The authority with whom one complains, by language.
        #[serde(default)]
        supervisor: BTreeMap<String, String> => Pairs(&[
            ("nl", "\"\""), ("fr", "\"\""),
        ]),
        /// The data protection impact assessment: by whom it was signed (a person and their function), on which day (YYYY-MM-DD), under which
        /// reference it is found. `look_again`: the day by which somebody has to look at it again.
        impact_assessment: Option<PaperFile> => Table(PaperFile::explained),
        /// The entry in the register of processing activities.
        register: Option<PaperFile> => Table(PaperFile::explained),
        /// Police bodies only: the declaration of a special database, or the decision of the data protection officer that none is needed.
        special_database: Option<PaperFile> => Table(PaperFile::explained),
        /// What was told to everybody who works with it: what is on record, who may look at it, for how long.
        staff_notice: Option<PaperFile> => Table(PaperFile::explained),
    }
}

settings! {
    /// Who, when, where.
    #[derive(Clone)]
    struct PaperFile {
        by: String => Set("\"\""),
        on: String => Set("\"\""),
        reference: String => Set("\"\""),
        look_again: Option<String> => Off("\"2027-11-02\""),
    }
}

impl ResponsibleFile {
    pub(crate) fn read(self) -> Result<Responsible, SettingsError> {
        let files = [
            (PaperKind::ImpactAssessment, self.impact_assessment),
            (PaperKind::Register, self.register),
            (PaperKind::SpecialDatabase, self.special_database),
            (PaperKind::StaffNotice, self.staff_notice),
        ];
        let mut papers = BTreeMap::new();
        for (kind, file) in files {
            if let Some(file) = file.filter(|file| !file.is_blank()) {
                papers.insert(kind, file.read(kind)?);
            }
        }
        Ok(Responsible {
            controller: self.controller,
            contact: self.contact,
            officer: self.officer,
            supervisor: self.supervisor,
            papers,
        })
    }
}

impl PaperFile {
    /// As it stands in the sample.
    fn is_blank(&self) -> bool {
        [&self.by, &self.on, &self.reference].iter().all(|text| text.trim().is_empty())
    }

    fn read(self, kind: PaperKind) -> Result<Paper, SettingsError> {
        let day = |text: &str| parse_day(text).ok_or_else(|| SettingsError::Day(kind.code(), text.into()));
        Ok(Paper {
            on: day(&self.on)?,
            look_again: self.look_again.as_deref().map(day).transpose()?,
            by: self.by,
            reference: self.reference,
        })
    }
}
