//! The elements of web pages, as they stand in the bytes.

use std::cell::RefCell;
use std::io::{Cursor, Read};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts, states,
};
use zip::ZipArchive;

use super::tree::Element;

/// The elements of an HTML page that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "link", "meta", "wbr"];

/// The elements of the page `bytes`.
pub fn html(bytes: &[u8]) -> Element {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(str::from_utf8(bytes).unwrap()));
    let sink = Sink(RefCell::new(vec![Element::default()]));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut open = tokenizer.sink.0.into_inner();
    assert_eq!(open.len(), 1, "{:?} is not closed", open.last().map(|it| &it.name));
    open.remove(0)
}

/// The elements that are open, the page itself first.
struct Sink(RefCell<Vec<Element>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        let mut open = self.0.borrow_mut();
        if tag.kind == TagKind::EndTag {
            close(&mut open, &tag.name);
            return TokenSinkResult::Continue;
        }
        let raw = ["script", "style"].contains(&&*tag.name);
        open.push(element(&tag));
        if VOID.contains(&&*tag.name) || tag.self_closing {
            close(&mut open, &tag.name);
        }
        match raw {
            true => TokenSinkResult::RawData(states::RawKind::Rawtext),
            false => TokenSinkResult::Continue,
        }
    }
}

fn element(tag: &Tag) -> Element {
    let attributes = tag.attrs.iter();
    let attributes =
        attributes.map(|it| (it.name.local.to_string(), it.value.to_string()));
    Element {
        name: tag.name.to_string(),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}

/// Ends the last element that is open, which must be called `name`: every
/// element that is no void one has an end tag in our pages.
fn close(open: &mut Vec<Element>, name: &str) {
    let last = open.pop().expect("an open element");
    assert_eq!(last.name, name, "an end tag that ends nothing");
    open.last_mut().expect("the page").children.push(last);
}

/// The elements of all the files of the EPUB `bytes` that are XML.
pub fn epub(bytes: &[u8]) -> Element {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Element::default();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if [".xhtml", ".opf"].iter().any(|end| name.ends_with(end)) {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let options =
                roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            let tree = roxmltree::Document::parse_with_options(&text, options).unwrap();
            all.children.push(xml(tree.root_element()));
        }
    }
    all
}

fn xml(node: roxmltree::Node<'_, '_>) -> Element {
    let attributes = node.attributes().map(|attribute| {
        let name = match attribute.namespace() {
            Some("http://www.idpf.org/2007/ops") => format!("epub:{}", attribute.name()),
            Some(_) => format!("xml:{}", attribute.name()),
            None => attribute.name().to_owned(),
        };
        (name, attribute.value().to_owned())
    });
    Element {
        name: node.tag_name().name().to_owned(),
        attributes: attributes.collect(),
        children: node.children().filter(|it| it.is_element()).map(xml).collect(),
    }
}
