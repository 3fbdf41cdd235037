//! What stands before and after the text: `[contents]`, `[imprint]`.

use toml::de::DeValue;

use super::fields::Fields;
use super::identifier;
use super::licence::{self, is_address};
use crate::diagnostic::Diagnostic;
use crate::source::types::Imprint;

/// `[contents]`.
#[derive(Debug, Default)]
pub struct Contents {
    /// How many levels of headings contents lists show; `None` for all.
    pub depth: Option<u8>,
    /// Whether there is a list of figures.
    pub figures: bool,
    /// Whether there is a list of tables.
    pub tables: bool,
}

/// What is said of contents; nothing where there is no such table.
pub fn contents(fields: &mut Fields) -> Contents {
    let Some(table) = fields.table("contents") else { return Contents::default() };
    let mut inner = table.fields(fields, "contents.");
    inner.known(&["depth", "figures", "tables"]);
    Contents {
        depth: depth(&mut inner),
        figures: inner.flag("figures"),
        tables: inner.flag("tables"),
    }
}

fn depth(inner: &mut Fields) -> Option<u8> {
    let value = inner.value("depth")?;
    let depth = match value.get_ref() {
        DeValue::Integer(depth) => depth.as_str().parse().ok(),
        _ => None,
    };
    let depth = depth.filter(|depth| (1..=5).contains(depth));
    if depth.is_none() {
        inner.wrong_type("depth", value, "a number from 1, for chapters alone, to 5");
    }
    depth
}

/// `[imprint]`, which may be empty: much of it is known.
pub fn imprint(fields: &mut Fields) -> Option<Imprint> {
    let mut inner = fields.table("imprint")?.fields(fields, "imprint.");
    inner.known(&["isbn", "licence", "licence-url", "contact", "printer"]);
    let isbn = isbn(&mut inner);
    let url = inner.line("licence-url");
    let licence =
        inner.line("licence").map(|licence| licence::known(licence, url.clone()));
    let contact = inner.line("contact");
    let named = url.as_ref().filter(|_| licence.is_none());
    if named.is_some() {
        inner.missing("licence", "the licence's name, such as \"CC BY 4.0\"");
    }
    check(&mut inner, "licence-url", url.as_deref(), is_address);
    let mail = |text: &str| text.contains('@') && !text.contains(char::is_whitespace);
    check(&mut inner, "contact", contact.as_deref(), |it| is_address(it) || mail(it));
    Some(Imprint { isbn, licence, contact, printer: inner.line("printer") })
}

fn isbn(fields: &mut Fields) -> Option<String> {
    let isbn = fields.line("isbn")?;
    if let Err(message) = identifier::isbn(&isbn) {
        let fault = Diagnostic::error("identifier", message);
        fields.fault("isbn", fault.hint("such as \"978-82-02-25252-6\""));
    }
    Some(isbn)
}

/// Notes the text of `key` if it `is` no address.
fn check(fields: &mut Fields, key: &str, text: Option<&str>, is: impl Fn(&str) -> bool) {
    if let Some(text) = text.filter(|text| !is(text)) {
        let message = format!("\"{text}\" is no address");
        let fault = Diagnostic::error("value", message);
        fields.fault(key, fault.hint("such as \"https://example.org/\""));
    }
}
