/// What stands on one side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    /// Which sheet, from the outside; the outermost is 0.
    pub sheet: usize,
    /// The page on the left, from 1.
    pub left: usize,
    /// The page on the right.
    pub right: usize,
}

impl Side {
    /// The same for a script that is read from right to left.
    pub fn turned(self) -> Self {
        Self { left: self.right, right: self.left, ..self }
    }
}

/// The sides of the sheets of a booklet of `pages` pages, a multiple of four: front and
/// back of each sheet, the outermost first.
pub(super) fn sides(pages: usize) -> Vec<Side> {
    let sheets = 0..pages / 4;
    sheets
        .flat_map(|sheet| {
            let (first, last) = (2 * sheet + 1, pages - 2 * sheet);
            [
                Side { sheet, left: last, right: first },
                Side { sheet, left: first + 1, right: last - 1 },
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_four_pages() {
        let pairs: Vec<_> = sides(8).iter().map(|side| (side.left, side.right)).collect();
        assert_eq!(pairs, [(8, 1), (2, 7), (6, 3), (4, 5)]);
    }
}
