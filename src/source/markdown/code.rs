//! Blocks of code, between fences.

use comrak::nodes::{Node, NodeCodeBlock};

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::reading::normalise_code;
use crate::source::types::{Code, Content};

impl Reader<'_, '_> {
    /// The block of code `node`; `None` where it is at fault.
    pub fn code(&mut self, node: Node<'_>, code: &NodeCodeBlock) -> Option<Content> {
        let place = self.place(node);
        let text = normalise_code(&code.literal);
        let fault = if !code.fenced {
            // Four spaces too many make code of text, which is seldom meant.
            Diagnostic::error("code-indented", "text that is indented by four spaces")
                .hint("take the spaces out; if it is code, put ``` above and below it")
        } else if !code.closed {
            Diagnostic::error("code-unclosed", "code without an end")
                .hint("end it with a line of as many marks as it begins with: ```")
        } else if text.is_empty() {
            Diagnostic::error("code-empty", "code that holds nothing")
                .hint("write it between the fences, or delete them")
        } else {
            let language = self.code_language(&code.info, node);
            return Some(Content::Code(Code { language, text }));
        };
        self.faults.push(fault.at(place));
        None
    }

    /// The language that the word after the opening fence names.
    fn code_language(&mut self, info: &str, node: Node<'_>) -> Option<String> {
        let name = info.trim();
        if name.is_empty() {
            return None;
        }
        if name.chars().all(|c| c.is_ascii_alphanumeric() || "+-#._".contains(c)) {
            return Some(name.to_string());
        }
        let fault = Diagnostic::error("attribute", format!("code takes no {name}"))
            .at(self.place(node))
            .hint("after the fence stands one word, the language of the code: ```toml");
        self.faults.push(fault);
        None
    }
}
