// What `network!` makes of `generic.in`.

/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `x` | input |  | `[8]` |
| `dense` | `Dense(H, leaky_relu(0.1), use_bias = false, kernel_initializer = he_normal)` | `x` | `[H]` |
| `concat` | `Concat` | `x`, `dense` |  |
| `dropout` | `Dropout(0.2)` | `concat` |  |
| `dense_1` | `Dense(8 + H => 1)` | `dropout` | `[1]` |

Outputs: `dense_1`.
*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Skip<
    const H: usize,
    T: neurotype::__private::Scalar = ::core::primitive::f32,
> {
    parameters: neurotype::__private::Parameters<T>,
}
#[doc(hidden)]
#[allow(
    non_upper_case_globals,
    non_snake_case,
    private_interfaces,
    trivial_casts,
    trivial_numeric_casts,
    unused,
    unused_qualifications,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction
)]
const _: () = {
    use neurotype::__private as __neurotype;
    struct Layers;
    impl Layers {
        const dense: ::core::primitive::usize = 0usize;
        const concat: ::core::primitive::usize = 1usize;
        const dropout: ::core::primitive::usize = 2usize;
        const dense_1: ::core::primitive::usize = 3usize;
    }
    struct Values;
    impl Values {
        const x: ::core::primitive::usize = 0usize;
        const dense: ::core::primitive::usize = 1usize;
        const concat: ::core::primitive::usize = 2usize;
        const dropout: ::core::primitive::usize = 3usize;
        const dense_1: ::core::primitive::usize = 4usize;
    }
    struct Plan<const H: usize>;
    impl<const H: usize> Plan<H> {
        const dense: __neurotype::layers::Dense<__neurotype::activations::LeakyRelu> = __neurotype::layers::Dense::new(
                H,
            )
            .activation(__neurotype::activations::LeakyRelu::new().negative_slope(0.1))
            .use_bias(false)
            .kernel_initializer(&__neurotype::initializers::HeNormal);
        const concat: __neurotype::layers::Concat = __neurotype::layers::Concat::new();
        const dropout: __neurotype::layers::Dropout = __neurotype::layers::Dropout::new(
            0.2,
        );
        const dense_1: __neurotype::layers::Dense<__neurotype::activations::Linear> = __neurotype::layers::Dense::new(
                1,
            )
            .takes(8 + H);
    }
    struct Rules<const H: usize>;
    impl<const H: usize> Rules<H> {
        const dense: __neurotype::layers::Rule = Plan::<H>::dense
            .rule(&[Shapes::<H>::x]);
        const concat: __neurotype::layers::Rule = Plan::<H>::concat
            .rule(&[Shapes::<H>::x, Shapes::<H>::dense]);
        const dropout: __neurotype::layers::Rule = Plan::<H>::dropout
            .rule(&[Shapes::<H>::concat]);
        const dense_1: __neurotype::layers::Rule = Plan::<H>::dense_1
            .rule(&[Shapes::<H>::dropout]);
    }
    struct Shapes<const H: usize>;
    impl<const H: usize> Shapes<H> {
        const x: __neurotype::Sizes = __neurotype::Sizes::new(&[8]);
        const dense: __neurotype::Sizes = Rules::<H>::dense.output;
        const concat: __neurotype::Sizes = Rules::<H>::concat.output;
        const dropout: __neurotype::Sizes = Rules::<H>::dropout.output;
        const dense_1: __neurotype::Sizes = Rules::<H>::dense_1.output;
    }
    impl<const H: usize> Plan<H> {
        const x_has_a_size: () = __neurotype::has_a_size(
            "the input `x`",
            __neurotype::Sizes::new(&[8]),
        );
        const x_feeds_hidden: () = Rules::<H>::dense
            .check(
                &__neurotype::Site {
                    name: "hidden",
                    inputs: &[
                        __neurotype::Feed {
                            name: "x",
                            sizes: Shapes::<H>::x,
                            parts: &[],
                        },
                    ],
                },
            );
        const x_and_hidden_feed_concat: () = Rules::<H>::concat
            .check(
                &__neurotype::Site {
                    name: "concat",
                    inputs: &[
                        __neurotype::Feed {
                            name: "x",
                            sizes: Shapes::<H>::x,
                            parts: &[],
                        },
                        __neurotype::Feed {
                            name: "hidden",
                            sizes: Shapes::<H>::dense,
                            parts: &[],
                        },
                    ],
                },
            );
        const concat_feeds_dropout: () = Rules::<H>::dropout
            .check(
                &__neurotype::Site {
                    name: "dropout",
                    inputs: &[
                        __neurotype::Feed {
                            name: "concat",
                            sizes: Shapes::<H>::concat,
                            parts: &[
                                ("x", Shapes::<H>::x),
                                ("hidden", Shapes::<H>::dense),
                            ],
                        },
                    ],
                },
            );
        const dropout_feeds_dense_1: () = Rules::<H>::dense_1
            .check(
                &__neurotype::Site {
                    name: "dense_1",
                    inputs: &[
                        __neurotype::Feed {
                            name: "dropout",
                            sizes: Shapes::<H>::dropout,
                            parts: &[],
                        },
                    ],
                },
            );
        const hidden_is_declared: () = __neurotype::agree(
            "`hidden`",
            __neurotype::Sizes::new(&[H]),
            "dense",
            Shapes::<H>::dense,
        );
        const dense_1_gives_the_output: () = __neurotype::agree(
            "the output",
            __neurotype::Sizes::new(&[1]),
            "dense_1",
            Shapes::<H>::dense_1,
        );
    }
    const _: () = {
        fn hidden_is_declared<const H: usize>() {
            <() as __neurotype::Same1<{ H }, { H }>>::HOLDS
        }
    };
    const _: () = {
        fn dense_1_gives_the_output<const H: usize>() {
            <() as __neurotype::Same1<{ 1 }, { 1 }>>::HOLDS
        }
    };
    impl<const H: usize> Plan<H> {
        const __LAYERS: [__neurotype::LayerNode; 4usize] = __neurotype::place_layers([
            __neurotype::LayerNode::new("dense", "Dense", Rules::<H>::dense),
            __neurotype::LayerNode::new("concat", "Concat", Rules::<H>::concat),
            __neurotype::LayerNode::new("dropout", "Dropout", Rules::<H>::dropout),
            __neurotype::LayerNode::new("dense_1", "Dense", Rules::<H>::dense_1),
        ]);
        const __VALUES: [__neurotype::ValueNode; 5usize] = __neurotype::lay_over([
            __neurotype::ValueNode::new(
                "x",
                __neurotype::Origin::Input,
                &[],
                Shapes::<H>::x,
            ),
            __neurotype::ValueNode::new(
                    "hidden",
                    __neurotype::Origin::Layer(Layers::dense),
                    &[Values::x],
                    Shapes::<H>::dense,
                )
                .by(Rules::<H>::dense),
            __neurotype::ValueNode::new(
                    "concat",
                    __neurotype::Origin::Layer(Layers::concat),
                    &[Values::x, Values::dense],
                    Shapes::<H>::concat,
                )
                .by(Rules::<H>::concat),
            __neurotype::ValueNode::new(
                    "dropout",
                    __neurotype::Origin::Layer(Layers::dropout),
                    &[Values::concat],
                    Shapes::<H>::dropout,
                )
                .by(Rules::<H>::dropout),
            __neurotype::ValueNode::new(
                    "dense_1",
                    __neurotype::Origin::Layer(Layers::dense_1),
                    &[Values::dropout],
                    Shapes::<H>::dense_1,
                )
                .by(Rules::<H>::dense_1)
                .held(),
        ]);
        const __BLOCKS: [__neurotype::BlockNode; 0usize] = [];
        const __OUTPUTS: [__neurotype::OutputNode; 1usize] = [
            __neurotype::OutputNode {
                name: "",
                value: Values::dense_1,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "Skip",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            blocks: &Self::__BLOCKS,
            outputs: &Self::__OUTPUTS,
        };
    }
    #[diagnostic::do_not_recommend]
    impl<const H: usize, T: __neurotype::Scalar> __neurotype::Network for Skip<H, T> {
        type Scalar = T;
        type Inputs = __neurotype::Rank1<{ 8 }>;
        type Outputs = __neurotype::Rank1<{ 1 }>;
        type Kinds = <__neurotype::layers::Dense<
            __neurotype::activations::Linear,
        > as __neurotype::Layer<T>>::Kind;
        type Of<__Other: __neurotype::Scalar> = Skip<H, __Other>;
        const GRAPH: &'static __neurotype::Graph = &Plan::<H>::__GRAPH;
        fn new(seed: ::core::primitive::u64) -> Self {
            let mut model = <Self as __neurotype::Network>::empty(seed);
            let mut random = __neurotype::Random::new(
                seed,
                __neurotype::Purpose::Initialization,
            );
            <Self as __neurotype::Network>::initialize(
                model.parameters.all_mut(),
                &mut random,
            );
            model
        }
        fn empty(seed: ::core::primitive::u64) -> Self {
            let parameters = __neurotype::Parameters::new(
                <Self as __neurotype::Network>::GRAPH,
                seed,
            );
            Self {
                parameters,
                ..<Self as __neurotype::Network>::bare()
            }
        }
        fn bare() -> Self {
            let parameters = __neurotype::Parameters::none(
                <Self as __neurotype::Network>::GRAPH,
            );
            Self { parameters }
        }
        fn initialize(numbers: &mut [T], random: &mut __neurotype::Random) {
            let () = Plan::<H>::x_has_a_size;
            let () = Plan::<H>::x_feeds_hidden;
            let () = Plan::<H>::x_and_hidden_feed_concat;
            let () = Plan::<H>::concat_feeds_dropout;
            let () = Plan::<H>::dropout_feeds_dense_1;
            let () = Plan::<H>::hidden_is_declared;
            let () = Plan::<H>::dense_1_gives_the_output;
            let mut parameters = __neurotype::ParametersViewMut::new(
                numbers,
                <Self as __neurotype::Network>::GRAPH,
            );
            parameters
                .initialize(&Plan::<H>::dense, Layers::dense, &[Shapes::<H>::x], random);
            parameters
                .initialize(
                    &Plan::<H>::dense_1,
                    Layers::dense_1,
                    &[Shapes::<H>::dropout],
                    random,
                );
        }
        fn seed(&self) -> ::core::primitive::u64 {
            self.parameters.seed
        }
        fn parameters(&self) -> &[T] {
            self.parameters.all()
        }
        fn parameters_mut(&mut self) -> &mut [T] {
            self.parameters.all_mut()
        }
        fn frozen(&self) -> &[::core::primitive::bool] {
            self.parameters.frozen()
        }
        fn frozen_mut(&mut self) -> &mut [::core::primitive::bool] {
            self.parameters.frozen_mut()
        }
        type View<'a> = SkipView<'a, Self>;
        type ViewMut<'a> = SkipViewMut<'a, Self>;
        fn view(part: __neurotype::Part<'_, T>) -> SkipView<'_, Self> {
            let parameters = __neurotype::ParametersView::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            SkipView {
                parameters,
                network: ::core::marker::PhantomData,
            }
        }
        fn view_mut(part: __neurotype::PartMut<'_, T>) -> SkipViewMut<'_, Self> {
            let parameters = __neurotype::ParametersViewMut::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            SkipViewMut {
                parameters,
                network: ::core::marker::PhantomData,
            }
        }
        fn with_parameters(numbers: &[T]) -> Self {
            let parameters = __neurotype::Parameters::copied(
                numbers,
                <Self as __neurotype::Network>::GRAPH,
            );
            Self {
                parameters,
                ..<Self as __neurotype::Network>::bare()
            }
        }
        fn forward(&self, pass: &mut __neurotype::ForwardPass<'_, Self>) {
            let is_training = pass.training();
            pass.apply(&Plan::<H>::dense, Values::dense);
            pass.apply(&Plan::<H>::concat, Values::concat);
            pass.apply(&Plan::<H>::dropout, Values::dropout);
            pass.apply(&Plan::<H>::dense_1, Values::dense_1);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, Self>) {
            pass.reverse(&Plan::<H>::dense_1, Values::dense_1);
            pass.reverse(&Plan::<H>::dropout, Values::dropout);
            pass.reverse(&Plan::<H>::concat, Values::concat);
            pass.reverse(&Plan::<H>::dense, Values::dense);
        }
    }
    impl<const H: usize> Skip<H, ::core::primitive::f32> {
        /// How many parameters the network has.
        pub const PARAMETERS: ::core::primitive::usize = <Self as __neurotype::Network>::PARAMETERS;
        /// How many of them training changes.
        pub const TRAINABLE: ::core::primitive::usize = <Self as __neurotype::Network>::TRAINABLE;
        /// Additions and multiplications of a forward pass, for one sample.
        pub const FLOPS: ::core::primitive::usize = <Self as __neurotype::Network>::FLOPS;
        /// Bytes that a forward pass keeps for one sample.
        pub const ACTIVATIONS: ::core::primitive::usize = <Self as __neurotype::Network>::ACTIVATIONS;
        /// The network as a table.
        pub const GRAPH: &'static __neurotype::Graph = <Self as __neurotype::Network>::GRAPH;
    }
    impl<const H: usize> Skip<H, ::core::primitive::f32> {
        /// A network of `f32` with initial parameters; the same seed gives the same bits. For another scalar write
        /// `Name::<f64>::new(seed)`.
        #[must_use]
        pub fn new(seed: ::core::primitive::u64) -> Self {
            <Self as __neurotype::Network>::new(seed)
        }
        /// A model of `f32` from a file that `save` wrote, of whatever scalar. For another scalar write
        /// `Name::<f64>::load(path)`.
        pub fn load(
            path: impl ::core::convert::AsRef<__neurotype::Path>,
        ) -> __neurotype::Result<Self> {
            <Self as __neurotype::Network>::load(path)
        }
        /// A model of `f32` from the bytes of such a file: `Name::from_bytes(include_bytes!("best.safetensors"))`.
        pub fn from_bytes(bytes: &[::core::primitive::u8]) -> __neurotype::Result<Self> {
            <Self as __neurotype::Network>::from_bytes(bytes)
        }
        /// The layers, what each is connected to, its output's shape and its parameters, with totals.
        #[must_use]
        pub fn summary() -> __neurotype::Summary {
            <Self as __neurotype::Network>::summary()
        }
        /// The network as a picture.
        #[must_use]
        pub fn diagram() -> __neurotype::Diagram {
            <Self as __neurotype::Network>::diagram()
        }
    }
    impl<const H: usize, T: __neurotype::Scalar> Skip<H, T> {
        ///The layer `dense`, written `Dense(H, leaky_relu(0.1), use_bias = false, kernel_initializer = he_normal)`: its parameters as typed views.
        #[must_use]
        pub fn dense(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::LeakyRelu>,
            T,
            __neurotype::Const<{ 8 }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense`, written `Dense(H, leaky_relu(0.1), use_bias = false, kernel_initializer = he_normal)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn dense_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::LeakyRelu>,
            T,
            __neurotype::Const<{ 8 }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense_1`, written `Dense(8 + H => 1)`: its parameters as typed views.
        #[must_use]
        pub fn dense_1(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Dyn,
            __neurotype::Const<{ 1 }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense_1),
                __neurotype::Dyn(Shapes::<H>::dropout.elements()),
                __neurotype::Const,
            )
        }
        ///The layer `dense_1`, written `Dense(8 + H => 1)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn dense_1_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Dyn,
            __neurotype::Const<{ 1 }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::dense_1),
                __neurotype::Dyn(Shapes::<H>::dropout.elements()),
                __neurotype::Const,
            )
        }
    }
    /// The parameters of a network that is a part of another.
    pub struct SkipView<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersView<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> SkipView<'a, N> {
        /// All of them, layer after layer.
        #[must_use]
        pub fn parameters(&self) -> &'a [N::Scalar] {
            self.parameters.all()
        }
        /// A model of its own with these parameters, and its settings' defaults.
        #[must_use]
        pub fn to_model(&self) -> N {
            self.parameters.to_model()
        }
    }
    impl<'a, const H: usize, T: __neurotype::Scalar> SkipView<'a, Skip<H, T>> {
        #[must_use]
        pub fn dense(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::LeakyRelu>,
            T,
            __neurotype::Const<{ 8 }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn dense_1(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Dyn,
            __neurotype::Const<{ 1 }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense_1),
                __neurotype::Dyn(Shapes::<H>::dropout.elements()),
                __neurotype::Const,
            )
        }
    }
    /// The parameters of a network that is a part of another, to be changed.
    pub struct SkipViewMut<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersViewMut<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> SkipViewMut<'a, N> {
        /// All of them, layer after layer, to be changed.
        #[must_use]
        pub fn parameters_mut(&mut self) -> &mut [N::Scalar] {
            self.parameters.all_mut()
        }
        /// Lets training leave all of it alone: its parameters keep their bits.
        pub fn freeze(&mut self) {
            self.parameters.set_frozen(true);
        }
        /// Lets training change it again.
        pub fn unfreeze(&mut self) {
            self.parameters.set_frozen(false);
        }
        /// Puts the parameters of a model in their place, for instance those of a trained one.
        pub fn copy_from(&mut self, model: &N) {
            self.parameters
                .all_mut()
                .copy_from_slice(<N as __neurotype::Network>::parameters(model));
        }
    }
    impl<'a, const H: usize, T: __neurotype::Scalar> SkipViewMut<'a, Skip<H, T>> {
        #[must_use]
        pub fn dense_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::LeakyRelu>,
            T,
            __neurotype::Const<{ 8 }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn dense_1_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Dyn,
            __neurotype::Const<{ 1 }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::dense_1),
                __neurotype::Dyn(Shapes::<H>::dropout.elements()),
                __neurotype::Const,
            )
        }
    }
    #[diagnostic::do_not_recommend]
    impl<const H: usize, T: __neurotype::Scalar> __neurotype::Serialize for Skip<H, T> {
        fn serialize<__S: __neurotype::Serializer>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            __neurotype::serialize(self, serializer)
        }
    }
    #[diagnostic::do_not_recommend]
    impl<'__de, const H: usize, T: __neurotype::Scalar> __neurotype::Deserialize<'__de>
    for Skip<H, T> {
        fn deserialize<__D: __neurotype::Deserializer<'__de>>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            __neurotype::deserialize(deserializer)
        }
    }
};
