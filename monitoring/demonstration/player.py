"""Plays the stories in the order of time, through the ordinary actions, a day at a time."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count, groupby

from django.db import transaction

from monitoring.demonstration.clock import SHANGHAI
from monitoring.demonstration.stories import Event, Playable
from records.actions.publishing import end_due_disclosures
from records.exceptions import RecordError

Progress = Callable[[int, date], None]


class Stopped(Exception):
    """A story's event was refused by the rules; the message says which."""


def timeline(stories: list[Playable], until: datetime) -> Iterator[tuple[datetime, Playable, Callable[[], object]]]:
    """All events up to `until`, by time. A story's own order is kept: no event overtakes the one before it."""
    tie = count()
    heap: list[tuple[datetime, int, Playable, Callable[[], object], Iterator[Event]]] = []

    def push(story: Playable, events: Iterator[Event], not_before: datetime | None) -> None:
        event = next(events, None)
        if event is not None:
            at = max(event[0], not_before + timedelta(minutes=3)) if not_before else event[0]
            if at <= until:
                heapq.heappush(heap, (at, next(tie), story, event[1], events))

    for story in stories:
        push(story, story.events(), None)
    while heap:
        at, _, story, event, events = heapq.heappop(heap)
        yield at, story, event
        push(story, events, at)


def play(stories: list[Playable], until: datetime, progress: Progress) -> int:
    """Run every event; disclosures that are due end each day. Returns the number of events."""
    done, last = 0, None
    for day, events in groupby(timeline(stories, until), key=lambda item: item[0].astimezone(SHANGHAI).date()):
        with transaction.atomic():
            for at, story, event in events:
                story.at(at)
                try:
                    event()
                except RecordError as error:
                    name = getattr(event, "__name__", "event")
                    raise Stopped(f"{type(story).__name__} {name} {at}: {error!r} {story.values}") from error
                done += 1
        if last is None or day.isocalendar().week != last.isocalendar().week:
            morning = datetime(day.year, day.month, day.day, 23, 30, tzinfo=SHANGHAI)
            end_due_disclosures(on=day, at=min(morning, until))
            progress(done, day)
        last = day
    end_due_disclosures(on=until.astimezone(SHANGHAI).date(), at=until)
    return done
