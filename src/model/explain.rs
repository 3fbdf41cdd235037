//! Helps with words that readers may not know, where a chapter first uses them:
//! terms of the glossary become links to what they mean, and abbreviations are
//! followed by what they are short for (WCAG 2.2, 3.1.3 and 3.1.4).
//!
//! Headings, leads, links and code stay as they are, and so does text in another
//! language, in which a word may mean something else.

use std::collections::HashSet;
use std::ops::Range;

use super::phrases::Phrases;
use super::walk::{self, Change};
use super::{Anchor, Block, Inline, Role, Section, Target};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::reading::normalise;
use crate::source::Abbreviation;

/// Explains in `sections` the terms of their glossaries and `abbreviations`.
pub fn explain(
    sections: &mut [Section],
    abbreviations: &[Abbreviation],
    faults: &mut Diagnostics,
) {
    let mut phrases = Phrases::default();
    for Abbreviation { short, long, .. } in abbreviations {
        phrases.add(short, Known::Short(short.clone(), long.clone()));
    }
    for section in sections.iter().filter(|section| section.role == Role::Glossary) {
        let terms = terms(section);
        for (term, anchor) in &terms {
            phrases.add(term, Known::Term(anchor.clone()));
        }
        if terms.is_empty() {
            faults.push(without_terms(section));
        }
    }
    let mut used = HashSet::new();
    for section in sections {
        let mut explainer = Explainer {
            phrases: &phrases,
            glossary: section.role == Role::Glossary,
            terms: HashSet::new(),
            shorts: HashSet::new(),
        };
        walk::change(section, &mut |change| match change {
            Change::Name(_) => {}
            Change::Promise(text) => {
                let rest = text.split_off(1);
                text.extend(explainer.text(rest));
            }
            Change::Text(text) => *text = explainer.text(std::mem::take(text)),
        });
        used.extend(explainer.shorts);
    }
    for unused in abbreviations.iter().filter(|it| !used.contains(&it.short)) {
        let message = format!("the abbreviation {} is not used", unused.short);
        let fault = Diagnostic::warning("abbreviation-unused", message);
        let hint = "whole words are found, as they are typed; or leave it out";
        faults.push(fault.at(unused.place.clone()).hint(hint));
    }
}

/// The terms that `section` defines.
fn terms(section: &Section) -> Vec<(String, Anchor)> {
    let mut out = Vec::new();
    for block in &section.blocks {
        let Block::Definitions(definitions) = block else { continue };
        let term = |it: &super::Definition| {
            (normalise(&Inline::plain(&it.term)), it.anchor.clone())
        };
        out.extend(definitions.items.iter().map(term));
    }
    out
}

fn without_terms(section: &Section) -> Diagnostic {
    let fault = Diagnostic::warning("glossary-empty", "glossary without terms");
    let fault = match &section.heading {
        Some(heading) => fault.at(heading.place.clone()),
        None => fault,
    };
    fault.hint("a term stands on a line, and what it means on the next, after a colon")
}

/// What there is to say of a phrase.
#[derive(Debug)]
enum Known {
    /// It is an abbreviation: as it is typed, and what it is short for.
    Short(String, String),
    /// It is defined there.
    Term(Anchor),
}

/// Goes through the text of a chapter.
struct Explainer<'a> {
    phrases: &'a Phrases<Known>,
    /// Whether the chapter is itself a glossary: its terms need no links.
    glossary: bool,
    /// The terms that were met in it.
    terms: HashSet<Anchor>,
    /// The abbreviations that were met in it.
    shorts: HashSet<String>,
}

impl<'a> Explainer<'a> {
    /// The text of a block, explained.
    fn text(&mut self, text: Vec<Inline>) -> Vec<Inline> {
        let whole = Inline::plain(&text).to_lowercase();
        self.inlines(text, &whole)
    }

    /// `whole` is all that the block says, in lower case.
    fn inlines(&mut self, text: Vec<Inline>, whole: &str) -> Vec<Inline> {
        let mut out = Vec::with_capacity(text.len());
        let mut rest = text.into_iter().peekable();
        while let Some(inline) = rest.next() {
            match inline {
                Inline::Text(text) => self.words(&text, whole, &mut out),
                Inline::Abbreviation(long, inner) => {
                    let short = Inline::plain(&inner);
                    out.push(Inline::Abbreviation(long.clone(), inner));
                    let next = rest.peek().map(std::slice::from_ref);
                    let after = next.map(Inline::plain).unwrap_or_default();
                    self.expand(&short, &long, (whole, &after), &mut out);
                }
                Inline::Strong(inner) => {
                    out.push(Inline::Strong(self.inlines(inner, whole)))
                }
                Inline::Emphasis(inner) => {
                    out.push(Inline::Emphasis(self.inlines(inner, whole)));
                }
                Inline::Mark(inner) => out.push(Inline::Mark(self.inlines(inner, whole))),
                other => out.push(other),
            }
        }
        out
    }

    fn words(&mut self, text: &str, whole: &str, out: &mut Vec<Inline>) {
        let mut done = 0;
        while let Some((range, known)) = self.next(text, done) {
            push_text(&text[done..range.start], out);
            let inner = vec![Inline::Text(text[range.clone()].to_string())];
            done = range.end;
            match known {
                Known::Term(anchor) => {
                    self.terms.insert(anchor.clone());
                    out.push(Inline::Link(Target::Anchor(anchor.clone()), inner));
                }
                Known::Short(short, long) => {
                    out.push(Inline::Abbreviation(long.clone(), inner));
                    self.expand(short, long, (whole, &text[done..]), out);
                }
            }
        }
        push_text(&text[done..], out);
    }

    /// The next word that there is something to say of.
    fn next(&self, text: &str, from: usize) -> Option<(Range<usize>, &'a Known)> {
        let counts = |typed: &str, known: &Known| match known {
            Known::Short(short, _) => typed == short,
            Known::Term(anchor) => !self.glossary && !self.terms.contains(anchor),
        };
        self.phrases.find(text, from, counts)
    }

    /// Says what `short` is short for, unless this chapter said it already, or the
    /// author does: in the same block, or in brackets right after it.
    fn expand(
        &mut self,
        short: &str,
        long: &str,
        (whole, after): (&str, &str),
        out: &mut Vec<Inline>,
    ) {
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '‐' | '‑' | '_');
        if after.starts_with(goes_on) || !self.shorts.insert(short.to_string()) {
            return;
        }
        let explained = after.trim_start().starts_with('(');
        if !explained && !whole.contains(&long.to_lowercase()) {
            out.push(Inline::Expansion(format!(" ({long})")));
        }
    }
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    if !text.is_empty() {
        out.push(Inline::Text(text.to_string()));
    }
}
