//! The table of contents of an HTML page.

use std::borrow::Cow;

use crate::editions::xhtml::Element;
use crate::editions::xhtml::contents::{Branch, branches};
use crate::model::Document;
use crate::words::{Word, Words};

/// The table of contents, which small screens fold; `None` where there is
/// nothing to list.
///
/// Promises stand in an `ol` with the numbers that they have in the text, so
/// that their numbers are told once, by the list.
pub fn contents<'a>(document: &'a Document, words: &Words) -> Option<Element<'a>> {
    let branches = branches(&document.outline);
    if branches.is_empty() {
        return None;
    }
    let title = words.get(Word::Contents);
    let summary = Element::new("summary").text(title.clone());
    // Open, since wide screens always show it: what is said of its state to
    // assistive technology must be true there too.
    let details = Element::new("details")
        .attribute("open", "open")
        .child(summary)
        .children(lists(&branches));
    let nav = Element::new("nav")
        .attribute("class", "contents")
        .attribute("role", "doc-toc")
        .attribute("aria-label", title)
        .child(details);
    Some(nav)
}

/// Runs of headings and runs of promises, a list each.
fn lists<'a>(branches: &[Branch<'a>]) -> Vec<Element<'a>> {
    let alike = |a: &Branch<'_>, b: &Branch<'_>| a.entry.promise == b.entry.promise;
    let list = |run: &[Branch<'a>]| {
        if run.first().is_some_and(|branch| branch.entry.promise) {
            promises(run)
        } else {
            Element::new("ul").children(run.iter().map(headed))
        }
    };
    branches.chunk_by(alike).map(list).collect()
}

fn headed<'a>(branch: &Branch<'a>) -> Element<'a> {
    item(branch, branch.label())
}

fn promises<'a>(run: &[Branch<'a>]) -> Element<'a> {
    let number = |branch: &Branch<'_>| branch.entry.number.as_ref()?.parse::<u32>().ok();
    let start = run.first().and_then(number).unwrap_or(1);
    let mut list =
        Element::new("ol").maybe("start", (start != 1).then(|| start.to_string()));
    let mut expected = start;
    for branch in run {
        let number = number(branch).unwrap_or(expected);
        let value = (number != expected).then(|| number.to_string());
        list = list.child(item(branch, branch.entry.text.as_str()).maybe("value", value));
        expected = number.saturating_add(1);
    }
    list
}

fn item<'a>(branch: &Branch<'a>, text: impl Into<Cow<'a, str>>) -> Element<'a> {
    let link = Element::new("a")
        .attribute("href", format!("#{}", branch.entry.anchor))
        .text(text);
    Element::new("li").child(link).children(lists(&branch.below))
}
