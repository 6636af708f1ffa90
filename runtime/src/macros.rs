//! `network!`: its documentation, and the hand-over to the procedural macro.

/// Declares a network.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     /// Wide & deep regression (Cheng et al., 2016).
///     pub WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
///         layer hidden1 = Dense(30, relu);
///         layer hidden2 = Dense(30, relu);
///
///         let hidden = deep -> hidden1 -> hidden2;
///         let price  = (wide, hidden) -> Concat -> Dense(1);
///         let aux    = hidden -> Dense(1);
///         (price, aux)
///     }
/// }
///
/// assert_eq!(WideDeep::PARAMETERS, 6 * 30 + 30 + 30 * 30 + 30 + 35 + 1 + 30 + 1);
/// assert_eq!(WideDeep::new(42).hidden1().weights().shape(), (30, 6));
/// ```
///
/// The declaration becomes a struct of that name, which implements [`Network`](crate::Network), with a method for each layer that
/// has parameters. Every shape is checked while the crate compiles; a mistake is an error at the place where it was
/// written.
///
/// # The language
///
/// ```text
/// network   := attribute* vis Name generics? '(' input,* ')' '->' outputs where? '{' statement* flow '}'
/// input     := name ':' shape                  shape := '[' const-expr,+ ']', one to three sizes
/// outputs   := shape | '(' (name ':' shape),+ ')'
/// statement := 'layer' name '=' Layer ';'                   one set of parameters, usable any number of times
///            | 'let' name (':' shape)? '=' flow ';'         a connection; the shape annotation is checked
/// flow      := source ('->' stage)*            source := name | '(' flow,+ ')'
/// stage     := a declared layer | a built-in layer `Dense(300, relu, kernel_initializer = he_normal)` | an activation `relu`
/// ```
///
/// - Dimensions are any constant expressions: literals, `HIDDEN`, `2 * HIDDEN`, const generics. What a generic network takes and
///   gives is written with literals, constants and single parameters.
/// - `Dense(300)` takes its input size from what feeds it. `Dense(784 => 300)` states it, and it is checked.
/// - Layers without a name are named as Keras does: `dense`, `dense_1`, …; names show in the summary and as handles.
/// - A layer used twice shares its weights; gradients of a value used twice add up.
/// - The layers are those of [`layers`](crate::layers), the activations those of [`activations`](crate::activations) in lower
///   case (`relu`, `leaky_relu(0.1)`), the initializers those of [`initializers`](crate::initializers) likewise.
///
/// # What can only be checked when it is built
///
/// In a generic network, a shape that must hold for every width is checked at the definition. What depends on arithmetic
/// with generic widths (`Concat` of `[5]` and `[H]` into `Dense(21 => 1)`) is checked for each instance that is
/// constructed, by `cargo build` but not by `cargo check`.
#[macro_export]
macro_rules! network {
    ($($tokens:tt)*) => {
        $crate::__private::network! { $crate $($tokens)* }
    };
}
