//! The report for people: a page that asks nothing of anybody.
//!
//! 1. What it comes to, in a table.
//! 2. For each standard, every requirement with its outcome in each edition.
//! 3. What a person has to look at, with links into the editions.
//! 4. A draft of an accessibility statement.

use std::collections::{BTreeSet, HashMap};

use super::statement::statement;
use super::{Assertion, Outcome, Requirement, Spot, Standard};
use crate::editions::xhtml::{Element, encode};
use crate::model::Metadata;

/// The style sheet of the other reports, and what is this page's own.
const STYLES: [&str; 2] = [include_str!("../report/html.css"), include_str!("page.css")];

/// The page, in English but for the statement.
pub fn page(metadata: &Metadata, assertions: &[Assertion]) -> String {
    let title = format!("What the editions of “{}” conform to", metadata.title);
    let meta = |name, content: &str| {
        Element::new("meta")
            .attribute("name", name)
            .attribute("content", content.to_owned())
    };
    let head = Element::new("head")
        .child(Element::new("meta").attribute("charset", "utf-8"))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(Element::new("title").text(title.clone()))
        .child(Element::new("link").attribute("rel", "icon").attribute("href", "data:,"))
        .child(Element::new("style").text(STYLES.concat()));
    let skip = Element::new("a")
        .attribute("class", "skip")
        .attribute("href", "#looks")
        .text("Skip to what a person has to look at");
    let standards = [Standard::Wcag, Standard::PdfUa, Standard::Epub];
    let tables = standards.into_iter().filter_map(|it| standard(it, assertions));
    let main = Element::new("main")
        .child(Element::new("h1").text(title))
        .children(introduction())
        .child(summary(assertions))
        .children(tables)
        .child(looks(assertions))
        .child(statement(metadata, assertions));
    let body = Element::new("body").child(Element::new("header").child(skip)).child(main);
    let page = Element::new("html").attribute("lang", "en").child(head).child(body);
    encode::html(&page) + "\n"
}

fn introduction() -> [Element<'static>; 2] {
    [
        "Each outcome follows from what was read back from the published files, from what \
         their bytes hold, or from what the source holds. What none of these can tell is \
         for a person, and nothing is claimed of it.",
        "No checker was run while publishing: whoever wants to file this report runs them, \
         and looks at what is said below to need a person.",
    ]
    .map(|text| Element::new("p").text(text))
}

/// The editions, each once, in their order.
fn editions(assertions: &[Assertion]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for assertion in assertions {
        if !names.contains(&assertion.edition.as_str()) {
            names.push(&assertion.edition);
        }
    }
    names
}

/// A table in a region that can be scrolled by keyboard.
fn table<'a>(
    id: &'static str,
    caption: &'static str,
    head: impl Iterator<Item = String>,
    rows: Vec<Element<'a>>,
) -> Element<'a> {
    let heads = head.map(|name| Element::new("th").attribute("scope", "col").text(name));
    let caption = Element::new("caption").attribute("id", id).text(caption);
    let head = Element::new("thead").child(Element::new("tr").children(heads));
    let table = Element::new("table")
        .child(caption)
        .child(head)
        .child(Element::new("tbody").children(rows));
    Element::new("div")
        .attribute("class", "wide")
        .attribute("role", "region")
        .attribute("aria-labelledby", id)
        .attribute("tabindex", "0")
        .child(table)
}

fn row<'a>(name: String, cells: impl Iterator<Item = Element<'a>>) -> Element<'a> {
    let name = Element::new("th").attribute("scope", "row").text(name);
    Element::new("tr").child(name).children(cells)
}

fn cell<'a>(text: impl Into<std::borrow::Cow<'a, str>>) -> Element<'a> {
    Element::new("td").text(text)
}

/// How many requirements each edition meets.
fn summary(assertions: &[Assertion]) -> Element<'_> {
    let head = std::iter::once("edition".to_owned())
        .chain(Outcome::ALL.iter().map(|outcome| outcome.name().to_owned()));
    let rows = editions(assertions).into_iter().map(|edition| {
        let of = |outcome: Outcome| {
            let own = assertions.iter().filter(|it| it.edition == edition);
            own.filter(|it| it.verdict.outcome == outcome).count().to_string()
        };
        row(edition.to_owned(), Outcome::ALL.into_iter().map(|it| cell(of(it))))
    });
    table("summary", "How many requirements", head, rows.collect())
}

/// The requirements of a standard, in their order, with what is said of each.
fn requirements(
    standard: Standard,
    assertions: &[Assertion],
) -> Vec<(&'static Requirement, Vec<&Assertion>)> {
    let mut all: Vec<(&Requirement, Vec<&Assertion>)> = Vec::new();
    for assertion in assertions.iter().filter(|it| it.requirement.standard == standard) {
        let id = assertion.requirement.id;
        match all.iter_mut().find(|(requirement, _)| requirement.id == id) {
            Some((_, own)) => own.push(assertion),
            None => all.push((assertion.requirement, vec![assertion])),
        }
    }
    all
}

fn standard(standard: Standard, assertions: &[Assertion]) -> Option<Element<'_>> {
    let requirements = requirements(standard, assertions);
    let (_, first) = requirements.first()?;
    let editions: Vec<&str> = first.iter().map(|it| it.edition.as_str()).collect();
    let levels = requirements.iter().any(|(it, _)| it.level.is_some());
    let mut head = vec!["requirement".to_owned()];
    head.extend(levels.then(|| "level".to_owned()));
    head.extend(editions.iter().map(|&name| name.to_owned()));
    head.push("since".to_owned());
    let rows = requirements.iter().map(|(requirement, own)| {
        let level = requirement.level.filter(|_| levels).map(|it| cell(it.name()));
        let outcomes = own.iter().map(|it| {
            let outcome = it.verdict.outcome;
            cell(outcome.name()).attribute("class", class(outcome))
        });
        let cells = level.into_iter().chain(outcomes).chain([since(requirement, own)]);
        row(requirement.title(), cells)
    });
    let (id, caption) = match standard {
        Standard::Wcag => ("wcag", "Success criteria"),
        Standard::PdfUa => ("pdf-ua", "Clauses"),
        Standard::Epub => ("epub", "Sections"),
    };
    let section = Element::new("section")
        .child(Element::new("h2").text(standard.name()))
        .child(table(id, caption, head.into_iter(), rows.collect()));
    Some(section)
}

fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Failed => "failed",
        _ => "outcome",
    }
}

/// What outcomes follow from, each reason once; where a person has to look, the way
/// there.
fn since<'a>(requirement: &Requirement, own: &[&'a Assertion]) -> Element<'a> {
    let told = own.iter().filter(|it| it.verdict.outcome != Outcome::NeedsPerson);
    let mut reasons: Vec<String> = Vec::new();
    for assertion in told {
        if !reasons.contains(&assertion.verdict.basis) {
            reasons.push(assertion.verdict.basis.clone());
        }
    }
    let cell = Element::new("td").attribute("class", "since").text(reasons.join(" "));
    if own.iter().all(|it| it.verdict.outcome != Outcome::NeedsPerson) {
        return cell;
    }
    let link = Element::new("a")
        .attribute("href", format!("#{}", anchor(requirement)))
        .text(format!("what to look at for {}", requirement.title()));
    cell.text(if reasons.is_empty() { "See " } else { " See " }).child(link).text(".")
}

fn anchor(requirement: &Requirement) -> String {
    let standard = match requirement.standard {
        Standard::Wcag => "wcag",
        Standard::PdfUa => "pdf-ua",
        Standard::Epub => "epub",
    };
    format!("look-{standard}-{}", requirement.id)
}

/// What a person has to look at, requirement by requirement.
fn looks(assertions: &[Assertion]) -> Element<'_> {
    let many = ambiguous(assertions);
    let mut section = Element::new("section")
        .attribute("id", "looks")
        .child(Element::new("h2").text("What a person has to look at"));
    for standard in [Standard::Wcag, Standard::PdfUa, Standard::Epub] {
        for (requirement, own) in requirements(standard, assertions) {
            let open = own.iter().filter(|it| it.verdict.outcome == Outcome::NeedsPerson);
            let open: Vec<_> = open.copied().collect();
            if !open.is_empty() {
                section = section.child(look(requirement, &open, &many));
            }
        }
    }
    section
}

/// What to look at for one requirement: each thing once, with the editions that it is
/// asked of, and with links into the one whose links work best.
fn look<'a>(
    requirement: &Requirement,
    open: &[&'a Assertion],
    many: &BTreeSet<&str>,
) -> Element<'a> {
    let name = match requirement.standard {
        Standard::Wcag => String::new(),
        other => format!("{}: ", other.name()),
    };
    let title = format!("{name}{}", requirement.title());
    let mut section = Element::new("section")
        .attribute("id", anchor(requirement))
        .child(Element::new("h3").text(title));
    let bases: BTreeSet<&str> = open.iter().map(|it| it.verdict.basis.as_str()).collect();
    for basis in bases {
        let own: Vec<_> = open.iter().filter(|it| it.verdict.basis == basis).collect();
        let editions: Vec<&str> = own.iter().map(|it| it.edition.as_str()).collect();
        let text = format!("{basis} ({})", editions.join(", "));
        section = section.child(Element::new("p").text(text));
        // Of several the last, which is HTML: every browser follows its links.
        let best = own.iter().max_by_key(|it| {
            it.verdict.places.iter().filter(|spot| spot.link.is_some()).count()
        });
        let places = best.map(|it| it.verdict.places.as_slice()).unwrap_or_default();
        if !places.is_empty() {
            let items = places.iter().map(|spot| place(spot, many));
            section = section.child(Element::new("ul").children(items));
        }
    }
    section
}

/// The texts that lead to several places: their links have to say which (WCAG 2.4.9).
fn ambiguous(assertions: &[Assertion]) -> BTreeSet<&str> {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut many = BTreeSet::new();
    for spot in assertions.iter().flat_map(|it| &it.verdict.places) {
        let Some(link) = &spot.link else { continue };
        if *first.entry(&spot.text).or_insert(link) != link.as_str() {
            many.insert(spot.text.as_str());
        }
    }
    many
}

fn place<'a>(spot: &'a Spot, many: &BTreeSet<&str>) -> Element<'a> {
    let item = Element::new("li");
    let Some(link) = &spot.link else { return item.text(&spot.text) };
    let a = Element::new("a").attribute("href", link.as_str()).text(&spot.text);
    item.child(if many.contains(spot.text.as_str()) {
        a.text(format!(" ({link})"))
    } else {
        a
    })
}
