//! `[[allow]]`: warnings that are allowed in a file, or in the whole work.

use std::path::Path;

use super::fields::Fields;
use crate::diagnostic::{Allow, Covers};
use crate::source::{allow, text};

const KEYS: [&str; 3] = ["code", "reason", "file"];

/// Notes what is allowed in the work that lies in `folder`.
pub fn allow(folder: &Path, fields: &mut Fields) {
    for table in fields.tables("allow") {
        let mut inner = table.fields(fields, "allow.");
        inner.known(&KEYS);
        one(folder, &mut inner);
    }
}

fn one(folder: &Path, fields: &mut Fields) {
    let Some(code) = fields.line("code") else {
        if fields.value("code").is_none() {
            fields.missing("code", "code = \"lead-missing\"");
        }
        return;
    };
    let reason =
        fields.value("reason").map_or(Some(String::new()), |_| fields.line("reason"));
    let Some(reason) = reason else { return };
    let Some(place) = fields.value("code").map(|value| fields.place(value)) else {
        return;
    };
    if let Err(fault) = allow::check(&code, &reason) {
        return fields.push(fault.at(place));
    }
    let covers = match fields.line("file") {
        Some(file) => Covers::File(text::name(&folder.join(file))),
        None => Covers::Work,
    };
    fields.allow(Allow { code, place, covers });
}
