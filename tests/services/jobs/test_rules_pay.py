"""Pay by any interval compares as a yearly amount."""

import pytest

from talentsphere.services.jobs.contract import Pay
from talentsphere.services.jobs.rules.pay import normalise_yearly


@pytest.mark.parametrize(
    ("pay", "yearly"),
    [
        (None, (None, None)),
        (Pay(min=50000, max=60000), (50000, 60000)),
        (Pay(min=4000, interval="month"), (48000, None)),
        (Pay(max=1000, interval="week"), (None, 52000)),
        (Pay(min=200, max=300, interval="day"), (52000, 78000)),
        (Pay(min=20, max=30.5, interval="hour"), (41600, 63440)),
    ],
)
def test_amounts_become_yearly(pay, yearly):
    assert normalise_yearly(pay) == yearly
