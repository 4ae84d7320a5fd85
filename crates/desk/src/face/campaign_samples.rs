//! Campaigns in each state and with each fault, for the test that reads every page.
use super::*;

pub(crate) fn sample_view(state: CampaignState) -> CampaignView {
    let said = ["<b>", "<b>", "<b>"].map(str::to_owned);
    let place = |id, times| PlaceView { id, name: "<b>".into(), code: "000001".into(), times };
    CampaignView {
        id: 1,
        version: 2,
        state,
        written: domain::campaign::Written {
            name: "<b>".into(),
            days: Some((Day(20_780), Day(20_800))),
            colour: "#0b4447".into(),
            has_picture: true,
            owner: "<b>".into(),
            licence: "<b>".into(),
            texts: vec![("ar".into(), said.clone()), ("fr".into(), said.clone()), ("nl".into(), said)],
        },
        audiences: vec!["hotel".into(), "bank".into()],
        by: "<b>".into(),
        at: 1_795_521_600,
        released: Some(("<b>".into(), 1_795_521_600)),
        may_release: state == CampaignState::Draft,
        is_own: false,
        is_there: state == CampaignState::Released,
        weeks: vec![Day(20_780), Day(20_773)],
        places: vec![place(1, vec![Some(7), None]), place(2, vec![Some(4), Some(5)])],
        place_count: 60,
        page: 2,
        has_more: true,
    }
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let line = |state| crate::campaign::CampaignLine {
        id: 1,
        name: "<b>".into(),
        days: (Day(20_780), Day(20_800)),
        state,
    };
    let lines = CampaignState::ALL.iter().map(|state| line(*state)).collect();
    let lists = [CampaignList { lines, page: 2, has_more: true }, CampaignList::default()];
    let lists = lists.map(|list| ListPage::new(face, here, &list).render().unwrap());
    let mut shown: Vec<Page> = CampaignState::ALL
        .iter()
        .map(|state| Page::new(face, here, &sample_view(*state), "once".into()))
        .collect();
    let mut new = sample_view(CampaignState::Draft);
    (new.released, new.is_own, new.may_release) = (None, true, false);
    (new.places, new.weeks, new.place_count) = (Vec::new(), Vec::new(), 0);
    shown.push(Page::new(face, here, &new, "once".into()));
    let counted =
        Page::new(face, here, &sample_view(CampaignState::Released), "once".into()).render().unwrap();
    assert!(
        counted.contains(">7<") && counted.matches("&#60;5<").count() == 2,
        "p24: four is not shown: {counted}"
    );
    let notes = [
        "campaign-kept",
        "campaign-is-released",
        "campaign-is-ended",
        "campaign-places-kept",
        "campaign-changed",
    ];
    let prints = [
        "paper-error-format",
        "paper-error-language",
        "paper-error-languages",
        "paper-error-long",
        "paper-error-font",
    ];
    let places = [
        "campaign-error-place",
        "campaign-error-places",
        "campaign-papers-press",
        "campaign-papers-way",
        "campaign-papers-places",
    ];
    for (note, (print, place)) in notes.into_iter().zip(prints.into_iter().zip(places)) {
        for (at, id) in [("papers", print), ("places", place)] {
            let mut page = Page::new(face, here, &sample_view(CampaignState::Released), "once".into());
            (page.note, page.prints) = (Some(note), true);
            page.fault = Some(Fault { at, words: w.say(id) });
            shown.push(page);
        }
    }
    lists.into_iter().chain(shown.into_iter().map(|page| page.render().unwrap())).collect()
}
