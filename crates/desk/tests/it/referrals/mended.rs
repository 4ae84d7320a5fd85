//! What a look for weak places found, each with a test that fails without its mend.
use super::*;
use desk::{
    Role,
    ending::{EndForm, EndOutcome, EndWish, Of},
};

fn legal(id: &str) -> Option<GroundChoice> {
    Some(GroundChoice::Legal(id.into(), "the law says so".into()))
}

async fn refer(two: &Two, form: &SendForm) -> SendDone {
    two.union.desk.refer(&two.bo, (1, 1), form, true).await.unwrap().unwrap()
}

async fn is_of_age(two: &Two, age: AgeBand, version: i64) {
    let doubt = if age == AgeBand::Doubt { "two dates of birth" } else { "" };
    let victim = Victim { age: Some(age), doubt: doubt.into(), ..record() };
    let form = VictimForm { victim, version, once_token: format!("{version}") };
    let kept = two.union.desk.write_victim(&two.bo, (1, Some(1)), &form).await.unwrap();
    assert_eq!(kept, Some(VictimDone::Kept(1)));
}

fn left(two: &Two) -> usize {
    two.post.bag(|bag| bag.items.len())
}

async fn notices(desk: &TestDesk, who: &Session, kind: NoticeKind) -> usize {
    let notices = desk.desk.notices(who, 1).await.unwrap().notices;
    notices.iter().filter(|one| one.kind == kind).count()
}

on_both_of!(
    m01_a_law_is_a_ground_only_towards_whom_and_for_what_its_row_names_and_is_asked_again_at_the_second_look,
    m01_a_law_is_a_ground_only_towards_whom_and_for_what_its_row_names_and_is_asked_again_at_the_second_look_over_postgresql,
    two = new,
    {
        let no_law = SendDone::Fault("ground", ReferralFault::NoLaw);
        let more = Two::form(&[(Part::Needs, "a bed"), (Part::Wants, "sleep")], legal("example-told"), "a");
        assert_eq!(refer(&two, &more).await, no_law, "a part that the row does not name");
        let needs = [(Part::Needs, "a bed")];
        let minors = Two::form(&needs, legal("example-minors"), "b");
        assert_eq!(refer(&two, &minors).await, no_law, "she is of age");
        let draft = two.union.desk.referral_draft(&two.bo, (1, 1), "centre").await.unwrap().unwrap();
        assert_eq!(draft.duties.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["example-told"]);
        let draft = two.union.desk.referral_draft(&two.bo, (1, 1), "").await.unwrap().unwrap();
        assert!(draft.duties.is_empty(), "towards nobody there is none");
        is_of_age(&two, AgeBand::Doubt, 1).await;
        assert_eq!(refer(&two, &minors).await, SendDone::Sent(1));
        is_of_age(&two, AgeBand::Adult, 2).await;
        let amina = two.union.session_later("amina").await;
        let look = two.union.desk.confirm_referral(&amina, (1, 1), true).await.unwrap();
        assert_eq!(look, Some(ReferralDone::Fault("confirm", ReferralFault::NoLaw)), "of age by now");
        two.travel().await;
        assert_eq!(left(&two), 0);
    }
);

on_both_of!(
    m02_a_withdrawal_stops_what_waits_to_be_said_again,
    m02_a_withdrawal_stops_what_waits_to_be_said_again_over_postgresql,
    two = new,
    {
        let (sent, consent) = two.refer("a").await;
        two.post.bag(|bag| bag.loses = 1);
        two.union.desk.pull_now(&two.bo).await.unwrap();
        say_again(&two.union, sent).await;
        two.withdraw(consent).await;
        assert_eq!(waits(&two.union).await, 1, "that it was taken back, and nothing else");
        two.travel().await;
        let came = two.came(1).await;
        assert_eq!((came.listed.state, came.parts.len()), (ReferralState::Withdrawn, 0));
    }
);

/// As if the other had asked for it: it waits once more.
async fn say_again(desk: &TestDesk, number: i64) {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.write("again").await.unwrap();
    let sql = "UPDATE referral_messages SET sealed_waiting = $2, again = 1 WHERE referral = $1 AND ours = 1 AND seq = 0";
    tx.run(sql, &[number.into(), (&vec![1_u8, 2, 3]).into()]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn waits(desk: &TestDesk) -> i64 {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("waits").await.unwrap();
    let sql = "SELECT COUNT(*) FROM referral_messages WHERE sealed_waiting IS NOT NULL";
    tx.row(sql, &[]).await.unwrap().unwrap().int(0).unwrap()
}

on_both_of!(
    m03_what_waits_does_not_leave_once_its_last_day_has_passed_or_nobody_can_say_yes_alone_any_more,
    m03_what_waits_does_not_leave_once_its_last_day_has_passed_or_nobody_can_say_yes_alone_any_more_over_postgresql,
    two = new,
    {
        let (first, consent) = two.refer("a").await;
        is_of_age(&two, AgeBand::Doubt, 1).await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        assert_eq!((left(&two), waits(&two.union).await), (0, 0), "doubt: a yes alone no longer holds");
        let stopped = two.sent(first).await;
        assert_eq!((stopped.listed.state, stopped.ended.unwrap().0.as_str()), (ReferralState::Stopped, "stopped"));
        assert_eq!(notices(&two.union, &two.bo, NoticeKind::ReferralStopped).await, 1);
        is_of_age(&two, AgeBand::Adult, 2).await;
        let second = two.refer_on(consent, "b").await;
        two.union.clock.advance(31 * DAY);
        two.bo = two.union.session("bo").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        assert_eq!((left(&two), two.sent(second).await.listed.state), (0, ReferralState::Stopped), "over");
    }
);

on_both_of!(
    m04_a_partner_to_whom_nothing_can_go_holds_up_nobody_else_and_taking_back_goes_first,
    m04_a_partner_to_whom_nothing_can_go_holds_up_nobody_else_and_taking_back_goes_first_over_postgresql,
    two = new,
    {
        let (sent, consent) = two.refer("a").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        behind(&two.union, "UPDATE counters SET value = 500 WHERE name = 'referral_messages'").await;
        for n in 100..160_i64 {
            let sql = format!(
                "INSERT INTO referral_messages (id, referral, ours, seq, hash, prev, at, member, verdict, again, sealed, sealed_waiting) \
                 SELECT {n}, referral, 1, {n}, hash, prev, at, member, verdict, 0, NULL, hash FROM referral_messages WHERE seq = 0"
            );
            behind(&two.union, sql.leak()).await;
        }
        let other = two.refer_on(consent, "b").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        assert_eq!(left(&two), 2, "sixty that cannot be opened stand before it");
        let third = two.refer_on(consent, "c").await;
        assert!(third > other && other > sent);
        two.withdraw(consent).await;
        two.travel().await;
        for number in [1, 2] {
            assert_eq!(two.came(number).await.listed.state, ReferralState::Withdrawn);
        }
    }
);

async fn behind(desk: &TestDesk, sql: &'static str) {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.write("behind").await.unwrap();
    tx.run(sql, &[]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn count(desk: &TestDesk, sql: &'static str) -> i64 {
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("count").await.unwrap();
    tx.row(sql, &[]).await.unwrap().unwrap().int(0).unwrap()
}

on_both_of!(
    m05_what_was_copied_into_a_record_goes_also_when_the_referral_s_own_key_is_gone_already,
    m05_what_was_copied_into_a_record_goes_also_when_the_referral_s_own_key_is_gone_already_over_postgresql,
    two = new,
    {
        let (_, consent) = two.refer("a").await;
        two.travel().await;
        let case = two.accept(1).await;
        behind(&two.centre, "DELETE FROM referral_keys").await;
        two.withdraw(consent).await;
        two.travel().await;
        let left = two.centre.desk.victim(&two.lead, (case, 1)).await.unwrap().unwrap().victim;
        assert_eq!((left.alias.as_str(), left.wants.as_str()), ("", ""));
    }
);

on_both_of!(
    m15_what_a_hold_kept_goes_when_it_is_lifted,
    m15_what_a_hold_kept_goes_when_it_is_lifted_over_postgresql,
    two = new,
    {
        let (_, consent) = two.refer("a").await;
        two.travel().await;
        let case = two.accept(1).await;
        two.centre.add("second", Role::Lead).await;
        let second = two.centre.session("second").await;
        let decide = async |who: &Session, wish| {
            let about = (Of::Case, case);
            let seen =
                two.centre.desk.end_of(who, about.0, about.1).await.unwrap().map_or(0, |view| view.seen);
            let form = EndForm { wish, reason: "an order", seen };
            assert_eq!(two.centre.desk.decide_end(who, about, &form).await.unwrap(), Some(EndOutcome::Done));
        };
        let alias = async || {
            two.centre.desk.victim(&two.lead, (case, 1)).await.unwrap().unwrap().victim.alias.clone()
        };
        decide(&second, EndWish::Hold).await;
        two.withdraw(consent).await;
        two.travel().await;
        assert_eq!(alias().await, "Ada", "held by law");
        decide(&two.lead, EndWish::Lift).await;
        assert_eq!(alias().await, "");
    }
);

on_both_of!(
    m06_a_withdrawal_ends_access_whatever_place_it_claims,
    m06_a_withdrawal_ends_access_whatever_place_it_claims_over_postgresql,
    two = new,
    {
        let (_, consent) = two.refer("a").await;
        two.travel().await;
        behind(
            &two.centre,
            "INSERT INTO referral_messages (id, referral, ours, seq, hash, prev, at, verdict, again) \
             SELECT 900, referral, 0, 1, prev, hash, at, verdict, 0 FROM referral_messages WHERE ours = 0 AND seq = 0",
        )
        .await;
        two.withdraw(consent).await;
        two.travel().await;
        let came = two.came(1).await;
        assert_eq!((came.listed.state, came.parts.len()), (ReferralState::Withdrawn, 0));
    }
);

on_both_of!(
    m07_only_what_an_organisation_on_the_relay_has_signed_waits_in_its_name,
    m07_only_what_an_organisation_on_the_relay_has_signed_waits_in_its_name_over_postgresql,
    two = strangers,
    {
        let amina = two.union.session("amina").await;
        compare(&two.union, &amina, "centre").await;
        two.refer("a").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        let other =
            TestDesk::named("union", OrgKind::Association, "http://127.0.0.1:9", false).await.unwrap();
        two.post.bag(|bag| {
            bag.bundles.retain(|one| one.identity != two.union.desk.bundle().identity);
            bag.bundles.push(other.desk.bundle().clone());
        });
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        assert_eq!(count(&two.centre, "SELECT COUNT(*) FROM unproven").await, 0, "another has that name");
        two.post.bag(|bag| bag.bundles.clear());
        behind(&two.centre, "DELETE FROM partners").await;
        two.post.again(0);
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        assert_eq!(count(&two.centre, "SELECT COUNT(*) FROM unproven").await, 0, "nobody has that name");
        two.post.bag(|bag| bag.bundles.push(two.union.desk.bundle().clone()));
        two.post.again(0);
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        assert_eq!(
            count(&two.centre, "SELECT COUNT(*) FROM unproven").await,
            1,
            "signed by whom the relay shows"
        );
    }
);

on_both_of!(
    m14_what_waits_is_taken_in_by_itself_once_its_organisation_is_believed_again,
    m14_what_waits_is_taken_in_by_itself_once_its_organisation_is_believed_again_over_postgresql,
    two = new,
    {
        let other =
            TestDesk::named("union", OrgKind::Association, "http://127.0.0.1:9", false).await.unwrap();
        let ours = two.union.desk.bundle().clone();
        two.post.bag(|bag| {
            bag.bundles.retain(|one| one.identity != ours.identity);
            bag.bundles.push(other.desk.bundle().clone());
        });
        two.centre.desk.watch_relay().await.unwrap();
        two.refer("a").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        assert_eq!(count(&two.centre, "SELECT COUNT(*) FROM unproven").await, 1);
        two.post.bag(|bag| {
            bag.bundles.retain(|one| one.identity != other.desk.bundle().identity);
            bag.bundles.push(ours);
        });
        two.centre.desk.watch_relay().await.unwrap();
        assert_eq!(count(&two.centre, "SELECT COUNT(*) FROM unproven").await, 0);
        assert_eq!(two.came(1).await.parts.len(), 2);
    }
);

async fn decided(two: &Two, change: impl FnOnce(&mut ConsentForm)) -> i64 {
    let page = two.union.desk.consents(&two.bo, (1, 1)).await.unwrap().unwrap();
    let mut form = ConsentForm {
        parts: Level::Contact.parts(),
        with: Some(With::Desk(OrgId::parse("centre").unwrap())),
        purpose: Some(Purpose::Place),
        until: Some(Day(TODAY.number() + 30)),
        asked_on: Some(TODAY),
        how: Some(How::InPerson),
        lang: "ro".into(),
        told_back: Some(ToldBack::Yes),
        say: Some(HasSay::Person),
        answer: Some(Answer::Yes),
        version: page.version,
        once_token: page.version.to_string(),
        ..ConsentForm::default()
    };
    change(&mut form);
    match two.union.desk.decide_consent(&two.bo, (1, 1), &form).await.unwrap() {
        Some(ConsentDone::Kept(id)) => id,
        other => panic!("{other:?}"),
    }
}

async fn may_refer(two: &Two, consent: i64) -> bool {
    let form = Two::form(&[(Part::Name, "Ada")], Some(GroundChoice::Consent(consent)), "may");
    let done = two.union.desk.refer(&two.bo, (1, 1), &form, false).await.unwrap().unwrap();
    matches!(done, SendDone::Looked(_))
}

on_both_of!(
    m08_taking_back_what_was_renewed_meanwhile_takes_back_what_holds_in_its_place,
    m08_taking_back_what_was_renewed_meanwhile_takes_back_what_holds_in_its_place_over_postgresql,
    two = new,
    {
        let first = decided(&two, |_| {}).await;
        let second = decided(&two, |_| {}).await;
        assert!(may_refer(&two, second).await);
        two.withdraw(first).await;
        assert!(!may_refer(&two, second).await);
    }
);

on_both_of!(
    m09_a_yes_of_an_earlier_day_that_is_written_down_later_revives_nothing,
    m09_a_yes_of_an_earlier_day_that_is_written_down_later_revives_nothing_over_postgresql,
    two = new,
    {
        let yes = decided(&two, |_| {}).await;
        two.withdraw(yes).await;
        let earlier = |form: &mut ConsentForm| form.asked_on = Some(Day(TODAY.number() - 2));
        let late = decided(&two, earlier).await;
        assert!(!may_refer(&two, late).await, "it was taken back since");
        let no = decided(&two, |form| form.answer = Some(Answer::No)).await;
        let late = decided(&two, earlier).await;
        assert!(late > no && !may_refer(&two, late).await, "they said no since");
        let again = decided(&two, |_| {}).await;
        assert!(may_refer(&two, again).await);
    }
);

on_both_of!(
    m12_a_narrower_consent_in_its_place_ends_what_went_on_the_wider_one,
    m12_a_narrower_consent_in_its_place_ends_what_went_on_the_wider_one_over_postgresql,
    two = new,
    {
        let wide = decided(&two, |_| {}).await;
        let sent = two.refer_on(wide, "a").await;
        decided(&two, |form| form.until = Some(Day(TODAY.number() + 40))).await;
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Sent, "longer covers it");
        decided(&two, |form| form.until = Some(Day(TODAY.number() + 10))).await;
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Withdrawn);
    }
);

on_both_of!(
    m23_a_guardian_s_yes_does_not_bind_whoever_is_of_age,
    m23_a_guardian_s_yes_does_not_bind_whoever_is_of_age_over_postgresql,
    two = new,
    {
        is_of_age(&two, AgeBand::Doubt, 1).await;
        let consent = decided(&two, |form| form.say = Some(HasSay::Guardian)).await;
        assert!(may_refer(&two, consent).await);
        is_of_age(&two, AgeBand::Adult, 2).await;
        assert!(!may_refer(&two, consent).await);
    }
);

on_both_of!(
    m11_where_only_an_answer_was_promised_nothing_else_is_told,
    m11_where_only_an_answer_was_promised_nothing_else_is_told_over_postgresql,
    two = new,
    {
        let consent = decided(&two, |_| {}).await;
        let parts = [(Part::Name, "Ada"), (Part::Wants, "to sleep somewhere else")];
        let ground = Some(GroundChoice::Consent(consent));
        let form = SendForm { after: Some(After::Answer), ..Two::form(&parts, ground, "a") };
        assert_eq!(refer(&two, &form).await, SendDone::Sent(1));
        two.travel().await;
        assert_eq!(two.came(1).await.steps, [Step::Accepted, Step::Declined]);
        two.accept(1).await;
        for step in [Step::Place, Step::Appointment, Step::Feedback, Step::Done] {
            assert_eq!(two.answer(1, step, "she is well").await, ReferralDone::NotPossible);
        }
        two.withdraw(consent).await;
        two.travel().await;
        assert_eq!(
            reach(&two.sent(1).await),
            Some((String::new(), None)),
            "that it ended, and not how far it got"
        );
    }
);

on_both_of!(
    m22_after_its_last_day_nothing_is_shown_before_the_sweep_comes_too,
    m22_after_its_last_day_nothing_is_shown_before_the_sweep_comes_too_over_postgresql,
    two = new,
    {
        two.refer("a").await;
        two.travel().await;
        // The first minute after it in Brussels, where UTC is still at its last day.
        let until = i64::from(TODAY.number()) + 30;
        two.centre.clock.advance((until + 1) * DAY - 3_600 + 60 - two.centre.desk.now());
        two.lead = two.centre.session("amina").await;
        assert_eq!(two.came(1).await.parts.len(), 0);
        two.centre.desk.carry_out_what_is_due().await.unwrap();
        assert_eq!(two.came(1).await.listed.state, ReferralState::Over);
    }
);

on_both_of!(
    m24_another_form_is_another_referral_what_is_too_long_is_said_and_a_closed_case_takes_back,
    m24_another_form_is_another_referral_what_is_too_long_is_said_and_a_closed_case_takes_back_over_postgresql,
    two = new,
    {
        let consent = decided(&two, |_| {}).await;
        let ground = || Some(GroundChoice::Consent(consent));
        let form = Two::form(&[(Part::Name, "Ada")], ground(), "a");
        assert_eq!(refer(&two, &form).await, SendDone::Sent(1));
        assert_eq!(refer(&two, &form).await, SendDone::Sent(1));
        let calm = SendForm { urgent: false, ..form };
        assert_eq!(refer(&two, &calm).await, SendDone::Sent(2));
        let long = "𓂀".repeat(1_900);
        let parts: Vec<(Part, &str)> =
            Level::Contact.parts().into_iter().map(|part| (part, long.as_str())).collect();
        let long = refer(&two, &Two::form(&parts, ground(), "b")).await;
        assert_eq!(long, SendDone::Fault("parts", ReferralFault::Long));
        let version = two.union.desk.case(&two.bo, 1, desk::case::Filter::All, 1).await.unwrap().unwrap().version;
        two.union.desk.close_case(&two.bo, 1, version, "done").await.unwrap();
        let version = two.sent(1).await.version;
        let reason = (Some(RevokeReason::Mistake), "");
        let back = two.union.desk.revoke_referral(&two.bo, (1, version), reason).await.unwrap();
        assert_eq!(back, Some(ReferralDone::Done));
    }
);

async fn copy_of(desk: &TestDesk, folder: &tempfile::TempDir) -> std::path::PathBuf {
    let old = folder.path().join("desk.db");
    let store = Store::open(&desk.database, store::Schema::Desk, &OpenOptions::default()).await.unwrap();
    drop(store.copy(&old).await.unwrap());
    old
}

#[tokio::test]
async fn m16_a_sender_put_back_from_before_it_referred_can_still_take_consent_back() {
    let mut two = Two::new(false).await.unwrap();
    let consent = decided(&two, |_| {}).await;
    let folder = tempfile::TempDir::new().unwrap();
    let old = copy_of(&two.union, &folder).await;
    two.refer_on(consent, "a").await;
    two.travel().await;
    assert_eq!(two.came(1).await.parts.len(), 2);
    two.union = TestDesk::over_copy(&two.union, &old, &two.address).await;
    two.bo = two.union.session_later("bo").await;
    two.union.desk.watch_relay().await.unwrap();
    two.union.desk.pull_now(&two.bo).await.unwrap();
    assert_eq!(two.sent(1).await.parts.len(), 2, "it is there again");
    two.withdraw(consent).await;
    two.travel().await;
    assert_eq!(two.came(1).await.listed.state, ReferralState::Withdrawn);
}

#[tokio::test]
async fn m17_what_was_declined_stays_so_when_its_receiver_is_put_back_from_before() {
    let mut two = Two::new(false).await.unwrap();
    two.refer("a").await;
    two.travel().await;
    let folder = tempfile::TempDir::new().unwrap();
    let old = copy_of(&two.centre, &folder).await;
    assert_eq!(two.answer(1, Step::Declined, "no bed").await, ReferralDone::Done);
    two.travel().await;
    two.centre = TestDesk::over_copy(&two.centre, &old, &two.address).await;
    two.lead = two.centre.session_later("amina").await;
    two.centre.desk.watch_relay().await.unwrap();
    two.centre.desk.pull_now(&two.lead).await.unwrap();
    let came = two.came(1).await;
    assert_eq!((came.listed.state, came.parts.len()), (ReferralState::Declined, 0));
}
