//! Other organisations on the relay, and whose keys this desk believes: those of an identity that somebody of us has compared, by its six words,
//! and that has not changed since. Until then what comes in its name waits, unread, and nothing is sent to it.
use crate::{
    Desk, DeskError, Permission, Session,
    names::{self, name_of},
    notices::Tell,
    pull::Pulled,
};
use domain::NoticeKind;
use envelope::{
    age::Recipient,
    directory::{Bundle, Directory, Entry, OrgKind, Purpose, VerifiedOrg, fingerprint, word_numbers},
    ids::{Day, OrgId},
    message::{Message, MessageError, MessageReader, Verifier},
    relay_api::Item,
};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, HeldBack, PartnerRow, UnprovenRow},
};

/// Messages that wait in the name of one organisation, and of all.
const HELD_OF_ONE: i64 = 100;
const HELD_OF_ALL: i64 = 1_000;
/// Days after which the relay has forgotten them too.
const HELD_DAYS: u32 = 45;
/// Days for which a signing key overlaps with the next.
const OVERLAP: u32 = 14;

/// How an organisation's identity stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nobody of us has compared it.
    New,
    /// Somebody has, and it is as it was.
    Compared,
    /// Somebody has, and the relay shows another one now.
    Changed,
    /// Somebody has, and the relay shows it no more.
    Gone,
}

impl Standing {
    /// Every one, and the end of its id `partner-…` in `locales`.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::New, "new"), (Self::Compared, "compared"), (Self::Changed, "changed"), (Self::Gone, "gone")];

    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(one, _)| *one == self).map_or("", |(_, code)| code)
    }
}

/// An organisation as its page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its name on the relay.
    pub org: OrgId,
    /// What sort it is.
    pub kind: OrgKind,
    /// How its identity stands.
    pub standing: Standing,
    /// The six numbers of the identity that is shown now, for words.
    pub words: [u16; 6],
    /// The same as digits.
    pub digits: Vec<String>,
    /// Who compared the one before or this one, by name, and when, Unix seconds.
    pub compared: Option<(String, i64)>,
    /// Messages in its name that wait.
    pub waiting: i64,
    /// The first digits of what is shown, so that a form says which identity was looked at.
    pub shown: String,
    /// In each language: what it must do by law, as its own lawyer said.
    pub duty: Vec<(String, String)>,
}

/// What became of saying that it was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerDone {
    /// It is believed; so many messages that waited were taken in.
    Compared(u64),
    /// It is no longer believed.
    Doubted,
    /// The relay shows another identity than the page did.
    Changed,
}

/// What is known of an organisation's keys.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) org: VerifiedOrg,
}

fn standing(row: &PartnerRow) -> Standing {
    match row.pinned {
        None => Standing::New,
        Some(pinned) if pinned != row.identity => Standing::Changed,
        Some(_) if !row.shown => Standing::Gone,
        Some(_) => Standing::Compared,
    }
}

/// What its compared identity has signed, if that is the one shown.
fn believed(row: &PartnerRow) -> Option<Known> {
    let pinned = row.pinned.filter(|pinned| *pinned == row.identity)?;
    let bundle = Bundle::from_bytes(row.pinned_bundle.as_ref()?).ok()?;
    Some(Known { org: bundle.verify(&pinned).ok()? })
}

fn hex(bytes: &[u8; 32]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

impl Desk {
    /// The organisations on the relay. Whoever refers somebody sees them.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn partners(&self, session: &Session) -> Result<Vec<Partner>, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let mut tx = self.0.store.read("partners").await?;
        let members = self.member_names(&mut tx).await?;
        let waiting: HashMap<String, i64> = rows::unproven_counts(&mut tx).await?.into_iter().collect();
        let mut partners = Vec::new();
        for row in rows::partners(&mut tx).await? {
            let Ok(org) = OrgId::parse(&row.org) else { continue };
            let Some(verified) =
                Bundle::from_bytes(&row.bundle).ok().and_then(|bundle| bundle.verify(&row.identity).ok())
            else {
                continue;
            };
            if org == *self.org() || (!row.shown && row.pinned.is_none()) {
                continue;
            }
            let entry = verified.entry();
            partners.push(Partner {
                kind: entry.kind,
                standing: standing(&row),
                words: word_numbers(&row.identity),
                digits: fingerprint(&row.identity).groups.to_vec(),
                compared: row.compared.map(|(by, at)| (name_of(&members, by), at)),
                waiting: waiting.get(&row.org).copied().unwrap_or(0),
                shown: hex(&row.identity),
                duty: entry.cards.iter().map(|(tag, card)| (tag.clone(), card.duty.clone())).collect(),
                org,
            });
        }
        Ok(partners)
    }

    /// Somebody of us says that the six words are those that the organisation told them by another way, or that they are not. `None`: no such
    /// organisation.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that decides nothing here.
    pub async fn compare_partner(
        &self,
        session: &Session,
        (org, shown): (&str, &str),
        same: bool,
    ) -> Result<Option<PartnerDone>, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let mut tx = self.0.store.write("partner").await?;
        let found = rows::partners(&mut tx).await?.into_iter().find(|row| row.org == org);
        let Some(mut row) = found.filter(|row| row.org != self.org().as_str()) else { return Ok(None) };
        if hex(&row.identity) != shown {
            return Ok(Some(PartnerDone::Changed));
        }
        let me = session.member.id;
        let (pinned, bundle) =
            if same { (Some(row.identity), Some(row.bundle.clone())) } else { (None, None) };
        (row.pinned, row.pinned_bundle, row.told) = (pinned, bundle, false);
        row.compared = same.then(|| (me.0, self.now()));
        rows::put_partner(&mut tx, &row).await?;
        let act = if same { "partner-compared" } else { "partner-doubted" };
        self.note(&mut tx, Some(me), act, &format!("organisation {org}")).await?;
        tx.commit().await?;
        if !same {
            return Ok(Some(PartnerDone::Doubted));
        }
        Ok(Some(PartnerDone::Compared(self.take_in_waiting(org).await?)))
    }

    /// What waited in the name of an organisation that is believed now, each in a transaction of its own. One that cannot be kept is counted and
    /// stops nobody.
    async fn take_in_waiting(&self, org: &str) -> Result<u64, DeskError> {
        let mut tx = self.0.store.read("waited").await?;
        let waited = rows::unproven_of(&mut tx, org).await?;
        let believed = self.believed(&mut tx).await?;
        drop(tx);
        let mut taken = Pulled::default();
        for row in &waited {
            taken += match self.take_in_one_waiting(row, &believed).await {
                Err(error) if crate::work::concerns_one_of_many(&error) => {
                    tracing::error!(%error, "a message that waited could not be kept");
                    let mut tx = self.0.store.write("waited").await?;
                    rows::take_unproven(&mut tx, row.id).await?;
                    let aside = self.put_aside(&mut tx, "not-kept").await?;
                    tx.commit().await?;
                    aside
                }
                taken => taken?,
            };
        }
        Ok(taken.new_messages)
    }

    async fn take_in_one_waiting(
        &self,
        row: &UnprovenRow,
        believed: &HashMap<OrgId, Known>,
    ) -> Result<Pulled, DeskError> {
        let mut tx = self.0.store.write("waited").await?;
        if !rows::take_unproven(&mut tx, row.id).await? {
            return Ok(Pulled::default());
        }
        let signed = self.0.vault.desk().open(names::unproven_place(row.id), &row.sealed)?;
        let verifier = self.verifier(believed, Day(row.day));
        let item = Item { place: 0, day: Day(row.day), id: [0; 32], sealed: Vec::new() };
        let taken = match Message::open(&signed, &verifier) {
            Ok(opened) => self.apply_opened(&mut tx, &item, &opened).await?,
            Err(error) => self.put_aside(&mut tx, crate::pull::reason(&error)).await?,
        };
        tx.commit().await?;
        Ok(taken)
    }

    /// Every organisation whose keys are believed, by name.
    pub(crate) async fn believed(&self, tx: &mut Tx) -> Result<HashMap<OrgId, Known>, DeskError> {
        let mut known = HashMap::new();
        for row in rows::partners(tx).await? {
            if let (Ok(org), Some(one)) = (OrgId::parse(&row.org), believed(&row)) {
                known.insert(org, one);
            }
        }
        Ok(known)
    }

    /// What each organisation that somebody has compared says of itself, by that very identity; also where the relay shows another one now.
    pub(crate) async fn pinned_entries(&self) -> Result<Vec<Entry>, DeskError> {
        let mut tx = self.0.store.read("pinned").await?;
        let of = |row: &PartnerRow| {
            let bundle = Bundle::from_bytes(row.pinned_bundle.as_ref()?).ok()?;
            Some(bundle.verify(&row.pinned?).ok()?.entry().clone())
        };
        Ok(rows::partners(&mut tx).await?.iter().filter_map(of).collect())
    }

    /// Believes us and them, by the keys of the day on which something came and the two weeks before.
    pub(crate) fn verifier(&self, believed: &HashMap<OrgId, Known>, day: Day) -> Verifier {
        let from = day.checked_sub(OVERLAP).unwrap_or(Day(0));
        let ours = self.0.ring.org().signing_keys_within(from, day);
        let reader = MessageReader::Organisation(self.org().clone());
        let verifier = Verifier::new(reader).believing(self.org(), ours);
        believed.iter().fold(verifier, |verifier, (org, known)| {
            verifier.believing(org, known.org.signing_keys_within(from, day))
        })
    }

    /// Every key of an organisation that can be sealed to today.
    pub(crate) fn sealing_keys(&self, known: &Known) -> Vec<Recipient> {
        let today = self.relay_day();
        let valid = |one: &&envelope::directory::Certificate| {
            one.purpose == Purpose::Sealing && one.is_valid_on(today)
        };
        known.org.certificates().iter().filter(valid).filter_map(|one| one.sealing_key()).collect()
    }

    /// Whether it is signed by what an organisation shows now, or by what somebody compared: anybody can send in a name, and only that proves it.
    fn is_theirs(&self, row: &PartnerRow, day: Day, signed: &[u8]) -> Result<(), MessageError> {
        let from = day.checked_sub(OVERLAP).unwrap_or(Day(0));
        let shown = (Some(row.identity), Some(&row.bundle));
        let mut verifier = Verifier::new(MessageReader::Organisation(self.org().clone()));
        for (identity, bundle) in [shown, (row.pinned, row.pinned_bundle.as_ref())] {
            let (Some(identity), Some(bundle)) = (identity, bundle) else { continue };
            if let Some(org) = Bundle::from_bytes(bundle).ok().and_then(|one| one.verify(&identity).ok()) {
                verifier = verifier.believing(&org.entry().org.clone(), org.signing_keys_within(from, day));
            }
        }
        Message::open(signed, &verifier).map(|_| ())
    }

    /// Keeps what cannot be believed yet, unread, until somebody has compared whose it is: only what an organisation that the relay shows has signed.
    pub(crate) async fn hold_back(
        &self,
        tx: &mut Tx,
        (org, day): (&OrgId, Day),
        signed: &[u8],
    ) -> Result<Pulled, DeskError> {
        let partner = rows::partners(tx).await?.into_iter().find(|row| row.org == org.as_str());
        let Some(partner) = partner else { return self.put_aside(tx, "unknown-author").await };
        if let Err(error) = self.is_theirs(&partner, day, signed) {
            return self.put_aside(tx, crate::pull::reason(&error)).await;
        }
        let hash: [u8; 32] = Sha256::digest(signed).into();
        let hash = self.0.vault.lookup("unproven", &hash);
        let seal = |id| self.0.vault.desk().seal(names::unproven_place(id), signed).ok();
        let of = (&hash, org.as_str(), day.number());
        let held = rows::hold_unproven(tx, of, (HELD_OF_ONE, HELD_OF_ALL), seal).await?;
        if held == HeldBack::There {
            return Ok(Pulled::default());
        }
        let leads = Tell::All(Permission::ManagePeople);
        self.tell(tx, (NoticeKind::PartnerToCompare, None), leads, None).await?;
        if held == HeldBack::Full {
            return self.put_aside(tx, "held-full").await;
        }
        self.note(tx, None, "message-waits", &format!("organisation {org}")).await?;
        Ok(Pulled::default())
    }

    /// What the relay shows of the others. A change is on record once, and told.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn watch_partners(&self, directory: &Directory) -> Result<(), DeskError> {
        let mut shown: HashMap<String, (&Bundle, VerifiedOrg)> = HashMap::new();
        for bundle in &directory.bundles {
            if let Ok(org) = bundle.verify(&bundle.identity) {
                shown.insert(org.entry().org.to_string(), (bundle, org));
            }
        }
        shown.remove(self.org().as_str());
        let mut tx = self.0.store.write("partners").await?;
        let mut known: HashMap<String, PartnerRow> =
            rows::partners(&mut tx).await?.into_iter().map(|row| (row.org.clone(), row)).collect();
        for (name, row) in &mut known {
            if !shown.contains_key(name) && row.shown {
                row.shown = false;
                rows::put_partner(&mut tx, row).await?;
            }
        }
        let mut changed = Vec::new();
        for (name, (bundle, org)) in &shown {
            let bytes = bundle.to_bytes();
            let before = known.remove(name);
            let row = next(before.as_ref(), name, (*org.identity(), bytes), self.now());
            if standing(&row) == Standing::Changed && !row.told {
                changed.push(name.clone());
            }
            let row = PartnerRow { told: row.told || standing(&row) == Standing::Changed, ..row };
            if before.as_ref().is_none_or(|before| !same(before, &row)) {
                rows::put_partner(&mut tx, &row).await?;
            }
        }
        rows::clean_unproven(&mut tx, self.relay_day().number().saturating_sub(HELD_DAYS)).await?;
        if !changed.is_empty() {
            tracing::error!(count = changed.len(), "an organisation on the relay has another identity now");
            let leads = Tell::All(Permission::ManagePeople);
            self.tell(&mut tx, (NoticeKind::PartnerChanged, None), leads, None).await?;
        }
        changed.sort_unstable();
        for name in changed {
            self.note(&mut tx, None, "partner-changed", &format!("organisation {name}")).await?;
        }
        tx.commit().await?;
        self.take_in_all_waiting().await
    }

    /// What waits of those who are believed by now: a key that came back, a round that was cut short.
    async fn take_in_all_waiting(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("waiting").await?;
        let waiting = rows::unproven_counts(&mut tx).await?;
        let believed = self.believed(&mut tx).await?;
        drop(tx);
        for (name, _) in waiting {
            if OrgId::parse(&name).is_ok_and(|org| believed.contains_key(&org)) {
                self.take_in_waiting(&name).await?;
            }
        }
        Ok(())
    }
}

/// A row after a look at the directory.
fn next(
    before: Option<&PartnerRow>,
    org: &str,
    (identity, bundle): ([u8; 32], Vec<u8>),
    now: i64,
) -> PartnerRow {
    let Some(before) = before else {
        return PartnerRow {
            org: org.into(),
            identity,
            bundle,
            pinned: None,
            pinned_bundle: None,
            compared: None,
            seen_at: now,
            shown: true,
            told: false,
        };
    };
    let pinned_bundle = match before.pinned {
        Some(pinned) if pinned == identity => Some(newer(before.pinned_bundle.as_deref(), &pinned, &bundle)),
        _ => before.pinned_bundle.clone(),
    };
    let back = before.pinned == Some(identity);
    PartnerRow { identity, bundle, pinned_bundle, shown: true, told: before.told && !back, ..before.clone() }
}

/// A relay cannot bring an older bundle back: keys that are retired stay so.
fn newer(before: Option<&[u8]>, identity: &[u8; 32], bundle: &[u8]) -> Vec<u8> {
    let read = |bytes: &[u8]| Bundle::from_bytes(bytes).ok().and_then(|one| one.verify(identity).ok());
    match (before, before.and_then(read), read(bundle)) {
        (Some(bytes), Some(old), Some(new)) if new.supersedes(&old).is_err() && new != old => bytes.to_vec(),
        _ => bundle.to_vec(),
    }
}

/// But for the moment at which it was seen.
fn same(one: &PartnerRow, other: &PartnerRow) -> bool {
    one.identity == other.identity
        && one.bundle == other.bundle
        && one.pinned_bundle == other.pinned_bundle
        && one.shown == other.shown
        && one.told == other.told
}

/// Whose a message says it is, if that is why it is not believed.
pub(crate) fn unknown_author(error: &MessageError) -> Option<&OrgId> {
    match error {
        MessageError::NoSigningKey(org) => Some(org),
        _ => None,
    }
}
