//! What one is told outside the desk: by mail and when, and when one's shifts begin.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::{
    DeskError,
    told::{FEEDS_MAX, FeedView, Telling, TellingFault, TellingForm, TellingOutcome},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{Topic, When};
use http::StatusCode;
use web::{dates, form::Form, page::see_other, words::Words};

/// The fields of the days, Monday first.
const SHIFTS: [&str; 7] = ["shift-1", "shift-2", "shift-3", "shift-4", "shift-5", "shift-6", "shift-7"];

#[derive(Template)]
#[template(path = "told.html")]
struct Told {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    /// This desk sends mail.
    mail: bool,
    address: String,
    topics: Vec<TopicField>,
    days: Vec<DayField>,
    /// Number and words of each calendar.
    feeds: Vec<(i64, String)>,
    may_make: bool,
}

struct TopicField {
    name: String,
    words: String,
    when: Vec<Choice>,
}

struct DayField {
    name: &'static str,
    words: String,
    value: String,
}

fn topic_field(topic: Topic) -> String {
    format!("topic-{}", topic.code())
}

impl Told {
    fn new(face: &Face, here: &Here, (telling, feeds): (&Telling, &[FeedView]), mail: bool) -> Self {
        let w = Words::of(here.lang);
        let topic = |topic: &Topic| TopicField {
            name: topic_field(*topic),
            words: w.say(&topic_field(*topic)),
            when: choices(When::ALL, When::code, "told", Some(telling.when(*topic)), w),
        };
        let day = |(name, (n, value)): (&'static str, (i32, String))| DayField {
            name,
            words: w.say(&format!("told-day-{n}")),
            value,
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("told-title"), "account", Some(&here.session)),
            note: match here.query.one("done") {
                "kept" => Some("told-kept"),
                "tried" => Some("told-tried"),
                "feed-ended" => Some("feeds-ended"),
                "feed-many" => Some("feeds-many"),
                "old" => Some("desk-form-old"),
                _ => None,
            },
            fault: None,
            mail,
            address: telling.address.clone(),
            topics: Topic::ALL.iter().map(topic).collect(),
            feeds: feeds.iter().map(|feed| (feed.id, feed_words(feed, w))).collect(),
            may_make: feeds.len() < FEEDS_MAX,
            days: SHIFTS.into_iter().zip((1..).zip(telling.shifts.written())).map(day).collect(),
        }
    }

    fn retype(&mut self, form: &Form) {
        if !form.has("shift-1") {
            return;
        }
        for topic in &mut self.topics {
            choose(&mut topic.when, &[form.one(&topic.name)]);
        }
        self.address = form.one("address").into();
        for day in &mut self.days {
            day.value = form.one(day.name).into();
        }
    }
}

fn feed_words(feed: &FeedView, w: &Words) -> String {
    let day = |day: envelope::ids::Day| dates::day_long(w, day.number());
    let used = feed.used.map_or_else(|| w.say("feeds-never"), day);
    w.with2("feeds-made", "date", day(feed.made).as_str(), "used", used.as_str())
}

async fn build(face: &Face, here: &Here) -> Result<Told, DeskError> {
    let telling = face.desk.telling(&here.session).await?;
    let feeds = face.desk.feeds(&here.session).await?;
    Ok(Told::new(face, here, (&telling, &feeds), face.desk.sends_mail()))
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    match build(&face, &here).await {
        Ok(page) => shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn post(State(face): State<Face>, filled: Filled) -> Response {
    let Filled { here, form, stale } = &filled;
    if *stale {
        return again(&face, &filled, None).await;
    }
    let was = match face.desk.telling(&here.session).await {
        Ok(was) => was,
        Err(error) => return errors::of(&face, here, &error),
    };
    // Where no mail is sent, what was chosen before stays.
    let (address, topics) = match face.desk.sends_mail() {
        true => (form.one("address"), topics(form)),
        false => (was.address.as_str(), was.topics.clone()),
    };
    let typed = TellingForm { address, topics: &topics, shifts: SHIFTS.map(|name| form.one(name)) };
    match face.desk.change_telling(&here.session, &typed).await {
        Ok(TellingOutcome::Kept) => see_other("/told?done=kept", Vec::new()),
        Ok(TellingOutcome::KeptAndTried) => see_other("/told?done=tried", Vec::new()),
        Ok(TellingOutcome::Fault(fault)) => again(&face, &filled, Some(fault)).await,
        Err(error) => errors::of(&face, here, &error),
    }
}

fn topics(form: &Form) -> Vec<(Topic, When)> {
    let chosen = |topic: &Topic| Some((*topic, When::of_code(form.one(&topic_field(*topic)))?));
    Topic::ALL.iter().filter_map(chosen).collect()
}

fn fault_words(fault: TellingFault, w: &Words) -> Fault {
    match fault {
        TellingFault::Address => Fault { at: "address", words: w.say("told-error-address") },
        TellingFault::NoShift => Fault { at: "shift-1", words: w.say("told-error-no-shift") },
        TellingFault::Hour(day) => Fault {
            at: SHIFTS.get(usize::from(day).saturating_sub(1)).copied().unwrap_or("shift-1"),
            words: w.say("told-error-hour"),
        },
    }
}

/// The page anew, with what was typed; without a fault the form was of an older session.
pub(crate) async fn again(
    face: &Face,
    Filled { here, form, .. }: &Filled,
    fault: Option<TellingFault>,
) -> Response {
    match build(face, here).await {
        Ok(mut page) => {
            page.retype(form);
            let status =
                if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
            page.note = if fault.is_some() { None } else { Some("desk-form-old") };
            page.fault = fault.map(|fault| fault_words(fault, Words::of(here.lang)));
            shell::show(status, &page, Vec::new())
        }
        Err(error) => errors::of(face, here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let shifts = domain::Shifts::read(["08:00", "", "", "", "", "", ""]).unwrap();
    let telling = Telling { address: "<b>".into(), topics: vec![(Topic::Given, When::Not)], shifts };
    let feed = |id, used| FeedView { id, made: envelope::ids::Day(1), used };
    let feeds = &[feed(1, None), feed(2, Some(envelope::ids::Day(2)))];
    let page = |mail, fault: Option<TellingFault>, note| {
        let mut page = Told::new(face, here, (&telling, feeds), mail);
        (page.fault, page.note) = (fault.map(|fault| fault_words(fault, w)), note);
        page.render().unwrap()
    };
    vec![
        page(true, Some(TellingFault::Address), Some("told-kept")),
        page(true, Some(TellingFault::NoShift), Some("told-tried")),
        page(false, Some(TellingFault::Hour(7)), None),
    ]
}
