//! A text with signatures under it (C2SP signed-note). Each signature names its key by a name and four bytes of hash; what the rest of
//! its bytes are is the business of its kind.
use super::LogError;
use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};
use base64::{Engine, engine::general_purpose::STANDARD};

/// The longest note that is read, in bytes: a checkpoint and as many signatures as a directory has organisations.
const NOTE_MAX: usize = 128 * 1024;
const DASH: &str = "\u{2014} ";

/// One signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// Whose key.
    pub name: String,
    /// The first four bytes of the hash of name and key.
    pub key: [u8; 4],
    /// What was signed with it.
    pub signature: Vec<u8>,
}

impl NoteSignature {
    fn line(&self) -> String {
        let bytes = [self.key.as_slice(), &self.signature].concat();
        format!("{DASH}{} {}\n", self.name, STANDARD.encode(bytes))
    }

    fn of(line: &str) -> Option<Self> {
        let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = STANDARD.decode(bytes).ok()?;
        let (key, signature) = bytes.split_first_chunk::<4>()?;
        let good = !name.is_empty() && !name.contains(|letter: char| letter.is_whitespace() || letter == '+');
        (good && !signature.is_empty()).then(|| Self {
            name: name.to_owned(),
            key: *key,
            signature: signature.to_vec(),
        })
    }
}

/// A text that ends with a line break, and who signed it. Nothing of it is believed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is signed.
    pub text: String,
    /// By whom, at least one.
    pub signatures: Vec<NoteSignature>,
}

impl Note {
    /// As it is written.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines: String = self.signatures.iter().map(NoteSignature::line).collect();
        format!("{}\n{lines}", self.text)
    }

    /// Reads what [`Note::to_text`] wrote and nothing else.
    ///
    /// # Errors
    /// [`LogError::Form`].
    pub fn parse(text: &str) -> Result<Self, LogError> {
        let forbidden = |letter: char| letter.is_control() && letter != '\n';
        if text.len() > NOTE_MAX || text.contains(forbidden) {
            return Err(LogError::Form);
        }
        let (text, lines) = text.rsplit_once("\n\n").ok_or(LogError::Form)?;
        let lines = lines.strip_suffix('\n').ok_or(LogError::Form)?;
        let signatures: Option<Vec<_>> = lines.split('\n').map(NoteSignature::of).collect();
        Ok(Self { text: text.to_string() + "\n", signatures: signatures.ok_or(LogError::Form)? })
    }
}
