use lopdf::{Dictionary, Object, ObjectId, text_string};

use super::File;

impl File {
    pub fn dictionary(&self, id: ObjectId) -> &Dictionary {
        self.document.get_dictionary(id).unwrap()
    }

    pub fn dictionary_mut(&mut self, id: ObjectId) -> &mut Dictionary {
        self.document.get_dictionary_mut(id).unwrap()
    }

    /// Gives an object an entry.
    pub fn set(&mut self, id: ObjectId, key: &str, value: impl Into<Object>) {
        self.dictionary_mut(id).set(key, value);
    }

    /// The same, with a text string (ISO 32000-2, 7.9.2.2).
    pub fn set_text(&mut self, id: ObjectId, key: &str, text: &str) {
        self.set(id, key, text_string(text));
    }

    /// What stands at the end of `path`, from the catalog on.
    pub fn at(&mut self, path: &[&str]) -> &mut Object {
        // The last object on the path that has a number, and what comes after.
        let mut id = self.document.trailer.get(b"Root").unwrap().as_reference().unwrap();
        let mut rest = path;
        let mut object = self.document.get_object(id).unwrap();
        for (at, key) in path.iter().enumerate() {
            let dictionary = object.as_dict().unwrap();
            let value = dictionary.get(key.as_bytes());
            object = value.unwrap_or_else(|_| panic!("no {key} in {path:?}"));
            if let Ok(reference) = object.as_reference() {
                (id, rest) = (reference, &path[at + 1..]);
                object = self.document.get_object(id).unwrap();
            }
        }
        let object = self.document.get_object_mut(id).unwrap();
        rest.iter().fold(object, |object, key| {
            object.as_dict_mut().unwrap().get_mut(key.as_bytes()).unwrap()
        })
    }
}
