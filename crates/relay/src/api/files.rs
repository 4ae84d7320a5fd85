//! `GET /desk/v1/files`: a part of a file, for whoever knows its name, which stands in the sealed message alone.
use super::{NO_STORE, later, signed::Signed};
use crate::state::Relay;
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::relay_api::read_file_query;
use http::{HeaderValue, StatusCode, header};

pub(crate) async fn get(State(relay): State<Relay>, signed: Signed) -> Response {
    let Some((id, part)) = read_file_query(&signed.query) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match read(&relay, &id, i64::try_from(part).unwrap_or(i64::MAX)).await {
        Ok(Some(sealed)) => {
            let mut response = Response::new(Body::from(sealed));
            let bytes = HeaderValue::from_static("application/octet-stream");
            response.headers_mut().insert(header::CONTENT_TYPE, bytes);
            response.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
            response
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => later(&error),
    }
}

async fn read(relay: &Relay, id: &[u8; 32], part: i64) -> store::Result<Option<Vec<u8>>> {
    let mut tx = relay.store.read("file part").await?;
    store::relay::file_part(&mut tx, id, part).await
}
