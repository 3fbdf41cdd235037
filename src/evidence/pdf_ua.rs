//! The requirements of PDF/UA-1 (ISO 14289-1), by the clauses that they stand in, and
//! what judges them.

use super::facts::{Facts, is_heading};
use super::judges::{self as by, IMAGES, LISTS, TABLES, declares, is_formula, is_item};
use super::{Requirement, Standard, Test, Verdict};
use crate::agreement::Code;
use crate::reading::{Kind, Label, Unit};
use crate::report::counted;

const NOTES: &[Code] =
    &[Code::NoteMissing, Code::NoteAdded, Code::NoteNumber, Code::NoteLink];

const fn clause(id: &'static str, name: &'static str, test: Test) -> Requirement {
    Requirement { standard: Standard::PdfUa, id, name, level: None, test }
}

/// All clauses that ask something of a file.
pub const REQUIREMENTS: &[Requirement] = &[
    clause("5", "Version identification", identified),
    clause("7.1", "Real content tagged, title shown", tagged),
    clause("7.2", "Text and its language", language),
    clause("7.3", "Graphics", by::images),
    clause("7.4", "Headings", headings),
    clause("7.5", "Tables", tables),
    clause("7.6", "Lists", lists),
    clause("7.7", "Mathematical expressions", maths),
    clause("7.8", "Page headers and footers", furniture),
    clause("7.9", "Notes and references", notes),
    clause("7.10", "Optional content", optional_content),
    clause("7.11", "Embedded files", embedded_files),
    clause("7.12", "Article threads", threads),
    clause("7.13", "Digital signatures", forms),
    clause("7.14", "Non-interactive forms", forms),
    clause("7.15", "XFA", forms),
    clause("7.16", "Security", security),
    clause("7.17", "Navigation", by::contents),
    clause("7.18", "Annotations", annotations),
    clause("7.19", "Actions", actions),
    clause("7.20", "XObjects", validator),
    clause("7.21", "Fonts", validator),
];

fn holds_no(facts: &Facts<'_>, name: &str, what: &str) -> Verdict {
    match facts.holdings.declares(name) {
        false => Verdict::absent(format!("The file holds no {what}.")),
        true => Verdict::person(format!("Run a validator: the file holds {what}.")),
    }
}

fn identified(facts: &Facts<'_>) -> Verdict {
    declares(facts, &["pdfuaid:part=1"], "The file says that it is PDF/UA-1.")
}

fn tagged(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::UntaggedText, Code::TagEmpty, Code::TitleChanged], || {
        if facts.edition.reading.by_layout {
            return Verdict::failed("No text of the file is tagged.");
        }
        let said = "All text is tagged or an artifact, and the title is what is shown.";
        declares(facts, &["Marked", "DisplayDocTitle", "dc:title"], said)
    })
}

fn language(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::LanguageChanged, Code::TextChanged], || {
        declares(facts, &["Lang"], "Languages and characters are those of the source.")
    })
}

fn headings(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::HeadingMissing, Code::HeadingAdded, Code::HeadingLevel], || {
        let mut before = 0;
        for unit in facts.units() {
            let Kind::Heading { level } = unit.kind else { continue };
            if level > before + 1 {
                return Verdict::failed(format!(
                    "“{}” is of level {level}, after one of level {before}.",
                    unit.text
                ));
            }
            before = level;
        }
        match facts.count(is_heading) {
            0 => Verdict::absent("There is no heading but the title."),
            n => Verdict::passed(format!("{n} headings, none of which skips a level.")),
        }
    })
}

fn tables(facts: &Facts<'_>) -> Verdict {
    facts.unless(TABLES, || match facts.count(|unit| unit.cell().is_some()) {
        0 => Verdict::absent("There is no table."),
        _ => Verdict::passed("Rows, columns and header cells are those of the source."),
    })
}

fn lists(facts: &Facts<'_>) -> Verdict {
    facts.unless(LISTS, || {
        let is_numbered = |unit: &Unit| {
            matches!(&unit.kind, Kind::Item { label: Label::Number(_), .. })
        };
        match facts.count(is_item) {
            0 => Verdict::absent("There is no list."),
            n => Verdict::passed(format!(
                "{}, {} with the number that the source gives, nested as there.",
                counted(n, "list item"),
                facts.count(is_numbered),
            )),
        }
    })
}

fn maths(facts: &Facts<'_>) -> Verdict {
    facts.unless(IMAGES, || match facts.marks(is_formula) {
        0 => Verdict::absent("There is no formula."),
        n => Verdict::person(format!(
            "{} an alternative text: read whether it says the same.",
            match n {
                1 => "1 formula has".to_owned(),
                n => format!("{n} formulas have"),
            }
        ))
        .at(facts.places(|unit| unit.spans.iter().any(|span| is_formula(&span.mark)))),
    })
}

fn furniture(facts: &Facts<'_>) -> Verdict {
    let outside = &facts.edition.reading.outside;
    match outside.iter().filter(|passage| !passage.artifact).count() {
        0 => Verdict::passed(format!(
            "{} outside of the text, all of them artifacts.",
            counted(outside.len(), "passage")
        )),
        n => Verdict::failed(format!(
            "{} neither tagged nor artifacts.",
            counted(n, "passage")
        )),
    }
}

fn notes(facts: &Facts<'_>) -> Verdict {
    facts.unless(NOTES, || match facts.edition.reading.notes() {
        0 => Verdict::absent("There is no note."),
        n => Verdict::passed(format!(
            "{} with the number that refers to it, and a way there and back.",
            counted(n, "note")
        )),
    })
}

fn optional_content(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "OCProperties", "optional content")
}

fn embedded_files(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "EmbeddedFiles", "embedded files")
}

fn threads(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "Threads", "article threads")
}

fn forms(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "AcroForm", "form, signature or XFA")
}

fn security(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.declares("Encrypt") {
        false => Verdict::passed("The file is not encrypted."),
        true => Verdict::person("Look whether assistive technology may read the file."),
    }
}

fn annotations(facts: &Facts<'_>) -> Verdict {
    let holdings = &facts.holdings;
    if holdings.unnamed > 0 {
        return Verdict::failed(format!(
            "{} without a description.",
            counted(holdings.unnamed, "link")
        ));
    }
    match holdings.media + holdings.controls {
        0 => facts.unless(&[Code::LinkMissing, Code::LinkTarget], || {
            Verdict::passed("Links are the only annotations, and each is described.")
        }),
        n => Verdict::person(format!("Run a validator on {}.", counted(n, "annotation"))),
    }
}

fn actions(facts: &Facts<'_>) -> Verdict {
    let more = usize::from(facts.holdings.declares("AA"));
    match facts.holdings.scripts + more {
        0 => Verdict::absent("The file holds no script and no action but links."),
        n => Verdict::person(format!("Try {}.", counted(n, "action"))),
    }
}

fn validator(_: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Publishing does not judge this: run veraPDF with its profile PDF/UA-1.",
    )
}
