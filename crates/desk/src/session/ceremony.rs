//! What is begun with a browser and ends when it comes back: kept in a sealed cookie, so that any instance goes on with it;
//! short, good once, and of that browser alone. Refuses to know what is being proven.
use crate::{Desk, DeskError, at_rest::Place, chance};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::{Tx, desk::use_ceremony};

/// How long a browser has: what Web Authentication 3 (15.1) recommends as the longest timeout where a person is verified.
pub(crate) const CEREMONY_SECONDS: i64 = 300;

/// Something that was begun.
pub struct Ceremony {
    /// What the page's script asks the browser for, as JSON.
    pub options: String,
    /// For a cookie: sealed, and to come back with the answer.
    pub state: String,
}

#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    until: i64,
    once: [u8; 16],
    what: T,
}

/// What was begun, opened again.
pub(crate) struct Begun<T> {
    until: i64,
    hash: [u8; 32],
    pub(crate) what: T,
}

/// What a state is for; one for another purpose or of another member does not open.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// Signing in.
    SignIn,
    /// A passkey is added by this member.
    Add(i64),
    /// Signing in through the provider.
    Provider,
    /// This member connects their account at the provider.
    LinkProvider(i64),
}

impl Purpose {
    fn place(self) -> Place {
        let (column, row) = match self {
            Self::SignIn => ("sign-in", 0),
            Self::Add(member) => ("add", member),
            Self::Provider => ("provider", 0),
            Self::LinkProvider(member) => ("link-provider", member),
        };
        Place { table: "ceremonies", column, row }
    }
}

impl Desk {
    pub(crate) fn seal_begun<T: Serialize>(&self, purpose: Purpose, what: T) -> Result<String, DeskError> {
        let sealed = Sealed { until: self.now() + CEREMONY_SECONDS, once: *chance::bytes::<16>()?, what };
        let bytes = crate::names::seal(self.0.vault.desk(), purpose.place(), &sealed)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// `None`: too late, of another purpose, or not ours.
    pub(crate) fn open_begun<T: DeserializeOwned>(&self, purpose: Purpose, state: &str) -> Option<Begun<T>> {
        let bytes = URL_SAFE_NO_PAD.decode(state).ok()?;
        let sealed: Sealed<T> = crate::names::open(self.0.vault.desk(), purpose.place(), &bytes).ok()?;
        let hash = self.0.vault.lookup("ceremony", &sealed.once);
        let fresh = sealed.until >= self.now() && sealed.until <= self.now() + CEREMONY_SECONDS;
        fresh.then_some(Begun { until: sealed.until, hash, what: sealed.what })
    }

    /// Uses it up, whatever comes of it: what was overheard is worth nothing. `false`: it was used before.
    pub(crate) async fn use_begun<T>(&self, begun: &Begun<T>) -> Result<bool, DeskError> {
        let mut tx: Tx = self.0.store.write("ceremony").await?;
        let first = use_ceremony(&mut tx, &begun.hash, begun.until, self.now()).await?;
        tx.commit().await?;
        Ok(first)
    }
}
