//! A draft of an accessibility statement, in the work's language.

use super::{Assertion, Level, Outcome, wcag};
use crate::editions::xhtml::Element;
use crate::model::Metadata;
use crate::words::statement::{Line, Statement};

/// The statement as a section that says in which language it is. What is not known
/// stands in square brackets, for a person to fill in.
pub fn statement<'a>(metadata: &'a Metadata, assertions: &[Assertion]) -> Element<'a> {
    let words = Statement::new(&metadata.language);
    let of = |outcome| {
        let has = |id: &str| {
            let mut own = assertions.iter().filter(|it| it.requirement.id == id);
            own.any(|it| it.verdict.outcome == outcome)
        };
        let needed = wcag::CRITERIA.iter().filter(|it| it.level <= Some(Level::Aa));
        let ids = needed.map(|it| it.id).filter(|id| has(id));
        ids.collect::<Vec<_>>().join(", ")
    };
    let (failed, open) = (of(Outcome::Failed), of(Outcome::NeedsPerson));
    let day = metadata.modified.date.to_string();
    let mut lines = vec![
        words.line(Line::About, &metadata.title),
        words.line(Line::Publisher, &metadata.publisher),
        words.line(Line::Made, &day),
    ];
    if failed.is_empty() {
        lines.push(words.line(Line::NoFailure, ""));
    } else {
        lines.push(words.line(Line::Failures, &failed));
    }
    if !open.is_empty() {
        lines.push(words.line(Line::Open, &open));
    }
    lines.push(words.line(Line::Contact, ""));
    let paragraphs = lines.into_iter().map(|line| Element::new("p").text(line));
    Element::new("section")
        .attribute("id", "statement")
        .attribute("lang", words.language())
        .child(Element::new("h2").text(words.line(Line::Title, "")))
        .children(paragraphs)
}
