//! The scripts: leaving faster, on public pages; what a desk's pages do better. Their addresses hold their hashes, and each page
//! says which hash it expects. Refuses to know what a page is about.
use std::{io::Write, sync::LazyLock};

use axum::{body::Body, response::Response};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use sha2::{Digest, Sha256};

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The public pages' script, as the browser gets it.
pub const LEAVE: &str = include_str!("../../../assets/leave.js");
/// The script of the public page where one writes: locks the text on the spot.
const SEAL: &str = concat!(
    include_str!("../../../assets/sealing.js"),
    include_str!("../../../assets/files.js"),
    include_str!("../../../assets/record.js"),
    include_str!("../../../assets/seal.js")
);
/// The script of the public pages of whoever comes back: opens the thread on the spot.
const THREAD: &str = concat!(
    include_str!("../../../assets/sealing.js"),
    include_str!("../../../assets/files.js"),
    include_str!("../../../assets/record.js"),
    include_str!("../../../assets/thread.js")
);
/// What it locks with (`spec/sealer.md`).
const SEALER: &[u8] = include_bytes!("../../../assets/sealer.wasm");
/// The same with what it takes to open a thread.
const OPENER: &[u8] = include_bytes!("../../../assets/opener.wasm");
/// The desk's: locking and passkeys, and the lists.
pub const DESK: &str =
    concat!(include_str!("../../../assets/desk.js"), include_str!("../../../assets/lists.js"));

/// The same two for browsers without WebAssembly.
const PLAIN_SEALER: &str = include_str!("../../../assets/sealer.js");
const PLAIN_OPENER: &str = include_str!("../../../assets/opener.js");

static LEAVE_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("leave", LEAVE));
static DESK_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("desk", DESK));
static SEAL_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("seal", SEAL));
static OPENER_NAMES: LazyLock<Names> = LazyLock::new(|| Names::with_end("opener", OPENER, "wasm"));
static PLAIN_OPENER_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("opener", PLAIN_OPENER));
static PLAIN_OPENER_GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| squeeze(PLAIN_OPENER.as_bytes()));
static SEAL_GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| squeeze(SEAL.as_bytes()));
static THREAD_GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| squeeze(THREAD.as_bytes()));
static OPENER_GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| squeeze(OPENER));
static THREAD_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("thread", THREAD));
static SEALER_NAMES: LazyLock<Names> = LazyLock::new(|| Names::with_end("sealer", SEALER, "wasm"));
static PLAIN_SEALER_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of("sealer", PLAIN_SEALER));
static SEALER_GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| squeeze(SEALER));
static PLAIN_SEALER_GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| squeeze(PLAIN_SEALER.as_bytes()));

/// Squeezed once, for telephones on slow networks.
fn squeeze(bytes: &[u8]) -> Vec<u8> {
    let mut squeezed = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail; what is empty is served as it is.
    squeezed.write_all(bytes).and_then(|()| squeezed.finish()).unwrap_or_default()
}

/// Where a script is served, and its hash for subresource integrity (W3C): a page runs exactly this script or none.
struct Names {
    name: String,
    integrity: String,
}

impl Names {
    fn of(name: &str, script: &str) -> Self {
        Self::with_end(name, script.as_bytes(), "js")
    }

    fn with_end(name: &str, bytes: &[u8], end: &str) -> Self {
        let hash = Sha256::digest(bytes);
        let start: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Self {
            name: format!("/{name}-{start}.{end}"),
            integrity: format!("sha256-{}", STANDARD.encode(hash)),
        }
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

/// Where the script that locks is served.
#[must_use]
pub fn seal_name() -> &'static str {
    &SEAL_NAMES.name
}

/// Its hash.
#[must_use]
pub fn seal_integrity() -> &'static str {
    &SEAL_NAMES.integrity
}

/// Where the script that opens the thread is served.
#[must_use]
pub fn thread_name() -> &'static str {
    &THREAD_NAMES.name
}

/// Its hash.
#[must_use]
pub fn thread_integrity() -> &'static str {
    &THREAD_NAMES.integrity
}

/// Where it finds what it locks with.
#[must_use]
pub fn sealer_name() -> &'static str {
    &SEALER_NAMES.name
}

/// Its hash.
#[must_use]
pub fn sealer_integrity() -> &'static str {
    &SEALER_NAMES.integrity
}

/// Where a browser without WebAssembly finds the same.
#[must_use]
pub fn plain_sealer_name() -> &'static str {
    &PLAIN_SEALER_NAMES.name
}

/// Its hash.
#[must_use]
pub fn plain_sealer_integrity() -> &'static str {
    &PLAIN_SEALER_NAMES.integrity
}

/// Where the script that opens finds what it opens with.
#[must_use]
pub fn opener_name() -> &'static str {
    &OPENER_NAMES.name
}

/// Its hash.
#[must_use]
pub fn opener_integrity() -> &'static str {
    &OPENER_NAMES.integrity
}

/// Where a browser without WebAssembly finds the same.
#[must_use]
pub fn plain_opener_name() -> &'static str {
    &PLAIN_OPENER_NAMES.name
}

/// Its hash.
#[must_use]
pub fn plain_opener_integrity() -> &'static str {
    &PLAIN_OPENER_NAMES.integrity
}

/// The script that locks, squeezed if the browser can take that.
#[must_use]
pub fn seal(asked: &HeaderMap) -> Response {
    large(asked, SEAL.as_bytes(), &SEAL_GZIP, SCRIPT)
}

/// The script that opens the thread, in the same way.
#[must_use]
pub fn thread(asked: &HeaderMap) -> Response {
    large(asked, THREAD.as_bytes(), &THREAD_GZIP, SCRIPT)
}

/// What a browser locks with, squeezed if it can take that.
#[must_use]
pub fn sealer(asked: &HeaderMap) -> Response {
    large(asked, SEALER, &SEALER_GZIP, "application/wasm")
}

/// The same for browsers without WebAssembly.
#[must_use]
pub fn plain_sealer(asked: &HeaderMap) -> Response {
    large(asked, PLAIN_SEALER.as_bytes(), &PLAIN_SEALER_GZIP, SCRIPT)
}

/// What it opens with, in the same way.
#[must_use]
pub fn opener(asked: &HeaderMap) -> Response {
    large(asked, OPENER, &OPENER_GZIP, "application/wasm")
}

/// The same for browsers without WebAssembly.
#[must_use]
pub fn plain_opener(asked: &HeaderMap) -> Response {
    large(asked, PLAIN_OPENER.as_bytes(), &PLAIN_OPENER_GZIP, SCRIPT)
}

fn large(asked: &HeaderMap, whole: &'static [u8], squeezed: &'static [u8], kind: &'static str) -> Response {
    let takes = asked.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let takes = takes.is_some_and(|all| all.contains("gzip")) && !squeezed.is_empty();
    let mut response = Response::new(Body::from(if takes { squeezed } else { whole }));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if takes {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    stays(headers);
    response
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
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(SCRIPT));
    stays(headers);
    response
}

/// The address holds the hash: it may stay until the browser is told to forget.
fn stays(headers: &mut HeaderMap) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_runs_these_scripts_small_as_they_are_and_they_ask_no_other_address_for_anything() {
        assert!(leave_name().starts_with("/leave-") && leave_name().len() == 18);
        assert!(desk_name().starts_with("/desk-") && desk_integrity().starts_with("sha256-"));
        assert!(LEAVE.len() < 1_500 && DESK.len() < 12_000, "{} {}", LEAVE.len(), DESK.len());
        for (squeezed, most) in [
            (&SEAL_GZIP, 10_000),
            (&THREAD_GZIP, 12_500),
            (&SEALER_GZIP, 75_000),
            (&OPENER_GZIP, 107_000),
            (&PLAIN_SEALER_GZIP, 120_000),
            (&PLAIN_OPENER_GZIP, 172_000),
        ] {
            assert!(squeezed.len() < most, "{} of {most}", squeezed.len());
        }
        for reach in
            ["XMLHttp", "http:", "https:", "eval", "storage", "innerHTML", "import(", "import {", "import *"]
        {
            for script in [LEAVE, DESK, SEAL, THREAD, PLAIN_SEALER, PLAIN_OPENER] {
                assert!(!script.to_lowercase().contains(&reach.to_lowercase()), "{reach}");
            }
        }
        assert!(!LEAVE.contains("fetch"));
    }
}
