//! What the reports in HTML are written with: pages that ask nothing of anybody.

use std::io::{self, Write};

use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

use super::human::printable;

/// The style sheet, in which every pair of colours has a contrast of 7:1.
const STYLE: &str = include_str!("html.css");

const VIEWPORT: [(&str, &str); 2] =
    [("name", "viewport"), ("content", "width=device-width, initial-scale=1")];

pub(super) type Page = Writer<Vec<u8>>;

/// A whole page, with `style` after the style sheet of all reports, and in its `main`
/// what `fill` writes.
pub(super) fn whole(
    language: &str,
    title: &str,
    style: &str,
    fill: impl FnOnce(&mut Page) -> io::Result<()>,
) -> String {
    let mut page = Writer::new(b"<!DOCTYPE html>\n".to_vec());
    // Nothing can fail that writes to memory.
    let _ = write(&mut page, language, title, style, fill);
    let mut out = String::from_utf8(page.into_inner()).unwrap_or_default();
    out.push('\n');
    out
}

fn write(
    page: &mut Page,
    language: &str,
    title: &str,
    style: &str,
    fill: impl FnOnce(&mut Page) -> io::Result<()>,
) -> io::Result<()> {
    let html = page.create_element("html").with_attribute(("lang", language));
    html.write_inner_content(|page| {
        head(page, title, style)?;
        page.create_element("body").write_inner_content(|page| {
            page.create_element("main").write_inner_content(fill)?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn head(page: &mut Page, title: &str, style: &str) -> io::Result<()> {
    page.create_element("head").write_inner_content(|page| {
        void(page, BytesStart::new("meta").with_attributes([("charset", "utf-8")]))?;
        void(page, BytesStart::new("meta").with_attributes(VIEWPORT))?;
        text(page, "title", title)?;
        // A style sheet is no text: nothing in it is escaped.
        page.create_element("style").write_inner_content(|page| {
            page.get_mut().write_all(STYLE.as_bytes())?;
            page.get_mut().write_all(style.as_bytes())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// An element that HTML never closes.
pub(super) fn void(page: &mut Page, element: BytesStart<'_>) -> io::Result<()> {
    page.write_event(Event::Start(element))
}

pub(super) fn write_text(page: &mut Page, content: &str) -> io::Result<()> {
    page.write_event(Event::Text(BytesText::new(&printable(content))))
}

pub(super) fn text(page: &mut Page, name: &str, content: &str) -> io::Result<()> {
    page.create_element(name).write_text_content(BytesText::new(content)).map(drop)
}
