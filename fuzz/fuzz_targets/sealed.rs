//! A sealed file from nowhere: refused, or opened to nothing; never a panic.
#![no_main]
use envelope::{
    age::{self, Identity},
    mailbox_state::MailboxState,
    receipt::ReporterKeys,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = age::stanzas_of(bytes);
    assert!(age::open(&Identity::from_seed([1; 32]), bytes).is_err());
    let keys = ReporterKeys::from_root(zeroize::Zeroizing::new([1; 64]));
    assert!(MailboxState::open(&keys, bytes).is_err());
});
