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
    markup.into_iter().chain(sources()).flatten().chain(tags()).collect()
}

fn sources() -> [Vec<Case>; 4] {
    [
        QUOTATIONS.markup("source-as-text", QuotationSource, FILE, |text| {
            text.replace("<figcaption>Åse", "</figure><p>Åse");
            text.replace("</figcaption>\n</figure>", "</p>");
        }),
        QUOTATIONS.markup("source-in-quotation", QuotationSource, FILE, |text| {
            text.replace("alt.</p>\n</blockquote>\n<figcaption>Åse", "alt.</p>\n<p>Åse");
            text.replace("</figcaption>\n</figure>", "</p></blockquote></figure>");
        }),
        QUOTATIONS.markup("text-as-source", QuotationSource, FILE, |text| {
            text.replace(
                "<p>Uten den stopper alt.</p>",
                "<footer>Uten den stopper alt.</footer>",
            );
        }),
        QUOTATIONS.markup("source-lost", TextMissing, FILE, |text| {
            text.cut("<figcaption>Åse", "</figcaption>");
        }),
    ]
}

fn tags() -> Vec<Case> {
    vec![
        QUOTATIONS.pdf("source-in-quotation", QuotationSource, |file| {
            let source = file.find("Caption", "Åse Moe");
            file.rename(source, "Div");
        }),
        QUOTATIONS.pdf("source-as-text", QuotationSource, |file| {
            let source = file.find("Caption", "Åse Moe");
            let quotation = file.parent(source);
            file.rename(source, "Div");
            file.move_after(source, quotation);
        }),
        QUOTATIONS.pdf("text-as-source", QuotationSource, |file| {
            let paragraph = file.find("P", "Uten den");
            file.wrap(paragraph, "Caption");
        }),
        QUOTATIONS.pdf("source-lost", TextMissing, |file| {
            let source = file.find("Caption", "Åse Moe");
            file.erase(source);
        }),
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
