"""Disclosure control: which of the authority's own figures may be seen. Tables in, tables out.

Only for the authority's own figures; what Skolverket and Kolada publish is protected already, and
is taken to be known to anyone. The attacker knows this rule, and how large every group is. So the
choice of what to show is made by group sizes and by what came first, as far as it can be: a choice
made by what is counted tells of it (minimality). A *table* is one measure, authority, läsår, group
of grades and occasion.

1. **The whole's own figure.** Under 10 pupils it is hidden. 1–4 on the measure's sensitive side, or
   fewer than five on the other, is a range. 0 on the sensitive side is shown.
2. **A part that is nearly all**: where a part of a group leaves one to three pupils of it outside,
   the group's figure says that of the part, and is hidden.
3. **One breakdown, whole or not at all**, under a whole that is shown: schools, or girls and boys.
   Which one is decided by sizes (every part has 10 pupils and no part of its own that is nearly
   all) and by which was complete first; by school if they came together. It is shown if every part
   has five on both sides. The other, and girls and boys per school, are shown only with it, and
   only if every part of all three has.
4. **One occasion a läsår in full**: the one whose total came first. Of the others the total alone,
   in steps of five pupils that are the same for every group of a size; of means nothing.
5. **What is corrected is not shown any more**: a table of which any figure has been another. What
   is added to a table only adds to what is shown; what was taken away keeps its turn.
6. **Groups of grades that overlap** (åk 7–9 and åk 9): the one that came first is shown.
7. **Means** are rounded to a step of their measure, and counted as shares of nobody: 1–6 hold, but
   for what counts pupils on a side.

What this promises: whoever knows the rule and every group's size, and holds every snapshot, finds
at least min(5, n + 1) possible values of each hidden count of n pupils; of a 1–4 range all four. A
brute force over every truth of small tables holds it (``tests/disclosure/audit.py``, and its table
in docs/skyddet.md).

What it can't promise: a shown total with nobody, or everybody, on the sensitive side tells its
parts. What has been shown is known, and so is the figure after a correction to within the group
that was corrected, for whoever is told which it was. A part whose size comes only after its
total has been shown may be nearly all of it. Measures whose pupils overlap are judged each by
itself, and figures of others that are of the same pupils may be subtracted.
"""

from sbs_data.disclosure.protection import THRESHOLDS, Protection, SensitiveSide, Thresholds
from sbs_data.disclosure.publish import disclose
from sbs_data.disclosure.verdicts import Hidden
from sbs_data.disclosure.why import RULE, why

__all__ = [
    "RULE",
    "THRESHOLDS",
    "Hidden",
    "Protection",
    "SensitiveSide",
    "Thresholds",
    "disclose",
    "why",
]
