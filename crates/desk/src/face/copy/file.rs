//! A document as the file that leaves: a PDF, a table, or both in one file (`bag.rs`).
use super::{bag::Bag, document::rows};
use crate::DeskError;
use domain::copy::Form;
use web::{
    paper::{Document, Press, Unprintable},
    sheet,
    words::Words,
};

/// A file to be taken along.
pub(super) enum File {
    Pdf(Vec<u8>),
    Csv(Vec<u8>),
    Zip(Bag),
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoFile {
    #[error(transparent)]
    Unprintable(#[from] Unprintable),
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error("more documents than go out at once")]
    TooManyDocuments,
}

/// Makes the file. It takes a while: not where others wait.
pub(super) fn make(
    (document, data): (&Document, Option<Vec<u8>>),
    (form, stem, day): (Form, &str, &str),
    press: Option<&dyn Press>,
    w: &Words,
) -> Result<File, NoFile> {
    let pdf = || press.ok_or(Unprintable::Failed)?.press(document).map(|pressed| pressed.pdf);
    Ok(match form {
        Form::Pdf => File::Pdf(pdf()?),
        Form::Csv => File::Csv(table(document, w)),
        Form::Zip | Form::Pack => {
            let mut parts =
                vec![(format!("{stem}.pdf"), pdf()?), (format!("{stem}.csv"), table(document, w))];
            parts.extend(data.map(|data| (format!("{stem}.json"), data)));
            let (mark, day) = (unisolated(&document.mark), day.to_owned());
            File::Zip(Bag { parts, mark, day, signing: None })
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
pub(super) fn unisolated(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}
