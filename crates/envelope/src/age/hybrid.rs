//! The `mlkem768x25519` stanza: the file key sealed by HPKE base mode with the X-Wing KEM.
//! Sources: C2SP `age.md`; RFC 9180; draft-connolly-cfrg-xwing-kem. X-Wing stands as long as X25519 or ML-KEM-768 does.

use alloc::{string::ToString, vec};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use hpke::{
    Deserializable, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{FileKey, HeaderFault, Identity, Recipient, SealError, Stanza, Unwrap, key::is_low_order};

type EncappedKey = <XWing as hpke::Kem>::EncappedKey;

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
    fn unwrap_stanza(&self, stanza: &Stanza) -> Result<Option<FileKey>, HeaderFault> {
        if stanza.args.first().is_none_or(|kind| kind != TYPE) {
            return Ok(None);
        }
        let [_, share] = stanza.args.as_slice() else { return Err(HeaderFault::Stanza) };
        let share = STANDARD_NO_PAD.decode(share).map_err(|_| HeaderFault::Stanza)?;
        let encapsulated = EncappedKey::from_bytes(&share).map_err(|_| HeaderFault::Stanza)?;
        // X-Wing itself does not mind a low order; age refuses such a file, since no honest writer makes one.
        if stanza.body.len() != WRAPPED || share.last_chunk().is_none_or(is_low_order) {
            return Err(HeaderFault::Stanza);
        }
        Ok(self.open_share(&encapsulated, &stanza.body))
    }
}

impl Identity {
    fn open_share(&self, share: &EncappedKey, body: &[u8]) -> Option<FileKey> {
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            self.hpke(),
            share,
            INFO,
            body,
            &[],
        );
        let opened = Zeroizing::new(opened.ok()?);
        opened.as_slice().try_into().ok().map(Zeroizing::new)
    }
}
