//! Notes: which number each bears, and where it is referred to first.

use std::collections::HashMap;
use std::sync::Arc;

use super::resolve::Resolver;
use super::{Heading, Inline, Note, NoteMark, NotePlace};
use crate::diagnostic::Place;
use crate::reading::normalise;
use crate::source::{self, NoteNumbers, Source};
use crate::words::Words;

/// The notes of a work by file and name.
pub struct Notes<'a> {
    words: Words,
    stands: NotePlace,
    numbers: NoteNumbers,
    defined: HashMap<Key, &'a source::Note>,
    /// Those that were referred to: further references to them.
    met: HashMap<Key, NoteMark>,
    /// The last number.
    count: u32,
    /// The chapter in which the number is the only one of its kind.
    chapter: Option<String>,
}

type Key = (Arc<str>, String);

impl<'a> Notes<'a> {
    /// The notes of `source`, none of them referred to yet. Of notes of the
    /// same name, which are a fault that was noted, the last one counts.
    pub fn new(source: &'a Source) -> Self {
        let notes = source.texts.iter().flat_map(|text| &text.notes);
        let key = |note: &source::Note| (note.place.file.clone(), note.name.clone());
        let defined = notes.map(|note| (key(note), note)).collect();
        Self {
            words: Words::new(&source.publication.language),
            stands: source.publication.notes,
            numbers: source.publication.numbering.notes,
            defined,
            met: HashMap::new(),
            count: 0,
            chapter: None,
        }
    }
}

impl Resolver<'_> {
    /// Lets the numbers begin anew, where each chapter has its own.
    pub(super) fn restart_notes(&mut self, chapter: Option<&Heading>) {
        if self.notes.numbers == NoteNumbers::Chapter {
            self.notes.count = 0;
            let name = |heading: &Heading| normalise(&Inline::plain(&heading.content));
            self.notes.chapter = chapter.map(name);
        }
    }

    /// The reference at `place` to the note `name` of its file. The first
    /// reference to a note gives it its number, and holds the note.
    pub(super) fn note(&mut self, name: &str, place: &Place) -> Option<Inline> {
        let key = (place.file.clone(), name.to_owned());
        if let Some(again) = self.notes.met.get(&key) {
            return Some(Inline::Note(again.clone()));
        }
        let note = *self.notes.defined.get(&key)?;
        self.notes.count += 1;
        let number = self.notes.count.to_string();
        let anchor = self.anchors.make(&format!("note {name}"), "note");
        let back = self.anchors.make(&format!("note {name} ref"), "note");
        let (words, chapter) = (&self.notes.words, self.notes.chapter.as_deref());
        let name = words.note(&number, chapter);
        let back_name = words.note_back(&number, chapter);
        self.targets.note(&anchor, &name);
        let mut mark = NoteMark { anchor, number, name, note: None };
        self.notes.met.insert(key, mark.clone());
        let (stands, place) = (self.notes.stands, note.place.clone());
        let blocks = self.apart(&note.blocks);
        mark.note = Some(Box::new(Note { back, back_name, stands, blocks, place }));
        Some(Inline::Note(mark))
    }

    /// Blocks that stand outside of the text that they are met in: neither in
    /// its language nor in its quotations.
    fn apart(&mut self, blocks: &[source::Block]) -> Vec<super::Block> {
        let languages = self.languages.split_off(1);
        let quotations = std::mem::take(&mut self.quotations);
        let lists = std::mem::take(&mut self.lists);
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            self.check_nested_start(block);
            out.extend(self.block(block));
        }
        self.languages.extend(languages);
        self.quotations = quotations;
        self.lists = lists;
        out
    }
}
