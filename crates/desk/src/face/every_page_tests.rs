//! Every page of a desk in every language: no word is missing, one heading, the right direction, nothing typed is markup.
use super::{
    Face, Look, account, apart, asking::Here, asking::Query, bulk, campaign, campaign_edit, case, cases,
    cleaned, clock, conflicts, consent, consents, copy, data_requests, document, documents, emergency,
    ending, enter, entry, errors, feed, figures, inbox, join, kept, keys, log, notices, partners, passkey,
    people, person, phrases, provider, reception, refer, referrals, report_text, responsible, search,
    self_audit, sign_in, signal, signs, state, steps, today, told, transfer, victim,
};
use crate::{
    Desk, DeskConfig, MemberId, Role, Session, chance, keys::make_organisation, session::SessionMember,
};
use envelope::{
    directory::{Card, Entry, OrgKind},
    ids::{Day, OrgId},
};
use std::sync::Arc;
use web::{clock::FixedClock, language::Lang, words::unsaid};

pub(super) async fn face(folder: &std::path::Path) -> Face {
    let card = Card {
        reads: String::new(),
        secrecy: String::new(),
        duty: String::new(),
        irrevocable: String::new(),
        answers: String::new(),
    };
    let entry = Entry {
        org: OrgId::parse("centre").unwrap(),
        serial: 1,
        kind: OrgKind::Centre,
        names: vec![("nl".into(), "Opvangcentrum".into())],
        cards: vec![("nl".into(), card)],
        languages: vec![],
        issued: Day(20_780),
    };
    let (_, ring) = make_organisation(&entry, Day(20_780), &mut chance::rng()).unwrap();
    let config = DeskConfig {
        reception: crate::reception::data::ReceptionRules::standard().unwrap(),
        database: format!("sqlite:{}", folder.join("desk.db").display()),
        ring,
        relay: "http://127.0.0.1:9".into(),
        pull_seconds: 2,
        clock: Arc::new(FixedClock::at(1_795_521_600)),
        retention: crate::retention::Retention::standard(OrgKind::Centre).unwrap(),
        clocks: crate::clock_rules::ClockRules::standard().unwrap(),
        consents: crate::consent_rules::ConsentRules::standard().unwrap(),
        erased_list: None,
        sign_in: crate::session::SignInSettings::default(),
        escalation: domain::Escalation::default(),
        mail: None,
        backup: None,
        cleaner: None,
    };
    let names = [("nl".into(), "De Haven".into())].into();
    let look = Look { id: "centre".into(), names, demo: true, ..Look::default() };
    Face { desk: Desk::open(config).await.unwrap(), look: Arc::new(look) }
}

fn here(lang: Lang) -> Here {
    let member = SessionMember {
        id: MemberId(1),
        name: "Amina <b>".into(),
        role: Role::Lead,
        languages: vec!["fr".into()],
    };
    let reach = domain::Reach {
        own: MemberId(1),
        stands_in_for: vec![],
        teams: vec![domain::TeamId(1)],
        kept_from: [].into(),
        inner: [].into(),
        glass: [].into(),
        after: [].into(),
    };
    let session = Session {
        member,
        session_id: 1,
        form_token: "token".into(),
        reach,
        notices: 3,
        needs_passkey: false,
        single_keys: true,
    };
    Here { session, lang, headers: http::HeaderMap::new(), query: Query::default() }
}

/// Every page with samples of what can stand on it.
pub(super) fn pages(face: &Face, lang: Lang) -> Vec<String> {
    let here = here(lang);
    let mut pages = vec![errors::sample(face, lang)];
    pages.extend(sign_in::samples(face, lang));
    pages.extend(join::samples(face, lang));
    let all = [
        inbox::samples,
        kept::samples,
        keys::samples,
        bulk::samples,
        signal::samples,
        signs::samples,
        state::samples,
        log::samples,
        enter::samples,
        account::samples,
        people::samples,
        search::samples,
        notices::samples,
        phrases::samples,
        campaign::samples,
        campaign_edit::samples,
        cases::samples,
        case::samples,
        entry::samples,
        documents::samples,
        document::samples,
        cleaned::samples,
        ending::samples,
        apart::samples,
        conflicts::samples,
        transfer::samples,
        victim::samples,
        reception::samples,
        clock::samples,
        steps::samples,
        report_text::samples,
        consent::samples,
        consents::samples,
        partners::samples,
        refer::samples,
        referrals::samples,
        emergency::samples,
        data_requests::samples,
        figures::samples,
        self_audit::samples,
        person::samples,
        passkey::samples,
        provider::samples,
        copy::samples,
        told::samples,
        today::samples,
        feed::samples,
        responsible::samples,
    ];
    for samples in all {
        pages.extend(samples(face, &here));
    }
    pages
}

#[tokio::test]
async fn d24_every_page_of_a_desk_speaks_every_language() {
    let folder = tempfile::TempDir::new().unwrap();
    let face = face(folder.path()).await;
    for lang in Lang::desks() {
        let pages = pages(&face, lang);
        assert_eq!(pages.len(), 499);
        for page in pages {
            assert!(unsaid(&page).is_empty(), "{:?}", unsaid(&page));
            assert_eq!(page.matches("<h1").count(), 1, "{page}");
            assert!(page.contains(&format!("<html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir())));
            assert_eq!(page.matches("<script").count(), page.matches("<script src=\"/desk-").count());
            assert!(
                !page.contains("javascript:") && !page.contains("Amina <b>") && !page.contains("draft <b>")
            );
        }
    }
}
