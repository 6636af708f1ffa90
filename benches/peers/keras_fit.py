"""The workloads in Keras 3: compile and fit; the environment variable KERAS_BACKEND chooses what computes."""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from keras import layers

from common import BATCH, labels, main, numbers, timed

keras.utils.set_random_seed(1)


def large():
    return keras.Sequential(
        [
            layers.Input((784,)),
            layers.Dense(300, activation="relu"),
            layers.Dense(300, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def small():
    return keras.Sequential([layers.Input((8,)), layers.Dense(30, activation="relu"), layers.Dense(1)])


def wide_deep():
    wide, deep = layers.Input((5,)), layers.Input((6,))
    hidden = layers.Dense(30, activation="relu")(layers.Dense(30, activation="relu")(deep))
    price = layers.Dense(1)(layers.concatenate([wide, hidden]))
    return keras.Model([wide, deep], [price, layers.Dense(1)(hidden)])


def fit(model, x, y, steps):
    return timed(steps, lambda: model.fit(x, y, batch_size=BATCH, epochs=1, verbose=0))


def step_large(optimizer):
    steps = 100
    model = large()
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy")
    return fit(model, numbers(BATCH * steps, 784), labels(BATCH * steps), steps)


def step_small():
    steps = 300
    model = small()
    model.compile(optimizer=keras.optimizers.SGD(0.001), loss="mse")
    return fit(model, numbers(BATCH * steps, 8), numbers(BATCH * steps, 1), steps)


def step_wide():
    steps = 300
    model, y = wide_deep(), numbers(BATCH * steps, 1)
    model.compile(optimizer=keras.optimizers.SGD(0.001), loss=["mse", "mse"], loss_weights=[0.9, 0.1])
    return fit(model, [numbers(BATCH * steps, 5), numbers(BATCH * steps, 6)], [y, y], steps)


def predict(model, x, units, samples):
    return timed(units * samples, lambda: [model.predict(x, verbose=0) for _ in range(units)])


main(
    {
        "step-large": lambda: step_large(keras.optimizers.SGD(0.01)),
        "adam-large": lambda: step_large(keras.optimizers.Adam()),
        "step-small": step_small,
        "step-wide": step_wide,
        "predict-large": lambda: predict(large(), numbers(1, 784), 5, 1),
        "predict-small": lambda: predict(small(), numbers(1, 8), 5, 1),
        "bulk-large": lambda: predict(large(), numbers(10_000, 784), 1, 10_000),
    }
)
