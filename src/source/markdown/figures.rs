//! Images and figures: `![what it says](file)` in a paragraph of its own, or
//! with a caption between `::: figure` and `:::`.

use comrak::node_matches;
use comrak::nodes::{Attributes, Node, NodeValue};

use super::Reader;
use super::directives::Opening;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::types::{Block, Content, Figure, Inline, Picture};
use crate::terms::maths::linear;

/// The class of an image that is there for the eye alone.
const DECORATIVE: &str = "decorative";

const FIGURE: &str = "a figure holds one image, then the paragraphs of its caption, \
                      and at most one ::: long-description";

/// The image that is all that `paragraph` holds.
pub fn only_image<'a>(paragraph: Node<'a>) -> Option<Node<'a>> {
    let image = paragraph.first_child()?;
    let alone =
        image.next_sibling().is_none() && node_matches!(image, NodeValue::Image(_));
    alone.then_some(image)
}

impl Reader<'_, '_> {
    /// The image `node` as a figure without a caption.
    pub fn image(&mut self, node: Node<'_>) -> Option<Content> {
        let data = node.data();
        let NodeValue::Image(link) = &data.value else { return None };
        let place = self.place(node);
        if !link.title.is_empty() {
            self.unsupported("titles of images", place.clone());
        }
        let said = plain(&self.inlines(node));
        let mut anchor = None;
        let mut width = None;
        let mut decorative = false;
        if let Some(attributes) = &data.attrs {
            anchor = attributes.id.as_deref().and_then(|id| self.anchor(id, &place));
            decorative = attributes.classes.iter().any(|class| class == DECORATIVE);
            width = self.image_attributes(attributes, &place);
        }
        let image = Picture {
            path: link.url.clone(),
            alternative: self.alternative(&said, decorative, &link.url, &place),
            width,
            place,
        };
        Some(Content::Figure(Figure {
            image,
            anchor,
            caption: Vec::new(),
            description: Vec::new(),
        }))
    }

    /// An image within a line has no place in most editions' tags, and what it
    /// says would break the sentence.
    pub fn image_in_text(&mut self, node: Node<'_>) {
        let fault = Diagnostic::error("image-inline", "image in running text")
            .at(self.place(node))
            .hint("give it a paragraph of its own, with blank lines around it");
        self.faults.push(fault);
    }

    /// The width, which is the only attribute besides the anchor and the class.
    fn image_attributes(&mut self, attributes: &Attributes, place: &Place) -> Option<u8> {
        let mut width = None;
        let classes = attributes.classes.iter().filter(|class| *class != DECORATIVE);
        let mut unknown: Vec<String> = classes.map(|class| format!(".{class}")).collect();
        for (key, value) in &attributes.pairs {
            match (key.as_str(), percent(value)) {
                ("width", Some(share)) => width = Some(share),
                ("width", None) => unknown.push(format!("width=\"{value}\"")),
                _ => unknown.push(key.clone()),
            }
        }
        for name in unknown {
            let fault =
                Diagnostic::error("attribute", format!("an image takes no {name}"))
                    .at(place.clone())
                    .hint("it takes {#anchor}, {.decorative} and {width=60%}");
            self.faults.push(fault);
        }
        width
    }

    /// What the image says to those who do not see it: `None` where it says
    /// nothing.
    fn alternative(
        &mut self,
        said: &str,
        decorative: bool,
        path: &str,
        place: &Place,
    ) -> Option<String> {
        let fault = match (said.is_empty(), decorative) {
            (true, true) => return None,
            (true, false) => Diagnostic::error(
                "alt-missing",
                "image without alternative text",
            )
            .hint(
                "say in the brackets what it shows, or mark it: ![](file){.decorative}",
            ),
            (false, true) => Diagnostic::error(
                "alt-decorative",
                "decorative image with alternative text",
            )
            .hint("leave one of the two out: nobody would hear the text"),
            (false, false) => {
                if let Some(fault) = wording(said, path) {
                    self.faults.push(fault.at(place.clone()));
                }
                return Some(said.to_string());
            }
        };
        self.faults.push(fault.at(place.clone()));
        Some(said.to_string())
    }

    /// The figure that the directive `node` holds.
    pub fn figure(&mut self, node: Node<'_>, opening: &mut Opening) -> Option<Content> {
        let place = self.place(node);
        let anchor = self.take_anchor(opening, &place);
        let around = std::mem::replace(&mut self.in_figure, true);
        let blocks = self.blocks(node);
        self.in_figure = around;
        let mut parts = Parts::default();
        for block in blocks {
            if let Some(block) = parts.take(block) {
                self.fault_figure("this does not belong in a figure", &block.place);
            }
        }
        let Parts { figure, caption, description } = parts;
        let Some(mut figure) = figure else {
            self.fault_figure("figure that begins with no image", &place);
            return None;
        };
        if caption.is_empty() {
            let fault = Diagnostic::error("figure-caption", "figure without a caption")
                .at(place.clone())
                .hint(
                    "write it after the image; an image without one needs no directive",
                );
            self.faults.push(fault);
        }
        if figure.image.alternative.is_none() {
            let fault =
                Diagnostic::error("figure-decorative", "decorative image with a caption")
                    .at(figure.image.place.clone())
                    .hint("what is worth a caption is worth an alternative text");
            self.faults.push(fault);
        }
        figure.anchor = anchor.or(figure.anchor);
        figure.caption = caption;
        figure.description = description;
        Some(Content::Figure(figure))
    }

    fn fault_figure(&mut self, message: &str, place: &Place) {
        let fault = Diagnostic::error("figure-content", message).at(place.clone());
        self.faults.push(fault.hint(FIGURE));
    }

    /// What a figure shows, told at length; paragraphs and lists.
    pub fn long_description(&mut self, node: Node<'_>) -> Option<Content> {
        let place = self.place(node);
        let inside = std::mem::replace(&mut self.in_figure, false);
        let blocks = self.blocks(node);
        self.in_figure = inside;
        if !inside {
            let fault =
                Diagnostic::error("directive-place", "long description of no figure")
                    .at(place.clone())
                    .hint("it stands within ::: figure, after the caption");
            self.faults.push(fault);
            return None;
        }
        if blocks.is_empty() {
            let fault = Diagnostic::error("part-empty", "empty long description");
            self.faults.push(fault.at(place).hint("write its text, or delete it"));
        }
        for block in &blocks {
            if !matches!(block.content, Content::Paragraph(_) | Content::List(_)) {
                let message = "this does not belong in a long description";
                let fault = Diagnostic::error("figure-content", message);
                let hint = "a long description holds paragraphs and lists";
                self.faults.push(fault.at(block.place.clone()).hint(hint));
            }
        }
        Some(Content::LongDescription(blocks))
    }
}

/// What a figure's directive holds, as it comes in.
#[derive(Default)]
struct Parts {
    figure: Option<Figure>,
    caption: Vec<Block>,
    description: Vec<Block>,
}

impl Parts {
    /// Takes `block`; gives it back if it has no place here.
    fn take(&mut self, block: Block) -> Option<Block> {
        match (block.content, &self.figure) {
            (Content::Figure(figure), None) => self.figure = Some(figure),
            (Content::Paragraph(text), Some(_)) if self.description.is_empty() => {
                let content = Content::Paragraph(text);
                self.caption.push(Block { content, place: block.place });
            }
            (Content::LongDescription(blocks), Some(_))
                if self.description.is_empty() =>
            {
                self.description = blocks;
            }
            (content, _) => return Some(Block { content, place: block.place }),
        }
        None
    }
}

/// What is said, without any marks.
fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(content, &mut out);
    crate::reading::normalise(&out)
}

fn push_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Formula(formula) => out.push_str(&linear(&formula.part)),
            Inline::Break => out.push(' '),
            _ => push_plain(inline.children(), out),
        }
    }
}

/// `60%` as a number from 1 to 100.
fn percent(value: &str) -> Option<u8> {
    let share = value.strip_suffix('%')?.parse().ok()?;
    (1..=100).contains(&share).then_some(share)
}

/// What is wrong with the words of an alternative text.
fn wording(said: &str, path: &str) -> Option<Diagnostic> {
    let lower = said.to_lowercase();
    let file = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    if lower == file || lower == stem {
        let message = "the alternative text is the name of the file";
        let hint = "say what the image tells the reader at this place";
        return Some(Diagnostic::warning("alt-words", message).hint(hint));
    }
    const OPENINGS: [&str; 10] = [
        "bilde av ",
        "et bilde av ",
        "bilete av ",
        "eit bilete av ",
        "foto av ",
        "image of ",
        "an image of ",
        "picture of ",
        "a picture of ",
        "govva mas ",
    ];
    let opening = OPENINGS.iter().find(|opening| lower.starts_with(*opening))?;
    let message = format!("the alternative text begins with \"{}\"", opening.trim_end());
    let hint = "readers are told that it is an image; begin with what it shows";
    Some(Diagnostic::warning("alt-words", message).hint(hint))
}
