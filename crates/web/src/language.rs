//! The languages the pages speak: tags, direction, own names, and which of them a browser asks for.
//! Refuses to know where anybody is: no geolocation, no guess from an address.
use std::sync::OnceLock;

use crate::words::Words;

/// One line for each language: variant, tag, direction, own name, and what stands between two
/// names of a list and before the last one; how far it reaches. The order is the order in which people see them. A line needs the files of
/// `locales/<tag>/`: those of the public pages, and for a whole language the texts on rights and advice and the desk's too.
macro_rules! languages {
    ($($variant:ident $tag:literal $dir:literal $own_name:literal $between:literal $and:literal $reach:ident;)+) => {
        /// A language of the public pages; some are the desk's too.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Lang {
            $(#[doc = $own_name] $variant,)+
        }

        impl Lang {
            /// Every language, in the order in which people see them.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$variant),+];

            /// The BCP 47 tag, for `lang` attributes, `?l=` and the names of folders.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag,)+ }
            }

            /// `ltr` or `rtl`, for `dir` attributes.
            #[must_use]
            pub const fn dir(self) -> &'static str {
                match self { $(Self::$variant => $dir,)+ }
            }

            /// What its speakers call it, for the list people choose from.
            #[must_use]
            pub const fn own_name(self) -> &'static str {
                match self { $(Self::$variant => $own_name,)+ }
            }

            /// What stands between two names of a list, spaces included.
            pub(crate) const fn between(self) -> &'static str {
                match self { $(Self::$variant => $between,)+ }
            }

            /// What stands before the last name of a list, spaces included.
            pub(crate) const fn and(self) -> &'static str {
                match self { $(Self::$variant => $and,)+ }
            }

            /// The texts of this language's files, embedded in the binary.
            pub(crate) const fn sources(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &crate::words::sources!($reach $tag),)+ }
            }

            /// Whether the desk's pages are written in it too, and the texts on law and advice, which are long and read by people first.
            #[must_use]
            pub const fn is_whole(self) -> bool {
                match self { $(Self::$variant => matches!(Reach::$reach, Reach::Whole),)+ }
            }

            /// Who has read this language's words.
            pub(crate) fn status(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        include_str!(concat!("../../../locales/", $tag, "/status.toml"))
                    })+
                }
            }

            /// Where this language's words are kept once they are read.
            pub(crate) fn shelf(self) -> &'static OnceLock<Words> {
                match self {
                    $(Self::$variant => { static SHELF: OnceLock<Words> = OnceLock::new(); &SHELF })+
                }
            }
        }
    };
}

/// How far a language reaches.
enum Reach {
    /// Everywhere.
    Whole,
    /// To the pages that a visitor meets.
    Public,
}

languages! {
    Nl "nl" "ltr" "Nederlands" ", " " en " Whole;
    Fr "fr" "ltr" "Français" ", " " et " Whole;
    De "de" "ltr" "Deutsch" ", " " und " Whole;
    En "en" "ltr" "English" ", " " and " Whole;
    Ar "ar" "rtl" "العربية" " و" " و" Whole;
    Es "es" "ltr" "Español" ", " " y " Public;
    PtBr "pt-BR" "ltr" "Português" ", " " e " Public;
    Ro "ro" "ltr" "Română" ", " " și " Public;
    Bg "bg" "ltr" "Български" ", " " и " Public;
    Hu "hu" "ltr" "Magyar" ", " " és " Public;
    Sq "sq" "ltr" "Shqip" ", " " dhe " Public;
    Pl "pl" "ltr" "Polski" ", " " i " Public;
    Uk "uk" "ltr" "Українська" ", " " і " Public;
    Ru "ru" "ltr" "Русский" ", " " и " Public;
    Tr "tr" "ltr" "Türkçe" ", " " ve " Public;
    Fa "fa" "rtl" "فارسی" "، " " و " Public;
    Ur "ur" "rtl" "اردو" "، " " اور " Public;
    Hi "hi" "ltr" "हिन्दी" ", " " और " Public;
    Bn "bn" "ltr" "বাংলা" ", " " এবং " Public;
    Zh "zh" "ltr" "中文" "、" "和" Public;
    Vi "vi" "ltr" "Tiếng Việt" ", " " và " Public;
    Th "th" "ltr" "ไทย" ", " " และ " Public;
    Tl "tl" "ltr" "Tagalog" ", " " at " Public;
    Pcm "pcm" "ltr" "Naija Pidgin" ", " " and " Public;
}

/// What browsers also call a language of ours: Filipino, and Persian as it is spoken in Afghanistan.
const ALSO: [(&str, &str); 2] = [("fil", "tl"), ("prs", "fa")];

impl Lang {
    /// The language with exactly this tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The same, if it is a language of the desk's.
    #[must_use]
    pub fn at_desk(tag: &str) -> Option<Self> {
        Self::parse(tag).filter(|lang| lang.is_whole())
    }

    /// The desk's languages, in the order in which people see them.
    pub fn desks() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|lang| lang.is_whole())
    }

    /// The language that a primary subtag asks for.
    fn of_primary(primary: &str) -> Option<Self> {
        let own = |tag: &str| tag.split('-').next().is_some_and(|first| first == primary);
        let tag = ALSO.iter().find(|(also, _)| *also == primary).map(|(_, tag)| *tag);
        Self::ALL.into_iter().find(|lang| tag.map_or_else(|| own(lang.tag()), |tag| tag == lang.tag()))
    }

    /// What there is in this language; else, for whoever reads none of the country's languages, in English; else in the first of ours that
    /// there is, in the order in which people see them; else whatever there is. With the tag of the language it really is in.
    #[must_use]
    pub fn best_of<'a, T>(self, all: impl IntoIterator<Item = (&'a str, T)>) -> Option<(&'a str, T)> {
        let rank = |tag: &str| match Self::parse(tag) {
            Some(lang) if lang == self => 0,
            Some(Self::En) if !self.is_whole() => 1,
            Some(lang) => 2 + lang as usize,
            None => usize::MAX,
        };
        all.into_iter().min_by_key(|(tag, _)| rank(tag))
    }

    /// The language a browser likes best of those that `may` be had (RFC 9110 12.5.4, compared by primary subtag).
    /// `None` if it asks for none of them; `*` is not a wish for any particular one.
    #[must_use]
    pub fn negotiate(accept_language: Option<&str>, may: impl Fn(Self) -> bool) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for (lang, weight) in accept_language?.split(',').filter_map(wish).filter(|(lang, _)| may(*lang)) {
            // Of equal wishes the one named first wins, so only a greater weight replaces.
            if best.is_none_or(|(_, so_far)| weight > so_far) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }
}

/// One element of `Accept-Language`, if it names a language of ours and does not refuse it.
fn wish(element: &str) -> Option<(Lang, f32)> {
    let mut parts = element.split(';').map(str::trim);
    let primary = parts.next()?.split('-').next()?.to_ascii_lowercase();
    let lang = Lang::of_primary(&primary)?;
    let weight = match parts.next() {
        None => 1.0,
        Some(part) => part.strip_prefix("q=").or(part.strip_prefix("Q="))?.trim().parse::<f32>().ok()?,
    };
    // RFC 9110 12.4.2: zero means "not acceptable". Anything outside 0..1 is not a weight.
    (weight > 0.0 && weight <= 1.0).then_some((lang, weight))
}

/// Languages usually written from right to left, by primary subtag: the ones reports may carry, not the pages' own.
/// Languages that run from right to left, whoever writes them.
pub const LEFTWARDS: &[&str] = &[
    "ar", "fa", "ur", "he", "ps", "ckb", "dv", "sd", "yi", "ug", "iw", "ji", // ISO 639-1 and old codes
    "aeb", "acm", "acq", "afb", "ajp", "apc", "apd", "arq", "ars", "ary", "arz", // Arabic as spoken
    "azb", "bal", "bqi", "glk", "ks", "lrc", "mzn", "nqo", "pbt", "pes", "pnb", "prs", "sdh", "skr", "syr",
];

/// Scripts written from right to left (ISO 15924).
const RTL_SCRIPTS: &[&str] =
    &["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];

/// `rtl` or `ltr` for the language tag of a report, which may be any BCP 47 tag. A script subtag decides where there
/// is one: `ku-Arab` runs to the left, `ug-Cyrl` to the right.
#[must_use]
pub fn dir_of(tag: &str) -> &'static str {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']);
    let primary = subtags.next().unwrap_or_default();
    let script = subtags.take_while(|s| s.len() > 1).find(|s| is_script(s));
    let leftwards = script.map_or_else(|| LEFTWARDS.contains(&primary), |s| RTL_SCRIPTS.contains(&s));
    if leftwards { "rtl" } else { "ltr" }
}

/// Four letters after the language are a script; a variant of four characters begins with a digit (RFC 5646 2.1).
fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_sees_the_names_of_the_languages_in_their_own_script_and_always_in_the_same_order() {
        let names: Vec<_> = Lang::ALL.iter().map(|l| l.own_name()).collect();
        assert_eq!(names.first(), Some(&"Nederlands"));
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
            assert_eq!(lang.dir(), dir_of(lang.tag()));
        }
    }

    #[test]
    fn a_link_with_an_unknown_language_is_not_taken_for_one_of_ours() {
        for tag in ["", "NL", "nl-BE", "nl ", "xx", "../nl"] {
            assert_eq!(Lang::parse(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_browser_is_answered_in_the_language_its_owner_prefers() {
        for (header, wanted) in [
            ("nl-BE,nl;q=0.9,en;q=0.8", Some(Lang::Nl)),
            ("it, en;q=0.3, fr;q=0.7", Some(Lang::Fr)),
            ("pl, en;q=0.3", Some(Lang::Pl)),
            ("fil-PH", Some(Lang::Tl)),
            ("prs,en;q=0.9", Some(Lang::Fa)),
            ("pt-PT", Some(Lang::PtBr)),
            ("zh-TW,zh;q=0.9", Some(Lang::Zh)),
            ("en;q=0.5,fr;q=0.5", Some(Lang::En)),
            ("FR-be", Some(Lang::Fr)),
            ("nl;q=0, fr;q=0.1", Some(Lang::Fr)),
            (" en ; q=0.2 , nl ; q=0.9", Some(Lang::Nl)),
            ("*", None),
            ("it,sv;q=0.4", None),
            ("nl;q=NaN", None),
            ("nl;q=7", None),
            ("nl;q=", None),
            ("", None),
            (",,;;q=1,", None),
        ] {
            assert_eq!(Lang::negotiate(Some(header), |_| true), wanted, "{header}");
        }
        assert_eq!(Lang::negotiate(None, |_| true), None);
        assert_eq!(
            Lang::negotiate(Some("pl, fr;q=0.2"), Lang::is_whole),
            Some(Lang::Fr),
            "a desk has no Polish"
        );
    }

    #[test]
    fn whoever_reads_german_is_not_given_arabic_because_it_comes_first_in_the_alphabet() {
        let names = [("ar", 1), ("en", 2), ("fr", 3), ("nl", 4)];
        assert_eq!(Lang::Fr.best_of(names), Some(("fr", 3)));
        assert_eq!(Lang::De.best_of(names), Some(("nl", 4)));
        assert_eq!(Lang::De.best_of([("ro", 7), ("ar", 1)]), Some(("ar", 1)));
        assert_eq!(Lang::De.best_of([("ro", 7), ("sq", 8)]), Some(("ro", 7)), "better than nothing");
        assert_eq!(Lang::De.best_of::<i32>([]), None);
        assert_eq!(Lang::Hi.best_of(names), Some(("en", 2)));
    }

    #[test]
    fn a_report_in_a_language_from_right_to_left_is_not_shown_back_to_front() {
        for tag in ["ar", "ar-MA", "fa", "ur-PK", "he", "ps", "ckb", "ku-Arab", "dv", "sd", "yi", "UG", "ary"]
        {
            assert_eq!(dir_of(tag), "rtl", "{tag}");
        }
        for tag in ["", "nl", "ku", "ku-Latn", "ug-Cyrl", "ti", "am", "az-Latn-IR", "en-x-arab", "de-1996"] {
            assert_eq!(dir_of(tag), "ltr", "{tag}");
        }
    }
}
