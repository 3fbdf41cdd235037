//! Drawings that no press can print as they are: what can be seen through in them would
//! have to be mixed with what is below, which a print house does not do.

use usvg::{Group, Node, Options, Paint, Tree};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Document, Image, ImageKind};

/// Notes every drawing of `document` in which anything is to be seen through.
pub fn check(document: &Document) -> Result<(), Diagnostics> {
    let mut faults = Diagnostics::new();
    let drawings = document.images.iter().filter(|image| image.kind == ImageKind::Svg);
    for image in drawings {
        if let Some(what) = seen_through(image) {
            let message = format!("{} cannot be printed: it has {what}", image.path);
            let hint = "give it colours that cover what is below";
            faults.push(Diagnostic::error("press-transparency", message).hint(hint));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// What in the drawing lets anything be seen through; `None` too where it is no
/// drawing, which is told elsewhere.
fn seen_through(image: &Image) -> Option<&'static str> {
    let tree = Tree::from_data(&image.bytes, &Options::default()).ok()?;
    group(tree.root())
}

fn group(group: &Group) -> Option<&'static str> {
    if group.opacity().get() < 1.0 {
        return Some("an opacity");
    }
    if group.mask().is_some() {
        return Some("a mask");
    }
    if !group.filters().is_empty() {
        return Some("a filter");
    }
    if group.blend_mode() != usvg::BlendMode::Normal {
        return Some("a blend mode");
    }
    group.children().iter().find_map(node)
}

fn node(node: &Node) -> Option<&'static str> {
    match node {
        Node::Group(inner) => group(inner),
        Node::Path(path) => {
            let fill = path.fill().and_then(|it| paint(it.paint(), it.opacity().get()));
            let stroke = || path.stroke().map(|it| (it.paint(), it.opacity().get()));
            fill.or_else(|| stroke().and_then(|(own, opacity)| paint(own, opacity)))
        }
        Node::Text(text) => group(text.flattened()),
        Node::Image(_) => None,
    }
}

fn paint(paint: &Paint, opacity: f32) -> Option<&'static str> {
    if opacity < 1.0 {
        return Some("an opacity");
    }
    let clear = |stops: &[usvg::Stop]| stops.iter().any(|it| it.opacity().get() < 1.0);
    match paint {
        Paint::Color(_) => None,
        Paint::LinearGradient(own) => {
            clear(own.stops()).then_some("a gradient into nothing")
        }
        Paint::RadialGradient(own) => {
            clear(own.stops()).then_some("a gradient into nothing")
        }
        Paint::Pattern(pattern) => group(pattern.root()),
    }
}
