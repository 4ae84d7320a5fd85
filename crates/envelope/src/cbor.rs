//! Deterministic CBOR (RFC 8949 §4.2.1): one value has one byte string, so a hash or a signature means one thing.
//! Writes definite lengths and shortest numbers; reads nothing else. Floats, tags and negative numbers have no place here.
use alloc::{string::String, vec::Vec};
use core::convert::Infallible;
use minicbor::{Decoder, Encoder, data::Type};

/// No value of ours nests deeper; a hostile one must not exhaust the stack.
const MAX_DEPTH: usize = 12;

/// Why bytes are not one of our values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CborError {
    /// Not CBOR, or not the fields this type has.
    #[error("not a well-formed value")]
    Malformed,
    /// The same value has another, shorter or sorted, form; accepting both would give it two hashes.
    #[error("not in the one deterministic form")]
    NotCanonical,
    /// A field holds something its type does not allow.
    #[error("the field {0} is out of bounds")]
    Field(&'static str),
    /// A version this program does not know.
    #[error("version {0} is not known")]
    UnknownVersion(u64),
    /// A message kind this program does not know.
    #[error("kind {0} is not known")]
    UnknownKind(u64),
}

impl From<minicbor::decode::Error> for CborError {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Malformed
    }
}

/// A type with one byte form.
pub(crate) trait Cbor: Sized {
    /// Appends the one form. Map keys must come in order: shorter first, then by byte.
    fn write(&self, w: &mut Writer);
    /// Reads one value, checking every limit the type promises.
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError>;
}

/// The bytes of `value`; `capacity` should exceed their number, so that no half-grown copy is left in freed memory.
pub(crate) fn encode<T: Cbor>(value: &T, capacity: usize) -> Vec<u8> {
    let mut w = Writer(Encoder::new(Vec::with_capacity(capacity)));
    value.write(&mut w);
    w.0.into_writer()
}

/// Reads exactly one value and refuses any bytes but the ones `encode` would have written.
pub(crate) fn decode<T: Cbor>(bytes: &[u8]) -> Result<T, CborError> {
    let value = Reader::over(bytes, T::read)?;
    let again = zeroize::Zeroizing::new(encode(&value, bytes.len()));
    if again.as_slice() == bytes { Ok(value) } else { Err(CborError::NotCanonical) }
}

/// One deterministic item and nothing after it: what a reserved body must be.
pub(crate) fn is_one_item(bytes: &[u8]) -> bool {
    Reader(Decoder::new(bytes)).raw_item().is_ok_and(|item| item.len() == bytes.len())
}

/// Appends to memory, which cannot fail.
pub(crate) struct Writer(Encoder<Vec<u8>>);

/// The encoder's only error is that of its sink, and a vector has none.
fn infallible<T>(_: Result<T, minicbor::encode::Error<Infallible>>) {}

impl Writer {
    pub(crate) fn map(&mut self, len: u64) {
        infallible(self.0.map(len));
    }
    pub(crate) fn array(&mut self, len: usize) {
        infallible(self.0.array(len as u64));
    }
    pub(crate) fn uint(&mut self, n: u64) {
        infallible(self.0.u64(n));
    }
    pub(crate) fn text(&mut self, s: &str) {
        infallible(self.0.str(s));
    }
    pub(crate) fn bytes(&mut self, b: &[u8]) {
        infallible(self.0.bytes(b));
    }
    pub(crate) fn bool(&mut self, b: bool) {
        infallible(self.0.bool(b));
    }
    pub(crate) fn null(&mut self) {
        infallible(self.0.null());
    }
    /// A key is a text; `w.key("v").uint(1)` reads as one field.
    pub(crate) fn key(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self
    }
    pub(crate) fn list<T: Cbor>(&mut self, items: &[T]) {
        self.array(items.len());
        items.iter().for_each(|item| item.write(self));
    }
    /// Bytes that already are one item.
    pub(crate) fn raw(&mut self, item: &[u8]) {
        self.0.writer_mut().extend_from_slice(item);
    }
}

/// Reads one value after another from a slice.
pub(crate) struct Reader<'b>(Decoder<'b>);

impl<'b> Reader<'b> {
    /// Reads all of `item` with `read`.
    pub(crate) fn over<T>(
        item: &'b [u8],
        read: impl FnOnce(&mut Self) -> Result<T, CborError>,
    ) -> Result<T, CborError> {
        let mut r = Self(Decoder::new(item));
        let value = read(&mut r)?;
        if r.0.position() == item.len() { Ok(value) } else { Err(CborError::Malformed) }
    }
    pub(crate) fn map(&mut self, len: u64) -> Result<(), CborError> {
        if self.0.map()? == Some(len) { Ok(()) } else { Err(CborError::Malformed) }
    }
    /// A map of `len` keys whose first is the version, 1. The version is read before the rest is judged, so that a
    /// later one is called by its name.
    pub(crate) fn version(&mut self, len: u64) -> Result<(), CborError> {
        let found = self.0.map()?.ok_or(CborError::NotCanonical)?;
        match self.key("v")?.uint()? {
            1 if found == len => Ok(()),
            1 => Err(CborError::Malformed),
            other => Err(CborError::UnknownVersion(other)),
        }
    }
    /// The same of something of which there are two: the version, each with its number of keys.
    pub(crate) fn versions(&mut self, lens: [u64; 2]) -> Result<u64, CborError> {
        let found = self.0.map()?.ok_or(CborError::NotCanonical)?;
        let version = self.key("v")?.uint()?;
        let len = match version {
            1 => lens[0],
            2 => lens[1],
            other => return Err(CborError::UnknownVersion(other)),
        };
        if found == len { Ok(version) } else { Err(CborError::Malformed) }
    }
    pub(crate) fn array(&mut self, max: usize, field: &'static str) -> Result<usize, CborError> {
        let len = self.0.array()?.ok_or(CborError::Malformed)?;
        usize::try_from(len).ok().filter(|len| *len <= max).ok_or(CborError::Field(field))
    }
    pub(crate) fn uint(&mut self) -> Result<u64, CborError> {
        Ok(self.0.u64()?)
    }
    pub(crate) fn text(&mut self) -> Result<&'b str, CborError> {
        Ok(self.0.str()?)
    }
    pub(crate) fn bytes(&mut self) -> Result<&'b [u8], CborError> {
        Ok(self.0.bytes()?)
    }
    pub(crate) fn bytes_of<const N: usize>(&mut self, field: &'static str) -> Result<[u8; N], CborError> {
        self.bytes()?.try_into().map_err(|_| CborError::Field(field))
    }
    pub(crate) fn bool(&mut self) -> Result<bool, CborError> {
        Ok(self.0.bool()?)
    }
    /// The key must be the expected one: maps of ours have a fixed set of keys in a fixed order.
    pub(crate) fn key(&mut self, name: &str) -> Result<&mut Self, CborError> {
        if self.text()? == name { Ok(self) } else { Err(CborError::Malformed) }
    }
    /// `null`, or whatever `read` makes of the next item.
    pub(crate) fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, CborError>,
    ) -> Result<Option<T>, CborError> {
        if self.0.datatype()? == Type::Null {
            self.0.null()?;
            return Ok(None);
        }
        read(self).map(Some)
    }
    pub(crate) fn list<T: Cbor>(&mut self, max: usize, field: &'static str) -> Result<Vec<T>, CborError> {
        let len = self.array(max, field)?;
        (0..len).map(|_| T::read(self)).collect()
    }
    /// The bytes of the next item, whatever it is, if it is deterministic all the way down.
    pub(crate) fn raw_item(&mut self) -> Result<&'b [u8], CborError> {
        let start = self.0.position();
        let mut copy = Writer(Encoder::new(Vec::new()));
        copy_item(&mut self.0, &mut copy, MAX_DEPTH)?;
        let item = self.0.input().get(start..self.0.position()).ok_or(CborError::Malformed)?;
        let copy = zeroize::Zeroizing::new(copy.0.into_writer());
        if copy.as_slice() == item { Ok(item) } else { Err(CborError::NotCanonical) }
    }
}

/// Writes the next item again in the shortest form; the caller compares.
fn copy_item(d: &mut Decoder<'_>, w: &mut Writer, depth: usize) -> Result<(), CborError> {
    let deeper = depth.checked_sub(1).ok_or(CborError::Malformed)?;
    match d.datatype()? {
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => w.uint(d.u64()?),
        Type::Bytes => w.bytes(d.bytes()?),
        Type::String => w.text(d.str()?),
        Type::Bool => w.bool(d.bool()?),
        Type::Null => d.null().map(|()| w.null())?,
        Type::Array => copy_array(d, w, deeper)?,
        Type::Map => copy_map(d, w, deeper)?,
        _ => return Err(CborError::Malformed),
    }
    Ok(())
}

fn copy_array(d: &mut Decoder<'_>, w: &mut Writer, depth: usize) -> Result<(), CborError> {
    let len = d.array()?.ok_or(CborError::NotCanonical)?;
    infallible(w.0.array(len));
    (0..len).try_for_each(|_| copy_item(d, w, depth))
}

fn copy_map(d: &mut Decoder<'_>, w: &mut Writer, depth: usize) -> Result<(), CborError> {
    let len = d.map()?.ok_or(CborError::NotCanonical)?;
    w.map(len);
    let mut previous: Option<&str> = None;
    for _ in 0..len {
        let key = d.str()?;
        // With shortest lengths, "shorter first, then by byte" is the order of the encoded keys.
        if previous.is_some_and(|before| (before.len(), before) >= (key.len(), key)) {
            return Err(CborError::NotCanonical);
        }
        w.text(key);
        copy_item(d, w, depth)?;
        previous = Some(key);
    }
    Ok(())
}

impl Cbor for String {
    fn write(&self, w: &mut Writer) {
        w.text(self);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.text().map(String::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_two_spellings_is_taken_in_one_only() {
        assert!(is_one_item(&[0x17]));
        assert!(!is_one_item(&[0x18, 0x17]), "23 in two bytes");
        assert!(is_one_item(&[0xa2, 0x61, b'b', 0, 0x62, b'a', b'a', 0]));
        assert!(!is_one_item(&[0xa2, 0x62, b'a', b'a', 0, 0x61, b'b', 0]), "longer key first");
        assert!(!is_one_item(&[0xa2, 0x61, b'a', 0, 0x61, b'a', 1]), "one key twice");
        assert!(!is_one_item(&[0x9f, 0xff]), "indefinite length");
        assert!(!is_one_item(&[0xf9, 0x3c, 0x00]), "a float");
        assert!(!is_one_item(&[0x00, 0x00]), "two items");
    }

    #[test]
    fn a_nested_bomb_does_not_exhaust_the_stack() {
        let bomb = alloc::vec![0x81; 100_000];
        assert!(!is_one_item(&bomb));
        assert!(!is_one_item(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    }
}
