//! The large-print edition: the same standards, a layout and pages of its own, and beside
//! the text the numbers of the print edition's pages.

use super::{Layout, Setting, for_readers};
use crate::diagnostic::Diagnostics;
use crate::model::{Document, PageSize};

/// The name of the layout that sets it; a work may have one of that name.
pub const LAYOUT: &str = "large-print";

/// Lays the document out in large type, on A4, and writes it as PDF/UA-1 and PDF/A-2a.
/// Where the document says where pages of the print edition begin, so does this.
///
/// Fails as [`pdf`](super::pdf()) does.
pub fn large_print(document: &Document, layout: &Layout) -> Result<Vec<u8>, Diagnostics> {
    let mut document = document.clone();
    document.metadata.size = PageSize::A4;
    // The leaf with the title alone is the print edition's.
    document.metadata.half_title = false;
    for_readers(&document, layout, Setting::LargePrint, None)
}
