//! What is set poorly, told as warnings.

use super::{Edition, Kind};
use crate::agreement::beginning;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::reading::{Flaw, FlawKind};

/// The most characters of a text that a warning quotes.
const MOST_TEXT: usize = 40;

/// What is set poorly in the PDF that is among these editions, as warnings. They name
/// its pages.
pub fn flaws(editions: &[Edition]) -> Diagnostics {
    let mut out = Diagnostics::new();
    let print = editions.iter().find(|edition| edition.kind == Kind::Pdf);
    for flaw in print.iter().flat_map(|print| &print.reading.flaws) {
        out.push(warning(flaw));
    }
    out
}

fn warning(flaw: &Flaw) -> Diagnostic {
    let (page, text) = (flaw.page, format!("“{}”", beginning(&flaw.text, MOST_TEXT)));
    let costs = "leave the layout's text costs as they are, or change a few words";
    match flaw.kind {
        FlawKind::HeadingLast => {
            let message = format!("page {page} ends with a heading: {text}");
            let hint =
                "let the layout keep headings with what follows: block(sticky: true)";
            Diagnostic::warning("heading-last", message).hint(hint)
        }
        FlawKind::FirstLineAlone => {
            let message =
                format!("page {page} ends with the first line of a paragraph: {text}");
            Diagnostic::warning("line-alone", message).hint(costs)
        }
        FlawKind::LastLineAlone => {
            let message =
                format!("page {page} begins with the last line of a paragraph: {text}");
            Diagnostic::warning("line-alone", message).hint(costs)
        }
        FlawKind::PageShort { lines } => {
            let message =
                format!("on page {page} a chapter ends with few lines, {lines}: {text}");
            let hint =
                "shorten the chapter a little, or let the layout have more on a page";
            Diagnostic::warning("page-short", message).hint(hint)
        }
        FlawKind::TextAtEdge => {
            let message =
                format!("on page {page} text stands within 5 mm of the edge: {text}");
            let hint = "give the layout wider margins, or let long words be parted";
            Diagnostic::warning("text-at-edge", message).hint(hint)
        }
    }
}
