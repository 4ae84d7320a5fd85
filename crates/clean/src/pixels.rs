//! What a picture or a page is, once it is opened.
use image::RgbImage;

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
    /// At most [`web::cleaning::COPY_MAX_SIDE`] long.
    pub large: Pixels,
    /// At most [`web::cleaning::SMALL_MAX_SIDE`] long.
    pub small: Pixels,
}
