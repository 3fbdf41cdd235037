//! A chapter: every construct that a chapter can hold, in six sections whose
//! order differs from chapter to chapter.

use std::collections::BTreeMap;

use super::prose::{Prose, slug};
use super::text::Text;
use super::{Size, beside, figures, lists, tables};

/// A chapter while it is written.
pub struct Chapter<'p> {
    /// The part and the number in it, `2-1`: its anchors and files end in it.
    pub key: String,
    /// Its own number in the whole report, from 0.
    pub index: u32,
    /// A chapter that it can refer to.
    pub neighbour: String,
    /// Where its sentences come from.
    pub prose: &'p mut Prose,
    /// What is written.
    pub text: Text,
    /// The files beside it.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The anchors of its promises.
    pub promises: Vec<String>,
}

impl<'p> Chapter<'p> {
    /// The chapter `number` of `part`.
    pub fn new(part: u32, number: u32, size: Size, prose: &'p mut Prose) -> Self {
        let neighbour = part % size.parts + 1;
        Self {
            key: format!("{part}-{number}"),
            index: (part - 1) * size.chapters + number - 1,
            neighbour: format!("{neighbour}-{number}"),
            prose,
            text: Text::default(),
            files: BTreeMap::new(),
            promises: Vec::new(),
        }
    }

    /// Its Markdown, and the files beside it.
    pub fn write(mut self) -> (String, BTreeMap<String, Vec<u8>>) {
        let heading = self.prose.heading();
        let anchor = format!("{{#kapittel-{}}}", self.key);
        self.text.heading(2, &heading, &anchor);
        self.opening();
        let sections: [fn(&mut Chapter<'_>); 6] = [
            |chapter| chapter.account(),
            lists::promises,
            tables::sections,
            figures::section,
            |chapter| chapter.voices(),
            beside::section,
        ];
        for turn in 0..sections.len() {
            sections[(turn + self.index as usize) % sections.len()](&mut self);
        }
        self.references();
        (self.text.into_string(), self.files)
    }

    /// A heading of a section, with that many `#`, and an anchor of its own.
    pub fn section(&mut self, hashes: usize, name: &str) {
        let heading = self.prose.heading();
        let anchor = format!("{{#\"{name}-{}\"}}", self.key);
        self.text.heading(hashes, &heading, &anchor);
    }

    /// A paragraph with marks in it.
    pub fn rich(&mut self) {
        let paragraph = self.prose.rich();
        self.text.block(paragraph);
    }

    /// A paragraph of sentences alone.
    pub fn plain(&mut self) {
        let paragraph = self.prose.plain();
        self.text.block(paragraph);
    }

    /// What a chapter begins with: text that has notes.
    fn opening(&mut self) {
        let sentences = self.prose.sentences(2);
        let more = self.prose.sentences(2);
        self.text.block(format!("{sentences}[^kilde] {more}[^tall]"));
        let note = self.prose.sentence();
        self.text.block(format!(
            "[^kilde]: {note} Se [kildene i arkivet](https://example.org/arkiv)."
        ));
        let (note, item) = (self.prose.sentence(), self.prose.matter());
        self.text.block(format!(
            "[^tall]: {note}\n\n    - {item}\n    - <span lang=\"en\">and the \
             rest</span>\n\n    Tallene er *ikke* revidert."
        ));
        self.rich();
    }

    /// Sections down to the sixth level, and one without a number.
    fn account(&mut self) {
        self.section(3, "status");
        self.rich();
        self.plain();
        self.section(4, "arbeid");
        self.plain();
        self.section(5, "delmål");
        self.rich();
        self.definitions();
        self.section(5, "følger");
        self.plain();
        let heading = self.prose.heading();
        self.text.heading(4, &heading, "{.unnumbered}");
        self.rich();
        self.text.block("* * *");
        self.plain();
    }

    /// Terms with one meaning or two, and with blocks in them.
    fn definitions(&mut self) {
        let mut list = String::new();
        for word in ["Frist", "Ramme", "Eier"] {
            let meaning = self.prose.sentence();
            list.push_str(&format!("{word}\n: {meaning}\n\n"));
        }
        let (first, second) = (self.prose.sentence(), self.prose.sentence());
        let (one, other) = (self.prose.matter(), self.prose.matter());
        list.push_str(&format!(
            "Grunnlag *og* bakgrunn\n: {first}\n\n  - {one}\n  - {other}\n\n: {second}\n"
        ));
        self.text.block(list);
    }

    /// Quotations, in this language and another, with paragraphs and lists.
    fn voices(&mut self) {
        self.section(3, "stemmer");
        self.plain();
        let (one, two) = (self.prose.sentences(2), self.prose.sentence());
        self.text.block(format!("> {one}\n>\n> {two}[^stemme]"));
        self.text.block("[^stemme]: Fra folkemøtet i {{ år }}.");
        self.rich();
        let (item, other) = (self.prose.sentence(), self.prose.sentence());
        self.text.block(format!(
            "> <span lang=\"en\">We were never asked.</span> {item}\n>\n> 1. {other}\n> \
             2. **Nei** til mer av det samme.\n>\n> > Sitatet i sitatet er kort."
        ));
        self.plain();
    }

    /// What the chapter refers to: places of each kind, here and elsewhere.
    fn references(&mut self) {
        self.section(3, "se-også");
        let (key, neighbour) = (&self.key, &self.neighbour);
        let promise = &self.promises[self.index as usize % self.promises.len()];
        let paragraph = format!(
            "Mer om dette står i [](#kapittel-{neighbour}), i [](#arbeid-{neighbour}) og \
             i [](#vedlegg-metode). Sammenlign [](#tabell-{key}) og [](#figur-{key}) med \
             [](#tabell-{neighbour}) og [](#figur-{neighbour}). Løftet i [](#{promise}) \
             følger av [det som står om status](#status-{key}); begrepet er forklart \
             under [](#selvkost)."
        );
        self.text.block(paragraph);
    }

    /// A promise's lead, which other places can refer to.
    pub fn lead(&mut self) -> String {
        let lead = self.prose.promise();
        self.promises.push(slug(&lead));
        lead
    }
}
