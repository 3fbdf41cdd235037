//! Findings, told to people and to programs. Nothing here prints.

mod human;
mod json;
mod sarif;
mod table;
#[cfg(test)]
mod tests;

pub use human::{Style, human};
pub use json::json;
pub use sarif::sarif;
pub use table::table;
