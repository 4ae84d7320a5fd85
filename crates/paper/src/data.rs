//! A document as the data that the template reads. Text is cleaned of what no page can show, cut into lines, and told how it is set.
use crate::{
    fonts::BASE,
    scripts::{Setting, of_lang, of_text},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use web::paper::{Block, Card, Document, Entry, Fact};

/// The data of a document; characters that `shows` does not know stand there by their number.
pub(crate) struct Data<'a> {
    document: &'a Document,
    unshown: &'a BTreeSet<char>,
}

impl<'a> Data<'a> {
    pub(crate) fn of(document: &'a Document, unshown: &'a BTreeSet<char>) -> Self {
        Self { document, unshown }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (document, own) = (self.document, of_lang(self.document.lang));
        let page: Vec<String> = document.page.iter().map(|words| self.line(words)).collect();
        json!({
            "lang": own.lang,
            "rtl": own.rtl,
            "fonts": fonts(),
            "title": self.ours(&document.title),
            "mark": self.theirs(&document.mark),
            "foot": self.theirs(&document.foot),
            "page": page,
            "blocks": document.blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>(),
        })
        .to_string()
        .into_bytes()
    }

    fn block(&self, block: &Block) -> Value {
        match block {
            Block::Heading(text) => json!({ "is": "heading", "text": self.ours(text) }),
            Block::Note(text) => json!({ "is": "note", "text": self.ours(text) }),
            Block::Facts(facts) => {
                let pair = |fact: &Fact| json!([self.ours(&fact.label), self.theirs(&fact.value)]);
                json!({ "is": "facts", "facts": facts.iter().map(pair).collect::<Vec<_>>() })
            }
            Block::Entry(entry) => self.entry(entry),
            Block::NewPage => json!({ "is": "page" }),
            Block::Table { head, rows } => {
                let head: Vec<Value> = head.iter().map(|cell| self.ours(cell)).collect();
                // A row of another length would move every cell after it.
                let row = |row: &Vec<String>| -> Vec<Value> {
                    let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
                    cells.take(head.len()).map(|cell| self.theirs(cell)).collect()
                };
                let rows: Vec<Vec<Value>> = rows.iter().map(row).collect();
                json!({ "is": "table", "head": head, "rows": rows })
            }
        }
    }

    fn entry(&self, entry: &Entry) -> Value {
        let some = |text: &str, piece: Value| if text.is_empty() { Value::Null } else { piece };
        json!({
            "is": "entry",
            "kind": some(&entry.kind, self.ours(&entry.kind)),
            "when": some(&entry.when, self.ours(&entry.when)),
            "who": some(&entry.who, self.theirs(&entry.who)),
            "text": self.theirs(&entry.text),
            "more": entry.more.iter().map(|line| self.theirs(line)).collect::<Vec<_>>(),
            "struck": entry.struck,
        })
    }

    fn ours(&self, text: &str) -> Value {
        self.piece(text, of_lang(self.document.lang))
    }

    fn theirs(&self, text: &str) -> Value {
        self.piece(text, of_text(text, self.document.lang))
    }

    fn piece(&self, text: &str, set: Setting) -> Value {
        let text = text.replace("\r\n", "\n");
        let line = |line| if set.rtl { numbers_apart(&self.line(line)) } else { self.line(line) };
        let lines: Vec<String> = text.split(['\n', '\r']).map(line).collect();
        json!({ "lines": lines, "lang": set.lang, "rtl": set.rtl })
    }

    fn line(&self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for c in text.chars().filter_map(clean) {
            if self.unshown.contains(&c) {
                line.push_str(&format!("[U+{:04X}]", u32::from(c)));
            } else {
                line.push(c);
            }
        }
        line
    }
}

/// Each number written in groups as one whole: in a line from right to left its groups would be read from the last to the first
/// (UAX 9, W2 and N1).
fn numbers_apart(line: &str) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let (mut out, mut rest) = (String::with_capacity(line.len()), line);
    while let Some(start) = rest.find(|c| digit(c) || c == '+') {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !digit(c) && !" +-./()".contains(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let number = run.trim_end_matches(|c| !digit(c));
        let tail = run.get(number.len()..).unwrap_or_default();
        out.push_str(before);
        // One group alone is a whole already.
        match number.chars().all(digit) {
            true => out.push_str(number),
            false => out.extend(["\u{2066}", number, "\u{2069}"]),
        }
        out.push_str(tail);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What can stand in a line: a tab is a space; control characters, and marks that turn the rest of a line around, are nothing.
pub(crate) fn clean(c: char) -> Option<char> {
    match c {
        '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Whether a font must have this character: not what is a space or only steers others.
pub(crate) fn needs_shape(c: char) -> bool {
    let steers = matches!(c, '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}');
    !steers && !c.is_whitespace()
}

/// Which families a language is set in, first choice first; the rest is found by what a font has.
pub(crate) fn fonts() -> BTreeMap<&'static str, Vec<&'static str>> {
    let with = |more: &[&'static str]| [&[BASE], more].concat();
    BTreeMap::from([
        // Letters of other scripts within a line: one drawing of each, not the first that is found.
        ("rest", with(&["Noto Sans Arabic", "Noto Sans CJK SC"])),
        ("ar", with(&["Noto Sans Arabic"])),
        ("zh", with(&["Noto Sans CJK SC"])),
        ("ja", with(&["Noto Sans CJK JP"])),
        ("ko", with(&["Noto Sans CJK KR"])),
    ])
}

/// Every character of a document that a font must have, as it will be set.
pub(crate) fn shapes(document: &Document) -> BTreeSet<char> {
    let nothing = BTreeSet::new();
    shapes_in(&Data::of(document, &nothing).bytes())
}

/// The data of a card.
pub(crate) fn card(card: &Card) -> Vec<u8> {
    let own = of_lang(card.lang);
    let line = |text: &String| text.chars().filter_map(clean).collect::<String>();
    let lines: Vec<String> = card.lines.iter().map(line).collect();
    json!({ "lang": own.lang, "rtl": own.rtl, "fonts": fonts(), "title": line(&card.title), "lines": lines })
        .to_string()
        .into_bytes()
}

/// The same of data as a template reads it.
pub(crate) fn shapes_in(data: &[u8]) -> BTreeSet<char> {
    let value: Value = serde_json::from_slice(data).unwrap_or_default();
    let mut found = BTreeSet::new();
    gather(&value, &mut found);
    found
}

fn gather(value: &Value, found: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => found.extend(text.chars().filter(|c| needs_shape(*c))),
        Value::Array(all) => all.iter().for_each(|one| gather(one, found)),
        Value::Object(all) => all.values().for_each(|one| gather(one, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::language::Lang;

    #[test]
    fn marks_that_would_turn_a_line_around_are_gone() {
        let line: String = "a\u{202e}b\u{0}c\td".chars().filter_map(clean).collect();
        assert_eq!(line, "abc d");
        assert!(!needs_shape('\u{2068}') && !needs_shape('\u{200f}') && needs_shape('é'));
    }

    #[test]
    fn a_telephone_in_an_arabic_line_is_read_from_its_first_digit() {
        let apart = numbers_apart("ورقمه 0470 12 34 56، عمره 23.");
        assert_eq!(apart, "ورقمه \u{2066}0470 12 34 56\u{2069}، عمره 23.");
        assert_eq!(numbers_apart("+32 (0)470/12 +"), "\u{2066}+32 (0)470/12\u{2069} +");
        assert_eq!(numbers_apart(" ++ "), " \u{2066}\u{2069}++ ".replace(['\u{2066}', '\u{2069}'], ""));
    }

    #[test]
    fn a_row_of_another_length_moves_no_cell() {
        let document = Document {
            lang: Lang::En,
            title: String::new(),
            mark: String::new(),
            foot: String::new(),
            page: Default::default(),
            blocks: vec![Block::Table {
                head: vec!["a".into(), "b".into()],
                rows: vec![vec!["1".into()], vec!["2".into(), "3".into(), "4".into()]],
            }],
        };
        let value: Value = serde_json::from_slice(&Data::of(&document, &BTreeSet::new()).bytes()).unwrap();
        let rows = value["blocks"][0]["rows"].as_array().unwrap();
        assert!(rows.iter().all(|row| row.as_array().unwrap().len() == 2), "{rows:?}");
    }
}
