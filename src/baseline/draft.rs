use std::collections::HashSet;

use crate::agreement::Report;

const HEAD: &str = "\
# What `utgave check --baseline FILE` accepts. Each finding needs a reason, and the last
# day on which it is accepted, such as until = 2027-01-31.
";

/// A file that accepts every finding of the reports, once reasons and dates are filled
/// in: [`parse`](super::parse()) asks for them.
pub fn draft(reports: &[Report]) -> String {
    let mut out = HEAD.to_owned();
    let mut written = HashSet::new();
    for finding in reports.iter().flat_map(|report| &report.findings) {
        let key = (finding.code, finding.message.as_str(), finding.edition());
        if !written.insert(key) {
            continue;
        }
        let (code, message, edition) = key;
        let value = |text: &str| toml::Value::from(text).to_string();
        out.push_str(&format!(
            "\n[[accepted]]\ncode = {}\nmessage = {}\nedition = {}\nreason = \"\"\nuntil = \"\"\n",
            value(code.as_str()),
            value(message),
            value(edition),
        ));
    }
    out
}
