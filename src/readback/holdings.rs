//! What a file holds besides what is read: media, controls, scripts and the like.
//!
//! Most requirements ask for something only where there is something that it is
//! about. Whether there is, is counted here in the bytes.

use super::html::tree::Tree;
use super::{Error, Format, decode, epub, format, html, pdf};

/// How often a file holds what requirements are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Sound, film, and whatever runs in a plug-in.
    pub media: usize,
    /// Images, decorative ones among them. Those of a PDF are not counted.
    pub images: usize,
    /// Scripts and what sets them going. Data in a script element are none.
    pub scripts: usize,
    /// What a reader types into, chooses from or presses; links are none.
    pub controls: usize,
    /// Pages within the page.
    pub frames: usize,
    /// What moves or changes by itself: animations, and pages that load anew.
    pub moving: usize,
    /// Elements that take focus out of the order of the text.
    pub jumps: usize,
    /// Links and controls that have no name.
    pub unnamed: usize,
    /// Links and controls whose name does not contain what is seen of them.
    pub misnamed: usize,
    /// Rules that ask how the screen is held.
    pub orientation: usize,
    /// Names of what the file says of itself as a whole, such as `pdfuaid:part=1`,
    /// `Marked`, `schema:accessMode`.
    pub declared: Vec<String>,
}

impl Holdings {
    /// Whether the file declares `name`.
    pub fn declares(&self, name: &str) -> bool {
        self.declared.iter().any(|declared| declared == name)
    }

    /// Counts what a page holds, or a document of a publication.
    pub(super) fn count(&mut self, tree: &Tree) {
        for node in tree.descendants(tree.root()) {
            let Some(element) = tree.element(node) else { continue };
            match tree.name(node) {
                "audio" | "video" | "object" | "embed" | "canvas" | "track" => {
                    self.media += 1;
                }
                "img" | "svg" | "picture" => self.images += 1,
                "iframe" | "frame" => self.frames += 1,
                "script" if !is_data(tree.attribute(node, "type")) => self.scripts += 1,
                "input" | "button" | "select" | "textarea" | "form" => self.controls += 1,
                "marquee" | "blink" | "animate" | "animateTransform" | "set" => {
                    self.moving += 1;
                }
                "meta" if is_refresh(tree.attribute(node, "http-equiv")) => {
                    self.moving += 1
                }
                _ => {}
            }
            let handles = |name: &str| name.len() > 2 && name.starts_with("on");
            let names = element.attributes.iter().map(|it| &*it.name.local);
            self.scripts += names.filter(|name| handles(name)).count();
            let index = tree.attribute(node, "tabindex").and_then(|it| it.parse().ok());
            self.jumps += usize::from(index.is_some_and(|index: i64| index > 0));
            if let "a" | "button" | "summary" = tree.name(node) {
                self.name(tree, node);
            }
        }
    }

    /// Judges the name of a link or control (WCAG 2.2, 2.5.3 and 4.1.2).
    fn name(&mut self, tree: &Tree, node: super::html::tree::NodeId) {
        let is_link = tree.name(node) != "a" || tree.attribute(node, "href").is_some();
        if !is_link {
            return;
        }
        let seen = text(tree, node);
        match tree.attribute(node, "aria-label").map(str::trim) {
            Some(label) if !label.is_empty() => {
                let holds = label.to_lowercase().contains(&seen.to_lowercase());
                self.misnamed += usize::from(!holds);
            }
            _ => self.unnamed += usize::from(seen.is_empty()),
        }
    }

    /// Counts what a style sheet holds.
    pub(super) fn count_style(&mut self, style: &str) {
        let style = style.to_ascii_lowercase();
        let moves = ["@keyframes", "animation:", "animation-name:"];
        self.moving +=
            moves.iter().map(|word| style.matches(word).count()).sum::<usize>();
        self.orientation += style.matches("orientation:").count();
    }
}

/// What the file `name` holds, whatever its format. Fails as
/// [`read`](super::read) does.
pub fn holdings(name: &str, bytes: &[u8]) -> Result<Holdings, Error> {
    match format(name, bytes)? {
        Format::Html => {
            let tree = html::parse(&decode(bytes)?)?;
            let mut found = Holdings::default();
            found.count(&tree);
            for style in styles(&tree) {
                found.count_style(&style);
            }
            Ok(found)
        }
        Format::Epub => epub::holdings(bytes),
        Format::Pdf => pdf::holdings(bytes.to_vec()),
        Format::Docx | Format::Markdown => Err(Error::new(
            "only editions are looked at for what they hold besides their text",
        )),
    }
}

/// The style sheets within a page.
pub(super) fn styles(tree: &Tree) -> Vec<String> {
    let nodes = tree.descendants(tree.root());
    nodes.filter(|&node| tree.name(node) == "style").map(|it| text(tree, it)).collect()
}

/// The text in an element, and what is said for the images in it.
fn text(tree: &Tree, node: super::html::tree::NodeId) -> String {
    use super::html::tree::Data;
    let mut said = String::new();
    for node in tree.descendants(node) {
        match tree.data(node) {
            Data::Text(text) => said.push_str(text),
            _ => said.push_str(tree.attribute(node, "alt").unwrap_or_default()),
        }
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_data(kind: Option<&str>) -> bool {
    kind.is_some_and(|kind| kind.ends_with("json") || kind.ends_with("+xml"))
}

fn is_refresh(header: Option<&str>) -> bool {
    header.is_some_and(|header| header.eq_ignore_ascii_case("refresh"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Holdings {
        let page = format!("<!DOCTYPE html><html><body>{body}</body></html>");
        holdings("page.html", page.as_bytes()).unwrap()
    }

    #[test]
    fn plain_text_holds_nothing() {
        let data = "<script type=\"application/ld+json\">{}</script>";
        assert_eq!(
            of(&format!("<p>a <a href=#b>link</a></p>{data}")),
            Holdings::default()
        );
    }

    #[test]
    fn each_thing_is_counted() {
        assert_eq!(of("<video></video>").media, 1);
        assert_eq!(of("<img src=a>").images, 1);
        assert_eq!(of("<script>x</script><p onclick=x>y</p>").scripts, 2);
        assert_eq!(of("<form><input></form>").controls, 2);
        assert_eq!(of("<iframe></iframe>").frames, 1);
        assert_eq!(of("<meta http-equiv=Refresh>").moving, 1);
        assert_eq!(of("<style>a { animation: b 1s }</style>").moving, 1);
        assert_eq!(of("<p tabindex=0>a</p><p tabindex=2>b</p>").jumps, 1);
        assert_eq!(of("<style>@media (orientation: portrait) {}</style>").orientation, 1);
    }

    #[test]
    fn names_are_judged() {
        assert_eq!(of("<a href=#a></a><a>no link</a>").unnamed, 1);
        assert_eq!(of("<a href=#a><img alt=b></a>").unnamed, 0);
        assert_eq!(of("<a href=#a aria-label='page 7'>7</a>").misnamed, 0);
        assert_eq!(of("<a href=#a aria-label='seven'>7</a>").misnamed, 1);
    }
}
