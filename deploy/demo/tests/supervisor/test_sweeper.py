"""Which groups are left when the list of comings and goings ends, and that they end too."""

import subprocess
from signal import Signals

from plp_demo.supervisor.sweeper import groups_left, sweep


def test_those_who_came_and_did_not_go_are_left_in_order() -> None:
    assert groups_left(["+30\n", "+10\n", "+20\n", "-10\n", "+10\n", "-20\n", "-99\n"]) == [30, 10]


def test_a_group_without_its_leader_is_swept() -> None:
    with subprocess.Popen(("sh", "-c", "sleep 600 & echo up; exit"), stdout=subprocess.PIPE, start_new_session=True) as leader:
        assert leader.stdout
        assert leader.stdout.readline() == b"up\n"
        sweep([leader.pid])
        assert leader.stdout.read() == b""


def test_a_leader_that_stays_is_killed_after_a_while() -> None:
    with subprocess.Popen(("sleep", "600"), start_new_session=True) as leader:
        sweep([leader.pid])
        assert leader.wait() == -Signals.SIGKILL


def test_a_group_that_is_gone_is_nothing() -> None:
    with subprocess.Popen(("true",), start_new_session=True) as leader:
        pass
    sweep([leader.pid])
