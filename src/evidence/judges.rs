//! The tests that judge an edition by its facts. Each criterion names one; what is
//! judged for one standard alone stands with its requirements.

use super::facts::{Facts, is_heading, is_picture};
use super::{Outcome, Verdict};
use crate::agreement::Code;
use crate::readback::Format;
use crate::reading::{Kind, Mark, Unit};
use crate::report::counted;

/// All of the structure but tables and lists.
const STRUCTURE: &[Code] = &[
    Code::HeadingMissing,
    Code::HeadingAdded,
    Code::HeadingText,
    Code::HeadingLevel,
    Code::SectionMissing,
    Code::QuotationChanged,
    Code::QuotationSource,
    Code::AsideChanged,
    Code::TermMissing,
    Code::TermAdded,
    Code::DefinitionChanged,
    Code::CaptionChanged,
    Code::NoteMissing,
    Code::NoteNumber,
    Code::NoteLink,
    Code::CodeChanged,
    Code::UntaggedText,
    Code::TextMissing,
    Code::TextAdded,
    Code::TextChanged,
];
pub(super) const IMAGES: &[Code] = &[
    Code::FigureMissing,
    Code::FigureAdded,
    Code::AltText,
    Code::ImageChanged,
    Code::FormulaMissing,
    Code::FormulaAdded,
    Code::FormulaChanged,
    Code::FormulaAlt,
];
const OUTLINE: &[Code] = &[
    Code::OutlineMissing,
    Code::OutlineText,
    Code::OutlineOrder,
    Code::OutlineLevel,
    Code::OutlineTarget,
    Code::AnchorMissing,
];

pub(super) const TABLES: &[Code] = &[
    Code::TableMissing,
    Code::TableAdded,
    Code::RowMissing,
    Code::ColumnMissing,
    Code::CellMoved,
    Code::SpanChanged,
    Code::HeaderMissing,
    Code::HeaderAdded,
];
pub(super) const LISTS: &[Code] = &[
    Code::NumberWrong,
    Code::NumberSequence,
    Code::NumberMissing,
    Code::NumberAdded,
    Code::ItemMissing,
    Code::ItemAdded,
    Code::ListNesting,
    Code::CheckChanged,
];

pub(super) fn is_item(unit: &Unit) -> bool {
    matches!(unit.kind, Kind::Item { .. })
}

pub(super) fn is_formula(mark: &Mark) -> bool {
    matches!(mark, Mark::Formula(_))
}

// What the file holds.

pub fn images(facts: &Facts<'_>) -> Verdict {
    facts.unless(IMAGES, || {
        let (telling, all) = facts.images();
        let formulas = facts.marks(is_formula);
        if all + formulas + facts.holdings.images == 0 {
            return Verdict::absent("The file holds no image and no formula.");
        }
        if all + formulas == 0 {
            return Verdict::person(
                "The file shows an image that the source does not have, such as a cover: \
                 listen to what is said for it.",
            );
        }
        let text = format!(
            "The file holds what the source does: {telling} of {} with an alternative \
             text, {}. Read whether each text says what its image says.",
            counted(all, "image"),
            counted(formulas, "formula"),
        );
        let shows = |unit: &Unit| {
            is_picture(unit) || unit.spans.iter().any(|span| is_formula(&span.mark))
        };
        Verdict::person(text).at(facts.places(shows))
    })
}

pub fn images_of_text(facts: &Facts<'_>) -> Verdict {
    if facts.images().1 + facts.holdings.images == 0 {
        return Verdict::absent("The file holds no image.");
    }
    Verdict::person("Look whether any image shows text that could be text. A cover may.")
        .at(facts.places(is_picture))
}

pub fn media(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.media + facts.holdings.frames {
        0 => Verdict::absent("The file holds neither sound nor film."),
        n => Verdict::person(format!("Watch {}.", counted(n, "piece of media"))),
    }
}

pub fn controls(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.controls {
        0 => Verdict::absent("The file holds no form and no control but links."),
        n => Verdict::person(format!("Try {}.", counted(n, "control"))),
    }
}

pub fn scripts(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.scripts {
        0 => Verdict::absent("The file holds no script that could do it."),
        n => Verdict::person(format!("Try what {} do.", counted(n, "script"))),
    }
}

pub fn stillness(facts: &Facts<'_>) -> Verdict {
    let holdings = &facts.holdings;
    match holdings.scripts + holdings.moving + holdings.media + holdings.frames {
        0 => Verdict::absent(
            "Nothing in the file moves, changes or ends by itself: it holds no script, \
             no animation and no media.",
        ),
        _ => Verdict::person("Watch what moves or changes by itself."),
    }
}

pub fn hover(facts: &Facts<'_>) -> Verdict {
    if facts.holdings.scripts > 0 || facts.format() != Format::Pdf {
        return Verdict::person(
            "Point at links, abbreviations and notes, and go to them by keyboard. What \
             then appears must stay, and be closed without moving away.",
        );
    }
    scripts(facts)
}

pub fn orientation(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.orientation {
        0 => Verdict::passed("No rule in the file asks how the screen is held."),
        _ => Verdict::person("Turn the screen: the text must turn with it."),
    }
}

pub fn keyboard(facts: &Facts<'_>) -> Verdict {
    let holdings = &facts.holdings;
    if holdings.scripts + holdings.controls + holdings.media + holdings.frames == 0 {
        return Verdict::passed(
            "All that can be acted on are links and what the browser or reader itself \
             unfolds or scrolls; no script could keep a key.",
        );
    }
    Verdict::person("Go through all of it with the tab key.")
}

pub fn names(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.unnamed {
        0 => Verdict::passed("Every link has a name, and there is no other control."),
        n => Verdict::failed(format!("{} without a name.", counted(n, "link"))),
    }
}

pub fn label_in_name(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.misnamed {
        0 => Verdict::passed("Each link's name holds what is seen of it."),
        n => Verdict::failed(format!(
            "{} whose name does not hold what is seen of it.",
            counted(n, "link")
        )),
    }
}

// What is read.

pub fn structure(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[STRUCTURE, TABLES, LISTS].concat(), || {
        let doubts = facts.warned(&[
            "heading-strong",
            "bullet-typed",
            "table-layout",
            "marks-left",
        ]);
        if !doubts.is_empty() {
            return Verdict::person("Look whether this is what it is marked up as.")
                .at(doubts);
        }
        Verdict::passed(format!(
            "All that the source marks up is told: {}, {}, {} in tables, {}.",
            counted(facts.count(is_heading), "heading"),
            counted(facts.count(is_item), "list item"),
            counted(facts.count(|unit| unit.cell().is_some()), "text"),
            counted(facts.edition.reading.notes(), "note"),
        ))
    })
}

pub fn sequence(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::OrderChanged, Code::TagOrder, Code::UntaggedText], || {
        let n = facts.units().len();
        Verdict::passed(format!("{n} blocks are read in the order of the source."))
    })
}

pub fn title(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::TitleChanged], || match &facts.edition.reading.title {
        Some(title) => Verdict::passed(format!("The file is called “{title}”.")),
        None => Verdict::failed("The file has no title."),
    })
}

pub fn language(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::LanguageChanged], || match &facts.edition.reading.language {
        Some(tag) => Verdict::passed(format!("The file says that it is in “{tag}”.")),
        None => Verdict::failed("The file does not say in which language it is."),
    })
}

pub fn languages(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::LanguageChanged], || {
        let doubts = facts.warned(&["word-foreign"]);
        if !doubts.is_empty() {
            return Verdict::person("Look in which language these are.").at(doubts);
        }
        match facts.marks(|mark| matches!(mark, Mark::Language(_))) {
            0 => Verdict::absent(
                "The source marks no other language, and a search by word lists found \
                 none that is not allowed.",
            ),
            n => Verdict::passed(format!(
                "{} in other languages say so, and a search by word lists found no more \
                 that is not allowed.",
                counted(n, "passage")
            )),
        }
    })
}

pub fn contents(facts: &Facts<'_>) -> Verdict {
    facts.unless(OUTLINE, || match facts.edition.reading.outline.as_deref() {
        None | Some([]) if facts.count(is_heading) == 0 => {
            Verdict::absent("There is no heading to lead to.")
        }
        None | Some([]) => Verdict::failed("No contents or bookmarks lead to the text."),
        Some(entries) => {
            let entries = match entries.len() {
                1 => "1 entry".to_owned(),
                n => format!("{n} entries"),
            };
            Verdict::passed(format!(
                "{entries} in contents or bookmarks, each of which leads to its place."
            ))
        }
    })
}

pub fn ways(facts: &Facts<'_>) -> Verdict {
    let verdict = contents(facts);
    if facts.format() != Format::Html || verdict.outcome != Outcome::Passed {
        return verdict;
    }
    Verdict::absent("One page is no set of pages. Its contents lead to every heading.")
}

pub fn set_of_pages(facts: &Facts<'_>) -> Verdict {
    match facts.format() {
        Format::Html | Format::Pdf | Format::Docx | Format::Markdown => {
            Verdict::absent("The file is one page or document, and no set of them.")
        }
        Format::Epub => Verdict::absent(
            "The publication is one document in several files; its reader shows where \
             one is, the same way in all of them.",
        ),
    }
}

pub fn sections(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::HeadingMissing, Code::SectionMissing], || {
        match facts.count(is_heading) {
            0 => Verdict::person("Look whether the text needs headings: it has none."),
            n => Verdict::passed(format!("{} part the text.", counted(n, "heading"))),
        }
    })
}

pub fn headings(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::HeadingText], || {
        let doubts = facts.warned(&["heading-repeated", "heading-empty"]);
        let places = if doubts.is_empty() { facts.places(is_heading) } else { doubts };
        if places.is_empty() {
            return Verdict::absent("There is no heading and no label.");
        }
        Verdict::person("Read whether each heading says what stands below it.").at(places)
    })
}

pub fn links(facts: &Facts<'_>) -> Verdict {
    let codes =
        [Code::LinkTarget, Code::LinkMissing, Code::OutlineText, Code::OutlineTarget];
    facts.unless(&codes, || {
        let doubts = facts.warned(&["link-vague", "link-bare"]);
        let places = if doubts.is_empty() { facts.links() } else { doubts };
        let entries = facts.edition.reading.outline.as_deref().unwrap_or_default().len();
        match (places.is_empty(), entries) {
            (true, 0) => Verdict::absent("There is no link."),
            (true, n) => Verdict::passed(format!(
                "No link stands in the text; those of the contents, {n}, say the \
                 headings and leads that they lead to."
            )),
            (false, _) => {
                Verdict::person("Read whether each link says where it leads.").at(places)
            }
        }
    })
}

pub fn focus_order(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::OrderChanged], || match facts.holdings.jumps {
        0 => {
            Verdict::passed("Focus goes in the order of the text: none asks for another.")
        }
        n => Verdict::person(format!("{} out of order.", counted(n, "element"))),
    })
}

pub fn abbreviations(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::ExpansionChanged], || {
        let doubts = facts.warned(&["abbreviation-unknown"]);
        if !doubts.is_empty() {
            return Verdict::person("Explain these where they first stand.").at(doubts);
        }
        match facts.marks(|mark| matches!(mark, Mark::Expansion(_))) {
            0 => Verdict::person(
                "Look for abbreviations that are not explained; a search found none that \
                 is not allowed.",
            ),
            n => Verdict::passed(format!(
                "{} explained, and a search found no other that is not allowed.",
                counted(n, "abbreviation")
            )),
        }
    })
}

// What only a person can tell.

pub fn senses(facts: &Facts<'_>) -> Verdict {
    let places = facts.warned(&["sense-only"]);
    let text = match places.is_empty() {
        true => {
            "Read whether the text points at anything by its place, form or colour \
                 alone; a search for such words found none that is not allowed."
        }
        false => "Read whether this can be followed without seeing the page.",
    };
    Verdict::person(text).at(places)
}

pub fn purpose(_: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Look whether the purpose of regions and links can be told by programs: open the \
         list of landmarks of a screen reader.",
    )
}

pub fn colour(facts: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Look at the edition in shades of grey: links, numbers and images must still say \
         the same.",
    )
    .at(facts.places(is_picture))
}

pub fn contrast(facts: &Facts<'_>) -> Verdict {
    Verdict::person(match facts.format() {
        Format::Html => {
            "Publishing measures no colour. Run a checker of contrast in the light and in \
             the dark scheme."
        }
        _ => {
            "Publishing measures no colour. Measure text on its ground, the cover first."
        }
    })
}

pub fn other_contrast(facts: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Measure the line around what has focus, the marks of lists and checklists, and \
         the lines in images: 3:1.",
    )
    .at(facts.places(is_picture))
}

pub fn resizing(_: &Facts<'_>) -> Verdict {
    Verdict::person("Make the text twice as large: nothing may be cut off or covered.")
}

pub fn presentation(_: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Choose colours of your own, and count the characters of the longest line: 80 at \
         most, and not justified.",
    )
}

pub fn reflow(facts: &Facts<'_>) -> Verdict {
    let wide = |unit: &Unit| {
        let is_first = unit.cell().is_some_and(|cell| (cell.row, cell.column) == (0, 0));
        is_first || matches!(unit.kind, Kind::Code { .. })
    };
    Verdict::person(match facts.format() {
        Format::Pdf => {
            "Show the text reflowed, or in the EPUB or HTML edition, 320 pixels wide."
        }
        _ => {
            "Make the window 320 pixels wide: only tables, code and formulas may scroll \
             sideways, each by itself."
        }
    })
    .at(facts.places(wide))
}

pub fn spacing(facts: &Facts<'_>) -> Verdict {
    match facts.format() {
        Format::Pdf => Verdict::absent("The spacing of a PDF's text cannot be set."),
        _ => Verdict::person(
            "Set lines 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size of \
             the text apart: nothing may be cut off.",
        ),
    }
}

pub fn focus(_: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Go through the links with the tab key: what has focus must be seen, and nothing \
         may lie over it.",
    )
}

pub fn targets(_: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Measure links that stand in no sentence: 24 × 24 pixels for AA, 44 × 44 for AAA.",
    )
}

pub fn unusual_words(facts: &Facts<'_>) -> Verdict {
    let terms = facts.count(|unit| matches!(unit.kind, Kind::Term { .. }));
    Verdict::person(format!(
        "Read whether words that are used in an unusual way are explained. {} defined.",
        match terms {
            1 => "1 term is".to_owned(),
            n => format!("{n} terms are"),
        }
    ))
    .at(facts.places(|unit| matches!(unit.kind, Kind::Term { .. })))
}

pub fn reading_level(facts: &Facts<'_>) -> Verdict {
    let places = facts.warned(&["lix-high", "sentence-long"]);
    let text = match places.is_empty() {
        true => {
            "Let somebody read it who left school at fifteen. Of long sentences and \
             a high LIX nothing is told that is not allowed."
        }
        false => "Let somebody read these who left school at fifteen.",
    };
    Verdict::person(text).at(places)
}

pub fn pronunciation(_: &Facts<'_>) -> Verdict {
    Verdict::person("Read whether any word means something else when said otherwise.")
}

/// Passed as `passed` says, where the file declares all `names`.
pub(super) fn declares(facts: &Facts<'_>, names: &[&str], passed: &str) -> Verdict {
    let missing: Vec<_> =
        names.iter().filter(|name| !facts.holdings.declares(name)).copied().collect();
    if missing.is_empty() {
        return Verdict::passed(passed);
    }
    Verdict::failed(format!("The file does not say {}.", missing.join(", ")))
}
