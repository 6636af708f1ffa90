// What `network!` makes of `wide_deep.in`.

/// Wide & deep regression (Cheng et al., 2016).
/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `wide` | input | | `[5]` |
| `deep` | input | | `[6]` |
| `hidden1` | `Dense(30, relu)` | `deep` | `[30]` |
| `hidden2` | `Dense(30, relu)` | `hidden1` | `[30]` |
| `concat` | `Concat` | `wide`, `hidden2` |  |
| `dense` | `Dense(35 => 1)` | `concat` | `[1]` |
| `dense_1` | `Dense(1)` | `hidden2` | `[1]` |

Outputs: `price` from `dense`, `aux` from `dense_1`.
*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct WideDeep<T: neurotype::__private::Scalar = ::core::primitive::f32> {
    parameters: neurotype::__private::Parameters<T>,
}
#[doc(hidden)]
#[allow(non_upper_case_globals, non_snake_case, unused, clippy::all, clippy::pedantic)]
const _: () = {
    use neurotype::__private as __neurotype;
    struct Layers;
    impl Layers {
        const hidden1: ::core::primitive::usize = 0usize;
        const hidden2: ::core::primitive::usize = 1usize;
        const concat: ::core::primitive::usize = 2usize;
        const dense: ::core::primitive::usize = 3usize;
        const dense_1: ::core::primitive::usize = 4usize;
    }
    struct Values;
    impl Values {
        const wide: ::core::primitive::usize = 0usize;
        const deep: ::core::primitive::usize = 1usize;
        const hidden1: ::core::primitive::usize = 2usize;
        const hidden2: ::core::primitive::usize = 3usize;
        const concat: ::core::primitive::usize = 4usize;
        const dense: ::core::primitive::usize = 5usize;
        const dense_1: ::core::primitive::usize = 6usize;
    }
    struct Plan;
    impl Plan {
        const hidden1: __neurotype::layers::Dense<__neurotype::activations::Relu> = __neurotype::layers::Dense::new(
                30,
            )
            .activation(__neurotype::activations::Relu::new());
        const hidden2: __neurotype::layers::Dense<__neurotype::activations::Relu> = __neurotype::layers::Dense::new(
                30,
            )
            .activation(__neurotype::activations::Relu::new());
        const concat: __neurotype::layers::Concat = __neurotype::layers::Concat::new();
        const dense: __neurotype::layers::Dense<__neurotype::activations::Linear> = __neurotype::layers::Dense::new(
                1,
            )
            .takes(35);
        const dense_1: __neurotype::layers::Dense<__neurotype::activations::Linear> = __neurotype::layers::Dense::new(
            1,
        );
        const SHAPES: [__neurotype::Sizes; 7usize] = {
            let wide_shape = __neurotype::Sizes::new(&[5]);
            let deep_shape = __neurotype::Sizes::new(&[6]);
            let hidden1_shape = Self::hidden1.output(&[deep_shape]);
            let hidden2_shape = Self::hidden2.output(&[hidden1_shape]);
            let concat_shape = Self::concat.output(&[wide_shape, hidden2_shape]);
            let dense_shape = Self::dense.output(&[concat_shape]);
            let dense_1_shape = Self::dense_1.output(&[hidden2_shape]);
            [
                wide_shape,
                deep_shape,
                hidden1_shape,
                hidden2_shape,
                concat_shape,
                dense_shape,
                dense_1_shape,
            ]
        };
    }
    const wide_has_a_size: () = __neurotype::has_a_size(
        "the input `wide`",
        __neurotype::Sizes::new(&[5]),
    );
    const deep_has_a_size: () = __neurotype::has_a_size(
        "the input `deep`",
        __neurotype::Sizes::new(&[6]),
    );
    const deep_feeds_hidden1: () = Plan::hidden1
        .check(
            &__neurotype::Site {
                name: "hidden1",
                inputs: &[
                    __neurotype::Feed {
                        name: "deep",
                        sizes: Plan::SHAPES[Values::deep],
                        parts: &[],
                    },
                ],
            },
        );
    const hidden1_feeds_hidden: () = Plan::hidden2
        .check(
            &__neurotype::Site {
                name: "hidden",
                inputs: &[
                    __neurotype::Feed {
                        name: "hidden1",
                        sizes: Plan::SHAPES[Values::hidden1],
                        parts: &[],
                    },
                ],
            },
        );
    const wide_and_hidden_feed_concat: () = Plan::concat
        .check(
            &__neurotype::Site {
                name: "concat",
                inputs: &[
                    __neurotype::Feed {
                        name: "wide",
                        sizes: Plan::SHAPES[Values::wide],
                        parts: &[],
                    },
                    __neurotype::Feed {
                        name: "hidden",
                        sizes: Plan::SHAPES[Values::hidden2],
                        parts: &[],
                    },
                ],
            },
        );
    const concat_feeds_price: () = Plan::dense
        .check(
            &__neurotype::Site {
                name: "price",
                inputs: &[
                    __neurotype::Feed {
                        name: "concat",
                        sizes: Plan::SHAPES[Values::concat],
                        parts: &[
                            ("wide", Plan::SHAPES[Values::wide]),
                            ("hidden", Plan::SHAPES[Values::hidden2]),
                        ],
                    },
                ],
            },
        );
    const hidden_feeds_aux: () = Plan::dense_1
        .check(
            &__neurotype::Site {
                name: "aux",
                inputs: &[
                    __neurotype::Feed {
                        name: "hidden",
                        sizes: Plan::SHAPES[Values::hidden2],
                        parts: &[],
                    },
                ],
            },
        );
    const dense_gives_the_output_price: () = __neurotype::agree(
        "the output `price`",
        __neurotype::Sizes::new(&[1]),
        "dense",
        Plan::SHAPES[Values::dense],
    );
    const dense_1_gives_the_output_aux: () = __neurotype::agree(
        "the output `aux`",
        __neurotype::Sizes::new(&[1]),
        "dense_1",
        Plan::SHAPES[Values::dense_1],
    );
    impl Plan {
        const __LAYERS: [__neurotype::LayerNode; 5usize] = __neurotype::place_layers([
            __neurotype::LayerNode::new(
                "hidden1",
                "Dense",
                Plan::hidden1.tensors(&[Plan::SHAPES[Values::deep]]),
            ),
            __neurotype::LayerNode::new(
                "hidden2",
                "Dense",
                Plan::hidden2.tensors(&[Plan::SHAPES[Values::hidden1]]),
            ),
            __neurotype::LayerNode::new(
                "concat",
                "Concat",
                Plan::concat
                    .tensors(
                        &[Plan::SHAPES[Values::wide], Plan::SHAPES[Values::hidden2]],
                    ),
            ),
            __neurotype::LayerNode::new(
                "dense",
                "Dense",
                Plan::dense.tensors(&[Plan::SHAPES[Values::concat]]),
            ),
            __neurotype::LayerNode::new(
                "dense_1",
                "Dense",
                Plan::dense_1.tensors(&[Plan::SHAPES[Values::hidden2]]),
            ),
        ]);
        const __VALUES: [__neurotype::ValueNode; 7usize] = __neurotype::place_values([
            __neurotype::ValueNode::input("wide", Plan::SHAPES[Values::wide]),
            __neurotype::ValueNode::input("deep", Plan::SHAPES[Values::deep]),
            __neurotype::ValueNode::output(
                    "hidden1",
                    Layers::hidden1,
                    &[Values::deep],
                    Plan::SHAPES[Values::hidden1],
                )
                .costs(
                    Plan::hidden1.kept(&[Plan::SHAPES[Values::deep]]),
                    Plan::hidden1.flops(&[Plan::SHAPES[Values::deep]]),
                ),
            __neurotype::ValueNode::output(
                    "hidden",
                    Layers::hidden2,
                    &[Values::hidden1],
                    Plan::SHAPES[Values::hidden2],
                )
                .costs(
                    Plan::hidden2.kept(&[Plan::SHAPES[Values::hidden1]]),
                    Plan::hidden2.flops(&[Plan::SHAPES[Values::hidden1]]),
                ),
            __neurotype::ValueNode::output(
                    "concat",
                    Layers::concat,
                    &[Values::wide, Values::hidden2],
                    Plan::SHAPES[Values::concat],
                )
                .costs(
                    Plan::concat
                        .kept(
                            &[Plan::SHAPES[Values::wide], Plan::SHAPES[Values::hidden2]],
                        ),
                    Plan::concat
                        .flops(
                            &[Plan::SHAPES[Values::wide], Plan::SHAPES[Values::hidden2]],
                        ),
                ),
            __neurotype::ValueNode::output(
                    "price",
                    Layers::dense,
                    &[Values::concat],
                    Plan::SHAPES[Values::dense],
                )
                .costs(
                    Plan::dense.kept(&[Plan::SHAPES[Values::concat]]),
                    Plan::dense.flops(&[Plan::SHAPES[Values::concat]]),
                ),
            __neurotype::ValueNode::output(
                    "aux",
                    Layers::dense_1,
                    &[Values::hidden2],
                    Plan::SHAPES[Values::dense_1],
                )
                .costs(
                    Plan::dense_1.kept(&[Plan::SHAPES[Values::hidden2]]),
                    Plan::dense_1.flops(&[Plan::SHAPES[Values::hidden2]]),
                ),
        ]);
        const __OUTPUTS: [__neurotype::OutputNode; 2usize] = [
            __neurotype::OutputNode {
                name: "price",
                value: Values::dense,
                exclusive: true,
                repeated: false,
            },
            __neurotype::OutputNode {
                name: "aux",
                value: Values::dense_1,
                exclusive: true,
                repeated: false,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "WideDeep",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            outputs: &Self::__OUTPUTS,
        };
    }
    impl<T: __neurotype::Scalar> __neurotype::Network for WideDeep<T> {
        type Scalar = T;
        type Inputs = (__neurotype::Rank1<{ 5 }>, __neurotype::Rank1<{ 6 }>);
        type Outputs = (__neurotype::Rank1<{ 1 }>, __neurotype::Rank1<{ 1 }>);
        type Kinds = (
            <__neurotype::layers::Dense<
                __neurotype::activations::Linear,
            > as __neurotype::Layer<T>>::Kind,
            <__neurotype::layers::Dense<
                __neurotype::activations::Linear,
            > as __neurotype::Layer<T>>::Kind,
        );
        const GRAPH: &'static __neurotype::Graph = &Plan::__GRAPH;
        fn new(seed: ::core::primitive::u64) -> Self {
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
                    &Plan::hidden1,
                    Layers::hidden1,
                    &[Plan::SHAPES[Values::deep]],
                    &mut random,
                );
            parameters
                .initialize(
                    &Plan::hidden2,
                    Layers::hidden2,
                    &[Plan::SHAPES[Values::hidden1]],
                    &mut random,
                );
            parameters
                .initialize(
                    &Plan::dense,
                    Layers::dense,
                    &[Plan::SHAPES[Values::concat]],
                    &mut random,
                );
            parameters
                .initialize(
                    &Plan::dense_1,
                    Layers::dense_1,
                    &[Plan::SHAPES[Values::hidden2]],
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
            pass.apply(&Plan::hidden1, Values::hidden1);
            pass.apply(&Plan::hidden2, Values::hidden2);
            pass.apply(&Plan::concat, Values::concat);
            pass.apply(&Plan::dense, Values::dense);
            pass.apply(&Plan::dense_1, Values::dense_1);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, T>) {
            pass.reverse(
                &Plan::dense_1,
                Values::dense_1,
                &[__neurotype::Wanted::Stored],
                __neurotype::Wanted::Stored,
            );
            pass.reverse(
                &Plan::dense,
                Values::dense,
                &[__neurotype::Wanted::Stored],
                __neurotype::Wanted::Stored,
            );
            pass.reverse(
                &Plan::concat,
                Values::concat,
                &[__neurotype::Wanted::Nothing, __neurotype::Wanted::Added],
                __neurotype::Wanted::Nothing,
            );
            pass.reverse(
                &Plan::hidden2,
                Values::hidden2,
                &[__neurotype::Wanted::Stored],
                __neurotype::Wanted::Stored,
            );
            pass.reverse(
                &Plan::hidden1,
                Values::hidden1,
                &[__neurotype::Wanted::Nothing],
                __neurotype::Wanted::Stored,
            );
        }
    }
    impl WideDeep<::core::primitive::f32> {
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
    impl<T: __neurotype::Scalar> WideDeep<T> {
        ///The layer `hidden1`, written `Dense(30, relu)`: its parameters as typed views.
        #[must_use]
        pub fn hidden1(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::deep].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden1].elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::hidden1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `hidden1`, written `Dense(30, relu)`: its parameters, to be changed.
        #[must_use]
        pub fn hidden1_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::deep].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden1].elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::hidden1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `hidden2`, written `Dense(30, relu)`: its parameters as typed views.
        #[must_use]
        pub fn hidden2(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden1].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden2].elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::hidden2),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `hidden2`, written `Dense(30, relu)`: its parameters, to be changed.
        #[must_use]
        pub fn hidden2_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden1].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden2].elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::hidden2),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense`, written `Dense(35 => 1)`: its parameters as typed views.
        #[must_use]
        pub fn dense(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::concat].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::dense].elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense`, written `Dense(35 => 1)`: its parameters, to be changed.
        #[must_use]
        pub fn dense_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::concat].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::dense].elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense_1`, written `Dense(1)`: its parameters as typed views.
        #[must_use]
        pub fn dense_1(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden2].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::dense_1].elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense_1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense_1`, written `Dense(1)`: its parameters, to be changed.
        #[must_use]
        pub fn dense_1_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::hidden2].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::dense_1].elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::dense_1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
};
