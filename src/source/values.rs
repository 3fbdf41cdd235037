//! Values that a work's text shares: `{{ name }}` stands for what `[values]` in
//! `publication.toml` says.

use std::borrow::Cow;
use std::collections::HashSet;

use super::nearest::nearest;
use super::types::Value;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What a value is named between.
const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// The values of a work, and which of them its text has named so far.
#[derive(Debug)]
pub struct Values<'a> {
    all: &'a [Value],
    named: HashSet<&'a str>,
}

impl<'a> Values<'a> {
    /// The values `all`, none of them named yet.
    pub fn new(all: &'a [Value]) -> Self {
        Self { all, named: HashSet::new() }
    }

    /// `text` with values in the places of their names. For a name that stands
    /// for nothing, `fault` is told which of the `{{` in the text opens it.
    pub fn fill<'t>(
        &mut self,
        text: &'t str,
        mut fault: impl FnMut(usize, Diagnostic),
    ) -> Cow<'t, str> {
        if !text.contains(OPEN) {
            return text.into();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut count = 0;
        while let Some((before, after)) = rest.split_once(OPEN) {
            out.push_str(before);
            let Some((name, after)) = after.split_once(CLOSE) else {
                fault(count, unclosed());
                out.push_str(OPEN);
                rest = after;
                break;
            };
            match self.value(name.trim()) {
                Some(value) => out.push_str(value),
                None => fault(count, self.unknown(name.trim())),
            }
            count += 1 + name.matches(OPEN).count();
            rest = after;
        }
        out.push_str(rest);
        out.into()
    }

    fn value(&mut self, name: &str) -> Option<&'a str> {
        let value = self.all.iter().find(|value| value.name == name)?;
        self.named.insert(&value.name);
        Some(&value.text)
    }

    fn unknown(&self, name: &str) -> Diagnostic {
        let names = || self.all.iter().map(|value| value.name.as_str());
        let hint = match nearest(name, names()) {
            Some(near) => format!("did you mean {OPEN} {near} {CLOSE}?"),
            None if self.all.is_empty() => {
                "values stand under [values] in publication.toml; braces that are meant as such are typed \\{\\{"
                    .to_string()
            }
            None => {
                let known: Vec<&str> = names().take(10).collect();
                format!("the values are {}", known.join(", "))
            }
        };
        Diagnostic::error("value-unknown", format!("there is no value {name}")).hint(hint)
    }

    /// Notes every value that no text has named.
    pub fn check_named(&self, faults: &mut Diagnostics) {
        for value in self.all.iter().filter(|value| !self.named.contains(&*value.name)) {
            let message = format!("no text names the value {}", value.name);
            let fault = Diagnostic::warning("value-unused", message);
            let hint = format!("write {OPEN} {} {CLOSE}, or delete it", value.name);
            faults.push(fault.at(value.place.clone()).hint(hint));
        }
    }
}

fn unclosed() -> Diagnostic {
    Diagnostic::warning("value-unclosed", "{{ that nothing closes").hint(
        "a value is named {{ name }}; braces that are meant as such are typed \\{\\{",
    )
}
