//! What a file says of itself as a whole.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Stream, String as PdfString};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use quick_xml::reader::Reader;

use super::{limits, streams, strings};
use crate::reading::normalise;

/// The language that the catalog gives.
pub(super) fn language(pdf: &Pdf) -> Option<String> {
    let catalog = catalog(pdf)?;
    let language = strings::text(&catalog.get::<PdfString<'_>>(keys::LANG)?);
    (!language.is_empty()).then_some(language)
}

/// The title: that of the XMP packet, or that of the information dictionary.
pub(super) fn title(pdf: &Pdf) -> Option<String> {
    let packet = catalog(pdf)
        .and_then(|catalog| catalog.get::<Stream<'_>>(keys::METADATA))
        .and_then(|stream| Some(streams::small(&stream, limits::METADATA)?.into_owned()));
    let title = packet.and_then(|packet| title_of(&String::from_utf8_lossy(&packet)));
    let title = title.or_else(|| pdf.metadata().title.as_deref().map(strings::text))?;
    Some(normalise(&title)).filter(|title| !title.is_empty())
}

/// The dictionary that all of a file hangs from.
pub(super) fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get(pdf.xref().root_id())
}

/// The first `dc:title` of an XMP packet (ISO 16684-1, 8.3). Its default comes
/// first where it is in several languages.
fn title_of(packet: &str) -> Option<String> {
    let mut reader = Reader::from_str(packet);
    let mut inside = false;
    let mut text = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if start.name().as_ref() == "dc:title" => inside = true,
            Event::End(end) if inside => {
                let name = end.name();
                if matches!(name.as_ref(), "rdf:li" | "dc:title") {
                    return Some(text).filter(|text| !text.trim().is_empty());
                }
            }
            Event::Text(part) if inside => {
                text.push_str(&part.xml_content(XmlVersion::Implicit1_0))
            }
            Event::CData(part) if inside => text.push_str(&part),
            Event::GeneralRef(reference) if inside => text.extend(character(&reference)),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn character(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c.to_string());
    }
    resolve_predefined_entity(reference).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: Option<&str>) {
        let packet = format!("<x:xmpmeta><rdf:RDF>{title}</rdf:RDF></x:xmpmeta>");
        assert_eq!(title_of(&packet).as_deref(), expected);
    }

    #[test]
    fn the_first_language_counts() {
        check(
            "<dc:title><rdf:Alt><rdf:li>By &amp; land</rdf:li><rdf:li>x</rdf:li></rdf:Alt></dc:title>",
            Some("By & land"),
        );
        check("<dc:title>By &#x6f;g land</dc:title>", Some("By og land"));
    }

    #[test]
    fn no_title_is_none() {
        check("<dc:creator>x</dc:creator>", None);
        check("<dc:title>", None);
    }
}
