//! Functions of ours that Typst calls when it lays a work out.

use std::sync::LazyLock;

use typst::foundations::{
    Args, CastInfo, Content, ContextElem, Func, NativeElement, NativeFuncData,
    NativeFuncPtr, NativeType, Scope, Value,
};
use typst::syntax::Span;

/// What Typst is told of such a function, which gives content.
pub const fn function(
    function: NativeFuncPtr,
    name: &'static str,
    title: &'static str,
) -> NativeFuncData {
    NativeFuncData {
        function,
        name,
        title,
        docs: "",
        def_site: None,
        keywords: &[],
        contextual: true,
        scope: LazyLock::new(&|| Scope::new()),
        params: LazyLock::new(&|| Vec::new()),
        returns: LazyLock::new(&|| CastInfo::Type(Content::ty())),
    }
}

/// What the function makes of `values`, once the work is laid out.
pub fn call<const N: usize>(
    function: &'static NativeFuncData,
    values: [Value; N],
) -> Content {
    let func = Func::from(function).with(&mut Args::new(Span::detached(), values));
    ContextElem::new(func).pack()
}
