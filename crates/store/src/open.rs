//! Opening a database and beginning transactions. On SQLite one connection writes and several read (WAL); every commit
//! is synced before it is acknowledged, since a receipt is shown on the strength of it.
use crate::{
    error::{Result, StoreError},
    schema::{self, Schema, Standing},
    tx::{Tx, in_time},
};
use sqlx::{
    Connection, Pool, Postgres, Sqlite, SqliteConnection,
    pool::PoolOptions,
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    str::FromStr,
    time::{Duration, Instant},
};

/// Between two tries to open a file that is just being made.
const PAUSE: Duration = Duration::from_millis(20);

/// How to open.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// Sync every commit. Off only to show that the durability test notices.
    pub durable: bool,
    /// Connections that read (SQLite) or do anything (PostgreSQL).
    pub connections: u32,
    /// How long to wait for a lock or a connection.
    pub patience: Duration,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self { durable: true, connections: 8, patience: Duration::from_secs(5) }
    }
}

/// An open database; cheap to clone.
#[derive(Clone)]
pub struct Store(Engine);

#[derive(Clone)]
enum Engine {
    Sqlite { writer: Pool<Sqlite>, readers: Pool<Sqlite> },
    Postgres(Pool<Postgres>),
}

impl Store {
    /// Opens, creates a SQLite file if there is none, and brings the schema up to date.
    ///
    /// # Errors
    /// [`StoreError`]; an unknown schema or another role's database is refused and left as it is.
    pub async fn open(address: &str, schema: Schema, options: &OpenOptions) -> Result<Self> {
        let store = Self::connect(address, options, true).await?;
        schema::bring_up_to_date(&store, schema).await?;
        Ok(store)
    }

    /// Opens what is there and changes nothing: no file is made, no schema brought up to date. For whoever looks what is wrong.
    ///
    /// # Errors
    /// [`StoreError`]; another role's database is refused.
    pub async fn look(address: &str, schema: Schema, options: &OpenOptions) -> Result<(Self, Standing)> {
        let store = Self::open_as_it_is(address, options).await?;
        let standing = schema::standing(&store, schema).await?;
        Ok((store, standing))
    }

    /// The same, whoever it belongs to: to copy it, or to put something back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_as_it_is(address: &str, options: &OpenOptions) -> Result<Self> {
        Self::connect(address, options, false).await
    }

    async fn connect(address: &str, options: &OpenOptions, create: bool) -> Result<Self> {
        Ok(Self(match address.split(':').next() {
            Some("sqlite") => open_sqlite(address, options, create).await?,
            Some("postgres" | "postgresql") => open_postgres(address, options).await?,
            _ => return Err(StoreError::Address),
        }))
    }

    /// How large the database is, in bytes: on SQLite without its write-ahead log.
    ///
    /// # Errors
    /// What the database says.
    pub async fn bytes(&self) -> Result<i64> {
        let mut tx = self.read("size").await?;
        let sql = if tx.is_postgres() {
            "SELECT pg_database_size(current_database())"
        } else {
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        };
        tx.row(sql, &[]).await?.ok_or(StoreError::Shape(0))?.int(0)
    }

    /// Whether something could be written now. Writes nothing that stays.
    ///
    /// # Errors
    /// Why it could not.
    pub async fn takes_writes(&self) -> Result<()> {
        let mut tx = self.write("try").await?;
        // Taken back with the transaction: that a lock is given says little.
        let sql = "CREATE TABLE zichtbaar_try (n BIGINT NOT NULL)";
        tx.run(sql, &[]).await.map(|_| ())
    }

    /// Which schema it has; `None`: it belongs to nobody.
    ///
    /// # Errors
    /// [`StoreError::UnknownSchema`] for a newer one, [`StoreError::OtherRole`] for the other role's.
    pub async fn version(&self, schema: Schema) -> Result<Option<i64>> {
        let Standing { found, known } = schema::standing(self, schema).await?;
        if found > known {
            Err(StoreError::UnknownSchema { found, known })
        } else {
            Ok((found > 0).then_some(found))
        }
    }

    /// The connection that writes, on SQLite.
    pub(crate) fn sqlite_writer(&self) -> Option<&Pool<Sqlite>> {
        match &self.0 {
            Engine::Sqlite { writer, .. } => Some(writer),
            Engine::Postgres(_) => None,
        }
    }

    /// A statement that PostgreSQL runs outside every transaction.
    pub(crate) async fn run_outside(&self, sql: String) -> Result<()> {
        match &self.0 {
            Engine::Sqlite { .. } => Err(StoreError::Address),
            Engine::Postgres(pool) => {
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await?;
                Ok(())
            }
        }
    }

    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// What the database says.
    pub async fn read(&self, name: &'static str) -> Result<Tx> {
        match &self.0 {
            Engine::Sqlite { readers, .. } => Ok(Tx::sqlite(readers.begin().await?, name)),
            Engine::Postgres(pool) => {
                let begin = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
                Ok(Tx::postgres(in_time(begin).await?, name))
            }
        }
    }

    /// Begins a transaction that writes. On SQLite the lock is taken at once: nothing read inside it can be stale.
    ///
    /// # Errors
    /// What the database says.
    pub async fn write(&self, name: &'static str) -> Result<Tx> {
        match &self.0 {
            Engine::Sqlite { writer, .. } => {
                Ok(Tx::sqlite(writer.begin_with("BEGIN IMMEDIATE").await?, name))
            }
            Engine::Postgres(pool) => Ok(Tx::postgres(in_time(pool.begin()).await?, name)),
        }
    }

    /// Which engine this is, for a page that says so.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match &self.0 {
            Engine::Sqlite { .. } => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    /// Waits for what is under way and closes.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(address: &str, options: &OpenOptions, create: bool) -> Result<Engine> {
    let synchronous = if options.durable { SqliteSynchronous::Full } else { SqliteSynchronous::Off };
    let connect = SqliteConnectOptions::from_str(address)
        .map_err(|_| StoreError::Address)?
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .busy_timeout(options.patience)
        .foreign_keys(true)
        // What is deleted is overwritten, not merely forgotten; all of it is sealed besides.
        .pragma("secure_delete", "ON");
    let pool = |most: u32| {
        PoolOptions::new()
            .max_connections(most)
            .acquire_timeout(options.patience)
            .after_release(|connection, _| Box::pin(is_at_rest(connection)))
    };
    let writing = pool(1).idle_timeout(None).max_lifetime(None);
    let writer = patiently(options.patience, || writing.clone().connect_with(connect.clone())).await?;
    let (reading, connect) = (pool(options.connections), connect.pragma("query_only", "ON"));
    let readers = patiently(options.patience, || reading.clone().connect_with(connect.clone())).await?;
    Ok(Engine::Sqlite { writer, readers })
}

/// Instances that open one file in the same moment: turning to the write-ahead log needs the file alone, and SQLite says
/// "busy" at once instead of waiting (sqlite.org/wal.html, "Activating And Configuring WAL Mode").
async fn patiently<F>(patience: Duration, open: impl Fn() -> F) -> Result<Pool<Sqlite>>
where
    F: Future<Output = sqlx::Result<Pool<Sqlite>>>,
{
    let start = Instant::now();
    loop {
        match open().await.map_err(StoreError::from) {
            Err(StoreError::Busy) if start.elapsed() < patience => tokio::time::sleep(PAUSE).await,
            opened => return opened,
        }
    }
}

/// Whether a connection that comes back is outside every transaction. SQLite ends one by itself when the disk is full or
/// fails, which the pool does not notice: such a connection would refuse every further one, and is closed instead.
async fn is_at_rest(connection: &mut SqliteConnection) -> std::result::Result<bool, sqlx::Error> {
    // Rolling back is queued behind the connection's back; a ping waits for it.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

async fn open_postgres(address: &str, options: &OpenOptions) -> Result<Engine> {
    let connect = PgConnectOptions::from_str(address).map_err(|_| StoreError::Address)?;
    let durable = if options.durable { "on" } else { "off" };
    let patience = options.patience.as_millis().to_string();
    let settings = [("synchronous_commit", durable), ("lock_timeout", &patience)];
    let connect = connect.options(settings).application_name("zichtbaar");
    let pool = PoolOptions::new().max_connections(options.connections).acquire_timeout(options.patience);
    Ok(Engine::Postgres(pool.connect_with(connect).await?))
}
