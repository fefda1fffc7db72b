"""The one family of errors a user can meet; each message says what happened, what was kept, what to do.

StanceError
├── SourceError    a document cannot be read or is refused (the rest of the batch goes on)
├── TableError     a table of `data/`, or one given by the user, is malformed
├── ModelError     the checkpoint is missing, corrupt or of another kind
├── StoreError     the DuckDB file is missing, corrupt, locked or of another version
└── CorrectionError  what people add by hand cannot be saved, or a file of it cannot be read
"""


class StanceError(Exception):
    """Base of all errors meant to be shown to the user as one line, without a traceback."""


class SourceError(StanceError):
    """A document cannot be read, or is refused: says which, why and what to do."""


class TableError(StanceError):
    """A table lacks a column or holds an impossible value."""


class ModelError(StanceError):
    """A checkpoint is missing, corrupt or not of a kind that can score stance."""


class StoreError(StanceError):
    """The store is missing, corrupt, in use for writing, or of another schema version."""


class CorrectionError(StanceError):
    """An act cannot be saved in the log of corrections, or a line or file of acts cannot be read."""
