//! What is no table is told, and nothing panics.

use hotwash::authoring::msel::{self, Unreadable};
use proptest::prelude::*;

#[cfg(feature = "spreadsheets")]
use super::scenario;

fn error(bytes: &[u8]) -> String {
    msel::read(bytes, None)
        .expect_err("it is no table")
        .to_string()
}

#[test]
fn what_is_no_table_is_told() {
    assert_eq!(msel::read(b"", None), Err(Unreadable::Empty));
    assert_eq!(
        msel::read(b"\xEF\xBB\xBF\r\n \n", None),
        Err(Unreadable::Empty)
    );
    assert_eq!(
        msel::read(b"\x7fELF\x00\x00\x01", None),
        Err(Unreadable::NoText)
    );
    let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(msel::read(&old, None), Err(Unreadable::OtherWorkbook));
    assert!(error(b"Dear all,\nplease find attached.\n").contains("no row names the columns"));
    let many = "time,message\n".to_owned() + &"1,x\n".repeat(20_001);
    assert_eq!(msel::read(many.as_bytes(), None), Err(Unreadable::TooLarge));
}

#[cfg(feature = "spreadsheets")]
#[test]
fn a_damaged_workbook_is_told() {
    let whole = msel::to_workbook(&scenario(include_str!(
        "../../../scenarios/micro/assign.ron"
    )))
    .expect("no text is too long");
    for length in [4, 30, whole.len() / 2, whole.len() - 1] {
        let told = error(&whole[..length]);
        assert!(told.contains("damaged"), "{told}");
    }
}

#[cfg(feature = "spreadsheets")]
mod workbooks {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

    fn book(fill: impl Fn(&mut Workbook)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().expect("it is memory")
    }

    #[test]
    fn of_several_sheets_the_one_with_the_header_is_taken() {
        let bytes = book(|book| {
            let cover = book.add_worksheet();
            cover.set_name("Cover").expect("a name");
            cover.write(3, 0, "Exercise plan").expect("a cell");
            let list = book.add_worksheet();
            list.set_name("MSEL").expect("a name");
            let title = Format::new();
            list.merge_range(0, 0, 0, 3, "Our exercise", &title)
                .expect("cells");
            for (at, header) in ["Event", "Time", "From", "Message"].into_iter().enumerate() {
                list.write(2, at as u16, header).expect("a cell");
            }
            let time = Format::new().set_num_format("hh:mm");
            let nine = ExcelDateTime::from_hms(9, 5, 0).expect("a time");
            list.write_with_format(4, 1, &nine, &time).expect("a cell");
            list.write(4, 2, "CEO").expect("a cell");
            list.write(4, 3, "How long?").expect("a cell");
        });
        let table = msel::read(&bytes, None).expect("it is a table");
        assert_eq!((table.sheet.as_str(), table.above.len()), ("MSEL", 1));
        assert_eq!(table.rows[0].number, 5);
        assert_eq!(table.rows[0].cells, ["", "09:05", "CEO", "How long?"]);
        let other = msel::read(&bytes, Some("cover")).expect_err("there is no header");
        assert!(matches!(other, Unreadable::NoHeader(_)));
        let gone = msel::read(&bytes, Some("MSLE")).expect_err("there is no such sheet");
        assert_eq!(
            gone.to_string(),
            "there is no sheet `MSLE`; there are: Cover, MSEL"
        );
    }

    #[test]
    fn a_formula_counts_by_its_value_and_without_one_is_told() {
        let bytes = book(|book| {
            let list = book.add_worksheet();
            for (at, header) in ["Time", "From", "Message"].into_iter().enumerate() {
                list.write(0, at as u16, header).expect("a cell");
            }
            let known = Formula::new("=\"09:\"&\"05\"").set_result("09:05");
            list.write_formula(1, 0, known).expect("a cell");
            list.write(1, 1, "CEO").expect("a cell");
            let blank = Formula::new("=A9").set_result(" ");
            list.write_formula(1, 2, blank).expect("a cell");
        });
        let table = msel::read(&bytes, None).expect("it is a table");
        assert_eq!(table.rows[0].cells, ["09:05", "CEO", ""]);
        assert!(
            table.notes[0].contains("row 2, column 3: the cell holds a formula"),
            "{:?}",
            table.notes
        );
    }

    #[test]
    fn a_stray_cell_far_away_costs_no_memory() {
        let bytes = book(|book| {
            let list = book.add_worksheet();
            list.write(0, 0, "Time").expect("a cell");
            list.write(1_048_575, 16_383, "x").expect("a cell");
        });
        assert_eq!(msel::read(&bytes, None), Err(Unreadable::TooLarge));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = msel::read(&bytes, None);
        let zipped: Vec<u8> = b"PK\x03\x04".iter().copied().chain(bytes).collect();
        let _ = msel::read(&zipped, None);
    }

    #[test]
    fn no_cell_of_our_own_list_makes_it_panic(
        cell in ".{0,24}",
        row in 1_usize..6,
        column in 0_usize..16,
    ) {
        let source = include_str!("../../../scenarios/micro/assign.ron");
        let mut sheet = super::Sheet::of(source);
        let row = row.min(sheet.rows.len() - 1);
        // A text with a zero byte is no text.
        sheet.rows[row][column] = cell.replace('\0', "");
        if let Ok(merged) = sheet.import() {
            prop_assert!(hotwash::scenario::edit::Edits::of(&merged.text).is_some(), "{}", merged.text);
        }
    }

    #[test]
    fn whatever_a_foreign_list_says_the_draft_loads(
        time in "[0-9:apm TZ+h-]{0,10}",
        from in ".{0,12}",
        message in ".{0,30}",
    ) {
        let rows = vec![
            vec!["time".to_owned(), "from".to_owned(), "message".to_owned()],
            vec![time, from, message],
            vec!["09:00".to_owned(), "CEO".to_owned(), "x".to_owned()],
        ];
        if let Ok(table) = msel::read(super::csv(&rows).as_bytes(), None) {
            let ron = msel::begin("x", &table).draft.to_ron();
            prop_assert!(hotwash::scenario::load(&ron).scenario.is_some(), "{ron}");
        }
    }
}
