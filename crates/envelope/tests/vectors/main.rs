//! The files in `spec/vectors` are what this program does, byte for byte, so that another language can check itself.
//! After a deliberate change: `WRITE_VECTORS=1 cargo nextest run -p envelope --test vectors`, and read the difference.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod consent;
mod directory;
mod http_signature;
mod log;
mod message;
mod padding;
mod receipt;
mod recovery;
mod referral;

use serde_json::Value;
use std::{fmt::Write, fs, path::PathBuf};

/// Compares with the file, or writes it when asked to.
fn matches_file(name: &str, made: &Value) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors").join(name);
    if std::env::var_os("WRITE_VECTORS").is_some() {
        fs::write(&path, serde_json::to_string_pretty(made).unwrap() + "\n").unwrap();
    }
    let written: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert!(written == *made, "{name} says something else than this program does");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn error_name(error: &impl std::fmt::Debug) -> String {
    format!("{error:?}").split(['(', ' ', '{']).next().unwrap().to_owned()
}
