use crate::diagnostic::{Diagnostics, Severity};

/// How many diagnostics there are, and how many warnings were silenced, in a
/// line, with where to read more; nothing where there are none.
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
    let silenced = match first {
        Some(_) => count(diagnostics.silenced(), "silenced"),
        None => count(diagnostics.silenced(), "warning silenced"),
    };
    let counts = [count(errors, "error"), count(warnings, "warning"), silenced];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match first {
        Some((_, code)) => format!("{counts}; utgave explain {code} says more\n"),
        None if counts.is_empty() => counts,
        None => counts + "\n",
    }
}

fn count(number: usize, what: &str) -> Option<String> {
    let counted = what.replacen("error", "errors", 1).replacen("warning", "warnings", 1);
    match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {counted}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Allow, Covers, Diagnostic, Place};

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
        assert_eq!(
            summary(&silenced(faults)),
            "1 error, 2 silenced; utgave explain list-start says more\n"
        );
    }

    #[test]
    fn what_was_silenced_is_counted() {
        let mut faults = Diagnostics::new();
        faults.push(Diagnostic::warning("lead-missing", "a"));
        assert_eq!(summary(&silenced(faults.clone())), "1 warning silenced\n");
        faults.push(Diagnostic::warning("lead-missing", "b"));
        assert_eq!(summary(&silenced(faults)), "2 warnings silenced\n");
    }

    /// The same, with every warning that there may be in it allowed.
    fn silenced(mut faults: Diagnostics) -> Diagnostics {
        for code in ["lead-missing", "marks-left"] {
            let place = Place::start("publication.toml");
            let allow = Allow { code: code.to_owned(), place, covers: Covers::Work };
            if faults.iter().any(|fault| fault.code == code) {
                faults.allow(allow);
            }
        }
        faults.settle();
        faults
    }
}
