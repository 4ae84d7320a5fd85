//! A relay's tables: sealed messages both ways, mailboxes, drafts, what desks have shown of themselves.

mod accept;
mod answers;
mod bundles;
mod campaigns;
mod cleaning;
mod drafts;
mod envelopes;
mod files;
mod log;
mod mailboxes;
mod nonces;

pub use accept::{Accept, Acceptor, DraftStep, MailboxStep, NewEnvelope, Outcome};
pub use answers::{Answer, NewAnswer, add_answer, answers_of};
pub use bundles::{Bundle, bundle_of, bundles, put_bundle};
pub use campaigns::{
    CAMPAIGN_KEPT_DAYS, CampaignKept, CampaignRow, add_times, campaign_of_code, campaigns_until,
    put_campaign, times_of,
};
pub use cleaning::{Keep, clean};
pub use drafts::{Draft, delete_draft, draft, put_draft, step_draft};
pub use envelopes::{Envelope, Held, add_envelope, envelopes_after, held, last_envelopes};
pub use files::{
    add_file_part, begin_file, file_of_visit, file_part, files_of_visit, finish_file, held_bytes,
    let_go_of_file, sweep_files,
};
pub use log::{
    Cosignature, LogEntry, add_to_log, cosignatures, hold_log, log_bundles, log_entries, log_seed, log_size,
    put_cosignature,
};
pub use mailboxes::{Mailbox, mailbox, touch_mailbox};
pub use nonces::remember_nonce;
