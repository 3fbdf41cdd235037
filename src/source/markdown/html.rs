//! The HTML that may stand in running text: a closed list of tags, each of
//! which ends in the block, and within the marks, in which it begins.

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::nearest::nearest;
use crate::source::types::Inline;
use crate::source::{LANGUAGE_HINT, nesting};
use crate::terms::Language;

const NAMES: [&str; 9] = ["span", "abbr", "br", "sub", "sup", "cite", "q", "mark", "kbd"];
/// Tags that have no end, whatever they are.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];
const HINT: &str = "the tags are <span lang>, <abbr title>, <br>, <sub>, <sup>, <cite>, <q>, <mark> and <kbd>";

/// Running text as it comes in, with the tags that are open.
#[derive(Default)]
pub struct Tags {
    /// The text before the first open tag.
    before: Vec<Inline>,
    open: Vec<Open>,
    /// How many tags were left out since they are nested too deeply.
    beyond: usize,
}

struct Open {
    element: Element,
    offset: usize,
    content: Vec<Inline>,
}

/// What an open tag makes of the text up to its end.
#[derive(Clone)]
enum Element {
    Span(Language),
    Abbreviation(String),
    Plain(&'static str),
    /// A tag that was already told to be wrong.
    Faulty(String),
}

impl Tags {
    /// Adds a piece of running text.
    pub fn push(&mut self, inline: Inline) {
        self.content().push(inline);
    }

    /// Adds plain text. A space that a tag begins with is one with the space before
    /// the tag.
    pub fn push_text(&mut self, text: &str) {
        let text =
            if self.ends_with_space() { text.trim_start_matches(' ') } else { text };
        if text.is_empty() {
            return;
        }
        let content = self.content();
        if let Some(Inline::Text(before)) = content.last_mut() {
            before.push_str(text);
        } else {
            content.push(Inline::Text(text.to_string()));
        }
    }

    fn ends_with_space(&self) -> bool {
        let contents = self.open.iter().rev().map(|open| &open.content);
        let mut contents = contents.chain([&self.before]).filter(|it| !it.is_empty());
        let last = contents.next().and_then(|content| content.last());
        matches!(last, Some(Inline::Text(text)) if text.ends_with(' '))
    }

    fn content(&mut self) -> &mut Vec<Inline> {
        self.open.last_mut().map_or(&mut self.before, |open| &mut open.content)
    }
}

impl Element {
    fn name(&self) -> &str {
        match self {
            Self::Span(_) => "span",
            Self::Abbreviation(_) => "abbr",
            Self::Plain(name) => name,
            Self::Faulty(name) => name,
        }
    }

    fn inline(self, content: Vec<Inline>) -> Vec<Inline> {
        let make = match self {
            Self::Span(language) => return vec![Inline::Language(language, content)],
            Self::Abbreviation(title) => {
                return vec![Inline::Abbreviation(title, content)];
            }
            Self::Plain("sub") => Inline::Subscript,
            Self::Plain("sup") => Inline::Superscript,
            Self::Plain("cite") => Inline::Cite,
            Self::Plain("q") => Inline::Quote,
            Self::Plain("mark") => Inline::Mark,
            Self::Plain("kbd") => Inline::Keyboard,
            Self::Plain(_) | Self::Faulty(_) => return content,
        };
        vec![make(content)]
    }
}

impl Reader<'_, '_> {
    /// Takes in one tag, which stands at `offset`.
    pub fn tag(&mut self, tag: &str, offset: usize, out: &mut Tags) {
        if let Some(name) = tag.strip_prefix("</") {
            let name = name.trim_end_matches('>').trim().to_ascii_lowercase();
            return self.end(&name, offset, out);
        }
        let inner =
            tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let split = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(split);
        let name = name.to_ascii_lowercase();
        let Some(attributes) = attributes_of(attributes) else {
            return self.fault(offset, format!("<{name}> that cannot be read"), HINT);
        };
        if name == "br" && attributes.is_empty() {
            return out.push(Inline::Break);
        }
        if out.open.len() >= nesting::MAX_DEPTH {
            out.beyond += 1;
            return self.fault_depth(offset);
        }
        let element = self.element(&name, &attributes, offset);
        if VOID.contains(&name.as_str()) {
            return;
        }
        out.open.push(Open { element, offset, content: Vec::new() });
    }

    fn element(
        &mut self,
        name: &str,
        attributes: &[(String, String)],
        offset: usize,
    ) -> Element {
        let element = match (name, attributes) {
            ("span", [(key, tag)]) if key == "lang" => return self.span(tag, offset),
            ("abbr", [(key, title)]) if key == "title" && !title.trim().is_empty() => {
                let words: Vec<&str> = title.split_ascii_whitespace().collect();
                return Element::Abbreviation(words.join(" "));
            }
            (_, []) => NAMES[3..].iter().find(|plain| **plain == name),
            _ => None,
        };
        if let Some(name) = element {
            return Element::Plain(name);
        }
        let (message, hint) = wrong_tag(name);
        self.fault(offset, message, &hint);
        Element::Faulty(name.to_string())
    }

    fn span(&mut self, tag: &str, offset: usize) -> Element {
        match Language::new(tag).filter(|language| language.primary() != "no") {
            Some(language) => Element::Span(language),
            None => {
                let message = format!("\"{tag}\" is no language tag");
                let fault = Diagnostic::error("language-tag", message);
                self.faults.push(fault.at(self.lines.place(offset)).hint(LANGUAGE_HINT));
                Element::Faulty("span".to_string())
            }
        }
    }

    fn end(&mut self, name: &str, offset: usize, out: &mut Tags) {
        if out.beyond > 0 {
            out.beyond -= 1;
            return;
        }
        if !out.open.iter().any(|open| open.element.name() == name) {
            if !NAMES.contains(&name) {
                return self.fault(offset, format!("HTML tag </{name}>"), HINT);
            }
            let message = format!("</{name}> that ends nothing");
            let hint = format!(
                "a tag ends in the block, and within the marks, in which <{name}> stands"
            );
            let fault = Diagnostic::error("html-unopened", message);
            return self.faults.push(fault.at(self.lines.place(offset)).hint(hint));
        }
        while let Some(open) = out.open.pop() {
            let found = open.element.name() == name;
            if !found {
                self.unclosed(&open);
            }
            out.content().extend(open.element.inline(open.content));
            if found {
                return;
            }
        }
    }

    /// The finished text; tags that are still open are noted.
    pub fn close(&mut self, mut tags: Tags) -> Vec<Inline> {
        while let Some(open) = tags.open.pop() {
            self.unclosed(&open);
            tags.content().extend(open.element.inline(open.content));
        }
        tags.before
    }

    fn unclosed(&mut self, open: &Open) {
        let name = open.element.name();
        if matches!(open.element, Element::Faulty(_)) {
            return;
        }
        let fault =
            Diagnostic::error("html-unclosed", format!("<{name}> without an end"));
        let hint =
            format!("end it with </{name}> in the same block, and within the same marks");
        self.faults.push(fault.at(self.lines.place(open.offset)).hint(hint));
    }

    /// A block of HTML, which can only be comments.
    pub fn html_block(&mut self, literal: &str, offset: usize) {
        let rest = without_comments(literal);
        if rest.trim().is_empty() {
            return;
        }
        let hint = "HTML stands within a paragraph; a comment stands on lines of its own";
        self.fault(offset, "block of HTML".to_string(), hint);
    }

    fn fault(&mut self, offset: usize, message: String, hint: &str) {
        let place = self.lines.place(offset);
        self.faults.push(Diagnostic::error("html", message).at(place).hint(hint));
    }
}

fn wrong_tag(name: &str) -> (String, String) {
    match name {
        "span" => {
            ("<span> with anything but lang".into(), "such as <span lang=\"en\">".into())
        }
        "abbr" => {
            let hint = "such as <abbr title=\"Norges Bank\">NB</abbr>";
            ("<abbr> with anything but a title".into(), hint.into())
        }
        _ if NAMES.contains(&name) => {
            (format!("<{name}> with attributes"), "it takes none".into())
        }
        _ => (format!("HTML tag <{name}>"), instead(name)),
    }
}

/// What to write instead of the tag `name`.
fn instead(name: &str) -> String {
    match name {
        "b" | "strong" => "strong text is **typed like this**".into(),
        "i" | "em" => "emphasis is *typed like this*".into(),
        "a" => "a link is [typed like this](https://example.org)".into(),
        "code" | "tt" => "code is `typed like this`".into(),
        _ => match nearest(name, NAMES).filter(|_| name.len() > 2) {
            Some(near) => format!("did you mean <{near}>?"),
            None => HINT.into(),
        },
    }
}

/// The attributes of a tag, or `None` if they cannot be read.
fn attributes_of(text: &str) -> Option<Vec<(String, String)>> {
    let mut rest = text.trim();
    let mut out = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next()?;
        let (value, next) = match quote {
            '"' | '\'' => after[1..].split_once(quote)?,
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        let value = super::super::entities::decode(value);
        out.push((key.trim().to_ascii_lowercase(), value));
        rest = next.trim_start();
    }
    Some(out)
}

fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        match comment.split_once("-->") {
            Some((_, after)) => rest = after,
            // A comment with no end runs to the end of the file.
            None => rest = "<!--",
        }
        if rest == "<!--" {
            break;
        }
    }
    out + rest
}
