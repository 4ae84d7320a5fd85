//! What somebody was writing when their session was locked or over: every field of the form, sealed, for the member whose session
//! it was and for nobody else; forgotten when it is sent, and with the longest session.
use super::{ABSOLUTE_HOURS, token_hash};
use crate::{Desk, DeskError, Session, at_rest::Place, names};
use store::desk::{clean_held, drop_held, held_forms, hold_form, session_by_token};

/// Pages of which a member's begun form is kept; the oldest go first.
pub const HELD_MAX: i64 = 8;

/// A form that waits.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct HeldForm {
    /// Where it was to be sent.
    pub path: String,
    /// Its fields, in order.
    pub fields: Vec<(String, String)>,
}

impl Desk {
    fn path_hash(&self, path: &str) -> [u8; 32] {
        self.0.vault.lookup("held form", path.as_bytes())
    }

    /// Bound to its page by the keyed hash of it.
    fn held_place(hash: &[u8; 32]) -> Place {
        let mut start = [0; 8];
        start.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
        Place { table: "held_forms", column: "sealed", row: i64::from_be_bytes(start) }
    }

    /// Keeps a form of a session that is locked or over. `false`: the session was signed out or ended by hand.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn hold_form(&self, token: &str, form: &HeldForm) -> Result<bool, DeskError> {
        let mut tx = self.0.store.write("held form").await?;
        let Some(row) = session_by_token(&mut tx, &token_hash(token)).await? else { return Ok(false) };
        let hash = self.path_hash(&form.path);
        let sealed = names::seal(self.0.vault.desk(), Self::held_place(&hash), form)?;
        clean_held(&mut tx, self.now() - ABSOLUTE_HOURS * 3_600).await?;
        hold_form(&mut tx, (row.member, &hash), (self.now(), &sealed), HELD_MAX).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What waits for this member, the newest first.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn held_forms(&self, session: &Session) -> Result<Vec<HeldForm>, DeskError> {
        let mut tx = self.0.store.read("held forms").await?;
        let oldest = self.now() - ABSOLUTE_HOURS * 3_600;
        let held = held_forms(&mut tx, session.member.id.0, oldest).await?;
        let open = |(hash, sealed): &([u8; 32], Vec<u8>)| {
            names::open(self.0.vault.desk(), Self::held_place(hash), sealed)
        };
        held.iter().map(open).collect()
    }

    /// It is in the page again, or was sent.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn drop_held(&self, session: &Session, path: &str) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("held form").await?;
        drop_held(&mut tx, session.member.id.0, &self.path_hash(path)).await?;
        Ok(tx.commit().await?)
    }
}
