//! What files need to know of a model: its settings, and how serde sees it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse_quote;
use syn::spanned::Spanned;

use super::Names;
use crate::syntax::Network;

/// ```text
/// fn exchange_settings(settings: &mut Settings, from: &Self, to: Option<&mut Self>) -> Set {
///     let mut to = to;
///     <() as Setting<usize>>::exchange(settings, "depth", &from.depth, to.as_deref_mut().map(|to| &mut to.depth))?;
///     Ok(())
/// }
/// ```
///
/// Nothing for a network without settings. It is the only place where a setting must be one, so that one that is not is one
/// error, on its type.
pub(super) fn settings(network: &Network, names: &Names) -> TokenStream {
    if network.settings.is_empty() {
        return TokenStream::new();
    }
    let runtime = &names.runtime;
    let exchanges = network.settings.iter().map(|setting| {
        let (kind, field, word) = (&setting.kind, &setting.name, crate::wording::name(&setting.name));
        let place = quote!(to.as_deref_mut().map(|to| &mut to.#field));
        let span = kind.span();
        let mut runtime = runtime.clone();
        runtime.set_span(span);
        let exchange = quote_spanned!(span=> <() as #runtime::Setting<#kind>>::exchange);
        quote!(#exchange(settings, #word, &from.#field, #place)?;)
    });
    quote! {
        fn exchange_settings(
            settings: &mut #runtime::Settings,
            from: &Self,
            to: ::core::option::Option<&mut Self>,
        ) -> #runtime::Set {
            let mut to = to;
            #(#exchanges)*
            ::core::result::Result::Ok(())
        }
    }
}

/// ```text
/// impl<T: Scalar> Serialize for WideDeep<T> {
///     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serialize(self, serializer) }
/// }
/// impl<'de, T: Scalar> Deserialize<'de> for WideDeep<T> { … }
/// ```
pub(super) fn serde(network: &Network, names: &Names) -> TokenStream {
    let (name, runtime) = (&network.name, &names.runtime);
    let (parameters, arguments, where_clause) = names.generics.split_for_impl();
    let mut borrowing = names.generics.clone();
    borrowing.params.insert(0, parse_quote!('__de));
    let (borrowing, ..) = borrowing.split_for_impl();
    quote! {
        #[diagnostic::do_not_recommend]
        impl #parameters #runtime::Serialize for #name #arguments #where_clause {
            fn serialize<__S: #runtime::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                #runtime::serialize(self, serializer)
            }
        }
        #[diagnostic::do_not_recommend]
        impl #borrowing #runtime::Deserialize<'__de> for #name #arguments #where_clause {
            fn deserialize<__D: #runtime::Deserializer<'__de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                #runtime::deserialize(deserializer)
            }
        }
    }
}
