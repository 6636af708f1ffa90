//! Values that take the place of what they are computed from.

use neurotype::prelude::*;

network! {
    /// Everything that may work in place.
    Together(x: [6]) -> [4] {
        let gates = (x -> Dense(8)) + (x -> Dense(8, use_bias = false));
        let h = (gates[..4] -> sigmoid) * (gates[4..] -> tanh);
        h -> Dense(4) -> relu
    }
}
network! {
    /// The same, but for outputs that let nothing take another's place.
    Apart(x: [6]) -> (y: [4], sum: [8], one: [8], two: [8], last: [4]) {
        let (one, two) = (x -> Dense(8), x -> Dense(8, use_bias = false));
        let gates = one + two;
        let h = (gates[..4] -> sigmoid) * (gates[4..] -> tanh);
        let last = h -> Dense(4);
        (last -> relu, gates, one, two, last)
    }
}

#[test]
fn a_value_in_the_place_of_another_has_the_numbers_that_it_would_have_in_its_own() {
    for samples in [1, 3, 32, 100] {
        let numbers = (0..6 * samples).map(|index| (index as f32 * 0.7).sin()).collect();
        let x: Batch<shape![6]> = Batch::new(numbers).unwrap();
        let (together, apart) = (Together::new(3), Apart::new(3));
        let (y, sum, _, _, last) = apart.predict(&x);
        assert_eq!(together.predict(&x), y, "{samples} samples");
        let alone = together.predict(&x.slice(samples - 1..samples));
        assert_eq!(alone.sample(0), y.sample(samples - 1), "one of {samples} samples alone");
        assert!(sum.as_slice().iter().any(|sum| !(-1.0..=1.0).contains(sum)), "sums, not their sigmoids");
        assert!(last.as_slice().iter().any(|number| *number < 0.0), "sums, not what relu left of them");
    }
}

#[test]
fn what_a_name_stands_for_keeps_its_numbers() {
    network! {
        Turns(x: [4]) -> [4] {
            layer cell = Dense(4);
            let mut h = x -> Dense(4);
            let mut bent = h;
            for _ in 0..2 {
                let sum = h -> cell;
                bent = sum -> tanh;
                h = sum;
            }
            bent + h
        }
    }
    network! {
        Straight(x: [4]) -> [4] {
            layer cell = Dense(4);
            let sum = x -> Dense(4) -> cell -> cell;
            (sum -> tanh) + sum
        }
    }
    let x = Batch::from([[0.3_f32, -0.7, 0.2, 0.9], [-0.5, 0.1, 0.8, 0.4]]);
    let (turns, mut straight) = (Turns::new(1), Straight::new(1));
    straight.parameters_mut().copy_from_slice(turns.parameters());
    assert_eq!(turns.predict(&x), straight.predict(&x));
}

#[test]
fn what_works_in_place_needs_no_memory_for_a_sample() {
    network! { Net(x: [6]) -> [3] { x -> Dense(5) -> tanh -> Dense(3) } }
    assert_eq!(Net::ACTIVATIONS, (6 + 5 + 3) * 4);
    // One place for the eight sums of both layers and the gates; their product; what `relu` leaves.
    assert_eq!(Together::ACTIVATIONS, (6 + 8 + 4 + 4) * 4);
    assert_eq!(Apart::ACTIVATIONS, (6 + 8 + 8 + 8 + 4 + 4 + 4 + 4 + 4) * 4);
}

#[test]
fn what_is_looked_at_again_keeps_its_numbers() {
    network! {
        Again(x: [6]) -> [4] {
            let (a, b) = (x -> Dense(4), x -> Dense(4, use_bias = false));
            (a + b) * (b -> tanh)
        }
    }
    network! {
        Given(x: [6]) -> (sum: [4], b: [4]) {
            let (a, b) = (x -> Dense(4), x -> Dense(4, use_bias = false));
            (a + b, b)
        }
    }
    network! {
        All(x: [6]) -> (y: [4], sum: [4], a: [4], b: [4]) {
            let (a, b) = (x -> Dense(4), x -> Dense(4, use_bias = false));
            let sum = a + b;
            (sum * (b -> tanh), sum, a, b)
        }
    }
    let x: Batch<shape![6]> = Batch::new((0..6 * 40).map(|index| (index as f32 * 0.7).sin()).collect()).unwrap();
    let (y, sum, _, b) = All::new(3).predict(&x);
    assert_eq!(Again::new(3).predict(&x), y);
    assert_eq!(Given::new(3).predict(&x), (sum, b));
}

#[test]
fn a_name_stands_for_all_of_what_slices_are_taken_from() {
    network! {
        Turns(x: [4]) -> [10] {
            layer cell = Dense(6);
            let mut kept: [6] = 0.1;
            let mut h = x;
            for _ in 0..2 {
                let all = h -> cell;
                h = all[..4] -> tanh;
                kept = all;
            }
            (h, kept) -> Concat
        }
    }
    network! {
        Straight(x: [4]) -> [10] {
            layer cell = Dense(6);
            let first = x -> cell;
            let second = first[..4] -> tanh -> cell;
            (second[..4] -> tanh, second) -> Concat
        }
    }
    let x = Batch::from([[0.3_f32, -0.7, 0.2, 0.9], [-0.5, 0.1, 0.8, 0.4]]);
    assert_eq!(Turns::new(1).predict(&x), Straight::new(1).predict(&x));
}
