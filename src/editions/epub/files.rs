//! The files of an EPUB, and where in them each anchor is.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::editions::pictures::Picture;
use crate::editions::xhtml::content::{Links, Shown};
use crate::model::walk::{self, Met};
use crate::model::{Anchor, Document, Image, PageMark};
use crate::words::Words;

/// The folder that everything but the container's own files is in.
const FOLDER: &str = "EPUB/";
/// The package document.
pub const PACKAGE: &str = "EPUB/package.opf";
/// The navigation document.
pub const NAVIGATION: &str = "EPUB/nav.xhtml";
/// The contents list for reading systems of EPUB 2.
pub const NCX: &str = "EPUB/toc.ncx";
/// The style sheet.
pub const STYLE: &str = "EPUB/style.css";
/// The page with the picture of the cover.
pub const COVER_PAGE: &str = "EPUB/cover.xhtml";
/// The page with the title.
pub const TITLE_PAGE: &str = "EPUB/title.xhtml";

/// The file of a cover of that kind, if every reading system shows the kind.
pub fn cover(media_type: &str) -> Option<&'static str> {
    match media_type {
        "image/png" => Some("EPUB/cover.png"),
        "image/jpeg" => Some("EPUB/cover.jpg"),
        _ => None,
    }
}

/// How a file is named from within the package: all of them are in one folder.
pub fn reference(path: &str) -> &str {
    path.strip_prefix(FOLDER).unwrap_or(path)
}

/// The file of each section, and the section of each anchor.
pub struct Files<'a> {
    paths: Vec<String>,
    sections: HashMap<&'a str, usize>,
    pictures: Vec<String>,
    shown: &'a [Picture],
}

impl<'a> Files<'a> {
    /// Names a file for every section and every image of `document`.
    pub fn new(document: &'a Document, pictures: &'a [Picture]) -> Self {
        let mut taken = HashSet::from(["cover", "title", "nav"].map(str::to_owned));
        let mut sections = HashMap::new();
        let mut paths = Vec::with_capacity(document.sections.len());
        for (index, section) in document.sections.iter().enumerate() {
            paths.push(path(section.anchor.as_str(), &mut taken));
            walk::section(section, &mut |met| {
                if let Met::Anchor(anchor) = met {
                    sections.insert(anchor.as_str(), index);
                }
            });
        }
        let mut taken = HashSet::new();
        let images = document.images.iter().zip(pictures);
        let names =
            images.map(|(image, picture)| picture_path(image, picture, &mut taken));
        Self { paths, sections, pictures: names.collect(), shown: pictures }
    }

    /// The images, each with its path within the archive.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, &'a Picture)> {
        self.pictures.iter().map(String::as_str).zip(self.shown)
    }

    /// The path of a section's file within the archive.
    pub fn section(&self, index: usize) -> &str {
        self.paths.get(index).map_or("", String::as_str)
    }

    /// The `href` that leads to `anchor` from a file that holds no section.
    pub fn href(&self, anchor: &Anchor) -> String {
        let file = self.sections.get(anchor.as_str());
        let file = file.map_or("", |&index| reference(self.section(index)));
        format!("{file}#{anchor}")
    }

    /// The `href` that leads to the marker of `page`.
    pub fn page(&self, page: &PageMark) -> String {
        let path = page.section.map_or(TITLE_PAGE, |section| self.section(section));
        format!("{}#{}", reference(path), page.anchor)
    }
}

/// The links of one section's file.
pub struct SectionLinks<'a, 'f> {
    /// All files.
    pub files: &'f Files<'a>,
    /// The words that editions add.
    pub words: &'a Words,
    /// Which section it is.
    pub section: usize,
}

impl<'a> Links<'a> for SectionLinks<'a, '_> {
    fn href(&self, anchor: &'a Anchor) -> Cow<'a, str> {
        if self.files.sections.get(anchor.as_str()) == Some(&self.section) {
            return format!("#{anchor}").into();
        }
        self.files.href(anchor).into()
    }

    fn words(&self) -> &'a Words {
        self.words
    }

    fn structure(&self, kind: &'static str) -> Option<&'static str> {
        Some(kind)
    }

    fn picture(&self, image: usize) -> Option<Shown<'a>> {
        let (path, picture) =
            self.files.pictures.get(image).zip(self.files.shown.get(image))?;
        Some(Shown {
            source: reference(path).to_owned().into(),
            width: picture.width,
            height: picture.height,
        })
    }
}

/// Where an image is, by the name of its file in the work.
fn picture_path(image: &Image, picture: &Picture, taken: &mut HashSet<String>) -> String {
    let file = image.path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = free(stem, taken);
    format!("{FOLDER}images/{stem}.{}", picture.kind.extensions()[0])
}

/// A path that no file has yet, and that every file system can hold: small
/// letters of ASCII, digits and hyphens, at most 64 of them.
fn path(anchor: &str, taken: &mut HashSet<String>) -> String {
    format!("{FOLDER}{}.xhtml", free(anchor, taken))
}

/// The same for a name alone.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let mut stem: String = name.chars().flat_map(char::to_lowercase).map(plain).collect();
    stem.truncate(64);
    let mut name = stem.clone();
    let mut count = 1;
    while !taken.insert(name.clone()) {
        count += 1;
        name = format!("{stem}-{count}");
    }
    name
}

/// The letter of ASCII that stands for `c` in a file's name.
fn plain(c: char) -> char {
    match c {
        'a'..='z' | '0'..='9' | '-' | '_' => c,
        'å' | 'æ' | 'ä' | 'á' | 'à' => 'a',
        'č' => 'c',
        'đ' => 'd',
        'é' | 'è' | 'ê' => 'e',
        'ŋ' => 'n',
        'ø' | 'ö' | 'ó' | 'ò' | 'ô' => 'o',
        'š' => 's',
        'ŧ' => 't',
        'ü' => 'u',
        'ž' => 'z',
        _ => '-',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_unique() {
        let mut taken = HashSet::from(["title".to_owned()]);
        let mut check = |anchor: &str, expected: &str| {
            assert_eq!(path(anchor, &mut taken), format!("EPUB/{expected}.xhtml"));
        };
        check("nærhet-på-øya", "narhet-pa-oya");
        check("Nærhet-på-øya", "narhet-pa-oya-2");
        check("Čáhci", "cahci");
        check("программа", "---------");
        check("title", "title-2");
        check(&"x".repeat(100), &"x".repeat(64));
    }
}
