//! What stands before and after the text without anybody having typed it: the
//! imprint and the colophon. Both are read back and compared as any section is.

use sha2::{Digest, Sha256};

use super::anchors::Anchors;
use super::{
    Block, Document, Heading, Inline, Item, Language, Level, List, Paragraph, Role,
    Section, Target, reading,
};
use crate::diagnostic::Place;
use crate::source::{Imprint, Publication};
use crate::words::{Word, Words};

/// The imprint, if the work has one: a line for each thing that is known.
pub fn imprint(publication: &Publication, anchors: &mut Anchors) -> Option<Section> {
    let imprint = publication.imprint.as_ref()?;
    let words = Words::new(&publication.language);
    let text = |text: &str| vec![Inline::Text(text.to_string())];
    let mut lines = Vec::new();
    lines.extend(publication.rights.as_deref().map(text));
    lines.push(text(&words.with(Word::ImprintPublisher, &publication.publisher)));
    let date = publication.published.map(|date| words.on(Word::Published, date));
    lines.extend(date.as_deref().map(text));
    lines.extend(publication.edition.as_deref().map(text));
    lines.extend(imprint.isbn.as_deref().map(|isbn| text(&bare_isbn(isbn))));
    lines.extend(licence(imprint, &words));
    lines.extend(contact(imprint, &words));
    let printer = imprint.printer.as_deref();
    lines.extend(printer.map(|it| text(&words.with(Word::ImprintPrinter, it))));
    Some(section(Role::Imprint, lines, anchors))
}

/// The colophon: with which program the editions of `document` were made, and
/// by which mark it can be told whether two of them say the same.
pub fn colophon(document: &Document, anchors: &mut Anchors) -> Section {
    let words = Words::new(&document.metadata.language);
    let program = concat!("Utgave ", env!("CARGO_PKG_VERSION"));
    let lines = [
        words.with(Word::ColophonMade, program),
        words.with(Word::ColophonFingerprint, &fingerprint(document)),
    ];
    let lines = lines.map(|line| vec![Inline::Text(line)]);
    section(Role::Colophon, lines.to_vec(), anchors)
}

/// A mark of everything that is read in `document`, short enough to be read
/// aloud: the first 64 bits of its SHA-256, in groups of four digits.
fn fingerprint(document: &Document) -> String {
    let mut hash = Sha256::new();
    for unit in reading(document).units {
        hash.update(format!("{:?}", unit.kind));
        hash.update([0]);
        hash.update(&unit.text);
        hash.update([0]);
    }
    let digits: String =
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let groups: Vec<&str> = (0..4).map(|group| &digits[group * 4..][..4]).collect();
    groups.join("-")
}

fn licence(imprint: &Imprint, words: &Words) -> Option<Vec<Inline>> {
    let (name, url) = imprint.licence.as_ref()?;
    let name = words.with(Word::ImprintLicence, name);
    Some(match url {
        Some(url) => vec![link(url.clone(), name)],
        None => vec![Inline::Text(name)],
    })
}

fn contact(imprint: &Imprint, words: &Words) -> Option<Vec<Inline>> {
    let address = imprint.contact.as_ref()?;
    let url = match address.contains("://") {
        true => address.clone(),
        false => format!("mailto:{address}"),
    };
    Some(vec![link(url, words.with(Word::ImprintContact, address))])
}

fn link(url: String, text: String) -> Inline {
    Inline::Link(Target::Url(url), vec![Inline::Text(text)])
}

fn bare_isbn(isbn: &str) -> String {
    let number = isbn.trim_start_matches(|c: char| !c.is_ascii_digit());
    format!("ISBN {number}")
}

/// A part of the work with its own heading, and a list of `lines`.
pub fn list(
    role: Role,
    lines: Vec<Vec<Inline>>,
    language: &Language,
    anchors: &mut Anchors,
) -> Section {
    let title = Words::new(language).get(Word::Part(role));
    let anchor = anchors.make(&title, role.name());
    let place = Place::start(super::reading::FILE);
    let items = lines.into_iter().map(|content| {
        let paragraph = Paragraph { content, place: place.clone() };
        let blocks = vec![Block::Paragraph(paragraph)];
        Item { number: None, lead: None, check: None, blocks, place: place.clone() }
    });
    let items = items.collect();
    let list = List { start: None, loose: false, items, place: place.clone() };
    let heading = Heading {
        level: Level::CHAPTER,
        anchor: anchor.clone(),
        number: None,
        typed: false,
        content: vec![Inline::Text(title)],
        place,
    };
    Section {
        role,
        made: true,
        pages: Vec::new(),
        level: Level::CHAPTER,
        anchor,
        heading: Some(heading),
        blocks: vec![Block::List(list)],
    }
}

fn section(role: Role, lines: Vec<Vec<Inline>>, anchors: &mut Anchors) -> Section {
    let place = Place::start(super::reading::FILE);
    let line = |content| Block::Paragraph(Paragraph { content, place: place.clone() });
    Section {
        role,
        made: true,
        pages: Vec::new(),
        level: Level::CHAPTER,
        anchor: anchors.make(role.name(), "section"),
        heading: None,
        blocks: lines.into_iter().map(line).collect(),
    }
}
