//! The expansions that are kept as files compile, and are the networks that they were made of.

use neurotype::prelude::*;

#[allow(missing_docs, clippy::all, clippy::pedantic, unreachable_pub, reason = "generated code, kept to be read")]
mod wide_deep {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../macros/src/tests/expansions/wide_deep.rs"));
}

#[allow(missing_docs, clippy::all, clippy::pedantic, unreachable_pub, reason = "generated code, kept to be read")]
mod generic {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../macros/src/tests/expansions/generic.rs"));
}

network! {
    WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        layer hidden1 = Dense(30, relu);
        layer hidden2 = Dense(30, relu);
        let hidden = deep -> hidden1 -> hidden2;
        ((wide, hidden) -> Concat -> Dense(1), hidden -> Dense(1))
    }
}

#[test]
fn a_kept_expansion_is_the_network() {
    let (kept, written) = (wide_deep::WideDeep::new(42), WideDeep::new(42));
    assert!(kept.parameters() == written.parameters());
    let (wide, deep) = (Batch::from([[0.5_f32; 5]; 3]), Batch::from([[-0.5_f32; 6]; 3]));
    assert_eq!(kept.predict((&wide, &deep)), written.predict((&wide, &deep)));
    assert_eq!(generic::Skip::<4>::PARAMETERS, 8 * 4 + 12 + 1);
}
