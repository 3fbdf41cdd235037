//! Elements and text, before they are markup.

use std::borrow::Cow;

/// An element, its attributes in the order in which they are written.
///
/// Text is borrowed from the document wherever it stands there as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Element<'a> {
    /// The name, with the prefix that it is written with.
    pub name: &'static str,
    /// The attributes, unescaped.
    pub attributes: Vec<(&'static str, Cow<'a, str>)>,
    /// What it holds.
    pub children: Vec<Node<'a>>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<'a> {
    /// Another element.
    Element(Element<'a>),
    /// Text, unescaped.
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    /// An element with no attributes that holds nothing.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// The same, with one more attribute.
    #[must_use]
    pub fn attribute(
        mut self,
        name: &'static str,
        value: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same, with the attribute if there is a value for it.
    #[must_use]
    pub fn maybe(
        self,
        name: &'static str,
        value: Option<impl Into<Cow<'a, str>>>,
    ) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// The same, holding one more piece of text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// The same, holding one more node: an [`Element`], or an `Option` of one.
    #[must_use]
    pub fn child(mut self, child: impl Into<Option<Self>>) -> Self {
        self.children.extend(child.into().map(Node::Element));
        self
    }

    /// The same, holding all of these after what it held.
    #[must_use]
    pub fn children<N: Into<Node<'a>>>(
        mut self,
        children: impl IntoIterator<Item = N>,
    ) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl<'a> From<Element<'a>> for Node<'a> {
    fn from(element: Element<'a>) -> Self {
        Self::Element(element)
    }
}
