"""The text as the stages read it: sentences of tagged words, the language model, the words of the genre."""
