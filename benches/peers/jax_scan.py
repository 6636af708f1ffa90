"""The workloads in JAX: the batches of an epoch as one compiled scan, which is as fast as JAX gets."""

import jax
import jax.numpy as jnp

from common import BATCH, labels, main, numbers, timed


def dense(key, inputs, outputs):
    bound = (6.0 / (inputs + outputs)) ** 0.5
    return jax.random.uniform(key, (inputs, outputs), minval=-bound, maxval=bound), jnp.zeros(outputs)


def network(*widths):
    keys = jax.random.split(jax.random.PRNGKey(1), len(widths))
    return [dense(key, a, b) for key, a, b in zip(keys, widths, widths[1:])]


def apply(parameters, x):
    for weights, bias in parameters[:-1]:
        x = jax.nn.relu(x @ weights + bias)
    weights, bias = parameters[-1]
    return x @ weights + bias


def cross_entropy(parameters, x, y):
    logs = jax.nn.log_softmax(apply(parameters, x))
    return -jnp.take_along_axis(logs, y[:, None], axis=1).mean()


def squared(parameters, x, y):
    return ((apply(parameters, x) - y) ** 2).mean()


def wide_deep(parameters, x, y):
    hidden, price, aux = parameters
    wide, deep = x
    for weights, bias in hidden:
        deep = jax.nn.relu(deep @ weights + bias)
    of_price = jnp.concatenate([wide, deep], axis=1) @ price[0] + price[1]
    of_aux = deep @ aux[0] + aux[1]
    return 0.9 * ((of_price - y) ** 2).mean() + 0.1 * ((of_aux - y) ** 2).mean()


def sgd(rate):
    return lambda parameters: (), lambda p, g, state, _: (jax.tree.map(lambda p, g: p - rate * g, p, g), state)


def adam(rate=0.001, b1=0.9, b2=0.999, epsilon=1e-7):
    def begin(parameters):
        zeros = jax.tree.map(jnp.zeros_like, parameters)
        return zeros, zeros

    def update(parameters, gradients, state, step):
        m = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g, state[0], gradients)
        v = jax.tree.map(lambda v, g: b2 * v + (1 - b2) * g * g, state[1], gradients)
        scale = rate * jnp.sqrt(1 - b2**step) / (1 - b1**step)
        return jax.tree.map(lambda p, m, v: p - scale * m / (jnp.sqrt(v) + epsilon), parameters, m, v), (m, v)

    return begin, update


def train(parameters, loss, optimizer, x, y, steps):
    begin, update = optimizer

    @jax.jit
    def epoch(key, parameters, state, first):
        order = jax.random.permutation(key, BATCH * steps).reshape(steps, BATCH)

        def step(carry, chosen):
            parameters, state, number = carry
            batch = jax.tree.map(lambda a: a[chosen], (x, y))
            value, gradients = jax.value_and_grad(loss)(parameters, *batch)
            parameters, state = update(parameters, gradients, state, number)
            return (parameters, state, number + 1.0), value

        (parameters, state, number), losses = jax.lax.scan(step, (parameters, state, first), order)
        return parameters, state, number, losses.mean()

    held = [parameters, begin(parameters), jnp.float32(1.0), jax.random.PRNGKey(2)]

    def work():
        held[3], key = jax.random.split(held[3])
        held[0], held[1], held[2], loss = epoch(key, *held[:3])
        loss.block_until_ready()

    return timed(steps, work)


def step_large(optimizer):
    steps = 300
    x, y = jnp.asarray(numbers(BATCH * steps, 784)), jnp.asarray(labels(BATCH * steps))
    return train(network(784, 300, 300, 10), cross_entropy, optimizer, x, y, steps)


def step_small():
    steps = 2000
    x, y = jnp.asarray(numbers(BATCH * steps, 8)), jnp.asarray(numbers(BATCH * steps, 1))
    return train(network(8, 30, 1), squared, sgd(0.001), x, y, steps)


def step_wide():
    steps = 2000
    x = jnp.asarray(numbers(BATCH * steps, 5)), jnp.asarray(numbers(BATCH * steps, 6))
    y = jnp.asarray(numbers(BATCH * steps, 1))
    parameters = network(6, 30, 30), network(35, 1)[0], network(30, 1)[0]
    return train(parameters, wide_deep, sgd(0.001), x, y, steps)


def predict(parameters, x, units, samples):
    function = jax.jit(apply)

    def work():
        for _ in range(units):
            function(parameters, x).block_until_ready()

    return timed(units * samples, work)


main(
    {
        "step-large": lambda: step_large(sgd(0.01)),
        "adam-large": lambda: step_large(adam()),
        "step-small": step_small,
        "step-wide": step_wide,
        "predict-large": lambda: predict(network(784, 300, 300, 10), jnp.asarray(numbers(1, 784)), 500, 1),
        "predict-small": lambda: predict(network(8, 30, 1), jnp.asarray(numbers(1, 8)), 500, 1),
        "bulk-large": lambda: predict(network(784, 300, 300, 10), jnp.asarray(numbers(10_000, 784)), 1, 10_000),
    }
)
