//! Every page about an end, as the test of all pages shows it.
use super::*;
use domain::{EndAct, EndFault, ErasedWhy};

fn view(of: Of) -> EndView {
    let acts = EndAct::ALL.iter().map(|act| Decided {
        name: "Bo".into(),
        at: 1_795_521_600,
        act: *act,
        reason: "draft <b>".into(),
    });
    EndView {
        of,
        number: 7,
        rule_days: 183,
        closed: true,
        last_day: Some((Day(20_900), domain::EndSetBy::PutOff)),
        in_case: of == Of::Signal,
        held: Some("Bo".into()),
        asked: Some(("Bo".into(), false)),
        acts: acts.collect(),
        seen: 5,
        may: true,
        own_hold: true,
    }
}

/// The page with each thing that can be wrong.
fn wrong(face: &Face, here: &Here) -> Vec<String> {
    let mut pages = Vec::new();
    let faults = ["until", "extend-reason", "hold-reason", "erase-reason"];
    let all = [
        EndFault::Empty,
        EndFault::Long,
        EndFault::Day,
        EndFault::Held,
        EndFault::Open,
        EndFault::InCase,
        EndFault::Merged,
        EndFault::Own,
    ];
    for (index, fault) in all.into_iter().enumerate() {
        let mut page = EndPage::new(face, here, view(if index % 2 == 0 { Of::Case } else { Of::Signal }));
        let words = Words::of(here.lang).say(&format!("end-error-{}", fault.code()));
        page.fault = Some(Fault { at: faults[index % 4], words });
        pages.push(page.render().unwrap());
    }
    pages
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let mut pages = wrong(face, here);
    let open = EndView {
        closed: false,
        last_day: None,
        held: None,
        asked: None,
        acts: Vec::new(),
        own_hold: false,
        ..view(Of::Case)
    };
    pages.push(EndPage::new(face, here, open).render().unwrap());
    let listed = |of| EndListed {
        of,
        number: 3,
        last_day: Some((Day(20_900), domain::EndSetBy::PutOff)),
        who: "Bo".into(),
    };
    let rows = [listed(Of::Case), EndListed { last_day: None, ..listed(Of::Signal) }];
    for show in ["soon", "held", "asked"] {
        pages.push(list_page(face, here, show, &rows, (2, true)).render().unwrap());
    }
    let left: Vec<_> = ErasedWhy::ALL
        .iter()
        .map(|why| Tombstone { of: Of::Case, number: 4, at: 1_795_521_600, why: *why })
        .collect();
    pages.push(erased_page(face, here, &left, (1, false)).render().unwrap());
    pages.push(list_page(face, here, "soon", &[], (1, false)).render().unwrap());
    pages.push(tombstone(face, here, &Tombstone { at: 0, ..left[0] }).render().unwrap());
    pages
}
