//! What places are called where the text refers to them: `[](#anchor)` says
//! "punkt 1 i «Trygt arbeid til alle»".
//!
//! While blocks are gone through, whatever has an anchor is entered in
//! [`Targets`] with what it is. When all of them are known, the references
//! that the author typed no text for get theirs.

use std::collections::HashMap;

use super::walk::{self, Change};
use super::{Anchor, Heading, Inline, Language, Lead, Role, Section};
use crate::terms::marks;
use crate::words::{Word, Words};

/// What every anchor of a work stands for.
pub struct Targets {
    words: Words,
    /// The marks of a quotation, and of one within it.
    marks: [(&'static str, &'static str); 2],
    named: HashMap<Anchor, Named>,
    /// The headings of the parts so far, where they have one.
    parts: Vec<Option<Vec<Inline>>>,
    /// How many items of each part have a number.
    numbers: HashMap<(usize, u32), usize>,
}

/// What an anchor stands for.
enum Named {
    /// A heading, or a term; the word before its number, where it has one.
    Heading { number: Option<(Word, String)>, title: Vec<Inline> },
    /// A part of the work that has no heading.
    Untitled(Role),
    /// Something with a caption, by the word for it and its number: "Tabell 2".
    Captioned(String),
    /// A note, by its name.
    Note(String),
    /// A figure, by what it is called in a sentence.
    Figure(String),
    /// A list item with a lead, in the part of that index.
    Item { number: Option<u32>, lead: String, part: usize },
}

/// What stands for quoted text in a message until it is put in.
const HOLE: char = '\u{fffc}';

impl Targets {
    /// None yet, in a work in `language`.
    pub fn new(language: &Language) -> Self {
        Self {
            words: Words::new(language),
            marks: [marks(language, 0), marks(language, 1)],
            named: HashMap::new(),
            parts: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    /// Enters a part of the work. What is entered next stands in it.
    pub fn open_part(&mut self, role: Role, anchor: &Anchor, heading: Option<&Heading>) {
        let title = heading.map(|heading| heading.content.clone());
        let named = match heading {
            Some(heading) => {
                let word = match role {
                    Role::Part => Word::ReferencePart,
                    Role::Appendix => Word::ReferenceAppendix,
                    _ => Word::ReferenceChapter,
                };
                titled(word, heading)
            }
            None => Named::Untitled(role),
        };
        self.named.insert(anchor.clone(), named);
        self.parts.push(title);
    }

    /// Enters a heading within a part.
    pub fn heading(&mut self, heading: &Heading) {
        let named = titled(Word::ReferenceSection, heading);
        self.named.insert(heading.anchor.clone(), named);
    }

    /// Enters what is known by a title and nothing else: a term that is defined.
    pub fn titled(&mut self, anchor: &Anchor, title: &[Inline]) {
        let named = Named::Heading { number: None, title: title.to_vec() };
        self.named.insert(anchor.clone(), named);
    }

    /// Enters a table, or what else has a caption, with its label.
    pub fn caption(&mut self, anchor: &Anchor, label: Option<&str>, caption: &[Inline]) {
        let named = match label {
            Some(label) => Named::Captioned(label.to_string()),
            None => Named::Heading { number: None, title: caption.to_vec() },
        };
        self.named.insert(anchor.clone(), named);
    }

    /// Enters a figure, with what it is called in a sentence.
    pub fn figure(&mut self, anchor: &Anchor, called: String) {
        self.named.insert(anchor.clone(), Named::Figure(called));
    }

    /// Whether it is known what stands at `anchor`.
    pub fn knows(&self, anchor: &Anchor) -> bool {
        self.named.contains_key(anchor)
    }

    /// Enters a list item with a lead, and with a number that may tell which it
    /// is.
    pub fn item(&mut self, lead: &Lead, number: Option<u32>) {
        let part = self.parts.len().saturating_sub(1);
        if let Some(number) = number {
            *self.numbers.entry((part, number)).or_default() += 1;
        }
        let named = Named::Item { number, lead: lead.text.clone(), part };
        self.named.insert(lead.anchor.clone(), named);
    }

    /// Enters a note by its name, "Note 3".
    pub fn note(&mut self, anchor: &Anchor, name: &str) {
        self.named.insert(anchor.clone(), Named::Note(name.to_owned()));
    }

    /// Writes the text of the references in `sections`.
    pub fn write(&self, sections: &mut [Section]) {
        for section in sections {
            walk::change(section, &mut |change| match change {
                Change::Name(text) | Change::Promise(text) | Change::Text(text) => {
                    self.write_in(text);
                }
            });
        }
    }

    fn write_in(&self, text: &mut [Inline]) {
        for inline in text {
            match inline {
                Inline::Reference(reference) if !reference.typed => {
                    let named = self.named.get(&reference.anchor);
                    reference.content =
                        named.map(|named| self.text(named)).unwrap_or_default();
                }
                inline => {
                    if let Some(inner) = inline.children_mut() {
                        self.write_in(inner);
                    }
                }
            }
        }
    }

    fn text(&self, named: &Named) -> Vec<Inline> {
        match named {
            Named::Heading { number: None, title } => self.quoted(title),
            Named::Heading { number: Some((_, number)), title }
                if number.contains(' ') =>
            {
                // The number has a word of its own: "Vedlegg A".
                let mut text = vec![Inline::Text(format!("{} ", in_sentence(number)))];
                text.extend(self.quoted(title));
                text
            }
            Named::Heading { number: Some((word, number)), title } => {
                self.fill(&self.words.reference(*word, number, HOLE), &[title])
            }
            Named::Captioned(label) => vec![Inline::Text(in_sentence(label))],
            Named::Note(name) => vec![Inline::Text(in_sentence(name))],
            Named::Untitled(role) => {
                vec![Inline::Text(self.words.get(Word::Part(*role)))]
            }
            Named::Figure(called) => vec![Inline::Text(called.clone())],
            Named::Item { number, lead, part } => self.item_text(*number, lead, *part),
        }
    }

    /// The number tells which item it is, or else its lead does.
    fn item_text(&self, number: Option<u32>, lead: &str, part: usize) -> Vec<Inline> {
        let lead = [Inline::Text(lead.to_string())];
        let title = self.parts.get(part).and_then(Option::as_deref);
        let is_only = |number: &u32| self.numbers.get(&(part, *number)) == Some(&1);
        let number = number.filter(is_only).map(|number| number.to_string());
        let (word, number) = match (number, title) {
            (Some(number), Some(_)) => (Word::ReferenceItemIn, number),
            (Some(number), None) => (Word::ReferenceItem, number),
            (None, Some(_)) => (Word::ReferenceLeadIn, HOLE.to_string()),
            (None, None) => return self.quoted(&lead),
        };
        let holes = [lead.as_slice(), title.unwrap_or_default()];
        let by_lead = word == Word::ReferenceLeadIn;
        let holes = if by_lead { &holes[..] } else { &holes[1..] };
        self.fill(&self.words.reference(word, &number, HOLE), holes)
    }

    /// `message` with `texts`, quoted, in the place of its holes.
    fn fill(&self, message: &str, texts: &[&[Inline]]) -> Vec<Inline> {
        let mut out = Vec::new();
        for (at, piece) in message.split(HOLE).enumerate() {
            if let Some(text) = at.checked_sub(1).and_then(|at| texts.get(at)) {
                out.extend(self.quoted(text));
            }
            out.push(Inline::Text(piece.to_string()));
        }
        out.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
        out
    }

    fn quoted(&self, text: &[Inline]) -> Vec<Inline> {
        let [(open, close), _] = self.marks;
        let mut out = vec![Inline::Text(open.to_string())];
        out.extend(text.iter().flat_map(|inline| self.within_link(inline)));
        out.push(Inline::Text(close.to_string()));
        out
    }

    /// `inline` as it can stand within a link, and within marks of quotation:
    /// with other such marks, on one line, and without links of its own.
    fn within_link(&self, inline: &Inline) -> Vec<Inline> {
        let [outer, inner] = self.marks;
        match inline {
            Inline::Text(text) => {
                let text = text.replace(outer.0, inner.0).replace(outer.1, inner.1);
                vec![Inline::Text(text)]
            }
            Inline::Break => vec![Inline::Text(" ".to_string())],
            Inline::Link(_, content) => self.all_within_link(content),
            Inline::Reference(reference) => self.all_within_link(&reference.content),
            Inline::Abbreviation(_, content) => self.all_within_link(content),
            Inline::Expansion(_) => Vec::new(),
            other => {
                let mut other = other.clone();
                if let Some(content) = other.children_mut() {
                    *content = self.all_within_link(content);
                }
                vec![other]
            }
        }
    }

    fn all_within_link(&self, content: &[Inline]) -> Vec<Inline> {
        content.iter().flat_map(|inline| self.within_link(inline)).collect()
    }
}

/// `label` as it stands within a sentence: "vedlegg A".
fn in_sentence(label: &str) -> String {
    let mut rest = label.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.chain(rest).collect()
}

fn titled(word: Word, heading: &Heading) -> Named {
    // In the heading, a word of its own may stand before the number, and a full
    // stop after it.
    let bare = |number: &str| {
        let last = number.rsplit(' ').next().unwrap_or(number);
        last.trim_end_matches('.').to_owned()
    };
    let number = heading.number.as_deref().map(|number| (word, bare(number)));
    Named::Heading { number, title: heading.content.clone() }
}

/// Whether anything in `inline` is a reference whose text is not known yet.
pub fn is_unwritten(inline: &Inline) -> bool {
    let unwritten = matches!(inline, Inline::Reference(reference) if !reference.typed);
    unwritten || inline.children().iter().any(is_unwritten)
}
