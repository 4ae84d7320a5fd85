//! Tables for a spreadsheet (RFC 4180, UTF-8 with a mark so that office programs show every script). A cell that a
//! spreadsheet would take for a formula is text: OWASP, "CSV Injection".

/// What every office program takes for the start of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table. Cells are text; the first row is its heading.
#[must_use]
pub fn csv<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        let safe = row.iter().map(|cell| {
            match cell.trim_start().starts_with(FORMULA) || cell.starts_with(FORMULA) {
                true => format!("'{cell}"),
                false => (*cell).to_owned(),
            }
        });
        // Writing to memory does not fail.
        let _ = writer.write_record(safe);
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_a_formula_stays_a_name_and_every_script_is_shown() {
        let rows = vec![vec!["name", "note"], vec!["=cmd|' /C calc'!A0", "a \"b\", c"], vec!["فاطمة", " +1"]];
        let text = String::from_utf8(csv(rows)).unwrap();
        let wanted = "\u{feff}name,note\r\n'=cmd|' /C calc'!A0,\"a \"\"b\"\", c\"\r\nفاطمة,' +1\r\n";
        assert_eq!(text, wanted);
    }
}
