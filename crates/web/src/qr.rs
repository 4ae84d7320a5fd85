//! A text as a QR code, drawn by ourselves as one path: no image is fetched, and nothing of it reaches a third party.
use fast_qr::{ECL, QRBuilder};

/// Modules of white around a code (ISO/IEC 18004:2015, 9.1).
const QUIET: usize = 4;

/// A code, for `<svg viewBox="0 0 size size"><path d="…"/></svg>`.
pub struct Qr {
    /// Width and height in modules, the quiet zone included.
    pub size: usize,
    /// One square for each dark module.
    pub path: String,
}

impl Qr {
    /// The code of a text, level M. `None`: it is too long.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for (y, row) in code.data.chunks(code.size).take(code.size).enumerate() {
            for (x, module) in row.iter().enumerate().filter(|(_, module)| module.value()) {
                let _ = module;
                path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
            }
        }
        Some(Self { size: code.size + 2 * QUIET, path })
    }

    /// The code alone, without the white around it, in modules.
    #[must_use]
    pub fn modules(&self) -> usize {
        self.size - 2 * QUIET
    }

    /// A drawing of it with its white, for paper. Each square is a little larger than it is, so that no hair of white shows between two.
    #[must_use]
    pub fn svg(&self) -> String {
        let (size, path) = (self.size, &self.path);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path d=\"M0 0h{size}v{size}h-{size}z\" \
             fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\" stroke=\"#000\" stroke-width=\"0.02\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_room_around_it() {
        let qr = Qr::of("otpauth://totp/centre?secret=ABC&issuer=Zichtbaar").unwrap();
        let far = qr.size - QUIET - 7;
        for (x, y) in [(QUIET, QUIET), (far, QUIET), (QUIET, far)] {
            // The frame of a corner is seven modules wide, with a white one inside.
            assert!((0..7).all(|n| qr.path.contains(&format!("M{} {y}h", x + n))), "{x} {y}");
            assert!(!qr.path.contains(&format!("M{} {}h", x + 1, y + 1)));
        }
        assert!(!qr.path.contains("M3 ") && !qr.path.contains(" 3h"), "the quiet zone is white");
        assert!(Qr::of(&"x".repeat(10_000)).is_none());
    }
}
