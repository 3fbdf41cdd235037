//! The tests that judge an edition by its facts. Each requirement names one.

use super::facts::{Facts, is_heading, is_picture};
use super::{Outcome, Verdict, wcag};
use crate::agreement::Code;
use crate::readback::Format;
use crate::reading::{Kind, Label, Mark, Unit};

const STRUCTURE: &[Code] = &[
    Code::HeadingMissing,
    Code::HeadingAdded,
    Code::HeadingText,
    Code::HeadingLevel,
    Code::SectionMissing,
    Code::NumberWrong,
    Code::NumberSequence,
    Code::NumberMissing,
    Code::NumberAdded,
    Code::ItemMissing,
    Code::ItemAdded,
    Code::ListNesting,
    Code::QuotationChanged,
    Code::QuotationSource,
    Code::AsideChanged,
    Code::TermMissing,
    Code::TermAdded,
    Code::DefinitionChanged,
    Code::TableMissing,
    Code::TableAdded,
    Code::RowMissing,
    Code::ColumnMissing,
    Code::CellMoved,
    Code::SpanChanged,
    Code::HeaderMissing,
    Code::HeaderAdded,
    Code::CaptionChanged,
    Code::NoteMissing,
    Code::NoteNumber,
    Code::NoteLink,
    Code::CodeChanged,
    Code::CheckChanged,
    Code::UntaggedText,
    Code::TextMissing,
    Code::TextAdded,
    Code::TextChanged,
];
const IMAGES: &[Code] = &[
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
const PAGES: &[Code] =
    &[Code::PageMissing, Code::PageAdded, Code::PageMoved, Code::PageLabel];
const TABLES: &[Code] = &[
    Code::TableMissing,
    Code::TableAdded,
    Code::RowMissing,
    Code::ColumnMissing,
    Code::CellMoved,
    Code::SpanChanged,
    Code::HeaderMissing,
    Code::HeaderAdded,
];
const NOTES: &[Code] =
    &[Code::NoteMissing, Code::NoteAdded, Code::NoteNumber, Code::NoteLink];
const LISTS: &[Code] = &[
    Code::NumberWrong,
    Code::NumberSequence,
    Code::NumberMissing,
    Code::NumberAdded,
    Code::ItemMissing,
    Code::ItemAdded,
    Code::ListNesting,
    Code::CheckChanged,
];

fn is_item(unit: &Unit) -> bool {
    matches!(unit.kind, Kind::Item { .. })
}

fn is_formula(mark: &Mark) -> bool {
    matches!(mark, Mark::Formula(_))
}

fn plural(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
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
            plural(all, "image"),
            plural(formulas, "formula"),
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
        n => Verdict::person(format!("Watch {}.", plural(n, "piece of media"))),
    }
}

pub fn controls(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.controls {
        0 => Verdict::absent("The file holds no form and no control but links."),
        n => Verdict::person(format!("Try {}.", plural(n, "control"))),
    }
}

pub fn scripts(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.scripts {
        0 => Verdict::absent("The file holds no script that could do it."),
        n => Verdict::person(format!("Try what {} do.", plural(n, "script"))),
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
        n => Verdict::failed(format!("{} without a name.", plural(n, "link"))),
    }
}

pub fn label_in_name(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.misnamed {
        0 => Verdict::passed("Each link's name holds what is seen of it."),
        n => Verdict::failed(format!(
            "{} whose name does not hold what is seen of it.",
            plural(n, "link")
        )),
    }
}

// What is read.

pub fn structure(facts: &Facts<'_>) -> Verdict {
    facts.unless(STRUCTURE, || {
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
            plural(facts.count(is_heading), "heading"),
            plural(facts.count(is_item), "list item"),
            plural(facts.count(|unit| unit.cell().is_some()), "text"),
            plural(facts.edition.reading.notes(), "note"),
        ))
    })
}

pub fn sequence(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::OrderChanged, Code::UntaggedText], || {
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
                plural(n, "passage")
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
        Some(entries) => Verdict::passed(format!(
            "{} in contents or bookmarks, each of which leads to its place.",
            plural(entries.len(), "entry").replace("entrys", "entries")
        )),
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
            n => Verdict::passed(format!("{} part the text.", plural(n, "heading"))),
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
        n => Verdict::person(format!("{} out of order.", plural(n, "element"))),
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
                plural(n, "abbreviation")
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

// PDF/UA-1.

fn declares(facts: &Facts<'_>, names: &[&str], passed: &str) -> Verdict {
    let missing: Vec<_> =
        names.iter().filter(|name| !facts.holdings.declares(name)).copied().collect();
    if missing.is_empty() {
        return Verdict::passed(passed);
    }
    Verdict::failed(format!("The file does not say {}.", missing.join(", ")))
}

fn holds_no(facts: &Facts<'_>, name: &str, what: &str) -> Verdict {
    match facts.holdings.declares(name) {
        false => Verdict::absent(format!("The file holds no {what}.")),
        true => Verdict::person(format!("Run a validator: the file holds {what}.")),
    }
}

pub fn ua_identified(facts: &Facts<'_>) -> Verdict {
    declares(facts, &["pdfuaid:part=1"], "The file says that it is PDF/UA-1.")
}

pub fn ua_tagged(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::UntaggedText, Code::TitleChanged], || {
        if facts.edition.reading.by_layout {
            return Verdict::failed("No text of the file is tagged.");
        }
        let said = "All text is tagged or an artifact, and the title is what is shown.";
        declares(facts, &["Marked", "DisplayDocTitle", "dc:title"], said)
    })
}

pub fn ua_language(facts: &Facts<'_>) -> Verdict {
    facts.unless(&[Code::LanguageChanged, Code::TextChanged], || {
        declares(facts, &["Lang"], "Languages and characters are those of the source.")
    })
}

pub fn ua_headings(facts: &Facts<'_>) -> Verdict {
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

pub fn ua_tables(facts: &Facts<'_>) -> Verdict {
    facts.unless(TABLES, || match facts.count(|unit| unit.cell().is_some()) {
        0 => Verdict::absent("There is no table."),
        _ => Verdict::passed("Rows, columns and header cells are those of the source."),
    })
}

pub fn ua_lists(facts: &Facts<'_>) -> Verdict {
    facts.unless(LISTS, || {
        let is_numbered = |unit: &Unit| {
            matches!(&unit.kind, Kind::Item { label: Label::Number(_), .. })
        };
        match facts.count(is_item) {
            0 => Verdict::absent("There is no list."),
            n => Verdict::passed(format!(
                "{}, {} with the number that the source gives, nested as there.",
                plural(n, "list item"),
                facts.count(is_numbered),
            )),
        }
    })
}

pub fn ua_maths(facts: &Facts<'_>) -> Verdict {
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

pub fn ua_furniture(facts: &Facts<'_>) -> Verdict {
    let outside = &facts.edition.reading.outside;
    match outside.iter().filter(|passage| !passage.artifact).count() {
        0 => Verdict::passed(format!(
            "{} outside of the text, all of them artifacts.",
            plural(outside.len(), "passage")
        )),
        n => Verdict::failed(format!(
            "{} neither tagged nor artifacts.",
            plural(n, "passage")
        )),
    }
}

pub fn ua_notes(facts: &Facts<'_>) -> Verdict {
    facts.unless(NOTES, || match facts.edition.reading.notes() {
        0 => Verdict::absent("There is no note."),
        n => Verdict::passed(format!(
            "{} with the number that refers to it, and a way there and back.",
            plural(n, "note")
        )),
    })
}

pub fn ua_optional_content(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "OCProperties", "optional content")
}

pub fn ua_embedded_files(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "EmbeddedFiles", "embedded files")
}

pub fn ua_threads(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "Threads", "article threads")
}

pub fn ua_forms(facts: &Facts<'_>) -> Verdict {
    holds_no(facts, "AcroForm", "form, signature or XFA")
}

pub fn ua_security(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.declares("Encrypt") {
        false => Verdict::passed("The file is not encrypted."),
        true => Verdict::person("Look whether assistive technology may read the file."),
    }
}

pub fn ua_annotations(facts: &Facts<'_>) -> Verdict {
    let holdings = &facts.holdings;
    if holdings.unnamed > 0 {
        return Verdict::failed(format!(
            "{} without a description.",
            plural(holdings.unnamed, "link")
        ));
    }
    match holdings.media + holdings.controls {
        0 => facts.unless(&[Code::LinkMissing, Code::LinkTarget], || {
            Verdict::passed("Links are the only annotations, and each is described.")
        }),
        n => Verdict::person(format!("Run a validator on {}.", plural(n, "annotation"))),
    }
}

pub fn ua_actions(facts: &Facts<'_>) -> Verdict {
    let more = usize::from(facts.holdings.declares("AA"));
    match facts.holdings.scripts + more {
        0 => Verdict::absent("The file holds no script and no action but links."),
        n => Verdict::person(format!("Try {}.", plural(n, "action"))),
    }
}

pub fn ua_validator(_: &Facts<'_>) -> Verdict {
    Verdict::person(
        "Publishing does not judge this: run veraPDF with its profile PDF/UA-1.",
    )
}

// EPUB Accessibility 1.1.

pub fn epub_discovery(facts: &Facts<'_>) -> Verdict {
    let wanted = [
        "schema:accessMode",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessibilitySummary",
    ];
    declares(facts, &wanted, "The package says how the text can be read.")
}

/// As far as the criteria of levels A and AA are met.
pub fn epub_wcag(facts: &Facts<'_>) -> Verdict {
    let needed = wcag::CRITERIA.iter().filter(|it| it.level <= Some(super::Level::Aa));
    let outcomes: Vec<_> = needed.map(|it| (it.id, (it.test)(facts).outcome)).collect();
    let of = |outcome| {
        let ids = outcomes.iter().filter(|(_, own)| *own == outcome);
        ids.map(|(id, _)| *id).collect::<Vec<_>>()
    };
    let (failed, open) = (of(Outcome::Failed), of(Outcome::NeedsPerson));
    if !failed.is_empty() {
        return Verdict::failed(format!("Not met: {}.", failed.join(", ")));
    }
    match open.is_empty() {
        true => Verdict::passed("Every criterion of levels A and AA is met."),
        false => Verdict::person(format!("A person has to judge {}.", open.join(", "))),
    }
}

pub fn epub_pages(facts: &Facts<'_>) -> Verdict {
    facts.unless(PAGES, || match facts.edition.reading.pages.len() {
        0 => Verdict::absent("There is no print edition whose pages could be marked."),
        n if facts.holdings.declares("pageBreakSource") => Verdict::passed(format!(
            "{} of the PDF are marked where they begin there.",
            plural(n, "page")
        )),
        _ => Verdict::failed("Pages are marked, and nothing says of which edition."),
    })
}

pub fn epub_overlays(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.media {
        0 => Verdict::absent("The publication holds no media overlay."),
        _ => Verdict::person("Listen to the publication in a reading system."),
    }
}

pub fn epub_claim(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.declares("dcterms:conformsTo") {
        false => Verdict::absent(
            "The publication claims no conformance. It may once a person has judged what \
             is open.",
        ),
        true => epub_wcag(facts),
    }
}

pub fn epub_distribution(_: &Facts<'_>) -> Verdict {
    // It could not have been read back otherwise.
    Verdict::passed("Nothing in the publication is encrypted: every program can read it.")
}
