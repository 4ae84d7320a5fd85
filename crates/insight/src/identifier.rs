//! The kinds of identifiers, one identifier, and why something typed is none.
use crate::{account, clean::Clean, email, handle, phone, plate, web_address};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The longest thing that is read in one field, in characters.
pub const TYPED_MAX_CHARS: usize = 512;

/// What kind of thing is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A telephone number.
    Phone,
    /// The plate of a vehicle.
    Plate,
    /// An e-mail address.
    Email,
    /// A bank account (IBAN, ISO 13616).
    Account,
    /// A page on the web.
    WebAddress,
    /// The name of an account on a service, as in `@name`. Which service is not known: the same name on two services can
    /// be two persons.
    Handle,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::Phone, Self::Plate, Self::Email, Self::Account, Self::WebAddress, Self::Handle];

    /// How it is written down; also the end of its id in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Plate => "plate",
            Self::Email => "email",
            Self::Account => "account",
            Self::WebAddress => "web-address",
            Self::Handle => "handle",
        }
    }

    /// The kind of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// Why something typed does not name one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOne {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// It is longer than [`TYPED_MAX_CHARS`].
    #[error("it is too long")]
    TooLong,
    /// It has the shape of a Belgian national number, which may not be used to link (act of 8 August 1983, art. 8).
    #[error("it is a national number")]
    NationalNumber,
    /// It is not one of this kind.
    #[error("it is not one of this kind")]
    Shape,
}

/// One thing that is named. It cannot be printed by accident, and is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Zeroize, ZeroizeOnDrop)]
pub struct Identifier {
    #[zeroize(skip)]
    kind: Kind,
    canonical: String,
}

impl Identifier {
    /// What was typed in one field, as an identifier of this kind.
    ///
    /// # Errors
    /// [`NotOne`].
    pub fn parse(kind: Kind, typed: &str) -> Result<Self, NotOne> {
        if typed.chars().nth(TYPED_MAX_CHARS).is_some() {
            return Err(NotOne::TooLong);
        }
        let typed = Clean::new(typed).trimmed();
        if typed.is_empty() {
            return Err(NotOne::Empty);
        }
        let read = match kind {
            Kind::Phone => phone::parse,
            Kind::Plate => plate::parse,
            Kind::Email => email::parse,
            Kind::Account => account::parse,
            Kind::WebAddress => web_address::parse,
            Kind::Handle => handle::parse,
        };
        let canonical = read(&typed)?;
        // What reads itself as something else is not one thing: it would link what nobody wrote.
        let steady = read(&canonical).is_ok_and(|again| again == canonical);
        if steady { Ok(Self { kind, canonical }) } else { Err(NotOne::Shape) }
    }

    pub(crate) fn new(kind: Kind, canonical: String) -> Self {
        Self { kind, canonical }
    }

    /// Of which kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The form that is compared: equal for two spellings of one thing.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The form for people: `+32 470 12 34 56`, `BE68 5390 0754 7034`, `@name`. Parsed again it is the same identifier.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.kind {
            Kind::Phone => phone::shown(&self.canonical),
            Kind::Account => account::shown(&self.canonical),
            Kind::Handle => format!("@{}", self.canonical),
            Kind::Plate | Kind::Email | Kind::WebAddress => self.canonical.clone(),
        }
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identifier({})", self.kind.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_does_not_end_in_a_log_because_somebody_printed_it() {
        let phone = Identifier::parse(Kind::Phone, "0470 12 34 56").unwrap();
        assert_eq!(format!("{phone:?}"), "Identifier(phone)");
        assert_eq!(phone.canonical(), "+32470123456");
    }

    #[test]
    fn what_was_written_down_is_read_as_the_same() {
        assert!(Kind::ALL.iter().all(|kind| Kind::of_code(kind.code()) == Some(*kind)));
        assert_eq!(Kind::of_code("Phone"), None);
    }

    #[test]
    fn an_empty_or_endless_field_names_nothing() {
        for kind in Kind::ALL {
            assert_eq!(Identifier::parse(*kind, " \u{200b}\n"), Err(NotOne::Empty));
            assert_eq!(Identifier::parse(*kind, &"1".repeat(513)), Err(NotOne::TooLong));
        }
    }
}
