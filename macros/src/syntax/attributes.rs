//! What stands before a network: documentation, conditions, derives.

use syn::parse::{ParseStream, Result};
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Path, Token};

use crate::diagnostics::Diagnostics;

/// The attributes of a network, without derives of what every network has or none can have.
pub(super) fn attributes(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Vec<Attribute>> {
    let attributes = input.call(Attribute::parse_outer)?;
    Ok(attributes.into_iter().map(|attribute| without_slips(attribute, errors)).collect())
}

fn without_slips(mut attribute: Attribute, errors: &Diagnostics) -> Attribute {
    let traits = match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => {
            list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated)
        }
        _ => return attribute,
    };
    // What cannot be read is left to rustc.
    if let Ok(traits) = traits {
        let kept = traits.iter().filter(|path| may_be_derived(path, errors));
        attribute.meta = syn::parse_quote!(derive(#(#kept),*));
    }
    attribute
}

fn may_be_derived(path: &Path, errors: &Diagnostics) -> bool {
    let Some(last) = path.segments.last() else { return true };
    let name = last.ident.to_string();
    let problem = match name.as_str() {
        "Clone" | "Debug" | "Serialize" | "Deserialize" => "every network has it",
        "Copy" => "a network holds its parameters, of which `clone()` makes a copy",
        "Default" => "a network is made from a seed, as in `Net::new(42)`",
        _ => return true,
    };
    errors.report(last.ident.span(), format!("leave `{name}` out: {problem}"));
    false
}
