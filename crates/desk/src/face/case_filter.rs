//! What the address of the list of cases asks for, and the panel in which it is chosen. Codes and numbers, like the inbox's.
use super::{
    asking::Query,
    filter::{Chip, Holders, Panel, holder_words, holders, select, typed_day, whose, whose_code},
};
use crate::{
    case::{CaseFilter, CaseList, CaseStand, CaseTime, Which},
    inbox::Whose,
};
use envelope::ids::Day;
use web::{dates, words::Words};

/// What the address asks for.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct CasesWanted(pub(super) CaseFilter);

/// What one looks for at the start of a day: its words, and its code in the addresses of before, which still open.
pub(super) const VIEWS: [(&str, &str, Which); 7] = [
    ("cases-open", "", Which::Open),
    ("cases-mine", "mine", Which::Mine),
    ("cases-team", "team", Which::MyTeams),
    ("cases-nobodys", "nobody", Which::Nobodys),
    ("cases-review", "review", Which::ToReview),
    ("cases-late", "late", Which::Late),
    ("cases-closed", "closed", Which::Closed),
];

const STANDS: [(CaseStand, &str, &str); 3] = [
    (CaseStand::Open, "", "cases-open"),
    (CaseStand::Closed, "closed", "cases-closed"),
    (CaseStand::Any, "all", "cases-any"),
];

const TIMES: [(CaseTime, &str, &str); 2] =
    [(CaseTime::Review, "review", "cases-review"), (CaseTime::Late, "late", "cases-late")];

fn stand_code(stand: CaseStand) -> &'static str {
    STANDS.iter().find(|(one, ..)| *one == stand).map_or("", |(_, code, _)| code)
}

fn time_code(time: Option<CaseTime>) -> &'static str {
    TIMES.iter().find(|(one, ..)| Some(*one) == time).map_or("", |(_, code, _)| code)
}

impl CasesWanted {
    /// What does not belong into an address is passed over.
    pub(super) fn of(query: &Query) -> Self {
        let view = query.one("view");
        if let Some((.., which)) = VIEWS.iter().find(|(_, code, _)| !view.is_empty() && *code == view) {
            return Self((*which).into());
        }
        let day = |name| dates::parse_day(query.one(name).trim()).map(Day);
        let (stand, time) = (query.one("state"), query.one("time"));
        Self(CaseFilter {
            stand: STANDS
                .iter()
                .find(|(_, code, _)| *code == stand)
                .map_or(CaseStand::Open, |(one, ..)| *one),
            whose: whose(query.one("who")),
            time: TIMES.iter().find(|(_, code, _)| *code == time).map(|(one, ..)| *one),
            opened: (day("from"), day("until")),
        })
    }

    /// What an address of ours asked for when it was kept.
    pub(super) fn of_address(address: &str) -> Self {
        Self::of(&Query::of_text(address.split_once('?').map_or("", |(_, asked)| asked)))
    }

    /// Its address, always the same for the same filter.
    pub(super) fn address(self, page: u32) -> String {
        let filter = self.0;
        let mut parts = vec![
            ("state", stand_code(filter.stand).to_owned()),
            ("who", whose_code(filter.whose)),
            ("time", time_code(filter.time).to_owned()),
            ("from", typed_day(filter.opened.0)),
            ("until", typed_day(filter.opened.1)),
        ];
        if page > 1 {
            parts.push(("page", page.to_string()));
        }
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if parts.is_empty() { "/cases".into() } else { format!("/cases?{}", parts.join("&")) }
    }
}

/// What is chosen, of what there is to choose from.
pub(super) fn panel(wanted: CasesWanted, list: &CaseList, w: &Words) -> Panel {
    let filter = wanted.0;
    let people = (list.teams.as_slice(), list.colleagues.as_slice());
    let coded = |code: &str, id: &str| (code.to_owned(), w.say(id));
    let stands = STANDS.iter().map(|(_, code, id)| coded(code, id)).collect();
    let times = TIMES.iter().map(|(_, code, id)| coded(code, id));
    let times = [coded("", "filter-any")].into_iter().chain(times).collect();
    Panel {
        selects: vec![
            select("state", "inbox-col-state", stand_code(filter.stand).into(), stands, w),
            select("who", "work-assignee", whose_code(filter.whose), holders(people, w), w),
            select("time", "filter-time", time_code(filter.time).into(), times, w),
        ],
        labels: Vec::new(),
        changed: false,
        second: None,
        from: typed_day(filter.opened.0),
        until: typed_day(filter.opened.1),
        fault: None,
        chips: chips(filter, people, w),
    }
}

/// Everything that is chosen, each with the address without it.
fn chips(filter: CaseFilter, people: Holders<'_>, w: &Words) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |words: String, without: CaseFilter| {
        chips.push(Chip { words, without: CasesWanted(without).address(1) });
    };
    if let Some((.., id)) = STANDS.iter().find(|(one, code, _)| *one == filter.stand && !code.is_empty()) {
        add(w.say(id), CaseFilter { stand: CaseStand::Open, ..filter });
    }
    if filter.whose != Whose::Anybodys {
        add(holder_words(filter.whose, people, w), CaseFilter { whose: Whose::Anybodys, ..filter });
    }
    if let Some((.., id)) = TIMES.iter().find(|(one, ..)| Some(*one) == filter.time) {
        add(w.say(id), CaseFilter { time: None, ..filter });
    }
    let date = |id: &str, day: Day| w.with1(id, "date", dates::day_long(w, day.number()).as_str());
    if let Some(day) = filter.opened.0 {
        add(date("cases-from-day", day), CaseFilter { opened: (None, filter.opened.1), ..filter });
    }
    if let Some(day) = filter.opened.1 {
        add(date("cases-until-day", day), CaseFilter { opened: (filter.opened.0, None), ..filter });
    }
    chips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d5_an_address_asks_for_the_same_cases_again_however_it_was_typed() {
        for address in [
            "/cases",
            "/cases?state=all",
            "/cases?state=closed&who=m12&from=2026-11-01&until=2026-11-24",
            "/cases?who=t4&time=review",
            "/cases?who=team&time=late",
        ] {
            let wanted = CasesWanted::of_address(address);
            assert_eq!(wanted.address(1), address);
            assert!(CasesWanted::of_address(&wanted.address(3)) == wanted);
        }
        let typed = CasesWanted::of_address("/cases?until=&time=late&who=me&state=&filter=1&page=2");
        assert_eq!(typed.address(1), "/cases?who=me&time=late");
    }

    #[test]
    fn an_address_of_before_still_opens_what_it_opened() {
        for (before, now) in [
            ("/cases?view=", "/cases"),
            ("/cases?view=mine", "/cases?who=me"),
            ("/cases?view=review&page=2", "/cases?time=review"),
            ("/cases?view=closed", "/cases?state=closed"),
        ] {
            assert_eq!(CasesWanted::of_address(before).address(1), now);
        }
    }

    #[test]
    fn what_is_no_filter_of_ours_never_comes_back_in_an_address() {
        let odd = "/cases?who=<b>&state=%22x&time=z&from=tomorrow&view=<b>&title=secret";
        assert_eq!(CasesWanted::of_address(odd).address(1), "/cases");
    }
}
