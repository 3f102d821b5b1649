"""How surely words tell of an occurrence: the scale of `weight` in actions.toml, and the marks on it.

A weight is the belief, in 0..1, that the words by themselves tell of an event that the coding guide keeps. The weights
and the marks were tuned together on the 280 hand-coded South Asian reports, by the F1 of the events coded.
"""

from __future__ import annotations

#: From here on an action word makes an event by itself.
TELLS_EVENT = 0.55
#: From here on it makes one where somebody was harmed.
TELLS_EVENT_WITH_HARM = 0.4
#: From here on the words are sure enough to give an event its type and its quoted evidence.
LEADS = 0.5
#: From here on a weapon named with an action is its means; with less it is only talked of.
NAMES_MEANS = 0.4
#: Up to here a word for a bombing tells no more than that a bomb was laid.
PLANTED = 0.4
#: Up to here the words only add to an occurrence told elsewhere: when it took place, who is blamed, who the dead were.
ADDS_DETAIL = 0.1

#: A noun of harm with its people behind it: "the death of two guards".
HARM_NOUN = 0.4
#: A toll or tally of people killed or wounded.
TOLL = 0.5
#: People who fled or are missing, which reports also tell of as a state of affairs.
LESSER_TOLL = 0.4

#: From so many characters on a report is a story of several occurrences, told by several, and not a brief of one: in
#: the 460 reports coded by hand 1.3 occurrences are told below it and 2.9 above.
STORY = 1100
