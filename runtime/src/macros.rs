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
/// network   := attribute* vis Name generics? '(' input,* (',' setting)* ')' '->' outputs where? '{' statement* flow '}'
/// input     := name ':' (shape | indices)      shape := '[' const-expr,+ ']', one to three sizes
/// indices   := '[' '0..' const-expr ';' const-expr ']'           so many whole numbers below a vocabulary, for `Embedding`
/// setting   := name ':' Type ('=' expr)?       a public run-time field of the model: `model.depth = 5`, `model.rate = 0.3`
/// outputs   := shape | '(' (name ':' shape),+ ')'
/// statement := 'layer' name '=' stage ';'                        one set of parameters, usable any number of times
///            | 'let' 'mut'? name (':' shape)? '=' flow ';'       a connection; the shape annotation is checked
///            | 'let' '(' name,+ ')' '=' flow ';'                 the outputs of a network, each by a name
///            | name '=' flow ';'                                 a `let mut` value is given anew
///            | loop | branch
/// loop      := 'for' name 'in' expr '{' … '}'                    a run-time count, such as `0..depth`
///            | 'for' name 'in' value '{' … '}'                   the rows of a value, along its leading axis
/// branch    := 'if' expr '{' … '}' ('else' '{' … '}')?          on settings and `training`, a `bool` in scope
/// flow      := value ('->' stage)*
/// value     := name | '(' flow,+ ')' | loop | branch | number | value '[' range ']' | value ('+' | '-' | '*' | '/') value
/// stage     := a declared layer | a built-in layer `Dense(300, relu, kernel_initializer = he_normal)` | an activation `relu`
///            | a network, `Encoder`, `my::Refine<8> { depth: 3 }` | a layer of your own, `my::Scale(0.5)`
/// ```
///
/// - Dimensions are any constant expressions: literals, `HIDDEN`, `2 * HIDDEN`, const generics. What a generic network takes and
///   gives is written with literals, constants and single parameters.
/// - `Dense(300)` takes its input size from what feeds it. `Dense(784 => 300)` states it, and it is checked.
/// - Layers without a name are named as Keras does: `dense`, `dense_1`, …; names show in the summary and as handles.
/// - A layer used twice shares its weights; gradients of a value used twice add up.
/// - The layers are those of [`layers`](crate::layers) and [`recurrent`](crate::recurrent), the activations those of
///   [`activations`](crate::activations) in lower case (`relu`, `leaky_relu(0.1)`), the initializers those of
///   [`initializers`](crate::initializers) likewise.
///
/// # Networks within networks
///
/// A network is a stage by its name, without parentheses; its layers become `encoder.dense_1`, and
/// `model.encoder()` reaches them. All parameters lie in one vector.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Encoder(x: [784]) -> [30] { x -> Dense(100, relu) -> Dense(30, relu) } }
/// network! { pub Decoder(code: [30]) -> [784] { code -> Dense(100, relu) -> Dense(784, sigmoid) } }
/// network! { pub Autoencoder(x: [784]) -> [784] { x -> Encoder -> Decoder } }
/// network! { pub Residual<Block>(x: [30]) -> [30] { x + (x -> Block) } }
/// network! { pub Block(x: [30]) -> [30] { x -> Dense(30, relu) } }
///
/// let autoencoder = Autoencoder::new(42);
/// assert_eq!(autoencoder.encoder().dense_1().weights().shape(), (30, 100));
/// let encoder: Encoder = autoencoder.encoder().to_model();           // a trained part, taken out
/// let mut other = Autoencoder::new(7);
/// other.encoder_mut().copy_from(&encoder);                            // and put in
/// assert_eq!(Residual::<Block>::PARAMETERS, 930);
/// ```
///
/// # Settings, loops and branches
///
/// A setting is a field of the model that says, while the program runs, how often, whether and how much; any type that is `Clone`, `Debug` and
/// serialisable. What a `let mut` value is given anew in a loop or a branch keeps its shape. The backward pass goes back exactly
/// the way that was taken.
///
/// A setting that is a number (`f64` where a layer is given it as it is) may stand in the numbers of layers, activations, regularizers and constraints, in
/// what layers of your own are made with, and beside signs: `Dropout(rate)`, `leaky_relu(slope)`, `l2(decay / 2.0)`, `scale * x`. Such an expression must be one
/// that the compiler can compute for the defaults. Sizes are fixed when the program is compiled, and what weights begin with is drawn before a model can be
/// given anything. What a layer cannot work with, such as a rate of 1.5, is refused by the compiler where it is the default, else before a training. A network
/// within has what it is given, `x -> Block { rate: rate }`; its weights cost what it is given outside of counted loops.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     pub Refine<const H: usize>(x: [8], depth: usize = 3, rate: f64 = 0.2) -> [1] {
///         layer cell = Dense(H, tanh);
///         let mut h = x -> Dense(H);
///         for _ in 0..depth { h = h -> cell; }          // a run-time trip count, shared weights
///         if training && depth > 4 { h = h -> Dropout(rate); }
///         h -> Dense(1)
///     }
/// }
/// network! {
///     /// A recurrent network; `for` with a value gives what each turn gives, as rows.
///     pub Recurrent(image: [28, 28]) -> [28, 16] {
///         layer cell = Dense(16, tanh);
///         let mut h: [16] = 0.0;
///         for row in image { h = (row, h) -> Concat -> cell; h }
///     }
/// }
///
/// let mut model = Refine::<16>::new(42);
/// (model.depth, model.rate) = (5, 0.3);
/// assert_eq!(model.predict(&Batch::from([[0.5_f32; 8]])).len(), 1);
/// ```
///
/// # Several inputs or outputs by name
///
/// Where there are several, `NameInputs` and `NameTargets` stand beside the network, with a field for each, so that two of one shape cannot
/// be swapped: `model.fit(WideDeepInputs { wide: &a, deep: &b }, WideDeepTargets { price: &y, aux: &z })`. Tuples in the
/// declared order do as well.
///
/// # What can only be checked when it is built
///
/// In a generic network, a shape that must hold for every width is checked at the definition. What depends on arithmetic
/// with generic widths (`Concat` of `[5]` and `[H]` into `Dense(21 => 1)`) is checked for each instance that is
/// constructed, by `cargo build` but not by `cargo check`; so is what a type parameter (`Block`) gives.
#[macro_export]
macro_rules! network {
    ($($tokens:tt)*) => {
        $crate::__private::network! { $crate $($tokens)* }
    };
}
