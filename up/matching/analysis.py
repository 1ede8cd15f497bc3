"""From text to terms: folding, elision, stop words and stems in French, English and German."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from up.core.text import fold

LANGUAGES = {"fr": "french", "en": "english", "de": "german"}
STOP_WORDS = {
    "fr": """
        a afin ai ainsi alors apres as au aucun aussi autre aux avait avec avez avoir avons ayant bien c car ce
        ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de deja depuis des
        deux doit donc dont du elle elles en encore entre es est et etaient etait etant etc ete etes etre eu eux
        fait faire fois font il ils j je jusqu juste l la le les leur leurs lors lui m ma mais me meme memes mes
        mieux moi moins mon n ne ni non nos notre nous on ont ou par parce pas peu peut peuvent plus plusieurs
        pour pourrait puis qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi s sa sans se
        sera serait ses si soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu
        un une va vers veut vos votre vous vraiment y
    """,
    "en": """
        a about all also an and any are as at be because been but by can could do does for from had has have he
        her his how i if in into is it its just like me more most my no not of on one or other our out she so
        some than that the their them then there these they this to up us very was we were what when which who
        will with would you your
    """,
    "de": """
        aber alle als also am an auch auf aus bei bin bis da das dass dem den der des die dies diese dieser doch
        du durch ein eine einem einen einer eines er es etwas fur haben hat hier ich ihr ihre im in ist ja kann
        man mehr mein mir mit nach nicht noch nur ob oder sehr sein sich sie sind so uber um und uns unser
        unsere unter vom von vor war was wenn wer werden wie wir wird zu zum zur
    """,
}
STOP = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’]", re.IGNORECASE)
MAX_CHARACTERS = 20_000  # work on one text is bounded; what follows is not indexed


def words(text: str) -> list[str]:
    """Folded words in order, elisions removed, numbers kept."""
    return fold(_ELISION.sub(" ", text[:MAX_CHARACTERS].replace("’", "'"))).split()


def language_of(tokens: Iterable[str], default: str = "fr") -> str:
    """The language whose small words are most frequent; the default when none stands out."""
    tokens = list(tokens)
    counts = {language: sum(token in stop for token in tokens) for language, stop in STOP.items()}
    best = max(counts, key=lambda language: (counts[language], language == default))
    return best if counts[best] > counts[default] else default


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    return str(Stemmer.Stemmer(LANGUAGES[language], 0).stemWord(word))


def stems(text: str, language: str = "fr") -> list[str]:
    """The terms of a text in order: words that carry meaning, reduced to their stems."""
    tokens = words(text)
    spoken = language_of(tokens, language)
    stop = STOP[spoken]
    return [stem(token, spoken) for token in tokens if token not in stop and (len(token) > 1 or token.isdigit())]


def weighted_terms(*, title: str, summary: str = "", body: str = "", language: str = "fr") -> dict[str, float]:
    """Terms with a weight that grows with how often and where they stand: title 3, summary 2, body 1; BM25F's idea."""
    total: Counter[str] = Counter()
    for text, weight in ((title, 3.0), (summary, 2.0), (body, 1.0)):
        for term, count in Counter(stems(text, language)).items():
            total[term] += weight * count  # type: ignore[assignment]
    return {term: round(weight / (weight + 2.0), 3) for term, weight in total.items()}
