//! Whom one can write to: what each organisation has signed, checked against the identity this relay was set up with.
//! Read from the database, since desks renew it there and any instance may have taken it in.
use crate::config::RelayConfig;
use envelope::{
    age::Recipient,
    directory::{Bundle, Card, Certificate, Directory, DirectoryError, OrgKind, Purpose, VerifiedOrg},
    ids::{Day, OrgId},
    relay_api::{SealingKeys, VouchedKey},
    returning::SIGNING_MAX,
    signed::VerifyingKey,
};
use web::language::Lang;

/// All of them, in the order of the page, and the directory as it is served.
#[derive(Default)]
pub(crate) struct Organisations {
    pub(crate) all: Vec<VerifiedOrg>,
    pub(crate) directory: Vec<u8>,
    /// Each as it was signed, in the same order.
    bundles: Vec<Bundle>,
    /// Nobody new can write to these.
    closing: Vec<OrgId>,
    /// How long the log was when this was read.
    pub(crate) log_size: i64,
}

impl Organisations {
    /// Keeps what verifies; what does not is named in the log and offered to nobody.
    pub(crate) fn check(config: &RelayConfig, stored: &[store::relay::Bundle], log_size: i64) -> Self {
        let mut all = Vec::new();
        let mut bundles = Vec::new();
        for (org, identity) in &config.identities {
            let Some(bytes) = stored.iter().find(|bundle| bundle.org == org.as_str()) else { continue };
            match verify(&bytes.bundle, identity) {
                Ok((bundle, verified)) => {
                    all.push(verified);
                    bundles.push(bundle);
                }
                Err(error) => tracing::error!(%org, %error, "a stored bundle is not believed"),
            }
        }
        let directory = Directory { deployment: config.deployment.clone(), bundles: bundles.clone() };
        Self { all, directory: directory.to_bytes(), bundles, closing: config.closing.clone(), log_size }
    }

    pub(crate) fn of(&self, org: &OrgId) -> Option<&VerifiedOrg> {
        self.all.iter().find(|one| one.entry().org == *org)
    }

    /// Each with the bytes that are served of it.
    pub(crate) fn served(&self) -> impl Iterator<Item = (OrgId, Vec<u8>)> + '_ {
        let each = self.all.iter().zip(&self.bundles);
        each.map(|(org, bundle)| (org.entry().org.clone(), bundle.to_bytes()))
    }

    pub(crate) fn is_closing(&self, org: &OrgId) -> bool {
        self.closing.contains(org)
    }

    pub(crate) fn is_police(&self, org: &OrgId) -> bool {
        self.of(org).is_some_and(|org| org.entry().kind == OrgKind::Police)
    }

    pub(crate) fn key_of(&self, org: &OrgId, today: Day) -> Option<Recipient> {
        self.of(org)?.sealing_key(today).ok()
    }

    /// Today's keys with their certificates, for browsers that seal by themselves.
    pub(crate) fn sealing_keys(&self, today: Day) -> SealingKeys {
        let vouched = |(bundle, org): (&Bundle, &VerifiedOrg)| {
            let key = org.sealing_key(today).ok()?;
            let is_it =
                |one: &Certificate| one.sealing_key().as_ref() == Some(&key) && one.is_valid_on(today);
            let place = org.certificates().iter().position(is_it)?;
            let certificate = bundle.certificates.get(place)?.clone();
            Some(VouchedKey { identity: bundle.identity, certificate })
        };
        SealingKeys { day: today, keys: self.bundles.iter().zip(&self.all).filter_map(vouched).collect() }
    }

    /// Certificates of all keys that may have signed what came from one day to another, for browsers that check by themselves.
    pub(crate) fn vouched_signing_keys(&self, from: Day, to: Day) -> Vec<VouchedKey> {
        let from = from.checked_sub(envelope::directory::OVERLAP_DAYS).unwrap_or(Day(0));
        let of_one = |(bundle, org): (&Bundle, &VerifiedOrg)| {
            let fits = |one: &Certificate| one.purpose == Purpose::Signing && one.is_valid_within(from, to);
            let pairs = bundle.certificates.iter().zip(org.certificates());
            let fitting = pairs.filter(|(_, one)| fits(one)).map(|(signed, _)| signed.clone());
            let identity = bundle.identity;
            fitting.map(|certificate| VouchedKey { identity, certificate }).collect::<Vec<_>>()
        };
        self.bundles.iter().zip(&self.all).flat_map(of_one).take(SIGNING_MAX).collect()
    }

    /// The signing keys believed for an answer that came on `day`: it was signed then or up to two weeks before.
    pub(crate) fn signing_keys(&self, day: Day) -> impl Iterator<Item = (OrgId, Vec<VerifyingKey>)> + '_ {
        let from = day.checked_sub(envelope::directory::OVERLAP_DAYS).unwrap_or(Day(0));
        self.all.iter().map(move |one| (one.entry().org.clone(), one.signing_keys_within(from, day)))
    }

    /// Whom "I do not know" goes to: an association, never anybody else.
    pub(crate) fn for_the_unsure(&self, today: Day) -> Option<&VerifiedOrg> {
        let suits = |one: &&VerifiedOrg| {
            let entry = one.entry();
            entry.kind == OrgKind::Association
                && one.sealing_key(today).is_ok()
                && !self.is_closing(&entry.org)
        };
        self.all.iter().find(suits)
    }

    pub(crate) fn names(&self, orgs: &[OrgId], lang: Lang) -> Vec<String> {
        orgs.iter().map(|org| self.of(org).map_or_else(|| org.to_string(), |one| name(one, lang))).collect()
    }
}

pub(crate) fn verify(bytes: &[u8], identity: &[u8; 32]) -> Result<(Bundle, VerifiedOrg), DirectoryError> {
    let bundle = Bundle::from_bytes(bytes)?;
    let verified = bundle.verify(identity)?;
    Ok((bundle, verified))
}

/// An organisation's name in a language, else in the first it gave.
pub(crate) fn name(org: &VerifiedOrg, lang: Lang) -> String {
    let names = org.entry().names.iter().map(|(tag, name)| (tag.as_str(), name));
    lang.best_of(names).map_or_else(|| org.entry().org.to_string(), |(_, name)| name.clone())
}

/// Its card in a language, else in another, with the language it really is in.
pub(crate) fn card(org: &VerifiedOrg, lang: Lang) -> Option<(String, Card)> {
    let cards = org.entry().cards.iter().map(|(tag, card)| (tag.as_str(), card));
    lang.best_of(cards).map(|(tag, card)| (tag.to_owned(), card.clone()))
}
