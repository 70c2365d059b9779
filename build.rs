//! Collects the scenarios that come with hotwash, so that none has to be entered in a list: every
//! `scenarios/ID.ron` and, for the practice ladder, every `scenarios/micro/ID.ron`.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut list = String::from("[\n");
    for folder in ["scenarios", "scenarios/micro"] {
        println!("cargo::rerun-if-changed={folder}");
        for path in scenarios_in(&root.join(folder)) {
            let id = path.file_stem().expect("a file has a name");
            let id = id.to_str().expect("ids are plain letters");
            let path = path.to_str().expect("the path of the source is readable");
            list += &format!("    Shipped {{ id: {id:?}, text: include_str!({path:?}) }},\n");
        }
    }
    list += "]\n";
    fs::write(out.join("shipped.rs"), list).expect("the build folder can be written to");
}

/// The scenario files of a folder, by name.
fn scenarios_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "ron"))
        .collect();
    found.sort();
    found
}
