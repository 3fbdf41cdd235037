//! What style sheets say of what is read (CSS 2.2, §6.4; CSS Lists 3; CSS Content 3).
//!
//! 1. `rules` reads the sheets: a page's own, and those of a publication to which its
//!    files link.
//! 2. `cascade` finds out which declarations hold for an element.
//! 3. `walk` goes through the page as a browser does, counts, and notes what is shown,
//!    how lists are numbered, and what is generated.
//! 4. All that is written into the tree, where it is read as if it stood there.
//!
//! Rules for some media only, and sheets in other files than a publication's, are not
//! followed.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

pub(crate) use self::rules::Rules;
use self::walk::Walker;
use super::select::Steps;
use super::tree::{Data, NodeId, Tree};
use crate::readback::Error;

mod cascade;
mod counters;
mod rules;
mod scan;
mod text;
mod values;
mod walk;

#[cfg(test)]
mod tests;

/// Something to write into a tree.
#[derive(Debug)]
enum Edit {
    Attribute(NodeId, &'static str, String),
    /// Text before all else in an element.
    Before(NodeId, String),
    /// Text after all else in it.
    After(NodeId, String),
    /// What stands before an item.
    Marker(NodeId, String),
}

/// Writes what the sheets say into `tree`: those that stand in it, and those that
/// `linked` gives for the addresses to which it links, each with its place there. What
/// an element's own style says holds unless a rule is more important.
///
/// Fails if that takes more than `steps`, or if too much is generated.
pub(crate) fn apply<'a>(
    tree: &mut Tree,
    linked: &dyn Fn(&str) -> Option<&'a Rules<'a>>,
    steps: &Steps,
) -> Result<(), Error> {
    let sources = sources(tree);
    let mut rules = Rules::default();
    for source in &sources {
        let before = rules.len();
        match source {
            Source::Own(text) => rules.extend(&Rules::read(text)),
            Source::Linked(address) => {
                if let Some(sheet) = linked(address) {
                    rules.extend(sheet);
                }
            }
        }
        steps.spend_all(rules.len() - before);
        steps.check()?;
    }
    if rules.len() == 0 {
        return Ok(());
    }
    rules.sort();
    let edits = Walker::new(tree, &rules, steps).edits()?;
    steps.check()?;
    edits.into_iter().for_each(|edit| edit.make(tree));
    Ok(())
}

/// A style sheet.
enum Source {
    /// One that stands in the page.
    Own(String),
    /// The address of one.
    Linked(String),
}

/// The sheets that hold for all readers.
fn sources(tree: &Tree) -> Vec<Source> {
    let source = |node| {
        let media = tree.attribute(node, "media").map(str::trim);
        let for_all = matches!(media, None | Some("" | "all" | "screen"));
        match tree.name(node) {
            "style" if for_all => Some(Source::Own(tree.own_text(node))),
            "link" if for_all && is_sheet(tree, node) => {
                Some(Source::Linked(tree.attribute(node, "href")?.to_owned()))
            }
            _ => None,
        }
    };
    tree.descendants(tree.root()).filter_map(source).collect()
}

fn is_sheet(tree: &Tree, link: NodeId) -> bool {
    tree.has_word(link, "rel", "stylesheet") && !tree.has_word(link, "rel", "alternate")
}

impl Edit {
    fn make(self, tree: &mut Tree) {
        let text = |tree: &mut Tree, it: &str| {
            tree.create(Data::Text(StrTendril::from_slice(it)))
        };
        match self {
            Self::Attribute(node, name, value) => {
                tree.set_attribute(node, LocalName::from(name), &value);
            }
            Self::Marker(node, marker) => tree.set_marker(node, marker),
            Self::After(node, generated) => {
                let text = text(tree, &generated);
                tree.append(node, text);
            }
            Self::Before(node, generated) => {
                let text = text(tree, &generated);
                match tree.first_child(node) {
                    Some(first) => tree.insert_before(first, text),
                    None => tree.append(node, text),
                }
            }
        }
    }
}
