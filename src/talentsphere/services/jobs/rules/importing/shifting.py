"""Old postings moved to the present, so that a demonstration has open ones."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec

from talentsphere.services.jobs.rules.importing.posting import ImportedPosting

# The round in which postings without an opening date take turns.
_DEFAULT_ROUND = 28


def shift_dates(posting: ImportedPosting, *, today: date) -> ImportedPosting:
    """`posting` with both dates moved forward by the same whole days, so that it closes after `today`.

    A posting is moved by rounds of its own duration: it opened before today, closes after, and among many
    postings the closing dates stay as spread as they were. Postings that are open, or never close, are
    returned as they are. `content_hash` stays, so that a later import finds the posting unchanged.
    """
    closes, opened = posting.valid_through, posting.published_at
    if closes is None or closes >= today:
        return posting
    duration = (closes - opened.date()).days if opened is not None else _DEFAULT_ROUND
    # One day less than the duration, so that the opening day is always before today.
    round_days = max(duration - 1, 1)
    rounds = (today - closes).days // round_days + 1
    days = timedelta(days=rounds * round_days)
    return msgspec.structs.replace(
        posting,
        valid_through=closes + days,
        published_at=None
        if opened is None
        else min(opened + days, datetime.combine(today, time(), tzinfo=UTC)),
    )
