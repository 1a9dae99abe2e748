package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/generator/schema"
)

// Lexicon is the lists of words of one language. It does not change once it
// is made.
type Lexicon struct {
	avoid  map[string][]entry // by each first word
	fine   map[string][]entry // phrases that hold such a word and are right
	unsaid [][]string         // what says before a quotation that it is not to be said

	unsaidParts [][]string      // the same in the heading of a part
	notVerb     map[string]bool // words that no order starts with
	dial        map[string]bool // words before a number that is to be called
	small       map[string]bool // words before which a noun has ended
	syllables   map[string]int  // words that the rule miscounts
	known       map[string]bool // words that every reader of the handbook knows
}

// entry is a word or phrase of a list.
type entry struct {
	words  [][]string // what may stand at each place
	better string     // what to say instead
	code   string
	alone  bool // only where no noun follows
}

// The parts of a file of words, each below its [name].
const (
	partHarm      = "harm"
	partPerson    = "person"
	partFine      = "fine"
	partUnsaid    = "unsaid"
	partUnsaids   = "unsaid-parts"
	partNotVerb   = "not-verb"
	partDial      = "dial"
	partSmall     = "small"
	partSyllables = "syllables"
	partKnown     = "known"
)

// ParseLexicon reads a file of words: parts that start with [name], and in
// them a word or phrase a line, behind a colon what to say instead. A slash
// parts words of which any may stand there; a $ at the end wants that no noun
// follows. Blank lines and lines that begin with # say nothing. The error
// names the first line that is none of these.
func ParseLexicon(src []byte) (*Lexicon, error) {
	x := &Lexicon{
		avoid: map[string][]entry{}, fine: map[string][]entry{}, notVerb: map[string]bool{}, dial: map[string]bool{},
		small: map[string]bool{}, syllables: map[string]int{}, known: map[string]bool{},
	}
	part, n := "", 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			part = line[1 : len(line)-1]
		default:
			if err := x.line(part, line); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return x, nil
}

// line takes one line of a part.
func (x *Lexicon) line(part, line string) error {
	text, better, _ := strings.Cut(line, ":")
	better = strings.TrimSpace(better)
	e := newEntry(text, better, "")
	if len(e.words) == 0 {
		return fmt.Errorf("%q holds no word", line)
	}
	switch part {
	case partHarm, partPerson:
		if better == "" {
			return fmt.Errorf("%q does not say what is better: want words: better words", line)
		}
		e.code = "words-" + part
		put(x.avoid, e)
	case partFine:
		put(x.fine, e)
	case partUnsaid:
		x.unsaid = append(x.unsaid, split(text))
	case partUnsaids:
		x.unsaidParts = append(x.unsaidParts, split(text))
	case partSyllables:
		count, err := strconv.Atoi(better)
		if err != nil || count < 1 {
			return fmt.Errorf("%q: want word: count", line)
		}
		x.syllables[e.words[0][0]] = count
	default:
		set := map[string]map[string]bool{partNotVerb: x.notVerb, partDial: x.dial, partSmall: x.small, partKnown: x.known}[part]
		if set == nil {
			return fmt.Errorf("no part is called [%s]", part)
		}
		for _, w := range strings.Fields(line) {
			set[fold(w)] = true
		}
	}
	return nil
}

// With is the lexicon with what a handbook's settings change: more words to
// avoid, and words that are right there.
func (x *Lexicon) With(l schema.Lint) *Lexicon {
	if x == nil || len(l.Avoid)+len(l.Allow) == 0 {
		return x
	}
	y := *x
	y.avoid, y.fine = clone(x.avoid), clone(x.fine)
	for _, w := range l.Avoid {
		if e := newEntry(w.Key, strings.Join(w.Words, ", or "), "words-person"); len(e.words) > 0 {
			put(y.avoid, e)
		}
	}
	for _, a := range l.Allow {
		if e := newEntry(a.Word, "", ""); len(e.words) > 0 {
			put(y.fine, e)
		}
	}
	return &y
}

func clone(m map[string][]entry) map[string][]entry {
	out := make(map[string][]entry, len(m))
	for k, v := range m {
		out[k] = slices.Clone(v)
	}
	return out
}

func put(m map[string][]entry, e entry) {
	for _, first := range e.words[0] {
		m[first] = append(m[first], e)
	}
}

func newEntry(text, better, code string) entry {
	text = strings.TrimSpace(text)
	phrase, alone := strings.CutSuffix(text, "$")
	e := entry{better: better, code: code, alone: alone}
	for place := range strings.FieldsSeq(phrase) {
		// A hyphen parts words, so that attention-seeking is attention seeking.
		for i, w := range strings.Split(place, "-") {
			if i > 0 || !strings.Contains(place, "-") || w != "" {
				e.words = append(e.words, strings.Split(fold(w), "/"))
			}
		}
	}
	return e
}

// plain tells whether s is folded already, as most words are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// fold makes words alike that differ in capitals or apostrophes only.
func fold(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '’' {
			return '\''
		}
		return unicode.ToLower(r)
	}, s)
}
