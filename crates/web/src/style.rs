//! The two style sheets, stripped once, with what a browser needs to trust them: a hash for the sheet that stands in
//! each public page, a name that changes with its bytes for the desk's. Refuses to know any page.
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The public sheet as it was written, with its comments.
pub const PUBLIC: &str = include_str!("../../../assets/public.css");
/// The desk's sheet as it was written, with its comments.
pub const DESK: &str = include_str!("../../../assets/desk.css");

static PUBLIC_CSS: LazyLock<String> = LazyLock::new(|| strip(PUBLIC));
static PUBLIC_HASH: LazyLock<String> =
    LazyLock::new(|| format!("sha256-{}", STANDARD.encode(Sha256::digest(public_css()))));
static DESK_CSS: LazyLock<String> = LazyLock::new(|| strip(DESK));
static DESK_CSS_NAME: LazyLock<String> = LazyLock::new(|| {
    let start: String = Sha256::digest(desk_css()).iter().take(4).map(|b| format!("{b:02x}")).collect();
    format!("/style-{start}.css")
});

/// The public sheet, stripped. It must stand in `<style>` exactly so, unescaped: not a byte before or after.
#[must_use]
pub fn public_css() -> &'static str {
    &PUBLIC_CSS
}

/// `sha256-…` of [`public_css`], for [`crate::headers::public_page`].
#[must_use]
pub fn public_hash() -> &'static str {
    &PUBLIC_HASH
}

/// The desk's sheet, stripped.
#[must_use]
pub fn desk_css() -> &'static str {
    &DESK_CSS
}

/// Where the desk serves its sheet: `/style-1a2b3c4d.css`. Another sheet has another name, so it may be cached for ever.
#[must_use]
pub fn desk_css_name() -> &'static str {
    &DESK_CSS_NAME
}

/// Takes out comments and white space that means nothing. Knows no CSS beyond that; strings stay as they are.
fn strip(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if next == '"' || next == '\'' {
            let (string, after) = quoted(rest, next);
            out.push_str(string);
            rest = after;
        } else if next.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            if !is_idle_after(out.chars().next_back()) {
                out.push(' ');
            }
        } else {
            tighten(&mut out, next);
            out.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
    }
    out.truncate(out.trim_ascii_end().len());
    out
}

/// A string with its quotes, and what follows. None of our strings contains an escaped quote; a test says so.
fn quoted(css: &str, quote: char) -> (&str, &str) {
    let end = css.char_indices().skip(1).find(|&(_, c)| c == quote).map_or(css.len(), |(at, _)| at + 1);
    css.split_at_checked(end).unwrap_or((css, ""))
}

/// Whether a space after this character says nothing.
fn is_idle_after(last: Option<char>) -> bool {
    last.is_none_or(|c| matches!(c, ' ' | '{' | '}' | ';' | ',' | ':' | '>'))
}

/// Before `{ } ; , >` a space says nothing, and before `}` neither does a semicolon. Before `:` a space may stand for
/// "any descendant", so it stays.
fn tighten(out: &mut String, next: char) {
    if matches!(next, '{' | '}' | ';' | ',' | '>') && out.ends_with(' ') {
        out.pop();
    }
    if next == '}' && out.ends_with(';') {
        out.pop();
    }
}

#[cfg(test)]
#[path = "style_tests.rs"]
mod tests;
