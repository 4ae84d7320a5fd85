//! What is kept of a document, and how segments are written and written anew.
//!
//! A segment cannot forget one document: it hides it, and the words stay. So a segment with hidden documents is merged alone,
//! which writes it without them, and its old files go. Segments are kept small, so that forgetting costs one small rewrite.
use crate::FindError;
use insight::{fold, identifiers_in};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyDocument, Term,
    directory::RamDirectory,
    index::SegmentMeta,
    indexer::{IndexWriterOptions, NoMergePolicy},
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
};

/// Memory for documents not yet published, in bytes: the least the library takes. It also bounds a segment, to some thousands
/// of documents.
const WRITER_BYTES: usize = 15_000_000;
/// Segments below this many documents are small.
const SMALL_DOCUMENTS: u32 = 1_024;
/// When there are more small segments than this, they are merged into one.
const SMALL_SEGMENTS: usize = 8;

/// The two fields of a document.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    id: Field,
    words: Field,
}

impl Fields {
    /// Words without positions, frequencies or lengths; ids to sort and to remove by. No field is stored.
    pub(crate) fn schema() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let id = schema.add_u64_field("id", FAST | INDEXED);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let words = schema.add_text_field("words", TextOptions::default().set_indexing_options(indexing));
        (Self { id, words }, schema.build())
    }

    /// Words and identifiers, with spaces between: none holds one.
    pub(crate) fn document(self, id: u64, text: &str) -> TantivyDocument {
        let mut held = String::with_capacity(text.len() + text.len() / 4);
        fold::each_word(text, |word| {
            held.push_str(word);
            held.push(' ');
        });
        for found in identifiers_in(text) {
            held.push_str(&identifier_word(&found.identifier));
            held.push(' ');
        }
        let mut document = TantivyDocument::default();
        document.add_u64(self.id, id);
        document.add_text(self.words, held);
        document
    }

    pub(crate) fn id_term(self, id: u64) -> Term {
        Term::from_field_u64(self.id, id)
    }

    pub(crate) fn word_term(self, word: &str) -> Term {
        Term::from_field_text(self.words, word)
    }
}

/// An identifier as one word. No word of a text begins with `=`.
pub(crate) fn identifier_word(identifier: &insight::Identifier) -> String {
    format!("={}:{}", identifier.kind().code(), identifier.canonical())
}

pub(crate) fn create(directory: &RamDirectory, schema: Schema) -> Result<Index, FindError> {
    // Nothing is stored, so no thread is needed to compress it.
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    Ok(Index::create(directory.clone(), schema, settings)?)
}

/// One thread that indexes and one that merges; the library adds one that keeps their books.
pub(crate) fn writer(index: &Index) -> Result<IndexWriter<TantivyDocument>, FindError> {
    let options = IndexWriterOptions::builder()
        .memory_budget_per_thread(WRITER_BYTES)
        .num_worker_threads(1)
        .num_merge_threads(1)
        .build();
    let writer = index.writer_with_options(options)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    Ok(writer)
}

pub(crate) fn reader(index: &Index) -> Result<IndexReader, FindError> {
    Ok(index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?)
}

/// Writes anew every segment that hides documents, and merges small segments when there are several.
pub(crate) fn rewrite(index: &Index, writer: &mut IndexWriter<TantivyDocument>) -> Result<(), FindError> {
    let segments = index.searchable_segment_metas()?;
    let (small, large): (Vec<SegmentMeta>, Vec<SegmentMeta>) =
        segments.into_iter().partition(|segment| segment.num_docs() < SMALL_DOCUMENTS);
    for segment in large.iter().filter(|segment| segment.has_deletes()) {
        writer.merge(&[segment.id()]).wait()?;
    }
    if small.len() > SMALL_SEGMENTS {
        let ids: Vec<_> = small.iter().map(SegmentMeta::id).collect();
        writer.merge(&ids).wait()?;
    } else {
        for segment in small.iter().filter(|segment| segment.has_deletes()) {
            writer.merge(&[segment.id()]).wait()?;
        }
    }
    Ok(())
}
