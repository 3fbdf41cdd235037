//! Notes, and links that are described in the work's own words.
//!
//! Typst describes the links to and from its footnotes itself, in English
//! where it knows no better, and counts them. So the prelude takes both over:
//! what refers to a note is a link of ours, after which Typst's footnote stands
//! and shows nothing; the note at the foot of the page is what we put there.
//! Its place in the tags, and on the page, stays Typst's concern.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{
    Args, Content, IntoValue, Label, NativeElement, NativeFuncData, NativeFuncPtr,
    Packed, Str, Value,
};
use typst::layout::{BlockElem, Em, HElem};
use typst::model::{FootnoteElem, FootnoteEntry, LinkTarget};
use typst::pdf::PdfMarkerTag;
use typst::text::SuperElem;

use super::native;

/// What refers to a note: its number, which leads to `note` and is itself the
/// place `own`, if there is one.
pub fn reference(number: Content, note: Label, own: Option<Label>, alt: &str) -> Content {
    let mark = SuperElem::new(described(number, note, alt)).pack();
    let mark = match own {
        Some(own) => mark.labelled(own),
        None => mark,
    };
    PdfMarkerTag::Label(mark)
}

/// The number before a note's text, which leads back to `reference`.
pub fn number(number: Content, reference: Label, alt: &str) -> Content {
    let mark = SuperElem::new(described(number, reference, alt)).pack();
    let gap = HElem::new(Em::new(0.2).into()).with_weak(true).pack();
    PdfMarkerTag::Label(mark) + gap
}

/// A note at the foot of the page on which this stands, which shows nothing.
pub fn foot(body: Content) -> Content {
    FootnoteElem::with_content(body).pack()
}

/// A note that stands where this does.
pub fn end(body: Content) -> Content {
    let note = Packed::new(FootnoteElem::with_content(body));
    BlockElem::packed(FootnoteEntry::new(note).pack())
}

/// A link to `label` that screen readers announce as `alt` (PDF/UA-1, 7.18.5).
pub fn described(body: Content, label: Label, alt: &str) -> Content {
    let values = [body.into_value(), label.into_value(), alt.into_value()];
    native::call(&LINK, values)
}

/// Finds, once the work is laid out, where a label is.
static LINK: NativeFuncData = native::function(
    NativeFuncPtr(&|engine, _, args| link(engine, args)),
    "described",
    "Described link",
);

fn link(engine: &mut Engine<'_>, args: &mut Args) -> SourceResult<Value> {
    let body: Content = args.expect("body")?;
    let label: Label = args.expect("label")?;
    let alt: Str = args.expect("alt")?;
    let destination = LinkTarget::Label(label).resolve_early(engine, args.span)?;
    Ok(body.linked(destination, Some(alt.into())).into_value())
}
