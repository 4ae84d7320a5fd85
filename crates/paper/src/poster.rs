//! A poster as the data that its template reads: how large everything is, its words, and the code of each sheet, drawn by us.
use crate::{
    data::{clean, fonts},
    scripts::of_lang,
};
use serde_json::json;
use web::{
    paper::{Poster, PosterFormat, Unprintable},
    qr::Qr,
};

/// Measures of a format, in millimetres and points.
struct Measures {
    width: f64,
    height: f64,
    margin: f64,
    /// The code without its white: never below 25 mm.
    code: f64,
    /// The tallest picture.
    picture: f64,
    /// Sizes of words to try, largest first; the last one can still be read from where such a paper is read.
    sizes: &'static [f64],
    address: f64,
}

fn measures(format: PosterFormat) -> Measures {
    match format {
        PosterFormat::A3 => Measures {
            width: 297.0,
            height: 420.0,
            margin: 20.0,
            code: 75.0,
            picture: 120.0,
            sizes: &[28.0, 25.0, 22.0, 19.0, 17.0],
            address: 30.0,
        },
        PosterFormat::A4 => Measures {
            width: 210.0,
            height: 297.0,
            margin: 15.0,
            code: 50.0,
            picture: 80.0,
            sizes: &[20.0, 18.0, 16.0, 14.0, 12.0],
            address: 22.0,
        },
        PosterFormat::A6 => Measures {
            width: 105.0,
            height: 148.0,
            margin: 8.0,
            code: 28.0,
            picture: 26.0,
            sizes: &[11.0, 10.0, 9.0, 8.5],
            address: 11.0,
        },
        PosterFormat::Sticker => Measures {
            width: 80.0,
            height: 80.0,
            margin: 5.0,
            code: 26.0,
            picture: 0.0,
            sizes: &[9.0, 8.5, 8.0],
            address: 9.0,
        },
    }
}

/// The data of a poster.
pub(crate) fn data(poster: &Poster) -> Result<Vec<u8>, Unprintable> {
    let (own, size) = (of_lang(poster.lang), measures(poster.format));
    let line = |text: &str| text.chars().filter_map(clean).collect::<String>();
    let mut sheets = Vec::new();
    for sheet in &poster.sheets {
        let qr = Qr::of(&sheet.address).ok_or(Unprintable::TooLong)?;
        #[expect(clippy::cast_precision_loss, reason = "modules are counted in dozens")]
        let whole = size.code * qr.size as f64 / qr.modules() as f64;
        sheets.push(
            json!({ "svg": qr.svg(), "code": whole, "typed": line(&sheet.typed), "alt": line(&sheet.alt) }),
        );
    }
    let texts: Vec<_> = poster
        .texts
        .iter()
        .map(|said| {
            let set = of_lang(said.lang);
            json!({
                "lang": set.lang, "rtl": set.rtl, "title": line(&said.title), "text": line(&said.text),
                "scan": line(&said.scan), "danger": line(&said.danger),
            })
        })
        .collect();
    let [red, green, blue] = poster.accent;
    let data = json!({
        "lang": own.lang, "rtl": own.rtl, "fonts": fonts(), "title": line(&poster.title),
        "accent": format!("#{red:02x}{green:02x}{blue:02x}"),
        "width": size.width, "height": size.height, "margin": size.margin, "sizes": size.sizes,
        "address": size.address,
        "picture": poster.picture.as_ref().filter(|_| size.picture > 0.0)
            .map(|(_, alt)| json!({ "alt": line(alt), "height": size.picture })),
        "texts": texts, "foot": line(&poster.foot), "sheets": sheets,
    });
    Ok(data.to_string().into_bytes())
}
