// What `network!` makes of `refused.in`.

///
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Net<
    T: neurotype::__private::Scalar
        = [(); ::core::compile_error! {
            "there is no layer `Flaten`; did you mean `Flatten`? a network or layer of your own of that name is written `self::Flaten`"
        }],
> {
    parameters: neurotype::__private::Parameters<T>,
}
::core::compile_error! {
    "there is no activation `sofmax`; did you mean `softmax`?"
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
    #[diagnostic::do_not_recommend]
    impl<T: __neurotype::Scalar> __neurotype::Network for Net<T> {
        type Scalar = T;
        type Inputs = __neurotype::Rank2<{ 28 }, { 28 }>;
        type Outputs = __neurotype::Rank1<{ 10 }>;
        type Kinds = __neurotype::Refused;
        type Of<__Other: __neurotype::Scalar> = Net<__Other>;
        type View<'a> = Net;
        type ViewMut<'a> = Net;
        const GRAPH: &'static __neurotype::Graph = &__neurotype::Graph {
            name: "Net",
            layers: &[],
            values: &[
                __neurotype::ValueNode::new(
                    "image",
                    __neurotype::Origin::Input,
                    &[],
                    __neurotype::Sizes::new(&[28, 28]),
                ),
                __neurotype::ValueNode::new(
                    "",
                    __neurotype::Origin::Mutable,
                    &[],
                    __neurotype::Sizes::new(&[10]),
                ),
            ],
            blocks: &[],
            outputs: &[
                __neurotype::OutputNode {
                    name: "",
                    value: 1usize,
                },
            ],
        };
        fn new(seed: ::core::primitive::u64) -> Self {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn seed(&self) -> ::core::primitive::u64 {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn parameters(&self) -> &[T] {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn parameters_mut(&mut self) -> &mut [T] {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn frozen(&self) -> &[::core::primitive::bool] {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn frozen_mut(&mut self) -> &mut [::core::primitive::bool] {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn empty(seed: ::core::primitive::u64) -> Self {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn bare() -> Self {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn view(part: __neurotype::Part<'_, T>) -> Net {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn view_mut(part: __neurotype::PartMut<'_, T>) -> Net {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn with_parameters(numbers: &[T]) -> Self {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn initialize(numbers: &mut [T], random: &mut __neurotype::Random) {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn forward(&self, pass: &mut __neurotype::ForwardPass<'_, Self>) {
            ::core::unreachable!("the compiler has refused this network")
        }
        fn backward(pass: &mut __neurotype::BackwardPass<'_, Self>) {
            ::core::unreachable!("the compiler has refused this network")
        }
    }
    impl Net {
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
    impl Net {
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
