//! A report of any length that uses every construct there is, many times over.
//!
//! It is made, and not kept: the same size always gives the same files. Its
//! parts hold chapters, each chapter is a file of its own with its pictures and
//! tables beside it, and each holds every construct that a chapter can hold.

mod beside;
mod chapter;
mod drawing;
mod figures;
mod lists;
mod matter;
mod prose;
mod random;
mod raster;
mod tables;
mod text;
mod words;

use std::collections::BTreeMap;

use self::chapter::Chapter;

/// How long a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many parts it has.
    pub parts: u32,
    /// How many chapters each part holds.
    pub chapters: u32,
}

impl Size {
    /// At least 150 pages.
    pub const WHOLE: Self = Self { parts: 6, chapters: 2 };
    /// Every construct, but few pages.
    pub const SHORT: Self = Self { parts: 2, chapters: 1 };
}

/// The files of the report, by path within its folder.
pub fn report(size: Size) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut order = Vec::new();
    let mut add = |name: String, text: String| {
        files.insert(name.clone(), text.into_bytes());
        order.push(name);
    };
    let mut prose = prose::Prose::new(1);
    add("foreword.md".to_owned(), matter::foreword(&mut prose));
    let mut pictures = BTreeMap::new();
    for part in 1..=size.parts {
        add(format!("part-{part}.md"), matter::part(part, &mut prose));
        for number in 1..=size.chapters {
            let chapter = Chapter::new(part, number, size, &mut prose);
            let (text, beside) = chapter.write();
            add(format!("chapter-{part}-{number}.md"), text);
            pictures.extend(beside);
        }
    }
    add("appendices.md".to_owned(), matter::appendices(size, &mut prose));
    add("glossary.md".to_owned(), matter::glossary(&mut prose));
    files.insert("publication.toml".to_owned(), matter::publication(&order).into_bytes());
    files.extend(pictures);
    files
}
