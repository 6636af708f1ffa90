//! Everything that may be written.

use neurotype::prelude::*;

mod inner {
    use neurotype::prelude::*;

    network! {
        /// Documented.
        #[derive(PartialEq)]
        #[cfg(not(any()))]
        pub(crate) Visible(x: [2]) -> [1] { x -> Dense(1) }
    }
    network! { pub Second(x: [2]) -> [1] { x -> Dense(1) } }
    network! {
        #[cfg(any())]
        pub NotCompiled(x: [2]) -> [1] { x -> Dense(1) }
    }
    network! {
        // What is left out is not refused either.
        #[cfg(any())]
        pub NotRefused(x: [2]) -> [1] { x -> Danse(3, relo) -> Dens(1) }
    }
}

#[test]
fn attributes_visibility_and_several_networks_in_a_module() {
    assert!(inner::Visible::new(1) == inner::Visible::new(1));
    assert_ne!(inner::Visible::new(1).parameters(), inner::Second::new(2).parameters());
}

#[test]
fn a_network_inside_a_function_with_trailing_commas_everywhere() {
    network! { Local(a: [2,], b: [3, 1,],) -> (p: [1,], q: [1],) { (a -> Dense(1,), b -> Flatten() -> Dense(units = 1,),) } }
    assert_eq!(Local::PARAMETERS, 3 + 4);
}

#[test]
fn values_are_shadowed_and_used_any_number_of_times() {
    network! {
        Net(x: [4]) -> [4] {
            let x = x -> Dense(4);
            let x: [4] = (x, x) -> Add;
            (x, x -> relu) -> Add
        }
    }
    assert_eq!(Net::PARAMETERS, 20);
}

#[test]
fn parentheses_around_a_flow_change_nothing() {
    network! { Net(x: [4]) -> [1] { ((x) -> Dense(3)) -> Dense(1) } }
    assert_eq!(Net::PARAMETERS, 15 + 4);
}

#[test]
fn an_output_may_be_named_although_it_is_the_only_one() {
    network! { Net(x: [4]) -> (y: [1]) { x -> Dense(1) } }
    let y = Net::new(1).predict(&Batch::from([[0.0_f32; 4]]));
    assert_eq!(y.len(), 1);
}

#[test]
fn arguments_in_any_order_by_name() {
    network! {
        Net(x: [4]) -> [1] {
            x -> Dense(use_bias = false, activation = leaky_relu(negative_slope = 0.1), units = 3)
              -> Dense(1, linear, kernel_initializer = ones, bias_initializer = ones)
        }
    }
    assert_eq!(Net::PARAMETERS, 12 + 4);
    assert_eq!(Net::new(1).parameters()[12..], [1.0; 4]);
}

#[test]
fn a_network_without_weights_is_a_function() {
    network! { Mean(a: [2], b: [2]) -> [2] { (a, b) -> Average } }
    let (a, b) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[3.0_f32, 6.0]]));
    assert_eq!(Mean::new(0).predict((&a, &b)).sample(0), [2.0, 4.0]);
    let mut model = Mean::new(0).compile(Sgd::new(0.1), Mse, ());
    let history = model.fit((&a, &b), &a).verbose(false).run().expect("data that fit");
    assert_eq!(history.last("loss"), Some(2.5));
}

#[test]
fn a_network_may_give_what_it_takes() {
    network! { Same(x: [2]) -> [2] { x } }
    let x = Batch::from([[1.0_f32, 2.0], [3.0, 4.0]]);
    assert_eq!(Same::new(0).predict(&x), x);
}

#[test]
fn twelve_inputs_and_twelve_outputs() {
    network! {
        Many(a: [1], b: [1], c: [1], d: [1], e: [1], f: [1], g: [1], h: [1], i: [1], j: [1], k: [1], l: [1])
            -> (ao: [1], bo: [1], co: [1], dp: [1], eo: [1], fo: [1], go: [1], ho: [1], io: [1], jo: [1], ko: [1], lo: [1])
        {
            let all = (a, b, c, d, e, f, g, h, i, j, k, l) -> Add;
            (a, b, c, d, e, f, g, h, i, j, k, all -> Dense(1))
        }
    }
    let x = Batch::from([[1.0_f32]]);
    let given = (&x, &x, &x, &x, &x, &x, &x, &x, &x, &x, &x, &x);
    assert_eq!(Many::new(0).predict(given).3, x);
    let losses = (Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse);
    let mut model = Many::new(0).compile(Sgd::new(1e-3), losses, ());
    model.fit(given, given).epochs(2).verbose(false).run().expect("data that fit");
}

macro_rules! put_together {
    ($name:ident, $layer:ident, $arguments:tt) => {
        network! { $name(x: [8]) -> [2] { x -> $layer $arguments -> Dense(2) } }
    };
}

#[test]
fn a_macro_may_bring_a_layer_and_its_arguments_from_two_lines() {
    put_together!(One, Dense, (9, tanh));
    #[rustfmt::skip]
    put_together!(
        Two,
        Dense,
        (9, tanh)
    );
    assert_eq!(One::PARAMETERS, 8 * 9 + 9 + 9 * 2 + 2);
    assert_eq!(Two::PARAMETERS, One::PARAMETERS);
}
