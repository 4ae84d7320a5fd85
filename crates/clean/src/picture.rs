//! Pictures: turned as their camera says, made small enough, laid on white, and nothing else taken along.
use crate::{Flat, PIXELS_MAX, Pixels};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage, RgbaImage,
    error::LimitErrorKind, metadata::Orientation,
};
use std::io::Cursor;
use web::cleaning::{COPY_MAX_SIDE, Refusal, SMALL_MAX_SIDE};

/// Memory a decoder may take for one picture: 52 million pixels of four bytes and half as much again.
const ALLOC_MAX: u64 = 320 << 20;
/// Brands of pictures in the container of films (ISO 23008-12, AVIF).
const TELEPHONE: [&[u8; 4]; 10] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"];

pub(crate) fn flatten(file: &[u8]) -> Result<Flat, Refusal> {
    let format = format_of(file)?;
    let whole = match format {
        ImageFormat::Jpeg => has_end(file),
        ImageFormat::WebP => is_as_long_as_it_says(file),
        _ => true,
    };
    if !whole {
        return Err(Refusal::Cut);
    }
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.no_limits();
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(Refusal::Pixels);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(ALLOC_MAX);
    decoder.set_limits(limits).map_err(refused)?;
    // A turn that cannot be read is none.
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(refused)?;
    let mut large = fitting(whole, COPY_MAX_SIDE);
    large.apply_orientation(turn);
    let large = on_white(large);
    let small = on_white(fitting(DynamicImage::ImageRgb8(large.clone()), SMALL_MAX_SIDE));
    let lossless = matches!(format, ImageFormat::Png | ImageFormat::Gif | ImageFormat::Bmp);
    Ok(Flat { page: 1, pages: 1, lossless, large: Pixels::from(large), small: Pixels::from(small) })
}

/// HEIC or AVIF.
pub(crate) fn is_of_telephone(file: &[u8]) -> bool {
    let is_brand = |brand: &[u8]| TELEPHONE.iter().any(|one| one.as_slice() == brand);
    file.get(4..8) == Some(b"ftyp".as_slice()) && file.get(8..12).is_some_and(is_brand)
}

/// What its first bytes say it is.
pub(crate) fn format_of(file: &[u8]) -> Result<ImageFormat, Refusal> {
    use ImageFormat as F;
    if is_of_telephone(file) {
        return Err(Refusal::Heic);
    }
    match image::guess_format(file) {
        Ok(format @ (F::Jpeg | F::Png | F::Gif | F::WebP | F::Bmp | F::Tiff)) => Ok(format),
        _ => Err(Refusal::Kind),
    }
}

fn refused(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(limit) => match limit.kind() {
            LimitErrorKind::DimensionError | LimitErrorKind::InsufficientMemory => Refusal::Pixels,
            _ => Refusal::Damaged,
        },
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Refusal::Cut,
        _ => Refusal::Damaged,
    }
}

/// Smaller if it is too large, by whole numbers: a picture in floating point would take four times its memory.
pub(crate) fn fitting(image: DynamicImage, most: u32) -> DynamicImage {
    if image.width().max(image.height()) <= most {
        return image;
    }
    image.thumbnail(most, most)
}

/// Without transparency: what was under it cannot be seen, so it does not come along.
pub(crate) fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image: RgbaImage = image.into_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over =
            |value: u8| u8::try_from((u16::from(value) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255);
        Rgb([over(red), over(green), over(blue)])
    })
}

/// Whether a JPEG goes on to its end: decoders fill up with grey what is missing, and somebody would take it for the picture. Markers are
/// found by their lengths (ITU T.81, B.1.1), so that the end of a thumbnail inside is not taken for it.
fn has_end(file: &[u8]) -> bool {
    let mut rest = file.get(2..).unwrap_or_default();
    while let Some(start) = rest.windows(2).position(is_marker) {
        let marker = rest.get(start + 1).copied().unwrap_or_default();
        rest = rest.get(start + 2..).unwrap_or_default();
        match marker {
            0xd9 => return true,
            0x01 | 0xd0..=0xd8 => {}
            _ => {
                let length = rest.first_chunk::<2>().map_or(0, |two| usize::from(u16::from_be_bytes(*two)));
                rest = rest.get(length..).unwrap_or_default();
            }
        }
    }
    false
}

/// A WebP says how long it is behind its first four bytes (RFC 9649, 2.3).
fn is_as_long_as_it_says(file: &[u8]) -> bool {
    let said = file.get(4..).and_then(|rest| rest.first_chunk::<4>());
    said.is_some_and(|four| file.len() as u64 >= u64::from(u32::from_le_bytes(*four)) + 8)
}

/// 0xff and neither a stuffed zero nor more filling.
fn is_marker(two: &[u8]) -> bool {
    matches!(two, [0xff, second] if !matches!(second, 0x00 | 0xff))
}
