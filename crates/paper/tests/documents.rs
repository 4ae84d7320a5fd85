//! Documents as files: what a reader, a screen reader and a printer find in them. Each is left in `target/paper` to be looked at.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use lopdf::Object;
use paper::FontPress;
use std::{path::Path, sync::LazyLock, time::Instant};
use web::{
    language::Lang,
    paper::{Block, Card, Document, Entry, Fact, Press, Pressed, Unprintable},
};

static PRESS: LazyLock<FontPress> = LazyLock::new(|| FontPress::new("/usr/share/fonts"));

fn entry(text: &str) -> Block {
    Block::Entry(Entry {
        kind: "Feit".into(),
        when: "24 november 2026 om 12:00".into(),
        who: "Amina".into(),
        text: text.into(),
        more: vec!["Bron: gezien".into()],
        struck: false,
    })
}

fn document(lang: Lang, blocks: Vec<Block>) -> Document {
    Document {
        lang,
        title: "Dossier 7".into(),
        mark: "Voor: Parket Brussel, O. De Vos · 27 november 2026 · K7QF-2M9T".into(),
        foot: "De Haven · Amina".into(),
        page: ["Pagina ".into(), " van ".into(), String::new()],
        blocks,
    }
}

fn press(name: &str, document: &Document) -> Pressed {
    let pressed = PRESS.press(document).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/paper");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), &pressed.pdf).unwrap();
    pressed
}

/// The words of each page, as a reader copies them out.
fn words(pdf: &[u8]) -> Vec<String> {
    let read = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    pages.iter().map(|page| read.extract_text(&[*page]).unwrap()).collect()
}

/// The text of a document without any space, so that where lines are broken does not matter.
fn run_together(pdf: &[u8]) -> String {
    words(pdf).concat().chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn whoever_cannot_see_hears_headings_lists_and_tables_in_order() {
    let facts = vec![Fact::ours("Staat".into(), "open".into())];
    let table =
        Block::Table { head: vec!["Nummer".into(), "Dag".into()], rows: vec![vec!["1".into(), "2".into()]] };
    let heading = Block::Heading("Tijdlijn".into());
    let pressed = press(
        "tags",
        &document(Lang::Nl, vec![Block::Facts(facts), heading, entry("Hij houdt hun paspoorten."), table]),
    );
    let read = lopdf::Document::load_mem(&pressed.pdf).unwrap();
    let catalog = read.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl");
    let marked = catalog.get(b"MarkInfo").unwrap();
    let marked =
        read.dereference(marked).unwrap().1.as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap();
    assert!(marked && catalog.has(b"StructTreeRoot"));
    let mut kinds = Vec::new();
    for object in read.objects.values() {
        if let Object::Dictionary(dict) = object
            && let Ok(Object::Name(kind)) = dict.get(b"S")
        {
            kinds.push(String::from_utf8_lossy(kind).into_owned());
        }
    }
    for wanted in ["H1", "H2", "P", "L", "LI", "Lbl", "Table", "TH", "TD"] {
        assert!(kinds.iter().any(|kind| kind == wanted), "{wanted} is not among {kinds:?}");
    }
    let metadata = String::from_utf8_lossy(&pressed.pdf);
    assert!(metadata.contains("pdfuaid"), "it says that it keeps to PDF/UA");
}

#[test]
fn every_page_says_for_whom_it_is_and_which_of_how_many_it_is() {
    let entries =
        (0..320).map(|n| entry(&format!("Regel {n}: {}", "hij wacht op de hoek. ".repeat(12)))).collect();
    let document = document(Lang::Nl, entries);
    PRESS.press(&self::document(Lang::Nl, vec![])).unwrap();
    let begun = Instant::now();
    let pressed = press("long", &document);
    println!("320 entries: {:?}, {} bytes", begun.elapsed(), pressed.pdf.len());
    let pages = words(&pressed.pdf);
    assert!(pages.len() > 20, "{} pages", pages.len());
    for (n, page) in (1..).zip(&pages) {
        let page: String = page.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(
            page.contains("K7QF-2M9T") && page.contains("ODeVos") || page.contains("O.DeVos"),
            "page {n}: {page}"
        );
        assert!(page.contains(&format!("Pagina{n}van{}", pages.len())), "page {n}: {page}");
    }
    let all = run_together(&pressed.pdf);
    assert!((0..320).all(|n| all.contains(&format!("Regel{n}:"))), "nothing is lost between pages");
}

#[test]
fn what_people_wrote_is_never_read_as_markup() {
    let hostile = [
        "#import \"/etc/passwd\": *",
        "#read(\"/etc/passwd\") #sys.inputs #panic(\"x\")",
        "= heading *bold* _it_ `code` $x^2$ <label> @ref // comment /* more",
        "\\u{41} \\ #set page(width: 1cm) ]] }} )) \"quoted\" \\\"",
        "- list\n+ list\n/ term: x\n\n~ --- ...",
        "{\"json\": true}\u{0}\u{1b}[31m",
        "\u{202e}gnp.exe\u{202c}",
        "https://example.org/#a <script>alert(1)</script>",
    ];
    let mut blocks: Vec<Block> = hostile.iter().map(|text| entry(text)).collect();
    blocks.push(Block::Facts(
        hostile.iter().map(|text| Fact::theirs(text.to_string(), text.to_string())).collect(),
    ));
    blocks.push(Block::Heading(hostile[2].into()));
    blocks.push(Block::Table {
        head: vec!["a".into()],
        rows: hostile.iter().map(|text| vec![text.to_string()]).collect(),
    });
    let mut document = document(Lang::En, blocks);
    (document.title, document.mark, document.foot) =
        (hostile[2].into(), hostile[1].into(), hostile[0].into());
    let all = run_together(&press("hostile", &document).pdf);
    for wanted in [
        "#import\"/etc/passwd\":*",
        "#read(\"/etc/passwd\")#sys.inputs#panic(\"x\")",
        "=heading*bold*_it_`code`$x^2$<label>@ref//comment/*more",
        "\\u{41}\\#setpage(width:1cm)]]}}))\"quoted\"\\\"",
        "gnp.exe",
        "<script>alert(1)</script>",
    ] {
        assert!(all.contains(wanted), "{wanted} is not in {all}");
    }
    assert!(!all.contains("root:"), "no file was read");
}

#[test]
fn arabic_chinese_and_amharic_are_there_in_letters_that_a_reader_can_copy() {
    let texts = [
        "رأيته في شارع الكنيسة ١٢، ورقمه 0470 12 34 56",
        "他拿走了我的护照",
        "ፓስፖርቴን ወሰደ",
        "Он держит паспорт",
        "Pașaportul meu, đường phố",
    ];
    for lang in [Lang::Ar, Lang::Fr, Lang::Nl] {
        let pressed = press(&format!("scripts-{}", lang.tag()), &document(lang, texts.map(entry).to_vec()));
        assert!(pressed.unshown.is_empty(), "{:?}", pressed.unshown);
        let mixed = press("mixed", &document(lang, vec![entry("Zij zei: 他拿走了护照 en كتاب")]));
        let raw = String::from_utf8_lossy(&mixed.pdf);
        assert!(
            raw.contains("NotoSansCJKsc") && !raw.contains("NotoSansCJKjp"),
            "one drawing of each letter"
        );
        let all = run_together(&pressed.pdf);
        assert!(all.contains("他拿走了我的护照") && all.contains("Ондержитпаспорт"), "{all}");
        let raw = String::from_utf8_lossy(&pressed.pdf);
        assert!(raw.contains("NotoSansArabic") && raw.contains("NotoSansCJKsc"), "each in its own font");
    }
}

#[test]
fn a_sign_without_a_font_stands_there_by_its_number_and_a_letter_without_one_stops_the_document() {
    let pressed = press("signs", &document(Lang::Nl, vec![entry("help \u{1f9ff}\u{e000}")]));
    assert!(pressed.unshown.contains(&'\u{e000}'));
    assert!(run_together(&pressed.pdf).contains("[U+E000]"));
    let nothing = tempfile::tempdir().unwrap();
    let bare = FontPress::new(nothing.path()).press(&document(Lang::Nl, vec![]));
    assert_eq!(bare, Err(Unprintable::Font("fonts-noto-core")));
    let base = std::process::Command::new("find")
        .args(["/usr/share/fonts", "-name", "NotoSans-*.ttf"])
        .output()
        .unwrap();
    for path in String::from_utf8(base.stdout).unwrap().lines() {
        std::fs::copy(path, nothing.path().join(Path::new(path).file_name().unwrap())).unwrap();
    }
    let some = FontPress::new(nothing.path());
    assert!(some.press(&document(Lang::Nl, vec![entry("gewoon")])).is_ok());
    assert_eq!(
        some.press(&document(Lang::Nl, vec![entry("护照")])),
        Err(Unprintable::Font("fonts-noto-cjk"))
    );
    assert_eq!(
        some.press(&document(Lang::Nl, vec![entry("رسالة")])),
        Err(Unprintable::Font("fonts-noto-core"))
    );
}

#[test]
fn a_document_without_end_is_refused_before_it_takes_the_machine() {
    let endless = "a ".repeat(web::paper::DOCUMENT_MAX_CHARS);
    assert_eq!(PRESS.press(&document(Lang::Nl, vec![entry(&endless)])), Err(Unprintable::TooLong));
}

#[test]
fn what_somebody_takes_along_is_one_small_page_with_its_own_words_and_nothing_else() {
    for (lang, words) in
        [(Lang::Nl, "Mijn rechten zijn mij verteld"), (Lang::parse("ar").unwrap(), "أُبلغت بحقوقي")]
    {
        let card =
            Card { lang, title: "Voor mij".into(), lines: vec![words.into(), "#strike[Edo] *x*".into()] };
        let pdf = PRESS.card(&card).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/paper");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("card-{}.pdf", lang.tag())), &pdf).unwrap();
        let read = lopdf::Document::load_mem(&pdf).unwrap();
        assert_eq!(read.get_pages().len(), 1);
        assert!(
            run_together(&pdf).contains("#strike[Edo]*x*"),
            "never read as markup: {}",
            run_together(&pdf)
        );
        assert!(read.catalog().unwrap().has(b"StructTreeRoot"), "tagged");
    }
    let long = Card { lang: Lang::Nl, title: "x".into(), lines: vec!["woord ".repeat(2_000)] };
    assert_eq!(PRESS.card(&long), Err(Unprintable::TooLong));
}
