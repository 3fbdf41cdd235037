//! The pages that say what each code means, an example of it, the same put
//! right, and why it matters: the files of `docs/diagnostics/`.

use super::Severity;

/// What diagnostics concern, in the order in which they are listed.
pub const GROUPS: &[&str] = &[
    "files",
    "publication",
    "structure",
    "headings",
    "lists",
    "links",
    "text",
    "directives",
    "pictures",
    "tables",
    "notes",
    "references",
    "layout",
    "editions",
];

/// What stands on a page, in this order. For a fault of the program itself
/// there are no examples.
pub const SECTIONS: [&str; 3] = ["Wrong", "Right", "Why it matters"];

/// The files, each with its code; written by `build.rs`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// A page about one diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The code of the diagnostic.
    pub code: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How much the diagnostic weighs.
    pub severity: Severity,
    /// One of [`GROUPS`].
    pub group: &'static str,
    /// What follows, in Markdown.
    pub body: &'static str,
}

/// Every page, by code.
///
/// A file that is no page is left out; a test finds it.
pub fn pages() -> impl Iterator<Item = Page> {
    FILES.iter().filter_map(|(code, text)| Page::parse(code, text))
}

/// The page about `code`.
pub fn page(code: &str) -> Option<Page> {
    let at = FILES.binary_search_by_key(&code, |(code, _)| code).ok()?;
    let (code, text) = FILES[at];
    Page::parse(code, text)
}

impl Page {
    /// Reads the heading, the line with severity and group, and the rest.
    fn parse(code: &'static str, text: &'static str) -> Option<Self> {
        let (title, rest) = text.strip_prefix("# ")?.split_once("\n\n")?;
        let (line, body) = rest.split_once("\n\n")?;
        let (severity, group) = line.split_once(" · ")?;
        let severity = match severity {
            "Error" => Severity::Error,
            "Warning" => Severity::Warning,
            _ => return None,
        };
        let group = GROUPS.iter().find(|name| **name == group)?;
        Some(Self { code, title, severity, group, body })
    }

    /// The part of the page under the heading `## NAME`, which is one of
    /// [`SECTIONS`]; examples may have other headings in them.
    pub fn section(&self, name: &str) -> Option<&'static str> {
        let at = |name: &str| self.body.find(&format!("\n## {name}\n"));
        let text = &self.body[at(name)?..].split_once("\n\n")?.1;
        let ends =
            SECTIONS.iter().filter_map(|next| text.find(&format!("\n## {next}\n")));
        Some(&text[..ends.min().unwrap_or(text.len())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_page() {
        for (code, text) in FILES {
            let Some(page) = Page::parse(code, text) else {
                panic!(
                    "docs/diagnostics/{code}.md does not begin as a page does: \
                     see docs/diagnostics/README.md; the groups are {GROUPS:?}"
                );
            };
            assert_eq!(super::page(code), Some(page));
            let [wrong, right, why] = SECTIONS.map(|name| page.section(name).is_some());
            assert!(why, "docs/diagnostics/{code}.md lacks ## Why it matters");
            assert_eq!(wrong, right, "docs/diagnostics/{code}.md: Wrong without Right");
        }
        assert_eq!(page("no-such-code"), None);
    }
}
