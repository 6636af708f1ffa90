//! Shapes that are right, large and small.

use neurotype::prelude::*;

#[test]
fn ranks_one_to_three() {
    network! {
        Net(a: [2, 3, 4], b: [6, 4], c: [24]) -> [24] {
            (a -> Flatten, b -> Reshape([24]), c) -> Maximum
        }
    }
    let a = Batch::<shape![2, 3, 4]>::new((0..24_u8).map(f32::from).collect()).expect("one sample");
    let b = Batch::<shape![6, 4]>::new(vec![5.0; 24]).expect("one sample");
    let c = Batch::<shape![24]>::new(vec![7.0; 24]).expect("one sample");
    let y = Net::new(0).predict((&a, &b, &c));
    assert_eq!(y.sample(0)[6..10], [7.0, 7.0, 8.0, 9.0]);
}

#[test]
fn a_large_network_lies_on_the_heap() {
    network! { Large(x: [784]) -> [10] { x -> Dense(4096, relu) -> Dense(4096, relu) -> Dense(10, softmax) } }
    assert!(size_of::<Large>() < 200);
    let small_stack = std::thread::Builder::new().stack_size(256 << 10);
    let run = small_stack.spawn(|| {
        let x = Batch::<shape![784]>::new(vec![0.1; 784 * 2]).expect("two samples");
        let mut model = Large::new(1).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
        model.fit(&x, &Labels::new([3, 4])?).verbose(false).run()
    });
    let history = run.expect("a thread").join().expect("no overflow").expect("data that fit");
    assert!(history.last("loss").expect("a loss").is_finite());
}

#[test]
fn fifty_layers() {
    network! {
        Deep(x: [8]) -> [1] {
            layer a = Dense(8, tanh);
            let h = x -> a -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh)
                -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh);
            let h = h -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh)
                -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh);
            let h = h -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh)
                -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh);
            let h = h -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh)
                -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh);
            h -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh)
                -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(8, tanh) -> Dense(1)
        }
    }
    assert_eq!(Deep::GRAPH.layers.len(), 50);
    assert_eq!(Deep::PARAMETERS, 49 * 72 + 9);
    let last = Deep::new(1).dense_48().parameters().len();
    assert_eq!(last, 9);
}
