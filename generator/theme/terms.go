package theme

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/generator/site"
)

// terms finds the words of the glossary in running text. It looks up each word
// of the text once, however many terms there are.
type terms struct {
	page  string              // of the glossary
	ids   []string            // anchors, by term
	first map[string][]phrase // by first word, longest phrase first
}

// phrase is one wording of a term, in small letters.
type phrase struct {
	words []string
	term  int // index in ids
}

// newTerms reads the glossary of a site; a site without one has no terms.
func newTerms(s *site.Site) *terms {
	t := &terms{first: map[string][]phrase{}}
	if pages := s.OfKind("glossary"); len(pages) > 0 {
		t.page = pages[0].Out
	}
	for i, term := range s.Terms {
		t.ids = append(t.ids, term.ID)
		if term.Plain {
			continue
		}
		for _, wording := range append([]string{term.Title}, term.Aliases...) {
			words := strings.FieldsFunc(strings.ToLower(wording), func(r rune) bool { return !inWord(r) })
			if len(words) > 0 {
				t.first[words[0]] = append(t.first[words[0]], phrase{words, i})
			}
		}
	}
	for _, list := range t.first {
		slices.SortStableFunc(list, func(a, b phrase) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return t
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// link links the first use of each term in text, which is escaped for HTML, on
// the page at out. linked says which terms the page has linked already.
func (t *terms) link(text, out string, linked map[int]bool) string {
	if len(t.first) == 0 || len(linked) == len(t.ids) {
		return text
	}
	var b strings.Builder
	done := 0
	for at := 0; at < len(text); {
		start, end := nextWord(text, at)
		if start == end {
			break
		}
		at = end
		term, stop, ok := t.match(text, start, end)
		if !ok || linked[term] {
			continue
		}
		linked[term] = true
		b.WriteString(text[done:start])
		b.WriteString(`<a class="term" href="` + rel(out, t.page) + "#" + escapePath(t.ids[term]) + `">` + text[start:stop] + `</a>`)
		done, at = stop, stop
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// match finds the longest term that starts with the word text[start:end], and
// where it ends.
func (t *terms) match(text string, start, end int) (term, stop int, ok bool) {
	for _, p := range t.candidates(text[start:end]) {
		at := end
		fits := true
		for i, want := range p.words {
			got := text[start:end]
			if i > 0 {
				s, e := nextWord(text, at)
				fits = s < e && joined(text[at:s])
				got, at = text[s:e], e
			}
			if fits = fits && same(got, want, i == len(p.words)-1); !fits {
				break
			}
		}
		if fits {
			return p.term, at, true
		}
	}
	return 0, 0, false
}

// candidates are the phrases that start with a word, in either number.
func (t *terms) candidates(word string) []phrase {
	var buf [64]byte
	low := appendLower(buf[:0], word)
	found := t.first[string(low)]
	if n := len(low) - 1; n > 0 && low[n] == 's' {
		if single := t.first[string(low[:n])]; len(single) > 0 {
			return append(slices.Clip(found), single...)
		}
	}
	return found
}

// same compares a word of the text with one of a term; the last may be in the
// plural.
func same(got, want string, last bool) bool {
	var buf [64]byte
	low := appendLower(buf[:0], got)
	return string(low) == want || last && len(low) > 1 && low[len(low)-1] == 's' && string(low[:len(low)-1]) == want
}

// joined tells whether two words of a term may stand with sep between them.
func joined(sep string) bool { return sep == " " || sep == "-" || sep == "\n" }

func appendLower(dst []byte, s string) []byte {
	for _, r := range s {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// nextWord finds the next word of escaped text from at on; start == end when
// there is none. What stands between & and ; is no word.
func nextWord(text string, at int) (start, end int) {
	start = -1
	for i := at; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case inWord(r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			return start, i
		case r == '&':
			if semi := strings.IndexByte(text[i:min(i+12, len(text))], ';'); semi > 0 {
				n = semi + 1
			}
		}
		i += n
	}
	if start < 0 {
		return len(text), len(text)
	}
	return start, len(text)
}
