//! Signing in and out. Every failure looks alike.
use super::{
    Face,
    asking::{AnyForm, Filled},
    errors,
    shell::{self, Shell},
};
use crate::session::SignInError;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    shell: Shell,
    user: String,
    error: Option<String>,
    note: Option<&'static str>,
}

/// What stands after the question mark.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    lang: String,
    #[serde(default)]
    out: String,
    #[serde(default)]
    kept: String,
    #[serde(default)]
    joined: String,
}

impl SignIn {
    fn new(face: &Face, lang: Lang) -> Self {
        let title = Words::of(lang).say_plain("signin-title");
        Self { shell: Shell::new(face, lang, title, "", None), user: String::new(), error: None, note: None }
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let mut page = SignIn::new(&face, shell::language(&face, &asked.lang, &headers, None));
    // A cookie whose session is over says that somebody was here.
    let token = web::cookies::get(&headers, &shell::session_cookie(&face));
    if let Some(token) = &token
        && matches!(face.desk.session_of(token).await, Ok(Some(_)))
    {
        return see_other("/", shell::keep_language(&face, &asked.lang));
    }
    let was_here = token.is_some();
    page.note = match (asked.out.as_str(), asked.kept.as_str()) {
        _ if asked.joined == "1" => Some("join-done"),
        ("1", _) => Some("signin-signed-out"),
        (_, "1") => Some("signin-ended"),
        _ => was_here.then_some("signin-ended-plain"),
    };
    shell::show(StatusCode::OK, &page, shell::keep_language(&face, &asked.lang))
}

pub(crate) async fn post(State(face): State<Face>, AnyForm { headers, form }: AnyForm) -> Response {
    let lang = shell::language(&face, "", &headers, None);
    let words = Words::of(lang);
    let mut page = SignIn::new(&face, lang);
    page.user = form.one("user").into();
    match face.desk.sign_in(form.one("user"), form.one("password"), form.one("code")).await {
        Ok(signed_in) => {
            let cookie = web::cookies::set(&shell::session_cookie(&face), &signed_in.token);
            see_other("/", vec![(header::SET_COOKIE, cookie)])
        }
        Err(SignInError::Wrong) => {
            page.error = Some(words.say("signin-error"));
            shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new())
        }
        Err(SignInError::Busy { seconds }) => {
            page.error = Some(words.with1("signin-error-busy", "seconds", seconds));
            shell::show(StatusCode::TOO_MANY_REQUESTS, &page, Vec::new())
        }
        Err(SignInError::Desk(error)) => errors::desk(&face, &headers, None, &error),
    }
}

/// Also with a form of an older session: nobody is kept in.
pub(crate) async fn out(State(face): State<Face>, Filled { here, .. }: Filled) -> Response {
    if let Err(error) = face.desk.sign_out(&here.session).await {
        return errors::of(&face, &here, &error);
    }
    let cookie = web::cookies::clear(&shell::session_cookie(&face));
    let forget = web::headers::forget_pages();
    see_other("/sign-in?out=1", vec![(header::SET_COOKIE, cookie), forget])
}

#[cfg(test)]
pub(crate) fn sample(face: &Face, lang: Lang) -> String {
    let mut page = SignIn::new(face, lang);
    page.user = "<b>".into();
    page.error = Some(Words::of(lang).say("signin-error"));
    page.note = Some("signin-ended");
    page.render().unwrap()
}
