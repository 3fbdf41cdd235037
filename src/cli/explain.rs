use std::io::IsTerminal;

use super::{Failure, Verdict, tell};
use utgave::report;
use utgave::source::nearest;

/// Says what a code means; every code where none is named.
///
/// Fails if there is no such code.
pub fn run(code: Option<&str>) -> Result<Verdict, Failure> {
    let style = tell::style(std::io::stdout().is_terminal());
    let Some(code) = code else {
        tell::text(&report::codes(style));
        return Ok(Verdict::Agrees);
    };
    // As it is typed in a terminal, or copied with the brackets around it.
    let code = code.trim_matches(['[', ']']).to_lowercase();
    let Some(text) = report::explain(&code, style) else {
        let hint = match nearest(&code, report::names()) {
            Some(name) => format!("did you mean {name}?"),
            None => "utgave explain lists all codes".to_owned(),
        };
        return Err(Failure::usage(format!("there is no code {code}"), hint));
    };
    tell::text(&text);
    Ok(Verdict::Agrees)
}
