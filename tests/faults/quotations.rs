//! Damage to quotations.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const QUOTATIONS: Sample = Sample("quotations");
const FILE: &str = "EPUB/hva-folk-sier.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        QUOTATIONS.markup("quotation-lost", QuotationChanged, FILE, |text| {
            text.replace("<blockquote>\n<p>Skolen er", "<div>\n<p>Skolen er");
            text.replace("med dem.</p>\n</blockquote>", "med dem.</p>\n</div>");
        }),
        QUOTATIONS.markup("quotation-ends-early", QuotationChanged, FILE, |text| {
            text.replace("legger ned.</p>", "legger ned.</p>\n</blockquote>");
            text.replace("med dem.</p>\n</blockquote>", "med dem.</p>");
        }),
        QUOTATIONS.markup("quotation-in-item-lost", QuotationChanged, FILE, |text| {
            text.replace(
                "<blockquote>\n<p>Spør ungene.</p>\n</blockquote>",
                "<p>Spør ungene.</p>",
            );
        }),
        QUOTATIONS.markup("text-as-quotation", QuotationChanged, FILE, |text| {
            text.replace(
                "<p>Mer ville hun ikke si.</p>",
                "<blockquote><p>Mer ville hun ikke si.</p></blockquote>",
            );
        }),
    ];
    markup.into_iter().flatten().chain(tags()).collect()
}

fn tags() -> Vec<Case> {
    vec![
        QUOTATIONS.pdf("quotation-lost", QuotationChanged, |file| {
            let quotation = file.find("BlockQuote", "Skolen er");
            file.rename(quotation, "Div");
        }),
        QUOTATIONS.pdf("quotation-of-list-lost", QuotationChanged, |file| {
            let quotation = file.find("BlockQuote", "Bygda trenger");
            file.rename(quotation, "Div");
        }),
        QUOTATIONS.pdf("text-as-quotation", QuotationChanged, |file| {
            let paragraph = file.find("P", "Mer ville hun");
            file.wrap(paragraph, "BlockQuote");
        }),
    ]
}
