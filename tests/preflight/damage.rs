//! A file that is being damaged.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::base;

/// The file, taken apart.
pub struct File(pub Document);

impl File {
    /// The undamaged file.
    pub fn new() -> Self {
        Self(base::document())
    }

    /// The file as bytes.
    pub fn bytes(mut self) -> Vec<u8> {
        for object in self.0.objects.values_mut() {
            if let Object::Stream(stream) = object {
                stream.dict.set("Length", stream.content.len() as i64);
            }
        }
        let mut bytes = Vec::new();
        self.0.save_to(&mut bytes).unwrap();
        bytes
    }

    /// The page of that number.
    pub fn page(&mut self, number: u32) -> &mut Dictionary {
        let id = self.0.get_pages()[&number];
        self.dictionary(id)
    }

    /// The catalog.
    pub fn catalog(&mut self) -> &mut Dictionary {
        self.0.catalog_mut().unwrap()
    }

    /// The information dictionary.
    pub fn info(&mut self) -> &mut Dictionary {
        let id = self.0.trailer.get(b"Info").unwrap().as_reference().unwrap();
        self.dictionary(id)
    }

    /// The output intent.
    pub fn intent(&mut self) -> &mut Dictionary {
        let intents = self.catalog().get(b"OutputIntents").unwrap().as_array().unwrap();
        let id = intents[0].as_reference().unwrap();
        self.dictionary(id)
    }

    /// The stream that an entry of a dictionary refers to.
    pub fn stream(
        &mut self,
        holder: fn(&mut Self) -> &mut Dictionary,
        key: &str,
    ) -> &mut Stream {
        let id = holder(self).get(key.as_bytes()).unwrap().as_reference().unwrap();
        self.0.get_object_mut(id).unwrap().as_stream_mut().unwrap()
    }

    /// The resources of that kind, which all pages share.
    pub fn resources(&mut self, kind: &str) -> &mut Dictionary {
        let id = self.page(1).get(b"Resources").unwrap().as_reference().unwrap();
        let resources = self.dictionary(id);
        resources.get_mut(kind.as_bytes()).unwrap().as_dict_mut().unwrap()
    }

    /// The stream of a resource.
    pub fn resource(&mut self, kind: &str, name: &str) -> &mut Stream {
        let id = self.resources(kind).get(name.as_bytes()).unwrap();
        let id = id.as_reference().unwrap();
        self.0.get_object_mut(id).unwrap().as_stream_mut().unwrap()
    }

    /// The descriptor of the font that is there.
    pub fn descriptor(&mut self) -> &mut Dictionary {
        let id = self.resources("Font").get(b"Serif").unwrap().as_reference().unwrap();
        let id = self.dictionary(id).get(b"FontDescriptor").unwrap();
        let id = id.as_reference().unwrap();
        self.dictionary(id)
    }

    /// Changes what XMP says, which must be there once.
    pub fn xmp(&mut self, from: &str, to: &str) {
        let xmp = self.stream(Self::catalog, "Metadata");
        xmp.content = replaced(&xmp.content, from, to);
    }

    /// Changes what a page draws, which must be there once.
    pub fn content(&mut self, page: u32, from: &str, to: &str) {
        let id = self.page(page).get(b"Contents").unwrap().as_reference().unwrap();
        let content = self.0.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        content.content = replaced(&content.content, from, to);
    }

    /// Lets a page draw something more.
    pub fn draw(&mut self, page: u32, what: &str) {
        self.content(page, "q 3 Tr", &format!("q {what} Q\nq 3 Tr"));
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.0.add_object(object)
    }

    fn dictionary(&mut self, id: ObjectId) -> &mut Dictionary {
        self.0.get_object_mut(id).unwrap().as_dict_mut().unwrap()
    }
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from:?} is there once");
    text.replace(from, to).into_bytes()
}
