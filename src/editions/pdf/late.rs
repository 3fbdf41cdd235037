//! Content that is only there once the work is laid out.
//!
//! Typst makes the titles of structure elements of all the text in them, whether
//! it is printed or not; of what is still to come it knows nothing.

use std::sync::LazyLock;

use typst::diag::SourceResult;
use typst::foundations::{
    Args, CastInfo, Content, ContextElem, Func, IntoValue, NativeElement, NativeFuncData,
    NativeFuncPtr, NativeType, Scope, Value,
};
use typst::syntax::Span;

/// `content`, when the work is laid out.
pub fn late(content: Content) -> Content {
    let values = [content.into_value()];
    let func = Func::from(&SELF).with(&mut Args::new(Span::detached(), values));
    ContextElem::new(func).pack()
}

static SELF: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_, _, args| itself(args)),
    name: "late",
    title: "Late content",
    docs: "",
    def_site: None,
    keywords: &[],
    contextual: true,
    scope: LazyLock::new(&|| Scope::new()),
    params: LazyLock::new(&|| Vec::new()),
    returns: LazyLock::new(&|| CastInfo::Type(Content::ty())),
};

fn itself(args: &mut Args) -> SourceResult<Value> {
    let content: Content = args.expect("content")?;
    Ok(content.into_value())
}
