//! An edition's bytes to a [`Reading`].
//!
//! Nothing here has seen the model or the writers of editions, and each
//! format is read with another library than it is written with: a writer's
//! mistake cannot excuse itself.
//!
//! Any file can be given, whoever made it. Whatever is wrong with it is an
//! [`Error`]; depth, number and size of everything in it are bounded.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::reading::{Reading, Within};

pub use holdings::{Holdings, holdings};

pub mod docx;
pub mod epub;
mod grid;
mod holdings;
pub mod html;
mod images;
pub mod markdown;
mod notes;
mod numerals;
mod package;
mod page_list;
pub mod pdf;

#[cfg(test)]
mod testing;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong: lower-case, specific, without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// What an edition's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A PDF document.
    Pdf,
    /// An EPUB publication.
    Epub,
    /// An HTML page.
    Html,
    /// A document of a word processor. None of ours: others are held against it.
    Docx,
    /// A text in Markdown, the same.
    Markdown,
}

impl Format {
    /// The extension that its files' names end with, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Markdown => "md",
        }
    }
}

/// Reads the file `name`, whatever its format, and says which that is.
///
/// The content tells the format, and where it does not, the extension of
/// `name`. Fails if neither does, or if the file cannot be read as that.
pub fn read(name: &str, bytes: &[u8]) -> Result<(Format, Reading), Error> {
    read_part(name, bytes, None)
}

/// The same; of an HTML page only the part that `select` means.
pub fn read_part(
    name: &str,
    bytes: &[u8],
    select: Option<&html::Select>,
) -> Result<(Format, Reading), Error> {
    let format = format(name, bytes)?;
    let reading = match format {
        Format::Pdf => pdf::read(bytes),
        Format::Epub => epub::read(bytes),
        Format::Html => html::read_named(name, bytes, select),
        Format::Docx => docx::read(name, bytes),
        Format::Markdown => markdown::read(name, bytes),
    }?;
    Ok((format, reading))
}

/// Tells a file's format, as [`read`] does.
pub fn format(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    if bytes.is_empty() {
        return Err(Error::new("the file is empty"));
    }
    let by_content = by_content(bytes);
    by_content.or_else(|| by_extension(name)).ok_or_else(|| {
        Error::new("the file is neither PDF, EPUB, HTML, DOCX nor Markdown").hint(
            "give a file that begins as one of them, or is named .pdf, .epub, .html, .docx \
             or .md",
        )
    })
}

fn by_content(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"%PDF-") {
        Some(Format::Pdf)
    } else if bytes.starts_with(b"PK\x03\x04") {
        let docx = || docx::is_docx(bytes).then_some(Format::Docx);
        epub::is_epub(bytes).then_some(Format::Epub).or_else(docx)
    } else {
        is_html(bytes).then_some(Format::Html)
    }
}

fn by_extension(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "pdf" => Some(Format::Pdf),
        "epub" => Some(Format::Epub),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "docx" => Some(Format::Docx),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    }
}

/// Whether the first thing in the file, after comments and the like, is the
/// document type or the root of a page.
fn is_html(bytes: &[u8]) -> bool {
    // Far enough for a licence in a comment.
    let head = decode(&bytes[..bytes.len().min(1 << 16)]);
    let head = head.map_or_else(
        |_| String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).into_owned(),
        Cow::into_owned,
    );
    let mut rest = head.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
    ["<!doctype html", "<html"].iter().any(|start| {
        rest.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
    })
}

/// The text of a file in UTF-8, or in UTF-16 with a byte order mark. Fails
/// with the first byte that is neither.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).map(|pair| match pair {
            [a, b] => unit([*a, *b]),
            _ => 0xfffd,
        });
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map(Cow::Owned).map_err(|_| Error::new("the file is not valid UTF-16"))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        _ => utf8(bytes, 0),
    }
}

fn utf8(bytes: &[u8], skipped: usize) -> Result<Cow<'_, str>, Error> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let offset = error.valid_up_to() + skipped;
        Error::new(format!("the file is not UTF-8: byte {offset} fits no character"))
            .hint("save it in UTF-8")
    })
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Epub => "EPUB",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Markdown => "Markdown",
        })
    }
}

impl Error {
    /// An error without a hint.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
/// What text stands in, where the source of a quotation stands in the quotation
/// itself: it is none of what is quoted.
fn outside_of_quotation(mut within: Vec<Within>) -> Vec<Within> {
    let pair = [Within::Quotation, Within::Source];
    if let Some(at) = within.windows(2).position(|two| two == pair) {
        within.remove(at);
    }
    within
}
