//! An association that refers and a centre that takes, and what their members do.
use super::*;

/// An association that refers and a centre that takes, who know each other's keys.
pub(crate) struct Two {
    pub(super) post: Post,
    pub(super) address: String,
    pub(crate) union: TestDesk,
    pub(crate) centre: TestDesk,
    /// Of the union: has the case.
    pub(crate) bo: Session,
    /// Of the centre: leads.
    pub(crate) lead: Session,
}

pub(super) async fn compare(desk: &TestDesk, lead: &Session, org: &str) {
    let partners = desk.desk.partners(lead).await.unwrap();
    let shown = partners.iter().find(|one| one.org.as_str() == org).unwrap().shown.clone();
    let done = desk.desk.compare_partner(lead, (org, &shown), true).await.unwrap();
    assert!(matches!(done, Some(PartnerDone::Compared(_))));
}

pub(super) fn record() -> Victim {
    Victim {
        wants: "to sleep somewhere else".into(),
        alias: "Ada".into(),
        age: Some(AgeBand::Adult),
        languages: "Romanian".into(),
        ..Victim::default()
    }
}

impl Two {
    pub(super) async fn strangers(on_postgres: bool) -> Option<Self> {
        Self::of_kind(OrgKind::Centre, on_postgres).await
    }

    /// Whoever takes is the police.
    pub(super) async fn to_police(on_postgres: bool) -> Option<Self> {
        let two = Self::of_kind(OrgKind::Police, on_postgres).await?;
        let amina = two.union.session("amina").await;
        compare(&two.union, &amina, "centre").await;
        compare(&two.centre, &two.lead, "union").await;
        Some(two)
    }

    async fn of_kind(kind: OrgKind, on_postgres: bool) -> Option<Self> {
        let (post, address) = Post::start().await;
        let mut union = TestDesk::named("union", OrgKind::Association, &address, on_postgres).await?;
        let centre = TestDesk::named("centre", kind, &address, on_postgres).await?;
        for _ in 0..2 {
            union.desk.watch_relay().await.unwrap();
            centre.desk.watch_relay().await.unwrap();
        }
        let report = Writer::new(1, &union).report("help", &union);
        union.receive(vec![report]).await;
        let bo = union.session("bo").await;
        union.desk.open_case(&bo, 1, "The flat", "a").await.unwrap();
        let form = VictimForm { victim: record(), version: 0, once_token: "a".into() };
        let kept = union.desk.write_victim(&bo, (1, None), &form).await.unwrap();
        assert_eq!(kept, Some(VictimDone::Kept(1)));
        let lead = centre.session("amina").await;
        Some(Self { post, address, union, centre, bo, lead })
    }

    pub(crate) async fn new(on_postgres: bool) -> Option<Self> {
        let two = Self::strangers(on_postgres).await?;
        let amina = two.union.session("amina").await;
        compare(&two.union, &amina, "centre").await;
        compare(&two.centre, &two.lead, "union").await;
        Some(two)
    }

    pub(super) async fn agree(&self, parts: &[Part]) -> i64 {
        let page = self.union.desk.consents(&self.bo, (1, 1)).await.unwrap().unwrap();
        let form = ConsentForm {
            parts: parts.iter().copied().collect(),
            with: Some(With::Desk(OrgId::parse("centre").unwrap())),
            officer: String::new(),
            purpose: Some(Purpose::Place),
            purpose_words: String::new(),
            until: Some(Day(TODAY.number() + 30)),
            asked_on: Some(TODAY),
            how: Some(How::InPerson),
            lang: "ro".into(),
            interpreter: String::new(),
            told_back: Some(ToldBack::Yes),
            say: Some(HasSay::Person),
            suspected: None,
            answer: Some(Answer::Yes),
            wrote: false,
            again: None,
            version: page.version,
            once_token: format!("{parts:?}"),
        };
        match self.union.desk.decide_consent(&self.bo, (1, 1), &form).await.unwrap() {
            Some(ConsentDone::Kept(id)) => id,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn form(parts: &[(Part, &str)], ground: Option<GroundChoice>, once: &str) -> SendForm {
        SendForm {
            org: "centre".into(),
            function: Some(Function::Reception),
            parts: parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect(),
            ground,
            after: Some(After::Told),
            urgent: true,
            tonight: true,
            lang: "fr".into(),
            once_token: once.into(),
        }
    }

    /// With what she agreed to: a name and what she wants.
    pub(crate) async fn refer(&self, once: &str) -> (i64, i64) {
        let consent = self.agree(&Level::Contact.parts().into_iter().collect::<Vec<_>>()).await;
        (self.refer_on(consent, once).await, consent)
    }

    pub(super) async fn refer_on(&self, consent: i64, once: &str) -> i64 {
        let parts = [(Part::Name, "Ada"), (Part::Wants, "to sleep somewhere else")];
        let form = Self::form(&parts, Some(GroundChoice::Consent(consent)), once);
        match self.union.desk.refer(&self.bo, (1, 1), &form, true).await.unwrap() {
            Some(SendDone::Sent(number)) => number,
            other => panic!("{other:?}"),
        }
    }

    /// Each pulls and sends; twice, so that what is asked again comes.
    pub(crate) async fn travel(&self) {
        for _ in 0..2 {
            self.union.desk.pull_now(&self.bo).await.unwrap();
            self.centre.desk.pull_now(&self.lead).await.unwrap();
        }
        self.union.desk.pull_now(&self.bo).await.unwrap();
    }

    pub(super) async fn sent(&self, number: i64) -> ReferralView {
        self.union.desk.referral(&self.bo, number).await.unwrap().unwrap()
    }

    pub(super) async fn came(&self, number: i64) -> ReferralView {
        self.centre.desk.referral(&self.lead, number).await.unwrap().unwrap()
    }

    pub(crate) async fn accept(&self, number: i64) -> i64 {
        let version = self.came(number).await.version;
        let form = AcceptForm { title: "From the union", version, once_token: "t" };
        match self.centre.desk.accept_referral(&self.lead, number, &form).await.unwrap() {
            Some(ReferralDone::Case(case)) => case,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn answer(&self, number: i64, step: Step, words: &str) -> ReferralDone {
        let form = AnswerForm {
            step,
            reason: Some(DeclineReason::Full),
            words,
            when: "Tuesday at ten",
            place: "at the station",
            until: Some(Day(TODAY.number() + 3)),
            tonight: Some(true),
            version: self.came(number).await.version,
        };
        self.centre.desk.answer_referral(&self.lead, number, &form).await.unwrap().unwrap()
    }

    pub(crate) async fn withdraw(&self, consent: i64) {
        let done =
            self.union.desk.withdraw_consent(&self.bo, (1, 1, consent), Some(How::Phone)).await.unwrap();
        assert!(matches!(done, Some(ConsentDone::Kept(_))), "{done:?}");
    }
}
