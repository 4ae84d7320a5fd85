//! Every address of a desk on one screen.
use super::{
    Face, Look, account, apart, aside, bulk, campaign, campaign_edit, case, cases, cleaned, clock, conflicts,
    consent, consents, copy, data_requests, document, documents, emergency, ending, enter, entry, errors,
    feed, figures, held, inbox, join, kept, key_log, keys, log, notices, partners, passkey, people, person,
    phrases, provider, reception, refer, referrals, reply, report_text, responsible, search, self_audit,
    sign_in, signal, signs, state, steps, today, together, told, transfer, victim, work,
};
use crate::Desk;
use axum::{Router, routing::get};

/// A desk's pages.
pub fn router(desk: Desk, look: Look) -> Router {
    let requests = look.requests.clone();
    let face = Face { desk, look: std::sync::Arc::new(look) };
    let pages = cases_router()
        .merge(reports())
        .route("/", get(inbox::get))
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .route("/sign-in/passkey", get(errors::to_sign_in).post(passkey::sign_in))
        .route("/sign-in/provider", get(errors::to_sign_in).post(provider::sign_in))
        .route("/sign-in/provider/back", get(provider::back))
        .route("/sign-out", get(errors::to_inbox).post(sign_in::out))
        .merge(leaving())
        .route("/requests", get(data_requests::get))
        .route("/requests/new", get(data_requests::new).post(data_requests::post_new))
        .route("/requests/{id}", get(data_requests::one).post(data_requests::post))
        .route("/figures", get(figures::get))
        .route("/self-audit", get(self_audit::get))
        .route("/emergency", get(emergency::get).post(emergency::post))
        .route("/emergency/{act}", get(errors::to_emergency).post(emergency::act))
        .route("/ending", get(ending::get))
        .route("/search", get(search::get).post(search::post))
        .route("/lock", get(sign_in::lock_page).post(sign_in::lock))
        .route("/join", get(join::get).post(join::post))
        .route("/people", get(people::get))
        .route("/people/team", get(errors::to_people).post(people::team))
        .route("/people/new", get(people::invite).post(people::post_invite))
        .route("/people/{id}", get(person::get).post(person::post))
        .route("/people/{id}/{act}", get(errors::to_people).post(person::act))
        .route("/audit", get(log::get))
        .route("/audit/verify", get(errors::to_log).post(log::verify))
        .route("/health", get(state::health))
        .route("/health/log", get(errors::to_health).post(key_log::begin_anew))
        .route("/responsible", get(responsible::get))
        .route(web::style::desk_css_name(), get(errors::style))
        .route(web::script::desk_name(), get(errors::script))
        .merge(campaigns())
        .merge(between_organisations())
        .merge(own_pages())
        .fallback(errors::not_here)
        .merge(lists())
        .layer(axum::middleware::map_response(errors::guarded))
        .layer(axum::middleware::from_fn_with_state(requests, web::watch::counted))
        .with_state(face.clone());
    Router::new().route("/held", get(held::get)).fallback_service(pages.clone()).with_state((face, pages))
}

/// One report, and what is said in it.
fn reports() -> Router<Face> {
    Router::new()
        .route("/signal/{number}/file/{id}", get(errors::to_inbox).post(signal::file))
        .route("/signal/{number}/file/{id}/clean", get(cleaned::file))
        .route("/signal/{number}/file/{id}/picture", get(cleaned::file_picture))
        .route("/signal/{number}/file/{id}/sound", get(cleaned::file_sound))
        .route("/signal/{number}", get(signal::get))
        .route("/signal/{number}/reply", get(errors::to_signal).post(reply::post))
        .route("/enter", get(enter::get).post(enter::post))
        .route("/signal/{number}/with", get(errors::to_signal).post(together::typed))
        .route("/signal/{number}/with/{other}", get(errors::to_signal_with).post(together::with))
        .route("/signal/{number}/case", get(errors::to_signal).post(case::from_signal))
        .route("/signal/{number}/who", get(apart::signal).post(apart::post_signal))
        .route("/signal/{number}/end", get(ending::signal).post(ending::post_signal))
        .route("/signal/{number}/phrase/{phrase}", get(errors::to_signal_with).post(phrases::send))
        .route("/phrases", get(phrases::get).post(phrases::post))
        .route("/phrases/decide", get(errors::to_phrases).post(phrases::decide))
        .route("/signal/{number}/looks", get(log::looks))
        .route("/signal/{number}/signs", get(signs::get).post(signs::post))
        .route("/signal/{number}/work", get(errors::to_signal).post(work::post))
        .route("/signal/{number}/note", get(errors::to_signal).post(work::note))
        .route("/signal/{number}/second", get(errors::to_signal).post(work::second_look))
        .route("/signal/{number}/close", get(errors::to_signal).post(state::close))
        .route("/signal/{number}/reopen", get(errors::to_signal).post(state::reopen))
        .route("/signal/{number}/language", get(errors::to_signal).post(reply::ask_language))
}

/// What is said to everybody.
fn campaigns() -> Router<Face> {
    Router::new()
        .route("/campaigns", get(campaign::list))
        .route("/campaigns/new", get(campaign_edit::new).post(campaign_edit::post_new))
        .route("/campaign/{number}", get(campaign::get).post(campaign::post))
        .route("/campaign/{number}/edit", get(campaign_edit::edit).post(campaign_edit::post_edit))
        .route("/campaign/{number}/picture", get(campaign::picture))
}

/// Who the others are, and whom they and we refer.
fn between_organisations() -> Router<Face> {
    Router::new()
        .route("/partners", get(partners::get))
        .route("/partners/{org}", get(errors::to_partners).post(partners::post))
        .route("/case/{number}/victim/{id}/refer", get(refer::get).post(refer::post))
        .route("/referrals", get(referrals::list))
        .route("/referrals/teams", get(errors::to_referrals).post(referrals::teams))
        .route("/referrals/{number}", get(referrals::get).post(referrals::post))
}

/// What leaves the desk.
fn leaving() -> Router<Face> {
    Router::new()
        .route("/signal/{number}/copy", get(copy::signal).post(copy::post_signal))
        .route("/copy/{what}", get(copy::list).post(copy::post_list))
}

/// What is one's own: what one is told and how, one's account.
fn own_pages() -> Router<Face> {
    Router::new()
        .route("/notices", get(notices::get))
        .route("/notices/seen", get(errors::to_notices).post(notices::seen))
        .route("/account", get(account::get))
        .route("/account/end", get(errors::to_account).post(account::end_sessions))
        .route("/account/away", get(errors::to_account).post(account::away))
        .route("/account/provider", get(errors::to_account).post(provider::own))
        .route("/account/passkey", get(errors::to_account).post(passkey::own))
        .route("/told", get(told::get).post(told::post))
        .route("/told/feed", get(errors::to_told).post(feed::post))
        .route("/calendar/{token}", get(feed::get))
        .route("/today", get(today::get))
}

/// Working through many.
fn lists() -> Router<Face> {
    Router::new()
        .route("/pull", get(errors::to_inbox).post(inbox::pull))
        .route("/signal/{number}/aside", get(errors::to_signal).post(aside::post))
        .route("/signal/{number}/words", get(errors::to_signal).post(aside::words))
        .route("/bulk", get(errors::to_inbox).post(bulk::post))
        .route("/bulk/{id}", get(bulk::get))
        .route("/bulk/{id}/undo", get(bulk::get).post(bulk::undo))
        .route("/keys", get(keys::get).post(keys::post))
        .route("/views", get(kept::get).post(kept::keep))
        .route("/views/{id}", get(errors::to_views).post(kept::change))
}

/// Everything about cases.
fn cases_router() -> Router<Face> {
    Router::new()
        .route("/cases", get(cases::get))
        .route("/case/{number}", get(case::get))
        .route("/case/{number}/edit", get(case::edit).post(case::post_edit))
        .route("/case/{number}/victim", get(victim::new).post(victim::post_new))
        .route("/case/{number}/victim/{id}", get(victim::get))
        .route("/case/{number}/victim/{id}/steps", get(steps::get).post(steps::post))
        .route("/case/{number}/text", get(report_text::get))
        .route("/case/{number}/victim/{id}/edit", get(victim::edit).post(victim::post_edit))
        .route("/case/{number}/victim/{id}/reception", get(errors::to_inbox).post(reception::begin))
        .route("/case/{number}/victim/{id}/reception/{reception}", get(reception::get).post(reception::print))
        .route(
            "/case/{number}/victim/{id}/reception/{reception}/edit",
            get(reception::edit).post(reception::post),
        )
        .route(
            "/case/{number}/victim/{id}/reception/{reception}/{what}",
            get(reception::event_get).post(reception::event_post),
        )
        .route("/case/{number}/victim/{id}/told", get(reception::informed_get).post(reception::informed_post))
        .route("/case/{number}/victim/{id}/no", get(reception::refusal_get).post(reception::refusal_post))
        .route("/reception", get(reception::papers).post(reception::post_papers))
        .route("/case/{number}/victim/{id}/consents", get(consents::list))
        .route("/case/{number}/victim/{id}/consent", get(consent::get).post(consent::post))
        .route("/case/{number}/victim/{id}/consent/{consent}", get(consents::get).post(consents::post))
        .route("/case/{number}/victim/{id}/clock", get(clock::new).post(clock::post_new))
        .route("/case/{number}/victim/{id}/clock/{clock}", get(clock::get).post(clock::post))
        .route("/case/{number}/documents", get(documents::get))
        .route("/case/{number}/documents/new", get(documents::new).post(documents::post))
        .route("/case/{number}/document/{id}", get(document::get).post(document::post))
        .route("/case/{number}/document/{id}/clean", get(cleaned::get))
        .route("/case/{number}/document/{id}/picture", get(cleaned::picture))
        .route("/case/{number}/document/{id}/sound", get(cleaned::sound))
        .route("/case/{number}/looks", get(log::case_looks))
        .route("/case/{number}/victim/{id}/looks", get(log::victim_looks))
        .route("/case/{number}/end", get(ending::case).post(ending::post_case))
        .route("/case/{number}/who", get(apart::case).post(apart::post_case))
        .route("/case/{number}/transfer", get(transfer::get).post(transfer::post))
        .route("/transfers", get(transfer::list))
        .route("/transfers/{id}", get(errors::to_transfers).post(transfer::answer))
        .route("/conflicts", get(conflicts::list))
        .route("/conflicts/{id}", get(conflicts::get).post(conflicts::post))
        .route("/case/{number}/write/{what}", get(entry::get).post(entry::post))
        .route("/case/{number}/{act}", get(errors::to_case).post(case::act))
        .route("/case/{number}/copy", get(copy::case).post(copy::post_case))
}
