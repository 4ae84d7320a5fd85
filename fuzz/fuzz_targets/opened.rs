//! Files of strangers: pictures, pages of PDF, sounds and office documents, and what whoever opens them may answer. In use a process of its own
//! stands around it; begin with the files that `crates/clean/tests/it/planted.rs` makes and those in `crates/clean/tests/samples`.
#![no_main]
use clean::Opened;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for page in [1, 2] {
        let Ok(opened) = clean::open(bytes.to_vec(), page) else { return };
        if let Opened::Seen(flat) = &opened {
            assert!(flat.large.width.max(flat.large.height) <= web::cleaning::COPY_MAX_SIDE);
        }
        assert!(opened.encode().is_ok());
    }
});
