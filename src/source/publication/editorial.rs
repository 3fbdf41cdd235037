//! `[editorial]`: from where on a text is said to be hard to read.

use std::ops::RangeInclusive;

use toml::de::DeValue;

use super::fields::Fields;
use crate::source::types::Editorial;

/// How many words may be the most that a sentence has.
const SENTENCE: RangeInclusive<u32> = 5..=1000;
/// What may be the highest LIX.
const LIX: RangeInclusive<u32> = 1..=100;

pub fn editorial(fields: &mut Fields) -> Editorial {
    let usual = Editorial::default();
    let Some(table) = fields.table("editorial") else { return usual };
    let mut inner = table.fields(fields, "editorial.");
    inner.known(&["sentence", "lix"]);
    Editorial {
        sentence: limit(&mut inner, "sentence", usual.sentence, SENTENCE),
        lix: limit(&mut inner, "lix", usual.lix, LIX),
    }
}

/// The limit of `key`, or `usual` where there is none; `"off"` for no limit.
fn limit(
    fields: &mut Fields,
    key: &str,
    usual: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<u32> {
    let Some(value) = fields.value(key) else { return usual };
    let wanted =
        format!("a number from {} to {}, or \"off\"", range.start(), range.end());
    match value.get_ref() {
        DeValue::String(_) => {
            fields.choice(key, &["off"], &wanted);
            return None;
        }
        DeValue::Integer(number) => {
            let number = number.as_str().parse().ok();
            if let Some(number) = number.filter(|number| range.contains(number)) {
                return Some(number);
            }
        }
        _ => {}
    }
    fields.wrong_type(key, value, &wanted);
    usual
}
