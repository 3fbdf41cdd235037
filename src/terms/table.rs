/// Where the text of a table's column stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// At the side where lines begin.
    Start,
    /// In the middle.
    Center,
    /// At the side where lines end, as numbers stand.
    End,
}

/// Which cells of a table a header cell is the header of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Those below it.
    Column,
    /// Those after it in its row.
    Row,
}
