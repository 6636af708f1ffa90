//! Where boxes and arrows lie: in layers, each box below all that it comes from (Sugiyama, Tagawa and Toda, 1981).
//!
//! An arrow that passes a layer has a narrow cell there, so that boxes make room for it. (The crate `layout-rs` goes through all ways that there are:
//! 24 residual blocks took it 9 seconds, each further one twice as long.)

/// Pixels between neighbours of a layer, between layers, around everything, and of a cell that an arrow passes through.
const BESIDE: f64 = 24.0;
const BELOW: f64 = 40.0;
const MARGIN: f64 = 16.0;
const PASSING: f64 = 8.0;

/// How often layers are put in order, and drawn towards their neighbours: more changes no picture by much.
const ORDERINGS: usize = 12;
const PULLS: usize = 24;

/// A point of a picture, or a size.
pub(super) type Point = (f64, f64);

/// What lies where.
pub(super) struct Layout {
    /// The middle of each box.
    pub(super) middles: Vec<Point>,
    /// The points that each arrow goes through, down.
    pub(super) paths: Vec<Vec<Point>>,
    pub(super) size: Point,
}

/// A box, or an arrow that passes a layer.
struct Cell {
    layer: usize,
    width: f64,
    /// The neighbours in the layers above and below.
    sides: [Vec<usize>; 2],
    /// The middle.
    x: f64,
}

/// Lays out boxes of these sizes, with arrows from earlier boxes to later ones.
pub(super) fn lay_out(sizes: &[Point], arrows: &[(usize, usize)]) -> Layout {
    let mut cells: Vec<Cell> =
        layers(sizes.len(), arrows).into_iter().zip(sizes).map(|(layer, size)| cell(layer, size.0)).collect();
    let chains: Vec<Vec<usize>> = arrows.iter().map(|arrow| chain(&mut cells, *arrow)).collect();
    let count = cells.iter().map(|cell| cell.layer + 1).max().unwrap_or(0);
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (index, cell) in cells.iter().enumerate() {
        rows[cell.layer].push(index);
    }
    order(&mut cells, &mut rows);
    (0..PULLS).for_each(|pull| pull_together(&mut cells, &rows, pull % 2));

    let spans = spans(sizes, &rows);
    let left = cells.iter().map(|cell| cell.x - cell.width / 2.0).fold(f64::INFINITY, f64::min) - MARGIN;
    let right = cells.iter().map(|cell| cell.x + cell.width / 2.0).fold(f64::NEG_INFINITY, f64::max) + MARGIN;
    let middle = |(top, bottom): Point| f64::midpoint(top, bottom);
    let middles: Vec<Point> =
        cells[..sizes.len()].iter().map(|cell| (cell.x - left, middle(spans[cell.layer]))).collect();
    let path = |chain: &Vec<usize>| {
        let sides = |cell: usize| match sizes.get(cell) {
            Some(size) => (middles[cell].1 - size.1 / 2.0, middles[cell].1 + size.1 / 2.0),
            None => spans[cells[cell].layer],
        };
        let points = chain.iter().flat_map(|cell| {
            let (x, (top, bottom)) = (cells[*cell].x - left, sides(*cell));
            [(x, top), (x, bottom)]
        });
        // From the lower side of the first box to the upper one of the last.
        points.skip(1).take(2 * chain.len() - 2).collect()
    };
    let bottom = spans.last().map_or(MARGIN, |span| span.1);
    Layout { paths: chains.iter().map(path).collect(), middles, size: (right - left, bottom + MARGIN) }
}

/// From where to where each layer goes: as high as its highest box.
fn spans(sizes: &[Point], rows: &[Vec<usize>]) -> Vec<Point> {
    let mut top = MARGIN;
    let span = |row: &Vec<usize>| {
        let heights = row.iter().filter_map(|cell| sizes.get(*cell)).map(|size| size.1);
        let span = (top, top + heights.fold(0.0, f64::max));
        top = span.1 + BELOW;
        span
    };
    rows.iter().map(span).collect()
}

fn cell(layer: usize, width: f64) -> Cell {
    Cell { layer, width, sides: [Vec::new(), Vec::new()], x: 0.0 }
}

/// The layer of each box: below all that it comes from, and where that makes no arrows longer in all, just above the first that takes it.
fn layers(count: usize, arrows: &[(usize, usize)]) -> Vec<usize> {
    let mut layers = vec![0; count];
    let mut sorted = arrows.to_vec();
    sorted.sort_unstable();
    for (from, to) in &sorted {
        layers[*to] = layers[*to].max(layers[*from] + 1);
    }
    for index in (0..count).rev() {
        let taken = || arrows.iter().filter(|(from, _)| *from == index);
        let given = arrows.iter().filter(|(_, to)| *to == index).count();
        if let Some(first) = taken().map(|(_, to)| layers[*to] - 1).min().filter(|_| given <= taken().count()) {
            layers[index] = first;
        }
    }
    layers
}

/// The cells that an arrow goes through, with new ones for the layers between, each a neighbour of the next.
fn chain(cells: &mut Vec<Cell>, (from, to): (usize, usize)) -> Vec<usize> {
    let mut chain = vec![from];
    for layer in cells[from].layer + 1..cells[to].layer {
        chain.push(cells.len());
        cells.push(cell(layer, PASSING));
    }
    chain.push(to);
    for pair in chain.windows(2) {
        cells[pair[0]].sides[1].push(pair[1]);
        cells[pair[1]].sides[0].push(pair[0]);
    }
    chain
}

/// The mean of what a cell's neighbours on one side have; none without neighbours.
fn mean(cells: &[Cell], cell: usize, side: usize) -> Option<f64> {
    let neighbours = &cells[cell].sides[side];
    let sum: f64 = neighbours.iter().map(|neighbour| cells[*neighbour].x).sum();
    (!neighbours.is_empty()).then(|| sum / neighbours.len() as f64)
}

/// Puts layers in the order of their neighbours', downwards and upwards in turns, so that few arrows cross.
fn order(cells: &mut [Cell], rows: &mut [Vec<usize>]) {
    for row in rows.iter() {
        pack(cells, row);
    }
    for turn in 0..ORDERINGS {
        let side = turn % 2;
        let mut layers: Vec<usize> = (0..rows.len()).collect();
        if side == 1 {
            layers.reverse();
        }
        for layer in layers {
            let row = &mut rows[layer];
            let wanted = |cell: &usize| mean(cells, *cell, side).unwrap_or(cells[*cell].x);
            row.sort_by(|one, other| wanted(one).total_cmp(&wanted(other)));
            pack(cells, row);
        }
    }
}

/// Puts a layer's cells side by side, their middle at 0.
fn pack(cells: &mut [Cell], row: &[usize]) {
    let all: f64 = row.iter().map(|cell| cells[*cell].width + BESIDE).sum();
    let mut left = -all / 2.0;
    for cell in row {
        let cell = &mut cells[*cell];
        cell.x = left + f64::midpoint(cell.width, BESIDE);
        left += cell.width + BESIDE;
    }
}

/// Moves the cells of each layer as near to the mean of their neighbours on one side as their order and widths let them (pool adjacent violators).
fn pull_together(cells: &mut [Cell], rows: &[Vec<usize>], side: usize) {
    let mut layers: Vec<&Vec<usize>> = rows.iter().collect();
    if side == 1 {
        layers.reverse();
    }
    for row in layers {
        // Blocks of cells that touch: their number, and the mean of where they want the first cell of the row to be.
        let mut blocks: Vec<(usize, f64)> = Vec::new();
        let mut offsets = Vec::new();
        let mut offset = 0.0;
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                offset += f64::midpoint(cells[row[place - 1]].width, cells[*cell].width) + BESIDE;
            }
            offsets.push(offset);
            let mut block = (1, mean(cells, *cell, side).unwrap_or(cells[*cell].x) - offset);
            while let Some((count, start)) = blocks.pop_if(|(_, start)| *start > block.1) {
                block = (count + block.0, (start * count as f64 + block.1 * block.0 as f64) / (count + block.0) as f64);
            }
            blocks.push(block);
        }
        let starts = blocks.iter().flat_map(|(count, start)| std::iter::repeat_n(*start, *count));
        for ((cell, start), offset) in row.iter().zip(starts).zip(offsets) {
            cells[*cell].x = start + offset;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two boxes have a pixel in common.
    fn overlap(((x, y), size): (&Point, &Point), ((other_x, other_y), other): (&Point, &Point)) -> bool {
        let apart = |one: f64, two: f64, sizes: f64| (one - two).abs() + 1e-6 < sizes / 2.0;
        apart(*x, *other_x, size.0 + other.0) && apart(*y, *other_y, size.1 + other.1)
    }

    fn check(sizes: &[Point], arrows: &[(usize, usize)]) {
        let Layout { middles, paths, size } = lay_out(sizes, arrows);
        let boxes: Vec<_> = middles.iter().zip(sizes).collect();
        for (index, one) in boxes.iter().enumerate() {
            assert!(boxes[..index].iter().all(|other| !overlap(*one, *other)), "{index} of {arrows:?}");
            let (middle, extent) = one;
            let ends = [
                middle.0 - extent.0 / 2.0,
                middle.1 - extent.1 / 2.0,
                size.0 - middle.0 - extent.0 / 2.0,
                size.1 - middle.1 - extent.1 / 2.0,
            ];
            assert!(ends.iter().all(|end| *end >= MARGIN - 1e-6), "{index} is not within the picture: {ends:?}");
        }
        for ((from, to), path) in arrows.iter().zip(&paths) {
            let ends = [
                (middles[*from].0, middles[*from].1 + sizes[*from].1 / 2.0),
                (middles[*to].0, middles[*to].1 - sizes[*to].1 / 2.0),
            ];
            assert_eq!((path.first(), path.last()), (Some(&ends[0]), Some(&ends[1])));
            assert!(path.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{from} to {to} goes up");
        }
    }

    #[test]
    fn boxes_never_overlap_and_arrows_go_down_from_one_to_the_other() {
        check(&[(30.0, 20.0)], &[]);
        check(&[(30.0, 20.0), (90.0, 50.0), (10.0, 10.0)], &[]);
        check(&[(30.0, 20.0), (90.0, 50.0), (10.0, 10.0)], &[(0, 1), (1, 2), (0, 2), (0, 2)]);
        let mut random = crate::random::Random::new(1, crate::random::Purpose::Data);
        for count in 2..60 {
            let sizes: Vec<Point> =
                (0..count).map(|_| (random.uniform(10.0, 150.0), random.uniform(10.0, 60.0))).collect();
            let mut arrows = Vec::new();
            for _ in 0..random.below(3 * count) {
                let (one, other) = (random.below(count), random.below(count));
                if one != other {
                    arrows.push((one.min(other), one.max(other)));
                }
            }
            check(&sizes, &arrows);
        }
    }

    #[test]
    fn many_ways_through_a_network_cost_no_more_than_its_arrows() {
        // As many ways as residual blocks have: 2 to the power of 200.
        let arrows: Vec<(usize, usize)> = (0..200)
            .flat_map(|block| [(2 * block, 2 * block + 1), (2 * block + 1, 2 * block + 2), (2 * block, 2 * block + 2)])
            .collect();
        check(&vec![(40.0, 20.0); 401], &arrows);
    }

    #[test]
    fn a_straight_network_is_a_straight_line() {
        let Layout { middles, .. } = lay_out(&[(40.0, 20.0), (90.0, 20.0), (60.0, 20.0)], &[(0, 1), (1, 2)]);
        assert!(middles.iter().all(|middle| middle.0 == middles[0].0), "{middles:?}");
    }
}
