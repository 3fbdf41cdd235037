//! TeX, as it stands between dollar signs → the tree of a formula.
//!
//! 1. [`tokens`] cuts the text into commands and characters.
//! 2. [`rows`] joins them to parts, with what is attached to each; [`commands`]
//!    knows what a command stands for, [`environments`] what stands in rows and
//!    columns.
//!
//! There are no macros, so that no formula is longer than it looks. What is not
//! known is a fault and is never left out.

mod commands;
mod environments;
mod rows;
mod tokens;

use self::rows::Parser;
use crate::diagnostic::Diagnostic;
use crate::terms::maths::Part;

/// The longest formula, in bytes.
const LONGEST: usize = 4096;

/// How deeply parts of a formula may stand in each other.
const DEEPEST: usize = 24;

/// What is wrong with a formula, and at which byte of it.
#[derive(Debug)]
pub struct Fault {
    /// The byte.
    pub at: usize,
    /// What is wrong, still without a place.
    pub diagnostic: Diagnostic,
}

/// The formula that `tex` describes, with whatever is wrong with it.
pub fn parse(tex: &str) -> (Part, Vec<Fault>) {
    if tex.len() > LONGEST {
        let message = format!("formula of more than {LONGEST} bytes");
        return (
            Part::Row(Vec::new()),
            vec![Fault { at: 0, diagnostic: too_large(&message) }],
        );
    }
    let mut parser = Parser::new(tokens::tokens(tex), tex.len());
    let part = parser.whole();
    let mut faults = parser.faults;
    // What follows from that is not told.
    if faults.iter().any(|fault| fault.diagnostic.code == "maths-too-large") {
        faults.retain(|fault| fault.diagnostic.code == "maths-too-large");
    }
    if part.is_empty() && faults.is_empty() {
        let diagnostic = Diagnostic::error("maths-syntax", "formula that says nothing");
        let hint = "write it, or leave out the dollar signs";
        faults.push(Fault { at: 0, diagnostic: diagnostic.hint(hint) });
    }
    (part, faults)
}

fn too_large(message: &str) -> Diagnostic {
    Diagnostic::error("maths-too-large", message)
        .hint("no reader can follow it; part it, and name what its parts stand for")
}

#[cfg(test)]
mod tests;
