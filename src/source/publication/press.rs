//! `[press]`: what the print house asks for.

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, Place};
use crate::terms::{Binding, Mm, Press};

/// An output profile as it is named.
pub struct Named {
    /// The file, from the work's folder.
    pub file: String,
    /// What the registry calls it.
    pub condition: Option<String>,
    /// Where it is named.
    pub place: Place,
}

/// What is asked for, but for the profile, which is named only.
pub fn press(fields: &mut Fields) -> (Press, Option<Named>) {
    let usual = Press::default();
    let Some(table) = fields.table("press") else { return (usual, None) };
    let mut inner = table.fields(fields, "press.");
    inner.known(&["bleed", "binding", "ink", "icc", "condition"]);
    let binding = match inner.choice("binding", &["stitched", "bound"], "") {
        Some("bound") => Binding::Bound,
        _ => Binding::Stitched,
    };
    let press = Press {
        bleed: bleed(&mut inner).unwrap_or(usual.bleed),
        binding,
        ink: ink(&mut inner).unwrap_or(usual.ink),
        profile: None,
    };
    (press, named(&mut inner))
}

fn bleed(fields: &mut Fields) -> Option<Mm> {
    let length = fields.number("bleed")?;
    let (least, most) = Press::BLEED;
    if !(least..=most).contains(&length) {
        let fault = Diagnostic::error("value", format!("a bleed cannot be {length} mm"));
        let hint = format!("from {least} to {most} millimetres; most ask for 3");
        fields.fault("bleed", fault.hint(hint));
    }
    Some(Mm(length))
}

fn ink(fields: &mut Fields) -> Option<u16> {
    let number = fields.number("ink")?;
    let (least, most) = Press::INK;
    let limit = (least..=most).find(|limit| f64::from(*limit) == number);
    if limit.is_none() {
        let message = format!("a limit of ink cannot be {number} %");
        let hint = format!("a whole number from {least} to {most}; 250 for newsprint");
        fields.fault("ink", Diagnostic::error("value", message).hint(hint));
    }
    limit
}

fn named(fields: &mut Fields) -> Option<Named> {
    let condition = fields.line("condition");
    if condition.is_some() && fields.value("icc").is_none() {
        fields.missing("icc", "the profile of that condition: icc = \"file.icc\"");
    }
    let place = fields.place(fields.value("icc")?);
    Some(Named { file: fields.line("icc")?, condition, place })
}
