//! What is read as something else than its characters: pictures, formulas and code.

use std::mem;

use kurbo::{Point, Vec2};

use super::Walk;
use crate::readback::Error;
use crate::readback::pdf::attributes::Area;
use crate::readback::pdf::code::Code;
use crate::readback::pdf::geometry::Line;
use crate::readback::pdf::open::{Open, Said, Spot};
use crate::readback::pdf::roles::Role;
use crate::readback::pdf::structure::{Child, Element};
use crate::reading::{self, Kind};

/// The size of scripts in formulas, in that of what they belong to.
const SCRIPT: f64 = 0.7;

impl<'d> Walk<'d> {
    /// Code within a line.
    pub(super) fn code_in_text(&mut self, element: &'d Element) -> Result<(), Error> {
        let around = mem::replace(&mut self.in_code, true);
        self.inline(element)?;
        self.in_code = around;
        if let Some(open) = &mut self.open {
            open.within_code(around);
        }
        Ok(())
    }

    /// A picture reads as its description; as an empty one where it has none
    /// (PDF/UA-1, 7.3). Within a line or a heading it is a part of that.
    pub(super) fn picture(&mut self, element: &'d Element) -> Result<(), Error> {
        let rare = element.rare.as_deref();
        if self.open.is_some()
            || self.heading.is_some()
            || rare.is_some_and(|rare| rare.actual_text.is_some())
        {
            return self.figure(element);
        }
        self.empty_item();
        let area = rare.and_then(|rare| rare.area);
        let spot = area.zip(first_page(element)).map(|(area, page)| (page, area.top()));
        let proportion = area.and_then(Area::proportion);
        let kind = Kind::Picture { depth: self.depth, proportion };
        self.open = Some(Open::new(kind, self.within.clone(), spot));
        let alternative = rare.and_then(|rare| rare.alt.as_deref());
        self.add(alternative.unwrap_or_default(), None, (spot, spot))?;
        self.flush()?;
        if alternative.is_none() { self.block(element) } else { Ok(()) }
    }

    /// A formula reads as its description. Within a paragraph it is a part of
    /// that, elsewhere a paragraph of its own.
    pub(super) fn figure(&mut self, element: &'d Element) -> Result<(), Error> {
        // A formula that opens a paragraph is a part of it.
        let rare = element.rare.as_deref();
        let in_line =
            element.role == Role::Figure && !rare.is_some_and(|rare| rare.block);
        let alone = self.open.is_none() && !in_line;
        let start = self.open.as_ref().map_or(0, |open| open.offset(false));
        match rare
            .and_then(|rare| rare.alt.as_deref().filter(|_| rare.actual_text.is_none()))
        {
            Some(alt) => self.instead(element, alt)?,
            None => self.content(element)?,
        }
        if element.role == Role::Figure {
            let signs = self.signs(element);
            if let Some(open) = &mut self.open {
                let end = open.offset(true);
                open.say((start.min(end), end), Said::Formula(signs));
            }
        }
        if alone { self.flush() } else { Ok(()) }
    }

    /// Code is a unit of its own.
    pub(super) fn code(&mut self, element: &'d Element) -> Result<(), Error> {
        self.flush()?;
        self.empty_item();
        let code = Code::read(element, self.claims);
        let (start, language) = (code.start(), code.language());
        let (text, pages) = code.finish();
        if text.is_empty() {
            return Ok(());
        }
        self.spend(text.len())?;
        for (page, byte) in pages {
            if let Some(turn) = self.turns.get_mut(page) {
                turn.get_or_insert((self.units.len(), byte));
            }
        }
        let kind = Kind::Code { depth: self.depth };
        let mut open = Open::new(kind, self.within.clone(), start);
        open.push_verbatim(&text);
        let language = self.foreign(language).map(str::to_owned);
        if let Some(language) = language {
            open.say((0, text.len()), Said::Language(language));
        }
        self.open = Some(open);
        self.flush()
    }

    /// Adds `text` in the place of all that `element` shows.
    pub(super) fn instead(
        &mut self,
        element: &'d Element,
        text: &str,
    ) -> Result<(), Error> {
        let mut ends: Option<(Spot, Spot)> = None;
        self.each_piece(element, &mut |page, piece| {
            if let Some(line) = piece.line {
                let first = ends.map_or((page, line), |(first, _)| first);
                ends = Some((first, (page, line)));
            }
        });
        let (from, to) = ends.unzip();
        let to = match element.role {
            Role::Figure => to.map(|to| self.end_of_drawing(element, to)),
            _ => to,
        };
        let start = self.add(text, None, (from, to))?;
        self.mark_all(element, start);
        Ok(())
    }

    /// Where text goes on after what is drawn in two dimensions and ends with the
    /// piece at `last`, which may stand above or below the line: after whatever
    /// reaches furthest, on the line of the text before, and by the size of what is
    /// largest in it. What ends off that line, as a fraction does, has the size of
    /// scripts there.
    pub(super) fn end_of_drawing(&self, element: &Element, (page, last): Spot) -> Spot {
        let before = self.open.as_ref().and_then(Open::last);
        let before = before.filter(|(own, _)| *own == page).map(|(_, line)| line);
        let own = match before.is_none_or(|before| before.is_on_line(last.to)) {
            true => last.em,
            false => last.em / SCRIPT,
        };
        let em = before.map_or(own, |before| before.em.max(own));
        let mut end = Line { em, ..last };
        let along = |to: Point| (to - last.to).dot(last.direction);
        let is_near = |at: Point| (at - last.to).cross(last.direction).abs() < 1.2 * em;
        self.each_piece(element, &mut |own, piece| {
            if let Some(line) = piece.line.filter(|line| own == page && is_near(line.to))
            {
                end.em = end.em.max(line.em);
                if along(line.to) > along(end.to) {
                    end.to = line.to;
                }
            }
        });
        if let Some(before) = before.filter(|before| is_near(before.to)) {
            let off = (before.to - end.to).cross(last.direction);
            end.to -= Vec2::new(-last.direction.y, last.direction.x) * off;
        }
        (page, end)
    }

    /// What a formula draws, each stretch of it by itself.
    pub(super) fn signs(&self, element: &Element) -> String {
        let mut out = Vec::new();
        self.each_piece(element, &mut |page, piece| {
            out.push(reading::signs(self.claims.pages[page].text(piece)));
        });
        out.retain(|signs| !signs.is_empty());
        out.join(" ")
    }
}

/// The page on which the first content of `element` is.
fn first_page(element: &Element) -> Option<usize> {
    element.children.iter().find_map(|child| match child {
        Child::Element(element) => first_page(element),
        Child::Content { page, .. } => Some(*page),
        Child::Link(_) => None,
    })
}
