//! To the organisation's own provider and back, without a script. Our cookies go to nobody who comes from elsewhere, so whoever comes back
//! first gets a page of ours that loads itself once more: from then on the browser knows whose it is.
use super::{
    Face, account,
    asking::{AnyForm, Filled},
    errors,
    shell::{self, Shell},
    sign_in,
};
use crate::{
    Session,
    session::{
        SignInError,
        provider::{Brought, Going, LinkOutcome},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "provider.html")]
struct OnTheWay {
    shell: Shell,
    /// Where the browser goes by itself, and by the link.
    address: String,
    lead: String,
}

impl OnTheWay {
    fn to(face: &Face, (lang, session): (Lang, Option<&Session>), address: String) -> Self {
        let w = Words::of(lang);
        let name = face.desk.provider_name(lang).unwrap_or_default();
        let lead = w.with1("provider-going", "name", name);
        Self { shell: Shell::new(face, lang, w.say_plain("provider-title"), "", session), address, lead }
    }

    fn back(face: &Face, lang: Lang, address: String) -> Self {
        let w = Words::of(lang);
        let shell = Shell::new(face, lang, w.say_plain("provider-title"), "", None);
        Self { shell, address, lead: w.say("provider-back") }
    }
}

/// What the provider adds to our address.
#[derive(Deserialize, Default)]
pub(crate) struct Answer {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    iss: String,
    #[serde(default)]
    error: String,
    /// It is our own page that asks now.
    #[serde(default)]
    again: String,
}

/// The longest of each.
const PART_MAX: usize = 2_048;

impl Answer {
    fn is_short(&self) -> bool {
        [&self.code, &self.state, &self.iss, &self.error].iter().all(|part| part.len() <= PART_MAX)
    }

    fn brought(&self) -> Brought<'_> {
        Brought { code: &self.code, state: &self.state, iss: &self.iss, error: &self.error }
    }

    /// Our own address with the same, once more.
    fn once_more(&self) -> String {
        let mut address = format!("{}?again=1", crate::session::provider::BACK);
        for (name, value) in
            [("code", &self.code), ("state", &self.state), ("iss", &self.iss), ("error", &self.error)]
        {
            address.push_str(&format!("&{name}={}", percent(value)));
        }
        address
    }
}

fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// With the cookie that waits for the answer.
fn go(face: &Face, who: (Lang, Option<&Session>), going: Going) -> Response {
    let cookie = web::cookies::set(&shell::provider_cookie(face), &going.state);
    shell::show(StatusCode::OK, &OnTheWay::to(face, who, going.address), vec![(header::SET_COOKIE, cookie)])
}

pub(crate) async fn sign_in(State(face): State<Face>, AnyForm { headers, .. }: AnyForm) -> Response {
    let lang = shell::language(&face, "", &headers, None);
    match face.desk.go_to_provider(lang, None).await {
        Ok(Some(going)) => go(&face, (lang, None), going),
        Ok(None) => errors::plain(&face, &headers, StatusCode::NOT_FOUND),
        Err(error) => sign_in::refused(&face, &headers, ("", "provider-error"), error).await,
    }
}

pub(crate) async fn back(
    State(face): State<Face>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&face, "", &headers, None);
    if !answer.is_short() {
        return errors::plain(&face, &headers, StatusCode::BAD_REQUEST);
    }
    if answer.again.is_empty() {
        return shell::show(StatusCode::OK, &OnTheWay::back(&face, lang, answer.once_more()), Vec::new());
    }
    let state = web::cookies::get(&headers, &shell::provider_cookie(&face)).unwrap_or_default();
    let spent = (header::SET_COOKIE, web::cookies::clear(&shell::provider_cookie(&face)));
    let session = match web::cookies::get(&headers, &shell::session_cookie(&face)) {
        Some(token) => face.desk.session_of(&token).await.ok().flatten(),
        None => None,
    };
    if let Some(session) = session.filter(|session| face.desk.is_linking(session, &state)) {
        let linked = face.desk.link_provider(&session, &state, answer.brought()).await;
        let done = match linked {
            Ok(LinkOutcome::Linked) => "provider",
            Ok(LinkOutcome::Taken) => "provider-taken",
            Ok(LinkOutcome::Has) => "provider-has",
            Err(SignInError::Desk(error)) => return errors::desk(&face, &headers, Some(&session), &error),
            Err(SignInError::ProviderAway) => "provider-away",
            Err(_) => "provider-failed",
        };
        return see_other(&format!("/account?done={done}"), vec![spent]);
    }
    match face.desk.sign_in_with_provider(&state, answer.brought()).await {
        Ok(signed_in) => sign_in::let_in(&face, &headers, &signed_in, vec![spent]).await,
        Err(error) => sign_in::refused(&face, &headers, ("", "provider-error"), error).await,
    }
}

/// Connects the member with their account there, or takes that away.
pub(crate) async fn own(State(face): State<Face>, filled: Filled) -> Response {
    if filled.stale {
        return account::again(&face, &filled, None).await;
    }
    let Filled { here, form, .. } = &filled;
    if form.one("do") == "remove" {
        return match face.desk.unlink_provider(&here.session).await {
            Ok(_) => see_other("/account?done=provider-gone", Vec::new()),
            Err(error) => errors::of(&face, here, &error),
        };
    }
    match face.desk.go_to_provider(here.lang, Some(&here.session)).await {
        Ok(Some(going)) => go(&face, (here.lang, Some(&here.session)), going),
        Ok(None) => errors::gone(&face, here),
        Err(SignInError::Desk(error)) => errors::of(&face, here, &error),
        Err(_) => see_other("/account?done=provider-away", Vec::new()),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &super::asking::Here) -> Vec<String> {
    let address = "https://id.example.org/auth?x=<b>&state=draft <b>".to_owned();
    let to = OnTheWay::to(face, (here.lang, Some(&here.session)), address);
    let answer = Answer { code: "draft <b>&x".into(), state: "é".into(), ..Answer::default() };
    let back = OnTheWay::back(face, here.lang, answer.once_more());
    vec![to.render().unwrap(), back.render().unwrap()]
}
