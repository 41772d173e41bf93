"""Reading a file of one ledger: every error of every row is found in one pass, with row and column."""

from records.importing.checking import CellError, Checked, check_table
from records.importing.reading import Table, UnreadableFile, read_csv

__all__ = ["CellError", "Checked", "Table", "UnreadableFile", "check_table", "read_csv"]
