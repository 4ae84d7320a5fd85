//! What was looked at and found, for people and for machines.
use serde::Serialize;

/// Everything that was looked at, in order.
#[derive(Default)]
pub(crate) struct Findings(Vec<Finding>);

/// One thing that was looked at.
#[derive(Serialize)]
struct Finding {
    check: &'static str,
    state: State,
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum State {
    Ok,
    Warning,
    Wrong,
}

#[derive(Serialize)]
struct All<'a> {
    checks: &'a [Finding],
    wrong: usize,
    warnings: usize,
}

impl Findings {
    /// As it should be.
    pub(crate) fn ok(&mut self, check: &'static str, found: impl Into<String>) {
        self.0.push(Finding { check, state: State::Ok, found: found.into(), mend: None });
    }

    /// It works, and somebody should look at it.
    pub(crate) fn warning(&mut self, check: &'static str, found: impl Into<String>, mend: impl Into<String>) {
        let (found, mend) = (found.into(), Some(mend.into()));
        self.0.push(Finding { check, state: State::Warning, found, mend });
    }

    /// It does not work, or not safely.
    pub(crate) fn wrong(&mut self, check: &'static str, found: impl Into<String>, mend: impl Into<String>) {
        let (found, mend) = (found.into(), Some(mend.into()));
        self.0.push(Finding { check, state: State::Wrong, found, mend });
    }

    /// Whether anything does not work.
    pub(crate) fn anything_wrong(&self) -> bool {
        self.count(State::Wrong) > 0
    }

    fn count(&self, state: State) -> usize {
        self.0.iter().filter(|finding| finding.state == state).count()
    }

    /// A line each, with what to do below it, and a count.
    pub(crate) fn text(&self) -> String {
        let line = |finding: &Finding| {
            let state = match finding.state {
                State::Ok => "ok",
                State::Warning => "warning",
                State::Wrong => "WRONG",
            };
            let mend = finding.mend.as_ref().map(|mend| format!("{:24}-> {mend}\n", "")).unwrap_or_default();
            format!("{state:8}{:16}{}\n{mend}", finding.check, finding.found)
        };
        let lines: String = self.0.iter().map(line).collect();
        let [wrong, warnings, ok] = [State::Wrong, State::Warning, State::Ok].map(|state| self.count(state));
        format!("{lines}\n{wrong} wrong, {warnings} to look at, {ok} as it should be\n")
    }

    /// One object, with a line break.
    pub(crate) fn json(&self) -> Result<String, serde_json::Error> {
        let (wrong, warnings) = (self.count(State::Wrong), self.count(State::Warning));
        let text = serde_json::to_string_pretty(&All { checks: &self.0, wrong, warnings })?;
        Ok(text + "\n")
    }
}
