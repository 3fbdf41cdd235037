//! Elements of any edition, and the notation by which the table names them.

use std::fmt;

/// An element of a page, or of a PDF's structure.
#[derive(Debug, Default)]
pub struct Element {
    /// What it is called: `blockquote`, `LBody`.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Element>,
}

/// A form that an edition is said to have, such as `ol > li` or
/// `aside[role=doc-footnote] a.back`: what style sheets call a selector, with
/// `A > B` and `A B`, attributes with or without a value, and classes.
#[derive(Debug)]
pub struct Form(Vec<Step>);

#[derive(Debug, Default)]
struct Step {
    /// Whether it stands directly within the step before it.
    directly: bool,
    name: String,
    attributes: Vec<(String, Option<String>)>,
    classes: Vec<String>,
}

impl Element {
    /// How often `form` stands in it.
    pub fn count(&self, form: &Form) -> usize {
        let mut found = 0;
        self.visit(&mut Vec::new(), &mut |path| found += usize::from(form.matches(path)));
        found
    }

    /// The names of the elements in it, each as often as it stands there.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.visit(&mut Vec::new(), &mut |path| {
            names.extend(path.last().map(|element| element.name.clone()));
        });
        names
    }

    fn visit<'a>(&'a self, path: &mut Vec<&'a Self>, see: &mut impl FnMut(&[&Self])) {
        path.push(self);
        see(path);
        self.children.iter().for_each(|child| child.visit(path, see));
        path.pop();
    }
}

impl Form {
    /// Reads a form; `None` where `text` is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut steps = Vec::new();
        let mut directly = false;
        for word in words(text) {
            if word == ">" {
                directly = !steps.is_empty() && !directly;
                directly.then_some(())?;
                continue;
            }
            steps.push(Step { directly, ..Step::parse(word)? });
            directly = false;
        }
        (!steps.is_empty() && !directly).then_some(Self(steps))
    }

    /// Whether the last element of `path` is what the form is about.
    fn matches(&self, path: &[&Element]) -> bool {
        let Some((last, before)) = self.0.split_last() else { return false };
        let Some((element, around)) = path.split_last() else { return false };
        last.matches(element) && last.stands(before, around)
    }
}

impl Step {
    fn parse(word: &str) -> Option<Self> {
        let (head, attributes) = match word.split_once('[') {
            Some((head, rest)) => (head, rest.strip_suffix(']')?),
            None => (word, ""),
        };
        let mut names = head.split('.').map(str::to_owned);
        let name = names.next()?;
        let classes: Vec<String> = names.collect();
        let attributes = attributes.split("][").filter(|text| !text.is_empty());
        let attributes = attributes.map(|text| match text.split_once('=') {
            Some((key, value)) => (key.to_owned(), Some(value.to_owned())),
            None => (text.to_owned(), None),
        });
        let attributes: Vec<_> = attributes.collect();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
        let sound = |text: &String| !text.is_empty() && text.chars().all(is_name);
        let named = sound(&name)
            || name.is_empty() && !(attributes.is_empty() && classes.is_empty());
        let step = Self { directly: false, name, attributes, classes };
        (named && step.classes.iter().all(sound)).then_some(step)
    }

    fn matches(&self, element: &Element) -> bool {
        let value = |key: &str| {
            let mut found = element.attributes.iter().filter(|(name, _)| name == key);
            found.next().map(|(_, value)| value.as_str())
        };
        let classes = value("class").unwrap_or_default();
        (self.name.is_empty() || self.name == element.name)
            && self.classes.iter().all(|class| classes.split(' ').any(|it| it == class))
            && self.attributes.iter().all(|(key, wanted)| match (value(key), wanted) {
                (Some(found), Some(wanted)) => found == wanted,
                (found, None) => found.is_some(),
                (None, Some(_)) => false,
            })
    }

    /// Whether what stands `around` it is as the steps `before` it say.
    fn stands(&self, before: &[Self], around: &[&Element]) -> bool {
        let Some((outer, rest)) = before.split_last() else { return true };
        let reach = if self.directly { around.len().min(1) } else { around.len() };
        (0..reach).any(|up| {
            let (element, outside) = match around[..around.len() - up].split_last() {
                Some(split) => split,
                None => return false,
            };
            outer.matches(element) && outer.stands(rest, outside)
        })
    }
}

/// The words of a form; white space in brackets parts none.
fn words(text: &str) -> Vec<&str> {
    let mut inside = false;
    let words = text.split(|c: char| {
        inside = matches!(c, '[') || inside && c != ']';
        c.is_whitespace() && !inside
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// The tree with an element a line, for who writes a row.
impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn line(it: &Element, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{:1$}{2}", "", depth * 2, it.name)?;
            for (key, value) in &it.attributes {
                let value: String = value.chars().take(40).collect();
                write!(f, "[{key}={value}]")?;
            }
            writeln!(f)?;
            it.children.iter().try_for_each(|child| line(child, depth + 1, f))
        }
        line(self, 0, f)
    }
}

#[test]
fn forms_are_told_apart() {
    #[track_caller]
    fn check(form: &str, count: usize) {
        let leaf = |name: &str, class: &str| Element {
            name: name.into(),
            attributes: vec![("class".into(), class.into())],
            children: Vec::new(),
        };
        let inner = Element {
            name: "li".into(),
            children: vec![leaf("p", "a b"), leaf("p", "")],
            ..Element::default()
        };
        let list =
            Element { name: "ol".into(), children: vec![inner], ..Element::default() };
        let form = Form::parse(form).expect("a form");
        assert_eq!(list.count(&form), count);
    }
    check("p", 2);
    check("p.b", 1);
    check("p[class=a]", 0);
    check("p[class]", 2);
    check("p[class=a b]", 1);
    check("[class=a b]", 1);
    check(".a", 1);
    check("p[role]", 0);
    check("ol p", 2);
    check("ol > p", 0);
    check("ol > li > p.a", 1);
    check("ul p", 0);
    for wrong in ["", ">", "ol >", "> ol", "ol > > li", "p[", "p..a", "a,b"] {
        assert!(Form::parse(wrong).is_none(), "{wrong}");
    }
}
