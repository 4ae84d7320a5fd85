//! Who answers for the relay, what is kept and how long by its own settings, and what whoever writes can ask. For everybody; says not who signed.
use crate::{
    around::TextIn,
    config::{Limits, RelayConfig},
    front::Asked,
    shell::{self, Shell},
    state::Relay,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use web::{dates, language::Lang, responsible::PaperKind, words::Words};

#[derive(Template)]
#[template(path = "responsible.html")]
struct ResponsiblePage {
    shell: Shell,
    operator: String,
    facts: Vec<(&'static str, String)>,
    /// Day and reference.
    assessment: Option<(String, String)>,
    text: TextIn,
    /// What is kept, why, and how long.
    kept: Vec<(String, String, String)>,
    /// How long somebody can take back that they asked to delete.
    deletion: String,
}

/// What is kept, why, and how long: from the settings.
fn kept(words: &Words, limits: &Limits) -> Vec<(String, String, String)> {
    let days = |count: u32| words.with1("privacy-days", "count", count);
    let after = |id: &str, long: &str| words.with1(id, "long", long);
    let minutes = words.with1("privacy-minutes", "count", limits.visit_minutes);
    let page = words.say("check-link");
    let row = |name: &str, long: String| {
        let say = |id: &str| words.with1(id, "page", page.as_str());
        (say(&format!("privacy-{name}")), say(&format!("privacy-{name}-why")), long)
    };
    vec![
        row("message", days(limits.keep.messages)),
        row("mailbox", after("privacy-mailbox-long", &days(limits.keep.mailboxes))),
        row("visit", after("privacy-visit-long", &minutes)),
        row("address", words.say("privacy-address-long")),
        row("questions", words.say("privacy-questions-long")),
    ]
}

impl ResponsiblePage {
    fn new(config: &RelayConfig, lang: Lang, asked: &str) -> Self {
        let text = TextIn::new(lang, asked, "/responsible");
        let who = &config.responsible;
        let facts = [
            ("responsible-controller", who.controller(lang)),
            ("responsible-contact", &who.contact),
            ("responsible-officer", &who.officer),
            ("responsible-supervisor", who.supervisor(lang)),
        ];
        let named = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let day = |on| dates::day_long(Words::of(lang), on);
        Self {
            shell: Shell::new(config, lang, "responsible-title").with_languages("/responsible"),
            operator: config.operator.name(lang).into(),
            facts: named.map(|(id, value)| (id, value.to_owned())).collect(),
            assessment: who
                .papers
                .get(&PaperKind::ImpactAssessment)
                .map(|paper| (day(paper.on), paper.reference.clone())),
            kept: kept(text.w, &config.limits),
            deletion: text.w.with1("privacy-days", "count", config.limits.deletion_days),
            text,
        }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show(StatusCode::OK, &ResponsiblePage::new(&relay.config, lang, &asked.t), Vec::new())
}

#[cfg(test)]
pub(crate) fn samples(config: &RelayConfig, lang: Lang) -> Vec<String> {
    use web::responsible::Paper;
    let nobody = ResponsiblePage::new(config, lang, "").render().unwrap();
    let mut page = ResponsiblePage::new(config, lang, "nl");
    let paper = Paper { by: "Amina".into(), on: 20_700, reference: "2026/7".into(), look_again: None };
    page.facts = vec![("responsible-officer", "dpo@example.org".into())];
    page.assessment = Some((dates::day_long(Words::of(lang), paper.on), paper.reference));
    vec![nobody, page.render().unwrap()]
}
