//! The part of a desk's settings file that says when it is told that nobody took an urgent report.
use super::sample::settings;
use desk::escalation::{Escalation, Hours, Waits};

settings! {
    /// As it is written.
    pub(crate) struct EscalationFile {
        /// Minutes after which whoever leads, and whoever stands in, is told that nobody took what is most urgent; and once more.
        now_minutes: i64 => Set("30"),
        now_again_minutes: Option<i64> => Set("90"),
        /// Whether only the hours below count for it.
        #[serde(default)]
        now_in_hours: bool => Set("false"),
        /// The same for what is urgent today, in hours.
        soon_hours: i64 => Set("8"),
        soon_again_hours: Option<i64> => Set("24"),
        #[serde(default)]
        soon_in_hours: bool => Set("false"),
        /// From and to on each day, Monday first; empty: nobody is there. On the clocks of the wall.
        hours: Vec<String> => Set("[\"09:00-17:00\", \"09:00-17:00\", \"09:00-17:00\", \"09:00-17:00\", \"09:00-17:00\", \"\", \"\"]"),
    }
}

impl EscalationFile {
    /// What the desk needs.
    ///
    /// # Errors
    /// Which day is none, or that there are not seven.
    pub(crate) fn settings(&self) -> Result<Escalation, Box<dyn std::error::Error>> {
        let days: Vec<&str> = self.hours.iter().map(String::as_str).collect();
        let days: [&str; 7] = days.try_into().map_err(|_| "escalation.hours has seven days, Monday first")?;
        let hours = Hours::read(days)
            .map_err(|day| format!("escalation.hours: day {day} is HH:MM-HH:MM or empty"))?;
        Ok(Escalation {
            now: Waits {
                first: self.now_minutes,
                again: self.now_again_minutes,
                in_hours: self.now_in_hours,
            },
            soon: Waits {
                first: self.soon_hours.saturating_mul(60),
                again: self.soon_again_hours.map(|hours| hours.saturating_mul(60)),
                in_hours: self.soon_in_hours,
            },
            hours,
        })
    }
}
