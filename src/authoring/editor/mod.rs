//! A language server for scenarios: what an editor asks, answered.
//!
//! Messages come in and messages go out; the command line reads and writes them. Diagnostics are
//! those of lint, explanations those of the reference page. A broken text gets whatever help there
//! is for it.

mod complete;
mod document;
mod explain;
mod ids;
mod outline;
mod place;
mod repair;
mod snippet;

use std::collections::BTreeMap;

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CodeActionParams, CodeActionProviderCapability, CompletionOptions, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentFormattingParams,
    DocumentSymbolParams, HoverProviderCapability, InitializeParams, OneOf,
    PublishDiagnosticsParams, ReferenceParams, RenameOptions, RenameParams, ServerCapabilities,
    TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
    WorkDoneProgressOptions,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use complete::Fills;
use document::Document;

/// The server.
#[derive(Debug, Default)]
pub struct Server {
    phase: Phase,
    fills: Fills,
    open: BTreeMap<String, Document>,
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// The editor has not said who it is.
    #[default]
    New,
    /// It asks and tells.
    Running,
    /// It has said that it will leave.
    Closing,
    /// It has left as agreed.
    Left,
    /// It has left without a word.
    LeftEarly,
}

/// Why a request has no answer.
struct Refusal(ErrorCode, String);

impl Server {
    /// A server that nobody has spoken to.
    pub fn new() -> Server {
        Server::default()
    }

    /// Whether the editor has left: true if it said so before.
    pub fn left(&self) -> Option<bool> {
        match self.phase {
            Phase::Left => Some(true),
            Phase::LeftEarly => Some(false),
            Phase::New | Phase::Running | Phase::Closing => None,
        }
    }

    /// Takes a message; gives what goes back.
    pub fn receive(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) => vec![self.answer(request).into()],
            Message::Notification(told) => self.hear(told).into_iter().map(Into::into).collect(),
            // Nothing is ever asked of the editor.
            Message::Response(_) => Vec::new(),
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let result = match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => self.initialize(params),
            (Phase::New, _) => Err(Refusal(
                ErrorCode::ServerNotInitialized,
                format!("`{method}` came before `initialize`"),
            )),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Closing;
                Ok(Value::Null)
            }
            (Phase::Running, method) => self.ask(method, params),
            (Phase::Closing | Phase::Left | Phase::LeftEarly, _) => Err(Refusal(
                ErrorCode::InvalidRequest,
                format!("`{method}` came after `shutdown`"),
            )),
        };
        respond(id, result)
    }

    fn initialize(&mut self, params: Value) -> Result<Value, Refusal> {
        let params: InitializeParams = read(params)?;
        let completion = params
            .capabilities
            .text_document
            .and_then(|text| text.completion)
            .and_then(|completion| completion.completion_item);
        if completion.and_then(|item| item.snippet_support) == Some(true) {
            self.fills = Fills::Places;
        }
        self.phase = Phase::Running;
        Ok(json!({
            "capabilities": capabilities(),
            "serverInfo": {"name": "hotwash", "version": env!("CARGO_PKG_VERSION")},
        }))
    }

    fn ask(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            "textDocument/completion" => {
                let at = read::<TextDocumentPositionParams>(params)?;
                let document = self.document(&at.text_document.uri)?;
                write(complete::complete(document, at.position, self.fills))
            }
            "textDocument/hover" => {
                let at = read::<TextDocumentPositionParams>(params)?;
                let document = self.document(&at.text_document.uri)?;
                let spot = document.spot(at.position);
                write(spot.and_then(|spot| explain::hover(document, spot)))
            }
            "textDocument/definition" => {
                let at = read::<TextDocumentPositionParams>(params)?;
                let document = self.document(&at.text_document.uri)?;
                write(ids::definition(document, at.position))
            }
            "textDocument/references" => {
                let params: ReferenceParams = read(params)?;
                let at = params.text_document_position;
                let document = self.document(&at.text_document.uri)?;
                let given = params.context.include_declaration;
                write(ids::references(document, at.position, given))
            }
            "textDocument/documentSymbol" => {
                let params: DocumentSymbolParams = read(params)?;
                write(outline::outline(self.document(&params.text_document.uri)?))
            }
            "textDocument/formatting" => {
                let params: DocumentFormattingParams = read(params)?;
                write(self.document(&params.text_document.uri)?.laid_out())
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(params)?;
                let document = self.document(&params.text_document.uri)?;
                write(repair::repairs(document, &params.context.diagnostics))
            }
            "textDocument/prepareRename" => {
                let at: TextDocumentPositionParams = read(params)?;
                let document = self.document(&at.text_document.uri)?;
                write(ids::renamed(document, at.position))
            }
            "textDocument/rename" => {
                let params: RenameParams = read(params)?;
                let at = params.text_document_position;
                let document = self.document(&at.text_document.uri)?;
                let edit = ids::rename(document, at.position, &params.new_name);
                write(edit.map_err(|why| Refusal(ErrorCode::RequestFailed, why))?)
            }
            "initialize" => Err(Refusal(
                ErrorCode::InvalidRequest,
                "`initialize` came twice".to_owned(),
            )),
            _ => Err(Refusal(
                ErrorCode::MethodNotFound,
                format!("`{method}` is not known here"),
            )),
        }
    }

    fn document(&self, uri: &Uri) -> Result<&Document, Refusal> {
        self.open.get(uri.as_str()).ok_or_else(|| {
            let why = format!("{} is not open", uri.as_str());
            Refusal(ErrorCode::InvalidParams, why)
        })
    }

    /// Hears what needs no answer. What cannot be read is passed over: there is nobody to tell.
    fn hear(&mut self, told: Notification) -> Option<Notification> {
        let Notification { method, params } = told;
        match (self.phase, method.as_str()) {
            (Phase::Closing, "exit") => self.phase = Phase::Left,
            (_, "exit") => self.phase = Phase::LeftEarly,
            (Phase::Running, "textDocument/didOpen") => {
                let opened = read::<DidOpenTextDocumentParams>(params)
                    .ok()?
                    .text_document;
                return self.keep(opened.uri, opened.version, opened.text);
            }
            (Phase::Running, "textDocument/didChange") => {
                let changed: DidChangeTextDocumentParams = read(params).ok()?;
                let text = changed.content_changes.into_iter().next_back()?.text;
                let document = changed.text_document;
                return self.keep(document.uri, document.version, text);
            }
            (Phase::Running, "textDocument/didClose") => {
                let closed: DidCloseTextDocumentParams = read(params).ok()?;
                let uri = closed.text_document.uri;
                self.open.remove(uri.as_str())?;
                return Some(publish(PublishDiagnosticsParams::new(
                    uri,
                    Vec::new(),
                    None,
                )));
            }
            _ => {}
        }
        None
    }

    fn keep(&mut self, uri: Uri, version: i32, text: String) -> Option<Notification> {
        let name = uri.as_str().to_owned();
        let document = Document::new(uri, version, text);
        let found = document.diagnostics();
        self.open.insert(name, document);
        Some(publish(found))
    }
}

fn capabilities() -> ServerCapabilities {
    let letters = ["\"", "(", "[", "{", ":", " "];
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(letters.map(String::from).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Simple(true)),
        document_formatting_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        ..ServerCapabilities::default()
    }
}

fn publish(found: PublishDiagnosticsParams) -> Notification {
    Notification::new("textDocument/publishDiagnostics".to_owned(), found)
}

fn respond(id: RequestId, result: Result<Value, Refusal>) -> Response {
    match result {
        Ok(value) => Response::new_ok(id, value),
        Err(Refusal(code, why)) => Response::new_err(id, code as i32, why),
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params)
        .map_err(|error| Refusal(ErrorCode::InvalidParams, error.to_string()))
}

fn write(answer: impl serde::Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer)
        .map_err(|error| Refusal(ErrorCode::InternalError, error.to_string()))
}
