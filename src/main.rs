//! The command `hotwash`: arguments in, exit code out. Everything else is in `hotwash::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    hotwash::cli::run(std::env::args_os())
}
