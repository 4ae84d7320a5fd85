//! Web addresses, without scheme, `www.`, tracking, fragment and last slash. The whole host stays, not only what was
//! registered: sites with advertisements give each person a name before their own. A query stays, sorted, save parameters
//! known to track: one that is dropped by mistake joins two persons, one that is kept only misses a link.
mod find;

use crate::{email::known_domain, identifier::NotOne};
pub(crate) use find::find;
use url::{Host, Url};

/// Services where each subdomain shows the same, names are without case, and the bare service names nobody.
const SERVICES: &[&str] = &[
    "facebook.com",
    "fb.com",
    "instagram.com",
    "tiktok.com",
    "x.com",
    "twitter.com",
    "t.me",
    "telegram.me",
    "snapchat.com",
    "linkedin.com",
    "vk.com",
    "onlyfans.com",
];
/// Sites that everybody names: alone they point at nobody.
const EVERYBODYS: &[&str] = &[
    "google.com",
    "google.be",
    "youtube.com",
    "whatsapp.com",
    "wa.me",
    "telegram.org",
    "signal.org",
    "wikipedia.org",
    "2dehands.be",
    "2ememain.be",
    "airbnb.com",
    "booking.com",
    "gmail.com",
];
/// Second names of services.
const SAME: &[(&str, &str)] =
    &[("fb.com", "facebook.com"), ("twitter.com", "x.com"), ("telegram.me", "t.me")];
/// Parameters that say where a reader came from, never what is read.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "igsh",
    "igshid",
    "si",
    "mibextid",
    "rdid",
    "share_url",
    "ref",
    "ref_src",
    "ref_url",
    "_ga",
    "_gl",
    "mc_cid",
    "mc_eid",
    "yclid",
    "ttclid",
    "_r",
    "_t",
    "is_from_webapp",
    "sender_device",
    "__tn__",
    "__cft__[0]",
    "__xts__[0]",
];

pub(crate) fn parse(typed: &str) -> Result<String, NotOne> {
    // "://" further on is a part of the path.
    let scheme = typed.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(char::is_alphanumeric));
    let url = if scheme { Url::parse(typed) } else { Url::parse(&format!("http://{typed}")) };
    let url = url.map_err(|_| NotOne::Shape)?;
    if typed.contains(char::is_whitespace) || !matches!(url.scheme(), "http" | "https") {
        return Err(NotOne::Shape);
    }
    let host = host(&url).ok_or(NotOne::Shape)?;
    let service = SERVICES.contains(&host.as_str());
    let mut canonical = host;
    let bare = canonical.len();
    if let Some(port) = url.port() {
        canonical.push_str(&format!(":{port}"));
    }
    let path = url.path().trim_end_matches('/');
    // "t.me/+AbC" invites by a key with case, "instagram.com/p/AbC" shows one picture: only a lone name has none.
    let name = service && path.matches('/').count() == 1 && !path.starts_with("/+");
    canonical.push_str(&if name { path.to_lowercase() } else { path.to_owned() });
    push_query(&mut canonical, &url);
    if let Some(route) = url.fragment().filter(|fragment| fragment.starts_with(['/', '!'])) {
        canonical.push('#');
        canonical.push_str(route);
    }
    let nobody = canonical.len() == bare && (service || EVERYBODYS.contains(&canonical.as_str()));
    if nobody || canonical.len() > crate::TYPED_MAX_CHARS { Err(NotOne::Shape) } else { Ok(canonical) }
}

fn host(url: &Url) -> Option<String> {
    let mut host = match url.host()? {
        Host::Domain(domain) if known_domain(domain) => domain.trim_end_matches('.'),
        Host::Domain(_) => return None,
        Host::Ipv4(_) | Host::Ipv6(_) => return url.host_str().map(str::to_owned),
    };
    while let Some(rest) = ["www.", "m.", "mobile."].iter().find_map(|prefix| host.strip_prefix(prefix)) {
        if !known_domain(rest) {
            break;
        }
        host = rest;
    }
    let under = |service: &&&str| host.strip_suffix(**service).is_some_and(|name| name.ends_with('.'));
    let host = SERVICES.iter().find(under).map_or(host, |service| service);
    Some(SAME.iter().find(|(name, _)| *name == host).map_or(host, |(_, one)| one).to_owned())
}

fn push_query(canonical: &mut String, url: &Url) {
    let mut kept: Vec<&str> = url.query().unwrap_or_default().split('&').filter(|pair| tells(pair)).collect();
    kept.sort_unstable();
    kept.dedup();
    for (place, pair) in kept.into_iter().enumerate() {
        canonical.push(if place == 0 { '?' } else { '&' });
        canonical.push_str(pair);
    }
}

fn tells(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
    !pair.is_empty() && !key.starts_with("utm_") && !TRACKING.contains(&key.as_str())
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, Kind, NotOne};

    fn of(typed: &str) -> Result<String, NotOne> {
        Identifier::parse(Kind::WebAddress, typed).map(|address| address.canonical().to_owned())
    }

    #[test]
    fn one_page_is_one_page_however_its_address_was_copied() {
        for typed in [
            "https://www.example.be/ad/123/",
            "http://example.be/ad/123",
            "EXAMPLE.be/ad/123",
            "m.example.be/ad/123?utm_source=x",
            "https://example.be:443/ad/123?fbclid=abc#photos",
            "www.www.example.be/ad/123?",
            "mobile.example.be/ad/123?&",
        ] {
            assert_eq!(of(typed).as_deref(), Ok("example.be/ad/123"), "{typed}");
        }
        for typed in [
            "facebook.com/Rosa.Example",
            "https://nl-be.facebook.com/rosa.example/?ref=x",
            "fb.com/rosa.example",
        ] {
            assert_eq!(of(typed).as_deref(), Ok("facebook.com/rosa.example"), "{typed}");
        }
    }

    #[test]
    fn two_persons_on_one_site_stay_two() {
        for (one, other) in [
            ("facebook.com/profile.php?id=1", "facebook.com/profile.php?id=2"),
            ("anna.example.be", "mina.example.be"),
            ("example.be/ad?x=1", "example.be/ad?x=2"),
            ("instagram.com/p/AbC", "instagram.com/p/aBc"),
            ("t.me/+AbC", "t.me/+aBc"),
            ("example.be/#/ad/1", "example.be/#/ad/2"),
        ] {
            assert_ne!(of(one).unwrap(), of(other).unwrap());
        }
        assert_eq!(of("example.be/ad?b=2&a=1"), of("example.be/ad?a=1&b=2"));
    }

    #[test]
    fn a_service_everybody_uses_names_nobody() {
        for typed in
            ["facebook.com", "https://www.instagram.com/", "t.me", "google.com", "nl.facebook.com/?ref=x"]
        {
            assert_eq!(of(typed), Err(NotOne::Shape), "{typed}");
        }
        assert_eq!(of("https://xn--e1afmkfd.bg/").as_deref(), Ok("xn--e1afmkfd.bg"));
        assert_eq!(of("пример.bg").as_deref(), Ok("xn--e1afmkfd.bg"));
    }

    #[test]
    fn what_is_no_page_is_refused() {
        for typed in [
            "hallo",
            "ftp://example.be/x",
            "javascript:alert(1)",
            "example.notatld/x",
            "http://",
            "een twee.be/x",
            "be",
        ] {
            assert_eq!(of(typed), Err(NotOne::Shape), "{typed}");
        }
    }
}
