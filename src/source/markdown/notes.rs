//! Notes: what is said of a passage, apart from it.
//!
//! `[^name]` refers to a note, and `[^name]: text` is one. Names hold within a
//! file. A note stands in no other, so that none can lead back to itself.

use std::collections::{HashMap, HashSet};

use comrak::nodes::{Node, NodeFootnoteReference};

use super::Reader;
use super::headings::is_blank;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::types::{Block, Content, Inline, Note};

/// The notes of a file, and who refers to them.
#[derive(Default)]
pub struct Notes {
    /// Those that were found, in their order.
    pub found: Vec<Note>,
    /// Names of notes to which the text refers, in small letters.
    referred: HashSet<String>,
    /// The names of those that stand in another, in small letters.
    nested: HashSet<String>,
    /// What refers to notes that the parser does not know.
    unknown: Vec<(String, Place)>,
    /// The name of the note that is being read.
    inside: Option<String>,
    /// Whether a heading is being read.
    pub heading: bool,
}

impl Reader<'_, '_> {
    /// The note `name`, which stands at `node`.
    pub fn note(&mut self, name: &str, node: Node<'_>) {
        let place = self.place(node);
        let around = self.notes.inside.replace(name.to_string());
        if let Some(around) = &around {
            self.notes.nested.insert(name.to_lowercase());
            let fault = Diagnostic::error(
                "note-nested",
                format!("note {name} stands within note {around}"),
            );
            self.faults.push(fault.at(place.clone()).hint(
                "a note ends where a line is not indented; set a blank line before the next",
            ));
        }
        let blocks = self.blocks(node);
        self.notes.inside = around;
        self.check_note(name, &blocks, &place);
        self.notes.found.push(Note { name: name.to_string(), blocks, place });
    }

    /// What refers to a note; `None` where that is at fault.
    pub fn reference(
        &mut self,
        reference: &NodeFootnoteReference,
        node: Node<'_>,
    ) -> Option<Inline> {
        let (name, place) = (reference.name.clone(), self.place(node));
        self.notes.referred.insert(name.to_lowercase());
        let fault = match &self.notes.inside {
            Some(own) if *own == name => {
                Diagnostic::error("note-nested", format!("note {name} refers to itself"))
                    .hint("leave the reference out")
            }
            Some(own) => {
                let message = format!("note {own} refers to note {name}");
                Diagnostic::error("note-nested", message)
                    .hint("say in the note what both have to say")
            }
            None if self.notes.heading => {
                Diagnostic::error("note-in-heading", "heading with a note")
                    .hint("refer to the note in the text below the heading")
            }
            None => return Some(Inline::Note { name, place }),
        };
        self.faults.push(fault.at(place));
        None
    }

    /// Keeps in mind what looks like a reference, and was left as text since the
    /// parser knows no such note.
    pub fn note_unknown(&mut self, text: &str, node: Node<'_>) {
        for (at, _) in text.match_indices("[^") {
            let rest = &text[at + 2..];
            let end = rest.find(|c: char| c == ']' || c.is_whitespace());
            let Some(end) = end.filter(|&end| end > 0 && rest[end..].starts_with(']'))
            else {
                continue;
            };
            let mut place = self.place(node);
            place.column += u32::try_from(text[..at].chars().count()).unwrap_or(0);
            self.notes.unknown.push((rest[..end].to_string(), place));
        }
    }

    /// Looks, at the end of a file, whether all notes are different and used.
    pub fn check_notes(&mut self) {
        self.check_unknown();
        let mut first: HashMap<String, &Place> = HashMap::new();
        for note in &self.notes.found {
            let name = note.name.to_lowercase();
            let place = note.place.clone();
            if let Some(before) = first.get(&name) {
                let message = format!("note {} stands twice", note.name);
                let fault = Diagnostic::error("note-duplicate", message).at(place);
                self.faults.push(fault.hint(format!("the first is at {before}")));
                continue;
            }
            first.insert(name, &note.place);
            if !self.notes.referred.contains(&note.name.to_lowercase()) {
                let message = format!("nothing refers to note {}", note.name);
                let fault = Diagnostic::error("note-unused", message).at(place);
                self.faults.push(fault.hint(format!(
                    "type [^{}] where it belongs, or delete the note",
                    note.name
                )));
            }
        }
    }

    /// A note within another is unknown to the parser, and is a fault by itself.
    fn check_unknown(&mut self) {
        for (name, place) in std::mem::take(&mut self.notes.unknown) {
            if self.notes.nested.contains(&name.to_lowercase()) {
                self.notes.referred.insert(name.to_lowercase());
                continue;
            }
            let message = format!("there is no note {name} in this file");
            let fault = Diagnostic::error("note-undefined", message).at(place);
            self.faults.push(fault.hint(format!(
                "write it in a paragraph of its own: [^{name}]: text; or type \\[^ for the characters",
            )));
        }
    }

    /// A note opens with text, and holds what any block within another can.
    fn check_note(&mut self, name: &str, blocks: &[Block], place: &Place) {
        let opens = match blocks.first().map(|block| &block.content) {
            Some(Content::Paragraph(content)) => !is_blank(content),
            // Whatever else it is, it is told below, or where it stands.
            Some(Content::Heading(_) | Content::Part(..)) => true,
            _ => false,
        };
        if !opens {
            let message = format!("note {name} does not open with text");
            let fault = Diagnostic::error("note-empty", message).at(place.clone());
            self.faults.push(fault.hint("write its text, or delete the note"));
        }
        self.check_inner(blocks, "a note");
    }
}
