//! Pixels and samples become a file again: by us, from numbers alone, with nothing beside them.
use crate::{Flat, Opened, Pixels, RATE, Samples};
use image::{
    ExtendedColorType, ImageEncoder, ImageError,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
};
use ogg::{PacketWriteEndInfo as End, PacketWriter};
use ropus::{Application, Bitrate, Channels, Encoder};
use web::cleaning::{Cleaned, Format, Heard, Kept, Picture, Refusal, Seen};

/// JPEG keeps letters on a photographed paper readable at this quality.
const QUALITY: u8 = 86;
/// Above so many bytes a lossless picture is written as a photograph after all: it is one.
const LOSSLESS_MAX: usize = 2 << 20;
/// Bits a second at which a voice stays clear.
const BITS: u32 = 32_000;
/// Samples of a packet: 20 ms.
const FRAME: usize = RATE as usize / 50;
/// Opus counts at this rate whatever it holds (RFC 7845, 4).
const CLOCK: u64 = 48_000;
/// A packet is never larger (RFC 6716, 3.2.1).
const PACKET_MAX: usize = 1_275;
/// The number of a stream in Ogg tells streams of one file apart: there is one.
const SERIAL: u32 = 1;

impl Opened {
    /// The files of what somebody sees, hears or reads.
    ///
    /// # Errors
    /// [`Refusal::Damaged`]: these are no pixels or samples.
    pub fn encode(self) -> Result<Cleaned, Refusal> {
        let (page, pages) = self.place();
        let kept = match self {
            Self::Seen(flat) => Kept::Seen(flat.encode()?),
            Self::Heard(samples) => Kept::Heard(samples.encode()?),
            Self::Read { read, .. } => Kept::Read(read),
        };
        Ok(Cleaned { kept, page, pages })
    }
}

impl Flat {
    /// The files of what somebody sees.
    ///
    /// # Errors
    /// [`Refusal::Damaged`]: these are no pixels of a picture.
    pub fn encode(&self) -> Result<Seen, Refusal> {
        let written = |pixels: &Pixels| picture(pixels, self.lossless).map_err(|_| Refusal::Damaged);
        Ok(Seen { large: written(&self.large)?, small: written(&self.small)? })
    }
}

impl Samples {
    /// Opus in Ogg (RFC 7845), with an empty comment.
    fn encode(&self) -> Result<Heard, Refusal> {
        let bytes = opus(&self.mono).ok_or(Refusal::Damaged)?;
        let seconds = self.mono.len().div_ceil(RATE as usize);
        Ok(Heard { bytes, seconds: u32::try_from(seconds).unwrap_or(u32::MAX) })
    }
}

fn opus(mono: &[i16]) -> Option<Vec<u8>> {
    let mut encoder = Encoder::builder(RATE, Channels::Mono, Application::Voip)
        .bitrate(Bitrate::Bits(BITS))
        .build()
        .ok()?;
    let skip = u16::try_from(encoder.lookahead()).ok()?;
    let each = CLOCK / u64::from(RATE);
    let end = u64::from(skip) + mono.len() as u64 * each;
    let mut out = PacketWriter::new(Vec::new());
    let mut head = b"OpusHead\x01\x01".to_vec();
    head.extend(skip.to_le_bytes());
    head.extend(RATE.to_le_bytes());
    head.extend([0, 0, 0]);
    out.write_packet(head, SERIAL, End::EndPage, 0).ok()?;
    out.write_packet(b"OpusTags\0\0\0\0\0\0\0\0".to_vec(), SERIAL, End::EndPage, 0).ok()?;
    let (mut done, mut packet) = (0_u64, vec![0; PACKET_MAX]);
    let mut frame = vec![0_i16; FRAME];
    // The encoder is behind by what is skipped at the beginning: silence brings out the rest.
    let mut rest = mono.chunks(FRAME);
    while done < end {
        let next = rest.next().unwrap_or_default();
        frame.fill(0);
        frame.get_mut(..next.len())?.copy_from_slice(next);
        let length = encoder.encode(&frame, &mut packet).ok()?;
        done = (done + FRAME as u64 * each).min(end);
        let how = if done == end { End::EndStream } else { End::NormalPacket };
        out.write_packet(packet.get(..length)?.to_vec(), SERIAL, how, done).ok()?;
    }
    Some(out.into_inner())
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
