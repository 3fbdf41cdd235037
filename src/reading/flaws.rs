/// What is set poorly on a page, though it is read all right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What it is.
    pub kind: FlawKind,
    /// The page, from 1.
    pub page: u32,
    /// The text that it is about.
    pub text: String,
}

/// What can be set poorly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlawKind {
    /// A heading is the last on its page.
    HeadingLast,
    /// The first line of a paragraph is the last on its page.
    FirstLineAlone,
    /// The last line of a paragraph is the first on its page.
    LastLineAlone,
    /// A chapter ends on a page with so few lines.
    PageShort {
        /// How many.
        lines: usize,
    },
    /// Text stands within five millimetres of the left or right edge, or runs over it.
    TextAtEdge,
}
