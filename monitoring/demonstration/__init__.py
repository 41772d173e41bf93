"""Demonstration data: fictitious organisations (示例…) in the real districts, loaded through the ordinary actions."""
