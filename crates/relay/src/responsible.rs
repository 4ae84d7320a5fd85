//! Who answers for the relay, and what whoever writes can ask. For everybody; says not who signed.
use crate::{
    config::RelayConfig,
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
    /// Days that messages and mailboxes stay.
    days: (u32, u32),
}

impl ResponsiblePage {
    fn new(config: &RelayConfig, lang: Lang) -> Self {
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
            days: (config.limits.keep.messages, config.limits.keep.mailboxes),
        }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show(StatusCode::OK, &ResponsiblePage::new(&relay.config, lang), Vec::new())
}

#[cfg(test)]
pub(crate) fn samples(config: &RelayConfig, lang: Lang) -> Vec<String> {
    use web::responsible::Paper;
    let nobody = ResponsiblePage::new(config, lang).render().unwrap();
    let mut page = ResponsiblePage::new(config, lang);
    let paper = Paper { by: "Amina".into(), on: 20_700, reference: "2026/7".into(), look_again: None };
    page.facts = vec![("responsible-officer", "dpo@example.org".into())];
    page.assessment = Some((dates::day_long(Words::of(lang), paper.on), paper.reference));
    vec![nobody, page.render().unwrap()]
}
