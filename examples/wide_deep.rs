//! x
use neurotype::prelude::*;
network! {
    /// Wide & deep regression (Cheng et al., 2016).
    pub WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        layer hidden1 = Dense(30, relu);
        layer hidden2 = Dense(30, relu);

        let hidden = deep -> hidden1 -> hidden2;
        let price  = (wide, hidden) -> Concat -> Dense(1);
        let aux    = hidden -> Dense(1);
        (price, aux)
    }
}
network! { pub Gen<const H: usize>(x: [8]) -> [H] { x -> Dense(H, tanh) } }
fn main() {
    println!("{} {}", WideDeep::summary(), Gen::<5>::summary());
}
