//! Where pages of the print edition begin, as Typst content: a place that links reach, and
//! the page's number, which layouts set beside the text.
//!
//! Both are an artifact: a screen reader that met a number in the midst of a sentence
//! would read it as a part of that.

use typst::foundations::{Content, Label, NativeElement};
use typst::layout::{BlockBody, BlockElem, BoxElem};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextElem;
use typst::utils::PicoStr;

use super::content::{LOWEST, landmark};
use crate::model::PageMark;

/// What layouts know the number by, where it stands in a line and where it stands before
/// a block: `show label("print-page:line"): …`. No anchor has a colon in it.
const LINE: &str = "print-page:line";
const BLOCK: &str = "print-page:block";

/// Pages that begin at one place of a line.
pub fn in_line(pages: &[PageMark]) -> Content {
    BoxElem::new().with_body(Some(mark(pages, LINE))).pack()
}

/// Pages that begin with the next block, on whose page this stands.
pub fn before_block(pages: &[PageMark]) -> Option<Content> {
    if pages.is_empty() {
        return None;
    }
    let body = BlockBody::Content(mark(pages, BLOCK));
    Some(BlockElem::new().with_body(Some(body)).with_sticky(true).pack())
}

/// Each page has its place; the number is that of the last, on which the text goes on.
/// Nothing is read on those before it.
fn mark(pages: &[PageMark], name: &str) -> Content {
    let mut out: Vec<Content> =
        pages.iter().map(|page| landmark(&page.anchor, LOWEST)).collect();
    out.extend(pages.last().map(|page| {
        let number = TextElem::packed(page.label.as_str());
        match Label::new(PicoStr::intern(name)) {
            Some(label) => number.labelled(label),
            None => number,
        }
    }));
    ArtifactElem::new(Content::sequence(out)).with_kind(ArtifactKind::PageNumber).pack()
}
