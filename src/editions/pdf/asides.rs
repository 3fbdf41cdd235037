//! Asides as Typst content.
//!
//! What there is for text beside the text in PDF 1.7 is `Note`, an item of
//! explanatory text (ISO 32000-1, table 338); PDF 2.0's `Aside` is not known to
//! readers of PDF/UA-1. Typst tags the entries of footnotes as such, wherever they
//! stand. An aside differs from a note in that it has no label, and that nothing
//! in the text refers to it.

use typst::foundations::{Content, Label, NativeElement, Packed};
use typst::layout::BlockElem;
use typst::model::{FootnoteElem, FootnoteEntry, ParElem, StrongElem};
use typst::text::TextElem;
use typst::utils::PicoStr;

/// An aside that holds `body`.
pub fn aside(body: Content) -> Content {
    let body = labelled(BlockElem::packed(body), "aside:body");
    let note = Packed::new(FootnoteElem::with_content(body));
    BlockElem::packed(FootnoteEntry::new(note).pack())
}

/// The title of an aside.
pub fn title(text: &str) -> Content {
    let text = StrongElem::new(TextElem::packed(text)).pack();
    let title = BlockElem::new().with_sticky(true);
    let body = typst::layout::BlockBody::Content(ParElem::new(text).pack());
    labelled(title.with_body(Some(body)).pack(), "aside:title")
}

/// Layouts know its parts by their labels. No anchor has a colon in it.
fn labelled(content: Content, name: &str) -> Content {
    match Label::new(PicoStr::intern(name)) {
        Some(label) => content.labelled(label),
        None => content,
    }
}
