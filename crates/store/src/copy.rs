//! A copy of a whole database at one moment, beside whoever works in it, and putting one back. What says too much about what is erased
//! later is kept apart from the rest: see [`APART`]. Knows no file format and seals nothing.
use crate::{
    error::{Result, StoreError},
    open::Store,
    tx::Tx,
    value::{Row, Value},
};
use sqlx::{
    Pool, Sqlite,
    pool::PoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
};

/// Rows that erasing deletes and without which the rest of what is erased is noise: the keys of reports, cases and referrals, what both name,
/// what was searched for, reports on their way to the relay, and messages of others that nobody has believed yet. They lie in a backup of their own, which is soon deleted.
pub const APART: [&str; 17] = [
    "data_keys",
    "case_keys",
    "referral_keys",
    "identifiers",
    "case_identifiers",
    "case_names",
    "searches",
    "submissions",
    // What a "no" erases is gone though the key of its case stays.
    "victims",
    "clocks",
    "victim_steps",
    "consents",
    "consent_events",
    "receptions",
    "reception_events",
    "refusals",
    "unproven",
];
/// Rows that are in no backup: what lets somebody in or read without a password, what they were typing, what is kept for an hour.
pub const LEFT_OUT: [&str; 8] =
    ["sessions", "ceremonies", "held_forms", "tries", "feeds", "bulks", "bulk_lines", "same_texts"];
/// A database without this row belongs to nobody, so it is the last thing that is put back.
pub const VERSION: &str = "schema_version";

/// Rows put back in one statement.
const AT_ONCE: usize = 500;

/// The rows of one table.
#[derive(Clone)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Each row, in the order of the columns.
    pub rows: Vec<Vec<Value>>,
}

/// A database as it is at one moment.
pub struct Copy {
    tx: Tx,
    file: Option<Pool<Sqlite>>,
    snapshot: Option<String>,
    tables: Vec<String>,
}

impl Store {
    /// The database as it is now. On SQLite it is written to the file `to`, which must not be there; on PostgreSQL the moment gets a
    /// name, under which `pg_dump` reads.
    ///
    /// # Errors
    /// What the database says.
    pub async fn copy(&self, to: &Path) -> Result<Copy> {
        let Some(writer) = self.sqlite_writer() else {
            let mut tx = self.read("backup").await?;
            let named = tx.row("SELECT pg_export_snapshot()", &[]).await?.ok_or(StoreError::Shape(0))?;
            let tables = tables(&mut tx).await?;
            return Ok(Copy { tx, file: None, snapshot: Some(named.text(0)?), tables });
        };
        let path = to.to_str().ok_or(StoreError::Address)?;
        sqlx::query("VACUUM INTO $1").bind(path).execute(writer).await?;
        let connect = SqliteConnectOptions::new()
            .filename(to)
            .journal_mode(SqliteJournalMode::Memory)
            // It is read once, sealed and thrown away.
            .synchronous(SqliteSynchronous::Off)
            .pragma("secure_delete", "ON");
        let pool = PoolOptions::new().max_connections(1).connect_with(connect).await?;
        let mut tx = Tx::sqlite(pool.begin().await?, "copy");
        let tables = tables(&mut tx).await?;
        Ok(Copy { tx, file: Some(pool), snapshot: None, tables })
    }

    /// The tables that are there; none: nobody's database.
    ///
    /// # Errors
    /// What the database says.
    pub async fn tables(&self) -> Result<Vec<String>> {
        tables(&mut self.read("tables").await?).await
    }

    /// Makes a database beside this one, for a drill.
    ///
    /// # Errors
    /// What the database says; [`StoreError::Refused`] with 42501 if its user may not.
    pub async fn create_database(&self, name: &str) -> Result<()> {
        self.run_outside(format!("CREATE DATABASE {}", plain(name)?)).await
    }

    /// Removes it again.
    ///
    /// # Errors
    /// What the database says.
    pub async fn drop_database(&self, name: &str) -> Result<()> {
        self.run_outside(format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", plain(name)?)).await
    }

    /// Empties a PostgreSQL database in which a restore was broken off.
    ///
    /// # Errors
    /// What the database says.
    pub async fn clear(&self) -> Result<()> {
        let tables = self.tables().await?;
        let names = tables.iter().map(|name| plain(name)).collect::<Result<Vec<_>>>()?.join(", ");
        if names.is_empty() { Ok(()) } else { self.run_outside(format!("DROP TABLE {names} CASCADE")).await }
    }
}

impl Copy {
    /// Reads as it was at that moment.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// What `pg_dump` is to be told; nothing on SQLite.
    #[must_use]
    pub fn snapshot(&self) -> Option<&str> {
        self.snapshot.as_deref()
    }

    /// The rows of the tables that are kept apart.
    ///
    /// # Errors
    /// What the database says.
    pub async fn apart(&mut self) -> Result<Vec<Table>> {
        let mut all = Vec::new();
        for name in APART.iter().filter(|name| self.tables.iter().any(|there| there == *name)) {
            let (columns, rows) = self.tx.table(name).await?;
            let rows = rows.iter().map(Row::values_or_nothing).collect();
            all.push(Table { name: (*name).into(), columns, rows });
        }
        Ok(all)
    }

    /// On SQLite, takes what is kept apart or left out from the file, so that no byte of it is there.
    ///
    /// # Errors
    /// What the database says.
    pub async fn finish(self) -> Result<()> {
        let Self { mut tx, file, tables, .. } = self;
        let Some(file) = file else { return Ok(()) };
        for name in APART.iter().chain(&LEFT_OUT).filter(|name| tables.iter().any(|there| there == *name)) {
            tx.run_text(format!("DELETE FROM {name}"), &[]).await?;
        }
        tx.commit().await?;
        file.close().await;
        Ok(())
    }
}

/// The columns of a table, in their order.
///
/// # Errors
/// What the database says.
pub async fn columns_of(tx: &mut Tx, table: &str) -> Result<Vec<String>> {
    let sql = if tx.is_postgres() {
        "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 \
         ORDER BY ordinal_position"
    } else {
        "SELECT name FROM pragma_table_info($1) ORDER BY cid"
    };
    tx.rows(sql, &[table.into()]).await?.iter().map(|row| row.text(0)).collect()
}

/// Some rows of a table, in the order of these columns, and the names of all its columns.
///
/// # Errors
/// [`StoreError::Address`] for a name that is none of ours; what the database says.
pub async fn page(
    tx: &mut Tx,
    table: &str,
    order: &str,
    (skip, limit): (i64, i64),
) -> Result<(Vec<String>, Vec<Vec<Value>>)> {
    for column in order.split(", ") {
        plain(column)?;
    }
    let columns = columns_of(tx, plain(table)?).await?;
    let (_, rows) = tx.table(&format!("{table} ORDER BY {order} LIMIT {limit} OFFSET {skip}")).await?;
    Ok((columns, rows.iter().map(Row::values_or_nothing).collect()))
}

/// Puts back what was kept apart.
///
/// # Errors
/// [`StoreError::Shape`] for a table or column that is none of ours; what the database says.
pub async fn put_apart(tx: &mut Tx, tables: &[Table]) -> Result<()> {
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        let known = APART.contains(&table.name.as_str());
        let width = table.columns.len();
        if !known || width == 0 || table.rows.iter().any(|row| row.len() != width) {
            return Err(StoreError::Shape(width));
        }
        let columns = table.columns.iter().map(|name| plain(name)).collect::<Result<Vec<_>>>()?.join(", ");
        for rows in table.rows.chunks(AT_ONCE) {
            let (mut values, mut places) = (Vec::new(), Vec::new());
            for row in rows {
                let mut place = |value: &Value| {
                    // Nothing has no kind, which PostgreSQL would ask for.
                    if value.is_nothing() {
                        return "NULL".to_owned();
                    }
                    values.push(value.clone());
                    format!("${}", values.len())
                };
                places.push(format!("({})", row.iter().map(&mut place).collect::<Vec<_>>().join(", ")));
            }
            let sql = format!("INSERT INTO {} ({columns}) VALUES {}", table.name, places.join(", "));
            tx.run_text(sql, &values).await?;
        }
    }
    Ok(())
}

/// Says which schema a database has that was just put back and belongs to nobody yet.
///
/// # Errors
/// What the database says.
pub async fn put_version(tx: &mut Tx, role: crate::Schema, version: i64) -> Result<()> {
    let sql = "INSERT INTO schema_version (role, version) VALUES ($1, $2)";
    tx.run(sql, &[role.name().into(), version.into()]).await.map(|_| ())
}

/// The file of an SQLite database; nothing for PostgreSQL.
///
/// # Errors
/// [`StoreError::Address`].
pub fn file_of(address: &str) -> Result<Option<PathBuf>> {
    match address.split(':').next() {
        Some("sqlite") => {
            let options = SqliteConnectOptions::from_str(address).map_err(|_| StoreError::Address)?;
            Ok(Some(options.get_filename().to_owned()))
        }
        Some("postgres" | "postgresql") => Ok(None),
        _ => Err(StoreError::Address),
    }
}

async fn tables(tx: &mut Tx) -> Result<Vec<String>> {
    let sql = if tx.is_postgres() {
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    };
    tx.rows(sql, &[]).await?.iter().map(|row| row.text(0)).collect()
}

/// A name that needs no quotes.
fn plain(name: &str) -> Result<&str> {
    let fits = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if fits { Ok(name) } else { Err(StoreError::Address) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Schema;

    /// Everything else: of no use without the keys, or of no report and no case. A new table goes into one of the lists, and into
    /// `spec/backup.md`: apart, if erasing deletes its rows and they can be read without the key of what is erased.
    const CONTENT: [&str; 61] = [
        "after_rights",
        "assessments",
        "audit",
        "audit_floor",
        "audit_head",
        "campaign_pictures",
        "campaign_places",
        "campaign_weeks",
        "campaigns",
        "case_entries",
        "case_signals",
        "cases",
        "circles",
        "conflicts",
        "counters",
        "custody",
        "data_request_steps",
        "data_requests",
        "document_parts",
        "documents",
        "report_files",
        "drafts",
        "emergencies",
        "end_acts",
        "erasures",
        "exports",
        "figures",
        "kept_from",
        "labels",
        "language_requests",
        "loose_documents",
        "log_known",
        "log_seen",
        "looks",
        "mails",
        "members",
        "messages",
        "notes",
        "notices",
        "outbox",
        "partners",
        "passes",
        "passkeys",
        "phrases",
        "provider_links",
        "refusal_counts",
        "referral_messages",
        "referral_roles",
        "referrals",
        "refused",
        "second_looks",
        "signal_labels",
        "signal_links",
        "signals",
        "status",
        "team_members",
        "teams",
        "told",
        "transfers",
        "views",
        VERSION,
    ];

    #[tokio::test]
    async fn of_every_table_somebody_decided_whether_its_rows_lie_with_the_keys_with_the_rest_or_in_no_backup()
     {
        let folder = tempfile::TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        let store = Store::open(&address, Schema::Desk, &crate::OpenOptions::default()).await.unwrap();
        let mut there = store.tables().await.unwrap();
        let mut decided: Vec<&str> = [&APART[..], &LEFT_OUT, &CONTENT].concat();
        there.sort();
        decided.sort();
        assert_eq!(decided, there);
    }
}
