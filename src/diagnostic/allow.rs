//! Warnings that an author has seen and allows, each with a reason.

use std::cmp::Ordering;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::{Diagnostic, Diagnostics, Place, Severity};

/// Warnings of one code that are allowed at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The code of the warnings.
    pub code: String,
    /// Where it is typed.
    pub place: Place,
    /// Where the warnings may stand.
    pub covers: Covers,
}

/// Where warnings are allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Covers {
    /// Anywhere in the work.
    Work,
    /// In one of its files.
    File(Arc<str>),
    /// In these lines of a file.
    Lines(Arc<str>, RangeInclusive<u32>),
    /// Nowhere: nothing follows.
    Nothing,
}

impl Diagnostics {
    /// Notes that warnings are allowed.
    pub fn allow(&mut self, allow: Allow) {
        self.allows.push(allow);
    }

    /// How many warnings were left out since they are allowed.
    pub fn silenced(&self) -> usize {
        self.silenced
    }

    /// Does what [`settle`](Self::settle) does, but for what is allowed of `codes`, which
    /// are told later.
    pub fn settle_but(&mut self, codes: &[&str]) {
        let all = std::mem::take(&mut self.allows);
        let (later, now) = all.into_iter().partition(|it| codes.contains(&&*it.code));
        self.allows = now;
        self.settle();
        self.allows = later;
    }

    /// Leaves out the warnings that are allowed, and warns of what allows none.
    /// Errors are never left out.
    ///
    /// Where there are errors, later stages may have noted nothing yet, so that
    /// nothing is said of what allows nothing.
    pub fn settle(&mut self) {
        let allows = std::mem::take(&mut self.allows);
        if allows.is_empty() {
            return;
        }
        let mut sorted: Vec<usize> = (0..self.all.len()).collect();
        sorted.sort_by(|a, b| key(&self.all[*a]).cmp(&key(&self.all[*b])));
        // Ranges are counted at their ends, so that many that lie in each other
        // take no longer than one.
        let mut begun = vec![0_usize; self.all.len() + 1];
        let mut ended = begun.clone();
        let mut idle = Vec::new();
        for allow in &allows {
            let range = self.covered(&sorted, allow);
            if range.is_empty() {
                idle.push(unused(allow));
            } else {
                begun[range.start] += 1;
                ended[range.end] += 1;
            }
        }
        self.leave_out(&sorted, &begun, &ended);
        if !self.has_errors() {
            self.all.extend(idle);
        }
    }

    /// Leaves out what stands in any range, of which so many begin before and
    /// end before each of the sorted diagnostics.
    fn leave_out(&mut self, sorted: &[usize], begun: &[usize], ended: &[usize]) {
        let mut kept = vec![true; self.all.len()];
        let mut open = 0;
        for (at, index) in sorted.iter().enumerate() {
            open = open + begun[at] - ended[at];
            kept[*index] = open == 0;
        }
        let before = self.all.len();
        let mut kept = kept.into_iter();
        self.all.retain(|_| kept.next().unwrap_or(true));
        self.silenced += before - self.all.len();
    }

    /// Which of the sorted diagnostics `allow` leaves out.
    fn covered(&self, sorted: &[usize], allow: &Allow) -> Range<usize> {
        let (file, lines) = match &allow.covers {
            Covers::Work => (None, None),
            Covers::File(file) => (Some(&**file), None),
            Covers::Lines(file, lines) => (Some(&**file), Some(lines)),
            Covers::Nothing => return 0..0,
        };
        // How a diagnostic stands to those that are covered.
        let order = |it: &Diagnostic| {
            let (severity, code, its_file, line) = key(it);
            let by_code = (severity, code).cmp(&(Severity::Warning, &allow.code));
            let by_file = file.map_or(Ordering::Equal, |file| its_file.cmp(&Some(file)));
            let by_line = lines.map_or(Ordering::Equal, |lines| match line {
                _ if line < *lines.start() => Ordering::Less,
                _ if line > *lines.end() => Ordering::Greater,
                _ => Ordering::Equal,
            });
            by_code.then(by_file).then(by_line)
        };
        let start = sorted.partition_point(|it| order(&self.all[*it]).is_lt());
        let end = sorted.partition_point(|it| order(&self.all[*it]).is_le());
        start..end
    }
}

/// By what diagnostics are sorted to be found: weight, code, file and line.
type Key<'a> = (Severity, &'a str, Option<&'a str>, u32);

fn key(diagnostic: &Diagnostic) -> Key<'_> {
    let place = diagnostic.place.as_ref();
    (
        diagnostic.severity,
        diagnostic.code,
        place.map(|place| &*place.file),
        place.map_or(0, |place| place.line),
    )
}

fn unused(allow: &Allow) -> Diagnostic {
    let message = format!("there is no warning {} to allow here", allow.code);
    let hint = match allow.covers {
        Covers::Lines(..) | Covers::Nothing => {
            "it allows warnings of the block or list item that follows; delete it if \
             there are none any more"
        }
        Covers::Work | Covers::File(_) => "delete it",
    };
    Diagnostic::warning("allow-unused", message).at(allow.place.clone()).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warning(code: &'static str, line: u32) -> Diagnostic {
        Diagnostic::warning(code, "…").at(Place::new("a.md", line, 1))
    }

    fn allow(code: &str, covers: Covers) -> Allow {
        Allow { code: code.to_string(), place: Place::start("b.toml"), covers }
    }

    /// What is left of warnings on the lines 2 to 5, as `code:line`.
    #[track_caller]
    fn check(allows: &[Allow], expected: &[&str]) {
        let mut faults = Diagnostics::new();
        for line in 2..=5 {
            faults.push(warning("marks-left", line));
        }
        faults.push(warning("lead-missing", 3));
        for allow in allows {
            faults.allow(allow.clone());
        }
        faults.settle();
        let left = faults.silenced();
        let told = faults.sorted();
        let told: Vec<String> = told
            .iter()
            .map(|it| format!("{}:{}", it.code, it.place.as_ref().unwrap().line))
            .collect();
        assert_eq!(told, expected);
        let unused = told.iter().filter(|it| it.starts_with("allow-unused")).count();
        assert_eq!(left, 5 - (told.len() - unused));
    }

    #[test]
    fn warnings_are_left_out_by_code_and_place() {
        let lines = |from, to| Covers::Lines("a.md".into(), from..=to);
        let all = ["marks-left:2", "lead-missing:3", "marks-left:5"];
        check(&[allow("marks-left", lines(3, 4))], &all);
        check(
            &[allow("marks-left", lines(1, 4)), allow("marks-left", lines(3, 9))],
            &["lead-missing:3"],
        );
        check(&[allow("marks-left", Covers::Work)], &["lead-missing:3"]);
        check(&[allow("marks-left", Covers::File("a.md".into()))], &["lead-missing:3"]);
    }

    #[test]
    fn what_allows_nothing_is_told() {
        let rest = [
            "marks-left:2",
            "marks-left:3",
            "lead-missing:3",
            "marks-left:4",
            "marks-left:5",
            "allow-unused:1",
        ];
        check(&[allow("marks-left", Covers::Lines("a.md".into(), 6..=9))], &rest);
        check(&[allow("marks-left", Covers::File("c.md".into()))], &rest);
        check(&[allow("section-empty", Covers::Work)], &rest);
        check(&[allow("marks-left", Covers::Nothing)], &rest);
    }

    #[test]
    fn errors_stay() {
        let mut faults = Diagnostics::new();
        faults.push(Diagnostic::error("list-start", "…"));
        faults.allow(allow("list-start", Covers::Work));
        faults.allow(allow("marks-left", Covers::Work));
        faults.settle();
        assert_eq!((faults.silenced(), faults.iter().count()), (0, 1));
    }
}
