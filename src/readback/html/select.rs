//! Which elements a CSS selector means.

use std::cell::Cell;

use simplecss::{AttributeOperator, Element, PseudoClass, Selector};

use super::tree::{NodeId, Step, Tree};
use crate::readback::Error;

/// The part of a page that its user says is the text: a CSS selector, or several with
/// commas between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select(String);

impl Select {
    /// The elements that `selector` means: by type, `#id`, `.class` and `[attribute]`, in
    /// one another (space), directly (`>`) or right after (`+`).
    ///
    /// Fails if it is no such selector.
    pub fn new(selector: &str) -> Result<Self, Error> {
        if selector.split(',').all(|part| is_understood(part.trim())) {
            return Ok(Self(selector.trim().to_owned()));
        }
        let message = format!("{selector} is no selector that is understood");
        Err(Error::new(message)
            .hint("such as main, #content, .article or div.page > article"))
    }

    /// The selector, as it was typed.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The elements of the page that are meant, none within another, in order.
    ///
    /// Fails if there are none.
    pub(super) fn find(&self, tree: &Tree) -> Result<Vec<NodeId>, Error> {
        let selectors: Vec<_> =
            self.0.split(',').filter_map(|it| Selector::parse(it.trim())).collect();
        let steps = Steps::new();
        let mut found = Vec::new();
        let mut walk = tree.walk(tree.root());
        while let Some(step) = walk.next() {
            let Step::Open(node) = step else { continue };
            let means = |it: &Selector<'_>| matches(it, tree, node, &steps);
            if tree.element(node).is_some() && selectors.iter().any(means) {
                found.push(node);
                walk.pass_over();
            }
        }
        steps.check()?;
        if found.is_empty() {
            let message = format!("nothing in the page is {}", self.0);
            return Err(
                Error::new(message).hint("name an element of it, such as #content")
            );
        }
        Ok(found)
    }
}

/// Whether the parser makes something of all of `part`, and not of its beginning alone.
fn is_understood(part: &str) -> bool {
    let plain = part.replace(":first-child", "");
    let mut in_brackets = false;
    let known = plain.chars().all(|c| {
        in_brackets = c == '[' || in_brackets && c != ']';
        in_brackets || c.is_alphanumeric() || " -_#.*>+]".contains(c)
    });
    let ends = part.ends_with(['>', '+', '#', '.']);
    known && !in_brackets && !ends && Selector::parse(part).is_some()
}

/// The selector that `part` is; `None` if nothing is made of it, or of a part alone.
pub(super) fn understood(part: &str) -> Option<Selector<'_>> {
    if is_understood(part) { Selector::parse(part) } else { None }
}

/// The most elements that are looked at for all selectors of a page together.
const MAX_STEPS: u32 = 20_000_000;

/// What is left of the elements that may be looked at.
#[derive(Debug)]
pub(crate) struct Steps {
    most: u32,
    left: Cell<u32>,
}

impl Steps {
    /// Those for a page.
    pub(super) fn new() -> Self {
        Self::at_most(MAX_STEPS)
    }

    /// So many.
    pub(crate) fn at_most(most: u32) -> Self {
        Self { most, left: Cell::new(most) }
    }

    /// Spends one. Without any left nothing is found any more, and [`Self::check`]
    /// fails.
    fn spend(&self) -> Option<()> {
        self.spend_all(1)
    }

    /// Spends `count`.
    pub(super) fn spend_all(&self, count: usize) -> Option<()> {
        let left =
            u32::try_from(count).ok().and_then(|it| self.left.get().checked_sub(it));
        self.left.set(left.unwrap_or_default());
        left.map(|_| ())
    }

    /// Fails if there were not enough.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.left.get() > 0 {
            return Ok(());
        }
        let message = "its style sheets take too long to apply".to_owned();
        Err(Error::new(message).hint(format!(
            "{} elements are the most that are looked at for them",
            self.most
        )))
    }
}

/// Whether `selector` means the element `node`.
pub(super) fn matches(
    selector: &Selector<'_>,
    tree: &Tree,
    node: NodeId,
    steps: &Steps,
) -> bool {
    steps.spend().is_some() && selector.matches(&Candidate { tree, node, steps })
}

/// An element as selectors look at it.
struct Candidate<'a> {
    tree: &'a Tree,
    node: NodeId,
    steps: &'a Steps,
}

impl Candidate<'_> {
    fn at(&self, node: NodeId) -> Option<Self> {
        self.steps.spend()?;
        let Self { tree, steps, .. } = *self;
        tree.element(node).map(|_| Candidate { tree, node, steps })
    }
}

impl Element for Candidate<'_> {
    fn parent_element(&self) -> Option<Self> {
        self.at(self.tree.parent(self.node)?)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let mut before = self.tree.previous(self.node);
        while let Some(node) = before {
            self.steps.spend()?;
            if self.tree.element(node).is_some() {
                return self.at(node);
            }
            before = self.tree.previous(node);
        }
        None
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.tree.name(self.node).eq_ignore_ascii_case(name)
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.tree.attribute(self.node, name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        match class {
            PseudoClass::FirstChild => self.prev_sibling_element().is_none(),
            // What a pointer or the focus does is not there for all readers.
            _ => false,
        }
    }
}
