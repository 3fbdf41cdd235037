//! The structure tree (ISO 32000-2, 14.7).

use lopdf::{Dictionary, Object, ObjectId};

use super::{Content, File};

impl File {
    /// The innermost element of type `role` that holds `text`. The table of
    /// contents repeats text, but in no element that is asked for here.
    pub fn find(&self, role: &str, text: &str) -> ObjectId {
        let found = self.elements().into_iter().rfind(|&element| {
            self.role(element) == role && self.text(element).contains(text)
        });
        found.unwrap_or_else(|| panic!("no {role} with {text:?}"))
    }

    /// All elements of type `role`, in reading order.
    pub fn all(&self, role: &str) -> Vec<ObjectId> {
        let is_it = |element: &ObjectId| self.role(*element) == role;
        self.elements().into_iter().filter(is_it).collect()
    }

    /// The element of type `role` in `element`.
    pub fn within(&self, element: ObjectId, role: &str) -> ObjectId {
        let mut below = Vec::new();
        self.collect(element, &mut below);
        let found = below.into_iter().find(|&element| self.role(element) == role);
        found.unwrap_or_else(|| panic!("no {role} there"))
    }

    /// The heading that says `text`, and what follows up to the next of its
    /// type.
    pub fn chapter(&self, text: &str) -> Vec<ObjectId> {
        let heading = self.find("H2", text);
        let siblings = self.children(self.parent(heading));
        let start = siblings.iter().position(|&child| child == heading).unwrap();
        let rest = siblings[start + 1..].iter();
        let rest = rest.take_while(|&&child| self.role(child) != "H2");
        [heading].into_iter().chain(rest.copied()).collect()
    }

    /// The element around `element`.
    pub fn parent(&self, element: ObjectId) -> ObjectId {
        self.dictionary(element).get(b"P").unwrap().as_reference().unwrap()
    }

    /// The elements in `element`.
    pub fn children(&self, element: ObjectId) -> Vec<ObjectId> {
        let kids = self.kids(element);
        kids.iter().filter_map(|kid| self.element(kid)).collect()
    }

    /// The marked content in `element`, however deep.
    pub fn contents(&self, element: ObjectId) -> Vec<Content> {
        let page =
            self.dictionary(element).get(b"Pg").and_then(Object::as_reference).ok();
        let mut contents = Vec::new();
        for kid in self.kids(element) {
            match (&kid, self.element(&kid)) {
                (Object::Integer(mcid), _) => contents.push((page.unwrap(), *mcid)),
                (_, Some(child)) => contents.extend(self.contents(child)),
                _ => contents.extend(marked_content(&kid)),
            }
        }
        contents
    }

    /// The text that `element` holds.
    pub fn text(&self, element: ObjectId) -> String {
        let contents = self.contents(element).into_iter();
        contents.map(|content| self.texts[&content].as_str()).collect()
    }

    /// Makes `element` another kind of element.
    pub fn rename(&mut self, element: ObjectId, role: &str) {
        self.set(element, "S", Object::Name(role.into()));
    }

    /// Takes `element` out of the tree; its text stays on the page.
    pub fn detach(&mut self, element: ObjectId) {
        let parent = self.parent(element);
        let mut kids = self.kids(parent);
        let at = self.position(parent, element);
        kids.remove(at);
        self.set_kids(parent, kids);
    }

    /// Puts `element` after `other`, wherever it was.
    pub fn move_after(&mut self, element: ObjectId, other: ObjectId) {
        self.detach(element);
        self.insert_after(element, other);
    }

    /// Lets two elements change places.
    pub fn swap(&mut self, a: ObjectId, b: ObjectId) {
        let parent = self.parent(a);
        let (at, other) = (self.position(parent, a), self.position(parent, b));
        let mut kids = self.kids(parent);
        kids.swap(at, other);
        self.set_kids(parent, kids);
    }

    /// Puts a copy of `element` after it, which claims the same text.
    pub fn double(&mut self, element: ObjectId) {
        let copy = self.copy(element);
        self.insert_after(copy, element);
    }

    /// Puts a new element of type `role` around `element`, and gives it.
    pub fn wrap(&mut self, element: ObjectId, role: &str) -> ObjectId {
        let around = self.add(role, Vec::new());
        self.insert_after(around, element);
        self.detach(element);
        self.set_kids(around, vec![Object::Reference(element)]);
        self.set(element, "P", Object::Reference(around));
        around
    }

    /// Puts a label that reads `text` before all that `element` holds.
    pub fn label(&mut self, element: ObjectId, text: &str) {
        let label = self.add("Lbl", Vec::new());
        self.set(label, "P", Object::Reference(element));
        self.set_text(label, "ActualText", text);
        let mut kids = self.kids(element);
        kids.insert(0, Object::Reference(label));
        self.set_kids(element, kids);
    }

    /// Parts `element` in two: the second, which it gives, begins with the kid at
    /// `at`.
    pub fn split(&mut self, element: ObjectId, at: usize) -> ObjectId {
        let mut kids = self.kids(element);
        assert!(0 < at && at <= kids.len(), "{} kids", kids.len());
        let rest = kids.split_off(at);
        self.set_kids(element, kids);
        for child in rest.iter().filter_map(|kid| self.element(kid)).collect::<Vec<_>>() {
            self.set(child, "P", Object::Null);
        }
        let mut second = self.dictionary(element).clone();
        second.set("K", Object::Null);
        let second = self.document.add_object(second);
        self.set_kids(second, rest);
        for child in self.children(second) {
            self.set(child, "P", Object::Reference(second));
        }
        self.insert_after(second, element);
        second
    }

    /// Moves all that `second` holds to the end of `first`.
    pub fn join(&mut self, first: ObjectId, second: ObjectId) {
        let mut kids = self.kids(first);
        kids.extend(self.kids(second));
        self.detach(second);
        self.set_kids(first, kids);
    }

    /// What stands in `element`.
    pub fn kids(&self, element: ObjectId) -> Vec<Object> {
        match self.dictionary(element).get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        }
    }

    pub fn set_kids(&mut self, element: ObjectId, kids: Vec<Object>) {
        self.set(element, "K", Object::Array(kids));
    }

    fn insert_after(&mut self, element: ObjectId, other: ObjectId) {
        let parent = self.parent(other);
        let at = self.position(parent, other) + 1;
        let mut kids = self.kids(parent);
        kids.insert(at, Object::Reference(element));
        self.set_kids(parent, kids);
        self.set(element, "P", Object::Reference(parent));
    }

    fn add(&mut self, role: &str, kids: Vec<Object>) -> ObjectId {
        let mut element = Dictionary::new();
        element.set("S", Object::Name(role.into()));
        element.set("K", Object::Array(kids));
        self.document.add_object(element)
    }

    fn copy(&mut self, element: ObjectId) -> ObjectId {
        let copy = self.dictionary(element).clone();
        let copy = self.document.add_object(copy);
        let mut kids = self.kids(element);
        for kid in &mut kids {
            if let Some(child) = self.element(kid) {
                let child = self.copy(child);
                self.set(child, "P", Object::Reference(copy));
                *kid = Object::Reference(child);
            }
        }
        self.set_kids(copy, kids);
        copy
    }

    fn position(&self, parent: ObjectId, element: ObjectId) -> usize {
        let is_it = |kid: &Object| kid.as_reference().ok() == Some(element);
        self.kids(parent).iter().position(is_it).unwrap()
    }

    /// All elements, in reading order.
    fn elements(&self) -> Vec<ObjectId> {
        let catalog = self.document.catalog().unwrap();
        let root = catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let mut elements = Vec::new();
        self.collect(root, &mut elements);
        elements
    }

    fn collect(&self, element: ObjectId, out: &mut Vec<ObjectId>) {
        for child in self.children(element) {
            out.push(child);
            self.collect(child, out);
        }
    }

    fn role(&self, element: ObjectId) -> &str {
        let role = self.dictionary(element).get(b"S").unwrap();
        str::from_utf8(role.as_name().unwrap()).unwrap()
    }

    fn element(&self, kid: &Object) -> Option<ObjectId> {
        let id = kid.as_reference().ok()?;
        self.dictionary(id).has(b"S").then_some(id)
    }
}

fn marked_content(kid: &Object) -> Option<Content> {
    let dictionary = kid.as_dict().ok()?;
    let page = dictionary.get(b"Pg").ok()?.as_reference().ok()?;
    Some((page, dictionary.get(b"MCID").ok()?.as_i64().ok()?))
}
