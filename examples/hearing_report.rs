//! How well labelled utterances are heard: `cargo run --example hearing_report -- [--misses]
//! [--acts=page,release] [--tables] [FILE…]`. Without files: the set-aside half of the labels in
//! the repository, with its tables. `--acts` shows only misses that have to do with these acts.

#[path = "../tests/it/hearing/form.rs"]
mod form;
#[path = "../tests/it/hearing/labels.rs"]
mod labels;

fn main() {
    let (flags, mut files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|arg| arg.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|have| have == flag);
    let tables = has("--tables") || files.is_empty();
    if files.is_empty() {
        let folder = std::fs::read_dir("tests/it/hearing/aside").expect("run it in the repository");
        files = folder
            .map(|entry| entry.expect("a file").path().display().to_string())
            .collect();
        files.sort();
    }
    let texts: Vec<String> = files
        .iter()
        .map(|file| std::fs::read_to_string(file).expect(file))
        .collect();
    let entries: Vec<_> = texts.iter().flat_map(|text| labels::read(text)).collect();
    let report = labels::Report::of(&mut labels::Ears::default(), &entries);
    let only: Vec<&str> = flags
        .iter()
        .filter_map(|flag| flag.strip_prefix("--acts="))
        .flat_map(|list| list.split(','))
        .collect();
    for miss in report.misses.iter().filter(|_| has("--misses")) {
        let mut acts = miss.said.iter().chain(&miss.heard);
        if only.is_empty() || acts.any(|act| only.contains(&act[0].as_str())) {
            println!("{miss}");
        }
    }
    if tables {
        println!("{}", report.tables());
    }
    println!("{}", report.summary());
}
