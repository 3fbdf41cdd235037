use std::collections::HashMap;
use std::io::{Cursor, Read};

use super::*;
use crate::editions::sample;
use crate::editions::testing::{all, parse, text};

/// The files of an EPUB, in their order.
fn unpack(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        let content = String::from_utf8_lossy(&content).into_owned();
        let name = file.name().expect("a name").into_owned();
        files.push((name, content));
    }
    files
}

fn made(document: &Document, options: &Options<'_>) -> HashMap<String, String> {
    let bytes = epub(document, options).expect("an EPUB");
    unpack(&bytes).into_iter().collect()
}

/// Every attribute of that name in `xml`, which must be well-formed.
#[track_caller]
fn attributes(xml: &str, name: &str) -> Vec<String> {
    let tree = parse(xml);
    let attributes = |node: &roxmltree::Node<'_, '_>| {
        let found = node.attribute(name).map(str::to_owned);
        found.into_iter().collect::<Vec<_>>()
    };
    all(&tree, "*").iter().flat_map(attributes).collect()
}

#[test]
fn the_media_type_comes_first_and_uncompressed() {
    let bytes = epub(&sample::document(), &Options::default()).expect("an EPUB");
    // EPUB 3.3, §4.3.3: readable at fixed offsets, with no extra field.
    assert_eq!(&bytes[26..58], b"\x08\0\0\0mimetypeapplication/epub+zip");
    let names: Vec<_> = unpack(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "mimetype",
            "META-INF/container.xml",
            "EPUB/package.opf",
            "EPUB/nav.xhtml",
            "EPUB/toc.ncx",
            "EPUB/style.css",
            "EPUB/title.xhtml",
            "EPUB/et-program.xhtml",
            "EPUB/trygt-arbeid-til-alle.xhtml",
            "EPUB/en-sterkere-velferdsstat.xhtml",
            "EPUB/slutt.xhtml",
        ]
    );
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let options = Options::default();
    let one = epub(&sample::document(), &options);
    let other = epub(&sample::document(), &options);
    assert!(one.is_ok() && one == other);
}

#[test]
fn every_file_is_well_formed_and_every_link_leads_somewhere() {
    let files = made(&sample::document(), &Options::default());
    let mut ids = HashMap::new();
    for (name, content) in files.iter().filter(|(name, _)| name.ends_with("xhtml")) {
        let name = name.trim_start_matches("EPUB/");
        let twice = content.matches(" xml:lang=\"").count();
        assert_eq!(attributes(content, "lang").len(), twice, "{name}");
        let mut own = attributes(content, "id");
        own.sort();
        let count = own.len();
        own.dedup();
        assert_eq!(own.len(), count, "{name} has an id twice");
        ids.insert(name, own);
    }
    let mut links = 0;
    for (name, content) in files.iter().filter(|(name, _)| name.ends_with("xhtml")) {
        for href in attributes(content, "href") {
            let Some((file, id)) = href.split_once('#') else { continue };
            let file = if file.is_empty() { &name[5..] } else { file };
            assert!(ids[file].iter().any(|own| own == id), "{name}: {href}");
            links += 1;
        }
    }
    assert_eq!(links, 11, "nine entries, a landmark and a reference");
    for name in ["EPUB/package.opf", "EPUB/toc.ncx", "META-INF/container.xml"] {
        assert!(parse(&files[name]).root_element().tag_name().namespace().is_some());
    }
}

#[test]
fn a_section_is_encoded_whole() {
    let files = made(&sample::document(), &Options::default());
    assert_eq!(
        files["EPUB/trygt-arbeid-til-alle.xhtml"],
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<!DOCTYPE html>
<html xmlns=\"http://www.w3.org/1999/xhtml\" \
xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"nb\" xml:lang=\"nb\">
<head>
<meta charset=\"utf-8\"/>
<title>Trygt arbeid til alle</title>
<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>
</head>
<body>
<section role=\"doc-chapter\" aria-labelledby=\"trygt-arbeid-til-alle\" \
epub:type=\"chapter\">
<h2 id=\"trygt-arbeid-til-alle\">Trygt arbeid til alle</h2>
<p>Arbeid til alle er jobb nummer én.</p>
<ol aria-labelledby=\"trygt-arbeid-til-alle\">
<li id=\"vi-vil-styrke-eksporten\"><strong>Vi vil styrke eksporten.</strong> Vi vil \
øke eksporten med 50 % innen 2030, også <span lang=\"en\" xml:lang=\"en\">outsourcing\
</span>.</li>
<li id=\"industrioffensiv\"><strong>Industrioffensiv.</strong> Statlig eierskap, se \
<a href=\"en-sterkere-velferdsstat.xhtml#bedre-sykehus\">sykehusene</a>, og \
<abbr title=\"blant annet\">bl.a.</abbr> mer.</li>
<li id=\"lokale-entreprenører\"><strong>Lokale entreprenører.</strong> Les \
<a href=\"https://example.org/?a=1&amp;b=2\">hele planen</a>.</li>
</ol>
</section>
</body>
</html>
"
    );
}

#[test]
fn a_list_that_goes_on_says_so_and_items_hold_blocks_alone() {
    let files = made(&sample::document(), &Options::default());
    let page = &files["EPUB/en-sterkere-velferdsstat.xhtml"];
    let expected = "<h3 id=\"staten\">Staten</h3>
<ol start=\"2\" aria-labelledby=\"staten\">
<li id=\"nærhetsprinsipp\">
<p><strong>Nærhetsprinsipp.</strong> Vi vil innføre:</p>
<ul>
<li>Nye arbeidsplasser legges utenfor Oslo.</li>
";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn the_contents_list_nests_the_outline() {
    let files = made(&sample::document(), &Options::default());
    let expected = "<li><a href=\"en-sterkere-velferdsstat.xhtml\
#en-sterkere-velferdsstat\">En sterkere velferdsstat</a><ol>
<li><a href=\"en-sterkere-velferdsstat.xhtml#bedre-sykehus\">1. Bedre sykehus</a></li>
<li><a href=\"en-sterkere-velferdsstat.xhtml#staten\">Staten</a><ol>
<li><a href=\"en-sterkere-velferdsstat.xhtml#nærhetsprinsipp\">2. Nærhetsprinsipp</a>\
</li>
</ol>
</li>
</ol>
</li>
";
    assert!(files["EPUB/nav.xhtml"].contains(expected), "{}", files["EPUB/nav.xhtml"]);
    assert!(files["EPUB/toc.ncx"].contains("<meta name=\"dtb:depth\" content=\"3\"/>"));
}

#[test]
fn every_section_is_called_as_its_heading() {
    let document = sample::document();
    let files = made(&document, &Options::default());
    let mut compared = 0;
    for heading in document.sections.iter().filter_map(|it| it.heading.as_ref()) {
        let page = parse(&files[&format!("EPUB/{}.xhtml", heading.anchor)]);
        let said = |name| all(&page, name).first().map(|node| text(*node));
        assert_eq!(said("title"), said("h2"));
        compared += 1;
    }
    assert_eq!(compared, 3);
}

#[test]
fn landmarks_lead_to_contents_and_text() {
    let files = made(&sample::document(), &Options::default());
    let expected = "<li><a epub:type=\"toc\" href=\"#toc\">Innhold</a></li>
<li><a epub:type=\"bodymatter\" href=\"trygt-arbeid-til-alle.xhtml\">";
    assert!(files["EPUB/nav.xhtml"].contains(expected), "{}", files["EPUB/nav.xhtml"]);
}

#[test]
fn the_page_list_leads_to_every_marker() {
    let document = sample::paged();
    let files = made(&document, &Options::default());
    let markers: Vec<String> = ["title", "trygt-arbeid-til-alle"]
        .into_iter()
        .flat_map(|name| {
            let page = parse(&files[&format!("EPUB/{name}.xhtml")]);
            let is_marker = |node: &roxmltree::Node<'_, '_>| {
                node.attribute("role") == Some("doc-pagebreak")
            };
            let markers = all(&page, "*").into_iter().filter(is_marker);
            let link = |node: roxmltree::Node<'_, '_>| {
                let part = |name| node.attribute(name).unwrap_or_default().to_owned();
                format!("{name}.xhtml#{} {}", part("id"), part("title"))
            };
            markers.map(link).collect::<Vec<_>>()
        })
        .collect();
    let navigation = parse(&files["EPUB/nav.xhtml"]);
    let list = all(&navigation, "nav")
        .into_iter()
        .find(|nav| nav.attribute("role") == Some("doc-pagelist"))
        .expect("a page list");
    let links = list
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "a")));
    let links: Vec<String> = links
        .map(|link| {
            format!("{} {}", link.attribute("href").unwrap_or_default(), text(link))
        })
        .collect();
    assert_eq!(markers.len(), 3);
    assert_eq!(links, markers);
}

#[test]
fn conformance_is_claimed_only_when_asked() {
    let document = sample::document();
    let claim = "property=\"dcterms:conformsTo\" id=\"conformance\">\
                 EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>";
    let silent = made(&document, &Options::default());
    assert!(!silent["EPUB/package.opf"].contains("conformsTo"));
    assert!(!silent["EPUB/package.opf"].contains("certifiedBy"));
    let options = Options { claims_conformance: true, ..Options::default() };
    let claiming = made(&document, &options);
    assert!(claiming["EPUB/package.opf"].contains(claim));
}

#[test]
fn a_cover_is_named_as_such() {
    let cover =
        Cover { bytes: b"png", media_type: "image/png", width: 1400, height: 2000 };
    let document = sample::document();
    let options = Options { cover: Some(cover), ..Options::default() };
    let files = made(&document, &options);
    assert_eq!(files["EPUB/cover.png"], "png");
    assert!(files["EPUB/package.opf"].contains("properties=\"cover-image\""));
    assert!(files["EPUB/package.opf"].contains("<itemref idref=\"cover-page\"/>"));
    assert!(
        files["EPUB/nav.xhtml"].contains("<a epub:type=\"cover\" href=\"cover.xhtml\">")
    );
    assert!(files["EPUB/cover.xhtml"].contains("alt=\"Forside: By"));
    let without = made(&document, &Options::default());
    assert!(!without.contains_key("EPUB/cover.xhtml"));

    let code = |cover| {
        let options = Options { cover: Some(cover), ..Options::default() };
        let diagnostics = epub(&document, &options).expect_err("a fault").sorted();
        diagnostics[0].code
    };
    assert_eq!(code(Cover { media_type: "image/webp", ..cover }), "cover-kind");
    assert_eq!(code(Cover { width: 0, ..cover }), "cover-size");
}

#[test]
fn a_style_sheet_of_the_works_own_replaces_the_built_in_one() {
    let document = sample::document();
    let options = Options { style: Some("p { margin: 0 }"), ..Options::default() };
    assert_eq!(made(&document, &options)["EPUB/style.css"], "p { margin: 0 }");
    let options = Options { style: Some("p\0"), ..Options::default() };
    assert!(epub(&document, &options).is_err());
}

#[test]
fn the_built_in_style_leaves_the_body_to_the_reader() {
    let sheet = style::book(&Palette::default(), "");
    let selectors = sheet.split('}').filter_map(|rule| rule.rsplit_once('{'));
    for (selector, _) in selectors {
        assert!(!selector.contains("body {") && !selector.trim().ends_with("body"));
    }
}

#[test]
fn a_document_without_sections_is_still_a_book() {
    let mut document = sample::document();
    document.sections.clear();
    document.outline.clear();
    let files = made(&document, &Options::default());
    assert!(
        files["EPUB/nav.xhtml"].contains("<li><a href=\"title.xhtml\">By &amp; land")
    );
}
