//! Code, in which white space matters.
//!
//! Each paragraph in it is a line, however often the page wraps that. Where there
//! are none, each line of the page is one.

use super::claims::Claims;
use super::geometry::Gap;
use super::open::Spot;
use super::roles::Role;
use super::structure::{Child, Element};
use crate::reading::normalise_code;

/// Whether there are paragraphs in `code`.
pub(super) fn has_lines(code: &Element) -> bool {
    code.children.iter().filter_map(Child::element).any(|it| it.role == Role::Block)
}

/// Code as it is gathered.
#[derive(Debug)]
pub(super) struct Code<'d> {
    claims: &'d Claims<'d>,
    lines: Vec<String>,
    /// Whether each line of the page is one.
    as_printed: bool,
    /// Where the first and the last of it stand.
    ends: Option<(Spot, Spot)>,
    /// The language that its first text declares.
    language: Option<&'d str>,
    /// Where each page's text begins: the page, a line and a byte in it.
    starts: Vec<(usize, usize, usize)>,
}

impl<'d> Code<'d> {
    /// Reads the code in `element`.
    pub(super) fn read(element: &'d Element, claims: &'d Claims<'d>) -> Self {
        let as_printed = !has_lines(element);
        let mut code = Self {
            claims,
            lines: Vec::new(),
            as_printed,
            ends: None,
            language: None,
            starts: Vec::new(),
        };
        code.children(element);
        code
    }

    fn children(&mut self, element: &'d Element) {
        for child in &element.children {
            match child {
                Child::Element(line) if line.role == Role::Block => {
                    self.lines.push(String::new());
                    self.children(line);
                }
                Child::Element(inner) => self.children(inner),
                Child::Content { page, key } => {
                    for piece in self.claims.pieces(*page, *key) {
                        let page_text = &self.claims.pages[*page];
                        let spot = piece.line.map(|line| (*page, line));
                        let mut contexts = page_text.contexts(piece);
                        let language = contexts.find_map(|it| it.language.as_deref());
                        self.language = self.language.or(language);
                        self.add(page_text.text(piece), spot);
                    }
                }
                Child::Link(_) => {}
            }
        }
    }

    fn add(&mut self, text: &str, spot: Option<Spot>) {
        if let Some((page, line)) = spot {
            let last = self.ends.map(|(_, last)| last);
            let apart = last.is_some_and(|(before, last)| {
                before != page || last.gap(&line) == Gap::Line
            });
            if self.as_printed && apart {
                self.lines.push(String::new());
            }
            self.ends =
                Some((self.ends.map_or((page, line), |ends| ends.0), (page, line)));
        }
        if self.lines.is_empty() {
            self.lines.push(String::new());
        }
        let at = self.lines.len() - 1;
        if let Some((page, _)) = spot
            && self.starts.last().is_none_or(|start| start.0 != page)
        {
            self.starts.push((page, at, self.lines[at].len()));
        }
        self.lines[at].push_str(text);
    }

    /// Where it begins.
    pub(super) fn start(&self) -> Option<Spot> {
        self.ends.map(|ends| ends.0)
    }

    /// The language that it declares.
    pub(super) fn language(&self) -> Option<&'d str> {
        self.language
    }

    /// Its text, and the pages that begin in it, each with the byte.
    pub(super) fn finish(self) -> (String, Vec<(usize, usize)>) {
        let text = normalise_code(&self.lines.join("\n"));
        // Blank lines before the first are no part of it.
        let blank = |line: &&String| normalise_code(line).is_empty();
        let skipped = self.lines.iter().take_while(blank).count();
        let offset = |line: usize, byte: usize| {
            let before = text.split('\n').take(line.saturating_sub(skipped));
            let start = before.map(|line| line.len() + 1).sum::<usize>();
            let length = text[start.min(text.len())..].find('\n').unwrap_or(text.len());
            let mut at = (start + byte.min(length)).min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let starts = self.starts.into_iter();
        let pages = starts.map(|(page, line, byte)| (page, offset(line, byte))).collect();
        (text, pages)
    }
}
