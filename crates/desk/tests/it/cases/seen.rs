//! Who sees a case, how it is searched, and what is left in it of a report that is erased.
use super::*;

on_both! {
    a_helper_sees_the_case_she_was_given_and_of_its_reports_only_her_own,
    a_helper_sees_the_case_she_was_given_and_of_its_reports_only_her_own_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        desk.add("dora", Role::Helper).await;
        let (amina, dora) = (desk.session("amina").await, desk.session("dora").await);
        let number = open(&desk, &amina, 1).await;
        assert_eq!(desk.desk.case(&dora, number, Filter::All, 1).await.unwrap(), None);
        assert_eq!(desk.desk.cases(&dora, Which::Open, 1).await.unwrap().counts, [0; 7]);
        let view = look(&desk, &amina, number).await;
        let form = |review, version| CaseForm {
            title: "The flat",
            holder: Some(MemberId(4)),
            team: None,
            review: Some(Day(review)),
            version,
        };
        let late = desk.desk.change_case(&amina, number, &form(1, view.version)).await.unwrap();
        assert_eq!(late, Some(CaseOutcome::Fault("review", EntryFault::Day)));
        let review = desk.today().number() + 30;
        let given = desk.desk.change_case(&amina, number, &form(review, view.version)).await.unwrap();
        assert_eq!(given, Some(CaseOutcome::Done));
        let again = desk.desk.change_case(&amina, number, &form(review, view.version)).await.unwrap();
        assert_eq!(again, Some(CaseOutcome::Changed), "two who change it at once are told");
        assert_eq!(kinds(&desk, &dora).await, [(NoticeKind::CaseGiven, Some(number))]);
        let hers = look(&desk, &dora, number).await;
        assert_eq!((hers.signals.len(), hers.may), (0, [true, false, false]), "the report is not hers");
        assert!(hers.items.iter().all(|item| !matches!(item.what, ItemWhat::Message { .. })));
        assert_eq!(desk.desk.cases(&dora, Which::Mine, 1).await.unwrap().counts, [1, 1, 0, 0, 0, 0, 0]);
        let hers = desk.desk.case_looks(&dora, number, (1, LooksFor::Us)).await.unwrap();
        assert!(hers.is_some(), "whoever has it sees who looked");
        let given = desk.desk.case_looks(&dora, number, (1, LooksFor::ThePerson)).await.unwrap();
        assert!(given.is_none(), "to give it to the person is for whoever answers such requests");
        let looks = desk.desk.case_looks(&amina, number, (1, LooksFor::Us)).await.unwrap().unwrap();
        assert!(looks.lines.iter().any(|line| line.act == "case-seen" && line.who.as_ref().unwrap().id == MemberId(4)));
        desk.clock.advance(31 * 86_400);
        let amina = desk.session("amina").await;
        assert_eq!(desk.desk.cases(&amina, Which::ToReview, 1).await.unwrap().rows.len(), 1, "is it still needed?");
    }
}

on_both! {
    a_case_is_searched_like_a_report_and_hidden_like_one,
    a_case_is_searched_like_a_report_and_hidden_like_one_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        desk.add("dora", Role::Helper).await;
        let (amina, dora) = (desk.session("amina").await, desk.session("dora").await);
        let number = open(&desk, &amina, 1).await;
        write(&desk, &amina, fact("Wiktoria lives there")).await;
        while desk.desk.follow_changes().await.unwrap() {}
        let find = async |who: &Session, question: &str| match desk.desk.search(who, question, "").await.unwrap() {
            SearchOutcome::Found { cases, .. } => cases.iter().map(|case| case.number).collect::<Vec<_>>(),
            _ => panic!("{question} is not searched"),
        };
        assert_eq!(find(&amina, "wiktoria").await, [number]);
        assert_eq!(find(&amina, "flat station").await, [number], "by what it is called");
        assert!(find(&dora, "wiktoria").await.is_empty());
        for _ in 0..50 {
            if !kinds(&desk, &amina).await.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(kinds(&desk, &amina).await, [(NoticeKind::BlindHitCase, Some(number))], "its holder hears of it");
    }
}

on_both! {
    a_report_that_is_erased_leaves_its_case_and_nothing_of_its_words_stays_there,
    a_report_that_is_erased_leaves_its_case_and_nothing_of_its_words_stays_there_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let mut writer = receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let number = open(&desk, &amina, 1).await;
        let stop = writer.say(Body::Withdrawal, &desk);
        desk.receive(vec![stop]).await;
        let view = look(&desk, &amina, number).await;
        assert!(view.signals.is_empty() && view.items.is_empty());
        assert_eq!(view.state, CaseState::Open, "what we wrote ourselves is ours to decide about");
    }
}
