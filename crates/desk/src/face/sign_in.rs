//! Signing in and out. Every failure looks alike.
use super::{
    Face,
    asking::{AnyForm, Filled},
    errors,
    shell::{self, Passkeys, Shell},
};
use crate::session::{SignInError, SignedIn};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    shell: Shell,
    user: String,
    error: Option<String>,
    note: Option<&'static str>,
    passkeys: Passkeys,
    /// The organisation's own provider, by name.
    provider: Option<String>,
    /// A session is locked: its member is known, and goes on.
    locked: bool,
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
}

impl SignIn {
    fn new(face: &Face, lang: Lang, passkeys: Passkeys) -> Self {
        let title = Words::of(lang).say_plain("signin-title");
        let shell = Shell::new(face, lang, title, "", None);
        let provider = face.desk.provider_name(lang).map(Into::into);
        Self { shell, user: String::new(), error: None, note: None, passkeys, provider, locked: false }
    }
}

impl SignIn {
    fn be_locked(&mut self, lang: Lang) {
        self.locked = true;
        self.shell.title = Words::of(lang).say_plain("lock-title");
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let mut page = SignIn::new(
        &face,
        shell::language(&face, &asked.lang, &headers, None),
        Passkeys::of(&face, &headers),
    );
    // A cookie whose session is over says that somebody was here.
    let token = web::cookies::get(&headers, &shell::session_cookie(&face));
    if let Some(token) = &token
        && matches!(face.desk.session_of(token).await, Ok(Some(_)))
    {
        return see_other("/", shell::keep_language(&face, &asked.lang));
    }
    let was_here = token.is_some();
    page.note = match (asked.out.as_str(), asked.kept.as_str()) {
        ("1", _) => Some("signin-signed-out"),
        (_, "1") => Some("signin-ended"),
        _ => was_here.then_some("signin-ended-plain"),
    };
    shell::show(StatusCode::OK, &page, shell::keep_language(&face, &asked.lang))
}

pub(crate) async fn post(State(face): State<Face>, AnyForm { headers, form }: AnyForm) -> Response {
    let user = match locked(&face, &headers).await {
        Some(user) if !form.has("user") => user,
        _ => form.one("user").to_owned(),
    };
    let user = user.as_str();
    match face.desk.sign_in(user, form.one("password"), form.one("code")).await {
        Ok(signed_in) => let_in(&face, &headers, &signed_in, Vec::new()).await,
        Err(error) => refused(&face, &headers, (form.one("user"), "signin-error"), error).await,
    }
}

/// The user name of the session that is locked in this browser, if one is.
async fn locked(face: &Face, headers: &HeaderMap) -> Option<String> {
    let token = web::cookies::get(headers, &shell::session_cookie(face))?;
    face.desk.locked_user(&token).await.ok().flatten()
}

/// A page that says nothing of what is behind it.
pub(crate) async fn lock_page(
    State(face): State<Face>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if locked(&face, &headers).await.is_none() {
        return see_other("/sign-in", shell::keep_language(&face, &asked.lang));
    }
    let lang = shell::language(&face, &asked.lang, &headers, None);
    let mut page = SignIn::new(&face, lang, Passkeys::of(&face, &headers));
    page.be_locked(lang);
    page.note = Some(if asked.kept == "1" { "lock-kept" } else { "lock-lead" });
    shell::show(StatusCode::OK, &page, shell::keep_language(&face, &asked.lang))
}

/// Locks this session by hand.
pub(crate) async fn lock(State(face): State<Face>, Filled { here, .. }: Filled) -> Response {
    match face.desk.lock(&here.session).await {
        Ok(()) => see_other("/lock", vec![web::headers::forget_pages()]),
        Err(error) => errors::of(&face, &here, &error),
    }
}

/// Somebody is signed in; a session that was locked in this browser makes room, and what waited is shown.
pub(crate) async fn let_in(
    face: &Face,
    headers: &HeaderMap,
    signed_in: &SignedIn,
    mut extra: Vec<(HeaderName, HeaderValue)>,
) -> Response {
    extra.push((header::SET_COOKIE, web::cookies::set(&shell::session_cookie(face), &signed_in.token)));
    if let Some(old) = web::cookies::get(headers, &shell::session_cookie(face))
        && let Err(error) = face.desk.end_locked(&old).await
    {
        return errors::desk(face, headers, None, &error);
    }
    let waits = match face.desk.session_of(&signed_in.token).await {
        Ok(Some(session)) => face.desk.held_forms(&session).await.is_ok_and(|held| !held.is_empty()),
        _ => false,
    };
    see_other(if waits { "/held" } else { "/" }, extra)
}

/// The page anew: why nobody is, and what was typed; `wrong` is said where nothing more can be.
pub(crate) async fn refused(
    face: &Face,
    headers: &HeaderMap,
    (user, wrong): (&str, &str),
    error: SignInError,
) -> Response {
    let lang = shell::language(face, "", headers, None);
    let words = Words::of(lang);
    let (status, error) = match error {
        SignInError::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, words.say(wrong)),
        SignInError::Expired if wrong == "provider-error" => {
            (StatusCode::UNPROCESSABLE_ENTITY, words.say("provider-error-expired"))
        }
        SignInError::ProviderAway => (StatusCode::SERVICE_UNAVAILABLE, words.say("provider-error-away")),
        SignInError::ProviderRefused => {
            (StatusCode::UNPROCESSABLE_ENTITY, words.say("provider-error-refused"))
        }
        SignInError::Unlinked => (StatusCode::UNPROCESSABLE_ENTITY, words.say("provider-error-unlinked")),
        SignInError::Expired => (StatusCode::UNPROCESSABLE_ENTITY, words.say("passkey-error-expired")),
        SignInError::Copied => (StatusCode::UNPROCESSABLE_ENTITY, words.say("passkey-error-copied")),
        SignInError::PasskeyNeeded => (StatusCode::UNPROCESSABLE_ENTITY, words.say("passkey-error-needed")),
        SignInError::Busy { seconds } => {
            (StatusCode::TOO_MANY_REQUESTS, words.with1("signin-error-busy", "seconds", seconds))
        }
        SignInError::Desk(error) => return errors::desk(face, headers, None, &error),
    };
    let mut page = SignIn::new(face, lang, Passkeys::of(face, headers));
    (page.user, page.error) = (user.into(), Some(error));
    if locked(face, headers).await.is_some() {
        page.be_locked(lang);
    }
    shell::show(status, &page, Vec::new())
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
pub(crate) fn samples(face: &Face, lang: Lang) -> Vec<String> {
    let words = Words::of(lang);
    let all = [
        ("signin-error", Passkeys::Off),
        ("passkey-error", Passkeys::Here),
        ("passkey-error-expired", Passkeys::At("https://desk.example.org".into())),
        ("passkey-error-copied", Passkeys::Here),
        ("passkey-error-needed", Passkeys::Here),
        ("provider-error", Passkeys::Off),
        ("provider-error-expired", Passkeys::Here),
        ("provider-error-away", Passkeys::Here),
        ("provider-error-refused", Passkeys::Here),
        ("provider-error-unlinked", Passkeys::Here),
    ];
    let page = |(id, passkeys)| {
        let mut page = SignIn::new(face, lang, passkeys);
        page.user = "<b>".into();
        page.provider = Some("De gemeente <b>".into());
        page.error = Some(words.say(id));
        page.note = Some("signin-ended");
        page.render().unwrap()
    };
    let mut pages: Vec<String> = all.map(page).into();
    for note in ["lock-kept", "lock-lead"] {
        let mut page = SignIn::new(face, lang, Passkeys::Here);
        page.be_locked(lang);
        page.note = Some(note);
        pages.push(page.render().unwrap());
    }
    pages
}
