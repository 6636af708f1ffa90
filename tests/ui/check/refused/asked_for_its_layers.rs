// What is asked of the layers of a refused network is no further mistake.
use neurotype::prelude::*;

network! {
    Encoder(x: [8], depth: usize = 2) -> [4] {
        // ERROR: misspelled
        layer hidden = Danse(8);
        let mut h = x;
        for _ in 0..depth { h = h -> hidden; }
        h -> Dense(4)
    }
}
network! { Net(x: [8]) -> [3] { x -> Encoder -> Dense(3, softmax) } }

fn main() -> neurotype::Result<()> {
    let mut encoder = Encoder::new(42);
    encoder.depth = 3;
    encoder.hidden_mut().freeze();
    println!("{}", encoder.hidden().weights());
    let mut model = Net::load("net.safetensors")?.compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    model.encoder_mut().copy_from(&encoder);
    println!("{:?}", model.encoder().hidden().bias());
    show(&model.encoder().to_model());
    Ok(())
}

fn show(encoder: &Encoder) {
    println!("{:?}", encoder.dense().weights());
}
