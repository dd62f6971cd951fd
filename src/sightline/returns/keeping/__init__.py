"""The child-level store: returns kept apart from the register, read only on the record, deleted in time.

::

    keeping = Keeping(folder)                      the folder children/ of the store
    keeping.take_in(store, by=, at=)               a checked return, in a folder of its own by its id
    keeping.read(id, by=, purpose=, tables=, at=)  the files of its tables; who, why, which and when are logged first
    keeping.hold(id, by=, at=)                     not deleted while an inquiry lasts
    keeping.purge(on=, by=, at=)                   what is past its time is deleted, and the log says so
    keeping.log.verify()                           what does not hold in the log

No value of a row is ever in the log, an error or a name of a folder.
"""

from sightline.returns.keeping.log import Log, LogEntry, Purpose, What
from sightline.returns.keeping.place import Deleted, Keeping
from sightline.returns.keeping.record import Kept, Minimised

__all__ = ["Deleted", "Keeping", "Kept", "Log", "LogEntry", "Minimised", "Purpose", "What"]
