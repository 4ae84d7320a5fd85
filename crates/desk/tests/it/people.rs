//! Who may do what and who decides it, on both engines: invitations, the way back after a lost device, teams, absence, and
//! that a helper's list, counts and pages agree on what there is.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{SECRET, TestDesk, Writer};
use desk::{
    DeskError, MemberId, Role, Session, TeamId,
    inbox::{InboxFilter, Stand, Whose},
    member::totp_code,
    people::{
        PassCode, PersonForm, PersonOutcome,
        joining::{InviteOutcome, JoinOutcome, Joining},
        way_back::BackOutcome,
    },
    session::SignInError,
    signal::{Work, WorkForm, WorkOutcome},
};
use domain::{NoticeKind, PersonFault, Standing};
use envelope::{directory::OrgKind, ids::Day};

const NL: &[String] = &[];

fn form<'a>(name: &'a str, role: Role, languages: &'a [String], teams: &'a [i64]) -> PersonForm<'a> {
    PersonForm { name, role: Some(role), languages, teams }
}

fn dutch() -> Vec<String> {
    vec!["nl".into()]
}

async fn invite(desk: &TestDesk, who: &Session, user: &str) -> (MemberId, String) {
    let languages = dutch();
    let form = form("Dora Peeters", Role::Helper, &languages, &[]);
    match desk.desk.invite(who, user, &form).await.unwrap() {
        InviteOutcome::Invited { id, code } => (id, typed(&code)),
        InviteOutcome::Fault(fault) => panic!("{fault:?}"),
    }
}

fn typed(code: &PassCode) -> String {
    code.groups().collect::<Vec<_>>().join(" ")
}

/// The digits that somebody's app shows, once it has the secret of this code.
async fn digits(desk: &TestDesk, user: &str, code: &str) -> String {
    let Ok(secret) = desk.desk.app_secret(user, code).await else { panic!("the code is not taken") };
    let secret = data_encoding::BASE32_NOPAD.decode(secret.base32.as_bytes()).unwrap();
    totp_code(&secret, desk.desk.now()).unwrap()
}

async fn join(desk: &TestDesk, user: &str, code: &str, digits: &str) -> Result<JoinOutcome, SignInError> {
    desk.desk.join(&Joining { user, code, password: "een lang wachtwoord", digits }).await
}

async fn open(desk: &TestDesk, who: &Session, number: i64) -> bool {
    desk.desk.signal(who, number).await.unwrap().is_some()
}

async fn list(desk: &TestDesk, who: &Session, filter: &InboxFilter) -> Vec<i64> {
    let mut numbers: Vec<i64> =
        desk.desk.inbox(who, filter, 1).await.unwrap().rows.iter().map(|row| row.number).collect();
    numbers.sort_unstable();
    numbers
}

async fn give(desk: &TestDesk, who: &Session, number: i64, change: impl FnOnce(&mut Work)) -> WorkOutcome {
    let was = desk.desk.signal(who, number).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    change(&mut wants);
    let form = WorkForm { was, wants, urgency_reason: "", until_reason: "", new_label: "" };
    desk.desk.decide(who, number, &form).await.unwrap().unwrap()
}

async fn receive(desk: &mut TestDesk, reports: u8) {
    let reports = (1..=reports).map(|n| Writer::new(n, desk).report("help", desk)).collect();
    desk.receive(reports).await;
}

on_both! {
    somebody_who_is_invited_chooses_a_password_nobody_else_ever_saw,
    somebody_who_is_invited_chooses_a_password_nobody_else_ever_saw_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let amina = desk.session("amina").await;
        let (id, code) = invite(&desk, &amina, "Dora").await;
        let refused = desk.desk.sign_in("dora", "", "000000").await;
        assert!(matches!(refused, Err(SignInError::Wrong)), "not before there is a password");
        let shown = digits(&desk, "dora", &code).await;
        assert_eq!(shown, digits(&desk, "DORA", &code.to_lowercase()).await, "loaded again it is the same secret");
        let short = Joining { user: "dora", code: &code, password: "kort", digits: &shown };
        assert!(matches!(desk.desk.join(&short).await, Ok(JoinOutcome::Fault(PersonFault::Password))));
        let wrong = join(&desk, "dora", &code, "12345").await;
        assert!(matches!(wrong, Ok(JoinOutcome::Fault(PersonFault::Code))), "and the code is still good");
        let Ok(JoinOutcome::Joined(signed_in)) = join(&desk, "dora", &code, &shown).await else { panic!() };
        let dora = desk.desk.session_of(&signed_in.token).await.unwrap();
        assert!(dora.is_some(), "and is in at once: the next code comes in half a minute");
        let again = join(&desk, "dora", &code, &shown).await;
        assert!(matches!(again, Err(SignInError::Wrong)), "a code is good once");
        let people = desk.desk.people(&amina).await.unwrap();
        let dora = people.people.iter().find(|person| person.id == id).unwrap();
        assert_eq!((dora.standing, dora.role, dora.pass.is_none()), (Standing::Active, Role::Helper, true));
        desk.clock.advance(30);
        let secret = digits_after(&desk, &amina, id).await;
        assert!(secret.is_none(), "nothing of it can be shown again");
    }
}

/// Whether an invitation can be given again to somebody who has come.
async fn digits_after(desk: &TestDesk, who: &Session, id: MemberId) -> Option<PassCode> {
    desk.desk.invite_again(who, id).await.unwrap()
}

on_both! {
    an_invitation_ends_and_a_new_one_makes_the_old_one_useless,
    an_invitation_ends_and_a_new_one_makes_the_old_one_useless_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let amina = desk.session("amina").await;
        let (id, first) = invite(&desk, &amina, "dora").await;
        let second = typed(&desk.desk.invite_again(&amina, id).await.unwrap().unwrap());
        assert!(matches!(desk.desk.app_secret("dora", &first).await, Err(SignInError::Wrong)));
        assert!(desk.desk.app_secret("dora", &second).await.is_ok());
        assert!(matches!(desk.desk.app_secret("bo", &second).await, Err(SignInError::Wrong)), "it is dora's");
        desk.clock.advance(72 * 3_600 + 1);
        assert!(matches!(desk.desk.app_secret("dora", &second).await, Err(SignInError::Wrong)));
        for _ in 0..20 {
            let _ = desk.desk.app_secret("dora", &first).await;
        }
        assert!(matches!(desk.desk.app_secret("dora", &first).await, Err(SignInError::Busy { .. })));
        let languages = dutch();
        let taken = desk.desk.invite(&amina, "bo", &form("X", Role::Reader, &languages, &[])).await;
        assert!(matches!(taken, Err(DeskError::Refused) | Ok(InviteOutcome::Fault(PersonFault::UserTaken))));
    }
}

on_both! {
    one_colleague_alone_lets_nobody_in_and_nobody_lets_themselves_in,
    one_colleague_alone_lets_nobody_in_and_nobody_lets_themselves_in_over_postgresql,
    OrgKind::Association,
    desk,
    {
        desk.add("dora", Role::Reader).await;
        let (amina, bo, dora) =
            (desk.session("amina").await, desk.session("bo").await, desk.session("dora").await);
        let id = dora.member.id;
        assert_eq!(desk.desk.ask_way_back(&dora, id).await.unwrap(), Some(PersonOutcome::Own));
        assert_eq!(desk.desk.ask_way_back(&bo, id).await.unwrap(), Some(PersonOutcome::Done));
        assert_eq!(desk.desk.ask_way_back(&amina, id).await.unwrap(), Some(PersonOutcome::NotPossible), "once");
        assert!(matches!(desk.desk.answer_way_back(&bo, id, true).await.unwrap(), BackOutcome::Own));
        assert!(matches!(desk.desk.answer_way_back(&dora, id, true).await.unwrap(), BackOutcome::Own));
        let chris = desk.session("chris").await;
        assert!(matches!(desk.desk.answer_way_back(&chris, id, true).await, Err(DeskError::Refused)));
        let (one, other) =
            tokio::join!(desk.desk.answer_way_back(&amina, id, true), desk.desk.answer_way_back(&amina, id, true));
        let given = [one.unwrap(), other.unwrap()].into_iter().filter_map(|outcome| match outcome {
            BackOutcome::Given(code) => Some(typed(&code)),
            _ => None,
        });
        let given: Vec<String> = given.collect();
        assert_eq!(given.len(), 1, "two presses are one code");
        assert!(desk.desk.sessions(&dora).await.unwrap().is_empty(), "whoever holds the lost device is out");
        let shown = digits(&desk, "dora", &given[0]).await;
        assert!(matches!(join(&desk, "dora", &given[0], &shown).await, Ok(JoinOutcome::Joined(_))));
        desk.clock.advance(60);
        let code = totp_code(&SECRET, desk.desk.now()).unwrap();
        let old = desk.desk.sign_in("dora", "a long password", &code).await;
        assert!(matches!(old, Err(SignInError::Wrong)), "nothing from before opens anything");
    }
}

#[tokio::test]
async fn two_case_workers_do_not_make_a_lead_and_whom_it_concerns_says_no() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    desk.add("dora", Role::Reader).await;
    desk.add("eva", Role::Lead).await;
    let (bo, dora, eva) = (desk.session("bo").await, desk.session("dora").await, desk.session("eva").await);
    desk.desk.ask_way_back(&bo, eva.member.id).await.unwrap();
    assert!(matches!(desk.desk.answer_way_back(&dora, eva.member.id, true).await.unwrap(), BackOutcome::Own));
    let notices = desk.desk.notices(&eva, 1).await.unwrap().notices;
    assert_eq!(notices[0].kind, NoticeKind::BackAsked, "whom it concerns is told");
    assert!(matches!(desk.desk.answer_way_back(&eva, eva.member.id, true).await.unwrap(), BackOutcome::Own));
    assert!(matches!(
        desk.desk.answer_way_back(&eva, eva.member.id, false).await.unwrap(),
        BackOutcome::Refused
    ));
    desk.desk.ask_way_back(&bo, eva.member.id).await.unwrap();
    let amina = desk.session("amina").await;
    let BackOutcome::Given(code) = desk.desk.answer_way_back(&amina, eva.member.id, true).await.unwrap()
    else {
        panic!("another who leads may");
    };
    desk.clock.advance(60);
    let digits = totp_code(&SECRET, desk.desk.now()).unwrap();
    let old = desk.desk.sign_in("eva", "a long password", &digits).await;
    assert!(
        matches!(old, Err(SignInError::Wrong)),
        "the lost device opens nothing, whether the code is used or not"
    );
    drop(code);
}

#[tokio::test]
async fn whoever_keeps_the_machine_running_hears_of_no_report_whatever_their_team() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    receive(&mut desk, 1).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    desk.desk.make_team(&amina, "night").await.unwrap();
    let languages = dutch();
    let it = form("Chris", Role::It, &languages, &[1]);
    desk.desk.change_person(&amina, MemberId(3), &it).await.unwrap();
    let reader = form("Bo", Role::Reader, &languages, &[1]);
    desk.desk.change_person(&amina, MemberId(2), &reader).await.unwrap();
    give(&desk, &amina, 1, |work| work.team = Some(TeamId(1))).await;
    let chris = desk.session("chris").await;
    assert!(desk.desk.notices(&chris, 1).await.unwrap().notices.is_empty());
    assert_eq!(desk.desk.notices(&bo, 1).await.unwrap().notices.len(), 1);
}

#[tokio::test]
async fn a_way_back_that_is_refused_leaves_everything_as_it_was() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    let chris = MemberId(3);
    desk.desk.ask_way_back(&bo, chris).await.unwrap();
    assert!(matches!(desk.desk.answer_way_back(&amina, chris, false).await.unwrap(), BackOutcome::Refused));
    assert!(matches!(
        desk.desk.answer_way_back(&amina, chris, true).await.unwrap(),
        BackOutcome::NotPossible
    ));
    desk.session("chris").await;
}

on_both! {
    nobody_raises_themselves_and_whoever_leaves_is_out_at_once,
    nobody_raises_themselves_and_whoever_leaves_is_out_at_once_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk, 1).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let languages = dutch();
        let lead = form("Bo", Role::Lead, &languages, &[]);
        assert!(matches!(desk.desk.change_person(&bo, bo.member.id, &lead).await, Err(DeskError::Refused)));
        assert!(matches!(desk.desk.change_person(&bo, amina.member.id, &lead).await, Err(DeskError::Refused)));
        let own = desk.desk.change_person(&amina, amina.member.id, &form("A", Role::It, &languages, &[])).await;
        assert_eq!(own.unwrap(), Some(PersonOutcome::Own), "the last who leads cannot lock everybody out");
        let nobody = desk.desk.change_person(&amina, MemberId(99), &lead).await;
        assert_eq!(nobody.unwrap(), None);
        let judicial = form("Bo", Role::Judicial, &languages, &[]);
        let refused = desk.desk.change_person(&amina, MemberId(2), &judicial).await.unwrap();
        assert_eq!(refused, Some(PersonOutcome::Fault(PersonFault::Role)), "an association has none");
        let no_language = desk.desk.change_person(&amina, MemberId(2), &form("Bo", Role::Reader, NL, &[])).await;
        assert_eq!(no_language.unwrap(), Some(PersonOutcome::Fault(PersonFault::Language)));
        assert_eq!(give(&desk, &bo, 1, |work| work.assignee = Some(MemberId(2))).await, WorkOutcome::Done(true));
        assert_eq!(desk.desk.person_leaves(&amina, MemberId(2)).await.unwrap(), Some(PersonOutcome::Done));
        desk.clock.advance(30);
        let code = totp_code(&SECRET, desk.desk.now()).unwrap();
        assert!(matches!(desk.desk.sign_in("bo", "a long password", &code).await, Err(SignInError::Wrong)));
        let seen = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
        assert_eq!(seen.work.assignee, None, "what they had is with nobody");
        assert!(!seen.colleagues.iter().any(|one| one.id == MemberId(2)));
        assert_eq!(desk.desk.person_leaves(&amina, MemberId(2)).await.unwrap(), Some(PersonOutcome::NotPossible));
    }
}

on_both! {
    d11_what_a_helper_sees_is_the_same_in_lists_counts_and_pages,
    d11_what_a_helper_sees_is_the_same_in_lists_counts_and_pages_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk, 6).await;
        desk.add("dora", Role::Helper).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        assert!(desk.desk.make_team(&amina, "  night  shift ").await.unwrap());
        assert!(!desk.desk.make_team(&amina, "Night shift").await.unwrap(), "one of this name is enough");
        assert!(desk.desk.make_team(&amina, "street work").await.unwrap());
        let languages = dutch();
        let (night, street) = (TeamId(1), TeamId(2));
        let dora = form("Dora", Role::Helper, &languages, &[1, 99]);
        assert_eq!(desk.desk.change_person(&amina, MemberId(4), &dora).await.unwrap(), Some(PersonOutcome::Done));
        give(&desk, &amina, 1, |work| work.assignee = Some(MemberId(4))).await;
        give(&desk, &amina, 2, |work| work.assignee = Some(MemberId(2))).await;
        give(&desk, &amina, 3, |work| work.team = Some(night)).await;
        give(&desk, &amina, 4, |work| work.team = Some(street)).await;
        give(&desk, &amina, 5, |work| work.assignee = Some(MemberId(1))).await;
        let today = desk.today();
        let away = desk.desk.be_away(&bo, today, today, Some(MemberId(4))).await.unwrap();
        assert_eq!(away, PersonOutcome::Done);
        let dora = desk.session("dora").await;
        let all = InboxFilter { stand: Stand::Any, ..InboxFilter::default() };
        let seen = list(&desk, &dora, &all).await;
        assert_eq!(seen, [1, 2, 3], "her own, bo's while he is away, her team's");
        let mut opened = Vec::new();
        for number in 1..=6 {
            if open(&desk, &dora, number).await {
                opened.push(number);
            }
        }
        assert_eq!(opened, seen, "what is not in the list does not open, and what is does");
        let counts = desk.desk.inbox(&dora, &all, 1).await.unwrap().counts;
        assert_eq!((counts.all, counts.open, counts.mine, counts.my_teams, counts.nobodys), (3, 3, 2, 1, 0));
        let of = |whose| InboxFilter { whose, ..InboxFilter::default() };
        assert_eq!(list(&desk, &dora, &of(Whose::Mine)).await, [1, 2]);
        assert_eq!(list(&desk, &dora, &of(Whose::MyTeams)).await, [3]);
        assert_eq!(list(&desk, &dora, &of(Whose::Nobodys)).await, Vec::<i64>::new());
        assert_eq!(list(&desk, &amina, &of(Whose::Nobodys)).await, [6]);
        desk.clock.advance(86_400);
        let dora = desk.session("dora").await;
        assert_eq!(list(&desk, &dora, &all).await, [1, 3], "on the day after, bo is back");
        assert!(!open(&desk, &dora, 2).await);
    }
}

on_both! {
    a_team_keeps_what_one_of_its_own_takes_and_loses_what_is_given_elsewhere,
    a_team_keeps_what_one_of_its_own_takes_and_loses_what_is_given_elsewhere_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk, 1).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        desk.desk.make_team(&amina, "night").await.unwrap();
        let languages = dutch();
        desk.desk.change_person(&amina, MemberId(2), &form("Bo", Role::Reader, &languages, &[1])).await.unwrap();
        give(&desk, &amina, 1, |work| work.team = Some(TeamId(1))).await;
        assert_eq!(give(&desk, &bo, 1, |work| work.assignee = Some(MemberId(2))).await, WorkOutcome::Done(true));
        let work = desk.desk.signal(&bo, 1).await.unwrap().unwrap().work;
        assert_eq!((work.assignee, work.team), (Some(MemberId(2)), Some(TeamId(1))));
        give(&desk, &bo, 1, |work| work.assignee = Some(MemberId(1))).await;
        let work = desk.desk.signal(&bo, 1).await.unwrap().unwrap().work;
        assert_eq!((work.assignee, work.team), (Some(MemberId(1)), None));
        let nowhere = give(&desk, &bo, 1, |work| (work.assignee, work.team) = (None, Some(TeamId(9)))).await;
        assert_eq!(nowhere, WorkOutcome::NoSuchMember);
    }
}

#[tokio::test]
async fn whoever_stands_in_is_there_on_those_days() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    let today = desk.today().number();
    let away = async |who: &Session, from: u32, until: u32, other: Option<i64>| {
        desk.desk.be_away(who, Day(from), Day(until), other.map(MemberId)).await.unwrap()
    };
    assert_eq!(away(&bo, today + 5, today + 6, None).await, PersonOutcome::Done);
    let fault = PersonOutcome::Fault(PersonFault::Substitute);
    assert_eq!(away(&amina, today + 6, today + 9, Some(2)).await, fault, "he is away then");
    assert_eq!(away(&amina, today, today, Some(1)).await, fault, "nobody stands in for themselves");
    assert_eq!(away(&amina, today, today, Some(3)).await, fault, "nor somebody who reads no reports");
    assert_eq!(away(&amina, today + 7, today + 9, Some(2)).await, PersonOutcome::Done);
    let (own, others) = desk.desk.own_absence(&amina).await.unwrap();
    assert_eq!((own.unwrap().substitute, others.len()), (Some(MemberId(2)), 1));
    desk.desk.be_back(&amina).await.unwrap();
    assert_eq!(desk.desk.own_absence(&amina).await.unwrap().0, None);
}
