//! What this desk makes of the relay's log of keys (`spec/directory-log.md`): it reads every entry, holds on to what it has seen, finds every key in
//! its own name that it did not make, and signs beside the relay what it saw. Whoever rewrites the log, or keeps two, is found out here.
use crate::{
    Desk, DeskError, Permission, Session,
    keys::KeyRing,
    relay_client::{RelayClient, RelayError},
};
use envelope::{
    directory::{Bundle, Directory, VerifiedOrg},
    ids::Day,
    log::{Checkpoint, Leaf, LogVerifier, Note, Tree, cosign, cosigned_at},
    relay_api::LogView,
};
use store::{
    Store,
    desk::{self as rows, status},
};

const LOG_SHOWS: &str = "log_shows";
const LOG_CHECKED: &str = "log_checked";
/// When another desk last signed what we saw too.
const LOG_OTHERS: &str = "log_others";
/// From when the day counts in which nobody else has signed.
const LOG_SINCE: &str = "log_since";
/// 1: somebody has said that the log is to be believed as it is shown at the next look.
const LOG_ANEW: &str = "log_anew";
const LOG_SIZE: &str = "log_size";

/// After so long without anybody else's signature somebody should ask why. Desks sign every ten minutes.
pub const ALONE_SECONDS: i64 = 86_400;
/// Bundles that a relay may put into its log beyond what a desk reads in one go.
const ENTRIES_MAX: u64 = 100_000;
const DAY: i64 = 86_400;

/// What the log showed at the last look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogShows {
    /// Not looked at yet.
    NotYet,
    /// Everything we saw before, our own keys, and none in our name that we did not make.
    Ok,
    /// The same, but no other desk has signed it for a day.
    Alone,
    /// It could not be read at the last try.
    Unreachable,
    /// Alarm: a key in our name that we did not make.
    Foreign,
    /// Alarm: our own keys are served and do not stand in it.
    WithoutUs,
    /// Alarm: what we saw before is not in it any more, or it is not signed as it was.
    Rewritten,
    /// Alarm: another desk saw another log.
    Split,
}

impl LogShows {
    const ALL: [(Self, i64); 8] = [
        (Self::NotYet, 0),
        (Self::Ok, 1),
        (Self::Alone, 2),
        (Self::Unreachable, 3),
        (Self::Foreign, 4),
        (Self::WithoutUs, 5),
        (Self::Rewritten, 6),
        (Self::Split, 7),
    ];

    /// Whether somebody has to do something at once.
    #[must_use]
    pub fn is_alarm(self) -> bool {
        matches!(self, Self::Foreign | Self::WithoutUs | Self::Rewritten | Self::Split)
    }

    /// The end of an id `health-log-…` in `locales`, and of what an alarm is called in the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Ok => "ok",
            Self::Alone => "alone",
            Self::Unreachable => "unreachable",
            Self::Foreign => "foreign",
            Self::WithoutUs => "without-us",
            Self::Rewritten => "rewritten",
            Self::Split => "split",
        }
    }

    fn number(self) -> i64 {
        Self::ALL.iter().find(|(one, _)| *one == self).map_or(0, |(_, number)| *number)
    }

    fn of_number(number: Option<i64>) -> Self {
        Self::ALL.iter().find(|(_, one)| Some(*one) == number).map_or(Self::NotYet, |(one, _)| *one)
    }
}

/// What a desk knows of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogHealth {
    /// What it showed.
    pub shows: LogShows,
    /// When that was, Unix seconds.
    pub checked: Option<i64>,
    /// How many entries it had.
    pub size: i64,
    /// When another desk last signed what we saw.
    pub others: Option<i64>,
}

/// Whose keys, the directory in which they are served, and whether the relay took ours.
pub(crate) struct Watched<'a> {
    pub(crate) ring: &'a KeyRing,
    pub(crate) directory: &'a Directory,
    pub(crate) taken: bool,
    /// Whether what is foreign in it has been cleared up by people.
    pub(crate) cleared: bool,
    pub(crate) now: i64,
}

/// What was found in a log that is as it should be.
struct Found {
    tree: Tree,
    head: Checkpoint,
    key: [u8; 32],
    /// When another desk last signed what is in it; `None` within: none did. Nothing: there is no other.
    others: Option<Option<i64>>,
}

impl Desk {
    /// Looks at the log, holds on to what is new in it, and signs it. What is wrong is kept for the pages, and told when it begins.
    pub(crate) async fn watch_log(&self, directory: &Directory, taken: bool) -> Result<LogShows, DeskError> {
        let mut tx = self.0.store.read("log seen").await?;
        let seen: Tree = rows::log_seen(&mut tx).await?.into_iter().map(Leaf).collect();
        let known = rows::log_known(&mut tx).await?;
        let cleared = status(&mut tx, LOG_ANEW).await? == Some(1);
        drop(tx);
        let watched = Watched { ring: &self.0.ring, directory, taken, cleared, now: self.now() };
        let looked = look(&self.0.client, &watched, seen, known).await;
        if let Ok(found) = &looked {
            self.hold(found).await?;
            self.sign_head(&found.head).await;
        }
        let mut tx = self.0.store.write("log").await?;
        let shows = match &looked {
            Ok(found) => self.confirmed(&mut tx, found.others).await?,
            Err(shows) => *shows,
        };
        rows::set_status(&mut tx, LOG_SHOWS, shows.number()).await?;
        rows::set_status(&mut tx, LOG_CHECKED, self.now()).await?;
        tx.commit().await?;
        Ok(shows)
    }

    /// Holds on to it before it is signed: what a desk has signed it must never forget.
    async fn hold(&self, found: &Found) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("log seen").await?;
        rows::know_log(&mut tx, &found.key).await?;
        let held = rows::log_seen(&mut tx).await?.len();
        for (place, leaf) in (0..).zip(found.tree.leaves()).skip(held) {
            rows::see_log(&mut tx, place, &leaf.0).await?;
        }
        rows::set_status(&mut tx, LOG_SIZE, i64::try_from(found.tree.size()).unwrap_or(i64::MAX)).await?;
        rows::set_status(&mut tx, LOG_ANEW, 0).await?;
        Ok(tx.commit().await?)
    }

    /// A relay that does not take it is no alarm: others will miss our signature and ask.
    async fn sign_head(&self, head: &Checkpoint) {
        let (ring, now) = (&self.0.ring, self.now());
        let Ok(key) = ring.signing_key(self.relay_day()) else { return };
        let line = cosign(head, ring.org_id(), &key, u64::try_from(now).unwrap_or(0));
        let note = Note { text: head.to_text(), signatures: vec![line] };
        if let Err(error) = self.0.client.cosign(note.to_text()).await {
            tracing::warn!(%error, "the relay did not take our signature of its log");
        }
    }

    /// Whether anybody else has signed it lately.
    async fn confirmed(
        &self,
        tx: &mut store::Tx,
        others: Option<Option<i64>>,
    ) -> Result<LogShows, DeskError> {
        let now = self.now();
        if let Some(Some(at)) = others {
            rows::set_status(tx, LOG_OTHERS, at).await?;
        }
        let since = match (others, status(tx, LOG_SINCE).await?) {
            (Some(None), Some(since)) => since,
            (Some(Some(at)), since) => since.max(Some(at)).unwrap_or(at),
            (None, _) | (Some(None), None) => now,
        };
        rows::set_status(tx, LOG_SINCE, since).await?;
        Ok(if since + ALONE_SECONDS < now { LogShows::Alone } else { LogShows::Ok })
    }

    /// Forgets the log as it was seen and begins with the one the relay shows next. For a relay that was put back from a backup or
    /// set up anew: whoever leads has spoken to its owner and to another organisation.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn begin_log_anew(&self, session: &Session) -> Result<(), DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let mut tx = self.0.store.write("log anew").await?;
        rows::forget_log(&mut tx).await?;
        rows::set_status(&mut tx, LOG_SHOWS, LogShows::NotYet.number()).await?;
        rows::set_status(&mut tx, LOG_SIZE, 0).await?;
        rows::set_status(&mut tx, LOG_SINCE, self.now()).await?;
        rows::set_status(&mut tx, LOG_ANEW, 1).await?;
        self.note(&mut tx, Some(session.member.id), "key-log-anew", "").await?;
        tx.commit().await?;
        self.watch_relay().await
    }
}

/// What was found at the last look, from the database of a desk that need not run.
///
/// # Errors
/// What the database says.
pub async fn log_health(tx: &mut store::Tx) -> Result<LogHealth, DeskError> {
    Ok(LogHealth {
        shows: LogShows::of_number(status(tx, LOG_SHOWS).await?),
        checked: status(tx, LOG_CHECKED).await?,
        size: status(tx, LOG_SIZE).await?.unwrap_or(0),
        others: status(tx, LOG_OTHERS).await?,
    })
}

/// The same, for the doctor.
///
/// # Errors
/// What the database says.
pub async fn look_at_log(store: &Store) -> Result<LogHealth, DeskError> {
    log_health(&mut store.read("log").await?).await
}

/// Whether a relay proves that its log has our keys, to somebody who has seen nothing of it before.
///
/// # Errors
/// What the relay says.
pub async fn proves(client: &RelayClient, ring: &KeyRing, deployment: &str) -> Result<bool, RelayError> {
    let view = client.log().await?;
    let Some((head, _)) = head_of(&view, deployment) else { return Ok(false) };
    let leaf = Leaf::of(&ring.bundle().to_bytes());
    match client.log_inclusion(&leaf, head.root.size).await {
        Ok(proof) => Ok(head.root.has(&leaf, proof.place, &proof.path)),
        Err(RelayError::Status(404)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn head_of(view: &LogView, deployment: &str) -> Option<(Checkpoint, Note)> {
    let verifier = LogVerifier::new(deployment, &view.key)?;
    let note = Note::parse(&view.note).ok()?;
    Some((verifier.verify(&note).ok()?, note))
}

async fn look(
    client: &RelayClient,
    watched: &Watched<'_>,
    mut tree: Tree,
    known: Option<[u8; 32]>,
) -> Result<Found, LogShows> {
    let away = |error: RelayError| match error {
        RelayError::Form => LogShows::Rewritten,
        _ => LogShows::Unreachable,
    };
    let view = client.log().await.map_err(away)?;
    if known.is_some_and(|known| known != view.key) {
        return Err(LogShows::Rewritten);
    }
    let (head, note) = head_of(&view, &watched.directory.deployment).ok_or(LogShows::Rewritten)?;
    let size = head.root.size;
    if size < tree.size() || size - tree.size() > ENTRIES_MAX {
        return Err(LogShows::Rewritten);
    }
    let (mut foreign, mut ours) = (false, tree.place(&Leaf::of(&watched.ring.bundle().to_bytes())).is_some());
    while tree.size() < size {
        let page = client.log_bundles(tree.size()).await.map_err(away)?;
        // What was added since the head was made is looked at the next time.
        let left = usize::try_from(size - tree.size()).unwrap_or(usize::MAX);
        if page.bundles.is_empty() {
            return Err(LogShows::Rewritten);
        }
        for bundle in page.bundles.iter().take(left) {
            match whose(bundle, watched.ring) {
                Whose::Ours => ours = true,
                Whose::Foreign => foreign = true,
                Whose::Earlier | Whose::Others => {}
            }
            tree.push(Leaf::of(bundle));
        }
    }
    if tree.root() != head.root {
        return Err(LogShows::Rewritten);
    }
    if foreign && !watched.cleared {
        return Err(LogShows::Foreign);
    }
    if watched.taken && !ours {
        return Err(LogShows::WithoutUs);
    }
    let others = others((&view, &note), &head, &tree, watched)?;
    Ok(Found { tree, head, key: view.key, others })
}

/// Whose keys an entry shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The very bundle of our ring.
    Ours,
    /// Signed by our identity, before it.
    Earlier,
    /// In our name, and not made by us; or made with our identity key, and not by this ring.
    Foreign,
    /// Of somebody else.
    Others,
}

fn whose(bytes: &[u8], ring: &KeyRing) -> Whose {
    let ours = ring.bundle();
    if bytes == ours.to_bytes() {
        return Whose::Ours;
    }
    // What nobody can read nobody can use as a key.
    let Ok(bundle) = Bundle::from_bytes(bytes) else { return Whose::Others };
    if let Ok(org) = bundle.verify(&ours.identity) {
        let earlier = org.entry().serial < ring.org().entry().serial;
        return if earlier { Whose::Earlier } else { Whose::Foreign };
    }
    let named = bundle.verify(&bundle.identity).is_ok_and(|org| org.entry().org == *ring.org_id());
    if named || bundle.identity == ours.identity { Whose::Foreign } else { Whose::Others }
}

/// When another desk last signed something that is in this log.
///
/// # Errors
/// [`LogShows::Split`] when one signed something that is not.
fn others(
    (view, note): (&LogView, &Note),
    head: &Checkpoint,
    tree: &Tree,
    watched: &Watched<'_>,
) -> Result<Option<Option<i64>>, LogShows> {
    let believed = |bundle: &Bundle| bundle.verify(&bundle.identity).ok();
    let mut orgs: Vec<VerifiedOrg> = watched.directory.bundles.iter().filter_map(believed).collect();
    orgs.retain(|org| org.entry().org != *watched.ring.org_id());
    let earlier = view.cosigned.iter().filter_map(|text| {
        let note = Note::parse(text).ok()?;
        Some((Checkpoint::parse(&note.text).ok()?, note))
    });
    let mut newest = None;
    for (checkpoint, note) in earlier.chain([(head.clone(), note.clone())]) {
        let signed = orgs
            .iter()
            .filter_map(|org| signed_at(&checkpoint, org, &note))
            .filter(|at| *at <= watched.now + DAY)
            .max();
        let same = tree.at(checkpoint.root.size).is_some_and(|then| then.root() == checkpoint.root);
        match signed {
            // The log's own signature does not count here: what another desk signed is proof enough that it was shown.
            Some(_) if checkpoint.origin == head.origin && !same => return Err(LogShows::Split),
            Some(at) if same => newest = newest.max(Some(at)),
            _ => {}
        }
    }
    Ok((!orgs.is_empty()).then_some(newest))
}

fn signed_at(checkpoint: &Checkpoint, org: &VerifiedOrg, note: &Note) -> Option<i64> {
    let at = note.signatures.iter().find_map(|line| {
        let (time, _) = line.signature.split_first_chunk::<8>()?;
        let day = Day::of_unix_seconds(u64::from_be_bytes(*time))?;
        cosigned_at(checkpoint, &org.entry().org, &org.signing_keys(day), line).ok()
    })?;
    i64::try_from(at).ok()
}
