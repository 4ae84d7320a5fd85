//! What a browser sends when somebody presses a button: fields with their values, wiped when dropped.
//! Refuses to guess: bytes that are not UTF-8 are an error, not question marks. Cannot be printed.
use zeroize::{Zeroize, Zeroizing};

/// More fields than any of our forms has; a limit so that nobody makes us keep a million empty ones.
pub const MAX_FIELDS: usize = 200;

/// The media type of a form.
const FORM_TYPE: &str = "application/x-www-form-urlencoded";

/// Why a body is not a form we read. In each case nothing of it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// A name or a value is not UTF-8: what the person wrote would be changed if we read on.
    #[error("a field is not UTF-8")]
    InvalidUtf8,
    /// More than [`MAX_FIELDS`].
    #[error("there are more than 200 fields")]
    TooManyFields,
    /// A `%` without two hexadecimal digits: the body was cut or damaged.
    #[error("the encoding of a field is damaged")]
    Malformed,
}

/// The fields of a form, in the order they came. Names may come more than once.
pub struct Form(Vec<(String, Zeroizing<String>)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded` (WHATWG URL 5.1, but strict).
    ///
    /// CRLF in a value becomes LF: HTML sends every line break somebody typed as CRLF (HTML 4.10.22.4), while the value a
    /// script reads in the same browser has LF. Sealed by the browser or by the server, a text must be the same.
    /// Everything else stays byte for byte, NUL and a lone CR included.
    ///
    /// # Errors
    /// See [`FormError`].
    pub fn parse(body: &[u8]) -> Result<Self, FormError> {
        let pairs = body.split(|&b| b == b'&').filter(|pair| !pair.is_empty());
        if pairs.clone().count() > MAX_FIELDS {
            return Err(FormError::TooManyFields);
        }
        pairs.map(field).collect::<Result<_, _>>().map(Self)
    }

    /// Fields that came in another form: each part of `multipart/form-data` (RFC 7578) that is no file. Line breaks as above.
    ///
    /// # Errors
    /// [`FormError::InvalidUtf8`], [`FormError::TooManyFields`].
    pub fn of_parts(parts: Vec<(String, Zeroizing<Vec<u8>>)>) -> Result<Self, FormError> {
        if parts.len() > MAX_FIELDS {
            return Err(FormError::TooManyFields);
        }
        let field = |(name, mut value): (String, Zeroizing<Vec<u8>>)| {
            break_lines(&mut value);
            Ok((name, Zeroizing::new(text(value)?)))
        };
        parts.into_iter().map(field).collect::<Result<_, _>>().map(Self)
    }

    /// The first value under this name; empty if there is none, as an empty field and an absent one are the same to
    /// whoever left it out.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    /// Every value under this name, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.values(name).collect()
    }

    /// Whether the name came at all, with a value or without.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.values(name).next().is_some()
    }

    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn values<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// Whether a request says its body is a form with a file.
#[must_use]
pub fn is_form_with_file(content_type: Option<&str>) -> bool {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    media_type.trim().eq_ignore_ascii_case("multipart/form-data")
}

/// Whether a request says its body is a form. Parameters such as a charset are ignored: browsers send UTF-8 because our
/// pages are UTF-8, and [`Form::parse`] refuses anything else.
#[must_use]
pub fn is_form(content_type: Option<&str>) -> bool {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    media_type.trim().eq_ignore_ascii_case(FORM_TYPE)
}

fn field(pair: &[u8]) -> Result<(String, Zeroizing<String>), FormError> {
    let mut halves = pair.splitn(2, |&b| b == b'=');
    let name = text(decode(halves.next().unwrap_or_default())?)?;
    let mut value = decode(halves.next().unwrap_or_default())?;
    break_lines(&mut value);
    Ok((name, Zeroizing::new(text(value)?)))
}

/// Undoes `+` and `%41`. The buffer is as large as the input, so it never grows and leaves no copy behind.
fn decode(encoded: &[u8]) -> Result<Zeroizing<Vec<u8>>, FormError> {
    let mut decoded = Zeroizing::new(Vec::with_capacity(encoded.len()));
    let mut bytes = encoded.iter().copied();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => hex(bytes.next())? << 4 | hex(bytes.next())?,
            other => other,
        });
    }
    Ok(decoded)
}

fn hex(digit: Option<u8>) -> Result<u8, FormError> {
    let value = char::from(digit.ok_or(FormError::Malformed)?).to_digit(16).ok_or(FormError::Malformed)?;
    u8::try_from(value).map_err(|_| FormError::Malformed)
}

/// CRLF to LF: the CR of each pair goes.
fn break_lines(value: &mut Zeroizing<Vec<u8>>) {
    let mut kept = Zeroizing::new(Vec::with_capacity(value.len()));
    let mut bytes = value.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\r' || bytes.peek() != Some(&b'\n') {
            kept.push(byte);
        }
    }
    *value = kept;
}

/// Takes the bytes over without a copy; what is refused is wiped.
fn text(mut bytes: Zeroizing<Vec<u8>>) -> Result<String, FormError> {
    String::from_utf8(std::mem::take(&mut *bytes)).map_err(|refused| {
        refused.into_bytes().zeroize();
        FormError::InvalidUtf8
    })
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
