//! What a text names: telephone numbers, plates, accounts, addresses and names on services, each in the one form in which
//! two reports are compared; and its words as they are searched. Pure computation: no files, no clock, no database.
//!
//! A missed link costs a look, a false one harms a person: when in doubt nothing is found.
mod account;
mod clean;
mod dates;
mod email;
pub mod fold;
mod handle;
pub mod hide;
mod identifier;
mod name;
mod number;
mod phone;
mod place;
mod plate;
mod reading;
mod same;
mod skeleton;
#[cfg(test)]
mod spent;
mod web_address;

pub use identifier::{Identifier, Kind, NotOne, TYPED_MAX_CHARS};
pub use name::name_forms;
pub use place::names_a_place;
pub use reading::{FOUND_MAX, Found, identifiers_in};
pub use same::same_form;
