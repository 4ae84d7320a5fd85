//! Coming back with a receipt: reading answers, writing more, changing who reads, stopping, deleting.
//! Without scripts the keys live here for the length of a request, and in a row that only the visitor's cookie opens. Where scripts run
//! all of it is done in the browser (`opened.rs`), and this relay hands out and takes in what is sealed.

pub(crate) mod asked;
pub(crate) mod change;
pub(crate) mod code;
pub(crate) mod delete;
pub(crate) mod more;
pub(crate) mod opened;
pub(crate) mod stop;
pub(crate) mod thread;

use crate::{
    asking::Asking,
    errors,
    leave::neutral,
    organisations::Organisations,
    saying::{SayingError, hash},
    shell,
    state::{Inner, Relay},
    visit::{Back, Doing, OpenVisit},
};
use axum::response::Response;
use envelope::{
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::Mode,
    receipt::ReporterKeys,
    wish::{OwnCopy, Speaker, Wish},
};
use getrandom::SysRng;
use http::HeaderMap;
use rand_core::UnwrapErr;
use std::sync::Arc;
use store::{
    StoreError,
    relay::{self, Accept, Mailbox, MailboxStep, NewEnvelope, Outcome},
};
use web::{language::Lang, page::see_other};
use zeroize::Zeroizing;

/// Times to begin again when another tab was faster.
const TRIES: usize = 5;

/// Somebody with a receipt, and what their mailbox holds.
pub(crate) struct Conversation {
    pub(crate) open: OpenVisit,
    pub(crate) back: Back,
    pub(crate) keys: ReporterKeys,
    pub(crate) mailbox: Mailbox,
    pub(crate) state: MailboxState,
    pub(crate) organisations: Arc<Organisations>,
}

/// The conversation of this browser; `None` when there is no visit or the mailbox is gone.
pub(crate) async fn conversation(relay: &Inner, headers: &HeaderMap) -> store::Result<Option<Conversation>> {
    let Some(open) = OpenVisit::load(relay, headers).await? else { return Ok(None) };
    let Doing::Back(back) = &open.visit.doing else { return Ok(None) };
    let back = back.clone();
    let Some(keys) = keys_of(&back) else { return Ok(None) };
    let Some((mailbox, state)) = mailbox_of(relay, &keys).await? else { return Ok(None) };
    Ok(Some(Conversation { open, back, keys, mailbox, state, organisations: relay.organisations() }))
}

fn keys_of(back: &Back) -> Option<ReporterKeys> {
    let root = Zeroizing::new(<[u8; 64]>::try_from(back.root.as_slice()).ok()?);
    Some(ReporterKeys::from_root(root))
}

/// The mailbox these keys open, with the reporter's notes; one whose auth or notes do not fit is nobody's.
pub(crate) async fn mailbox_of(
    relay: &Inner,
    keys: &ReporterKeys,
) -> store::Result<Option<(Mailbox, MailboxState)>> {
    let (lookup, auth) = (Zeroizing::new(keys.lookup()), Zeroizing::new(keys.auth()));
    let Some(mailbox) = sealed_mailbox(relay, &lookup, &auth).await? else { return Ok(None) };
    let state = MailboxState::open(keys, &mailbox.state);
    if let Err(error) = &state {
        tracing::error!(%error, "the notes of a mailbox are not genuine");
    }
    Ok(state.ok().map(|state| (mailbox, state)))
}

/// The mailbox that these two keys name and may use; the same work whether there is one or not.
async fn sealed_mailbox(relay: &Inner, lookup: &[u8; 32], auth: &[u8; 32]) -> store::Result<Option<Mailbox>> {
    let mut tx = relay.store.read("mailbox").await?;
    let found = relay::mailbox(&mut tx, &hash(lookup), relay.today().number()).await?;
    let expected = found.as_ref().map_or([0; 32], |mailbox| mailbox.auth);
    let fits: bool = subtle::ConstantTimeEq::ct_eq(&expected[..], &hash(auth)[..]).into();
    Ok(found.filter(|_| fits))
}

/// What became of a wish.
pub(crate) enum Done {
    /// It is on the disk, now or before.
    Kept,
    /// The visit or the mailbox ended in the meantime.
    Gone,
    /// Somebody it is for has no valid key today, or it breaks a limit.
    NotSealed(SayingError),
    /// A file is not there any more.
    FilesGone,
    /// The database did not do it.
    Store(StoreError),
}

/// Seals what is wished and keeps it, once for each form (`once`), whatever other tabs do meanwhile.
pub(crate) async fn fulfil(relay: &Relay, headers: &HeaderMap, once: &str, wish: &Wish) -> Done {
    for _ in 0..TRIES {
        let conversation = match conversation(relay, headers).await {
            Ok(Some(conversation)) => conversation,
            Ok(None) => return Done::Gone,
            Err(error) => return Done::Store(error),
        };
        if conversation.back.done.iter().any(|done| done == once) {
            return Done::Kept;
        }
        let accept = match conversation.prepare(relay, once, wish) {
            Ok(accept) => accept,
            Err(done) => return done,
        };
        match relay.acceptor.accept(accept).await {
            Ok(Outcome::Kept | Outcome::KeptBefore) => return Done::Kept,
            Ok(Outcome::FilesGone) => return Done::FilesGone,
            Ok(Outcome::DraftMoved | Outcome::MailboxMoved) => {}
            Err(error) => return Done::Store(error),
        }
    }
    Done::Store(StoreError::Busy)
}

/// A page for whoever has a conversation.
async fn show<F>(relay: &Relay, headers: &HeaderMap, page: F) -> Response
where
    F: FnOnce(Lang, &Conversation) -> Response,
{
    match conversation(relay, headers).await {
        Ok(Some(of)) => page(shell::language(relay, "", Some(&of.open), headers), &of),
        Ok(None) => neutral(relay, "", headers),
        Err(error) => errors::store(relay, headers, &error),
    }
}

/// Does what a form wishes and leads on to `then`; what cannot be sealed is said by `again`, which shows the form anew.
async fn answer<F>(relay: &Relay, asking: &Asking, wish: &Wish, then: &str, again: F) -> Response
where
    F: FnOnce(&SayingError) -> Response,
{
    match fulfil(relay, &asking.headers, asking.form.one("once"), wish).await {
        Done::Kept => see_other(then, Vec::new()),
        Done::Gone | Done::FilesGone => code::ask_again(relay, asking, ""),
        Done::NotSealed(error) => again(&error),
        Done::Store(error) => errors::store(relay, &asking.headers, &error),
    }
}

impl Conversation {
    fn prepare(mut self, relay: &Inner, once: &str, wish: &Wish) -> Result<Accept, Done> {
        let today = relay.today();
        let key_of = |org: &OrgId| self.organisations.key_of(org, today);
        let speaker = Speaker { keys: &self.keys, key_of: &key_of, today, mode: Mode::Server };
        let own_copy = own_copy(&self.keys, &self.mailbox);
        let days = relay.config.limits.deletion_days;
        let granted = wish.grant(&speaker, &mut UnwrapErr(SysRng), &mut self.state, own_copy.as_ref(), days);
        let granted = granted.map_err(Done::NotSealed)?;
        self.back.mark_done(once);
        self.back.waiting.clear();
        if matches!(wish, Wish::More(..)) {
            self.back.files.clear();
        }
        self.open.visit.doing = Doing::Back(self.back);
        Ok(Accept {
            draft: Some(self.open.step(relay).map_err(Done::Store)?),
            mailbox: MailboxStep::Next {
                lookup: hash(&self.keys.lookup()),
                version: self.mailbox.version,
                state: granted.state,
                delete_after: granted.delete_after.map(Day::number),
            },
            envelopes: granted.envelopes.into_iter().map(|(id, sealed)| NewEnvelope { id, sealed }).collect(),
            files: wish.files().iter().map(|file| file.id).collect(),
            day: today.number(),
        })
    }
}

/// The reporter's own first words, if they wished a copy.
fn own_copy(keys: &ReporterKeys, mailbox: &Mailbox) -> Option<OwnCopy> {
    OwnCopy::open(keys, mailbox.own_copy.as_deref()?)
}

/// A name for one showing of a form, so that a button pressed twice does it once.
pub(crate) fn once() -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let mut bytes = [0; 16];
    rand_core::Rng::fill_bytes(&mut UnwrapErr(SysRng), &mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}
