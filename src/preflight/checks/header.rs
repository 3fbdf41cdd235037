use hayro_syntax::PdfVersion;

use super::{File, Found, Order};
use crate::agreement::Code;

/// How far into a file its header may stand.
const HEAD: usize = 1024;

/// PDF 1.6 by header and catalog (ISO 32000-1, 7.5.2), not encrypted (7.6), with an
/// identifier in the trailer (14.4): ISO 15930-7 stands on PDF 1.6, and needs files
/// that are open and can be told apart.
pub(super) fn check(file: &File<'_>, _: &Order, found: &mut Found) {
    let bytes: &[u8] = file.pdf.data().as_ref();
    let head = &bytes[..bytes.len().min(HEAD)];
    let says = |version: &[u8]| head.windows(version.len()).any(|at| at == version);
    if !says(b"%PDF-1.6") || file.pdf.version() != PdfVersion::Pdf16 {
        found.whole(Code::PdfVersion, "the file is not PDF 1.6");
    }
    if file.trailer.encrypted {
        found.whole(Code::PdfEncrypted, "the file is encrypted");
    }
    if !file.trailer.id {
        found.whole(Code::PdfId, "the file has no identifier (/ID in its trailer)");
    }
}
