//! How layers are called, and what handles give.

use neurotype::prelude::*;

network! {
    WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        layer hidden1 = Dense(30, relu);
        layer hidden2 = Dense(30, relu);
        let hidden = deep -> hidden1 -> hidden2;
        let price = (wide, hidden) -> Concat -> Dense(1);
        let aux = hidden -> Dense(1);
        (price, aux)
    }
}

#[test]
fn layers_without_a_name_are_called_as_keras_calls_them() {
    network! {
        Net(x: [4]) -> [1] {
            layer dense_1 = Dense(4);
            x -> Dense(4) -> dense_1 -> Dense(4) -> relu -> Dropout(0.1) -> relu -> Dense(1)
        }
    }
    let names: Vec<_> = Net::GRAPH.layers.iter().map(|layer| layer.name).collect();
    assert_eq!(names, ["dense", "dense_1", "dense_2", "relu", "dropout", "relu_1", "dense_3"]);
}

#[test]
fn handles_are_typed_views_of_the_flat_vector() {
    let mut model = WideDeep::new(42);
    let weights: nalgebra::MatrixView<'_, f32, nalgebra::Const<30>, nalgebra::Const<6>> = model.hidden1().weights();
    assert_eq!(weights.as_slice(), &model.parameters()[..180]);
    assert!(model.hidden1().bias().iter().all(|bias| *bias == 0.0));
    model.hidden1_mut().weights_mut().fill(0.5);
    model.hidden1_mut().bias_mut()[29] = 3.0;
    assert_eq!(model.parameters()[..180], [0.5; 180]);
    assert_eq!(model.parameters()[209], 3.0);
}

#[test]
fn a_handle_multiplies_as_the_layer_does() {
    network! { Line(x: [3]) -> [2] { x -> Dense(2) } }
    let model = Line::new(3);
    let x = nalgebra::Vector3::new(1.0_f32, -2.0, 0.5);
    let y = model.dense().weights() * x;
    let predicted = model.predict(&Batch::from([[1.0_f32, -2.0, 0.5]]));
    for (y, predicted) in y.iter().zip(predicted.sample(0)) {
        assert!((y - predicted).abs() < 1e-6);
    }
}

#[test]
fn the_summary_names_layers_connections_shapes_and_totals() {
    let summary = WideDeep::summary().to_string();
    for line in [
        "Network: WideDeep",
        " hidden1 (Dense) │ [30]         │     210 │ deep          ",
        " concat (Concat) │ [35]         │       0 │ wide, hidden2 ",
        " Total params: 1,207 (4.71 KB)",
        " Non-trainable params: 0 (0.00 B)",
    ] {
        assert!(summary.lines().any(|candidate| candidate == line), "{line:?} is not in\n{summary}");
    }
}

#[test]
fn a_shared_layer_is_counted_once_and_told_apart() {
    network! {
        Net(x: [4]) -> [4] {
            layer cell = Dense(4);
            x -> cell -> cell
        }
    }
    assert_eq!((Net::PARAMETERS, Net::FLOPS), (20, 2 * (2 * 16 + 4)));
    let summary = Net::summary().to_string();
    assert!(summary.contains("Total params: 20 "), "{summary}");
    assert!(summary.contains("│       0 │ cell "), "{summary}");
}

#[test]
fn constants_count_parameters_operations_and_bytes() {
    network! { Classifier(image: [28, 28]) -> [10] { image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax) } }
    const _: () = assert!(Classifier::PARAMETERS == 328_810 && Classifier::TRAINABLE == 328_810);
    assert_eq!(Classifier::FLOPS, 2 * (784 * 300 + 300 * 300 + 300 * 10) + 2 * 610);
    assert_eq!(Classifier::ACTIVATIONS, (784 + 300 + 300 + 10) * 4);
    assert_eq!(<Classifier<f64> as Network>::ACTIVATIONS, (784 + 300 + 300 + 10) * 8);
    assert!(Classifier::summary().to_string().contains("Total params: 328,810 (1.25 MB)"));
}

#[test]
fn layers_may_be_called_like_the_words_of_generated_code() {
    network! {
        Plan(values: [2], pass: [2]) -> [1] {
            layer random = Dense(2);
            layer SHAPES = Dense(2);
            layer graph = Dense(1);
            (values -> random, pass -> SHAPES) -> Add -> graph
        }
    }
    assert_eq!(Plan::new(1).random().parameters().len(), 6);
}

#[test]
fn what_has_no_settings_is_made_with_new_or_without() {
    network! { Net(x: [4]) -> [1] { x -> Dense(1) } }
    let model = Net::new(42).compile(Sgd::new(0.1), Mse::new(), RootMeanSquaredError::new());
    let same = Net::new(42).compile(Sgd::new(0.1), Mse, RootMeanSquaredError);
    let (x, y) = (Batch::from([[0.5_f32; 4]]), Batch::from([[1.0_f32]]));
    let [result, expected] = [model, same].map(|model| model.evaluate(&x, &y).map(|result| result.loss()));
    assert_eq!(result.ok(), expected.ok());
    assert_eq!((Accuracy::new(), LogCosh::new()), (Accuracy, LogCosh));
}

network! { Counted(x: [4]) -> [3] { layer get_layer = Dense(2); x -> get_layer -> Dense(3) } }

trait Count {
    fn count_params(&self) -> usize;
}

impl Count for Counted {
    fn count_params(&self) -> usize {
        Self::PARAMETERS
    }
}

#[test]
fn layers_and_methods_of_one_s_own_may_have_keras_s_names() {
    let model = Counted::new(1).compile(Sgd::new(0.1), Mse, ());
    assert_eq!((model.count_params(), model.get_layer().weights().shape()), (19, (2, 4)));
}
