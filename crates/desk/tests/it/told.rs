//! Being told outside the desk: that there is something, never what; once, and not a hundred times; and if mail does not go, somebody
//! sees it. Mails land in a real server of its own process.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    TestDesk, Writer, mail_at,
    sink::{Mail, Sink},
};
use desk::{
    MemberId, Role, Session,
    case::{CaseOutcome, EntryForm, Said, Task},
    member::NewMember,
    signal::{WorkForm, WorkOutcome},
    told::{
        TellingFault, TellingForm, TellingOutcome,
        mail::{MailSettings, Security},
    },
};
use domain::{NoticeKind, Topic, Urgency, When};
use envelope::{directory::OrgKind, ids::Day};
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// In every word that anybody writes in these tests, and in every name.
const SENTINEL: &str = "kwartelkoning";
const BO: &str = "bo@example.org";
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;

/// Everything at once, or everything in the digest of a shift at seven on every day.
async fn wants(desk: &TestDesk, who: &Session, address: &str, when: When) -> TellingOutcome {
    let topics: Vec<_> = Topic::ALL.iter().map(|topic| (*topic, when)).collect();
    let form = TellingForm { address, topics: &topics, shifts: ["07:00"; 7] };
    desk.desk.change_telling(who, &form).await.unwrap()
}

/// The same, and the first mail has gone.
async fn told_at(desk: &TestDesk, who: &Session, address: &str, when: When) {
    assert_eq!(wants(desk, who, address, when).await, TellingOutcome::KeptAndTried);
    desk.desk.send_mails().await.unwrap();
    desk.clock.advance(16 * MINUTE);
}

async fn reports(desk: &mut TestDesk) -> Vec<Writer> {
    let mut writers: Vec<Writer> = (1..=3).map(|n| Writer::new(n, desk)).collect();
    let sealed = writers.iter_mut().map(|writer| writer.report(&format!("{SENTINEL} 0470 12 34 56"), desk));
    let sealed = sealed.collect();
    desk.receive(sealed).await;
    writers
}

async fn give(desk: &TestDesk, who: &Session, number: i64, to: i64, urgency: Urgency) {
    let was = desk.desk.signal(who, number).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    (wants.assignee, wants.urgency) = (Some(to).filter(|id| *id != 0).map(MemberId), urgency);
    let form = WorkForm { was, wants, urgency_reason: SENTINEL, until_reason: "", new_label: SENTINEL };
    assert_eq!(desk.desk.decide(who, number, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
}

async fn task(desk: &TestDesk, who: &Session, owner: i64, due: Day) {
    let Some(CaseOutcome::Opened(number)) = desk.desk.open_case(who, 1, SENTINEL, "a").await.unwrap() else {
        panic!("a case");
    };
    let task = Task {
        text: SENTINEL.into(),
        owner: Some(MemberId(owner)),
        due: Some(due),
        waiting_for: SENTINEL.into(),
        done_at: None,
    };
    let entry = EntryForm { said: Said::Task(task), replaces: None, once_token: "t".into() };
    desk.desk.write_entry(who, number, entry).await.unwrap();
}

async fn kinds(desk: &TestDesk, who: &Session) -> Vec<NoticeKind> {
    let page = desk.desk.notices(who, 1).await.unwrap();
    page.notices.iter().map(|notice| notice.kind).collect()
}

on_both_with_mail! {
    a_flood_of_news_is_one_mail_in_a_quarter_of_an_hour_and_what_was_seen_is_none,
    a_flood_of_news_is_one_mail_in_a_quarter_of_an_hour_and_what_was_seen_is_none_over_postgresql,
    OrgKind::Centre,
    "{}",
    (desk, sink),
    {
        let mut writers = reports(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        told_at(&desk, &bo, BO, When::AtOnce).await;
        assert_eq!(sink.mails().len(), 1, "the first mail, so that a mistyped address is noticed");
        for number in 1..=3 {
            give(&desk, &amina, number, 2, Urgency::Normal).await;
        }
        for _ in 0..3 {
            desk.desk.send_mails().await.unwrap();
        }
        assert_eq!(sink.mails().len(), 2);
        let more = writers[0].more(SENTINEL, &desk);
        desk.receive(vec![more]).await;
        desk.clock.advance(14 * MINUTE);
        desk.desk.send_mails().await.unwrap();
        assert_eq!(sink.mails().len(), 2, "not within a quarter of an hour");
        desk.clock.advance(MINUTE);
        desk.desk.send_mails().await.unwrap();
        assert_eq!(sink.mails().len(), 3, "then it goes");
        desk.clock.advance(16 * MINUTE);
        let more = writers[1].more(SENTINEL, &desk);
        desk.receive(vec![more]).await;
        let newest = desk.desk.notices(&bo, 1).await.unwrap().notices[0].id;
        desk.desk.see_notices(&bo, newest).await.unwrap();
        desk.desk.send_mails().await.unwrap();
        assert_eq!(sink.mails().len(), 3, "what was seen at the desk is not mailed");
        let to: BTreeSet<_> = sink.mails().iter().flat_map(|mail| mail.to.clone()).collect();
        assert_eq!(to, [BO.to_owned()].into(), "nobody else asked for mail");
    }
}

on_both_with_mail! {
    instances_that_send_at_once_send_one_mail,
    instances_that_send_at_once_send_one_mail_over_postgresql,
    OrgKind::Centre,
    "{}",
    (desk, sink),
    {
        reports(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        told_at(&desk, &bo, BO, When::AtOnce).await;
        give(&desk, &amina, 1, 2, Urgency::Normal).await;
        let (one, two, three) = (desk.desk.clone(), desk.desk.clone(), desk.desk.clone());
        let sent = tokio::join!(one.send_mails(), two.send_mails(), three.send_mails());
        assert!(sent.0.is_ok() && sent.1.is_ok() && sent.2.is_ok());
        assert_eq!(sink.mails().len(), 2);
    }
}

/// Nothing in it but that there is something; the text without its counts.
fn says_nothing(mail: &Mail) -> String {
    let text = mail.text();
    let whole = format!("{}{text}", mail.raw);
    for word in [SENTINEL, "0470", "http", "://", "www", "Vries", "ours", "ichtbaar", "127.0.0.1:"] {
        assert!(!whole.contains(word), "{word}: {whole}");
    }
    assert_eq!(mail.header("Subject"), Some("Info"), "always the same");
    assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(mail.from, "desk@zone.example.org");
    assert_eq!(mail.header("To").map(|to| to.trim_matches(['<', '>'])), Some(mail.to[0].as_str()), "no name");
    assert!(mail.header("User-Agent").is_none() && mail.header("X-Mailer").is_none());
    // Numbers are counts below ten and nothing else, and stand only in digests.
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    assert!(digits.is_empty() || digits.len() == 2, "{text}");
    text.chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

const LANGUAGES: [&str; 5] = ["en", "nl", "fr", "de", "ar"];

async fn people_of_every_language(desk: &TestDesk) {
    for lang in LANGUAGES {
        let member = NewMember {
            name: format!("{SENTINEL} {lang}"),
            user: format!("{SENTINEL}-{lang}"),
            password: Zeroizing::new("a long password".into()),
            totp_secret: Some(Zeroizing::new(crate::common::SECRET.to_vec())),
            role: Role::Lead,
            languages: vec![lang.into()],
        };
        desk.desk.add_member(member).await.unwrap();
    }
}

#[tokio::test]
async fn d13_nothing_that_anybody_wrote_reaches_any_mail_in_any_language() {
    let Some(sink) = Sink::start("{}") else { return };
    let mut desk = TestDesk::with_mail(OrgKind::Police, mail_at(sink.port)).await;
    people_of_every_language(&desk).await;
    let mut writers = reports(&mut desk).await;
    let amina = desk.session("amina").await;
    let mut people = Vec::new();
    for lang in LANGUAGES {
        let who = desk.session(&format!("{SENTINEL}-{lang}")).await;
        told_at(&desk, &who, &format!("{lang}@example.org"), When::AtOnce).await;
        people.push(who);
    }
    // Given, urgent and left, written to again, put in a case with a task, asked for a second look, erased: whatever is told.
    for (number, who) in (1..=3).zip(&people) {
        give(&desk, &amina, number, who.member.id.0, Urgency::Now).await;
    }
    desk.desk.send_mails().await.unwrap();
    desk.clock.advance(16 * MINUTE);
    for writer in &mut writers {
        let more = writer.more(SENTINEL, &desk);
        desk.receive(vec![more]).await;
    }
    give(&desk, &amina, 2, 0, Urgency::Now).await;
    task(&desk, &amina, people[4].member.id.0, desk.today()).await;
    desk.clock.advance(31 * MINUTE);
    desk.desk.escalate().await.unwrap();
    desk.desk.send_mails().await.unwrap();
    for who in &people {
        let address = format!("{}@example.org", who.member.languages[0]);
        assert_eq!(wants(&desk, who, &address, When::Digest).await, TellingOutcome::Kept);
    }
    desk.clock.advance(20 * HOUR);
    desk.desk.queue_digests().await.unwrap();
    desk.desk.send_mails().await.unwrap();
    let mails = sink.mails();
    assert!(mails.len() >= 15, "{}", mails.len());
    let texts: BTreeSet<String> = mails.iter().map(says_nothing).collect();
    assert_eq!(texts.len(), 15, "three texts in each of five languages, whatever happened");
}

on_both_with_mail! {
    a_mail_that_nobody_takes_is_tried_more_and_more_rarely_and_given_up_where_somebody_sees_it,
    a_mail_that_nobody_takes_is_tried_more_and_more_rarely_and_given_up_where_somebody_sees_it_over_postgresql,
    OrgKind::Centre,
    "{}",
    (desk, sink),
    {
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let chris = desk.session("chris").await;
        sink.stop();
        wants(&desk, &bo, BO, When::AtOnce).await;
        desk.desk.send_mails().await.unwrap();
        let health = desk.desk.health(&chris).await.unwrap().mail.unwrap();
        assert_eq!((health.waiting, health.since, health.sent, health.away), (1, Some(desk.desk.now()), None, true));
        desk.clock.advance(23 * HOUR);
        desk.desk.send_mails().await.unwrap();
        assert!(kinds(&desk, &chris).await.is_empty(), "it is still tried");
        desk.clock.advance(2 * HOUR);
        let later = desk.session("chris").await;
        desk.desk.send_mails().await.unwrap();
        assert_eq!(kinds(&desk, &later).await, [NoticeKind::MailFailed]);
        assert_eq!(desk.desk.health(&later).await.unwrap().mail.unwrap().waiting, 0);
        assert_eq!(kinds(&desk, &amina).await, [NoticeKind::MailFailed], "and whoever leads");
        assert!(kinds(&desk, &bo).await.is_empty());
        let log = desk.desk.audit_page(&amina, 1).await.unwrap();
        assert!(log.lines.iter().any(|line| line.act == "mail-given-up"));
    }
}

on_both_with_mail! {
    an_address_that_is_refused_holds_up_nobody_else_and_its_owner_hears_of_it,
    an_address_that_is_refused_holds_up_nobody_else_and_its_owner_hears_of_it_over_postgresql,
    OrgKind::Centre,
    r#"{"refuse": ["gone@example.org"], "later": ["full@example.org"]}"#,
    (desk, sink),
    {
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let chris = desk.session("chris").await;
        wants(&desk, &amina, "gone@example.org", When::AtOnce).await;
        wants(&desk, &bo, "full@example.org", When::AtOnce).await;
        wants(&desk, &chris, "chris@example.org", When::AtOnce).await;
        desk.desk.send_mails().await.unwrap();
        assert_eq!(sink.mails().len(), 1);
        assert!(kinds(&desk, &amina).await.contains(&NoticeKind::MailRefused));
        assert_eq!(kinds(&desk, &chris).await, [NoticeKind::MailFailed]);
        assert!(kinds(&desk, &bo).await.is_empty(), "a full mailbox is tried again");
        let health = desk.desk.health(&chris).await.unwrap().mail.unwrap();
        assert_eq!((health.waiting, health.away), (1, false));
        desk.clock.advance(20 * MINUTE);
        desk.desk.send_mails().await.unwrap();
        assert_eq!(sink.mails().len(), 1, "that mail does not go makes no mail");
    }
}

on_both_with_mail! {
    a_digest_goes_once_at_the_beginning_of_a_shift_and_only_if_there_is_something,
    a_digest_goes_once_at_the_beginning_of_a_shift_and_only_if_there_is_something_over_postgresql,
    OrgKind::Association,
    "{}",
    (desk, sink),
    {
        let mut writers = reports(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        told_at(&desk, &bo, BO, When::Digest).await;
        give(&desk, &amina, 1, 2, Urgency::Normal).await;
        let more = writers[0].more(SENTINEL, &desk);
        desk.receive(vec![more]).await;
        let look = || async {
            desk.desk.queue_digests().await.unwrap();
            desk.desk.send_mails().await.unwrap();
            sink.mails().len()
        };
        assert_eq!(look().await, 1, "it is afternoon: the shift began before they said so");
        // 25 November 2026, 07:00 in Brussels is 06:00 UTC.
        desk.clock.set(1_795_521_600 + 18 * HOUR - 1);
        assert_eq!(look().await, 1, "not before");
        desk.clock.advance(1);
        assert_eq!(look().await, 2);
        let text = sink.mails()[1].text();
        assert!(text.starts_with("Nieuw voor u in uw desk: 2. Te doen op zijn dag: 0."), "{text}");
        desk.clock.advance(HOUR);
        assert_eq!(look().await, 2, "once");
        let newest = desk.desk.notices(&bo, 1).await.unwrap().notices[0].id;
        desk.desk.see_notices(&bo, newest).await.unwrap();
        desk.clock.advance(24 * HOUR);
        assert_eq!(look().await, 2, "nothing new, no mail");
        task(&desk, &amina, 2, Day(desk.today().number() + 1)).await;
        let newest = desk.desk.notices(&bo, 1).await.unwrap().notices[0].id;
        desk.desk.see_notices(&bo, newest).await.unwrap();
        desk.clock.advance(23 * HOUR);
        assert_eq!(look().await, 3, "a task is due today");
        assert!(sink.mails()[2].text().contains(": 0. Te doen op zijn dag: 1."));
        // Away, and a day on which the desk stood still.
        let today = desk.today();
        let back = desk.session("bo").await;
        desk.desk.be_away(&back, today, Day(today.number() + 1), None).await.unwrap();
        desk.clock.advance(24 * HOUR);
        assert_eq!(look().await, 3, "whoever is away is left alone");
        desk.clock.advance(24 * HOUR + 12 * HOUR);
        assert_eq!(look().await, 3, "what should have gone in the morning does not go at night");
    }
}

#[tokio::test]
async fn an_urgent_report_that_nobody_takes_is_mailed_at_once_to_whoever_leads() {
    let Some(sink) = Sink::start("{}") else { return };
    let mut desk = TestDesk::with_mail(OrgKind::Centre, mail_at(sink.port)).await;
    reports(&mut desk).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    // She chose nothing but her hours: what cannot wait comes at once.
    let form = TellingForm { address: "amina@example.org", topics: &[], shifts: ["07:00"; 7] };
    desk.desk.change_telling(&amina, &form).await.unwrap();
    desk.desk.send_mails().await.unwrap();
    give(&desk, &bo, 1, 0, Urgency::Now).await;
    desk.clock.advance(29 * MINUTE);
    desk.desk.escalate().await.unwrap();
    desk.desk.send_mails().await.unwrap();
    assert_eq!(sink.mails().len(), 1);
    desk.clock.advance(2 * MINUTE);
    desk.desk.escalate().await.unwrap();
    desk.desk.send_mails().await.unwrap();
    assert_eq!(sink.mails().len(), 2);
    assert_eq!(sink.mails()[1].to, ["amina@example.org"]);
}

/// RFC 7468.
fn pem(label: &str, der: &[u8]) -> String {
    let text = data_encoding::BASE64.encode(der);
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line)).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// A certificate for `localhost`, its key, and settings that know it.
fn with_certificate(folder: &std::path::Path, security: Security, knows: bool) -> (String, MailSettings) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let (key, cert) = (folder.join("key.pem"), folder.join("cert.pem"));
    let authority = pem("CERTIFICATE", made.cert.der());
    std::fs::write(&key, pem("PRIVATE KEY", &made.signing_key.serialize_der())).unwrap();
    std::fs::write(&cert, &authority).unwrap();
    let how = if security == Security::Tls { "implicit" } else { "starttls" };
    let options = format!(
        r#"{{"key": "{}", "cert": "{}", "tls": "{how}", "user": "desk", "secret": "s3cret"}}"#,
        key.display(),
        cert.display()
    );
    let settings = MailSettings {
        server: "localhost".into(),
        security,
        login: Some(("desk".into(), Zeroizing::new("s3cret".into()))),
        authority: knows.then(|| authority.into_bytes()),
        ..mail_at(0)
    };
    (options, settings)
}

#[tokio::test]
async fn mail_goes_signed_in_and_under_tls_or_not_at_all() {
    let folder = tempfile::TempDir::new().unwrap();
    for (security, knows) in [
        (Security::Tls, true),
        (Security::StartTls, true),
        (Security::Tls, false),
        (Security::StartTls, false),
    ] {
        let (options, settings) = with_certificate(folder.path(), security, knows);
        let Some(sink) = Sink::start(&options) else { return };
        let settings = MailSettings { port: Some(sink.port), ..settings };
        let desk = TestDesk::with_mail(OrgKind::Centre, settings).await;
        let bo = desk.session("bo").await;
        wants(&desk, &bo, BO, When::AtOnce).await;
        desk.desk.send_mails().await.unwrap();
        let mails = sink.mails();
        assert_eq!(
            mails.len(),
            usize::from(knows),
            "{security:?}: a certificate nobody vouches for gets nothing"
        );
        assert!(
            mails.iter().all(|mail| mail.secure && mail.user == "desk" && !mail.hello.contains("vm")),
            "{mails:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_offers_no_tls_gets_no_mail_and_no_secret() {
    let Some(sink) = Sink::start("{}") else { return };
    let folder = tempfile::TempDir::new().unwrap();
    for security in [Security::Tls, Security::StartTls] {
        let (_, settings) = with_certificate(folder.path(), security, true);
        let settings = MailSettings { port: Some(sink.port), ..settings };
        let desk = TestDesk::with_mail(OrgKind::Centre, settings).await;
        let bo = desk.session("bo").await;
        wants(&desk, &bo, BO, When::AtOnce).await;
        tokio::time::timeout(std::time::Duration::from_secs(25), desk.desk.send_mails())
            .await
            .unwrap()
            .unwrap();
        assert!(sink.mails().is_empty(), "{security:?}");
        assert!(desk.desk.health(&bo).await.unwrap().mail.unwrap().away);
    }
}

#[tokio::test]
async fn an_address_lies_sealed_and_goes_with_its_owner() {
    let Some(sink) = Sink::start("{}") else { return };
    let desk = TestDesk::with_mail(OrgKind::Centre, mail_at(sink.port)).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    wants(&desk, &bo, "bo.zeldzaam@example.org", When::AtOnce).await;
    assert!(memchr::memmem::find(&desk.bytes_on_disk(), b"zeldzaam").is_none());
    let form = TellingForm { address: "no", topics: &[], shifts: [""; 7] };
    let fault = desk.desk.change_telling(&bo, &form).await.unwrap();
    assert_eq!(fault, TellingOutcome::Fault(TellingFault::Address));
    assert_eq!(
        desk.desk.telling(&bo).await.unwrap().address,
        "bo.zeldzaam@example.org",
        "what was there stays"
    );
    assert_eq!(desk.desk.telling(&amina).await.unwrap().address, "", "each their own");
    desk.desk.person_leaves(&amina, MemberId(2)).await.unwrap();
    desk.desk.send_mails().await.unwrap();
    assert!(sink.mails().is_empty(), "whoever has left is told nothing");
    assert_eq!(desk.desk.health(&amina).await.unwrap().mail.unwrap().waiting, 0);
}
