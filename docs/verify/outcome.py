"""How a check speaks: what holds, what fails, what could not be checked."""


class Failed(Exception):
    """A check whose answer is no."""


class Unchecked(Exception):
    """Something that stands in the way of checking."""


def ok(text: str) -> None:
    print(f"OK    {text}")


def note(text: str) -> None:
    print(f"NOTE  {text}")


def require(holds: bool, text: str) -> None:
    if not holds:
        raise Failed(text)
