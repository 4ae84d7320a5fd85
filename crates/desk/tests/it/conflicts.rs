//! Two people who are opposed, on both engines: seen when somebody is written down, told to whoever sees both and to whoever leads, nothing
//! for anybody else, decided by a person with a reason, and help never waits for it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    MemberId, Role, Session,
    apart::{ApartOutcome, ApartWish},
    case::{CaseForm, CaseOutcome, EntryForm, EntryOutcome, Filter, Said, Source},
    conflict::{BY_NAME, CaseConflict, ConflictDone},
    ending::Of,
};
use domain::{AgeBand, ConflictFault, ConflictOutcome, NoticeKind, PersonRole, SourceKind};
use envelope::directory::OrgKind;

async fn two_cases(desk: &mut TestDesk, who: &str) -> Session {
    let mut writers: Vec<Writer> = (1..=2).map(|n| Writer::new(n, desk)).collect();
    let reports = writers.iter_mut().map(|writer| writer.report("x", desk)).collect();
    desk.receive(reports).await;
    let session = desk.session(who).await;
    open(desk, &session, 1).await;
    open(desk, &session, 2).await;
    session
}

async fn open(desk: &TestDesk, who: &Session, number: i64) {
    let opened = desk.desk.open_case(who, number.min(2), "A case", &number.to_string()).await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(number)));
}

fn person(name: &str, aliases: &str, role: PersonRole) -> Said {
    Said::Person {
        name: name.into(),
        aliases: aliases.into(),
        role: Some(role),
        age: Some(AgeBand::NotAsked),
        doubt: String::new(),
        report_number: if role == PersonRole::Suspect {
            "BR.37.L1.012345/2026".into()
        } else {
            String::new()
        },
        source: Some(Source { kind: SourceKind::Seen, signal: None, words: String::new() }),
    }
}

async fn write(desk: &TestDesk, who: &Session, case: i64, said: Said, replaces: Option<i64>) {
    let form = EntryForm { said, replaces, once_token: "a".into() };
    assert_eq!(desk.desk.write_entry(who, case, form).await.unwrap(), Some(EntryOutcome::Kept));
}

async fn on_page(desk: &TestDesk, who: &Session, case: i64) -> Vec<CaseConflict> {
    desk.desk.case(who, case, Filter::All, 1).await.unwrap().unwrap().conflicts
}

async fn give(desk: &TestDesk, who: &Session, case: i64, to: i64) {
    let view = desk.desk.case(who, case, Filter::All, 1).await.unwrap().unwrap();
    let form = CaseForm {
        title: &view.title,
        holder: Some(MemberId(to)),
        team: None,
        review: Some(view.review),
        version: view.version,
    };
    let given = desk.desk.change_case(who, case, &form).await.unwrap();
    assert_eq!(given, Some(CaseOutcome::Done));
}

async fn told(desk: &TestDesk, user: &str) -> usize {
    let who = desk.session_later(user).await;
    let page = desk.desk.notices(&who, 1).await.unwrap();
    page.notices.iter().filter(|notice| notice.kind == NoticeKind::Conflict).count()
}

on_both! {
    two_residents_one_of_whom_is_named_by_the_other_are_noticed_and_a_person_decides,
    two_residents_one_of_whom_is_named_by_the_other_are_noticed_and_a_person_decides_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = two_cases(&mut desk, "bo").await;
        write(&desk, &bo, 1, person("Amina", "", PersonRole::PresumedVictim), None).await;
        write(&desk, &bo, 1, person("Blerim HOXHA", "", PersonRole::Mentioned), None).await;
        assert_eq!(on_page(&desk, &bo, 1).await, []);
        write(&desk, &bo, 2, person("Hoxha Blérim", "Bleri", PersonRole::PresumedVictim), None).await;
        let waits = CaseConflict { look: Some((1, 1)), outcome: None };
        assert_eq!(on_page(&desk, &bo, 2).await, [waits]);
        assert_eq!(told(&desk, "amina").await, 1, "whoever leads is told");
        let bo = desk.session_later("bo").await;
        let view = desk.desk.conflict(&bo, 1).await.unwrap().unwrap();
        assert_eq!((view.grounds.len(), view.grounds[0].kind.as_str()), (1, BY_NAME));
        assert_eq!(view.grounds[0].who[0], ("Blerim HOXHA".into(), PersonRole::Mentioned));
        assert!(view.same_holder && view.may_settle);
        let settle = |outcome, reason: &'static str| desk.desk.settle_conflict(&bo, 1, (outcome, reason));
        let fault = |at, fault| Some(ConflictDone::Fault(at, fault));
        assert_eq!(settle(None, "x").await.unwrap(), fault("outcome", ConflictFault::Choice));
        assert_eq!(
            settle(Some(ConflictOutcome::None), "another").await.unwrap(),
            fault("outcome", ConflictFault::Own),
            "whoever has both does not clear themselves"
        );
        let colleague = Some(ConflictOutcome::Colleague);
        assert_eq!(settle(colleague, " ").await.unwrap(), fault("reason", ConflictFault::Empty));
        assert_eq!(settle(colleague, "Amina takes case 2").await.unwrap(), Some(ConflictDone::Done));
        assert_eq!(settle(colleague, "again").await.unwrap(), Some(ConflictDone::Changed), "once");
        let bytes = desk.bytes_on_disk();
        assert!(!bytes.windows(17).any(|word| word == b"Amina takes case " || word == b"Blerim HOXHA"));
        give(&desk, &bo, 2, 1).await;
        let list = desk.desk.conflicts(&bo, true, 1).await.unwrap();
        assert!(list.rows.is_empty(), "it is settled, and they are with two people");
        assert_eq!(desk.desk.conflicts(&bo, false, 1).await.unwrap().rows.len(), 1);
        let amina = desk.session_later("amina").await;
        give(&desk, &amina, 1, 1).await;
        let again = desk.desk.conflicts(&amina, true, 1).await.unwrap().rows;
        assert_eq!(again.iter().map(|row| row.0).collect::<Vec<_>>(), [2], "one has both after all");
    }
}

on_both! {
    whoever_does_not_see_the_other_case_learns_nothing_until_somebody_has_decided,
    whoever_does_not_see_the_other_case_learns_nothing_until_somebody_has_decided_over_postgresql,
    OrgKind::Association,
    desk,
    {
        desk.add("dora", Role::Reader).await;
        two_cases(&mut desk, "bo").await;
        let dora = desk.session("dora").await;
        open(&desk, &dora, 3).await;
        let inner = desk.desk.decide_who_sees(&dora, (Of::Case, 3), (ApartWish::Inner, "")).await.unwrap();
        assert_eq!(inner, Some(ApartOutcome::Done));
        write(&desk, &dora, 3, person("Cem Yilmaz", "0470 12 34 56", PersonRole::PresumedVictim), None).await;
        let bo = desk.session_later("bo").await;
        write(&desk, &bo, 1, person("a man", "0032 470 123456", PersonRole::Mentioned), None).await;
        assert_eq!(on_page(&desk, &bo, 1).await, [], "the same page as where there is nothing");
        let dora = desk.session_later("dora").await;
        let seen = on_page(&desk, &dora, 3).await;
        assert_eq!(seen, [CaseConflict { look: Some((1, 1)), outcome: None }], "she sees both");
        assert_eq!((told(&desk, "bo").await, told(&desk, "dora").await, told(&desk, "amina").await), (0, 1, 1));
        let bo = desk.session_later("bo").await;
        assert_eq!(desk.desk.conflict(&bo, 1).await.unwrap(), None);
        assert_eq!(desk.desk.settle_conflict(&bo, 1, (None, "")).await.unwrap(), None);
        assert!(desk.desk.conflicts(&bo, true, 1).await.unwrap().rows.is_empty());
        let looks = desk.desk.case_looks(&bo, 1, (1, desk::log::LooksFor::Us)).await.unwrap().unwrap();
        assert!(looks.lines.iter().all(|line| !line.act.starts_with("conflict")), "nor by who looked");
        let amina = desk.session_later("amina").await;
        let view = desk.desk.conflict(&amina, 1).await.unwrap().unwrap();
        assert!(!view.sees_both && !view.may_settle && view.grounds.is_empty());
        assert_eq!((view.cases[1].number, view.cases[1].title.as_deref()), (3, None), "whom to ask");
        let dora = desk.session_later("dora").await;
        let view = desk.desk.conflict(&dora, 1).await.unwrap().unwrap();
        assert_eq!(view.grounds[0].kind, "phone");
        let organisation = (Some(ConflictOutcome::Organisation), "PAG-ASA takes her");
        assert_eq!(desk.desk.settle_conflict(&dora, 1, organisation).await.unwrap(), Some(ConflictDone::Done));
        let bo = desk.session_later("bo").await;
        let decided = CaseConflict { look: None, outcome: Some(ConflictOutcome::Organisation) };
        assert_eq!(on_page(&desk, &bo, 1).await, [decided], "that somebody should look, and nothing else");
    }
}

on_both! {
    nobody_from_whom_one_of_them_is_kept_hears_of_it_whatever_their_role,
    nobody_from_whom_one_of_them_is_kept_hears_of_it_whatever_their_role_over_postgresql,
    OrgKind::Police,
    desk,
    {
        desk.add("lea", Role::Lead).await;
        let bo = two_cases(&mut desk, "bo").await;
        let keep = ApartWish::Keep(Some(MemberId(1)));
        let kept = desk.desk.decide_who_sees(&bo, (Of::Case, 2), (keep, "her brother")).await.unwrap();
        assert_eq!(kept, Some(ApartOutcome::Done));
        write(&desk, &bo, 1, person("Amina El Idrissi", "", PersonRole::Witness), None).await;
        write(&desk, &bo, 2, person("el idrissi, amina", "", PersonRole::Suspect), None).await;
        assert_eq!((told(&desk, "amina").await, told(&desk, "lea").await), (0, 1));
        let amina = desk.session_later("amina").await;
        assert_eq!(on_page(&desk, &amina, 1).await, []);
        assert!(desk.desk.conflicts(&amina, true, 1).await.unwrap().rows.is_empty());
        assert_eq!(desk.desk.conflict(&amina, 1).await.unwrap(), None);
    }
}

on_both! {
    a_correction_raises_nothing_twice_and_what_it_took_away_is_said,
    a_correction_raises_nothing_twice_and_what_it_took_away_is_said_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let bo = two_cases(&mut desk, "bo").await;
        write(&desk, &bo, 1, person("Cem Yilmaz", "", PersonRole::PresumedVictim), None).await;
        write(&desk, &bo, 2, person("Cem Yilmaz", "", PersonRole::Mentioned), None).await;
        assert_eq!(on_page(&desk, &bo, 2).await, [], "at the police, whoever is mentioned is no suspect");
        write(&desk, &bo, 2, person("Cem Yilmaz", "", PersonRole::Suspect), Some(2)).await;
        assert_eq!(on_page(&desk, &bo, 2).await.len(), 1);
        let amina = desk.session_later("amina").await;
        let none = (Some(ConflictOutcome::None), "two men of one name");
        assert_eq!(desk.desk.settle_conflict(&amina, 1, none).await.unwrap(), Some(ConflictDone::Done));
        let bo = desk.session_later("bo").await;
        write(&desk, &bo, 2, person("Cem Yilmaz", "Cemo", PersonRole::Suspect), Some(3)).await;
        assert_eq!(on_page(&desk, &bo, 2).await, [], "his other name is nothing new about the first");
        write(&desk, &bo, 1, person("Cem Yilmaz", "CEMO", PersonRole::PresumedVictim), Some(1)).await;
        assert_eq!(on_page(&desk, &bo, 1).await.len(), 1, "that one is");
        write(&desk, &bo, 1, person("Somebody Else", "", PersonRole::PresumedVictim), Some(5)).await;
        let view = desk.desk.conflict(&bo, 2).await.unwrap().unwrap();
        assert!(view.grounds.is_empty() && view.may_settle, "it is still to be decided");
    }
}

#[tokio::test]
async fn a_name_that_everybody_has_points_at_nobody_and_cases_from_before_are_looked_at_once() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let bo = two_cases(&mut desk, "bo").await;
    for number in 3..=25 {
        let opened = desk.desk.open_case(&bo, 1, "Another", &number.to_string()).await.unwrap();
        assert_eq!(opened, Some(CaseOutcome::Opened(number)));
        write(&desk, &bo, number, person("Maria", "", PersonRole::PresumedVictim), None).await;
    }
    write(&desk, &bo, 1, person("Мария", "", PersonRole::Mentioned), None).await;
    assert!(desk.desk.conflicts(&bo, true, 1).await.unwrap().rows.is_empty());
    write(&desk, &bo, 1, person("Blerim Hoxha", "", PersonRole::Mentioned), None).await;
    write(&desk, &bo, 2, person("Blerim Hoxha", "", PersonRole::Companion), None).await;
    assert_eq!(desk.desk.conflicts(&bo, true, 1).await.unwrap().rows.len(), 1);
    // As if all of it were from before names were kept.
    desk.tamper(&["DELETE FROM case_names"]).await;
    desk.tamper(&["DELETE FROM conflicts"]).await;
    desk.desk.fill_names().await.unwrap();
    assert_eq!(desk.desk.conflicts(&bo, true, 1).await.unwrap().rows.len(), 1);
    desk.tamper(&["DELETE FROM conflicts"]).await;
    desk.desk.fill_names().await.unwrap();
    assert!(desk.desk.conflicts(&bo, true, 1).await.unwrap().rows.is_empty(), "once");
}

on_both! {
    somebody_who_stands_on_a_record_alone_is_noticed_and_what_the_record_said_before_is_forgotten,
    somebody_who_stands_on_a_record_alone_is_noticed_and_what_the_record_said_before_is_forgotten_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = two_cases(&mut desk, "bo").await;
        write(&desk, &bo, 1, person("Blerim Hoxha", "", PersonRole::Mentioned), None).await;
        let record = |alias: &str| desk::victim::Victim {
            alias: alias.into(),
            age: Some(AgeBand::Adult),
            ..Default::default()
        };
        let form = |alias: &str, version| desk::victim::VictimForm {
            victim: record(alias),
            version,
            once_token: alias.into(),
        };
        desk.desk.write_victim(&bo, (2, None), &form("Lola", 0)).await.unwrap().unwrap();
        assert_eq!(on_page(&desk, &bo, 2).await, []);
        desk.desk.write_victim(&bo, (2, Some(1)), &form("HOXHA Blérim", 1)).await.unwrap().unwrap();
        assert_eq!(on_page(&desk, &bo, 2).await, [CaseConflict { look: Some((1, 1)), outcome: None }]);
        let view = desk.desk.conflict(&bo, 1).await.unwrap().unwrap();
        assert_eq!(view.grounds[0].who[1], ("HOXHA Blérim".into(), PersonRole::PresumedVictim));
        // Written anew: who was called Lola before is no longer found by that name.
        write(&desk, &bo, 1, person("Lola", "", PersonRole::Mentioned), None).await;
        assert_eq!(desk.desk.conflict(&bo, 1).await.unwrap().unwrap().grounds.len(), 1);
        desk.desk.write_victim(&bo, (2, Some(1)), &form("", 2)).await.unwrap().unwrap();
        assert_eq!(desk.desk.conflict(&bo, 1).await.unwrap().unwrap().grounds, []);
    }
}
