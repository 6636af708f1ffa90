// Swapped.
use neurotype::prelude::*;

network! {
    pub Net(wide: [5], deep: [6]) -> [1] {
        (wide, deep) -> Concat -> Dense(1)
    }
}

fn main() {
    let (wide, deep) = (Batch::from([[0.0_f32; 5]]), Batch::from([[0.0_f32; 6]]));
    // ERROR: the other way round
    let _ = Net::new(1).predict(NetInputs { wide: &deep, deep: &wide });
}
