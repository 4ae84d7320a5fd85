//! The drawings and their PNG: drawn anew, and compared point for point. `WRITE_PICTOGRAMS=1` writes them.
use std::path::PathBuf;

use resvg::{tiny_skia, usvg};

use super::*;

const SIDE: u32 = 48;
const SIDE_LINE: usize = SIDE as usize / 4;
/// Paper, its tint, what lies between, ink: "Haven", on a plate of its own, since a PNG cannot know whether the page is dark.
const PALETTE: [[u8; 3]; 4] =
    [[0xfb, 0xf8, 0xf3], [0xd6, 0xdf, 0xdb], [0x85, 0xa9, 0xa8], [0x0f, 0x5a, 0x5e]];
/// Of 255: from here on the next colour of the palette.
const STEPS: [u8; 3] = [20, 75, 180];

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/pictograms"))
}

/// The drawing as numbers of the palette, four to a byte.
fn drawn(svg: &str) -> Vec<u8> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).unwrap();
    let mut canvas = tiny_skia::Pixmap::new(SIDE, SIDE).unwrap();
    let larger = SIDE as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(larger, larger), &mut canvas.as_mut());
    let colour = |ink: u8| STEPS.iter().filter(|step| ink >= **step).count() as u8;
    let colours: Vec<u8> = canvas.pixels().iter().map(|point| colour(point.alpha())).collect();
    colours.chunks(4).map(|four| four.iter().fold(0, |byte, colour| byte << 2 | colour)).collect()
}

fn as_png(points: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, SIDE, SIDE);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Two);
    encoder.set_palette(PALETTE.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(points).unwrap();
    file
}

fn points_of(file: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().unwrap();
    let mut points = vec![0; SIDE_LINE * SIDE as usize];
    reader.next_frame(&mut points).unwrap();
    let palette = reader.info().palette.clone().unwrap().into_owned();
    (points, palette)
}

#[test]
fn where_svg_is_not_drawn_the_same_drawing_is_there_as_a_png() {
    for one in Pictogram::ALL {
        let points = drawn(one.svg());
        if std::env::var_os("WRITE_PICTOGRAMS").is_some() {
            std::fs::write(folder().join(format!("{}.png", one.name())), as_png(&points)).unwrap();
        } else {
            assert_eq!(
                points_of(one.png()),
                (points, PALETTE.concat()),
                "{}: WRITE_PICTOGRAMS=1 writes it",
                one.name()
            );
        }
        assert!(one.png().len() <= 1_500, "{}: {} bytes", one.name(), one.png().len());
    }
}

#[test]
fn all_twenty_four_are_of_one_hand_and_there_are_no_others() {
    assert_eq!(Pictogram::ALL.len(), 24);
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .filter_map(|file| {
            file.unwrap().file_name().to_str().unwrap().strip_suffix(".svg").map(ToOwned::to_owned)
        })
        .collect();
    names.sort();
    assert_eq!(names, Pictogram::ALL.map(Pictogram::name));
    let hand = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" color="#0f5a5e" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><"##;
    for one in Pictogram::ALL {
        assert!(one.svg().starts_with(hand) && one.svg().ends_with("></svg>\n"), "{}", one.name());
        let colours = one.svg().matches("fill=\"").count() - 1;
        assert_eq!(
            one.svg().matches(r#"fill="currentColor" fill-opacity=".16""#).count(),
            colours,
            "{}",
            one.name()
        );
        for never in ["<text", "style", "href", "script", "<image"] {
            assert!(!one.svg().contains(never), "{}: {never}", one.name());
        }
    }
}

#[test]
fn what_stands_in_a_page_is_a_drawing_that_nobody_has_to_hear() {
    for one in Pictogram::ALL {
        let html = one.html();
        assert!(html.starts_with("<svg class=\"pic") && html.contains("aria-hidden=\"true\""), "{html}");
        assert!(html.contains(" d=\"M") && html.contains("alt=\"\"") && !html.contains("xmlns"), "{html}");
        assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count());
    }
}
