//! How it went, in sums: counted as it happens, shown once the month is over, with what is few left out, and kept when a case is not.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::{
    common::{TestDesk, Writer, browser::Browser},
    referrals::Two,
};
use desk::{
    Session,
    case::CaseOutcome,
    figures::{Figures, MonthShown},
    victim::{Victim, VictimDone, VictimForm},
};
use domain::{AgeBand, figures::Shown};
use envelope::{directory::OrgKind, referral::Step};

const DAY: i64 = 86_400;

async fn with_a_victim(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("help", desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    assert_eq!(desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap(), Some(CaseOutcome::Opened(1)));
    let victim = Victim { wants: "to sleep".into(), age: Some(AgeBand::Adult), ..Victim::default() };
    let form = VictimForm { victim, version: 0, once_token: "v".into() };
    let kept = desk.desk.write_victim(&bo, (1, None), &form).await.unwrap();
    assert_eq!(kept, Some(VictimDone::Kept(1)));
    bo
}

fn of<'a>(figures: &'a Figures, name: &str) -> &'a [MonthShown] {
    let found = figures.groups.iter().find(|(group, _)| group.name == name);
    found.map(|(_, months)| months.as_slice()).unwrap()
}

on_both! {
    receptions_are_counted_once_each_and_shown_when_their_month_is_over,
    receptions_are_counted_once_each_and_shown_when_their_month_is_over_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = with_a_victim(&mut desk).await;
        for number in 0..6 {
            // A form sent twice is one reception.
            for _ in 0..2 {
                desk.desk.begin_reception(&bo, (1, 1), &format!("r{number}")).await.unwrap().unwrap();
            }
        }
        let figures = desk.desk.figures(&bo, None).await.unwrap();
        assert!(of(&figures, "reception").is_empty(), "this month still runs");
        desk.clock.advance(31 * DAY);
        let bo = desk.session_later("bo").await;
        let figures = desk.desk.figures(&bo, None).await.unwrap();
        let shown = of(&figures, "reception");
        assert_eq!((shown.len(), shown[0].month), (1, (2026, 11)));
        assert_eq!(shown[0].parts, [Shown::Number(6), Shown::Number(0)]);
        assert!(of(&figures, "consent").is_empty(), "nothing was asked");
        desk.desk.begin_reception(&bo, (1, 1), "later").await.unwrap().unwrap();
        desk.clock.advance(31 * DAY);
        let bo = desk.session_later("bo").await;
        let last_year = desk.desk.figures(&bo, Some(2026)).await.unwrap();
        assert_eq!(of(&last_year, "reception")[0].parts[0], Shown::Few, "one is few: {last_year:?}");
        assert!(last_year.later);
        desk.clock.advance(60);
        let page = Browser::signed_in(&desk, "bo").await.get("/figures?year=2026").await.text;
        assert!(page.contains("6") && !page.contains("The flat"), "{page}");
        let now = desk.desk.figures(&bo, None).await.unwrap();
        assert_eq!(now.year, 2027);
        assert!(now.earlier && !now.later);
    }
}

#[tokio::test]
async fn what_two_desks_say_to_each_other_is_counted_at_both() {
    let two = Two::new(false).await.unwrap();
    two.refer("a").await;
    two.travel().await;
    two.accept(1).await;
    two.answer(1, Step::Feedback, "she sleeps here").await;
    two.travel().await;
    let shown = async |desk: &TestDesk| {
        desk.clock.advance(31 * DAY);
        let who = desk.session_later("amina").await;
        let figures = desk.desk.figures(&who, None).await.unwrap();
        let parts = |name| of(&figures, name).first().map(|month| month.parts.clone()).unwrap_or_default();
        (parts("sent"), parts("came"), parts("between"))
    };
    let (few, none) = (Shown::Few, Shown::Number(0));
    let (sent, came, between) = shown(&two.union).await;
    assert_eq!((sent, came, between), (vec![few, none], vec![], vec![few, few, none, none]));
    let (sent, came, between) = shown(&two.centre).await;
    assert_eq!((sent, came, between), (vec![], vec![few, none], vec![none, none, few, few]));
}
