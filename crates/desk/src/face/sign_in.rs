//! Signing in and out. Every failure looks alike.
use super::{
    Face,
    asking::{self, AnyForm, Filled, Query},
    errors,
    shell::{self, Shell},
};
use crate::session::SignInError;
use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use web::{language::Lang, page::see_other, words::Words};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    shell: Shell,
    user: String,
    /// Where they were going.
    to: String,
    error: Option<String>,
    note: Option<&'static str>,
}

impl SignIn {
    fn new(face: &Face, lang: Lang, to: &str) -> Self {
        let title = Words::of(lang).say_plain("signin-title");
        // Only our own pages come back in a link; anything else is the first page.
        let to = if to.starts_with('/') && !to.contains(['?', '&', '\\']) { to } else { "" };
        let address = if to.is_empty() { "/sign-in".into() } else { format!("/sign-in?to={to}") };
        let shell = Shell::new(face, lang, title, "", None).found_at(&address);
        Self { shell, user: String::new(), to: to.into(), error: None, note: None }
    }
}

pub(crate) async fn get(State(face): State<Face>, uri: Uri, headers: HeaderMap) -> Response {
    match asking::session(&face, &headers).await {
        Ok(Some(_)) => return see_other("/", Vec::new()),
        Ok(None) => {}
        Err(error) => return errors::desk(&face, &headers, None, &error),
    }
    let query = Query::of(&uri);
    let mut page = SignIn::new(&face, shell::language(&face, &headers, None), query.one("to"));
    // A cookie whose session is over says that somebody was here.
    let was_here = web::cookies::get(&headers, &shell::session_cookie(&face)).is_some();
    page.note = match (query.one("done"), was_here) {
        ("out", _) => Some("signin-signed-out"),
        (_, true) => Some("signin-ended"),
        _ => None,
    };
    shell::show(StatusCode::OK, &page, Vec::new())
}

pub(crate) async fn post(State(face): State<Face>, AnyForm { headers, form }: AnyForm) -> Response {
    let lang = shell::language(&face, &headers, None);
    let mut page = SignIn::new(&face, lang, form.one("to"));
    page.user = form.one("user").into();
    let (status, error) =
        match face.desk.sign_in(form.one("user"), form.one("password"), form.one("code")).await {
            Ok(signed_in) => {
                let cookie = web::cookies::set(&shell::session_cookie(&face), &signed_in.token);
                return see_other(&page.to, vec![(header::SET_COOKIE, cookie)]);
            }
            Err(SignInError::Desk(error)) => return errors::desk(&face, &headers, None, &error),
            Err(SignInError::Wrong) => (StatusCode::UNPROCESSABLE_ENTITY, page.shell.w.say("signin-error")),
            Err(SignInError::Busy { seconds }) => {
                let words = page.shell.w.with1("signin-error-busy", "seconds", seconds);
                (StatusCode::TOO_MANY_REQUESTS, words)
            }
        };
    page.shell.wrong();
    page.error = Some(error);
    shell::show(status, &page, Vec::new())
}

/// Also with a form of an older session: nobody is kept in. Cookies are not cleared by `Clear-Site-Data`, which would take
/// those of every site of the organisation (Clear Site Data 3.1: the whole registrable domain).
pub(crate) async fn out(State(face): State<Face>, Filled { here, .. }: Filled) -> Response {
    if let Err(error) = face.desk.sign_out(&here.session).await {
        return errors::desk(&face, &here.headers, Some(&here.session), &error);
    }
    let cookie = web::cookies::clear(&shell::session_cookie(&face));
    let forget = (CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\", \"storage\""));
    see_other("/sign-in?done=out", vec![(header::SET_COOKIE, cookie), forget])
}

#[cfg(test)]
pub(crate) fn sample(face: &Face, lang: Lang) -> String {
    let mut page = SignIn::new(face, lang, "/signal/7");
    page.user = "<b>".into();
    page.error = Some(Words::of(lang).say("signin-error"));
    page.note = Some("signin-ended");
    page.render().unwrap()
}
