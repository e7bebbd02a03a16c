//! Compiles again when a tariff file is added, which the embedding alone would not notice.

fn main() {
    println!("cargo::rerun-if-changed=../../assets/data/tariffs/residential");
    println!("cargo::rerun-if-changed=../../assets/data/tariffs/business");
}
