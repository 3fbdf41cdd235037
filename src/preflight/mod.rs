//! Whether a print house can print a PDF: the rules of PDF/X-4 that can be checked, and
//! what was ordered.
//!
//! Any file can be given, whoever made it.
//!
//! 1. `file` opens it: trailer, metadata, pages and their boxes.
//! 2. `content` tells what the pages draw, `colour` with which inks.
//! 3. `checks` has a file for each rule; what they find is gathered in `found`.
//!
//! What is not seen: how inks add up where one mark is printed on another; images in
//! JPEG 2000; what hides in layers that are switched off is looked at as if it were
//! shown. That nothing is found means that a file meets the rules that are checked; it
//! is no certificate.

mod boxes;
mod checks;
mod colour;
mod content;
mod dates;
mod file;
mod found;
mod limits;
mod order;
mod trailer;
mod xmp;

use hayro_syntax::Pdf;
use rayon::prelude::*;

use self::file::{File, Sheet};
use self::found::Found;
use self::limits::Budget;
pub use self::order::Order;
use crate::agreement::Finding;
use crate::readback::Error;
use crate::readback::pdf::{self, Fonts};

/// What was found in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Preflight {
    /// How many pages it has.
    pub pages: usize,
    /// What is wrong with it, errors first.
    pub findings: Vec<Finding>,
}

/// Looks whether a PDF can be printed as it was ordered.
///
/// Fails if the bytes are no PDF that can be opened, or if a limit on pages, operators
/// or the size of streams is passed.
pub fn preflight(bytes: impl Into<Vec<u8>>, order: &Order) -> Result<Preflight, Error> {
    pdf::open(bytes.into(), |pdf| look(pdf, order))
}

/// Whether a PDF says that it is meant for print: that it is PDF/X of any kind. Not if
/// it cannot be opened.
pub fn is_press(bytes: impl Into<Vec<u8>>) -> bool {
    let says = |pdf: &Pdf| {
        let file = File::new(pdf, &Budget::new())?;
        let key = "GTS_PDFXVersion";
        Ok(file.xmp.get(xmp::PDFX, key).is_some() || file.info(key.as_bytes()).is_some())
    };
    pdf::open(bytes.into(), says).unwrap_or(false)
}

fn look(pdf: &Pdf, order: &Order) -> Result<Preflight, Error> {
    let pages = pdf.pages().len();
    if pages > limits::PAGES {
        return Err(Error::new(format!("the PDF has more than {} pages", limits::PAGES))
            .hint("split the file"));
    }
    let budget = Budget::new();
    let file = File::new(pdf, &budget)?;
    let mut found = Found::default();
    for check in checks::OF_FILE {
        check(&file, order, &mut found);
    }
    // Each chunk of pages loads its fonts for itself, since they cannot be shared
    // between threads.
    let chunk = pages.div_ceil(rayon::current_num_threads() * 2).max(4);
    let chunks: Result<Vec<Found>, Error> = file
        .sheets
        .par_chunks(chunk)
        .map(|sheets| of_pages(sheets, order, &budget))
        .collect();
    for more in chunks? {
        found.merge(more);
    }
    Ok(Preflight { pages, findings: found.findings(pages) })
}

fn of_pages(
    sheets: &[Sheet<'_>],
    order: &Order,
    budget: &Budget,
) -> Result<Found, Error> {
    let fonts = Fonts::new();
    let mut found = Found::default();
    for sheet in sheets {
        let mut marks = order.imposed.then(checks::Marks::default);
        content::walk(sheet.page, &fonts, order, budget, &mut |event| {
            if let Some(marks) = &mut marks {
                marks.look(&event, sheet);
            }
            for check in checks::OF_CONTENT {
                check(&event, sheet, order, &mut found);
            }
        })?;
        if let Some(marks) = marks {
            marks.tell(sheet, &mut found);
        }
    }
    Ok(found)
}
