import GRDB

/// The tables of a store.
///
/// Everything but the cells is plain rows that any SQLite program reads. Cells are kept in `block`,
/// up to 65,536 at a time, column by column; `modality store export` writes them as CSV.
///
/// | table | a row is |
/// |---|---|
/// | `release` | a publication of a program; never changed once written |
/// | `file` | a file, or a member of an archive, as one layout and selection read it |
/// | `area`, `industry`, `occupation` | an entry as published; `identity` is the first entry of the same codes |
/// | `detail`, `mark`, `footnote` | a text that cells refer to; entry 0 is the empty one |
/// | `block` | cells of one file, release and sheet in the order of the file |
/// | `legend`, `note`, `remark` | what a file says of its marks, and what its reading remarked upon |
/// | `crosswalk` | a link between two classifications that a file declares |
enum StoreSchema {
  /// The number in a store's header that says it is one: “Moda”.
  static let applicationID = 0x4D6F_6461
  /// The newest schema that this program knows.
  static let version = 2

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: first)
    }
    // The same tables; an older program would tell industries apart that are the same.
    migrator.registerMigration("2") { database in
      try DictionaryWriter.identifyIndustries(in: database)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  private static let first = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;

    CREATE TABLE release (
      id INTEGER PRIMARY KEY, program TEXT NOT NULL, year INTEGER NOT NULL,
      month INTEGER NOT NULL DEFAULT 0, edition TEXT NOT NULL DEFAULT '',
      UNIQUE (program, year, month, edition)) STRICT;

    CREATE TABLE file (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, member TEXT NOT NULL, sha256 TEXT NOT NULL,
      layout TEXT NOT NULL, layout_version INTEGER NOT NULL, selection TEXT NOT NULL,
      bytes INTEGER NOT NULL, rows INTEGER NOT NULL DEFAULT 0, cells INTEGER NOT NULL DEFAULT 0,
      UNIQUE (sha256, member, layout, selection)) STRICT;

    CREATE TABLE area (
      id INTEGER PRIMARY KEY, identity INTEGER NOT NULL, kind INTEGER NOT NULL, code TEXT NOT NULL,
      title TEXT NOT NULL, state TEXT NOT NULL, UNIQUE (code, kind, title, state)) STRICT;

    CREATE TABLE industry (
      id INTEGER PRIMARY KEY, identity INTEGER NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
      level TEXT NOT NULL, ownership TEXT NOT NULL,
      UNIQUE (code, level, ownership, title)) STRICT;

    CREATE TABLE occupation (
      id INTEGER PRIMARY KEY, identity INTEGER NOT NULL, classification INTEGER NOT NULL,
      code TEXT NOT NULL, title TEXT NOT NULL, level TEXT NOT NULL,
      UNIQUE (code, classification, level, title)) STRICT;

    CREATE TABLE detail (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE mark (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE footnote (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
    INSERT INTO detail VALUES (0, '');
    INSERT INTO mark VALUES (0, '');
    INSERT INTO footnote VALUES (0, '');

    CREATE TABLE block (
      id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
      release INTEGER NOT NULL REFERENCES release, sheet TEXT NOT NULL, cells INTEGER NOT NULL,
      measures INTEGER NOT NULL, occupations BLOB NOT NULL, groups BLOB NOT NULL,
      repeats INTEGER NOT NULL DEFAULT 0, repeated BLOB, checksum INTEGER NOT NULL,
      data BLOB NOT NULL) STRICT;
    CREATE INDEX block_release ON block (release);
    CREATE INDEX block_file ON block (file);

    CREATE TABLE legend (
      file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, mark TEXT NOT NULL,
      meaning TEXT NOT NULL, PRIMARY KEY (file, mark)) STRICT;
    CREATE TABLE note (
      file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, sentence TEXT NOT NULL) STRICT;
    CREATE TABLE remark (
      file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, sheet TEXT NOT NULL,
      row INTEGER NOT NULL, is_kept INTEGER NOT NULL, sentence TEXT NOT NULL) STRICT;
    CREATE TABLE crosswalk (
      file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
      from_classification INTEGER NOT NULL, from_code TEXT NOT NULL, from_title TEXT NOT NULL,
      to_classification INTEGER NOT NULL, to_code TEXT NOT NULL, to_title TEXT NOT NULL,
      weight REAL, source TEXT NOT NULL) STRICT;
    CREATE INDEX note_file ON note (file);
    CREATE INDEX remark_file ON remark (file);
    CREATE INDEX crosswalk_file ON crosswalk (file);
    """
}
