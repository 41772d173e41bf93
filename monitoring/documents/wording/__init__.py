"""Paragraphs of the reports, written the way an official paper is written."""
