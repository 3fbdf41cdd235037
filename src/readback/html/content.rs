//! A tree to the units that a reader meets in it.
//!
//! 1. The tree is walked once, without recursion. Elements that nobody reads
//!    are left out with all that they hold.
//! 2. Text gathers in a block. Where an element of its own line begins or
//!    ends, the block is finished and becomes a unit.
//! 3. Notes and what refers to them are set apart; once all is read, each note is
//!    put where it belongs.
//! 4. What the unit is, its first character decides: in a heading, as the
//!    first in a list item, or anywhere else.

use std::collections::{HashMap, HashSet};
use std::mem;

use super::checkbox::checkbox;
use super::direction;
use super::formula;
use super::kind::{self, Kind};
use super::link;
use super::list::Lists;
use super::note::{self, Link};
use super::tables;
use super::text::{Block, Head};
use super::tree::{Data, NodeId, Step, Tree, Walk};
use crate::readback;
use crate::readback::notes::{Found, Notes, Reference};
use crate::reading::{
    self, Begins, Begun, Cell, Mark, Normaliser, PageTurn, Place, Target, Unit, Within,
};

/// What there is to know outside of the tree.
pub(crate) struct Context<'a> {
    /// The file's path within the edition.
    pub(crate) file: &'a str,
    /// The language of the whole edition.
    pub(crate) language: Option<&'a str>,
    /// Where an `href` leads.
    pub(crate) resolve: &'a dyn Fn(&str) -> Target,
    /// The width, in thousandths of its height, of the picture that a `src`
    /// names.
    pub(crate) proportion: &'a dyn Fn(&str) -> Option<u32>,
}

/// What a tree, or a part of one, says.
#[derive(Debug, Default)]
pub(crate) struct Content {
    /// The units, in reading order.
    pub(crate) units: Vec<Unit>,
    /// Where pages begin in them.
    pub(crate) pages: Vec<PageTurn>,
    /// The labels of pages that begin after the last unit.
    pub(crate) last_pages: Vec<Begun>,
    /// The names of places after the last unit.
    pub(crate) last_anchors: Vec<String>,
    /// The names of places that are not read.
    pub(crate) unread: Vec<String>,
    /// How many lists there are.
    pub(crate) lists: usize,
    /// How many tables there are.
    pub(crate) tables: usize,
    /// Notes, and what refers to them.
    pub(crate) notes: Notes<Link>,
}

/// Reads `roots`, in order, and everything in them but `without`.
pub(crate) fn read(
    tree: &Tree,
    roots: &[NodeId],
    without: &HashSet<NodeId>,
    context: &Context,
) -> Content {
    let mut reader = Reader::new(tree, context);
    for &root in roots {
        reader.enter(root);
        let mut walk = tree.walk(root);
        while let Some(step) = walk.next() {
            match step {
                Step::Open(node) if without.contains(&node) => {
                    reader.end_line();
                    walk.pass_over();
                }
                Step::Open(node) => reader.open(node, &mut walk),
                Step::Close(node) => reader.close(node),
            }
        }
        reader.leave();
    }
    reader.finish()
}

struct Reader<'a> {
    tree: &'a Tree,
    context: &'a Context<'a>,
    content: Content,
    block: Block,
    marks: Vec<OpenMark>,
    /// How many marks have begun so far.
    order: usize,
    lists: Lists,
    heading: Option<(NodeId, u8)>,
    /// The term around.
    term: Option<NodeId>,
    /// The picture whose text comes next.
    picture: Option<reading::Kind>,
    /// What the text stands in apart from lists, the innermost last.
    within: Vec<(NodeId, Within)>,
    /// The cells of the tables that have begun.
    cells: HashMap<NodeId, Cell>,
    /// The note that is being read.
    note: Option<OpenNote>,
    /// What waits for the next unit to begin.
    anchors: Vec<String>,
    pages: Vec<Begun>,
    /// The last id that was passed.
    id: Option<String>,
}

/// A note that is being read, and what it stands in, which does not concern it.
struct OpenNote {
    node: NodeId,
    found: Found<Link>,
    /// Whether the stop after its number may still come.
    opens: bool,
    lists: Lists,
    within: Vec<(NodeId, Within)>,
}

/// A language, link or the like whose element is open.
struct OpenMark {
    node: NodeId,
    order: usize,
    mark: Mark,
    /// Where its first character stands in the block, once that came.
    start: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(tree: &'a Tree, context: &'a Context<'a>) -> Self {
        Self {
            tree,
            context,
            content: Content::default(),
            block: Block::default(),
            marks: Vec::new(),
            order: 0,
            lists: Lists::default(),
            heading: None,
            term: None,
            picture: None,
            within: Vec::new(),
            cells: HashMap::new(),
            note: None,
            anchors: Vec::new(),
            pages: Vec::new(),
            id: None,
        }
    }

    /// Takes over the language and the direction in which `root` stands.
    fn enter(&mut self, root: NodeId) {
        let tree = self.tree;
        let mut around = tree.ancestors(root);
        if let Some(node) = around.find(|&id| tree.language(id).is_some()) {
            self.mark_language(node);
        }
        let mut around = tree.ancestors(root);
        if let Some(node) = around.find(|&id| direction::declared(tree, id).is_some()) {
            self.mark_direction(node);
        }
    }

    fn leave(&mut self) {
        self.end_line();
        self.marks.clear();
    }

    fn finish(mut self) -> Content {
        self.end_line();
        self.content.lists = self.lists.count();
        self.content.last_anchors = self.anchors;
        self.content.last_pages = self.pages;
        self.content
    }

    fn open(&mut self, node: NodeId, walk: &mut Walk) {
        if let Data::Text(text) = self.tree.data(node) {
            return self.text(text);
        }
        let kind = kind::kind(self.tree, node);
        if kind == Kind::Inline && self.open_note_link(node) {
            return walk.pass_over();
        }
        if kind != Kind::Hidden && self.note.is_none() && note::is_note(self.tree, node) {
            self.open_note(node);
            return self.note_marks(node);
        }
        if !self.block.has_begun()
            && let Some(check) = checkbox(self.tree, node)
            && self.lists.check(check)
        {
            return walk.pass_over();
        }
        match kind {
            Kind::Hidden => return walk.pass_over(),
            Kind::PageBreak => {
                self.page(node);
                return walk.pass_over();
            }
            Kind::Picture => {
                self.picture(node);
                return walk.pass_over();
            }
            Kind::Preformatted if self.heading.is_none() => {
                self.code(node);
                return walk.pass_over();
            }
            Kind::Formula => {
                self.formula(node);
                return walk.pass_over();
            }
            Kind::Inline if !self.is_in_link() && is_permalink(self.tree, node) => {
                self.note_id(node);
                return walk.pass_over();
            }
            Kind::Break => self.block.push_break(),
            Kind::Inline => {}
            Kind::Heading(level) => self.open_heading(node, level),
            Kind::Item => self.open_item(node),
            Kind::Block
            | Kind::Preformatted
            | Kind::OrderedList
            | Kind::BulletList
            | Kind::NoList => {
                self.end_line();
                self.lists.open(self.tree, node, kind);
                self.open_table(node);
                let cell = self.cells.get(&node).copied().map(Within::Cell);
                let within = cell.or_else(|| kind::within(self.tree, node));
                self.within.extend(within.map(|it| (node, it)));
                if self.term.is_none() && kind::is_term(self.tree, node) {
                    self.open_block_of_item();
                    self.term = Some(node);
                }
            }
        }
        self.note_marks(node);
    }

    /// Notes what an element says of its text besides what it is.
    fn note_marks(&mut self, node: NodeId) {
        self.note_id(node);
        self.mark_language(node);
        self.mark_direction(node);
        self.mark_link(node);
        self.mark_abbreviation(node);
    }

    /// Whether `node` is what refers to a note, or the way back from one: both
    /// are no part of the text.
    fn open_note_link(&mut self, node: NodeId) -> bool {
        if self.note.is_some() && note::is_way_back(self.tree, node) {
            self.way_back(node);
            return true;
        }
        let Some(link) = note::reference(self.tree, node) else { return false };
        let names = self.tree.descendants(node).filter_map(|inner| self.tree.id(inner));
        let names: Vec<String> = names.map(str::to_owned).collect();
        names.iter().for_each(|name| self.note_anchor(name));
        let resolve = |href| Link { names, target: (self.context.resolve)(href) };
        let target = self.tree.href(link).map(resolve);
        self.content.notes.references.push(Reference {
            unit: self.content.units.len(),
            at: self.block.end(),
            label: note::label(self.tree, node),
            target,
        });
        true
    }

    fn way_back(&mut self, node: NodeId) {
        let label = note::label(self.tree, node);
        let Some(note) = &mut self.note else { return };
        if note.found.label.is_empty() && label.contains(char::is_alphanumeric) {
            note.found.label = label;
            note.opens = true;
        }
        let resolve = |href| Link { names: vec![], target: (self.context.resolve)(href) };
        let back = self.tree.href(node).map(resolve);
        note.found.back = note.found.back.take().or(back);
    }

    fn open_note(&mut self, node: NodeId) {
        self.end_line();
        let label = self.lists.number(self.tree, node).unwrap_or_default();
        let lists = Lists::after(&self.lists);
        let within = vec![(node, self.content.notes.next())];
        self.note = Some(OpenNote {
            node,
            found: Found { label, back: None },
            opens: false,
            lists: mem::replace(&mut self.lists, lists),
            within: mem::replace(&mut self.within, within),
        });
    }

    fn close_note(&mut self) {
        self.end_line();
        let Some(note) = self.note.take() else { return };
        self.content.notes.found.push(note.found);
        let lists = mem::replace(&mut self.lists, note.lists);
        self.lists.go_on_after(&lists);
        self.within = note.within;
    }

    fn close(&mut self, node: NodeId) {
        let inline = matches!(
            kind::kind(self.tree, node),
            Kind::Inline
                | Kind::Break
                | Kind::Hidden
                | Kind::PageBreak
                | Kind::Picture
                | Kind::Preformatted
                | Kind::Formula
        );
        if self.heading.is_some_and(|(heading, _)| heading == node) {
            self.finish_block();
            self.heading = None;
        } else if !inline {
            self.end_line();
        }
        if self.term == Some(node) {
            self.term = None;
        }
        if self.lists.is_item(node) {
            self.open_block_of_item();
        }
        self.lists.close(node);
        if self.note.as_ref().is_some_and(|note| note.node == node) {
            self.close_note();
        }
        self.within.pop_if(|(surrounding, _)| *surrounding == node);
        while let Some(open) = self.marks.pop_if(|open| open.node == node) {
            if let Some(start) = open.start {
                self.block.mark(&open.mark, start, open.order);
            }
        }
    }

    fn open_heading(&mut self, node: NodeId, level: u8) {
        self.end_line();
        if self.heading.is_none() {
            self.open_block_of_item();
            self.heading = Some((node, level));
        }
    }

    /// Finds out where the cells of a table stand, if `node` is one.
    fn open_table(&mut self, node: NodeId) {
        if tables::is_table(self.tree, node) {
            let table = self.content.tables;
            self.content.tables += 1;
            self.cells.extend(tables::cells(self.tree, node, table));
        }
    }

    fn open_item(&mut self, node: NodeId) {
        self.end_line();
        self.open_block_of_item();
        self.lists.open(self.tree, node, Kind::Item);
    }

    /// An item whose number or bullet stands alone is a unit without text.
    fn open_block_of_item(&mut self) {
        if let Some(kind) = self.lists.take_item() {
            let head = self.head(kind);
            self.block.begin(head);
            self.finish_block();
        }
    }

    fn text(&mut self, text: &str) {
        let text = self.after_number(text);
        let visible = text.trim_start();
        let space = &text[..text.len() - visible.len()];
        if !space.is_empty() {
            self.block.push_space();
        }
        if visible.is_empty() {
            return;
        }
        let start = self.block.start();
        let unstarted = self.marks.iter_mut().rev().filter(|open| open.start.is_none());
        unstarted.for_each(|open| open.start = Some(start));
        if self.block.push(visible) {
            let kind = self.kind();
            let head = self.head(kind);
            self.block.begin(head);
        }
    }

    /// The stop after a note's number is no part of its text.
    fn after_number<'t>(&mut self, text: &'t str) -> &'t str {
        let Some(note) = self.note.as_mut().filter(|note| note.opens) else {
            return text;
        };
        note.opens = text.trim().is_empty();
        text.trim_start().strip_prefix(['.', ')', ']', ':']).unwrap_or(text)
    }

    /// A picture reads as what it says. Within a line or a heading it is a part
    /// of that, elsewhere a unit of its own.
    fn picture(&mut self, node: NodeId) {
        let Some(alternative) = kind::alternative(self.tree, node) else { return };
        if self.heading.is_some() || self.block.has_begun() {
            self.block.push_space();
            self.text(&alternative);
            return self.block.push_space();
        }
        self.open_block_of_item();
        self.note_id(node);
        self.mark_language(node);
        let proportion =
            self.tree.attribute(node, "src").and_then(self.context.proportion);
        let kind = reading::Kind::Picture { depth: self.lists.depth(), proportion };
        if alternative.is_empty() {
            let head = self.head(kind);
            self.block.begin(head);
        } else {
            self.picture = Some(kind);
            self.text(&alternative);
        }
        self.finish_block();
        self.marks.pop_if(|open| open.node == node);
    }

    /// Code is a unit of its own. Marks in it would colour it, and say nothing.
    fn code(&mut self, node: NodeId) {
        self.end_line();
        let text = reading::normalise_code(&verbatim(self.tree, node));
        if text.is_empty() {
            return;
        }
        self.open_block_of_item();
        self.note_marks(node);
        self.marks.iter_mut().for_each(|open| open.start = Some(0));
        self.block.push_verbatim(&text);
        let head = self.head(reading::Kind::Code { depth: self.lists.depth() });
        self.block.begin(head);
        self.finish_block();
        while self.marks.pop_if(|open| open.node == node).is_some() {}
    }

    /// A formula reads as what it says; as what it draws where it says nothing.
    fn formula(&mut self, node: NodeId) {
        self.note_marks(node);
        self.mark(node, Mark::Formula(formula::signs(self.tree, node)));
        self.text(&formula::alternative(self.tree, node));
        while let Some(open) = self.marks.pop_if(|open| open.node == node) {
            if let Some(start) = open.start {
                self.block.mark(&open.mark, start, open.order);
            }
        }
    }

    /// What a unit that begins here is.
    fn kind(&mut self) -> reading::Kind {
        if let Some(picture) = self.picture.take() {
            return picture;
        }
        if let Some((_, level)) = self.heading {
            return reading::Kind::Heading { level };
        }
        let depth = self.lists.depth();
        if self.term.is_some() {
            return reading::Kind::Term { depth };
        }
        self.lists.take_item().unwrap_or(reading::Kind::Paragraph { depth })
    }

    fn head(&mut self, kind: reading::Kind) -> Head {
        Head {
            kind,
            within: readback::outside_of_quotation(
                self.within.iter().map(|(_, within)| within.clone()).collect(),
            ),
            anchors: std::mem::take(&mut self.anchors),
            pages: std::mem::take(&mut self.pages),
            place: self.place(),
        }
    }

    fn place(&self) -> Place {
        Place::File { file: self.context.file.to_owned(), id: self.id.clone() }
    }

    /// Finishes the block, unless a heading goes on.
    fn end_line(&mut self) {
        match self.heading {
            Some(_) => self.block.push_space(),
            None => self.finish_block(),
        }
    }

    fn finish_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        for open in &mut self.marks {
            if let Some(start) = open.start.take() {
                block.mark(&open.mark, start, open.order);
            }
        }
        let index = self.content.units.len();
        if let Some((unit, turns, later)) = block.finish(index, self.context.language) {
            self.content.units.push(unit);
            self.content.pages.extend(turns);
            self.pages.extend(later);
        }
    }

    fn page(&mut self, node: NodeId) {
        if let Some(id) = self.tree.id(node) {
            self.id = Some(id.to_owned());
        }
        let label = begun(self.tree, node);
        if self.block.has_begun() {
            self.block.page(label);
        } else {
            self.pages.push(label);
        }
    }

    fn note_id(&mut self, node: NodeId) {
        if let Some(id) = self.tree.id(node) {
            self.id = Some(id.to_owned());
            self.note_anchor(id);
        }
        if self.tree.name(node) == "a"
            && let Some(name) = self.tree.attribute(node, "name")
            && Some(name) != self.tree.id(node)
        {
            self.note_anchor(name);
        }
    }

    fn note_anchor(&mut self, name: &str) {
        if self.block.has_begun() {
            self.block.anchor(name);
        } else {
            self.anchors.push(name.to_owned());
        }
    }

    fn mark_language(&mut self, node: NodeId) {
        if let Some(language) = self.tree.language(node) {
            // An empty tag says that the language is not known.
            let language = if language.is_empty() { "und" } else { language };
            self.mark(node, Mark::Language(language.to_owned()));
        }
    }

    fn mark_direction(&mut self, node: NodeId) {
        if let Some(direction) = direction::declared(self.tree, node) {
            self.mark(node, Mark::Direction(direction));
        }
    }

    fn mark_link(&mut self, node: NodeId) {
        if !self.is_in_link()
            && let Some(href) = self.tree.href(node)
        {
            self.mark(node, Mark::Link((self.context.resolve)(href)));
        }
    }

    fn mark_abbreviation(&mut self, node: NodeId) {
        if self.tree.name(node) == "abbr"
            && let Some(title) = self.tree.attribute(node, "title")
        {
            self.mark(node, Mark::Expansion(reading::normalise(title)));
        }
    }

    fn is_in_link(&self) -> bool {
        self.marks.iter().any(|open| matches!(open.mark, Mark::Link(_)))
    }

    fn mark(&mut self, node: NodeId, mark: Mark) {
        self.order += 1;
        self.marks.push(OpenMark { node, order: self.order, mark, start: None });
    }
}

/// The text of everything in `node` that is read, with all its white space.
fn verbatim(tree: &Tree, node: NodeId) -> String {
    let mut text = String::new();
    let mut walk = tree.walk(node);
    while let Some(step) = walk.next() {
        let Step::Open(inner) = step else { continue };
        match (tree.data(inner), kind::kind(tree, inner)) {
            (Data::Text(piece), _) => text.push_str(piece),
            (_, Kind::Hidden | Kind::PageBreak) => walk.pass_over(),
            (_, Kind::Break) => text.push('\n'),
            (_, Kind::Picture) => {
                text.push_str(&kind::alternative(tree, inner).unwrap_or_default());
            }
            _ => {}
        }
    }
    text
}

/// The text of everything in `node` that is read, as [`reading::normalise`]
/// gives it; at most about `limit` bytes of it.
pub(crate) fn text(tree: &Tree, node: NodeId, limit: usize) -> String {
    let mut text = Normaliser::default();
    let mut walk = tree.walk(node);
    while let Some(step) = walk.next() {
        let Step::Open(inner) = step else { continue };
        if text.offset(true) > limit {
            break;
        }
        match (tree.data(inner), kind::kind(tree, inner)) {
            (Data::Text(piece), _) => text.push(piece),
            (_, Kind::Hidden | Kind::PageBreak) if inner != node => walk.pass_over(),
            (_, Kind::Inline) => {}
            (_, Kind::Formula) => {
                text.push(&formula::alternative(tree, inner));
                walk.pass_over();
            }
            (_, Kind::Picture) => {
                text.push(&kind::alternative(tree, inner).unwrap_or_default());
            }
            _ => text.push(" "),
        }
    }
    text.finish()
}

/// What begins at a marker, and its name.
fn begun(tree: &Tree, node: NodeId) -> Begun {
    let (begins, label) = match kind::line_number(tree, node) {
        Some(number) => (Begins::Line, number.to_owned()),
        None => (Begins::Page, page_label(tree, node)),
    };
    Begun { begins, label, anchor: tree.id(node).map(str::to_owned) }
}

/// The label that a page's marker gives it.
fn page_label(tree: &Tree, node: NodeId) -> String {
    let given = ["aria-label", "title"].into_iter();
    let given = given.filter_map(|name| tree.attribute(node, name));
    let mut given = given.map(reading::normalise).filter(|label| !label.is_empty());
    given.next().unwrap_or_else(|| text(tree, node, 1000))
}

/// Whether the element is a link that only names the place where it stands.
fn is_permalink(tree: &Tree, node: NodeId) -> bool {
    let target = tree.href(node).map(link::on_page);
    matches!(target, Some(Target::Anchor(_)))
        && matches!(text(tree, node, 8).as_str(), "" | "#" | "¶" | "§" | "🔗")
}
