//! Files with something planted wherever their formats have room for it, made from scratch here so that it can be read what is in them:
//! places, serial numbers, authors, thumbnails, histories, profiles, attachments, what stands behind the end. All of it is invented.
use flate2::{Compression, write::ZlibEncoder};
use image::{ExtendedColorType, ImageEncoder, ImageFormat, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::io::{Cursor, Write};

/// In every text that was planted, and in no picture.
pub const MARK: &str = "GEPLANT";
/// Where it was: 50° 51' 1.08" as EXIF writes it.
pub const PLACE: [u32; 6] = [50, 1, 51, 1, 108, 100];
/// The same as bytes, in the order of Intel.
pub fn place_bytes() -> Vec<u8> {
    PLACE.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A planted file.
pub struct Planted {
    /// What it is, for messages.
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// The camera says that it lies on its side.
    pub turned: bool,
}

/// One of each kind.
pub fn all() -> Vec<Planted> {
    let made = |name, bytes, turned| Planted { name, bytes, turned };
    vec![
        made("jpg", jpeg(), true),
        made("png", png(), true),
        made("webp", webp(), true),
        made("gif", gif(), false),
        made("tif", tiff(), true),
        made("bmp", bmp(), false),
        made("pdf", pdf(), false),
    ]
}

/// 64 across and 48 down: the upper left quarter is red, the rest a slope of blue.
pub fn picture() -> RgbImage {
    RgbImage::from_fn(64, 48, |x, y| match (x < 32, y < 24) {
        (true, true) => image::Rgb([220, 20, 20]),
        _ => image::Rgb([20, (x * 2) as u8, 150 + y as u8]),
    })
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

enum Value {
    Text(String),
    Short(u16),
    Long(u32),
    Rationals(Vec<u32>),
    Shorts(Vec<u16>),
    Bytes(Vec<u8>),
}

impl Value {
    /// TIFF's number for the type, how many there are, and their bytes.
    fn parts(&self) -> (u16, usize, Vec<u8>) {
        match self {
            Self::Text(text) => (2, text.len() + 1, [text.as_bytes(), b"\0"].concat()),
            Self::Short(number) => (3, 1, number.to_le_bytes().to_vec()),
            Self::Shorts(many) => (3, many.len(), many.iter().flat_map(|one| one.to_le_bytes()).collect()),
            Self::Long(number) => (4, 1, number.to_le_bytes().to_vec()),
            Self::Rationals(many) => {
                (5, many.len() / 2, many.iter().flat_map(|one| one.to_le_bytes()).collect())
            }
            Self::Bytes(bytes) => (7, bytes.len(), bytes.clone()),
        }
    }
}

fn text(what: &str) -> Value {
    Value::Text(format!("{MARK} {what}"))
}

/// A directory of tags that begins at `at`, and what does not fit into it behind it.
fn directory(at: usize, tags: &[(u16, Value)], next: u32) -> Vec<u8> {
    let mut rest = Vec::new();
    let mut bytes = u16::try_from(tags.len()).unwrap().to_le_bytes().to_vec();
    let behind = at + 2 + tags.len() * 12 + 4;
    for (tag, value) in tags {
        let (kind, count, mut value) = value.parts();
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(u32::try_from(count).unwrap().to_le_bytes());
        if value.len() > 4 {
            bytes.extend(u32::try_from(behind + rest.len()).unwrap().to_le_bytes());
            rest.append(&mut value);
            rest.resize(rest.len().next_multiple_of(2), 0);
        } else {
            value.resize(4, 0);
            bytes.extend(value);
        }
    }
    bytes.extend(next.to_le_bytes());
    bytes.extend(rest);
    bytes
}

/// TIFF 6.0 with what EXIF 2.3 lays into it; `picture` tags are those of an image.
fn exif(picture: Vec<(u16, Value)>) -> Vec<u8> {
    const HEAD: usize = 8;
    let inner = vec![
        (0x9003, Value::Text("2026:11:02 03:14:15".into())),
        (0x927c, Value::Bytes(format!("{MARK} maker's own note").into_bytes())),
        (0xa430, text("owner of the camera")),
        (0xa431, text("serial number 4711")),
        (0xa435, text("serial number of the lens")),
    ];
    let place = vec![
        (0x0001, Value::Text("N".into())),
        (0x0002, Value::Rationals(PLACE.to_vec())),
        (0x0003, Value::Text("E".into())),
        (0x0004, Value::Rationals(vec![4, 1, 21, 1, 36, 100])),
        (0x001d, Value::Text("2026:11:02".into())),
    ];
    let thumbnail = small_jpeg();
    let mut tags = vec![
        (0x010e, text("description")),
        (0x010f, text("maker")),
        (0x0110, text("model")),
        (0x0112, Value::Short(6)),
        (0x0131, text("program")),
        (0x013b, text("author")),
        (0x8298, text("rights")),
        (0x8769, Value::Long(0)),
        (0x8825, Value::Long(0)),
    ];
    tags.extend(picture);
    tags.sort_by_key(|(tag, _)| *tag);
    // Twice: lengths do not depend on where things lie.
    let first = directory(HEAD, &tags, 0).len();
    let at_inner = HEAD + first;
    let at_place = at_inner + directory(at_inner, &inner, 0).len();
    let at_thumbnail = at_place + directory(at_place, &place, 0).len();
    let about_thumbnail = |start: usize| {
        vec![
            (0x0103, Value::Short(6)),
            (0x0201, Value::Long(u32::try_from(start).unwrap())),
            (0x0202, Value::Long(u32::try_from(thumbnail.len()).unwrap())),
        ]
    };
    let start = at_thumbnail + directory(at_thumbnail, &about_thumbnail(0), 0).len();
    for (tag, value) in &mut tags {
        match *tag {
            0x8769 => *value = Value::Long(u32::try_from(at_inner).unwrap()),
            0x8825 => *value = Value::Long(u32::try_from(at_place).unwrap()),
            _ => {}
        }
    }
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend(directory(HEAD, &tags, u32::try_from(at_thumbnail).unwrap()));
    bytes.extend(directory(at_inner, &inner, 0));
    bytes.extend(directory(at_place, &place, 0));
    bytes.extend(directory(at_thumbnail, &about_thumbnail(start), 0));
    bytes.extend(thumbnail);
    bytes
}

/// As a camera lays it beside the picture: with a word of its own inside.
fn small_jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let small = image::imageops::thumbnail(&picture(), 16, 12);
    image::codecs::jpeg::JpegEncoder::new(&mut bytes)
        .write_image(&small, 16, 12, ExtendedColorType::Rgb8)
        .unwrap();
    with_segments(&bytes, &[(0xfe, format!("{MARK} in the thumbnail").into_bytes())])
}

fn xmp() -> Vec<u8> {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\"><dc:creator><rdf:Seq>\
         <rdf:li>{MARK} xmp author</rdf:li></rdf:Seq></dc:creator><photoshop:City>{MARK} xmp city</photoshop:City>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
    .into_bytes()
}

/// Photoshop's block with IPTC-IIM in it: the by-line and the place.
fn iptc() -> Vec<u8> {
    let mut said = Vec::new();
    for (number, what) in [(80_u8, "by-line"), (90, "city")] {
        let words = format!("{MARK} iptc {what}");
        said.extend([0x1c, 2, number]);
        said.extend(u16::try_from(words.len()).unwrap().to_be_bytes());
        said.extend(words.as_bytes());
    }
    let mut block = b"Photoshop 3.0\08BIM\x04\x04\0\0".to_vec();
    block.extend(u32::try_from(said.len()).unwrap().to_be_bytes());
    said.resize(said.len().next_multiple_of(2), 0);
    block.extend(said);
    block
}

/// The least ICC profile that says something: a head and a tag of text (ICC.1:2010).
fn icc() -> Vec<u8> {
    let words = format!("{MARK} icc rights");
    let mut tag = b"text\0\0\0\0".to_vec();
    tag.extend(words.as_bytes());
    tag.push(0);
    let mut bytes = vec![0; 128];
    bytes[8] = 2;
    bytes[12..16].copy_from_slice(b"mntr");
    bytes[16..20].copy_from_slice(b"RGB ");
    bytes[20..24].copy_from_slice(b"XYZ ");
    bytes[36..40].copy_from_slice(b"acsp");
    bytes.extend(1_u32.to_be_bytes());
    bytes.extend(b"cprt");
    bytes.extend(144_u32.to_be_bytes());
    bytes.extend(u32::try_from(tag.len()).unwrap().to_be_bytes());
    bytes.extend(tag);
    let length = u32::try_from(bytes.len()).unwrap();
    bytes[..4].copy_from_slice(&length.to_be_bytes());
    bytes
}

/// Segments behind the first two bytes of a JPEG.
fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (marker, body) in segments {
        bytes.extend([0xff, *marker]);
        bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

fn behind() -> Vec<u8> {
    format!("PK\x03\x04{MARK} behind the end").into_bytes()
}

pub fn jpeg() -> Vec<u8> {
    let segments = [
        (0xe1, [b"Exif\0\0".as_slice(), &exif(vec![])].concat()),
        (0xe1, [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), &xmp()].concat()),
        (0xe2, [b"ICC_PROFILE\0\x01\x01".as_slice(), &icc()].concat()),
        (0xed, iptc()),
        (0xfe, format!("{MARK} comment").into_bytes()),
    ];
    [with_segments(&encoded(ImageFormat::Jpeg), &segments), behind()].concat()
}

fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    let mut crc = flate2::Crc::new();
    crc.update(&named);
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), named.as_slice(), &crc.sum().to_be_bytes()].concat()
}

pub fn png() -> Vec<u8> {
    let plain = encoded(ImageFormat::Png);
    let said = |key: &str, rest: Vec<u8>| [key.as_bytes(), b"\0", &rest].concat();
    let hidden = squeezed(format!("{MARK} squeezed").as_bytes());
    let chunks = [
        chunk(b"iCCP", &said("planted", [vec![0], squeezed(&icc())].concat())),
        chunk(b"eXIf", &exif(vec![])),
        chunk(b"tEXt", &said("Author", format!("{MARK} author").into_bytes())),
        chunk(b"zTXt", &said("Comment", [vec![0], hidden.clone()].concat())),
        chunk(b"iTXt", &said("XML:com.adobe.xmp", [b"\0\0\0\0".to_vec(), xmp()].concat())),
        chunk(b"tIME", &[0x07, 0xea, 11, 2, 3, 14, 15]),
        chunk(b"prVt", format!("{MARK} in a chunk of its own").as_bytes()),
    ];
    // Behind the head: signature, length, name, thirteen bytes, sum.
    [&plain[..33], &chunks.concat(), &plain[33..], &behind()].concat()
}

pub fn webp() -> Vec<u8> {
    let plain = encoded(ImageFormat::WebP);
    let part = |name: &[u8; 4], mut body: Vec<u8>| {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        body.resize(body.len().next_multiple_of(2), 0);
        [name.as_slice(), &length, &body].concat()
    };
    // It has a profile, EXIF and XMP; 64 across and 48 down.
    let about = part(b"VP8X", vec![0b0010_1100, 0, 0, 0, 63, 0, 0, 47, 0, 0]);
    let body = [
        about,
        part(b"ICCP", icc()),
        plain[12..].to_vec(),
        part(b"EXIF", exif(vec![])),
        part(b"XMP ", xmp()),
    ]
    .concat();
    let length = u32::try_from(body.len() + 4).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &length, b"WEBP", &body, &behind()].concat()
}

pub fn gif() -> Vec<u8> {
    let plain = encoded(ImageFormat::Gif);
    let said = |label: u8, words: String| {
        [&[0x21, label, u8::try_from(words.len()).unwrap()], words.as_bytes(), &[0]].concat()
    };
    // Behind the head and the table of colours, if there is one for all.
    let table = if plain[10] & 0x80 == 0 { 0 } else { 3 << ((plain[10] & 7) + 1) };
    let (head, rest) = plain.split_at(13 + table);
    [head, &said(0xfe, format!("{MARK} comment")), rest, &behind()].concat()
}

pub fn tiff() -> Vec<u8> {
    let rgb = picture().into_raw();
    let tags = |start: u32| {
        vec![
            (0x0100, Value::Long(64)),
            (0x0101, Value::Long(48)),
            (0x0102, Value::Shorts(vec![8, 8, 8])),
            (0x0103, Value::Short(1)),
            (0x0106, Value::Short(2)),
            (0x0111, Value::Long(start)),
            (0x0115, Value::Short(3)),
            (0x0116, Value::Long(48)),
            (0x0117, Value::Long(u32::try_from(rgb.len()).unwrap())),
            (0x02bc, Value::Bytes(xmp())),
        ]
    };
    let start = u32::try_from(exif(tags(0)).len()).unwrap();
    [exif(tags(start)), rgb.clone(), behind()].concat()
}

pub fn bmp() -> Vec<u8> {
    [encoded(ImageFormat::Bmp), behind()].concat()
}

/// A text that is attached.
fn attached(document: &mut Document) -> ObjectId {
    let text = format!("{MARK} attached").into_bytes();
    let bytes = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, text));
    document.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal("a.txt"), "EF" => dictionary! { "F" => bytes },
    })
}

/// Two pages: a photograph with all that is in [`jpeg`], words under a black bar, a note, a script, an attachment, an author.
pub fn pdf() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let photograph = jpeg();
    let image = document.add_object(
        Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => 64, "Height" => 48, "ColorSpace" => "DeviceRGB",
                "BitsPerComponent" => 8, "Filter" => "DCTDecode",
            },
            photograph,
        )
        .with_compression(false),
    );
    let font = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let note = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![0.into(), 0.into(), 1.into(), 1.into()],
        "Contents" => Object::string_literal(format!("{MARK} note")), "T" => Object::string_literal(format!("{MARK} who noted")),
    });
    let pages = document.new_object_id();
    let words = format!(
        "BT /F1 14 Tf 60 300 Td ({MARK} under the bar) Tj ET 0 0 0 rg 40 280 300 60 re f q 200 0 0 150 60 60 cm /P Do Q"
    );
    let one = |document: &mut Document, words: &str| {
        let content = document.add_object(Stream::new(Dictionary::new(), words.as_bytes().to_vec()));
        document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content, "Annots" => vec![note.into()],
            "MediaBox" => vec![0.into(), 0.into(), 400.into(), 400.into()],
            "Resources" => dictionary! {
                "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "P" => image },
            },
        })
    };
    let (first, second) = (one(&mut document, &words), one(&mut document, "1 0 0 rg 0 0 400 400 re f"));
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![first.into(), second.into()], "Count" => 2 }.into(),
    );
    let file = attached(&mut document);
    let about =
        document.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp()));
    let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal(format!("app.alert('{MARK} script')")) };
    let catalogue = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages, "Metadata" => about, "OpenAction" => script,
        "Names" => dictionary! {
            "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("a.txt"), file.into()] },
        },
    });
    let info =
        document.add_object(dictionary! { "Author" => Object::string_literal(format!("{MARK} author")) });
    document.trailer.set("Root", catalogue);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes.extend(behind());
    bytes
}
