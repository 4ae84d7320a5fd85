//! Choosing a password with the code one was given, in two steps: the code, then the password and the app.
use super::{
    Face,
    asking::AnyForm,
    errors,
    fields::Fault,
    people::person_fault,
    shell::{self, Shell},
};
use crate::{
    people::joining::{AppSecret, JoinOutcome, Joining},
    session::SignInError,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::PersonFault;
use http::{HeaderMap, StatusCode, header};
use std::collections::HashMap;
use web::{language::Lang, page::see_other, qr::Qr, words::Words};

#[derive(Template)]
#[template(path = "join.html")]
struct Join {
    shell: Shell,
    user: String,
    code: String,
    /// What their app needs, in the second step.
    app: Option<AppSecret>,
    qr: Option<Qr>,
    fault: Option<Fault>,
}

impl Join {
    fn new(face: &Face, lang: Lang) -> Self {
        let title = Words::of(lang).say_plain("join-title");
        let shell = Shell::new(face, lang, title, "", None);
        Self { shell, user: String::new(), code: String::new(), app: None, qr: None, fault: None }
    }

    /// In groups of four, as apps ask for it.
    fn secret(&self) -> String {
        let letters: Vec<char> = self.app.iter().flat_map(|app| app.base32.chars()).collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Query(asked): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let asked = asked.get("lang").map_or("", String::as_str);
    let page = Join::new(&face, shell::language(&face, asked, &headers, None));
    shell::show(StatusCode::OK, &page, shell::keep_language(&face, asked))
}

pub(crate) async fn post(State(face): State<Face>, AnyForm { headers, form }: AnyForm) -> Response {
    let lang = shell::language(&face, form.one("lang"), &headers, None);
    let keep = shell::keep_language(&face, form.one("lang"));
    let w = Words::of(lang);
    let mut page = Join::new(&face, lang);
    (page.user, page.code) = (form.one("user").into(), form.one("code").into());
    let app = match face.desk.app_secret(&page.user, &page.code).await {
        Ok(app) => app,
        Err(SignInError::Busy { seconds }) => {
            page.fault = Some(Fault { at: "user", words: w.with1("signin-error-busy", "seconds", seconds) });
            return shell::show(StatusCode::TOO_MANY_REQUESTS, &page, keep);
        }
        Err(SignInError::Desk(error)) => return errors::desk(&face, &headers, None, &error),
        Err(_) => {
            page.fault = Some(Fault { at: "user", words: w.say("join-error") });
            return shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, keep);
        }
    };
    page.qr = Qr::of(&app.url);
    page.app = Some(app);
    if !form.has("password") || form.has("lang") {
        return shell::show(StatusCode::OK, &page, keep);
    }
    let joining = Joining {
        user: form.one("user"),
        code: form.one("code"),
        password: form.one("password"),
        digits: form.one("digits"),
    };
    match face.desk.join(&joining).await {
        Ok(JoinOutcome::Joined(signed_in)) => {
            let cookie = web::cookies::set(&shell::session_cookie(&face), &signed_in.token);
            return see_other("/account?done=joined", vec![(header::SET_COOKIE, cookie)]);
        }
        Ok(JoinOutcome::Fault(fault)) => page.fault = Some(person_fault(fault, w)),
        // The code was used or ended in this very moment.
        Err(SignInError::Desk(error)) => return errors::desk(&face, &headers, None, &error),
        Err(_) => page.fault = Some(person_fault(PersonFault::Code, w)),
    }
    shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, keep)
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, lang: Lang) -> Vec<String> {
    use zeroize::Zeroizing;
    let w = Words::of(lang);
    let mut first = Join::new(face, lang);
    first.user = "<b>".into();
    first.fault = Some(Fault { at: "user", words: w.say("join-error") });
    let second = [PersonFault::Password, PersonFault::LongPassword, PersonFault::Code].map(|fault| {
        let mut page = Join::new(face, lang);
        page.app =
            Some(AppSecret { base32: Zeroizing::new("ABCDEFGH".into()), url: Zeroizing::new("x".into()) });
        page.qr = Qr::of("x");
        page.fault = Some(person_fault(fault, w));
        page.render().unwrap()
    });
    [first.render().unwrap()].into_iter().chain(second).collect()
}
