//! What a team promises.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{in_rows, leads, share, share_slices, with_threads};

/// Miri, which is slow, sees the first of a list.
const MOST_CASES: usize = if cfg!(miri) { 3 } else { usize::MAX };

#[test]
fn every_piece_is_done_once() {
    let runs = if cfg!(miri) { 5 } else { 200 };
    for threads in [1, 2, 3, 8] {
        for length in [1, 2, 37, 1000].into_iter().filter(|length| !cfg!(miri) || *length < 100) {
            let counts: Vec<AtomicUsize> = (0..length).map(|_| AtomicUsize::new(0)).collect();
            with_threads(threads, || {
                for _ in 0..runs {
                    share(length, &|thread, pieces: Range<usize>| {
                        assert!(thread < threads);
                        for count in &counts[pieces] {
                            count.fetch_add(1, Ordering::Relaxed);
                        }
                    });
                }
            });
            let done = |count: &AtomicUsize| count.load(Ordering::Relaxed) == runs;
            assert!(counts.iter().all(done), "{threads} threads, {length} pieces");
        }
    }
}

#[test]
fn helpers_take_part_also_after_a_sleep() {
    let leader = std::thread::current().id();
    let helped = AtomicUsize::new(0);
    with_threads(2, || {
        for _ in 0..3 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            let before = helped.load(Ordering::Relaxed);
            // As often as it takes, since the machine may be busy.
            while helped.load(Ordering::Relaxed) == before {
                share(8, &|_, _| {
                    std::thread::sleep(std::time::Duration::from_micros(50));
                    helped.fetch_add(usize::from(std::thread::current().id() != leader), Ordering::Relaxed);
                });
            }
        }
    });
}

#[test]
fn outside_of_a_run_and_inside_of_a_piece_nobody_leads() {
    assert!(!leads());
    with_threads(1, || assert!(!leads()));
    with_threads(2, || {
        assert!(leads());
        share(4, &|_, _| assert!(!leads()));
        assert!(leads());
    });
    assert!(!leads());
}

#[test]
fn a_panic_in_a_piece_ends_the_run_and_is_passed_on() {
    for culprit in [0, 7] {
        let work = |_, pieces: Range<usize>| {
            std::thread::sleep(std::time::Duration::from_micros(100));
            assert!(!pieces.contains(&culprit));
        };
        // Twice, since nobody may wait for a helper that is gone.
        let run = || with_threads(2, || (share(8, &work), share(8, &work)));
        assert!(std::panic::catch_unwind(run).is_err());
        assert!(!leads());
    }
}

#[test]
fn a_loop_over_vectors_reaches_every_number_once() {
    for (threads, length) in [(3, 40_000), (2, 5), (2, 0), (1, 100_000), (2, 100_000)].into_iter().take(MOST_CASES) {
        let (mut a, mut b) = (vec![1; length], vec![2; length]);
        with_threads(threads, || {
            share_slices([a.as_mut_slice(), &mut b].into_iter().collect(), |range, mut parts| {
                for place in 0..range.len() {
                    parts[0][place] += range.start + place;
                    parts[1][place] += parts[0][place];
                }
            });
        });
        assert!(a.iter().enumerate().all(|(place, number)| *number == 1 + place));
        assert!(b.iter().enumerate().all(|(place, number)| *number == 3 + place));
    }
}

#[test]
fn a_loop_over_rows_of_several_lengths_reaches_every_row_once() {
    for (threads, rows) in [(3, 20_001), (2, 5), (2, 0), (1, 30_000), (2, 30_000)].into_iter().take(MOST_CASES) {
        let (mut wide, mut narrow, mut none) = (vec![0; 3 * rows], vec![0; rows], Vec::new());
        with_threads(threads, || {
            in_rows(
                rows,
                [(wide.as_mut_slice(), 3), (&mut narrow, 1), (&mut none, 0)],
                |range, [wide, narrow, none]| {
                    assert!(wide.len() == 3 * range.len() && narrow.len() == range.len() && none.is_empty());
                    for ((row, wide), narrow) in range.zip(wide.chunks_exact_mut(3)).zip(narrow) {
                        for number in wide {
                            *number += row;
                        }
                        *narrow += 2 * row;
                    }
                },
            );
        });
        assert!(wide.iter().enumerate().all(|(place, number)| *number == place / 3));
        assert!(narrow.iter().enumerate().all(|(row, number)| *number == 2 * row));
    }
}
