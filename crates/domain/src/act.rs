//! Every act of the log: whether it changes what it is about, and under which heading a quarter counts it. One table, so that no act is
//! sorted by chance: the log's page, "changed by others", the page of the day and the index in memory all read it.
use crate::self_audit::Heading::{self, Asked, Erased, Exception, Export, Looked, Refused, Work};

/// What an act does with the report or case it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// It looks at it, takes something along or hears what became of it: it is afterwards as it was before.
    Look,
    /// It is not the same afterwards, for whoever looked at it before.
    Change,
}

use Does::{Change, Look};

/// What is sorted: its name in the log, what it does, its heading.
type Sorted = (&'static str, Does, Heading);

/// By name.
const ACTS: &[Sorted] = &[
    ("access-refused", Look, Refused),
    ("after-ended", Change, Exception),
    ("after-lifted", Change, Exception),
    ("audit-checked", Look, Work),
    ("away-ended", Change, Work),
    ("away-set", Change, Work),
    ("back-agreed", Change, Work),
    ("back-asked", Change, Work),
    ("back-refused", Change, Refused),
    ("backup-made", Change, Work),
    ("blind-hit", Look, Looked),
    ("campaign-ended", Change, Work),
    ("campaign-papers", Look, Export),
    ("campaign-places", Change, Work),
    ("campaign-released", Change, Work),
    ("campaign-written", Change, Work),
    ("case-attached", Change, Work),
    ("case-changed", Change, Work),
    ("case-closed", Change, Work),
    ("case-corrected", Change, Work),
    ("case-detached", Change, Work),
    ("case-entry", Change, Work),
    ("case-erased", Change, Erased),
    ("case-given", Change, Work),
    ("case-opened", Change, Work),
    ("case-released", Change, Work),
    ("case-reopened", Change, Work),
    ("case-seen", Look, Looked),
    ("case-seen-after", Look, Looked),
    ("case-seen-emergency", Look, Looked),
    ("case-seen-role", Look, Looked),
    ("clock-changed", Change, Work),
    ("clock-started", Change, Work),
    ("conflict-raised", Change, Exception),
    ("conflict-seen", Look, Looked),
    ("conflict-settled", Change, Exception),
    ("consent-answered", Change, Work),
    ("consent-asked", Change, Work),
    ("consent-card", Look, Export),
    ("consent-decided", Change, Work),
    ("consent-withdrawn", Change, Work),
    ("copy-taken", Look, Export),
    ("custody-written", Change, Work),
    ("deletion-asked", Change, Work),
    ("deletion-undone", Change, Work),
    ("desk-left", Look, Export),
    ("document-added", Change, Work),
    ("document-copy-opened", Look, Looked),
    ("document-copy-seen", Look, Looked),
    ("document-differs", Change, Exception),
    ("document-opened", Look, Export),
    ("document-same", Look, Work),
    ("document-seen", Look, Looked),
    ("documents-seen", Look, Looked),
    ("drill-passed", Change, Work),
    ("emergency-ended", Change, Exception),
    ("emergency-opened", Look, Exception),
    ("emergency-reviewed", Change, Exception),
    ("end-extended", Change, Exception),
    ("entry-changed", Change, Work),
    ("erase-asked", Change, Work),
    ("erase-refused", Change, Refused),
    ("erased", Change, Erased),
    ("escalated", Change, Work),
    ("escalated-again", Change, Work),
    ("feed-ended", Change, Work),
    ("feed-made", Change, Work),
    ("file-arrived", Change, Work),
    ("file-copy-opened", Look, Looked),
    ("file-copy-seen", Look, Looked),
    ("file-differs", Change, Exception),
    ("file-gone", Change, Work),
    ("file-opened", Look, Export),
    ("head-shown", Change, Work),
    ("head-witnessed", Change, Work),
    ("hold-lifted", Change, Exception),
    ("hold-set", Change, Exception),
    ("inner-lifted", Change, Exception),
    ("inner-set", Change, Exception),
    ("interpreter-noted", Change, Work),
    ("kept-from", Change, Exception),
    ("kept-no-longer", Change, Exception),
    ("key-alarm", Change, Exception),
    ("key-log-anew", Change, Exception),
    ("labels-set", Change, Work),
    ("language-asked", Change, Work),
    ("log-cut", Change, Erased),
    ("looks-given", Look, Asked),
    ("looks-seen", Look, Looked),
    ("mail-given-up", Change, Work),
    ("mailbox-opened", Change, Work),
    ("member-back", Change, Work),
    ("member-changed", Change, Work),
    ("member-invited", Change, Work),
    ("member-joined", Change, Work),
    ("member-left", Change, Work),
    ("member-role", Change, Work),
    ("message-arrived", Change, Work),
    ("message-refused", Change, Refused),
    ("message-waits", Change, Work),
    ("minor-told", Change, Work),
    ("minor-told-stays", Change, Work),
    ("not-yours", Look, Looked),
    ("note-written", Change, Work),
    ("partner-changed", Change, Exception),
    ("partner-compared", Change, Work),
    ("partner-doubted", Change, Work),
    ("passkey-added", Change, Work),
    ("passkey-copied", Change, Refused),
    ("passkey-removed", Change, Work),
    ("people-exported", Look, Export),
    ("phrase-released", Change, Work),
    ("phrase-retired", Change, Work),
    ("phrase-written", Change, Work),
    ("provider-linked", Change, Work),
    ("provider-refused", Change, Refused),
    ("provider-unlinked", Change, Work),
    ("pulled", Change, Work),
    ("reception-begun", Change, Work),
    ("reception-changed", Change, Work),
    ("reception-printed", Look, Export),
    ("recovery-made", Change, Work),
    ("recovery-tried", Change, Work),
    ("recovery-used", Change, Exception),
    ("referral-accepted", Change, Work),
    ("referral-answered", Change, Work),
    ("referral-arrived", Change, Work),
    ("referral-asked", Change, Work),
    ("referral-confirmed", Change, Work),
    ("referral-declined", Change, Work),
    ("referral-delivered", Change, Work),
    ("referral-described", Change, Work),
    ("referral-found-again", Change, Work),
    ("referral-not-described", Change, Work),
    ("referral-on-paper", Change, Work),
    ("referral-over", Change, Work),
    ("referral-printed", Look, Export),
    ("referral-refused", Change, Refused),
    ("referral-revoked", Change, Work),
    ("referral-seen", Look, Looked),
    ("referral-sent", Change, Work),
    ("referral-stopped", Change, Refused),
    ("referral-team", Change, Work),
    ("referral-withdrawn", Change, Work),
    ("refusal-settled", Change, Erased),
    ("refusal-taken-back", Change, Work),
    ("refusal-written", Change, Work),
    ("reply-delivered", Look, Work),
    ("reply-written", Change, Work),
    ("report-text-shown", Look, Export),
    ("request-answered", Change, Asked),
    ("request-extended", Change, Exception),
    ("request-noted", Change, Asked),
    ("request-seen", Look, Looked),
    ("request-worked", Change, Asked),
    ("restored", Change, Exception),
    ("rights-told", Change, Work),
    ("search-refused", Look, Refused),
    ("searched", Look, Looked),
    ("searched-place", Look, Looked),
    ("second-look-agreed", Change, Work),
    ("second-look-asked", Change, Work),
    ("second-look-ended", Change, Work),
    ("second-look-refused", Change, Refused),
    ("session-ended", Change, Work),
    ("sign-in-refused", Change, Refused),
    ("signal-arrived", Change, Work),
    ("signal-brought-back", Change, Work),
    ("signal-closed", Change, Work),
    ("signal-entered", Change, Work),
    ("signal-given", Change, Work),
    ("signal-given-team", Change, Work),
    ("signal-merged", Change, Work),
    ("signal-released", Change, Work),
    ("signal-reopened", Change, Work),
    ("signal-seen", Look, Looked),
    ("signal-seen-after", Look, Looked),
    ("signal-seen-emergency", Look, Looked),
    ("signal-seen-role", Look, Looked),
    ("signal-set-aside", Change, Work),
    ("signal-snoozed", Change, Work),
    ("signal-taken", Change, Work),
    ("signal-unmerged", Change, Work),
    ("signal-woken", Change, Work),
    ("signals-linked", Change, Work),
    ("signals-unlinked", Change, Work),
    ("signed-in", Change, Work),
    ("signed-in-passkey", Change, Work),
    ("signed-in-provider", Change, Work),
    ("signed-out", Change, Work),
    ("signs-assessed", Change, Work),
    ("signs-seen", Look, Looked),
    ("started", Change, Work),
    ("task-done", Change, Work),
    ("task-open", Change, Work),
    ("team-made", Change, Work),
    ("told-changed", Change, Work),
    ("transfer-accepted", Change, Work),
    ("transfer-asked", Change, Work),
    ("transfer-declined", Change, Work),
    ("transfer-withdrawn", Change, Work),
    ("undone", Change, Work),
    ("urgency-set", Change, Work),
    ("victim-added", Change, Work),
    ("victim-changed", Change, Work),
    ("victim-emptied", Change, Erased),
    ("victim-seen", Look, Looked),
    ("victim-step", Change, Work),
    ("view-changed", Change, Work),
    ("view-kept", Change, Work),
    ("view-removed", Change, Work),
    ("words-folded", Change, Work),
    ("words-unfolded", Change, Work),
    ("writer-stopped", Change, Work),
];

/// What is known of an act. `None`: nobody has sorted it, as with one that a newer version wrote.
#[must_use]
pub fn sorted(act: &str) -> Option<(Does, Heading)> {
    let at = ACTS.binary_search_by(|(name, ..)| (*name).cmp(act)).ok()?;
    ACTS.get(at).map(|(_, does, heading)| (*does, *heading))
}

/// Whether an act leaves what it is about as it was.
#[must_use]
pub fn only_looks(act: &str) -> bool {
    sorted(act).is_some_and(|(does, _)| does == Look)
}

/// Every act that only looks, by name.
pub fn looks() -> impl Iterator<Item = &'static str> {
    ACTS.iter().filter(|(_, does, _)| *does == Look).map(|(name, ..)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_stand_by_name_and_once() {
        assert!(ACTS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn what_is_only_seen_searched_or_taken_along_changes_nothing() {
        for (act, does, heading) in ACTS {
            assert!(*does == Look || !matches!(heading, Looked | Export), "{act}");
            assert!(*does == Change || !act.ends_with("-changed"), "{act}");
        }
        for look in ["document-opened", "file-opened", "looks-given", "report-text-shown", "blind-hit"] {
            assert!(only_looks(look), "{look}");
        }
        assert!(!only_looks("note-written") && !only_looks("of a newer version"));
    }
}
