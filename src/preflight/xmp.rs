//! The XMP packet: what a file says of itself, for programs (ISO 16684-1).

use std::collections::HashMap;

use roxmltree::{Document, Node};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// The namespaces of the properties that are looked at.
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(super) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
pub(super) const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
pub(super) const PDFX: &str = "http://www.npes.org/pdfx/ns/id/";

/// The largest packet that is read. Real ones have some kilobytes.
const LARGEST: usize = 16 << 20;

/// The properties of a packet, by namespace and name: of a list, its first item.
#[derive(Debug, Default)]
pub(super) struct Xmp(HashMap<(String, String), String>);

impl Xmp {
    /// Reads a packet. What cannot be read has no properties.
    pub fn read(packet: &[u8]) -> Self {
        if packet.len() > LARGEST {
            return Self::default();
        }
        let text = String::from_utf8_lossy(packet);
        let text = text.trim_start_matches('\u{feff}').trim_matches(['\0', ' ', '\n']);
        let Ok(document) = Document::parse(text) else { return Self::default() };
        let described = |node: &Node<'_, '_>| node.has_tag_name((RDF, "Description"));
        let mut properties = HashMap::new();
        for node in document.descendants().filter(described) {
            for attribute in node.attributes() {
                if let Some(namespace) = attribute.namespace() {
                    let key = (namespace.to_owned(), attribute.name().to_owned());
                    properties.entry(key).or_insert(attribute.value().to_owned());
                }
            }
            for child in node.children().filter(Node::is_element) {
                let name = child.tag_name();
                let namespace = name.namespace().unwrap_or_default();
                let key = (namespace.to_owned(), name.name().to_owned());
                properties.entry(key).or_insert_with(|| value(child));
            }
        }
        Self(properties)
    }

    /// A property's value, without white space around it. `None` where there is none,
    /// or nothing in it.
    pub fn get(&self, namespace: &str, name: &str) -> Option<&str> {
        let value = self.0.get(&(namespace.to_owned(), name.to_owned()))?.trim();
        (!value.is_empty()).then_some(value)
    }
}

/// A property's own text, or that of the first item of its list.
fn value(property: Node<'_, '_>) -> String {
    let item = property.descendants().find(|node| node.has_tag_name((RDF, "li")));
    let node = item.unwrap_or(property);
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_elements_or_attributes() {
        let packet = format!(
            "<?xpacket begin='\u{feff}' id='W5M0MpCehiHzreSzNTczkc9d'?>\
             <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='{RDF}'>\
             <rdf:Description rdf:about='' xmlns:pdf='{PDF}' pdf:Trapped='False'/>\
             <rdf:Description rdf:about='' xmlns:dc='{DC}'><dc:title><rdf:Alt>\
             <rdf:li xml:lang='x-default'>By &amp; land</rdf:li></rdf:Alt></dc:title>\
             </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
        );
        let xmp = Xmp::read(packet.as_bytes());
        assert_eq!(xmp.get(PDF, "Trapped"), Some("False"));
        assert_eq!(xmp.get(DC, "title"), Some("By & land"));
        assert_eq!(xmp.get(DC, "creator"), None);
        assert_eq!(Xmp::read(b"<x").get(DC, "title"), None);
    }
}
