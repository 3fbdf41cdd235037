//! What an edition says of its own accessibility.
//!
//! One function gives the claims of every edition, so that an EPUB and an
//! HTML page of the same work never claim different things. Each claim
//! follows from what the document holds (EPUB Accessibility 1.1, §2.2 and
//! §3.2; the vocabulary is schema.org's).

use crate::model::walk::{self, Met};
use crate::model::{Document, Inline, Metadata, Section};
use crate::words::{Word, Words};

/// The accessibility metadata of a work's editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// By which senses the content can be had: `accessMode`.
    pub modes: Vec<&'static str>,
    /// Which of them are enough for all of it: `accessModeSufficient`.
    pub sufficient: &'static str,
    /// What helps readers: `accessibilityFeature`.
    pub features: Vec<&'static str>,
    /// What could harm readers: `accessibilityHazard`.
    pub hazard: &'static str,
    /// What the other fields do not say, in the language of the words.
    pub summary: String,
    /// The print edition whose page numbers there are: `pageBreakSource`.
    pub page_source: Option<String>,
}

/// The claims that hold for `document` in an edition made of HTML.
///
/// No file is ever locked: it is open to every tool. The text alone is enough,
/// since an image that says something has an alternative text, without which
/// nothing is published.
pub fn claims(document: &Document, words: &Words) -> Claims {
    let headings = document.sections.iter().any(|section| section.heading.is_some());
    let promises = document.outline.iter().any(|entry| entry.promise);
    let mut features = Vec::new();
    if !document.outline.is_empty() {
        features.push("tableOfContents");
    }
    features.push("readingOrder");
    if headings {
        features.push("structuralNavigation");
    }
    features.push("displayTransformability");
    if !document.sections.is_empty() {
        features.push("ARIA");
    }
    let Images { any, told, at_length } = images(document);
    if told {
        features.push("alternativeText");
    }
    if at_length {
        features.push("longDescription");
    }
    let page_source =
        (!document.pages.is_empty()).then(|| print_edition(&document.metadata));
    if page_source.is_some() {
        features.extend(["pageBreakMarkers", "pageNavigation"]);
    }
    let maths = any_maths(document);
    if maths {
        // Each of them has an alternative text, too.
        features.extend(["MathML", "describedMath"]);
    }
    features.push("unlocked");
    let opening = if any { Word::SummaryTextImages } else { Word::SummaryText };
    let mut summary = words.get(opening);
    let mut say = |word| {
        summary.push(' ');
        summary.push_str(&words.get(word));
    };
    if headings {
        say(Word::SummaryHeadings);
    }
    if headings && promises {
        say(Word::SummaryPromises);
    }
    if document.sections.iter().any(any_language) {
        say(Word::SummaryLanguages);
    }
    if told {
        say(Word::SummaryImages);
    }
    if maths {
        say(Word::SummaryMaths);
    }
    if at_length {
        say(Word::SummaryDescriptions);
    }
    if let Some(source) = &page_source {
        summary.push(' ');
        summary.push_str(&words.with(Word::SummaryPages, source));
    }
    Claims {
        modes: if told { vec!["textual", "visual"] } else { vec!["textual"] },
        sufficient: "textual",
        features,
        hazard: "none",
        summary,
        page_source,
    }
}

/// The print edition, by its ISBN, or by who published it, when, as which edition
/// and in which format (EPUB Accessibility 1.1, §3.4.3).
fn print_edition(metadata: &Metadata) -> String {
    if metadata.identifier.to_ascii_lowercase().starts_with("urn:isbn:") {
        return metadata.identifier.clone();
    }
    let day = metadata.published.unwrap_or(metadata.modified.date);
    let (year, format) = (day.year.to_string(), "PDF".to_owned());
    let parts = [
        Some(metadata.publisher.clone()),
        Some(year),
        metadata.edition.clone(),
        Some(format),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What images a document shows.
#[derive(Default)]
struct Images {
    /// Whether there are any.
    any: bool,
    /// Whether any of them says something.
    told: bool,
    /// Whether any of them is told at length.
    at_length: bool,
}

fn images(document: &Document) -> Images {
    let mut images = Images::default();
    for section in &document.sections {
        walk::section(section, &mut |met| {
            if let Met::Figure(figure) = met {
                images.any = true;
                images.told |= figure.picture.alternative.is_some();
                images.at_length |= figure.description.is_some();
            }
        });
    }
    images
}

/// Whether there is any formula in `document`.
fn any_maths(document: &Document) -> bool {
    document.sections.iter().any(has_maths)
}

/// Whether there is any formula in `section`.
pub fn has_maths(section: &Section) -> bool {
    fn within(content: &[Inline]) -> bool {
        let is = |inline: &Inline| matches!(inline, Inline::Formula(_));
        content.iter().any(|inline| is(inline) || within(inline.children()))
    }
    let mut any = false;
    walk::section(section, &mut |met| {
        any = any || matches!(met, Met::Text(content, _) if within(content));
    });
    any
}

/// Whether any text in `section` is in another language than the work.
fn any_language(section: &Section) -> bool {
    let mut any = false;
    walk::section(section, &mut |met| {
        any = any || matches!(met, Met::Text(content, _) if in_inlines(content));
    });
    any
}

fn in_inlines(content: &[Inline]) -> bool {
    content.iter().any(|inline| {
        matches!(inline, Inline::Language(..)) || in_inlines(inline.children())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::sample;
    use crate::model::Block;

    #[test]
    fn claims_follow_the_content() {
        let mut document = sample::document();
        let words = Words::new(&document.metadata.language);
        let all = claims(&document, &words);
        assert_eq!(
            all.features,
            [
                "tableOfContents",
                "readingOrder",
                "structuralNavigation",
                "displayTransformability",
                "ARIA",
                "unlocked"
            ]
        );
        assert!(all.summary.contains("andre språk"), "{}", all.summary);

        let is_list = |block: &Block| matches!(block, Block::List(_));
        for section in &mut document.sections {
            section.blocks.retain(|block| !is_list(block));
        }
        document.outline.retain(|entry| !entry.promise);
        let fewer = claims(&document, &words);
        assert!(!fewer.summary.contains("andre språk"), "{}", fewer.summary);
        assert!(!fewer.summary.contains("nummererte"), "{}", fewer.summary);

        document.sections.clear();
        document.outline.clear();
        let bare = claims(&document, &words);
        assert_eq!(
            bare.features,
            ["readingOrder", "displayTransformability", "unlocked"]
        );
    }

    #[test]
    fn page_numbers_are_claimed_where_there_are_any() {
        let document = sample::paged();
        let words = Words::new(&document.metadata.language);
        let paged = claims(&document, &words);
        assert!(paged.features.contains(&"pageBreakMarkers"));
        assert!(paged.features.contains(&"pageNavigation"));
        assert_eq!(paged.page_source.as_deref(), Some("Eksempelpartiet, 2026, PDF"));
        assert!(paged.summary.contains("Eksempelpartiet, 2026"), "{}", paged.summary);
        let without = claims(&sample::document(), &words);
        assert_eq!(without.page_source, None);
        assert!(!without.features.contains(&"pageBreakMarkers"));
    }
}
