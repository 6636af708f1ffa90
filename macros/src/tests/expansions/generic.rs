// What `network!` makes of `generic.in`.

/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `x` | input | | `[8]` |
| `dense` | `Dense(H, leaky_relu (0.1), use_bias = false, kernel_initializer = he_normal)` | `x` | `[H]` |
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
#[allow(non_upper_case_globals, non_snake_case, unused, clippy::all, clippy::pedantic)]
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
        const SHAPES: [__neurotype::Sizes; 5usize] = {
            let x_shape = __neurotype::Sizes::new(&[8]);
            let dense_shape = Self::dense.output(&[x_shape]);
            let concat_shape = Self::concat.output(&[x_shape, dense_shape]);
            let dropout_shape = Self::dropout.output(&[concat_shape]);
            let dense_1_shape = Self::dense_1.output(&[dropout_shape]);
            [x_shape, dense_shape, concat_shape, dropout_shape, dense_1_shape]
        };
    }
    impl<const H: usize> Plan<H> {
        const x_has_a_size: () = __neurotype::has_a_size(
            "the input `x`",
            __neurotype::Sizes::new(&[8]),
        );
        const x_feeds_hidden: () = Plan::<H>::dense
            .check(
                &__neurotype::Site {
                    name: "hidden",
                    inputs: &[
                        __neurotype::Feed {
                            name: "x",
                            sizes: Plan::<H>::SHAPES[Values::x],
                            parts: &[],
                        },
                    ],
                },
            );
        const x_and_hidden_feed_concat: () = Plan::<H>::concat
            .check(
                &__neurotype::Site {
                    name: "concat",
                    inputs: &[
                        __neurotype::Feed {
                            name: "x",
                            sizes: Plan::<H>::SHAPES[Values::x],
                            parts: &[],
                        },
                        __neurotype::Feed {
                            name: "hidden",
                            sizes: Plan::<H>::SHAPES[Values::dense],
                            parts: &[],
                        },
                    ],
                },
            );
        const concat_feeds_dropout: () = Plan::<H>::dropout
            .check(
                &__neurotype::Site {
                    name: "dropout",
                    inputs: &[
                        __neurotype::Feed {
                            name: "concat",
                            sizes: Plan::<H>::SHAPES[Values::concat],
                            parts: &[
                                ("x", Plan::<H>::SHAPES[Values::x]),
                                ("hidden", Plan::<H>::SHAPES[Values::dense]),
                            ],
                        },
                    ],
                },
            );
        const dropout_feeds_dense_1: () = Plan::<H>::dense_1
            .check(
                &__neurotype::Site {
                    name: "dense_1",
                    inputs: &[
                        __neurotype::Feed {
                            name: "dropout",
                            sizes: Plan::<H>::SHAPES[Values::dropout],
                            parts: &[],
                        },
                    ],
                },
            );
        const hidden_is_declared: () = __neurotype::agree(
            "`hidden`",
            __neurotype::Sizes::new(&[H]),
            "dense",
            Plan::<H>::SHAPES[Values::dense],
        );
        const dense_1_gives_the_output: () = __neurotype::agree(
            "the output",
            __neurotype::Sizes::new(&[1]),
            "dense_1",
            Plan::<H>::SHAPES[Values::dense_1],
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
            __neurotype::LayerNode::new(
                "dense",
                "Dense",
                Plan::<H>::dense.tensors(&[Plan::<H>::SHAPES[Values::x]]),
            ),
            __neurotype::LayerNode::new(
                "concat",
                "Concat",
                Plan::<H>::concat
                    .tensors(
                        &[Plan::<H>::SHAPES[Values::x], Plan::<H>::SHAPES[Values::dense]],
                    ),
            ),
            __neurotype::LayerNode::new(
                "dropout",
                "Dropout",
                Plan::<H>::dropout.tensors(&[Plan::<H>::SHAPES[Values::concat]]),
            ),
            __neurotype::LayerNode::new(
                "dense_1",
                "Dense",
                Plan::<H>::dense_1.tensors(&[Plan::<H>::SHAPES[Values::dropout]]),
            ),
        ]);
        const __VALUES: [__neurotype::ValueNode; 5usize] = __neurotype::place_values([
            __neurotype::ValueNode::input("x", Plan::<H>::SHAPES[Values::x]),
            __neurotype::ValueNode::output(
                    "hidden",
                    Layers::dense,
                    &[Values::x],
                    Plan::<H>::SHAPES[Values::dense],
                )
                .costs(
                    Plan::<H>::dense.kept(&[Plan::<H>::SHAPES[Values::x]]),
                    Plan::<H>::dense.flops(&[Plan::<H>::SHAPES[Values::x]]),
                ),
            __neurotype::ValueNode::output(
                    "concat",
                    Layers::concat,
                    &[Values::x, Values::dense],
                    Plan::<H>::SHAPES[Values::concat],
                )
                .costs(
                    Plan::<H>::concat
                        .kept(
                            &[
                                Plan::<H>::SHAPES[Values::x],
                                Plan::<H>::SHAPES[Values::dense],
                            ],
                        ),
                    Plan::<H>::concat
                        .flops(
                            &[
                                Plan::<H>::SHAPES[Values::x],
                                Plan::<H>::SHAPES[Values::dense],
                            ],
                        ),
                ),
            __neurotype::ValueNode::output(
                    "dropout",
                    Layers::dropout,
                    &[Values::concat],
                    Plan::<H>::SHAPES[Values::dropout],
                )
                .costs(
                    Plan::<H>::dropout.kept(&[Plan::<H>::SHAPES[Values::concat]]),
                    Plan::<H>::dropout.flops(&[Plan::<H>::SHAPES[Values::concat]]),
                ),
            __neurotype::ValueNode::output(
                    "dense_1",
                    Layers::dense_1,
                    &[Values::dropout],
                    Plan::<H>::SHAPES[Values::dense_1],
                )
                .costs(
                    Plan::<H>::dense_1.kept(&[Plan::<H>::SHAPES[Values::dropout]]),
                    Plan::<H>::dense_1.flops(&[Plan::<H>::SHAPES[Values::dropout]]),
                ),
        ]);
        const __OUTPUTS: [__neurotype::OutputNode; 1usize] = [
            __neurotype::OutputNode {
                name: "",
                value: Values::dense_1,
                exclusive: true,
                repeated: false,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "Skip",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            outputs: &Self::__OUTPUTS,
        };
    }
    impl<const H: usize, T: __neurotype::Scalar> __neurotype::Network for Skip<H, T> {
        type Scalar = T;
        type Inputs = __neurotype::Rank1<{ 8 }>;
        type Outputs = __neurotype::Rank1<{ 1 }>;
        type Kinds = <__neurotype::layers::Dense<
            __neurotype::activations::Linear,
        > as __neurotype::Layer<T>>::Kind;
        const GRAPH: &'static __neurotype::Graph = &Plan::<H>::__GRAPH;
        fn new(seed: ::core::primitive::u64) -> Self {
            let () = Plan::<H>::x_has_a_size;
            let () = Plan::<H>::x_feeds_hidden;
            let () = Plan::<H>::x_and_hidden_feed_concat;
            let () = Plan::<H>::concat_feeds_dropout;
            let () = Plan::<H>::dropout_feeds_dense_1;
            let () = Plan::<H>::hidden_is_declared;
            let () = Plan::<H>::dense_1_gives_the_output;
            let mut random = __neurotype::Random::new(
                seed,
                __neurotype::Purpose::Initialization,
            );
            let mut parameters = __neurotype::Parameters::new(
                <Self as __neurotype::Network>::GRAPH,
                seed,
            );
            parameters
                .initialize(
                    &Plan::<H>::dense,
                    Layers::dense,
                    &[Plan::<H>::SHAPES[Values::x]],
                    &mut random,
                );
            parameters
                .initialize(
                    &Plan::<H>::dense_1,
                    Layers::dense_1,
                    &[Plan::<H>::SHAPES[Values::dropout]],
                    &mut random,
                );
            Self { parameters }
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
        fn forward(pass: &mut __neurotype::ForwardPass<'_, T>) {
            pass.apply(&Plan::<H>::dense, Values::dense);
            pass.apply(&Plan::<H>::concat, Values::concat);
            pass.apply(&Plan::<H>::dropout, Values::dropout);
            pass.apply(&Plan::<H>::dense_1, Values::dense_1);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, T>) {
            pass.reverse(
                &Plan::<H>::dense_1,
                Values::dense_1,
                &[__neurotype::Wanted::Stored],
                __neurotype::Wanted::Stored,
            );
            pass.reverse(
                &Plan::<H>::dropout,
                Values::dropout,
                &[__neurotype::Wanted::Stored],
                __neurotype::Wanted::Nothing,
            );
            pass.reverse(
                &Plan::<H>::concat,
                Values::concat,
                &[__neurotype::Wanted::Nothing, __neurotype::Wanted::Stored],
                __neurotype::Wanted::Nothing,
            );
            pass.reverse(
                &Plan::<H>::dense,
                Values::dense,
                &[__neurotype::Wanted::Nothing],
                __neurotype::Wanted::Stored,
            );
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
        /// A network of `f32` with initial parameters; the same seed gives the same bits. For another scalar write
        /// `Name::<f64>::new(seed)`.
        #[must_use]
        pub fn new(seed: ::core::primitive::u64) -> Self {
            <Self as __neurotype::Network>::new(seed)
        }
        /// The layers, what each is connected to, its output's shape and its parameters, with totals.
        #[must_use]
        pub fn summary() -> __neurotype::Summary {
            <Self as __neurotype::Network>::summary()
        }
    }
    impl<const H: usize, T: __neurotype::Scalar> Skip<H, T> {
        ///The layer `dense`, written `Dense(H, leaky_relu (0.1), use_bias = false, kernel_initializer = he_normal)`: its parameters as typed views.
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
        ///The layer `dense`, written `Dense(H, leaky_relu (0.1), use_bias = false, kernel_initializer = he_normal)`: its parameters, to be changed.
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
                __neurotype::Dyn(Plan::<H>::SHAPES[Values::dropout].elements()),
                __neurotype::Const,
            )
        }
        ///The layer `dense_1`, written `Dense(8 + H => 1)`: its parameters, to be changed.
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
                __neurotype::Dyn(Plan::<H>::SHAPES[Values::dropout].elements()),
                __neurotype::Const,
            )
        }
    }
};
