//! One structured text in, every edition out, and proof that they agree.
//!
//! The stages, in the order in which data flows:
//!
//! 1. [`source`] reads a work's files into parsed blocks with their places.
//! 2. [`model`] makes a [`model::Document`] of them: numbers, anchors, the
//!    outline and references, resolved once.
//! 3. [`editions`] make bytes of the document: PDF, EPUB, HTML.
//! 4. [`readback`] reads any edition's bytes into a [`reading::Reading`].
//! 5. [`agreement`] compares readings, and gives findings.
//! 6. [`preflight`] looks at a PDF as a print house does, and gives findings, too.
//! 7. [`revision`] compares two versions of a work, and gives changes.
//! 8. [`report`] tells findings and changes to people and programs; [`baseline`] knows which
//!    findings are accepted; [`evidence`] says which requirements each edition meets, and
//!    what a person has to look at.
//! 9. [`shelf`] is where editions stand that agree.
//!
//! What is wrong with the input is told in [`diagnostic`]s; files and the
//! date come in through [`world`]; [`terms`] are what works are described in,
//! and [`words`] what is added to them. The library never prints, never exits,
//! and touches neither the network nor the clock.

pub mod diagnostic;
pub mod world;

pub mod terms;

pub mod words;

pub mod source;

pub mod model;

pub mod editions;

pub mod reading;

pub mod readback;

pub mod agreement;

pub mod preflight;

pub mod revision;

pub mod report;

pub mod baseline;

pub mod evidence;

pub mod publish;

pub mod shelf;
