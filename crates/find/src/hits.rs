//! The ids of every document that answers a question, the newest first. No scores: what is exact and what is near is told
//! apart by the question.
use crate::FindError;
use tantivy::{
    DocId, Score, Searcher, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::Column,
    query::Query,
};

pub(crate) fn newest_first(searcher: &Searcher, query: &dyn Query) -> Result<Vec<u64>, FindError> {
    let mut ids = searcher.search(query, &Ids)?;
    ids.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ids)
}

struct Ids;

struct SegmentIds {
    column: Column<u64>,
    ids: Vec<u64>,
}

impl Collector for Ids {
    type Fruit = Vec<u64>;
    type Child = SegmentIds;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentIds> {
        Ok(SegmentIds { column: segment.fast_fields().u64("id")?, ids: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<u64>>) -> tantivy::Result<Vec<u64>> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for SegmentIds {
    type Fruit = Vec<u64>;

    fn collect(&mut self, document: DocId, _: Score) {
        self.ids.extend(self.column.first(document));
    }

    fn harvest(self) -> Vec<u64> {
        self.ids
    }
}
