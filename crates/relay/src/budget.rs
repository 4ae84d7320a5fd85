//! How often one visitor may do what costs much. Kept in memory under a salt that is never written and changes daily:
//! no address is stored, and a stored hash of an IPv4 address could be guessed back.
use crate::config::Limits;
use envelope::ids::OrgId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

const DAY: i64 = 86_400;
const HOUR: f64 = 3_600.0;
/// Visitors remembered at once; the fullest are forgotten first, so a flood of addresses costs memory no further.
const REMEMBERED: usize = 100_000;

/// What costs much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Doing {
    Send,
    TryCode,
    /// A file, and each further MiB of it.
    File,
    /// A desk's message to other desks.
    Desk,
}

/// Messages that one desk may leave for others within an hour: some hundred referrals with all their answers, and no flood that others would
/// have to open one by one.
pub(crate) const DESK_PER_HOUR: u32 = 600;

/// Who does it, as far as we want to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visitor {
    Address(IpAddr),
    /// All onion visitors share one address, and have one budget of their own.
    Onion,
}

/// The budgets of all visitors of one instance.
pub struct Budgets {
    sends_per_hour: f64,
    codes_per_hour: f64,
    files_per_hour: f64,
    onion_share: f64,
    kept: Mutex<Kept>,
}

struct Kept {
    day: i64,
    salt: [u8; 32],
    buckets: HashMap<([u8; 16], Doing), Bucket>,
}

#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    at: i64,
}

impl Budgets {
    /// Budgets by the hour; [`Limits::onion_share`] times as much for all onion visitors together.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            sends_per_hour: limits.sends_per_hour.into(),
            codes_per_hour: limits.codes_per_hour.into(),
            files_per_hour: limits.files_mib_per_hour.into(),
            onion_share: limits.onion_share.into(),
            kept: Mutex::new(Kept { day: -1, salt: [0; 32], buckets: HashMap::new() }),
        }
    }

    /// Takes one from the visitor's budget at `now` (Unix seconds).
    ///
    /// # Errors
    /// The minutes until there is one again.
    pub(crate) fn take(&self, visitor: Visitor, doing: Doing, now: i64) -> Result<(), i64> {
        self.take_named(&bytes_of(visitor), doing, (self.per_hour(visitor, doing), now))
    }

    /// Takes one from a desk's budget; the same everywhere else.
    ///
    /// # Errors
    /// The minutes until there is one again.
    pub(crate) fn take_of_desk(&self, org: &OrgId, now: i64) -> Result<(), i64> {
        let name = format!("desk {org}");
        self.take_named(name.as_bytes(), Doing::Desk, (DESK_PER_HOUR.into(), now))
    }

    fn take_named(&self, name: &[u8], doing: Doing, (per_hour, now): (f64, i64)) -> Result<(), i64> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.forget(now);
        let name = kept.name(name);
        let bucket = kept.buckets.entry((name, doing)).or_insert(Bucket { left: per_hour, at: now });
        // A clock moved back gives nothing and takes nothing.
        let gained = (now - bucket.at).max(0) as f64 * per_hour / HOUR;
        *bucket = Bucket { left: (bucket.left + gained).min(per_hour), at: now };
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        Err((((1.0 - bucket.left) * 60.0 / per_hour).ceil() as i64).max(1))
    }

    /// Gives back what was taken for something that turned out to cost little.
    pub(crate) fn give_back(&self, visitor: Visitor, doing: Doing) {
        let per_hour = self.per_hour(visitor, doing);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let name = kept.name(&bytes_of(visitor));
        if let Some(bucket) = kept.buckets.get_mut(&(name, doing)) {
            bucket.left = (bucket.left + 1.0).min(per_hour);
        }
    }

    fn per_hour(&self, visitor: Visitor, doing: Doing) -> f64 {
        let share = if visitor == Visitor::Onion { self.onion_share } else { 1.0 };
        let once = match doing {
            Doing::Send => self.sends_per_hour,
            Doing::TryCode => self.codes_per_hour,
            Doing::File => self.files_per_hour,
            Doing::Desk => DESK_PER_HOUR.into(),
        };
        share * once
    }
}

impl Kept {
    fn forget(&mut self, now: i64) {
        if now.div_euclid(DAY) != self.day {
            self.day = now.div_euclid(DAY);
            self.buckets.clear();
            if getrandom::fill(&mut self.salt).is_err() {
                self.salt = [0; 32];
            }
        }
        if self.buckets.len() >= REMEMBERED {
            self.buckets.retain(|_, bucket| now - bucket.at < 600 && bucket.left < 5.0);
        }
    }

    fn name(&self, of: &[u8]) -> [u8; 16] {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.salt) else { return [0; 16] };
        mac.update(of);
        let hash: [u8; 32] = mac.finalize().into_bytes().into();
        hash.first_chunk().copied().unwrap_or([0; 16])
    }
}

fn bytes_of(visitor: Visitor) -> Vec<u8> {
    match visitor {
        Visitor::Onion => b"onion".to_vec(),
        Visitor::Address(IpAddr::V4(address)) => address.octets().to_vec(),
        // One household has a whole /64 and can change the rest at will.
        Visitor::Address(IpAddr::V6(address)) => address.octets().iter().take(8).copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, Ipv6Addr};

    const NEIGHBOUR: Visitor = Visitor::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2)));
    const FLOOD: Visitor = Visitor::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)));

    fn budgets(sends_per_hour: u32, codes_per_hour: u32, onion_share: u32) -> Budgets {
        Budgets::new(&Limits { sends_per_hour, codes_per_hour, onion_share, ..Limits::default() })
    }

    #[test]
    fn one_flooding_visitor_does_not_close_the_portal_to_others() {
        let budgets = budgets(3, 3, 2);
        for _ in 0..3 {
            assert!(budgets.take(FLOOD, Doing::Send, 0).is_ok());
        }
        assert_eq!(budgets.take(FLOOD, Doing::Send, 0), Err(20));
        assert!(budgets.take(FLOOD, Doing::TryCode, 0).is_ok(), "a return visit has a budget of its own");
        assert!(budgets.take(NEIGHBOUR, Doing::Send, 0).is_ok());
        assert!(budgets.take(Visitor::Onion, Doing::Send, 0).is_ok());
        assert!(budgets.take(FLOOD, Doing::Send, 1_201).is_ok(), "twenty minutes later");
    }

    #[test]
    fn onion_visitors_share_a_larger_budget() {
        let budgets = budgets(2, 2, 3);
        let taken = (0..10).filter(|_| budgets.take(Visitor::Onion, Doing::Send, 0).is_ok()).count();
        assert_eq!(taken, 6);
    }

    #[test]
    fn changing_the_end_of_an_ipv6_address_is_no_new_visitor() {
        let budgets = budgets(1, 1, 1);
        let at = |end| Visitor::Address(IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, end)));
        assert!(budgets.take(at(1), Doing::Send, 0).is_ok());
        assert!(budgets.take(at(2), Doing::Send, 0).is_err());
    }

    #[test]
    fn one_desk_that_floods_closes_the_way_to_no_other() {
        let budgets = budgets(1, 1, 1);
        let [one, other] = ["utsopi", "centre"].map(|name| OrgId::parse(name).unwrap());
        let taken = (0..1_000).filter(|_| budgets.take_of_desk(&one, 0).is_ok()).count();
        assert_eq!(taken, usize::try_from(DESK_PER_HOUR).unwrap());
        assert_eq!(budgets.take_of_desk(&one, 0), Err(1));
        assert!(budgets.take_of_desk(&other, 0).is_ok() && budgets.take_of_desk(&one, 60).is_ok());
    }

    #[test]
    fn the_next_day_nothing_is_known_of_yesterday() {
        let budgets = budgets(1, 1, 1);
        assert!(budgets.take(FLOOD, Doing::Send, DAY - 1).is_ok());
        let before = budgets.kept.lock().unwrap().salt;
        assert!(budgets.take(FLOOD, Doing::Send, DAY).is_ok());
        assert_ne!(budgets.kept.lock().unwrap().salt, before);
        assert_eq!(budgets.kept.lock().unwrap().buckets.len(), 1);
    }

    #[test]
    fn a_clock_moved_back_gives_no_second_budget() {
        let budgets = budgets(1, 1, 1);
        assert!(budgets.take(FLOOD, Doing::Send, 5_000).is_ok());
        assert!(budgets.take(FLOOD, Doing::Send, 1_000).is_err());
    }
}
