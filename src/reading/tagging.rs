use super::Place;

/// Where the tags of a PDF say something else than its pages show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagFault {
    /// What it is.
    pub kind: TagFaultKind,
    /// The page.
    pub place: Place,
    /// The text that it is about; empty where there is none.
    pub text: String,
}

/// What tags can say that pages do not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagFaultKind {
    /// A heading in which nothing is said.
    EmptyHeading,
    /// Content that no page draws.
    Undrawn,
    /// Text that is read after what stands below it in the same column, or on a later page.
    Order {
        /// What is read before it.
        after: String,
    },
}
