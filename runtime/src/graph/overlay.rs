//! Which values take the place of what they are computed from.
//!
//! `sum -> sigmoid` needs no memory of its own if nothing else looks at `sum`, neither on the way forward nor on the way back: the layer then works on
//! the numbers where they are, and so does its way back on their gradient. Of `(x -> a) + (h -> b)`, `b` adds to what `a` gave.

use super::ValueNode;

/// Lets values take the place of an input where nobody notices: the layer works [in place](crate::layers::Rule), the layer in front of it forgets
/// what it gave, and no other layer takes that.
#[must_use]
pub const fn lay_over<const N: usize>(mut values: [ValueNode; N]) -> [ValueNode; N] {
    let takers = takers(&values);
    let mut value = 0;
    while value < N {
        if let Some(over) = place(&values, &takers, value) {
            values[value].over = Some(over);
            settle_others(&mut values, &takers, (value, over));
        }
        value += 1;
    }
    values
}

/// Says what becomes of the inputs whose place a value does not take.
const fn settle_others(values: &mut [ValueNode], takers: &[usize], (value, over): (usize, usize)) {
    let from = values[value].from;
    let first = from[over];
    let mut index = 0;
    while index < from.len() {
        let other = &mut values[from[index]];
        if from[index] != first && takers[from[index]] == 1 && !other.is_held {
            if from[index] > first && other.reuse.adds_up {
                other.joins = Some(first);
            } else {
                other.is_spent = other.kept == 0 && other.reuse.forgets_output;
            }
        }
        index += 1;
    }
}

/// How often each value is taken.
const fn takers<const N: usize>(values: &[ValueNode; N]) -> [usize; N] {
    let mut takers = [0; N];
    let mut value = 0;
    while value < N {
        let from = values[value].from;
        let mut index = 0;
        while index < from.len() {
            takers[from[index]] += 1;
            index += 1;
        }
        value += 1;
    }
    takers
}

/// The first of its inputs whose place a value may take.
const fn place(values: &[ValueNode], takers: &[usize], value: usize) -> Option<usize> {
    let node = &values[value];
    if !node.reuse.in_place || node.kept > 0 {
        return None;
    }
    let mut index = 0;
    while index < node.from.len() {
        let from = node.from[index];
        let same_size = values[from].sizes.elements() == node.sizes.elements();
        if same_size && takers[from] == 1 && !values[from].is_held && is_forgotten(values, from) {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// Whether nobody asks again for the numbers of this value, which may be a view of some of another's. (What gives a view does not say that it forgets, so
/// that a view of a view is not forgotten.)
const fn is_forgotten(values: &[ValueNode], value: usize) -> bool {
    let Some(first) = values[value].view else { return values[value].reuse.forgets_output };
    let whole = values[value].from[0];
    if values[whole].is_held || !values[whole].reuse.forgets_output {
        return false;
    }
    let end = first + values[value].sizes.elements();
    let mut other = whole + 1;
    while other < values.len() {
        let node = &values[other];
        let takes = other != value && contains(node.from, whole);
        let apart = match node.view {
            Some(start) => start >= end || start + node.sizes.elements() <= first,
            None => false,
        };
        if takes && !apart {
            return false;
        }
        other += 1;
    }
    true
}

const fn contains(values: &[usize], value: usize) -> bool {
    let mut index = 0;
    while index < values.len() {
        if values[index] == value {
            return true;
        }
        index += 1;
    }
    false
}
