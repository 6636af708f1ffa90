// One class a sample, where each row has one.
use neurotype::prelude::*;

network! {
    Tagger(words: [0..20; 5]) -> [5, 3] {
        layer out = Dense(3, softmax);
        for row in (words -> Embedding(8)) { row -> out }
    }
}

fn main() -> neurotype::Result<()> {
    let (words, tags) = (Indices::new([1, 2, 3, 4, 5])?, Labels::<3>::new([1])?);
    let mut model = Tagger::new(42).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    // ERROR: five classes
    model.fit(&words, &tags).run()?;
    Ok(())
}
