"""Sources, cues and contents found, against those of a corpus: exact pieces, and how many speakers the coder sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sourcebook.extract.organisations import learn_names
from sourcebook.extract.rules import RuleExtractor
from sourcebook.extract.told import Told, told_in
from sourcebook.ingest import report_from_text
from sourcebook.lexicon.cues import cue_words
from sourcebook.lexicon.words import PRONOUNS, verb_forms
from sourcebook.normalise.gazetteer import open_gazetteer
from sourcebook.pipeline import finders_of
from sourcebook.records import Span
from sourcebook.segment import segment

from .corpus import ROLES, Article, Role

#: Words of cues by which the coder finds speakers: forms of verbs of saying, and "according to".
_SAYS = {word for word, (base, _form) in verb_forms().items() if base in cue_words("speech.verbs")} | {"according"}


@dataclass(slots=True)
class Figure:
    """Right, found and asked for, of one part of attributions."""

    right: int = 0
    found: int = 0
    asked: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Missed:
    """A piece that one side has and the other has not."""

    article: str
    role: Role
    wanted: bool
    words: str


@dataclass(slots=True)
class Speakers:
    """The coder's speakers: named sources of verbs of saying that it has `seen`, of those `asked` for; and speakers
    `backed` by any source of the corpus, of those `found`.
    """

    seen: int = 0
    asked: int = 0
    backed: int = 0
    found: int = 0

    @property
    def recall(self) -> float:
        return self.seen / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        return self.backed / self.found if self.found else 0.0


@dataclass(slots=True)
class AttributionScore:
    """All figures over the articles, and what was missed or found too much, in the order of the corpus."""

    articles: int = 0
    attributions: int = 0
    roles: dict[Role, Figure] = field(default_factory=lambda: {role: Figure() for role in ROLES})
    speakers: Speakers = field(default_factory=Speakers)
    missed: list[Missed] = field(default_factory=list)


class Reader:
    """Reads articles as the rules read reports. Holds the gazetteer open."""

    def __init__(self) -> None:
        self._finders = finders_of(open_gazetteer())
        self._extractor = RuleExtractor(self._finders)

    def read(self, article: Article) -> tuple[list[Told], list[Span]]:
        """The attributions of an article by our rules, and the words of all speakers that the coder would see."""
        report = report_from_text(article.text, id=article.id)
        outline = segment(report)
        names = learn_names(report.text, self._finders.names(report.text), report.source)
        quotations = [part.span for part in outline.segments if part.kind == "quotation"]
        sentences = self._extractor.sentences(outline, names)
        told = [found for sentence in sentences for found in told_in(sentence.line, quotations)]
        return told, [speaker.span for sentence in sentences for speaker in sentence.speakers]


def score_articles(articles: Iterable[Article], reader: Reader) -> AttributionScore:
    """Every article read by the rules and held against its attributions."""
    score = AttributionScore()
    for article in articles:
        told, speakers = reader.read(article)
        score.articles += 1
        score.attributions += len(article.attributed)
        for role in ROLES:
            wanted = [piece for one in article.attributed for piece in one.pieces[role]]
            ours = [span for one in told if (span := getattr(one, role)) is not None]
            score.missed += _counted(score.roles[role], article, role, wanted, ours)
        _count_speakers(score.speakers, article, speakers)
    return score


def _counted(
    figure: Figure, article: Article, role: Role, wanted: Sequence[Span], ours: Sequence[Span]
) -> list[Missed]:
    """Add one article's pieces to a figure; what only one side has is given back, in the order of the text."""
    asked, found = Counter(wanted), Counter(ours)
    figure.right += (asked & found).total()
    figure.asked += asked.total()
    figure.found += found.total()
    lacking = [Missed(article.id, role, True, span.of(article.text)) for span in sorted((asked - found).elements())]
    return lacking + [Missed(article.id, role, False, s.of(article.text)) for s in sorted((found - asked).elements())]


def _count_speakers(counts: Speakers, article: Article, speakers: Sequence[Span]) -> None:
    spoken = list(_spoken(article))
    sources = [piece for one in article.attributed for piece in one.pieces["source"]]
    counts.asked += len(spoken)
    counts.seen += sum(any(piece.overlaps(speaker) for speaker in speakers) for piece in spoken)
    counts.found += len(speakers)
    counts.backed += sum(any(piece.overlaps(speaker) for piece in sources) for speaker in speakers)


def _spoken(article: Article) -> Iterator[Span]:
    """The sources that a verb of saying or "according to" tells of, and that are no pronoun."""
    for one in article.attributed:
        cue = {word.strip(":,") for piece in one.pieces["cue"] for word in piece.of(article.text).lower().split()}
        if not _SAYS.isdisjoint(cue):
            yield from (piece for piece in one.pieces["source"] if piece.of(article.text).lower() not in PRONOUNS)
