//! Sealed values of the desk as they are inside: a member's details, a report's, what was said.
use crate::{
    DeskError,
    at_rest::{Key, Place},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::HashMap;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What is known of a member.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct MemberDetails {
    pub(crate) name: String,
    pub(crate) user: String,
    pub(crate) languages: Vec<String>,
    pub(crate) salt: [u8; 16],
    pub(crate) password: [u8; 32],
    pub(crate) totp: Vec<u8>,
}

/// What a member wants to be told outside the desk: address, topics with when, the beginning of each day's shift.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct ToldDetails {
    pub(crate) address: String,
    pub(crate) topics: Vec<(String, String)>,
    pub(crate) shifts: [String; 7],
}

/// What is known of a report beside its conversation.
#[derive(Serialize, Deserialize, Clone, Default)]
pub(crate) struct SignalDetails {
    pub(crate) mode: u8,
    pub(crate) readers: Vec<String>,
    pub(crate) answers: Vec<(String, String)>,
    /// Of a report that we wrote down: how it was checked, and from whom it came.
    #[serde(default)]
    pub(crate) checked: String,
    #[serde(default)]
    pub(crate) source: String,
}

/// What members decided about a report, in words.
#[derive(Serialize, Deserialize, Clone, Default, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(crate) struct WorkDetails {
    pub(crate) urgency_reason: String,
    pub(crate) snooze_reason: String,
    pub(crate) outcome_reason: String,
    pub(crate) report_number: String,
    /// In which ways the words are hard to read.
    #[serde(default)]
    pub(crate) hard: Vec<String>,
}

/// A closing that waits for a second person.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct WantedClosing {
    pub(crate) outcome: String,
    pub(crate) reason: String,
}

/// What a case is called, and why it was closed.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct CaseDetails {
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) closed_reason: String,
}

/// Why a case is handed over, and what was answered.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct TransferDetails {
    pub(crate) why: String,
    pub(crate) answer: String,
}

/// What stands in an entry of a case, whatever its kind; what a kind has not is empty.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct EntryDetails {
    /// The fact, assessment or task; the name; the thing; the number.
    pub(crate) text: String,
    /// Other names; what a task waits for; more about a thing.
    pub(crate) more: String,
    /// Code of a role, a kind of thing or of reference.
    pub(crate) kind: String,
    pub(crate) age: String,
    pub(crate) doubt: String,
    pub(crate) report_number: String,
    /// Code of where it comes from, the report, and in words.
    pub(crate) source: String,
    pub(crate) signal: i64,
    pub(crate) from: String,
}

/// What is known of a document of a case, and the key of its bytes.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct DocumentDetails {
    pub(crate) title: String,
    pub(crate) file_name: String,
    pub(crate) kind: String,
    pub(crate) size: u64,
    pub(crate) sha256: String,
    pub(crate) key: [u8; 16],
    pub(crate) how: String,
    pub(crate) from: String,
    pub(crate) on: u32,
    pub(crate) more: String,
}

/// What is known of a file that came with a report: where it is fetched, the key of its bytes, what they are.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct FileDetails {
    pub(crate) id: [u8; 32],
    pub(crate) key: [u8; 16],
    /// SHA-256 of the sealed bytes, as the message said.
    pub(crate) hash: [u8; 32],
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) size: u64,
    /// Of the bytes themselves, once they are here.
    pub(crate) sha256: String,
}

/// To or from whom a document went, and why.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct CustodyDetails {
    pub(crate) to: String,
    pub(crate) why: String,
}

/// A passkey: what its owner calls it, and what the device gave.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct PasskeyDetails {
    pub(crate) name: String,
    pub(crate) key: webauthn_rs::prelude::Passkey,
}

/// A ready-made sentence.
#[derive(Serialize, Deserialize, Clone, Default)]
pub(crate) struct PhraseDetails {
    pub(crate) name: String,
    pub(crate) texts: Vec<(String, String)>,
}

/// A campaign: what members call it, its days, how it looks and what it says.
#[derive(Serialize, Deserialize, Clone, Default)]
pub(crate) struct CampaignDetails {
    pub(crate) name: String,
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) colour: String,
    pub(crate) owner: String,
    pub(crate) licence: String,
    pub(crate) audiences: Vec<String>,
    /// By language: heading, text, what the picture shows.
    pub(crate) texts: Vec<(String, [String; 3])>,
    pub(crate) picture: Option<i64>,
}

/// What left the desk: for whom, what for, and how it is known again.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct CopyDetails {
    pub(crate) reader: String,
    pub(crate) whom: String,
    pub(crate) purpose: String,
    pub(crate) words: String,
    pub(crate) whole: bool,
    /// Why names stand in a pack.
    #[serde(default)]
    pub(crate) why: String,
    /// What stands on each of its pages.
    pub(crate) mark: String,
    /// SHA-256 of the file, in hexadecimal digits.
    pub(crate) hash: String,
}

/// How a report was before something was done to many at once, and how it stood afterwards.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct BulkBefore {
    pub(crate) state: String,
    pub(crate) waiting: String,
    pub(crate) assignee: Option<i64>,
    pub(crate) team: Option<i64>,
    pub(crate) snoozed_until: Option<i64>,
    /// As it lay there: sealed with the key of the report.
    pub(crate) sealed_work: Option<Vec<u8>>,
    /// Labels that were put on, and those that were taken off.
    pub(crate) put: Vec<i64>,
    pub(crate) taken: Vec<i64>,
    /// When it was done, Unix seconds.
    pub(crate) since: i64,
    pub(crate) mark: String,
}

/// A filter that somebody keeps: what it is called, and its address.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct ViewDetails {
    pub(crate) name: String,
    pub(crate) address: String,
}

/// Where to answer. Public keys, and kept apart: a writer who stopped us and comes back can still be answered.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct ReplyAddress {
    pub(crate) report_id: [u8; 32],
    pub(crate) reply_to: Vec<u8>,
}

/// A member's name; nothing for one who is no longer there.
pub(crate) fn name_of(members: &HashMap<i64, MemberDetails>, id: i64) -> String {
    members.get(&id).map(|details| details.name.clone()).unwrap_or_default()
}

pub(crate) fn seal<T: Serialize>(key: &Key, place: Place, value: &T) -> Result<Vec<u8>, DeskError> {
    let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| DeskError::Damaged(place.table))?);
    key.seal(place, &plain)
}

pub(crate) fn open<T: DeserializeOwned>(key: &Key, place: Place, sealed: &[u8]) -> Result<T, DeskError> {
    serde_json::from_slice(&key.open(place, sealed)?).map_err(|_| DeskError::Damaged(place.table))
}

pub(crate) const fn member_place(row: i64) -> Place {
    Place { table: "members", column: "sealed", row }
}

pub(crate) const fn told_place(row: i64) -> Place {
    Place { table: "told", column: "sealed", row }
}

pub(crate) const fn signal_place(row: i64) -> Place {
    Place { table: "signals", column: "sealed", row }
}

pub(crate) const fn reply_place(row: i64) -> Place {
    Place { table: "signals", column: "sealed_reply", row }
}

pub(crate) const fn message_place(row: i64) -> Place {
    Place { table: "messages", column: "sealed", row }
}

pub(crate) const fn outbox_place(row: i64) -> Place {
    Place { table: "outbox", column: "sealed", row }
}

pub(crate) const fn request_place(row: i64) -> Place {
    Place { table: "language_requests", column: "sealed", row }
}

pub(crate) const fn submission_place(row: i64) -> Place {
    Place { table: "submissions", column: "sealed", row }
}

pub(crate) const fn work_place(row: i64) -> Place {
    Place { table: "signals", column: "sealed_work", row }
}

pub(crate) const fn label_place(row: i64) -> Place {
    Place { table: "labels", column: "sealed", row }
}

pub(crate) const fn team_place(row: i64) -> Place {
    Place { table: "teams", column: "sealed", row }
}

pub(crate) const fn passkey_place(row: i64) -> Place {
    Place { table: "passkeys", column: "sealed", row }
}

pub(crate) const fn pass_place(row: i64) -> Place {
    Place { table: "passes", column: "sealed", row }
}

pub(crate) const fn export_place(row: i64) -> Place {
    Place { table: "exports", column: "sealed", row }
}

pub(crate) const fn search_place(row: i64) -> Place {
    Place { table: "searches", column: "sealed", row }
}

pub(crate) const fn case_place(row: i64) -> Place {
    Place { table: "cases", column: "sealed", row }
}

pub(crate) const fn entry_place(row: i64) -> Place {
    Place { table: "case_entries", column: "sealed", row }
}

/// Why something is kept from a member: under its own key, so that one for each member is enough.
pub(crate) const fn kept_place(member: i64) -> Place {
    Place { table: "kept_from", column: "sealed", row: member }
}

/// Why a check was settled so: with the key of the case that has the smaller number.
pub(crate) const fn conflict_place(row: i64) -> Place {
    Place { table: "conflicts", column: "sealed", row }
}

pub(crate) const fn transfer_place(row: i64) -> Place {
    Place { table: "transfers", column: "sealed", row }
}

pub(crate) const fn victim_place(row: i64) -> Place {
    Place { table: "victims", column: "sealed", row }
}

pub(crate) const fn step_place(row: i64) -> Place {
    Place { table: "victim_steps", column: "sealed", row }
}

pub(crate) const fn referral_place(row: i64) -> Place {
    Place { table: "referrals", column: "sealed", row }
}

pub(crate) const fn referral_stub_place(row: i64) -> Place {
    Place { table: "referrals", column: "sealed_stub", row }
}

/// Within the stub: under the key of the case it became.
pub(crate) const fn referral_copied_place(row: i64) -> Place {
    Place { table: "referrals", column: "copied", row }
}

pub(crate) const fn referral_message_place(row: i64) -> Place {
    Place { table: "referral_messages", column: "sealed", row }
}

pub(crate) const fn referral_waiting_place(row: i64) -> Place {
    Place { table: "referral_messages", column: "sealed_waiting", row }
}

pub(crate) const fn unproven_place(row: i64) -> Place {
    Place { table: "unproven", column: "sealed", row }
}

pub(crate) const fn clock_place(row: i64) -> Place {
    Place { table: "clocks", column: "sealed", row }
}

pub(crate) const fn consent_place(row: i64) -> Place {
    Place { table: "consents", column: "sealed", row }
}

pub(crate) const fn consent_event_place(row: i64) -> Place {
    Place { table: "consent_events", column: "sealed", row }
}

pub(crate) const fn reception_place(row: i64) -> Place {
    Place { table: "receptions", column: "sealed", row }
}

pub(crate) const fn reception_event_place(row: i64) -> Place {
    Place { table: "reception_events", column: "sealed", row }
}

pub(crate) const fn refusal_place(row: i64) -> Place {
    Place { table: "refusals", column: "sealed", row }
}

pub(crate) const fn data_request_place(row: i64) -> Place {
    Place { table: "data_requests", column: "sealed", row }
}

pub(crate) const fn request_step_place(row: i64) -> Place {
    Place { table: "data_request_steps", column: "sealed", row }
}

pub(crate) const fn emergency_place(row: i64) -> Place {
    Place { table: "emergencies", column: "sealed", row }
}

pub(crate) const fn document_place(row: i64) -> Place {
    Place { table: "documents", column: "sealed", row }
}

pub(crate) const fn file_place(row: i64) -> Place {
    Place { table: "report_files", column: "sealed", row }
}

pub(crate) const fn custody_place(row: i64) -> Place {
    Place { table: "custody", column: "sealed", row }
}

pub(crate) const fn end_act_place(row: i64) -> Place {
    Place { table: "end_acts", column: "sealed", row }
}

pub(crate) const fn phrase_place(row: i64) -> Place {
    Place { table: "phrases", column: "sealed", row }
}

pub(crate) const fn campaign_place(row: i64) -> Place {
    Place { table: "campaigns", column: "sealed", row }
}

pub(crate) const fn campaign_released_place(row: i64) -> Place {
    Place { table: "campaigns", column: "sealed_released", row }
}

pub(crate) const fn campaign_picture_place(row: i64) -> Place {
    Place { table: "campaign_pictures", column: "sealed", row }
}

pub(crate) const fn campaign_small_place(row: i64) -> Place {
    Place { table: "campaign_pictures", column: "sealed_small", row }
}

pub(crate) const fn campaign_place_place(row: i64) -> Place {
    Place { table: "campaign_places", column: "sealed", row }
}

/// What is kept of a report lies in one row for each time; the report's number binds it.
pub(crate) const fn bulk_place(number: i64) -> Place {
    Place { table: "bulk_lines", column: "sealed", row: number }
}

pub(crate) const fn view_place(row: i64) -> Place {
    Place { table: "views", column: "sealed", row }
}

pub(crate) const fn assessment_place(row: i64) -> Place {
    Place { table: "assessments", column: "sealed", row }
}

pub(crate) const fn note_place(row: i64) -> Place {
    Place { table: "notes", column: "sealed", row }
}

pub(crate) const fn second_look_place(row: i64) -> Place {
    Place { table: "second_looks", column: "sealed", row }
}

/// A draft has two numbers: its row is the member, its report is bound by the report's own key.
pub(crate) const fn draft_place(member: i64) -> Place {
    Place { table: "drafts", column: "sealed", row: member }
}

pub(crate) const fn note_draft_place(member: i64) -> Place {
    Place { table: "drafts", column: "sealed_note", row: member }
}
