//! Everything a desk promises, in one binary: linking two dozen takes longer than running them.
#[macro_use]
mod common;
mod answers;
mod apart;
mod backup;
mod bulk;
mod cases;
mod copies;
mod crawl;
mod data_requests;
mod documents;
mod ending;
mod entering;
mod feeds;
mod leaving;
mod lists;
mod members;
mod messages;
mod pages;
mod passkeys;
mod people;
mod phrases;
mod street;
mod together;
mod told;
mod triage;
mod witness;
