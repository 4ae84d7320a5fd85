//! An organisation's desk: pulls what was sealed to it, keeps it sealed, shows it to its members, answers.
//! `Desk` is the whole service; pages (`face`) call it and hold no rule, no key and no SQL of their own.

pub mod apart;
mod at_rest;
pub mod audit;
pub mod backup;
pub mod bulk;
pub mod case;
mod chance;
pub mod copy;
pub mod data_requests;
mod desk;
pub mod document;
pub mod emergency;
pub mod ending;
pub mod enter;
mod error;
pub mod face;
pub mod health;
mod holding;
pub mod inbox;
mod indexing;
pub mod keys;
pub mod leaving;
pub mod log;
pub mod member;
mod names;
pub mod notices;
pub mod people;
pub mod phrases;
pub mod pull;
pub mod recovery;
pub mod relay_client;
pub mod retention;
pub mod search;
pub mod self_audit;
pub mod session;
pub mod signal;
pub mod told;
pub mod views;
pub mod witness;
mod work;

pub use desk::{Desk, DeskConfig};
pub use domain::{Content, MemberId, Permission, Role, State, TeamId, Waiting};
pub use error::DeskError;
pub use session::Session;
pub use work::Background;
