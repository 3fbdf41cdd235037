//! Figures as Typst content.

use typst::foundations::{Bytes, Content, Derived, NativeElement, Packed, Smart};
use typst::layout::{BlockElem, Em, Ratio, Rel};
use typst::loading::{DataSource, LoadSource, Loaded};
use typst::model::{FigureCaption, FigureElem, ParElem};
use typst::syntax::{Span, Spanned};
use typst::visualize::{
    ExchangeFormat, ImageElem, ImageFormat, RasterFormat, VectorFormat,
};

use super::content::{LOWEST, artifact, inlines, landmark};
use crate::model::{Figure, Image, ImageKind, Mm, PageSize, Paragraph, Picture};

/// What figures need to know of the document.
pub struct Frame<'a> {
    /// Its images.
    pub images: &'a [Image],
    /// The size of its pages.
    pub size: PageSize,
    /// How wide its text is.
    pub column: Mm,
}

/// How much of a page's height an image takes at most: its caption needs room
/// on the same page.
const HIGHEST: f64 = 0.6;

/// The white above and below a figure, in em.
const SPACE: f64 = 2.0;

/// A figure, on one page. Its name is that of a heading which prints nothing,
/// since Typst gives destinations to headings alone. An image that says nothing
/// is an artifact (PDF/UA-1, 7.3).
pub fn figure(figure: &Figure, frame: &Frame<'_>) -> Content {
    let Some(image) = frame.images.get(figure.picture.image) else {
        return Content::empty();
    };
    let mut body = Vec::with_capacity(2);
    body.extend(figure.anchor.as_ref().map(|anchor| landmark(anchor, LOWEST)));
    let picture = picture(&figure.picture, image, frame);
    body.push(if figure.picture.alternative.is_some() {
        let caption = (!figure.caption.is_empty()).then(|| caption(&figure.caption));
        FigureElem::new(picture).with_numbering(None).with_caption(caption).pack()
    } else {
        artifact(FigureElem::new(picture).with_numbering(None).pack())
    });
    let body = Content::sequence(body);
    BlockElem::new()
        .with_body(Some(typst::layout::BlockBody::Content(body)))
        .with_breakable(false)
        .with_above(Smart::Custom(Em::new(SPACE).into()))
        .with_below(Smart::Custom(Em::new(SPACE).into()))
        .with_width(Smart::Custom(Rel::from(Ratio::one())))
        .pack()
}

fn picture(picture: &Picture, image: &Image, frame: &Frame<'_>) -> Content {
    let format = ImageFormat::from(image.kind);
    let data = Bytes::new(image.bytes.clone());
    let loaded =
        Loaded::new(Spanned::new(LoadSource::Bytes, Span::detached()), data.clone());
    ImageElem::new(Derived::new(DataSource::Bytes(data), loaded))
        .with_format(Smart::Custom(format))
        .with_alt(picture.alternative.as_deref().map(Into::into))
        .with_width(Smart::Custom(Rel::from(Ratio::new(share(picture, image, frame)))))
        .pack()
}

/// The share of the column that the image takes: as much as is wished for, but
/// not so much that it is too high for its page.
fn share(picture: &Picture, image: &Image, frame: &Frame<'_>) -> f64 {
    let (Mm(column), Mm(height)) = (frame.column, frame.size.height);
    let wished = f64::from(picture.width) / 100.0;
    let proportion = f64::from(image.width) / f64::from(image.height.max(1));
    let highest = height * HIGHEST * proportion / column;
    wished.min(highest)
}

/// Each paragraph of a caption is tagged as one: bare text in it would be tagged
/// in pieces, each as a block.
fn caption(paragraphs: &[Paragraph]) -> Packed<FigureCaption> {
    let paragraph =
        |paragraph: &Paragraph| ParElem::new(inlines(&paragraph.content)).pack();
    let body = Content::sequence(paragraphs.iter().map(paragraph));
    Packed::new(FigureCaption::new(body))
}

impl From<ImageKind> for ImageFormat {
    fn from(kind: ImageKind) -> Self {
        let raster = |format| Self::Raster(RasterFormat::Exchange(format));
        match kind {
            ImageKind::Png => raster(ExchangeFormat::Png),
            ImageKind::Jpeg => raster(ExchangeFormat::Jpg),
            ImageKind::WebP => raster(ExchangeFormat::Webp),
            ImageKind::Svg => Self::Vector(VectorFormat::Svg),
        }
    }
}
