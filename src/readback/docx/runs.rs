//! Text within a paragraph.

use roxmltree::Node;

use super::body::{Body, NoteKind, Reference, chosen};
use super::{attribute, child, elements, switch, value};

/// The most characters of a picture's text that are read.
const MAX_ALTERNATIVE: usize = 10_000;

impl Body<'_> {
    /// The text in `node`: a paragraph, or what surrounds a part of one.
    pub(super) fn runs(&mut self, node: Node<'_, '_>) {
        for node in elements(node) {
            match node.tag_name().name() {
                "r" => self.run(node),
                "hyperlink" => self.link(node),
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple"
                | "dir" | "bdo" | "customXml" => self.runs(node),
                "bookmarkStart" => {
                    if let Some(name) = attribute(node, "name") {
                        self.out.empty("span", &[("id", name)]);
                    }
                }
                "oMath" | "oMathPara" => self.formula(node),
                _ => {}
            }
        }
    }

    fn link(&mut self, node: Node<'_, '_>) {
        let out = attribute(node, "id").and_then(|id| self.parts.link(id));
        let within = attribute(node, "anchor").map(|anchor| format!("#{anchor}"));
        let Some(href) = out.map(str::to_owned).or(within) else {
            return self.runs(node);
        };
        self.out.open("a", &[("href", &href)]);
        self.runs(node);
        self.out.close();
    }

    fn run(&mut self, node: Node<'_, '_>) {
        let own = child(node, "rPr");
        let style = own.and_then(|own| value(own, "rStyle"));
        let hidden = own.and_then(|own| switch(own, "vanish"));
        if hidden.unwrap_or_else(|| self.styles.is_hidden(style)) {
            return;
        }
        let language = own.and_then(|own| value(own, "lang"));
        let foreign = language.filter(|own| {
            self.language.is_none_or(|whole| primary(own) != primary(whole))
        });
        match foreign {
            Some(language) => self.out.open("span", &[("lang", language)]),
            None => self.out.open("span", &[]),
        }
        elements(node).for_each(|node| self.piece(node));
        self.out.close();
    }

    /// A piece of a run (§17.3.3).
    fn piece(&mut self, node: Node<'_, '_>) {
        match node.tag_name().name() {
            "t" => self.out.text(node.text().unwrap_or_default()),
            "tab" | "ptab" => self.out.text("\t"),
            "noBreakHyphen" => self.out.text("\u{2011}"),
            "softHyphen" => self.out.text("\u{ad}"),
            "sym" => self.symbol(node),
            "cr" => self.out.empty("br", &[]),
            // Where a page or a column begins, no line ends that is meant.
            "br" if attribute(node, "type").is_none_or(|kind| kind == "textWrapping") => {
                self.out.empty("br", &[]);
            }
            "footnoteReference" => self.note(node, NoteKind::Footnote),
            "endnoteReference" => self.note(node, NoteKind::Endnote),
            "drawing" | "pict" | "object" => self.picture(node),
            "AlternateContent" => {
                if let Some(node) = chosen(node) {
                    elements(node).for_each(|node| self.piece(node));
                }
            }
            _ => {}
        }
    }

    fn symbol(&mut self, node: Node<'_, '_>) {
        let code =
            attribute(node, "char").and_then(|hex| u32::from_str_radix(hex, 16).ok());
        if let Some(symbol) = code.and_then(char::from_u32) {
            self.out.text(symbol.encode_utf8(&mut [0; 4]));
        }
    }

    fn note(&mut self, node: Node<'_, '_>, kind: NoteKind) {
        let Some(id) = attribute(node, "id") else { return };
        let before = self.notes.iter().filter(|own| own.kind == kind).count();
        let label = (before + 1).to_string();
        let at = self.notes.len();
        let (own, target) = (format!("reference-{at}"), format!("#note-{at}"));
        let attributes =
            [("id", own.as_str()), ("role", "doc-noteref"), ("href", &target)];
        self.out.open("a", &attributes);
        self.out.text(&label);
        self.out.close();
        self.notes.push(Reference { kind, id: id.to_owned(), label });
    }

    /// A picture says what its properties say for it (§20.4.2.5); a text box is none.
    fn picture(&mut self, node: Node<'_, '_>) {
        let named = |name| node.descendants().find(|own| own.tag_name().name() == name);
        let is_line = |shape| attribute(shape, "hr").is_some();
        if named("txbxContent").is_some() || named("rect").is_some_and(is_line) {
            return;
        }
        let extent = named("extent").map(|own| {
            let of = |name| attribute(own, name).unwrap_or_default();
            format!("{}/{}", of("cx"), of("cy"))
        });
        let size = extent.unwrap_or_default();
        let own = named("docPr").or_else(|| named("shape"));
        let said = own.and_then(|own| {
            let said = ["descr", "alt", "title"].into_iter();
            said.filter_map(|name| attribute(own, name)).find(|said| !said.is_empty())
        });
        let silent = named("decorative")
            .is_some_and(|own| !matches!(attribute(own, "val"), Some("0" | "false")));
        match said {
            _ if silent => {}
            Some(said) => {
                let end = said.floor_char_boundary(MAX_ALTERNATIVE);
                self.out.empty("img", &[("alt", &said[..end]), ("src", &size)]);
            }
            None => self.out.empty("img", &[("src", &size)]),
        }
    }

    /// A formula reads as its characters.
    fn formula(&mut self, node: Node<'_, '_>) {
        self.out.open_formula();
        for own in node.descendants().filter(|own| own.tag_name().name() == "t") {
            self.out.text(own.text().unwrap_or_default());
        }
        self.out.close();
    }
}

/// The first part of a language's tag, in small letters.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
