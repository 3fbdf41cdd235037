//! The report for programs: EARL 1.0 in JSON-LD.

use serde_json::{Value, json};

use super::{Assertion, Requirement, Standard};
use crate::model::Metadata;

/// All assertions as a JSON-LD document.
pub fn earl(metadata: &Metadata, assertions: &[Assertion]) -> String {
    let mut subjects: Vec<Value> = Vec::new();
    for assertion in assertions {
        let subject = json!({
            "@id": assertion.edition,
            "@type": ["earl:TestSubject", "schema:MediaObject"],
            "dcterms:title": metadata.title,
            "dcterms:format": assertion.format.extension(),
        });
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    let assertor = json!({
        "@id": "urn:utgave",
        "@type": ["earl:Assertor", "earl:Software"],
        "dcterms:title": "utgave",
        "schema:softwareVersion": env!("CARGO_PKG_VERSION"),
    });
    let assertions = assertions.iter().map(assertion);
    let graph: Vec<Value> =
        [assertor].into_iter().chain(subjects).chain(assertions).collect();
    let document = json!({
        "@context": {
            "earl": "http://www.w3.org/ns/earl#",
            "dcterms": "http://purl.org/dc/terms/",
            "schema": "https://schema.org/",
        },
        "@graph": graph,
    });
    // Texts, lists and objects are what JSON is made of.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text + "\n"
}

fn assertion(assertion: &Assertion) -> Value {
    let verdict = &assertion.verdict;
    let place = |spot: &super::Spot| match &spot.link {
        Some(link) => json!({ "@id": link, "dcterms:description": spot.text }),
        None => json!({ "dcterms:description": spot.text }),
    };
    let mut result = json!({
        "@type": "earl:TestResult",
        "earl:outcome": { "@id": verdict.outcome.earl() },
        "dcterms:description": verdict.basis,
    });
    if !verdict.places.is_empty() {
        result["earl:pointer"] = verdict.places.iter().map(place).collect();
    }
    json!({
        "@type": "earl:Assertion",
        "earl:assertedBy": { "@id": "urn:utgave" },
        "earl:subject": { "@id": assertion.edition },
        "earl:test": test(assertion.requirement),
        "earl:mode": { "@id": "earl:automatic" },
        "earl:result": result,
    })
}

fn test(requirement: &Requirement) -> Value {
    let mut test = json!({
        "@type": "earl:TestRequirement",
        "dcterms:title": requirement.title(),
        "dcterms:isPartOf": requirement.standard.name(),
    });
    if requirement.standard == Standard::Wcag {
        test["@id"] =
            format!("https://www.w3.org/TR/WCAG22/#{}", slug(requirement.name)).into();
    }
    test
}

/// The name as WCAG's own anchors have it: `audio-only-live`.
pub fn slug(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric() || " -".contains(*c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
