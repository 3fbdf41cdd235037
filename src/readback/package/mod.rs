//! Archives of XML files, which EPUB and DOCX both are, opened and parsed within bounds.

pub(super) mod archive;
mod guard;
pub(super) mod path;
pub(super) mod xml;
