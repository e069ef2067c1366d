"""What words tell about an action: whether it says what is done.

The lists are English. A text that shows no sign of being English is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from samreview.values.text import fold_name


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VERBS = """
accelerate accept access achieve acquire act activate adapt add address adjust adopt advance advise agree align allocate
allow analyse analyze announce answer apply appoint approach approve arrange ask assemble assess assign assist attach
attend audit author automate backfill balance bench benchmark bid book brief bring broaden budget build buy calculate
call cancel capture carry catch champion change charge chase check choose circulate clarify clean clear close coach
collate collect combine come commission commit communicate compare compile complete compose conclude conduct configure
confirm connect consider consolidate consult contact continue contract contribute convene convert convince cooperate
coordinate copy correct cost cover create cross-check cut date deal debrief decide define delegate deliver demo
demonstrate deploy describe design detail determine develop devise diagnose digitise digitize direct discover discuss
distribute document double draft draw drive drop duplicate earn edit educate elaborate email embed employ enable engage
enlist ensure enter escalate establish estimate evaluate examine exchange execute expand expedite explain explore
export express extend facilitate file fill finalise finalize finance find finish fit fix flag fly focus follow forecast
formulate forward frame free fund gather generate get give go grant grow guide hand handle harmonise harmonize have
hear help highlight hire hold host identify illustrate implement import improve include increase inform initiate
inspect install integrate interview introduce invest investigate invite invoice involve issue join keep kick label
launch lay lead learn leave let leverage license link list listen loan locate look lower mail maintain make manage map
mark match measure meet mention merge migrate mock model modify monitor move name negotiate nominate note notify obtain
offer onboard open operate order organise organize outline own pack park participate pass pay perform phone pick pilot
pitch place plan play point populate position post postpone prepare present press price print prioritise prioritize
process procure produce program promise promote propose protect prototype prove provide publish pull purchase push put
qualify quantify query quote raise reach read realise realize rebuild receive recommend record recruit redesign reduce
refer refine reframe register rehearse release remind remove renegotiate renew reorder repair repeat replace reply
report repost represent request research reserve resolve respond restart restructure retrieve return reuse revert
review revise rework rewrite ring roll route run sample save scan schedule scope screen search secure see seek select
sell send separate serve set settle shape share ship shorten show sign simplify sit size sketch solve sort source
speak specify split sponsor staff stage standardise standardize start state stay stop streamline strengthen study
submit suggest summarise summarize supply support survey switch take talk target teach tell tender test think tie
track trade train transfer translate travel trial trigger try turn type uncover understand undertake unlock update
upgrade upload use validate value verify visit wait walk warn watch weigh win withdraw work write
"""
_LEADING = _listed("to please also then still now first again and we will must should need")
_ENGLISH = _listed(
    "the of with and from our their his her your who what when where which how are this that these those its they"
)
_VERBISH = re.compile(r".{3,}(?:ise|ize|ify)")


@cache
def _verbs() -> frozenset[str]:
    return _listed(_VERBS)


def _words(text: str) -> list[str]:
    return [word for word in (fold_name(part) for part in re.split(r"[\s/]+", text)) if word]


def lacks_verb(text: str) -> bool:
    """Say whether an action does not begin by saying what is done (`Lyon layout`)."""
    found = _words(text)
    words = found[:]
    while words and (words[0] in _LEADING or (len(words[0]) > 4 and words[0].endswith("ly"))):
        words.pop(0)
    if not words:
        return True
    verb = re.sub(r"^re(?=\w{4})", "", words[0])
    if {words[0], verb} & _verbs() or _VERBISH.fullmatch(words[0]):
        return False
    return len(found) < 3 or any(word in _ENGLISH for word in found)
