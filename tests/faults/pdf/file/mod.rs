//! A PDF that can be damaged.
//!
//! It is taken apart with `lopdf`, which neither writes our PDFs nor reads them
//! back.

mod content;
mod objects;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Document, ObjectId};

/// A PDF, with the text that each piece of its marked content draws.
pub struct File {
    pub document: Document,
    texts: BTreeMap<Content, String>,
}

/// Marked content: its page, and its identifier there.
pub type Content = (ObjectId, i64);

impl File {
    pub fn open(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let texts = content::texts(&document);
        Self { document, texts }
    }

    pub fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }
}
