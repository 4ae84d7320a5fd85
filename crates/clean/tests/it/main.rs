//! What reaches a cleaned copy, and what does not, with files of every kind that were made to carry something along.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a test may stop at a surprise"
)]

mod corpus;
mod hostile;
mod office;
mod planted;
mod sounds;
