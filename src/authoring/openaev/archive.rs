//! A zip archive with one entry, stored as it is, whose comment says what it is.
//!
//! The libraries that are here for workbooks write archives of their own and give no way to
//! comment on an entry; the platform imports nothing else.

/// The version of the format that is needed to take it out again: 2.0, as PKWARE's APPNOTE
/// numbers it.
const VERSION: u16 = 20;

/// File names are UTF-8 (APPNOTE, general purpose bit 11).
const UTF_8: u16 = 1 << 11;

/// The first of January 1980, with which the format's calendar begins: the same content gives
/// the same archive.
const DATE: u16 = 0x0021;

/// An archive of one file.
pub(super) fn of_one(name: &str, content: &[u8], comment: &str) -> Vec<u8> {
    let size = u32::try_from(content.len()).expect("no scenario has four gigabytes");
    let length = |text: &str| u16::try_from(text.len()).expect("names are short");
    // What both headers say of the entry.
    let mut entry = Vec::new();
    for half in [VERSION, UTF_8, 0, 0, DATE] {
        entry.extend(half.to_le_bytes());
    }
    for whole in [crc32(content), size, size] {
        entry.extend(whole.to_le_bytes());
    }
    entry.extend(length(name).to_le_bytes());
    entry.extend(0_u16.to_le_bytes());

    let mut archive = Vec::new();
    archive.extend(b"PK\x03\x04");
    archive.extend(&entry);
    archive.extend(name.as_bytes());
    archive.extend(content);

    let directory = archive.len();
    archive.extend(b"PK\x01\x02");
    archive.extend(VERSION.to_le_bytes());
    archive.extend(&entry);
    archive.extend(length(comment).to_le_bytes());
    // Disk, attributes within and without, and where the entry begins: at the first byte.
    archive.extend([0; 12]);
    archive.extend(name.as_bytes());
    archive.extend(comment.as_bytes());

    let directory_size = archive.len() - directory;
    let whole = |number: usize| u32::try_from(number).expect("no scenario has four gigabytes");
    archive.extend(b"PK\x05\x06");
    for half in [0_u16, 0, 1, 1] {
        archive.extend(half.to_le_bytes());
    }
    archive.extend(whole(directory_size).to_le_bytes());
    archive.extend(whole(directory).to_le_bytes());
    archive.extend(0_u16.to_le_bytes());
    archive
}

/// The check sum of ISO 3309, reflected, as zip archives have it.
fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (POLYNOMIAL & (sum & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn an_archive_says_where_its_directory_is_and_what_the_entry_is() {
        let archive = of_one("a.json", b"{}", "Scenario");
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        let at = |from: usize| {
            let bytes = archive[from..from + 4].try_into().expect("four bytes");
            u32::from_le_bytes(bytes) as usize
        };
        let directory = at(end + 16);
        assert_eq!(&archive[directory..directory + 4], b"PK\x01\x02");
        assert_eq!(directory + at(end + 12), end);
        assert!(archive[..end].ends_with(b"a.jsonScenario"));
        assert_eq!(&archive[30..directory], b"a.json{}");
    }
}
