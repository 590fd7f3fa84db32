"""A saved extract of the court register (KRS), as small as one that fills a card can be."""

from typing import Any

EXTRACT: dict[str, Any] = {
    "odpis": {
        "naglowekA": {"numerKRS": "0000000000", "dataRejestracjiWKRS": "01.02.2010"},
        "dane": {
            "dzial1": {
                "danePodmiotu": {
                    "nazwa": "STOWARZYSZENIE PRZYKŁAD",
                    "formaPrawna": "STOWARZYSZENIE",
                    "identyfikatory": {"nip": "0000000000", "regon": "00000000000000"},
                },
                "siedzibaIAdres": {"siedziba": {"gmina": "ŚMIGIEL", "powiat": "KOŚCIAŃSKI"}},
            }
        },
    }
}
