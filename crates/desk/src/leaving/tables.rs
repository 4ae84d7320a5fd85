//! Of every table: whether its rows go along, and how what is sealed in them is opened. A test fails when one is in neither list.

/// A table whose rows go along.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    /// Its name.
    pub table: &'static str,
    /// The columns by which its rows are in order.
    pub(crate) order: &'static str,
    /// Its sealed columns.
    pub(crate) sealed: &'static [Sealed],
}

/// A sealed column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sealed {
    pub(crate) column: &'static str,
    /// The column whose number binds it to its row.
    pub(crate) row: &'static str,
    pub(crate) key: Whose,
    pub(crate) form: Form,
}

/// Which key opens it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose {
    /// The desk's.
    Desk,
    /// That of the report with the number in this column.
    Report(&'static str),
    /// That of the case.
    Case(&'static str),
    /// That of the report or case that the columns `kind` and `number` name.
    Record,
    /// That of the referral.
    Referral(&'static str),
    /// That of the case in which the document of the column `document` lies.
    Document,
}

/// What is inside.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// JSON, without these fields: what lets a member in, and the key of bytes that go along in clear.
    Json(&'static [&'static str]),
    /// UTF-8.
    Text,
    /// A line of a conversation.
    Message,
    /// What was said between desks, as it was signed.
    Between,
}

const JSON: Form = Form::Json(&[]);

const fn sealed(row: &'static str, key: Whose, form: Form) -> Sealed {
    Sealed { column: "sealed", row, key, form }
}

const fn taken(table: &'static str, order: &'static str, sealed: &'static [Sealed]) -> Taken {
    Taken { table, order, sealed }
}

/// What goes along.
pub const TAKEN: &[Taken] = &[
    taken("after_rights", "case_number, member", &[]),
    taken("assessments", "id", &[sealed("id", Whose::Report("number"), JSON)]),
    taken("audit", "line", &[]),
    taken("audit_floor", "one", &[]),
    taken("audit_head", "one", &[]),
    taken("campaign_places", "id", &[sealed("id", Whose::Desk, Form::Text)]),
    taken("campaign_weeks", "place, week", &[]),
    taken(
        "campaigns",
        "id",
        &[
            sealed("id", Whose::Desk, JSON),
            Sealed { column: "sealed_released", ..sealed("id", Whose::Desk, JSON) },
        ],
    ),
    taken("case_entries", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("case_signals", "case_number, number", &[]),
    taken("cases", "number", &[sealed("number", Whose::Case("number"), JSON)]),
    taken("circles", "kind, number", &[]),
    taken("clocks", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("conflicts", "id", &[sealed("id", Whose::Case("one"), Form::Text)]),
    taken("consent_events", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("consents", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("custody", "id", &[sealed("id", Whose::Document, JSON)]),
    taken("data_request_steps", "id", &[sealed("id", Whose::Desk, Form::Text)]),
    taken("data_requests", "id", &[sealed("id", Whose::Desk, JSON)]),
    taken("documents", "id", &[sealed("id", Whose::Case("case_number"), Form::Json(&["key"]))]),
    taken("emergencies", "id", &[sealed("id", Whose::Desk, Form::Text)]),
    taken("end_acts", "id", &[sealed("id", Whose::Record, Form::Text)]),
    taken("erasures", "kind, number", &[]),
    taken("exports", "id", &[sealed("id", Whose::Desk, JSON)]),
    taken("kept_from", "kind, number, member", &[sealed("member", Whose::Record, Form::Text)]),
    taken("labels", "id", &[sealed("id", Whose::Desk, Form::Text)]),
    taken("language_requests", "id", &[sealed("id", Whose::Report("number"), Form::Text)]),
    taken("members", "id", &[sealed("id", Whose::Desk, Form::Json(&["salt", "password", "totp"]))]),
    taken("messages", "id", &[sealed("id", Whose::Report("number"), Form::Message)]),
    taken("notes", "id", &[sealed("id", Whose::Report("number"), Form::Text)]),
    taken("phrases", "id", &[sealed("id", Whose::Desk, JSON)]),
    taken("reception_events", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("receptions", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("refusal_counts", "month, kind, desk", &[]),
    taken("refusals", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("partners", "org", &[]),
    taken(
        "referral_messages",
        "id",
        &[
            sealed("id", Whose::Referral("referral"), Form::Between),
            Sealed { column: "sealed_waiting", ..sealed("id", Whose::Desk, Form::Between) },
        ],
    ),
    taken("referral_roles", "role", &[]),
    taken(
        "referrals",
        "number",
        &[
            sealed("number", Whose::Referral("number"), JSON),
            Sealed { column: "sealed_stub", ..sealed("number", Whose::Desk, JSON) },
        ],
    ),
    taken("refused", "reason", &[]),
    taken("report_files", "id", &[sealed("id", Whose::Report("number"), Form::Json(&["key", "id", "hash"]))]),
    taken("searches", "id", &[sealed("id", Whose::Desk, JSON)]),
    taken("second_looks", "number", &[sealed("number", Whose::Report("number"), JSON)]),
    taken("signal_labels", "number, label", &[]),
    taken("signal_links", "one, other", &[]),
    taken(
        "signals",
        "number",
        &[
            sealed("number", Whose::Report("number"), JSON),
            Sealed { column: "sealed_reply", ..sealed("number", Whose::Desk, JSON) },
            Sealed { column: "sealed_work", ..sealed("number", Whose::Report("number"), JSON) },
        ],
    ),
    taken("transfers", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("victim_steps", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("victims", "id", &[sealed("id", Whose::Case("case_number"), JSON)]),
    taken("figures", "month, step", &[]),
    taken("team_members", "team, member", &[]),
    taken("teams", "id", &[sealed("id", Whose::Desk, Form::Text)]),
];

/// What stays: who is signed in and with what, how a member likes this program, what it keeps to find things by and can be made anew, what is
/// under way, keys of what lies there opened, cleaned copies of pictures whose originals the organisation has.
pub const LEFT_BEHIND: &[&str] = &[
    "bulk_lines",
    "bulks",
    "campaign_pictures",
    "case_identifiers",
    "case_keys",
    "case_names",
    "ceremonies",
    "counters",
    "data_keys",
    "document_parts",
    "drafts",
    "feeds",
    "held_forms",
    "identifiers",
    "log_known",
    "log_seen",
    "loose_documents",
    "looks",
    "mails",
    "notices",
    "outbox",
    "passes",
    "passkeys",
    "provider_links",
    "referral_keys",
    "same_texts",
    "schema_version",
    "sessions",
    "status",
    "submissions",
    "told",
    "tries",
    "unproven",
    "views",
];

#[cfg(test)]
mod tests {
    use super::*;
    use store::{OpenOptions, Schema, Store};

    #[tokio::test]
    async fn of_every_table_somebody_decided_whether_it_goes_along_and_everything_sealed_in_it_is_opened() {
        let folder = tempfile::TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        let store = Store::open(&address, Schema::Desk, &OpenOptions::default()).await.unwrap();
        let mut there = store.tables().await.unwrap();
        let mut decided: Vec<&str> =
            TAKEN.iter().map(|taken| taken.table).chain(LEFT_BEHIND.iter().copied()).collect();
        there.sort();
        decided.sort_unstable();
        assert_eq!(decided, there);
        let mut tx = store.read("columns").await.unwrap();
        for taken in TAKEN {
            let columns = store::copy::columns_of(&mut tx, taken.table).await.unwrap();
            let sealed: Vec<&str> =
                columns.iter().map(String::as_str).filter(|name| name.starts_with("sealed")).collect();
            let opened: Vec<&str> = taken.sealed.iter().map(|sealed| sealed.column).collect();
            assert_eq!(sealed, opened, "{}", taken.table);
        }
    }
}
