//! Paths within an archive, and links between its files.

use std::collections::HashSet;

use crate::readback::html::link;
use crate::reading::Target;

/// What places in the text of an archive are called.
#[derive(Debug, Default)]
pub(in crate::readback) struct Names {
    /// The files that hold the text.
    pub(in crate::readback) files: HashSet<String>,
    /// The ids that several of these files have.
    pub(in crate::readback) shared: HashSet<String>,
}

impl Names {
    /// Where the link `href` in the file `from` leads. A file that is part of the
    /// text but named without a fragment is an anchor by its path.
    pub(in crate::readback) fn target(&self, from: &str, href: &str) -> Target {
        let url = || Target::Url(href.trim().to_owned());
        let Some((path, fragment)) = resolve(from, href) else { return url() };
        if !self.files.contains(&path) {
            url()
        } else if fragment.is_empty() {
            Target::Anchor(path)
        } else {
            Target::Anchor(self.anchor(&path, fragment))
        }
    }

    /// What the place `id` in `file` is called: by its id, if only that file has it.
    pub(in crate::readback) fn anchor(&self, file: &str, id: String) -> String {
        if self.shared.contains(&id) { format!("{file}#{id}") } else { id }
    }
}

/// The path and fragment that `href` in the file `from` names; `None` if it
/// leads out of the archive.
pub(in crate::readback) fn resolve(from: &str, href: &str) -> Option<(String, String)> {
    let href = href.trim();
    if is_absolute(href) {
        return None;
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let path = path.split('?').next().unwrap_or_default();
    let fragment = link::decode(fragment);
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some((join(folder, &link::decode(path))?, fragment))
}

/// Whether a link begins with a scheme, a host or the root.
fn is_absolute(href: &str) -> bool {
    let scheme = href.split([':', '/', '?', '#']).next().unwrap_or_default();
    let named = href[scheme.len()..].starts_with(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    named || href.starts_with('/')
}

/// `path` as seen from `folder`; `None` if it climbs out.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> =
        folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, href: &str, expected: Option<(&str, &str)>) {
        let resolved = resolve(from, href);
        let borrowed = resolved.as_ref().map(|(path, id)| (path.as_str(), id.as_str()));
        assert_eq!(borrowed, expected);
    }

    #[test]
    fn links_are_seen_from_their_file() {
        check("a/b.xhtml", "c.xhtml#d", Some(("a/c.xhtml", "d")));
        check("a/b.xhtml", "../c%20d.xhtml", Some(("c d.xhtml", "")));
        check("a/b.xhtml", "#bl%C3%A5", Some(("a/b.xhtml", "blå")));
        check("b.xhtml", "./c/./d.xhtml?e#f", Some(("c/d.xhtml", "f")));
    }

    #[test]
    fn links_that_leave_the_archive_have_no_path() {
        check("a/b.xhtml", "../../c.xhtml", None);
        check("a/b.xhtml", "https://x.no/#a", None);
        check("a/b.xhtml", "mailto:a@x.no", None);
        check("a/b.xhtml", "//x.no/a", None);
        check("a/b.xhtml", "/a", None);
    }
}
