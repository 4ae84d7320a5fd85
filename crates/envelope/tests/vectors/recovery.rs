//! `spec/vectors/recovery.json`: a key, its five sheets, and sheets on which something is wrong.
use super::{common::FixedRng, error_name, hex, matches_file};
use envelope::recovery::{Sheet, combine, make};
use serde_json::{Value, json};

fn rows(sheet: &Sheet) -> Vec<String> {
    sheet.rows().iter().map(|row| row.to_string()).collect()
}

fn case(seed: u8) -> Value {
    let (key, sheets) = make(&mut FixedRng::new(seed)).unwrap();
    let sheets: Vec<Value> = sheets
        .iter()
        .map(|sheet| json!({ "number": sheet.number(), "rows": rows(sheet), "scanned": sheet.scanned().as_str() }))
        .collect();
    json!({
        "secret_key": key.to_secret_string().as_str(),
        "public_key": key.recipient().to_string(),
        "public_key_bytes": hex(key.recipient().as_bytes()),
        "sheets": sheets,
    })
}

fn wrong() -> Vec<Value> {
    let (_, sheets) = make(&mut FixedRng::new(1)).unwrap();
    let (_, others) = make(&mut FixedRng::new(2)).unwrap();
    let first = rows(&sheets[0]);
    let changed = |place: usize, row: String| {
        let mut rows = first.clone();
        rows[place] = row;
        rows
    };
    let mut digit = first[3].clone().into_bytes();
    digit[5] = if digit[5] == b'9' { b'0' } else { digit[5] + 1 };
    let mut swapped = first.clone();
    swapped.swap(1, 2);
    [
        ("a wrong digit", 1, changed(3, String::from_utf8(digit).unwrap())),
        ("rows in each other's place", 1, swapped),
        ("a row of another sheet", 1, changed(6, rows(&sheets[1])[6].clone())),
        ("a row of another set", 1, changed(6, rows(&others[0])[6].clone())),
        ("another number", 2, first.clone()),
        ("a digit too few", 1, changed(9, first[9][..11].to_owned())),
        ("no digits", 1, changed(0, "ZICHTBAAR".into())),
        ("a row too few", 1, first[..9].to_vec()),
    ]
    .into_iter()
    .map(|(name, number, rows)| {
        let typed: Vec<&str> = rows.iter().map(String::as_str).collect();
        let error = Sheet::parse(number, &typed).err().unwrap();
        json!({ "name": name, "number": number, "rows": rows, "error": error_name(&error) })
    })
    .collect()
}

#[test]
fn sheets_of_paper_are_as_the_specification_says() {
    matches_file("recovery.json", &json!({ "cases": [case(1), case(2)], "wrong": wrong() }));
}

#[test]
fn the_sheets_in_the_file_bring_their_key_back() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/recovery.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for case in file["cases"].as_array().unwrap() {
        let of =
            |place: usize| Sheet::parse_scanned(case["sheets"][place]["scanned"].as_str().unwrap()).unwrap();
        let key = combine(&[of(4), of(0), of(2)]).unwrap();
        assert_eq!(key.to_secret_string().as_str(), case["secret_key"].as_str().unwrap());
    }
}
