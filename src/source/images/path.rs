//! Where an image may be.

use std::path::{Component, Path};

use crate::diagnostic::Diagnostic;
use crate::terms::ImageKind;

/// What kind of image the file at `path` says that it is.
///
/// Fails if it is on the web, not in the work's folder, or of a kind that not
/// every edition can hold.
pub fn check(path: &str) -> Result<ImageKind, Diagnostic> {
    if path.contains("://") || path.starts_with("//") || path.starts_with("data:") {
        let fault =
            Diagnostic::error("image-remote", "image that is not a file of the work");
        return Err(fault.hint(
            "put the image into the work's folder: no edition asks the web for anything",
        ));
    }
    let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if path.contains(['\\', ':']) || !Path::new(path).components().all(inside) {
        let message = format!("{path} is not in the work's folder");
        let hint = "name the files from the folder of publication.toml, with /";
        return Err(Diagnostic::error("path", message).hint(hint));
    }
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let kind = ImageKind::ALL.into_iter().find(|kind| {
        kind.extensions().iter().any(|own| Some(*own) == extension.as_deref())
    });
    kind.ok_or_else(|| {
        let message = format!("{path} is of no kind that every edition can hold");
        Diagnostic::error("image-kind", message)
            .hint("the kinds are PNG, JPEG, WebP and SVG")
    })
}
