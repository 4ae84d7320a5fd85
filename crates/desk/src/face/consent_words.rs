//! Consents in words, wherever they are shown: what goes, with whom, what for, what was answered.
use crate::{
    Desk,
    consent::{Asked, ConsentEvent, ConsentItem, Happened},
};
use domain::{
    Parts, With,
    consent::{Answer, Purpose},
};
use web::{dates, language::Lang, words::Words};

/// Words one after the other, as a language separates them.
pub(super) fn listed(words: impl Iterator<Item = String>, lang: Lang) -> String {
    let comma = match lang.tag() {
        "zh" => "、",
        _ if lang.dir() == "rtl" => "، ",
        _ => ", ",
    };
    words.collect::<Vec<_>>().join(comma)
}

/// What goes, in the desk's own words.
pub(super) fn parts(parts: &Parts, w: &Words) -> String {
    listed(parts.iter().map(|part| w.say(&format!("consent-label-{}", part.code()))), w.lang())
}

/// What for, in the desk's own words.
pub(super) fn purpose(asked: &Asked, w: &Words) -> String {
    match asked.purpose {
        Purpose::Other => asked.purpose_words.clone(),
        purpose => w.say(&format!("consent-for-{}", purpose.code())),
    }
}

/// With whom, with the one person there.
pub(super) fn receiver(desk: &Desk, asked: &Asked, lang: Lang) -> String {
    let with = match &asked.with {
        With::Desk(org) => desk.org_name(org, lang),
        With::Named(name) => name.clone(),
    };
    if asked.officer.is_empty() { with } else { listed([asked.officer.clone(), with].into_iter(), lang) }
}

/// What goes, as it is said to the person.
fn spoken_parts(parts: &Parts, w: &Words) -> String {
    listed(parts.iter().map(|part| w.say_plain(&format!("consent-part-{}", part.code()))), w.lang())
}

/// What for, as it is said to the person.
fn spoken_purpose(asked: &Asked, w: &Words) -> String {
    match asked.purpose {
        Purpose::Other => {
            w.say_plain_with("consent-to-other", &[("words", asked.purpose_words.as_str().into())])
        }
        purpose => w.say_plain(&format!("consent-to-{}", purpose.code())),
    }
}

/// The question in one sentence, as it is put to the person.
pub(super) fn question(desk: &Desk, asked: &Asked, lang: Lang) -> String {
    spoken("consent-ask", &receiver(desk, asked, lang), asked, lang)
}

/// What they agreed to, in one sentence; `who` may know it, or nobody is named.
pub(super) fn holds(asked: &Asked, (lang, who): (Lang, &str)) -> String {
    let id = if who.is_empty() { "consent-holds-unnamed" } else { "consent-holds" };
    spoken(id, who, asked, lang)
}

fn spoken(id: &str, who: &str, asked: &Asked, lang: Lang) -> String {
    let w = Words::of(lang);
    let (parts, why) = (spoken_parts(&asked.parts, w), spoken_purpose(asked, w));
    let until = dates::day_long(w, asked.until.number());
    let args = [
        ("who", who.into()),
        ("parts", parts.as_str().into()),
        ("why", why.as_str().into()),
        ("date", until.as_str().into()),
    ];
    w.say_with(id, &args)
}

/// What was answered.
pub(super) fn answer(answer: Option<&Answer>, w: &Words) -> String {
    match answer {
        None => w.say("consent-was-asked"),
        Some(Answer::Yes) => w.say("consent-was-yes"),
        Some(Answer::Part(agreed)) => format!("{} ({})", w.say("consent-was-part"), parts(agreed, w)),
        Some(Answer::No) => w.say("consent-was-no"),
        Some(Answer::Later(day)) => {
            w.with1("consent-was-later", "date", dates::day_long(w, day.number()).as_str())
        }
    }
}

/// What happened to a decision.
pub(super) fn happened(happened: &Happened, w: &Words) -> String {
    match happened {
        Happened::Withdrawn(..) => w.say("consent-was-withdrawn"),
        Happened::Replaced(..) => w.say("consent-was-replaced"),
        Happened::Answered(_, since) => {
            w.with1("consent-was-answered", "answer", answer(Some(since), w).as_str())
        }
    }
}

/// What a line of a case's order of time says about a consent.
pub(super) fn said(desk: &Desk, item: &ConsentItem, w: &Words) -> (String, Vec<String>) {
    let who = receiver(desk, &item.asked, w.lang());
    let what = match &item.event {
        ConsentEvent::Asked(answered) => answer(answered.as_ref(), w),
        ConsentEvent::Happened(what) => happened(what, w),
    };
    let until = dates::day_long(w, item.asked.until.number());
    let more = vec![
        parts(&item.asked.parts, w),
        purpose(&item.asked, w),
        w.with1("consent-until", "date", until.as_str()),
    ];
    (w.with2("consent-line", "who", who.as_str(), "answer", what.as_str()), more)
}

/// Lines of every sort, for the test that reads every page.
#[cfg(test)]
pub(crate) fn sample_items() -> Vec<ConsentItem> {
    use domain::consent::How;
    use envelope::ids::Day;
    let answers =
        [Answer::Yes, Answer::Part([domain::Part::Name].into()), Answer::No, Answer::Later(Day(20_790))];
    let asked = std::iter::once(None).chain(answers.iter().cloned().map(Some)).map(ConsentEvent::Asked);
    let happened = answers.iter().cloned().map(|answer| Happened::Answered(Day(20_790), answer));
    let happened =
        happened.chain([Happened::Withdrawn(Day(20_790), How::Phone), Happened::Replaced(Day(20_790), 2)]);
    let events = asked.chain(happened.map(ConsentEvent::Happened));
    let item = |(event, asked)| ConsentItem { victim: 5, asked, event, written: 1 };
    events.zip(sample_asked().into_iter().cycle()).map(item).collect()
}

/// Questions with everything in them: one for each purpose.
#[cfg(test)]
pub(crate) fn sample_asked() -> Vec<Asked> {
    use domain::{
        HasSay, Part,
        consent::{How, Suspected, ToldBack},
    };
    use envelope::ids::{Day, OrgId};
    let one = |(n, purpose): (usize, &Purpose)| Asked {
        parts: Part::ALL.iter().copied().collect(),
        with: match OrgId::parse("police-north") {
            Ok(org) if n % 2 == 0 => With::Desk(org),
            _ => With::Named("<b>".into()),
        },
        officer: if n % 3 == 0 { "<b>".into() } else { String::new() },
        purpose: *purpose,
        purpose_words: if *purpose == Purpose::Other { "draft <b>".into() } else { String::new() },
        until: Day(20_800),
        asked_on: Day(20_781),
        how: How::ALL.get(n % How::ALL.len()).copied().unwrap_or(How::Phone),
        lang: "pcm".into(),
        interpreter: "<b>".into(),
        told_back: ToldBack::Yes,
        say: HasSay::ALL.get(n % HasSay::ALL.len()).copied().unwrap_or(HasSay::Person),
        suspected: Suspected::No,
        thread: None,
        wrote: false,
        again: (n > 0).then_some(1),
    };
    Purpose::ALL.iter().enumerate().map(one).collect()
}
