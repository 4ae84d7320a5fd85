//! Step 1: is it safe now? Nothing is stored by looking, and whoever is not safe is told what comes first.
use crate::{
    asking::Asking,
    errors,
    front::Asked,
    shell::{self, Shell},
    state::{Inner, Relay},
    visit::{Doing, OpenVisit},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use web::{language::Lang, page::see_other};

#[derive(Template)]
#[template(path = "tell/safe.html")]
struct Safe {
    shell: Shell,
    not_safe: bool,
}

impl Safe {
    fn new(relay: &Inner, lang: Lang, not_safe: bool) -> Self {
        Self { shell: Shell::step(&relay.config, lang, 1).with_languages("/r"), not_safe }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show(StatusCode::OK, &Safe::new(&relay, lang, false), Vec::new())
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let lang = shell::language(&relay, shell::asked(&asking.form), None, &asking.headers);
    let unsure = match asking.form.one("safe") {
        "no" => return shell::show(StatusCode::OK, &Safe::new(&relay, lang, true), Vec::new()),
        "yes" => false,
        "unsure" | "anyway" => true,
        _ => {
            return shell::show(
                StatusCode::UNPROCESSABLE_ENTITY,
                &Safe::new(&relay, lang, false),
                Vec::new(),
            );
        }
    };
    match begin(&relay, &asking.headers, lang, unsure).await {
        Ok(open) => see_other("/r/2", vec![open.cookie()]),
        Err(error) => errors::store(&relay, &asking.headers, &error),
    }
}

/// An earlier visit of this browser ends here; its receipt, if one was shown, stays good.
async fn begin(relay: &Inner, headers: &HeaderMap, lang: Lang, unsure: bool) -> store::Result<OpenVisit> {
    OpenVisit::end(relay, headers).await?;
    let mut open = OpenVisit::begin(lang, Doing::Tell(super::begin(unsure)))?;
    open.save(relay).await?;
    Ok(open)
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    [false, true].map(|not_safe| Safe::new(relay, lang, not_safe).render().unwrap()).into()
}
