use std::path::Path;

use serde_json::Value;

use super::{Assertion, Judged, Outcome, assertions, files, wcag};
use crate::model::{self, Work};
use crate::publish::{self, Edition, Kind};
use crate::readback;
use crate::world::Memory;

const TOML: &str = r#"
title = "Plan for bygda"
language = "nb"
publisher = "Bygdelaget"
identifier = "urn:uuid:7f1a0b54-6a5e-4c55-9d7e-3f4d3f0a1c11"
modified = 2026-01-02
text = ["text.md"]
"#;
const TEXT: &str = "# Veg\n\nSe [Vegvesenet](https://example.org/) og \
    <span lang=\"en\">fair play</span>.\n\n1. **Vi vil bygge.** Snart.\n";

/// The work with that text, and its editions.
fn published(text: &str, kinds: &[Kind]) -> (Work, Vec<Edition>) {
    let mut world = Memory::default();
    world.files.insert("bygda/publication.toml".into(), TOML.into());
    world.files.insert("bygda/text.md".into(), text.into());
    let folder = Path::new("bygda");
    let work = model::load(&world, folder).unwrap();
    let editions = publish::editions(&world, folder, &work.document, kinds).unwrap();
    (work, editions)
}

fn judged(work: &Work, editions: &[Edition]) -> Vec<Assertion> {
    let compared: Vec<_> = editions
        .iter()
        .map(|it| (it.name.clone(), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let report = publish::compare(work, &compared);
    let judged: Vec<_> = editions.iter().map(as_judged).collect();
    assertions(work, &judged, &report).unwrap()
}

fn as_judged(edition: &Edition) -> Judged<'_> {
    Judged {
        name: &edition.name,
        path: &edition.name,
        format: edition.kind.format().unwrap(),
        bytes: &edition.bytes,
        reading: &edition.reading,
    }
}

#[track_caller]
fn outcome(assertions: &[Assertion], id: &str) -> Outcome {
    let found = assertions.iter().find(|it| it.requirement.id == id);
    found.unwrap_or_else(|| panic!("no {id}")).verdict.outcome
}

/// The page with `old` as `new`, and what is said of it then.
#[track_caller]
fn damaged(old: &str, new: &str) -> Vec<Assertion> {
    let (work, mut editions) = published(TEXT, &[Kind::Html]);
    let page = String::from_utf8(editions[0].bytes.clone()).unwrap();
    assert!(page.contains(old), "{old}: {page}");
    editions[0].bytes = page.replace(old, new).into_bytes();
    editions[0].reading = readback::read("bygda.html", &editions[0].bytes).unwrap().1;
    judged(&work, &editions)
}

/// A damage changes the outcome of the criterion that it breaks.
#[track_caller]
fn check(id: &str, sound: Outcome, old: &str, new: &str, then: Outcome) {
    assert_eq!(outcome(&damaged("<main", "<main"), id), sound, "{id}");
    assert_eq!(outcome(&damaged(old, new), id), then, "{id}");
}

#[test]
fn outcomes_change_where_a_page_is_damaged() {
    use Outcome::{Failed, NeedsPerson, NotApplicable, Passed};
    check("1.1.1", NotApplicable, "</main>", "<img alt=\"bru\"></main>", Failed);
    check("1.2.2", NotApplicable, "</main>", "<video></video></main>", NeedsPerson);
    check("1.3.1", Passed, "<h2 id=\"veg\">Veg</h2>", "<p id=\"veg\">Veg</p>", Failed);
    check("1.3.1", Passed, "<ol aria-labelledby=\"veg\">", "<ol start=\"2\">", Failed);
    check(
        "1.3.4",
        Passed,
        "</style>",
        "@media (orientation: portrait) {}</style>",
        NeedsPerson,
    );
    check("2.1.1", Passed, "</main>", "<p onkeydown=\"x()\"></p></main>", NeedsPerson);
    check(
        "2.2.2",
        NotApplicable,
        "</style>",
        "p { animation: a 1s }</style>",
        NeedsPerson,
    );
    check(
        "2.4.1",
        Passed,
        "<a href=\"#veg\">Veg</a>",
        "<a href=\"#nowhere\">Veg</a>",
        Failed,
    );
    check("2.4.2", Passed, "<title>Plan for bygda</title>", "", Failed);
    check(
        "2.4.3",
        Passed,
        "<a href=\"https",
        "<a tabindex=\"3\" href=\"https",
        NeedsPerson,
    );
    check(
        "2.5.3",
        Passed,
        "<a href=\"https",
        "<a aria-label=\"Klikk\" href=\"https",
        Failed,
    );
    check("3.1.1", Passed, "<html lang=\"nb\"", "<html", Failed);
    check("3.1.2", Passed, "<span lang=\"en\">", "<span>", Failed);
    check("3.3.2", NotApplicable, "</main>", "<input></main>", NeedsPerson);
    check("4.1.2", Passed, "</main>", "<a href=\"#veg\"></a></main>", Failed);
}

/// What the work does not hold, nothing is asked of.
#[test]
fn outcomes_follow_the_work() {
    let (work, editions) = published(TEXT, &[Kind::Html]);
    assert_eq!(outcome(&judged(&work, &editions), "2.4.4"), Outcome::NeedsPerson);
    let plain = TEXT.replace("[Vegvesenet](https://example.org/)", "Vegvesenet");
    let plain = plain.replace("<span lang=\"en\">fair play</span>", "spill");
    let (work, editions) = published(&plain, &[Kind::Html]);
    let all = judged(&work, &editions);
    assert_eq!(outcome(&all, "2.4.4"), Outcome::Passed);
    assert_eq!(outcome(&all, "3.1.2"), Outcome::NotApplicable);
}

/// A person is told where to look, by a link into the edition.
#[test]
fn places_are_linked() {
    let (work, editions) = published(TEXT, &[Kind::Html, Kind::Pdf]);
    let all = judged(&work, &editions);
    let links: Vec<_> = all
        .iter()
        .filter(|it| it.requirement.id == "2.4.6")
        .flat_map(|it| &it.verdict.places)
        .filter_map(|spot| spot.link.as_deref())
        .collect();
    assert_eq!(links, ["bygda.pdf#nameddest=veg", "bygda.html#veg"]);
}

#[test]
fn a_pdf_is_held_to_pdf_ua() {
    let (work, editions) = published(TEXT, &[Kind::Pdf]);
    let all = judged(&work, &editions);
    for id in ["5", "7.1", "7.2", "7.4", "7.6", "7.8", "7.17", "7.18"] {
        assert_eq!(outcome(&all, id), Outcome::Passed, "{id}");
    }
    for id in ["7.3", "7.5", "7.9", "7.10", "7.11", "7.15", "7.19"] {
        assert_eq!(outcome(&all, id), Outcome::NotApplicable, "{id}");
    }
    assert_eq!(outcome(&all, "7.21"), Outcome::NeedsPerson);
}

/// Bytes of the same length, so that no place in the file moves.
#[test]
fn a_pdf_that_says_less_fails() {
    for (old, new, id) in [
        ("/DisplayDocTitle true", "/DisplayDocTitle null", "7.1"),
        ("/Contents", "/Contains", "7.18"),
    ] {
        let (work, mut editions) = published(TEXT, &[Kind::Pdf]);
        let bytes = &mut editions[0].bytes;
        let at: Vec<usize> = (0..bytes.len() - old.len())
            .filter(|&at| bytes[at..].starts_with(old.as_bytes()))
            .collect();
        assert!(!at.is_empty(), "{old}");
        for at in at {
            // Pages have contents, too: theirs is a reference, not a string.
            let after = bytes.get(at + old.len()).copied();
            if old != "/Contents" || after == Some(b'(') || after == Some(b'<') {
                bytes[at..at + old.len()].copy_from_slice(new.as_bytes());
            }
        }
        assert_eq!(outcome(&judged(&work, &editions), id), Outcome::Failed, "{id}");
    }
}

#[test]
fn a_publication_is_held_to_epub_accessibility() {
    let kinds = [Kind::Pdf, Kind::Epub];
    let (work, editions) = published(TEXT, &kinds);
    let all = judged(&work, &editions);
    assert_eq!(outcome(&all, "discovery"), Outcome::Passed);
    assert_eq!(outcome(&all, "pages"), Outcome::Passed);
    assert_eq!(outcome(&all, "reporting"), Outcome::NotApplicable);
    assert_eq!(outcome(&all, "wcag"), Outcome::NeedsPerson);
    let (work, editions) = published(TEXT, &[Kind::Epub]);
    assert_eq!(outcome(&judged(&work, &editions), "pages"), Outcome::NotApplicable);
}

/// 86 criteria are left of those of WCAG 2.1 and 2.2, each with a number of its own.
#[test]
fn every_criterion_is_there_once() {
    assert_eq!(wcag::CRITERIA.len(), 86);
    let number = |id: &str| -> Vec<u8> {
        id.split('.').map(|part| part.parse().unwrap()).collect()
    };
    let numbers: Vec<_> = wcag::CRITERIA.iter().map(|it| number(it.id)).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
}

#[test]
fn both_files_say_the_same() {
    let (work, editions) = published(TEXT, &[Kind::Html]);
    let compared: Vec<_> = editions
        .iter()
        .map(|it| (it.name.clone(), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let report = publish::compare(&work, &compared);
    let judged: Vec<_> = editions.iter().map(as_judged).collect();
    let [(page_name, page), (name, earl)] = files(&work, &judged, &report).unwrap();
    assert_eq!(
        (&*page_name, &*name),
        ("bygda.conformance.html", "bygda.conformance.json")
    );
    let page = String::from_utf8(page).unwrap().replace('\n', "");
    assert!(page.contains("<section id=\"statement\" lang=\"nb\">"), "{page}");
    let earl: Value = serde_json::from_slice(&earl).unwrap();
    let graph = earl["@graph"].as_array().unwrap();
    let of = |outcome: &str| {
        let own =
            graph.iter().filter(|it| it["earl:result"]["earl:outcome"]["@id"] == outcome);
        own.count()
    };
    let counts =
        ["earl:passed", "earl:failed", "earl:inapplicable", "earl:cantTell"].map(of);
    assert_eq!(counts.iter().sum::<usize>(), 86);
    let cells: String = counts.iter().map(|n| format!("<td>{n}</td>")).collect();
    assert!(page.contains(&cells), "{cells}: {page}");
    assert_eq!(
        graph[2]["earl:test"]["@id"],
        "https://www.w3.org/TR/WCAG22/#non-text-content"
    );
}
