package locale

import (
	"slices"
	"strings"
	"unicode"
)

// Kind of a table of a locale.
const (
	Templates = "templates"
	Scripts   = "scripts"
	Words     = "words"
)

// Has tells whether a table of the language has something for a text, or lists
// it as the same in both languages.
func (l *Locale) Has(table, text string) bool {
	return l.tableOf(table)[text] != "" || slices.Contains(l.table.Same, text)
}

// Counts tells whether the language has plural forms for a unit.
func (l *Locale) Counts(unit string) bool { return l.table.Plurals[unit]["other"] != "" }

// Texts lists what a table has texts for, in no order.
func (l *Locale) Texts(table string) []string {
	var out []string
	for text := range l.tableOf(table) {
		out = append(out, text)
	}
	return out
}

// Same lists the texts that are the same in both languages.
func (l *Locale) Same() []string { return l.table.Same }

func (l *Locale) tableOf(name string) map[string]string {
	return map[string]map[string]string{Templates: l.table.Templates, Scripts: l.table.Scripts, Words: l.table.Words}[name]
}

// Speaks tells whether a text of a script looks like words for readers: it
// holds letters, and a space or a capital. Names for the page, such as
// selectors, have neither or begin like one.
func Speaks(text string) bool {
	letters := strings.ContainsFunc(text, unicode.IsLetter)
	return letters && strings.ContainsFunc(text, func(r rune) bool { return r == ' ' || unicode.IsUpper(r) }) &&
		(!strings.ContainsAny(text[:1], ".[#") || strings.HasPrefix(text, ". ")) && !strings.Contains(text, "[data-")
}
