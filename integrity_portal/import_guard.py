"""In the public process the private apps cannot be imported at all (design: privacy by construction)."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

PRIVATE_APPS = ("accounts", "records", "monitoring")


class PrivateAppRefused(ImportError):
    """A private app was imported in the public process."""


class _Refuser(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.split(".", 1)[0] in PRIVATE_APPS:
            raise PrivateAppRefused(f"{fullname} is private and cannot be imported by the public site.")
        return None


def install() -> None:
    """Put the refusing finder first; raises when a private app is loaded already."""
    loaded = [name for name in PRIVATE_APPS if name in sys.modules]
    if loaded:
        raise PrivateAppRefused(f"{', '.join(loaded)} was imported before the public site was configured.")
    if not any(isinstance(finder, _Refuser) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Refuser())
