//! Files of strangers: pictures and pages of PDF, and what whoever opens them may answer. In use a process of its own stands around it; begin
//! with the files that `crates/clean/tests/it/planted.rs` makes.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(flat) = clean::flatten(bytes.to_vec(), 1) {
        assert!(flat.large.width.max(flat.large.height) <= web::cleaning::COPY_MAX_SIDE);
        assert!(flat.encode().is_ok());
    }
});
