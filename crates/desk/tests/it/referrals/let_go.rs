//! What is let go of and what is not: a police desk that declines, a case that is erased, and who is the police.
use super::*;
use desk::{
    case::{Filter, ItemWhat},
    ending::{EndForm, EndOutcome, EndWish, Of},
    referral::SeenInIt,
};
use domain::ConsentFault;

async fn look(two: &Two, who: &Session, seen: SeenInIt<'_>) -> ReferralDone {
    let version = two.came(1).await.version;
    two.centre.desk.settle_declined(who, (1, version), seen).await.unwrap().unwrap()
}

on_both_of!(
    l01_a_police_desk_that_declines_keeps_what_it_was_told_until_a_number_or_a_second_look,
    l01_a_police_desk_that_declines_keeps_what_it_was_told_until_a_number_or_a_second_look_over_postgresql,
    two = to_police,
    {
        two.refer("a").await;
        two.travel().await;
        assert_eq!(two.answer(1, Step::Declined, "not ours").await, ReferralDone::Done);
        two.travel().await;
        assert_eq!(two.sent(1).await.listed.state, ReferralState::Declined, "the sender is told at once");
        let waits = two.came(1).await;
        assert_eq!(
            (waits.listed.state, waits.parts.len(), waits.look),
            (ReferralState::Look, 2, Some(false))
        );
        let open = two.centre.desk.referrals(&two.lead, ReferralList::Open, 1).await.unwrap();
        assert_eq!(open.rows.len(), 1, "it is still to be done");
        let own = look(&two, &two.lead, SeenInIt::None("a lost bag")).await;
        assert_eq!(own, ReferralDone::Fault("nothing", ReferralFault::Own));
        let blank = look(&two, &two.lead, SeenInIt::Offence(" ")).await;
        assert_eq!(blank, ReferralDone::Fault("report", ReferralFault::Number));
        two.centre.add("second", desk::Role::Lead).await;
        let second = two.centre.session("second").await;
        let silent = look(&two, &second, SeenInIt::None(" ")).await;
        assert_eq!(silent, ReferralDone::Fault("nothing", ReferralFault::Empty));
        assert_eq!(look(&two, &second, SeenInIt::None("a lost bag")).await, ReferralDone::Done);
        let gone = two.came(1).await;
        assert_eq!((gone.listed.state, gone.parts.len()), (ReferralState::Declined, 0));
        assert_eq!(gone.nothing, "a lost bag");
        assert_eq!(look(&two, &second, SeenInIt::None("x")).await, ReferralDone::NotPossible);
    }
);

on_both_of!(
    l02_the_number_of_a_report_is_enough_and_stays_and_a_withdrawal_wins_over_the_wait,
    l02_the_number_of_a_report_is_enough_and_stays_and_a_withdrawal_wins_over_the_wait_over_postgresql,
    two = to_police,
    {
        let (_, consent) = two.refer("a").await;
        let other = two.refer_on(consent, "b").await;
        two.travel().await;
        two.answer(1, Step::Declined, "not ours").await;
        two.answer(other, Step::Declined, "not ours").await;
        let number = "BR.37.L1.012345/2026";
        assert_eq!(look(&two, &two.lead, SeenInIt::Offence(number)).await, ReferralDone::Done);
        let gone = two.came(1).await;
        assert_eq!((gone.parts.len(), gone.report.as_str()), (0, number));
        two.withdraw(consent).await;
        two.travel().await;
        let came = two.came(other).await;
        assert_eq!((came.listed.state, came.parts.len(), came.look), (ReferralState::Withdrawn, 0, None));
    }
);

async fn end(desk: &TestDesk, who: &Session, about: (Of, i64), wish: EndWish) -> Option<EndOutcome> {
    let seen = desk.desk.end_of(who, about.0, about.1).await.unwrap().map_or(0, |view| view.seen);
    desk.desk.decide_end(who, about, &EndForm { wish, reason: "by mistake", seen }).await.unwrap()
}

on_both_of!(
    l03_the_name_of_a_referral_outlives_its_case_so_that_no_old_message_brings_it_back,
    l03_the_name_of_a_referral_outlives_its_case_so_that_no_old_message_brings_it_back_over_postgresql,
    two = new,
    {
        two.refer("a").await;
        two.travel().await;
        let case = two.accept(1).await;
        let version = two.centre.desk.case(&two.lead, case, Filter::All, 1).await.unwrap().unwrap().version;
        two.centre.desk.close_case(&two.lead, case, version, "done").await.unwrap();
        two.centre.add("second", desk::Role::Lead).await;
        let second = two.centre.session("second").await;
        assert_eq!(end(&two.centre, &second, (Of::Case, case), EndWish::Ask).await, Some(EndOutcome::Done));
        assert_eq!(
            end(&two.centre, &two.lead, (Of::Case, case), EndWish::Agree).await,
            Some(EndOutcome::Erased)
        );
        assert!(two.centre.desk.referral(&two.lead, 1).await.unwrap().is_none(), "nothing of it is shown");
        two.post.again(0);
        two.travel().await;
        for list in ReferralList::ALL {
            let page = two.centre.desk.referrals(&two.lead, list, 1).await.unwrap();
            assert!(page.rows.is_empty(), "{list:?}");
        }
        assert!(two.centre.desk.referral(&two.lead, 2).await.unwrap().is_none(), "it did not come anew");
        let told = two.sent(1).await;
        assert_eq!(
            reach(&told).map(|(code, _)| code),
            Some(Reach::Taken.code().to_owned()),
            "what waited went out"
        );
    }
);

on_both_of!(
    l04_who_is_the_police_says_the_identity_that_was_compared_and_not_the_relay,
    l04_who_is_the_police_says_the_identity_that_was_compared_and_not_the_relay_over_postgresql,
    two = to_police,
    {
        let other =
            TestDesk::named("centre", OrgKind::Association, "http://127.0.0.1:9", false).await.unwrap();
        two.post.bag(|bag| {
            bag.bundles.retain(|one| one.identity != two.centre.desk.bundle().identity);
            bag.bundles.push(other.desk.bundle().clone());
        });
        two.union.desk.watch_relay().await.unwrap();
        let form = ConsentForm {
            parts: Level::Contact.parts(),
            with: Some(With::Desk(OrgId::parse("centre").unwrap())),
            purpose: Some(Purpose::Support),
            until: Some(Day(TODAY.number() + 30)),
            asked_on: Some(TODAY),
            how: Some(How::InPerson),
            lang: "ro".into(),
            told_back: Some(ToldBack::Yes),
            say: Some(HasSay::AbleMinor),
            answer: Some(Answer::Yes),
            ..ConsentForm::default()
        };
        let alone = two.union.desk.check_consent(&form, true);
        assert_eq!(
            alone.err(),
            Some(("say", ConsentFault::NotSupport)),
            "no minor says yes to the police alone"
        );
    }
);

on_both_of!(
    l05_a_referral_stands_in_the_order_of_time_of_its_case_once,
    l05_a_referral_stands_in_the_order_of_time_of_its_case_once_over_postgresql,
    two = new,
    {
        two.refer("a").await;
        two.travel().await;
        let view = two.union.desk.case(&two.bo, 1, Filter::All, 1).await.unwrap().unwrap();
        let times = view.items.iter().filter(|item| matches!(item.what, ItemWhat::Referral(_))).count();
        assert_eq!(times, 1);
    }
);
