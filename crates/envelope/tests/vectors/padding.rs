//! `padding.json`: content and the hash of its padded form.
use crate::{error_name, hex, matches_file};
use envelope::padding::{SMALL, pad, unpad};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn padded(length: usize) -> Value {
    let content = vec![0x61; length];
    match pad(&content) {
        Ok(padded) => {
            assert_eq!(*unpad(&padded).unwrap(), content);
            json!({ "length": length, "padded_length": padded.len(), "padded_sha256": hex(&Sha256::digest(&*padded)) })
        }
        Err(error) => json!({ "length": length, "error": error_name(&error) }),
    }
}

fn refused(what: &str, padded: &[u8]) -> Value {
    let error = unpad(padded).unwrap_err();
    json!({ "what": what, "starts": hex(&padded[..8]), "length": padded.len(), "last_byte": padded.last(), "error": error_name(&error) })
}

#[test]
fn padding_is_the_same_in_every_language() {
    let mut not_zero = pad(b"abc").unwrap().to_vec();
    *not_zero.last_mut().unwrap() = 1;
    let mut in_large = pad(b"abc").unwrap().to_vec();
    in_large.resize(4 * SMALL, 0);
    let mut too_far = pad(b"abc").unwrap().to_vec();
    too_far[..4].copy_from_slice(&[0, 0, 0x3f, 0xfd]);
    matches_file(
        "padding.json",
        &json!({
            "about": "content is the byte 0x61, `length` times",
            "padded": ([0, 1, 16_379, 16_380, 16_381, 65_532, 65_533].map(padded)),
            "refused": [
                refused("a byte after the content that is not zero", &not_zero),
                refused("content that fits the smaller bucket, in the larger", &in_large),
                refused("a length one more than there is room for", &too_far),
                refused("one byte short of a bucket", &not_zero[1..]),
            ],
        }),
    );
}
