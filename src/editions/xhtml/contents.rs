//! The outline as a tree, for every kind of contents list.

use std::borrow::Cow;

use crate::model::OutlineEntry;

/// A line of the outline, and the lines below it.
#[derive(Debug)]
pub struct Branch<'a> {
    /// The line itself.
    pub entry: &'a OutlineEntry,
    /// The lines that stand deeper, up to the next that does not.
    pub below: Vec<Branch<'a>>,
}

impl<'a> Branch<'a> {
    /// What the line says where numbers have to be part of the text, as in
    /// the menus that reading systems make of an EPUB's `nav`: `7. Mer
    /// utdanningstilbud` for a promise, `2 Arbeid` for a numbered heading.
    pub fn label(&self) -> Cow<'a, str> {
        let OutlineEntry { number, text, promise, .. } = self.entry;
        match number {
            Some(number) if *promise => format!("{number}. {text}").into(),
            Some(number) => format!("{number} {text}").into(),
            None => text.as_str().into(),
        }
    }
}

/// The entries of the outline that are listed, nested by level. Levels are at
/// most six, and so is the depth.
pub fn branches(outline: &[OutlineEntry]) -> Vec<Branch<'_>> {
    let listed: Vec<&OutlineEntry> =
        outline.iter().filter(|entry| entry.listed).collect();
    nested(&listed)
}

fn nested<'a>(outline: &[&'a OutlineEntry]) -> Vec<Branch<'a>> {
    let mut rest = outline;
    let mut branches = Vec::new();
    while let Some((&entry, after)) = rest.split_first() {
        let deeper = after.iter().take_while(|next| next.level > entry.level).count();
        let (below, after) = after.split_at(deeper);
        branches.push(Branch { entry, below: nested(below) });
        rest = after;
    }
    branches
}

/// How deep the tree is; 0 where there is nothing.
pub fn depth(branches: &[Branch<'_>]) -> usize {
    branches.iter().map(|branch| 1 + depth(&branch.below)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Level};

    fn outline(levels: &[u8]) -> Vec<OutlineEntry> {
        let entry = |&level: &u8| OutlineEntry {
            level: Level::new(level).expect("a level"),
            number: None,
            text: level.to_string(),
            anchor: Anchor::new("a").expect("an anchor"),
            section: 0,
            promise: false,
            listed: true,
        };
        levels.iter().map(entry).collect()
    }

    fn shape(branches: &[Branch<'_>]) -> String {
        let shape = |branch: &Branch<'_>| match shape(&branch.below).as_str() {
            "" => branch.label().into_owned(),
            below => format!("{}({below})", branch.label()),
        };
        branches.iter().map(shape).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn levels_become_branches() {
        let outline = outline(&[2, 2, 3, 4, 3, 2]);
        let branches = branches(&outline);
        assert_eq!(shape(&branches), "2 2(3(4) 3) 2");
        assert_eq!(depth(&branches), 3);
    }

    #[test]
    fn a_deep_beginning_stands_at_the_top() {
        assert_eq!(shape(&branches(&outline(&[4, 3, 2, 4]))), "4 3 2(4)");
        assert_eq!(depth(&branches(&[])), 0);
    }
}
