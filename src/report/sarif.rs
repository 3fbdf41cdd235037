use serde::Serialize;
use serde_json::{Value, json};

use crate::agreement::{Code, Finding, Report, Side};
use crate::diagnostic::{self, Severity};
use crate::reading::Place;

/// The report in the form that forges and editors read: SARIF 2.1.0 (OASIS),
/// ending in a line break. Places in Markdown are regions; places in editions
/// are logical locations, since a PDF's page and an EPUB's file are no lines of
/// text.
pub fn sarif(report: &Report) -> String {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: driver() },
            column_kind: "unicodeCodePoints",
            artifacts: artifacts(report),
            results: results(report),
        }],
    };
    // A log holds only strings, numbers and lists, which JSON can express.
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

/// SARIF 2.1.0, 3.13.
#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

/// 3.14.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    artifacts: Vec<Value>,
    results: Vec<Outcome<'a>>,
}

/// 3.18.
#[derive(Serialize)]
struct Tool {
    driver: Value,
}

/// 3.27.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Value,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Value; 1]>,
}

/// 3.28.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u8>,
    physical_location: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[Value; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

/// 3.11.
#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

/// 3.19: every code is a rule, so that an index is always the same.
fn driver() -> Value {
    let rule = |code: &Code| {
        json!({
            "id": code.as_str(),
            "help": { "text": code.advice() },
            "defaultConfiguration": { "level": level(code.severity()) },
        })
    };
    json!({
        "name": "utgave",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": Code::ALL.iter().map(rule).collect::<Vec<_>>(),
    })
}

/// What is found, and after it what is accepted (3.35).
fn results(report: &Report) -> Vec<Outcome<'_>> {
    let accepted = report.accepted.iter().map(|accepted| {
        let justification = format!("{} (until {})", accepted.reason, accepted.until);
        let suppression = json!({ "kind": "external", "justification": justification });
        Outcome { suppressions: Some([suppression]), ..result(&accepted.finding) }
    });
    report.findings.iter().map(result).chain(accepted).collect()
}

fn result(finding: &Finding) -> Outcome<'_> {
    let rule_index = Code::ALL.iter().position(|code| *code == finding.code);
    Outcome {
        rule_id: finding.code.as_str(),
        rule_index: rule_index.unwrap_or_default(),
        level: level(finding.severity),
        message: json!({ "text": format!("{}; {}", finding.message, finding.code.advice()) }),
        locations: finding.own().map(|side| location(side, None)).into_iter().collect(),
        related_locations: finding
            .other()
            .map(|side| location(side, Some(1)))
            .into_iter()
            .collect(),
        suppressions: None,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn location(side: &Side, id: Option<u8>) -> Location<'_> {
    let in_edition = json!({ "artifactLocation": { "uri": uri(&side.edition) } });
    let (physical, logical) = match &side.place {
        Some(Place::Source(place)) => (region(place), None),
        Some(place) => {
            (in_edition, Some([json!({ "fullyQualifiedName": place.to_string() })]))
        }
        None => (in_edition, None),
    };
    let message = (!side.text.is_empty()).then_some(Message { text: &side.text });
    Location { id, physical_location: physical, logical_locations: logical, message }
}

/// 3.29 and 3.30: a place in a text file.
fn region(place: &diagnostic::Place) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&place.file) },
        "region": { "startLine": place.line, "startColumn": place.column },
    })
}

/// 3.14.15: each edition once, though it may be held against itself.
fn artifacts(report: &Report) -> Vec<Value> {
    let paths: Vec<&str> = report.editions.iter().map(|it| it.path.as_str()).collect();
    let first = |at: &usize| !paths[..*at].contains(&paths[*at]);
    (0..paths.len()).filter(first).map(|at| artifact(paths[at])).collect()
}

/// 3.24: an artifact by its path, which is escaped as a URI.
fn artifact(path: &str) -> Value {
    json!({ "location": { "uri": uri(path) } })
}

/// A path as a URI reference (RFC 3986): whatever is no letter, digit or one of
/// `-._~/` is escaped.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        // A relative reference must not begin with a slash (3.4.4).
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::Accepted;
    use crate::report::tests::{EXPECTED, FOUND, report};
    use crate::terms::Date;

    fn log(expected: &str, found: &str) -> Value {
        serde_json::from_str(&sarif(&report(expected, found))).unwrap()
    }

    #[test]
    fn a_finding_is_a_result_with_its_rule_and_places() {
        let log = log(EXPECTED, FOUND);
        let run = &log["runs"][0];
        let result = &run["results"][0];
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert_eq!(result["ruleId"], "number-wrong");
        let found = &result["locations"][0];
        assert_eq!(
            found["physicalLocation"]["artifactLocation"]["uri"],
            "dist/work.html"
        );
        assert_eq!(
            found["logicalLocations"][0]["fullyQualifiedName"],
            "dist/work.html#2"
        );
        let expected = &result["relatedLocations"][0];
        let region = json!({ "startLine": 2, "startColumn": 1 });
        assert_eq!(expected["physicalLocation"]["region"], region);
    }

    #[test]
    fn agreement_is_a_log_without_results() {
        assert_eq!(log(EXPECTED, EXPECTED)["runs"][0]["results"], json!([]));
    }

    #[test]
    fn a_file_is_one_artifact_though_it_is_held_against_itself() {
        let mut report = report(EXPECTED, EXPECTED);
        let path = report.editions[0].path.clone();
        report.editions.iter_mut().for_each(|edition| edition.path = path.clone());
        let log: Value = serde_json::from_str(&sarif(&report)).unwrap();
        assert_eq!(log["runs"][0]["artifacts"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn what_is_accepted_is_suppressed() {
        let mut report = report(EXPECTED, FOUND);
        let until = Date { year: 2027, month: 1, day: 31 };
        report.accept(|it| Some(Accepted::new(it, "printed".to_owned(), until)));
        let log: Value = serde_json::from_str(&sarif(&report)).unwrap();
        let suppression = &log["runs"][0]["results"][0]["suppressions"][0];
        assert_eq!(suppression["kind"], "external");
        assert_eq!(suppression["justification"], "printed (until 2027-01-31)");
    }

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("dist\\på land.pdf"), "dist/p%C3%A5%20land.pdf");
        assert_eq!(uri("/tmp/land.pdf"), "file:///tmp/land.pdf");
    }
}
