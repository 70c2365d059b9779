//! `hotwash lsp`: the language server, on standard input and output.
//!
//! One message after the other, in the order in which they come. What is no message is answered
//! with an error where it can be told where the next one begins; otherwise it is the end.

use std::io::{self, ErrorKind, Write};

use clap::Args;
use lsp_server::Message;

use super::Verdict;
use crate::authoring::editor::Server;
use crate::desk::trouble::trouble;

/// Help an editor with scenarios: a language server on standard input and output.
///
/// Your editor starts it. docs/editor.md says how to set up VS Code, Helix, Neovim and Zed.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  hotwash lsp    as the command of a language server in your editor\n\n\
        Exit codes: 0 when the editor left as agreed, 1 when it left without `shutdown`, 2 when \
        what it sent could not be read."
)]
pub(super) struct Lsp {
    /// Accepted, because many editors add it: standard input and output are all there is
    #[arg(long)]
    stdio: bool,
}

impl Lsp {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut input = io::stdin().lock();
        let mut out = io::stdout().lock();
        let mut server = Server::new();
        loop {
            let message = match Message::read(&mut input) {
                Ok(Some(message)) => message,
                // The editor is gone.
                Ok(None) => return Ok(Verdict::Findings),
                Err(error) if is_only_its_content(&error) => {
                    answer_unreadable(&mut out)?;
                    continue;
                }
                Err(error) => {
                    return Err(trouble(
                        format!("could not read what the editor sent: {error}"),
                        "`hotwash lsp` is started by an editor; see docs/editor.md",
                    ));
                }
            };
            for answer in server.receive(message) {
                answer.write(&mut out)?;
            }
            match server.left() {
                Some(true) => return Ok(Verdict::Fine),
                Some(false) => return Ok(Verdict::Findings),
                None => {}
            }
        }
    }
}

/// Whether a whole message was read that says nothing: the next one can be read.
fn is_only_its_content(error: &io::Error) -> bool {
    error.kind() == ErrorKind::InvalidData && error.to_string().starts_with("malformed LSP payload")
}

/// What cannot be read has no number to answer to.
fn answer_unreadable(out: &mut impl Write) -> io::Result<()> {
    let body =
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is no message"}}"#;
    write!(out, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    out.flush()
}
