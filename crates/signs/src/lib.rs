//! What signs of exploitation lead to: a fixed rule that people wrote, which gives a level with its reasons and what to do, and never a number,
//! a likelihood or a verdict. Pure and `no_std`, so that the same code runs on a telephone; knows no words, no file, no clock, nobody's name.
//! What each count rests on, with worked cases: `spec/indicators.md`.
#![no_std]
extern crate alloc;

pub mod decide;
pub mod dimension;
pub mod doing;
pub mod level;
pub mod never;
pub mod sign;

pub use decide::{Decided, DecisionFault, Way, decide};
pub use dimension::{Tally, positive};
pub use doing::{Act, Function, doing};
pub use level::{Asked, Found, Reason, find};
pub use never::{Never, Reach, never};
pub use sign::{Age, Dimension, Level, Scene, Sign, Stance, Strength};
