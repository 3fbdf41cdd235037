use std::collections::HashSet;

use super::*;
use crate::editions::testing::{all, as_xml, is_in, parse, text};
use crate::editions::{claims, sample};

fn made() -> String {
    html(&sample::document(), &Options::default()).expect("a page")
}

#[test]
fn the_skip_link_comes_first() {
    let page = made();
    let (_, body) = page.split_once("<body>").expect("a body");
    assert!(
        body.replace('\n', "").starts_with(
            "<header><a class=\"skip\" href=\"#_text\">Hopp til teksten</a>"
        )
    );
}

#[test]
fn there_is_one_main_and_one_title() {
    let page = as_xml(&made());
    let tree = parse(&page);
    assert_eq!(all(&tree, "main").len(), 1);
    let titles = all(&tree, "h1");
    assert!(titles.len() == 1 && is_in(titles[0], "main"));
    assert_eq!(text(all(&tree, "title")[0]), "By & land");
    let nav = all(&tree, "nav");
    assert_eq!(nav.len(), 1);
    assert_eq!(nav[0].attribute("role"), Some("doc-toc"));
    assert_eq!(nav[0].attribute("aria-label"), Some("Innhold"));
}

#[test]
fn links_reach_ids_that_are_unique() {
    let page = as_xml(&made());
    let tree = parse(&page);
    let mut ids = HashSet::new();
    for id in all(&tree, "*").iter().filter_map(|node| node.attribute("id")) {
        assert!(ids.insert(id), "{id} twice");
    }
    let links = all(&tree, "a");
    let inner = links.iter().filter_map(|link| link.attribute("href")?.strip_prefix('#'));
    let inner: Vec<_> = inner.collect();
    assert_eq!(inner.len(), 20, "a skip link, nine entries, as many permalinks, a link");
    for id in inner {
        assert!(ids.contains(id), "{id}");
    }
}

#[test]
fn permalinks_have_names_of_their_own_and_no_text() {
    let page = as_xml(&made());
    let tree = parse(&page);
    let mut links = all(&tree, "a");
    links.retain(|link| link.attribute("class") == Some("permalink"));
    let mut names = HashSet::new();
    for &link in &links {
        assert_eq!(text(link), "");
        assert!(!is_in(link, "h2") && !is_in(link, "h3"));
        assert!(names.insert(link.attribute("aria-label")));
    }
    assert_eq!(links.len(), 9);
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
    let page = as_xml(&made());
    let tree = parse(&page);
    let mut lists = all(&tree, "ol");
    lists.retain(|&list| is_in(list, "nav"));
    let starts: Vec<_> = lists.iter().map(|list| list.attribute("start")).collect();
    assert_eq!(starts, [None, None, Some("2")]);
    let first = lists[0].first_element_child().expect("an entry");
    assert_eq!(text(first), "Vi vil styrke eksporten");
}

#[test]
fn the_text_holds_the_documents_words_and_no_others() {
    let page = as_xml(&made());
    let tree = parse(&page);
    let is_text = |node: &roxmltree::Node<'_, '_>| node.attribute("id") == Some(TEXT);
    let text = text(tree.descendants().find(is_text).expect("the text"));
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
    let made = made();
    let page = as_xml(&made);
    let tree = parse(&page);
    for node in all(&tree, "*") {
        let name = node.tag_name().name();
        assert!(!["iframe", "object", "form", "img"].contains(&name), "{name}");
        assert!(!node.has_attribute("src") && !node.has_attribute("srcset"), "{name}");
        assert!(name != "link" || node.attribute("href") == Some("data:,"));
    }
    // Data are no program, and run nothing.
    assert_eq!(made.matches("<script").count(), 1);
    assert!(made.contains("<script type=\"application/ld+json\">"));
    assert!(!style::SCREEN.contains("url(") && !style::SCREEN.contains("@import"));
}

#[test]
fn linked_data_make_the_claims_of_the_epub() {
    let mut document = sample::document();
    document.metadata.title = "</script><!-- & \"by\"".into();
    let page = html(&document, &Options::default()).expect("a page");
    let (_, data) = page.split_once("ld+json\">").expect("data");
    let (data, _) = data.split_once("</script>").expect("their end");
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
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
    assert!(
        !style::SCREEN.contains("list-style: none")
            && !style::SCREEN.contains("list-style-type")
    );
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
