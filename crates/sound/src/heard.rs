//! How long a recording lasts and how loud it is: decoded once, in Rust alone, measured by EBU R 128, and let go.
use super::{Kind, Refused, SECONDS_MAX};
use ebur128::{EbuR128, Mode};
use ropus::{Channels, DecodeMode, Decoder};
use std::io::Cursor;
use symphonia::core::{
    codecs::audio::{AudioCodecParameters, AudioDecoderOptions},
    errors::Error,
    formats::{FormatOptions, FormatReader, TrackType, probe::Hint},
    io::MediaSourceStream,
    meta::MetadataOptions,
};

/// What Opus is decoded at (RFC 7845, section 5.1).
const OPUS_RATE: u32 = 48_000;
/// The longest packet: 120 ms (RFC 6716, section 3.2).
const OPUS_FRAMES_MAX: usize = 5_760;

/// Measures one run of samples after the other.
struct Meter {
    meter: EbuR128,
    rate: u32,
    frames: usize,
    channels: usize,
}

/// Seconds and LUFS.
pub(crate) fn measure(bytes: &[u8], kind: Kind) -> Result<(f64, f64), Refused> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes.to_vec())), Default::default());
    let mut hint = Hint::new();
    hint.with_extension(if kind == Kind::Opus { "ogg" } else { kind.end() });
    let mut reader = symphonia::default::get_probe()
        .probe(&hint, stream, FormatOptions::default(), MetadataOptions::default())
        .map_err(damaged)?;
    let track = reader.default_track(TrackType::Audio).ok_or(Refused::Kind)?;
    let id = track.id;
    let of_sound = track.codec_params.as_ref().and_then(|params| params.audio()).ok_or(Refused::Kind)?;
    let params = of_sound.clone();
    match kind {
        Kind::Opus => opus(&mut *reader, id, &params),
        Kind::M4a | Kind::Mp3 => others(&mut *reader, id, &params),
    }?
    .result()
}

fn opus(reader: &mut dyn FormatReader, id: u32, params: &AudioCodecParameters) -> Result<Meter, Refused> {
    let channels = params.channels.as_ref().map_or(1, |channels| channels.count()).clamp(1, 2);
    let layout = if channels == 1 { Channels::Mono } else { Channels::Stereo };
    let mut decoder = Decoder::new(OPUS_RATE, layout).map_err(damaged)?;
    let mut meter = Meter::new(OPUS_RATE, channels)?;
    let mut samples = vec![0.0_f32; OPUS_FRAMES_MAX * channels];
    while let Some(packet) = next(reader)? {
        if packet.track_id == id {
            let frames =
                decoder.decode_float(&packet.data, &mut samples, DecodeMode::Normal).map_err(damaged)?;
            meter.add(samples.get(..frames * channels).unwrap_or_default())?;
        }
    }
    Ok(meter)
}

fn others(reader: &mut dyn FormatReader, id: u32, params: &AudioCodecParameters) -> Result<Meter, Refused> {
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(params, &AudioDecoderOptions::default())
        .map_err(|_| Refused::Kind)?;
    let mut meter: Option<Meter> = None;
    let mut samples = Vec::new();
    while let Some(packet) = next(reader)? {
        if packet.track_id != id {
            continue;
        }
        let decoded = decoder.decode(&packet).map_err(damaged)?;
        samples.resize(decoded.samples_interleaved(), 0.0_f32);
        decoded.copy_to_slice_interleaved(&mut samples);
        let spec = decoded.spec();
        let meter = match &mut meter {
            Some(meter) => meter,
            none => none.insert(Meter::new(spec.rate(), spec.channels().count())?),
        };
        meter.add(&samples)?;
    }
    meter.ok_or(Refused::Short(0.0))
}

fn next(reader: &mut dyn FormatReader) -> Result<Option<symphonia::core::packet::Packet>, Refused> {
    match reader.next_packet() {
        Ok(packet) => Ok(packet),
        // Some files end without saying so.
        Err(Error::IoError(error)) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(damaged(error)),
    }
}

fn damaged(error: impl std::fmt::Display) -> Refused {
    Refused::Damaged(error.to_string())
}

impl Meter {
    fn new(rate: u32, channels: usize) -> Result<Self, Refused> {
        let count = u32::try_from(channels).map_err(damaged)?;
        let meter = EbuR128::new(count, rate, Mode::I).map_err(damaged)?;
        Ok(Self { meter, rate, frames: 0, channels })
    }

    fn add(&mut self, samples: &[f32]) -> Result<(), Refused> {
        self.frames += samples.len() / self.channels;
        if self.seconds() > SECONDS_MAX {
            return Err(Refused::Long);
        }
        self.meter.add_frames_f32(samples).map_err(damaged)
    }

    fn seconds(&self) -> f64 {
        // Bounded by a minute of samples: exact in a float.
        f64::from(u32::try_from(self.frames).unwrap_or(u32::MAX)) / f64::from(self.rate)
    }

    fn result(self) -> Result<(f64, f64), Refused> {
        Ok((self.seconds(), self.meter.loudness_global().map_err(damaged)?))
    }
}
