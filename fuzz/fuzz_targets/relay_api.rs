//! What desks and browsers send to the relay.
#![no_main]
use envelope::relay_api::{NewAnswer, Pulled, Submission};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(pulled) = Pulled::from_bytes(bytes) {
        assert_eq!(pulled.to_bytes(), bytes);
    }
    if let Ok(answer) = NewAnswer::from_bytes(bytes) {
        assert_eq!(answer.to_bytes(), bytes);
    }
    if let Ok(submission) = Submission::from_bytes(bytes) {
        assert_eq!(submission.to_bytes(), bytes);
    }
});
