//! Sealed files, receipts, signed messages and the key directory: everything two parties must agree on to the byte.
//! No I/O, no clock, no source of chance of its own; `no_std` with `alloc`, so the same code runs in a browser.
#![cfg_attr(not(test), no_std)]

extern crate alloc;

pub mod age;
pub mod attachment;
#[cfg(feature = "campaign")]
pub mod campaign;
pub mod cbor;
pub mod chain;
pub mod consent;
pub mod directory;
pub mod http_signature;
pub mod ids;
#[cfg(feature = "log")]
pub mod log;
pub mod mailbox_state;
pub mod message;
pub mod padding;
pub mod receipt;
#[cfg(feature = "recovery")]
pub mod recovery;
#[cfg(feature = "referral")]
pub mod referral;
pub mod relay_api;
pub mod returning;
pub mod signed;
pub mod telling;
pub mod thread;
pub mod wish;

mod body;
mod kind;
mod opening;
mod reporter_keys;

#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod testing;
