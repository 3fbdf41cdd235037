//! `[values]`: what the text can name.

use toml::de::DeValue;

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::source::types::Value;

/// The values, in the order of their names.
pub fn values(fields: &mut Fields) -> Vec<Value> {
    let Some(table) = fields.table("values") else { return Vec::new() };
    let mut inner = table.fields(fields, "values.");
    let names = inner.keys();
    names.into_iter().filter_map(|name| value(&mut inner, name)).collect()
}

fn value(fields: &mut Fields, name: String) -> Option<Value> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if !name.chars().all(is_name) {
        let message = format!("\"{name}\" cannot be a value's name");
        let fault = Diagnostic::error("value", message);
        fields.fault(&name, fault.hint("letters, digits, - and _"));
        return None;
    }
    let typed = fields.value(&name)?;
    let place = fields.place(typed);
    let text = match typed.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_string(),
        DeValue::String(_) => fields.line(&name)?,
        _ => {
            fields.wrong_type(&name, typed, "a text or a whole number");
            return None;
        }
    };
    Some(Value { name, text, place })
}
