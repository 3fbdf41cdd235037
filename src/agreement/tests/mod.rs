//! Readings in a compact text form, so that a fault is a line that changed.
//!
//! ```text
//! title: T          the metadata's title         lang: nb     the language
//! # Title           a heading of level 1         @4           page 4 begins
//! 1. item           a numbered item, with two    - item       a bullet
//!    more spaces for each depth; a paragraph's depth is its indentation by two
//! =                 the list ends, the next item begins a new one
//! text {se:ordu}    a part in another language   text [a|b]   a link to b
//! text ^name        an anchor                    > 3. A ->b   an outline entry
//! <quotation> text  text that stands in something that is no list
//! ~ text            untagged text                ~~ text      an artifact
//! ```

mod check;
mod faults;
mod form;
mod marks;
mod pages;
mod random;
mod tagging;
mod work;

pub(crate) use form::reading;
