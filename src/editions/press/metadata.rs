//! What the file says of itself: for which printing condition it is made (ISO 15930-7,
//! 6.2), and what it holds, in two ways that must agree (6.6 and 6.8).

use lopdf::{
    Document as File, Error, Object, Stream, StringFormat, dictionary, text_string,
};
use quick_xml::events::{BytesText, Event};
use quick_xml::writer::Writer;
use sha2::{Digest, Sha256};

use super::inks::FOGRA39;
use crate::model::{Metadata, Timestamp};

/// The registry of printing conditions.
const REGISTRY: &str = "http://www.color.org";

/// The namespaces of the metadata.
const NAMESPACES: [(&str, &str); 6] = [
    ("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmlns:xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmlns:pdfxid", "http://www.npes.org/pdfx/ns/id/"),
];

/// What wrote it.
const CREATOR: &str = concat!("Utgave ", env!("CARGO_PKG_VERSION"));

/// Says of `file`, which was made of `written`, what it is.
pub fn add(file: &mut File, metadata: &Metadata, written: &[u8]) -> Result<(), Error> {
    let intent = intent(file, metadata)?;
    let names = [hash(metadata.identifier.as_bytes()), hash(written)];
    let mut xmp = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        self::xmp(metadata, &names[1])?,
    );
    xmp.allows_compression = false;
    let xmp = file.add_object(xmp);
    let catalog = file.catalog_mut()?;
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Metadata", xmp);
    let date = info_date(&metadata.modified);
    let info = file.add_object(dictionary! {
        "Title" => text_string(&metadata.title),
        "Creator" => text_string(CREATOR),
        "CreationDate" => Object::string_literal(date.as_str()),
        "ModDate" => Object::string_literal(date.as_str()),
        "Trapped" => "False",
        "GTS_PDFXVersion" => Object::string_literal("PDF/X-4"),
    });
    file.trailer.set("Info", info);
    let id = |name: [u8; 16]| Object::String(name.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", names.map(id).to_vec());
    Ok(())
}

/// The first half of what tells these bytes from all others.
fn hash(bytes: &[u8]) -> [u8; 16] {
    let hash = Sha256::digest(bytes);
    std::array::from_fn(|at| hash[at])
}

/// For which printing condition the file is made, with its profile.
fn intent(file: &mut File, metadata: &Metadata) -> Result<lopdf::ObjectId, Error> {
    let own = metadata.press.profile.as_ref();
    let bytes = own.map_or(FOGRA39, |profile| &profile.bytes);
    let mut stream = Stream::new(
        dictionary! { "N" => 4, "Alternate" => "DeviceCMYK" },
        bytes.to_vec(),
    );
    stream.compress()?;
    let profile = file.add_object(stream);
    let condition = own.map_or(Some("FOGRA39"), |profile| profile.condition.as_deref());
    let info = own.map_or("FOGRA39 (ISO Coated)", |profile| &profile.description);
    let mut intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        // What no registry knows is called so.
        "OutputConditionIdentifier" => text_string(condition.unwrap_or("Custom")),
        "Info" => text_string(info),
        "DestOutputProfile" => profile,
    };
    if condition.is_some() {
        intent.set("RegistryName", Object::string_literal(REGISTRY));
    }
    Ok(file.add_object(intent))
}

fn info_date(at: &Timestamp) -> String {
    let Timestamp { date, hour, minute, second } = at;
    let (year, month, day) = (date.year, date.month, date.day);
    format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
}

/// The metadata packet (ISO 16684-1), with `name` as what these bytes are called.
fn xmp(metadata: &Metadata, name: &[u8; 16]) -> Result<Vec<u8>, Error> {
    let date = metadata.modified.to_string();
    let uuid = format!("uuid:{}", hyphenated(name));
    let lines = [
        ("dc:format", "application/pdf"),
        ("xmp:CreatorTool", CREATOR),
        ("xmp:CreateDate", &date),
        ("xmp:ModifyDate", &date),
        ("xmp:MetadataDate", &date),
        ("xmpMM:DocumentID", &uuid),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
        ("pdf:Trapped", "False"),
        ("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
    ];
    let mut out =
        b"<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>".to_vec();
    let mut writer = Writer::new(&mut out);
    writer
        .create_element("x:xmpmeta")
        .with_attribute(("xmlns:x", "adobe:ns:meta/"))
        .write_inner_content(|writer| {
            writer
                .create_element("rdf:RDF")
                .with_attributes(NAMESPACES)
                .write_inner_content(|writer| {
                    writer
                        .create_element("rdf:Description")
                        .with_attribute(("rdf:about", ""))
                        .write_inner_content(|writer| {
                            title(writer, &metadata.title)?;
                            for (name, text) in lines {
                                let text = BytesText::new(text);
                                writer.create_element(name).write_text_content(text)?;
                            }
                            Ok(())
                        })?;
                    Ok(())
                })?;
            Ok(())
        })?;
    writer
        .write_event(Event::PI(quick_xml::events::BytesPI::new("xpacket end=\"r\"")))?;
    Ok(out)
}

fn title(writer: &mut Writer<&mut Vec<u8>>, title: &str) -> std::io::Result<()> {
    writer.create_element("dc:title").write_inner_content(|writer| {
        writer.create_element("rdf:Alt").write_inner_content(|writer| {
            writer
                .create_element("rdf:li")
                .with_attribute(("xml:lang", "x-default"))
                .write_text_content(BytesText::new(title))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// Sixteen bytes as UUIDs are written.
fn hyphenated(bytes: &[u8; 16]) -> String {
    let mut out = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        out.push_str(&format!("{byte:02x}"));
    }
    out
}
