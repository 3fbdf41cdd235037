//! One document in, the bytes of each edition out.
//!
//! Each edition has a backend of its own and is a pure function of the
//! [`Document`](crate::model::Document) and its own options. None of them
//! counts, names or orders anything: that was done once, in
//! [`model`](crate::model).

pub mod pdf;

pub mod press;

pub mod xhtml;

pub mod epub;

pub mod html;

pub mod booklet;

pub mod claims;

pub mod palette;

pub mod style;

pub mod pictures;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod testing;
