//! Pages of a PDF, as somebody would see them on a screen. What stands in the file and not on the page stays behind: its author, what is
//! attached, what is covered by something else, scripts, links.
use crate::{
    Flat, Pixels,
    picture::{fitting, on_white},
};
use hayro::{
    RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{LoadPdfError, Pdf},
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbImage};
use std::sync::Arc;
use web::cleaning::{Refusal, SMALL_MAX_SIDE};

/// The longer side of a page: 180 dots an inch on A4, so that small print can be read.
const SIDE: f32 = 2_100.0;
/// Beyond so many pages nobody looks page by page.
const PAGES_MAX: usize = 5_000;

pub(crate) fn flatten(file: Vec<u8>, page: u32) -> Result<Flat, Refusal> {
    let pdf = Pdf::new(Arc::new(file)).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Locked,
        LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let pages = pdf.pages();
    let count = pages.len();
    if count == 0 {
        return Err(Refusal::Damaged);
    }
    if count > PAGES_MAX {
        return Err(Refusal::Much);
    }
    let place = (page.max(1) as usize).min(count);
    let shown = pages.get(place - 1).ok_or(Refusal::Damaged)?;
    let (width, height) = shown.render_dimensions();
    let longer = width.max(height);
    if !longer.is_finite() || width.min(height) <= 0.0 {
        return Err(Refusal::Damaged);
    }
    let scale = SIDE / longer;
    let side = |points: f32| (points * scale).round().clamp(1.0, SIDE) as u16;
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(side(width)),
        height: Some(side(height)),
        bg_color: WHITE,
    };
    let drawn = hayro::render(shown, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let rgb = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let large = RgbImage::from_raw(width, height, rgb).ok_or(Refusal::Damaged)?;
    let small = on_white(fitting(DynamicImage::ImageRgb8(large.clone()), SMALL_MAX_SIDE));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Flat {
        page: number(place),
        pages: number(count),
        lossless: true,
        large: Pixels::from(large),
        small: Pixels::from(small),
    })
}
