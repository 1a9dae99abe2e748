package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/spanish"
)

// language is what differs between languages; all of it is data, so that the
// reader needs none of it but the suffixes.
type language struct {
	stemmer  func(*snowballstem.Env) bool // nil: every word is its own stem
	stop     map[string]bool              // function words: never indexed, dropped from queries
	quiet    map[string]bool              // indexed only where an author chose them: titles, aliases, signs, tags, headings
	forms    map[string]string            // irregular form -> base word
	suffixes []string                     // endings the reader may take off a word that the index does not hold
}

// languageFor finds the language of a BCP 47 tag by its first part; a
// language not in the table is indexed word for word.
func languageFor(tag string) *language {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch base {
	case "en":
		return &language{
			stemmer: english.Stem, stop: set(englishStop), quiet: set(englishQuiet),
			forms: formsOf(englishForms), suffixes: strings.Fields("ations ation ingly edly ness ment ings ing ers er est es ed ly s e"),
		}
	case "es":
		return &language{stemmer: spanish.Stem, stop: set(spanishStop), quiet: set(spanishQuiet), forms: formsOf(spanishForms), suffixes: strings.Fields("ando iendo adas ados idas idos ada ado ida ido ar er ir as os es a o e s")}
	case "fr":
		return &language{stemmer: french.Stem, stop: set(frenchStop), suffixes: strings.Fields("ements ement ant ees ee es er ez e s")}
	case "de":
		return &language{stemmer: german.Stem, stop: set(germanStop), suffixes: strings.Fields("ungen ung en er es em e n s t")}
	case "pt":
		return &language{stemmer: portuguese.Stem, stop: set(portugueseStop), suffixes: strings.Fields("ando endo adas ados ada ado ar er ir as os es a o e s")}
	}
	return &language{}
}

// stem names the group of a folded word.
func (l *language) stem(word string) string {
	if base, ok := l.forms[word]; ok {
		word = base
	}
	if l.stemmer == nil {
		return word
	}
	env := snowballstem.NewEnv(word)
	l.stemmer(env)
	return env.Current()
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// formsOf reads lines of a base word and its irregular forms.
func formsOf(lines string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		for _, form := range f[1:] {
			m[form] = f[0]
		}
	}
	return m
}
