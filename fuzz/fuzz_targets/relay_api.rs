//! What desks and browsers send to the relay.
#![no_main]
use envelope::{
    log::{Checkpoint, Note},
    relay_api::{LogBundles, LogProof, LogView, NewAnswer, NewEnvelope, Pulled, Submission},
    returning::{Knock, Opened, Wished},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(pulled) = Pulled::from_bytes(bytes) {
        assert_eq!(pulled.to_bytes(), bytes);
    }
    if let Ok(answer) = NewAnswer::from_bytes(bytes) {
        assert_eq!(answer.to_bytes(), bytes);
    }
    if let Ok(envelope) = NewEnvelope::from_bytes(bytes) {
        assert_eq!(envelope.to_bytes(), bytes);
    }
    if let Ok(submission) = Submission::from_bytes(bytes) {
        assert_eq!(submission.to_bytes(), bytes);
    }
    if let Ok(view) = LogView::from_bytes(bytes) {
        assert_eq!(view.to_bytes(), bytes);
    }
    if let Ok(bundles) = LogBundles::from_bytes(bytes) {
        assert_eq!(bundles.to_bytes(), bytes);
    }
    if let Ok(proof) = LogProof::from_bytes(bytes) {
        assert_eq!(proof.to_bytes(), bytes);
    }
    if let Some(note) = core::str::from_utf8(bytes).ok().and_then(|text| Note::parse(text).ok()) {
        assert_eq!(note.to_text().as_bytes(), bytes);
        let _ = Checkpoint::parse(&note.text).is_ok();
    }
    if let Ok(knock) = Knock::from_bytes(bytes) {
        assert_eq!(&*knock.to_bytes(), bytes);
    }
    if let Ok(opened) = Opened::from_bytes(bytes) {
        assert_eq!(&*opened.to_bytes(), bytes);
    }
    if let Ok(wished) = Wished::from_bytes(bytes) {
        assert_eq!(&*wished.to_bytes(), bytes);
    }
});
