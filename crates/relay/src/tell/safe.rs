//! Step 1: is it safe now? Nothing is stored by looking, and whoever is not safe is told what comes first.
use crate::{
    asking::Asking,
    errors,
    front::Asked,
    shell::{self, Shell},
    state::{Inner, Relay},
    visit::{Doing, OpenVisit, Tell},
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
    about_work: bool,
}

impl Safe {
    fn new(relay: &Inner, lang: Lang, not_safe: bool, about_work: bool) -> Self {
        Self { shell: Shell::step(&relay.config, lang, 1).with_languages("/r"), not_safe, about_work }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show(StatusCode::OK, &Safe::new(&relay, lang, false, false), Vec::new())
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let lang = shell::language(&relay, shell::asked(&asking.form), None, &asking.headers);
    let about_work = asking.form.one("about") == "work";
    let again = |not_safe| Safe::new(&relay, lang, not_safe, about_work);
    let unsure = match asking.form.one("safe") {
        "no" => return shell::show(StatusCode::OK, &again(true), Vec::new()),
        "yes" => false,
        "unsure" | "anyway" => true,
        // From the page about what is done to people at work: this step comes first all the same.
        "" if about_work => return shell::show(StatusCode::OK, &again(false), Vec::new()),
        _ => return shell::show(StatusCode::UNPROCESSABLE_ENTITY, &again(false), Vec::new()),
    };
    let mut tell = super::begin(unsure);
    tell.about_work = about_work;
    match begin(&relay, &asking.headers, lang, tell).await {
        Ok(open) => see_other("/r/2", vec![open.cookie()]),
        Err(error) => errors::store(&relay, &asking.headers, &error),
    }
}

/// An earlier visit of this browser ends here; its receipt, if one was shown, stays good.
async fn begin(relay: &Inner, headers: &HeaderMap, lang: Lang, tell: Tell) -> store::Result<OpenVisit> {
    OpenVisit::end(relay, headers).await?;
    let mut open = OpenVisit::begin(lang, Doing::Tell(tell))?;
    open.save(relay).await?;
    Ok(open)
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    [false, true].map(|not_safe| Safe::new(relay, lang, not_safe, not_safe).render().unwrap()).into()
}
