//! Any history: exhibits that write, send, crash, fill their disks, are cloned and restored, and a server that does the same.
//! Whatever happened, in the end the oracle holds. A failing history is shrunk, and the seed is printed.

mod exhibit;
mod happens;
mod world;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn run(cases: u32) {
    let seed = std::env::var("ZHIDIAN_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    println!("ZHIDIAN_SEED={seed}");
    let bytes: Vec<u8> = seed.to_le_bytes().into_iter().cycle().take(32).collect();
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let histories = proptest::collection::vec(happens::happens(), 1..70);
    let result = TestRunner::new_with_rng(config, rng).run(&histories, |history| {
        let mut world = world::World::new();
        history.iter().for_each(|what| world.happen(what));
        world.end()
    });
    if let Err(error) = result {
        panic!("ZHIDIAN_SEED={seed}: {error}");
    }
}

#[test]
fn any_history_stores_what_was_promised_exactly_once() {
    run(300);
}

#[test]
#[ignore = "minutes of histories for a night"]
fn many_histories_store_what_was_promised_exactly_once() {
    run(20_000);
}
