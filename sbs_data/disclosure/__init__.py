"""Disclosure control: which of the authority's own figures may be seen. Tables in, tables out.

Only for the authority's own figures; what Skolverket and Kolada publish is protected already, and
is taken to be known to anyone. The rule, in the order it is applied:

1. **A figure of its own** (:mod:`.totals`): the figure for the whole authority. Under 10 pupils it
   is hidden. With 1–4 on the measure's sensitive side a range is shown. With fewer than five on the
   other side it is hidden, since it says the same of nearly everyone. 0 on the sensitive side is
   shown.
2. **The same for differences**: figures from one school year can be subtracted. A figure that
   differs by fewer than five pupils, on either side, from one that came before it is hidden; where
   it keeps five possible values it gets a range ("nearly as before").
3. **A breakdown is shown whole or not at all** (:mod:`.levels`), under a figure that is shown:
   girls and boys; schools; girls and boys per school. It must be complete and add up to its total,
   and every part must have five on both sides, also in its differences.
4. **What has been too small stays hidden**: a part that was too small in any version, corrected or
   taken away since, keeps its breakdown hidden. Otherwise the total as it was, less the parts shown
   later, would be the hidden part. When a school joins or leaves a total, the total before and
   after differ by that school: it is a difference like any other.
5. **A total is hidden with its parts**: where a breakdown may have been shown, and a correction has
   made a part of it too small (or hidden it for another reason), the total is hidden from then on.
   The parts that were not corrected are known, and the new total less those would be the one that
   was. Nor is there a range over parts that have been shown.
6. **Two breakdowns that cross** (by sex and by school) are both shown only if girls and boys per
   school are in the table too, and are either shown or have a school with five on both sides of
   both: there, what is not known of the others can be made up for. Otherwise the one that came
   first is shown.
7. **Groups of grades that overlap** (åk 7–9 and åk 9): the one that came first is shown.

So no choice is made among the parts. A statistical office hides the part and, against subtraction,
a few more; which ones are best changes with every correction, and what one table hides the next
one shows. Leaving a whole breakdown out costs more figures and needs no choice. Which came first
is part of the data (``arrived``), so that the same acts give the same table when they are
replayed, and figures that come later can't change what is decided for earlier ones.

What this promises: whoever holds all that is published, every snapshot of it, Skolverket's and
Kolada's figures of the same pupils, and the size of every group, finds at least five possible
values of each hidden count, with a row or without one; of a 1–4 range all four. Fewer only where a
group is so small (under four pupils) that its size, if known, says so by itself: one in the same
breakdown, or one that was corrected, joined or left.

What it can't promise (and the attack in the tests leaves out, this and no more):

- What has been shown is known, and so are the parts of a nought.
- A school that joins or leaves, and what the others make together without it, may be told from the
  totals before and after, if it has five on both sides.
- A hidden figure that is corrected moves a total that is shown. Whoever kept the snapshot before,
  and knows which figure was corrected, may tell it and what is hidden beside it. Each snapshot by
  itself keeps the promise. (To close this, every total over a hidden part would have to go with
  the first slip of a key that is mended.)
- Skolverket's or Kolada's figure of other pupils than ours (a school more, another day) may be
  subtracted from ours: the rule sees only our own.
- A measure whose pupils are all in another measure's ("eligible to …") is judged by itself.

Almost all of a large import are tables of one occasion that were never corrected. They are judged
together, in columns (:mod:`.bulk`), the others one by one, in the same way.
"""

from sbs_data.disclosure.protection import Protection, SensitiveSide
from sbs_data.disclosure.publish import disclose
from sbs_data.disclosure.verdicts import Hidden
from sbs_data.disclosure.why import RULE, why

__all__ = ["RULE", "Hidden", "Protection", "SensitiveSide", "disclose", "why"]
