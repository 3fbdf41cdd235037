//! The language of an element, and the direction in which that is written.

use super::tree::{Element, Node};
use crate::model::Language;

/// `element` in a language, and in the direction in which that is written
/// (WCAG 2.2, 1.3.2 and 3.1.2). Within text that runs from right to left, code and
/// what is in a language that does not say so.
pub fn in_language<'a>(element: Element<'a>, language: &'a Language) -> Element<'a> {
    let mut element = element.attribute("lang", language.as_str());
    if language.is_right_to_left() {
        element.attributes.push(("dir", "rtl".into()));
        element.children.iter_mut().for_each(turn);
    }
    element
}

/// Gives what runs from left to right in `node` its direction, as far in as nothing
/// has one.
fn turn(node: &mut Node<'_>) {
    let Node::Element(element) = node else { return };
    let has = |name: &str| element.attributes.iter().any(|(own, _)| *own == name);
    if has("dir") {
        return;
    }
    if has("lang") || matches!(element.name, "pre" | "code" | "math") {
        element.attributes.push(("dir", "ltr".into()));
    } else {
        element.children.iter_mut().for_each(turn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::xhtml::encode;

    #[track_caller]
    fn check(language: &str, expected: &str) {
        let language = Language::new(language).unwrap();
        let inner = Element::new("span").attribute("lang", "en").text("a");
        let paragraph = Element::new("p").child(inner).child(Element::new("pre"));
        let element = in_language(Element::new("div").child(paragraph), &language);
        let html = encode::html(&element).replace('\n', "");
        assert_eq!(html.replace("<!DOCTYPE html>", ""), expected);
    }

    #[test]
    fn what_runs_the_other_way_says_so() {
        check(
            "ar",
            r#"<div lang="ar" dir="rtl"><p><span lang="en" dir="ltr">a</span><pre dir="ltr"></pre></p></div>"#,
        );
        check("fi", r#"<div lang="fi"><p><span lang="en">a</span><pre></pre></p></div>"#);
    }
}
