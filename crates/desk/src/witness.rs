//! What another desk saw of this one's log: its last line and hash, signed by both. Whoever puts database and head back to an earlier day
//! leaves a log that is whole in itself; it does not have the line that somebody else saw. Exact bytes: `spec/audit.md`.
use crate::{
    Desk, DeskError,
    keys::{KeyRing, KeysError},
};
use data_encoding::{BASE64, HEXLOWER};
use envelope::{
    directory::{Bundle, VerifiedOrg},
    ids::Day,
    signed::{Context, Signed},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::desk as rows;

const SHOWN: &str = "zichtbaar head shown v1";
const WITNESSED: &str = "zichtbaar head witnessed v1";
/// A head that is older, or ahead of the witness's clock by as much, is shown anew: a witness says when it saw it.
const FRESH_SECONDS: i64 = 7 * 86_400;
const DAY: i64 = 86_400;

/// Why a statement about a log is not believed, or not made.
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    /// Not such a statement.
    #[error("this is not what zichtbaar audit {0} writes")]
    NotAStatement(&'static str),
    /// Somebody else signed it.
    #[error("this was not signed by the organisation with that identity, or by none of its keys of that day")]
    NotTheirs,
    /// Of another organisation's log.
    #[error("this is about the log of “{0}”")]
    OtherLog(String),
    /// A desk cannot be its own witness.
    #[error("an organisation is no witness of its own log")]
    Own,
    /// Shown too long ago.
    #[error("this head was shown more than a week ago, or the clocks differ: ask for a new one")]
    Stale,
    /// The log went back since it was last seen.
    #[error(
        "ALARM: line {0} of this log was seen before, and now it ends at line {1} or reads otherwise there"
    )]
    WentBack(i64, i64),
    /// There is no log yet.
    #[error("there is no log yet")]
    NoLog,
    /// The keys.
    #[error("keys: {0}")]
    Keys(#[from] KeysError),
    /// The desk.
    #[error("{0}")]
    Desk(#[from] DeskError),
}

/// The end of a log, as its desk showed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    format: String,
    /// Whose log.
    pub org: String,
    /// Its last line.
    pub line: i64,
    /// That line's hash, in hexadecimal.
    pub hash: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Who signed, in base64.
    bundle: String,
}

/// That another desk saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    format: String,
    witness: String,
    at: i64,
    shown: Statement,
    bundle: String,
}

/// What a witness says of a log of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    /// Who.
    pub witness: String,
    /// When, Unix seconds.
    pub at: i64,
    /// What was shown.
    pub shown: Shown,
}

/// The bytes that were signed, in base64, and the signature in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    statement: String,
    signature: String,
}

impl Statement {
    fn make<T: Serialize>(
        value: &T,
        context: Context,
        (ring, at): (&KeyRing, i64),
    ) -> Result<Self, WitnessError> {
        let json = serde_json::to_vec(value).map_err(|_| WitnessError::NotAStatement("head"))?;
        let signed = Signed::new(context, json, &ring.signing_key(day(at))?);
        Ok(Self { statement: BASE64.encode(&signed.payload), signature: HEXLOWER.encode(&signed.signature) })
    }

    fn written(&self) -> Result<String, WitnessError> {
        serde_json::to_string(self).map_err(|_| WitnessError::NotAStatement("head"))
    }

    fn of(text: &str, command: &'static str) -> Result<Self, WitnessError> {
        serde_json::from_str(text.trim()).map_err(|_| WitnessError::NotAStatement(command))
    }

    /// What is stated; who states it is looked at afterwards.
    fn value<T: DeserializeOwned>(&self, command: &'static str) -> Result<(Signed, T), WitnessError> {
        let not = || WitnessError::NotAStatement(command);
        let payload = BASE64.decode(self.statement.as_bytes()).map_err(|_| not())?;
        let signature = HEXLOWER.decode(self.signature.as_bytes()).map_err(|_| not())?;
        let value = serde_json::from_slice(&payload).map_err(|_| not())?;
        Ok((Signed { payload, signature: signature.try_into().map_err(|_| not())? }, value))
    }
}

/// The organisation that signed with a key of that day, if its bundle is that of the identity one trusts.
fn signer(
    signed: &Signed,
    context: Context,
    (bundle, at): (&str, i64),
    identity: &[u8; 32],
) -> Result<VerifiedOrg, WitnessError> {
    let bytes = BASE64.decode(bundle.as_bytes()).map_err(|_| WitnessError::NotTheirs)?;
    let bundle = Bundle::from_bytes(&bytes).map_err(|_| WitnessError::NotTheirs)?;
    let org = bundle.verify(identity).map_err(|_| WitnessError::NotTheirs)?;
    let believed = org.signing_keys(day(at)).iter().any(|key| signed.verify(context, key).is_ok());
    if believed { Ok(org) } else { Err(WitnessError::NotTheirs) }
}

fn day(at: i64) -> Day {
    Day(u32::try_from(at.div_euclid(DAY)).unwrap_or(0))
}

fn bundle(ring: &KeyRing) -> String {
    BASE64.encode(&ring.bundle().to_bytes())
}

/// Reads what `zichtbaar audit head` wrote, by the identity of whoever should have written it.
///
/// # Errors
/// [`WitnessError`].
pub fn read_shown(text: &str, identity: &[u8; 32]) -> Result<Shown, WitnessError> {
    shown_in(&Statement::of(text, "head")?, identity)
}

fn shown_in(statement: &Statement, identity: &[u8; 32]) -> Result<Shown, WitnessError> {
    let (signed, shown) = statement.value::<Shown>("head")?;
    if shown.format != SHOWN {
        return Err(WitnessError::NotAStatement("head"));
    }
    let org = signer(&signed, Context::HeadShown, (&shown.bundle, shown.at), identity)?;
    if org.entry().org.as_str() == shown.org { Ok(shown) } else { Err(WitnessError::NotTheirs) }
}

/// Reads what `zichtbaar audit witness` wrote about the log of `owner`, by the identity of the witness.
///
/// # Errors
/// [`WitnessError`].
pub fn read_witnessed(text: &str, witness: &[u8; 32], owner: &[u8; 32]) -> Result<Witnessed, WitnessError> {
    let (signed, seen) = Statement::of(text, "witness")?.value::<Seen>("witness")?;
    if seen.format != WITNESSED {
        return Err(WitnessError::NotAStatement("witness"));
    }
    let org = signer(&signed, Context::HeadWitnessed, (&seen.bundle, seen.at), witness)?;
    if org.entry().org.as_str() != seen.witness {
        return Err(WitnessError::NotTheirs);
    }
    let shown = shown_in(&seen.shown, owner)?;
    Ok(Witnessed { witness: seen.witness, at: seen.at, shown })
}

impl Desk {
    /// The end of this desk's log, to be shown to another one. That it was shown is the next line.
    ///
    /// # Errors
    /// [`WitnessError`].
    pub async fn show_head(&self) -> Result<String, WitnessError> {
        let (ring, at) = (&self.0.ring, self.now());
        let mut tx = self.0.store.write("show head").await.map_err(DeskError::from)?;
        let head = rows::audit_head(&mut tx).await.map_err(DeskError::from)?.ok_or(WitnessError::NoLog)?;
        let shown = Shown {
            format: SHOWN.into(),
            org: self.org().to_string(),
            line: head.line,
            hash: HEXLOWER.encode(&head.hash),
            at,
            bundle: bundle(ring),
        };
        let written = Statement::make(&shown, Context::HeadShown, (ring, at))?.written()?;
        self.note(&mut tx, None, "head-shown", &format!("line {}", head.line)).await?;
        tx.commit().await.map_err(DeskError::from)?;
        Ok(written)
    }

    /// States that another desk showed this head, unless its log went back since `before`.
    ///
    /// # Errors
    /// [`WitnessError`].
    pub async fn witness(
        &self,
        text: &str,
        identity: &[u8; 32],
        before: Option<&str>,
    ) -> Result<String, WitnessError> {
        let (ring, at) = (&self.0.ring, self.now());
        let own = &ring.bundle().identity;
        if identity == own {
            return Err(WitnessError::Own);
        }
        let statement = Statement::of(text, "head")?;
        let shown = shown_in(&statement, identity)?;
        if (shown.at - at).abs() > FRESH_SECONDS {
            return Err(WitnessError::Stale);
        }
        if let Some(before) = before {
            let before = read_witnessed(before, own, identity)?.shown;
            let reads_otherwise = before.line == shown.line && before.hash != shown.hash;
            if before.line > shown.line || reads_otherwise {
                return Err(WitnessError::WentBack(before.line, shown.line));
            }
        }
        let seen = Seen {
            format: WITNESSED.into(),
            witness: self.org().to_string(),
            at,
            shown: statement,
            bundle: bundle(ring),
        };
        let written = Statement::make(&seen, Context::HeadWitnessed, (ring, at))?.written()?;
        let mut tx = self.0.store.write("witness").await.map_err(DeskError::from)?;
        self.note(&mut tx, None, "head-witnessed", "").await?;
        tx.commit().await.map_err(DeskError::from)?;
        Ok(written)
    }

    /// Whether this desk's log still has the line that a witness saw. `None`: that line is no longer kept.
    ///
    /// # Errors
    /// [`WitnessError::OtherLog`]; what the database says.
    pub async fn still_has(&self, seen: &Witnessed) -> Result<Option<bool>, WitnessError> {
        let Shown { org, line, hash, .. } = &seen.shown;
        if org != self.org().as_str() {
            return Err(WitnessError::OtherLog(org.clone()));
        }
        let mut tx = self.0.store.read("witnessed line").await.map_err(DeskError::from)?;
        let floor = rows::audit_floor(&mut tx).await.map_err(DeskError::from)?.map_or(0, |floor| floor.line);
        if *line <= floor {
            return Ok(None);
        }
        let found = rows::audit_lines(&mut tx, line - 1, 1).await.map_err(DeskError::from)?;
        Ok(Some(found.first().is_some_and(|row| row.line == *line && HEXLOWER.encode(&row.hash) == *hash)))
    }
}
