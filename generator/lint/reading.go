package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"handrail/generator/diag"
	"handrail/generator/markup"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// Grades that pages should not be above, as years of school in the United
// States. What is used in a session is to be read by a person under stress.
const (
	gradeSession = 7.0 // playbooks and plans
	gradeOther   = 8.0
)

// gradeSlack is added to both before anything is said: the formula is right
// to about half a grade, and so is a count of syllables by rule.
const gradeSlack = 0.5

// fewWords is the least that a grade can be worked out from. Source: the
// formula was made from passages of some 170 words; below 100 one long word
// decides.
const fewWords = 100

// Grade is how hard a page is to read.
type Grade struct {
	Page  *site.Node
	Grade float64 // years of school
	Words int
}

// Readings works out the grade of every page that has text enough. Pages in a
// language without a lexicon have none: the formula is for English.
func Readings(s *site.Site, x *Lexicon) []Grade {
	var out []Grade
	if x == nil || !strings.HasPrefix(s.Settings.Language, "en") {
		return nil
	}
	for _, n := range s.Nodes {
		if g, words, ok := x.grade(readText(n.Page)); ok {
			out = append(out, Grade{n, g, words})
		}
	}
	return out
}

// Hard tells which pages are harder to read than their kind should be.
func Hard(readings []Grade) []diag.Diag {
	var ds []diag.Diag
	for _, r := range readings {
		if most := mostGrade(r.Page.Kind); r.Grade > most+gradeSlack {
			ds = append(ds, r.Page.At(r.Page.Values.Off("title"), len("title"), "reading-grade",
				fmt.Sprintf("the text reads like grade %.1f, and %.0f is the most for a %s", r.Grade, most, strings.ToLower(r.Page.Kind.Label)),
				"shorter sentences help most, then shorter words"))
		}
	}
	return ds
}

func mostGrade(k *schema.Kind) float64 {
	if k.Name == "playbook" || k.Name == "plan" {
		return gradeSession
	}
	return gradeOther
}

// readText is what readers read in one go: no headings, tables and code, and
// no sources.
func readText(p *site.Page) string {
	var b strings.Builder
	places := p.Places()
	start := 0
	for line := range strings.Lines(p.Doc.Text) {
		end := start + len(line)
		i := slices.IndexFunc(places, func(l markup.Place) bool { return l.To > start })
		if i >= 0 && places[i].From < end && !places[i].Heading && !places[i].Cell {
			b.WriteString(line)
		}
		places = places[max(i, 0):]
		start = end
	}
	text := b.String()
	for _, s := range p.Doc.Sections {
		if s.ID == "sources" {
			text = strings.Replace(text, s.Text, "", 1)
		}
	}
	return text
}

// grade is the Flesch-Kincaid grade of a text. ok is false when there is too
// little of it.
//
// Source: Kincaid, Fishburne, Rogers and Chissom, "Derivation of New
// Readability Formulas for Navy Enlisted Personnel", Research Branch Report
// 8-75, Naval Technical Training Command, 1975:
//
//	0.39 words/sentences + 11.8 syllables/words - 15.59
func (x *Lexicon) grade(text string) (grade float64, words int, ok bool) {
	var count, syllables float64
	for _, s := range sentences(text) {
		some := false
		for w := range strings.FieldsSeq(s) {
			if n := x.syllablesOf(w); n > 0 {
				words, syllables, some = words+1, syllables+float64(n), true
			}
		}
		if some {
			count++
		}
	}
	if words < fewWords {
		return 0, words, false
	}
	all := float64(words)
	return 0.39*all/count + 11.8*syllables/all - 15.59, words, true
}

// syllablesOf counts the syllables of a word between two spaces; 0 when it has
// no letter. Parts between hyphens are counted apart and added.
//
// The rule: groups of the vowels a, e, i, o, u and y; without an e at the end
// (not -le behind a consonant), without the e of -ed (not -ted, -ded) and of
// -es (not behind s, x, z, c, g, sh, ch); at least one. The lexicon names words
// for which it is wrong, and words that count as two since every reader of a
// handbook for facilitators knows them.
func (x *Lexicon) syllablesOf(word string) int {
	n := 0
	for _, t := range tokens(word) {
		w := strings.TrimSuffix(t.word, "'s")
		switch {
		case strings.IndexFunc(w, unicode.IsLetter) < 0:
		case x.known[w] || x.known[strings.TrimSuffix(w, "s")]:
			n += min(ruled(w), 2)
		case x.syllables[w] > 0:
			n += x.syllables[w]
		default:
			n += ruled(w)
		}
	}
	return n
}

// ruled is the number of syllables of one word by the rule.
func ruled(w string) int {
	n, before := 0, false
	for _, r := range w {
		in := strings.ContainsRune("aeiouyáéíóúü", r)
		if in && !before {
			n++
		}
		before = in
	}
	if n > 1 && mute(w) {
		n--
	}
	return max(n, 1)
}

// mute tells whether the last e of a word is not heard.
func mute(w string) bool {
	end := func(ends ...string) bool {
		return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(w, e) })
	}
	vowelBefore := func(n int) bool {
		return len(w) > n && strings.ContainsRune("aeiouy", rune(w[len(w)-1-n]))
	}
	switch {
	case end("le"):
		return vowelBefore(2)
	case end("e"):
		return !vowelBefore(1)
	case end("ed"):
		return !end("ted", "ded") && !vowelBefore(2)
	case end("es"):
		return !end("ses", "xes", "zes", "ces", "ges", "shes", "ches") && !vowelBefore(2) && !(end("les") && !vowelBefore(3))
	}
	return false
}

// KindGrade is how hard the pages of a kind are to read.
type KindGrade struct {
	Kind   *schema.Kind
	Pages  int
	Median float64
	Worst  Grade
	Most   float64 // the grade that pages of the kind should not be above
}

// ByKind sums up readings, in the order of the kinds.
func ByKind(readings []Grade) []KindGrade {
	var out []KindGrade
	for _, name := range schema.Names() {
		var of []Grade
		for _, r := range readings {
			if r.Page.Kind.Name == name {
				of = append(of, r)
			}
		}
		if len(of) == 0 {
			continue
		}
		slices.SortStableFunc(of, func(a, b Grade) int { return cmp.Compare(a.Grade, b.Grade) })
		k := KindGrade{Kind: of[0].Page.Kind, Pages: len(of), Worst: of[len(of)-1], Most: mostGrade(of[0].Page.Kind)}
		k.Median = (of[(len(of)-1)/2].Grade + of[len(of)/2].Grade) / 2
		out = append(out, k)
	}
	return out
}
