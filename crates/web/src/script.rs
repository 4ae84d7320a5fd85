//! The scripts: leaving faster, on public pages; what a desk's pages do better. Their addresses hold their hashes, and each page
//! says which hash it expects. Refuses to know what a page is about.
use std::sync::LazyLock;

use axum::{body::Body, response::Response};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use sha2::{Digest, Sha256};

/// The public pages' script, as the browser gets it.
pub const LEAVE: &str = include_str!("../../../assets/leave.js");
/// The desk's: locking and passkeys, and the lists.
pub const DESK: &str =
    concat!(include_str!("../../../assets/desk.js"), include_str!("../../../assets/lists.js"));

static LEAVE_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("leave", LEAVE));
static DESK_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("desk", DESK));

/// Where a script is served, and its hash for subresource integrity (W3C): a page runs exactly this script or none.
struct Names {
    name: String,
    integrity: String,
}

impl Names {
    fn of(name: &str, script: &str) -> Self {
        let hash = Sha256::digest(script);
        let start: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Self { name: format!("/{name}-{start}.js"), integrity: format!("sha256-{}", STANDARD.encode(hash)) }
    }
}

/// Where the public script is served.
#[must_use]
pub fn leave_name() -> &'static str {
    &LEAVE_NAMES.name
}

/// Its hash.
#[must_use]
pub fn leave_integrity() -> &'static str {
    &LEAVE_NAMES.integrity
}

/// Where the desk's script is served.
#[must_use]
pub fn desk_name() -> &'static str {
    &DESK_NAMES.name
}

/// Its hash.
#[must_use]
pub fn desk_integrity() -> &'static str {
    &DESK_NAMES.integrity
}

/// A script for the browser. Its address holds its hash, so it may stay until the browser is told to forget.
#[must_use]
pub fn served(script: &'static str) -> Response {
    let mut response = Response::new(Body::from(script));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_runs_these_scripts_small_as_they_are_and_they_ask_no_other_address_for_anything() {
        assert!(leave_name().starts_with("/leave-") && leave_name().len() == 18);
        assert!(desk_name().starts_with("/desk-") && desk_integrity().starts_with("sha256-"));
        assert!(LEAVE.len() < 1_500 && DESK.len() < 12_000, "{} {}", LEAVE.len(), DESK.len());
        for reach in ["XMLHttp", "http:", "https:", "eval", "storage", "innerHTML", "import"] {
            for script in [LEAVE, DESK] {
                assert!(!script.to_lowercase().contains(&reach.to_lowercase()), "{reach}");
            }
        }
        assert!(!LEAVE.contains("fetch"));
    }
}
