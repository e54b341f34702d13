"""The sum of database connections."""

from talentsphere.kernel.config import connection_budget


def test_four_replicas_of_four_workers_with_twenty_each_ask_for_more_than_two_hundred():
    budget = connection_budget(replicas=4, workers=4, pool_max=20, max_connections=200, background=0)
    assert (budget.application, budget.steady, budget.available) == (320, 320, 197)
    assert not budget.fits


def test_background_processes_and_roles_count():
    budget = connection_budget(replicas=2, roles=3, workers=2, pool_max=5, max_connections=100)
    assert (budget.application, budget.background, budget.steady) == (60, 10, 70)
    assert budget.fits


def test_a_deployment_doubles_what_answers_requests():
    budget = connection_budget(replicas=1, workers=4, pool_max=20, max_connections=200)
    assert (budget.steady, budget.during_deployment) == (120, 200)
    assert (budget.fits, budget.fits_deployment) == (True, False)
