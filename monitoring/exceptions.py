"""What can go wrong in monitoring; texts are shown to officers, so they are Chinese."""


class MonitoringError(Exception):
    """Base of all errors of this app; `str()` of it may be shown to an officer."""


class NoSuchScheme(MonitoringError):
    """No scheme version is in force for that month."""


class SchemeRefused(MonitoringError):
    """A scheme whose children do not sum to their parent, or that has been used already."""


class NotYetPossible(MonitoringError):
    """The month is not over, comments are open, or the run is not in the state the step needs."""


class NotAllowed(MonitoringError):
    """The officer may not take this step."""


class AlreadyScoring(MonitoringError):
    """The same month is being computed by another process right now."""


class NothingPublished(MonitoringError):
    """The month has no published version."""
