//! E-mail addresses. The domain is compared without case (RFC 1035, section 2.3.3). The part before the `@` could differ by
//! case (RFC 5321, section 2.4), but no provider in use tells two people apart by it, and people type capitals as they
//! please; so it is compared without case too. Dots and `+tags` stay: only some providers ignore them.
use crate::{
    clean::Clean,
    identifier::{Kind, NotOne},
    reading::Finds,
};
use url::Host;

/// The longest part before the `@`, in bytes (RFC 5321, section 4.5.3.1.1).
const LOCAL_MAX: usize = 64;
/// The longest domain, in bytes (RFC 5321, section 4.5.3.1.2).
const DOMAIN_MAX: usize = 255;

pub(crate) fn parse(typed: &str) -> Result<String, NotOne> {
    let typed = typed.strip_prefix("mailto:").unwrap_or(typed);
    let (local, domain) = typed.split_once('@').ok_or(NotOne::Shape)?;
    let local = local.to_lowercase();
    let plain = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | ',' | ';' | '(' | ')')
    };
    if local.is_empty() || local.len() > LOCAL_MAX || !local.chars().all(plain) {
        return Err(NotOne::Shape);
    }
    match Host::parse(domain) {
        Ok(Host::Domain(domain)) if domain.contains('.') && good_labels(&domain) => {
            Ok(format!("{local}@{domain}"))
        }
        _ => Err(NotOne::Shape),
    }
}

fn good_labels(domain: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    domain.len() <= DOMAIN_MAX && domain.split('.').all(|label| !label.is_empty() && label.chars().all(good))
}

/// Whether these dotted words are a name under a suffix that exists (public suffix list).
pub(crate) fn known_domain(name: &str) -> bool {
    let known = psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.is_known());
    known && psl::domain(name.as_bytes()).is_some()
}

pub(crate) fn find(clean: &Clean, finds: &mut Finds) {
    for at in clean.places(|c| c == '@') {
        if finds.full() {
            return;
        }
        let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let mut start = clean.start_of(at, LOCAL_MAX, local);
        while start < at && !clean.at(start).is_ascii_alphanumeric() && clean.at(start) != '_' {
            start += 1;
        }
        let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let mut end = clean.end_of(at + 1, DOMAIN_MAX, domain);
        while end > at + 1 && !clean.before(end).is_ascii_alphanumeric() {
            end -= 1;
        }
        let domain = clean.text(at + 1..end).to_ascii_lowercase();
        if start < at
            && clean.at(end) != '@'
            && clean.before(start) != '@'
            && known_domain(&domain)
            && let Ok(address) = parse(&clean.text(start..end))
        {
            finds.push(Kind::Email, address, start..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::tests::{all, one};
    use crate::{Identifier, Kind, NotOne};

    #[test]
    fn an_address_is_the_same_whatever_capitals_were_typed() {
        for typed in ["Rosa.Lux@Example.ORG", "mailto:rosa.lux@example.org", " rosa.lux@EXAMPLE.org "] {
            assert_eq!(Identifier::parse(Kind::Email, typed).unwrap().canonical(), "rosa.lux@example.org");
        }
        let far = Identifier::parse(Kind::Email, "роза@пример.бг").unwrap();
        assert_eq!(far.canonical(), "роза@xn--e1afmkfd.xn--90ae");
        for typed in [
            "rosa",
            "@example.org",
            "rosa@",
            "rosa@localhost",
            "ro sa@example.org",
            "a@b@example.org",
            "a@1.2.3.4",
        ] {
            assert_eq!(Identifier::parse(Kind::Email, typed), Err(NotOne::Shape), "{typed}");
        }
    }

    #[test]
    fn a_tag_or_a_dot_that_only_some_providers_ignore_is_kept() {
        let of = |typed| Identifier::parse(Kind::Email, typed).unwrap();
        assert_ne!(of("rosa@example.org"), of("ro.sa@example.org"));
        assert_ne!(of("rosa@example.org"), of("rosa+x@example.org"));
    }

    #[test]
    fn an_address_in_a_sentence_ends_before_the_full_stop() {
        for text in [
            "mail naar Rosa_1@Example.org.",
            "<rosa_1@example.org>",
            "e-mail:rosa_1@example.org,",
            "邮箱rosa_1@example.org谢谢",
            "(rosa_1@example.org-)",
        ] {
            assert_eq!(one(text, Kind::Email), "rosa_1@example.org", "{text}");
        }
        for text in ["rosa@home", "a@b.notatld", "rosa @ example.org", "@@@@", "a@b@c.be"] {
            assert!(all(text).iter().all(|(kind, _)| *kind != Kind::Email), "{text}");
        }
    }
}
