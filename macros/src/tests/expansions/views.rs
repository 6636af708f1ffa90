// What `network!` makes of `views.in`.

/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `image` | input | | `[2, 3]` |
| `flatten` | `Flatten` | `image` |  |
| `cell` | `Dense(6, tanh)` | `flatten` | `[6]` |
| `cell` | `Dense(6, tanh)` | `cell` | `[6]` |
| `reshape` | `Reshape([2 , 3])` | `cell` | `[2, 3]` |
| `flatten_1` | `Flatten` | `reshape` |  |
| `add` | `Add` | `flatten_1`, `flatten` |  |

Outputs: `add`.
*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
struct Net<T: neurotype::__private::Scalar = ::core::primitive::f32> {
    parameters: neurotype::__private::Parameters<T>,
}
#[doc(hidden)]
#[allow(non_upper_case_globals, non_snake_case, unused, clippy::all, clippy::pedantic)]
const _: () = {
    use neurotype::__private as __neurotype;
    struct Layers;
    impl Layers {
        const flatten: ::core::primitive::usize = 0usize;
        const cell: ::core::primitive::usize = 1usize;
        const reshape: ::core::primitive::usize = 2usize;
        const flatten_1: ::core::primitive::usize = 3usize;
        const add: ::core::primitive::usize = 4usize;
    }
    struct Values;
    impl Values {
        const image: ::core::primitive::usize = 0usize;
        const flatten: ::core::primitive::usize = 1usize;
        const cell: ::core::primitive::usize = 2usize;
        const cell_2: ::core::primitive::usize = 3usize;
        const reshape: ::core::primitive::usize = 4usize;
        const flatten_1: ::core::primitive::usize = 5usize;
        const add: ::core::primitive::usize = 6usize;
    }
    struct Plan;
    impl Plan {
        const flatten: __neurotype::layers::Flatten = __neurotype::layers::Flatten::new();
        const cell: __neurotype::layers::Dense<__neurotype::activations::Tanh> = __neurotype::layers::Dense::new(
                6,
            )
            .activation(__neurotype::activations::Tanh::new());
        const reshape: __neurotype::layers::Reshape = __neurotype::layers::Reshape::new(
            __neurotype::Sizes::new(&[2, 3]),
        );
        const flatten_1: __neurotype::layers::Flatten = __neurotype::layers::Flatten::new();
        const add: __neurotype::layers::Add = __neurotype::layers::Add::new();
        const SHAPES: [__neurotype::Sizes; 7usize] = {
            let image_shape = __neurotype::Sizes::new(&[2, 3]);
            let flatten_shape = Self::flatten.output(&[image_shape]);
            let cell_shape = Self::cell.output(&[flatten_shape]);
            let cell_2_shape = Self::cell.output(&[cell_shape]);
            let reshape_shape = Self::reshape.output(&[cell_2_shape]);
            let flatten_1_shape = Self::flatten_1.output(&[reshape_shape]);
            let add_shape = Self::add.output(&[flatten_1_shape, flatten_shape]);
            [
                image_shape,
                flatten_shape,
                cell_shape,
                cell_2_shape,
                reshape_shape,
                flatten_1_shape,
                add_shape,
            ]
        };
    }
    const image_has_a_size: () = __neurotype::has_a_size(
        "the input `image`",
        __neurotype::Sizes::new(&[2, 3]),
    );
    const image_feeds_row: () = Plan::flatten
        .check(
            &__neurotype::Site {
                name: "row",
                inputs: &[
                    __neurotype::Feed {
                        name: "image",
                        sizes: Plan::SHAPES[Values::image],
                        parts: &[],
                    },
                ],
            },
        );
    const row_feeds_cell: () = Plan::cell
        .check(
            &__neurotype::Site {
                name: "cell",
                inputs: &[
                    __neurotype::Feed {
                        name: "row",
                        sizes: Plan::SHAPES[Values::flatten],
                        parts: &[],
                    },
                ],
            },
        );
    const cell_feeds_cell: () = Plan::cell
        .check(
            &__neurotype::Site {
                name: "cell",
                inputs: &[
                    __neurotype::Feed {
                        name: "cell",
                        sizes: Plan::SHAPES[Values::cell],
                        parts: &[],
                    },
                ],
            },
        );
    const cell_feeds_cell_again: () = __neurotype::fed_the_same(
        "cell",
        Plan::SHAPES[Values::flatten],
        "cell",
        Plan::SHAPES[Values::cell],
    );
    const cell_feeds_reshape: () = Plan::reshape
        .check(
            &__neurotype::Site {
                name: "reshape",
                inputs: &[
                    __neurotype::Feed {
                        name: "cell",
                        sizes: Plan::SHAPES[Values::cell_2],
                        parts: &[],
                    },
                ],
            },
        );
    const reshape_feeds_flatten_1: () = Plan::flatten_1
        .check(
            &__neurotype::Site {
                name: "flatten_1",
                inputs: &[
                    __neurotype::Feed {
                        name: "reshape",
                        sizes: Plan::SHAPES[Values::reshape],
                        parts: &[],
                    },
                ],
            },
        );
    const flatten_1_and_row_feed_add: () = Plan::add
        .check(
            &__neurotype::Site {
                name: "add",
                inputs: &[
                    __neurotype::Feed {
                        name: "flatten_1",
                        sizes: Plan::SHAPES[Values::flatten_1],
                        parts: &[],
                    },
                    __neurotype::Feed {
                        name: "row",
                        sizes: Plan::SHAPES[Values::flatten],
                        parts: &[],
                    },
                ],
            },
        );
    const add_gives_the_output: () = __neurotype::agree(
        "the output",
        __neurotype::Sizes::new(&[6]),
        "add",
        Plan::SHAPES[Values::add],
    );
    impl Plan {
        const __LAYERS: [__neurotype::LayerNode; 5usize] = __neurotype::place_layers([
            __neurotype::LayerNode::new(
                "flatten",
                "Flatten",
                Plan::flatten.tensors(&[Plan::SHAPES[Values::image]]),
            ),
            __neurotype::LayerNode::new(
                "cell",
                "Dense",
                Plan::cell.tensors(&[Plan::SHAPES[Values::flatten]]),
            ),
            __neurotype::LayerNode::new(
                "reshape",
                "Reshape",
                Plan::reshape.tensors(&[Plan::SHAPES[Values::cell_2]]),
            ),
            __neurotype::LayerNode::new(
                "flatten_1",
                "Flatten",
                Plan::flatten_1.tensors(&[Plan::SHAPES[Values::reshape]]),
            ),
            __neurotype::LayerNode::new(
                "add",
                "Add",
                Plan::add
                    .tensors(
                        &[Plan::SHAPES[Values::flatten_1], Plan::SHAPES[Values::flatten]],
                    ),
            ),
        ]);
        const __VALUES: [__neurotype::ValueNode; 7usize] = __neurotype::place_values([
            __neurotype::ValueNode::input("image", Plan::SHAPES[Values::image]),
            __neurotype::ValueNode::output(
                    "row",
                    Layers::flatten,
                    &[Values::image],
                    Plan::SHAPES[Values::flatten],
                )
                .costs(
                    Plan::flatten.kept(&[Plan::SHAPES[Values::image]]),
                    Plan::flatten.flops(&[Plan::SHAPES[Values::image]]),
                )
                .as_view(),
            __neurotype::ValueNode::output(
                    "cell",
                    Layers::cell,
                    &[Values::flatten],
                    Plan::SHAPES[Values::cell],
                )
                .costs(
                    Plan::cell.kept(&[Plan::SHAPES[Values::flatten]]),
                    Plan::cell.flops(&[Plan::SHAPES[Values::flatten]]),
                ),
            __neurotype::ValueNode::output(
                    "cell",
                    Layers::cell,
                    &[Values::cell],
                    Plan::SHAPES[Values::cell_2],
                )
                .costs(
                    Plan::cell.kept(&[Plan::SHAPES[Values::cell]]),
                    Plan::cell.flops(&[Plan::SHAPES[Values::cell]]),
                ),
            __neurotype::ValueNode::output(
                    "reshape",
                    Layers::reshape,
                    &[Values::cell_2],
                    Plan::SHAPES[Values::reshape],
                )
                .costs(
                    Plan::reshape.kept(&[Plan::SHAPES[Values::cell_2]]),
                    Plan::reshape.flops(&[Plan::SHAPES[Values::cell_2]]),
                )
                .as_view(),
            __neurotype::ValueNode::output(
                    "flatten_1",
                    Layers::flatten_1,
                    &[Values::reshape],
                    Plan::SHAPES[Values::flatten_1],
                )
                .costs(
                    Plan::flatten_1.kept(&[Plan::SHAPES[Values::reshape]]),
                    Plan::flatten_1.flops(&[Plan::SHAPES[Values::reshape]]),
                )
                .as_view(),
            __neurotype::ValueNode::output(
                    "add",
                    Layers::add,
                    &[Values::flatten_1, Values::flatten],
                    Plan::SHAPES[Values::add],
                )
                .costs(
                    Plan::add
                        .kept(
                            &[
                                Plan::SHAPES[Values::flatten_1],
                                Plan::SHAPES[Values::flatten],
                            ],
                        ),
                    Plan::add
                        .flops(
                            &[
                                Plan::SHAPES[Values::flatten_1],
                                Plan::SHAPES[Values::flatten],
                            ],
                        ),
                ),
        ]);
        const __OUTPUTS: [__neurotype::OutputNode; 1usize] = [
            __neurotype::OutputNode {
                name: "",
                value: Values::add,
                exclusive: true,
                repeated: false,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "Net",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            outputs: &Self::__OUTPUTS,
        };
    }
    impl<T: __neurotype::Scalar> __neurotype::Network for Net<T> {
        type Scalar = T;
        type Inputs = __neurotype::Rank2<{ 2 }, { 3 }>;
        type Outputs = __neurotype::Rank1<{ 6 }>;
        type Kinds = <__neurotype::layers::Add as __neurotype::Layer<T>>::Kind;
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
                    &Plan::cell,
                    Layers::cell,
                    &[Plan::SHAPES[Values::flatten]],
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
            pass.apply(&Plan::cell, Values::cell);
            pass.apply(&Plan::cell, Values::cell_2);
            pass.apply(&Plan::add, Values::add);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, T>) {
            pass.reverse(
                &Plan::add,
                Values::add,
                &[__neurotype::Wanted::Stored, __neurotype::Wanted::Nothing],
                __neurotype::Wanted::Nothing,
            );
            pass.reverse(
                &Plan::cell,
                Values::cell_2,
                &[__neurotype::Wanted::Stored],
                __neurotype::Wanted::Stored,
            );
            pass.reverse(
                &Plan::cell,
                Values::cell,
                &[__neurotype::Wanted::Nothing],
                __neurotype::Wanted::Added,
            );
        }
    }
    impl Net<::core::primitive::f32> {
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
    impl<T: __neurotype::Scalar> Net<T> {
        ///The layer `cell`, written `Dense(6, tanh)`: its parameters as typed views.
        #[must_use]
        pub fn cell(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::flatten].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::cell].elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `cell`, written `Dense(6, tanh)`: its parameters, to be changed.
        #[must_use]
        pub fn cell_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ Plan::SHAPES[Values::flatten].elements() }>,
            __neurotype::Const<{ Plan::SHAPES[Values::cell].elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
};
