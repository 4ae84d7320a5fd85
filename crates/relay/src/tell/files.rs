//! Files that go along with what somebody tells, first or later: they come with any form of the page, stay with the visit and are
//! listed there until they are sent or taken away.
use crate::{
    state::Relay,
    upload::{Arrived, let_go},
    visit::{OpenVisit, Taken},
};
use http::HeaderMap;
use store::{Result, StoreError};
use web::{form::Form, language::Lang, words::Words};

/// Times to look again when another tab was faster.
const TRIES: usize = 4;

/// A file on the page.
pub(crate) struct Listed {
    pub(crate) name: String,
    pub(crate) size: String,
    pub(crate) handle: String,
}

/// Files as the page lists them.
pub(crate) fn listed(files: &[Taken], lang: Lang) -> Vec<Listed> {
    let words = Words::of(lang);
    let shown = |taken: &Taken| {
        let number = i64::try_from(taken.size.div_ceil(1_000_000)).unwrap_or(i64::MAX);
        let size = words.with1("files-mb", "number", number);
        Listed { name: taken.name.clone(), size, handle: taken.handle() }
    };
    files.iter().map(shown).collect()
}

/// What a form did to the files of its visit.
pub(crate) enum Kept {
    /// They stand in the visit.
    Now(Box<OpenVisit>),
    /// It has sent its report: nothing can be added any more.
    Sent(Box<OpenVisit>),
    /// The visit has ended.
    Gone,
}

/// Adds what came and takes away what is not wanted, whatever other tabs do meanwhile.
pub(crate) async fn keep(
    relay: &Relay,
    headers: &HeaderMap,
    form: &Form,
    arrived: &Arrived,
    mut open: OpenVisit,
) -> Result<Kept> {
    let removed = form.one("remove");
    for _ in 0..TRIES {
        let files = open.files();
        let is_new = |one: &&Taken| files.iter().all(|there| there.content != one.content);
        let new: Vec<Taken> = arrived.taken.iter().filter(is_new).cloned().collect();
        let takes_away = files.iter().any(|one| one.handle() == removed);
        if open.has_sent() {
            let nothing_new = new.is_empty();
            drop_all(relay, &arrived.taken, &[]).await;
            return Ok(if nothing_new { Kept::Now(open.into()) } else { Kept::Sent(open.into()) });
        }
        if new.is_empty() && !takes_away {
            drop_all(relay, &arrived.taken, files).await;
            return Ok(Kept::Now(open.into()));
        }
        let files = open.files_mut();
        files.extend(new);
        let gone: Vec<Taken> = files.extract_if(.., |one| one.handle() == removed).collect();
        if open.save(relay).await? {
            drop_all(relay, &gone, &[]).await;
            drop_all(relay, &arrived.taken, open.files()).await;
            return Ok(Kept::Now(open.into()));
        }
        match OpenVisit::load(relay, headers).await? {
            Some(again) => open = again,
            None => return Ok(Kept::Gone),
        }
    }
    Err(StoreError::Busy)
}

/// Lets go of these, but not of those that are kept.
pub(crate) async fn drop_all(relay: &Relay, files: &[Taken], kept: &[Taken]) {
    for taken in files.iter().filter(|one| kept.iter().all(|other| other.id != one.id)) {
        let_go(relay, &taken.id).await;
    }
}
