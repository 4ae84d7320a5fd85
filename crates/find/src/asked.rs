//! What somebody typed, as a question to the index: terms joined by and, or. No query language.
use crate::keep::{Fields, identifier_word};
use insight::{
    Identifier, Kind,
    fold::{self, Asked, Word},
    identifiers_in,
};
use std::ops::{Bound, Range};
use tantivy::{
    query::{BooleanQuery, Occur, Query, RangeQuery, TermQuery},
    schema::IndexRecordOption,
};

/// The most words of a question that are looked for; of a longer one the rest is not asked.
const WORDS_MAX: usize = 32;
/// Fewer characters begin too many words to say anything.
const BEGUN_MIN_CHARS: usize = 2;
/// The most characters of a question that are read.
const TYPED_MAX_CHARS: usize = 1_000;

/// A question, made of what was typed.
pub(crate) struct Question {
    fields: Fields,
    words: Vec<Asked>,
    /// Identifiers, and the words they were typed with.
    identifiers: Vec<(Range<usize>, String)>,
    /// What was typed as a whole names these.
    whole: Vec<String>,
}

impl Question {
    /// `None`: there is no word in it.
    pub(crate) fn typed(typed: &str, fields: &Fields) -> Option<Self> {
        let end = typed.char_indices().nth(TYPED_MAX_CHARS).map_or(typed.len(), |(end, _)| end);
        let typed = typed.get(..end)?;
        let mut words = fold::asked(typed);
        words.retain(|asked| asked.parts.iter().any(|part| !part.forms.is_empty()));
        words.truncate(WORDS_MAX);
        if words.is_empty() {
            return None;
        }
        let identifiers =
            identifiers_in(typed).into_iter().map(|found| (found.range, identifier_word(&found.identifier)));
        let whole = Kind::ALL.iter().filter_map(|kind| Identifier::parse(*kind, typed).ok());
        let whole = whole.map(|identifier| identifier_word(&identifier)).collect();
        Some(Self { fields: *fields, words, identifiers: identifiers.collect(), whole })
    }

    /// Every word as it was typed.
    pub(crate) fn exact(&self) -> Box<dyn Query> {
        self.query(&|word| word.forms.iter().collect())
    }

    /// Every word, perhaps in another script or spelling. `None`: there is none for any.
    pub(crate) fn near(&self) -> Option<Box<dyn Query>> {
        let mut words = self.words.iter().flat_map(|asked| asked.parts.iter().chain(&asked.whole));
        let any = words.any(|word| !word.near.is_empty());
        any.then(|| self.query(&|word| word.forms.iter().chain(&word.near).collect()))
    }

    fn query(&self, forms: &dyn Fn(&Word) -> Vec<&String>) -> Box<dyn Query> {
        let mut all: Vec<Box<dyn Query>> = Vec::new();
        let (apart, named): (Vec<&Asked>, Vec<&Asked>) =
            self.words.iter().partition(|asked| self.naming(asked).is_none());
        all.extend(apart.iter().map(|asked| self.word(asked, forms)));
        for (range, identifier) in &self.identifiers {
            let words = named.iter().filter(|asked| overlap(range, &asked.range));
            let words = every(words.map(|asked| self.word(asked, forms)).collect());
            all.push(any(vec![self.term(identifier), words]));
        }
        let mut ways = vec![every(all)];
        ways.extend(self.whole.iter().map(|identifier| self.term(identifier)));
        any(ways)
    }

    fn naming(&self, asked: &Asked) -> Option<&String> {
        self.identifiers
            .iter()
            .find(|(range, _)| overlap(range, &asked.range))
            .map(|(_, identifier)| identifier)
    }

    /// One word as typed: its whole, or all its parts. The last word may go on.
    fn word(&self, asked: &Asked, forms: &dyn Fn(&Word) -> Vec<&String>) -> Box<dyn Query> {
        let last = self.words.last().is_some_and(|last| last.range == asked.range);
        let one = |word: &Word, begun: bool| -> Box<dyn Query> {
            any(forms(word).into_iter().map(|form| self.form(form, begun)).collect())
        };
        let count = asked.parts.len();
        let parts = asked.parts.iter().enumerate().map(|(place, part)| one(part, last && place + 1 == count));
        let mut ways = vec![every(parts.collect())];
        ways.extend(asked.whole.as_ref().map(|whole| one(whole, last)));
        any(ways)
    }

    /// A word, or what begins with it. What stands for consonants is never only begun.
    fn form(&self, form: &str, begun: bool) -> Box<dyn Query> {
        if begun && !form.starts_with('~') && form.chars().nth(BEGUN_MIN_CHARS - 1).is_some() {
            let end = format!("{form}{}", char::MAX);
            let from = Bound::Included(self.fields.word_term(form));
            Box::new(RangeQuery::new(from, Bound::Excluded(self.fields.word_term(&end))))
        } else {
            self.term(form)
        }
    }

    fn term(&self, word: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.fields.word_term(word), IndexRecordOption::Basic))
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn any(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    joined(queries, Occur::Should)
}

fn every(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    joined(queries, Occur::Must)
}

/// Nothing joined finds nothing.
fn joined(mut queries: Vec<Box<dyn Query>>, occur: Occur) -> Box<dyn Query> {
    match queries.pop() {
        Some(only) if queries.is_empty() => only,
        Some(last) => {
            queries.push(last);
            Box::new(BooleanQuery::new(queries.into_iter().map(|query| (occur, query)).collect()))
        }
        None => Box::new(BooleanQuery::new(Vec::new())),
    }
}
