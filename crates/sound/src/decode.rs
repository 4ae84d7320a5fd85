//! A recording as samples, packet by packet: containers and decoders in Rust alone. Nothing of what stands beside the sound is read.
use ropus::{Channels, DecodeMode, Decoder};
use std::io::{Cursor, ErrorKind};
use symphonia::core::{
    codecs::{
        CodecParameters,
        audio::{AudioCodecParameters, AudioDecoder, AudioDecoderOptions, well_known::CODEC_ID_OPUS},
    },
    errors::Error,
    formats::{FormatOptions, FormatReader, TrackType, probe::Hint},
    io::MediaSourceStream,
    meta::MetadataOptions,
    units::{TimeBase, Timestamp},
};

/// What Opus is decoded at (RFC 7845, section 5.1).
const OPUS_RATE: u32 = 48_000;
/// The longest packet: 120 ms (RFC 6716, section 3.2).
const OPUS_FRAMES_MAX: usize = 5_760;

/// Why a file gives no samples.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecoded {
    /// No kind of file that is opened here, or no sound in it.
    #[error("it is no kind of recording that is opened here")]
    Kind,
    /// There are pictures with the sound.
    #[error("it is a film")]
    Film,
    /// Not to be read.
    #[error("it is damaged: {0}")]
    Damaged(String),
}

/// Samples as they lie in a packet.
pub struct Run<'a> {
    /// Frame after frame, one sample for each channel.
    pub samples: &'a [f32],
    /// Frames a second.
    pub rate: u32,
    /// At least one.
    pub channels: usize,
}

/// A packet that was not decoded yet.
pub struct Packet {
    inner: symphonia::core::packet::Packet,
    /// When it begins, in seconds; as the file says, so nothing to rely on.
    pub starts: f64,
    /// When it ends.
    pub ends: f64,
}

enum Codec {
    Opus { decoder: Box<Decoder>, channels: usize },
    Other(Box<dyn AudioDecoder>),
}

/// A recording that is being read.
pub struct Decoding {
    reader: Box<dyn FormatReader>,
    track: u32,
    base: Option<TimeBase>,
    codec: Codec,
    samples: Vec<f32>,
    /// The file ended where its own lengths say that there is more.
    pub ended_early: bool,
}

impl Decoding {
    /// Opens a file; `end` is how names of such files end, where that is known.
    ///
    /// # Errors
    /// [`Undecoded`].
    pub fn open(bytes: Vec<u8>, end: Option<&str>) -> Result<Self, Undecoded> {
        let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes)), Default::default());
        let mut hint = Hint::new();
        if let Some(end) = end {
            hint.with_extension(end);
        }
        let probed = symphonia::default::get_probe().probe(
            &hint,
            stream,
            FormatOptions::default(),
            MetadataOptions::default(),
        );
        let reader = probed.map_err(|error| match error {
            Error::Unsupported(_) => Undecoded::Kind,
            error => damaged(error),
        })?;
        let is_film = |params: &CodecParameters| matches!(params, CodecParameters::Video(_));
        if reader.tracks().iter().any(|track| track.codec_params.as_ref().is_some_and(is_film)) {
            return Err(Undecoded::Film);
        }
        let track = reader.default_track(TrackType::Audio).ok_or(Undecoded::Kind)?;
        let params = track.codec_params.as_ref().and_then(|params| params.audio()).ok_or(Undecoded::Kind)?;
        let codec = codec(params)?;
        let (track, base) = (track.id, track.time_base);
        Ok(Self { reader, track, base, codec, samples: Vec::new(), ended_early: false })
    }

    /// The next packet of the sound; nothing where it ends.
    ///
    /// # Errors
    /// [`Undecoded::Damaged`].
    pub fn next_packet(&mut self) -> Result<Option<Packet>, Undecoded> {
        loop {
            match self.reader.next_packet() {
                Ok(Some(inner)) if inner.track_id == self.track => {
                    let starts = self.seconds(inner.pts);
                    let ends = self.seconds(inner.pts.saturating_add(inner.dur));
                    return Ok(Some(Packet { inner, starts, ends }));
                }
                Ok(Some(_)) => {}
                Ok(None) => return Ok(None),
                // Some files end without saying so.
                Err(Error::IoError(error)) if error.kind() == ErrorKind::UnexpectedEof => {
                    self.ended_early = true;
                    return Ok(None);
                }
                Err(error) => return Err(damaged(error)),
            }
        }
    }

    /// The samples of a packet; packets are decoded in their order, or with a second of those before them.
    ///
    /// # Errors
    /// [`Undecoded::Damaged`].
    pub fn decode(&mut self, packet: &Packet) -> Result<Run<'_>, Undecoded> {
        let (rate, channels, filled) = match &mut self.codec {
            Codec::Opus { decoder, channels } => {
                self.samples.resize(OPUS_FRAMES_MAX * *channels, 0.0);
                let data = &packet.inner.data;
                let frames =
                    decoder.decode_float(data, &mut self.samples, DecodeMode::Normal).map_err(damaged)?;
                (OPUS_RATE, *channels, frames * *channels)
            }
            Codec::Other(decoder) => {
                let decoded = decoder.decode(&packet.inner).map_err(damaged)?;
                self.samples.resize(decoded.samples_interleaved(), 0.0);
                decoded.copy_to_slice_interleaved(&mut self.samples);
                (decoded.spec().rate(), decoded.spec().channels().count(), self.samples.len())
            }
        };
        if channels == 0 || rate == 0 {
            return Err(Undecoded::Damaged("it has no channels".into()));
        }
        Ok(Run { samples: self.samples.get(..filled).unwrap_or_default(), rate, channels })
    }

    fn seconds(&self, at: Timestamp) -> f64 {
        self.base.map_or(0.0, |base| base.calc_time_saturating(at).as_secs_f64())
    }
}

fn codec(params: &AudioCodecParameters) -> Result<Codec, Undecoded> {
    if params.codec == CODEC_ID_OPUS {
        let channels = params.channels.as_ref().map_or(1, |channels| channels.count()).clamp(1, 2);
        let layout = if channels == 1 { Channels::Mono } else { Channels::Stereo };
        let decoder = Box::new(Decoder::new(OPUS_RATE, layout).map_err(damaged)?);
        return Ok(Codec::Opus { decoder, channels });
    }
    symphonia::default::get_codecs()
        .make_audio_decoder(params, &AudioDecoderOptions::default())
        .map(Codec::Other)
        .map_err(|_| Undecoded::Kind)
}

fn damaged(error: impl std::fmt::Display) -> Undecoded {
    Undecoded::Damaged(error.to_string())
}
