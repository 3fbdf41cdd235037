//! What Typst may see: one layout, its fonts, and the document; no disk, no
//! network, no clock, no fonts of the system.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::layout::Layout;

/// Sets what no layout may forget, and hands the rest to the layout.
const PRELUDE: &str = include_str!("prelude.typ");

/// The world of one compilation.
pub struct LayoutWorld {
    library: LazyHash<Library>,
    book: Arc<LazyHash<FontBook>>,
    fonts: Arc<[Font]>,
    main: Source,
    files: Vec<(FileId, Bytes)>,
    names: Vec<(FileId, Arc<str>)>,
}

impl LayoutWorld {
    /// A world in which `layout` finds `inputs` under `sys.inputs`.
    pub fn new(layout: &Layout, inputs: Dict) -> Self {
        let mut files = Vec::new();
        let mut names = Vec::new();
        for (path, bytes) in &layout.files {
            if let Some(id) = file_id(path) {
                files.push((id, bytes.clone()));
                names.push((id, format!("{}/{path}", layout.name).into()));
            }
        }
        Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: layout.fonts.book(),
            fonts: layout.fonts.all(),
            main: Source::detached(PRELUDE),
            files,
            names,
        }
    }

    /// A file's name as a user knows it.
    pub fn name(&self, id: FileId) -> Arc<str> {
        let known = self.names.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| "prelude.typ".into(), |(_, name)| name.clone())
    }

    fn find(&self, id: FileId) -> FileResult<&Bytes> {
        let known = self.files.iter().find(|(known, _)| *known == id);
        known
            .map(|(_, bytes)| bytes)
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for LayoutWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let text = std::str::from_utf8(self.find(id)?)?;
        Ok(Source::new(id, text.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.find(id).cloned()
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
