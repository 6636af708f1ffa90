// What a public network returns comes from a private one.
pub mod networks {
    use neurotype::prelude::*;

    network! { Head(x: [8]) -> [2] { x -> Dense(2, softmax) } }
    network! {
        pub Net(x: [8]) -> [2] {
            // ERROR: what its output means is known only through `Head`
            x -> Dense(8, relu) -> Head
        }
    }
}

fn main() {
    let _ = networks::Net::new(1);
}
