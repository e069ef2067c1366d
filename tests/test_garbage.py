"""The look for garbage is as it was, whatever happens meanwhile."""

from __future__ import annotations

import gc

import pytest

from samreview.garbage import no_garbage_looked_for


@pytest.mark.parametrize("looked", [True, False])
def test_the_look_for_garbage_is_left_out_and_then_as_it_was(looked: bool) -> None:  # noqa: FBT001  a case of the test
    was = gc.isenabled()
    try:
        (gc.enable if looked else gc.disable)()
        with no_garbage_looked_for():
            assert not gc.isenabled()
            with no_garbage_looked_for():
                pass
            assert not gc.isenabled()
        assert gc.isenabled() == looked
        with pytest.raises(KeyError), no_garbage_looked_for():
            raise KeyError
        assert gc.isenabled() == looked
    finally:
        (gc.enable if was else gc.disable)()
