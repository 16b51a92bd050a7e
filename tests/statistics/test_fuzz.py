"""Files spoilt at random: read or refused, never a crash, and never half a table."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbs_data.errors import Refused
from sbs_data.statistics import read_statistics, recognise, template
from sbs_data.statistics.observations import SCHEMA
from sbs_data.statistics.template import example_csv
from tests.statistics.exports import own_workbook, siris
from tests.statistics.test_kolada import answer, row, value
from tests.statistics.test_skolverket import NORBERG, wrapped

CELLS = ["Hög frånvaro", "11111111", "", "", "2025/26", "HT", "1", "9", "Alla", 60, 12]
SOUND = {
    "export.csv": siris(),
    "egna.csv": example_csv(),
    "egna.xlsx": own_workbook(CELLS),
    "mall.xlsx": template(),
    "kolada.json": json.dumps(answer(row(value("T", 75.0)))).encode(),
    "svar.json": json.dumps(wrapped(NORBERG)).encode(),
}


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=60)
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        end = at + data.draw(st.integers(0, 8))
        content[at:end] = data.draw(
            st.sampled_from([b"", b"\0", b";", b"\n", b'"', b"9", b"\xe5", b"{", b"]"])
        )
    spoilt = bytes(content)
    recognise(spoilt, name)
    try:
        table = read_statistics(spoilt, name).table
    except Refused:
        return
    assert table.schema == SCHEMA
    for found in table.select(["value", "marker"]).to_pylist():
        assert (found["value"] is None) == (found["marker"] is not None)
