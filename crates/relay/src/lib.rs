//! The public face and the relay API: takes sealed messages in, carries them, keeps no key that opens them.
//! Knows nothing of desks' insides; what it may say about an organisation, that organisation has signed.

mod api;
mod around;
mod asking;
mod back;
mod budget;
mod campaign;
mod config;
mod contacts;
mod errors;
mod front;
mod keys;
mod leave;
mod log;
mod organisations;
mod queue;
pub mod recordings;
mod responsible;
mod routes;
mod saying;
mod shell;
mod state;
mod tell;
mod upload;
mod visit;

pub use around::law::{Law, LawError};
pub use budget::Budgets;
pub use config::{Limits, Operator, RelayConfig};
pub use contacts::{Contacts, ContactsError, Service};
pub use recordings::Recordings;
pub use routes::{Via, router};
pub use state::{Relay, RelayStanding};

#[cfg(test)]
mod every_page_tests;
