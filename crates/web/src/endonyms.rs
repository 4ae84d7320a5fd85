//! Languages by the name their speakers give them: nobody has to know what a tag means. CLDR's own-language names where
//! it has them. Refuses to know which languages pages exist in.

/// Tag and name. A tag not listed here is shown as it is.
const NAMES: [(&str, &str); 35] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("ary", "الدارجة"),
    ("bg", "Български"),
    ("bin", "Ẹ̀dó"),
    ("bn", "বাংলা"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("ig", "Igbo"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pcm", "Naija Pidgin"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("rom", "Romani"),
    ("ru", "Русский"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tl", "Tagalog"),
    ("tr", "Türkçe"),
    ("tw", "Twi"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("yo", "Yorùbá"),
    ("zh", "中文"),
];

/// The name of a BCP 47 tag's language in that language; the tag itself if it is not known here.
#[must_use]
pub fn endonym(tag: &str) -> &str {
    let primary = tag.split('-').next().unwrap_or(tag);
    NAMES.iter().find(|(known, _)| *known == primary).map_or(tag, |(_, name)| name)
}

/// Every language that is known here, by tag.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_finds_her_language_by_its_own_name() {
        assert_eq!(endonym("pt-BR"), "Português");
        assert_eq!(endonym("tr"), "Türkçe");
        assert_eq!(endonym("xx"), "xx", "an unknown one is at least not hidden");
        assert!(NAMES.is_sorted_by_key(|(tag, _)| *tag), "one place for each");
    }
}
