// Which of the two?
use neurotype::prelude::*;

network! { Two(x: [4]) -> (animal: [3], indoors: [2]) { (x -> Dense(3, softmax), x -> Dense(2, softmax)) } }

fn main() {
    // ERROR: several outputs have several classes
    println!("{:?}", Two::new(42).predict_classes(&Batch::from([[0.0_f32; 4]])));
}
