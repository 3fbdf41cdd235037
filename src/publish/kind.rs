use std::fmt;

use crate::readback::Format;

/// Which edition of a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The PDF for readers: PDF/UA-1 and PDF/A-2a.
    Pdf,
    /// The PDF for the print house: PDF/X-4.
    Press,
    /// The pages of that on sheets to fold and stitch.
    Booklet,
    /// The PDF in large print: PDF/UA-1 and PDF/A-2a.
    LargePrint,
    /// The EPUB.
    Epub,
    /// The web page.
    Html,
}

impl Kind {
    /// Every edition, in the order in which they are told of.
    pub const ALL: [Self; 6] =
        [Self::Pdf, Self::Press, Self::Booklet, Self::LargePrint, Self::Epub, Self::Html];

    /// What it is called in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Press => "press",
            Self::Booklet => "booklet",
            Self::LargePrint => "large-print",
            Self::Epub => "epub",
            Self::Html => "html",
        }
    }

    /// The format in which it is read; none for what is read on paper alone.
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Pdf | Self::LargePrint => Some(Format::Pdf),
            Self::Press | Self::Booklet => None,
            Self::Epub => Some(Format::Epub),
            Self::Html => Some(Format::Html),
        }
    }

    /// What the names of its files end with, without the first dot.
    fn ending(self) -> &'static str {
        match self {
            Self::Press => "press.pdf",
            Self::Booklet => "booklet.pdf",
            Self::LargePrint => "large-print.pdf",
            Self::Pdf | Self::Epub | Self::Html => self.name(),
        }
    }

    /// Whether it comes of the layout by which pages are numbered.
    pub(super) fn is_print(self) -> bool {
        matches!(self, Self::Pdf | Self::Press | Self::Booklet)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Press => "press PDF",
            Self::Booklet => "booklet",
            Self::LargePrint => "large-print PDF",
            Self::Epub => "EPUB",
            Self::Html => "HTML",
        })
    }
}

/// The file name of a work's edition: `NAME.pdf`, `NAME.press.pdf`,
/// `NAME.booklet.pdf`, `NAME.large-print.pdf`, `NAME.epub`, `NAME.html`.
pub fn file_name(work: &str, kind: Kind) -> String {
    format!("{work}.{}", kind.ending())
}

/// The file name of a draft: `NAME.draft.pdf`, `NAME.draft.epub`, `NAME.draft.html`.
pub fn draft_name(work: &str, kind: Kind) -> String {
    format!("{work}.draft.{}", kind.ending())
}
