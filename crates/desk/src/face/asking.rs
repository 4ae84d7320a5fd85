//! Who asks, and with what form. Without a session every page leads to signing in; a form must come from a page of ours
//! and of this very session.
use super::{Face, errors, shell};
use crate::{DeskError, Session, session::held::HeldForm};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    response::Response,
};
use http::{HeaderMap, StatusCode, header, request::Parts};
use http_body_util::{BodyExt, Limited};
use web::{form::Form, language::Lang, page::see_other};

/// The longest form: a reply of 14,000 bytes, each written as three, and the rest.
const FORM_MAX: usize = 256 * 1024;

/// Somebody who is signed in.
pub(crate) struct Here {
    pub(crate) session: Session,
    pub(crate) lang: Lang,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Query,
}

/// A form of somebody who is signed in.
pub(crate) struct Filled {
    pub(crate) here: Here,
    pub(crate) form: Form,
    /// The form is of another session of theirs, or older than this one: nothing is done, and nothing is lost.
    pub(crate) stale: bool,
}

/// What stands after the question mark; anything else there is passed over.
#[derive(Default, Clone)]
pub(crate) struct Query(Vec<(String, String)>);

/// The names that an address of a desk can have. Each holds a code or a number.
const NAMES: [&str; 24] = [
    "lang", "state", "waiting", "of", "who", "label", "urgent", "second", "outcome", "origin", "time",
    "changed", "from", "until", "filter", "mark", "page", "done", "count", "view", "show", "keep", "quarter",
    "like",
];

impl Query {
    fn of(parts: &Parts) -> Self {
        Self::of_text(parts.uri.query().unwrap_or(""))
    }

    /// What stands after the question mark of an address.
    pub(crate) fn of_text(text: &str) -> Self {
        let Ok(form) = Form::parse(text.as_bytes()) else { return Self::default() };
        let ours = form.fields().filter(|(name, _)| NAMES.contains(name));
        Self(ours.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    pub(crate) fn one(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or("")
    }

    pub(crate) fn all<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn number(&self, name: &str) -> u32 {
        self.one(name).parse().unwrap_or(0)
    }
}

async fn session(face: &Face, headers: &HeaderMap) -> Result<Option<Session>, crate::DeskError> {
    match web::cookies::get(headers, &shell::session_cookie(face)) {
        Some(token) => face.desk.session_of(&token).await,
        None => Ok(None),
    }
}

impl FromRequestParts<Face> for Here {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Response> {
        let query = Query::of(parts);
        match session(face, &parts.headers).await {
            Ok(Some(session)) if session.needs_passkey && !is_own_account(parts.uri.path()) => {
                Err(see_other("/account?done=passkey-needed", Vec::new()))
            }
            Ok(Some(session)) => {
                let lang = shell::language(face, query.one("lang"), &parts.headers, Some(&session));
                Ok(Self { session, lang, headers: parts.headers.clone(), query })
            }
            Ok(None) => Err(see_other(way_in(face, &parts.headers).await, Vec::new())),
            Err(error) => Err(errors::desk(face, &parts.headers, None, &error)),
        }
    }
}

/// What is open to whoever still has to make a passkey.
fn is_own_account(path: &str) -> bool {
    path == "/account" || path.starts_with("/account/") || path == "/sign-out"
}

/// A form, from anybody: signing in has no session yet.
pub(crate) struct AnyForm {
    pub(crate) headers: HeaderMap,
    pub(crate) form: Form,
}

impl FromRequest<Face> for AnyForm {
    type Rejection = Response;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let refuse = |status| errors::plain(face, &parts.headers, status);
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !web::origin::is_own(&parts.headers) {
            return Err(refuse(StatusCode::FORBIDDEN));
        }
        if !web::form::is_form(content_type) {
            return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let body = Limited::new(body, FORM_MAX)
            .collect()
            .await
            .map_err(|_| refuse(StatusCode::PAYLOAD_TOO_LARGE))?;
        let form = Form::parse(&body.to_bytes()).map_err(|_| refuse(StatusCode::BAD_REQUEST))?;
        Ok(Self { headers: parts.headers, form })
    }
}

impl FromRequest<Face> for Filled {
    type Rejection = Response;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let (mut asked, path) = (parts.clone(), parts.uri.path().to_owned());
        // The whole form first: whoever holds its last byte back does nothing with rights they have lost meanwhile.
        let AnyForm { headers, form } = AnyForm::from_request(Request::from_parts(parts, body), face).await?;
        let here = Here::from_request_parts(&mut asked, face).await;
        match here {
            Ok(here) => {
                if path != "/lock" && form.has(LOCK) {
                    return Err(locked(face, &here, &path, &form).await);
                }
                let stale = !here.session.is_form_token(form.one("token"));
                if !stale && let Err(error) = face.desk.drop_held(&here.session, &path).await {
                    return Err(errors::of(face, &here, &error));
                }
                Ok(Self { here, form, stale })
            }
            // The session was locked or ended while somebody was writing: their words wait for them.
            Err(response) => match kept(face, &headers, &path, &form).await {
                Ok(true) => Err(see_other(&format!("{}?kept=1", way_in(face, &headers).await), Vec::new())),
                Ok(false) => Err(response),
                Err(error) => {
                    tracing::error!(%error, "what was being written could not be kept");
                    Err(response)
                }
            },
        }
    }
}

/// A page that nobody used sends what was being typed in it with this field: it is kept, nothing is done, and the session is locked.
pub(super) const LOCK: &str = "lock-now";

pub(super) async fn locked(face: &Face, here: &Here, path: &str, form: &Form) -> Response {
    let done = async {
        kept(face, &here.headers, path, form).await?;
        face.desk.lock(&here.session).await
    };
    match done.await {
        Ok(()) => see_other("/lock?kept=1", Vec::new()),
        Err(error) => errors::of(face, here, &error),
    }
}

/// Whoever has a session that is locked proves who they are; everybody else signs in.
pub(super) async fn way_in(face: &Face, headers: &HeaderMap) -> &'static str {
    let Some(token) = web::cookies::get(headers, &shell::session_cookie(face)) else { return "/sign-in" };
    match face.desk.locked_user(&token).await {
        Ok(Some(_)) => "/lock",
        _ => "/sign-in",
    }
}

/// Keeps every field of a form, but what only this session could send again.
pub(super) async fn kept(
    face: &Face,
    headers: &HeaderMap,
    path: &str,
    form: &Form,
) -> Result<bool, DeskError> {
    let Some(token) = web::cookies::get(headers, &shell::session_cookie(face)) else { return Ok(false) };
    let own = ["token", "answer", LOCK];
    let fields = form.fields().filter(|(name, _)| !own.contains(name));
    let fields: Vec<_> = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    if path == "/sign-out" || path == "/lock" || fields.iter().all(|(_, value)| value.is_empty()) {
        return Ok(false);
    }
    face.desk.hold_form(&token, &HeldForm { path: path.to_owned(), fields }).await
}
