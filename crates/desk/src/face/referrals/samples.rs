//! Every state of the pages about referrals.
use super::*;
use crate::referral::{GroundShown, PaperNow, PaperSaid};
use domain::{
    With,
    referral::{After, PaperStep, Reach, Way},
};
use envelope::{ids::OrgId, referral::Answer};

fn listed(number: i64, direction: Direction, state: ReferralState) -> ReferralListed {
    ReferralListed {
        number,
        direction,
        org: match direction {
            Direction::Paper => With::Named("House <b>".into()),
            _ => With::Desk(OrgId::parse("union").unwrap()),
        },
        function: if number.rem_euclid(3) == 0 { "newer".into() } else { Function::Reception.code().into() },
        state,
        urgent: number.rem_euclid(2) == 0,
        case: (number % 2 == 1).then_some(7),
        changed: 1_795_521_600,
    }
}

/// One as a case or a record lists it.
pub(crate) fn sample_listed() -> ReferralListed {
    listed(1, Direction::Out, ReferralState::Received)
}

fn line(said: Said, n: usize) -> Line {
    Line {
        at: 1_795_521_600,
        ours: n.is_multiple_of(4).then(|| "Bo <b>".into()),
        is_ours: n.is_multiple_of(2),
        said,
        gap: n % 3 == 1,
        waits: n.is_multiple_of(2),
    }
}

fn said() -> Vec<Said> {
    let answer = |step: Step, code: &str| {
        let answer = Answer {
            code: code.into(),
            day: Some(Day(20_800)),
            when: "<b>".into(),
            place: "<b>".into(),
            words: "<b>".into(),
            tonight: Some(true),
            ..Answer::of_step(step)
        };
        Said::Step(step, Box::new(answer))
    };
    let mut all: Vec<Said> = Step::ALL.iter().map(|step| answer(*step, "x-newer")).collect();
    all.extend(DeclineReason::ALL.iter().map(|one| answer(Step::Declined, one.code())));
    all.extend(RevokeReason::ALL.iter().map(|one| answer(Step::Revoked, one.code())));
    all.extend(Reach::ALL.iter().map(|one| answer(Step::Ended, one.code())));
    let none = Answer { tonight: Some(false), ..Answer::of_step(Step::Place) };
    all.push(Said::Step(Step::Place, Box::new(none)));
    all.extend(PaperStep::ALL.iter().zip(Way::ALL.iter().cycle()).map(|(step, way)| {
        let answer = Answer { words: "<b>".into(), ..Answer::of_step(Step::Received) };
        let by = "<b>".into();
        Said::Paper(Box::new(PaperSaid { step: *step, on: Day(20_790), by, way: Some(*way), answer }))
    }));
    all.extend([
        Said::Referred,
        Said::Newer("<b>".into()),
        Said::TakenBack(Day(20_800)),
        Said::Forged,
        Said::Gone,
    ]);
    all
}

fn view(direction: Direction, state: ReferralState, ground: GroundShown) -> ReferralView {
    let incoming = direction == Direction::In;
    ReferralView {
        listed: listed(1, direction, state),
        version: 3,
        parts: ["presence", "age", "wants", "x-newer"]
            .into_iter()
            .zip(["yes", "adult", "<b>", "<b>"])
            .map(|(id, text)| (id.to_owned(), text.to_owned()))
            .collect(),
        ground: Some(ground),
        after: After::Told.code().into(),
        tonight: true,
        ended: (!state.is_open()).then(|| {
            let as_what = match state {
                ReferralState::Recall => ReferralState::Withdrawn,
                ReferralState::Erased => ReferralState::Over,
                state => state,
            };
            (as_what.code().to_owned(), Day(20_790))
        }),
        reach: String::new(),
        victim: Some(2),
        lines: said().into_iter().enumerate().map(|(n, said)| line(said, n)).collect(),
        missing: true,
        not_compared: true,
        steps: if incoming { Step::ALL.to_vec() } else { vec![] },
        may: [!incoming, !incoming],
        look: (incoming && state == ReferralState::Look).then_some(true),
        report: if state == ReferralState::Declined { "<b>".into() } else { String::new() },
        nothing: if state == ReferralState::Over { "<b>".into() } else { String::new() },
        paper: (direction == Direction::Paper).then(|| PaperNow {
            slip: "0123 4567".into(),
            officer: "<b>".into(),
            steps: PaperStep::ALL.to_vec(),
            prints: state.is_open(),
            printed: state == ReferralState::Received,
        }),
        once: "once".into(),
    }
}

fn grounds() -> Vec<GroundShown> {
    let consent = |how: &str, told_back| GroundShown::Consent {
        why: if told_back { "place".into() } else { "<b>".into() },
        how: how.into(),
        lang: "ro".into(),
        told_back,
        asked: Day(20_780),
        level: "contact".into(),
        until: Some(Day(20_800)),
    };
    let mut all: Vec<GroundShown> =
        domain::consent::How::ALL.iter().map(|how| consent(how.code(), true)).collect();
    all.push(consent("x-newer", false));
    all.push(GroundShown::Legal { row: "told".into(), words: "<b>".into() });
    all
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let mut pages = Vec::new();
    let both = ReferralState::ALL.iter().flat_map(|state| Direction::ALL.iter().map(move |one| (one, state)));
    for (n, (direction, state)) in both.enumerate() {
        let ground = grounds().into_iter().cycle().nth(n).unwrap();
        let mut page = Page::new(face, here, &view(*direction, *state, ground));
        for fault in ReferralFault::ALL.iter().cycle().skip(n).take(1) {
            let words = w.say(&format!("referral-error-{}", fault.code()));
            (page.fault, page.typed.step) = (Some(Fault { at: "words", words }), "declined".into());
            page.typed.words = "draft <b>".into();
        }
        page.note = Some(["referral-done-sent", "referral-done-said", "referral-changed"][n % 3]);
        pages.push(page.render().unwrap());
    }
    let rows: Vec<ReferralListed> = (1..)
        .zip(ReferralState::ALL)
        .map(|(n, state)| listed(n, if n % 2 == 1 { Direction::Out } else { Direction::In }, *state))
        .collect();
    let team = |function: &Function| TeamFor {
        function: *function,
        team: Some(TeamId(1)),
        teams: vec![(TeamId(1), "<b>".into())],
    };
    for (list, _) in LISTS {
        let page = ReferralPage {
            list,
            rows: if list == ReferralList::Sent { rows.clone() } else { vec![] },
            counts: [1, 2, 3, 1_000],
            page: 2,
            has_more: true,
            teams: Some(Function::ALL.iter().map(team).collect()),
        };
        pages.push(list_page(face, here, &page).render().unwrap());
    }
    pages
}
