//! Brings a database up to date and refuses one it does not know. How to change a table: `migrations/README.md`.
use crate::{
    error::{Result, StoreError},
    open::Store,
};

/// Whose tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// A relay's.
    Relay,
    /// A desk's.
    Desk,
}

impl Schema {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::Desk => "desk",
        }
    }

    /// The newest one that this program knows.
    #[must_use]
    pub fn known(self) -> i64 {
        i64::try_from(self.steps().len()).unwrap_or(i64::MAX)
    }

    fn steps(self) -> &'static [&'static str] {
        match self {
            Self::Relay => &[
                include_str!("../migrations/relay/0001_first.sql"),
                include_str!("../migrations/relay/0002_log.sql"),
                include_str!("../migrations/relay/0003_files.sql"),
                include_str!("../migrations/relay/0004_campaigns.sql"),
            ],
            Self::Desk => &[
                include_str!("../migrations/desk/0001_first.sql"),
                include_str!("../migrations/desk/0002_triage.sql"),
                include_str!("../migrations/desk/0003_entered.sql"),
                include_str!("../migrations/desk/0004_people.sql"),
                include_str!("../migrations/desk/0005_together.sql"),
                include_str!("../migrations/desk/0006_cases.sql"),
                include_str!("../migrations/desk/0007_phrases.sql"),
                include_str!("../migrations/desk/0008_ending.sql"),
                include_str!("../migrations/desk/0009_passkeys.sql"),
                include_str!("../migrations/desk/0010_apart.sql"),
                include_str!("../migrations/desk/0011_copies.sql"),
                include_str!("../migrations/desk/0012_told.sql"),
                include_str!("../migrations/desk/0013_lists.sql"),
                include_str!("../migrations/desk/0014_asked.sql"),
                include_str!("../migrations/desk/0015_feeds.sql"),
                include_str!("../migrations/desk/0016_documents.sql"),
                include_str!("../migrations/desk/0017_places.sql"),
                include_str!("../migrations/desk/0018_conflicts.sql"),
                include_str!("../migrations/desk/0019_provider.sql"),
                include_str!("../migrations/desk/0020_files.sql"),
                include_str!("../migrations/desk/0021_key_log.sql"),
                include_str!("../migrations/desk/0022_campaigns.sql"),
                include_str!("../migrations/desk/0023_victims.sql"),
                include_str!("../migrations/desk/0024_alike.sql"),
                include_str!("../migrations/desk/0025_reception.sql"),
                include_str!("../migrations/desk/0026_consents.sql"),
                include_str!("../migrations/desk/0027_referrals.sql"),
                include_str!("../migrations/desk/0028_packs.sql"),
                include_str!("../migrations/desk/0029_figures.sql"),
                include_str!("../migrations/desk/0030_near.sql"),
                include_str!("../migrations/desk/0031_near_whole.sql"),
                include_str!("../migrations/desk/0032_signs.sql"),
            ],
        }
    }
}

/// Any number will do, as long as all instances take the same.
const LOCK: &str = "SELECT pg_advisory_xact_lock(5216790)";
const VERSIONS: &str =
    "CREATE TABLE IF NOT EXISTS schema_version (role TEXT NOT NULL, version BIGINT NOT NULL)";

/// How a database stands against this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The version of its schema; 0: there is nothing in it yet.
    pub found: i64,
    /// The newest version this program knows.
    pub known: i64,
}

/// Says how it stands and changes nothing.
pub(crate) async fn standing(store: &Store, schema: Schema) -> Result<Standing> {
    let known = schema.known();
    let mut tx = store.read("standing").await?;
    let is_there = if tx.is_postgres() {
        "SELECT 1::BIGINT FROM pg_tables WHERE tablename = 'schema_version' AND schemaname = ANY (current_schemas(false))"
    } else {
        "SELECT 1 FROM sqlite_master WHERE name = 'schema_version'"
    };
    if tx.row(is_there, &[]).await?.is_none() {
        return Ok(Standing { found: 0, known });
    }
    let row = tx.row("SELECT role, version FROM schema_version", &[]).await?;
    let Some(row) = row else { return Ok(Standing { found: 0, known }) };
    check_role(&row.text(0)?, schema)?;
    Ok(Standing { found: row.int(1)?, known })
}

/// Runs what is missing, all of it or nothing; instances that start together take turns.
pub(crate) async fn bring_up_to_date(store: &Store, schema: Schema) -> Result<()> {
    let known = schema.known();
    let mut tx = store.write("migrate").await?;
    if tx.is_postgres() {
        tx.run(LOCK, &[]).await?;
    }
    tx.run(VERSIONS, &[]).await?;
    let found = match tx.row("SELECT role, version FROM schema_version", &[]).await? {
        Some(row) => {
            check_role(&row.text(0)?, schema)?;
            row.int(1)?
        }
        None => {
            tx.run("INSERT INTO schema_version (role, version) VALUES ($1, 0)", &[schema.name().into()])
                .await?;
            0
        }
    };
    let done = usize::try_from(found).ok().filter(|_| found <= known);
    let done = done.ok_or(StoreError::UnknownSchema { found, known })?;
    for step in schema.steps().iter().skip(done) {
        tx.script(step).await?;
    }
    if found == known {
        return Ok(());
    }
    tx.run("UPDATE schema_version SET version = $1", &[known.into()]).await?;
    tx.commit().await
}

fn check_role(found: &str, schema: Schema) -> Result<()> {
    if found == schema.name() {
        return Ok(());
    }
    Err(StoreError::OtherRole { found: found.into(), wanted: schema.name() })
}
