//! What a team promises.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{has_helpers, in_pieces, in_rows, leads, on_each_thread, share, share_slices, threads, with_threads};

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

/// Whether a helper takes part in something before long: as often as it takes, since the machine may be busy.
fn helper_takes_part() -> bool {
    let (leader, begin) = (std::thread::current().id(), std::time::Instant::now());
    let helped = AtomicUsize::new(0);
    while helped.load(Ordering::Relaxed) == 0 && begin.elapsed().as_secs() < 60 {
        share(8, &|_, _| {
            std::thread::sleep(std::time::Duration::from_micros(50));
            helped.fetch_add(usize::from(std::thread::current().id() != leader), Ordering::Relaxed);
        });
    }
    helped.into_inner() > 0
}

#[test]
fn work_within_work_on_as_many_threads_goes_on_with_the_same_helpers() {
    with_threads(2, || {
        assert!(helper_takes_part());
        assert_eq!(threads(), 2);
        with_threads(2, || assert!(has_helpers()));
        with_threads(0, || assert!(has_helpers()));
        with_threads(1, || assert!(!leads() && threads() == 1));
        // A leader within a leader is one: with two there would be no core for the helper.
        with_threads(3, || assert!(!has_helpers() && helper_takes_part()));
        assert!(has_helpers() && threads() == 2);
    });
}

#[test]
fn what_each_thread_is_to_do_is_done_by_one_at_least_and_leads_nobody() {
    on_each_thread(&|| assert!(!leads()));
    for threads in [1, 2, 3] {
        let calls = AtomicUsize::new(0);
        with_threads(threads, || {
            on_each_thread(&|| {
                assert!(!leads());
                calls.fetch_add(1, Ordering::Relaxed);
            });
        });
        assert!((1..=threads).contains(&calls.into_inner()));
    }
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

#[test]
fn pieces_of_a_short_vector_are_handed_out_as_they_are_asked_for() {
    for (threads, length, piece) in [(2, 5, 3), (3, 100, 32), (1, 7, 2), (2, 0, 1)] {
        let mut numbers = vec![0; length];
        with_threads(threads, || {
            in_pieces(&mut numbers, piece, |range, part| {
                assert!(range.start.is_multiple_of(piece) && range.len() == part.len());
                part.iter_mut().zip(range).for_each(|(number, place)| *number += 1 + place);
            });
        });
        assert!(numbers.iter().enumerate().all(|(place, number)| *number == 1 + place));
    }
}
