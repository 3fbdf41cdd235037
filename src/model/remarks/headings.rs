//! Headings that will be read otherwise than they look.

use std::collections::HashMap;

use super::Remarks;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Block, Document, Heading, Inline, Paragraph, Section};

pub fn all(document: &Document, remarks: &mut Remarks) {
    let mut seen = Seen::default();
    for section in super::typed(document) {
        for heading in headings(section) {
            let text = Inline::plain(&heading.content);
            let text = text.trim();
            check_end(text, &heading.place, remarks);
            check_capitals(text, &heading.place, remarks);
            seen.check(heading, text, remarks);
        }
        check_strong(&section.blocks, remarks);
    }
    let first = super::typed(document).find_map(|section| section.heading.as_ref());
    if let Some(heading) = first {
        check_title(heading, &document.metadata.title, remarks);
    }
}

fn headings(section: &Section) -> impl Iterator<Item = &Heading> {
    let below = section.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    section.heading.iter().chain(below)
}

/// An abbreviation has its full stop, an ellipsis its three.
fn check_end(text: &str, place: &Place, remarks: &mut Remarks) {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let Some(word) = last.strip_suffix('.') else { return };
    if word.contains('.') || word.chars().count() <= 3 {
        return;
    }
    let remark =
        Diagnostic::warning("heading-stop", "heading that ends with a full stop");
    remarks.push(remark.hint("headings are titles; leave it out"), place);
}

fn check_capitals(text: &str, place: &Place, remarks: &mut Remarks) {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    if words < 2 || letters < 8 || text.chars().any(char::is_lowercase) {
        return;
    }
    let remark = Diagnostic::warning("heading-capitals", "heading in capital letters");
    remarks.push(
        remark.hint("type it as a sentence; how it looks is for the layout"),
        place,
    );
}

/// The headings that were met, by level, under the heading that is open above.
#[derive(Default)]
struct Seen([HashMap<String, u32>; 7]);

impl Seen {
    fn check(&mut self, heading: &Heading, text: &str, remarks: &mut Remarks) {
        let level = usize::from(heading.level.get());
        self.0[level + 1..].iter_mut().for_each(HashMap::clear);
        let before = self.0[level].insert(text.to_lowercase(), heading.place.line);
        if let Some(line) = before.filter(|_| !text.is_empty()) {
            let remark =
                Diagnostic::warning("heading-repeated", "heading that stands twice")
                    .hint(format!(
                        "the other stands in line {line}; say what sets them apart"
                    ));
            remarks.push(remark, &heading.place);
        }
    }
}

fn check_title(heading: &Heading, title: &str, remarks: &mut Remarks) {
    if Inline::plain(&heading.content).trim().to_lowercase() != title.to_lowercase() {
        return;
    }
    let remark =
        Diagnostic::warning("title-repeated", "chapter with the work's own title")
            .hint("the title comes from publication.toml; begin with the first chapter");
    remarks.push(remark, &heading.place);
}

/// A short paragraph of nothing but strong text, with text below it, looks like
/// a heading and is none.
fn check_strong(blocks: &[Block], remarks: &mut Remarks) {
    for pair in blocks.windows(2) {
        let [Block::Paragraph(paragraph), Block::Paragraph(_) | Block::List(_)] = pair
        else {
            continue;
        };
        if is_title(paragraph) {
            let message = "strong text in the place of a heading";
            let remark = Diagnostic::warning("heading-strong", message);
            remarks.push(remark.hint("a heading is typed ## Heading"), &paragraph.place);
        }
    }
}

fn is_title(paragraph: &Paragraph) -> bool {
    let [Inline::Strong(strong)] = &paragraph.content[..] else { return false };
    let text = Inline::plain(strong);
    let text = text.trim();
    text.chars().count() <= 60 && !text.ends_with(['.', ':', '!', ',', ';', '…'])
}
