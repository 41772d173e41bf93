"""What the publication door answers when it refuses."""


class PublicationRefused(ValueError):
    """A copy may not become public; the message says why, in words for the officer."""


class ContentRefused(PublicationRefused):
    """The content breaks the ledger's public schema; `errors` is {field: [messages]}."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__("；".join(f"{name}：{'、'.join(found)}" for name, found in errors.items()))


class AlreadyPublished(PublicationRefused):
    """The number is on the public site already."""


class NotPublished(PublicationRefused):
    """The number is not on the public site."""


class ProofUnavailable(ValueError):
    """The asked proof does not exist: index or size lies outside the log."""
