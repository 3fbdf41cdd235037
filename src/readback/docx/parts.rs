//! Which files of the archive are what, by their relationships (ISO/IEC 29500-2, §9).

use std::collections::HashMap;

use roxmltree::Node;

use super::{attribute, elements};
use crate::readback::Error;
use crate::readback::package::archive::Archive;
use crate::readback::package::{path, xml};

/// The relationships of the package itself.
const PACKAGE: &str = "_rels/.rels";

/// The part that holds the text.
pub(super) const DOCUMENT: &str = "officeDocument";

/// The files of a document, and where it leads.
#[derive(Default)]
pub(super) struct Parts {
    /// Paths, by the last part of their relationship's type, such as `styles`.
    files: HashMap<String, String>,
    /// Links out of the document, by their ids.
    links: HashMap<String, String>,
}

impl Parts {
    /// Fails if the archive has no document.
    pub(super) fn find(archive: &Archive<'_>) -> Result<Self, Error> {
        let none = || {
            Error::new("the archive holds no document")
                .hint("give a file that a word processor saved as .docx")
        };
        if !archive.holds(PACKAGE) {
            return Err(none());
        }
        let mut parts = Self::default();
        parts.relations(archive, PACKAGE, "")?;
        let document = parts.files.get(DOCUMENT).cloned().ok_or_else(none)?;
        let is_text = parts
            .read(archive, DOCUMENT, |root| Ok(root.tag_name().name() == "document"))?;
        // A presentation is such a package too.
        if is_text != Some(true) {
            return Err(none());
        }
        let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
        let own = format!("{folder}/_rels/{file}.rels");
        let own = own.trim_start_matches('/');
        if archive.holds(own) {
            parts.relations(archive, own, &document)?;
        }
        Ok(parts)
    }

    /// Where the link `id` leads.
    pub(super) fn link(&self, id: &str) -> Option<&str> {
        self.links.get(id).map(String::as_str)
    }

    /// Hands the root of the part of that kind to `read`; does nothing where there is no
    /// such part. Fails if it is damaged, or if `read` does.
    pub(super) fn read<T>(
        &self,
        archive: &Archive<'_>,
        kind: &str,
        read: impl FnOnce(Node<'_, '_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let path = self.files.get(kind).filter(|path| archive.holds(path));
        let parse = |path: &String| {
            xml::parse(path, &archive.read(path)?, |document| {
                read(document.root_element())
            })
        };
        path.map(parse).transpose()
    }

    /// Takes in the relationships that `path` lists for the file `from`.
    fn relations(
        &mut self,
        archive: &Archive<'_>,
        path: &str,
        from: &str,
    ) -> Result<(), Error> {
        xml::parse(path, &archive.read(path)?, |document| {
            elements(document.root_element()).for_each(|node| self.relation(node, from));
            Ok(())
        })
    }

    fn relation(&mut self, node: Node<'_, '_>, from: &str) {
        let [Some(id), Some(kind), Some(target)] =
            ["Id", "Type", "Target"].map(|name| attribute(node, name))
        else {
            return;
        };
        if attribute(node, "TargetMode") == Some("External") {
            self.links.insert(id.to_owned(), target.to_owned());
        } else if let Some(target) = inside(from, target) {
            let kind = kind.rsplit('/').next().unwrap_or_default();
            self.files.entry(kind.to_owned()).or_insert(target);
        }
    }
}

/// The path that a target names, as seen from the file `from` or from the root; `None`
/// if it leads out of the archive.
fn inside(from: &str, target: &str) -> Option<String> {
    let (from, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (from, target),
    };
    path::resolve(from, target).map(|(path, _)| path)
}
