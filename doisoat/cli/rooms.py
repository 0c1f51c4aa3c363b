"""The packages under our short top-level names must be ours (decision record 0001)."""

from importlib import import_module

from doisoat.records.errors import InstallationError

_ROOMS = ("crawler", "extract", "store")


def require_own_rooms() -> None:
    """Raises InstallationError when another distribution has put its files over one of our top-level packages."""
    for name in _ROOMS:
        try:
            room = import_module(name)
        except ImportError as error:
            raise InstallationError(f"the package `{name}` cannot be imported ({error}): {_WAY_OUT}") from error
        if getattr(room, "__distribution__", None) != "doisoat":
            where = getattr(room, "__file__", None) or "an unknown place"
            raise InstallationError(f"the package `{name}` at {where} is not doisoat's: {_WAY_OUT}")


_WAY_OUT = (
    "install doisoat into a virtual environment of its own, or remove the other distribution and install it again"
)
