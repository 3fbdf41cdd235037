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
//! 6. [`report`] tells the findings to people and programs.
//!
//! The library never prints, never exits, and touches neither the network
//! nor the clock.

pub mod agreement;
pub mod diagnostic;
pub mod model;
pub mod reading;
pub mod report;
pub mod world;
