//! Content that is only there once the work is laid out.
//!
//! Typst makes the titles of structure elements of all the text in them, whether
//! it is printed or not; of what is still to come it knows nothing.

use typst::diag::SourceResult;
use typst::foundations::{
    Args, Content, IntoValue, NativeFuncData, NativeFuncPtr, Value,
};

use super::native;

/// `content`, when the work is laid out.
pub fn late(content: Content) -> Content {
    native::call(&SELF, [content.into_value()])
}

static SELF: NativeFuncData =
    native::function(NativeFuncPtr(&|_, _, args| itself(args)), "late", "Late content");

fn itself(args: &mut Args) -> SourceResult<Value> {
    let content: Content = args.expect("content")?;
    Ok(content.into_value())
}
