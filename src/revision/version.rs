//! A version of a work as its readers meet it, without what follows from the rest.

use std::collections::HashMap;

use super::types::{Lines, Name, Spot, What};
use crate::diagnostic;
use crate::model::{self, Document, Section, walk};
use crate::reading::{Kind, Label, Place, Unit, Within};
use crate::words::{Word, Words};

/// A version, read.
pub(super) struct Version<'a> {
    /// What is read, but for the title and the subtitle; headings without their numbers.
    pub units: Vec<Unit>,
    /// What each unit is called.
    pub names: Vec<Name>,
    /// The list item in which each unit stands, an index into `units`.
    pub items: Vec<Option<usize>>,
    /// The chapter in which each unit stands, an index into `titles`.
    pub chapters: Vec<usize>,
    /// What the chapters are called.
    pub titles: Vec<String>,
    /// The lines of each unit in the draft, where they are known.
    lines: &'a [Option<(usize, usize)>],
    /// The files of pictures, by the place at which they are shown.
    pictures: HashMap<&'a diagnostic::Place, &'a [u8]>,
}

impl<'a> Version<'a> {
    pub fn new(document: &'a Document, lines: &'a [Option<(usize, usize)>]) -> Self {
        let sections = document.sections.iter().filter(|section| !section.made);
        let sections: Vec<&Section> = sections.collect();
        let mut typed = document.clone();
        typed.sections.retain(|section| !section.made);
        let front = 1 + usize::from(document.metadata.subtitle.is_some());
        let mut units = model::reading(&typed).units.split_off(front);
        let numbers = numbers(document);
        let chapters = chapters(&sections, &units);
        let (names, items) = names(&mut units, &chapters, &numbers);
        let words = Words::new(&document.metadata.language);
        let titles = sections.iter().map(|section| title(section, &words)).collect();
        let pictures = pictures(document, &sections);
        Self { units, names, items, chapters, titles, lines, pictures }
    }

    /// Where the unit `at` stands.
    pub fn spot(&self, at: usize) -> Spot {
        let lines = self.lines.get(at).copied().flatten();
        let lines = lines.map(|(first, last)| Lines { first, last });
        Spot { place: self.units[at].place.clone(), lines }
    }

    /// The file of the picture that the unit `at` is.
    pub fn picture(&self, at: usize) -> Option<&'a [u8]> {
        match &self.units[at].place {
            Place::Source(place) => self.pictures.get(place).copied(),
            _ => None,
        }
    }

    /// The number of the unit `at` among those of its list, or of headings.
    pub fn number(&self, at: usize) -> Option<&str> {
        let number = self.names[at].number.as_deref()?;
        let within = self.names[at].item.as_deref().map_or(0, |item| item.len() + 1);
        number.get(within..)
    }

    /// Whether the unit `at` is the first of its chapter.
    pub fn opens(&self, at: usize) -> bool {
        at == 0 || self.chapters[at - 1] != self.chapters[at]
    }
}

/// The numbers of headings, by anchor, as they stand before the text.
fn numbers(document: &Document) -> HashMap<&str, &str> {
    let headings = document.outline.iter().filter(|entry| !entry.promise);
    headings
        .filter_map(|entry| Some((entry.anchor.as_str(), entry.number.as_deref()?)))
        .collect()
}

/// The chapter of each unit: a chapter's first unit bears its anchor.
fn chapters(sections: &[&Section], units: &[Unit]) -> Vec<usize> {
    let anchors = sections.iter().enumerate();
    let anchors: HashMap<&str, usize> =
        anchors.map(|(at, section)| (section.anchor.as_str(), at)).collect();
    let mut chapter = 0;
    let mut next = |unit: &Unit| {
        let begins = unit.anchors.iter().filter_map(|it| anchors.get(it.as_str()));
        chapter = begins.copied().fold(chapter, usize::max);
        chapter
    };
    units.iter().map(&mut next).collect()
}

/// Names the units, says in which list item each stands, and takes the numbers off
/// headings.
fn names(
    units: &mut [Unit],
    chapters: &[usize],
    numbers: &HashMap<&str, &str>,
) -> (Vec<Name>, Vec<Option<usize>>) {
    let mut items = Items::default();
    let mut last = None;
    let mut name = |at: usize, unit: &mut Unit, chapter: usize| {
        let what = what(unit);
        let is_heading = matches!(what, What::Heading(_));
        if last.replace(chapter) != Some(chapter) || is_heading {
            items.0.clear();
        }
        if is_heading {
            return (Name { what, number: take_number(unit, numbers), item: None }, None);
        }
        match unit.note() {
            Some(note) => {
                let number = Some(note.label.clone()).filter(|label| !label.is_empty());
                (Name { what, number, item: None }, None)
            }
            None => items.name(what, &unit.kind, at),
        }
    };
    let units = units.iter_mut().zip(chapters).enumerate();
    units.map(|(at, (unit, chapter))| name(at, unit, *chapter)).unzip()
}

/// The list items that surround what is read, the outermost first.
#[derive(Default)]
struct Items(Vec<Around>);

/// A list item that surrounds what is read.
struct Around {
    /// Which unit it is.
    unit: usize,
    depth: u8,
    number: Option<String>,
}

impl Items {
    /// The name of the unit `at`, and the item in which it stands.
    fn name(&mut self, what: What, kind: &Kind, at: usize) -> (Name, Option<usize>) {
        let (depth, number) = match kind {
            Kind::Item { depth, label, .. } => (depth.saturating_sub(1), Some(label)),
            Kind::Paragraph { depth }
            | Kind::Term { depth }
            | Kind::Code { depth }
            | Kind::Picture { depth, .. } => (*depth, None),
            Kind::Heading { .. } => (0, None),
        };
        self.0.retain(|around| around.depth <= depth);
        let (item, within) = (self.path(), self.0.last().map(|around| around.unit));
        let Some(label) = number else {
            return (Name { what, number: None, item }, within);
        };
        let number = match label {
            Label::Number(number) => Some(number.clone()),
            _ => None,
        };
        self.0.push(Around { unit: at, depth: depth + 1, number: number.clone() });
        (Name { what, number: number.and_then(|_| self.path()), item }, within)
    }

    fn path(&self) -> Option<String> {
        let numbers: Vec<&str> =
            self.0.iter().filter_map(|around| around.number.as_deref()).collect();
        (!numbers.is_empty()).then(|| numbers.join("."))
    }
}

fn what(unit: &Unit) -> What {
    if unit.note().is_some() {
        return What::Note;
    }
    if let Some(cell) = unit.cell() {
        return What::Cell(cell.row + 1, cell.column + 1);
    }
    match &unit.kind {
        Kind::Heading { level } => What::Heading(*level),
        Kind::Item { label: Label::Number(_), .. } => What::Item,
        Kind::Item { label: Label::Bullet, .. } => What::Bullet,
        Kind::Item { label: Label::Check(check), .. } => match check.done {
            Some(true) => What::Done,
            _ => What::NotDone,
        },
        Kind::Term { .. } => What::Term,
        Kind::Picture { .. } => What::Picture,
        Kind::Code { .. } => What::Code,
        Kind::Paragraph { .. } => match unit.within.last() {
            Some(Within::Caption) => What::Caption,
            Some(Within::Quotation) => What::Quotation,
            Some(Within::Source) => What::Source,
            Some(Within::Definition) => What::Definition,
            _ => What::Paragraph,
        },
    }
}

/// Takes the number off a heading that has one.
fn take_number(unit: &mut Unit, numbers: &HashMap<&str, &str>) -> Option<String> {
    let number = unit.anchors.iter().find_map(|anchor| numbers.get(anchor.as_str()))?;
    let rest = unit.text.strip_prefix(number)?.trim_start_matches(' ').len();
    let taken = unit.text.len() - rest;
    unit.text.drain(..taken);
    for span in &mut unit.spans {
        span.start = span.start.saturating_sub(taken);
        span.end = span.end.saturating_sub(taken);
    }
    Some(number.trim_end_matches('.').to_owned())
}

/// A chapter's number and heading, or what such a part is called.
fn title(section: &Section, words: &Words) -> String {
    let Some(heading) = &section.heading else {
        return words.get(Word::Part(section.role));
    };
    let text = crate::reading::normalise(&model::Inline::plain(&heading.content));
    match &heading.number {
        Some(number) => format!("{number} {text}"),
        None => text,
    }
}

fn pictures<'a>(
    document: &'a Document,
    sections: &[&'a Section],
) -> HashMap<&'a diagnostic::Place, &'a [u8]> {
    let mut out = HashMap::new();
    for section in sections {
        walk::section(section, &mut |met| {
            if let walk::Met::Figure(figure) = met
                && let Some(image) = document.images.get(figure.picture.image)
            {
                out.insert(&figure.picture.place, &*image.bytes);
            }
        });
    }
    out
}
