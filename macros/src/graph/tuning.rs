//! Settings in numbers: `Dropout(rate)`, `scale * x`, `l2(decay)`. A layer of such numbers is made anew in each pass.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, Type, TypePath};

use super::words::each_name;
use super::{Construction, Given, Graph, LayerId};
use crate::syntax::Setting;
use crate::wording;

impl Graph<'_> {
    /// The settings that stand in the numbers of a layer, in the order in which they are declared.
    pub(crate) fn tuned_by(&self, layer: LayerId) -> Vec<&Setting> {
        self.settings_in(&self.layers[layer].construction.numbers())
    }

    /// Those that stand in the numbers of any layer.
    pub(crate) fn tuning(&self) -> Vec<&Setting> {
        let numbers: Vec<_> = self.layers.iter().flat_map(|layer| layer.construction.numbers()).collect();
        self.settings_in(&numbers)
    }

    /// Whether settings stand in what is given.
    pub(crate) fn is_tuned(&self, given: &Given) -> bool {
        !self.settings_in(&given.numbers()).is_empty()
    }

    /// What the tensors of a layer cost, and what keeps them within bounds, where settings say it: the argument, the verb, how it is made.
    pub(crate) fn governors(&self, layer: LayerId) -> impl Iterator<Item = (&Ident, &'static str, &Construction)> {
        let options = self.layers[layer].construction.options.iter();
        options.filter_map(|(name, given)| match given {
            Given::Governor(verb, made) if !self.settings_in(&made.numbers()).is_empty() => Some((name, *verb, made)),
            _ => None,
        })
    }

    fn settings_in(&self, tokens: &[&TokenStream]) -> Vec<&Setting> {
        let mut names = Vec::new();
        for tokens in tokens.iter().filter(|_| !self.network.settings.is_empty()) {
            each_name((*tokens).clone(), &mut |name| names.push(name));
        }
        self.network.settings.iter().filter(|setting| names.contains(&setting.name)).collect()
    }
}

impl Construction {
    /// What it is made with as far as settings may stand in it, that of its activation as well.
    pub(crate) fn numbers(&self) -> Vec<&TokenStream> {
        let given = self.required.iter().chain(self.options.iter().map(|(_, given)| given));
        given.flat_map(Given::numbers).collect()
    }
}

impl Given {
    pub(crate) fn numbers(&self) -> Vec<&TokenStream> {
        match self {
            Self::Number(number) => vec![number],
            Self::Activation(activation) => activation.numbers(),
            _ => Vec::new(),
        }
    }
}

impl Setting {
    /// Whether it is `true` or `false`.
    pub(crate) fn is_flag(&self) -> bool {
        self.written_kind() == "bool"
    }

    /// Whether it is of one of Rust's numbers, written as a word: `f64`, `usize`.
    pub(crate) fn is_number(&self) -> bool {
        let numbers = ["f64", "f32", "usize", "u64", "u32", "u16", "u8", "isize", "i64", "i32", "i16", "i8"];
        numbers.contains(&self.written_kind().as_str())
    }

    /// Its type as it was written, by whatever macro; one of Rust's own by its name, also where its path says that it is.
    pub(crate) fn written_kind(&self) -> String {
        let mut kind = &self.kind;
        while let Type::Group(group) = kind {
            kind = &group.elem;
        }
        if let Type::Path(TypePath { path, .. }) = kind
            && let Some(last) = path.segments.last()
            && path.segments.iter().rev().nth(1).is_some_and(|module| module.ident == "primitive")
        {
            return last.ident.to_string();
        }
        wording::code(&kind.to_token_stream()).replace(" < ", "<").replace(" >", ">")
    }
}
