"""A dataset held open: its folder, its settings and its store."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from .. import __version__
from ..errors import StoreError
from ..store import Store
from .settings import SETTINGS, Settings, read_settings, write_settings

#: What stands with bytes and in archives as the tool that got them.
TOOL = f"sourcebook {__version__}"


class Dataset:
    """The verbs of this package take one. Close it, or use it in a `with` block."""

    def __init__(self, folder: Path, settings: Settings, store: Store) -> None:
        self.folder, self.settings, self.store = folder, settings, store

    @classmethod
    def create(cls, folder: Path, settings: Settings | None = None) -> Dataset:
        """Make a dataset in a folder, which is made if it is not there. Raises StoreError where there is one already.

        A run that was killed half-way is taken up where it ended.
        """
        settings = settings or Settings()
        path = folder / SETTINGS
        fresh = not path.exists()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError((error.strerror or str(error)).lower(), str(folder), "a folder") from None
        if fresh:
            write_settings(path, settings)
        else:
            settings = read_settings(path)
        try:
            store = Store.create(_address(folder, settings))
        except StoreError:
            if fresh:
                path.unlink(missing_ok=True)  # so that the next try may name another database
            raise
        return cls(folder, settings, store)

    @classmethod
    def open(cls, place: Path | str) -> Dataset:
        """Open the dataset of a folder, or, with usual settings, the store at a URL. Raises StoreError, UsageError."""
        if isinstance(place, str) and "://" in place:
            return cls(Path(), Settings(database=place), Store.open(place))
        folder = Path(place)
        settings = read_settings(folder / SETTINGS)
        return cls(folder, settings, Store.open(_address(folder, settings)))

    @property
    def address(self) -> str:
        """The path or URL of the store."""
        return _address(self.folder, self.settings)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Dataset:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


def _address(folder: Path, settings: Settings) -> str:
    return settings.database if "://" in settings.database else str(folder / settings.database)
