//! Values taken out of a TOML table by name and type; whatever is not as it
//! should be is noted at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Allow, Diagnostic, Diagnostics, Place};
use crate::source::lines::Lines;
use crate::source::nearest::nearest;

/// A table, and where to note what is wrong with it.
pub struct Fields<'t, 'f> {
    table: &'t DeTable<'t>,
    lines: &'t Lines<'t>,
    faults: &'f mut Diagnostics,
    /// What stands before the table's keys in messages: `numbering.`.
    prefix: &'static str,
    /// The table itself.
    span: Range<usize>,
}

/// A value with its place.
pub type Value<'t> = &'t Spanned<DeValue<'t>>;

/// A table within another.
pub struct Inner<'t> {
    table: &'t DeTable<'t>,
    span: Range<usize>,
}

impl<'t> Inner<'t> {
    /// The fields of the table; faults go where those of `outer` go.
    pub fn fields<'f>(
        self,
        outer: &'f mut Fields<'t, '_>,
        prefix: &'static str,
    ) -> Fields<'t, 'f> {
        let Self { table, span } = self;
        Fields { table, lines: outer.lines, faults: outer.faults, prefix, span }
    }
}

impl<'t, 'f> Fields<'t, 'f> {
    /// The fields of a whole file.
    pub fn new(
        table: &'t DeTable<'t>,
        lines: &'t Lines<'t>,
        faults: &'f mut Diagnostics,
    ) -> Self {
        Self { table, lines, faults, prefix: "", span: 0..0 }
    }

    /// Notes every key that is not among `known`.
    pub fn known(&mut self, known: &[&'static str]) {
        for key in self.table.keys() {
            if known.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let message = format!("unknown key {}{}", self.prefix, key.get_ref());
            let hint = match nearest(key.get_ref(), known.iter().copied()) {
                Some(name) => format!("did you mean {name}?"),
                None => format!("the keys are {}", known.join(", ")),
            };
            let place = self.lines.place(key.span().start);
            self.faults
                .push(Diagnostic::error("unknown-key", message).at(place).hint(hint));
        }
    }

    /// The keys, where any name is one.
    pub fn keys(&self) -> Vec<String> {
        self.table.keys().map(|key| key.get_ref().to_string()).collect()
    }

    /// The value of `key`.
    pub fn value(&self, key: &str) -> Option<Value<'t>> {
        self.table.get(key)
    }

    /// The text of `key` on one line; it must be there.
    pub fn required_line(&mut self, key: &str) -> String {
        if self.value(key).is_none() {
            self.missing(key, &format!("{key} = \"…\""));
        }
        self.line(key).unwrap_or_default()
    }

    /// The text of `key` on one line, if it is there.
    pub fn line(&mut self, key: &str) -> Option<String> {
        let value = self.value(key)?;
        self.text(value, key)
    }

    /// The texts of `key` with their places, none if it is not there.
    pub fn list(&mut self, key: &str) -> Vec<(String, Place)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_type(key, value, "a list of texts");
            return Vec::new();
        };
        let texts = array.iter().filter_map(|value| {
            let place = self.lines.place(value.span().start);
            self.text(value, key).map(|text| (text, place))
        });
        texts.collect()
    }

    /// The text of `key`, which must be one of `names`.
    pub fn choice(
        &mut self,
        key: &str,
        names: &[&'static str],
        hint: &str,
    ) -> Option<&'static str> {
        let text = self.line(key)?;
        let found = names.iter().find(|name| **name == text).copied();
        if found.is_none() {
            let all = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>();
            let all = format!("one of {}", all.join(", "));
            let hint = if hint.is_empty() { &all } else { hint };
            let message = format!("{}{key} cannot be \"{text}\"", self.prefix);
            self.fault(key, Diagnostic::error("value", message).hint(hint));
        }
        found
    }

    /// Whether `key` is true; it is not if it is not there.
    pub fn flag(&mut self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        flag.unwrap_or_default()
    }

    /// The number of `key`, which must be there.
    pub fn required_number(&mut self, key: &str) -> Option<f64> {
        if self.value(key).is_none() {
            self.missing(key, &format!("{key} = 148"));
        }
        self.number(key)
    }

    /// The number of `key`, if it is there.
    pub fn number(&mut self, key: &str) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => {
                number.as_str().parse().ok()
            }
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, value, "a number");
        }
        number
    }

    /// The table of `key`, if it is there.
    pub fn table(&mut self, key: &str) -> Option<Inner<'t>> {
        let value = self.value(key)?;
        let table = self.subtable(key);
        if table.is_none() {
            self.wrong_type(key, value, "a table");
        }
        table
    }

    /// The table of `key`, if it is there and is one.
    pub fn subtable(&self, key: &str) -> Option<Inner<'t>> {
        let value = self.value(key)?;
        let table = value.get_ref().as_table()?;
        Some(Inner { table, span: value.span() })
    }

    /// The tables of `key`, none if it is not there.
    pub fn tables(&mut self, key: &str) -> Vec<Inner<'t>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_type(key, value, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in array.iter() {
            match value.get_ref().as_table() {
                Some(table) => tables.push(Inner { table, span: value.span() }),
                None => self.wrong_type(key, value, "a table"),
            }
        }
        tables
    }

    /// Notes that `key` is not there.
    pub fn missing(&mut self, key: &str, hint: &str) {
        let place = self.lines.place(self.span.start);
        let message = format!("{}{key} is missing", self.prefix);
        self.push(Diagnostic::error("missing-key", message).at(place).hint(hint));
    }

    /// Notes `fault` at the value of `key`.
    pub fn fault(&mut self, key: &str, fault: Diagnostic) {
        let start = self.value(key).map_or(0, |value| value.span().start);
        let place = self.lines.place(start);
        self.push(fault.at(place));
    }

    /// The place of the table itself.
    pub fn own_place(&self) -> Place {
        self.lines.place(self.span.start)
    }

    /// Notes that `value` is not `wanted`.
    pub fn wrong_type(&mut self, key: &str, value: Value, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("{}{key} must be {wanted}, and is {found}", self.prefix);
        let place = self.lines.place(value.span().start);
        self.push(Diagnostic::error("value", message).at(place));
    }

    /// Notes a fault.
    pub fn push(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Notes that warnings are allowed.
    pub fn allow(&mut self, allow: Allow) {
        self.faults.allow(allow);
    }

    /// The place of `value`.
    pub fn place(&self, value: Value) -> Place {
        self.lines.place(value.span().start)
    }

    /// The text of `value`, white space folded; neither empty nor with control
    /// characters.
    fn text(&mut self, value: Value, key: &str) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, "a text");
            return None;
        };
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        let text = words.join(" ");
        let fault = if text.is_empty() {
            format!("{}{key} is empty", self.prefix)
        } else if text.chars().any(char::is_control) {
            format!("{}{key} holds a control character", self.prefix)
        } else {
            return Some(text);
        };
        let place = self.place(value);
        self.push(
            Diagnostic::error("value", fault)
                .at(place)
                .hint("write it, or leave the key out"),
        );
        None
    }
}
