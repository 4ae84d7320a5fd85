//! Everything a relay promises, in one binary: linking a dozen takes longer than running them.
mod around;
mod asked;
mod campaigns;
mod clock;
mod common;
mod desk_to_desk;
mod directory;
mod files;
mod journey;
mod log;
mod opened;
mod parts;
mod plain_client;
mod readers;
mod recordings;
mod sealed;
