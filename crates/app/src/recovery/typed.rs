//! Sheets as somebody types them: row by row, each checked at once, so that a mistake is mended where it was made.
use crate::desk::ask_line;
use envelope::recovery::{ROWS, SCANNED, SHEETS, Sheet, SheetError};
use std::io::Write;
use zeroize::Zeroizing;

type Failed = Box<dyn std::error::Error>;

/// So many sheets, one after the other. The same one twice, and one of another set, are asked for again.
pub(super) fn sheets(needed: usize) -> Result<Vec<Sheet>, Failed> {
    let mut sheets: Vec<Sheet> = Vec::with_capacity(needed);
    while sheets.len() < needed {
        let sheet = sheet(sheets.len() + 1)?;
        if sheets.iter().any(|other| other.number() == sheet.number()) {
            say(&format!("sheet {} was given already: take another one", sheet.number()))?;
        } else if sheets.first().is_some_and(|first| first.set() != sheet.set()) {
            say("this sheet is of another set than the first one: take one of the same set")?;
        } else {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// One sheet; asked for until it is right, or the input ends.
fn sheet(place: usize) -> Result<Sheet, Failed> {
    loop {
        let asked = format!("{place}. number of the sheet (1 to {SHEETS}), or the text of its square code: ");
        let first = line(&asked)?;
        let read = match first.trim() {
            text if text.starts_with(SCANNED) => Sheet::parse_scanned(text),
            text => match text.parse() {
                Ok(number) if (1..=SHEETS).contains(&number) => rows(number)?,
                _ => Err(SheetError::Number),
            },
        };
        match read {
            Ok(sheet) => return Ok(sheet),
            Err(error) => say(&error.to_string())?,
        }
    }
}

/// The rows of a sheet. A row that does not fit is asked for again, unless the sheet turns out to be another one.
fn rows(number: u8) -> Result<Result<Sheet, SheetError>, Failed> {
    let mut rows: Vec<Zeroizing<String>> = Vec::with_capacity(ROWS);
    while rows.len() < ROWS {
        let row = rows.len();
        let typed = line(&format!("sheet {number}, row {}: ", row + 1))?;
        match Sheet::check_row(number, row, &typed) {
            Ok(()) => rows.push(typed),
            Err(error @ SheetError::OtherNumber(_)) => return Ok(Err(error)),
            Err(error) => say(&error.to_string())?,
        }
    }
    let rows: Vec<&str> = rows.iter().map(|row| row.as_str()).collect();
    Ok(Sheet::parse(number, &rows))
}

fn line(asked: &str) -> Result<Zeroizing<String>, Failed> {
    Ok(ask_line(asked)?.ok_or("the input ended before three sheets were given")?)
}

fn say(what: &str) -> Result<(), Failed> {
    Ok(writeln!(std::io::stderr(), "{what}")?)
}
