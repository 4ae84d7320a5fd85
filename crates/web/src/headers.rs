//! The headers of a page: what a browser may load, keep, tell others and show in a frame. Nothing, unless said here.
//! Refuses to know cookies and what is on the page.
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};

const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// What every page says. `no-store` is what keeps the Back button from showing a text after somebody left.
const EVERYWHERE: [(HeaderName, &str); 7] = [
    (CACHE_CONTROL, "no-store"),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    (PERMISSIONS_POLICY, SENSES_OFF),
];

/// Nothing of ours looks, listens, asks where somebody is, or pays.
const SENSES_OFF: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()";
/// On a page where somebody writes they may record their voice or a film, when they ask for it.
const SENSES_OF_WRITING: &str = "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), \
    geolocation=(), gyroscope=(), microphone=(self), payment=(), publickey-credentials-get=(), usb=()";
/// At a desk members sign in with passkeys; nobody else's page may ask for them.
const SENSES_OF_DESK: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), microphone=(), payment=(), publickey-credentials-create=(self), \
    publickey-credentials-get=(self), usb=()";

/// The part of the policy that both faces share.
const CONFINED: &str = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers of a public page. `style_hash` is [`crate::style::public_hash`]: the sheet stands in the page, and no
/// other style may. `script` allows scripts from our own address.
#[must_use]
pub fn public_page(style_hash: &str, script: bool) -> Vec<(HeaderName, HeaderValue)> {
    public(style_hash, "img-src data:; ", if script { "script-src 'self'; " } else { "" })
}

/// The same for the page that seals in the browser: its script compiles WebAssembly, fetches keys, sends what it locked, and plays what
/// was recorded on the page.
#[must_use]
pub fn sealing_page(style_hash: &str) -> Vec<(HeaderName, HeaderValue)> {
    let script = "media-src blob:; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; ";
    with_senses(public(style_hash, "img-src data:; ", script), SENSES_OF_WRITING)
}

fn with_senses(
    mut headers: Vec<(HeaderName, HeaderValue)>,
    senses: &'static str,
) -> Vec<(HeaderName, HeaderValue)> {
    for (name, value) in &mut headers {
        if *name == PERMISSIONS_POLICY {
            *value = HeaderValue::from_static(senses);
        }
    }
    headers
}

/// The same for a page with a picture from our own address.
#[must_use]
pub fn picture_page(style_hash: &str) -> Vec<(HeaderName, HeaderValue)> {
    public(style_hash, "img-src 'self' data:; ", "script-src 'self'; ")
}

fn public(style_hash: &str, pictures: &str, script: &str) -> Vec<(HeaderName, HeaderValue)> {
    let rest = format!("{pictures}{script}{CONFINED}");
    let policy = HeaderValue::from_str(&format!("default-src 'none'; style-src '{style_hash}'; {rest}"));
    // A hash that cannot stand in a header leaves the page without its looks, not without its protection.
    with_policy(policy.unwrap_or(HeaderValue::from_static(
        "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )))
}

/// Lets a page play sound from our own address: for those on which there is a recording. A second directive of the same name would
/// count for nothing (CSP 3, 2.2.1), so one that is there is widened.
pub fn with_sound(headers: &mut [(HeaderName, HeaderValue)]) {
    for (_, policy) in headers.iter_mut().filter(|(name, _)| *name == CONTENT_SECURITY_POLICY) {
        let narrow = policy.to_str().unwrap_or_default();
        let wider = match narrow.split_once("media-src ") {
            Some((before, sources)) => format!("{before}media-src 'self' {sources}"),
            None => format!("{narrow}; media-src 'self'"),
        };
        if let Ok(wider) = HeaderValue::from_str(&wider) {
            *policy = wider;
        }
    }
}

/// The headers of a page of the desk: sheets, scripts, pictures and requests from its own address only.
#[must_use]
pub fn desk_page() -> Vec<(HeaderName, HeaderValue)> {
    let policy = with_policy(HeaderValue::from_static(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ));
    let mut headers = with_senses(policy, SENSES_OF_DESK);
    headers.push(noindex());
    headers
}

/// The headers of a file that is given out: kept by nobody on the way, taken for nothing but bytes, and run nowhere even if a
/// browser were to show it.
#[must_use]
pub fn desk_file() -> Vec<(HeaderName, HeaderValue)> {
    with_policy(HeaderValue::from_static("sandbox; default-src 'none'; frame-ancestors 'none'"))
}

/// For pages no search engine should keep: each page of the journey and of the return visit.
#[must_use]
pub fn noindex() -> (HeaderName, HeaderValue) {
    (X_ROBOTS_TAG, HeaderValue::from_static("noindex, nofollow"))
}

/// For the answer to a quick exit: the browser forgets what it kept of us.
#[must_use]
pub fn clear_site_data() -> (HeaderName, HeaderValue) {
    (CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""))
}

/// For signing out of a desk: pages kept by the browser go. Cookies are not named: the browser would take those of every
/// neighbouring host under the same domain with them (Clear Site Data, section 3.1).
#[must_use]
pub fn forget_pages() -> (HeaderName, HeaderValue) {
    (CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\", \"storage\""))
}

fn with_policy(policy: HeaderValue) -> Vec<(HeaderName, HeaderValue)> {
    let everywhere = EVERYWHERE.map(|(name, value)| (name, HeaderValue::from_static(value)));
    std::iter::once((CONTENT_SECURITY_POLICY, policy)).chain(everywhere).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(headers: &[(HeaderName, HeaderValue)], name: &str) -> String {
        let mut found = headers.iter().filter(|(n, _)| n == name);
        let value = found.next().unwrap_or_else(|| panic!("no {name}")).1.to_str().unwrap().to_owned();
        assert!(found.next().is_none(), "{name} stands twice");
        value
    }

    #[test]
    fn a_public_page_loads_nothing_from_anywhere_and_is_shown_in_no_frame() {
        let policy = value(&public_page("sha256-abc=", false), "content-security-policy");
        assert_eq!(
            policy,
            "default-src 'none'; style-src 'sha256-abc='; img-src data:; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'"
        );
    }

    #[test]
    fn a_page_that_seals_in_the_browser_may_run_our_script_and_no_other() {
        let sealing = value(&sealing_page("sha256-abc="), "content-security-policy");
        assert!(
            sealing
                .contains("; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'")
        );
        let policy = value(&public_page("sha256-abc=", true), "content-security-policy");
        assert!(policy.contains("; script-src 'self'; "));
        assert!(!policy.contains("unsafe") && !policy.contains('*'));
    }

    #[test]
    fn sound_comes_from_our_own_address_and_only_to_a_page_that_has_some() {
        let mut headers = public_page("sha256-abc=", true);
        assert!(!value(&headers, "content-security-policy").contains("media-src"));
        with_sound(&mut headers);
        let policy = value(&headers, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; ") && policy.ends_with("; media-src 'self'"),
            "{policy}"
        );
        let mut headers = sealing_page("sha256-abc=");
        with_sound(&mut headers);
        let policy = value(&headers, "content-security-policy");
        assert_eq!(policy.matches("media-src").count(), 1, "{policy}");
        assert!(policy.contains("; media-src 'self' blob:; "), "{policy}");
    }

    #[test]
    fn the_back_button_shows_nothing_and_no_other_site_learns_where_somebody_was() {
        for headers in [public_page("sha256-abc=", true), desk_page()] {
            assert_eq!(value(&headers, "cache-control"), "no-store");
            assert_eq!(value(&headers, "referrer-policy"), "no-referrer");
            assert_eq!(value(&headers, "x-content-type-options"), "nosniff");
            assert_eq!(value(&headers, "x-frame-options"), "DENY");
            assert_eq!(value(&headers, "cross-origin-opener-policy"), "same-origin");
            assert_eq!(value(&headers, "cross-origin-resource-policy"), "same-origin");
            let senses = value(&headers, "permissions-policy");
            for sense in ["camera=()", "microphone=()", "geolocation=()"] {
                assert!(senses.contains(sense), "{sense}");
            }
        }
        assert_eq!(noindex().1, "noindex, nofollow");
        assert_eq!(clear_site_data().1, "\"cache\", \"cookies\", \"storage\"");
    }

    #[test]
    fn a_page_where_somebody_writes_may_listen_when_asked_to_and_no_other_public_page() {
        let senses = value(&sealing_page("sha256-abc="), "permissions-policy");
        assert!(senses.contains("microphone=(self)") && senses.contains("camera=(self)"), "{senses}");
        assert!(senses.contains("geolocation=()") && senses.contains("display-capture=()"), "{senses}");
        let plays = |headers: &[_]| value(headers, "content-security-policy").contains("media-src");
        assert!(plays(&sealing_page("sha256-abc=")) && !plays(&public_page("sha256-abc=", true)));
    }

    #[test]
    fn a_desk_page_runs_only_what_the_desk_itself_serves() {
        let policy = value(&desk_page(), "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self'; "));
        assert!(policy.ends_with(CONFINED));
        assert!(!policy.contains("unsafe") && !policy.contains('*'));
    }

    #[test]
    fn a_file_is_shown_nowhere_and_runs_nothing() {
        let headers = desk_file();
        assert_eq!(
            value(&headers, "content-security-policy"),
            "sandbox; default-src 'none'; frame-ancestors 'none'"
        );
        assert_eq!(value(&headers, "x-content-type-options"), "nosniff");
        assert_eq!(value(&headers, "cache-control"), "no-store");
    }

    #[test]
    fn a_passkey_is_asked_for_by_a_desk_alone() {
        let senses = value(&desk_page(), "permissions-policy");
        assert!(senses.contains("publickey-credentials-get=(self)"), "{senses}");
        let public = value(&public_page("sha256-abc=", true), "permissions-policy");
        assert!(public.contains("publickey-credentials-get=()"), "{public}");
    }

    #[test]
    fn a_hash_that_cannot_stand_in_a_header_costs_the_looks_and_not_the_protection() {
        let policy = value(&public_page("a\r\nb", true), "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; form-action 'self'"));
    }

    #[test]
    fn the_headers_leave_the_first_flight_of_packets_to_the_page() {
        let headers = public_page(crate::style::public_hash(), true);
        let bytes: usize = headers.iter().map(|(n, v)| n.as_str().len() + v.len() + 4).sum();
        assert!(bytes < 900, "{bytes}");
    }
}
