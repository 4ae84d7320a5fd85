//! When something is due, wherever that is shown: in words, with its date, and by which rule. Never a colour alone, and no article of
//! law but those that the desk's own words name.
use crate::ending::{LastDay, Of};
use domain::{EndSetBy, Phase, case::REVIEW_DAYS, clock::Length, ending::NOTICE_MIN_DAYS, flood::ASIDE_DAYS};
use envelope::{directory::OrgKind, ids::Day};
use web::{dates, words::Words};

/// Who or what set a day.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    /// Whoever wrote the task.
    Task,
    /// The opening of a case on this day, or somebody since.
    Review(Day),
    /// Whoever put a report off.
    PutOff,
    /// The rule of how long something stays set aside.
    Aside,
    /// The law on what people ask about their data; whether that was put off.
    Request(OrgKind, bool),
    /// The desk's rule for reports or cases, in days, or a decision about it.
    End(Of, u32, EndSetBy),
    /// The writer, who can still take it back.
    Deletion,
    /// Two who handed a case over.
    After,
    /// The phase of somebody's residence procedure, of this length.
    Clock(Phase, Length),
}

/// When something is due.
pub(super) struct Due {
    /// How long that is still, with the date.
    pub(super) words: String,
    /// By which rule.
    pub(super) rule: String,
    /// It is late.
    pub(super) over: bool,
}

impl Due {
    pub(super) fn new(day: Day, today: Day, rule: Rule, w: &Words) -> Self {
        Self { words: words(day, today, w), rule: rule.words(day, w), over: day < today }
    }

    /// When a report or a case ends, by the desk's rule of so many days.
    pub(super) fn end((day, set_by): LastDay, (of, days): (Of, u32), today: Day, w: &Words) -> Self {
        Self::new(day, today, Rule::End(of, days, set_by), w)
    }

    /// In one line, where there is no room for two.
    pub(super) fn line(&self) -> String {
        format!("{} · {}", self.words, self.rule)
    }
}

fn words(due: Day, today: Day, w: &Words) -> String {
    let date = dates::day_long(w, due.number());
    let (id, days) =
        match (due.number().checked_sub(today.number()), today.number().saturating_sub(due.number())) {
            (Some(0), _) => ("due-today", 0),
            (Some(1), _) => ("due-tomorrow", 1),
            (Some(days), _) => ("due-in", days),
            (None, 1) => ("due-yesterday", 1),
            (None, days) => ("due-over", days),
        };
    w.with2(id, "days", days, "date", date.as_str())
}

impl Rule {
    fn words(self, day: Day, w: &Words) -> String {
        let days = |id: &str, days: u32| w.with1(id, "days", i64::from(days));
        match self {
            Self::Task => w.say("due-rule-task"),
            Self::Review(opened) if day.number() == opened.number().saturating_add(REVIEW_DAYS) => {
                days("due-rule-review-set", REVIEW_DAYS)
            }
            Self::Review(_) => w.say("due-rule-review-chosen"),
            Self::PutOff => w.say("due-rule-put-off"),
            Self::Aside => days("due-rule-aside", ASIDE_DAYS),
            Self::Request(OrgKind::Police, false) => w.say("due-rule-request-police"),
            Self::Request(OrgKind::Police, true) => w.say("due-rule-request-police-more"),
            Self::Request(_, false) => w.say("due-rule-request"),
            Self::Request(_, true) => w.say("due-rule-request-more"),
            Self::End(Of::Signal, rule, EndSetBy::Rule) => days("end-rule-signal", rule),
            Self::End(Of::Case, rule, EndSetBy::Rule) => days("end-rule-case", rule),
            Self::End(_, _, EndSetBy::PutOff) => w.say("due-rule-kept"),
            Self::End(_, _, EndSetBy::Told) => days("due-rule-told", NOTICE_MIN_DAYS),
            Self::Deletion => w.say("due-rule-deletion"),
            Self::After => w.say("due-rule-after"),
            Self::Clock(phase, length) => super::clock::phase_and_length(phase, length, w),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::language::Lang;

    const DUE: Day = Day(20_781);

    fn plain(text: &str) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    fn due(today: u32, rule: Rule) -> Due {
        let due = Due::new(DUE, Day(today), rule, Words::of(Lang::at_desk("en").unwrap()));
        Due { words: plain(&due.words), rule: plain(&due.rule), ..due }
    }

    #[test]
    fn d7_how_long_it_is_still_stands_there_in_words_with_the_date() {
        let date = "24 November 2026";
        for (today, words, over) in [
            (20_779, format!("In 2 days ({date})"), false),
            (20_780, format!("Tomorrow ({date})"), false),
            (20_781, format!("Today ({date})"), false),
            (20_782, format!("One day late ({date})"), true),
            (20_791, format!("10 days late ({date})"), true),
        ] {
            let due = due(today, Rule::Task);
            assert_eq!((due.words, due.over), (words, over));
        }
    }

    #[test]
    fn d7_a_day_never_stands_without_what_set_it() {
        let opened = Day(DUE.number() - REVIEW_DAYS);
        let end = |of, by| Rule::End(of, 365, by);
        let rules = [
            (Rule::Task, "chosen for this task"),
            (Rule::Review(opened), "180 days"),
            (Rule::Review(DUE), "chosen in the case"),
            (Rule::PutOff, "put it off"),
            (Rule::Request(OrgKind::Centre, false), "art. 12(3)"),
            (Rule::Request(OrgKind::Centre, true), "art. 12(3)"),
            (end(Of::Signal, EndSetBy::Rule), "365 days after a report is closed"),
            (end(Of::Case, EndSetBy::Rule), "365 days after a case is closed"),
            (end(Of::Case, EndSetBy::PutOff), "kept longer"),
            (end(Of::Case, EndSetBy::Told), "14 days"),
            (Rule::Deletion, "writer"),
            (Rule::After, "handed over"),
            (Rule::Clock(Phase::Reflection, Length::Days(45)), "45 days"),
        ];
        for (rule, said) in rules {
            let line = due(20_781, rule).line();
            assert!(line.contains("24 November 2026") && line.contains(said), "{line}");
        }
    }

    #[test]
    fn d7_no_article_is_named_to_the_police_that_the_desk_does_not_name_elsewhere() {
        for extended in [false, true] {
            assert!(!due(20_781, Rule::Request(OrgKind::Police, extended)).rule.contains("art."));
        }
    }
}
