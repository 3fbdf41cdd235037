/// Markdown as it is written: blocks with blank lines between them.
#[derive(Default)]
pub struct Text(String);

impl Text {
    /// Adds a block.
    pub fn block(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.0.push_str(text.as_ref().trim_end());
        self.0.push_str("\n\n");
        self
    }

    /// Adds a heading with that many `#`, and its attributes.
    pub fn heading(&mut self, hashes: usize, text: &str, attributes: &str) -> &mut Self {
        let hashes = "#".repeat(hashes);
        self.block(format!("{hashes} {text} {attributes}"))
    }

    /// The whole.
    pub fn into_string(self) -> String {
        self.0
    }
}
