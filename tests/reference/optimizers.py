"""Ten steps of each of Keras's optimizers, in float64: writes optimizers.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python optimizers.py

Keras keeps learning rates in float32, and rounds most other settings to it on the way; so all that are given here are short binary
fractions. The defaults (0.9, 0.999) and Nadam's 0.96 are rounded: those cases agree with the formulas to 1e-6 only.
"""

import json
import sys

import keras
import numpy as np

keras.config.set_floatx("float64")
random = np.random.default_rng(1)
begin = random.normal(size=9)
gradients = random.normal(size=(10, 9)) * 0.5
gradients[3:6, 0] = 0.0
gradients[:, 1] *= 1e-3

RATE = 1 / 64
CASES = [
    ("SGD", {}),
    ("SGD", {"momentum": 0.875}),
    ("SGD", {"momentum": 0.875, "nesterov": True, "weight_decay": 0.125}),
    ("SGD", {"use_ema": True, "ema_momentum": 0.75, "ema_overwrite_frequency": 3}),
    ("RMSprop", {}),
    ("RMSprop", {"rho": 0.8125, "momentum": 0.6875}),
    ("RMSprop", {"centered": True, "epsilon": 1 / 1024}),
    ("RMSprop", {"centered": True, "momentum": 0.5}),
    ("Adagrad", {}),
    ("Adagrad", {"initial_accumulator_value": 0.5, "epsilon": 1 / 128}),
    ("Adadelta", {}),
    ("Adadelta", {"rho": 0.8125, "epsilon": 1 / 1024}),
    ("Adam", {}),
    ("Adam", {"beta_1": 0.6875, "beta_2": 0.90625, "epsilon": 1 / 1024}),
    ("Adam", {"amsgrad": True, "beta_1": 0.875, "beta_2": 0.5}),
    ("AdamW", {}),
    ("AdamW", {"weight_decay": 0.25, "beta_1": 0.875, "beta_2": 0.9375}),
    ("Adamax", {}),
    ("Adamax", {"beta_1": 0.8125, "beta_2": 0.90625, "epsilon": 1 / 128}),
    ("Nadam", {}),
    ("Nadam", {"beta_1": 0.8125, "beta_2": 0.90625, "epsilon": 1 / 1024}),
    ("Ftrl", {}),
    ("Ftrl", {"initial_accumulator_value": 0.125, "l1_regularization_strength": 0.125, "l2_regularization_strength": 0.25, "beta": 0.5}),
    ("Ftrl", {"learning_rate_power": -0.75, "l2_shrinkage_regularization_strength": 0.125, "initial_accumulator_value": 0.3125}),
    ("Lion", {}),
    ("Lion", {"beta_1": 0.6875, "beta_2": 0.8125, "weight_decay": 0.125}),
]

# Cases of a kernel and a bias, since what these do depends on the tensor.
WIDE, HIGH = [("kernel", (2, 3)), ("bias", (3,))], [("kernel", (3, 2)), ("bias", (2,))]
TENSORS = [
    ("SGD", {"clipvalue": 0.25}, WIDE),
    ("SGD", {"clipnorm": 0.5}, WIDE),
    ("SGD", {"global_clipnorm": 0.5, "momentum": 0.5}, WIDE),
    ("SGD", {"gradient_accumulation_steps": 3, "clipnorm": 0.25}, WIDE),
    ("Adam", {"gradient_accumulation_steps": 2, "beta_1": 0.875, "beta_2": 0.9375}, WIDE),
    ("AdamW", {"weight_decay": 0.25, "beta_1": 0.875, "beta_2": 0.9375, "exclude": "bias"}, WIDE),
    ("Lamb", {}, WIDE),
    ("Lamb", {"beta_1": 0.875, "beta_2": 0.9375, "epsilon": 1 / 1024}, HIGH),
    ("Adafactor", {}, WIDE),
    ("Adafactor", {"beta_2_decay": -0.5, "epsilon_2": 1 / 64, "clip_threshold": 0.5, "relative_step": False}, HIGH),
    ("Muon", {}, WIDE),
    ("Muon", {"momentum": 0.75, "nesterov": False, "ns_steps": 3, "adam_beta_1": 0.875, "adam_beta_2": 0.9375, "rms_rate": 0.25}, HIGH),
]

cases = []
for name, options in CASES:
    optimizer = getattr(keras.optimizers, name)(learning_rate=RATE, **options)
    variable = keras.Variable(begin, dtype="float64")
    optimizer.build([variable])
    steps = []
    for gradient in gradients:
        optimizer.apply([keras.ops.convert_to_tensor(gradient, dtype="float64")], [variable])
        steps.append(np.asarray(variable).tolist())
    cases.append({"name": name, "options": options, "steps": steps})


def cut(numbers, shapes):
    parts, start = [], 0
    for _, shape in shapes:
        end = start + int(np.prod(shape))
        parts.append(numbers[start:end].reshape(shape))
        start = end
    return parts


for name, options, shapes in TENSORS:
    settings = dict(options)
    excluded = settings.pop("exclude", None)
    if name == "Muon":
        settings["adam_weight_decay"] = settings["weight_decay"] = 0.125
    optimizer = getattr(keras.optimizers, name)(learning_rate=RATE, **settings)
    if excluded:
        optimizer.exclude_from_weight_decay(var_names=[excluded])
    parts = zip(shapes, cut(begin, shapes))
    variables = [keras.Variable(part, dtype="float64", name=label) for (label, _), part in parts]
    optimizer.build(variables)
    steps = []
    for gradient in gradients:
        parts = [keras.ops.convert_to_tensor(part, dtype="float64") for part in cut(gradient, shapes)]
        optimizer.apply(parts, variables)
        steps.append(np.concatenate([np.asarray(variable).ravel() for variable in variables]).tolist())
    cases.append({"name": name, "options": options, "inputs": shapes[0][1][0], "steps": steps})

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("optimizers.json", "w") as file:
    data = {"versions": versions, "rate": RATE, "begin": begin.tolist(), "gradients": gradients.tolist(), "cases": cases}
    json.dump(data, file, indent=0)
    file.write("\n")
