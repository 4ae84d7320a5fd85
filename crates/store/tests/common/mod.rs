//! A fresh database for each test, on both engines. PostgreSQL is a cluster that `./dev test` starts for the run.
#![allow(unreachable_pub, dead_code, reason = "shared by the files in this folder")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test may stop at a surprise")]

use std::sync::atomic::{AtomicU64, Ordering};
use store::{OpenOptions, Schema, Store};

/// Addresses of fresh databases, one after the other. The folder of the file goes with them; the cluster with its run.
pub struct Addresses {
    _folder: tempfile::TempDir,
    left: std::vec::IntoIter<String>,
}

impl Iterator for Addresses {
    type Item = String;
    fn next(&mut self) -> Option<String> {
        self.left.next()
    }
}

/// SQLite always, PostgreSQL when its cluster runs. On a build machine it must.
pub async fn addresses() -> Addresses {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = format!("zichtbaar_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = tempfile::TempDir::new().unwrap();
    let mut addresses = vec![format!("sqlite:{}", folder.path().join("test.db").display())];
    match std::env::var("ZICHTBAAR_TEST_POSTGRES") {
        Ok(base) => {
            let pool =
                sqlx::PgPool::connect(&format!("{base}/postgres")).await.expect("the cluster of this run");
            let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
            sqlx::raw_sql(create).execute(&pool).await.unwrap();
            addresses.push(format!("{base}/{name}"));
        }
        Err(_) => {
            let on_build_machine = std::env::var("CI").is_ok_and(|value| value == "true");
            assert!(!on_build_machine, "PostgreSQL must run here: use ./dev test");
            eprintln!("PostgreSQL is not tested: ./dev test starts one");
        }
    }
    Addresses { _folder: folder, left: addresses.into_iter() }
}

pub async fn open(address: &str, schema: Schema) -> Store {
    Store::open(address, schema, &OpenOptions::default()).await.unwrap()
}
