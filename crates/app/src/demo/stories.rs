//! What is told in the demonstration: invented reports and answers, embedded. Written with care; nobody in them is real.
use serde::Deserialize;
use std::collections::BTreeMap;

const REPLIES: &str = include_str!("../../../../data/demo/replies.toml");

macro_rules! reports {
    ($($name:literal)*) => {
        [$(include_str!(concat!("../../../../data/demo/reports/", $name, ".toml"))),*]
    };
}

const REPORTS: [&str; 35] = reports! {
    "01-hotel-night-porter" "02-neighbour-third-floor" "03-one-line" "04-carwash-container" "05-carwash-balcony"
    "06-bakery-nights" "07-bakery-hand" "08-home-nurse" "09-rider-account" "10-rider-door" "11-teacher-pupil"
    "12-fifteen" "13-nails-client" "14-nails-thread" "15-massage-straw" "16-window-oath" "17-client-window"
    "18-begging-station" "19-son-taken" "20-live-in" "21-next-door-works" "22-full-flat" "23-cheap-followers"
    "24-rant" "25-stolen-earnings" "26-the-blow" "27-no-receipt" "28-worried-father" "29-two-phones"
    "30-daughter-sixteen" "31-emergency-hands" "32-stairs" "33-supermarket-door" "34-lost-voice" "35-ready-to-speak"
};

/// A report.
#[derive(Deserialize)]
pub(crate) struct Report {
    pub(crate) id: String,
    /// The language it is written in; only those who look after this data ask.
    #[cfg(test)]
    lang: String,
    /// The language of the pages it was written on.
    pub(crate) ui: String,
    pub(crate) safe: String,
    /// Kinds of organisation.
    pub(crate) readers: Vec<String>,
    #[serde(default)]
    pub(crate) answers: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) copy: bool,
    pub(crate) text: String,
}

/// What a desk answers.
#[derive(Deserialize)]
pub(crate) struct Reply {
    /// Which report.
    pub(crate) report: String,
    /// The kind of organisation that answers.
    pub(crate) from: String,
    /// Whether its receipt is shown, so that a visitor can come back to an answer.
    #[serde(default)]
    pub(crate) seeded: bool,
    pub(crate) text: String,
}

#[derive(Deserialize)]
struct Replies {
    replies: Vec<Reply>,
}

pub(crate) fn reports() -> Result<Vec<Report>, toml::de::Error> {
    REPORTS.iter().map(|text| toml::from_str(text)).collect()
}

pub(crate) fn replies() -> Result<Vec<Reply>, toml::de::Error> {
    Ok(toml::from_str::<Replies>(REPLIES)?.replies)
}

impl Report {
    /// Its text as a person typed it: the files put it between lines of their own.
    pub(crate) fn typed(&self) -> &str {
        self.text.trim_matches('\n')
    }

    /// The fields of the form that were filled in.
    pub(crate) fn fields(&self) -> Vec<(String, String)> {
        let value = |answer: &String| if answer == "unknown" { "dont-know".into() } else { answer.clone() };
        let mut fields: Vec<_> =
            self.answers.iter().map(|(question, answer)| (format!("q-{question}"), value(answer))).collect();
        if self.copy {
            fields.push(("copy".into(), "1".into()));
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_demonstration_is_as_many_voiced_as_the_quarter() {
        let reports = reports().unwrap();
        let languages: BTreeSet<_> = reports.iter().map(|report| report.lang.as_str()).collect();
        for lang in ["nl", "fr", "en", "ar", "es", "pt-BR", "ro", "bg", "sq", "tr", "vi", "zh", "pcm"] {
            assert!(languages.contains(lang), "{lang}");
        }
        let longer_than = |n| reports.iter().filter(|report| report.typed().chars().count() > n).count();
        assert!(reports.len() >= 24 && longer_than(600) >= 8 && longer_than(6_000) >= 3);
        assert_eq!(reports.iter().map(|report| &report.id).collect::<BTreeSet<_>>().len(), reports.len());
    }

    #[test]
    fn every_answer_belongs_to_a_report_that_its_sender_could_read() {
        let reports = reports().unwrap();
        let replies = replies().unwrap();
        for reply in &replies {
            let report = reports.iter().find(|report| report.id == reply.report).unwrap();
            assert!(report.readers.contains(&reply.from), "{}", reply.report);
        }
        assert_eq!(replies.iter().filter(|reply| reply.seeded).count(), 1);
    }
}
