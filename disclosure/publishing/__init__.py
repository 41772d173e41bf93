"""Inside of the publication door; other apps import `disclosure.publication` only."""
