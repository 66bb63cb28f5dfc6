"""What went wrong is told in a sentence, whoever met it first."""

import errno
import sqlite3

import pytest

from assistant.errors import DiskFull, DraftError, told


def a_full_database() -> Exception:
    """What SQLite itself raises when a page too many is asked for."""
    database = sqlite3.connect(":memory:")
    database.execute("pragma max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as caught:
        database.execute("create table answer (text)")
    database.close()
    return caught.value


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), a_full_database()])
def test_a_full_disk_is_told_alike_by_files_and_databases(error: Exception) -> None:
    assert isinstance(told(error), DiskFull)


def test_what_was_told_stays_as_it_is() -> None:
    error = DraftError("There is none.", hint="Write one.")
    assert told(error) is error


@pytest.mark.parametrize(
    "error", [KeyError("x"), PermissionError(errno.EACCES, "no"), sqlite3.OperationalError("locked")]
)
def test_what_nobody_foresaw_is_not_made_up(error: Exception) -> None:
    assert told(error) is None
