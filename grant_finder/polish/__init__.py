"""Polish words: folding, lemmas, inflection, numerals, and how numbers and dates are written."""
