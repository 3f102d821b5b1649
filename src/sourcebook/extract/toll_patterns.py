"""The phrases by which reports tell harm without an action verb of its own: tolls, lives lost, bodies, people who fled.

Each pattern names its parts by groups: `people` are the words of the harm row; `open` a number whose noun group goes on
behind it; `list` the first of several noun groups; `letter` a number whose effect is one letter; `what` the words that
tell the effect and who the people are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..records.vocabulary import Effect
from .headcounts import NOUN_WORD, NUMBER, PEOPLE, pattern


@dataclass(frozen=True, slots=True)
class TollPattern:
    """A phrase that tells harm.

    `cues` are words or parts of words of which a sentence must have one, looked for first because it is quick.
    `effects` is empty where the words of the group `what` tell them; two effects are told as one number. `total` marks
    the whole so far; `elsewhere` that places in the sentence may be a hospital's or where people fled to. The words are
    compiled when a sentence first has a cue: all of them would take half the time of a start.
    """

    source: str
    cues: tuple[str, ...]
    case: bool = False
    effects: tuple[Effect, ...] = ()
    total: bool = False
    elsewhere: bool = False

    @property
    def words(self) -> re.Pattern[str]:
        return _compiled(self.source, self.case)


@cache
def _compiled(source: str, case: bool) -> re.Pattern[str]:
    return pattern(source, case=case)


#: What is told in these words; the first that is found holds. "Casualties" are killed and wounded in one number.
_TOLD: tuple[tuple[re.Pattern[str], tuple[Effect, ...]], ...] = (
    (
        pattern(r"\b(?:killed|dead|slain|deaths?) (?:and|or|and/or) (?:the )?(?:wounded|injured|injuries)\b"),
        ("killed", "wounded"),
    ),
    (pattern(r"\b(?:casualt(?:y|ies)|cas)\b"), ("killed", "wounded")),
    (pattern(r"\b(?:wounded|injur(?:ed|y|ies)|hurt|wia|wounds)\b"), ("wounded",)),
    (pattern(r"\b(?:missing|unaccounted|mia|disappeared)\b"), ("missing",)),
    (pattern(r"\b(?:displaced|homeless|uprooted|fled|refugees)\b"), ("displaced",)),
    (
        pattern(
            r"\b(?:tolls?|dead|deceased|deaths?|killed|slain|died|fatalit(?:y|ies)|lives|life|victims|bodies|body|kia|doa|losses)\b"
        ),
        ("killed",),
    ),
)


def effects_told(words: str) -> tuple[Effect, ...]:
    """The effects that words such as "the number of wounded" speak of: one, two told as one number, or none."""
    return next((effects for told, effects in _TOLD if told.search(words)), ())


_GAP = "[^.;:]{0,180}?"
#: Words that open no clause of their own, so that the verb behind them is still the toll's.
_PLAIN_GAP = r"(?: (?!(?:there|who|which|that|said|saying|says|it|at|as)\b)[^\s.;:]+){0,14}?"
_TOLL_WORDS = (
    r"(?:(?:death|casualty|body|injury|overall|total|official|confirmed|provisional|combined) ){0,3}"
    r"(?:toll|body count|death count)|(?<!\ba\s)(?:total )?number of [^.;:]{2,90}?"
)
_TOLL = rf"\b(?P<what>{_TOLL_WORDS})"
_TOLL_OR_DEAD = (
    rf"\b(?P<what>{_TOLL_WORDS}|"
    r"(?:total|dead|killed|deaths|fatalities|wounded|injured|missing|displaced|casualties|losses)\b)"
)
_TOLL_CUES = "toll number count dead killed deaths total wounded injured missing displaced casualties losses fatalities"
_GREW = (
    "rose|risen|rises|rising|climbed|climbs|climbing|jumped|increased|grew|grown|gone up|went up|goes up|soared|"
    "mounted|fell|fallen|dropped|revised|put|set|given|estimated|stands|stood|standing|updated|raised"
)
_HAVE_BEEN = "(?:were|was|have been|had been|has been|are|is|were being|are being)"
_SICK = r"\b(?:wounds?|injur(?:y|ies)|burns|concussion|shrapnel|splinters?|fractures?|trauma|bullets?|gunshots?)\b"
_SICK_CUES = "wound injur burn concussion shrapnel splinter fracture trauma bullet gunshot"
_CIVIL = (
    rf"{NUMBER}{NOUN_WORD}{{0,3}}? (?:people|persons|residents|villagers|families|civilians|inhabitants|households|"
    r"individuals|refugees|townspeople|townsfolk|locals|homeowners)\b"
)
_NO_FLIGHT = (
    r"(?! (?:the (?:scene|spot|site)|on foot|on (?:a |their |two )?(?:motor|bike)|in an? |to hospital|work|safely|"
    r"from (?:custody|captiv|prison|jail|detention|hospital|their (?:captors|abductors|kidnappers))))"
)

_BRINGS = (
    r"\b(?:br(?:ing(?:s|ing)?|ought)|rais(?:es?|ed|ing)|push(?:es|ed|ing)?|tak(?:es?|ing|en)|took|"
    r"lift(?:s|ed|ing))(?: up)?"
)
_PUTS = r"\b(?:put(?:s|ting)?|g[ai]ves?|giving|given|set(?:s|ting)?|estimat(?:es?|ed|ing)|revis(?:es?|ed|ing))"
_STANDS = (
    rf"(?:{_GREW})(?: (?:up|down|again|further|officially|now|by {NUMBER})){{0,2}}(?: from {NUMBER})? (?:to|at|as)"
)
_IS = (
    "(?:reached|reaches|hit|hits|topped|is|was|are|were)(?: (?:now|still|already|thus far|so far|believed to be)){0,2}"
)
_THE_HARMED = r"(?:\w+ )?(?P<what>dead|deceased|killed|slain|victims|wounded|injured|missing)\b"
_TAKES_LIVES = r"\b(?:claim(?:ed|s|ing)?|cost(?:s|ing)?|took|taken|takes|taking)(?: the)?"
_TAKES_IN = r"\b(?:receiv(?:ed|ing|es)|took in|takes in|brought in|admitted|counted|buried)"
_LOST = (
    rf"{NUMBER}(?: of (?:its|their|his) (?:\w+ )?(?:own|men|people|fighters|soldiers|troops|members|comrades)\b|"
    rf"{NOUN_WORD}{{0,2}}? (?:m[ae]n|fighters?|soldiers?|troops|members|comrades|combatants|rebels|insurgents|"
    r"militants|guerrillas|policem[ae]n|officers?|guards?)\b|"
    r"(?=(?: (?:in the|in an?|during|and|while|but)\b)|\s*(?:[.,;]|$)))"
)
_CARES_FOR = r"\b(?:receiv(?:ed|ing|es)|treat(?:ed|ing|s)|took in|admitted|evacuated|brought in)"
_KILLED_AND_WOUNDED = r"(?:killed|dead|slain) (?:and|or|and/or) (?:wounded|injured)\b"
_SINCE = r"(?: (?:have|had|has|were|are|since|already|also|reportedly|been)){0,4}"
_DRIVEN_OUT = (
    r"(?:fled|displaced|uprooted|(?:forced|compelled|obliged) to (?:flee|leave|abandon|move)|driven (?:out|from)|"
    r"sought (?:refuge|shelter)|abandoned their|registered as displaced|made homeless|left homeless|"
    r"evacuated from (?:their|the) (?:homes|houses|villages?|town|area|city))\b"
)
_MOVED_AWAY = (
    r"(?:left|moved)(?: away)? (?:for|to|from|their (?:homes|houses|villages?)|"
    r"the (?:village|town|city|area|district|camp|island))\b"
)
_NOT_THERE = (
    r"(?:is|are|was|were|remain(?:s|ed)?|have been|still)(?: (?:still|reported|also|now|listed as|reportedly)){0,2} "
    r"(?:missing|unaccounted for)\b"
)
_LOG_NUMBER = r"(?<![\w.,:/-])\d{1,4}"
_LOG_LIST = r"\b(?:cas|casualties|losses)\b[^\w\n]{1,4}"


def _tells(
    cues: str, words: str, *effects: Effect, total: bool = False, elsewhere: bool = False, case: bool = False
) -> TollPattern:
    return TollPattern(words, tuple(cues.split()), case, effects, total, elsewhere or total)


PATTERNS: tuple[TollPattern, ...] = (
    # "the death toll rose from eight to ten", "the number of soldiers killed stood at nine", "the toll has reached 12"
    _tells("toll number count", rf"{_TOLL}\b{_GAP}\b{_STANDS} (?P<people>{NUMBER})", total=True),
    _tells("toll number count", rf"{_TOLL}{_PLAIN_GAP} {_IS} (?P<people>{NUMBER})", total=True),
    _tells("toll", rf"\b(?P<what>(?:death |casualty )?toll) of (?P<people>{NUMBER})"),
    # "bringing the death toll to 14", "bringing to ten the number of people killed"
    _tells(
        _TOLL_CUES,
        rf"{_BRINGS} (?:the|its|their)\b(?: \w+)?? {_TOLL_OR_DEAD}{_GAP} to (?P<people>{NUMBER})",
        total=True,
    ),
    _tells(
        "toll number",
        rf"{_BRINGS} to (?P<people>{NUMBER}) (?P<what>the (?:\w+ ){{0,3}}(?:toll|number of [^.;:,]{{3,90}}))",
        total=True,
    ),
    # "put the number of soldiers killed in the attack at nine", "gives the number of wounded as 33"
    _tells(
        _TOLL_CUES,
        rf"{_PUTS} (?:the|its|their)\b(?: \w+)?? {_TOLL_OR_DEAD}{_GAP} (?:at|as|to) (?P<people>{NUMBER})",
        elsewhere=True,
    ),
    # "put the number at nine", "gave the figure as 33": of those told of before
    _tells(
        "number figure count tally",
        rf"{_PUTS} (?:the|its|their)\b(?: \w+)?? (?:number|figure|count|tally) (?:at|as) (?P<people>{NUMBER})",
        "killed",
        elsewhere=True,
    ),
    # "claimed nine lives", "the lives of two soldiers", "40 lives were lost", "two guards laid down their lives"
    _tells("lives life", rf"{_TAKES_LIVES} (?:lives|life) of (?P<open>{PEOPLE})", "killed"),
    _tells("lives", rf"(?:{_TAKES_LIVES}|\bloss of) (?P<people>{NUMBER}{NOUN_WORD}{{0,2}}? lives)\b", "killed"),
    _tells("lives", rf"(?P<people>{NUMBER}{NOUN_WORD}{{0,2}}? lives) {_HAVE_BEEN} (?:reportedly )?lost\b", "killed"),
    _tells(
        "laid",
        rf"(?P<people>{PEOPLE})(?: (?:have|had|also)){{0,2}} laid down (?:their|his|her) li(?:fe|ves)\b",
        "killed",
    ),
    # "the army said it had lost four", "lost two of its own", "losing 30 fighters"
    _tells("lost losing", rf"\b(?:lost|losing) (?P<people>{_LOST})", "killed"),
    # "twelve civilian deaths", "5 casualties"
    _tells(
        "deaths fatalities casualties",
        rf"(?P<people>{NUMBER}{NOUN_WORD}{{0,3}}? (?P<what>deaths|fatalities|casualties))\b(?! (?:per|a|every|each)\b)",
    ),
    _tells(
        "injuries",
        rf"\b(?:deaths?|fatalit(?:y|ies)|dead|killed),? (?:and|with) "
        rf"(?P<people>{NUMBER}(?: (?:serious|minor|light|other|further))? injuries)\b",
        "wounded",
    ),
    # "14 of their men were killed and wounded", "killing or wounding 20 soldiers"
    _tells(
        "killed dead slain",
        rf"(?P<people>{PEOPLE})(?: {_HAVE_BEEN})?(?: (?:either|reportedly|allegedly))? {_KILLED_AND_WOUNDED}"
        rf"(?! {PEOPLE})",
        "killed",
        "wounded",
    ),
    _tells(
        "wound injur",
        rf"\bkill(?:ed|ing) (?:and|or|and/or) (?:wound|injur)(?:ed|ing) (?P<open>{PEOPLE})",
        "killed",
        "wounded",
    ),
    # "received eleven bodies and fourteen wounded persons", "the names of eleven of the dead"
    _tells(
        "bodies corpses", rf"{_TAKES_IN} (?P<people>{NUMBER}(?: dead)? (?:bodies|corpses))\b", "killed", elsewhere=True
    ),
    _tells(
        "wounded injured",
        rf"{_CARES_FOR} (?P<people>{NUMBER}(?: other| more)? (?:wounded|injured){NOUN_WORD}?)",
        "wounded",
        elsewhere=True,
    ),
    _tells(
        "wounded injured",
        rf"\b(?:bodies|corpses|dead) and (?P<people>{NUMBER} (?:wounded|injured){NOUN_WORD})",
        "wounded",
        elsewhere=True,
    ),
    _tells(
        "names",
        rf"\bnames of (?P<people>{NUMBER}{NOUN_WORD}{{0,2}}? of the (?P<what>dead|killed|wounded|injured|missing))\b",
        elsewhere=True,
    ),
    # "two soldiers and a child were among the dead", "the dead included two soldiers and a child"
    _tells(
        "among",
        rf"(?P<list>{PEOPLE})(?:(?:,| and|, and) {PEOPLE}){{0,6}} (?:were|was|are) among (?:the|those) {_THE_HARMED}",
    ),
    _tells(
        "includ compris",
        rf"\b(?:the|those) {_THE_HARMED}(?: \w+ly)? (?:included?|includes|comprised?) (?P<list>{PEOPLE})",
    ),
    _tells(
        "among",
        rf"\bamong (?:the|those) {_THE_HARMED} (?:were|was|are|is) (?P<list>{PEOPLE})",
    ),
    # "treated 26 people for wounds", "were hospitalised with gunshot wounds", "leaving one with burns"
    _tells(
        _SICK_CUES,
        rf"\b(?:treat(?:ed|ing|s)?|admitted|hospitali[sz]ed) (?P<people>{PEOPLE}) (?:for|with|suffering from) "
        rf"[^.;:,]{{0,40}}?{_SICK}",
        "wounded",
        elsewhere=True,
    ),
    _tells(
        _SICK_CUES,
        rf"(?P<people>{PEOPLE}) {_HAVE_BEEN} (?:being )?(?:later )?(?:treated|hospitali[sz]ed|admitted|taken|rushed|"
        rf"brought|evacuated)\b(?: [^.;:,]{{0,60}}?)? (?:for|with|suffering from) (?:[^.;:,]{{0,40}}? )?{_SICK}",
        "wounded",
        elsewhere=True,
    ),
    _tells(_SICK_CUES, rf"\b(?:leaving|leaves|left) (?P<people>{PEOPLE}) with (?:[\w-]+ ){{0,3}}?{_SICK}", "wounded"),
    # "a man suffering from a gunshot wound", "two people with gunshot wounds", "another is in critical condition"
    _tells(
        "suffering suffered recovering bleeding gunshot burns wounds injuries",
        rf"(?P<people>{PEOPLE}|\bothers?\b)(?: (?:who|that))?(?: (?:is|are|was|were|had))?(?: \w+ly)? "
        r"(?:suffer(?:ing|ed)(?: from)?|recovering from|bleeding from|with) "
        rf"(?:(?!and\b|or\b|in\b)[\w-]+ ){{0,4}}?{_SICK}",
        "wounded",
        elsewhere=True,
    ),
    _tells(
        "condition",
        r"(?P<people>\b(?:another|(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)(?: \w+)? others)\b)"
        r"(?: \w+){0,2}? (?:is|are|was|were|remains?|remained)(?: \w+ly)?(?: listed| reported| said to be)? "
        r"in (?:an? )?(?:very )?(?:critical|serious|stable|fair|good|grave|unknown)(?: but stable)? condition\b",
        "wounded",
        elsewhere=True,
    ),
    # "four people were shot, two of them fatally", "one of whom died"
    _tells(
        "fatally",
        r"(?:shot|stabbed|hit|struck|wounded|injured)\b[^.;:]{0,60}?, "
        rf"(?P<people>{NUMBER}(?: of (?:them|whom))?) fatally\b",
        "killed",
    ),
    _tells(
        "whom",
        rf"(?P<people>{NUMBER} of whom) (?:later |have |has |had |was |were )*(?:died|killed|dead)\b",
        "killed",
    ),
    # "some 900 people fled to the town", "displacing 200 families"
    _tells(
        "fled displaced uprooted forced compelled obliged driven sought abandoned homeless evacuated",
        rf"(?P<people>{_CIVIL}){_SINCE} {_DRIVEN_OUT}{_NO_FLIGHT}",
        "displaced",
        elsewhere=True,
    ),
    _tells("left moved", rf"(?P<people>{_CIVIL}){_SINCE} {_MOVED_AWAY}{_NO_FLIGHT}", "displaced", elsewhere=True),
    _tells(
        "displac uproot",
        rf"\b(?:displac(?:ed|ing)|uproot(?:ed|ing)) (?P<open>{NUMBER})"
        r"(?! (?:[\w-]+ )?(?:trees|saplings|vines|plants|poles)\b)",
        "displaced",
        elsewhere=True,
    ),
    _tells(
        "forc driv drove sent sending",
        rf"\b(?:forc(?:ed|ing)|driv(?:ing|en)|drove|sen(?:t|ding)) (?P<people>{_CIVIL}) "
        r"(?:from|out of|to (?:flee|leave|abandon)|fleeing)\b",
        "displaced",
        elsewhere=True,
    ),
    _tells("emptied", rf"\bemptied [^.;:,]{{2,60}}? of (?:its |all )?(?P<open>{NUMBER})", "displaced", elsewhere=True),
    _tells(
        "registered",
        rf"\bregistered (?P<people>{NUMBER}(?: newly| internally){{0,2}} displaced{NOUN_WORD})",
        "displaced",
        elsewhere=True,
    ),
    _tells(
        "registered",
        rf"(?P<people>{NUMBER}{NOUN_WORD}{{0,3}}?) {_HAVE_BEEN} (?:newly )?registered as (?:internally )?displaced",
        "displaced",
        elsewhere=True,
    ),
    # "two are missing", "three remain unaccounted for"
    _tells("missing unaccounted", rf"(?P<people>{PEOPLE}) {_NOT_THERE}", "missing"),
    # Abbreviations of police and army logs: "2 DOA", "7 WIA", "1 wounded civ", "casualties: 2k, 5w"
    _tells("doa kia wia mia", rf"(?P<people>{_LOG_NUMBER} (?P<what>DOA|KIA|WIA|MIA))\b", elsewhere=True, case=True),
    _tells("civ mil pers", rf"(?P<people>{_LOG_NUMBER} (?P<what>killed|dead|wounded|injured) (?:civs?|mil|pers))\b"),
    _tells("cas losses", rf"{_LOG_LIST}(?P<letter>\d{{1,4}})(?: )?k\b", "killed"),
    _tells("cas losses", r"(?<=\d)(?: )?k\b[^\w\n.]{1,4}(?P<letter>\d{1,4})(?: )?w\b", "wounded"),
    _tells("cas losses", rf"{_LOG_LIST}(?P<letter>\d{{1,4}})(?: )?w\b", "wounded"),
)

#: One part of a tally without a verb: "12 people dead", "30 wounded".
ITEM = pattern(
    rf"(?P<people>{PEOPLE})(?: (?:is|was|are|were|lay|lie)(?= dead\b))?(?: (?:\w+ly|others?|more|still))?? "
    r"(?P<what>(?:dead|killed|slain) (?:and|or|and/or) (?:wounded|injured)|dead|killed|slain|wounded|injured|hurt|"
    r"missing|unaccounted for|homeless)\b"
)
#: Of these a sentence must have one for a part of a tally to stand in it.
ITEM_CUES = ("dead", "killed", "slain", "wounded", "injured", "hurt", "missing", "unaccounted", "homeless")
#: States that no passive verb could mean, so that they tell harm wherever they stand.
SURE_STATES = frozenset(("dead", "homeless"))
#: What may stand before the first part of a tally whose state could also be a verb: "with three killed".
OPENS_TALLY = pattern(
    r"(?:\b(?:with|leaving|leaves|left|reported|reporting|there (?:were|are)|counted|recorded|casualties|"
    r"(?:spoke|speaks?|spoken|reports?|toll|total|list|loss|losses) of)|"
    r"[:(–—])\s{0,3}$"
)
#: What stands between two parts of a tally.
JOINS_TALLY = re.compile(r"\s*(?:,\s*and\b|,|/|;|\band\b|\bwith\b|\bwhile\b)\s*", re.IGNORECASE)
#: What may follow a state that is not the modifier of a noun: the end, punctuation, or words that open something else.
ENDS_STATE = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|or|in|on|at|by|as|after|when|while|during|from|late|early|overnight|yesterday|today|last|this|with|since|among|including|following|near|inside|outside|"
    r"here|there|so|yesterday|today|over|was|were|is|are|had|has|have|of|for|to|before|across|around|behind)\b)",
    re.IGNORECASE,
)
#: Tallies over months or years, which the coding guide leaves out.
STATISTIC = pattern(
    r"\bthis year\b|\bsince (?:\w+ ){0,3}(?:19|20)\d\d\b|\bsince (?:the (?:start|beginning|onset|outbreak)|January|"
    r"February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:in|over|during|for) "
    r"(?:the )?(?:[\w-]+ ){0,2}(?:months|years|decades?)\b|\ba (?:year|month)\b(?! ago)|"
    r"\b(?:every|each) (?:year|month)\b|\bannual(?:ly)?\b|\bon average\b"
)
#: Words before a telling that make it a fear, a denial or a supposition.
UNREAL = re.compile(
    r"\b(?:(?i:could|might|would|fear|feared|fears|threaten\w*|threat|not|denied|denies|deny|if|unless|nor)|may|"
    r"MAY (?=BE|HAVE))\b[^,.;]{0,40}$"
)
