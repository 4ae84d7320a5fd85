//! Pixels become a file again: by us, from numbers alone, with nothing beside them.
use crate::{Flat, Pixels};
use image::{
    ExtendedColorType, ImageEncoder, ImageError,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
};
use web::cleaning::{Cleaned, Format, Picture, Refusal};

/// JPEG keeps letters on a photographed paper readable at this quality.
const QUALITY: u8 = 86;
/// Above so many bytes a lossless picture is written as a photograph after all: it is one.
const LOSSLESS_MAX: usize = 2 << 20;

impl Flat {
    /// The files of what somebody sees.
    ///
    /// # Errors
    /// [`Refusal::Damaged`]: these are no pixels of a picture.
    pub fn encode(&self) -> Result<Cleaned, Refusal> {
        let written = |pixels: &Pixels| picture(pixels, self.lossless).map_err(|_| Refusal::Damaged);
        let (large, small) = (written(&self.large)?, written(&self.small)?);
        Ok(Cleaned { large, small, page: self.page, pages: self.pages })
    }
}

fn picture(pixels: &Pixels, lossless: bool) -> Result<Picture, ImageError> {
    let (width, height) = (pixels.width, pixels.height);
    let done = |format, bytes| Picture { format, width, height, bytes };
    if lossless {
        let mut bytes = Vec::new();
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive).write_image(
            &pixels.rgb,
            width,
            height,
            ExtendedColorType::Rgb8,
        )?;
        if bytes.len() <= LOSSLESS_MAX {
            return Ok(done(Format::Png, bytes));
        }
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).write_image(
        &pixels.rgb,
        width,
        height,
        ExtendedColorType::Rgb8,
    )?;
    Ok(done(Format::Jpeg, bytes))
}
