use crate::agreement::Report;

/// The report as JSON: an object with `agrees`, `editions` and `findings`, its
/// keys always in the same order, ending in a line break.
pub fn json(report: &Report) -> String {
    // A report holds only strings, numbers and lists, which JSON can express.
    let mut out = serde_json::to_string_pretty(report).unwrap_or_default();
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{EXPECTED, FOUND, report};

    #[test]
    fn the_form_is_that_of_the_design() {
        let found = FOUND.replace("land", "fylker").replace("4.", "3.");
        let expected = r#"{
  "agrees": false,
  "editions": [
    {
      "path": "dist/work.html",
      "format": "html",
      "headings": 1,
      "items": 2,
      "bullets": 0,
      "words": 12,
      "pages": null
    }
  ],
  "findings": [
    {
      "code": "number-wrong",
      "severity": "error",
      "message": "item 1 is numbered 3: “Vi vil styrke eksporten.”",
      "expected": {
        "edition": "source",
        "text": "1. Vi vil styrke eksporten.",
        "place": "source/work.md:2:1"
      },
      "found": {
        "edition": "dist/work.html",
        "text": "3. Vi vil styrke eksporten.",
        "place": "dist/work.html#2"
      }
    }
  ]
}
"#;
        let found = found.replace("By og fylker", "By og land");
        assert_eq!(json(&report(EXPECTED, &found)), expected);
        assert!(json(&report(EXPECTED, EXPECTED)).starts_with("{\n  \"agrees\": true"));
    }
}
