//! What a sign is, where it is looked for, and how it came to be known.
use alloc::string::String;

/// Signs that one screen shows, at most.
pub const SIGNS_MAX: usize = 12;

/// Gives each value of an enum the code it is written down with.
macro_rules! codes {
    ($($name:ident { $($variant:ident = $code:literal),+ $(,)? })+) => {$(
        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it is written down.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What was written down.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}
pub(crate) use codes;

/// What a sign speaks of: six dimensions of the list of ILO and European Commission (2009), and two that are shown and never counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Lied to when recruited.
    Deception,
    /// Forced when recruited.
    Coercion,
    /// A weak position used when recruited.
    Weakness,
    /// Exploited.
    Exploitation,
    /// Forced now.
    Control,
    /// A weak position used now.
    Dependence,
    /// How somebody behaves: has many reasons, trauma among them.
    Presentation,
    /// What is around.
    Surroundings,
}

impl Dimension {
    /// It counts towards a level.
    #[must_use]
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Presentation | Self::Surroundings)
    }
}

/// How much a sign says within its dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It is not on this list.
    None,
    /// Weak.
    Weak,
    /// Medium.
    Medium,
    /// Strong.
    Strong,
}

/// How concerned to be. In order: there is nothing above urgent, and below a note nothing is said at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Note it and offer information.
    Note,
    /// Ask for advice within the shift.
    Advice,
    /// Refer.
    Refer,
    /// Now.
    Urgent,
}

/// Where somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scene {
    /// Street and window.
    Street,
    /// Flat and massage room.
    Flat,
    /// Begging.
    Begging,
    /// A place of work.
    Workplace,
    /// A household.
    Household,
    /// Offences that somebody is made to commit.
    Crime,
    /// Minors.
    Minors,
    /// Body and family: organs, carrying a child for others, adoption, marriage.
    Body,
}

/// How a sign is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Somebody saw it.
    Seen,
    /// The person, or somebody else, said it.
    Told,
    /// Nobody looked or asked: it says nothing either way.
    NotAsked,
}

/// What is known of somebody's age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Not asked, which is no doubt.
    NotAsked,
    /// Of age.
    Adult,
    /// Doubted, with a reason.
    Doubt,
    /// A minor.
    Minor,
}

impl Age {
    /// Treated as a minor: known to be one, or until whoever decides about age has decided.
    #[must_use]
    pub const fn is_young(self) -> bool {
        matches!(self, Self::Doubt | Self::Minor)
    }
}

codes! {
    Dimension {
        Deception = "deception", Coercion = "coercion", Weakness = "weakness", Exploitation = "exploitation", Control = "control",
        Dependence = "dependence", Presentation = "presentation", Surroundings = "surroundings",
    }
    Strength { None = "none", Weak = "weak", Medium = "medium", Strong = "strong" }
    Level { Note = "note", Advice = "advice", Refer = "refer", Urgent = "urgent" }
    Scene {
        Street = "street", Flat = "flat", Begging = "begging", Workplace = "workplace", Household = "household", Crime = "crime",
        Minors = "minors", Body = "body",
    }
    Stance { Seen = "seen", Told = "told", NotAsked = "not-asked" }
    Age { NotAsked = "not-asked", Adult = "adult", Doubt = "doubt", Minor = "minor" }
}

/// A sign, as the rule reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Its name in the data; kept with an assessment.
    pub id: String,
    /// What it speaks of.
    pub dimension: Dimension,
    /// How much it says of somebody of age.
    pub adult: Strength,
    /// How much it says of a minor.
    pub child: Strength,
    /// What it alone, or with others like it, never goes beyond: ordinary practice, or bad work.
    pub cap: Option<Level>,
    /// It speaks of bad work, which there is without anybody being held.
    pub work: bool,
}

impl Sign {
    /// How much it says of somebody of that age. Of a minor never less than of somebody of age: the list for children has gaps, and a
    /// gap is no reason to be less concerned.
    #[must_use]
    pub fn strength(&self, age: Age) -> Strength {
        if age.is_young() { self.adult.max(self.child) } else { self.adult }
    }

    /// The highest level to which it can lead.
    #[must_use]
    pub fn ceiling(&self) -> Level {
        self.cap.unwrap_or(Level::Urgent)
    }

    /// Whether it counts for somebody of that age.
    #[must_use]
    pub fn counts(&self, age: Age) -> bool {
        self.dimension.counts() && self.strength(age) > Strength::None
    }
}
