use lopdf::{Object, dictionary};

use super::frame::{Frame, MM};

/// What the colour of marks is called among a sheet's colours.
pub(super) const SPACE: &str = "Registration";

/// How far marks stay away from what is printed, how long they are at most, and how long
/// at least, in points.
const AWAY: f64 = MM;
const LONGEST: f64 = 5.0 * MM;
const SHORTEST: f64 = 2.0 * MM;

/// The colour that is printed on every plate (ISO 32000-1, 8.6.6.4).
pub(super) fn registration() -> Object {
    let numbers = |tint: i64, count: usize| vec![Object::Integer(tint); count];
    let tint = dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1,
        "C0" => numbers(0, 4), "C1" => numbers(1, 4),
    };
    vec!["Separation".into(), "All".into(), "DeviceCMYK".into(), tint.into()].into()
}

/// Lines at the corners where the sheet is cut, and broken ones where it is folded, as far
/// as there is room beside what is printed.
pub(super) fn marks(frame: &Frame) -> String {
    let [left, bottom, right, top] = frame.edges(0.0);
    let across = length(frame.origin.0 - frame.over);
    let up = length(frame.origin.1 - frame.over);
    let away = frame.over + AWAY;
    let mut lines = format!("q /{SPACE} CS 1 SCN 0.25 w\n");
    let mut line = |from: (f64, f64), to: (f64, f64)| {
        let ((x, y), (to_x, to_y)) = (from, to);
        lines.push_str(&format!("{x:.3} {y:.3} m {to_x:.3} {to_y:.3} l S\n"));
    };
    if let Some(length) = across {
        for y in [bottom, top] {
            line((left - away, y), (left - away - length, y));
            line((right + away, y), (right + away + length, y));
        }
    }
    if let Some(length) = up {
        for x in [left, right] {
            line((x, bottom - away), (x, bottom - away - length));
            line((x, top + away), (x, top + away + length));
        }
        let fold = frame.fold();
        lines.push_str("[3 2] 0 d\n");
        let folds =
            [(bottom - away - length, bottom - away), (top + away, top + away + length)];
        for (from, to) in folds {
            lines.push_str(&format!("{fold:.3} {from:.3} m {fold:.3} {to:.3} l S\n"));
        }
    }
    lines + "Q\n"
}

/// How long a mark is where there is so much room; `None` where there is too little.
fn length(room: f64) -> Option<f64> {
    let length = (room - AWAY).min(LONGEST);
    (length >= SHORTEST).then_some(length)
}
