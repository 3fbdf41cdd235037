//! How the large-print edition is set.

/// What is asked of the large-print edition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LargePrint {
    /// The size of its text, in typographic points.
    pub size: f64,
}

impl LargePrint {
    /// The least and the most that its text may be, in points. Below the least, print is
    /// not large; nothing that is read is set smaller.
    pub const SIZE: (f64, f64) = (16.0, 36.0);
}

impl Default for LargePrint {
    fn default() -> Self {
        Self { size: 18.0 }
    }
}
