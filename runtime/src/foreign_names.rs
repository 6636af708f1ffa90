//! What Keras and PyTorch call otherwise than it is called here, for the sentence that the compiler says to who asks a model for it.

use crate::network::Network;

macro_rules! foreign_names {
    ($($missing:ident $name:ident($($argument:ident),*): $message:literal, $label:literal;)+) => {
        $(
            /// Nothing implements it.
            #[diagnostic::on_unimplemented(message = $message, label = $label)]
            pub trait $missing<N> {
                type Answer;

                fn answer() -> Self::Answer;
            }
        )+

        /// The prelude brings it without a name. Layers may be called like one of these, and methods of a program's own traits: where rustc looks for a
        /// method, it takes those that are content with `&self` before those that want `&mut self`.
        pub trait ForeignNames: Network {
            $(
                #[doc(hidden)]
                #[allow(non_camel_case_types, reason = "a type parameter is called as its argument")]
                fn $name<$($argument),*>(&mut self, $($argument: $argument),*) -> <() as $missing<Self>>::Answer
                where
                    (): $missing<Self>,
                {
                    $(drop($argument);)*
                    <() as $missing<Self>>::answer()
                }
            )+
        }
    };
}

foreign_names! {
    GetWeights get_weights():
        "`get_weights` is Keras's name",
        "all numbers are `model.parameters()`; those of a layer, by its name, `model.dense().weights()` and `.bias()`";
    SetWeights set_weights(weights):
        "`set_weights` is Keras's name",
        "one model gets the numbers of another by `model.parameters_mut().copy_from_slice(other.parameters())`; those of a layer are changed by its name, `model.dense_mut()`";
    CountParams count_params():
        "`count_params` is Keras's name",
        "it is a constant of the network, `Net::PARAMETERS`";
    GetLayer get_layer(name):
        "`get_layer` is Keras's name",
        "each layer has a method of its name, as in `model.dense_1()`; `Net::summary()` lists them";
    SaveModel save_model(path):
        "`save_model` is Keras's name",
        "here it is `model.save(path)?`";
    GetConfig get_config():
        "`get_config` is Keras's name",
        "`Net::summary()` shows the layers; `model.save(path)?` writes their table beside the parameters";
    ToJson to_json():
        "`to_json` is Keras's name",
        "`Net::summary()` shows the layers; with their parameters, a model is a serde type";
    StateDict state_dict():
        "`state_dict` is PyTorch's name",
        "all numbers are `model.parameters()`; `model.save(path)?` writes them with the names of their layers";
    LoadStateDict load_state_dict(state):
        "`load_state_dict` is PyTorch's name",
        "a file is read by `Net::load(path)?` or `model.load_weights(path)?`; one model gets the numbers of another by `model.parameters_mut().copy_from_slice(other.parameters())`";
}

impl<N: Network> ForeignNames for N {}
