// What Keras and PyTorch ask of a model is called otherwise here.
use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [3] { x -> Dense(8, relu) -> Dense(3, softmax) }
}

fn main() -> neurotype::Result<()> {
    let model = Net::new(42).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    // ERROR: `get_weights` is Keras's name
    let weights = model.get_weights();
    // ERROR: `set_weights` is Keras's name
    model.set_weights(weights);
    // ERROR: `get_layer` is Keras's name
    println!("{}", model.get_layer("dense").weights());
    // ERROR: `count_params` is Keras's name
    println!("{}", model.count_params());
    // ERROR: `save_model` is Keras's name
    model.save_model("model.keras")?;
    // ERROR: `load_state_dict` is PyTorch's name
    model.load_state_dict("model.pt");
    Ok(())
}
