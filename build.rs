//! Collects what comes with hotwash, so that none of it has to be entered in a list: every scenario
//! `scenarios/ID.ron` and, for the practice ladder, `scenarios/micro/ID.ron`; and every page
//! `docs/lint/CODE.md` about a finding.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let list = |kind: &str, text: &str, ending: &str, folders: &[&str]| {
        let mut list = String::from("[\n");
        for folder in folders {
            println!("cargo::rerun-if-changed={folder}");
            for path in files_in(&root.join(folder), ending) {
                let id = path.file_stem().expect("a file has a name");
                let id = id.to_str().expect("ids are plain letters");
                let path = path.to_str().expect("the path of the source is readable");
                list += &format!("    {kind} {{ id: {id:?}, {text}: include_str!({path:?}) }},\n");
            }
        }
        list + "]\n"
    };
    let write = |name: &str, list: String| {
        fs::write(out.join(name), list).expect("the build folder can be written to");
    };
    let scenarios = list("Shipped", "text", "ron", &["scenarios", "scenarios/micro"]);
    write("shipped.rs", scenarios);
    write("codes.rs", list("Code", "page", "md", &["docs/lint"]));
}

/// The files of a folder that end so, by name.
fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == ending))
        .collect();
    found.sort();
    found
}
