//! Structure types (ISO 32000-2, 14.8.4), as far as a reading tells them apart.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name};

/// What a structure element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Text of its own, or something that holds such.
    #[default]
    Block,
    /// A part of the document; headings of no level count them.
    Section,
    /// A heading; `None` where its level follows from the sections around it.
    Heading(Option<u8>),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// What stands in an item after its label.
    Body,
    /// The number or bullet before an item, or a mark before anything else.
    Label,
    /// Part of the text around it.
    Inline,
    /// Computer code: part of the text around it, or lines of their own.
    Code,
    /// A link, which is part of the text around it.
    Link,
    /// A picture.
    Picture,
    /// A formula.
    Figure,
    /// Text that is quoted from elsewhere.
    Quotation,
    /// A table.
    Table,
    /// A group of a table's rows.
    Rows,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell {
        /// Whether it is a header.
        header: bool,
    },
    /// What is said of a table or picture.
    Caption,
    /// A note, which is read after the text that it stands in.
    Note,
    /// Text beside the text.
    Aside,
    /// A table of contents: a way in, and no part of what is read.
    Contents,
    /// No part of what is read.
    Artifact,
}

/// What a file's own structure types stand for.
#[derive(Debug, Default)]
pub(super) struct RoleMap(HashMap<Vec<u8>, Vec<u8>>);

impl RoleMap {
    /// The role map `dict`.
    pub(super) fn new(dict: Option<Dict<'_>>) -> Self {
        let Some(dict) = dict else {
            return Self::default();
        };
        let role = |name: Name<'_>| {
            let to = dict.get::<Name<'_>>(name.as_ref())?;
            Some((name.as_ref().to_vec(), to.as_ref().to_vec()))
        };
        Self(dict.keys().filter_map(role).collect())
    }

    /// What an element of type `name` is. A type of which nothing is known is
    /// a block.
    pub(super) fn get(&self, name: &[u8]) -> Role {
        let mut name = name;
        // A chain of names that comes back to itself ends here.
        for _ in 0..=self.0.len().min(32) {
            if let Some(role) = standard(name) {
                return role;
            }
            match self.0.get(name) {
                Some(next) => name = next,
                None => break,
            }
        }
        Role::default()
    }
}

fn standard(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"Title" => Role::Heading(Some(1)),
        b"H" => Role::Heading(None),
        [b'H', digit @ b'1'..=b'6'] => Role::Heading(Some(digit - b'0')),
        [b'H', digits @ ..]
            if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) =>
        {
            Role::Heading(Some(6))
        }
        b"L" => Role::List,
        b"LI" => Role::Item,
        b"Lbl" => Role::Label,
        b"LBody" => Role::Body,
        b"Link" => Role::Link,
        b"Figure" => Role::Picture,
        b"Formula" => Role::Figure,
        b"BlockQuote" => Role::Quotation,
        b"Note" | b"FENote" => Role::Note,
        b"TOC" | b"TOCI" => Role::Contents,
        b"Artifact" => Role::Artifact,
        // What is no structure takes its place in the one around it.
        b"Span" | b"NonStruct" | b"Quote" | b"Reference" | b"BibEntry" | b"Annot"
        | b"Form" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP"
        | b"Em" | b"Strong" | b"Sub" => Role::Inline,
        b"Code" => Role::Code,
        b"Sect" | b"Art" | b"Part" => Role::Section,
        b"Aside" => Role::Aside,
        b"Document" | b"DocumentFragment" | b"Div" | b"Index" | b"Private" | b"P" => {
            Role::Block
        }
        b"Table" => Role::Table,
        b"THead" | b"TBody" | b"TFoot" => Role::Rows,
        b"TR" => Role::Row,
        b"TH" => Role::Cell { header: true },
        b"TD" => Role::Cell { header: false },
        b"Caption" => Role::Caption,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(map: &[(&str, &str)], name: &str, expected: Role) {
        let bytes = |name: &str| name.as_bytes().to_vec();
        let map = map.iter().map(|(from, to)| (bytes(from), bytes(to))).collect();
        assert_eq!(RoleMap(map).get(name.as_bytes()), expected);
    }

    #[test]
    fn own_types_are_mapped() {
        let map = [("Overskrift", "Chapter"), ("Chapter", "H2")];
        check(&map, "Overskrift", Role::Heading(Some(2)));
    }

    #[test]
    fn a_title_stays_one() {
        check(&[("Title", "P")], "Title", Role::Heading(Some(1)));
    }

    #[test]
    fn circles_end() {
        check(&[("A", "B"), ("B", "A")], "A", Role::Block);
    }

    #[test]
    fn headings_have_at_most_six_levels() {
        check(&[], "H6", Role::Heading(Some(6)));
        check(&[], "H12", Role::Heading(Some(6)));
        check(&[], "Hello", Role::Block);
    }
}
