//! Which content the structure tree claims, and which it leaves out.

use std::collections::HashMap;

use super::pieces::{Key, PageText, Piece};
use super::roles::Role;
use super::structure::{Child, Element};

/// Whose a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A structure element's: it is read.
    Element,
    /// Nobody's, and the file says so.
    Artifact,
    /// Nobody's.
    Nobody,
}

/// All pages' text, with its owners.
#[derive(Debug)]
pub(super) struct Claims<'d> {
    /// The pages' text.
    pub(super) pages: &'d [PageText],
    owners: Vec<Vec<Owner>>,
    claimed: Vec<HashMap<Key, Vec<usize>>>,
}

impl<'d> Claims<'d> {
    /// Finds the owner of each piece of `pages` in the tree `root`.
    pub(super) fn new(pages: &'d [PageText], root: &Element) -> Self {
        let mut claims = vec![HashMap::new(); pages.len()];
        collect(root, false, &mut claims);
        let (owners, claimed) =
            pages.iter().zip(&claims).map(|(page, claims)| divide(page, claims)).unzip();
        Self { pages, owners, claimed }
    }

    /// Whether the tree claims any text.
    pub(super) fn any(&self) -> bool {
        self.claimed.iter().any(|claimed| !claimed.is_empty())
    }

    /// The pieces of `page` that `key` names, in drawing order.
    pub(super) fn pieces(
        &self,
        page: usize,
        key: Key,
    ) -> impl Iterator<Item = &'d Piece> {
        let pieces = self.claimed.get(page).and_then(|claimed| claimed.get(&key));
        let page = self.pages.get(page);
        pieces
            .into_iter()
            .flatten()
            .filter_map(move |&index| page.and_then(|page| page.pieces.get(index)))
    }

    /// Whether anything that can be read is drawn where `key` names content of `page`.
    pub(super) fn has_text(&self, page: usize, key: Key) -> bool {
        let text = |piece| self.pages.get(page).map_or("", |page| page.text(piece));
        self.pieces(page, key).any(|piece| !text(piece).trim().is_empty())
    }

    /// The name by which the tree claims `piece` of `page`, if it does.
    pub(super) fn key(&self, page: usize, piece: &Piece) -> Option<Key> {
        let claimed = self.claimed.get(page)?;
        let mut keys = self.pages.get(page)?.contexts(piece).filter_map(|it| it.key);
        keys.find(|key| claimed.contains_key(key))
    }

    /// The pieces of `page` with their owners, in drawing order.
    pub(super) fn owners(&self, page: usize) -> impl Iterator<Item = (&'d Piece, Owner)> {
        let pieces = self.pages.get(page).map(|page| page.pieces.iter());
        let owners = self.owners.get(page).map(|owners| owners.iter().copied());
        pieces.into_iter().flatten().zip(owners.into_iter().flatten())
    }
}

/// Notes for each page which content is claimed, and whether as an artifact.
fn collect(element: &Element, artifact: bool, claims: &mut [HashMap<Key, bool>]) {
    let artifact = artifact || element.role == Role::Artifact;
    for child in &element.children {
        match child {
            Child::Element(element) => collect(element, artifact, claims),
            Child::Content { page, key } => {
                if let Some(claims) = claims.get_mut(*page) {
                    claims.insert(*key, artifact);
                }
            }
            Child::Link(_) => {}
        }
    }
}

type Divided = (Vec<Owner>, HashMap<Key, Vec<usize>>);

fn divide(page: &PageText, claims: &HashMap<Key, bool>) -> Divided {
    let mut claimed: HashMap<Key, Vec<usize>> = HashMap::with_capacity(claims.len());
    let owner = |(index, piece): (usize, &Piece)| {
        for context in page.contexts(piece) {
            if context.artifact {
                return Owner::Artifact;
            }
            let Some(key) = context.key else { continue };
            match claims.get(&key) {
                Some(true) => return Owner::Artifact,
                Some(false) => {
                    claimed.entry(key).or_default().push(index);
                    return Owner::Element;
                }
                None => {}
            }
        }
        Owner::Nobody
    };
    let owners = page.pieces.iter().enumerate().map(owner).collect();
    (owners, claimed)
}
