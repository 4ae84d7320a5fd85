//! The one script of the public pages: leaving faster. Its address holds its hash, and each page says which hash it expects.
//! Refuses to know what a page is about.
use std::sync::OnceLock;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What the browser gets.
pub const LEAVE: &str = include_str!("../../../assets/leave.js");

/// Where it is served.
#[must_use]
pub fn leave_name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let hash: String = Sha256::digest(LEAVE).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        format!("/leave-{hash}.js")
    })
}

/// Subresource integrity (W3C): a page runs exactly this script or none.
#[must_use]
pub fn leave_integrity() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| format!("sha256-{}", STANDARD.encode(Sha256::digest(LEAVE))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_runs_this_script_small_as_it_is_and_it_asks_nobody_for_anything() {
        assert!(leave_name().starts_with("/leave-") && leave_name().len() == 18);
        assert!(leave_integrity().starts_with("sha256-"));
        assert!(LEAVE.len() < 1_500, "{}", LEAVE.len());
        for reach in ["fetch", "XMLHttp", "http:", "https:", "eval", "storage", "innerHTML", "import"] {
            assert!(!LEAVE.to_lowercase().contains(&reach.to_lowercase()), "{reach}");
        }
    }
}
