//! The language server as an editor meets it: the real program, its messages and its exit codes.

use std::io::{BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::LazyLock;

use lsp_server::Message;
use proptest::prelude::*;
use serde_json::{Value, json};

use hotwash::authoring::editor::Server;
use hotwash::scenario::format::format;

const URI: &str = "file:///scenarios/slow-search.ron";

/// The whole small scenario of the reference page.
static SMALL: LazyLock<&'static str> = LazyLock::new(|| {
    let page = include_str!("../../docs/scenario-language.md");
    let begins = page.split("```ron scenario\n").nth(1);
    let whole = begins.and_then(|begins| begins.split("```").next());
    whole.expect("the page has one")
});

/// An editor with a running server.
struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    number: i32,
}

impl Editor {
    /// Starts the server and says who we are.
    fn new() -> Editor {
        let mut editor = Editor::silent();
        let item = json!({"snippetSupport": true});
        let text_document = json!({"completion": {"completionItem": item}});
        let hello = json!({"capabilities": {"textDocument": text_document}});
        let answer = editor.ask("initialize", hello);
        assert_eq!(answer["result"]["serverInfo"]["name"], "hotwash");
        assert_eq!(answer["result"]["capabilities"]["textDocumentSync"], 1);
        editor.tell("initialized", json!({}));
        editor
    }

    /// Starts the server.
    fn silent() -> Editor {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("it was piped"));
        Editor {
            input: child.stdin.take(),
            child,
            output,
            number: 0,
        }
    }

    fn send(&mut self, body: &str) {
        let input = self.input.as_mut().expect("it is open");
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it listens");
        input.flush().expect("it listens");
    }

    fn hear(&mut self) -> Value {
        let message = Message::read(&mut self.output).expect("a message");
        serde_json::to_value(message.expect("it still speaks")).expect("it is JSON")
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string());
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let id = self.number;
        let ask = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.send(&ask.to_string());
        let answer = self.hear();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    /// Opens a text; gives what is said about it.
    fn open(&mut self, text: &str) -> Vec<Value> {
        let document = json!({"uri": URI, "languageId": "ron", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        self.found()
    }

    fn found(&mut self) -> Vec<Value> {
        let told = self.hear();
        assert_eq!(told["method"], "textDocument/publishDiagnostics", "{told}");
        assert_eq!(told["params"]["uri"], URI);
        let found = told["params"]["diagnostics"].as_array();
        found.expect("a list").clone()
    }

    /// Asks about the place of `|` in a text that is opened for it.
    fn ask_at(&mut self, method: &str, marked: &str) -> Value {
        let (before, after) = marked.split_once('|').expect("a cursor");
        self.open(&format!("{before}{after}"));
        let line = before.matches('\n').count();
        let last = before.rsplit('\n').next().expect("there is always one");
        let position = json!({"line": line, "character": last.encode_utf16().count()});
        let params = json!({
            "textDocument": {"uri": URI},
            "position": position,
            "context": {"includeDeclaration": true},
            "newName": "new-name",
        });
        let answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// Leaves as agreed; gives the exit code.
    fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A failed test leaves no server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The sound scenario with an edit; `|` in it is the cursor.
fn edited(old: &str, new: &str) -> String {
    assert!(SMALL.contains(old), "{old}");
    SMALL.replacen(old, new, 1)
}

fn labels(items: &Value) -> Vec<&str> {
    let items = items.as_array().expect("a list");
    items
        .iter()
        .filter_map(|item| item["label"].as_str())
        .collect()
}

#[test]
fn it_says_what_lint_says_where_lint_says_it() {
    let mut editor = Editor::new();
    assert_eq!(editor.open(&SMALL), [] as [Value; 0]);
    let found = editor.open(&edited("trainee: \"alex\"", "/* 🦀 */ trainee: \"alx\""));
    let unknown = found
        .iter()
        .find(|one| one["code"] == "E013")
        .expect("E013");
    assert_eq!(unknown["severity"], 1);
    let renamed = editor.open(&edited("id: \"slow-search\"", "id: \"fast-search\""));
    assert_eq!(renamed[0]["code"], "W131", "{renamed:?}");
    assert_eq!(renamed[0]["severity"], 2);
    assert_eq!(unknown["source"], "hotwash");
    assert_eq!(
        unknown["message"],
        "unknown person `alx`\nhelp: did you mean `alex`?"
    );
    // The crab counts twice.
    assert_eq!(
        unknown["range"]["start"]["character"],
        4 + 9 + "trainee: ".len()
    );
    assert_eq!(
        unknown["range"]["end"]["character"],
        4 + 9 + "trainee: \"alx\"".len()
    );
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_was_probably_meant_is_put_in_its_place() {
    let mut editor = Editor::new();
    for (old, new, meant) in [
        ("trainee: \"alex\"", "trainee: \"alx\"", "\"alex\""),
        ("harm: 700", "hram: 700", "harm"),
        ("change: Clear", "change: Claer", "Clear"),
    ] {
        let found = editor.open(&edited(old, new));
        let asks = |one: &&Value| {
            one["message"]
                .as_str()
                .is_some_and(|it| it.contains("did you"))
        };
        let asked = found.iter().find(asks).expect("a question");
        let params = json!({
            "textDocument": {"uri": URI},
            "range": asked["range"],
            "context": {"diagnostics": found},
        });
        let actions = editor.ask("textDocument/codeAction", params)["result"].clone();
        let edit = &actions[0]["edit"]["changes"][URI][0];
        assert_eq!(edit["newText"], meant, "{actions}");
        assert_eq!(edit["range"], asked["range"]);
    }
    let nothing = json!({
        "textDocument": {"uri": URI},
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
        "context": {"diagnostics": []},
    });
    assert_eq!(
        editor.ask("textDocument/codeAction", nothing)["result"],
        json!([])
    );
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_is_said_follows_the_text_and_goes_with_it() {
    let mut editor = Editor::new();
    assert_eq!(editor.open("(")[0]["code"], "E001");
    let document = json!({"uri": URI, "version": 2});
    let change = json!({"textDocument": document, "contentChanges": [{"text": *SMALL}]});
    editor.tell("textDocument/didChange", change);
    assert_eq!(editor.found(), [] as [Value; 0]);
    editor.open("(");
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(editor.found(), [] as [Value; 0]);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn fields_that_are_not_there_yet_are_offered_with_an_example() {
    let mut editor = Editor::new();
    let text = edited("harm: 700,", "harm: 700,\n                wor|");
    let items = editor.ask_at("textDocument/completion", &text);
    let names = labels(&items);
    assert!(names.contains(&"spreads"), "{names:?}");
    assert!(
        !names.contains(&"harm") && !names.contains(&"starts_at"),
        "{names:?}"
    );
    let worsens = items.as_array().expect("a list");
    let at_start = worsens
        .iter()
        .find(|item| item["label"] == "only")
        .expect("only");
    assert_eq!(at_start["textEdit"]["newText"], "only: [$1],");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn words_are_offered_where_a_word_is_due() {
    let mut editor = Editor::new();
    let text = edited("difficulty: Beginner,", "difficulty: B|,");
    let items = editor.ask_at("textDocument/completion", &text);
    assert_eq!(labels(&items), ["Beginner", "Intermediate", "Advanced"]);
    let text = edited("when: At(\"5s\")", "when: |");
    let items = editor.ask_at("textDocument/completion", &text);
    assert_eq!(items[0]["textEdit"]["newText"], "At(\"${1:5m}\")");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn ids_of_the_right_kind_are_offered_where_one_is_named() {
    let mut editor = Editor::new();
    let text = edited("trainee: \"alex\"", "trainee: \"a|\"");
    let items = editor.ask_at("textDocument/completion", &text);
    let names = labels(&items);
    assert!(
        names.contains(&"alex") && !names.contains(&"search"),
        "{names:?}"
    );
    assert_eq!(items[0]["textEdit"]["newText"], format!("\"{}\"", names[0]));
    assert_eq!(items[0]["filterText"], format!("\"{}\"", names[0]));
    let text = edited(
        "says: \"found-empty\",",
        "only: [(\"a\", \"b\")], says: \"|\",",
    );
    let items = editor.ask_at("textDocument/completion", &text);
    assert!(labels(&items).contains(&"found-empty"), "{items}");
    // In a text that ends right there, and with no quote yet.
    let cut = SMALL.split("injects:").next().expect("the beginning");
    let text = format!("{cut}injects: [(id: \"x\", then: [Say(|");
    let items = editor.ask_at("textDocument/completion", &text);
    assert!(labels(&items).contains(&"alex"), "{items}");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn an_explanation_is_the_reference_pages_or_what_the_id_stands_for() {
    let mut editor = Editor::new();
    for (old, new, said) in [
        (
            "harm: 700",
            "ha|rm: 700",
            "the health the service loses at full intensity",
        ),
        (
            "harm: 700",
            "ha|rm: 700",
            "a share, 0 to 1000 thousandths; must be given",
        ),
        ("when: At(", "when: A|t(", "from this time on"),
        ("part: Trainee", "part: Trainee|", "a part"),
        ("trainee: \"alex\"", "trainee: \"al|ex\"", "Alex Reyes"),
        (
            "says: \"found-empty\"",
            "says: \"found|-empty\"",
            "The cache is empty.",
        ),
    ] {
        let hover = editor.ask_at("textDocument/hover", &edited(old, new));
        let text = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(text.contains(said), "{new}: {hover}");
    }
    let nothing = editor.ask_at("textDocument/hover", &edited("harm: 700", "harm: 7|00"));
    assert_eq!(nothing, Value::Null);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn an_id_leads_to_where_it_is_given_and_to_all_its_places() {
    let mut editor = Editor::new();
    let text = edited("trainee: \"alex\"", "trainee: \"al|ex\"");
    let given = editor.ask_at("textDocument/definition", &text);
    let line = SMALL.lines().position(|line| line.contains("id: \"alex\""));
    assert_eq!(
        given["range"]["start"]["line"],
        line.expect("alex is given")
    );
    let all = editor.ask_at("textDocument/references", &text);
    let places = all.as_array().expect("a list").len();
    assert_eq!(places, SMALL.matches("\"alex\"").count(), "{all}");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn an_id_is_renamed_everywhere_and_never_to_what_is_none_or_taken() {
    let mut editor = Editor::new();
    let edit = editor.ask_at(
        "textDocument/rename",
        &edited("done_by: [\"nadia\"]", "done_by: [\"na|dia\"]"),
    );
    let edits = edit["changes"][URI].as_array().expect("edits").len();
    // The same letters are also the beginning of an inject's and a line's id.
    assert_eq!(edits, SMALL.matches("\"nadia\"").count());
    let place = json!({"line": 0, "character": 0});
    for (name, why) in [("x", "no id at this place"), ("Not An Id", "no id")] {
        let params = json!({"textDocument": {"uri": URI}, "position": place, "newName": name});
        let answer = editor.ask("textDocument/rename", params);
        let said = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(said.contains(why), "{answer}");
    }
    let line = SMALL
        .lines()
        .position(|line| line.contains("trainee: \"alex\""));
    let place = json!({"line": line, "character": "    trainee: \"a".len()});
    for (name, why) in [
        ("nadia", "already"),
        ("Not An Id", "is no id"),
        ("a--b", "is no id"),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "position": place, "newName": name});
        let answer = editor.ask("textDocument/rename", params);
        let said = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(said.contains(why), "{answer}");
    }
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_outline_holds_blocks_and_what_has_an_id() {
    let mut editor = Editor::new();
    editor.open(&SMALL);
    let params = json!({"textDocument": {"uri": URI}});
    let outline = editor.ask("textDocument/documentSymbol", params)["result"].clone();
    let names: Vec<&str> = outline
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|symbol| symbol["name"].as_str())
        .collect();
    for name in ["world", "cast", "injects", "lines"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert!(
        outline.to_string().contains("\"name\":\"cold-cache\""),
        "{outline}"
    );
    let cast = outline.as_array().expect("a list");
    let cast = cast
        .iter()
        .find(|symbol| symbol["name"] == "cast")
        .expect("a cast");
    assert_eq!(cast["children"][0]["name"], "alex");
    assert_eq!(cast["children"][0]["detail"], "Alex Reyes");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn laying_out_touches_only_the_lines_that_change() {
    let mut editor = Editor::new();
    let sound = format(&SMALL).expect("it is RON");
    let crooked = sound.replacen("    length: ", "  length:   ", 1);
    for (text, edits) in [(&sound, 0), (&crooked, 1), (&"(".to_owned(), 0)] {
        editor.open(text);
        let options = json!({"tabSize": 4, "insertSpaces": true});
        let params = json!({"textDocument": {"uri": URI}, "options": options});
        let answer = editor.ask("textDocument/formatting", params)["result"].clone();
        let answer = answer.as_array().expect("a list").clone();
        assert_eq!(answer.len(), edits, "{answer:?}");
        for edit in answer {
            let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
            let lines = (start["line"].as_u64(), end["line"].as_u64());
            let line = sound
                .lines()
                .position(|line| line.starts_with("    length: "));
            let line = line.and_then(|line| u64::try_from(line).ok());
            assert_eq!(lines, (line, line.map(|line| line + 1)));
            assert!(
                edit["newText"]
                    .as_str()
                    .is_some_and(|new| new.starts_with("    length: \""))
            );
        }
    }
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn bad_requests_get_errors_and_the_next_one_an_answer() {
    let mut editor = Editor::silent();
    assert_eq!(
        editor.ask("textDocument/hover", json!({}))["error"]["code"],
        -32002
    );
    drop(editor);
    let mut editor = Editor::new();
    assert_eq!(editor.ask("dance", json!({}))["error"]["code"], -32601);
    assert_eq!(
        editor.ask("textDocument/hover", json!(7))["error"]["code"],
        -32602
    );
    assert_eq!(editor.ask("initialize", json!({}))["error"]["code"], -32600);
    let unknown = json!({
        "textDocument": {"uri": "file:///nowhere.ron"},
        "position": {"line": 4_000_000_000_u32, "character": 0},
    });
    assert_eq!(
        editor.ask("textDocument/hover", unknown)["error"]["code"],
        -32602
    );
    editor.send("{\"jsonrpc\": nonsense");
    let body = {
        let mut size = String::new();
        use std::io::{BufRead, Read};
        editor.output.read_line(&mut size).expect("a header");
        let length: usize = size
            .trim()
            .rsplit(' ')
            .next()
            .and_then(|it| it.parse().ok())
            .expect("a length");
        let mut body = vec![0; length + 2];
        editor.output.read_exact(&mut body).expect("a body");
        String::from_utf8(body).expect("it is text")
    };
    assert!(body.contains("-32700"), "{body}");
    editor.tell("textDocument/didOpen", json!({"wrong": true}));
    editor.tell("$/whatever", json!(null));
    assert_eq!(editor.open(&SMALL), [] as [Value; 0]);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_no_scenario_can_be_is_told_and_does_not_bring_it_down() {
    let mut editor = Editor::new();
    for (text, code) in [
        ("(a: [".repeat(200_000), "E003"),
        ("(),".repeat(300_000), "E002"),
    ] {
        assert_eq!(editor.open(&text)[0]["code"], code);
        let params = json!({"textDocument": {"uri": URI}});
        let outline = editor.ask("textDocument/documentSymbol", params);
        assert_eq!(outline["result"], json!([]));
    }
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn leaving_without_a_word_is_told_by_the_exit_code() {
    let mut editor = Editor::new();
    editor.tell("exit", Value::Null);
    assert_eq!(editor.child.wait().expect("it ends").code(), Some(1));
    let mut editor = Editor::new();
    editor.input = None;
    assert_eq!(editor.child.wait().expect("it ends").code(), Some(1));
    let mut editor = Editor::silent();
    editor
        .input
        .as_mut()
        .expect("it is open")
        .write_all(b"hello\r\n\r\n")
        .expect("it listens");
    editor.input = None;
    assert_eq!(editor.child.wait().expect("it ends").code(), Some(2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn no_text_and_no_place_brings_it_down(
        cut in 0_usize..SMALL.len(),
        put in "[ \n(){}\\[\\],:\"'a1/*#\\\\ü🦀-]{0,12}",
        line in 0_u32..120,
        character in 0_u32..90,
    ) {
        let cut = SMALL.floor_char_boundary(cut);
        let text = format!("{}{put}{}", &SMALL[..cut], &SMALL[cut..]);
        let mut server = Server::new();
        let mut ask = |message: Value| {
            let message: Message = serde_json::from_value(message).expect("a message");
            server.receive(message)
        };
        ask(json!({"id": 1, "method": "initialize", "params": {"capabilities": {}}}));
        let document = json!({"uri": URI, "languageId": "ron", "version": 1, "text": text});
        let said = ask(json!({"method": "textDocument/didOpen", "params": {"textDocument": document}}));
        prop_assert_eq!(said.len(), 1);
        let params = json!({
            "textDocument": {"uri": URI},
            "position": {"line": line, "character": character},
            "context": {"includeDeclaration": true},
            "newName": "x",
            "options": {"tabSize": 4, "insertSpaces": true},
        });
        let found: Value = serde_json::to_value(&said[0]).expect("it is JSON");
        let mut params = params;
        params["range"] = json!({
            "start": {"line": line, "character": character},
            "end": {"line": 0, "character": 0},
        });
        params["context"]["diagnostics"] = found["params"]["diagnostics"].clone();
        for method in [
            "completion", "hover", "definition", "references", "documentSymbol", "formatting",
            "prepareRename", "rename", "codeAction",
        ] {
            let method = format!("textDocument/{method}");
            let answer = ask(json!({"id": 2, "method": method, "params": params}));
            prop_assert_eq!(answer.len(), 1);
        }
    }
}
