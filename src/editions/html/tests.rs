use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use super::*;
use crate::editions::{claims, sample};

fn made() -> String {
    html(&sample::document(), &Options::default()).expect("a page")
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn the_skip_link_comes_first() {
    let page = made();
    let (_, body) = page.split_once("<body>").expect("a body");
    assert!(body.starts_with("<a class=\"skip\" href=\"#_text\">Hopp til teksten</a>"));
}

#[test]
fn there_is_one_main_and_one_title() {
    let page = Html::parse_document(&made());
    assert_eq!(all(&page, "main").len(), 1);
    assert_eq!(all(&page, "main h1").len(), 1);
    assert_eq!(all(&page, "h1").len(), 1);
    assert_eq!(text(all(&page, "title")[0]), "By & land");
    assert_eq!(all(&page, "nav[role=doc-toc][aria-label=Innhold]").len(), 1);
}

#[test]
fn links_reach_ids_that_are_unique() {
    let page = Html::parse_document(&made());
    let mut ids = HashSet::new();
    for element in all(&page, "[id]") {
        assert!(ids.insert(element.attr("id")), "{:?} twice", element.attr("id"));
    }
    let links = all(&page, "a[href^='#']");
    assert_eq!(links.len(), 1 + 9 + 9 + 1);
    for link in links {
        let target = link.attr("href").map(|href| &href[1..]);
        assert!(ids.contains(&target), "{target:?}");
    }
}

#[test]
fn permalinks_have_names_of_their_own_and_no_text() {
    let page = Html::parse_document(&made());
    let mut names = HashSet::new();
    let permalinks = all(&page, "a.permalink");
    assert_eq!(permalinks.len(), 9);
    for link in permalinks {
        assert_eq!(text(link), "");
        assert!(names.insert(link.attr("aria-label")));
    }
    assert!(all(&page, "h2 a, h3 a").is_empty());
    assert!(names.contains(&Some("Lenke til «Bedre sykehus»")));
}

#[test]
fn leads_that_say_the_same_are_told_apart_by_their_chapters() {
    let mut document = sample::document();
    for entry in document.outline.iter_mut().filter(|entry| entry.promise) {
        entry.text = "Sykehus".into();
    }
    for section in &mut document.sections {
        for block in &mut section.blocks {
            let crate::model::Block::List(list) = block else { continue };
            for lead in list.items.iter_mut().filter_map(|item| item.lead.as_mut()) {
                lead.text = "Sykehus".into();
            }
        }
    }
    let page = html(&document, &Options::default()).expect("a page");
    assert!(page.contains("Lenke til «Sykehus» i «Trygt arbeid til alle»"));
    assert!(page.contains("Lenke til «Sykehus» i «En sterkere velferdsstat»"));
}

#[test]
fn contents_tell_numbers_by_their_lists() {
    let page = Html::parse_document(&made());
    let starts: Vec<_> =
        all(&page, "nav ol").iter().map(|list| list.attr("start")).collect();
    assert_eq!(starts, [None, None, Some("2")]);
    assert_eq!(text(all(&page, "nav ol a")[0]), "Vi vil styrke eksporten");
}

#[test]
fn the_text_holds_the_documents_words_and_no_others() {
    let page = Html::parse_document(&made());
    let text = text(all(&page, "#_text")[0]);
    let words: Vec<_> = text.split_whitespace().collect();
    assert!(
        words.join(" ").starts_with(
            "Et program for framtida Forskjellene mellom folk øker. Det snur vi. \
             Les mer <her> & der. Trygt arbeid til alle Arbeid til alle er jobb"
        ),
        "{text}"
    );
    assert_eq!(words.last(), Some(&"utvalg."));
}

#[test]
fn nothing_is_asked_of_anybody() {
    let page = Html::parse_document(&made());
    assert!(all(&page, "[src], [srcset], iframe, object, form").is_empty());
    for link in all(&page, "link") {
        assert_eq!(link.attr("href"), Some("data:,"));
    }
    for script in all(&page, "script") {
        assert_eq!(script.attr("type"), Some("application/ld+json"));
    }
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}

#[test]
fn linked_data_make_the_claims_of_the_epub() {
    let mut document = sample::document();
    document.metadata.title = "</script><!-- & \"by\"".into();
    let page = html(&document, &Options::default()).expect("a page");
    let page = Html::parse_document(&page);
    let data = text(all(&page, "script")[0]);
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["name"], document.metadata.title);
    let words = Words::new(&document.metadata.language);
    let claims = claims::claims(&document, &words);
    assert_eq!(data["accessibilityFeature"], serde_json::json!(claims.features));
    assert_eq!(data["accessibilitySummary"], claims.summary);
    assert_eq!(data["http://purl.org/dc/terms/conformsTo"], serde_json::Value::Null);
}

#[test]
fn a_style_sheet_that_would_break_out_is_refused() {
    let document = sample::document();
    let options = Options { style: Some("</style><p>"), ..Options::default() };
    let diagnostics = html(&document, &options).expect_err("a fault").sorted();
    assert_eq!(diagnostics[0].code, "style-character");
    let options = Options { style: Some("p > a {}"), ..Options::default() };
    let page = html(&document, &options).expect("a page");
    assert!(page.contains("<style>p > a {}</style>"));
}

#[test]
fn lists_keep_their_markers() {
    assert!(!STYLE.contains("list-style: none") && !STYLE.contains("list-style-type"));
}

#[test]
fn the_same_document_gives_the_same_page() {
    assert_eq!(made(), made());
}

#[test]
fn english_words_on_a_page_in_another_language_say_so() {
    let mut document = sample::document();
    document.metadata.language = crate::model::Language::new("fi").expect("a language");
    let page = html(&document, &Options::default()).expect("a page");
    assert!(page.contains("href=\"#_text\" lang=\"en\">Skip to the text</a>"), "{page}");
}
