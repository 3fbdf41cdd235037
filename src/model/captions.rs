//! The lists of figures and of tables: what has a caption, in reading order, with
//! links that name the page in print. They are text like any other: all editions
//! have them, and they are compared.

use super::anchors::Anchors;
use super::matter;
use super::walk::{self, Met};
use super::{Anchor, Block, Figure, Inline, Reference, Role, Section, Table};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::reading::normalise;
use crate::source::Publication;

/// The lists that the work asks for, of what stands in `sections`. Noted are those
/// that would be empty.
pub fn lists(
    publication: &Publication,
    sections: &[Section],
    anchors: &mut Anchors,
    faults: &mut Diagnostics,
) -> Vec<Section> {
    let lists: [(bool, Role, &str, Lines); 2] = [
        (publication.figures, Role::Figures, "figure", figures),
        (publication.tables, Role::Tables, "table", tables),
    ];
    let mut made = Vec::new();
    for (_, role, what, entries) in lists.into_iter().filter(|(asked, ..)| *asked) {
        let lines: Vec<_> = sections.iter().flat_map(entries).collect();
        if lines.is_empty() {
            faults.push(empty(
                &format!("{what} with a caption"),
                &format!("contents.{what}s"),
            ));
        } else {
            made.push(matter::list(role, lines, &publication.language, anchors));
        }
    }
    made
}

/// What the list of figures or tables `section` lists: where each line leads, and
/// what it says as text alone.
pub fn listed(section: &Section) -> Vec<(&Anchor, String)> {
    let mut lines = Vec::new();
    walk::section(section, &mut |met| {
        if let Met::Text([Inline::Reference(line)], _) = met {
            lines.push((&line.anchor, normalise(&Inline::plain(&line.content))));
        }
    });
    lines
}

/// What is to be said of a list, asked for by `key`, that nothing stands in.
pub fn empty(what: &str, key: &str) -> Diagnostic {
    let message = format!("{key} is set, and the work has no {what}");
    Diagnostic::warning("list-empty", message)
        .at(Place::start(super::reading::FILE))
        .hint(format!("is something missing? otherwise leave {key} out"))
}

/// The lines for what stands in a section.
type Lines = fn(&Section) -> Vec<Vec<Inline>>;

fn figures(section: &Section) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    walk::section(section, &mut |met| {
        if let Met::Figure(figure) = met {
            lines.extend(figure_line(figure));
        }
    });
    lines
}

/// The label with which a caption begins is added to it.
fn figure_line(figure: &Figure) -> Option<Vec<Inline>> {
    let caption = figure.caption.first()?;
    let label = caption.content.first().and_then(|inline| match inline {
        Inline::Added(words) => Some(Inline::plain(words)),
        _ => None,
    });
    Some(line(figure.anchor.as_ref()?, label, &caption.content))
}

fn tables(section: &Section) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    walk::section(section, &mut |met| {
        if let Met::Table(table) = met {
            lines.extend(table_line(table));
        }
    });
    lines
}

fn table_line(table: &Table) -> Option<Vec<Inline>> {
    let Some(Block::Paragraph(caption)) = table.caption.first() else { return None };
    let label = Some(Inline::plain(&table.opening)).filter(|label| !label.is_empty());
    Some(line(table.anchor.as_ref()?, label, &caption.content))
}

/// A line that is a link as a whole, since several captions may say the same.
fn line(anchor: &Anchor, label: Option<String>, caption: &[Inline]) -> Vec<Inline> {
    let label = label.map(|label| format!("{} ", label.trim_end()));
    let mut content: Vec<Inline> = label.map(Inline::Text).into_iter().collect();
    content.extend(bare(caption));
    vec![Inline::Reference(Reference { anchor: anchor.clone(), typed: false, content })]
}

/// `content` as it can stand within a link: on one line, without links, notes and
/// what nobody typed.
fn bare(content: &[Inline]) -> Vec<Inline> {
    content
        .iter()
        .flat_map(|inline| match inline {
            Inline::Text(_) | Inline::Code(_) | Inline::Formula(_) => {
                vec![inline.clone()]
            }
            Inline::Break => vec![Inline::Text(" ".to_owned())],
            Inline::Language(language, inner) => {
                vec![Inline::Language(language.clone(), bare(inner))]
            }
            Inline::Emphasis(inner) => vec![Inline::Emphasis(bare(inner))],
            Inline::Cite(inner) => vec![Inline::Cite(bare(inner))],
            Inline::Subscript(inner) => vec![Inline::Subscript(bare(inner))],
            Inline::Superscript(inner) => vec![Inline::Superscript(bare(inner))],
            Inline::Added(_) => Vec::new(),
            other => bare(other.children()),
        })
        .collect()
}
