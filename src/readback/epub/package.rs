//! The package document: what a publication is, and in which order its files
//! are read (EPUB 3.3, §5).

use std::collections::{BTreeSet, HashMap};

use roxmltree::{Document, Node};

use crate::readback::Error;
use crate::readback::package::archive::{Archive, encrypted, missing};
use crate::readback::package::path;
use crate::readback::package::xml;
use crate::reading::normalise;

const DC: &str = "http://purl.org/dc/elements/1.1/";

/// Ways to make fonts unusable outside of their publication. They leave the
/// text as it is.
const OBFUSCATIONS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// What a publication says of itself.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The main title.
    pub(super) title: Option<String>,
    /// The first language.
    pub(super) language: Option<String>,
    /// The paths of the files that hold the text, in the order in which they
    /// are read: those that are no part of the main order come last.
    pub(super) spine: Vec<String>,
    /// The path of the navigation document (EPUB 3).
    pub(super) navigation: Option<String>,
    /// The path of the NCX (EPUB 2).
    pub(super) ncx: Option<String>,
    /// The paths of its style sheets.
    pub(super) sheets: Vec<String>,
    /// The properties that its metadata give, such as `schema:accessMode`.
    pub(super) properties: Vec<String>,
    /// Which of several renditions it is the package document of (EPUB Multiple-Rendition
    /// Publications 1.1).
    pub(super) rendition: Option<String>,
    /// The media types of its files.
    pub(super) media_types: Vec<String>,
}

/// Fails if any of the publication's files is encrypted, but for fonts.
pub(super) fn refuse_encryption(archive: &Archive) -> Result<(), Error> {
    const ENCRYPTION: &str = "META-INF/encryption.xml";
    if archive.holds("META-INF/rights.xml") {
        return Err(encrypted("the publication"));
    }
    if !archive.holds(ENCRYPTION) {
        return Ok(());
    }
    xml::parse(ENCRYPTION, &archive.read(ENCRYPTION)?, |document| {
        for data in named(document.root(), "EncryptedData") {
            let mut methods = named(data, "EncryptionMethod");
            let method = methods.next().and_then(|node| node.attribute("Algorithm"));
            if !method.is_some_and(|method| OBFUSCATIONS.contains(&method)) {
                let mut files = named(data, "CipherReference");
                let file = files.next().and_then(|node| node.attribute("URI"));
                return Err(encrypted(file.unwrap_or("a file")));
            }
        }
        Ok(())
    })
}

/// Reads the package document of the first rendition. Fails if it, or a file
/// that it names, is missing.
pub(super) fn read(archive: &Archive) -> Result<Package, Error> {
    const CONTAINER: &str = "META-INF/container.xml";
    let bytes = archive.read(CONTAINER)?;
    let (path, renditions) = xml::parse(CONTAINER, &bytes, |document| {
        let roots = named(document.root(), "rootfile");
        let mut paths = roots.filter_map(|root| root.attribute("full-path"));
        let path = paths.next().map(|path| path.trim().to_owned());
        let path = path.ok_or_else(|| {
            Error::new(format!("{CONTAINER} names no package document"))
        })?;
        Ok((path, 1 + paths.count()))
    })?;
    xml::parse(&path, &archive.read(&path)?, |document| {
        let items = manifest(archive, &path, document)?;
        Ok(Package {
            title: title(document),
            language: metadata(document, "language").next().map(|(_, text)| text),
            spine: spine(&path, document, &items)?,
            navigation: find(&items, |item| item.is_navigation),
            ncx: ncx(document, &items),
            sheets: sheets(&items),
            properties: properties(document),
            rendition: (renditions > 1)
                .then(|| format!("the first of {renditions} renditions, {path}")),
            media_types: items.values().map(|item| item.media_type.to_owned()).collect(),
        })
    })
}

/// The properties of the metadata that say something, in their order.
fn properties(document: &Document) -> Vec<String> {
    let metas = within(document, "metadata", "meta");
    let says = metas.filter(|meta| !xml::text(*meta).trim().is_empty());
    says.filter_map(|meta| meta.attribute("property")).map(str::to_owned).collect()
}

/// A file that the manifest names.
#[derive(Debug)]
struct Item<'a> {
    path: String,
    media_type: &'a str,
    fallback: Option<&'a str>,
    is_navigation: bool,
    /// The place in the manifest.
    order: usize,
}

type Items<'a> = HashMap<&'a str, Item<'a>>;

fn manifest<'a>(
    archive: &Archive,
    package: &str,
    document: &'a Document,
) -> Result<Items<'a>, Error> {
    let mut items = Items::new();
    for (order, node) in within(document, "manifest", "item").enumerate() {
        let (Some(id), Some(href)) = (node.attribute("id"), node.attribute("href"))
        else {
            let message = format!("{package} has a manifest item without id or href");
            return Err(Error::new(message));
        };
        if is_remote(href) {
            continue;
        }
        let path =
            path::resolve(package, href).map(|(path, _)| path).ok_or_else(|| {
                Error::new(format!(
                    "the path {href:?} in {package} leads out of the archive"
                ))
            })?;
        if !archive.holds(&path) {
            return Err(missing(&path).hint(format!("{package} names it")));
        }
        let properties = node.attribute("properties").unwrap_or_default();
        let item = Item {
            path,
            media_type: node.attribute("media-type").unwrap_or_default().trim(),
            fallback: node.attribute("fallback"),
            is_navigation: properties.split_whitespace().any(|word| word == "nav"),
            order,
        };
        if items.insert(id, item).is_some() {
            let message = format!("{package} has two manifest items with the id {id:?}");
            return Err(Error::new(message));
        }
    }
    Ok(items)
}

/// Whether a resource lies outside of the archive: audio and video may.
fn is_remote(href: &str) -> bool {
    href.trim().starts_with("http://") || href.trim().starts_with("https://")
}

fn spine(
    package: &str,
    document: &Document,
    items: &Items,
) -> Result<Vec<String>, Error> {
    let (mut linear, mut other) = (Vec::new(), Vec::new());
    for node in within(document, "spine", "itemref") {
        let id = node.attribute("idref").unwrap_or_default();
        let item = items.get(id).ok_or_else(|| {
            let message = format!("the spine of {package} names {id:?}");
            Error::new(message + ", which is not in its manifest")
        })?;
        let order = match node.attribute("linear") {
            Some("no") => &mut other,
            _ => &mut linear,
        };
        order.extend(content(item, items)?.map(str::to_owned));
    }
    linear.append(&mut other);
    if linear.is_empty() {
        return Err(Error::new(format!("the spine of {package} holds no text")));
    }
    Ok(linear)
}

/// The path of the file that is read for `item`: its own, or the fallback's;
/// none for an image.
fn content<'a>(item: &'a Item, items: &'a Items) -> Result<Option<&'a str>, Error> {
    let mut candidate = item;
    // Each step takes another item, unless the fallbacks run in a circle.
    for _ in 0..=items.len() {
        match candidate.media_type {
            "application/xhtml+xml" | "text/html" | "text/x-oeb1-document" => {
                return Ok(Some(&candidate.path));
            }
            _ => {}
        }
        match candidate.fallback.and_then(|fallback| items.get(fallback)) {
            Some(fallback) => candidate = fallback,
            None => break,
        }
    }
    if item.media_type.starts_with("image/") {
        return Ok(None);
    }
    Err(Error::new(format!("{} is of the type {:?}", item.path, item.media_type))
        .hint("only XHTML can be read as text"))
}

fn ncx(document: &Document, items: &Items) -> Option<String> {
    let spine = named(document.root(), "spine").next();
    let given =
        spine.and_then(|spine| spine.attribute("toc")).and_then(|id| items.get(id));
    let given = given.map(|item| item.path.clone());
    given.or_else(|| find(items, |item| item.media_type == "application/x-dtbncx+xml"))
}

/// The paths of the style sheets, each of them once.
fn sheets(items: &Items) -> Vec<String> {
    let sheets = items.values().filter(|item| item.media_type == "text/css");
    let paths: BTreeSet<String> = sheets.map(|item| item.path.clone()).collect();
    paths.into_iter().collect()
}

/// The path of the first item in the manifest that `is` it.
fn find(items: &Items, is: impl Fn(&Item) -> bool) -> Option<String> {
    let found = items.values().filter(|item| is(item));
    found.min_by_key(|item| item.order).map(|item| item.path.clone())
}

/// The title that says that it is the main one, or else the first.
fn title(document: &Document) -> Option<String> {
    let main = named(document.root(), "meta").find(|meta| {
        meta.attribute("property") == Some("title-type")
            && xml::text(*meta).trim() == "main"
    });
    let main = main.and_then(|meta| meta.attribute("refines")?.strip_prefix('#'));
    let titles: Vec<_> = metadata(document, "title").collect();
    let chosen = titles.iter().find(|(id, _)| main.is_some() && *id == main);
    chosen.or(titles.first()).map(|(_, text)| text.clone())
}

/// The ids and texts of the Dublin Core elements of that name.
fn metadata<'a>(
    document: &'a Document,
    name: &'a str,
) -> impl Iterator<Item = (Option<&'a str>, String)> {
    let nodes = named(document.root(), name);
    let nodes = nodes.filter(|node| node.tag_name().namespace() == Some(DC));
    let texts = nodes.map(|node| (node.attribute("id"), normalise(&xml::text(node))));
    texts.filter(|(_, text)| !text.is_empty())
}

/// The elements called `name` in the elements called `parent`.
fn within<'a>(
    document: &'a Document,
    parent: &'a str,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    let is = move |node: Option<Node>| {
        node.is_some_and(|node| node.tag_name().name() == parent)
    };
    named(document.root(), name).filter(move |node| is(node.parent()))
}

/// The elements called `name`, in whatever namespace, in document order.
pub(super) fn named<'a, 'b>(
    node: Node<'a, 'b>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants()
        .filter(move |node| node.is_element() && node.tag_name().name() == name)
}
