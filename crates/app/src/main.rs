//! The binary: roles as subcommands.
fn main() {}
