//! Small PDFs, written object by object.

use std::fmt::Write;

/// A PDF that is being put together. Its objects: 1 is the catalog, 2 the page
/// tree, 3 the font `F`, 4 the root of the structure tree, 5 the bold font `B`, 10, 12 and so on the
/// pages, 11, 13 and so on their contents; a test's own begin at 100.
#[derive(Default)]
pub(super) struct Sample {
    catalog: String,
    trailer: String,
    pages: Vec<String>,
    resources: String,
    root: Option<String>,
    classes: String,
    objects: Vec<(u32, String)>,
}

impl Sample {
    /// With entries for the catalog.
    pub(super) fn catalog(mut self, entries: &str) -> Self {
        self.catalog.push_str(entries);
        self
    }

    /// With entries for the trailer.
    pub(super) fn trailer(mut self, entries: &str) -> Self {
        self.trailer.push_str(entries);
        self
    }

    /// With entries for the pages' resources.
    pub(super) fn resources(mut self, entries: &str) -> Self {
        self.resources.push_str(entries);
        self
    }

    /// With one more page that draws `content`.
    pub(super) fn page(mut self, content: impl Into<String>) -> Self {
        self.pages.push(content.into());
        self
    }

    /// With a structure tree whose one element, a document on the first page,
    /// holds `kids`.
    pub(super) fn tree(mut self, kids: &str) -> Self {
        self.root = Some(format!("<</S/Document/Pg 10 0 R/K[{kids}]>>"));
        self
    }

    /// With a class map for the structure tree.
    pub(super) fn classes(mut self, entries: &str) -> Self {
        self.classes.push_str(entries);
        self
    }

    /// With an object of its own.
    pub(super) fn object(mut self, number: u32, object: impl Into<String>) -> Self {
        self.objects.push((number, object.into()));
        self
    }

    /// The bytes.
    pub(super) fn build(self) -> Vec<u8> {
        let mut objects = self.objects;
        let mut kids = String::new();
        for (number, content) in (10..).step_by(2).zip(self.pages) {
            let resources = format!("<</Font<</F 3 0 R/B 5 0 R>>{}>>", self.resources);
            let page = format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources{resources}\
                 /Contents {} 0 R>>",
                number + 1
            );
            objects.extend([(number, page), (number + 1, stream("", &content))]);
            let _ = write!(kids, "{number} 0 R ");
        }
        let mut catalog = format!("/Type/Catalog/Pages 2 0 R{}", self.catalog);
        if let Some(root) = self.root {
            catalog.push_str("/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R");
            let classes = self.classes;
            let tree = format!("<</Type/StructTreeRoot/ClassMap<<{classes}>>/K {root}>>");
            objects.push((4, tree));
        }
        let count =
            objects.iter().filter(|(number, _)| *number % 2 == 0 && *number < 100);
        let count = count.count();
        objects.extend([
            (1, format!("<<{catalog}>>")),
            (2, format!("<</Type/Pages/Kids[{kids}]/Count {count}>>")),
            (3, font("Helvetica")),
            (5, font("Helvetica-Bold")),
        ]);
        write(objects, &self.trailer)
    }
}

fn font(name: &str) -> String {
    format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
}

/// A stream with entries for its dictionary.
pub(super) fn stream(entries: &str, data: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{data}\nendstream", data.len())
}

/// Marked content number `mcid` that draws `text` at a point.
pub(super) fn marked(mcid: u32, x: u32, y: u32, text: &str) -> String {
    within(&format!("/Span<</MCID {mcid}>>"), &draw(x, y, text))
}

/// A marked-content sequence that `begin` opens.
pub(super) fn within(begin: &str, content: &str) -> String {
    let operator = if begin.contains("<<") { "BDC" } else { "BMC" };
    format!("{begin} {operator}\n{content}EMC\n")
}

/// Draws `text` at a point, 12 points tall.
pub(super) fn draw(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

/// Draws `text` at a point in the font `F` or `B`.
pub(super) fn set(font: &str, size: u32, x: u32, y: u32, text: &str) -> String {
    format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

fn write(objects: Vec<(u32, String)>, trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", out.len());
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    let _ = write!(
        out,
        "{table}trailer\n<</Size 1000/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}
