"""Word classes that tell, without any punctuation, where a sentence may begin and where it cannot."""

from __future__ import annotations

from .stops import word_set

# Openers that also begin or bind names ("The Hindu", "One Rank"), and so tell a little less.
ALSO_IN_NAMES = word_set("the a an all our my i one two three four five seven first of and el la los un al")

# Those whom a sentence of an incident report is likely to be about.
SUBJECTS = word_set("""
    police policemen sources officials official security superintendent deputy senior additional assistant inspector
    director army soldiers troops troopers rangers levies militants maoists rebels insurgents terrorists gunmen
    assailants unidentified unknown armed suspected local locals residents witnesses eyewitnesses villagers reports
    authorities investigators intelligence rescue hospital doctors paramilitary protesters separately tension family
    dead preliminary initial
    """)
# What follows a subject: it shows that the capitalised words before it are one.
VERBS = word_set("""
    was were is are had has have said says told added also did does will would could can may might must later further
    reportedly allegedly then who which fled died came went took began left held shot sent gave got led made found
    stated confirmed claimed denied sustained opened fired attacked killed arrested recovered received reported
    succumbed launched seized abducted hurled served set blew lobbed planted suspect suspects believe
    """)
SPEECH = word_set("said says added adds told stated informed claimed confirmed reported reports")

# Words that need another after them: no sentence ends here.
BINDING = word_set("""
    a an the of in on at by for from to with and or but that as near under over between among against into after
    before during while when where which who whom whose than since until through around about towards via within
    without its his her their our this these those some any each every no not is are was were be been being has have
    had will would could can may called named identified alias aka including following two three four five six seven
    eight nine ten one another other several many unidentified suspected alleged rebel senior former local outlawed
    banned along across outside inside amid if because so such e per though hence however whereas armed top slain
    """)
# A name goes on, or is given, after these.
STYLES = word_set("""
    leader commander cadre cadres chief spokesman spokesperson minister president secretary constable inspector
    superintendent general colonel captain major lieutenant brigadier militant militants terrorist civilian officer
    member members son daughter wife brother doctor advocate professor judge justice director commissioner deputy
    senior additional assistant sub head activist worker trader villager contractor maulana maulvi mufti mullah sheikh
    """)
PLACE_ENDINGS = word_set("""
    district station agency province pradesh hospital road town state area village block tehsil division county city
    camp bazaar sector region department jail court college university airport highway outpost chowk street colony
    """)
# Verbs that name a newspaper or agency next, and the words such names end with.
CREDITING = word_set("reports reported report adds quoting")
OUTLET_ENDINGS = word_set("""
    times news express tribune herald telegraph hindu dawn star post today pti ians ani afp ap reuters excelsior
    chronicle mail standard sentinel pioneer nation india kashmir gazette observer mirror journal line press agency
    independent guardian kanglaonline monitor online daily bbc upi efe xinhua
    """)
# Small words inside the names of persons, groups and offices.
NAME_LINKS = word_set("of e i alias ul al")
