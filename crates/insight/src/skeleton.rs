//! The consonants of a name in Latin letters, as far as Arabic and Hebrew writing keep them: فاطمة and "Fatima" are both
//! `ftm`. Two names can share one, so it only ever finds what comes after the exact matches.

/// Fewer consonants say too little between an abjad and an alphabet.
pub(crate) const ACROSS_MIN: usize = 3;
/// Fewer consonants say too little between two spellings in one kind of script, as Mohamed and Muhammad.
pub(crate) const ALIKE_MIN: usize = 4;

/// The consonants of a lower-case word of ASCII letters. Sounds that reach us in many spellings are one: sh, ch and s; dj, j
/// and g; kh, q, c and k; ph, v and f; p and b. A first w or y is kept, a last h is not.
pub(crate) fn skeleton(latin: &str) -> String {
    let bytes = latin.as_bytes();
    let mut skeleton = String::with_capacity(bytes.len());
    for (place, byte) in bytes.iter().enumerate() {
        let next = bytes.get(place + 1).copied();
        let before = place.checked_sub(1).and_then(|before| bytes.get(before)).copied();
        let consonant = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' => continue,
            b'y' | b'w' if place > 0 => continue,
            b'h' if next.is_none() || before.is_some_and(joins_h) => continue,
            b'd' if next == Some(b'j') => continue,
            b's' | b't' if next == Some(b'j') || bytes.get(place + 1..place + 3) == Some(b"ch") => 's',
            b'j' if matches!(before, Some(b's' | b't')) => continue,
            b'c' if next == Some(b'h') => 's',
            b'c' | b'q' => 'k',
            b'j' => 'g',
            b'p' if next == Some(b'h') => 'f',
            b'v' => 'f',
            b'p' => 'b',
            b'z' if next == Some(b'h') => 'g',
            byte if byte.is_ascii_lowercase() => char::from(*byte),
            _ => continue,
        };
        if !skeleton.ends_with(consonant) {
            skeleton.push(consonant);
        }
    }
    skeleton
}

/// Letters that make one sound with an h after them.
fn joins_h(byte: u8) -> bool {
    matches!(byte, b'k' | b's' | b'c' | b'g' | b't' | b'd' | b'p' | b'z')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_their_consonants() {
        for names in [
            &["fatima", "fatma", "fatimah", "ftmh"][..],
            &["mohamed", "muhammad", "mohammed", "mhmd"],
            &["khadija", "khadidja", "khdyjh"],
            &["djamila", "jamila", "jmylh"],
            &["sharif", "charif", "sjarif", "shryf"],
            &["youssef", "yusuf", "ywsf"],
            &["abdelkader", "abdulqadir"],
        ] {
            let skeletons: Vec<String> = names.iter().map(|name| skeleton(name)).collect();
            assert!(skeletons.windows(2).all(|two| two.first() == two.last()), "{names:?}: {skeletons:?}");
        }
        assert_ne!(skeleton("fatima"), skeleton("farida"));
    }
}
