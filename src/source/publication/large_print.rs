//! `[large-print]`: how large print is set.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::terms::LargePrint;

pub fn large_print(fields: &mut Fields) -> LargePrint {
    let usual = LargePrint::default();
    let Some(table) = fields.table("large-print") else { return usual };
    let mut inner = table.fields(fields, "large-print.");
    inner.known(&["size"]);
    LargePrint { size: size(&mut inner).unwrap_or(usual.size) }
}

/// A size of type as print shops write it: `18pt`.
fn size(fields: &mut Fields) -> Option<f64> {
    let typed = fields.line("size")?;
    let (least, most) = LargePrint::SIZE;
    let size = typed.strip_suffix("pt").and_then(|it| it.trim_end().parse().ok());
    let fits = size.filter(|size| (least..=most).contains(size));
    if fits.is_none() {
        let message = match size {
            Some(size) if size < least => format!("large print cannot be {size} pt"),
            _ => format!("large-print.size cannot be \"{typed}\""),
        };
        let hint = format!("a size from {least}pt to {most}pt: size = \"18pt\"");
        fields.fault("size", Diagnostic::error("value", message).hint(hint));
    }
    fits
}
