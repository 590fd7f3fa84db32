"""The nouns every room speaks in: frozen dataclasses, standard library only.

Unknown is `None` or an empty tuple, never a guess. Money is `Decimal` in the stated
currency (PLN unless said otherwise), percentages are `Decimal` 0-100, regions are TERC
codes as strings, times are timezone-aware and shown in Europe/Warsaw.
"""
