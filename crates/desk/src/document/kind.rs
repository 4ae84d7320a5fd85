//! What bytes are, in the words of the desk.
use domain::DocumentKind;
use std::borrow::Cow;

/// The kind of a document and the end its name gets; `None`: nothing that is kept here. `head` is its beginning, `whole` says
/// that there is no more.
pub(crate) fn kind_of(head: &[u8], whole: bool) -> Option<(DocumentKind, Cow<'static, str>)> {
    let (code, end) = web::file_kind::file_kind(head, whole)?;
    let kind = DocumentKind::of_code(code)?;
    // A picture of an unusual kind gets an end that says what it is; it is kept, and opens where such pictures open.
    let end = if kind.extensions().contains(&end) { end } else { kind.extensions().first()? };
    Some((kind, end.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_is_one_of_a_document() {
        assert_eq!(kind_of(b"%PDF-1.7\n", true), Some((DocumentKind::Pdf, "pdf".into())));
        assert_eq!(kind_of(b"MZ\x90\0\x03\0\0\0", true), None);
        for code in ["pdf", "picture", "sound", "film", "office", "text", "archive"] {
            assert!(DocumentKind::of_code(code).is_some(), "{code}");
        }
    }
}
