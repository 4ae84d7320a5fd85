//! What a stranger on the line could try, and whether our signature base is the RFC's.
use super::*;
use proptest::prelude::*;

const NOW: u64 = 1_790_000_000;
const NONCE: &str = "AAECAwQFBgcICQoLDA0ODw";

fn request() -> SigningRequest<'static> {
    SigningRequest { method: "POST", path: "/desk/replies", query: "cursor=12", body: b"sealed" }
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[5; 32])
}

fn signed() -> Headers {
    sign(&key(), &KeyId::parse("payoke/2026-11").unwrap(), NOW, NONCE, &request()).unwrap()
}

fn check(request: &SigningRequest<'_>, headers: &Headers, now: u64) -> Result<Verified, HttpSignatureError> {
    verify(|_| Some(key().verifying_key()), now, 60, request, headers)
}

#[test]
fn the_base_is_the_one_of_rfc_9421_so_that_any_library_can_check_a_desk() {
    // RFC 9421 B.2.6, with the key of B.1.4.
    let seed = "n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU";
    let seed = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(seed).unwrap();
    let key = SigningKey::from_bytes(&seed.try_into().unwrap());
    let components = [
        ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("@method", "POST"),
        ("@path", "/foo"),
        ("@authority", "example.com"),
        ("content-type", "application/json"),
        ("content-length", "18"),
    ];
    let params = "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
                  ;created=1618884473;keyid=\"test-key-ed25519\"";
    let signature = key.sign(base::of_components(&components, params).as_bytes());
    assert_eq!(
        STANDARD.encode(signature.to_bytes()),
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
    );
}

#[test]
fn the_digest_is_the_one_of_rfc_9530() {
    // RFC 9530, appendix D: the body ends in a line feed.
    assert_eq!(
        base::content_digest(b"{\"hello\": \"world\"}\n"),
        "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    );
}

#[test]
fn a_desk_is_believed_and_named() {
    let verified = check(&request(), &signed(), NOW + 60).unwrap();
    assert_eq!((verified.key_id.as_str(), verified.nonce.as_str()), ("payoke/2026-11", NONCE));
}

#[test]
fn no_part_of_a_request_can_be_changed_on_the_way() {
    let changed = [
        SigningRequest { method: "GET", ..request() },
        SigningRequest { path: "/desk/referrals", ..request() },
        SigningRequest { query: "cursor=0", ..request() },
        SigningRequest { query: "", ..request() },
    ];
    for changed in changed {
        assert_eq!(check(&changed, &signed(), NOW), Err(HttpSignatureError::BadSignature));
    }
    let body = SigningRequest { body: b"other", ..request() };
    assert_eq!(check(&body, &signed(), NOW), Err(HttpSignatureError::ContentDigest));
}

#[test]
fn a_changed_body_with_a_fresh_digest_is_refused_too() {
    let body = SigningRequest { body: b"other", ..request() };
    let headers = Headers { content_digest: base::content_digest(b"other"), ..signed() };
    assert_eq!(check(&body, &headers, NOW), Err(HttpSignatureError::BadSignature));
}

#[test]
fn a_recorded_request_is_worth_nothing_later() {
    assert_eq!(check(&request(), &signed(), NOW + 61), Err(HttpSignatureError::TooOld));
    assert_eq!(check(&request(), &signed(), NOW - 61), Err(HttpSignatureError::TooNew));
    assert!(check(&request(), &signed(), NOW - 60).is_ok());
}

#[test]
fn a_key_nobody_certified_opens_nothing() {
    let unknown = verify(|_| None, NOW, 60, &request(), &signed());
    assert_eq!(unknown, Err(HttpSignatureError::UnknownKey));
    let other = SigningKey::from_bytes(&[6; 32]).verifying_key();
    assert_eq!(
        verify(|_| Some(other), NOW, 60, &request(), &signed()),
        Err(HttpSignatureError::BadSignature)
    );
}

#[test]
fn a_header_in_any_other_form_is_refused() {
    let good = signed();
    let other_forms = [
        good.signature_input.replace("desk=", "sig1="),
        good.signature_input.replace(" \"content-digest\"", ""),
        good.signature_input.replace("created=", "created=0"),
        good.signature_input.replace("created=", "created=+"),
        good.signature_input.replace(";alg=\"ed25519\"", ""),
        good.signature_input.replace("ed25519", "hmac-sha256"),
        good.signature_input.replace("payoke", "pay\noke"),
        format!("{};expires=1", good.signature_input),
        format!("{0}, {0}", good.signature_input),
        format!(" {}", good.signature_input),
        "desk=()".into(),
    ];
    for signature_input in other_forms {
        let headers = Headers { signature_input, ..good.clone() };
        let refused = check(&request(), &headers, NOW);
        assert_eq!(refused, Err(HttpSignatureError::SignatureInput), "{}", headers.signature_input);
    }
    for signature in [good.signature.replace('=', ""), good.signature.replace(':', ""), "desk=::".into()] {
        let headers = Headers { signature, ..good.clone() };
        assert_eq!(check(&request(), &headers, NOW), Err(HttpSignatureError::Signature));
    }
}

#[test]
fn a_line_break_in_a_path_cannot_forge_a_second_component() {
    let path = "/x\n\"@query\": ?cursor=0";
    let forged = SigningRequest { path, ..request() };
    let id = KeyId::parse("a").unwrap();
    assert_eq!(sign(&key(), &id, NOW, NONCE, &forged), Err(HttpSignatureError::Request));
    assert_eq!(check(&forged, &signed(), NOW), Err(HttpSignatureError::Request));
}

proptest! {
    #[test]
    fn no_header_brings_the_relay_down(input in ".{0,200}", signature in ".{0,120}", digest in ".{0,60}") {
        let headers = Headers { signature_input: input, signature, content_digest: digest };
        prop_assert!(check(&request(), &headers, NOW).is_err());
    }

    #[test]
    fn parameters_have_one_spelling(text in r#"\("@method" "@path" "@query" "content-digest"\);created=[0-9]{1,17};keyid="[a-z:"]{0,5}";alg="ed25519";nonce="[A-Za-z_-]{20,24}""#) {
        if let Some(params) = Params::parse(&text) {
            prop_assert_eq!(format!("{params}"), text);
        }
    }
}
