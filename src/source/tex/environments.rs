//! What stands in rows and columns.

use super::rows::{Parser, Until};
use super::tokens::Kind;
use crate::source::nearest::nearest;
use crate::terms::maths::{Part, Table};

/// The environments that are known.
const KNOWN: [(&str, Table); 13] = [
    ("matrix", Table::Matrix(None)),
    ("smallmatrix", Table::Matrix(None)),
    ("pmatrix", Table::Matrix(Some(('(', ')')))),
    ("bmatrix", Table::Matrix(Some(('[', ']')))),
    ("Bmatrix", Table::Matrix(Some(('{', '}')))),
    ("vmatrix", Table::Matrix(Some(('|', '|')))),
    ("Vmatrix", Table::Matrix(Some(('‖', '‖')))),
    ("cases", Table::Cases),
    ("aligned", Table::Aligned),
    ("align", Table::Aligned),
    ("align*", Table::Aligned),
    ("split", Table::Aligned),
    ("gathered", Table::Matrix(None)),
];

/// The most rows, and the most columns.
const MOST: usize = 32;

impl Parser {
    /// What stands between `\begin{name}`, which was passed, and `\end{name}`.
    pub fn environment(&mut self, name: &str, at: usize) -> Option<Part> {
        let kind = KNOWN.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        if kind.is_none() {
            let hint = match nearest(name, KNOWN.map(|(name, _)| name)) {
                Some(near) => format!("did you mean \\begin{{{near}}}?"),
                None => "rows and columns are matrix, pmatrix, bmatrix, vmatrix, cases and aligned".to_owned(),
            };
            self.unknown(at, &format!("\\begin{{{name}}}"), Some(hint));
        }
        let mut rows = self.rows();
        match self.bump().map(|token| token.kind) {
            Some(Kind::End(end)) if end == name => {}
            Some(Kind::End(end)) => {
                let message = format!("\\begin{{{name}}} ended by \\end{{{end}}}");
                self.syntax(at, &message, "both have the same name");
            }
            _ => {
                let message = format!("\\begin{{{name}}} without an end");
                self.syntax(at, &message, &format!("end it with \\end{{{name}}}"));
            }
        }
        // A line break after the last row is usual, and makes none.
        rows.pop_if(|row| row.iter().all(Part::is_empty));
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if width == 0 {
            self.syntax(
                at,
                "rows and columns without anything in them",
                "write them, or leave them out",
            );
            return None;
        }
        if rows.len() > MOST || width > MOST {
            let message = format!("more than {MOST} rows or columns");
            self.fault(at, super::too_large(&message));
            return None;
        }
        rows.iter_mut().for_each(|row| row.resize(width, Part::Row(Vec::new())));
        kind.map(|kind| Part::Table { kind, rows })
    }

    fn rows(&mut self) -> Vec<Vec<Part>> {
        let mut rows = vec![Vec::new()];
        loop {
            let cell = self.row(Until::Cell);
            if let Some(row) = rows.last_mut() {
                row.push(cell);
            }
            match self.peek().map(|token| &token.kind) {
                Some(Kind::Character('&')) => {}
                Some(Kind::Command(name)) if name == "\\" || name == "cr" => {
                    rows.push(Vec::new());
                }
                _ => return rows,
            }
            self.bump();
        }
    }
}
