//! Referrals between two desks over a post office that can lose, repeat and reorder, on both engines: by consent and to compared keys alone, exactly
//! what was chosen; and whatever goes wrong ends in a state somebody can understand. The withdrawal always wins.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TODAY, TestDesk, Writer};
use axum::{
    Router,
    body::Bytes,
    extract::{RawQuery, State},
    routing::{get, post as post_to, put},
};
use desk::{
    Session,
    consent::{ConsentDone, ConsentForm},
    partners::{PartnerDone, Standing},
    referral::{
        AcceptForm, AnswerForm, GroundChoice, ReferralDone, ReferralFault, ReferralView, Said, SendDone,
        SendForm,
    },
    victim::{Victim, VictimDone, VictimForm},
};
use domain::{
    AgeBand, HasSay, Level, NoticeKind, Part, Purpose, With,
    consent::{Answer, How, ToldBack},
    referral::{After, DeclineReason, Function, Reach, ReferralState, RevokeReason},
};
use envelope::{
    directory::{Bundle, Directory, OrgKind},
    ids::{Day, OrgId},
    referral::Step,
    relay_api::{
        ANSWERS_PATH, BUNDLE_PATH, DIRECTORY_PATH, ENVELOPES_PATH, Item, NewAnswer, NewEnvelope, PULL_MAX,
        Pulled,
    },
};
use http::StatusCode;
use std::sync::{Arc, Mutex};
use store::{OpenOptions, Store, desk::ReferralList};

const DAY: i64 = 86_400;

fn steps(view: &ReferralView) -> Vec<&'static str> {
    let step = |said: &Said| match said {
        Said::Referred => "referred",
        Said::Step(step, _) => step.code(),
        Said::Newer(_) => "newer",
        Said::TakenBack(_) => "taken-back",
        Said::Paper(said) => said.step.code(),
        Said::Forged => "forged",
        Said::Gone => "gone",
    };
    view.lines.iter().map(|line| step(&line.said)).collect()
}

fn reach(view: &ReferralView) -> Option<(String, Option<Day>)> {
    view.lines.iter().find_map(|line| match &line.said {
        Said::Step(Step::Ended, answer) => Some((answer.code.clone(), answer.day)),
        _ => None,
    })
}

macro_rules! on_both_of {
    ($name:ident, $over_postgres:ident, $two:ident = $how:ident, $test:block) => {
        #[tokio::test]
        #[allow(unused_mut, reason = "some change a desk and some do not")]
        async fn $name() {
            let Some(mut $two) = Two::$how(false).await else { return };
            $test
        }

        #[tokio::test]
        #[allow(unused_mut, reason = "some change a desk and some do not")]
        async fn $over_postgres() {
            let Some(mut $two) = Two::$how(true).await else { return };
            $test
        }
    };
}

mod let_go;
mod mended;
mod on_paper;
mod post;
mod two;

use post::Post;
pub(crate) use two::Two;
use two::{compare, record};

on_both_of!(
    r01_what_she_agreed_to_reaches_the_centre_and_nothing_else_and_each_step_comes_back,
    r01_what_she_agreed_to_reaches_the_centre_and_nothing_else_and_each_step_comes_back_over_postgresql,
    two = new,
    {
        let (sent, _) = two.refer("a").await;
        assert_eq!(two.refer_on(1, "a").await, sent, "the same form again is the same referral");
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Sent);
        two.travel().await;
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Received);
        let page = two.centre.desk.referrals(&two.lead, ReferralList::New, 1).await.unwrap();
        assert_eq!((page.counts, page.rows[0].urgent), ([1, 0, 0, 0], true));
        let came = two.came(1).await;
        let part = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        assert_eq!(came.parts, [part("name", "Ada"), part("wants", "to sleep somewhere else")]);
        assert!(came.tonight && came.steps.contains(&Step::Accepted) && !came.missing);
        let case = two.accept(1).await;
        let taken = two.centre.desk.victim(&two.lead, (case, 1)).await.unwrap().unwrap();
        assert_eq!(
            (taken.victim.alias.as_str(), taken.victim.wants.as_str()),
            ("Ada", "to sleep somewhere else")
        );
        assert_eq!(taken.victim.languages, "", "nobody referred her languages");
        assert_eq!(taken.referrals[0].number, 1, "where it comes from stands there");
        for step in [Step::Place, Step::Appointment, Step::Feedback, Step::Done] {
            assert_eq!(two.answer(1, step, "she is well").await, ReferralDone::Done);
        }
        two.travel().await;
        let view = two.sent(sent).await;
        assert_eq!(view.listed.state, ReferralState::Done);
        let all = ["referred", "received", "accepted", "place", "appointment", "feedback", "done"];
        assert_eq!(steps(&view), all);
        let notices = two.union.desk.notices(&two.bo, 1).await.unwrap().notices;
        assert!(notices.iter().any(|one| one.kind == NoticeKind::ReferralAnswered && one.number == Some(1)));
    }
);

on_both_of!(
    r02_nothing_leaves_without_a_consent_that_covers_exactly_this,
    r02_nothing_leaves_without_a_consent_that_covers_exactly_this_over_postgresql,
    two = new,
    {
        let refer = |form: SendForm| {
            let (desk, bo) = (two.union.desk.clone(), two.bo.clone());
            async move { desk.refer(&bo, (1, 1), &form, true).await.unwrap().unwrap() }
        };
        let name = [(Part::Name, "Ada")];
        let none = refer(Two::form(&name, None, "a")).await;
        assert_eq!(none, SendDone::Fault("ground", ReferralFault::Choice));
        let no_consent = SendDone::Fault("ground", ReferralFault::NoConsent);
        assert_eq!(refer(Two::form(&name, Some(GroundChoice::Consent(1)), "a")).await, no_consent);
        let anonymous = two.agree(&[Part::Presence, Part::Needs]).await;
        let ground = Some(GroundChoice::Consent(anonymous));
        assert_eq!(refer(Two::form(&name, ground.clone(), "a")).await, no_consent, "not her name");
        let other = SendForm {
            function: Some(Function::Legal),
            ..Two::form(&[(Part::Needs, "a bed")], ground.clone(), "a")
        };
        assert_eq!(refer(other).await, no_consent, "not what she agreed to it for");
        let stranger =
            SendForm { org: "police".into(), ..Two::form(&[(Part::Needs, "a bed")], ground.clone(), "a") };
        assert_eq!(refer(stranger).await, SendDone::Fault("org", ReferralFault::NotCompared));
        let empty = refer(Two::form(&[], ground.clone(), "a")).await;
        assert_eq!(empty, SendDone::Fault("parts", ReferralFault::Choice));
        let law = GroundChoice::Legal("offence-reported".into(), "they described it".into());
        let law = refer(Two::form(&name, Some(law), "a")).await;
        assert_eq!(law, SendDone::Fault("ground", ReferralFault::NoLaw), "that is no duty of an association");
        two.withdraw(anonymous).await;
        assert_eq!(refer(Two::form(&[(Part::Needs, "a bed")], ground, "a")).await, no_consent);
        two.travel().await;
        assert!(two.post.bag(|bag| bag.items.is_empty()), "nothing left");
    }
);

on_both_of!(
    r03_the_withdrawal_ends_access_everywhere_and_says_what_cannot_be_undone,
    r03_the_withdrawal_ends_access_everywhere_and_says_what_cannot_be_undone_over_postgresql,
    two = new,
    {
        let (sent, consent) = two.refer("a").await;
        two.travel().await;
        let case = two.accept(1).await;
        let record = two.centre.desk.victim(&two.lead, (case, 1)).await.unwrap().unwrap();
        let ours = Victim { wants: "to sleep somewhere else, and a lawyer".into(), ..record.victim.clone() };
        let form = VictimForm { victim: ours, version: record.version, once_token: "b".into() };
        two.centre.desk.write_victim(&two.lead, (case, Some(1)), &form).await.unwrap();
        two.withdraw(consent).await;
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Withdrawn);
        two.travel().await;
        let came = two.came(1).await;
        assert_eq!(
            (came.listed.state, came.parts.len(), came.ground.is_some()),
            (ReferralState::Withdrawn, 0, false)
        );
        assert_eq!(came.ended.unwrap().0, "withdrawn");
        assert!(came.lines.iter().all(|line| line.said == Said::Gone), "{:?}", came.lines);
        let left = two.centre.desk.victim(&two.lead, (case, 1)).await.unwrap().unwrap().victim;
        assert_eq!(left.alias, "", "as it came, and gone");
        assert_eq!(left.wants, "to sleep somewhere else, and a lawyer", "written since by their own people");
        assert_eq!(reach(&two.sent(sent).await), Some((Reach::Taken.code().into(), Some(TODAY))));
        assert!(
            two.centre
                .desk
                .notices(&two.lead, 1)
                .await
                .unwrap()
                .notices
                .iter()
                .any(|one| one.kind == NoticeKind::ReferralEnded)
        );
        assert_eq!(two.answer(1, Step::Feedback, "still").await, ReferralDone::NotPossible);
    }
);

on_both_of!(
    r04_a_consent_withdrawn_while_a_referral_travels_wins_in_either_order,
    r04_a_consent_withdrawn_while_a_referral_travels_wins_in_either_order_over_postgresql,
    two = new,
    {
        let (first, consent) = two.refer("a").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        two.withdraw(consent).await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        // The relay hands out the end before the beginning.
        two.post.bag(|bag| {
            let (one, other) = (bag.items[0].sealed.clone(), bag.items[1].sealed.clone());
            (bag.items[0].sealed, bag.items[1].sealed) = (other, one);
        });
        two.travel().await;
        let came = two.came(1).await;
        assert_eq!((came.listed.state, came.parts.len()), (ReferralState::Withdrawn, 0));
        assert_eq!(reach(&two.sent(first).await), Some((Reach::NotOpened.code().into(), None)));
        assert!(two.centre.desk.referrals(&two.lead, ReferralList::New, 1).await.unwrap().rows.is_empty());
    }
);

on_both_of!(
    r05_a_message_that_the_relay_lost_is_seen_and_said_again,
    r05_a_message_that_the_relay_lost_is_seen_and_said_again_over_postgresql,
    two = new,
    {
        let (sent, _) = two.refer("a").await;
        two.travel().await;
        two.accept(1).await;
        two.post.bag(|bag| bag.loses = 1);
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        two.answer(1, Step::Feedback, "she is well").await;
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        two.union.desk.pull_now(&two.bo).await.unwrap();
        let gap = two.sent(sent).await;
        assert!(gap.missing && gap.lines.iter().any(|line| line.gap), "{:?}", steps(&gap));
        two.travel().await;
        let whole = two.sent(sent).await;
        assert!(!whole.missing && steps(&whole).contains(&"accepted"), "{:?}", steps(&whole));
        assert_eq!(whole.listed.state, ReferralState::Accepted);
    }
);

on_both_of!(
    r06_what_is_repeated_changes_nothing_and_what_is_forged_is_not_believed,
    r06_what_is_repeated_changes_nothing_and_what_is_forged_is_not_believed_over_postgresql,
    two = new,
    {
        let (sent, _) = two.refer("a").await;
        two.travel().await;
        let before = (steps(&two.came(1).await), two.came(1).await.version);
        two.post.again(0);
        two.travel().await;
        assert_eq!((steps(&two.came(1).await), two.came(1).await.version), before);
        assert_eq!(two.centre.desk.referrals(&two.lead, ReferralList::New, 1).await.unwrap().counts[0], 1);
        // Somebody with another key speaks in the union's name.
        two.post.bag(|bag| bag.items[0].sealed[9_000] ^= 1);
        two.post.again(0);
        two.travel().await;
        assert_eq!(steps(&two.came(1).await), before.0);
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Received);
    }
);

on_both_of!(
    r07_whoever_accepted_may_still_decline_and_two_at_once_stay_two,
    r07_whoever_accepted_may_still_decline_and_two_at_once_stay_two_over_postgresql,
    two = new,
    {
        let (first, consent) = two.refer("a").await;
        let second = two.refer_on(consent, "b").await;
        assert_ne!(first, second);
        two.travel().await;
        assert_eq!(two.centre.desk.referrals(&two.lead, ReferralList::New, 1).await.unwrap().counts[0], 2);
        let case = two.accept(1).await;
        assert_eq!(two.answer(1, Step::Declined, "the bed is gone").await, ReferralDone::Done);
        two.travel().await;
        let view = two.sent(first).await;
        assert_eq!(view.listed.state, ReferralState::Declined);
        assert!(steps(&view).ends_with(&["accepted", "declined"]), "{:?}", steps(&view));
        assert_eq!(two.sent(second).await.listed.state, ReferralState::Received);
        let left = two.centre.desk.victim(&two.lead, (case, 1)).await.unwrap().unwrap().victim;
        assert_eq!(
            (left.alias.as_str(), two.came(1).await.parts.len()),
            ("", 0),
            "nobody takes it, so nobody needs it"
        );
    }
);

on_both_of!(
    r08_the_sender_takes_it_back_and_a_desk_that_was_off_for_a_week_hears_of_it,
    r08_the_sender_takes_it_back_and_a_desk_that_was_off_for_a_week_hears_of_it_over_postgresql,
    two = new,
    {
        let (sent, _) = two.refer("a").await;
        two.union.desk.pull_now(&two.bo).await.unwrap();
        for desk in [&two.union, &two.centre] {
            desk.clock.advance(7 * DAY);
        }
        let (bo, lead) = (two.union.session("bo").await, two.centre.session("amina").await);
        (two.bo, two.lead) = (bo, lead);
        assert_eq!(two.sent(sent).await.listed.state, ReferralState::Sent, "nobody has answered");
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        two.union.desk.pull_now(&two.bo).await.unwrap();
        let view = two.sent(sent).await;
        assert_eq!(view.listed.state, ReferralState::Received);
        let revoke = |reason| two.union.desk.revoke_referral(&two.bo, (sent, view.version), (reason, ""));
        assert_eq!(revoke(None).await.unwrap(), Some(ReferralDone::Fault("reason", ReferralFault::Choice)));
        assert_eq!(revoke(Some(RevokeReason::Mistake)).await.unwrap(), Some(ReferralDone::Done));
        two.travel().await;
        let came = two.came(1).await;
        assert_eq!((came.listed.state, came.parts.len()), (ReferralState::Revoked, 0));
        assert!(reach(&two.sent(sent).await).is_some());
    }
);

on_both_of!(
    r09_nothing_is_believed_in_the_name_of_an_organisation_before_somebody_compared_its_words,
    r09_nothing_is_believed_in_the_name_of_an_organisation_before_somebody_compared_its_words_over_postgresql,
    two = strangers,
    {
        let amina = two.union.session("amina").await;
        compare(&two.union, &amina, "centre").await;
        two.refer("a").await;
        two.travel().await;
        assert_eq!(two.centre.desk.referrals(&two.lead, ReferralList::New, 1).await.unwrap().counts, [0; 4]);
        let partner = &two.centre.desk.partners(&two.lead).await.unwrap()[0];
        assert_eq!((partner.standing, partner.waiting), (Standing::New, 1));
        let notices = two.centre.desk.notices(&two.lead, 1).await.unwrap().notices;
        assert!(notices.iter().any(|one| one.kind == NoticeKind::PartnerToCompare));
        compare(&two.centre, &two.lead, "union").await;
        assert_eq!(two.came(1).await.parts.len(), 2, "what waited was taken in");
        // Another key in their name: an alarm, and nothing more goes there or comes from there.
        let other =
            TestDesk::named("union", OrgKind::Association, "http://127.0.0.1:9", false).await.unwrap();
        two.post.bag(|bag| {
            bag.bundles.retain(|one| one.identity != two.union.desk.bundle().identity);
            bag.bundles.push(other.desk.bundle().clone());
        });
        two.centre.desk.watch_relay().await.unwrap();
        let partner = &two.centre.desk.partners(&two.lead).await.unwrap()[0];
        assert_eq!(partner.standing, Standing::Changed);
        let notices = two.centre.desk.notices(&two.lead, 1).await.unwrap().notices;
        assert!(notices.iter().any(|one| one.kind == NoticeKind::PartnerChanged));
        two.accept(1).await;
        two.centre.desk.pull_now(&two.lead).await.unwrap();
        assert!(two.came(1).await.not_compared, "the answer waits");
    }
);

on_both_of!(
    r10_only_the_team_it_was_sent_to_and_whoever_leads_know_of_it,
    r10_only_the_team_it_was_sent_to_and_whoever_leads_know_of_it_over_postgresql,
    two = new,
    {
        two.refer("a").await;
        two.travel().await;
        let bo = two.centre.session("bo").await;
        assert_eq!(two.centre.desk.referral(&bo, 1).await.unwrap(), None);
        assert_eq!(two.centre.desk.referral(&bo, 99).await.unwrap(), None, "the same as of none at all");
        assert_eq!(two.centre.desk.referrals(&bo, ReferralList::New, 1).await.unwrap().counts, [0; 4]);
        let form = AcceptForm { title: "x", version: 1, once_token: "t" };
        assert_eq!(two.centre.desk.accept_referral(&bo, 1, &form).await.unwrap(), None);
        let chris = two.centre.session("chris").await;
        assert!(two.centre.desk.referrals(&chris, ReferralList::New, 1).await.is_err());
    }
);

on_both_of!(
    r11_one_person_under_two_names_at_two_organisations_is_never_put_together,
    r11_one_person_under_two_names_at_two_organisations_is_never_put_together_over_postgresql,
    two = new,
    {
        let (first, consent) = two.refer("a").await;
        let parts = [(Part::Name, "Bea"), (Part::Wants, "to sleep somewhere else")];
        let form = Two::form(&parts, Some(GroundChoice::Consent(consent)), "other");
        assert!(matches!(
            two.union.desk.refer(&two.bo, (1, 1), &form, true).await.unwrap(),
            Some(SendDone::Sent(number)) if number != first
        ));
        two.travel().await;
        let cases = [two.accept(1).await, two.accept(2).await];
        assert_ne!(cases[0], cases[1]);
        for case in cases {
            let view =
                two.centre.desk.case(&two.lead, case, desk::case::Filter::All, 1).await.unwrap().unwrap();
            assert_eq!((view.like.1.len(), view.victims.len(), view.conflicts.len()), (0, 1, 0));
        }
    }
);

on_both_of!(
    r12_what_was_agreed_to_until_a_day_ends_by_itself_after_it,
    r12_what_was_agreed_to_until_a_day_ends_by_itself_after_it_over_postgresql,
    two = new,
    {
        let (_, _) = two.refer("a").await;
        two.travel().await;
        two.centre.clock.advance(31 * DAY);
        two.centre.desk.carry_out_what_is_due().await.unwrap();
        two.lead = two.centre.session("amina").await;
        let came = two.came(1).await;
        assert_eq!((came.listed.state, came.parts.len()), (ReferralState::Over, 0));
    }
);

/// A desk that is put back from a backup of before the withdrawal reads the relay on from there, and what it had said itself with it.
#[tokio::test]
async fn r13_a_desk_put_back_from_an_old_backup_ends_access_again() {
    let two = Two::new(false).await.unwrap();
    let (_, consent) = two.refer("a").await;
    two.travel().await;
    let folder = tempfile::TempDir::new().unwrap();
    let old = folder.path().join("desk.db");
    let store =
        Store::open(&two.centre.database, store::Schema::Desk, &OpenOptions::default()).await.unwrap();
    drop(store.copy(&old).await.unwrap());
    two.accept(1).await;
    two.withdraw(consent).await;
    two.travel().await;
    assert_eq!(two.came(1).await.listed.state, ReferralState::Withdrawn);
    let back = TestDesk::over_copy(&two.centre, &old, &two.address).await;
    let lead = back.session_later("amina").await;
    let before = back.desk.referral(&lead, 1).await.unwrap().unwrap();
    assert_eq!((before.listed.state, before.parts.len()), (ReferralState::New, 2), "as it was then");
    back.desk.watch_relay().await.unwrap();
    back.desk.pull_now(&lead).await.unwrap();
    let after = back.desk.referral(&lead, 1).await.unwrap().unwrap();
    assert_eq!((after.listed.state, after.parts.len()), (ReferralState::Withdrawn, 0));
    assert!(
        after.lines.iter().filter(|line| line.is_ours).count() >= 3,
        "what it had said itself is there again"
    );
}

/// By law: a police desk has a duty, which a second member looks at before anything leaves.
#[tokio::test]
async fn r14_what_rests_on_a_law_leaves_when_a_second_member_agrees() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let report = Writer::new(1, &desk).report("help", &desk);
    desk.receive(vec![report]).await;
    let bo = desk.session("bo").await;
    desk.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
    let form = VictimForm { victim: record(), version: 0, once_token: "a".into() };
    desk.desk.write_victim(&bo, (1, None), &form).await.unwrap();
    let amina = desk.session("amina").await;
    with_one_of(&desk, (&amina, &bo), "she described it").await;
    let asked = desk.desk.referral(&bo, 1).await.unwrap().unwrap();
    assert_eq!((asked.listed.state, asked.lines.len()), (ReferralState::Confirm, 0), "nothing is said yet");
    let own = desk.desk.confirm_referral(&bo, (1, asked.version), true).await.unwrap();
    assert_eq!(own, Some(ReferralDone::Fault("confirm", ReferralFault::Own)));
    let agreed = desk.desk.confirm_referral(&amina, (1, asked.version), true).await.unwrap();
    assert_eq!(agreed, Some(ReferralDone::Done));
    let late = desk.desk.confirm_referral(&amina, (1, asked.version), false).await.unwrap();
    assert_eq!(late, Some(ReferralDone::NotPossible));
    let sent = desk.desk.referral(&bo, 1).await.unwrap().unwrap();
    assert_eq!((sent.listed.state, steps(&sent)), (ReferralState::Sent, vec!["referred"]));
}

/// For the crawl: an organisation that is compared, and a referral with a word in every part of it, which waits for a second member.
pub(crate) async fn with_one(desk: &TestDesk, who: &Session, word: &str) {
    with_one_of(desk, (who, who), word).await;
}

async fn with_one_of(desk: &TestDesk, (lead, who): (&Session, &Session), word: &str) {
    let other = TestDesk::named("centre", OrgKind::Centre, "http://127.0.0.1:9", false).await.unwrap();
    let bundles = vec![desk.desk.bundle().clone(), other.desk.bundle().clone()];
    desk.desk.watch_partners(&Directory { deployment: "test".into(), bundles }).await.unwrap();
    compare(desk, lead, "centre").await;
    let law = GroundChoice::Legal("example-told".into(), word.into());
    let form = Two::form(&[(Part::Name, word), (Part::Needs, word)], Some(law), "a");
    let sent = desk.desk.refer(who, (1, 1), &form, true).await.unwrap();
    assert_eq!(sent, Some(SendDone::Sent(1)), "it waits for a second member");
}
mod thread;
