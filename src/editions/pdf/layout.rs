//! Layouts: Typst templates and the fonts that they may use.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::editions::palette::{self, Palette};
use crate::editions::style;
use crate::world::World;

/// A Typst template that knows how to set a document, with its files and the
/// fonts that it may use.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The name by which a work asks for it.
    pub name: String,
    /// Its files, by path within the layout; `layout.typ` is where it begins, and those
    /// that all layouts share are among them.
    pub(super) files: Vec<(String, Bytes)>,
    /// Its colours.
    palette: Palette,
    /// The fonts that it may use, and no others.
    pub(super) fonts: Fonts,
}

/// A set of fonts, and what Typst looks them up by.
#[derive(Debug, Clone)]
pub(super) struct Fonts {
    book: Arc<LazyHash<FontBook>>,
    all: Arc<[Font]>,
}

/// Names a file of the built-in layouts along with its bytes.
macro_rules! built_in {
    ($layout:literal: $($file:literal),+) => {
        (
            $layout,
            &[$(($file, include_bytes!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/layouts/", $layout, "/", $file
            )) as &[u8])),+] as Files,
        )
    };
}

/// Names the built-in fonts' bytes.
macro_rules! fonts {
    ($($file:literal),+ $(,)?) => {
        &[$(include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"), "/fonts/", $file
        )) as &[u8]),+]
    };
}

/// Files that are part of the program, by name.
type Files = &'static [(&'static str, &'static [u8])];

/// The layouts that are part of the program.
const LAYOUTS: &[(&str, Files)] = &[
    built_in!("pamphlet": "layout.typ", "palette.toml"),
    built_in!("report": "layout.typ", "palette.toml", "screen.css", "epub.css"),
    built_in!("manifesto": "layout.typ", "palette.toml", "screen.css", "epub.css"),
    built_in!("large-print": "layout.typ", "palette.toml"),
];

/// What every layout finds beside its own files.
const SHARED: (&str, Files) = built_in!("shared": "parts.typ");

/// The fonts that are part of the program.
const FONTS: &[&[u8]] = fonts![
    "source-sans-3/SourceSans3-Regular.ttf",
    "source-sans-3/SourceSans3-Italic.ttf",
    "source-sans-3/SourceSans3-SemiBold.ttf",
    "source-sans-3/SourceSans3-Bold.ttf",
    "source-sans-3/SourceSans3-BoldItalic.ttf",
    "source-sans-3/SourceSans3-Black.ttf",
    "literata/Literata-Regular.ttf",
    "literata/Literata-Italic.ttf",
    "literata/Literata-Bold.ttf",
    "literata/Literata-BoldItalic.ttf",
    "ibm-plex-mono/IBMPlexMono-Regular.ttf",
    "ibm-plex-mono/IBMPlexMono-Bold.ttf",
    "sofia-sans-extra-condensed/SofiaSansExtraCondensed-Black.ttf",
    "stix-two-math/STIXTwoMath-Regular.ttf",
];

static BUILT_IN: LazyLock<Fonts> = LazyLock::new(|| {
    Fonts::new(FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect())
});

impl Layout {
    /// The layout `name` as a work in `folder` has it: the built-in one, with
    /// the files that the work has under `layouts/NAME/` in place of those of
    /// the same name, and the fonts that it has under `fonts/` before ours.
    ///
    /// Fails if there is no such layout, if its palette has faults, or if a font cannot be
    /// read.
    pub fn load(
        world: &dyn World,
        folder: &Path,
        name: &str,
    ) -> Result<Self, Diagnostics> {
        let mut files = built_in(name);
        let own = folder.join("layouts").join(name);
        for path in world.list(&own) {
            let Some(file) = path.file_name().and_then(|file| file.to_str()) else {
                continue;
            };
            let bytes = world.read(&path).map_err(|error| unreadable(&path, &error))?;
            files.retain(|(known, _)| known != file);
            files.push((file.to_owned(), Bytes::new(bytes)));
        }
        if files.is_empty() {
            return Err(unknown(name).into());
        }
        let fonts = Fonts::load(world, &folder.join("fonts"))?;
        for (file, bytes) in owned(SHARED.1) {
            if !files.iter().any(|(known, _)| *known == file) {
                files.push((file, bytes));
            }
        }
        let palette = Palette::default();
        let mut layout = Self { name: name.to_owned(), files, palette, fonts };
        if let Some(text) = layout.text(palette::FILE)? {
            layout.palette = palette::parse(text, &format!("{name}/{}", palette::FILE))?;
        }
        Ok(layout)
    }

    /// The style sheet of web pages. Fails if the layout's own part of it is not UTF-8.
    pub fn screen_style(&self) -> Result<String, Diagnostics> {
        let own = self.text("screen.css")?;
        Ok(style::screen(&self.palette, own.unwrap_or_default()))
    }

    /// The style sheet of e-books. Fails as [`screen_style`](Self::screen_style) does.
    pub fn book_style(&self) -> Result<String, Diagnostics> {
        let own = self.text("epub.css")?;
        Ok(style::book(&self.palette, own.unwrap_or_default()))
    }

    /// The text of one of its files. Fails if it is not UTF-8.
    fn text(&self, name: &str) -> Result<Option<&str>, Diagnostics> {
        let Some((_, bytes)) = self.files.iter().find(|(known, _)| known == name) else {
            return Ok(None);
        };
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let place = Place::start(format!("{}/{name}", self.name));
            let offset = error.valid_up_to();
            Diagnostic::error("not-utf-8", format!("byte {offset} is not UTF-8 text"))
                .at(place)
        })?;
        Ok(Some(text))
    }

    /// Whether any of its fonts has the character.
    pub(super) fn has(&self, character: char) -> bool {
        let has = |info: &FontInfo| info.coverage.contains(character.into());
        self.fonts.infos().any(has)
    }
}

fn built_in(name: &str) -> Vec<(String, Bytes)> {
    let files = LAYOUTS.iter().find(|(known, _)| *known == name).map(|(_, files)| *files);
    owned(files.unwrap_or_default()).collect()
}

fn owned(files: Files) -> impl Iterator<Item = (String, Bytes)> {
    files.iter().map(|(file, bytes)| ((*file).to_owned(), Bytes::new(*bytes)))
}

fn unknown(name: &str) -> Diagnostic {
    let known: Vec<_> = LAYOUTS.iter().map(|(name, _)| format!("`{name}`")).collect();
    Diagnostic::error("layout-unknown", format!("there is no layout `{name}`")).hint(
        format!(
            "choose {}, or put a `layout.typ` into `layouts/{name}/` beside the text",
            known.join(" or ")
        ),
    )
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("file-unreadable", format!("cannot be read: {error}"))
        .at(Place::start(path.display().to_string()))
}

impl Fonts {
    fn new(all: Vec<Font>) -> Self {
        let book = FontBook::from_fonts(&all);
        Self { book: Arc::new(LazyHash::new(book)), all: all.into() }
    }

    fn load(world: &dyn World, folder: &Path) -> Result<Self, Diagnostics> {
        let mut own = Vec::new();
        for path in world.list(folder) {
            let known =
                |kind| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(kind));
            if !known("ttf") && !known("otf") {
                continue;
            }
            let bytes = world.read(&path).map_err(|error| unreadable(&path, &error))?;
            let before = own.len();
            own.extend(Font::iter(Bytes::new(bytes)));
            if own.len() == before {
                let diagnostic =
                    Diagnostic::error("font", "is not a font that can be read")
                        .at(Place::start(path.display().to_string()));
                return Err(diagnostic.into());
            }
        }
        if own.is_empty() {
            return Ok(BUILT_IN.clone());
        }
        own.extend(BUILT_IN.all.iter().cloned());
        Ok(Self::new(own))
    }

    pub(super) fn book(&self) -> Arc<LazyHash<FontBook>> {
        self.book.clone()
    }

    pub(super) fn all(&self) -> Arc<[Font]> {
        self.all.clone()
    }

    fn infos(&self) -> impl Iterator<Item = &FontInfo> {
        self.all.iter().map(Font::info)
    }
}
