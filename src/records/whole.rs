//! Files that appear whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Writes a file so that it is there whole or not at all; one that was there before stays until
/// then. It gets the permissions that any new file of this user gets.
///
/// # Errors
/// When it could not be written.
pub fn write_whole(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hotwash-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(dir.unwrap_or(Path::new(".")))?;
    file.write_all(content.as_ref())?;
    file.as_file().sync_data()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
