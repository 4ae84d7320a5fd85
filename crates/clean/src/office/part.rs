//! The archive of an office document: its parts by name, each no larger than it may be.
use crate::picture;
use std::io::{Cursor, Read};
use web::cleaning::Refusal;
use zip::{ZipArchive, result::ZipError};

/// Parts of a document; a large one has some hundred.
const PARTS_MAX: usize = 10_000;
/// Bytes of a part, opened.
const PART_MAX: u64 = 100 << 20;
/// Bytes of all parts that are opened for one look.
const ALL_MAX: u64 = 200 << 20;
/// Where pictures of documents lie; a thumbnail of the document itself lies elsewhere.
const PICTURES: [&str; 4] = ["word/media/", "ppt/media/", "xl/media/", "Pictures/"];

pub(super) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    opened: u64,
}

impl Archive {
    pub(super) fn new(file: Vec<u8>) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(file)).map_err(|_| Refusal::Cut)?;
        if zip.len() > PARTS_MAX {
            return Err(Refusal::Much);
        }
        Ok(Self { zip, opened: 0 })
    }

    fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names().any(|one| one == name)
    }

    /// Names with this beginning, a number and this end, in the order of their numbers.
    pub(super) fn named(&self, start: &str, end: &str) -> Vec<String> {
        let number = |name: &str| -> Option<u32> {
            let middle = name.strip_prefix(start)?.strip_suffix(end)?;
            if middle.is_empty() { Some(0) } else { middle.parse().ok() }
        };
        let mut found: Vec<(u32, String)> =
            self.names().filter_map(|name| Some((number(&name)?, name))).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|(_, name)| name).collect()
    }

    /// All bytes of a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        self.first(name, PART_MAX.min(ALL_MAX.saturating_sub(self.opened)), false)
    }

    /// A part as text. XML of office documents is UTF-8 (ECMA-376-2, 8.1; ODF 1.3-2, 2.2.1).
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Damaged)?;
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }

    fn first(&mut self, name: &str, most: u64, is_beginning: bool) -> Result<Option<Vec<u8>>, Refusal> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Locked),
            Err(_) => return Err(Refusal::Damaged),
        };
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged)?;
        let length = bytes.len() as u64;
        if length > most && !is_beginning {
            return Err(Refusal::Much);
        }
        self.opened += length;
        Ok(Some(bytes))
    }

    /// The pictures of a document that are opened here, in the order of their names.
    pub(super) fn pictures(&mut self) -> Result<Vec<String>, Refusal> {
        let is_one = |name: &String| PICTURES.iter().any(|place| name.starts_with(place));
        let mut names: Vec<String> = self.names().filter(is_one).collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names.dedup();
        let mut pictures = Vec::new();
        for name in names {
            let head = self.first(&name, 16, true)?.unwrap_or_default();
            if picture::format_of(&head).is_ok() {
                pictures.push(name);
            }
        }
        Ok(pictures)
    }
}
