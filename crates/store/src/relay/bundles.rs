//! What each organisation says of itself and its keys: bytes it signed, which the relay only carries.
use crate::{Result, Tx};

/// An organisation's statements.
pub struct Bundle {
    /// Which organisation.
    pub org: String,
    /// Its bundle, as `spec/directory.md` writes it.
    pub bundle: Vec<u8>,
}

/// Takes a bundle in place of one with a lower or the same serial. The caller has verified it.
///
/// # Errors
/// What the database says.
pub async fn put_bundle(tx: &mut Tx, org: &str, serial: i64, bundle: &[u8]) -> Result<bool> {
    tx.changed(
        "INSERT INTO bundles (org, serial, bundle) VALUES ($1, $2, $3) ON CONFLICT (org) DO UPDATE \
         SET serial = excluded.serial, bundle = excluded.bundle WHERE bundles.serial <= excluded.serial",
        &[org.into(), serial.into(), bundle.into()],
    )
    .await
}

/// The bundle of one organisation.
///
/// # Errors
/// What the database says.
pub async fn bundle_of(tx: &mut Tx, org: &str) -> Result<Option<Vec<u8>>> {
    tx.row("SELECT bundle FROM bundles WHERE org = $1", &[org.into()])
        .await?
        .map(|row| row.bytes(0))
        .transpose()
}

/// Every bundle, by organisation.
///
/// # Errors
/// What the database says.
pub async fn bundles(tx: &mut Tx) -> Result<Vec<Bundle>> {
    let rows = tx.rows("SELECT org, bundle FROM bundles ORDER BY org", &[]).await?;
    rows.into_iter().map(|row| Ok(Bundle { org: row.text(0)?, bundle: row.bytes(1)? })).collect()
}
