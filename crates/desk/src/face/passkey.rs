//! The page on which a browser asks its device for a passkey, to sign in or to add one; and what the account page does with them.
//! The device's answer comes back in that page's own form.
use super::{
    Face, account,
    asking::{AnyForm, Filled},
    errors,
    shell::{self, Shell},
    sign_in,
};
use crate::{
    Session,
    session::{ceremony::Ceremony, passkeys::AddOutcome},
};
use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode, header};
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "passkey.html")]
struct Asking {
    shell: Shell,
    /// What the browser does: `get` or `create`.
    kind: &'static str,
    options: String,
    action: &'static str,
    back: &'static str,
    name: String,
}

impl Asking {
    fn sign_in(face: &Face, lang: Lang, ceremony: &Ceremony) -> Self {
        let title = Words::of(lang).say_plain("passkey-title");
        Self {
            shell: Shell::new(face, lang, title, "", None),
            kind: "get",
            options: ceremony.options.clone(),
            action: "/sign-in/passkey",
            back: "/sign-in",
            name: String::new(),
        }
    }

    fn add(face: &Face, (lang, session): (Lang, &Session), ceremony: &Ceremony, name: &str) -> Self {
        let title = Words::of(lang).say_plain("passkey-title");
        Self {
            shell: Shell::new(face, lang, title, "account", Some(session)),
            kind: "create",
            options: ceremony.options.clone(),
            action: "/account/passkey",
            back: "/account",
            name: name.into(),
        }
    }
}

/// With the cookie that waits for the answer.
fn ask(face: &Face, page: &Asking, ceremony: &Ceremony) -> Response {
    let cookie = web::cookies::set(&shell::passkey_cookie(face), &ceremony.state);
    shell::show(StatusCode::OK, page, vec![(header::SET_COOKIE, cookie)])
}

fn state(face: &Face, headers: &HeaderMap) -> String {
    web::cookies::get(headers, &shell::passkey_cookie(face)).unwrap_or_default()
}

/// Begins, and takes the answer.
pub(crate) async fn sign_in(State(face): State<Face>, AnyForm { headers, form }: AnyForm) -> Response {
    if !form.has("answer") {
        return match face.desk.begin_passkey(form.one("user")).await {
            Ok(Some(ceremony)) => {
                let lang = shell::language(&face, "", &headers, None);
                ask(&face, &Asking::sign_in(&face, lang, &ceremony), &ceremony)
            }
            Ok(None) => errors::plain(&face, &headers, StatusCode::NOT_FOUND),
            Err(error) => errors::desk(&face, &headers, None, &error),
        };
    }
    match face.desk.sign_in_with_passkey(&state(&face, &headers), form.one("answer")).await {
        Ok(signed_in) => {
            let spent = web::cookies::clear(&shell::passkey_cookie(&face));
            sign_in::let_in(&face, &headers, &signed_in, vec![(header::SET_COOKIE, spent)]).await
        }
        Err(error) => sign_in::refused(&face, &headers, ("", "passkey-error"), error).await,
    }
}

/// Adds, names and removes.
pub(crate) async fn own(State(face): State<Face>, filled: Filled) -> Response {
    if filled.stale {
        return account::again(&face, &filled, None).await;
    }
    let Filled { here, form, .. } = &filled;
    let id = form.one("id").parse().unwrap_or(0);
    let (done, to) = match form.one("do") {
        "rename" => (face.desk.rename_passkey(&here.session, id, form.one("name")).await, "passkey-named"),
        "remove" => (face.desk.remove_passkey(&here.session, id).await, "passkey-gone"),
        _ => return add(&face, &filled).await,
    };
    match done {
        Ok(true) => see_other(&format!("/account?done={to}"), Vec::new()),
        Ok(false) if to == "passkey-named" => account::fault(&face, &filled, AddOutcome::Name).await,
        // Removed in another window: it is gone, as was wanted.
        Ok(false) => see_other("/account", Vec::new()),
        Err(error) => errors::of(&face, here, &error),
    }
}

async fn add(face: &Face, filled: &Filled) -> Response {
    let Filled { here, form, .. } = filled;
    let name = form.one("name");
    if !form.has("answer") {
        return match face.desk.begin_adding(&here.session, name).await {
            Ok(Ok(ceremony)) => {
                ask(face, &Asking::add(face, (here.lang, &here.session), &ceremony, name), &ceremony)
            }
            Ok(Err(fault)) => account::fault(face, filled, fault).await,
            Err(error) => errors::of(face, here, &error),
        };
    }
    let answer = (state(face, &here.headers), form.one("answer"));
    match face.desk.add_passkey(&here.session, (&answer.0, answer.1), name).await {
        Ok(AddOutcome::Added) => {
            let spent = web::cookies::clear(&shell::passkey_cookie(face));
            see_other("/account?done=passkey", vec![(header::SET_COOKIE, spent)])
        }
        Ok(fault) => account::fault(face, filled, fault).await,
        Err(error) => errors::of(face, here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &super::asking::Here) -> Vec<String> {
    let ceremony = Ceremony { options: "{\"x\":\"<b>\"}".into(), state: "x".into() };
    let add = Asking::add(face, (here.lang, &here.session), &ceremony, "<b>");
    vec![Asking::sign_in(face, here.lang, &ceremony).render().unwrap(), add.render().unwrap()]
}
