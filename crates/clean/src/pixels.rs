//! What the one who opens a file gives to the one who asked: numbers and pixels, in a form that leaves nothing to be interpreted.
use image::RgbImage;
use std::io::{self, Read, Write};
use web::cleaning::{COPY_MAX_SIDE, Refusal, SMALL_MAX_SIDE};

/// How every answer begins.
const MARK: &[u8; 8] = b"zbclean1";
/// Bytes after it: what became of it, page, pages, whether lossless, and two pictures' sides.
const HEAD: usize = 1 + 4 + 4 + 1 + 4 * 4;
/// In place of a refusal: the process could not be shut in.
pub(crate) const NOT_SHUT_IN: u8 = 255;

/// A picture as red, green and blue, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Three bytes each.
    pub rgb: Vec<u8>,
}

impl From<RgbImage> for Pixels {
    fn from(image: RgbImage) -> Self {
        let (width, height) = image.dimensions();
        Self { width, height, rgb: image.into_raw() }
    }
}

/// What a file looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flat {
    /// The page, from 1.
    pub page: u32,
    /// Of how many.
    pub pages: u32,
    /// It was kept without loss: lines and letters rather than a photograph.
    pub lossless: bool,
    /// At most [`COPY_MAX_SIDE`] long.
    pub large: Pixels,
    /// At most [`SMALL_MAX_SIDE`] long.
    pub small: Pixels,
}

/// Writes an answer.
pub(crate) fn write(out: &mut impl Write, answer: &Result<Flat, u8>) -> io::Result<()> {
    out.write_all(MARK)?;
    let flat = match answer {
        Ok(flat) => flat,
        Err(code) => return out.write_all(&[*code]),
    };
    out.write_all(&[0])?;
    out.write_all(&flat.page.to_le_bytes())?;
    out.write_all(&flat.pages.to_le_bytes())?;
    out.write_all(&[u8::from(flat.lossless)])?;
    for side in [flat.large.width, flat.large.height, flat.small.width, flat.small.height] {
        out.write_all(&side.to_le_bytes())?;
    }
    out.write_all(&flat.large.rgb)?;
    out.write_all(&flat.small.rgb)?;
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
    MARK.len() + HEAD + area(COPY_MAX_SIDE) + area(SMALL_MAX_SIDE)
}

/// Reads an answer, of which nothing is believed. Anything but an answer as [`write`] makes it is [`Refusal::Damaged`]: whoever opened the
/// file was led astray by it.
pub(crate) fn read(answer: &[u8]) -> Result<Flat, Refusal> {
    parse(answer).unwrap_or(Err(Refusal::Damaged))
}

fn parse(answer: &[u8]) -> Option<Result<Flat, Refusal>> {
    let mut rest = answer.strip_prefix(MARK)?;
    match take(&mut rest, 1)?.first()? {
        0 => {}
        code if rest.is_empty() => return Some(Err(refusal(*code)?)),
        _ => return None,
    }
    let (page, pages) = (integer(&mut rest)?, integer(&mut rest)?);
    let lossless = match take(&mut rest, 1)? {
        [0] => false,
        [1] => true,
        _ => return None,
    };
    let sides = [integer(&mut rest)?, integer(&mut rest)?, integer(&mut rest)?, integer(&mut rest)?];
    let [width, height, small_width, small_height] = sides;
    let large = pixels(&mut rest, (width, height), COPY_MAX_SIDE)?;
    let small = pixels(&mut rest, (small_width, small_height), SMALL_MAX_SIDE)?;
    let numbered = page >= 1 && page <= pages;
    (rest.is_empty() && numbered).then_some(Ok(Flat { page, pages, lossless, large, small }))
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
pub(crate) fn at_most(input: impl Read, most: usize) -> io::Result<Option<Vec<u8>>> {
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

    fn written(answer: &Result<Flat, u8>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, answer).unwrap();
        bytes
    }

    #[test]
    fn an_answer_comes_back_as_it_was_given() {
        assert_eq!(read(&written(&Ok(flat()))), Ok(flat()));
        for refusal in Refusal::ALL {
            assert_eq!(read(&written(&Err(number(refusal)))), Err(refusal));
        }
        assert_eq!(read(&written(&Err(NOT_SHUT_IN))), Err(Refusal::Off));
    }

    #[test]
    fn nothing_stands_behind_or_instead_of_the_pixels() {
        let whole = written(&Ok(flat()));
        let mut longer = whole.clone();
        longer.push(0);
        assert_eq!(read(&longer), Err(Refusal::Damaged));
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length]), Err(Refusal::Damaged), "{length}");
        }
        let mut wide = flat();
        wide.large.width = COPY_MAX_SIDE + 1;
        assert_eq!(read(&written(&Ok(wide))), Err(Refusal::Damaged));
        let mut no_page = flat();
        no_page.page = 4;
        assert_eq!(read(&written(&Ok(no_page))), Err(Refusal::Damaged));
        assert!(longest() > whole.len());
    }

    proptest! {
        #[test]
        fn whatever_is_answered_instead_is_a_refusal_and_no_panic(
            head in proptest::collection::vec(any::<u8>(), 0..40), at in 0usize..40, put in any::<u8>()
        ) {
            prop_assert!(read(&head).is_err());
            let mut bytes = written(&Ok(flat()));
            bytes[at] = put;
            let _ = read(&bytes);
        }
    }
}
