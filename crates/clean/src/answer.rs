//! What the one who opens a file gives to the one who asked: numbers, pixels, samples and letters, in a form that leaves nothing to be
//! interpreted.
use crate::{Flat, Opened, Pixels, RATE, Samples, is_letter};
use std::io::{self, Read as _, Write};
use web::cleaning::{COPY_MAX_SIDE, LETTERS_MAX, PART_SECONDS, Read, Refusal, SMALL_MAX_SIDE};

/// How every answer begins.
const MARK: &[u8; 8] = b"zbclean2";
/// Bytes after it, at most: what became of it, page, pages, kind, and two pictures' sides.
const HEAD: usize = 1 + 4 + 4 + 1 + 4 * 4;
/// In place of a refusal: the process could not be shut in.
pub(crate) const NOT_SHUT_IN: u8 = 255;

/// Kinds of answers.
const PHOTOGRAPH: u8 = 0;
const LOSSLESS: u8 = 1;
const SOUND: u8 = 2;
const WORDS: u8 = 3;
const WORDS_CUT: u8 = 4;

/// Writes an answer.
pub(crate) fn write(out: &mut impl Write, answer: &Result<Opened, u8>) -> io::Result<()> {
    out.write_all(MARK)?;
    let opened = match answer {
        Ok(opened) => opened,
        Err(code) => return out.write_all(&[*code]),
    };
    out.write_all(&[0])?;
    let (page, pages) = opened.place();
    out.write_all(&page.to_le_bytes())?;
    out.write_all(&pages.to_le_bytes())?;
    match opened {
        Opened::Seen(flat) => {
            out.write_all(&[if flat.lossless { LOSSLESS } else { PHOTOGRAPH }])?;
            for side in [flat.large.width, flat.large.height, flat.small.width, flat.small.height] {
                out.write_all(&side.to_le_bytes())?;
            }
            out.write_all(&flat.large.rgb)?;
            out.write_all(&flat.small.rgb)?;
        }
        Opened::Heard(samples) => {
            out.write_all(&[SOUND])?;
            let bytes: Vec<u8> = samples.mono.iter().flat_map(|one| one.to_le_bytes()).collect();
            out.write_all(&bytes)?;
        }
        Opened::Read { read, .. } => {
            out.write_all(&[if read.cut { WORDS_CUT } else { WORDS }])?;
            out.write_all(read.text.as_bytes())?;
        }
    }
    out.flush()
}

/// The number of a refusal in an answer: 0 says that there is none.
pub(crate) fn number(refusal: Refusal) -> u8 {
    let place = Refusal::ALL.iter().position(|one| *one == refusal).unwrap_or(0);
    u8::try_from(place + 1).unwrap_or(1)
}

/// The most bytes of an answer.
pub(crate) fn longest() -> usize {
    let area = |side: u32| (side as usize).pow(2) * 3;
    let pixels = area(COPY_MAX_SIDE) + area(SMALL_MAX_SIDE);
    MARK.len() + HEAD + pixels.max(samples_max() * 2).max(LETTERS_MAX * 4)
}

/// The most samples of a part.
pub(crate) const fn samples_max() -> usize {
    RATE as usize * PART_SECONDS as usize
}

/// Reads an answer, of which nothing is believed. Anything but an answer as [`write`] makes it is [`Refusal::Damaged`]: whoever opened the
/// file was led astray by it.
pub(crate) fn read(answer: &[u8]) -> Result<Opened, Refusal> {
    parse(answer).unwrap_or(Err(Refusal::Damaged))
}

fn parse(answer: &[u8]) -> Option<Result<Opened, Refusal>> {
    let mut rest = answer.strip_prefix(MARK)?;
    match take(&mut rest, 1)?.first()? {
        0 => {}
        code if rest.is_empty() => return Some(Err(refusal(*code)?)),
        _ => return None,
    }
    let (page, pages) = (integer(&mut rest)?, integer(&mut rest)?);
    if page < 1 || page > pages {
        return None;
    }
    let kind = *take(&mut rest, 1)?.first()?;
    Some(Ok(match kind {
        PHOTOGRAPH | LOSSLESS => Opened::Seen(flat(rest, (page, pages), kind == LOSSLESS)?),
        SOUND => Opened::Heard(Samples { page, pages, mono: samples(rest)? }),
        WORDS | WORDS_CUT => {
            let text = String::from_utf8(rest.to_vec()).ok()?;
            let allowed = text.chars().all(is_letter) && text.chars().count() <= LETTERS_MAX;
            let read = Read { text, cut: kind == WORDS_CUT };
            allowed.then_some(Opened::Read { read, page, pages })?
        }
        _ => return None,
    }))
}

fn flat(mut rest: &[u8], (page, pages): (u32, u32), lossless: bool) -> Option<Flat> {
    let sides = [integer(&mut rest)?, integer(&mut rest)?, integer(&mut rest)?, integer(&mut rest)?];
    let [width, height, small_width, small_height] = sides;
    let large = pixels(&mut rest, (width, height), COPY_MAX_SIDE)?;
    let small = pixels(&mut rest, (small_width, small_height), SMALL_MAX_SIDE)?;
    rest.is_empty().then_some(Flat { page, pages, lossless, large, small })
}

fn samples(bytes: &[u8]) -> Option<Vec<i16>> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let fits = odd.is_empty() && !pairs.is_empty() && pairs.len() <= samples_max();
    fits.then(|| pairs.iter().map(|pair| i16::from_le_bytes(*pair)).collect())
}

fn refusal(code: u8) -> Option<Refusal> {
    if code == NOT_SHUT_IN {
        return Some(Refusal::Off);
    }
    Refusal::ALL.get(usize::from(code).checked_sub(1)?).copied()
}

fn pixels(rest: &mut &[u8], (width, height): (u32, u32), most: u32) -> Option<Pixels> {
    if width == 0 || height == 0 || width > most || height > most {
        return None;
    }
    let rgb = take(rest, width as usize * height as usize * 3)?.to_vec();
    Some(Pixels { width, height, rgb })
}

fn integer(rest: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(take(rest, 4)?.try_into().ok()?))
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

/// At most `most` bytes of a stream; `None`: there are more.
pub(crate) fn at_most(input: impl io::Read, most: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    input.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn flat() -> Flat {
        let pixels = |width, height| Pixels { width, height, rgb: vec![7; (width * height * 3) as usize] };
        Flat { page: 2, pages: 3, lossless: true, large: pixels(5, 4), small: pixels(3, 2) }
    }

    fn answers() -> [Opened; 3] {
        let read = Read { text: "Één regel\n\tمرحبا".into(), cut: true };
        [
            Opened::Seen(flat()),
            Opened::Heard(Samples { page: 1, pages: 1, mono: vec![1, -2, i16::MIN] }),
            Opened::Read { read, page: 1, pages: 4 },
        ]
    }

    fn written(answer: &Result<Opened, u8>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, answer).unwrap();
        bytes
    }

    #[test]
    fn an_answer_comes_back_as_it_was_given() {
        for answer in answers() {
            assert_eq!(read(&written(&Ok(answer.clone()))), Ok(answer));
        }
        for refusal in Refusal::ALL {
            assert_eq!(read(&written(&Err(number(refusal)))), Err(refusal));
        }
        assert_eq!(read(&written(&Err(NOT_SHUT_IN))), Err(Refusal::Off));
    }

    #[test]
    fn nothing_stands_behind_or_instead_of_the_pixels() {
        let whole = written(&Ok(Opened::Seen(flat())));
        let mut longer = whole.clone();
        longer.push(0);
        assert_eq!(read(&longer), Err(Refusal::Damaged));
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length]), Err(Refusal::Damaged), "{length}");
        }
        let mut wide = flat();
        wide.large.width = COPY_MAX_SIDE + 1;
        assert_eq!(read(&written(&Ok(Opened::Seen(wide)))), Err(Refusal::Damaged));
        let mut no_page = flat();
        no_page.page = 4;
        assert_eq!(read(&written(&Ok(Opened::Seen(no_page)))), Err(Refusal::Damaged));
        assert!(longest() > whole.len());
    }

    #[test]
    fn a_sound_is_samples_and_words_are_letters_or_they_are_refused() {
        let [_, heard, words] = answers();
        let mut odd = written(&Ok(heard));
        odd.push(0);
        assert_eq!(read(&odd), Err(Refusal::Damaged));
        let none = Opened::Heard(Samples { page: 1, pages: 1, mono: Vec::new() });
        let long = Opened::Heard(Samples { page: 1, pages: 1, mono: vec![0; samples_max() + 1] });
        for sound in [none, long] {
            assert_eq!(read(&written(&Ok(sound))), Err(Refusal::Damaged));
        }
        for byte in [0xff, 0x1b, 0] {
            let mut hidden = written(&Ok(words.clone()));
            hidden.push(byte);
            assert_eq!(read(&hidden), Err(Refusal::Damaged), "{byte}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_answered_instead_is_a_refusal_and_no_panic(
            head in proptest::collection::vec(any::<u8>(), 0..40), at in 0usize..20, put in any::<u8>()
        ) {
            prop_assert!(read(&head).is_err());
            for answer in answers() {
                let mut bytes = written(&Ok(answer));
                bytes[at] = put;
                let _ = read(&bytes);
            }
        }
    }
}
