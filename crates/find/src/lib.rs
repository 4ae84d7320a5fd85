//! Search over protected text, in memory only. It keeps the folded words of a text and the identifiers it names, never the
//! text; nothing of it is written to a disk. It knows numbers of documents, not what they are or who may read them.
//!
//! The library underneath is `tantivy`, for its postings and term dictionaries; nothing typed reaches its query language.
mod asked;
mod hits;
mod keep;

use asked::Question;
use keep::Fields;
use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard},
};
use tantivy::{Index, IndexReader, IndexWriter, Searcher, TantivyDocument, directory::RamDirectory};

/// Why something could not be searched or kept.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The library failed: no memory for a segment, or a fault of its own. It says no words of a document.
    #[error("the index failed")]
    Index(#[from] tantivy::TantivyError),
    /// A thread stopped while it wrote: the index must be built again.
    #[error("the index was left half written")]
    HalfWritten,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Documents, at most as many as were wanted: those that hold each word, the newest (highest id) first; then those that
    /// hold a word only in another script or spelling, the newest first.
    pub ids: Vec<u64>,
    /// There are more that may be seen.
    pub more: bool,
}

/// An index of documents. It can be shared between threads: looking waits for nobody, writing waits for writing.
pub struct Finder {
    index: Index,
    directory: RamDirectory,
    fields: Fields,
    reader: IndexReader,
    writing: Mutex<Writing>,
}

/// What writes, and which documents it has been given: a document that is new has nothing to take the place of.
struct Writing {
    writer: IndexWriter<TantivyDocument>,
    known: HashSet<u64>,
}

impl Finder {
    /// An empty index.
    ///
    /// # Errors
    /// [`FindError::Index`].
    pub fn new() -> Result<Self, FindError> {
        let (fields, schema) = Fields::schema();
        let directory = RamDirectory::create();
        let index = keep::create(&directory, schema)?;
        let writer = keep::writer(&index)?;
        let reader = keep::reader(&index)?;
        Ok(Self {
            index,
            directory,
            fields,
            reader,
            writing: Mutex::new(Writing { writer, known: HashSet::new() }),
        })
    }

    /// Keeps what a document is found by, instead of what was kept of it before. Seen after [`Self::publish`].
    ///
    /// # Errors
    /// [`FindError`].
    pub fn put(&self, id: u64, text: &str) -> Result<(), FindError> {
        let document = self.fields.document(id, text);
        let mut writing = self.writing()?;
        if !writing.known.insert(id) {
            writing.writer.delete_term(self.fields.id_term(id));
        }
        writing.writer.add_document(document)?;
        Ok(())
    }

    /// Forgets a document, after [`Self::publish`].
    ///
    /// # Errors
    /// [`FindError`].
    pub fn remove(&self, id: u64) -> Result<(), FindError> {
        let mut writing = self.writing()?;
        if writing.known.remove(&id) {
            writing.writer.delete_term(self.fields.id_term(id));
        }
        Ok(())
    }

    /// Makes every change visible. When it returns, no word that only removed or replaced documents held is left in the
    /// index: the segments they were in have been written anew. Searches that run meanwhile end with what they began with.
    ///
    /// # Errors
    /// [`FindError`].
    pub fn publish(&self) -> Result<(), FindError> {
        let mut writing = self.writing()?;
        writing.writer.commit()?;
        keep::rewrite(&self.index, &mut writing.writer)?;
        self.reader.reload()?;
        writing.writer.garbage_collect_files().wait()?;
        Ok(())
    }

    /// The documents that hold every word typed, the last also as the beginning of one, from two letters on. A telephone, plate, account, address
    /// or name is found however it is written. `allowed` is asked about each hit, once, in order, until there are enough:
    /// a refused one leaves no trace in the answer. Nothing is found by no words.
    ///
    /// # Errors
    /// [`FindError::Index`].
    pub fn find(&self, typed: &str, limit: usize, allowed: impl Fn(u64) -> bool) -> Result<Found, FindError> {
        let Some(question) = Question::typed(typed, &self.fields) else {
            return Ok(Found { ids: Vec::new(), more: false });
        };
        let searcher = self.reader.searcher();
        let exact = hits::newest_first(&searcher, &*question.exact())?;
        let wanted = limit.saturating_add(1);
        let mut ids: Vec<u64> = exact.iter().copied().filter(|id| allowed(*id)).take(wanted).collect();
        if ids.len() < wanted
            && let Some(near) = question.near()
        {
            let near = hits::newest_first(&searcher, &*near)?;
            let new = |id: &u64| exact.binary_search_by(|seen| id.cmp(seen)).is_err();
            let rest = wanted - ids.len();
            ids.extend(near.into_iter().filter(new).filter(|id| allowed(*id)).take(rest));
        }
        let more = ids.len() > limit;
        ids.truncate(limit);
        Ok(Found { ids, more })
    }

    /// How many bytes the index holds, without what is not yet published.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.directory.total_mem_usage()
    }

    /// How many documents can be found.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.searcher().num_docs()
    }

    fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    fn writing(&self) -> Result<MutexGuard<'_, Writing>, FindError> {
        self.writing.lock().map_err(|_| FindError::HalfWritten)
    }
}

#[cfg(test)]
mod tests;
