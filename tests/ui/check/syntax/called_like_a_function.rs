// As functions of what flows in, and of each other.
use neurotype::prelude::*;

network! {
    pub Chain(x: [8]) -> [1] {
        // ERROR: what it is given stands before it
        let h = relu(x -> Dense(4));
        h -> Dense(1)
    }
}

network! {
    pub Scaled(x: [8]) -> [1] {
        // ERROR: signs in parentheses
        let scaled = tanh(0.5 * x);
        scaled -> Dense(1)
    }
}

network! {
    pub Distance(x: [8], y: [8]) -> [1] {
        // ERROR: the whole of it
        let distance = abs((x -> Dense(8)) - (y -> Dense(8)));
        distance -> Dense(1)
    }
}

network! {
    pub Largest(x: [8], y: [8]) -> [1] {
        // ERROR: several values
        let largest = Maximum([
            x,
            y -> Dense(8),
        ]);
        largest -> Dense(1)
    }
}

network! {
    pub Within(x: [8]) -> [1] {
        // ERROR: a chain of calls is one of arrows
        sigmoid(Dense(1)(relu(x)))
    }
}

fn main() {}
