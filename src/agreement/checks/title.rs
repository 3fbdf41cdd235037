use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::finding::{Finding, Side};
use crate::reading::normalise;

/// The title in the metadata (WCAG 2.2, 2.4.2).
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Some(expected) = comparison.expected.title.as_deref().map(normalise) else {
        return;
    };
    let found = comparison.found.title.as_deref().map(normalise).unwrap_or_default();
    if found == expected {
        return;
    }
    let message = if found.is_empty() {
        "the metadata give no title".to_owned()
    } else {
        "the metadata give another title".to_owned()
    };
    let finding = Finding::new(Code::TitleChanged, message)
        .expected(Side::new(&expected, None))
        .found(Side::new(&found, None));
    findings.push(0, finding);
}
