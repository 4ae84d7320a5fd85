//! What somebody who comes back can wish for, and the messages it takes. Each reader is told in their own chain; nobody but the
//! writer can withdraw or delete, a relay least of all. A relay runs it for a browser without scripts; a browser runs the same.
use crate::{
    age::Recipient,
    cbor::CborError,
    chain::Chain,
    consent::{self, Answered, Asked, Note, TakenBack},
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{
        Answer, Attachment, Body, Kind, MessageError, MessageReader, Mode, READERS_MAX, Verifier,
        open_message, seal_message,
    },
    reporter_keys::ReporterKeys,
    telling::{envelope_id, first_message, has_pressure},
};
use alloc::{string::String, vec::Vec};
use rand_core::CryptoRng;
use zeroize::Zeroize;

/// Why nothing was sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SayingError {
    /// Somebody chosen has no valid key today.
    #[error("{0} has no valid key today")]
    NoKey(OrgId),
    /// The message breaks a limit.
    #[error(transparent)]
    Message(#[from] MessageError),
}

/// Who speaks, to whom one can speak, on which day, and where it is sealed.
pub struct Speaker<'a> {
    /// The writer's keys.
    pub keys: &'a ReporterKeys,
    /// The key of an organisation today.
    pub key_of: &'a dyn Fn(&OrgId) -> Option<Recipient>,
    /// The day at the relay.
    pub today: Day,
    /// Who seals.
    pub mode: Mode,
}

/// The writer's first text and answers, if they kept a copy. The text is wiped when dropped.
pub struct OwnCopy {
    /// The text.
    pub text: String,
    /// What was chosen from lists.
    pub answers: Vec<Answer>,
}

impl Drop for OwnCopy {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl OwnCopy {
    /// Opens what the writer sealed to themself; `None`: it is nothing of theirs.
    #[must_use]
    pub fn open(keys: &ReporterKeys, sealed: &[u8]) -> Option<Self> {
        let own = Verifier::new(MessageReader::Reporter(keys.report_id()));
        match open_message(&[keys.reply_identity()], sealed, &own).ok()?.message.body {
            Body::OwnCopy { text, answers } => Some(Self { text, answers }),
            _ => None,
        }
    }
}

/// What they wish.
pub enum Wish {
    /// To say more to everybody who reads, with files.
    More(String, Vec<Attachment>),
    /// That these read from now on; whoever is new also gets the first text, if so wished and kept.
    Readers {
        /// All who read.
        chosen: Vec<OrgId>,
        /// Whether the first text goes along.
        give_copy: bool,
    },
    /// That these stop.
    Stop(Vec<OrgId>),
    /// That everything goes.
    Delete,
    /// That it stays after all.
    Undo,
    /// To answer what an organisation asked: the first yes or part of it counts, whichever tab it comes from.
    Answer(alloc::boxed::Box<Asked>, consent::Answer),
    /// To take back what was agreed to.
    TakeBack(alloc::boxed::Box<Asked>),
}

impl Drop for Wish {
    fn drop(&mut self) {
        if let Self::More(text, _) = self {
            text.zeroize();
        }
    }
}

/// A wish, made: what the relay is to keep. Id and age file of each message, in their order.
pub struct Granted {
    /// The writer's notes, sealed to themself.
    pub state: Vec<u8>,
    /// The messages.
    pub envelopes: Vec<([u8; 32], Vec<u8>)>,
    /// The last day before everything is deleted, if deletion is asked.
    pub delete_after: Option<Day>,
}

impl Wish {
    /// Seals what it takes; `state` says afterwards where things stand. `deletion_days`: whole days until a deletion is due.
    ///
    /// # Errors
    /// [`SayingError`]; nothing is to be kept then.
    pub fn grant(
        &self,
        speaker: &Speaker<'_>,
        rng: &mut impl CryptoRng,
        state: &mut MailboxState,
        own_copy: Option<&OwnCopy>,
        deletion_days: u32,
    ) -> Result<Granted, SayingError> {
        if let Self::Answer(asked, said) = self
            && !asked.question.takes(said, speaker.today)
        {
            return Err(MessageError::Content(CborError::Field("answer")).into());
        }
        let mut envelopes = Vec::new();
        for (org, body) in self.messages(speaker, state, own_copy, deletion_days) {
            envelopes.push(speaker.say(rng, state, &org, (self.kind_of(&body), body, self.files()))?);
        }
        state.version = state.version.saturating_add(1);
        let sealed = state.seal(rng, speaker.keys)?;
        Ok(Granted { state: sealed, envelopes, delete_after: state.deletion_due })
    }

    /// Files that go along.
    #[must_use]
    pub fn files(&self) -> &[Attachment] {
        if let Self::More(_, files) = self { files } else { &[] }
    }

    fn kind_of(&self, body: &Body) -> Kind {
        match self {
            Self::Answer(..) => Kind::Consent,
            Self::TakeBack(_) => Kind::ConsentWithdrawn,
            _ => body.kind().unwrap_or(Kind::FollowUp),
        }
    }

    fn messages(
        &self,
        speaker: &Speaker<'_>,
        state: &mut MailboxState,
        own_copy: Option<&OwnCopy>,
        deletion_days: u32,
    ) -> Vec<(OrgId, Body)> {
        match self {
            Self::More(text, _) => to_each(&state.readers, || Body::FollowUp { text: text.clone() }),
            Self::Readers { chosen, give_copy } => {
                let messages = change(state, chosen, own_copy.filter(|_| *give_copy));
                take_back_from(state, &messages, speaker.today);
                messages
            }
            Self::Stop(stopped) => {
                let left: Vec<OrgId> =
                    state.readers.iter().filter(|org| !stopped.contains(org)).cloned().collect();
                let messages = change(state, &left, None);
                take_back_from(state, &messages, speaker.today);
                messages
            }
            Self::Delete => {
                let due = speaker.today.checked_add(deletion_days).unwrap_or(speaker.today);
                // Asked twice, the first day stays: asking again must not push it away.
                let due = *state.deletion_due.get_or_insert(due);
                to_each(&speaker.reachable(&state.ever), || Body::DeletionAsked { due })
            }
            Self::Undo => {
                state.deletion_due = None;
                to_each(&speaker.reachable(&state.ever), || Body::DeletionUndone)
            }
            Self::Answer(asked, said) => answer(state, asked, Some(said), speaker.today),
            Self::TakeBack(asked) => answer(state, asked, None, speaker.today),
        }
    }
}

impl Speaker<'_> {
    /// One more message to one organisation, at its place in that organisation's chain, which moves on.
    fn say(
        &self,
        rng: &mut impl CryptoRng,
        state: &mut MailboxState,
        to: &OrgId,
        (kind, body, files): (Kind, Body, &[Attachment]),
    ) -> Result<([u8; 32], Vec<u8>), SayingError> {
        let recipient = (self.key_of)(to).ok_or_else(|| SayingError::NoKey(to.clone()))?;
        let at =
            state.outgoing.iter().find(|(org, _)| org == to).map_or_else(Chain::start, |(_, chain)| *chain);
        let place = (state.lang.as_str(), self.mode);
        let mut message = first_message(self.keys, kind, body, core::slice::from_ref(to), place);
        message.attachments = files.to_vec();
        message.seq = at.next_seq;
        message.prev = at.prev;
        message.reply_to = message.reply_to.filter(|_| at.next_seq == 0);
        let signed = message.sign(&self.keys.signing_key())?;
        let sealed = seal_message(rng, &signed, &[recipient])?;
        let mut next = at;
        next.advance(signed.payload_hash());
        state.outgoing.retain(|(org, _)| org != to);
        state.outgoing.push((to.clone(), next));
        Ok((envelope_id(self.keys, Some(to), at.next_seq), sealed))
    }

    /// An organisation without a key today must not keep somebody from deleting: the relay deletes all the same.
    fn reachable(&self, orgs: &[OrgId]) -> Vec<OrgId> {
        orgs.iter().filter(|org| (self.key_of)(org).is_some()).cloned().collect()
    }
}

fn to_each(orgs: &[OrgId], body: impl Fn() -> Body) -> Vec<(OrgId, Body)> {
    orgs.iter().map(|org| (org.clone(), body())).collect()
}

/// Whoever goes is told to stop; whoever stays or comes learns who reads. A newcomer's first message carries the reply
/// key, so the first text, if given, goes before everything else.
fn change(state: &mut MailboxState, chosen: &[OrgId], give: Option<&OwnCopy>) -> Vec<(OrgId, Body)> {
    let chosen: Vec<OrgId> = chosen.iter().take(READERS_MAX).cloned().collect();
    let before = core::mem::replace(&mut state.readers, chosen.clone());
    let gone = before.iter().filter(|org| !chosen.contains(org));
    let mut messages: Vec<_> = gone.map(|org| (org.clone(), Body::Withdrawal)).collect();
    for org in &chosen {
        if !state.ever.contains(org) {
            state.ever.push(org.clone());
        }
        let is_new_to_it = !state.outgoing.iter().any(|(known, _)| known == org);
        if let Some(copy) = give.filter(|_| is_new_to_it) {
            messages.push((org.clone(), report(copy)));
        }
    }
    if before != chosen {
        messages.extend(to_each(&chosen, || Body::ReadersChanged { readers: chosen.clone() }));
    }
    messages
}

/// Whoever is stopped holds nothing any more.
fn take_back_from(state: &mut MailboxState, messages: &[(OrgId, Body)], on: Day) {
    let stopped = |org: &OrgId| messages.iter().any(|(to, body)| to == org && *body == Body::Withdrawal);
    for note in &mut state.consents {
        let agreed = matches!(note.said, Some(consent::Answer::Yes | consent::Answer::Part(_)));
        if agreed && stopped(&note.org) {
            (note.said, note.on) = (None, on);
        }
    }
}

/// What is said about consent, and the note of it. Whoever agreed in another tab meanwhile says nothing more: they take back first.
fn answer(
    state: &mut MailboxState,
    asked: &Asked,
    said: Option<&consent::Answer>,
    on: Day,
) -> Vec<(OrgId, Body)> {
    let (org, id) = (&asked.org, asked.question.id);
    let before = state.consents.iter().find(|note| note.org == *org && note.question.id == id);
    let agreed = before.is_some_and(|note| {
        let holds = matches!(note.said, Some(consent::Answer::Yes | consent::Answer::Part(_)));
        holds && note.heard >= asked.heard
    });
    if said.is_some() && agreed {
        return Vec::new();
    }
    let body = match said {
        Some(said) => Answered { id, said: said.clone() }.to_body(),
        None => TakenBack { id, on }.to_body(),
    };
    let question = consent::Question { held: None, ..asked.question.clone() };
    let note = Note { org: org.clone(), question, on, said: said.cloned(), heard: asked.heard };
    consent::keep(&mut state.consents, note, on);
    Vec::from([(org.clone(), body)])
}

fn report(copy: &OwnCopy) -> Body {
    Body::Report {
        text: copy.text.clone(),
        pressure: has_pressure(&copy.answers),
        answers: copy.answers.clone(),
        about_police: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    fn org(name: &str) -> OrgId {
        OrgId::parse(name).unwrap()
    }

    fn state(readers: &[&str]) -> MailboxState {
        let readers: Vec<OrgId> = readers.iter().map(|name| org(name)).collect();
        MailboxState {
            version: 1,
            lang: "nl".into(),
            ever: readers.clone(),
            consents: vec![],
            outgoing: readers.iter().map(|org| (org.clone(), Chain::start())).collect(),
            readers,
            keep_copy: true,
            sent_day: Day(1),
            deletion_due: None,
        }
    }

    #[test]
    fn whoever_is_stopped_is_told_and_gets_nothing_more() {
        let mut state = state(&["centre", "police"]);
        let messages = change(&mut state, &[org("centre")], None);
        assert!(messages.contains(&(org("police"), Body::Withdrawal)));
        assert_eq!(messages.iter().filter(|(to, _)| *to == org("police")).count(), 1);
        assert_eq!(state.readers, [org("centre")]);
        assert_eq!(state.ever.len(), 2, "a deletion still reaches whoever ever read");
    }

    #[test]
    fn a_newcomer_gets_the_first_text_only_if_she_says_so() {
        let copy = OwnCopy { text: "they hold my passport".into(), answers: vec![] };
        let with = change(&mut state(&["centre"]), &[org("centre"), org("union")], Some(&copy));
        let to_union: Vec<_> = with.iter().filter(|(to, _)| *to == org("union")).collect();
        assert!(matches!(to_union[0].1, Body::Report { .. }), "first, since it carries the reply key");
        assert!(matches!(to_union[1].1, Body::ReadersChanged { .. }));
        let to_centre = with.iter().filter(|(to, _)| *to == org("centre")).count();
        assert_eq!(to_centre, 1, "the centre has read it and is only told who reads");
        let without = change(&mut state(&["centre"]), &[org("centre"), org("union")], None);
        assert!(!without.iter().any(|(_, body)| matches!(body, Body::Report { .. })));
    }

    #[test]
    fn saving_without_a_change_tells_nobody_anything() {
        assert!(change(&mut state(&["centre"]), &[org("centre")], None).is_empty());
    }
}
