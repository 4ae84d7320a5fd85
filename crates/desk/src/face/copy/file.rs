//! A document as the file that leaves: a PDF, a table, or both in one file with the hash of each (BagIt, RFC 8493), which anybody can
//! check with `sha256sum -c` and without this program.
use super::document::rows;
use crate::{DeskError, copy::hash_of};
use domain::copy::Form;
use std::io::{Cursor, Write};
use web::{
    paper::{Document, Press, Unprintable},
    sheet,
    words::Words,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A file to be taken along.
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: &'static str,
    pub(super) ending: &'static str,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoFile {
    #[error(transparent)]
    Unprintable(#[from] Unprintable),
    #[error(transparent)]
    Desk(#[from] DeskError),
}

/// Makes the file. It takes a while: not where others wait.
pub(super) fn make(
    document: &Document,
    (form, stem, day): (Form, &str, &str),
    press: Option<&dyn Press>,
    w: &Words,
) -> Result<File, NoFile> {
    let pdf = || press.ok_or(Unprintable::Failed)?.press(document).map(|pressed| pressed.pdf);
    Ok(match form {
        Form::Pdf => File { bytes: pdf()?, content_type: "application/pdf", ending: "pdf" },
        Form::Csv => {
            File { bytes: table(document, w), content_type: "text/csv; charset=utf-8", ending: "csv" }
        }
        Form::Zip => {
            let parts = [(format!("{stem}.pdf"), pdf()?), (format!("{stem}.csv"), table(document, w))];
            let bytes = bag(&parts, &unisolated(&document.mark), day).ok_or(Unprintable::Failed)?;
            File { bytes, content_type: "application/zip", ending: "zip" }
        }
    })
}

/// The table, with what stands on every page in its last row.
fn table(document: &Document, w: &Words) -> Vec<u8> {
    let mut rows = rows(document, w);
    rows.push(vec![document.mark.clone()]);
    rows.iter_mut().flatten().for_each(|cell| *cell = unisolated(cell));
    sheet::csv(rows.iter().map(|row| row.iter().map(String::as_str).collect()))
}

/// Without the marks that keep a name's direction on a page: a spreadsheet would compare them.
fn unisolated(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// A bag: what it holds in `data/`, a list with the SHA-256 of each file, a list with those of the lists.
fn bag(parts: &[(String, Vec<u8>)], mark: &str, day: &str) -> Option<Vec<u8>> {
    let line = |(name, bytes): (&str, &[u8])| format!("{}  {name}\n", hash_of(bytes));
    let data: Vec<(String, &[u8])> =
        parts.iter().map(|(name, bytes)| (format!("data/{name}"), bytes.as_slice())).collect();
    let octets: usize = data.iter().map(|(_, bytes)| bytes.len()).sum();
    let manifest: String = data.iter().map(|(name, bytes)| line((name, bytes))).collect();
    let declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
    // A value goes on over no line (RFC 8493, 2.2.2): the mark is one line, made by us.
    let info =
        format!("Bagging-Date: {day}\nPayload-Oxum: {octets}.{}\nExternal-Identifier: {mark}\n", data.len());
    let lists = [("bagit.txt", declared), ("bag-info.txt", info), ("manifest-sha256.txt", manifest)];
    let tags: String = lists.iter().map(|(name, text)| line((name, text.as_bytes()))).collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of a file says more than the day in the list.
    let options = SimpleFileOptions::default();
    let listed = lists.iter().map(|(name, text)| (*name, text.as_bytes()));
    let all = listed.chain([("tagmanifest-sha256.txt", tags.as_bytes())]);
    for (name, bytes) in all.chain(data.iter().map(|(name, bytes)| (name.as_str(), *bytes))) {
        zip.start_file(format!("copy/{name}"), options).ok()?;
        zip.write_all(bytes).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn whoever_opens_the_file_can_check_that_nothing_in_it_was_changed() {
        let parts = [("case-7.pdf".to_owned(), b"%PDF".to_vec()), ("case-7.csv".to_owned(), b"a,b".to_vec())];
        let bytes = bag(&parts, "for O. De Vos, ABCD-EFGH", "2026-11-27").unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| {
            let mut text = Vec::new();
            zip.by_name(&format!("copy/{name}")).unwrap().read_to_end(&mut text).unwrap();
            text
        };
        for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
            let list = String::from_utf8(read(list)).unwrap();
            assert!(list.lines().count() >= 2);
            for line in list.lines() {
                let (hash, name) = line.split_once("  ").unwrap();
                assert_eq!(hash_of(&read(name)), hash, "{name}");
            }
        }
        assert!(String::from_utf8(read("bag-info.txt")).unwrap().contains("Payload-Oxum: 7.2\n"));
    }
}
