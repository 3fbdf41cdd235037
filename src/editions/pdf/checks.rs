//! The boxes of list items as Typst content.

use typst::foundations::{
    Bytes, Content, Derived, IntoValue, NativeElement, Packed, Smart,
};
use typst::layout::{BaselinePos, BoxElem, Em, HElem, Length, Rel};
use typst::loading::{DataSource, LoadSource, Loaded};
use typst::model::{TermItem, TermsElem};
use typst::syntax::{Span, Spanned};
use typst::visualize::{ImageElem, ImageFormat, VectorFormat};

use crate::model::Check;

const DONE: &str = include_str!("done.svg");
const NOT_DONE: &str = include_str!("not-done.svg");

/// How far the text of items is indented, in em.
const INDENT: f64 = 1.5;
/// How wide a box is, and how far it stands below the line, in em.
const WIDTH: f64 = 0.95;
const DROP: f64 = 0.14;

/// A list each of whose items has a label of its own. Typst's lists with bullets
/// have one bullet for all; a list of terms has what it is given.
pub fn list(items: Vec<(Content, Content)>, loose: bool) -> Content {
    let items =
        items.into_iter().map(|(label, body)| Packed::new(TermItem::new(label, body)));
    let width = INDENT - WIDTH;
    TermsElem::new(items.collect())
        .with_tight(!loose)
        .with_separator(HElem::new(Em::new(width).into()).pack())
        .with_hanging_indent(Em::new(INDENT).into())
        .pack()
}

/// The box, a picture that says whether the item is done.
pub fn label(check: &Check) -> Content {
    let drawing = if check.done { DONE } else { NOT_DONE };
    let data = Bytes::new(drawing.as_bytes());
    let loaded =
        Loaded::new(Spanned::new(LoadSource::Bytes, Span::detached()), data.clone());
    let image = ImageElem::new(Derived::new(DataSource::Bytes(data), loaded))
        .with_format(Smart::Custom(ImageFormat::Vector(VectorFormat::Svg)))
        .with_alt(Some(check.said.as_str().into()))
        .with_width(Smart::Custom(Rel::from(Length::from(Em::new(WIDTH)))))
        .pack();
    // Typst makes a box's base of a value alone.
    let drop = Rel::<Length>::from(Length::from(Em::new(DROP))).into_value();
    let boxed = BoxElem::new().with_body(Some(image));
    match drop.cast::<BaselinePos>() {
        Ok(base) => boxed.with_baseline(base).pack(),
        Err(_) => boxed.pack(),
    }
}
