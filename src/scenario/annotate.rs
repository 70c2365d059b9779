//! What stands where in a text that somebody is still writing: each name, word and id with what
//! the language expects there.
//!
//! It goes through the tokens once, with the brackets that are open, and never fails: where the
//! text is broken it takes the nearest sense and goes on. Judging the text is not its business.

use std::ops::Range;

use super::guard;
use super::language::SCENARIO;
use super::shape::{Choice, Field, IdKind, Record, Shape, Word};
use super::tokens::{Kind, Token, tokens};

/// A text, annotated.
#[derive(Debug)]
pub(crate) struct Annotated {
    /// Names, words, ids and other values, in the order of the text.
    pub spots: Vec<Spot>,
    /// The brackets, in the order in which they open.
    pub brackets: Vec<Bracket>,
    /// The bracket that is open at the end of the text.
    pub open: Option<usize>,
    /// What is expected at the end of the text.
    pub next: Next,
}

/// A token that says something.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// Where it stands, without quotes.
    pub bytes: Range<usize>,
    /// What it says, without quotes.
    pub text: String,
    /// What it is.
    pub what: What,
    /// The bracket it stands in, by number; none outside of all.
    pub bracket: Option<usize>,
    /// The text that belongs to it as the key of a map.
    pub means: Option<String>,
}

/// What a token is.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// The name of a field; none where the block has no such field.
    Name(&'static Record, Option<&'static Field>),
    /// A word of a choice; none where it is none of them.
    Word(&'static Choice, Option<&'static Word>),
    /// An id, given here.
    Gives(IdKind, String),
    /// An id, named here. For an option: with its variant.
    Names(IdKind, String),
    /// Another value.
    Value,
}

/// A bracket.
#[derive(Debug)]
pub(crate) struct Bracket {
    /// From its first byte to the one behind its last, or to the end of the text.
    pub bytes: Range<usize>,
    /// What it holds.
    pub holds: Holds,
    /// The bracket around it.
    pub parent: Option<usize>,
    /// The name of the field whose value it is, with its place.
    pub field: Option<(String, Range<usize>)>,
    /// The names of its own fields, with their values where these are plain texts.
    pub fields: Vec<(String, Option<String>)>,
}

/// What a bracket holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// Named fields.
    Record(&'static Record),
    /// Items.
    List(&'static Shape),
    /// Keys and values.
    Map(&'static Shape, &'static Shape),
    /// The values of a word.
    Values(&'static [Shape]),
    /// A variant and its option.
    Pair,
    /// What may also be written without `Some`.
    Wrapped(&'static Shape),
    /// The file.
    File,
    /// What the language does not know.
    Unknown,
}

/// What is expected at the end of a text.
#[derive(Debug)]
pub(crate) enum Next {
    /// The name of a field of this block.
    Name(&'static Record),
    /// A value of this shape. For an option: of this variant.
    Value(&'static Shape, String),
    /// Nothing that is known.
    Nothing,
}

static FILE: Shape = Shape::Record(&SCENARIO);
static VARIANT: Shape = Shape::Names(IdKind::Variant);
static OPTION: Shape = Shape::Names(IdKind::Option);

/// Reads a text as far as it goes.
pub(crate) fn annotate(source: &str) -> Annotated {
    // What no scenario can be is not looked at: so deep, so long.
    let source = match guard::refuse(source) {
        Some(_) => "",
        None => source,
    };
    let tokens: Vec<Token> = tokens(source)
        .into_iter()
        .filter(|token| !token.is_comment() && token.kind != Kind::Attribute)
        .collect();
    let mut reader = Reader {
        end: source.len(),
        spots: Vec::new(),
        brackets: Vec::new(),
        open: vec![Frame::new(None, ' ', Holds::File)],
        variant: String::new(),
        head: None,
    };
    for (at, token) in tokens.iter().enumerate() {
        reader.token(token, tokens.get(at + 1).map(|next| next.kind));
    }
    Annotated {
        open: reader.frame().bracket,
        next: reader.next(),
        spots: reader.spots,
        brackets: reader.brackets,
    }
}

/// What stands before somebody who types at this byte: the bytes of the word or text begun there,
/// and the text before it, annotated. None within a comment, and behind a text that is closed.
pub(crate) fn before(source: &str, cursor: usize) -> Option<(Range<usize>, Annotated)> {
    let typed = &source[..cursor];
    let last = tokens(typed).pop();
    let begins = match &last {
        Some(token) if token.kind == Kind::LineComment => {
            typed[token.bytes.end..].contains('\n').then_some(cursor)?
        }
        Some(token) if token.kind == Kind::BlockComment => {
            let closed = token.bytes.end < cursor || token.text.ends_with("*/");
            closed.then_some(cursor)?
        }
        Some(token) if token.kind == Kind::Atom && token.bytes.end == cursor => {
            let text = token.text.starts_with('"');
            let closed = text && inside(token).end < token.bytes.end;
            (!closed).then_some(token.bytes.start)?
        }
        _ => cursor,
    };
    Some((begins..cursor, annotate(&source[..begins])))
}

/// A bracket that is open.
struct Frame {
    bracket: Option<usize>,
    opener: char,
    holds: Holds,
    /// How many items are behind us.
    item: usize,
    /// The field or key before the colon, with its spot.
    key: Option<(String, usize)>,
    /// Whether the colon has come.
    colon: bool,
    /// Whether the value has begun.
    filled: bool,
}

impl Frame {
    fn new(bracket: Option<usize>, opener: char, holds: Holds) -> Frame {
        Frame {
            bracket,
            opener,
            holds,
            item: 0,
            key: None,
            colon: false,
            filled: false,
        }
    }

    fn next_item(&mut self) {
        self.key = None;
        self.colon = false;
        self.filled = false;
    }

    /// What the value that stands or begins here has to be.
    fn shape(&self) -> Option<&'static Shape> {
        match self.holds {
            Holds::File => Some(&FILE),
            Holds::Record(record) if self.colon => {
                let (name, _) = self.key.as_ref()?;
                let field = record.fields.iter().find(|field| field.name == name);
                field.map(|field| &field.shape)
            }
            Holds::List(shape) | Holds::Wrapped(shape) if !self.colon => Some(shape),
            Holds::Map(key, value) => Some(if self.colon { value } else { key }),
            Holds::Values(shapes) => shapes.get(self.item),
            Holds::Pair => [&VARIANT, &OPTION].get(self.item).copied(),
            _ => None,
        }
    }
}

struct Reader {
    end: usize,
    spots: Vec<Spot>,
    brackets: Vec<Bracket>,
    open: Vec<Frame>,
    /// The variant whose options are given or named.
    variant: String,
    /// The word right before a bracket.
    head: Option<String>,
}

impl Reader {
    fn frame(&mut self) -> &mut Frame {
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn token(&mut self, token: &Token, next: Option<Kind>) {
        match token.kind {
            Kind::Comma => {
                let frame = self.frame();
                frame.item += 1;
                frame.next_item();
            }
            Kind::Colon => {
                let frame = self.frame();
                frame.colon = true;
                frame.filled = false;
            }
            Kind::Open(bracket) => self.opens(token, bracket),
            Kind::Close(bracket) => self.closes(token, bracket),
            Kind::Atom => self.atom(token, next),
            Kind::LineComment | Kind::BlockComment | Kind::Attribute => {}
        }
    }

    fn atom(&mut self, token: &Token, next: Option<Kind>) {
        let named = next == Some(Kind::Colon);
        let keyed = matches!(self.frame().holds, Holds::Record(_) | Holds::Map(..));
        // A name begins another item, even where the comma before it is missing.
        if keyed && named {
            self.frame().next_item();
        }
        let frame = self.frame();
        if let (Holds::Record(record), false) = (frame.holds, frame.colon) {
            let field = record.fields.iter().find(|field| field.name == token.text);
            let spot = self.spot(token.bytes.clone(), token.text, What::Name(record, field));
            if named {
                self.frame().key = Some((token.text.to_owned(), spot));
                if let Some(bracket) = self.frame().bracket {
                    let fields = &mut self.brackets[bracket].fields;
                    fields.push((token.text.to_owned(), None));
                }
            }
            return;
        }
        let shape = frame.shape();
        let spot = match token.text.starts_with('"') {
            true => self.text(token, shape),
            false => self.word(token, shape, next),
        };
        let text = self.spots[spot].text.clone();
        let frame = self.frame();
        frame.filled = true;
        if keyed && named {
            frame.key = Some((text, spot));
        }
    }

    fn text(&mut self, token: &Token, shape: Option<&'static Shape>) -> usize {
        let bytes = inside(token);
        let text = token.text[1..1 + bytes.len()].to_owned();
        let what = match shape {
            Some(Shape::Gives(kind)) => {
                if *kind == IdKind::Variant {
                    self.variant.clone_from(&text);
                }
                What::Gives(*kind, self.within(*kind))
            }
            Some(Shape::Names(kind)) => {
                if *kind == IdKind::Variant {
                    self.variant.clone_from(&text);
                }
                What::Names(*kind, self.within(*kind))
            }
            _ => What::Value,
        };
        self.belongs(&text);
        self.spot(bytes, &text, what)
    }

    /// Keeps a text with the field or the key that it is the value of.
    fn belongs(&mut self, text: &str) {
        let frame = self.frame();
        if !frame.colon || frame.filled {
            return;
        }
        let (holds, bracket) = (frame.holds, frame.bracket);
        let key = frame.key.as_ref().map(|(_, spot)| *spot);
        match (holds, bracket, key) {
            (Holds::Record(_), Some(bracket), _) => {
                if let Some((_, value)) = self.brackets[bracket].fields.last_mut() {
                    *value = Some(text.to_owned());
                }
            }
            (Holds::Map(..), _, Some(key)) => self.spots[key].means = Some(text.to_owned()),
            _ => {}
        }
    }

    fn within(&self, kind: IdKind) -> String {
        match kind {
            IdKind::Option => self.variant.clone(),
            _ => String::new(),
        }
    }

    fn word(&mut self, token: &Token, shape: Option<&'static Shape>, next: Option<Kind>) -> usize {
        let what = match shape {
            Some(Shape::Choice(choice)) => {
                let words = &choice.words;
                What::Word(choice, words.iter().find(|word| word.name == token.text))
            }
            _ => What::Value,
        };
        if next == Some(Kind::Open('(')) {
            self.head = Some(token.text.to_owned());
        }
        self.spot(token.bytes.clone(), token.text, what)
    }

    fn spot(&mut self, bytes: Range<usize>, text: &str, what: What) -> usize {
        let bracket = self.frame().bracket;
        self.spots.push(Spot {
            bytes,
            text: text.to_owned(),
            what,
            bracket,
            means: None,
        });
        self.spots.len() - 1
    }

    fn opens(&mut self, token: &Token, bracket: char) {
        let head = self.head.take();
        let frame = self.frame();
        let holds = holds(frame.shape(), bracket, head.as_deref());
        let field = frame.key.clone().filter(|_| frame.colon);
        frame.filled = true;
        let parent = frame.bracket;
        let field = field.map(|(name, spot)| (name, self.spots[spot].bytes.clone()));
        self.brackets.push(Bracket {
            bytes: token.bytes.start..self.end,
            holds,
            parent,
            field,
            fields: Vec::new(),
        });
        let number = self.brackets.len() - 1;
        self.open.push(Frame::new(Some(number), bracket, holds));
    }

    /// Closes the innermost bracket of its kind, and those within that were left open.
    fn closes(&mut self, token: &Token, bracket: char) {
        let opener = match bracket {
            ')' => '(',
            ']' => '[',
            _ => '{',
        };
        let fits = |frame: &Frame| frame.opener == opener;
        let Some(at) = self.open.iter().rposition(fits) else {
            return;
        };
        for frame in self.open.drain(at..) {
            if let Some(number) = frame.bracket {
                self.brackets[number].bytes.end = token.bytes.end;
            }
        }
    }

    fn next(&mut self) -> Next {
        let frame = self.frame();
        let shape = match (frame.holds, frame.shape()) {
            (Holds::Record(record), _) if !frame.colon || frame.filled => {
                return Next::Name(record);
            }
            (Holds::File, _) if frame.filled => None,
            (_, shape) => shape,
        };
        let within = match shape {
            Some(Shape::Names(kind)) => self.within(*kind),
            _ => String::new(),
        };
        shape.map_or(Next::Nothing, |shape| Next::Value(shape, within))
    }
}

fn holds(shape: Option<&'static Shape>, bracket: char, head: Option<&str>) -> Holds {
    match (shape, bracket, head) {
        (Some(shape), '(', Some("Some")) => Holds::Wrapped(shape),
        (Some(Shape::Record(record)), '(', _) => Holds::Record(record),
        (Some(Shape::List(of)), '[', None) => Holds::List(of),
        (Some(Shape::Map(key, value)), '{', None) => Holds::Map(key, value),
        (Some(Shape::Option), '(', None) => Holds::Pair,
        (Some(Shape::Choice(choice)), '(', Some(head)) => choice
            .words
            .iter()
            .find(|word| word.name == head)
            .map_or(Holds::Unknown, |word| Holds::Values(word.values)),
        _ => Holds::Unknown,
    }
}

/// The bytes of a text without its quotes; the closing one may be missing.
fn inside(token: &Token) -> Range<usize> {
    let quotes = token.text.trim_end_matches('"');
    let escaped = quotes
        .chars()
        .rev()
        .take_while(|letter| *letter == '\\')
        .count()
        % 2
        == 1;
    let closed = token.text.len() > 1 && token.text.ends_with('"') && !escaped;
    token.bytes.start + 1..token.bytes.end - usize::from(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is expected where `|` stands.
    fn expected(source: &str) -> String {
        let cursor = source.find('|').expect("a cursor");
        let source = source.replace('|', "");
        match before(&source, cursor).map(|(_, annotated)| annotated.next) {
            None => "nowhere".to_owned(),
            Some(Next::Nothing) => "nothing".to_owned(),
            Some(Next::Name(record)) => format!("name of {}", record.name),
            Some(Next::Value(Shape::Names(kind), within)) => format!("{}{within}", kind.name()),
            Some(Next::Value(Shape::Gives(kind), _)) => format!("new {}", kind.name()),
            Some(Next::Value(Shape::Choice(choice), _)) => choice.name.to_owned(),
            Some(Next::Value(Shape::Record(record), _)) => record.name.to_owned(),
            Some(Next::Value(shape, _)) => format!("{shape:?}"),
        }
    }

    #[test]
    fn the_text_before_the_cursor_says_what_is_expected() {
        for (source, what) in [
            ("|", "the scenario"),
            ("(|", "name of the scenario"),
            ("(format: 1, tr|", "name of the scenario"),
            ("(trainee: |", "person"),
            ("(trainee: \"al|\", cast: [", "person"),
            ("(trainee: \"alex\"|", "nowhere"),
            ("(trainee: \"alex\" |", "name of the scenario"),
            ("(trainee: \"alex\"\n cast: [|", "a person"),
            ("(cast: [(id: \"x\", part: Re|)])", "a part"),
            ("(world: (services: [(depends_on: [\"a\", |", "service"),
            ("(injects: [(when: |", "a condition"),
            ("(injects: [(when: After(|", "something that happens"),
            ("(injects: [(when: After(Finding(|", "finding"),
            (
                "(injects: [(when: All([At(\"5s\"), While(|",
                "something that holds",
            ),
            ("(injects: [(then: [Say(\"a\", |", "line"),
            ("(injects: [(then: [Pressure((by: |", "person"),
            ("(injects: [(only: [(\"cause\", |", "optioncause"),
            (
                "(injects: [(only: [(\"cause\", \"a\")], then: [Say(\"a\", \"|",
                "line",
            ),
            ("(cast: [(expertise: {|", "service"),
            ("(opening: Some((commander: |", "person"),
            ("(lines: {\"|", "new line"),
            ("(cast: [ // the trainee: |", "nowhere"),
            ("(wat: [|", "nothing"),
            ("(world: (services: [(id: \"x\"), trainee: |", "nothing"),
            ("(world: (services: [(id: \"x\")), trainee: |", "person"),
        ] {
            assert_eq!(expected(source), what, "{source}");
        }
    }

    #[test]
    fn ids_know_their_kind_and_what_they_stand_for() {
        let found = annotate(
            "(cast: [(id: \"al\", name: \"Alex\")], lines: {\"hi\": \"Hello\"}, \
             injects: [(then: [Say(\"al\", \"hi\")])], \
             variants: [(id: \"v\", options: [(id: \"o\")])]",
        );
        let ids: Vec<String> = found
            .spots
            .iter()
            .filter_map(|spot| match &spot.what {
                What::Gives(kind, within) => {
                    Some(format!("+{} {}{within}", kind.name(), spot.text))
                }
                What::Names(kind, _) => Some(format!("{} {}", kind.name(), spot.text)),
                _ => None,
            })
            .collect();
        let expected = [
            "+person al",
            "+line hi",
            "person al",
            "line hi",
            "+variant v",
            "+option ov",
        ];
        assert_eq!(ids, expected);
        let line = found.spots.iter().find(|spot| spot.text == "hi");
        assert_eq!(line.and_then(|line| line.means.as_deref()), Some("Hello"));
        let person = &found.brackets[2];
        assert_eq!(person.fields[1], ("name".into(), Some("Alex".into())));
    }
}
