//! To an organisation without a desk: a paper on the same ground as between desks, followed by what a member types in, and taken back by hand.
use super::*;
use desk::referral::{ON_PAPER, PaperForm, PaperNow};
use domain::referral::{PaperStep, Way};

const HOUSE: &str = "House Example";

async fn agreed(two: &Two, officer: &str) -> i64 {
    let page = two.union.desk.consents(&two.bo, (1, 1)).await.unwrap().unwrap();
    let form = ConsentForm {
        parts: Level::Contact.parts(),
        with: Some(With::Named(HOUSE.into())),
        officer: officer.into(),
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
    match two.union.desk.decide_consent(&two.bo, (1, 1), &form).await.unwrap() {
        Some(ConsentDone::Kept(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn form(to: &str, consent: i64) -> SendForm {
    let parts = [(Part::Name, "Ada"), (Part::Wants, "to sleep somewhere else")];
    let form = Two::form(&parts, Some(GroundChoice::Consent(consent)), "a");
    SendForm { org: format!("{ON_PAPER}{to}"), ..form }
}

async fn refer(two: &Two, consent: i64) -> SendDone {
    two.union.desk.refer(&two.bo, (1, 1), &form(HOUSE, consent), true).await.unwrap().unwrap()
}

async fn now(two: &Two) -> (ReferralState, PaperNow) {
    let view = two.sent(1).await;
    (view.listed.state, view.paper.unwrap())
}

async fn print(two: &Two) -> ReferralDone {
    two.union.desk.note_referral_print(&two.bo, 1).await.unwrap().unwrap()
}

async fn write_with(two: &Two, step: PaperStep, change: impl FnOnce(&mut PaperForm<'_>)) -> ReferralDone {
    let view = two.sent(1).await;
    let slip = view.paper.as_ref().unwrap().slip.replace(' ', "");
    let mut form = PaperForm {
        step,
        on: Some(TODAY),
        by: "Ms Example",
        way: step.ways().first().copied(),
        number: &slip,
        reason: Some(DeclineReason::Full),
        words: "she is well",
        when: "Tuesday at ten",
        place: "at the station",
        until: Some(Day(TODAY.number() + 3)),
        tonight: Some(true),
        version: view.version,
    };
    change(&mut form);
    two.union.desk.write_paper_step(&two.bo, 1, &form).await.unwrap().unwrap()
}

async fn write(two: &Two, step: PaperStep) -> ReferralDone {
    write_with(two, step, |_| {}).await
}

async fn withdraw(two: &Two, consent: i64) {
    let done = two.union.desk.withdraw_consent(&two.bo, (1, 1, consent), Some(How::Phone)).await.unwrap();
    assert!(matches!(done, Some(ConsentDone::Kept(_))), "{done:?}");
}

async fn told(two: &Two) -> usize {
    let notices = two.union.desk.notices(&two.bo, 1).await.unwrap().notices;
    notices.iter().filter(|one| one.kind == NoticeKind::ReferralRecall).count()
}

on_both_of!(
    p01_a_paper_goes_on_the_same_ground_as_between_desks_and_each_step_is_typed_in,
    p01_a_paper_goes_on_the_same_ground_as_between_desks_and_each_step_is_typed_in_over_postgresql,
    two = new,
    {
        let draft = two.union.desk.referral_draft(&two.bo, (1, 1), "").await.unwrap().unwrap();
        assert_eq!(draft.papers, ["Service Example"], "whom a duty names, and nobody else yet");
        let consent = agreed(&two, "").await;
        let draft = two.union.desk.referral_draft(&two.bo, (1, 1), &format!("{ON_PAPER}{HOUSE}")).await;
        let draft = draft.unwrap().unwrap();
        assert_eq!(
            (draft.papers, draft.consents.len()),
            (vec![HOUSE.to_owned(), "Service Example".into()], 1)
        );
        let other = two.union.desk.refer(&two.bo, (1, 1), &form("House", consent), true).await.unwrap();
        assert_eq!(other, Some(SendDone::Fault("ground", ReferralFault::NoConsent)), "to this one alone");
        let desk = SendForm { org: "centre".into(), ..form(HOUSE, consent) };
        let desk = two.union.desk.refer(&two.bo, (1, 1), &desk, true).await.unwrap();
        assert_eq!(desk, Some(SendDone::Fault("ground", ReferralFault::NoConsent)));
        assert_eq!(refer(&two, consent).await, SendDone::Sent(1));
        assert_eq!(refer(&two, consent).await, SendDone::Sent(1), "the very same form");
        assert_eq!(now(&two).await.0, ReferralState::Ready);
        assert_eq!(write(&two, PaperStep::Received).await, ReferralDone::NotPossible, "nobody has it yet");
        assert_eq!(print(&two).await, ReferralDone::Done);
        assert_eq!(write(&two, PaperStep::Handed).await, ReferralDone::Done);
        let wrong = write_with(&two, PaperStep::Received, |form| form.number = "0000 0001").await;
        assert_eq!(wrong, ReferralDone::Fault("number", ReferralFault::Slip));
        for step in [
            PaperStep::Received,
            PaperStep::Accepted,
            PaperStep::Place,
            PaperStep::Appointment,
            PaperStep::Feedback,
            PaperStep::Done,
        ] {
            assert_eq!(write(&two, step).await, ReferralDone::Done, "{step:?}");
        }
        let view = two.sent(1).await;
        assert_eq!(view.listed.state, ReferralState::Done);
        let all = ["printed", "handed", "received", "accepted", "place", "appointment", "feedback", "done"];
        assert_eq!(steps(&view), all);
        two.travel().await;
        assert_eq!(two.post.bag(|bag| bag.items.len()), 0, "nothing of it goes over the relay");
    }
);

on_both_of!(
    p02_what_is_wrong_or_somebody_typed_in_meanwhile_is_said_and_nothing_is_kept,
    p02_what_is_wrong_or_somebody_typed_in_meanwhile_is_said_and_nothing_is_kept_over_postgresql,
    two = new,
    {
        let consent = agreed(&two, "").await;
        refer(&two, consent).await;
        print(&two).await;
        let tomorrow = Some(Day(TODAY.number() + 1));
        let when = ReferralDone::Fault("on", ReferralFault::When);
        assert_eq!(write_with(&two, PaperStep::Handed, |form| form.on = tomorrow).await, when);
        assert_eq!(
            write_with(&two, PaperStep::Handed, |form| form.on = Some(Day(TODAY.number() - 1))).await,
            when
        );
        let way = ReferralDone::Fault("way", ReferralFault::Choice);
        assert_eq!(write_with(&two, PaperStep::Handed, |form| form.way = Some(Way::Phone)).await, way);
        let stale = two.sent(1).await.version;
        assert_eq!(write(&two, PaperStep::Handed).await, ReferralDone::Done);
        let late = write_with(&two, PaperStep::Received, |form| form.version = stale).await;
        assert_eq!(late, ReferralDone::Changed);
        let nobody = write_with(&two, PaperStep::Received, |form| form.by = " ").await;
        assert_eq!(nobody, ReferralDone::Fault("by", ReferralFault::Empty));
        let why = write_with(&two, PaperStep::Declined, |form| form.reason = None).await;
        assert_eq!(why, ReferralDone::Fault("reason", ReferralFault::Choice));
        assert_eq!(write(&two, PaperStep::Declined).await, ReferralDone::Done);
        assert_eq!(now(&two).await.0, ReferralState::Declined);
    }
);

on_both_of!(
    p03_taking_consent_back_asks_for_a_call_until_somebody_wrote_whom_they_told,
    p03_taking_consent_back_asks_for_a_call_until_somebody_wrote_whom_they_told_over_postgresql,
    two = new,
    {
        let consent = agreed(&two, "").await;
        refer(&two, consent).await;
        print(&two).await;
        write(&two, PaperStep::Handed).await;
        withdraw(&two, consent).await;
        let (state, paper) = now(&two).await;
        assert_eq!((state, paper.steps, paper.prints), (ReferralState::Recall, vec![PaperStep::Told], false));
        assert_eq!(told(&two).await, 1);
        let sent = two.union.desk.referrals(&two.bo, ReferralList::Sent, 1).await.unwrap();
        assert_eq!(sent.rows.len(), 1, "it is still to be done");
        assert_eq!(
            write_with(&two, PaperStep::Told, |form| form.by = "").await,
            ReferralDone::Fault("by", ReferralFault::Empty)
        );
        assert_eq!(write(&two, PaperStep::Told).await, ReferralDone::Done);
        assert_eq!(now(&two).await.0, ReferralState::Withdrawn);
        let ended = two.union.desk.referrals(&two.bo, ReferralList::Ended, 1).await.unwrap();
        assert_eq!(ended.rows.len(), 1);
    }
);

on_both_of!(
    p04_what_was_never_made_ends_at_once_and_is_not_made_once_its_ground_is_gone,
    p04_what_was_never_made_ends_at_once_and_is_not_made_once_its_ground_is_gone_over_postgresql,
    two = new,
    {
        let consent = agreed(&two, "").await;
        refer(&two, consent).await;
        withdraw(&two, consent).await;
        assert_eq!((now(&two).await.0, told(&two).await), (ReferralState::Withdrawn, 0));
        assert_eq!(print(&two).await, ReferralDone::NotPossible);
        let again = agreed(&two, "").await;
        let later = SendForm { once_token: "b".into(), ..form(HOUSE, again) };
        assert_eq!(
            two.union.desk.refer(&two.bo, (1, 1), &later, true).await.unwrap(),
            Some(SendDone::Sent(2))
        );
        two.union.clock.advance(31 * DAY);
        two.bo = two.union.session("bo").await;
        let over = two.union.desk.note_referral_print(&two.bo, 2).await.unwrap();
        assert_eq!(over, Some(ReferralDone::Changed), "its last day has passed");
        assert_eq!(two.sent(2).await.listed.state, ReferralState::Stopped);
    }
);

on_both_of!(
    p05_what_was_agreed_for_one_officer_goes_on_paper_to_that_officer,
    p05_what_was_agreed_for_one_officer_goes_on_paper_to_that_officer_over_postgresql,
    two = new,
    {
        let consent = agreed(&two, "Ms Example").await;
        assert_eq!(refer(&two, consent).await, SendDone::Sent(1));
        assert_eq!(now(&two).await.1.officer, "Ms Example");
        print(&two).await;
        let version = two.sent(1).await.version;
        let reason = (Some(RevokeReason::Elsewhere), "");
        let back = two.union.desk.revoke_referral(&two.bo, (1, version), reason).await.unwrap();
        assert_eq!(back, Some(ReferralDone::Done));
        assert_eq!((now(&two).await.0, told(&two).await), (ReferralState::Recall, 1));
        let kept = |form: &mut PaperForm<'_>| (form.way, form.by) = (Some(Way::Kept), "");
        assert_eq!(write_with(&two, PaperStep::Told, kept).await, ReferralDone::Done);
        assert_eq!(now(&two).await.0, ReferralState::Revoked);
    }
);

on_both_of!(
    p06_on_a_law_a_paper_goes_only_to_whom_its_row_names_and_after_a_second_look,
    p06_on_a_law_a_paper_goes_only_to_whom_its_row_names_and_after_a_second_look_over_postgresql,
    two = new,
    {
        let law = |to: &str| SendForm {
            org: format!("{ON_PAPER}{to}"),
            ..Two::form(
                &[(Part::Needs, "a bed")],
                Some(GroundChoice::Legal("example-told".into(), "so".into())),
                "a",
            )
        };
        let other = two.union.desk.refer(&two.bo, (1, 1), &law(HOUSE), true).await.unwrap();
        assert_eq!(other, Some(SendDone::Fault("ground", ReferralFault::NoLaw)));
        let asked = two.union.desk.refer(&two.bo, (1, 1), &law("Service Example"), true).await.unwrap();
        assert_eq!(asked, Some(SendDone::Sent(1)));
        assert_eq!(print(&two).await, ReferralDone::NotPossible, "a second member looks first");
        let amina = two.union.session_later("amina").await;
        let version = two.sent(1).await.version;
        let agreed = two.union.desk.confirm_referral(&amina, (1, version), true).await.unwrap();
        assert_eq!(agreed, Some(ReferralDone::Done));
        assert_eq!(now(&two).await.0, ReferralState::Ready);
        assert_eq!(print(&two).await, ReferralDone::Done);
    }
);
