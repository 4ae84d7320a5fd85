//! What a reporter can wish for when they come back, and the messages it takes. Each reader is told in their own chain;
//! nobody but the reporter can withdraw or delete, the relay least of all.
use crate::saying::{SayingError, Speaker};
use envelope::{
    ids::OrgId,
    mailbox_state::MailboxState,
    message::{Answer, Attachment, Body},
};
use rand_core::CryptoRng;
use store::relay::NewEnvelope;

/// The reporter's first text and answers, if they kept a copy.
pub(crate) type OwnCopy = Option<(String, Vec<Answer>)>;

/// What they wish.
pub(crate) enum Wish {
    /// To say more to everybody who reads, with files.
    More(String, Vec<Attachment>),
    /// That these read from now on; whoever is new also gets the first text, if so wished and kept.
    Readers { chosen: Vec<OrgId>, give_copy: bool },
    /// That these stop.
    Stop(Vec<OrgId>),
    /// That everything goes.
    Delete,
    /// That it stays after all.
    Undo,
}

impl Wish {
    /// The sealed messages, in order; `state` says afterwards where things stand.
    pub(crate) fn say(
        &self,
        speaker: &Speaker<'_>,
        rng: &mut impl CryptoRng,
        state: &mut MailboxState,
        own_copy: OwnCopy,
        deletion_days: u32,
    ) -> Result<Vec<NewEnvelope>, SayingError> {
        let mut messages = Vec::new();
        for (org, body) in self.messages(speaker, state, &own_copy, deletion_days) {
            messages.push(speaker.say(rng, state, &org, (body, self.files()))?);
        }
        Ok(messages)
    }

    /// Files that go along.
    pub(crate) fn files(&self) -> &[Attachment] {
        if let Self::More(_, files) = self { files } else { &[] }
    }

    fn messages(
        &self,
        speaker: &Speaker<'_>,
        state: &mut MailboxState,
        own_copy: &OwnCopy,
        deletion_days: u32,
    ) -> Vec<(OrgId, Body)> {
        match self {
            Self::More(text, _) => to_each(&state.readers, || Body::FollowUp { text: text.clone() }),
            Self::Readers { chosen, give_copy } => {
                change(state, chosen, own_copy.as_ref().filter(|_| *give_copy))
            }
            Self::Stop(stopped) => {
                let left: Vec<OrgId> =
                    state.readers.iter().filter(|org| !stopped.contains(org)).cloned().collect();
                change(state, &left, None)
            }
            Self::Delete => {
                let due = speaker.today.checked_add(deletion_days).unwrap_or(speaker.today);
                // Asked twice, the first day stays: asking again must not push it away.
                let due = *state.deletion_due.get_or_insert(due);
                to_each(&reachable(speaker, &state.ever), || Body::DeletionAsked { due })
            }
            Self::Undo => {
                state.deletion_due = None;
                to_each(&reachable(speaker, &state.ever), || Body::DeletionUndone)
            }
        }
    }
}

/// An organisation without a key today must not keep somebody from deleting: the relay deletes all the same.
fn reachable(speaker: &Speaker<'_>, orgs: &[OrgId]) -> Vec<OrgId> {
    let has_key = |org: &&OrgId| speaker.organisations.key_of(org, speaker.today).is_some();
    orgs.iter().filter(has_key).cloned().collect()
}

fn to_each(orgs: &[OrgId], body: impl Fn() -> Body) -> Vec<(OrgId, Body)> {
    orgs.iter().map(|org| (org.clone(), body())).collect()
}

/// Whoever goes is told to stop; whoever stays or comes learns who reads. A newcomer's first message carries the reply
/// key, so the first text, if given, goes before everything else.
fn change(
    state: &mut MailboxState,
    chosen: &[OrgId],
    give: Option<&(String, Vec<Answer>)>,
) -> Vec<(OrgId, Body)> {
    let before = std::mem::replace(&mut state.readers, chosen.to_vec());
    let gone = before.iter().filter(|org| !chosen.contains(org));
    let mut messages: Vec<_> = gone.map(|org| (org.clone(), Body::Withdrawal)).collect();
    for org in chosen {
        if !state.ever.contains(org) {
            state.ever.push(org.clone());
        }
        let is_new_to_it = !state.outgoing.iter().any(|(known, _)| known == org);
        if let Some((text, answers)) = give.filter(|_| is_new_to_it) {
            messages.push((org.clone(), report(text, answers)));
        }
    }
    if before != chosen {
        messages.extend(to_each(chosen, || Body::ReadersChanged { readers: chosen.to_vec() }));
    }
    messages
}

fn report(text: &str, answers: &[Answer]) -> Body {
    Body::Report {
        text: text.into(),
        pressure: crate::tell::questions::has_pressure(answers),
        answers: answers.to_vec(),
        about_police: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use envelope::{chain::Chain, ids::Day};

    fn org(name: &str) -> OrgId {
        OrgId::parse(name).unwrap()
    }

    fn state(readers: &[&str]) -> MailboxState {
        let readers: Vec<OrgId> = readers.iter().map(|name| org(name)).collect();
        MailboxState {
            version: 1,
            lang: "nl".into(),
            ever: readers.clone(),
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
        let copy = ("they hold my passport".to_owned(), vec![]);
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
