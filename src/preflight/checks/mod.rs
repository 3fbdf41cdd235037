//! One file for each rule, in the order of the list that print houses go through.
//!
//! Errors are what a print house sends back; warnings are what may look bad.

mod black;
mod bleed;
mod boxes;
mod colour;
mod fonts;
mod header;
mod ink;
mod intent;
mod interaction;
mod knockout;
mod lines;
mod margin;
mod marks;
mod metadata;
mod pages;
mod resolution;
mod small_type;
mod spots;
mod transparency;
mod white;

pub(super) use self::marks::Marks;
use super::content::Event;
use super::file::{File, Sheet};
use super::found::Found;
use super::order::Order;

/// Looks at a file as a whole.
type OfFile = fn(&File<'_>, &Order, &mut Found);
/// Looks at one thing that a page does.
type OfContent = fn(&Event<'_>, &Sheet<'_>, &Order, &mut Found);

/// What is checked of the whole file.
pub(super) const OF_FILE: &[OfFile] = &[
    header::check,
    intent::check,
    metadata::check,
    boxes::check,
    bleed::check,
    pages::check,
    interaction::check,
];

/// What is checked of everything that pages do.
pub(super) const OF_CONTENT: &[OfContent] = &[
    fonts::check,
    colour::check,
    black::check,
    white::check,
    transparency::check,
    interaction::check_content,
    ink::check,
    resolution::check,
    lines::check,
    small_type::check,
    knockout::check,
    margin::check,
    spots::check,
];
