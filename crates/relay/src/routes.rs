//! Every address of the relay on one screen.
use crate::{
    api, around, back, campaign, errors, front, keys, leave, responsible, shell, state::Relay, tell,
};
use axum::{
    Router,
    extract::{Extension, State},
    response::Response,
    routing::{get, post, put},
};
use envelope::relay_api::{
    ANSWERS_PATH, BUNDLE_PATH, CAMPAIGN_PATH, COSIGN_PATH, DIRECTORY_PATH, ENVELOPES_PATH, FILES_PATH,
    KEYS_PATH, LOG_BUNDLES_PATH, LOG_CONSISTENCY_PATH, LOG_HEAD_PATH, LOG_INCLUSION_PATH, LOG_PATH,
    REACH_PATH, REPORTS_PATH,
};
use http::{HeaderMap, StatusCode, Version, header};
use tower_http::compression::CompressionLayer;

/// By which door a visitor came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The open network.
    Clearnet,
    /// An onion service: all visitors share one address.
    Onion,
}

/// The public pages and the API for desks and browsers.
pub fn router(relay: Relay, via: Via) -> Router {
    let requests = relay.requests();
    pages()
        .merge(for_pages())
        .merge(for_programs())
        .fallback(not_here)
        .method_not_allowed_fallback(not_that_way)
        .layer(axum::middleware::map_response(guarded))
        .layer(Extension(via))
        .layer(axum::middleware::from_fn_with_state(requests, web::watch::counted))
        .with_state(relay)
}

/// What somebody reads and writes.
fn pages() -> Router<Relay> {
    Router::new()
        .route("/", get(front::get))
        .route("/held", get(front::held))
        .route("/responsible", get(responsible::get))
        .route("/q", get(around::check::get).post(around::check::post))
        .route("/i", get(around::rights::list))
        .route("/i/{n}", get(around::rights::one))
        .route("/w", get(around::doing::list))
        .route("/w/{n}", get(around::doing::one))
        .route("/c/{code}", get(campaign::get))
        .route("/l/{tag}", get(around::hear::get))
        .route("/n", get(around::numbers::get))
        .route("/a", get(around::access::get))
        .route("/sleutels", get(keys::get))
        .route("/x", get(leave::leave))
        .route(web::script::leave_name(), get(leave::script))
        .route("/calendar", get(leave::calendar))
        .route("/r", get(tell::safe::get).post(tell::safe::post))
        .route("/r/2", get(tell::readers::get).post(tell::readers::post))
        .route("/r/3", get(tell::write::get).post(tell::write::post))
        .route("/r/4", get(tell::receipt::get).post(tell::receipt::post))
        .route("/r/5", post(tell::sealed::post))
        .route("/r/6", post(tell::parts::begin))
        .route("/r/6/{id}", post(tell::parts::end).delete(tell::parts::let_go))
        .route("/r/6/{id}/{place}", put(tell::parts::put))
        .route("/m", get(back::code::get).post(back::code::post))
        .route("/m/1", get(back::thread::get))
        .route("/m/2", get(back::more::get).post(back::more::post))
        .route("/m/3", get(back::change::get).post(back::change::post))
        .route("/m/4", get(back::stop::get).post(back::stop::post))
        .route("/m/5", get(back::delete::get).post(back::delete::post))
        .route("/m/6", post(back::delete::undo))
        .route("/m/9", get(back::asked::get).post(back::asked::post))
        .route("/m/7", post(back::opened::open))
        .route("/m/8", post(back::opened::wish))
        .layer(axum::middleware::from_fn(web::stack::leaving_nothing_behind))
        // Squeezed: no page shows what somebody else could choose beside what is secret, so its length tells nothing of it (BREACH, 2013).
        .layer(CompressionLayer::new().compress_when(is_a_page))
}

/// What a page brings along.
fn for_pages() -> Router<Relay> {
    Router::new()
        .route("/c/{code}/p", get(campaign::picture))
        .route("/c.ics", get(campaign::calendar))
        .route("/l/{tag}/{question}", get(around::hear::play))
        .route(web::script::seal_name(), get(tell::sealed::script))
        .route(web::script::thread_name(), get(back::opened::script))
        .route(web::script::opener_name(), get(back::opened::opener))
        .route(web::script::plain_opener_name(), get(back::opened::plain_opener))
        .route(web::script::sealer_name(), get(tell::sealed::sealer))
        .route(web::script::plain_sealer_name(), get(tell::sealed::plain_sealer))
}

/// What desks and programs that seal by themselves ask.
fn for_programs() -> Router<Relay> {
    Router::new()
        .route(CAMPAIGN_PATH, put(api::campaigns::put))
        .route(REACH_PATH, get(api::campaigns::reach))
        .route(DIRECTORY_PATH, get(api::directory::get))
        .route(ENVELOPES_PATH, get(api::envelopes::get).post(api::envelopes::post))
        .route(FILES_PATH, get(api::files::get))
        .route(ANSWERS_PATH, post(api::answers::post))
        .route(BUNDLE_PATH, put(api::bundle::put))
        .route(KEYS_PATH, get(api::keys::get))
        .route("/v1/contacts", get(api::contacts::get))
        .merge(log())
        .route(REPORTS_PATH, post(api::reports::post))
}

/// The log of keys, for whoever checks it.
fn log() -> Router<Relay> {
    Router::new()
        .route(LOG_PATH, get(api::log::get))
        .route(LOG_HEAD_PATH, get(api::log::head))
        .route(LOG_BUNDLES_PATH, get(api::log::bundles))
        .route(LOG_INCLUSION_PATH, get(api::log::inclusion))
        .route(LOG_CONSISTENCY_PATH, get(api::log::consistency))
        .route(COSIGN_PATH, post(api::log::cosign))
}

/// Scripts are small, and what a browser locks with is squeezed once for all. Pages for a browser that opens the thread come in one
/// piece with what is sealed.
fn is_a_page(_: StatusCode, _: Version, headers: &HeaderMap, _: &http::Extensions) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html") || kind.as_bytes() == b"application/octet-stream"
    })
}

/// What every answer says, redirections and refusals too; a page's own headers stay as they are.
async fn guarded(mut response: Response) -> Response {
    for (name, value) in web::headers::public_page(web::style::public_hash(), true) {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

async fn not_here(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    let lang = shell::language(&relay, "", None, &headers);
    errors::page(&relay, lang, StatusCode::NOT_FOUND, "error-not-found")
}

async fn not_that_way(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    let lang = shell::language(&relay, "", None, &headers);
    errors::page(&relay, lang, StatusCode::METHOD_NOT_ALLOWED, "error-method")
}
