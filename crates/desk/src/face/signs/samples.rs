//! Pages of the signs with everything on them, for the test that reads every page.
use super::*;
use signs::{Decided, Dimension, Reason};

fn everything(face: &Face, scene: Scene) -> SignsSaid {
    let all = data::in_use().unwrap();
    let stance = |(at, entry): (usize, &Entry)| {
        (entry.sign.id.clone(), if at % 2 == 0 { Stance::Seen } else { Stance::Told })
    };
    SignsSaid {
        stances: all.of_scene(scene).enumerate().map(stance).collect(),
        age: Age::Doubt,
        age_reason: "<b>".into(),
        danger: true,
        held: true,
        help: true,
        concern: true,
        fact: "<b>".into(),
        reading: "<b>".into(),
        chosen: Some(Level::Note),
        reason: "<b>".into(),
        ..blank(face, scene)
    }
}

/// A look at each level in each way, with every reason there is, for every function.
fn looks(face: &Face) -> Vec<Assessment> {
    let reasons = [
        Reason::Danger,
        Reason::Held,
        Reason::Minor,
        Reason::Doubt,
        Reason::Whole,
        Reason::Help,
        Reason::Exploitation,
        Reason::Strong,
        Reason::Concern,
        Reason::Any,
        Reason::One(Dimension::Control),
        Reason::Several(Dimension::ALL.iter().copied().filter(|one| one.counts()).collect()),
    ];
    let look = |(at, function): (usize, &Function)| {
        let way = [Way::AsRule, Way::Raised, Way::Lowered][at % 3];
        Assessment {
            id: 1,
            by: "<b>".into(),
            at: 1,
            version: data::in_use().unwrap().version.clone(),
            said: SignsSaid { function: *function, ..everything(face, Scene::Workplace) },
            rule: None,
            reasons: reasons.iter().map(reason_code).collect(),
            decided: Decided { level: Level::ALL.get(at % 5).copied(), way },
        }
    };
    Function::ALL.iter().chain(Function::ALL).enumerate().map(look).collect()
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let view = SignsView { number: 7, all: looks(face), seen: 9, may_work: true };
    let mut pages = Vec::new();
    for scene in Scene::ALL {
        let said = everything(face, *scene);
        let mut page = Page::new(face, here, &view, "once".into(), Some(&said));
        page.looked = Some(Looked::of(&said, &found(data::in_use().unwrap(), &said), w));
        page.fault = Some(no_reason(DecisionFault::NoReason, w));
        page.note = Some("signs-look-first");
        pages.push(page.render().unwrap());
    }
    let nothing = SignsView { all: Vec::new(), may_work: false, ..view.clone() };
    for (view, note) in [(&view, "signs-changed"), (&view, "signs-full"), (&nothing, "signs-kept")] {
        let mut page = Page::new(face, here, view, "once".into(), None);
        page.note = Some(note);
        pages.push(page.render().unwrap());
    }
    pages
}
