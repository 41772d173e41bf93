"""What can go wrong in accounts; texts are shown to officers, so they are Chinese."""


class AccountsError(Exception):
    """Base of all errors of this app; `str()` of it may be shown to an officer."""


class ScopeForgotten(AccountsError):
    """A scoped queryset was evaluated before `.for_officer()` or `.unscoped(reason)`."""


class RoleConflict(AccountsError):
    """The roles asked for may not be held by one account (separation of duties)."""


class NoSuchRule(AccountsError):
    """No deadline rule with that code is in force on that day."""


class UnreadableFile(AccountsError):
    """A reference file (regions) lacks columns or holds values that make no sense."""


class JobStateError(AccountsError):
    """A job was asked to do what its state does not allow."""
