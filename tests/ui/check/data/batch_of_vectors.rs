// A batch is made of arrays, which tell how many numbers a sample has; what tells it at run time only may be refused.
use neurotype::prelude::*;

fn main() -> neurotype::Result<()> {
    let rows: Vec<Vec<f32>> = vec![vec![5.1, 3.5], vec![4.9, 3.0]];
    // ERROR: `Vec<f32>` is no array of a sample's numbers
    let x: Batch<shape![2]> = Batch::from(rows);
    // ERROR: write one sample in brackets of its own
    let x: Batch<shape![2]> = Batch::from([5.1_f32, 3.5]);
    // ERROR: `f32` is no array of a sample's numbers
    let y: Batch<shape![1]> = (0..3_u8).map(f32::from).collect();
    Ok(())
}
