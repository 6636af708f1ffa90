// What `network!` makes of `wide_deep.in`.

/// Wide & deep regression (Cheng et al., 2016).
/**

| layer | written as | connected to | gives |
| --- | --- | --- | --- |
| `wide` | input |  | `[5]` |
| `deep` | input |  | `[6]` |
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
///The inputs of [`WideDeep`] by name, for `fit` and the like: references to the data.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
#[allow(non_snake_case)]
pub struct WideDeepInputs<A0, A1> {
    ///`wide`.
    pub wide: A0,
    ///`deep`.
    pub deep: A1,
}
///The targets of [`WideDeep`] by name, for `fit` and the like: references to the data.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
#[allow(non_snake_case)]
pub struct WideDeepTargets<A0, A1> {
    ///`price`.
    pub price: A0,
    ///`aux`.
    pub aux: A1,
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
    }
    struct Rules;
    impl Rules {
        const hidden1: __neurotype::layers::Rule = Plan::hidden1.rule(&[Shapes::deep]);
        const hidden2: __neurotype::layers::Rule = Plan::hidden2
            .rule(&[Shapes::hidden1]);
        const concat: __neurotype::layers::Rule = Plan::concat
            .rule(&[Shapes::wide, Shapes::hidden2]);
        const dense: __neurotype::layers::Rule = Plan::dense.rule(&[Shapes::concat]);
        const dense_1: __neurotype::layers::Rule = Plan::dense_1
            .rule(&[Shapes::hidden2]);
    }
    struct Shapes;
    impl Shapes {
        const wide: __neurotype::Sizes = __neurotype::Sizes::new(&[5]);
        const deep: __neurotype::Sizes = __neurotype::Sizes::new(&[6]);
        const hidden1: __neurotype::Sizes = Rules::hidden1.output;
        const hidden2: __neurotype::Sizes = Rules::hidden2.output;
        const concat: __neurotype::Sizes = Rules::concat.output;
        const dense: __neurotype::Sizes = Rules::dense.output;
        const dense_1: __neurotype::Sizes = Rules::dense_1.output;
    }
    const wide_has_a_size: () = __neurotype::has_a_size(
        "the input `wide`",
        __neurotype::Sizes::new(&[5]),
    );
    const deep_has_a_size: () = __neurotype::has_a_size(
        "the input `deep`",
        __neurotype::Sizes::new(&[6]),
    );
    const deep_feeds_hidden1: () = Rules::hidden1
        .check(
            &__neurotype::Site {
                name: "hidden1",
                inputs: &[
                    __neurotype::Feed {
                        name: "deep",
                        sizes: Shapes::deep,
                        parts: &[],
                    },
                ],
            },
        );
    const hidden1_feeds_hidden: () = Rules::hidden2
        .check(
            &__neurotype::Site {
                name: "hidden",
                inputs: &[
                    __neurotype::Feed {
                        name: "hidden1",
                        sizes: Shapes::hidden1,
                        parts: &[],
                    },
                ],
            },
        );
    const wide_and_hidden_feed_concat: () = Rules::concat
        .check(
            &__neurotype::Site {
                name: "concat",
                inputs: &[
                    __neurotype::Feed {
                        name: "wide",
                        sizes: Shapes::wide,
                        parts: &[],
                    },
                    __neurotype::Feed {
                        name: "hidden",
                        sizes: Shapes::hidden2,
                        parts: &[],
                    },
                ],
            },
        );
    const concat_feeds_price: () = Rules::dense
        .check(
            &__neurotype::Site {
                name: "price",
                inputs: &[
                    __neurotype::Feed {
                        name: "concat",
                        sizes: Shapes::concat,
                        parts: &[("wide", Shapes::wide), ("hidden", Shapes::hidden2)],
                    },
                ],
            },
        );
    const hidden_feeds_aux: () = Rules::dense_1
        .check(
            &__neurotype::Site {
                name: "aux",
                inputs: &[
                    __neurotype::Feed {
                        name: "hidden",
                        sizes: Shapes::hidden2,
                        parts: &[],
                    },
                ],
            },
        );
    const dense_gives_the_output_price: () = __neurotype::agree(
        "the output `price`",
        __neurotype::Sizes::new(&[1]),
        "dense",
        Shapes::dense,
    );
    const dense_1_gives_the_output_aux: () = __neurotype::agree(
        "the output `aux`",
        __neurotype::Sizes::new(&[1]),
        "dense_1",
        Shapes::dense_1,
    );
    impl Plan {
        const __LAYERS: [__neurotype::LayerNode; 5usize] = __neurotype::place_layers([
            __neurotype::LayerNode::new("hidden1", "Dense", Rules::hidden1),
            __neurotype::LayerNode::new("hidden2", "Dense", Rules::hidden2),
            __neurotype::LayerNode::new("concat", "Concat", Rules::concat),
            __neurotype::LayerNode::new("dense", "Dense", Rules::dense),
            __neurotype::LayerNode::new("dense_1", "Dense", Rules::dense_1),
        ]);
        const __VALUES: [__neurotype::ValueNode; 7usize] = __neurotype::lay_over([
            __neurotype::ValueNode::new(
                "wide",
                __neurotype::Origin::Input,
                &[],
                Shapes::wide,
            ),
            __neurotype::ValueNode::new(
                "deep",
                __neurotype::Origin::Input,
                &[],
                Shapes::deep,
            ),
            __neurotype::ValueNode::new(
                    "hidden1",
                    __neurotype::Origin::Layer(Layers::hidden1),
                    &[Values::deep],
                    Shapes::hidden1,
                )
                .by(Rules::hidden1),
            __neurotype::ValueNode::new(
                    "hidden",
                    __neurotype::Origin::Layer(Layers::hidden2),
                    &[Values::hidden1],
                    Shapes::hidden2,
                )
                .by(Rules::hidden2),
            __neurotype::ValueNode::new(
                    "concat",
                    __neurotype::Origin::Layer(Layers::concat),
                    &[Values::wide, Values::hidden2],
                    Shapes::concat,
                )
                .by(Rules::concat),
            __neurotype::ValueNode::new(
                    "price",
                    __neurotype::Origin::Layer(Layers::dense),
                    &[Values::concat],
                    Shapes::dense,
                )
                .by(Rules::dense)
                .held(),
            __neurotype::ValueNode::new(
                    "aux",
                    __neurotype::Origin::Layer(Layers::dense_1),
                    &[Values::hidden2],
                    Shapes::dense_1,
                )
                .by(Rules::dense_1)
                .held(),
        ]);
        const __BLOCKS: [__neurotype::BlockNode; 0usize] = [];
        const __OUTPUTS: [__neurotype::OutputNode; 2usize] = [
            __neurotype::OutputNode {
                name: "price",
                value: Values::dense,
            },
            __neurotype::OutputNode {
                name: "aux",
                value: Values::dense_1,
            },
        ];
        const __GRAPH: __neurotype::Graph = __neurotype::Graph {
            name: "WideDeep",
            layers: &Self::__LAYERS,
            values: &Self::__VALUES,
            blocks: &Self::__BLOCKS,
            outputs: &Self::__OUTPUTS,
        };
    }
    #[diagnostic::do_not_recommend]
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
        type Of<__Other: __neurotype::Scalar> = WideDeep<__Other>;
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
            parameters
                .initialize(&Plan::hidden1, Layers::hidden1, &[Shapes::deep], random);
            parameters
                .initialize(&Plan::hidden2, Layers::hidden2, &[Shapes::hidden1], random);
            parameters
                .initialize(&Plan::dense, Layers::dense, &[Shapes::concat], random);
            parameters
                .initialize(&Plan::dense_1, Layers::dense_1, &[Shapes::hidden2], random);
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
        type View<'a> = WideDeepView<'a, Self>;
        type ViewMut<'a> = WideDeepViewMut<'a, Self>;
        fn view(part: __neurotype::Part<'_, T>) -> WideDeepView<'_, Self> {
            let parameters = __neurotype::ParametersView::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            WideDeepView {
                parameters,
                network: ::core::marker::PhantomData,
            }
        }
        fn view_mut(part: __neurotype::PartMut<'_, T>) -> WideDeepViewMut<'_, Self> {
            let parameters = __neurotype::ParametersViewMut::new(
                part,
                <Self as __neurotype::Network>::GRAPH,
            );
            WideDeepViewMut {
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
            pass.apply(&Plan::hidden1, Values::hidden1);
            pass.apply(&Plan::hidden2, Values::hidden2);
            pass.apply(&Plan::concat, Values::concat);
            pass.apply(&Plan::dense, Values::dense);
            pass.apply(&Plan::dense_1, Values::dense_1);
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, Self>) {
            pass.reverse(&Plan::dense_1, Values::dense_1);
            pass.reverse(&Plan::dense, Values::dense);
            pass.reverse(&Plan::concat, Values::concat);
            pass.reverse(&Plan::hidden2, Values::hidden2);
            pass.reverse(&Plan::hidden1, Values::hidden1);
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
    }
    impl WideDeep<::core::primitive::f32> {
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
    impl<T: __neurotype::Scalar> WideDeep<T> {
        ///The layer `hidden1`, written `Dense(30, relu)`: its parameters as typed views.
        #[must_use]
        pub fn hidden1(
            &self,
        ) -> __neurotype::Handle<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::deep.elements() }>,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::hidden1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `hidden1`, written `Dense(30, relu)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn hidden1_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::deep.elements() }>,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
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
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::hidden2),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `hidden2`, written `Dense(30, relu)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn hidden2_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
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
            __neurotype::Const<{ Shapes::concat.elements() }>,
            __neurotype::Const<{ Shapes::dense.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense`, written `Dense(35 => 1)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn dense_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Shapes::concat.elements() }>,
            __neurotype::Const<{ Shapes::dense.elements() }>,
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
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
            __neurotype::Const<{ Shapes::dense_1.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense_1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        ///The layer `dense_1`, written `Dense(1)`: its parameters as typed views, to be changed.
        #[must_use]
        pub fn dense_1_mut(
            &mut self,
        ) -> __neurotype::HandleMut<
            '_,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
            __neurotype::Const<{ Shapes::dense_1.elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.of_mut(Layers::dense_1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
    /// The parameters of a network that is a part of another.
    pub struct WideDeepView<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersView<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> WideDeepView<'a, N> {
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
    impl<'a, T: __neurotype::Scalar> WideDeepView<'a, WideDeep<T>> {
        #[must_use]
        pub fn hidden1(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::deep.elements() }>,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::hidden1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn hidden2(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::hidden2),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn dense(
            &self,
        ) -> __neurotype::Handle<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Shapes::concat.elements() }>,
            __neurotype::Const<{ Shapes::dense.elements() }>,
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
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
            __neurotype::Const<{ Shapes::dense_1.elements() }>,
        > {
            __neurotype::Handle::new(
                self.parameters.of(Layers::dense_1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
    /// The parameters of a network that is a part of another, to be changed.
    pub struct WideDeepViewMut<'a, N: __neurotype::Network> {
        parameters: __neurotype::ParametersViewMut<'a, N::Scalar>,
        network: ::core::marker::PhantomData<fn() -> N>,
    }
    impl<'a, N: __neurotype::Network> WideDeepViewMut<'a, N> {
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
    impl<'a, T: __neurotype::Scalar> WideDeepViewMut<'a, WideDeep<T>> {
        #[must_use]
        pub fn hidden1_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::deep.elements() }>,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::hidden1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn hidden2_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Relu>,
            T,
            __neurotype::Const<{ Shapes::hidden1.elements() }>,
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::hidden2),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
        #[must_use]
        pub fn dense_mut(
            self,
        ) -> __neurotype::HandleMut<
            'a,
            __neurotype::layers::Dense<__neurotype::activations::Linear>,
            T,
            __neurotype::Const<{ Shapes::concat.elements() }>,
            __neurotype::Const<{ Shapes::dense.elements() }>,
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
            __neurotype::Const<{ Shapes::hidden2.elements() }>,
            __neurotype::Const<{ Shapes::dense_1.elements() }>,
        > {
            __neurotype::HandleMut::new(
                self.parameters.into_layer(Layers::dense_1),
                __neurotype::Const,
                __neurotype::Const,
            )
        }
    }
    impl<
        'data,
        Number: __neurotype::Scalar,
        A0: __neurotype::Samples<'data, Number>,
        A1: __neurotype::Samples<'data, Number>,
    > __neurotype::Samples<'data, Number> for WideDeepInputs<A0, A1> {
        type Shapes = (
            <A0 as __neurotype::Samples<'data, Number>>::Shapes,
            <A1 as __neurotype::Samples<'data, Number>>::Shapes,
        );
        fn parts(self) -> __neurotype::Parts<'data, Number> {
            __neurotype::Samples::parts((self.wide, self.deep))
        }
    }
    impl<
        'data,
        Number: __neurotype::Scalar,
        A0: __neurotype::Samples<'data, Number>,
        A1: __neurotype::Samples<'data, Number>,
    > __neurotype::Samples<'data, Number> for WideDeepTargets<A0, A1> {
        type Shapes = (
            <A0 as __neurotype::Samples<'data, Number>>::Shapes,
            <A1 as __neurotype::Samples<'data, Number>>::Shapes,
        );
        fn parts(self) -> __neurotype::Parts<'data, Number> {
            __neurotype::Samples::parts((self.price, self.aux))
        }
    }
    #[diagnostic::do_not_recommend]
    impl<T: __neurotype::Scalar> __neurotype::Serialize for WideDeep<T> {
        fn serialize<__S: __neurotype::Serializer>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            __neurotype::serialize(self, serializer)
        }
    }
    #[diagnostic::do_not_recommend]
    impl<'__de, T: __neurotype::Scalar> __neurotype::Deserialize<'__de> for WideDeep<T> {
        fn deserialize<__D: __neurotype::Deserializer<'__de>>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            __neurotype::deserialize(deserializer)
        }
    }
};
