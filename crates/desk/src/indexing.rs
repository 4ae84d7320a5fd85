//! The index in memory by which reports are found, and the keyed hashes of what they name. Made anew when the desk opens, then
//! kept up by reading on in the log: whatever changes a report writes a line there, on whichever instance it happened.
use crate::{
    Content, Desk, DeskError,
    at_rest::Key,
    names::{self, CaseDetails, EntryDetails, SignalDetails},
    signal::What,
};
use insight::{Kind, identifiers_in};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::Ordering::{Acquire, Release},
};
use store::{
    Tx,
    desk::{self as rows, IdentifierRow, SignalRow},
};
use zeroize::Zeroizing;

/// Reports read in one transaction.
const BATCH: i64 = 500;
/// Lines of the log read at a time.
const LINES: i64 = 1_000;
/// What only looks at a report changes nothing of it.
const LOOKS: [&str; 5] = ["case-seen", "signal-seen", "looks-seen", "access-refused", "reply-delivered"];

/// Cases are kept in the same index, far behind the reports.
const CASES: u64 = 1 << 40;

/// What a case is called in the index.
pub(crate) fn case_id(number: i64) -> u64 {
    CASES.saturating_add(u64::try_from(number).unwrap_or(0))
}

/// The number of a report (`Ok`) or of a case (`Err`) by what it is called in the index.
pub(crate) fn numbered(id: u64) -> Result<i64, i64> {
    match id.checked_sub(CASES) {
        Some(case) => Err(i64::try_from(case).unwrap_or(0)),
        None => Ok(i64::try_from(id).unwrap_or(0)),
    }
}

/// What a report is found by: every word of it that members can read, and nothing that they cannot.
struct Words {
    number: i64,
    /// `None`: it is closed to everybody, erased or gone.
    text: Option<Zeroizing<String>>,
}

impl Desk {
    /// Reads everything there is to find. Until it is done, searching says so.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn read_index(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("index").await?;
        let head = rows::audit_head(&mut tx).await?.map_or(0, |head| head.line);
        drop(tx);
        let mut last = 0;
        loop {
            let mut tx = self.0.store.read("index").await?;
            let numbers = rows::signal_numbers(&mut tx, last, BATCH).await?;
            let Some(end) = numbers.last().copied() else { break };
            let mut words = Vec::new();
            for number in numbers {
                words.push(self.words_of(&mut tx, number).await?);
            }
            drop(tx);
            self.keep_found(words, (last + 1, end)).await?;
            last = end;
        }
        self.read_cases().await?;
        self.0.finder.publish()?;
        self.0.indexed.store(head, Release);
        Ok(())
    }

    async fn read_cases(&self) -> Result<(), DeskError> {
        let mut last = 0;
        loop {
            let mut tx = self.0.store.read("index").await?;
            let numbers = rows::case_numbers(&mut tx, last, BATCH).await?;
            let Some(end) = numbers.last().copied() else { return Ok(()) };
            for number in numbers {
                self.find_case(&mut tx, number).await?;
            }
            last = end;
        }
    }

    /// Every word of a case that its members can read: what it is called and what they wrote in it.
    async fn find_case(&self, tx: &mut Tx, number: i64) -> Result<(), DeskError> {
        let row = rows::case(tx, number).await?;
        let wrapped = rows::case_key(tx, number).await?;
        let (Some(sealed), Some(wrapped)) = (row.and_then(|row| row.sealed), wrapped) else {
            return Ok(self.0.finder.remove(case_id(number))?);
        };
        let key = self.0.vault.case_key(number, &wrapped)?;
        let details: CaseDetails = names::open(&key, names::case_place(number), &sealed)?;
        let mut text = Zeroizing::new(format!("{}\n{}\n", details.title, details.closed_reason));
        for entry in rows::entries_of(tx, number).await? {
            let said: EntryDetails = names::open(&key, names::entry_place(entry.id), &entry.sealed)?;
            for part in [&said.text, &said.more, &said.doubt, &said.report_number, &said.from] {
                text.push_str(part);
                text.push('\n');
            }
        }
        Ok(self.0.finder.put(case_id(number), &text)?)
    }

    /// Takes in what changed since. `false`: nothing has, or the index is not there yet.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn follow_changes(&self) -> Result<bool, DeskError> {
        let from = self.0.indexed.load(Acquire);
        if from < 0 {
            return Ok(false);
        }
        let mut tx = self.0.store.read("changes").await?;
        let lines = rows::changes_after(&mut tx, from, LINES).await?;
        let Some((end, ..)) = lines.last().cloned() else { return Ok(false) };
        let changed = lines.iter().filter(|(_, act, _)| !LOOKS.contains(&act.as_str()));
        let number = |object: &str, of: &str| object.strip_prefix(of)?.split(' ').next()?.parse::<i64>().ok();
        let (mut numbers, mut cases) = (BTreeSet::<i64>::new(), BTreeSet::<i64>::new());
        for (_, _, object) in changed {
            numbers.extend(number(object, "signal "));
            cases.extend(number(object, "case "));
        }
        for case in &cases {
            self.find_case(&mut tx, *case).await?;
        }
        let mut words = Vec::new();
        for number in &numbers {
            words.push(self.words_of(&mut tx, *number).await?);
        }
        drop(tx);
        if !words.is_empty() || !cases.is_empty() {
            for one in words {
                let range = (one.number, one.number);
                self.keep_found(vec![one], range).await?;
            }
            self.0.finder.publish()?;
        }
        self.0.indexed.store(end, Release);
        Ok(true)
    }

    /// Whether everything was read.
    pub(crate) fn finds(&self) -> bool {
        self.0.indexed.load(Acquire) >= 0
    }

    async fn keep_found(&self, words: Vec<Words>, (first, last): (i64, i64)) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("identifiers").await?;
        let mut before: BTreeMap<i64, Vec<IdentifierRow>> = BTreeMap::new();
        for (number, row) in rows::identifiers_of(&mut tx, first, last).await? {
            before.entry(number).or_default().push(row);
        }
        drop(tx);
        for one in words {
            let id = u64::try_from(one.number).unwrap_or(0);
            let mut found = Vec::new();
            match &one.text {
                Some(text) => {
                    self.0.finder.put(id, text)?;
                    found = self
                        .named(text)
                        .into_iter()
                        .map(|(hash, (kind, _))| IdentifierRow { hash, kind: kind.code().into() })
                        .collect();
                }
                None => self.0.finder.remove(id)?,
            }
            if before.remove(&one.number).unwrap_or_default() != found {
                let mut tx = self.0.store.write("identifiers").await?;
                rows::set_identifiers(&mut tx, one.number, &found).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// What a text names, by keyed hash, in the order of the hashes.
    pub(crate) fn named(&self, text: &str) -> BTreeMap<[u8; 32], (Kind, String)> {
        let hashed = |found: insight::Found| {
            let hash = self.identifier_hash(&found.identifier);
            (hash, (found.identifier.kind(), found.identifier.shown()))
        };
        identifiers_in(text).into_iter().map(hashed).collect()
    }

    /// What one identifier is found by: the same for reports and cases.
    pub(crate) fn identifier_hash(&self, one: &insight::Identifier) -> [u8; 32] {
        let of = [one.kind().code().as_bytes(), &[0], one.canonical().as_bytes()].concat();
        self.0.vault.lookup("identifier", &of)
    }

    async fn words_of(&self, tx: &mut Tx, number: i64) -> Result<Words, DeskError> {
        let row = rows::signal(tx, number).await?.filter(|row| row.content == Content::Shown.code());
        let (Some(row), Some(key)) = (row, self.key_of(tx, number).await?) else {
            return Ok(Words { number, text: None });
        };
        Ok(Words { number, text: Some(self.text_of(tx, &row, &key).await?) })
    }

    /// Every word of a report that members can read: what was told, answered and noted, why it was decided, its labels.
    pub(crate) async fn text_of(
        &self,
        tx: &mut Tx,
        row: &SignalRow,
        key: &Key,
    ) -> Result<Zeroizing<String>, DeskError> {
        let number = row.number;
        let mut parts = vec![format!("#{number}")];
        let members = std::collections::HashMap::new();
        for message in rows::messages_of(tx, number).await? {
            if let What::Text(text) = self.entry(key, &message, &members)?.what {
                parts.push(text);
            }
        }
        for note in rows::notes_of(tx, number).await? {
            let plain = key.open(names::note_place(note.id), &note.sealed)?;
            parts.push(String::from_utf8_lossy(&plain).into_owned());
        }
        if let Some(sealed) = &row.sealed {
            let details: SignalDetails = names::open(key, names::signal_place(number), sealed)?;
            parts.push(details.source);
        }
        let work = self.work_details(key, row)?;
        let reasons = [&work.urgency_reason, &work.snooze_reason, &work.outcome_reason, &work.report_number];
        parts.extend(reasons.map(String::clone));
        let on: BTreeSet<i64> = rows::labels_of(tx, number).await?.into_iter().collect();
        let labels = self.labels(tx, &on).await?;
        parts.extend(labels.into_iter().filter(|label| label.on).map(|label| label.name));
        let text =
            parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n");
        parts.iter_mut().for_each(zeroize::Zeroize::zeroize);
        Ok(Zeroizing::new(text))
    }
}
