//! Whole networks: several outputs, shared layers, values used more than once, generic widths.

use neurotype::prelude::*;

use super::check::{check, gradient_test, random_batch};

#[test]
fn wide_and_deep_with_two_weighted_losses() {
    network! {
        WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
            layer hidden1 = Dense(7, tanh);
            layer hidden2 = Dense(8, tanh);
            let hidden = deep -> hidden1 -> hidden2;
            let price = (wide, hidden) -> Concat -> Dense(1);
            let aux = hidden -> Dense(1);
            (price, aux)
        }
    }
    let (wide, deep) = (random_batch::<shape![5]>(9, 1), random_batch::<shape![6]>(9, 2));
    let (price, aux) = (random_batch::<shape![1]>(9, 3), random_batch::<shape![1]>(9, 4));
    let mut model = WideDeep::<f64>::new(7).compile(Sgd::new(0.1), (Mse.weight(0.9), Mse.weight(0.1)), ());
    let gradients = model.gradients((&wide, &deep), (&price, &aux)).expect("data that fit");
    check(&mut model, &gradients, |model| {
        model.evaluate((&wide, &deep), (&price, &aux)).expect("data that fit").loss()
    });
}

gradient_test!(
    a_layer_used_three_times_shares_its_weights,
    (x: [4]) -> [1] {
        layer cell = Dense(4, tanh);
        x -> cell -> cell -> cell -> Dense(1)
    },
    Mse,
    |samples| random_batch::<shape![1]>(samples, 9)
);
gradient_test!(
    a_tower_for_two_inputs,
    (left: [3], other: [3]) -> [1] {
        layer tower = Dense(4, tanh);
        (left -> tower, other -> tower) -> Subtract -> Dense(1)
    },
    Mse,
    |samples| random_batch::<shape![1]>(samples, 9)
);
gradient_test!(
    shortcuts_add_up,
    (x: [4]) -> [1] {
        let a = x -> Dense(4, tanh);
        let b = (a, a -> Dense(4, tanh)) -> Add;
        let c = (a, b, b -> Dense(4)) -> Add;
        (a, b, c) -> Concat -> Dense(1)
    },
    Mse,
    |samples| random_batch::<shape![1]>(samples, 9)
);

#[test]
fn one_value_returned_twice_adds_both_gradients() {
    network! {
        Twice(x: [3]) -> (a: [2], b: [2]) {
            let y = x -> Dense(2, tanh);
            (y, y)
        }
    }
    let (x, a) = (random_batch::<shape![3]>(5, 1), random_batch::<shape![2]>(5, 2));
    let b = random_batch::<shape![2]>(5, 3);
    let mut model = Twice::<f64>::new(7).compile(Sgd::new(0.1), (Mse, Mse), ());
    let gradients = model.gradients(&x, (&a, &b)).expect("data that fit");
    check(&mut model, &gradients, |model| model.evaluate(&x, (&a, &b)).expect("data that fit").loss());
}

#[test]
fn generic_widths() {
    network! {
        Generic<const H: usize, const W: usize>(x: [W]) -> [1] {
            let h = x -> Dense(2 * H, tanh);
            (x, h -> Dense(H)) -> Concat -> Dense(W + H => 1)
        }
    }
    let (x, y) = (random_batch::<shape![3]>(5, 1), random_batch::<shape![1]>(5, 2));
    let mut model = Generic::<4, 3, f64>::new(7).compile(Sgd::new(0.1), Mse, ());
    let gradients = model.gradients(&x, &y).expect("data that fit");
    check(&mut model, &gradients, |model| model.evaluate(&x, &y).expect("data that fit").loss());
}
