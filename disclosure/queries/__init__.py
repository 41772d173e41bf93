"""Reads that span the public tables."""
