//! What the language and the runtime do, topic by topic; the topics of `ui/` have the same names.

mod behaviour {
    mod data;
    mod diagrams;
    mod expansion;
    mod generics;
    mod hygiene;
    mod lints;
    mod names;
    mod outputs;
    mod own_layers;
    mod places;
    mod settings;
    mod shapes;
    mod structure;
    mod syntax;
}
