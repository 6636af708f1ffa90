"""Whole trainings with Keras, in float64: writes trainings.json with the loss of every batch.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python trainings.py

64 samples in batches of 16, in order, again and again: 200 steps of each network with each optimizer, and trainings of 40 steps with weights
for samples and classes. Initial weights are random; they are in the order of neurotype's parameters.
"""

import json
import sys

import keras
import numpy as np

keras.config.set_floatx("float64")
layers = keras.layers
SAMPLES, BATCH = 64, 16


def numbers(count, pace):
    return np.sin(np.arange(SAMPLES * count) * pace + 0.3).reshape(SAMPLES, count)


WIDE, DEEP = numbers(3, 0.37), numbers(4, 0.53)
PRICE = (WIDE.sum(axis=1, keepdims=True) + DEEP[:, :1] * DEEP[:, 1:2]) * 0.5
AUX = DEEP[:, 2:3] * 2.0
IMAGE = numbers(6, 0.71)
CLASSES = (np.arange(SAMPLES) * 7 + (IMAGE[:, 0] > 0)) % 3
ANSWERS = (CLASSES == 1).astype("float64").reshape(-1, 1)
WEIGHTS = 0.5 + np.abs(np.cos(np.arange(SAMPLES)))


def wide_deep():
    wide, deep = keras.Input((3,)), keras.Input((4,))
    hidden = layers.Dense(8, "relu", name="hidden1")(deep)
    hidden = layers.Dense(8, "relu", name="hidden2")(hidden)
    price = layers.Dense(1, name="price")(layers.Concatenate()([wide, hidden]))
    aux = layers.Dense(1, name="aux")(hidden)
    return keras.Model([wide, deep], [price, aux]), ["hidden1", "hidden2", "price", "aux"]


def classifier():
    x = keras.Input((6,))
    y = layers.Dense(8, name="dense", use_bias=False)(x)
    y = layers.BatchNormalization(name="normalization", momentum=0.875)(y)
    y = layers.Dense(3, "softmax", name="output")(layers.Activation("relu")(y))
    return keras.Model(x, y), ["dense", "normalization", "output"]


def answers():
    x = keras.Input((6,))
    y = layers.Dense(1, "sigmoid", name="output")(layers.Dense(5, "tanh", name="dense")(x))
    return keras.Model(x, y), ["dense", "output"]


def reviews():
    words = keras.Input((5,), dtype="int32")
    y = layers.Flatten()(layers.Embedding(11, 3, name="embedding", embeddings_regularizer=keras.regularizers.L2(0.125))(words))
    return keras.Model(words, layers.Dense(1, "sigmoid", name="output")(y)), ["embedding", "output"]


def begin(model, names, seed):
    random, order = np.random.default_rng(seed), []
    for name in names:
        for weight in model.get_layer(name).weights:
            if weight.name in ("kernel", "bias", "embeddings"):
                weight.assign(random.normal(size=weight.shape) * 0.4)
            order.append(np.asarray(weight).ravel())
    return np.concatenate(order).tolist()


def batches(steps):
    for step in range(steps):
        start = step * BATCH % SAMPLES
        yield slice(start, start + BATCH)


OPTIMIZERS = {
    "SGD": lambda: keras.optimizers.SGD(1 / 32),
    "Adam": lambda: keras.optimizers.Adam(1 / 128),
    "RMSprop": lambda: keras.optimizers.RMSprop(1 / 256),
}


def train(make, seed, optimizer, compiled, data, steps):
    model, names = make()
    weights = begin(model, names, seed)
    model.compile(optimizer=optimizer, **compiled)
    losses = []
    for part in batches(steps):
        model.reset_metrics()
        x, y, options = data(part)
        result = model.train_on_batch(x, y, **options)
        losses.append(float(np.ravel(result)[0]))
    return {"begin": weights, "losses": losses}


def regression(part):
    return [WIDE[part], DEEP[part]], [PRICE[part], AUX[part]], {}


def classes(part):
    return IMAGE[part], CLASSES[part], {}


trainings = {}
for name, make in OPTIMIZERS.items():
    both = {"loss": ["mse", "mse"], "loss_weights": [0.75, 0.25]}
    trainings[f"wide_deep {name}"] = train(wide_deep, 1, make(), both, regression, 200)
    sparse = {"loss": "sparse_categorical_crossentropy"}
    trainings[f"classifier {name}"] = train(classifier, 2, make(), sparse, classes, 200)

sgd = OPTIMIZERS["SGD"]
WORDS = (np.arange(SAMPLES * 5) * 7 + np.arange(SAMPLES * 5) // 3).reshape(SAMPLES, 5) % 11
for name in ("SGD", "Adam"):
    answers_of = lambda part: (WORDS[part], ANSWERS[part], {})
    trainings[f"embedding {name}"] = train(reviews, 8, OPTIMIZERS[name](), {"loss": "binary_crossentropy"}, answers_of, 40)

trainings["sample_weight"] = train(
    classifier, 3, sgd(), sparse, lambda part: (*classes(part)[:2], {"sample_weight": WEIGHTS[part]}), 40
)
trainings["sample_weight of one output"] = train(
    wide_deep, 4, sgd(), both,
    lambda part: (*regression(part)[:2], {"sample_weight": [WEIGHTS[part], np.ones(BATCH)]}), 40,
)
by_class = {0: 0.5, 1: 2.0, 2: 1.25}
trainings["class_weight"] = train(
    classifier, 5, sgd(), sparse, lambda part: (*classes(part)[:2], {"class_weight": by_class}), 40
)
trainings["class_weight of one_hot"] = train(
    classifier, 6, sgd(), {"loss": "categorical_crossentropy"},
    lambda part: (IMAGE[part], np.eye(3)[CLASSES[part]], {"class_weight": by_class}), 40,
)
trainings["class_weight of answers"] = train(
    answers, 7, sgd(), {"loss": "binary_crossentropy"},
    lambda part: (IMAGE[part], ANSWERS[part], {"class_weight": {0: 0.5, 1: 2.0}}), 40,
)

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("trainings.json", "w") as file:
    json.dump({"versions": versions, "trainings": trainings}, file, indent=0)
    file.write("\n")
