//! Warnings that the author allows: `<!-- utgave: allow CODE: reason -->` before
//! a block, or `[[allow]]` in `publication.toml`.

use super::nearest::nearest;
use crate::diagnostic::{Diagnostic, Severity, page, pages};

/// What a comment to this program begins with.
const NAME: &str = "utgave:";
const FORM: &str = "such as <!-- utgave: allow lead-missing: the list is an example -->";

/// The code that `comment` allows, if it is one to this program.
///
/// Fails, still without a place, if it is none that can be understood, or allows
/// what cannot be allowed.
pub fn in_comment(comment: &str) -> Option<Result<&str, Diagnostic>> {
    let text = comment.strip_prefix("<!--")?.trim_end().strip_suffix("-->")?;
    let text = text.trim().strip_prefix(NAME)?.trim();
    let rest =
        text.strip_prefix("allow").filter(|rest| rest.starts_with(char::is_whitespace));
    let Some(rest) = rest else {
        let fault = Diagnostic::error("allow-form", "comment that cannot be understood");
        return Some(Err(fault.hint(FORM)));
    };
    let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
    Some(check(code.trim(), reason).map(|()| code.trim()))
}

/// Fails, still without a place, if `code` is none of a warning, or if there is
/// no reason.
pub fn check(code: &str, reason: &str) -> Result<(), Diagnostic> {
    let Some(page) = page(code) else {
        let warnings = pages().filter(|page| page.severity == Severity::Warning);
        let hint = match nearest(code, warnings.map(|page| page.code)) {
            Some(near) => format!("did you mean {near}?"),
            None => "utgave explain lists all codes".to_string(),
        };
        let message = format!("there is no warning {code}");
        return Err(Diagnostic::error("allow-unknown", message).hint(hint));
    };
    if page.severity == Severity::Error {
        let message = format!("{code} is an error, which cannot be allowed");
        return Err(Diagnostic::error("allow-error", message)
            .hint(format!("put it right; utgave explain {code} says how")));
    }
    if reason.trim().is_empty() {
        let message = format!("{code} is allowed without a reason");
        return Err(Diagnostic::error("allow-reason", message)
            .hint("say why, for those who read the source after you"));
    }
    Ok(())
}
