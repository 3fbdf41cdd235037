//! Running text: quotations get their marks, links their targets.

use std::borrow::Cow;

use super::resolve::Resolver;
use super::{Anchor, Formula, Inline, Language, Reference, Target};
use crate::diagnostic::{Diagnostic, Place};
use crate::reading::normalise;
use crate::source;
use crate::terms::maths::linear;
use crate::terms::{bound, marks};
use crate::words::Speaker;

/// What a link out of the work can begin with.
const SCHEMES: [&str; 5] = ["https", "http", "mailto", "tel", "urn"];

impl Resolver<'_> {
    /// The running text `content`.
    pub(super) fn inlines(&mut self, content: &[source::Inline]) -> Vec<Inline> {
        let mut out = Vec::with_capacity(content.len());
        for inline in content {
            self.inline(inline, &mut out);
        }
        // Numbers that are typed into headings are taken out of them first.
        if !self.in_heading {
            self.bind(&mut out);
        }
        out
    }

    /// Lets no line end where a number would be parted from what it counts.
    pub(super) fn bind(&self, content: &mut [Inline]) {
        let Some(language) = self.languages.last() else { return };
        for inline in content {
            if let Inline::Text(text) = inline
                && let Cow::Owned(bound) = bound(text, language)
            {
                *text = bound;
            }
        }
    }

    fn inline(&mut self, inline: &source::Inline, out: &mut Vec<Inline>) {
        use source::Inline as Typed;
        let made = match inline {
            Typed::Text(text) => return push_text(text, out),
            Typed::Quote(inner) => return self.quote(inner, out),
            Typed::Language(language, inner) => {
                return self.language(language, inner, out);
            }
            Typed::Note { name, place } => return out.extend(self.note(name, place)),
            Typed::Break => Inline::Break,
            Typed::Code(code) => Inline::Code(code.clone()),
            Typed::Formula(formula) => Inline::Formula(self.formula(formula)),
            Typed::Link { url, content, place } => self.link(url, content, place),
            Typed::Abbreviation(long, inner) => {
                Inline::Abbreviation(long.clone(), self.inlines(inner))
            }
            Typed::Strong(inner) => Inline::Strong(self.inlines(inner)),
            Typed::Emphasis(inner) => Inline::Emphasis(self.inlines(inner)),
            Typed::Subscript(inner) => Inline::Subscript(self.inlines(inner)),
            Typed::Superscript(inner) => Inline::Superscript(self.inlines(inner)),
            Typed::Cite(inner) => Inline::Cite(self.inlines(inner)),
            Typed::Mark(inner) => Inline::Mark(self.inlines(inner)),
            Typed::Keyboard(inner) => Inline::Keyboard(self.inlines(inner)),
        };
        out.push(made);
    }

    /// What a formula says is in the language that it stands in.
    pub(super) fn formula(&mut self, formula: &source::Formula) -> Formula {
        let language = self.languages.last();
        let alternative = match language {
            Some(language) => normalise(&Speaker::new(language).say(&formula.part)),
            None => linear(&formula.part),
        };
        let (part, display) = (formula.part.clone(), formula.display);
        Formula { part, alternative, display }
    }

    /// The marks are those of the language that the quotation stands in, which
    /// need not be its own.
    fn quote(&mut self, inner: &[source::Inline], out: &mut Vec<Inline>) {
        let (open, close) = self
            .languages
            .last()
            .map_or(("“", "”"), |language| marks(language, self.quotations));
        push_text(open, out);
        self.quotations += 1;
        for inline in inner {
            self.inline(inline, out);
        }
        self.quotations -= 1;
        push_text(close, out);
    }

    /// Text in the language that it stands in anyway needs no mark.
    fn language(
        &mut self,
        language: &Language,
        inner: &[source::Inline],
        out: &mut Vec<Inline>,
    ) {
        if self.languages.last() == Some(language) {
            return inner.iter().for_each(|inline| self.inline(inline, out));
        }
        self.languages.push(language.clone());
        let inner = self.inlines(inner);
        self.languages.pop();
        out.push(Inline::Language(language.clone(), inner));
    }

    /// A link within the work is a reference, but for one in a heading, where a
    /// page number would be taken for a part of it.
    fn link(&mut self, url: &str, content: &[source::Inline], place: &Place) -> Inline {
        let content = self.inlines(content);
        match self.target(url, place) {
            Target::Anchor(anchor) if !self.in_heading => {
                let typed = !content.is_empty();
                if !typed {
                    self.unwritten.push((anchor.clone(), place.clone()));
                }
                let reference = Inline::Reference(Reference { anchor, typed, content });
                // What a place is called is said in the language of the work.
                if typed { reference } else { self.own(reference) }
            }
            target => {
                if content.is_empty() && matches!(target, Target::Anchor(_)) {
                    self.fault_reference("heading", place);
                }
                Inline::Link(target, content)
            }
        }
    }

    /// What headings and leads say must be known before any reference is.
    pub(super) fn fault_reference(&mut self, within: &str, place: &Place) {
        let message = format!("reference without text in a {within}");
        let fault = Diagnostic::error("reference-place", message).at(place.clone());
        self.faults.push(fault.hint("write its text in the brackets"));
    }

    fn target(&mut self, url: &str, place: &Place) -> Target {
        if let Some(name) = url.strip_prefix('#').filter(|name| !name.is_empty()) {
            let name = percent_decoded(name);
            self.links.push((name.clone(), place.clone()));
            // A name that cannot be an anchor is noted as one that does not
            // exist, when all of them are known.
            return Anchor::new(&name).map_or(Target::Url(String::new()), Target::Anchor);
        }
        let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let known = scheme.is_some_and(|scheme| SCHEMES.contains(&scheme.as_str()));
        if !known || url.contains(|c: char| c.is_whitespace() || c.is_control()) {
            let message = match url {
                "" | "#" => "link that leads nowhere".to_string(),
                _ => format!("link to {url}, which no edition can follow"),
            };
            let fault = Diagnostic::error("link-target", message).at(place.clone());
            let hint =
                "a link leads to #an-anchor, or begins with https:, mailto: or tel:";
            self.faults.push(fault.hint(hint));
        }
        Target::Url(url.to_string())
    }
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    if let Some(Inline::Text(before)) = out.last_mut() {
        before.push_str(text);
    } else {
        out.push(Inline::Text(text.to_string()));
    }
}

/// `text` with `%C3%A5` as `å` (RFC 3986, §2.1).
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|hex| byte == b'%' && hex.is_ascii());
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}
