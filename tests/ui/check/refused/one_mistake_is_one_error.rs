// A refused network is still there for the rest of the program.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] {
        // ERROR: misspelled
        image -> Flaten -> Dense(10, softmax)
    }
}

fn main() -> neurotype::Result<()> {
    let (train, _) = datasets::fashion_mnist()?;
    println!("{}", Net::summary());
    let mut model = Net::new(42).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    model.fit(&train.x, &train.y).run()?;
    println!("{:?}", model.predict_classes(&train.x));
    Ok(())
}
