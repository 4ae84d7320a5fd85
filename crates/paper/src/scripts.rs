//! Which language and direction a piece of text is set in, by its first strong letter, and which Debian package has its letters.
use web::language::Lang;

/// How a piece is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setting {
    /// For shaping, for the choice of Chinese, Japanese or Korean shapes, and for whoever reads the document aloud.
    pub(crate) lang: &'static str,
    pub(crate) rtl: bool,
}

/// How a document's own words are set.
pub(crate) fn of_lang(lang: Lang) -> Setting {
    Setting { lang: lang.tag(), rtl: lang.dir() == "rtl" }
}

/// How a text is set: as its first letter is written; what has none, as the document.
pub(crate) fn of_text(text: &str, document: Lang) -> Setting {
    let Some(first) = text.chars().find(|c| c.is_alphabetic()) else { return of_lang(document) };
    let latin = Setting { rtl: false, ..of_lang(document) };
    match first {
        // A Latin text in an Arabic document is in another language; which one, nobody knows.
        _ if (first as u32) < 0x0530 && document == Lang::Ar => Setting { lang: "en", rtl: false },
        '\u{0590}'..='\u{05ff}' | '\u{fb1d}'..='\u{fb4f}' => Setting { lang: "he", rtl: true },
        '\u{0600}'..='\u{08ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
            Setting { lang: "ar", rtl: true }
        }
        '\u{1200}'..='\u{139f}' => Setting { lang: "am", rtl: false },
        first if is_cjk(first) => Setting { lang: cjk_lang(text), rtl: false },
        _ => latin,
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Han letters are drawn differently in Japan, Korea and China.
fn cjk_lang(text: &str) -> &'static str {
    if text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}')) {
        "ja"
    } else if text.chars().any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7ff}')) {
        "ko"
    } else {
        "zh"
    }
}

/// Debian's package with the letters of this character's script.
pub(crate) fn package(c: char) -> &'static str {
    if is_cjk(c) { "fonts-noto-cjk" } else { "fonts-noto-core" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_piece_runs_as_its_own_letters_do() {
        let set = |text| of_text(text, Lang::Nl);
        assert_eq!(set("12: "), Setting { lang: "nl", rtl: false });
        assert_eq!(set("(1) رسالة"), Setting { lang: "ar", rtl: true });
        assert_eq!(set("שלום"), Setting { lang: "he", rtl: true });
        assert_eq!(set("他拿走了护照"), Setting { lang: "zh", rtl: false });
        assert_eq!(set("漢字とかな").lang, "ja");
        assert_eq!(of_text("Jan", Lang::Ar), Setting { lang: "en", rtl: false });
        assert_eq!(of_text("12", Lang::Ar), Setting { lang: "ar", rtl: true });
    }
}
