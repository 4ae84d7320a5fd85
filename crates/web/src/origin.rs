//! Whether a request comes from one of our own pages. Refuses to know who is asking and what for.
//! Browsers do not let a page forge either header (Fetch: forbidden request-headers).
use http::header::{HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a POST may be acted on: sent by a page of ours, by a person directly, or by a program that is no browser and
/// so cannot be misled into using somebody's cookie.
///
/// `Origin: null` is what a browser sends for a page inside a sandbox, and also for our own forms, because our pages say
/// `Referrer-Policy: no-referrer` (Fetch 3.2, "append a request `Origin` header"). `Sec-Fetch-Site` tells them apart.
#[must_use]
pub fn is_own(headers: &HeaderMap) -> bool {
    if !may_leave(headers) {
        return false;
    }
    let mut origins = headers.get_all(ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => true,
        (Some(origin), None) => is_this_host(origin, headers) || is_own_null(origin, headers),
        (Some(_), Some(_)) => false,
    }
}

/// Whether a GET that ends something, such as the quick exit, may be acted on. Another site must not be able to throw
/// somebody's text away with a picture whose address is ours.
#[must_use]
pub fn may_leave(headers: &HeaderMap) -> bool {
    headers.get_all(SEC_FETCH_SITE).iter().all(|site| site == "same-origin" || site == "none")
}

/// A browser from before `Sec-Fetch-Site` (an old phone) cannot tell us more. Its cookie is `SameSite=Strict`, so a form on
/// another site comes without a visit or a session and can do nothing in anybody's name.
fn is_own_null(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    origin == "null" && headers.get(SEC_FETCH_SITE).is_none_or(|site| site == "same-origin")
}

/// The scheme is not compared: whatever ends TLS in front of us does not tell us. It must pass `Host` on unchanged.
fn is_this_host(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|h| h.to_str().ok()), hosts.next()) else {
        return false;
    };
    let origin = origin.to_str().unwrap_or_default();
    let authority = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    authority.is_some_and(|authority| !authority.is_empty() && authority.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in lines {
            map.append(*name, HeaderValue::from_str(value).unwrap());
        }
        map
    }

    fn with(site: Option<&str>, origin: Option<&str>, host: Option<&str>) -> HeaderMap {
        let lines = [("sec-fetch-site", site), ("origin", origin), ("host", host)];
        let lines: Vec<_> = lines.into_iter().filter_map(|(n, v)| Some((n, v?))).collect();
        request(&lines)
    }

    const HOST: Option<&str> = Some("haven.example");
    const OURS: Option<&str> = Some("https://haven.example");

    #[test]
    fn a_person_who_presses_a_button_on_our_page_is_heard_whatever_their_browser() {
        assert!(is_own(&with(Some("same-origin"), OURS, HOST)));
        assert!(is_own(&with(Some("same-origin"), None, HOST)));
        assert!(is_own(&with(None, OURS, HOST)));
        assert!(is_own(&with(Some("none"), None, HOST)));
        assert!(is_own(&with(None, None, HOST)));
        assert!(is_own(&with(None, None, None)));
        assert!(is_own(&with(None, Some("http://abc.onion"), Some("ABC.onion"))));
        assert!(is_own(&with(None, Some("http://localhost:8080"), Some("localhost:8080"))));
    }

    #[test]
    fn our_own_forms_are_heard_although_our_pages_hide_where_they_are() {
        assert!(is_own(&with(Some("same-origin"), Some("null"), HOST)));
        assert!(is_own(&with(None, Some("null"), HOST)), "an old phone does not say where a form came from");
    }

    #[test]
    fn another_site_cannot_write_or_stop_or_delete_in_somebodys_name() {
        for site in ["cross-site", "same-site", "", "Same-Origin", "same-origin, none"] {
            assert!(!is_own(&with(Some(site), OURS, HOST)), "{site}");
            assert!(!is_own(&with(Some(site), Some("null"), HOST)), "{site}");
            assert!(!is_own(&with(Some(site), None, HOST)), "{site}");
        }
        for origin in [
            "https://evil.example",
            "https://haven.example.evil",
            "https://haven.example:444",
            "https://evil@haven.example",
            "https://haven.example/",
            "ftp://haven.example",
            "haven.example",
            "https://",
            "",
        ] {
            assert!(!is_own(&with(None, Some(origin), HOST)), "{origin}");
            assert!(!is_own(&with(Some("same-origin"), Some(origin), HOST)), "{origin}");
        }
        assert!(!is_own(&with(Some("none"), Some("null"), HOST)));
    }

    #[test]
    fn a_request_without_a_host_or_with_two_of_anything_is_refused() {
        assert!(!is_own(&with(None, OURS, None)));
        assert!(!is_own(&with(None, Some("https://"), Some(""))));
        let site = ("sec-fetch-site", "same-origin");
        let (origin, host) = (("origin", "https://haven.example"), ("host", "haven.example"));
        assert!(is_own(&request(&[site, origin, host])));
        assert!(!is_own(&request(&[site, ("sec-fetch-site", "cross-site"), host])));
        assert!(!is_own(&request(&[origin, ("origin", "https://evil.example"), host])));
        assert!(!is_own(&request(&[origin, host, ("host", "evil.example")])));
    }

    #[test]
    fn a_picture_on_another_site_cannot_throw_somebodys_text_away() {
        for site in ["same-origin", "none"] {
            assert!(may_leave(&with(Some(site), None, HOST)));
        }
        assert!(may_leave(&with(None, None, HOST)));
        for site in ["cross-site", "same-site", ""] {
            assert!(!may_leave(&with(Some(site), None, HOST)), "{site}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_and_do_not_stop_the_server() {
        let mut map = with(None, None, HOST);
        map.insert("origin", HeaderValue::from_bytes(b"https://\xFF").unwrap());
        assert!(!is_own(&map));
        map.insert("sec-fetch-site", HeaderValue::from_bytes(b"\xFF").unwrap());
        assert!(!is_own(&map) && !may_leave(&map));
    }
}
