//! Pages of copies with everything on them, for the test that reads every page.
use super::*;
use crate::{
    copy::{KnownPerson, KnownThing},
    face::case::sample_view,
    pack::MoreVictim,
};
use domain::{CopyWanted, ThingKind, copy::Part};
use envelope::ids::Day;

fn known() -> KnownNames {
    let person = |entry: i64| KnownPerson {
        entry,
        name: "<b>".into(),
        names: vec!["<b>".into(), "Masha".into()],
        protected: entry == 2,
    };
    KnownNames {
        people: vec![person(1), person(2)],
        things: (10..)
            .zip(ThingKind::ALL)
            .map(|(entry, kind)| KnownThing {
                entry,
                kind: *kind,
                value: "<b> 0470 12 34 56".into(),
                stands: true,
            })
            .collect(),
        protected: vec![],
        references: vec!["1".into()],
        members: vec!["Amina <b>".into()],
    }
}

/// Decisions with every answer and in every state.
fn consents() -> Vec<crate::consent::ConsentShown> {
    use domain::consent::{Answer, ConsentState as S, Level, Part as P};
    let answers = [
        Some(Answer::Yes),
        Some(Answer::Part([P::Name].into())),
        Some(Answer::No),
        Some(Answer::Later(Day(9))),
        None,
    ];
    let day = Day(20_790);
    let states = [
        S::Asked,
        S::Live,
        S::Partly,
        S::Refused,
        S::AskedLater(day),
        S::Withdrawn(day),
        S::Over(day),
        S::Replaced,
        S::AskAgain,
    ];
    let asked = crate::face::consent_words::sample_asked();
    let all = asked.into_iter().cycle().zip(answers.into_iter().cycle()).zip(states);
    let one = |((asked, answer), state)| crate::consent::ConsentShown {
        id: 1,
        public: [0; 32],
        asked,
        answer,
        state,
        level: Level::Alert,
        written: ("<b>".into(), 1),
        happened: vec![],
        soon: false,
    };
    all.map(one).collect()
}

/// Documents of each kind with everybody who had them, and presumed victims.
fn more() -> Box<PackMore> {
    let lines: Vec<_> = domain::CustodyAct::ALL
        .iter()
        .map(|act| crate::document::CustodyLine {
            at: 1,
            by: "<b>".into(),
            act: *act,
            to: "<b>".into(),
            why: "<b>".into(),
        })
        .collect();
    let documents = crate::face::document::sample_documents();
    let steps = crate::face::steps::sample_steps().into_iter().next().unwrap().steps;
    let consents = consents();
    let victims = domain::AgeBand::ALL.iter().map(|age| MoreVictim {
        record: 4,
        alias: "<b>".into(),
        age: Some(*age),
        non_punishment: steps.clone(),
        consents: consents.clone(),
    });
    Box::new(PackMore {
        documents: documents.into_iter().map(|document| (document, lines.clone())).collect(),
        victims: victims.chain([MoreVictim { record: 5, ..MoreVictim::default() }]).collect(),
    })
}

/// A pack with everything in it.
pub(crate) fn sample_pack() -> PackData {
    PackData::of(&sample_view(), &more(), &wanted(CopyOf::Case(3), true))
}

fn taken() -> Vec<Taken> {
    let forms = Reader::ALL.iter().zip(Purpose::ALL).zip(As::ALL.iter().cycle());
    let one = |((reader, purpose), form): ((&Reader, &Purpose), &As)| Taken {
        id: 1,
        by: "<b>".into(),
        at: 1,
        form: Some(*form),
        reader: Some(*reader),
        whom: "<b>".into(),
        purpose: Some(*purpose),
        words: "<b>".into(),
        whole: *form == As::Pdf,
        why: "<b>".into(),
        mark: "ABCD-EFGH".into(),
        hash: "00".into(),
    };
    forms.map(one).collect()
}

fn wanted(of: CopyOf, whole: bool) -> CopyWanted {
    CopyWanted {
        of,
        reader: if whole { Reader::Magistrate } else { Reader::Own },
        whom: "x".into(),
        purpose: Purpose::Else,
        words: "x".into(),
        form: As::Csv,
        whole,
        parts: Part::ALL.to_vec(),
        stays: vec![2],
        why: "x".into(),
        hide: vec!["Ilse".into()],
        days: (Day(20_000), Day(20_001)),
    }
}

/// Whole and with people hidden, of a case, a report and each list; and everything that can be wrong.
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let mut pages = Vec::new();
    let signal = || {
        let view = crate::face::signal::sample_view(face);
        Material::Signal(Box::new(view), known())
    };
    let list = |rows| Material::List(Some(rows));
    let people = || ListRows::People(Box::new(crate::face::person::sample_people()));
    let all: Vec<(CopyOf, Material, bool)> = vec![
        (CopyOf::Case(3), Material::Case(Box::new(sample_view()), known(), None), true),
        (CopyOf::Case(3), Material::Case(Box::new(sample_view()), known(), None), false),
        (CopyOf::Case(3), Material::Case(Box::new(sample_view()), known(), Some(more())), true),
        (CopyOf::Case(3), Material::Case(Box::new(sample_view()), known(), Some(Box::default())), false),
        (CopyOf::Signal(7), signal(), false),
        (CopyOf::Signals, list(ListRows::Signals(lines())), false),
        (CopyOf::Cases, list(ListRows::Cases(vec![])), false),
        (CopyOf::People, list(people()), false),
    ];
    for (of, material, whole) in all {
        let mut page = CopyPage::new(face, here, (of, &material), (taken(), true, 2));
        let wanted = wanted(of, whole);
        let built = built(face, material, &wanted, w).unwrap_or_else(|fault| panic!("{}", fault.words));
        assert!(rows_are_words(&built.document, w), "{:?}", document::rows(&built.document, w));
        page.preview = Some(Preview::of(&built.document, built.maybe));
        page.fields.keeps = built.pack.is_some().then(|| form::keeps(&known()));
        page.note = Some(if whole { "copy-changed" } else { "copy-look-first" });
        pages.push(page.render().unwrap());
    }
    let faults = [
        CopyFault::For,
        CopyFault::Reader,
        CopyFault::Purpose,
        CopyFault::Words,
        CopyFault::Form,
        CopyFault::Whole,
        CopyFault::Parts,
        CopyFault::Documents,
        CopyFault::Hide,
        CopyFault::Days,
        CopyFault::Pack,
        CopyFault::Why,
    ];
    let reasons = [Unprintable::Font("fonts-noto-cjk"), Unprintable::TooLong, Unprintable::Failed];
    let faults =
        faults.map(|fault| fault_of(fault, w)).into_iter().chain(reasons.map(|why| unprintable(why, w)));
    let heavy = [NoFile::TooManyDocuments, NoFile::Desk(crate::DeskError::Damaged("document_parts"))];
    let faults = faults.chain(heavy.map(|why| no_file(why, w).unwrap()));
    for fault in faults {
        let material = Material::List(None);
        let mut page = CopyPage::new(face, here, (CopyOf::Signals, &material), (Vec::new(), false, 1));
        page.fault = Some(fault);
        pages.push(page.render().unwrap());
    }
    pages
}

fn lines() -> Vec<store::desk::SignalLine> {
    let line = |(number, state): (i64, &crate::State)| store::desk::SignalLine {
        number,
        arrived_day: 20_000,
        origin: "portal".into(),
        state: state.code().into(),
        outcome: Some("unfounded".into()),
        closed_at: Some(1),
    };
    (1..).zip(crate::State::ALL.iter().cycle().take(40)).map(line).collect()
}

fn rows_are_words(document: &Document, w: &Words) -> bool {
    document::rows(document, w).iter().flatten().all(|cell| web::words::unsaid(cell).is_empty())
}
