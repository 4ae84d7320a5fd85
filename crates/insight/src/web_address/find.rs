//! Where web addresses stand in a text: after a scheme, after `www.`, or a known host with a path. "huis.De man" is a
//! missing space, not a page in Germany.
use super::parse;
use crate::{
    clean::{Clean, sticks},
    identifier::Kind,
    phone,
    reading::Finds,
};

/// The longest address that is read, in characters.
const ADDRESS_MAX_CHARS: usize = 1_024;
/// Ends of hosts that are no word in the languages people write to us in; these need no scheme when a path follows.
const PLAIN_ENDS: &[&str] = &[".com", ".net", ".org", ".be", ".eu", ".info", ".app", ".xxx"];
/// Hosts that need no scheme when a path follows.
const PLAIN_HOSTS: &[&str] = &["t.me", "wa.me", "m.me", "vk.ru", "youtu.be"];

pub(crate) fn find(clean: &Clean, finds: &mut Finds) {
    let mut from = 0;
    for place in clean.places(|c| c == '.' || c == ':') {
        if place < from {
            continue;
        }
        if finds.full() {
            return;
        }
        let begins = clean.start_of(place, ADDRESS_MAX_CHARS.min(place - from), part);
        let ends = clean.end_of(place, ADDRESS_MAX_CHARS, part);
        from = ends;
        if let Some((start, end)) = address(clean, begins, ends) {
            let typed = clean.text(start..end);
            if let Some(number) = phone_of(&typed) {
                finds.push(Kind::Phone, number, start..end);
            } else if let Ok(address) = parse(&typed) {
                finds.push(Kind::WebAddress, address, start..end);
            }
        }
    }
}

fn part(c: char) -> bool {
    let sign = c.is_ascii_punctuation() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^');
    sign || (c.is_alphanumeric() && sticks(c))
}

/// The part of a word that is an address, without what stands around it in a sentence.
fn address(clean: &Clean, begins: usize, ends: usize) -> Option<(usize, usize)> {
    let word = clean.text(begins..ends);
    let mut start = begins;
    let mut end = ends;
    if let Some(scheme) = word.find("://").and_then(|at| word.get(..at)) {
        let named = ["https", "http"].into_iter().find(|name| scheme.to_ascii_lowercase().ends_with(name))?;
        start += scheme.chars().count() - named.len();
    } else {
        start = clean.end_of(start, usize::MAX, |c| c != '_' && c.is_ascii_punctuation());
        if let Some(colon) = clean.text(start..end).rfind(':').filter(|_| !word.contains('/')) {
            start += clean.text(start..end).get(..colon)?.chars().count() + 1;
        }
    }
    while end > start
        && matches!(clean.before(end), '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '*' | '(' | '"')
    {
        end -= 1;
    }
    // A Chinese path that was cut off, or one longer than we read, would name another page.
    let cut = clean.at(ends).is_alphanumeric()
        && (ends - begins >= ADDRESS_MAX_CHARS || matches!(clean.before(ends), '/' | '='));
    let rest = clean.text(start..end).to_ascii_lowercase();
    (!cut && end > start && unmistakable(&rest)).then_some((start, end))
}

fn unmistakable(address: &str) -> bool {
    if address.starts_with("http://") || address.starts_with("https://") || address.starts_with("www.") {
        return true;
    }
    let Some((host, path)) = address.split_once('/') else { return false };
    let known = PLAIN_HOSTS.contains(&host) || PLAIN_ENDS.iter().any(|end| host.ends_with(end));
    known && !path.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// The telephone a WhatsApp link calls: `wa.me/32470123456`, `api.whatsapp.com/send?phone=…`.
fn phone_of(address: &str) -> Option<String> {
    let address = address.to_ascii_lowercase();
    let address =
        address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let number = address.strip_prefix("wa.me/").or_else(|| {
        address
            .strip_prefix("api.whatsapp.com/send")
            .and_then(|rest| rest.split_once("phone="))
            .map(|(_, n)| n)
    })?;
    let number = number.trim_start_matches(['+', ' ']).trim_start_matches("%2b");
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    phone::canonical(true, number.get(..end)?, false).ok()
}

#[cfg(test)]
mod tests {
    use crate::Kind;
    use crate::reading::tests::{all, one};

    #[test]
    fn an_address_in_a_sentence_ends_where_it_ends() {
        for text in [
            "zie https://www.example.be/ad/123.",
            "(www.example.be/ad/123)",
            "link:https://example.be/ad/123?utm_source=x,",
            "«http://example.be/ad/123»",
            "在https://example.be/ad/123。",
            "http://example.be/ad/123看",
            "example.be/ad/123!",
            "https://example.be/ad/123\nDaarna",
            "site: example.be/ad/123/",
        ] {
            assert_eq!(one(text, Kind::WebAddress), "example.be/ad/123", "{text}");
        }
        assert_eq!(one("op t.me/Rosa_Example", Kind::WebAddress), "t.me/rosa_example");
        assert_eq!(
            one("https://www.tiktok.com/@Rosa.Example?_t=1", Kind::WebAddress),
            "tiktok.com/@rosa.example"
        );
        assert_eq!(one("www.example.be", Kind::WebAddress), "example.be");
        assert_eq!(
            one("https://пример.bg/Мария", Kind::WebAddress),
            "xn--e1afmkfd.bg/%D0%9C%D0%B0%D1%80%D0%B8%D1%8F"
        );
    }

    #[test]
    fn a_missing_space_is_no_page() {
        for text in [
            "het huis.De man",
            "ze is weg.nu/straks",
            "en/of",
            "gisteren.be",
            "24.11/2026",
            "https://",
            "http://home/x",
            "www.",
            "www.facebook.com",
            "https://facebook.com/",
            "a.de/b",
            "https://example.cn/王",
            "://",
            "hij/zij",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }

    #[test]
    fn a_link_that_calls_somebody_is_their_telephone() {
        for text in [
            "wa.me/32470123456",
            "https://wa.me/+32470123456?text=hi",
            "https://api.whatsapp.com/send?phone=32470123456&x=1",
        ] {
            assert_eq!(one(text, Kind::Phone), "+32470123456", "{text}");
        }
    }
}
