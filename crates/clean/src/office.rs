//! Office documents: their words, and the pictures in them one by one. No looks: a program that lays one out opens files, fonts and
//! programs of its own (`ARCHITECTURE.md`). What a page of it would not show stays behind: who wrote and changed it, comments, what was
//! deleted or hidden, formulas, programs, its thumbnail.
mod part;
mod sheet;
mod words;

use crate::{Opened, is_letter, picture};
use part::Archive;
use web::cleaning::{LETTERS_MAX, Read, Refusal};
use words::Kind;

/// Kinds of documents, by the part that only they have.
enum Document {
    Text,
    Sheet,
    Slides,
    Open,
}

pub(crate) fn open(file: Vec<u8>, page: u32) -> Result<Opened, Refusal> {
    let mut archive = Archive::new(file)?;
    let document = kind(&mut archive)?;
    let pictures = archive.pictures()?;
    let pages = u32::try_from(pictures.len() + 1).unwrap_or(u32::MAX);
    let page = page.clamp(1, pages);
    if page == 1 {
        let read = bounded(&text(&mut archive, &document)?);
        return Ok(Opened::Read { read, page, pages });
    }
    let name = pictures.get(page as usize - 2).ok_or(Refusal::Damaged)?;
    let mut flat = picture::flatten(&archive.part(name)?.ok_or(Refusal::Damaged)?)?;
    (flat.page, flat.pages) = (page, pages);
    Ok(Opened::Seen(flat))
}

/// Whether this is a document that only a password opens (MS-OFFCRYPTO 2.3.4.4: a stream of this name).
pub(crate) fn is_locked(file: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) && file.windows(name.len()).any(|window| window == name)
}

fn kind(archive: &mut Archive) -> Result<Document, Refusal> {
    for (name, document) in [
        ("word/document.xml", Document::Text),
        ("xl/workbook.xml", Document::Sheet),
        ("ppt/presentation.xml", Document::Slides),
    ] {
        if archive.has(name) {
            return Ok(document);
        }
    }
    let said = archive.part("mimetype")?.unwrap_or_default();
    if !said.starts_with(b"application/vnd.oasis.opendocument.") || !archive.has("content.xml") {
        return Err(Refusal::Kind);
    }
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    let mark = b"encryption-data";
    if manifest.windows(mark.len()).any(|window| window == mark) {
        return Err(Refusal::Locked);
    }
    Ok(Document::Open)
}

fn text(archive: &mut Archive, document: &Document) -> Result<String, Refusal> {
    let (names, kind) = match document {
        Document::Sheet => return sheet::text(archive),
        Document::Text => {
            let mut names = vec!["word/document.xml".to_owned()];
            for (start, end) in [
                ("word/footnotes", ".xml"),
                ("word/endnotes", ".xml"),
                ("word/header", ".xml"),
                ("word/footer", ".xml"),
            ] {
                names.extend(archive.named(start, end));
            }
            (names, Kind::Office)
        }
        Document::Slides => (archive.named("ppt/slides/slide", ".xml"), Kind::Office),
        Document::Open => (vec!["content.xml".to_owned()], Kind::Open),
    };
    let mut all = String::new();
    for name in names {
        let part = archive.xml(&name)?.ok_or(Refusal::Damaged)?;
        let words = words::of(&part, kind)?;
        if !words.trim().is_empty() {
            all.push_str(words.trim_end());
            all.push_str("\n\n");
        }
    }
    Ok(all)
}

/// What is shown of it, without empty lines in a row.
fn bounded(text: &str) -> Read {
    let (mut shown, mut empty, mut letters, mut cut) = (String::new(), 0, 0, false);
    for line in text.lines().map(str::trim_end) {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty > 1 {
            continue;
        }
        for letter in line.chars().filter(|letter| is_letter(*letter)).chain(['\n']) {
            letters += 1;
            if letters > LETTERS_MAX {
                cut = true;
                break;
            }
            shown.push(letter);
        }
        if cut {
            break;
        }
    }
    Read { text: shown.trim_matches('\n').to_owned(), cut }
}
