"""Titles before a person's name, and words that mark a capitalised run as an organisation."""

from __future__ import annotations

from ..records.vocabulary import Group

_STATE_FORCES = (
    "constable asi si inspector subinspector dsp sp dig igp dgp sho ssp asp colonel col major maj captain "
    "capt lieutenant lt "
    "brigadier brig general gen sergeant sgt corporal cpl havildar naik lance subedar sepoy jawan trooper commandant "
    "soldier policeman superintendent commissioner-general rifleman cadet marshal sheriff deputy-inspector "
    "head-constable subaltern admiral commodore"
)
_STATE_OTHER = (
    "minister governor mayor senator judge justice president prime-minister ambassador consul mla mp mpa mna "
    "mac councillor councilman "
    "commissioner magistrate collector sarpanch mukhiya nazim pradhan prosecutor lawmaker congressman"
)
_CIVILIANS = (
    "dr mr mrs ms miss maulana mufti haji hafiz qari sheikh shaikh pastor father bishop professor prof "
    "advocate engineer contractor "
    "leader activist journalist reporter teacher farmer villager student driver trader businessman priest "
    "worker imam pir syed "
    "lawyer doctor secretary chairman malik sardar sister brother rev reverend chief-editor editor candidate "
    "convener convenor"
)
_ARMED_GROUP = "mullah commander ustad comrade militant terrorist rebel maoist naxal gangster"

_GROUPS: dict[str, Group] = {}
for _group, _words in (
    ("state-forces", _STATE_FORCES),
    ("state-other", _STATE_OTHER),
    ("civilians", _CIVILIANS),
    ("armed-group", _ARMED_GROUP),
):
    for _word in _words.split():
        _GROUPS[_word] = _group  # type: ignore[assignment]  # the names above are the Group literals

TITLES = frozenset(_GROUPS)

#: A capitalised run with one of these is an organisation, a force or a party, not a person.
ORGANISATION_WORDS = frozenset(
    "party front army force forces group council movement liberation union organisation organization committee brigade "
    "battalion corps rifles police rangers levies militia alliance congress league federation association department "
    "agency ministry command guard guards commando commandos squad unit regiment division wing tehreek jamaat jamiat "
    "lashkar hizb sena dal parishad morcha sangh coalition resistance mujahideen taliban tigers tiger maoist maoists "
    "naxalites government navy airforce military troops paramilitary security intelligence bureau nato isaf "
    "united nations "
    "un society foundation company corporation commission network cartel gang khasadar legion guerrillas "
    "islami shibir".split()
)


def title_group(word: str) -> Group | None:
    """The group of somebody who goes by this title, or None where the word is no title."""
    return _GROUPS.get(word.rstrip("."))
