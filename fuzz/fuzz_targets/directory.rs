//! Directories and bundles: one form, verified or refused.
#![no_main]
use envelope::directory::{Bundle, Directory};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(directory) = Directory::from_bytes(bytes) {
        assert_eq!(directory.to_bytes(), bytes);
    }
    if let Ok(bundle) = Bundle::from_bytes(bytes) {
        assert_eq!(bundle.to_bytes(), bytes);
        let _ = bundle.verify(&bundle.identity);
    }
});
