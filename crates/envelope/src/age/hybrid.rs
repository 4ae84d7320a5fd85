//! The `mlkem768x25519` stanza: the file key sealed by HPKE base mode with the X-Wing KEM.
//! Sources: C2SP `age.md`; RFC 9180; draft-connolly-cfrg-xwing-kem. X-Wing stands as long as X25519 or ML-KEM-768 does.

use alloc::{string::ToString, vec, vec::Vec};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use hpke::{
    Deserializable, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{FileKey, Identity, Recipient, SealError, Stanza, Unwrap};

const TYPE: &str = "mlkem768x25519";
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const WRAPPED: usize = 32;

pub(super) fn wrap(
    rng: &mut impl CryptoRng,
    recipient: &Recipient,
    file_key: &FileKey,
) -> Result<Stanza, SealError> {
    let (encapsulated, body) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        recipient.hpke(),
        INFO,
        file_key.as_ref(),
        &[],
        rng,
    )
    .map_err(|_| SealError::Encapsulation)?;
    let share = STANDARD_NO_PAD.encode(encapsulated.to_bytes());
    Ok(Stanza { args: vec![TYPE.to_string(), share], body })
}

impl Unwrap for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<FileKey> {
        let [kind, share] = stanza.args.as_slice() else { return None };
        if kind != TYPE || stanza.body.len() != WRAPPED {
            return None;
        }
        let share: Vec<u8> = STANDARD_NO_PAD.decode(share).ok()?;
        let encapsulated = <XWing as hpke::Kem>::EncappedKey::from_bytes(&share).ok()?;
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.hpke(),
            &encapsulated,
            INFO,
            &stanza.body,
            &[],
        )
        .ok()?;
        let opened = Zeroizing::new(opened);
        Some(Zeroizing::new(opened.as_slice().try_into().ok()?))
    }
}
