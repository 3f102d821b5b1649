"""The harm rows of an occurrence as told, each with its count and with the group of people that the telling means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.described import age_of, sex_of
from ..records import Count, Finding, Harm, HarmMention, HarmPart, Span
from ..records.vocabulary import Group
from .values import Values

_POINTS_BACK = re.compile(
    r"(?:the (?!\d)|both\b|they\b|them\b|he\b|she\b|all\b|each\b|those\b|these\b|her$|.*\bof (?:them|the )\b)",
    re.IGNORECASE,
)
#: Counted people with a noun of their own, and of what body: "one rebel of the Harak Front".
_OF_A_BODY = re.compile(r"(?:an?|\d+|[a-z-]+) [\w -]+ of the [A-Z]")
_OTHERS = re.compile(
    r"an? (?:second|third|fourth|fifth)|another (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozen)|"
    r"(?:(?:at least|more than|some|about|over|nearly) )?(?:\w+ )?(?:others?|another|more)|"
    r"(?:(?:at least|only|just) )?\w+",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:(?:the )?(?:dead )?bodies of )?(?:another|\w+ (?:others?|more)|others|"
    r"an? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\b",
    re.IGNORECASE,
)
#: One person by a noun: "a school teacher". And nouns that may be of anybody told of before.
_FIRST_TOLD = re.compile(r"an? (?:[\w'’-]+ ){0,3}([\w'’-]+)")
_OF_ANY_KIND = frozenset(
    "man woman person civilian victim body youth individual local resident villager boy girl".split()
)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(rf"the ({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_NAME = re.compile(r"(?:\d{1,3}[ -]years?[ -]old )?(?:[A-Z][\w'’.-]*(?: |$))+(?:\(\d+\))?")
_ANYBODY = re.compile(r"(?:at least )?[\w-]+ (?:people|persons?|others|individuals|casualties|dead)", re.IGNORECASE)
_BARE = re.compile(
    r"(?:(?:at least|only|just) )?[\w-]+(?: of (?:them|whom|the (?:victims|injured|wounded|men|women|people)))?",
    re.IGNORECASE,
)
_OF_WOUNDED = re.compile(r"\bof (?:the|those|them)\b(?: \w+)? ?(?:injured|wounded|hurt|victims)\b", re.IGNORECASE)
_OF_ITS_OWN = re.compile(
    r"(?:(?:at least|only|just) )?[\w-]+ of (?:its|their|his) (?:own|men|fighters|soldiers|troops)", re.IGNORECASE
)
_OF_THEM = re.compile(r"[\w-]+ of them", re.IGNORECASE)
_THEY = ("they", "them")
_FELLOWS = re.compile(
    r"\b(?:his|her|their|its) (?:\w+ )?(?:colleagues?|comrades?|fellows?|accomplices?|associates?|companions?)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|ours)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:their|his|enemy|adversary)\b", re.IGNORECASE)
#: Words that say nothing of who the people are: "four men", "at least two dead", "three".
_NO_PEOPLE = re.compile(
    r"(?:(?:at least|about|some|more than) )?(?:[\w-]+ )?(?:men|others|bodies|dead|wounded|injured)|[a-z-]+|\d+",
    re.IGNORECASE,
)

#: Words for men of the forces by which they are set apart from others.
_OF_FORCES = re.compile(r"\b(?:policem[ae]n|soldiers?|personnel|troopers?|jawans?|guards?)\b", re.IGNORECASE)
#: Words for those who attack, whoever they are.
_ATTACKERS = re.compile(r"\b(?:attackers?|assailants?|gunm[ae]n|raiders?|bombers?)\b", re.IGNORECASE)
#: Words for people who are of no armed side, and words for those who are.
_BYSTANDERS = re.compile(
    r"^(?:an?|one|two|three|four|five|\d+) (?:civilians?|villagers?|students?|teachers?|farmers?|passers?[- ]?by|"
    r"shopkeepers?|labourers?|pedestrians?|tribesm[ae]n|journalists?)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:soldiers?|troopers?|troops|policem[ae]n|personnel|constables?|jawans?|militants?|rebels?|insurgents?|"
    r"terrorists?|maoists?|cadres?|commandos?|fighters?)\b",
    re.IGNORECASE,
)
_BOMBER = re.compile(r"\b(?:suicide (?:bombers?|attackers?)|bombers?)\b", re.IGNORECASE)
#: The one who blew himself up, who is never among those told to have been killed before.
_THE_BOMBER = re.compile(r"the suicide (?:bomber|attacker)", re.IGNORECASE)
#: Words for people of whatever group, and numbers alone.
_OF_ANYBODY = re.compile(
    r"(?:\b(?:people|persons?|men|dead|deaths|victims|bodies|lives|casualties|wounded|injured|others)|\d|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|dozens?|scores|hundreds))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A harm mention with its count and place in the telling: its sentence, and the action word that tells it.

    `anew`: it adds ("another man"), and not to people of its own sentence. `parts` are those singled out of it.
    """

    mention: HarmMention
    count: Count
    text: str
    sentence: Span
    action: Span
    anew: bool = False
    parts: tuple[Row, ...] = ()

    @property
    def points_back(self) -> bool:
        """Whether the words mean people told of before: "the two men", "both", "three of them"."""
        return _POINTS_BACK.match(self.text) is not None and not _THE_BOMBER.fullmatch(self.text)

    @property
    def adds(self) -> bool:
        """Whether the words mean people besides those told of before: "two others", "another"."""
        return _MORE.match(self.text) is not None

    @property
    def is_name(self) -> bool:
        """Whether the words are one person's name and nothing else."""
        return self.count == Count(1, 1) and _NAME.fullmatch(self.text) is not None

    @property
    def is_of_anybody(self) -> bool:
        """Whether the words count people without a word on who they are: "three persons", "eight others"."""
        return _ANYBODY.fullmatch(self.text) is not None

    @property
    def is_bare(self) -> bool:
        """Whether the words are a number of the people told of before: "two", "one of them"."""
        return _BARE.fullmatch(self.text) is not None

    @property
    def is_of_its_own(self) -> bool:
        """Whether the words are a number of a speaker's own people: "two of its own"."""
        return _OF_ITS_OWN.fullmatch(self.text) is not None

    @property
    def is_of_wounded(self) -> bool:
        """Whether the words are of some of the wounded: "one of the injured"."""
        return _OF_WOUNDED.search(self.text) is not None

    @property
    def is_of_them(self) -> bool:
        """Whether the words are of some of those told before: "two of them"."""
        return _OF_THEM.fullmatch(self.text) is not None

    def is_of_attackers_on(self, other: Row) -> bool:
        """Whether the words are of some who attacked, and the other row of civilians: "one of the attackers"."""
        return other.mention.who == "civilians" and _ATTACKERS.search(self.text) is not None

    def is_listed_with(self, other: Row) -> bool:
        """Whether people of a body are told in one breath with others: "two rebels of the X and one of the Y"."""
        listed = other.action == self.action and other.sentence == self.sentence
        return listed and _OF_A_BODY.match(self.text) is not None

    def follows(self, other: Row) -> bool:
        """Whether the words go on counting behind another row: "three rebels … the fourth rebel"."""
        ordinal = _ORDINAL.match(self.text)
        if ordinal is None or other.mention.who != self.mention.who or other.sentence == self.sentence:
            return False
        return _ORDINALS.index(ordinal[1].lower()) + 1 == other.count.low

    def is_of_another_kind(self, other: Row) -> bool:
        """Whether both words tell of somebody for the first time, by nouns of their own: "a trader … a teacher"."""
        heads = [_FIRST_TOLD.fullmatch(row.text.lower()) for row in (self, other)]
        nouns = {head[1] for head in heads if head is not None}
        return len(nouns) > 1 and nouns.isdisjoint(_OF_ANY_KIND)

    def is_joined_by(self, other: Row) -> bool:
        """Whether an action tells somebody known by what he is beside others: "two guards and the driver"."""
        together = other.action == self.action and other.sentence == self.sentence and other.mention.part_of is None
        return together and self.text.lower().startswith("the ") and self.joined_to(other)

    def joined_to(self, other: Row) -> bool:
        """Whether the words stand right behind another row's with an "and" between: "a guard and a policeman"."""
        return len(" and ") == self.mention.span.start - other.mention.span.end


def are_others(one: Row, other: Row) -> bool:
    """Whether two rows of one person each are sure to tell of two people: by their sex, their ages or their names."""
    if one.count != Count(1, 1) or other.count != Count(1, 1):
        return False
    sexes = [sex_of(row.text) for row in (one, other)]
    if None not in sexes and sexes[0] != sexes[1]:
        return True
    if one.sentence == other.sentence and _OF_HIS.match(other.text) and not _OF_HIS.match(one.text):
        return True
    ages = [set(_AGES.findall(row.text)) for row in (one, other)]
    return all(ages) and ages[0].isdisjoint(ages[1])


#: Somebody told of by whose kin or company he is, so that he is not that person: "Omar died while his son was hurt".
_OF_HIS = re.compile(r"(?:his|her) (?!(?:dead |own )?bod(?:y|ies)\b)", re.IGNORECASE)
_AGES = re.compile(r"\b(\d{1,3})[ -]year|\((\d{1,3})\)")


def harm_of_row(row: Row) -> Harm:
    """The row as it goes into the record, with what its words say of sex and age, and those singled out."""
    parts = tuple(
        HarmPart(p.text, p.mention.span, p.mention.who, p.count, sex_of(p.text), age_of(p.text)) for p in row.parts
    )
    mention = row.mention
    sex, age = sex_of(row.text), age_of(row.text)
    return Harm(row.text, mention.span, mention.who, mention.effect, row.count, sex, age, parts)


def in_group(row: Row, who: Group) -> Row:
    """The same row, of people of another group."""
    return replace(row, mention=replace(row.mention, who=who))


def may_be_same(one: Row, other: Row) -> bool:
    """Whether two rows can mean the same people, by their group."""
    groups = {one.mention.who, other.mention.who}
    if _are_attackers(one, other) or _are_attackers(other, one):
        return False
    if (_BOMBER.search(one.text) is None) != (_BOMBER.search(other.text) is None) and groups != {"armed-group"}:
        return False
    if any(_are_bystanders(row) and _armed_by_noun(others) for row, others in ((one, other), (other, one))):
        return False
    return len(groups) == 1 or not groups.isdisjoint(("unknown", "civilians"))


def _are_bystanders(row: Row) -> bool:
    return row.mention.who == "civilians" and _BYSTANDERS.search(row.text) is not None


def _armed_by_noun(row: Row) -> bool:
    return row.mention.who == "state-forces" and _ARMED.search(row.text) is not None


def _are_attackers(one: Row, other: Row) -> bool:
    """Whether one row tells of attackers and the other of those who are none: soldiers, villagers."""
    if other.mention.who not in ("state-forces", "state-other", "civilians") or _OF_ANYBODY.search(other.text):
        return False
    return _ATTACKERS.search(one.text) is not None and _ATTACKERS.search(other.text) is None


def counts_the_same(one: Row, other: Row) -> bool:
    """Whether two rows can be two counts of the same people: of one group, or one of them says nothing of whom."""
    if one.mention.who == other.mention.who:
        return True
    return may_be_same(one, other) and any(_OF_ANYBODY.search(row.text) for row in (one, other))


def rows_of(findings: Sequence[Finding], values: Values, text: str, *, own_word: bool) -> list[Row]:
    """The rows of an occurrence in the order told; `own_word` says that its report is an armed group's own account."""
    rows: dict[tuple[Span, str], Row] = {}
    for finding in findings:
        for mention in finding.harm:
            count = _count(mention, values)
            words = mention.span.of(text)
            row = None if count is None else Row(mention, count, words, finding.sentence, finding.action)
            if row is not None and mention.fights:
                row = in_group(row, "armed-group")
            if row is not None and row.text.lower() in _THEY:
                row = _as_taken(row, list(rows.values()))
            if row is not None:
                rows.setdefault((mention.span, mention.effect), row)
    told = sorted(rows.values(), key=lambda row: row.mention.span)
    opening = {row.sentence: row.mention.span for row in reversed(told)}
    told = [replace(row, anew=row.adds and opening[row.sentence] == row.mention.span) for row in told]
    return _without_summed(_dead_only(_with_groups([_by_owner(row) for row in told] if own_word else told)))


def _as_taken(row: Row, told: Sequence[Row]) -> Row | None:
    """`abducted four teachers and released them`: as many as were taken before, and the same people; else nobody."""
    taken = next((one for one in reversed(told) if one.mention.effect in ("abducted", "arrested")), None)
    return None if taken is None else replace(in_group(row, taken.mention.who), count=taken.count)


def _count(mention: HarmMention, values: Values) -> Count | None:
    """How many people a mention tells of; None where it cannot be read, or where it tells of nobody."""
    count = values.counts.get(mention.span)
    if count is not None and mention.together:
        # Killed and wounded in one number: at most so many of each, and where it has no upper end, somebody of each.
        return Count(1, None) if count.high is None else Count(None, count.high)
    return None if count == Count(0, 0) else count


def _by_owner(row: Row) -> Row:
    """In a group's own account "our men" are its own, and "their men" those of the other side."""
    if row.mention.who not in ("civilians", "unknown"):
        return row
    if _OURS.search(row.text):
        return in_group(row, "armed-group")
    return in_group(row, "state-forces") if _THEIRS.search(row.text) else row


def _with_groups(rows: Sequence[Row]) -> list[Row]:
    """Rows with "two others" and "another" in the group of those told before them.

    Not so "two policemen were killed and ten others, including five policemen, injured": the others are not all police.
    """
    found: list[Row] = []
    mixed = {row.mention.part_of for row in rows if _OF_FORCES.search(row.text)}
    for row in rows:
        open_group = row.mention.who == "civilians" or (row.mention.who == "unknown" and _FELLOWS.search(row.text))
        open_group = open_group and row.mention.span not in mixed
        before = _group_before(found, row) if open_group else None
        found.append(row if before is None else in_group(row, before))
    return found


def _group_before(told: Sequence[Row], row: Row) -> Group | None:
    """The group of people told of before: of "two others", of "the driver" who was "a police driver" before."""
    wholes = [k for k in told if k.mention.part_of is None and not _BOMBER.search(k.text)]  # nor the bomber's victims
    if wholes and ((_OTHERS.fullmatch(row.text) and not _is_one_name(row)) or _FELLOWS.search(row.text)):
        return "unknown" if wholes[-1].mention.who == "state-other" else wholes[-1].mention.who
    if not (row.text.lower().startswith("the ") or row.text[0].isupper()):
        return None
    head = row.text.split()[-1]
    return next((known.mention.who for known in told if re.search(rf"\b{re.escape(head)}\b", known.text)), None)


def _is_one_name(row: Row) -> bool:
    """Whether the only word is a name, and no number: "Omar"."""
    return row.is_name and row.text.lower() not in ("one", "another")


def _without_summed(rows: Sequence[Row]) -> list[Row]:
    """Without a number of killed and wounded where both are told: "11 casualties (4 killed, 7 injured)"."""
    return [row for row in rows if not (row.mention.together and _is_taken_apart(row, rows))]


def _is_taken_apart(row: Row, rows: Sequence[Row]) -> bool:
    """Whether the dead and the wounded of the same sentence make up a number of both."""
    told = [
        one for one in rows if one.sentence == row.sentence and not one.mention.together and not one.mention.part_of
    ]
    dead, hurt = ([one for one in told if one.mention.effect == effect] for effect in ("killed", "wounded"))
    return bool(dead and hurt) and sum(one.count.low or 0 for one in (*dead, *hurt)) == row.count.high


def _dead_only(rows: Sequence[Row]) -> list[Row]:
    """Without the wounds of those who died of them."""
    dead = {row.mention.span for row in rows if row.mention.effect == "killed"}
    return [
        row for row in rows if row.mention.effect != "wounded" or row.mention.span not in dead or row.mention.together
    ]


_ONE_NAMED = re.compile(r"(?:[A-Z][\w'’.-]*(?: alias)?(?: |$))+(?:\(\d+\))?")


def _falls_in_clash(row: Row, findings: Sequence[Finding]) -> bool:
    """Whether somebody of whom only the name is told was killed in a clash with state forces: one of the other side."""
    if row.mention.who != "civilians" or row.mention.effect != "killed" or not _ONE_NAMED.fullmatch(row.text):
        return False
    if not any(finding.type == "armed-clash" for finding in findings):
        return False
    return any(a.group == "state-forces" and a.role != "target" for finding in findings for a in finding.actors)


def _by_armed_group(findings: Sequence[Finding]) -> bool:
    """Whether an armed group is told to have attacked."""
    return any(a.group == "armed-group" and a.role != "target" for finding in findings for a in finding.actors)


def of_the_side(row: Row, findings: Sequence[Finding]) -> Row:
    """`killing four men` in an act aimed at nobody but soldiers: the men are soldiers."""
    if _falls_in_clash(row, findings):
        return in_group(row, "armed-group")
    if row.mention.who == "unknown" and (row.is_of_them or _ATTACKERS.search(row.text)) and _by_armed_group(findings):
        return in_group(row, "armed-group")  # "militants opened fire … one of the attackers was killed"
    if row.mention.who != "civilians" or row.parts or not _NO_PEOPLE.fullmatch(row.text):
        return row
    aimed_at = [actor for finding in findings for actor in finding.actors if actor.role != "perpetrator"]
    # The row's own people are actors too, of the group that their words left open.
    others = {actor.group for actor in aimed_at if not actor.span.overlaps(row.mention.span)} - {"property"}
    return in_group(row, "state-forces") if others == {"state-forces"} else row
