//! `receipt.json`: digits, what may be typed for them, and every key that comes from them.
//! `tests/interop/receipt.mjs` computes the same with nothing but Node's own cryptography.
use crate::{common::FixedRng, error_name, hex, matches_file};
use envelope::{
    age::Identity,
    receipt::{ITERATIONS, Receipt, SALT_LABEL},
};
use hkdf::Hkdf;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};

fn expanded(root: &[u8; 64], label: &str) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha512>::from_prk(root).unwrap().expand(label.as_bytes(), &mut key).unwrap();
    key
}

fn case(n: u8, deployment: &str) -> Value {
    let receipt = Receipt::mint(&mut FixedRng::new(n));
    let keys = receipt.derive(deployment);
    let reply_seed = expanded(keys.root(), "zichtbaar reply key v1");
    let reply_key = keys.reply_identity().recipient();
    assert_eq!(Identity::from_seed(reply_seed).recipient().as_bytes(), reply_key.as_bytes());
    json!({
        "deployment": deployment,
        "digits": *receipt.digits(),
        "groups": receipt.groups().map(|group| group.to_string()),
        "root": hex(keys.root()),
        "lookup": hex(&keys.lookup()),
        "auth": hex(&keys.auth()),
        "reply_seed": hex(&reply_seed),
        "reply_key_sha256": hex(&Sha256::digest(reply_key.as_bytes())),
        "signing_seed": hex(&keys.signing_key().to_bytes()),
        "signing_public_key": hex(keys.signing_key().verifying_key().as_bytes()),
        "report_id": keys.report_id().to_string(),
    })
}

fn typed(digits: &str, typed: String) -> Value {
    assert_eq!(*Receipt::parse(&typed).ok().unwrap().digits(), digits);
    json!({ "typed": typed, "digits": digits })
}

fn refused(typed: &str) -> Value {
    json!({ "typed": typed, "error": error_name(&Receipt::parse(typed).err().unwrap()) })
}

/// 2^76 itself with the check digit that fits: nobody was ever given it.
fn two_to_the_76th() -> String {
    let digits = (1_u128 << 76).to_string();
    let typed = (0..10).map(|check| format!("{digits}{check}"));
    typed.into_iter().find(|typed| error_name(&Receipt::parse(typed).err().unwrap()) == "OutOfRange").unwrap()
}

fn in_script(zero: u32, digits: &str) -> String {
    digits.chars().map(|c| char::from_u32(zero + c.to_digit(10).unwrap()).unwrap()).collect()
}

#[test]
fn a_receipt_opens_the_same_mailbox_from_every_browser_and_every_server() {
    let receipt = Receipt::mint(&mut FixedRng::new(1));
    let digits = receipt.digits();
    let spaced = receipt.groups().map(|group| group.to_string());
    let mut wrong_digit = digits.to_string();
    wrong_digit.replace_range(0..1, if digits.starts_with('9') { "8" } else { "9" });
    matches_file(
        "receipt.json",
        &json!({
            "iterations": ITERATIONS,
            "salt_label": SALT_LABEL,
            "cases": [case(1, "brussels"), case(1, "a demonstration"), case(2, "brussels")],
            "typed": [
                typed(&digits, spaced.join(" ")),
                typed(&digits, spaced.join("\u{00A0}\u{2013}\u{00A0}")),
                typed(&digits, format!("\u{2067}{}\u{2069}", spaced.join("."))),
                typed(&digits, in_script(0x0660, &digits)),
                typed(&digits, in_script(0x06F0, &digits)),
                typed(&digits, in_script(0x0966, &digits)),
                typed(&digits, in_script(0x09E6, &digits)),
                typed(&digits, in_script(0xFF10, &digits)),
            ],
            "refused": [
                refused("12 34"),
                refused("12 34 O6"),
                refused(&wrong_digit),
                refused(&format!("{}0", *digits)),
                refused(&two_to_the_76th()),
            ],
        }),
    );
}
