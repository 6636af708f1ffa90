"""What Keras's callbacks do with numbers that they are told: writes callbacks.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python callbacks.py

Each case is a table of numbers, one an epoch, and a callback with its settings. No model is trained: its one weight is set to the
number of the epoch before the epoch ends, so that weights that were restored tell where they are from.
"""

import json
import math
import os
import random
import sys
import tempfile

import keras
import numpy as np


def model_of():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(optimizer=keras.optimizers.SGD(0.5), loss="mse")
    return model


def drive(callback, name, numbers):
    """Tells a callback of epochs until it stops; gives what can be seen from outside."""
    model, rates, saves = model_of(), [], []
    model.save = lambda path, overwrite=True: saves.append(os.path.basename(path))
    model.save_weights = model.save
    callback.set_model(model)
    callback.set_params({"epochs": len(numbers), "steps": 1})
    model.stop_training = False
    callback.on_train_begin()
    for epoch, number in enumerate(numbers):
        callback.on_epoch_begin(epoch)
        model.set_weights([np.array([[float(epoch + 1)]])])
        rates.append(float(np.array(model.optimizer.learning_rate)))
        callback.on_epoch_end(epoch, {"loss": 1.0, name: number})
        if model.stop_training:
            break
    callback.on_train_end()
    return {"epochs": epoch + 1, "weight": float(model.get_weights()[0][0, 0]), "rates": rates, "saves": saves}


def tables(dice):
    """Falling, rising, with ties, noise, and numbers that are none. All are multiples of 1/64, as are the settings they are compared
    with: Keras compares in float32, where 0.7 + 0.1 is not less than 0.8, and ties shall be ties in every precision."""
    for numbers in raw_tables(dice):
        yield [n if math.isnan(n) or math.isinf(n) else round(n * 64) / 64 for n in numbers]


def raw_tables(dice):
    yield [1.0, 0.9, 0.8, 0.8, 0.8, 0.7, 0.75, 0.75, 0.75, 0.6, 0.61, 0.62]
    yield [0.5] * 8
    yield [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    yield [1.0, math.nan, 0.9, math.nan, math.nan, 0.8, 0.8]
    yield [math.nan, 0.5, 0.4, 0.3]
    yield [math.inf, 0.5, 0.5, 0.6, 0.4]
    for _ in range(12):
        yield [round(dice.gauss(1.0 / (1 + epoch), 0.2), 2) for epoch in range(15)]


def settings(dice, kind):
    chosen = {}
    if kind == "EarlyStopping":
        chosen["patience"] = dice.randrange(5)
        chosen["min_delta"] = dice.choice([0.0, 0.0, 1 / 16, 1 / 8])
        chosen["restore_best_weights"] = dice.random() < 0.5
        chosen["start_from_epoch"] = dice.choice([0, 0, 0, 2, 4])
        if dice.random() < 0.3:
            chosen["baseline"] = 0.625
    elif kind == "ReduceLROnPlateau":
        chosen["patience"] = dice.randrange(1, 4)
        chosen["factor"] = dice.choice([0.1, 0.5])
        chosen["min_delta"] = dice.choice([1 / 1024, 1 / 8])
        chosen["cooldown"] = dice.choice([0, 0, 1, 3])
        chosen["min_lr"] = dice.choice([0.0, 0.1, 0.25])
    else:
        chosen["save_best_only"] = dice.random() < 0.7
        if dice.random() < 0.4:
            chosen["initial_value_threshold"] = 0.5625
    chosen["mode"] = dice.choice(["min", "max"]) if dice.random() < 0.6 else "auto"
    return chosen


def main():
    dice, cases = random.Random(1), []
    for kind in ["EarlyStopping", "ReduceLROnPlateau", "ModelCheckpoint"]:
        for numbers in tables(dice):
            for _ in range(4):
                chosen = settings(dice, kind)
                name = dice.choice(["val_loss", "val_accuracy"])
                arguments = {"monitor": name, **chosen}
                if kind == "ModelCheckpoint":
                    arguments["filepath"] = "at-{epoch:02d}-{" + name + ":.3f}.keras"
                # A model that was not trained tells Keras nothing of its metrics.
                if chosen["mode"] == "auto":
                    arguments["mode"] = "min" if name == "val_loss" else "max"
                callback = getattr(keras.callbacks, kind)(**arguments)
                seen = drive(callback, name, numbers)
                case = {"callback": kind, "monitor": name, "settings": chosen, "seen": seen}
                case["numbers"] = [None if math.isnan(n) else "inf" if math.isinf(n) else n for n in numbers]
                cases.append(case)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.csv")
        logger = keras.callbacks.CSVLogger(path, separator=";")
        logger.set_model(model_of())
        logger.on_train_begin()
        rows = [{"loss": 0.5, "accuracy": 0.25, "val_loss": 1e-7}, {"loss": 0.125, "accuracy": 1.0, "val_loss": 12345678.5}]
        for epoch, logs in enumerate(rows):
            logger.on_epoch_end(epoch, dict(logs))
        logger.on_train_end()
        csv = open(path, newline="").read()
    versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
    with open("callbacks.json", "w") as file:
        json.dump({"versions": versions, "cases": cases, "csv": csv}, file, indent=0)
        file.write("\n")


main()
