use crate::diagnostic::{Diagnostics, Severity};

/// How many diagnostics there are, in a line, with where to read more; nothing
/// where there are none.
pub fn summary(diagnostics: &Diagnostics) -> String {
    let mut first = None;
    let (mut errors, mut warnings) = (0, 0);
    for diagnostic in diagnostics.iter() {
        match diagnostic.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
        // What stops publishing is what somebody will want to read about.
        if first.is_none_or(|(severity, _)| diagnostic.severity < severity) {
            first = Some((diagnostic.severity, diagnostic.code));
        }
    }
    let Some((_, code)) = first else { return String::new() };
    let counts = [count(errors, "error"), count(warnings, "warning")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    format!("{}; utgave explain {code} says more\n", counts.join(", "))
}

fn count(number: usize, what: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {what}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    #[test]
    fn the_first_error_is_what_to_read_about() {
        let mut faults = Diagnostics::new();
        assert_eq!(summary(&faults), "");
        faults.push(Diagnostic::warning("lead-missing", "a"));
        faults.push(Diagnostic::warning("marks-left", "b"));
        assert_eq!(
            summary(&faults),
            "2 warnings; utgave explain lead-missing says more\n"
        );
        faults.push(Diagnostic::error("list-start", "c"));
        let expected = "1 error, 2 warnings; utgave explain list-start says more\n";
        assert_eq!(summary(&faults), expected);
    }
}
