//! Tests of `style.rs` and of the rules both sheets keep.
use super::*;

#[test]
fn stripping_changes_how_a_sheet_is_written_and_not_what_it_says() {
    for (written, stripped) in [
        ("a { color : red ; }\n", "a{color :red}"),
        ("/* a */ a,\n b > c { x: y; z: 1px  2px }", "a,b>c{x:y;z:1px 2px}"),
        ("main :focus { a: b }", "main :focus{a:b}"),
        ("@media (width < 3em) and (hover) { a { b: c } }", "@media (width < 3em) and (hover){a{b:c}}"),
        ("a::before { content: \"  ;  }  \" }", "a::before{content:\"  ;  }  \"}"),
        ("p { margin: calc(1px + 2px) }", "p{margin:calc(1px + 2px)}"),
        ("a /* b */ c { d: e }", "a c{d:e}"),
        ("a { b: c } /* never closed", "a{b:c}"),
        ("a { b: 'never closed", "a{b:'never closed"),
        ("", ""),
    ] {
        assert_eq!(strip(written), stripped);
    }
}

#[test]
fn the_sheet_that_stands_in_every_page_leaves_room_for_the_page() {
    assert!(public_css().len() <= 5_800, "{} bytes", public_css().len());
    assert!(desk_css().len() <= 15_000, "{} bytes", desk_css().len());
}

#[test]
fn a_browser_accepts_the_sheet_in_the_page_because_the_hash_is_of_exactly_those_bytes() {
    let digest = STANDARD.decode(public_hash().strip_prefix("sha256-").unwrap()).unwrap();
    assert_eq!(digest, Sha256::digest(public_css().as_bytes()).to_vec());
    assert!(!public_css().contains("</"));
}

#[test]
fn a_new_desk_sheet_has_a_new_name() {
    let name = desk_css_name();
    let hex = name.strip_prefix("/style-").and_then(|n| n.strip_suffix(".css")).unwrap();
    assert!(hex.len() == 8 && hex.bytes().all(|b| b.is_ascii_hexdigit()), "{name}");
}

#[test]
fn both_sheets_are_whole() {
    for css in [public_css(), desk_css()] {
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert!(!css.contains("\\\"") && !css.contains("\\'") && !css.contains("/*"));
    }
}

#[test]
fn no_sheet_fetches_anything_or_tells_anyone_that_it_was_read() {
    for css in [public_css(), desk_css()] {
        for word in ["url(", "@import", "@font-face", "http", "image-set"] {
            assert!(!css.contains(word), "{word}");
        }
    }
}

#[test]
fn a_page_from_right_to_left_is_not_laid_out_for_the_other_direction() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align:left",
        "text-align:right",
        "float:",
        "{left:",
        ";left:",
        "{right:",
        ";right:",
    ];
    for css in [public_css(), desk_css()] {
        for word in physical {
            assert!(!css.contains(word), "{word}");
        }
    }
}

#[test]
fn nothing_moves_and_leaving_blanks_the_page_at_once() {
    for css in [public_css(), desk_css()] {
        assert!(!css.contains("animation") && !css.contains("transition"));
        assert!(css.contains("prefers-color-scheme:dark"));
    }
    assert!(public_css().contains("body:has(.exit a:active) main"));
}

/// The colours of a sheet by name: in the light, or where a dark one is said, in the dark.
fn colours(css: &str, dark: bool) -> std::collections::BTreeMap<&str, [u8; 3]> {
    let blocks = css.split(":root{").skip(1).take(if dark { 2 } else { 1 });
    let pairs = blocks.flat_map(|block| block.split('}').next().unwrap().split(';'));
    pairs
        .filter_map(|pair| pair.strip_prefix("--")?.split_once(":#"))
        .map(|(name, hex)| (name, rgb(hex)))
        .collect()
}

fn rgb(hex: &str) -> [u8; 3] {
    let long: String =
        if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    [0, 2, 4].map(|at| u8::from_str_radix(&long[at..at + 2], 16).unwrap())
}

/// WCAG 2.2, "contrast ratio".
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [r, g, b] = colour
            .map(f64::from)
            .map(|c| c / 255.0)
            .map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn assert_readable(css: &str, pairs: &[(&str, &[&str])], at_least: f64) {
    for dark in [false, true] {
        let colours = colours(css, dark);
        for (text, grounds) in pairs {
            for ground in *grounds {
                let found = contrast(colours[text], colours[ground]);
                assert!(found >= at_least, "{text} on {ground}, dark: {dark}: {found:.2}");
            }
        }
    }
}

#[test]
fn someone_with_weak_eyes_or_a_phone_in_the_sun_can_read_every_word_by_day_and_by_night() {
    let public: &[(&str, &[&str])] = &[
        ("ink", &["bg", "box", "tint", "sun"]),
        ("dim", &["bg", "box", "tint"]),
        ("go", &["bg", "box", "tint", "sun"]),
        ("out", &["bg"]),
        ("bad", &["bg", "box"]),
        ("on", &["go", "out"]),
    ];
    assert_readable(public_css(), public, 4.5);
    let desk: &[(&str, &[&str])] = &[
        ("ink", &["paper", "surface", "tint", "sun", "blush", "sand", "leaf"]),
        ("ink2", &["paper", "surface", "sand"]),
        ("teal", &["paper", "surface", "tint", "sand"]),
        ("clay", &["paper", "surface", "blush"]),
        ("ochre", &["sun"]),
        ("plum", &["paper", "surface"]),
        ("on", &["teal"]),
    ];
    assert_readable(desk_css(), desk, 4.5);
}

#[test]
fn someone_with_weak_eyes_sees_where_a_box_to_write_in_begins() {
    assert_readable(public_css(), &[("line", &["bg"]), ("bad", &["bg"]), ("out", &["bg"])], 3.0);
    assert_readable(desk_css(), &[("line", &["paper"]), ("plum", &["surface"])], 3.0);
}
