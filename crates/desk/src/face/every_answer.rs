//! What holds for every answer of a desk, whichever page gives it: its headers, and the language asked for in the address.
use super::{Face, shell};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{Method, header};
use web::{form::Form, language::Lang, page::see_other};

/// Around all pages, redirections and refusals.
pub(crate) async fn around(State(face): State<Face>, request: Request, next: Next) -> Response {
    let mut answer = match switch(&face, &request) {
        Some(answer) => answer,
        None => next.run(request).await,
    };
    for (name, value) in web::headers::desk_page() {
        // What a page says itself stands; the sheet, for one, may be kept.
        answer.headers_mut().entry(name).or_insert(value);
    }
    answer
}

/// `?lang=` is remembered and taken out of the address, so that an address that is kept or shared holds no language.
fn switch(face: &Face, request: &Request) -> Option<Response> {
    let query = request.uri().query().filter(|_| request.method() == Method::GET)?;
    let lang = Lang::parse(Form::parse(query.as_bytes()).ok()?.one("lang"))?;
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    let mark = if rest.is_empty() { "" } else { "?" };
    let address = format!("{}{mark}{}", request.uri().path(), rest.join("&"));
    Some(see_other(&address, vec![(header::SET_COOKIE, shell::keep_language(face, lang))]))
}
