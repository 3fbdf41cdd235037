//! A file as the checks see it.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Stream, String as PdfString};
use hayro_syntax::page::Page;

use super::boxes::Boxes;
use super::limits::Budget;
use super::trailer::{self, Trailer};
use super::xmp::Xmp;
use crate::readback::Error;
use crate::readback::pdf::text_string;

/// A file, opened, and what it says of itself.
pub(super) struct File<'a> {
    /// The file.
    pub pdf: &'a Pdf,
    /// Its catalog.
    pub catalog: Dict<'a>,
    /// Its trailer.
    pub trailer: Trailer<'a>,
    /// Its XMP packet.
    pub xmp: Xmp,
    /// Its pages, in order.
    pub sheets: Vec<Sheet<'a>>,
}

/// A page.
pub(super) struct Sheet<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// What it is.
    pub page: &'a Page<'a>,
    /// Its boxes.
    pub boxes: Boxes,
}

impl<'a> File<'a> {
    /// Looks at what the file says of itself. Fails if `budget` is used up.
    pub fn new(pdf: &'a Pdf, budget: &Budget) -> Result<Self, Error> {
        let catalog: Dict<'a> = pdf.xref().get(pdf.xref().root_id()).unwrap_or_default();
        let sheets = (1..).zip(pdf.pages().iter());
        Ok(Self {
            trailer: trailer::read(pdf.data().as_ref(), pdf),
            xmp: xmp(&catalog, budget)?,
            sheets: sheets
                .map(|(number, page)| Sheet { number, page, boxes: Boxes::new(page) })
                .collect(),
            pdf,
            catalog,
        })
    }

    /// A text of the information dictionary, if there is one with anything in it.
    pub fn info(&self, key: &[u8]) -> Option<String> {
        let text = text_string(&self.trailer.info.get::<PdfString<'_>>(key)?);
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

fn xmp(catalog: &Dict<'_>, budget: &Budget) -> Result<Xmp, Error> {
    match catalog.get::<Stream<'_>>(keys::METADATA) {
        Some(stream) => {
            let packet = budget.streams.decode(&stream)?;
            Ok(packet.map(|packet| Xmp::read(&packet)).unwrap_or_default())
        }
        None => Ok(Xmp::default()),
    }
}
