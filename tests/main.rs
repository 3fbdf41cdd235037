//! The integration tests, one module for each thing that they hold to.

mod architecture;
mod booklet;
mod command;
mod conformance_page;
mod draft;
mod faults;
mod guide;
mod large_print;
mod layouts;
mod numbering;
mod page_list;
mod pages;
mod preflight;
mod press;
mod report;
mod schema;
mod suite;
mod tolerance;
mod transcription;
mod turns;
mod untagged;
