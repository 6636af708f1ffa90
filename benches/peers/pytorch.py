"""The workloads in PyTorch: eager, a loop as its tutorials write it."""

import torch
from torch import nn

from common import BATCH, labels, main, numbers, timed

torch.manual_seed(1)


def large():
    return nn.Sequential(nn.Linear(784, 300), nn.ReLU(), nn.Linear(300, 300), nn.ReLU(), nn.Linear(300, 10))


def small():
    return nn.Sequential(nn.Linear(8, 30), nn.ReLU(), nn.Linear(30, 1))


class WideDeep(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Sequential(nn.Linear(6, 30), nn.ReLU(), nn.Linear(30, 30), nn.ReLU())
        self.price, self.aux = nn.Linear(35, 1), nn.Linear(30, 1)

    def forward(self, wide, deep):
        hidden = self.hidden(deep)
        return self.price(torch.cat([wide, hidden], dim=1)), self.aux(hidden)


def epochs(model, optimizer, steps, loss_of):
    def epoch():
        order, total = torch.randperm(BATCH * steps), 0.0
        for step in range(steps):
            chosen = order[step * BATCH : (step + 1) * BATCH]
            optimizer.zero_grad()
            loss = loss_of(model, chosen)
            loss.backward()
            optimizer.step()
            total += loss.item()

    return timed(steps, epoch)


def step_large(make_optimizer):
    steps = 100
    x, y = torch.from_numpy(numbers(BATCH * steps, 784)), torch.from_numpy(labels(BATCH * steps)).long()
    model, criterion = large(), nn.CrossEntropyLoss()
    return epochs(model, make_optimizer(model.parameters()), steps, lambda m, i: criterion(m(x[i]), y[i]))


def step_small():
    steps = 200
    x, y = torch.from_numpy(numbers(BATCH * steps, 8)), torch.from_numpy(numbers(BATCH * steps, 1))
    model, criterion = small(), nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
    return epochs(model, optimizer, steps, lambda m, i: criterion(m(x[i]), y[i]))


def step_wide():
    steps = 200
    wide, deep = torch.from_numpy(numbers(BATCH * steps, 5)), torch.from_numpy(numbers(BATCH * steps, 6))
    y, model, criterion = torch.from_numpy(numbers(BATCH * steps, 1)), WideDeep(), nn.MSELoss()

    def loss_of(m, i):
        price, aux = m(wide[i], deep[i])
        return 0.9 * criterion(price, y[i]) + 0.1 * criterion(aux, y[i])

    return epochs(model, torch.optim.SGD(model.parameters(), lr=0.001), steps, loss_of)


def predict(model, x, units, samples):
    def work():
        with torch.inference_mode():
            for _ in range(units):
                model(x)

    return timed(units * samples, work)


main(
    {
        "step-large": lambda: step_large(lambda p: torch.optim.SGD(p, lr=0.01)),
        "adam-large": lambda: step_large(lambda p: torch.optim.Adam(p)),
        "step-small": step_small,
        "step-wide": step_wide,
        "predict-large": lambda: predict(large(), torch.from_numpy(numbers(1, 784)), 500, 1),
        "predict-small": lambda: predict(small(), torch.from_numpy(numbers(1, 8)), 500, 1),
        "bulk-large": lambda: predict(large(), torch.from_numpy(numbers(10_000, 784)), 1, 10_000),
    }
)
