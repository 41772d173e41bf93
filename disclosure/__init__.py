"""What the public sees: the copy of disclosed records, and the transparency log over it.

Imports no other app. In through `publication`, out through `inbox`.
"""
