//! What the bytes of a file are: by their first ones, whatever its name says. Programs and pages that a browser would run are nothing
//! that is taken.

/// What a legacy office file and a saved mail begin with (MS-CFB 2.2).
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The kind of a file (`pdf`, `picture`, `sound`, `film`, `office`, `text` or `archive`) and the end its name gets; `None`: nothing that
/// is taken. `head` is its beginning, of 8 KiB or more, `whole` says that there is no more.
#[must_use]
pub fn file_kind(head: &[u8], whole: bool) -> Option<(&'static str, &'static str)> {
    let Some(found) = infer::get(head) else {
        if head.starts_with(OLE) {
            return Some(("office", "doc"));
        }
        // A box of ISO media that `infer` has no name for: films of older telephones (ISO/IEC 14496-12, 4.3).
        if head.get(4..8) == Some(b"ftyp".as_slice()) {
            return Some(("film", "mp4"));
        }
        return is_text(head, whole).then_some(("text", "txt"));
    };
    if found.mime_type() == "application/zip"
        && let Some(end) = office_end(head)
    {
        return Some(("office", end));
    }
    let kind = match found.mime_type() {
        // What browsers record is a film's container, though nothing in it is seen.
        "video/webm" | "video/x-matroska" | "video/mp4" if is_heard_alone(head) => "sound",
        "application/pdf" => "pdf",
        "application/rtf" | "application/x-ole-storage" => "office",
        "application/zip"
        | "application/x-7z-compressed"
        | "application/vnd.rar"
        | "application/x-tar"
        | "application/gzip" => "archive",
        _ => match found.matcher_type() {
            infer::MatcherType::Image => "picture",
            infer::MatcherType::Audio => "sound",
            infer::MatcherType::Video => "film",
            infer::MatcherType::Doc => "office",
            _ => return None,
        },
    };
    Some((kind, found.extension()))
}

/// Which end the name of an office file gets, where its parts stand in another order than `infer` expects (ECMA-376 part 2 orders none):
/// each part's name stands before it in a ZIP.
fn office_end(head: &[u8]) -> Option<&'static str> {
    let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if !has(b"[Content_Types].xml") && !has(b"_rels/.rels") {
        return None;
    }
    [(b"word/".as_slice(), "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx")]
        .into_iter()
        .find_map(|(folder, end)| has(folder).then_some(end))
}

/// Whether a container of films holds sound alone: its tracks stand at its beginning, and none of them is seen. Matroska names a codec by
/// the element 0x86 (RFC 9559, 5.1.4.1.21), MPEG-4 a kind of track by `hdlr` (ISO/IEC 14496-12, 8.4.3).
fn is_heard_alone(head: &[u8]) -> bool {
    let has = |mark: &[u8]| head.windows(mark.len()).any(|window| window == mark);
    let codec = |first: u8| {
        head.windows(4)
            .any(|four| matches!(four, [0x86, length, one, b'_'] if *one == first && length & 0x80 != 0))
    };
    let kind = |name: &[u8]| head.windows(16).any(|box_| box_.starts_with(b"hdlr") && box_.ends_with(name));
    if has(b"ftyp") {
        return kind(b"soun") && !kind(b"vide");
    }
    codec(b'A') && !codec(b'V')
}

/// Whether this is text that somebody wrote: UTF-8 without control characters, and no page that a browser would run.
fn is_text(head: &[u8], whole: bool) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // A letter may be cut where the beginning ends.
        Err(cut) if !whole && cut.error_len().is_none() => {
            let valid = head.get(..cut.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let markup = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    let program = text.starts_with("#!");
    let allowed = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\u{c}');
    !text.is_empty() && !markup && !program && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(head: &[u8]) -> Option<&'static str> {
        file_kind(head, true).map(|(kind, _)| kind)
    }

    #[test]
    fn a_file_is_what_its_first_bytes_are() {
        assert_eq!(kind(b"%PDF-1.7\n%\xe2\xe3"), Some("pdf"));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some("picture"));
        assert_eq!(kind(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some("picture"));
        assert_eq!(kind(b"PK\x03\x04\x14\0\0\0\x08\0a.txt"), Some("archive"));
        let parts =
            b"PK\x03\x04\x14\0\0\0\x08\0_rels/.relsPK\x03\x04docProps/core.xmlPK\x03\x04xl/workbook.xml";
        assert_eq!(kind(parts), Some("office"));
        assert_eq!(kind(b"ID3\x03\0\0\0"), Some("sound"));
        assert_eq!(kind(b"#!AMR\n\x3c\x91\x17\x16\xbe\x66"), Some("sound"));
        assert_eq!(kind(b"\0\0\0\x18ftyp3gp5\0\0\x01\0"), Some("film"));
        assert_eq!(kind(OLE), Some("office"));
        assert_eq!(kind("Zij zei: « kom »\r\n\tمرحبا".as_bytes()), Some("text"));
    }

    #[test]
    fn what_a_browser_records_is_a_sound_where_nothing_in_it_is_seen() {
        let webm = |codecs: &[&[u8]]| {
            [
                b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87\x81\x04".as_slice(),
                &codecs.concat(),
            ]
            .concat()
        };
        assert_eq!(kind(&webm(&[b"\x86\x86A_OPUS"])), Some("sound"));
        assert_eq!(kind(&webm(&[b"\x86\x86A_OPUS", b"\x86\x85V_VP8"])), Some("film"));
        assert_eq!(kind(&webm(&[])), Some("film"), "what nothing says of itself is not played");
        let mp4 = |kinds: &[&[u8]]| {
            let boxes: Vec<u8> =
                kinds.iter().flat_map(|one| [b"hdlr\0\0\0\0\0\0\0\0".as_slice(), one].concat()).collect();
            [b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2".as_slice(), &boxes].concat()
        };
        assert_eq!(kind(&mp4(&[b"soun"])), Some("sound"));
        assert_eq!(kind(&mp4(&[b"vide", b"soun"])), Some("film"));
        assert_eq!(kind(&mp4(&[])), Some("film"));
    }

    #[test]
    fn programs_pages_and_noise_are_not_taken() {
        for bytes in [
            b"MZ\x90\0\x03\0\0\0".as_slice(),
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            b"<!DOCTYPE html><html>",
            b"  <svg onload=alert(1)>",
            b"#!/bin/sh\nrm -rf /",
            b"a\0b",
            b"\xff\xfe\x00",
            b"",
        ] {
            assert_eq!(kind(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_letter_that_is_cut_where_the_beginning_ends_is_still_text() {
        let head = [b"abc".as_slice(), &"é".as_bytes()[..1]].concat();
        assert_eq!(file_kind(&head, false).unwrap().0, "text");
        assert!(file_kind(&head, true).is_none(), "at the very end it is damaged");
    }
}
