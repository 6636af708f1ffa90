// Only one.
use neurotype::prelude::*;

network! {
    pub Net(wide: [5], deep: [6]) -> [1] {
        (wide, deep) -> Concat -> Dense(1)
    }
}

fn main() {
    let wide = Batch::from([[0.0_f32; 5]]);
    // ERROR: `deep` is missing
    let _ = Net::new(1).predict(NetInputs { wide: &wide });
}
