// What `network!` makes of `views.in`.

/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `image` | input |  | `[2, 3]` |
| `flatten` | `Flatten` | `image` |  |
| `cell` | `Dense(6, tanh)` | `flatten` | `[6]` |
| `cell` | `Dense(6, tanh)` | `cell` | `[6]` |
| `reshape` | `Reshape([2, 3])` | `cell` | `[2, 3]` |
| `flatten_1` | `Flatten` | `reshape` |  |
| `add` | `Add` | `flatten_1`, `flatten` |  |

Outputs: `add`.
*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
struct Net<T: neurotype::__private::Scalar = ::core::primitive::f32> {
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
    }
    struct Rules;
    impl Rules {
        const flatten: __neurotype::layers::Rule = Plan::flatten.rule(&[Shapes::image]);
        const cell: __neurotype::layers::Rule = Plan::cell.rule(&[Shapes::flatten]);
        const cell_2: __neurotype::layers::Rule = Plan::cell.rule(&[Shapes::cell]);
        const reshape: __neurotype::layers::Rule = Plan::reshape.rule(&[Shapes::cell_2]);
        const flatten_1: __neurotype::layers::Rule = Plan::flatten_1
            .rule(&[Shapes::reshape]);
        const add: __neurotype::layers::Rule = Plan::add
            .rule(&[Shapes::flatten_1, Shapes::flatten]);
    }
    struct Shapes;
    impl Shapes {
        const image: __neurotype::Sizes = __neurotype::Sizes::new(&[2, 3]);
        const flatten: __neurotype::Sizes = Rules::flatten.output;
        const cell: __neurotype::Sizes = Rules::cell.output;
        const cell_2: __neurotype::Sizes = Rules::cell_2.output;
        const reshape: __neurotype::Sizes = Rules::reshape.output;
        const flatten_1: __neurotype::Sizes = Rules::flatten_1.output;
        const add: __neurotype::Sizes = Rules::add.output;
    }
    const image_has_a_size: () = __neurotype::has_a_size(
        "the input `image`",
        __neurotype::Sizes::new(&[2, 3]),
    );
    const image_feeds_row: () = Rules::flatten
        .check(
            &__neurotype::Site {
                name: "row",
                inputs: &[
                    __neurotype::Feed {
                        name: "image",
                        sizes: Shapes::image,
                        parts: &[],
                    },
                ],
            },
        );
    const row_feeds_cell: () = Rules::cell
        .check(
            &__neurotype::Site {
                name: "cell",
                inputs: &[
                    __neurotype::Feed {
                        name: "row",
                        sizes: Shapes::flatten,
                        parts: &[],
                    },
                ],
            },
        );
    const cell_feeds_cell: () = Rules::cell_2
        .check(
            &__neurotype::Site {
                name: "cell",
                inputs: &[
                    __neurotype::Feed {
                        name: "cell",
                        sizes: Shapes::cell,
                        parts: &[],
                    },
                ],
            },
        );
    const cell_feeds_cell_again: () = __neurotype::fed_the_same(
        "cell",
        (Shapes::flatten, Rules::cell),
        "cell",
        (Shapes::cell, Rules::cell_2),
    );
    const cell_feeds_reshape: () = Rules::reshape
        .check(
            &__neurotype::Site {
                name: "reshape",
                inputs: &[
                    __neurotype::Feed {
                        name: "cell",
                        sizes: Shapes::cell_2,
                        parts: &[],
                    },
                ],
            },
        );
    const reshape_feeds_flatten_1: () = Rules::flatten_1
        .check(
            &__neurotype::Site {
                name: "flatten_1",
                inputs: &[
                    __neurotype::Feed {
                        name: "reshape",
                        sizes: Shapes::reshape,
                        parts: &[],
                    },
                ],
            },
        );
    const flatten_1_and_row_feed_add: () = Rules::add
        .check(
            &__neurotype::Site {
                name: "add",
                inputs: &[
                    __neurotype::Feed {
                        name: "flatten_1",
                        sizes: Shapes::flatten_1,
                        parts: &[],
                    },
                    __neurotype::Feed {
                        name: "row",
                        sizes: Shapes::flatten,
                        parts: &[],
                    },
                ],
            },
        );
    const add_gives_the_output: () = __neurotype::agree(
        "the output",
        __neurotype::Sizes::new(&[6]),
        "add",
        Shapes::add,
    );
    impl Plan {
        const __LAYERS: [__neurotype::LayerNode; 5usize] = __neurotype::place_layers([
            __neurotype::LayerNode::new("flatten", "Flatten", Rules::flatten),
            __neurotype::LayerNode::new("cell", "Dense", Rules::cell),
            __neurotype::LayerNode::new("reshape", "Reshape", Rules::reshape),
            __neurotype::LayerNode::new("flatten_1", "Flatten", Rules::flatten_1),
            __neurotype::LayerNode::new("add", "Add", Rules::add),
        ]);
        const __VALUES: [__neurotype::ValueNode; 7usize] = __neurotype::lay_over([
            __neurotype::ValueNode::new(
                "image",
                __neurotype::Origin::Input,
                &[],
                Shapes::image,
            ),
            __neurotype::ValueNode::new(
                    "row",
                    __neurotype::Origin::Layer(Layers::flatten),
                    &[Values::image],
                    Shapes::flatten,
                )
                .by(Rules::flatten),
            __neurotype::ValueNode::new(
                    "cell",
                    __neurotype::Origin::Layer(Layers::cell),
                    &[Values::flatten],
                    Shapes::cell,
                )
                .by(Rules::cell),
            __neurotype::ValueNode::new(
                    "cell",
                    __neurotype::Origin::Layer(Layers::cell),
                    &[Values::cell],
                    Shapes::cell_2,
                )
                .by(Rules::cell_2),
            __neurotype::ValueNode::new(
                    "reshape",
                    __neurotype::Origin::Layer(Layers::reshape),
                    &[Values::cell_2],
                    Shapes::reshape,
                )
                .by(Rules::reshape),
            __neurotype::ValueNode::new(
                    "flatten_1",
                    __neurotype::Origin::Layer(Layers::flatten_1),
                    &[Values::reshape],
                    Shapes::flatten_1,
                )
                .by(Rules::flatten_1),
            __neurotype::ValueNode::new(
                    "add",
                    __neurotype::Origin::Layer(Layers::add),
                    &[Values::flatten_1, Values::flatten],
                    Shapes::add,
                )
                .by(Rules::add)
                .held(),
        ]);
        const __BLOCKS: [__neurotype::BlockNode; 0usize] = [];
        const __OUTPUTS: [__neurotype::OutputNode; 1usize] = [
            __neurotype::OutputNode {
                name: "",
                value: Values::add,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "Net",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            blocks: &Self::__BLOCKS,
            outputs: &Self::__OUTPUTS,
        };
    }
    #[diagnostic::do_not_recommend]
    impl<T: __neurotype::Scalar> __neurotype::Network for Net<T> {
        type Scalar = T;
        type Inputs = __neurotype::Rank2<{ 2 }, { 3 }>;
        type Outputs = __neurotype::Rank1<{ 6 }>;
        type Kinds = <__neurotype::layers::Add as __neurotype::Layer<T>>::Kind;
        type Of<__Other: __neurotype::Scalar> = Net<__Other>;
        const GRAPH: &'static __neurotype::Graph = &Plan::__GRAPH;
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
            let mut parameters = __neurotype::ParametersViewMut::new(
                numbers,
                <Self as __neurotype::Network>::GRAPH,
            );
            parameters.initialize(&Plan::cell, Layers::cell, &[Shapes::flatten], random);
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
        type View<'a> = NetView<'a, Self>;
        type ViewMut<'a> = NetViewMut<'a, Self>;
        fn view(part: __neurotype::Part<'_, T>) -> NetView<'_, Self> {
            let parameters = __neurotype::ParametersView::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            NetView {
                parameters,
                network: ::core::marker::PhantomData,
            }
        }
        fn view_mut(part: __neurotype::PartMut<'_, T>) -> NetViewMut<'_, Self> {
            let parameters = __neurotype::ParametersViewMut::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            NetViewMut {
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
            pass.apply(&Plan::flatten, Values::flatten);
            pass.apply(&Plan::cell, Values::cell);
            pass.apply(&Plan::cell, Values::cell_2);
            pass.apply(&Plan::reshape, Values::reshape);
            pass.apply(&Plan::flatten_1, Values::flatten_1);
            pass.apply(&Plan::add, Values::add);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, Self>) {
            pass.reverse(&Plan::add, Values::add);
            pass.reverse(&Plan::flatten_1, Values::flatten_1);
            pass.reverse(&Plan::reshape, Values::reshape);
            pass.reverse(&Plan::cell, Values::cell_2);
            pass.reverse(&Plan::cell, Values::cell);
            pass.reverse(&Plan::flatten, Values::flatten);
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
    }
    impl Net<::core::primitive::f32> {
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
    impl<T: __neurotype::Scalar> Net<T> {
        ///The layer `cell`, written `Dense(6, tanh)`: its parameters as typed views.
        #[must_use]
        pub fn cell(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ Shapes::flatten.elements() }>,
            __neurotype::Const<{ Shapes::cell.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `cell`, written `Dense(6, tanh)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn cell_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ Shapes::flatten.elements() }>,
            __neurotype::Const<{ Shapes::cell.elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
    /// The parameters of a network that is a part of another.
    pub struct NetView<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersView<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> NetView<'a, N> {
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
    impl<'a, T: __neurotype::Scalar> NetView<'a, Net<T>> {
        #[must_use]
        pub fn cell(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ Shapes::flatten.elements() }>,
            __neurotype::Const<{ Shapes::cell.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
    /// The parameters of a network that is a part of another, to be changed.
    pub struct NetViewMut<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersViewMut<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> NetViewMut<'a, N> {
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
    impl<'a, T: __neurotype::Scalar> NetViewMut<'a, Net<T>> {
        #[must_use]
        pub fn cell_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Tanh>,
            T,
            __neurotype::Const<{ Shapes::flatten.elements() }>,
            __neurotype::Const<{ Shapes::cell.elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::cell),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
    #[diagnostic::do_not_recommend]
    impl<T: __neurotype::Scalar> __neurotype::Serialize for Net<T> {
        fn serialize<__S: __neurotype::Serializer>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            __neurotype::serialize(self, serializer)
        }
    }
    #[diagnostic::do_not_recommend]
    impl<'__de, T: __neurotype::Scalar> __neurotype::Deserialize<'__de> for Net<T> {
        fn deserialize<__D: __neurotype::Deserializer<'__de>>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            __neurotype::deserialize(deserializer)
        }
    }
};
