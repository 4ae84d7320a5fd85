//! The index in memory by which reports are found, and the keyed hashes of what they name. Made anew when the desk opens, then
//! kept up by reading on in the log: whatever changes a report writes a line there, on whichever instance it happened.
use crate::{
    Content, Desk, DeskError,
    at_rest::Key,
    names::{self, CaseDetails, EntryDetails, SignalDetails},
    signal::{What, signs::SignsDetails},
};
use domain::{Record, act::only_looks};
use insight::{Kind, identifiers_in};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Arc,
        atomic::Ordering::{Acquire, Release},
    },
};
use store::{
    Tx,
    desk::{self as rows, CaseRow, EntryRow, IdentifierRow, WordsRow},
};
use zeroize::Zeroizing;

/// A case with its wrapped key and what stands in it.
pub(crate) type CaseWords = (CaseRow, Option<Vec<u8>>, Vec<EntryRow>);

/// Reports or cases read in one transaction.
const BATCH: i64 = 500;
/// Lines of the log read at a time.
const LINES: i64 = 1_000;
/// Cases are kept in the same index, far behind the reports.
const CASES: u64 = 1 << 40;

/// What a report or case is called in the index.
pub(crate) fn indexed(record: Record) -> u64 {
    let (number, first) = match record {
        Record::Signal(number) => (number, 0),
        Record::Case(number) => (number, CASES),
    };
    u64::try_from(number).unwrap_or(0).saturating_add(first)
}

/// The report or case of a name in the index.
pub(crate) fn numbered(id: u64) -> Record {
    let number = |id| i64::try_from(id).unwrap_or(0);
    id.checked_sub(CASES).map_or_else(|| Record::Signal(number(id)), |case| Record::Case(number(case)))
}

impl Desk {
    /// Reads everything there is to find. Until it is done, searching says so.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn read_index(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("index").await?;
        let head = rows::audit_head(&mut tx).await?.map_or(0, |head| head.line);
        let (last, last_case) = (rows::last_signal(&mut tx).await?, rows::last_case(&mut tx).await?);
        drop(tx);
        let mut first = 1;
        while first <= last {
            self.read_stretch(first, (first + BATCH - 1).min(last)).await?;
            first += BATCH;
        }
        let mut first = 1;
        while first <= last_case {
            self.read_cases(first, (first + BATCH - 1).min(last_case)).await?;
            first += BATCH;
        }
        self.0.finder.publish()?;
        self.0.indexed.store(head, Release);
        Ok(())
    }

    /// Reads the cases from `first` to `last`: what they are called and what members wrote in them.
    async fn read_cases(&self, first: i64, last: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("cases").await?;
        let mut cases = rows::cases_between(&mut tx, first, last).await?;
        drop(tx);
        let rest = cases.split_off(cases.len() / 2);
        let halves = [cases, rest].map(|half| {
            let desk = self.clone();
            tokio::task::spawn_blocking(move || half.iter().try_for_each(|one| desk.find_case(one)))
        });
        for half in halves {
            half.await.map_err(|_| DeskError::Setup("closing"))??;
        }
        Ok(())
    }

    fn find_case(&self, case: &CaseWords) -> Result<(), DeskError> {
        let id = indexed(Record::Case(case.0.number));
        match self.case_text(case)? {
            Some(text) => self.0.finder.put(id, &text)?,
            None => self.0.finder.remove(id)?,
        }
        Ok(())
    }

    /// Every word of a case; nothing once it is erased.
    pub(crate) fn case_text(
        &self,
        (row, wrapped, entries): &CaseWords,
    ) -> Result<Option<Zeroizing<String>>, DeskError> {
        let number = row.number;
        let (Some(sealed), Some(wrapped)) = (&row.sealed, wrapped) else { return Ok(None) };
        let key = self.0.vault.case_key(number, wrapped)?;
        let details: CaseDetails = names::open(&key, names::case_place(number), sealed)?;
        let mut text = Zeroizing::new(format!("{}\n{}\n", details.title, details.closed_reason));
        for entry in entries {
            let said: EntryDetails = names::open(&key, names::entry_place(entry.id), &entry.sealed)?;
            for part in [&said.text, &said.more, &said.doubt, &said.report_number, &said.from] {
                text.push_str(part);
                text.push('\n');
            }
        }
        Ok(Some(text))
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
        let changed = lines.iter().filter(|(_, act, _)| !only_looks(act));
        let number = |object: &str, of: &str| object.strip_prefix(of)?.split(' ').next()?.parse::<i64>().ok();
        let (mut numbers, mut cases) = (BTreeSet::<i64>::new(), BTreeSet::<i64>::new());
        for (_, _, object) in changed {
            numbers.extend(number(object, "signal "));
            cases.extend(number(object, "case "));
        }
        drop(tx);
        for case in &cases {
            self.read_cases(*case, *case).await?;
        }
        for number in &numbers {
            self.read_stretch(*number, *number).await?;
        }
        if !numbers.is_empty() || !cases.is_empty() {
            self.0.finder.publish()?;
        }
        self.0.indexed.store(end, Release);
        Ok(true)
    }

    /// Whether everything was read.
    pub(crate) fn finds(&self) -> bool {
        self.0.indexed.load(Acquire) >= 0
    }

    /// Reads what was said and written about the reports from `first` to `last`: words into the index, what they name into
    /// the database, where it is not there already.
    async fn read_stretch(&self, first: i64, last: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("words").await?;
        let mut words = rows::words_between(&mut tx, first, last).await?;
        let labels: HashMap<i64, String> = self.label_names(&mut tx).await?;
        let mut before: BTreeMap<i64, Vec<IdentifierRow>> = BTreeMap::new();
        for (number, row) in rows::identifiers_of(&mut tx, first, last).await? {
            before.entry(number).or_default().push(row);
        }
        drop(tx);
        // Opening, checking signatures and cutting into words is what takes time: on two cores, away from everybody's pages.
        let rest = words.split_off(words.len() / 2);
        let labels = Arc::new(labels);
        let halves = [words, rest].map(|half| {
            let (desk, labels) = (self.clone(), labels.clone());
            tokio::task::spawn_blocking(move || {
                half.iter().map(|one| desk.find_words(one, &labels)).collect::<Result<Vec<_>, _>>()
            })
        });
        let mut changed = Vec::new();
        for half in halves {
            for (number, found) in half.await.map_err(|_| DeskError::Setup("closing"))?? {
                if before.remove(&number).unwrap_or_default() != found {
                    changed.push((number, found));
                }
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let mut tx = self.0.store.write("identifiers").await?;
        for (number, found) in changed {
            rows::set_identifiers(&mut tx, number, &found).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Puts one report into the index, or takes it out; what it names, in the order of the hashes.
    fn find_words(
        &self,
        words: &WordsRow,
        labels: &HashMap<i64, String>,
    ) -> Result<(i64, Vec<IdentifierRow>), DeskError> {
        let number = words.signal.number;
        let id = u64::try_from(number).unwrap_or(0);
        let shown = words.wrapped.as_ref().filter(|_| words.signal.content == Content::Shown.code());
        let Some(wrapped) = shown else {
            self.0.finder.remove(id)?;
            return Ok((number, Vec::new()));
        };
        let key = self.0.vault.data_key(number, wrapped)?;
        let text = self.text(words, &key, labels)?;
        self.0.finder.put(id, &text)?;
        let row =
            |(hash, (kind, _)): ([u8; 32], (Kind, String))| IdentifierRow { hash, kind: kind.code().into() };
        Ok((number, self.named(&text).into_iter().map(row).collect()))
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

    /// The same of one report, for its own page.
    pub(crate) async fn text_of(
        &self,
        tx: &mut Tx,
        number: i64,
        key: &Key,
    ) -> Result<Zeroizing<String>, DeskError> {
        let labels = self.label_names(tx).await?;
        match rows::words_between(tx, number, number).await?.first() {
            Some(words) => self.text(words, key, &labels),
            None => Ok(Zeroizing::default()),
        }
    }

    /// Every word of a report that members can read: what was told, answered and noted, why it was decided, its labels.
    pub(crate) fn text(
        &self,
        words: &WordsRow,
        key: &Key,
        labels: &HashMap<i64, String>,
    ) -> Result<Zeroizing<String>, DeskError> {
        let row = &words.signal;
        let mut text = Zeroizing::new(format!("#{}", row.number));
        let mut add = |part: &str| {
            text.push('\n');
            text.push_str(part);
        };
        let members = HashMap::new();
        for message in &words.messages {
            if let What::Text(said) = self.entry(key, message, &members)?.what {
                add(&said);
            }
        }
        for note in &words.notes {
            let plain = key.open(names::note_place(note.id), &note.sealed)?;
            add(&String::from_utf8_lossy(&plain));
        }
        for look in &words.assessments {
            let said: SignsDetails = names::open(key, names::assessment_place(look.id), &look.sealed)?;
            [&said.fact, &said.reading, &said.reason, &said.age_reason]
                .into_iter()
                .for_each(|part| add(part));
        }
        if let Some(sealed) = &row.sealed {
            let details: SignalDetails = names::open(key, names::signal_place(row.number), sealed)?;
            add(&details.source);
        }
        let work = self.work_details(key, row)?;
        for part in [&work.urgency_reason, &work.snooze_reason, &work.outcome_reason, &work.report_number] {
            add(part);
        }
        words.labels.iter().filter_map(|label| labels.get(label)).for_each(|label| add(label));
        Ok(text)
    }

    async fn label_names(&self, tx: &mut Tx) -> Result<HashMap<i64, String>, DeskError> {
        let labels = self.labels(tx, &BTreeSet::new()).await?;
        Ok(labels.into_iter().map(|label| (label.id, label.name)).collect())
    }
}
