//! What an HTML page says of itself.

use serde_json::{Value, json};

use crate::editions::claims::Claims;
use crate::editions::xhtml::Element;
use crate::model::{Document, Metadata};

/// The page's head. `style` is safe to stand in it as it is.
pub fn head<'a>(
    document: &'a Document,
    style: &'a str,
    claims: &Claims,
    claims_conformance: bool,
) -> Element<'a> {
    let metadata = &document.metadata;
    let meta = |name: &'static str, content: &'a str| {
        Element::new("meta").attribute("name", name).attribute("content", content)
    };
    // Without it, browsers ask the server for one.
    let icon = Element::new("link").attribute("rel", "icon").attribute("href", "data:,");
    let data = Element::new("script")
        .attribute("type", "application/ld+json")
        .text(linked_data(metadata, claims, claims_conformance));
    Element::new("head")
        .child(Element::new("meta").attribute("charset", "utf-8"))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(Element::new("title").text(&metadata.title))
        .child(metadata.description.as_deref().map(|text| meta("description", text)))
        .children(metadata.authors.iter().map(|author| meta("author", author)))
        .child(meta("color-scheme", "light dark"))
        .child(icon)
        .child(Element::new("style").text(style))
        .child(data)
}

/// What the work is and what is claimed of its accessibility, in the
/// vocabulary of schema.org, as JSON that cannot end a `script` element.
fn linked_data(metadata: &Metadata, claims: &Claims, claims_conformance: bool) -> String {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": metadata.title,
        "inLanguage": metadata.language.as_str(),
        "identifier": metadata.identifier,
        "publisher": { "@type": "Organization", "name": metadata.publisher },
        "dateModified": metadata.modified.to_string(),
        "accessMode": claims.modes,
        "accessModeSufficient": {
            "@type": "ItemList",
            "itemListElement": [claims.sufficient],
        },
        "accessibilityFeature": claims.features,
        "accessibilityHazard": claims.hazard,
        "accessibilitySummary": claims.summary,
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            data[key] = value;
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    add("alternativeHeadline", text(&metadata.subtitle));
    add("description", text(&metadata.description));
    add("version", text(&metadata.edition));
    add("copyrightNotice", text(&metadata.rights));
    add("datePublished", metadata.published.map(|date| date.to_string().into()));
    add("author", authors(metadata));
    if claims_conformance {
        add("http://purl.org/dc/terms/conformsTo", Some("WCAG 2.2 Level AA".into()));
    }
    data.to_string().replace('<', "\\u003c")
}

fn authors(metadata: &Metadata) -> Option<Value> {
    let author = |name: &String| json!({ "@type": "Person", "name": name });
    let authors: Vec<_> = metadata.authors.iter().map(author).collect();
    (!authors.is_empty()).then_some(Value::Array(authors))
}
