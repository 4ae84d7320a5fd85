//! What the address of the inbox asks for, the panel in which it is chosen, and what is chosen as it is taken back one by one. An
//! address holds codes and numbers and never a word of a report or a name.
use super::{
    asking::Query,
    fields::{Choice, Fault},
};
use crate::{
    State as SignalState, Waiting,
    inbox::{InboxFilter, InboxPage, Running, Stand, Whose},
    people::Team,
    signal::Colleague,
};
use domain::{MemberId, Origin, Outcome, TeamId, Urgency};
use envelope::{directory::OrgKind, ids::Day};
use web::{dates, endonyms::endonym, words::Words};

/// What the address asks for.
#[derive(Default, Clone, PartialEq, Eq)]
pub(super) struct Wanted(pub(super) InboxFilter);

/// Labels that one filter can ask for.
const LABELS_AT_ONCE: usize = 5;

impl Wanted {
    /// What does not belong into an address is passed over.
    pub(super) fn of(query: &Query) -> Self {
        let tag = query.one("of");
        let outcome = Outcome::of_code(query.one("outcome"));
        let mut labels: Vec<i64> =
            query.all("label").filter_map(|label| label.parse().ok()).filter(|label| *label > 0).collect();
        labels.sort_unstable();
        labels.dedup();
        labels.truncate(LABELS_AT_ONCE);
        let day = |name| dates::parse_day(query.one(name).trim()).map(Day);
        Self(InboxFilter {
            stand: match query.one("state") {
                "all" => Stand::Any,
                // Something came only of what is closed.
                "" if outcome.is_some() => Stand::In(SignalState::Closed),
                code => SignalState::of_code(code).map_or(Stand::Open, Stand::In),
            },
            whose: whose(query.one("who")),
            waiting: Waiting::of_code(query.one("waiting")),
            lang: envelope::ids::is_language_tag(tag).then(|| tag.to_owned()),
            labels,
            urgency: match query.one("urgent") {
                "1" => Some(Urgency::Soon),
                "now" => Some(Urgency::Now),
                _ => None,
            },
            second_look: query.one("second") == "1",
            outcome,
            origin: Origin::of_code(query.one("origin")),
            running: match query.one("time") {
                "due" => Some(Running::Due),
                "over" => Some(Running::Over),
                _ => None,
            },
            changed: query.one("changed") == "1",
            alike: query.one("like").parse().ok().filter(|number| *number > 0),
            arrived: (day("from"), day("until")),
        })
    }

    /// What an address of ours asked for when it was kept.
    pub(super) fn of_address(address: &str) -> Self {
        Self::of(&Query::of_text(address.split_once('?').map_or("", |(_, asked)| asked)))
    }

    /// Its address, always the same for the same filter.
    pub(super) fn address(&self, page: u32) -> String {
        let filter = &self.0;
        let mut parts = Vec::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                parts.push(format!("{name}={value}"));
            }
        };
        add("state", stand_code(filter));
        add("who", &whose_code(filter.whose));
        add("waiting", filter.waiting.map_or("", Waiting::code));
        add("of", filter.lang.as_deref().unwrap_or(""));
        for label in &filter.labels {
            add("label", &label.to_string());
        }
        add("urgent", urgency_code(filter.urgency));
        add("second", if filter.second_look { "1" } else { "" });
        add("outcome", filter.outcome.map_or("", Outcome::code));
        add("origin", filter.origin.map_or("", Origin::code));
        add("time", running_code(filter.running));
        add("changed", if filter.changed { "1" } else { "" });
        add("like", &filter.alike.map(|number| number.to_string()).unwrap_or_default());
        add("from", &typed_day(filter.arrived.0));
        add("until", &typed_day(filter.arrived.1));
        if page > 1 {
            add("page", &page.to_string());
        }
        if parts.is_empty() { "/".into() } else { format!("/?{}", parts.join("&")) }
    }
}

pub(super) fn whose(code: &str) -> Whose {
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number > 0);
    match code {
        "me" => Whose::Mine,
        "nobody" => Whose::Nobodys,
        "team" => Whose::MyTeams,
        _ => match (code.strip_prefix('m').and_then(number), code.strip_prefix('t').and_then(number)) {
            (Some(member), _) => Whose::Of(MemberId(member)),
            (_, Some(team)) => Whose::OfTeam(TeamId(team)),
            _ => Whose::Anybodys,
        },
    }
}

pub(super) fn whose_code(whose: Whose) -> String {
    match whose {
        Whose::Anybodys => String::new(),
        Whose::Mine => "me".into(),
        Whose::Nobodys => "nobody".into(),
        Whose::MyTeams => "team".into(),
        Whose::Of(member) => format!("m{}", member.0),
        Whose::OfTeam(team) => format!("t{}", team.0),
    }
}

fn stand_code(filter: &InboxFilter) -> &'static str {
    match filter.stand {
        Stand::Open => "",
        Stand::In(SignalState::Closed) if filter.outcome.is_some() => "",
        Stand::In(state) => state.code(),
        Stand::Any => "all",
    }
}

fn urgency_code(urgency: Option<Urgency>) -> &'static str {
    match urgency {
        None | Some(Urgency::Normal) => "",
        Some(Urgency::Soon) => "1",
        Some(Urgency::Now) => "now",
    }
}

fn running_code(running: Option<Running>) -> &'static str {
    match running {
        None => "",
        Some(Running::Due) => "due",
        Some(Running::Over) => "over",
    }
}

/// One list to choose from.
pub(super) struct Select {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) options: Vec<Choice>,
}

/// Something that is chosen, and the address without it.
pub(super) struct Chip {
    pub(super) words: String,
    pub(super) without: String,
}

/// The panel in which a filter is chosen.
pub(super) struct Panel {
    pub(super) selects: Vec<Select>,
    pub(super) labels: Vec<Choice>,
    pub(super) changed: bool,
    /// At a police desk: only what waits for a second look.
    pub(super) second: Option<bool>,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) fault: Option<Fault>,
    pub(super) chips: Vec<Chip>,
}

/// Whom a filter can be about.
pub(super) type Holders<'a> = (&'a [Team], &'a [Colleague]);

/// A day as a field shows it.
pub(super) fn typed_day(day: Option<Day>) -> String {
    day.map(|day| dates::written_day(day.number())).unwrap_or_default()
}

impl Panel {
    /// What is chosen, of what there is to choose from.
    pub(super) fn new(
        wanted: &Wanted,
        page: &InboxPage,
        (languages, kind): (&[String], OrgKind),
        w: &Words,
    ) -> Self {
        let filter = &wanted.0;
        let label = |label: &crate::signal::Label| Choice {
            value: label.id.to_string(),
            words: label.name.clone(),
            chosen: filter.labels.contains(&label.id),
        };
        Self {
            selects: selects(filter, page, languages, w),
            labels: page.labels.iter().map(label).collect(),
            changed: filter.changed,
            second: (kind == OrgKind::Police).then_some(filter.second_look),
            from: typed_day(filter.arrived.0),
            until: typed_day(filter.arrived.1),
            fault: None,
            chips: chips(filter, page, w),
        }
    }

    /// What would measure one colleague is not shown, and the page says why.
    pub(super) fn say_unmeasured(&mut self, w: &Words) {
        self.fault = Some(Fault { at: "f-who", words: w.say("filter-error-measures") });
    }

    /// What was typed as a day and is none stays as it was typed, with what is wrong beside it.
    pub(super) fn check_days(&mut self, query: &Query, w: &Words) {
        for (name, field) in [("until", &mut self.until), ("from", &mut self.from)] {
            let typed = query.one(name).trim();
            if !typed.is_empty() && dates::parse_day(typed).is_none() {
                *field = typed.into();
                self.fault = Some(Fault { at: name, words: w.say("filter-error-day") });
            }
        }
    }
}

/// A list to choose from, called `name` in the address.
pub(super) fn select(
    name: &'static str,
    label: &str,
    chosen: String,
    mut options: Vec<(String, String)>,
    w: &Words,
) -> Select {
    // Whoever is gone, and whatever no list has any more, is still what was asked for.
    if !options.iter().any(|(value, _)| *value == chosen) {
        options.push((chosen.clone(), w.say("filter-gone")));
    }
    let choice = |(value, words): (String, String)| Choice { chosen: value == chosen, value, words };
    Select { name, label: w.say(label), options: options.into_iter().map(choice).collect() }
}

fn selects(filter: &InboxFilter, page: &InboxPage, languages: &[String], w: &Words) -> Vec<Select> {
    let select = |name, label: &str, chosen, options| select(name, label, chosen, options, w);
    let people = (page.teams.as_slice(), page.colleagues.as_slice());
    let coded = |codes: &[&'static str], id: &str| -> Vec<(String, String)> {
        let any = [(String::new(), w.say("filter-any"))];
        let said = codes.iter().map(|code| ((*code).to_owned(), w.say(&format!("{id}-{code}"))));
        any.into_iter().chain(said).collect()
    };
    let states = SignalState::ALL
        .iter()
        .map(|state| (state.code().to_owned(), w.say(&format!("state-{}", state.code()))));
    let states = [(String::new(), w.say("view-open"))].into_iter().chain(states);
    let states = states.chain([("all".to_owned(), w.say("inbox-all"))]).collect();
    let outcomes: Vec<_> = Outcome::ALL.iter().map(|one| one.code()).collect();
    let origins: Vec<_> = Origin::ALL.iter().map(|one| one.code()).collect();
    let mut spoken = vec![(String::new(), w.say("filter-any"))];
    spoken.extend(languages.iter().map(|tag| (tag.clone(), endonym(tag).to_owned())));
    let urgent = [("", "filter-any"), ("1", "view-urgent"), ("now", "urgency-now")];
    let urgent = urgent.map(|(code, id)| (code.to_owned(), w.say(id))).into();
    vec![
        select("state", "inbox-col-state", state_choice(filter), states),
        select("who", "work-assignee", whose_code(filter.whose), holders(people, w)),
        select(
            "waiting",
            "inbox-col-waiting",
            filter.waiting.map_or("", Waiting::code).into(),
            coded(&["us", "writer"], "waiting"),
        ),
        select("urgent", "work-urgency", urgency_code(filter.urgency).into(), urgent),
        select("time", "filter-time", running_code(filter.running).into(), coded(&["due", "over"], "filter")),
        select("of", "inbox-col-lang", filter.lang.clone().unwrap_or_default(), spoken),
        select(
            "outcome",
            "close-outcome",
            filter.outcome.map_or("", Outcome::code).into(),
            coded(&outcomes, "outcome"),
        ),
        select(
            "origin",
            "enter-origin",
            filter.origin.map_or("", Origin::code).into(),
            coded(&origins, "origin"),
        ),
    ]
}

/// In the list, "closed" stands chosen also where the address leaves it out.
fn state_choice(filter: &InboxFilter) -> String {
    match filter.stand {
        Stand::In(state) => state.code().into(),
        _ => stand_code(filter).into(),
    }
}

pub(super) fn holders((teams, colleagues): Holders<'_>, w: &Words) -> Vec<(String, String)> {
    let fixed = [("", "filter-any"), ("me", "view-mine"), ("team", "view-team"), ("nobody", "view-nobodys")];
    let fixed = fixed.map(|(code, id)| (code.to_owned(), w.say(id))).into_iter();
    let teams = teams
        .iter()
        .map(|team| (format!("t{}", team.id.0), w.with1("work-team", "name", team.name.as_str())));
    let people = colleagues.iter().map(|one| (format!("m{}", one.id.0), one.name.clone()));
    fixed.chain(teams).chain(people).collect()
}

pub(super) fn holder_words(whose: Whose, people: Holders<'_>, w: &Words) -> String {
    let code = whose_code(whose);
    let found = holders(people, w).into_iter().find(|(value, _)| *value == code);
    found.map_or_else(|| w.say("filter-gone"), |(_, words)| words)
}

/// Everything that is chosen, each with the address without it.
fn chips(filter: &InboxFilter, page: &InboxPage, w: &Words) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |words: String, change: Without<'_>| {
        let mut without = Wanted(filter.clone());
        change(&mut without.0);
        chips.push(Chip { words, without: without.address(1) });
    };
    match filter.stand {
        Stand::Open => {}
        Stand::In(SignalState::Closed) if filter.outcome.is_some() => {}
        Stand::In(state) => add(w.say(&format!("state-{}", state.code())), &|one| one.stand = Stand::Open),
        Stand::Any => add(w.say("inbox-all"), &|one| one.stand = Stand::Open),
    }
    if filter.whose != Whose::Anybodys {
        add(holder_words(filter.whose, (&page.teams, &page.colleagues), w), &|one| {
            one.whose = Whose::Anybodys
        });
    }
    if let Some(waiting) = filter.waiting {
        let words = w.say(&format!("waiting-{}", waiting.code()));
        add(format!("{}: {words}", w.say("inbox-col-waiting")), &|one| one.waiting = None);
    }
    if let Some(urgency) = filter.urgency {
        let id = if urgency == Urgency::Now { "urgency-now" } else { "view-urgent" };
        add(w.say(id), &|one| one.urgency = None);
    }
    if let Some(running) = filter.running {
        add(w.say(&format!("filter-{}", running_code(Some(running)))), &|one| one.running = None);
    }
    if let Some(lang) = &filter.lang {
        add(endonym(lang).into(), &|one| one.lang = None);
    }
    for id in &filter.labels {
        let name = page.labels.iter().find(|label| label.id == *id).map(|label| label.name.clone());
        add(name.unwrap_or_else(|| w.say("filter-gone")), &|one| one.labels.retain(|label| label != id));
    }
    more_chips(filter, w, &mut add);
    chips
}

/// How a filter is without something.
type Without<'a> = &'a dyn Fn(&mut InboxFilter);

/// Those of what came of it, by which way it came and when.
fn more_chips(filter: &InboxFilter, w: &Words, add: &mut dyn FnMut(String, Without<'_>)) {
    if let Some(outcome) = filter.outcome {
        let closed = filter.stand == Stand::In(SignalState::Closed);
        add(w.say(&format!("outcome-{}", outcome.code())), &|one| {
            one.outcome = None;
            one.stand = if closed { Stand::Open } else { one.stand };
        });
    }
    if let Some(origin) = filter.origin {
        add(w.say(&format!("origin-{}", origin.code())), &|one| one.origin = None);
    }
    if let Some(number) = filter.alike {
        add(w.with1("filter-alike", "number", number), &|one| one.alike = None);
    }
    if filter.changed {
        add(w.say("filter-changed"), &|one| one.changed = false);
    }
    if filter.second_look {
        add(w.say("view-second"), &|one| one.second_look = false);
    }
    let date = |id: &str, day: Day| w.with1(id, "date", dates::day_long(w, day.number()).as_str());
    if let Some(day) = filter.arrived.0 {
        add(date("filter-from-day", day), &|one| one.arrived.0 = None);
    }
    if let Some(day) = filter.arrived.1 {
        add(date("filter-until-day", day), &|one| one.arrived.1 = None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_the_same_again_however_it_was_typed() {
        for address in [
            "/",
            "/?state=all",
            "/?state=closed&who=me",
            "/?who=m12&waiting=us&of=ar&label=3&label=7&urgent=now&second=1",
            "/?who=t4&outcome=abuse&origin=phone&time=over&changed=1&from=2026-11-01&until=2026-11-24",
            "/?state=all&outcome=abuse",
            "/?like=7&from=2026-11-01",
        ] {
            let wanted = Wanted::of_address(address);
            assert_eq!(wanted.address(1), address);
            assert!(Wanted::of_address(&wanted.address(3)) == wanted);
        }
        let typed =
            Wanted::of_address("/?until=&label=7&label=3&label=7&label=x&who=&state=&urgent=1&filter=1");
        assert_eq!(typed.address(1), "/?label=3&label=7&urgent=1");
    }

    #[test]
    fn what_is_no_filter_of_ours_never_comes_back_in_an_address() {
        let odd = Wanted::of_address(
            "/?who=<b>&of=%22x&label=-1&outcome=x&origin=y&time=z&from=tomorrow&note=secret",
        );
        assert!(odd == Wanted::default());
        assert_eq!(odd.address(1), "/");
    }
}
