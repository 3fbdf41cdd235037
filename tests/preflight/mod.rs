//! Every rule for print, on a file that keeps them all, and on damaged ones.
//!
//! `base` writes the file; `cases` damages it. Each case must give its one finding, with
//! the message that it states, and no other.

pub mod base;
mod cases;
pub mod damage;
mod sheets;
mod strangers;

use std::collections::BTreeSet;

use utgave::agreement::{Code, Finding};
use utgave::preflight::{Order, preflight};

use self::damage::File;

/// One kind of damage.
struct Case {
    /// The one finding that it must give.
    code: Code,
    /// What that says.
    message: &'static str,
    /// What is damaged.
    damage: fn(&mut File),
}

/// What the file was made for.
fn order() -> Order {
    Order { trim: Some((148.0, 210.0)), stitched: true, ..Order::default() }
}

fn findings(bytes: Vec<u8>, order: &Order) -> Vec<Finding> {
    preflight(bytes, order).unwrap_or_else(|error| panic!("{error}")).findings
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|it| format!("{}: {}", it.code, it.message)).collect()
}

#[test]
fn what_is_not_damaged_has_no_findings() {
    let found = findings(File::new().bytes(), &order());
    assert!(found.is_empty(), "{:#?}", told(&found));
    let found = findings(File::new().bytes(), &Order::default());
    assert!(found.is_empty(), "{:#?}", told(&found));
}

#[test]
fn damage_gives_its_finding_and_no_other() {
    let mut failed = Vec::new();
    for Case { code, message, damage } in cases::cases() {
        let mut file = File::new();
        damage(&mut file);
        let found = told(&findings(file.bytes(), &order()));
        let expected = format!("{code}: {message}");
        if found != [expected.as_str()] {
            failed.push(format!("{expected}\n  gave {found:#?}"));
        }
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

/// Whoever adds a rule damages the file so that it is broken.
#[test]
fn every_rule_is_broken_once() {
    let mut broken: BTreeSet<Code> =
        cases::cases().iter().map(|case| case.code).collect();
    // Pages have no marks: `sheets` damages those of a booklet.
    broken.insert(Code::SheetMarks);
    let all: BTreeSet<Code> = Code::preflight().iter().copied().collect();
    assert_eq!(broken, all);
}
