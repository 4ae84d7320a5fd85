//! Office documents: what somebody would read on their pages is there, and nothing that was planted beside it.
use crate::planted;
use clean::{Opened, open};
use proptest::prelude::*;
use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};
use web::cleaning::{Read, Refusal};
use zip::{ZipWriter, write::SimpleFileOptions};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A letter with a name in everything that stands beside its words.
fn docx() -> Vec<u8> {
    let body = r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
        <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Zij werkt &amp; slaapt </w:t></w:r><w:r><w:t>in de keuken&#233;.</w:t></w:r></w:p>
        <w:p><w:del w:author="GEPLANT"><w:r><w:delText>GEPLANT gewist</w:delText></w:r></w:del><w:ins w:author="GEPLANT"><w:r><w:t>Nieuw.</w:t></w:r></w:ins></w:p>
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>GEPLANT onzichtbaar</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Zichtbaar.</w:t></w:r><w:r><w:instrText>GEPLANT veld</w:instrText></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Maart</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>0 euro</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <!-- GEPLANT --></w:body></w:document>"#;
    let note = r#"<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>Zie foto.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let comment = r#"<w:comments xmlns:w="w"><w:comment w:author="GEPLANT"><w:p><w:r><w:t>GEPLANT</w:t></w:r></w:p></w:comment></w:comments>"#;
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("docProps/core.xml", b"<cp:coreProperties><dc:creator>GEPLANT</dc:creator></cp:coreProperties>"),
        ("docProps/thumbnail.jpeg", &planted::jpeg()),
        ("word/document.xml", body.as_bytes()),
        ("word/footnotes.xml", note.as_bytes()),
        ("word/comments.xml", comment.as_bytes()),
        ("word/vbaProject.bin", b"GEPLANT"),
        ("word/media/image1.jpeg", &planted::jpeg()),
        ("word/media/image2.emf", b"GEPLANT a drawing of another kind"),
        ("word/media/image10.png", &planted::png()),
    ])
}

fn odt(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("meta.xml", b"<office:document-meta><dc:creator>GEPLANT</dc:creator></office:document-meta>"),
        ("Thumbnails/thumbnail.png", &planted::png()),
        ("Pictures/1000.png", &planted::png()),
    ])
}

fn xlsx() -> Vec<u8> {
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="Uren" sheetId="1" r:id="rId1"/><sheet name="GEPLANT" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>"#;
    let rels = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>"#;
    let strings = r#"<sst><si><t>Anna</t></si><si><r><t>maan</t></r><r><t>dag</t></r><rPh><t>GEPLANT</t></rPh></si><si/></sst>"#;
    let sheet = r#"<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>GEPLANT</t></is></c><c r="D1"><f>SUM(GEPLANT)</f><v>12</v></c></row>
        <row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>GEPLANT</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>99</v></c><c r="B3" t="str"><v>a &lt; b</v></c></row></sheetData></worksheet>"#;
    let hidden = r#"<worksheet><sheetData><row><c t="inlineStr"><is><t>GEPLANT</t></is></c></row></sheetData></worksheet>"#;
    archive(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/sheet2.xml", hidden.as_bytes()),
    ])
}

fn words(file: Vec<u8>) -> (Read, u32) {
    match open(file, 1) {
        Ok(Opened::Read { read, page: 1, pages }) => (read, pages),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_letter_keeps_its_words_and_loses_who_wrote_changed_and_hid_them() {
    let (read, pages) = words(docx());
    assert_eq!(
        read,
        Read {
            text: "Zij werkt & slaapt in de keukené.\nNieuw.\nZichtbaar.\nMaart \t0 euro\n\nZie foto.".into(),
            cut: false
        }
    );
    assert_eq!(pages, 3, "two pictures of a kind that is opened, and no thumbnail");
    for page in [2, 3, 9] {
        let Ok(Opened::Seen(flat)) = open(docx(), page) else { panic!("{page}") };
        assert_eq!((flat.page, flat.pages, flat.large.width), (page.min(3), 3, 48));
        let copy = flat.encode().unwrap();
        assert!(memchr::memmem::find(&copy.large.bytes, planted::MARK.as_bytes()).is_none());
    }
}

#[test]
fn an_open_document_and_a_table_show_what_is_shown_of_them() {
    let content = r#"<office:document-content><office:body><office:text><text:tracked-changes><text:p>GEPLANT</text:p></text:tracked-changes>
        <text:h>Huur</text:h><text:p>Zij<text:s text:c="2"/>betaalt<text:tab/>900<office:annotation><dc:creator>GEPLANT</dc:creator><text:p>GEPLANT</text:p></office:annotation>
        euro<text:line-break/>per bed</text:p></office:text></office:body></office:document-content>"#;
    let (read, pages) = words(odt(content));
    let lines: Vec<String> = read
        .text
        .lines()
        .map(|line| line.split(' ').filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(lines, ["Huur", "Zij betaalt\t900 euro", "per bed"]);
    assert_eq!(pages, 2);
    let (read, pages) = words(xlsx());
    assert_eq!((read.text.as_str(), pages), ("Uren\nAnna\tmaandag\t12\n\ta < b", 1));
}

#[test]
fn a_slide_that_is_hidden_stays_behind_and_they_come_in_their_order() {
    let slide =
        |words: &str, more: &str| format!("<p:sld{more}><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sld>");
    let slides = [slide("een", ""), slide("GEPLANT", " show=\"0\""), slide("tien", "")];
    let file = archive(&[
        ("ppt/presentation.xml", b"<p/>"),
        ("ppt/slides/slide10.xml", slides[2].as_bytes()),
        ("ppt/slides/slide2.xml", slides[1].as_bytes()),
        ("ppt/slides/slide1.xml", slides[0].as_bytes()),
        ("ppt/notesSlides/notesSlide1.xml", slide("GEPLANT", "").as_bytes()),
    ]);
    assert_eq!(words(file).0.text, "een\n\ntien");
}

#[test]
fn letters_that_nobody_sees_stay_behind_and_a_flood_of_them_is_cut() {
    let unseen = "<office:body><text:p>ja\u{e0047}\u{e0045}\u{feff} nee&#8;</text:p></office:body>";
    assert_eq!(words(odt(unseen)).0.text, "ja nee");
    let flood = format!("<office:body><text:p>{}</text:p></office:body>", "woord ".repeat(90_000));
    let (read, _) = words(odt(&flood));
    assert!(read.cut && read.text.chars().count() == web::cleaning::LETTERS_MAX);
}

#[test]
fn an_archive_that_is_no_document_and_one_that_does_harm_are_refused() {
    assert_eq!(open(archive(&[("a.txt", b"x")]), 1).err(), Some(Refusal::Kind));
    assert_eq!(open(b"PK\x03\x04 a zip".to_vec(), 1).err(), Some(Refusal::Cut));
    let whole = docx();
    assert_eq!(open(whole[..whole.len() / 2].to_vec(), 1).err(), Some(Refusal::Cut));
    assert_eq!(open(odt("<a><b></a>"), 1).err(), Some(Refusal::Damaged));
    // A hundred MiB and one byte of nothing, in a hundred kB.
    let bomb = archive(&[("word/document.xml", &vec![b' '; (100 << 20) + 1])]);
    assert!(bomb.len() < 200_000);
    assert_eq!(open(bomb, 1).err(), Some(Refusal::Much));
    // Entities that would grow: what a file declares itself is not read.
    let mut grows = "<!DOCTYPE a [<!ENTITY a \"GEPLANT\">".to_owned();
    for level in 0..20 {
        write!(grows, "<!ENTITY a{level} \"&a;&a;\">").unwrap();
    }
    let (read, _) = words(odt(&format!("{grows}]><office:body><text:p>ja &a19;</text:p></office:body>")));
    assert_eq!(read.text, "ja");
    let deep = format!("{}{}", "<text:p>".repeat(200_000), "</text:p>".repeat(200_000));
    assert!(open(odt(&deep), 1).is_ok(), "boxes in boxes need no memory of ours");
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 512], &name].concat();
    assert_eq!(open(locked, 1).err(), Some(Refusal::Locked));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn xml_of_chance_gives_letters_or_a_refusal(body in "[<>/&;a-z:=\" ]{0,200}", page in 0u32..4) {
        for file in [odt(&body), archive(&[("word/document.xml", body.as_bytes())]), archive(&[("xl/workbook.xml", body.as_bytes()), ("xl/_rels/workbook.xml.rels", body.as_bytes())])] {
            if let Ok(opened) = open(file, page) {
                prop_assert!(opened.encode().is_ok());
            }
        }
    }
}
