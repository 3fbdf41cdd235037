//! Typst's errors, told as ours.

use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};

use super::world::LayoutWorld;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// Each of Typst's errors with its place in the layout, where it has one.
///
/// An error without a place is no fault of the layout's text: either the
/// document cannot be tagged as PDF/UA-1 demands, or the fault is ours.
pub fn translate(world: &LayoutWorld, errors: &[SourceDiagnostic]) -> Diagnostics {
    let mut out = Diagnostics::new();
    for error in errors {
        let mut diagnostic = Diagnostic::error("layout", error.message.to_string());
        diagnostic.place = place(world, error);
        let hints: Vec<_> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
        diagnostic.hint = (!hints.is_empty()).then(|| hints.join("; "));
        out.push(diagnostic);
    }
    out
}

/// Fails if the layout did not settle: Typst lays a work out again until its page numbers
/// and the like are right, and gives up after five times.
pub fn settled(warnings: &[SourceDiagnostic]) -> Result<(), Diagnostics> {
    let Some(warning) =
        warnings.iter().find(|it| it.message.contains("did not converge"))
    else {
        return Ok(());
    };
    let fault = Diagnostic::error("layout-unsettled", warning.message.to_string());
    let hint = "something in the layout depends on where it stands itself, such as on the \
                number of pages that it makes";
    Err(fault.hint(hint).into())
}

fn place(world: &LayoutWorld, error: &SourceDiagnostic) -> Option<Place> {
    let id = error.span.id()?;
    let range = world.range(error.span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let file = world.name(id);
    Some(Place::new(file, u32::try_from(line).ok()? + 1, u32::try_from(column).ok()? + 1))
}
