use toml::de::DeTable;

use super::{Baseline, Entry};
use crate::agreement::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::lines::Lines;
use crate::source::nearest;
use crate::source::publication::dates;
use crate::source::publication::fields::Fields;
use crate::source::publication::syntax;
use crate::terms::Date;

const KEYS: [&str; 5] = ["code", "message", "edition", "reason", "until"];

/// Reads the file `name`: a table `[[accepted]]` for each finding, with its `code` and
/// `message` as the report has them, the `edition` that it concerns (any, if it is left
/// out), the `reason` for accepting it, and the last day, `until`.
///
/// Fails with everything that is wrong with the file.
pub fn parse(name: &str, text: &str) -> Result<Baseline, Diagnostics> {
    let lines = Lines::new(name.into(), text);
    let mut faults = Diagnostics::new();
    let (table, errors) = DeTable::parse_recoverable(lines.text());
    let mut entries = Vec::new();
    if errors.is_empty() {
        let mut fields = Fields::new(table.get_ref(), &lines, &mut faults);
        fields.known(&["accepted"]);
        for table in fields.tables("accepted") {
            entries.extend(entry(&mut table.fields(&mut fields, "accepted.")));
        }
    }
    for error in &errors {
        faults.push(syntax(error, &lines));
    }
    if faults.is_empty() { Ok(Baseline { entries }) } else { Err(faults) }
}

fn entry(fields: &mut Fields) -> Option<Entry> {
    fields.known(&KEYS);
    let code = code(fields);
    let message = fields.required_line("message");
    let edition = fields.line("edition");
    let reason = reason(fields);
    let until = until(fields);
    let place = fields.own_place();
    Some(Entry {
        code: code?,
        message,
        edition,
        reason: reason?,
        until: until?,
        place,
        looked_for: false,
        used: false,
    })
}

fn code(fields: &mut Fields) -> Option<Code> {
    let name = fields.required_line("code");
    let code = Code::ALL.iter().find(|code| code.as_str() == name).copied();
    if code.is_none() && !name.is_empty() {
        let fault =
            Diagnostic::error("accepted-unknown", format!("no finding is {name}"));
        let hint = match nearest(&name, Code::ALL.iter().map(|code| code.as_str())) {
            Some(near) => format!("did you mean {near}?"),
            None => "utgave explain lists all codes".to_owned(),
        };
        fields.fault("code", fault.hint(hint));
    }
    code
}

/// The reason, which a draft leaves empty.
fn reason(fields: &mut Fields) -> Option<String> {
    let Some(value) = fields.value("reason") else {
        fields.missing("reason", "reason = \"the printed edition has sold out\"");
        return None;
    };
    if value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
        let fault = Diagnostic::error("accepted-reason", "accepted without a reason");
        fields.fault("reason", fault.hint("say why, for those who look after you"));
        return None;
    }
    fields.line("reason")
}

fn until(fields: &mut Fields) -> Option<Date> {
    if fields.value("until").is_none() {
        fields
            .missing("until", "until = 2027-01-31, the last day on which it is accepted");
    }
    dates::date(fields, "until")
}
