//! `[booklet]`: on which sheets a work is laid out, and how thick they are.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::terms::{Booklet, Sheet};

pub fn booklet(fields: &mut Fields) -> Booklet {
    let usual = Booklet::default();
    let Some(table) = fields.table("booklet") else { return usual };
    let mut inner = table.fields(fields, "booklet.");
    inner.known(&["sheet", "paper"]);
    let sheet = inner.choice("sheet", &["a4", "sra4", "a3", "sra3"], "");
    let named = |sheet: &Sheet| sheet.name().to_lowercase();
    Booklet {
        sheet: sheet.and_then(|name| Sheet::ALL.into_iter().find(|it| named(it) == name)),
        paper: paper(&mut inner).unwrap_or(usual.paper),
    }
}

/// A thickness, as `0.12mm`.
fn paper(fields: &mut Fields) -> Option<f64> {
    let typed = fields.line("paper")?;
    let (least, most) = Booklet::PAPER;
    let paper = typed.strip_suffix("mm").and_then(|it| it.trim_end().parse().ok());
    let fits = paper.filter(|paper| (least..=most).contains(paper));
    if fits.is_none() {
        let message = format!("booklet.paper cannot be \"{typed}\"");
        let hint = format!("from {least} to {most} millimetres: paper = \"0.1mm\"");
        fields.fault("paper", Diagnostic::error("value", message).hint(hint));
    }
    fits
}
