//! Findings and changes, told to people and to programs. Nothing here prints.

pub mod changes;
mod explain;
mod html;
mod human;
mod json;
mod page;
mod sarif;
mod summary;
mod table;
#[cfg(test)]
mod tests;

pub use explain::{codes, explain, names};
pub use html::html;
pub use human::{Style, human};
pub use json::json;
pub use sarif::sarif;
pub use summary::summary;
pub use table::table;

/// How many there are of `what`: `1 error`, `2 errors`.
pub(crate) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
