//! A file that every rule is content with, written here from the start: four pages of
//! a stitched A5 booklet, with everything in them that may be there.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;
/// The finished page, its bleed, and the white around that, in mm.
const TRIM: (f32, f32) = (148.0, 210.0);
const BLEED: f32 = 3.0;
const SLUG: f32 = 10.0;

const FONT: &[u8] = include_bytes!("../../fonts/source-sans-3/SourceSans3-Regular.ttf");

/// What XMP says of the file.
pub const XMP: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">By og land</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-01-02T03:04:05+01:00</xmp:CreateDate>
<xmp:ModifyDate>2026-01-02T02:04:06Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-02T02:04:06Z</xmp:MetadataDate>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#;

/// What every page draws. Nothing stands there twice, so that damage can name it.
pub const CONTENT: &str = "\
q /Over gs 0 0 0 1 k
BT /Serif 10 Tf 1 0 0 1 100 400 Tm (Trygt arbeid) Tj ET Q
q 0.2 0.1 0 0 k 20 500 440 100 re f Q
q 0 0 0 1 K 0.5 w 100 380 m 300 380 l S Q
q 0 0 0 1 K 0.003 w 200 0 0 200 0 0 cm 0.5 1.8 m 1 1.8 l S Q
q 0 0 0 0 k BT /Serif 20 Tf 1 0 0 1 100 550 Tm [(By) -200 (land)] TJ ET Q
q 14.4 0 0 14.4 100 300 cm /Photo Do Q
q 14.4 0 0 14.4 140 300 cm /Gray Do Q
q 7.2 0 0 7.2 180 300 cm /Lines Do Q
q 14.4 0 0 14.4 220 300 cm /Table Do Q
q 300 300 60 20 re W n /Blend sh Q
q /Pattern cs /Tiles scn 100 250 60 20 re f Q
q 1 0 0 1 100 200 cm /Stamp Do Q
q 0.5 0.5 0.5 0.5 k 1 0 0 1 100 150 cm /Stamp Do Q
q /Registration CS 1 SCN 0.25 w 0 100 m 10 100 l S Q
q /Blackness cs 1 scn /Over gs BT /Serif 12 Tf 1 0 0 1 100 120 Tm (Land) Tj ET Q
q 3 Tr BT /Absent 10 Tf 1 0 0 1 100 100 Tm (unseen) Tj ET Q
";

/// The file.
pub fn document() -> Document {
    let mut document = Document::with_version("1.6");
    let resources = resources(&mut document);
    let pages = document.new_object_id();
    let kids: Vec<Object> =
        (0..4).map(|_| page(&mut document, pages, resources).into()).collect();
    let tree = dictionary! { "Type" => "Pages", "Count" => 4, "Kids" => kids };
    document.objects.insert(pages, tree.into());
    let profile = Stream::new(dictionary! { "N" => 4 }, profile(b"prtr", b"CMYK"));
    let profile = document.add_object(profile);
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => Object::string_literal("FOGRA39"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "DestOutputProfile" => profile,
    });
    let xmp = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let xmp = document.add_object(Stream::new(xmp, XMP.into()));
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "Metadata" => xmp,
        "OutputIntents" => vec![intent.into()],
    });
    let info = document.add_object(dictionary! {
        "Title" => Object::string_literal("By og land"),
        "CreationDate" => Object::string_literal("D:20260102030405+01'00'"),
        "ModDate" => Object::string_literal("D:20260102030406+01'00'"),
        "Trapped" => "False",
    });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let id = || Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id(), id()]);
    document
}

fn page(document: &mut Document, parent: ObjectId, resources: ObjectId) -> ObjectId {
    let content = document.add_object(Stream::new(Dictionary::new(), CONTENT.into()));
    let around = |by: f32| -> Object {
        let (from, w, h) = (SLUG + BLEED - by, TRIM.0 + 2.0 * by, TRIM.1 + 2.0 * by);
        [from, from, from + w, from + h].map(|mm| Object::Real(mm * MM)).to_vec().into()
    };
    document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => parent,
        "MediaBox" => around(SLUG + BLEED),
        "BleedBox" => around(BLEED),
        "TrimBox" => around(0.0),
        "Resources" => resources,
        "Contents" => content,
    })
}

fn resources(document: &mut Document) -> ObjectId {
    let serif = font(document);
    let absent = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let photo = image(document, "DeviceCMYK", 8, vec![[90, 80, 70, 100]; 3600].concat());
    let gray = image(document, "DeviceGray", 8, vec![120; 3600]);
    let lines = {
        let data = vec![0x55; 100 * 13];
        let dict = image_dictionary(100, "DeviceGray".into(), 1);
        document.add_object(Stream::new(dict, data))
    };
    let table = {
        let colours = Object::String(vec![0, 0, 0, 0, 200, 100, 0, 50], STRING);
        let space = vec!["Indexed".into(), "DeviceCMYK".into(), 1.into(), colours];
        let dict = image_dictionary(60, space.into(), 8);
        document.add_object(Stream::new(dict, [0, 1].repeat(1800)))
    };
    let fade = dictionary! {
        "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1,
        "C0" => numbers(&[0.0; 4]), "C1" => numbers(&[0.8, 0.4, 0.0, 0.1]),
    };
    let blend = document.add_object(dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Function" => fade.clone(),
        "Coords" => numbers(&[300.0, 0.0, 360.0, 0.0]),
    });
    let tiles = dictionary! {
        "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1,
        "BBox" => numbers(&[0.0, 0.0, 10.0, 10.0]), "XStep" => 10, "YStep" => 10,
        "Resources" => dictionary! {},
    };
    let tiles = Stream::new(tiles, "0 0.2 0.4 0 k 0 0 5 5 re f".into());
    let tiles = document.add_object(tiles);
    let stamp = dictionary! {
        "Type" => "XObject", "Subtype" => "Form",
        "BBox" => numbers(&[0.0, 0.0, 50.0, 20.0]),
        "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK" },
    };
    let stamp = document.add_object(Stream::new(stamp, "0 0 40 10 re f".into()));
    let ink = |name: &str, full: [f32; 4]| -> Object {
        let tint = dictionary! {
            "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1,
            "C0" => numbers(&[0.0; 4]), "C1" => numbers(&full),
        };
        vec!["Separation".into(), name.into(), "DeviceCMYK".into(), tint.into()].into()
    };
    let profiled = rgb(document);
    document.add_object(dictionary! {
        "Font" => dictionary! { "Serif" => serif, "Absent" => absent },
        "ExtGState" => dictionary! {
            "Over" => dictionary! { "OP" => true, "op" => true, "OPM" => 1 },
            "Plain" => dictionary! { "CA" => 1, "ca" => 1, "BM" => "Normal" },
        },
        "XObject" => dictionary! {
            "Photo" => photo, "Gray" => gray, "Lines" => lines, "Table" => table,
            "Stamp" => stamp,
        },
        "Shading" => dictionary! { "Blend" => blend },
        "Pattern" => dictionary! { "Tiles" => tiles },
        "ColorSpace" => dictionary! {
            "Registration" => ink("All", [1.0; 4]),
            "Blackness" => ink("Black", [0.0, 0.0, 0.0, 1.0]),
            "House" => ink("House", [1.0, 0.5, 0.0, 0.0]),
            "Profiled" => vec!["ICCBased".into(), profiled.into()],
        },
    })
}

/// A profile of three components.
fn rgb(document: &mut Document) -> ObjectId {
    document.add_object(Stream::new(dictionary! { "N" => 3 }, profile(b"mntr", b"RGB ")))
}

/// The head of an ICC profile, which is all that is looked at.
pub fn profile(class: &[u8; 4], space: &[u8; 4]) -> Vec<u8> {
    let mut profile = vec![0; 132];
    profile[12..16].copy_from_slice(class);
    profile[16..20].copy_from_slice(space);
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

fn font(document: &mut Document) -> ObjectId {
    let program = dictionary! { "Length1" => FONT.len() as i64 };
    let program = document.add_object(Stream::new(program, FONT.to_vec()));
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "ABCDEF+SourceSans3", "Flags" => 32,
        "FontBBox" => numbers(&[-200.0, -250.0, 1000.0, 900.0]), "ItalicAngle" => 0,
        "Ascent" => 900, "Descent" => -250, "CapHeight" => 660, "StemV" => 80,
        "FontFile2" => program,
    });
    document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "ABCDEF+SourceSans3",
        "FirstChar" => 32, "LastChar" => 126, "Widths" => vec![500.into(); 95],
        "Encoding" => "WinAnsiEncoding", "FontDescriptor" => descriptor,
    })
}

const STRING: lopdf::StringFormat = lopdf::StringFormat::Hexadecimal;

/// A square image with sides of 60 pixels.
fn image(document: &mut Document, space: &str, bits: i64, data: Vec<u8>) -> ObjectId {
    document.add_object(Stream::new(image_dictionary(60, space.into(), bits), data))
}

fn image_dictionary(side: i64, space: Object, bits: i64) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => side, "Height" => side,
        "ColorSpace" => space, "BitsPerComponent" => bits,
    }
}

/// Numbers as an array.
pub fn numbers(numbers: &[f32]) -> Object {
    numbers.iter().map(|number| Object::Real(*number)).collect::<Vec<_>>().into()
}
