//! What comes in with a form: read once, at the edge. Too long, not text, or sent by another site: a page that says so.
use crate::{budget::Visitor, errors, routes::Via, shell, state::Relay};
use axum::{
    body::Body,
    extract::{ConnectInfo, FromRequest, Request},
    response::Response,
};
use http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::Duration,
};
use web::form::Form;
use zeroize::Zeroizing;

/// The longest form: 15,000 characters of four bytes, each byte written as three, and the rest of the page.
pub(crate) const FORM_MAX: usize = 256 * 1024;
/// So much of what is too long is still read, so that the browser is there to read our answer.
const DRAIN_MAX: usize = 128 * 1024 * 1024;
const DRAIN_TIME: Duration = Duration::from_secs(60);

/// A form from one of our own pages.
pub(crate) struct Asking {
    pub(crate) headers: HeaderMap,
    pub(crate) form: Form,
    pub(crate) visitor: Visitor,
}

impl FromRequest<Relay> for Asking {
    type Rejection = Response;

    async fn from_request(request: Request, relay: &Relay) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let visitor = visitor(&parts.extensions, &parts.headers, &relay.config.address_header);
        let refuse = |status, id| refused(relay, &parts.headers, status, id);
        if !web::origin::is_own(&parts.headers) {
            return Err(refuse(StatusCode::FORBIDDEN, "error-unreadable"));
        }
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !web::form::is_form(content_type) {
            return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "error-unreadable"));
        }
        let bytes = read(body, FORM_MAX).await.map_err(|fault| match fault {
            Fault::TooLong => refuse(StatusCode::PAYLOAD_TOO_LARGE, "error-too-big"),
            Fault::Broken => refuse(StatusCode::BAD_REQUEST, "error-unreadable"),
        })?;
        let form = Form::parse(&bytes).map_err(|_| refuse(StatusCode::BAD_REQUEST, "error-unreadable"))?;
        Ok(Self { headers: parts.headers, form, visitor })
    }
}

/// A page that says why a form was not read.
pub(crate) fn refused(relay: &Relay, headers: &HeaderMap, status: StatusCode, id: &'static str) -> Response {
    errors::page(relay, shell::language(relay, "", None, headers), status, id)
}

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    TooLong,
    Broken,
}

/// At most `max` bytes. What is longer is read to its end and dropped, within reason.
pub(crate) async fn read(mut body: Body, max: usize) -> Result<Zeroizing<Vec<u8>>, Fault> {
    // Room at once: a vector that grows leaves half a report behind in freed memory.
    let mut bytes = Zeroizing::new(Vec::with_capacity(max.min(64 * 1024)));
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Fault::Broken)?.into_data() else { continue };
        if bytes.len() + data.len() > max {
            let _ = tokio::time::timeout(DRAIN_TIME, drain(body)).await;
            return Err(Fault::TooLong);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

async fn drain(mut body: Body) {
    let mut left = DRAIN_MAX;
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, |data| data.len());
        match left.checked_sub(length) {
            Some(less) => left = less,
            None => return,
        }
    }
}

/// Whose budget it is. Never stored, never logged.
pub(crate) fn visitor(extensions: &http::Extensions, headers: &HeaderMap, address_header: &str) -> Visitor {
    if extensions.get::<Via>() == Some(&Via::Onion) {
        return Visitor::Onion;
    }
    let told = headers.get(address_header).filter(|_| !address_header.is_empty());
    // The last address is the one our own proxy added; those before it are the visitor's to invent.
    let told = told.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let direct = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    Visitor::Address(told.or(direct).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_cannot_borrow_a_neighbours_budget_by_inventing_an_address() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "203.0.113.9, 192.0.2.1".parse().unwrap());
        let mut extensions = http::Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        let at = |name| visitor(&extensions, &headers, name);
        assert_eq!(at(""), Visitor::Address(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        assert_eq!(at("x-forwarded-for"), Visitor::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1))));
    }

    #[tokio::test]
    async fn a_film_sent_instead_of_a_text_is_refused_and_a_long_text_is_not() {
        assert_eq!(read(Body::from(vec![1; 300]), 200).await.err(), Some(Fault::TooLong));
        assert_eq!(read(Body::from(vec![1; 200]), 200).await.unwrap().len(), 200);
    }
}
