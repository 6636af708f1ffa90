"""Reference values for recurrent, siamese and stacked networks, from Keras 3 on JAX in double precision.

    python -m venv env && env/bin/pip install keras==3.15.1 jax
    env/bin/python structures.py FOLDER-WITH-FASHION-MNIST > structures.json

For each network and each kind of images: the loss, some predictions, every 37th gradient in the order of neurotype's
parameters, the norm of all gradients, and the loss before each of five steps of plain SGD on the same 16 samples.
"""

import gzip
import json
import os
import sys

os.environ["KERAS_BACKEND"] = "jax"
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import keras
import numpy as np
from keras import layers

keras.config.set_floatx("float64")

SAMPLES, STEPS, RATE, STRIDE = 16, 5, 0.05, 37


def drawn():
    count = SAMPLES * 784
    images = 0.5 + 0.5 * np.sin(np.arange(count) * 0.37 + (np.arange(count) // 784) * 0.91)
    return images.reshape(SAMPLES, 28, 28), np.arange(SAMPLES) % 10


def fashion_mnist(folder):
    def read(name, skip):
        with gzip.open(os.path.join(folder, name)) as file:
            return np.frombuffer(file.read(), np.uint8)[skip:]

    images = read("train-images-idx3-ubyte.gz", 16)[: SAMPLES * 784].reshape(SAMPLES, 28, 28) / 255.0
    return images, read("train-labels-idx1-ubyte.gz", 8)[:SAMPLES].astype(int)


def recurrent(layer):
    x = keras.Input((28, 28))
    return keras.Model(x, layers.Dense(10, "softmax")(layer(8)(x)))


def siamese():
    a, b = keras.Input((28, 28)), keras.Input((28, 28))
    tower = keras.Sequential([layers.Flatten(), layers.Dense(16, "tanh")])
    difference = layers.Subtract()([tower(a), tower(b)])
    return keras.Model([a, b], layers.Dense(1, "sigmoid")(layers.Multiply()([difference, difference])))


def stacked():
    x = keras.Input((28, 28))
    encoder = keras.Sequential([layers.Flatten(), layers.Dense(30, "selu"), layers.Dense(10, "selu")])
    decoder = keras.Sequential([layers.Dense(30, "selu"), layers.Dense(784, "sigmoid"), layers.Reshape((28, 28))])
    return keras.Model(x, decoder(encoder(x)))


def flat(weights, kind):
    """Weights of Keras in neurotype's order: kernel, bias, recurrent kernel, its bias."""
    weights = [jnp.asarray(w) for w in weights]
    if kind == "gru":
        kernel, recurrent, bias = weights[:3]
        weights = [kernel, bias[0], recurrent, bias[1]] + weights[3:]
    elif kind == "lstm":
        kernel, recurrent, bias = weights[:3]
        weights = [kernel, bias, recurrent] + weights[3:]
    return jnp.concatenate([w.ravel() for w in weights])


def unflat(vector, like, kind):
    shapes = [w.shape for w in like]
    if kind == "gru":
        shapes = [shapes[0], (shapes[2][1],), shapes[1], (shapes[2][1],)] + shapes[3:]
    elif kind == "lstm":
        shapes = [shapes[0], shapes[2], shapes[1]] + shapes[3:]
    parts, place = [], 0
    for shape in shapes:
        count = int(np.prod(shape))
        parts.append(vector[place : place + count].reshape(shape))
        place += count
    if kind == "gru":
        parts = [parts[0], parts[2], jnp.stack([parts[1], parts[3]])] + parts[4:]
    elif kind == "lstm":
        parts = [parts[0], parts[2], parts[1]] + parts[3:]
    return parts


def case(kind, images, labels):
    model, x, y, loss = {
        "gru": lambda: (recurrent(layers.GRU), images, labels, keras.losses.sparse_categorical_crossentropy),
        "lstm": lambda: (recurrent(layers.LSTM), images, labels, keras.losses.sparse_categorical_crossentropy),
        "siamese": lambda: (
            siamese(),
            [images, images[::-1]],
            (labels == labels[::-1]).astype(float)[:, None],
            keras.losses.binary_crossentropy,
        ),
        "stacked": lambda: (stacked(), images, images, lambda y, p: jnp.mean((y - p) ** 2, axis=(1, 2))),
    }[kind]()
    like = model.trainable_variables
    count = sum(int(np.prod(w.shape)) for w in like)
    vector = 0.1 * jnp.sin(jnp.arange(count) * 1.7 + 0.3)

    def total(vector):
        outputs, _ = model.stateless_call(unflat(vector, like, kind), model.non_trainable_variables, x)
        return jnp.mean(loss(jnp.asarray(y), outputs)), outputs

    step = jax.jit(jax.value_and_grad(total, has_aux=True))
    (value, outputs), gradient = step(vector)
    losses, moving = [], vector
    for _ in range(STEPS):
        (now, _), slope = step(moving)
        losses.append(float(now))
        moving = moving - RATE * slope
    return {
        "parameters": count,
        "loss": float(value),
        "predictions": np.asarray(outputs).ravel()[:40].tolist(),
        "gradients": np.asarray(gradient)[::STRIDE].tolist(),
        "norm": float(jnp.linalg.norm(gradient)),
        "losses": losses,
    }


def main():
    folder = sys.argv[1]
    data = {"drawn": drawn(), "fashion_mnist": fashion_mnist(folder)}
    result = {"made with": f"keras {keras.__version__}, jax {jax.__version__}, numpy {np.__version__}"}
    for kind in ["gru", "lstm", "siamese", "stacked"]:
        result[kind] = {name: case(kind, *images) for name, images in data.items()}
    json.dump(result, sys.stdout, indent=0)
    print()


main()
