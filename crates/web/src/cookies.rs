//! One way to set, read and clear a cookie: bound to this host, out of reach of scripts and of other sites, gone with
//! the browser window. Refuses to know what a cookie means, and any cookie that stays.
use http::HeaderMap;
use http::header::{COOKIE, HeaderValue};

/// Browsers accept this prefix only over TLS, from this host alone and for the whole of it (RFC 6265bis 4.1.3.2), so a
/// neighbouring host cannot plant a cookie of ours.
const PREFIX: &str = "__Host-";
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// The value of the cookie `name`; the prefix need not be given. Anything unreadable counts as no cookie.
#[must_use]
pub fn get(headers: &HeaderMap, name: &str) -> Option<String> {
    let wanted = full_name(name);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == wanted)
        .map(|(_, value)| value.to_owned())
}

/// A `Set-Cookie` value that lasts as long as the browser window. A value that is not made of cookie characters
/// (RFC 6265 4.1.1) could smuggle in attributes: it clears the cookie instead.
#[must_use]
pub fn set(name: &str, value: &str) -> HeaderValue {
    if !value.bytes().all(is_cookie_octet) {
        return clear(name);
    }
    header(name, &format!("{value}; {ATTRIBUTES}"))
}

/// A `Set-Cookie` value that takes the cookie away.
#[must_use]
pub fn clear(name: &str) -> HeaderValue {
    header(name, &format!("; {ATTRIBUTES}; Max-Age=0"))
}

fn header(name: &str, rest: &str) -> HeaderValue {
    let line = format!("{}={rest}", full_name(name));
    let is_safe = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    // Browsers ignore an empty `Set-Cookie`; names are constants of ours, so this is for our own mistakes.
    let nothing = HeaderValue::from_static("");
    if is_safe { HeaderValue::from_str(&line).unwrap_or(nothing) } else { nothing }
}

fn full_name(name: &str) -> String {
    format!("{PREFIX}{}", name.strip_prefix(PREFIX).unwrap_or(name))
}

fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&[u8]]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for line in lines {
            map.append(COOKIE, HeaderValue::from_bytes(line).unwrap());
        }
        map
    }

    #[test]
    fn a_session_ends_with_the_browser_window_and_no_other_site_can_use_it() {
        assert_eq!(set("s", "abc"), "__Host-s=abc; Path=/; Secure; HttpOnly; SameSite=Strict");
        assert_eq!(set("__Host-s", "abc"), set("s", "abc"));
    }

    #[test]
    fn leaving_takes_the_cookie_away() {
        assert_eq!(clear("s"), "__Host-s=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    }

    #[test]
    fn a_cookie_is_found_among_others_and_in_a_second_header() {
        let map = headers(&[b"a=1;__Host-s=one=two ; b", b"__Host-t=3"]);
        assert_eq!(get(&map, "s").as_deref(), Some("one=two"));
        assert_eq!(get(&map, "__Host-t").as_deref(), Some("3"));
        assert_eq!(get(&map, "a"), None);
        assert_eq!(get(&HeaderMap::new(), "s"), None);
    }

    #[test]
    fn a_cookie_planted_without_the_prefix_is_not_taken_for_ours() {
        assert_eq!(get(&headers(&[b"s=evil; X__Host-s=evil; __host-s=evil"]), "s"), None);
    }

    #[test]
    fn a_damaged_header_is_no_cookie_and_does_not_stop_the_server() {
        assert_eq!(get(&headers(&[b"__Host-s=\xFF\xFE", b";;;==;"]), "s"), None);
        assert_eq!(get(&headers(&[b"\xFF", b"__Host-s=ok"]), "s").as_deref(), Some("ok"));
    }

    #[test]
    fn a_value_cannot_smuggle_in_another_attribute() {
        for value in ["a; Domain=evil.example", "a\r\nX: y", "a b", "é", "\"", "a,b", "\0"] {
            assert_eq!(set("s", value), clear("s"), "{value:?}");
        }
        assert_eq!(set("s; Domain=x", "a"), "");
        assert_eq!(clear("s\r\n"), "");
    }
}
