//! What the relay's pages and the desk's pages share: languages and words, dates, forms, cookies, where a request
//! came from, response headers, style sheets, the shape of an answer, a clock, a clean stack. Refuses to know reports, keys,
//! databases, addresses of pages, and who is asking.

pub mod cleaning;
pub mod clock;
pub mod cookies;
pub mod dates;
pub mod endonyms;
pub mod file_kind;
pub mod fingerprint;
pub mod form;
pub mod headers;
pub mod language;
pub mod origin;
pub mod page;
pub mod paper;
pub mod pictogram;
pub mod qr;
pub mod responsible;
pub mod script;
pub mod serve;
pub mod sheet;
pub mod stack;
pub mod style;
pub mod watch;
pub mod words;
