//! Blocks in another language: `::: language {lang="se"}`, or as Pandoc's users
//! type it, `::: {lang=se}`.

use comrak::nodes::Node;

use super::Reader;
use super::directives::Opening;

use crate::diagnostic::Diagnostic;
use crate::source::LANGUAGE_HINT;
use crate::source::types::Content;
use crate::terms::Language;

impl Reader<'_, '_> {
    /// What the directive `node` declares to be in another language; `None` where
    /// it does not say in which.
    pub fn language(&mut self, node: Node<'_>, opening: &mut Opening) -> Option<Content> {
        let place = self.place(node);
        let tag = opening.take("lang");
        let blocks = self.blocks(node);
        if blocks.is_empty() {
            let fault = Diagnostic::error("part-empty", "empty directive");
            self.faults
                .push(fault.at(place.clone()).hint("write its text, or delete it"));
        }
        self.check_inner(&blocks, "a block in another language");
        let known = tag.as_deref().and_then(Language::new);
        let known = known.filter(|language| language.primary() != "no");
        if known.is_none() {
            let message = match tag {
                Some(tag) => format!("\"{tag}\" is no language tag"),
                None => {
                    "directive that does not say in which language its text is".into()
                }
            };
            let fault = Diagnostic::error("language-tag", message).at(place);
            self.faults.push(fault.hint(LANGUAGE_HINT));
        }
        known.map(|language| Content::Language(language, blocks))
    }
}
