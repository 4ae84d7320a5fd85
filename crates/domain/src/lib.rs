//! The rules of a desk: who may do what, which steps a report takes, what happens when its writer stops it, how long
//! texts are. Pure: knows no database, no page, no clock, no key.

pub mod access;
pub mod act;
pub mod apart;
pub mod campaign;
pub mod case;
pub mod clock;
pub mod conflict;
pub mod consent;
pub mod copy;
pub mod data_request;
pub mod document;
pub mod ending;
pub mod entering;
pub mod escalation;
pub mod figures;
pub mod flood;
pub mod limits;
pub mod notice;
pub mod people;
pub mod phrase;
pub mod reception;
pub mod referral;
pub mod role;
pub mod self_audit;
pub mod signal;
pub mod step;
pub mod told;
pub mod transfer;
pub mod triage;
pub mod victim;

pub use access::{Holding, Member, MemberId, Object, Reach, Record, Refused, Sight, TeamId, may};
pub use apart::ApartFault;
pub use campaign::{CampaignFault, CampaignState, PaperSize};
pub use case::{
    AgeBand, CaseFacts, CaseState, EntryFault, EntryKind, PersonRole, ReferenceKind, SourceKind, ThingKind,
};
pub use clock::{Actor, Clock, ClockFault, EndWhy, Phase, Stand};
pub use conflict::{ConflictFault, ConflictOutcome, Side};
pub use consent::{ConsentFault, ConsentState, HasSay, Level, Part, Parts, Purpose, With};
pub use copy::{CopyAsked, CopyFault, CopyOf, CopyWanted};
pub use document::{CustodyAct, DocumentFault, DocumentKind, FileState, Received};
pub use ending::{EndAct, EndFault, EndSetBy, Ending, ErasedWhy, RecordKind};
pub use entering::{Checked, Origin};
pub use escalation::Escalation;
pub use figures::Counted;
pub use notice::NoticeKind;
pub use people::{PassKind, PersonFault, Standing};
pub use phrase::PhraseState;
pub use reception::ReceptionFault;
pub use role::{Permission, Role};
pub use signal::{Content, Facts, State, Waiting};
pub use step::{StepKind, StepState};
pub use told::{Shifts, Topic, When};
pub use transfer::{AfterRight, TransferFault, TransferState};
pub use triage::{Hard, Outcome, Urgency};
pub use victim::{Interpreter, SafeToWrite};
