//! A desk's tables. Sealed columns are bytes here, and hashes are keyed by somebody else.

mod apart;
mod assessments;
mod audit;
mod bulk;
mod campaigns;
mod case_entries;
mod cases;
mod conflicts;
mod consents;
mod copies;
mod counts;
mod data_requests;
mod documents;
mod ending;
mod feeds;
mod figures;
mod held;
mod inbox;
mod key_log;
mod looks;
mod members;
mod messages;
mod near;
mod notices;
mod partners;
mod passkeys;
mod people;
mod phrases;
mod provider_links;
mod receptions;
mod referral_messages;
mod referrals;
mod report_files;
mod same;
mod sessions;
mod signals;
mod status;
mod together;
mod told;
mod transfers;
mod triage;
mod victim_steps;
mod victims;
mod views;
mod words;

pub use apart::{
    EmergencyRow, KeptRow, Numbers, Scope, add_emergency, after_of, clean_emergencies, emergencies,
    emergency_seen, end_emergency, in_emergency, inner_to, is_apart, is_inner, keep_from, keep_no_longer,
    kept_from, kept_of, lock_emergency, set_inner, unseen_emergencies,
};
pub use assessments::{
    AssessmentRow, add_assessment, assessments_of, is_assessment_of_form, last_assessment, next_assessment,
};
pub use audit::{
    AuditHead, AuditRow, audit_counts, audit_floor, audit_head, audit_lines, audit_of, cut_audit,
    lock_audit_head, put_audit_line, set_audit_head,
};
pub use bulk::{
    BulkLine, BulkRow, add_bulk, bulk, bulk_lines, bulk_of_form, clean_bulks, put_bulk_line, settle_bulk,
    take_back_notices,
};
pub use campaigns::{
    CampaignRow, PlaceRow, add_campaign, add_campaign_picture, add_place, campaign, campaign_count,
    campaign_of_form, campaign_picture, campaign_sent, campaigns, change_code, clean_campaigns,
    drop_campaign_pictures, has_place_of_form, lock_campaign, place_count, places, put_week,
    unsent_campaigns, update_campaign, weeks_of,
};
pub use case_entries::{
    EntryRow, add_entry, entries_of, entry_of, entry_of_form, entry_times, name_in_case, next_entry,
    settle_task, standing_entries, tasks_of,
};
pub use cases::{
    CaseCounts, CasePage, CaseRow, add_case, all_case_keys, attach_signal, case, case_count, case_counts,
    case_key, case_of_form, cases, cases_between, cases_in, cases_like_signal, cases_of_signal,
    detach_signal, last_case, lock_case, named_like_case, signals_of_case, update_case,
};
pub use conflicts::{
    ConflictRow, NameRow, cases_named, conflict, conflict_page, conflicts_of, forget_names, lock_conflict,
    names_of_entry, opposed_entries, put_names, raise_conflict, settle_conflict,
};
pub use consents::{
    ConsentEventRow, ConsentRow, add_consent, add_consent_event, consent, consent_by_public,
    consent_events_of, consent_of_form, consents_of, consents_of_victim, last_consent, next_consent,
    next_consent_event, open_consents, set_consent_open, tell_consent,
};
pub use copies::{
    CaseLine, CopyRow, ListSpan, SignalLine, add_export, case_lines, clean_exports, exports_of, signal_lines,
};
pub use counts::{Counts, inbox_counts};
pub use data_requests::{
    DataRequestRow, add_data_request, add_data_request_step, clean_data_requests, data_request_of_form,
    data_request_steps, data_requests, data_requests_due, lock_data_request, update_data_request,
};
pub use documents::{
    Added, CustodyRow, DocumentRow, add_custody, add_document, add_part, begin_document, count_documents,
    custody, document, document_of_form, document_times, documents_of, last_custody, let_go_of_document,
    part, sweep_parts,
};
pub use ending::{
    Due, EndActRow, EndList, EndingRow, ErasureRow, Of, add_end_act, add_erasure, add_victim_erasure,
    all_erasures, case_of_victim, end_acts, ending, ending_page, ends_now, ends_untold, erase_case,
    erasure_of, erasures, numbers_given, set_ending, without_key,
};
pub use feeds::{
    FeedRow, add_feed, end_feed, end_feeds, feed_by_token, feed_used, feeds_of, put_off_days, review_days,
};
pub use figures::{count_figure, figures_between, forget_figures_before};
pub use held::{clean_held, drop_held, held_forms, hold_form};
pub use inbox::{
    Filter, Held, InboxRow, Running, inbox, inbox_count, inbox_languages, inbox_row, signals_in,
};
pub use key_log::{forget_log, know_log, log_known, log_seen, see_log};
pub use looks::{changed_by, clean_looks, forget_looks_of, look};
pub use members::{
    MemberRow, add_member, failed_tries, forget_tries, lock_member, member_by_id, member_by_user, members,
    note_try, set_single_keys, stood_in_for, take_step, update_member,
};
pub use messages::{
    Brought, DraftRow, LanguageRow, MessageRow, NewMessage, add_language_request, add_message,
    answered_since, draft, has_message, language_requests, message_of, message_of_form, message_times,
    messages_of, outbox, put_draft, put_outbox, put_submission, settle_outbox, settle_submission,
    submissions, waiting_answers,
};
pub use notices::{
    NoticeRow, SearchRow, add_notice, add_search, clean_notices, escalate, left_urgent, notices_of,
    places_searched, see_case_notices, see_notices, unseen_notices, untell, urgent_since,
};
pub use partners::{
    HeldBack, PartnerRow, UnprovenRow, clean_unproven, hold_unproven, partners, put_partner, take_unproven,
    unproven_counts, unproven_of,
};
pub use passkeys::{
    PasskeyRow, add_passkey, lock_passkey, passkey_by_credential, passkeys_of, remove_passkey,
    remove_passkeys, update_passkey, use_ceremony,
};
pub use people::{
    PassRow, TeamRow, add_team, clean_passes, end_pass, free_cases, held_signals, lock_pass, passes,
    put_pass, set_teams_of, stand_in_no_more, team_members, teams, teams_of,
};
pub use phrases::{PhraseRow, add_phrase, decide_phrase, lock_phrase, phrases};
pub use provider_links::{LinkRow, add_link, link_by_hash, link_of, link_used, remove_link};
pub use referral_messages::{
    ReferralMessage, WAITS, Waits, add_referral_message, drop_first_waiting, drop_waiting, forget_unsent,
    referral_message_sent, referral_messages, referral_places, referral_waiting, referrals_waiting,
    say_referral_message_again, waiting_referral_messages,
};
pub use referrals::{
    ReferralList, ReferralRow, ReferralScope, add_referral, all_referral_keys, clean_referrals,
    delete_referral, destroy_referral, gone_referrals, lock_referral, move_referrals, next_referral,
    put_referral_key, referral, referral_count, referral_key, referral_named, referral_numbers_given,
    referral_of_form, referral_page, referral_roles, referrals_of_case, referrals_on, referrals_over,
    referrals_without_key, set_referral_role, update_referral,
};
pub use report_files::{
    ReportFileRow, add_report_file, add_report_file_part, drop_report_file_parts, next_report_file,
    put_off_report_file, report_file, report_files, report_files_waiting, settle_report_file,
};
pub use same::{
    Behind, SameRow, add_same_text, behind, clean_same_texts, same_texts, stand_alone, stand_with,
    those_behind,
};
pub use sessions::{
    SessionRow, add_session, clean_sessions, end_other_sessions, end_session, lock_session, session_by_token,
    sessions_of, touch_session,
};
pub use signals::{
    By, SignalRow, add_signal, all_data_keys, data_key, due_signals, erase_signal, lock_signal,
    number_of_report, put_data_key, signal, update_signal, woken_signals,
};
pub use status::{count_refused, refused, set_status, status, step_cursor};
pub use together::{
    IdentifierRow, changes_after, identifiers_of, link_signals, linked_to, merged_into, set_identifiers,
    similar_to, unlink_signals,
};
pub use told::{
    ChangeRow, MailRow, Mails, ToldRow, all_told, changes_by_others, claim_mail, end_told, mail_failed,
    put_told, queue_mail, settle_mail, step_digest, told_of, unseen_kinds, waiting_mails,
};
pub use transfers::{
    AfterRow, TransferRow, add_transfer, after_rights, end_after, lift_after, next_transfer, set_after,
    settle_transfer, transfer, transfers_for, waiting_transfer,
};
pub use triage::{
    LabelRow, NoteRow, SecondLookRow, add_note, ask_second_look, end_second_look, label_of_name, labels,
    labels_of, notes_of, second_look, set_label,
};

pub use receptions::{
    ReceptionEventRow, ReceptionRow, RefusalRow, add_reception, add_reception_event, add_refusal,
    clean_refusal_counts, count_refusal, drop_refusal, due_refusals, erase_victim, next_reception,
    next_reception_event, next_refusal, numbers_there, reception_events_of, reception_of_form, receptions_of,
    receptions_of_case, refusal_counts, refusals_of, settle_refusal, update_reception,
};
pub use victim_steps::{StepRow, add_step, is_step_of_form, next_step, steps_of};
pub use victims::{
    ClockRow, VictimRow, add_clock, add_victim, clock, clocks_of, is_clock_of_form, next_clock, next_victim,
    running_clocks, running_clocks_with, update_clock, update_victim, victim, victim_of_form, victims_of,
};
pub use views::{ViewRow, add_view, leave_views, lock_view, remove_view, update_view, views_of};
pub use words::{WordsRow, last_signal, words_between};

use crate::{Result, StoreError, Tx, Value};

/// The next number of a sequence. Holds its row until the commit, so numbers are given once and in order.
///
/// # Errors
/// What the database says.
pub async fn next_number(tx: &mut Tx, name: &'static str) -> Result<i64> {
    let sql = "UPDATE counters SET value = value + 1 WHERE name = $1 RETURNING value";
    tx.row(sql, &[Value::from(name)]).await?.ok_or(StoreError::Shape(0))?.int(0)
}
