//! What is said of a change, in words.

use crate::revision::{Change, Field, Lines, Name, Spot, Way, What};
use crate::words::Teller;

/// What changed, and how: `Item 12: changed, new number, was 11`.
pub(super) fn title(change: &Change, teller: &Teller) -> String {
    let ways: Vec<_> = change.ways.iter().map(|way| self::way(way, teller)).collect();
    let lines = |spot: &Option<Spot>| spot.as_ref().and_then(|spot| spot.lines);
    let mut what = named(change, teller);
    let (old, new) = (lines(&change.old), lines(&change.new));
    if let Some(new) = new {
        what.push_str(&format!(", {}", self::lines(new, teller)));
    }
    if let Some(old) = old.filter(|_| old != new) {
        let said = self::lines(old, teller);
        what.push_str(&format!(" ({})", teller.say("lines-before", &[("lines", &said)])));
    }
    format!("{what}: {}", ways.join(", "))
}

fn lines(lines: Lines, teller: &Teller) -> String {
    let (first, last) = (lines.first.to_string(), lines.last.to_string());
    match lines.first == lines.last {
        true => teller.say("line", &[("number", &first)]),
        false => teller.say("lines", &[("first", &first), ("last", &last)]),
    }
}

fn named(change: &Change, teller: &Teller) -> String {
    let until = change.until.as_ref().and_then(|name| name.number.as_deref());
    let Name { what, number, item } = &change.unit;
    let what = self::what(*what, teller);
    match (number, until, item) {
        (Some(number), Some(until), _) => {
            let values = [("what", what.as_str()), ("number", number), ("until", until)];
            teller.say("range", &values)
        }
        (Some(number), None, _) => {
            teller.say("numbered", &[("what", &what), ("number", number)])
        }
        (None, _, Some(item)) => teller.say("within", &[("what", &what), ("item", item)]),
        (None, _, None) => what,
    }
}

fn what(what: What, teller: &Teller) -> String {
    let id = match what {
        What::Heading(2) => "what-chapter",
        What::Heading(_) => "what-heading",
        What::Paragraph => "what-paragraph",
        What::Item => "what-item",
        What::Bullet => "what-bullet",
        What::Done => "what-done",
        What::NotDone => "what-not-done",
        What::Term => "what-term",
        What::Definition => "what-definition",
        What::Picture => "what-picture",
        What::Code => "what-code",
        What::Caption => "what-caption",
        What::Quotation => "what-quotation",
        What::Source => "what-source",
        What::Note => "what-note",
        What::Cell(row, column) => {
            let (row, column) = (row.to_string(), column.to_string());
            return teller.say("what-cell", &[("row", &row), ("column", &column)]);
        }
    };
    teller.say(id, &[])
}

fn way(way: &Way, teller: &Teller) -> String {
    let id = match way {
        Way::Added => "added",
        Way::Removed => "removed",
        Way::Changed => "changed",
        Way::Split => "split",
        Way::Joined => "joined",
        Way::Marks => "marks",
        Way::Picture => "other-picture",
        Way::Kind { from } => {
            return teller.say("kind", &[("what", &self::what(*from, teller))]);
        }
        Way::Moved { chapter, number } => return moved(chapter, number, teller),
        Way::Renumbered { from, until: None } => {
            return teller.say("renumbered", &[("from", from)]);
        }
        Way::Renumbered { from, until: Some(until) } => {
            return teller.say("renumbered-range", &[("from", from), ("until", until)]);
        }
    };
    teller.say(id, &[])
}

fn moved(chapter: &Option<String>, number: &Option<String>, teller: &Teller) -> String {
    let (id, chapter, number) = match (chapter.as_deref(), number.as_deref()) {
        (None, None) => ("moved", "", ""),
        (None, Some(number)) => ("moved-number", "", number),
        (Some(chapter), None) => ("moved-chapter", chapter, ""),
        (Some(chapter), Some(number)) => ("moved-chapter-number", chapter, number),
    };
    teller.say(id, &[("chapter", chapter), ("number", number)])
}

/// What something that is known of a work is called.
pub(super) fn field(field: Field, teller: &Teller) -> String {
    let id = match field {
        Field::Title => "field-title",
        Field::Subtitle => "field-subtitle",
        Field::Language => "field-language",
        Field::Authors => "field-authors",
        Field::Publisher => "field-publisher",
        Field::Identifier => "field-identifier",
        Field::Description => "field-description",
        Field::Edition => "field-edition",
        Field::Rights => "field-rights",
        Field::Published => "field-published",
        Field::Modified => "field-modified",
    };
    teller.say(id, &[])
}
