"""Conditions that Django has no words for."""

from django.db import models


class IsAmong(models.Func):
    """`IsAmong(F("officer"), F("officers"))`: the value stands in the array; an empty value in none."""

    template = "COALESCE(%(expressions)s), false)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()
    conditional = True
