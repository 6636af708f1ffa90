// Nothing is wrong here.
use neurotype::prelude::*;

network! {
    Net<const H: usize>(x: [5]) -> [1] { (x, x -> Dense(H)) -> Concat -> Dense(1) }
}

fn main() {
    assert_eq!(Net::<16>::new(42).parameters().len(), 5 * 16 + 16 + 21 + 1);
}
