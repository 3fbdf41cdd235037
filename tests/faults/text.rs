//! Text that is damaged in exactly one place.

/// Markup or a source's text. Whatever is named in it must be there once only,
/// so that no damage misses its place when an edition changes.
pub struct Text(pub String);

impl Text {
    /// Puts `to` in the place of `from`.
    pub fn replace(&mut self, from: &str, to: &str) -> &mut Self {
        let at = self.only(from);
        self.0.replace_range(at..at + from.len(), to);
        self
    }

    /// Takes out what stands from `from` to the next `to`, both with it.
    pub fn cut(&mut self, from: &str, to: &str) -> String {
        let start = self.only(from);
        let after = start + from.len();
        let end = self.0[after..].find(to).unwrap_or_else(|| panic!("no {to:?}"));
        self.0.drain(start..after + end + to.len()).collect()
    }

    /// Changes what [`Text::cut`] would take out.
    pub fn edit(
        &mut self,
        from: &str,
        to: &str,
        change: impl FnOnce(&str) -> String,
    ) -> &mut Self {
        let start = self.only(from);
        let part = self.cut(from, to);
        self.0.insert_str(start, &change(&part));
        self
    }

    /// Puts `text` before `mark`.
    pub fn before(&mut self, mark: &str, text: &str) -> &mut Self {
        let at = self.only(mark);
        self.0.insert_str(at, text);
        self
    }

    /// Puts `text` after `mark`.
    pub fn after(&mut self, mark: &str, text: &str) -> &mut Self {
        let at = self.only(mark) + mark.len();
        self.0.insert_str(at, text);
        self
    }

    fn only(&self, part: &str) -> usize {
        let mut places = self.0.match_indices(part).map(|(at, _)| at);
        let at = places.next().unwrap_or_else(|| panic!("no {part:?}"));
        assert_eq!(places.next(), None, "{part:?} is there twice");
        at
    }
}
