//! The cover as a picture, for the editions that show works by their covers.

use typst::foundations::Dict;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use super::layout::Layout;
use super::world::LayoutWorld;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Document;

/// A picture in the PNG format.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// How many pixels there are to a typographic point: two make a cover of A5
/// 1191 pixels high.
const PIXELS: f64 = 2.0;

/// The first page that the layout makes besides a half-title, as a picture.
///
/// Fails with a diagnostic for each fault of the layout.
pub fn cover(document: &Document, layout: &Layout) -> Result<Picture, Diagnostics> {
    // Nothing of the text is on the cover, and no half-title stands before it: it is
    // laid out without them.
    let mut inputs: Dict = super::inputs(&document.metadata, super::Setting::Screen);
    super::insert(&mut inputs, "half-title", false);
    super::insert(&mut inputs, "sections", typst::foundations::Array::new());
    let world = LayoutWorld::new(layout, inputs);
    let laid_out = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|errors| super::error::translate(&world, &errors))?;
    let page =
        laid_out.pages().first().ok_or_else(|| fault("the layout makes no page"))?;
    let options =
        RenderOptions { pixel_per_pt: Scalar::new(PIXELS), ..RenderOptions::default() };
    let pixels = typst_render::render(page, &options);
    let bytes = pixels.encode_png().map_err(|error| fault(&error.to_string()))?;
    Ok(Picture { bytes, width: pixels.width(), height: pixels.height() })
}

fn fault(why: &str) -> Diagnostic {
    Diagnostic::error("cover", format!("the cover cannot be made: {why}"))
}
