//! Posters as files: the code of each sheet is read back by a decoder from the page as it is printed, and measured on it. Each is left in
//! `target/paper` to be looked at.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use lopdf::Object;
use paper::FontPress;
use std::{path::Path, sync::LazyLock};
use web::{
    language::Lang,
    paper::{Poster, PosterFormat, PosterSheet, PosterText, Press, Unprintable},
    words::Words,
};

static PRESS: LazyLock<FontPress> = LazyLock::new(|| FontPress::new("/usr/share/fonts"));

const FORMATS: [(PosterFormat, &str, [f64; 2]); 4] = [
    (PosterFormat::A4, "a4", [210.0, 297.0]),
    (PosterFormat::A3, "a3", [297.0, 420.0]),
    (PosterFormat::A6, "a6", [105.0, 148.0]),
    (PosterFormat::Sticker, "sticker", [80.0, 80.0]),
];

fn said(lang: Lang, title: &str, text: &str) -> PosterText {
    let w = Words::of(lang);
    PosterText {
        lang,
        title: title.into(),
        text: text.into(),
        scan: w.say_plain("paper-scan"),
        danger: w.plain1("help-now", "number", "112"),
    }
}

fn poster(format: PosterFormat, texts: Vec<PosterText>) -> Poster {
    let sheet = |code: &str| PosterSheet {
        address: format!("https://meld.example.org/c/{code}"),
        typed: format!("meld.example.org/c/{code}"),
        alt: format!("Code naar meld.example.org/c/{code}"),
    };
    Poster {
        lang: Lang::Nl,
        format,
        title: "Kijk mee".into(),
        accent: [0x0b, 0x44, 0x47],
        picture: Some((picture(), "Een lamp in een donkere straat".into())),
        texts,
        foot: "De Haven · Beeld: De Haven, CC BY 4.0".into(),
        sheets: vec![sheet("482915"), sheet("000007")],
    }
}

/// A picture of two colours, as a PNG made here.
fn picture() -> Vec<u8> {
    let pixels = clean::Pixels {
        width: 240,
        height: 160,
        rgb: (0..240 * 160)
            .flat_map(|n| if n % 240 < 120 { [11, 68, 71] } else { [226, 240, 239] })
            .collect(),
    };
    let flat = clean::Flat { page: 1, pages: 1, lossless: true, large: pixels.clone(), small: pixels };
    flat.encode().unwrap().large.bytes
}

fn press(name: &str, poster: &Poster) -> Vec<u8> {
    let pdf = PRESS.poster(poster).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/paper");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("poster-{name}.pdf")), &pdf).unwrap();
    pdf
}

fn two() -> Vec<PosterText> {
    vec![
        said(Lang::Nl, "Kijk mee", "Ziet u iemand die niet weg kan? U kiest zelf wie het leest."),
        said(
            Lang::Fr,
            "Ouvrir l’œil",
            "Vous voyez quelqu’un qui ne peut pas partir ? Vous choisissez qui lit.",
        ),
    ]
}

/// What a telephone reads on a page, the side of the code in millimetres, and whether four modules around it are white.
fn scan(pdf: &[u8], page: u32, size: [f64; 2]) -> (String, f64, bool) {
    let Ok(clean::Opened::Seen(flat)) = clean::open(pdf.to_vec(), page) else { panic!("a page") };
    let drawn = flat.large;
    let grey: Vec<u8> = drawn
        .rgb
        .chunks(3)
        .map(|p| p.iter().map(|part| u32::from(*part)).sum::<u32>().div_euclid(3) as u8)
        .collect();
    let (width, height) = (drawn.width as usize, drawn.height as usize);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code on a page");
    let (meta, text) = grids[0].decode().unwrap();
    assert_ne!(meta.ecc_level, 1, "level L");
    let corners = grids[0].bounds;
    let across = f64::from(corners[1].x - corners[0].x).hypot(f64::from(corners[1].y - corners[0].y));
    let mm = across * size[1].max(size[0]) / f64::from(drawn.width.max(drawn.height));
    let modules = meta.version.to_size() as f64;
    let quiet = (across / modules * 4.0) as i32 - 2;
    let white = |x: i32, y: i32| grey[y as usize * width + x as usize] > 240;
    let (left, top, right, bottom) = (corners[0].x, corners[0].y, corners[2].x, corners[2].y);
    let clear = (left - quiet..right + quiet)
        .all(|x| (3..quiet).all(|n| white(x, top - n) && white(x, bottom + n)))
        && (top - quiet..bottom + quiet)
            .all(|y| (3..quiet).all(|n| white(left - n, y) && white(right + n, y)));
    (text, mm, clear)
}

#[test]
fn p24_the_code_on_every_paper_leads_to_its_own_place_and_can_be_read_from_where_one_stands() {
    for (format, name, size) in FORMATS {
        let pdf = press(name, &poster(format, two()));
        let read = lopdf::Document::load_mem(&pdf).unwrap();
        assert_eq!(read.get_pages().len(), 2, "{name}");
        for (page, code) in [(1, "482915"), (2, "000007")] {
            let (text, mm, clear) = scan(&pdf, page, size);
            assert_eq!(text, format!("https://meld.example.org/c/{code}"), "{name}");
            assert!(mm >= 25.0, "{name}: {mm} mm");
            assert!(clear, "{name}: four modules of white around the code");
        }
    }
}

#[test]
fn p24_whoever_hears_a_poster_hears_its_headings_its_picture_and_where_the_code_leads() {
    let pdf = press("tags", &poster(PosterFormat::A4, two()));
    let read = lopdf::Document::load_mem(&pdf).unwrap();
    let catalog = read.catalog().unwrap();
    assert!(catalog.has(b"StructTreeRoot") && catalog.get(b"Lang").unwrap().as_str().unwrap() == b"nl");
    let (mut alts, mut headings) = (Vec::new(), 0);
    for object in read.objects.values() {
        let Object::Dictionary(dict) = object else { continue };
        headings +=
            usize::from(dict.get(b"S").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"H1")));
        if let Ok(alt) = dict.get(b"Alt") {
            alts.push(lopdf::decode_text_string(alt).unwrap());
        }
    }
    alts.sort();
    let lamp = "Een lamp in een donkere straat";
    assert_eq!(
        alts,
        ["Code naar meld.example.org/c/000007", "Code naar meld.example.org/c/482915", lamp, lamp]
    );
    assert_eq!(headings, 4, "two languages on two sheets, as large as each other");
    let text = read.extract_text(&[1]).unwrap();
    assert!(text.contains("meld.example.org/c/482915"), "it can be typed: {text}");
}

#[test]
fn a_poster_speaks_arabic_and_chinese_and_one_with_too_many_words_is_none() {
    let both = vec![
        said(Lang::Ar, "انتبهوا معنا", "هل ترون شخصًا لا يستطيع المغادرة؟ أنتم تختارون من يقرأ."),
        said(Lang::Zh, "一起留意", "您看到有人无法离开吗？由您选择谁来阅读。"),
    ];
    for (format, name, size) in FORMATS {
        let pdf = press(&format!("{name}-ar-zh"), &poster(format, both.clone()));
        assert_eq!(scan(&pdf, 1, size).0, "https://meld.example.org/c/482915", "{name}");
    }
    let long = vec![said(Lang::Nl, "Kijk mee", &"Veel te veel woorden op een kaartje. ".repeat(60))];
    assert_eq!(PRESS.poster(&poster(PosterFormat::A6, long)), Err(Unprintable::TooLong));
}
