//! One transaction on either engine. Whoever begins one names it; what is not committed never happened.
use crate::{
    assembled::Assembled,
    error::{Result, StoreError},
    value::{Row, Value},
};
use sqlx::{Column, Postgres, Sqlite, Transaction};
use std::{future::Future, time::Duration};

/// How long PostgreSQL may take to answer. A server that stands still keeps its connections open and says nothing: whoever
/// sends a report must be told so while they still wait, with the text in their hands.
const ANSWER_TIME: Duration = Duration::from_secs(15);

/// What PostgreSQL answers, if it does.
pub(crate) async fn in_time<T>(answer: impl Future<Output = sqlx::Result<T>>) -> Result<T> {
    match tokio::time::timeout(ANSWER_TIME, answer).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(StoreError::Gone("no answer")),
    }
}

/// An open transaction. Dropped without [`Tx::commit`] it is rolled back.
pub struct Tx {
    inner: Inner,
    name: &'static str,
}

enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Binds each value by its kind.
macro_rules! bound {
    ($engine:ty, $sql:expr, $values:expr) => {
        $values.iter().fold(sqlx::query::<$engine>($sql), |query, value| match value.clone() {
            Value::Int(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
        })
    };
}

impl Tx {
    pub(crate) fn sqlite(tx: Transaction<'static, Sqlite>, name: &'static str) -> Self {
        Self { inner: Inner::Sqlite(tx), name }
    }

    pub(crate) fn postgres(tx: Transaction<'static, Postgres>, name: &'static str) -> Self {
        Self { inner: Inner::Postgres(tx), name }
    }

    /// Whether this runs on PostgreSQL: for the few places where the engines differ.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        matches!(self.inner, Inner::Postgres(_))
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => bound!(Sqlite, sql, values).execute(&mut **tx).await?.rows_affected(),
            Inner::Postgres(tx) => {
                in_time(bound!(Postgres, sql, values).execute(&mut **tx)).await?.rows_affected()
            }
        })
    }

    /// Whether a statement touched a row.
    ///
    /// # Errors
    /// What the database says.
    pub async fn changed(&mut self, sql: &'static str, values: &[Value]) -> Result<bool> {
        Ok(self.run(sql, values).await? > 0)
    }

    /// Every row of an answer.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        match &mut self.inner {
            Inner::Sqlite(tx) => {
                let rows = bound!(Sqlite, sql, values).fetch_all(&mut **tx).await?;
                rows.iter().map(Row::of_sqlite).collect()
            }
            Inner::Postgres(tx) => {
                let rows = in_time(bound!(Postgres, sql, values).fetch_all(&mut **tx)).await?;
                rows.iter().map(Row::of_postgres).collect()
            }
        }
    }

    /// Every row of an answer to a statement that was put together.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn rows_of(&mut self, sql: &Assembled) -> Result<Vec<Row>> {
        let text = sqlx::AssertSqlSafe(sql.text.clone());
        match &mut self.inner {
            Inner::Sqlite(tx) => {
                let rows = bound!(Sqlite, text, sql.values).fetch_all(&mut **tx).await?;
                rows.iter().map(Row::of_sqlite).collect()
            }
            Inner::Postgres(tx) => {
                let rows = in_time(bound!(Postgres, text, sql.values).fetch_all(&mut **tx)).await?;
                rows.iter().map(Row::of_postgres).collect()
            }
        }
    }

    /// The first row of an answer, if any.
    ///
    /// # Errors
    /// What the database says.
    pub async fn row(&mut self, sql: &'static str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// Makes it true. After this the row survives a power cut.
    ///
    /// # Errors
    /// What the database says; then nothing happened, unless it said nothing: then nobody knows, and what is sent again
    /// must be recognised.
    pub async fn commit(self) -> Result<()> {
        let done = match self.inner {
            Inner::Sqlite(tx) => tx.commit().await.map_err(StoreError::from),
            Inner::Postgres(tx) => in_time(tx.commit()).await,
        };
        done.map_err(|error| {
            tracing::warn!(transaction = self.name, %error, "not committed");
            error
        })
    }

    /// Runs a statement that was put together from names of our own tables and columns.
    pub(crate) async fn run_text(&mut self, sql: String, values: &[Value]) -> Result<u64> {
        let sql = sqlx::AssertSqlSafe(sql);
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => bound!(Sqlite, sql, values).execute(&mut **tx).await?.rows_affected(),
            Inner::Postgres(tx) => bound!(Postgres, sql, values).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// A whole table of ours: the names of its columns, and its rows.
    pub(crate) async fn table(&mut self, name: &str) -> Result<(Vec<String>, Vec<Row>)> {
        let sql = sqlx::AssertSqlSafe(format!("SELECT * FROM {name}"));
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => {
                let rows = sqlx::query::<Sqlite>(sql).fetch_all(&mut **tx).await?;
                (columns(rows.first()), rows.iter().map(Row::of_sqlite).collect::<Result<_>>()?)
            }
            Inner::Postgres(tx) => {
                let rows = sqlx::query::<Postgres>(sql).fetch_all(&mut **tx).await?;
                (columns(rows.first()), rows.iter().map(Row::of_postgres).collect::<Result<_>>()?)
            }
        })
    }

    /// Several statements that make or change tables: only for migrations.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<()> {
        match &mut self.inner {
            Inner::Sqlite(tx) => {
                let sql = sql.replace("BYTEA", "BLOB");
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut **tx).await?;
            }
            Inner::Postgres(tx) => {
                sqlx::raw_sql(sql).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }
}

fn columns<R: sqlx::Row>(row: Option<&R>) -> Vec<String> {
    row.map(|row| row.columns().iter().map(|column| column.name().to_owned()).collect()).unwrap_or_default()
}
