//! Days of one member for the calendar of their telephone: when something is due, and nothing of what. Whoever has the address reads
//! it, so it holds no word, is made by hand, shown once, kept as a hash, and ends at once.
use crate::{Desk, DeskError, Permission, Session, chance, session::token_hash};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::Standing;
use envelope::ids::Day;
use icalendar::{Calendar, Component, Event, Property};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::{
    Tx,
    desk::{self as rows, MemberRow},
};
use web::dates;
use zeroize::Zeroizing;

/// Calendars of one member.
pub const FEEDS_MAX: usize = 2;
/// How often each calendar is given in an hour; programs ask once or a few times.
const LOOKS_PER_HOUR: u32 = 30;
/// How often in an hour an instance looks for addresses that are none.
const GUESSES_PER_HOUR: u32 = 600;
/// Open tasks in a calendar.
const TASKS: i64 = 200;

/// A calendar, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedView {
    /// Its number.
    pub id: i64,
    /// The day on which it was made.
    pub made: Day,
    /// The day on which it was last fetched.
    pub used: Option<Day>,
}

/// What a calendar program gets.
pub enum FeedAnswer {
    /// The calendar (RFC 5545).
    Calendar(String),
    /// Too often: not before the hour is over.
    Busy,
    /// There is none at this address.
    NoSuch,
}

/// How often each calendar was given in this hour; 0 is for addresses that are none. Kept in memory.
#[derive(Default)]
pub(crate) struct FeedLooks(Mutex<(i64, HashMap<i64, u32>)>);

impl FeedLooks {
    fn take(&self, feed: i64, now: i64) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != now / 3_600 {
            *kept = (now / 3_600, HashMap::new());
        }
        let looks = kept.1.entry(feed).or_default();
        *looks = looks.saturating_add(1);
        *looks <= if feed == 0 { GUESSES_PER_HOUR } else { LOOKS_PER_HOUR }
    }
}

impl Desk {
    /// The member's calendars.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn feeds(&self, session: &Session) -> Result<Vec<FeedView>, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.read("feeds").await?;
        let view = |row: rows::FeedRow| FeedView {
            id: row.id,
            made: Day(row.made_day),
            used: row.used_day.and_then(|day| u32::try_from(day).ok()).map(Day),
        };
        Ok(rows::feeds_of(&mut tx, session.member.id.0).await?.into_iter().map(view).collect())
    }

    /// Makes a calendar: the secret of its address, shown once. `None`: they have as many as there can be.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn make_feed(&self, session: &Session) -> Result<Option<Zeroizing<String>>, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let member = session.member.id;
        let token = Zeroizing::new(URL_SAFE_NO_PAD.encode(chance::bytes::<32>()?.as_slice()));
        let mut tx = self.0.store.write("feed made").await?;
        // Locked, so that two at once do not make three.
        rows::lock_member(&mut tx, member.0).await?;
        if rows::feeds_of(&mut tx, member.0).await?.len() >= FEEDS_MAX {
            return Ok(None);
        }
        rows::add_feed(&mut tx, (member.0, self.today().number()), &token_hash(&token)).await?;
        self.note(&mut tx, Some(member), "feed-made", "").await?;
        tx.commit().await?;
        Ok(Some(token))
    }

    /// Takes a calendar away: its address is none from now on. `false`: it is not theirs.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn end_feed(&self, session: &Session, id: i64) -> Result<bool, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.write("feed ends").await?;
        if !rows::end_feed(&mut tx, session.member.id.0, id).await? {
            return Ok(false);
        }
        self.note(&mut tx, Some(session.member.id), "feed-ended", "").await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The calendar at the address with this secret.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn feed(&self, token: &str) -> Result<FeedAnswer, DeskError> {
        let mut tx = self.0.store.read("feed").await?;
        let Some(feed) = rows::feed_by_token(&mut tx, &token_hash(token)).await? else {
            let free = self.0.feed_looks.take(0, self.now());
            return Ok(if free { FeedAnswer::NoSuch } else { FeedAnswer::Busy });
        };
        let member = rows::member_by_id(&mut tx, feed.member).await?;
        let Some(member) = member.filter(|member| member.standing == Standing::Active.code()) else {
            return Ok(FeedAnswer::NoSuch);
        };
        if !self.0.feed_looks.take(feed.id, self.now()) {
            return Ok(FeedAnswer::Busy);
        }
        let days = self.days_of(&mut tx, &member).await?;
        drop(tx);
        let today = self.today().number();
        if feed.used_day != Some(today.into()) {
            let mut tx = self.0.store.write("feed used").await?;
            rows::feed_used(&mut tx, feed.id, today).await?;
            tx.commit().await?;
        }
        Ok(FeedAnswer::Calendar(self.calendar(feed.id, &days, today)))
    }

    /// What of a member has a day: open tasks, last days of clocks in their cases, what they put off, cases to look at again, their absence's two ends.
    async fn days_of(
        &self,
        tx: &mut Tx,
        member: &MemberRow,
    ) -> Result<Vec<(&'static str, i64, u32)>, DeskError> {
        let mut days = Vec::new();
        for task in rows::tasks_of(tx, member.id, TASKS).await? {
            let Some(case) = rows::case(tx, task.case).await? else { continue };
            if let Some(due) = task.due
                && self.would_see_case(tx, member, &case).await?
            {
                days.push(("task", task.id, due));
            }
        }
        if crate::people::works_with(member, Permission::ReadSignals) {
            days.extend(
                rows::put_off_days(tx, member.id).await?.into_iter().map(|(n, day)| ("signal", n, day)),
            );
        }
        if crate::people::works_with(member, Permission::ReadCases) {
            let clocks = self.clock_days_of(tx, member).await?;
            days.extend(clocks.into_iter().map(|clock| ("clock", clock.id, clock.until.number().into())));
            days.extend(rows::review_days(tx, member.id).await?.into_iter().map(|(n, day)| ("case", n, day)));
        }
        if let Some((from, until)) = member.away {
            days.extend([("from", member.id, from), ("until", member.id, until)]);
        }
        let day = |(kind, number, day)| Some((kind, number, u32::try_from(day).ok()?));
        Ok(days.into_iter().filter_map(day).collect())
    }

    /// Each event is named by a keyed hash, so that a program knows it again and nobody else can tell what it is.
    fn calendar(&self, feed: i64, days: &[(&'static str, i64, u32)], today: u32) -> String {
        let basic = |day: u32| dates::written_day(day).replace('-', "");
        let mut calendar = Calendar::empty();
        for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//desk//calendar//"), ("CALSCALE", "GREGORIAN")]
        {
            calendar.append_property(Property::new(key, value));
        }
        for (kind, number, day) in days {
            let name = self.0.vault.lookup("feed event", format!("{feed} {kind} {number}").as_bytes());
            let start = Property::new("DTSTART", basic(*day)).add_parameter("VALUE", "DATE").done();
            let mut event = Event::new();
            event
                .uid(&data_encoding::HEXLOWER.encode(name.first_chunk::<16>().unwrap_or(&[0; 16])))
                .append_property(start)
                // To the day of today: when something was changed is nobody's.
                .add_property("DTSTAMP", format!("{}T000000Z", basic(today)))
                .add_property("SUMMARY", "")
                .add_property("CLASS", "PRIVATE")
                .add_property("TRANSP", "TRANSPARENT");
            calendar.push(event.done());
        }
        calendar.to_string()
    }
}
