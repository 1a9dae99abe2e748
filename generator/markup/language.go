package markup

import (
	"slices"
	"strings"
)

// Language is what a page has otherwise when it is not in English.
type Language struct {
	Labels map[string][]string // of labels and alerts: the English word -> its wordings, the usual one first
	IDs    []string            // anchors of the headings, in order; nil means that they follow from the words
}

// ParseIn is Parse for a page in another language. Callouts are shown with
// the usual wording of their label, and known by any and by the English one.
func ParseIn(file string, src []byte, from int, lang Language) *Doc {
	return parse(file, src, from, nil, lang)
}

// take is the id for the next heading, which has this text.
func (w *writer) take(text string) string {
	if n := len(w.headings); n < len(w.lang.IDs) {
		return w.lang.IDs[n]
	}
	return w.slugs.take(text)
}

// english finds the English word for a label or an alert in the language of the page.
func (l Language) english(word string) string {
	for name, wordings := range l.Labels {
		if slices.ContainsFunc(wordings, func(w string) bool { return strings.EqualFold(w, word) }) {
			return name
		}
	}
	return word
}

// shown is the wording that readers see.
func (l Language) shown(name string) string {
	if wordings := l.Labels[name]; len(wordings) > 0 {
		return wordings[0]
	}
	return name
}

// wordings lists every word that is a label, for hints: those of the language
// where it has its own.
func (l Language) wordings(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, l.shown(name))
	}
	return out
}
