//! What bytes are: by their first ones, whatever their name says.
use domain::DocumentKind;
use std::borrow::Cow;

/// What a legacy office file and a saved mail begin with (MS-CFB 2.2).
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The kind of a document and the end its name gets; `None`: nothing that is kept here. `head` is its beginning, `whole` says
/// that there is no more.
pub(super) fn kind_of(head: &[u8], whole: bool) -> Option<(DocumentKind, Cow<'static, str>)> {
    use DocumentKind as K;
    let Some(found) = infer::get(head) else {
        let text = is_text(head, whole);
        return match head.starts_with(OLE) {
            true => Some((K::Office, "doc".into())),
            false => text.then_some((K::Text, "txt".into())),
        };
    };
    let kind = match found.mime_type() {
        "application/pdf" => K::Pdf,
        "application/rtf" | "application/x-ole-storage" => K::Office,
        "application/zip"
        | "application/x-7z-compressed"
        | "application/vnd.rar"
        | "application/x-tar"
        | "application/gzip" => K::Archive,
        _ => match found.matcher_type() {
            infer::MatcherType::Image => K::Picture,
            infer::MatcherType::Audio => K::Sound,
            infer::MatcherType::Video => K::Film,
            infer::MatcherType::Doc => K::Office,
            _ => return None,
        },
    };
    // A picture of an unusual kind gets an end that says what it is; it is kept, and opens where such pictures open.
    let end = found.extension();
    let end = if kind.extensions().contains(&end) { end } else { kind.extensions().first()? };
    Some((kind, end.into()))
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
    let allowed = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\u{c}');
    !text.is_empty() && !markup && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(head: &[u8]) -> Option<DocumentKind> {
        kind_of(head, true).map(|(kind, _)| kind)
    }

    #[test]
    fn a_document_is_what_its_first_bytes_are() {
        assert_eq!(kind(b"%PDF-1.7\n%\xe2\xe3"), Some(DocumentKind::Pdf));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(DocumentKind::Picture));
        assert_eq!(kind(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(DocumentKind::Picture));
        assert_eq!(kind(b"PK\x03\x04\x14\0\0\0\x08\0a.txt"), Some(DocumentKind::Archive));
        assert_eq!(kind(b"ID3\x03\0\0\0"), Some(DocumentKind::Sound));
        assert_eq!(kind(OLE), Some(DocumentKind::Office));
        assert_eq!(kind("Zij zei: « kom »\r\n\tمرحبا".as_bytes()), Some(DocumentKind::Text));
    }

    #[test]
    fn programs_pages_and_noise_are_not_kept() {
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
        let cut = &"é".as_bytes()[..1];
        let head = [b"abc".as_slice(), cut].concat();
        assert_eq!(kind_of(&head, false).unwrap().0, DocumentKind::Text);
        assert!(kind_of(&head, true).is_none(), "at the very end it is damaged");
    }
}
