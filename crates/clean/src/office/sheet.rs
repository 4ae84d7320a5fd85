//! Spreadsheets of Office Open XML: rows as lines, cells with tabs between them, as their last result says. Hidden sheets, rows and columns
//! stay behind. Days are numbers there, and stay that: what they look like is said elsewhere.
use super::{
    part::Archive,
    words::{letter_of, local, value},
};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use web::cleaning::{LETTERS_MAX, Refusal};

pub(super) fn text(archive: &mut Archive) -> Result<String, Refusal> {
    let strings = match archive.xml("xl/sharedStrings.xml")? {
        Some(xml) => strings(&xml)?,
        None => Vec::new(),
    };
    let workbook = archive.xml("xl/workbook.xml")?.ok_or(Refusal::Damaged)?;
    let targets = targets(&archive.xml("xl/_rels/workbook.xml.rels")?.ok_or(Refusal::Damaged)?)?;
    let mut all = String::new();
    for (name, id) in shown_sheets(&workbook)? {
        let Some((_, target)) = targets.iter().find(|(one, _)| *one == id) else { continue };
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        // A sheet of charts alone lies elsewhere and has no cells.
        let Some(xml) = archive.xml(&path)? else { continue };
        all.push_str(&name);
        all.push('\n');
        rows(&xml, &strings, &mut all)?;
        all.push('\n');
        if all.len() > LETTERS_MAX * 4 {
            break;
        }
    }
    Ok(all)
}

/// Each event of a part; `true` ends it.
fn each(xml: &str, mut act: impl FnMut(Event<'_>) -> bool) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().map_err(|_| Refusal::Damaged)?;
        if matches!(event, Event::Eof) || act(event) {
            return Ok(());
        }
    }
}

/// Names and numbers of the sheets that are not hidden.
fn shown_sheets(xml: &str) -> Result<Vec<(String, String)>, Refusal> {
    let mut sheets = Vec::new();
    each(xml, |event| {
        if let Event::Start(one) | Event::Empty(one) = event
            && local(one.name().as_ref()) == "sheet"
            && matches!(value(&one, "state").as_deref(), None | Some("visible"))
        {
            sheets.extend(value(&one, "name").zip(value(&one, "id")));
        }
        false
    })?;
    Ok(sheets)
}

/// Where the parts with a number lie.
fn targets(xml: &str) -> Result<Vec<(String, String)>, Refusal> {
    let mut targets = Vec::new();
    each(xml, |event| {
        if let Event::Start(one) | Event::Empty(one) = event {
            targets.extend(value(&one, "Id").zip(value(&one, "Target")));
        }
        false
    })?;
    Ok(targets)
}

/// The words that cells share.
fn strings(xml: &str) -> Result<Vec<String>, Refusal> {
    let (mut all, mut one, mut in_letters, mut aside) = (Vec::new(), String::new(), false, 0_usize);
    each(xml, |event| {
        match event {
            Event::Start(start) => match local(start.name().as_ref()) {
                "t" => in_letters = true,
                // How it is spoken.
                "rPh" => aside += 1,
                _ => {}
            },
            Event::End(end) => match local(end.name().as_ref()) {
                "t" => in_letters = false,
                "rPh" => aside = aside.saturating_sub(1),
                "si" => all.push(std::mem::take(&mut one)),
                _ => {}
            },
            Event::Empty(empty) if local(empty.name().as_ref()) == "si" => all.push(String::new()),
            Event::Text(text) if in_letters && aside == 0 => {
                one.push_str(&text.xml_content(XmlVersion::Implicit1_0))
            }
            Event::GeneralRef(letter) if in_letters && aside == 0 => one.extend(letter_of(&letter)),
            _ => {}
        }
        false
    })?;
    Ok(all)
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    kind: String,
    said: String,
    is_hidden: bool,
}

struct Rows<'a> {
    strings: &'a [String],
    out: &'a mut String,
    hidden_columns: Vec<(u32, u32)>,
    is_hidden_row: bool,
    in_letters: bool,
    cell: Cell,
}

fn rows(xml: &str, strings: &[String], out: &mut String) -> Result<(), Refusal> {
    let mut rows = Rows {
        strings,
        out,
        hidden_columns: Vec::new(),
        is_hidden_row: false,
        in_letters: false,
        cell: Cell::default(),
    };
    each(xml, |event| {
        match event {
            Event::Start(start) => rows.opens(&start),
            Event::Empty(empty) => {
                rows.opens(&empty);
                rows.closes(local(empty.name().as_ref()));
            }
            Event::End(end) => rows.closes(local(end.name().as_ref())),
            Event::Text(text) if rows.in_letters => {
                rows.cell.said.push_str(&text.xml_content(XmlVersion::Implicit1_0))
            }
            Event::GeneralRef(letter) if rows.in_letters => rows.cell.said.extend(letter_of(&letter)),
            _ => {}
        }
        rows.out.len() > LETTERS_MAX * 4
    })
}

impl Rows<'_> {
    fn opens(&mut self, element: &BytesStart<'_>) {
        let is_true = |name| matches!(value(element, name).as_deref(), Some("1" | "true"));
        match local(element.name().as_ref()) {
            "col" if is_true("hidden") => {
                let number = |name| value(element, name).and_then(|said| said.parse().ok());
                self.hidden_columns.extend(number("min").zip(number("max")));
            }
            "row" => self.is_hidden_row = is_true("hidden"),
            "c" => {
                let column = value(element, "r").map_or(0, |place| column(&place));
                let is_hidden = self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
                self.cell = Cell {
                    kind: value(element, "t").unwrap_or_default(),
                    said: String::new(),
                    is_hidden: is_hidden || self.is_hidden_row,
                };
            }
            "v" | "t" => self.in_letters = true,
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        match name {
            "v" | "t" => self.in_letters = false,
            "c" => {
                let cell = std::mem::take(&mut self.cell);
                if cell.is_hidden {
                    return;
                }
                let shared =
                    || cell.said.trim().parse().ok().and_then(|place: usize| self.strings.get(place));
                let said = if cell.kind == "s" { shared().map_or("", String::as_str) } else { &cell.said };
                // One cell is one place in a line, however many lines it has.
                self.out.extend(said.chars().map(|one| if one.is_control() { ' ' } else { one }));
                self.out.push('\t');
            }
            "row" if !self.is_hidden_row => self.out.push('\n'),
            _ => {}
        }
    }
}

/// The number of a column by its letters: A is 1, AA is 27.
fn column(place: &str) -> u32 {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(3);
    letters.fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1)
}
