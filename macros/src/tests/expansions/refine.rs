// What `network!` makes of `refine.in`.

/// Structure and numbers that depend on run-time values: a count, a branch, rows, a network within, noise.
/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `rows` | input |  | `[4, H]` |
| `fill` | `Fill` |  | `[H]` |
| `h` | `let mut` | `fill` | `[H]` |
| `row` | row | `rows` | `[H]` |
| `add` | `Add` | `h`, `row` | `[H]` |
| `cell` | `Dense(H, tanh)` | `add` | `[H]` |
| `states` | rows | `cell` | `[4, H]` |
| `h` | `let mut` | `h` | `[H]` |
| `affine` | `Affine` | `h` | `[H]` |
| `block` | `Block` | `affine` |  |
| `h` | `let mut` | `h` | `[H]` |
| `noise` | `my::Noise(spread)` | `h` |  |
| `slice` | `Slice` | `states` |  |
| `subtract` | `Subtract` | `h`, `slice` | `[H]` |

Outputs: `h`.
*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Refine<
    Block,
    const H: usize,
    T: neurotype::__private::Scalar = ::core::primitive::f32,
> {
    parameters: neurotype::__private::Parameters<T>,
    ///A setting; `3` at first.
    pub depth: usize,
    ///A setting; `0.1` at first.
    pub spread: f64,
    networks: ::core::marker::PhantomData<fn() -> (Block,)>,
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
        const fill: ::core::primitive::usize = 0usize;
        const add: ::core::primitive::usize = 1usize;
        const cell: ::core::primitive::usize = 2usize;
        const affine: ::core::primitive::usize = 3usize;
        const block: ::core::primitive::usize = 4usize;
        const noise: ::core::primitive::usize = 5usize;
        const slice: ::core::primitive::usize = 6usize;
        const subtract: ::core::primitive::usize = 7usize;
    }
    struct Values;
    impl Values {
        const rows: ::core::primitive::usize = 0usize;
        const fill: ::core::primitive::usize = 1usize;
        const h: ::core::primitive::usize = 2usize;
        const row: ::core::primitive::usize = 3usize;
        const add: ::core::primitive::usize = 4usize;
        const cell: ::core::primitive::usize = 5usize;
        const states: ::core::primitive::usize = 6usize;
        const h_2: ::core::primitive::usize = 7usize;
        const affine: ::core::primitive::usize = 8usize;
        const block: ::core::primitive::usize = 9usize;
        const h_3: ::core::primitive::usize = 10usize;
        const noise: ::core::primitive::usize = 11usize;
        const slice: ::core::primitive::usize = 12usize;
        const subtract: ::core::primitive::usize = 13usize;
    }
    struct Plan<Block: neurotype::__private::Network, const H: usize>(
        ::core::marker::PhantomData<fn() -> (Block,)>,
    );
    impl<Block: neurotype::__private::Network, const H: usize> Plan<Block, H> {
        const fill: __neurotype::layers::Fill = __neurotype::layers::Fill::new(
            0.0 as ::core::primitive::f64,
            __neurotype::Sizes::new(&[H]),
        );
        const add: __neurotype::layers::Add = __neurotype::layers::Add::new();
        const cell: __neurotype::layers::Dense<__neurotype::activations::Tanh> = __neurotype::layers::Dense::new(
                H,
            )
            .activation(__neurotype::activations::Tanh::new());
        const affine: __neurotype::layers::Affine = __neurotype::layers::Affine::new(
            0.5 as ::core::primitive::f64,
            0.0,
        );
        const block: __neurotype::layers::Nested = __neurotype::layers::Nested::new(
            <Block as __neurotype::Network>::GRAPH,
        );
        const noise: my::Noise = <my::Noise>::new(((0.1) as f64));
        const slice: __neurotype::layers::Slice = __neurotype::layers::Slice::row(3);
        const subtract: __neurotype::layers::Subtract = __neurotype::layers::Subtract::new();
    }
    struct Rules<Block: neurotype::__private::Network, const H: usize>(
        ::core::marker::PhantomData<fn() -> (Block,)>,
    );
    impl<Block: neurotype::__private::Network, const H: usize> Rules<Block, H> {
        const fill: __neurotype::layers::Rule = Plan::<Block, H>::fill.rule(&[]);
        const add: __neurotype::layers::Rule = Plan::<Block, H>::add
            .rule(&[Shapes::<Block, H>::h, Shapes::<Block, H>::row]);
        const cell: __neurotype::layers::Rule = Plan::<Block, H>::cell
            .rule(&[Shapes::<Block, H>::add]);
        const affine: __neurotype::layers::Rule = Plan::<Block, H>::affine
            .rule(&[Shapes::<Block, H>::h_2]);
        const block: __neurotype::layers::Rule = Plan::<Block, H>::block
            .rule(&[Shapes::<Block, H>::affine]);
        const noise: __neurotype::layers::Rule = Plan::<Block, H>::noise
            .rule(&[Shapes::<Block, H>::h_3]);
        const slice: __neurotype::layers::Rule = Plan::<Block, H>::slice
            .rule(&[Shapes::<Block, H>::states]);
        const subtract: __neurotype::layers::Rule = Plan::<Block, H>::subtract
            .rule(&[Shapes::<Block, H>::h_3, Shapes::<Block, H>::slice]);
    }
    struct Shapes<Block: neurotype::__private::Network, const H: usize>(
        ::core::marker::PhantomData<fn() -> (Block,)>,
    );
    impl<Block: neurotype::__private::Network, const H: usize> Shapes<Block, H> {
        const rows: __neurotype::Sizes = __neurotype::Sizes::new(&[4, H]);
        const fill: __neurotype::Sizes = Rules::<Block, H>::fill.output;
        const h: __neurotype::Sizes = Shapes::<Block, H>::fill;
        const row: __neurotype::Sizes = Shapes::<Block, H>::rows.row();
        const add: __neurotype::Sizes = Rules::<Block, H>::add.output;
        const cell: __neurotype::Sizes = Rules::<Block, H>::cell.output;
        const states: __neurotype::Sizes = Shapes::<Block, H>::cell
            .stacked(Shapes::<Block, H>::rows.axis(0));
        const h_2: __neurotype::Sizes = Shapes::<Block, H>::h;
        const affine: __neurotype::Sizes = Rules::<Block, H>::affine.output;
        const block: __neurotype::Sizes = Rules::<Block, H>::block.output;
        const h_3: __neurotype::Sizes = Shapes::<Block, H>::h_2;
        const noise: __neurotype::Sizes = Rules::<Block, H>::noise.output;
        const slice: __neurotype::Sizes = Rules::<Block, H>::slice.output;
        const subtract: __neurotype::Sizes = Rules::<Block, H>::subtract.output;
    }
    impl<Block: neurotype::__private::Network, const H: usize> Plan<Block, H> {
        const rows_has_a_size: () = __neurotype::has_a_size(
            "the input `rows`",
            __neurotype::Sizes::new(&[4, H]),
        );
        const h_is_given: () = Rules::<Block, H>::fill
            .check(
                &__neurotype::Site {
                    name: "h",
                    inputs: &[],
                },
            );
        const h_and_row_feed_add: () = Rules::<Block, H>::add
            .check(
                &__neurotype::Site {
                    name: "add",
                    inputs: &[
                        __neurotype::Feed {
                            name: "h",
                            sizes: Shapes::<Block, H>::h,
                            parts: &[],
                        },
                        __neurotype::Feed {
                            name: "row",
                            sizes: Shapes::<Block, H>::row,
                            parts: &[],
                        },
                    ],
                },
            );
        const add_feeds_h: () = Rules::<Block, H>::cell
            .check(
                &__neurotype::Site {
                    name: "h",
                    inputs: &[
                        __neurotype::Feed {
                            name: "add",
                            sizes: Shapes::<Block, H>::add,
                            parts: &[
                                ("h", Shapes::<Block, H>::h),
                                ("row", Shapes::<Block, H>::row),
                            ],
                        },
                    ],
                },
            );
        const h_feeds_affine: () = Rules::<Block, H>::affine
            .check(
                &__neurotype::Site {
                    name: "affine",
                    inputs: &[
                        __neurotype::Feed {
                            name: "h",
                            sizes: Shapes::<Block, H>::h_2,
                            parts: &[],
                        },
                    ],
                },
            );
        const affine_feeds_h: () = Rules::<Block, H>::block
            .check(
                &__neurotype::Site {
                    name: "h",
                    inputs: &[
                        __neurotype::Feed {
                            name: "affine",
                            sizes: Shapes::<Block, H>::affine,
                            parts: &[],
                        },
                    ],
                },
            );
        const h_gives_as_many: () = Plan::<Block, H>::block.gives_as_many("h", 1usize);
        const h_feeds_h: () = Rules::<Block, H>::noise
            .check(
                &__neurotype::Site {
                    name: "h",
                    inputs: &[
                        __neurotype::Feed {
                            name: "h",
                            sizes: Shapes::<Block, H>::h_3,
                            parts: &[],
                        },
                    ],
                },
            );
        const states_feeds_slice: () = Rules::<Block, H>::slice
            .check(
                &__neurotype::Site {
                    name: "slice",
                    inputs: &[
                        __neurotype::Feed {
                            name: "states",
                            sizes: Shapes::<Block, H>::states,
                            parts: &[],
                        },
                    ],
                },
            );
        const h_and_slice_feed_h: () = Rules::<Block, H>::subtract
            .check(
                &__neurotype::Site {
                    name: "h",
                    inputs: &[
                        __neurotype::Feed {
                            name: "h",
                            sizes: Shapes::<Block, H>::h_3,
                            parts: &[],
                        },
                        __neurotype::Feed {
                            name: "slice",
                            sizes: Shapes::<Block, H>::slice,
                            parts: &[],
                        },
                    ],
                },
            );
        const h_is_declared: () = __neurotype::agree(
            "`h`",
            __neurotype::Sizes::new(&[H]),
            "fill",
            Shapes::<Block, H>::fill,
        );
        const h_keeps_its_shape: () = __neurotype::keeps_its_shape(
            "h",
            Shapes::<Block, H>::h,
            "in the loop",
            Shapes::<Block, H>::cell,
        );
        const h_keeps_its_shape_2: () = __neurotype::keeps_its_shape(
            "h",
            Shapes::<Block, H>::h_2,
            "in the loop",
            Shapes::<Block, H>::block,
        );
        const h_keeps_its_shape_3: () = __neurotype::keeps_its_shape(
            "h",
            Shapes::<Block, H>::h_3,
            "in the branch",
            Shapes::<Block, H>::noise,
        );
        const h_keeps_its_shape_4: () = __neurotype::keeps_its_shape(
            "h",
            Shapes::<Block, H>::h_3,
            "in the branch",
            Shapes::<Block, H>::subtract,
        );
        const h_gives_the_output: () = __neurotype::agree(
            "the output",
            __neurotype::Sizes::new(&[H]),
            "h",
            Shapes::<Block, H>::h_3,
        );
    }
    const _: () = {
        fn h_is_declared<Block: neurotype::__private::Network, const H: usize>() {
            <() as __neurotype::Same1<{ H }, { H }>>::HOLDS
        }
    };
    const _: () = {
        fn h_keeps_its_shape<Block: neurotype::__private::Network, const H: usize>() {
            <() as __neurotype::Same1<{ H }, { H }>>::HOLDS
        }
    };
    const _: () = {
        fn h_keeps_its_shape<Block: neurotype::__private::Network, const H: usize>() {
            <() as __neurotype::Same1<{ H }, { H }>>::HOLDS
        }
    };
    const _: () = {
        fn h_gives_the_output<Block: neurotype::__private::Network, const H: usize>() {
            <() as __neurotype::Same1<{ H }, { H }>>::HOLDS
        }
    };
    const _: () = {
        fn row_feeds_add<Block: neurotype::__private::Network, const H: usize>() {
            <() as __neurotype::Same1<{ H }, { H }>>::HOLDS
        }
    };
    impl<Block: neurotype::__private::Network, const H: usize> Plan<Block, H> {
        const __LAYERS: [__neurotype::LayerNode; 8usize] = __neurotype::place_layers([
            __neurotype::LayerNode::new("fill", "Fill", Rules::<Block, H>::fill),
            __neurotype::LayerNode::new("add", "Add", Rules::<Block, H>::add),
            __neurotype::LayerNode::new("cell", "Dense", Rules::<Block, H>::cell),
            __neurotype::LayerNode::new("affine", "Affine", Rules::<Block, H>::affine),
            __neurotype::LayerNode::new("block", "Block", Rules::<Block, H>::block),
            __neurotype::LayerNode::new("noise", "Noise", Rules::<Block, H>::noise),
            __neurotype::LayerNode::new("slice", "Slice", Rules::<Block, H>::slice),
            __neurotype::LayerNode::new(
                "subtract",
                "Subtract",
                Rules::<Block, H>::subtract,
            ),
        ]);
        const __VALUES: [__neurotype::ValueNode; 14usize] = __neurotype::lay_over([
            __neurotype::ValueNode::new(
                    "rows",
                    __neurotype::Origin::Input,
                    &[],
                    Shapes::<Block, H>::rows,
                )
                .held(),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Layer(Layers::fill),
                    &[],
                    Shapes::<Block, H>::fill,
                )
                .by(Rules::<Block, H>::fill)
                .held(),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Mutable,
                    &[Values::fill],
                    Shapes::<Block, H>::h,
                )
                .held()
                .given_anew(&[Values::cell]),
            __neurotype::ValueNode::new(
                    "row",
                    __neurotype::Origin::Row,
                    &[Values::rows],
                    Shapes::<Block, H>::row,
                )
                .inside(0usize),
            __neurotype::ValueNode::new(
                    "add",
                    __neurotype::Origin::Layer(Layers::add),
                    &[Values::h, Values::row],
                    Shapes::<Block, H>::add,
                )
                .by(Rules::<Block, H>::add)
                .inside(0usize),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Layer(Layers::cell),
                    &[Values::add],
                    Shapes::<Block, H>::cell,
                )
                .by(Rules::<Block, H>::cell)
                .inside(0usize)
                .held(),
            __neurotype::ValueNode::new(
                    "states",
                    __neurotype::Origin::Stack,
                    &[Values::cell],
                    Shapes::<Block, H>::states,
                )
                .held(),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Mutable,
                    &[Values::h],
                    Shapes::<Block, H>::h_2,
                )
                .held()
                .given_anew(&[Values::block]),
            __neurotype::ValueNode::new(
                    "affine",
                    __neurotype::Origin::Layer(Layers::affine),
                    &[Values::h_2],
                    Shapes::<Block, H>::affine,
                )
                .by(Rules::<Block, H>::affine)
                .inside(1usize),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Layer(Layers::block),
                    &[Values::affine],
                    Shapes::<Block, H>::block,
                )
                .by(Rules::<Block, H>::block)
                .inside(1usize)
                .held(),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Mutable,
                    &[Values::h_2],
                    Shapes::<Block, H>::h_3,
                )
                .held()
                .given_anew(&[Values::noise, Values::subtract]),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Layer(Layers::noise),
                    &[Values::h_3],
                    Shapes::<Block, H>::noise,
                )
                .by(Rules::<Block, H>::noise)
                .inside(2usize)
                .held(),
            __neurotype::ValueNode::new(
                    "slice",
                    __neurotype::Origin::Layer(Layers::slice),
                    &[Values::states],
                    Shapes::<Block, H>::slice,
                )
                .by(Rules::<Block, H>::slice)
                .inside(3usize),
            __neurotype::ValueNode::new(
                    "h",
                    __neurotype::Origin::Layer(Layers::subtract),
                    &[Values::h_3, Values::slice],
                    Shapes::<Block, H>::subtract,
                )
                .by(Rules::<Block, H>::subtract)
                .inside(3usize)
                .held(),
        ]);
        const __BLOCKS: [__neurotype::BlockNode; 4usize] = [
            __neurotype::BlockNode {
                kind: __neurotype::BlockKind::Rows(Shapes::<Block, H>::rows.axis(0)),
                written: "for row in rows",
                parent: ::core::option::Option::None,
            },
            __neurotype::BlockNode {
                kind: __neurotype::BlockKind::Repeat,
                written: "for _ in 0..depth",
                parent: ::core::option::Option::None,
            },
            __neurotype::BlockNode {
                kind: __neurotype::BlockKind::If,
                written: "if depth > 4 && training",
                parent: ::core::option::Option::None,
            },
            __neurotype::BlockNode {
                kind: __neurotype::BlockKind::Else(2usize),
                written: "else",
                parent: ::core::option::Option::None,
            },
        ];
        const __OUTPUTS: [__neurotype::OutputNode; 1usize] = [
            __neurotype::OutputNode {
                name: "",
                value: Values::h_3,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "Refine",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            blocks: &Self::__BLOCKS,
            outputs: &Self::__OUTPUTS,
        };
    }
    #[diagnostic::do_not_recommend]
    impl<
        Block: neurotype::__private::Network,
        const H: usize,
        T: __neurotype::Scalar,
    > __neurotype::Network for Refine<Block, H, T> {
        type Scalar = T;
        type Inputs = __neurotype::Rank2<{ 4 }, { H }>;
        type Outputs = __neurotype::Rank1<{ H }>;
        type Kinds = __neurotype::Logits;
        type Of<__Other: __neurotype::Scalar> = Refine<Block, H, __Other>;
        const GRAPH: &'static __neurotype::Graph = &Plan::<Block, H>::__GRAPH;
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
            Self {
                parameters,
                depth: 3,
                spread: 0.1,
                networks: ::core::marker::PhantomData,
            }
        }
        fn exchange_settings(
            settings: &mut __neurotype::Settings,
            from: &Self,
            to: ::core::option::Option<&mut Self>,
        ) -> __neurotype::Set {
            let mut to = to;
            <() as __neurotype::Setting<
                usize,
            >>::exchange(
                settings,
                "depth",
                &from.depth,
                to.as_deref_mut().map(|to| &mut to.depth),
            )?;
            <() as __neurotype::Setting<
                f64,
            >>::exchange(
                settings,
                "spread",
                &from.spread,
                to.as_deref_mut().map(|to| &mut to.spread),
            )?;
            ::core::result::Result::Ok(())
        }
        fn initialize(numbers: &mut [T], random: &mut __neurotype::Random) {
            let () = Plan::<Block, H>::rows_has_a_size;
            let () = Plan::<Block, H>::h_is_given;
            let () = Plan::<Block, H>::h_and_row_feed_add;
            let () = Plan::<Block, H>::add_feeds_h;
            let () = Plan::<Block, H>::h_feeds_affine;
            let () = Plan::<Block, H>::affine_feeds_h;
            let () = Plan::<Block, H>::h_gives_as_many;
            let () = Plan::<Block, H>::h_feeds_h;
            let () = Plan::<Block, H>::states_feeds_slice;
            let () = Plan::<Block, H>::h_and_slice_feed_h;
            let () = Plan::<Block, H>::h_is_declared;
            let () = Plan::<Block, H>::h_keeps_its_shape;
            let () = Plan::<Block, H>::h_keeps_its_shape_2;
            let () = Plan::<Block, H>::h_keeps_its_shape_3;
            let () = Plan::<Block, H>::h_keeps_its_shape_4;
            let () = Plan::<Block, H>::h_gives_the_output;
            let mut parameters = __neurotype::ParametersViewMut::new(
                numbers,
                <Self as __neurotype::Network>::GRAPH,
            );
            parameters
                .initialize(
                    &Plan::<Block, H>::cell,
                    Layers::cell,
                    &[Shapes::<Block, H>::add],
                    random,
                );
            parameters
                .initialize_network::<
                    <Block as __neurotype::Network>::Of<T>,
                >(Layers::block, random);
            parameters
                .initialize(
                    <my::Noise as __neurotype::Layer<
                        T,
                    >>::itself(&Plan::<Block, H>::noise),
                    Layers::noise,
                    &[Shapes::<Block, H>::h_3],
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
        type View<'a> = RefineView<'a, Self>;
        type ViewMut<'a> = RefineViewMut<'a, Self>;
        fn view(part: __neurotype::Part<'_, T>) -> RefineView<'_, Self> {
            let parameters = __neurotype::ParametersView::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            RefineView {
                parameters,
                network: ::core::marker::PhantomData,
            }
        }
        fn view_mut(part: __neurotype::PartMut<'_, T>) -> RefineViewMut<'_, Self> {
            let parameters = __neurotype::ParametersViewMut::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            RefineViewMut {
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
        fn tell_settings(
            &self,
            tuning: &mut __neurotype::Tuning,
        ) -> __neurotype::Result<()> {
            let depth = &self.depth;
            let spread = &self.spread;
            tuning
                .within::<
                    <Block as __neurotype::Network>::Of<T>,
                >("block", |network| {})?;
            tuning
                .allow(
                    "noise",
                    &<my::Noise>::new((*spread)).rule(&[Shapes::<Block, H>::h_3]),
                    &[("spread", spread as &dyn ::core::fmt::Display)],
                )?;
            ::core::result::Result::Ok(())
        }
        fn forward(&self, pass: &mut __neurotype::ForwardPass<'_, Self>) {
            let depth = &self.depth;
            let spread = &self.spread;
            let is_training = pass.training();
            pass.apply(&Plan::<Block, H>::fill, Values::fill);
            pass.assign(Values::h, Values::fill);
            pass.begin_stack(Values::states);
            for index in 0..Shapes::<Block, H>::rows.axis(0) {
                pass.row(Values::row, index);
                pass.apply(&Plan::<Block, H>::add, Values::add);
                pass.apply(&Plan::<Block, H>::cell, Values::cell);
                pass.assign(Values::h, Values::cell);
                pass.stack(Values::states, index);
            }
            pass.assign(Values::h_2, Values::h);
            let mut turns: ::core::primitive::usize = 0;
            for _ in 0..(*depth) {
                turns += 1;
                pass.apply(&Plan::<Block, H>::affine, Values::affine);
                pass.call::<
                        <Block as __neurotype::Network>::Of<T>,
                    >(Values::block, |network| {});
                pass.assign(Values::h_2, Values::block);
            }
            pass.decide(turns);
            pass.assign(Values::h_3, Values::h_2);
            if (*depth) > 4 && is_training {
                pass.apply(
                    <my::Noise as __neurotype::Layer<
                        T,
                    >>::itself(&<my::Noise>::new((*spread))),
                    Values::noise,
                );
                pass.assign(Values::h_3, Values::noise);
                pass.decide(true);
            } else {
                pass.apply(&Plan::<Block, H>::slice, Values::slice);
                pass.apply(&Plan::<Block, H>::subtract, Values::subtract);
                pass.assign(Values::h_3, Values::subtract);
                pass.decide(false);
            }
            pass.decide((*spread) as ::core::primitive::f64);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, Self>) {
            let spread = &(pass.number() as f64);
            if pass.taken() {
                pass.restore(Values::h_3);
                pass.reverse(
                    <my::Noise as __neurotype::Layer<
                        T,
                    >>::itself(&<my::Noise>::new((*spread))),
                    Values::noise,
                );
            } else {
                pass.restore(Values::h_3);
                pass.reverse(&Plan::<Block, H>::subtract, Values::subtract);
                pass.reverse(&Plan::<Block, H>::slice, Values::slice);
            }
            pass.restore(Values::h_3);
            for _ in 0..pass.turns() {
                pass.restore(Values::h_2);
                pass.reverse_call::<
                        <Block as __neurotype::Network>::Of<T>,
                    >(Values::block);
                pass.reverse(&Plan::<Block, H>::affine, Values::affine);
            }
            pass.restore(Values::h_2);
            for index in (0..Shapes::<Block, H>::rows.axis(0)).rev() {
                pass.unstack(Values::states, index);
                pass.restore(Values::h);
                pass.reverse(&Plan::<Block, H>::cell, Values::cell);
                pass.reverse(&Plan::<Block, H>::add, Values::add);
                pass.restore(Values::row);
            }
            pass.restore(Values::states);
            pass.restore(Values::h);
            pass.reverse(&Plan::<Block, H>::fill, Values::fill);
        }
    }
    impl<
        Block: neurotype::__private::Network,
        const H: usize,
    > Refine<Block, H, ::core::primitive::f32> {
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
    impl<Block, const H: usize> Refine<Block, H, ::core::primitive::f32> {
        /// A network of `f32` with initial parameters; the same seed gives the same bits. For another scalar write
        /// `Name::<f64>::new(seed)`.
        #[must_use]
        pub fn new(seed: ::core::primitive::u64) -> Self
        where
            Block: neurotype::__private::Network,
        {
            <Self as __neurotype::Network>::new(seed)
        }
        /// A model of `f32` from a file that `save` wrote, of whatever scalar. For another scalar write
        /// `Name::<f64>::load(path)`.
        pub fn load(
            path: impl ::core::convert::AsRef<__neurotype::Path>,
        ) -> __neurotype::Result<Self>
        where
            Block: neurotype::__private::Network,
        {
            <Self as __neurotype::Network>::load(path)
        }
        /// A model of `f32` from the bytes of such a file: `Name::from_bytes(include_bytes!("best.safetensors"))`.
        pub fn from_bytes(bytes: &[::core::primitive::u8]) -> __neurotype::Result<Self>
        where
            Block: neurotype::__private::Network,
        {
            <Self as __neurotype::Network>::from_bytes(bytes)
        }
        /// The layers, what each is connected to, its output's shape and its parameters, with totals.
        #[must_use]
        pub fn summary() -> __neurotype::Summary
        where
            Block: neurotype::__private::Network,
        {
            <Self as __neurotype::Network>::summary()
        }
        /// The network as a picture.
        #[must_use]
        pub fn diagram() -> __neurotype::Diagram
        where
            Block: neurotype::__private::Network,
        {
            <Self as __neurotype::Network>::diagram()
        }
    }
    impl<
        Block: neurotype::__private::Network,
        const H: usize,
        T: __neurotype::Scalar,
    > Refine<Block, H, T> {
        ///The layer `cell`, written `Dense(H, tanh)`: its parameters as typed views.
        #[must_use]
        pub fn cell(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `cell`, written `Dense(H, tanh)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn cell_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The network `block`, written `Block`: its parameters as typed views.
        #[must_use]
        pub fn block(
            &self,
        ) -> <<Block as __neurotype::Network>::Of<T> as __neurotype::Network>::View<'_> {
            <<Block as __neurotype::Network>::Of<
                T,
            > as __neurotype::Network>::view(self.parameters.of(Layers::block))
        }
        ///The network `block`, written `Block`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn block_mut(
            &mut self,
        ) -> <<Block as __neurotype::Network>::Of<
            T,
        > as __neurotype::Network>::ViewMut<'_> {
            <<Block as __neurotype::Network>::Of<
                T,
            > as __neurotype::Network>::view_mut(self.parameters.of_mut(Layers::block))
        }
        ///The layer `noise`, written `my::Noise(spread)`: its parameters as typed views.
        #[must_use]
        pub fn noise(
            &self,
        ) -> __neurotype::Handle<
            '_,
            my::Noise,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Dyn,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::noise),
                __neurotype::Const,
                __neurotype::Dyn(Shapes::<Block, H>::noise.elements()),
            )
        }
        ///The layer `noise`, written `my::Noise(spread)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn noise_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            my::Noise,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Dyn,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::noise),
                __neurotype::Const,
                __neurotype::Dyn(Shapes::<Block, H>::noise.elements()),
            )
        }
    }
    /// The parameters of a network that is a part of another.
    pub struct RefineView<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersView<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> RefineView<'a, N> {
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
    impl<
        'a,
        Block: neurotype::__private::Network,
        const H: usize,
        T: __neurotype::Scalar,
    > RefineView<'a, Refine<Block, H, T>> {
        #[must_use]
        pub fn cell(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn block(
            &self,
        ) -> <<Block as __neurotype::Network>::Of<T> as __neurotype::Network>::View<'a> {
            <<Block as __neurotype::Network>::Of<
                T,
            > as __neurotype::Network>::view(self.parameters.of(Layers::block))
        }
        #[must_use]
        pub fn noise(
            &self,
        ) -> __neurotype::Handle<
            'a,
            my::Noise,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Dyn,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::noise),
                __neurotype::Const,
                __neurotype::Dyn(Shapes::<Block, H>::noise.elements()),
            )
        }
    }
    /// The parameters of a network that is a part of another, to be changed.
    pub struct RefineViewMut<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersViewMut<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> RefineViewMut<'a, N> {
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
    impl<
        'a,
        Block: neurotype::__private::Network,
        const H: usize,
        T: __neurotype::Scalar,
    > RefineViewMut<'a, Refine<Block, H, T>> {
        #[must_use]
        pub fn cell_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Const<{ H }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn block_mut(
            self,
        ) -> <<Block as __neurotype::Network>::Of<
            T,
        > as __neurotype::Network>::ViewMut<'a> {
            <<Block as __neurotype::Network>::Of<
                T,
            > as __neurotype::Network>::view_mut(
                self.parameters.into_layer(Layers::block),
            )
        }
        #[must_use]
        pub fn noise_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            my::Noise,
            T,
            __neurotype::Const<{ H }>,
            __neurotype::Dyn,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::noise),
                __neurotype::Const,
                __neurotype::Dyn(Shapes::<Block, H>::noise.elements()),
            )
        }
    }
    #[diagnostic::do_not_recommend]
    impl<
        Block: neurotype::__private::Network,
        const H: usize,
        T: __neurotype::Scalar,
    > __neurotype::Serialize for Refine<Block, H, T> {
        fn serialize<__S: __neurotype::Serializer>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            __neurotype::serialize(self, serializer)
        }
    }
    #[diagnostic::do_not_recommend]
    impl<
        '__de,
        Block: neurotype::__private::Network,
        const H: usize,
        T: __neurotype::Scalar,
    > __neurotype::Deserialize<'__de> for Refine<Block, H, T> {
        fn deserialize<__D: __neurotype::Deserializer<'__de>>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            __neurotype::deserialize(deserializer)
        }
    }
};
