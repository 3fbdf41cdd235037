//! `[abbreviations]`: what they are short for.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::source::types::Abbreviation;

/// The abbreviations, in their order by letter.
pub fn abbreviations(fields: &mut Fields) -> Vec<Abbreviation> {
    let Some(table) = fields.table("abbreviations") else { return Vec::new() };
    let mut inner = table.fields(fields, "abbreviations.");
    let names = inner.keys();
    names.into_iter().filter_map(|short| abbreviation(&mut inner, short)).collect()
}

fn abbreviation(fields: &mut Fields, short: String) -> Option<Abbreviation> {
    if !short.starts_with(char::is_alphanumeric) || short.contains(char::is_control) {
        let message = format!("\"{short}\" cannot be an abbreviation");
        let fault = Diagnostic::error("value", message);
        fields.fault(&short, fault.hint("it begins with a letter or digit"));
        return None;
    }
    let place = fields.value(&short).map(|typed| fields.place(typed))?;
    let long = fields.line(&short)?;
    Some(Abbreviation { short, long, place })
}
