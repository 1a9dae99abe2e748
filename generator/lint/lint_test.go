package lint

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// english is the lexicon that comes with Handrail.
func english(t *testing.T) *Lexicon {
	t.Helper()
	data, err := os.ReadFile("../../themes/default/lint/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	x, err := ParseLexicon(data)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestParseLexicon(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"no part", "crazy: what happened\n", "line 1: no part is called []"},
		{"unknown part", "[people]\n# note\ncrazy: what\n", "line 3: no part is called [people]"},
		{"nothing better", "[harm]\ncry for help\n", `line 2: "cry for help" does not say what is better`},
		{"no count", "[syllables]\narea: many\n", `line 2: "area: many": want word: count`},
		{"no word", "[harm]\n: better\n", `line 2: ": better" holds no word`},
	} {
		if _, err := ParseLexicon([]byte(tt.src)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestMatches(t *testing.T) {
	x := english(t)
	for _, tt := range []struct{ text, want string }{
		{"He committed suicide.", "committed suicide"},
		{"an unsuccessful suicide attempt", "unsuccessful suicide attempt"},
		{"He committed. Suicide is a word.", ""},
		{"ATTENTION-SEEKING", "ATTENTION-SEEKING"},
		{"the elderly", "the elderly"},
		{"the elderly can", "the elderly"},
		{"the elderly man", ""},
		{"the elderly, the disabled toilet", "the elderly"},
		{"Narcotics Anonymous, non-alcoholic drinks, an alcoholic", "alcoholic"},
		{"addicted, addiction, dedicated", ""},
		{"people suffering from pain", "suffering from"},
	} {
		var got []string
		for _, m := range x.matches(tokens(tt.text)) {
			got = append(got, tt.text[m.from:m.to])
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestQuotedUnsaid(t *testing.T) {
	x := english(t)
	for _, tt := range []struct {
		text string
		want bool
	}{
		{`Do not say "crazy".`, true},
		{`Don’t say “mad”, “crazy” or “odd”.`, true},
		{`Say "it hurts", not "crazy".`, true},
		{`She said "crazy".`, false},
		{`Do not be crazy.`, false},
		{"Do not say:\nShe was \"crazy\".", false},
	} {
		i := strings.Index(tt.text, "crazy")
		if got := x.quotedUnsaid(tt.text, i, i+len("crazy")); got != tt.want {
			t.Errorf("%s: got %v", tt.text, got)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"One. Two? Three!", []string{"One.", "Two?", "Three!"}},
		{"It takes 2.5 minutes. Go", []string{"It takes 2.5 minutes.", "Go"}},
		{"“Stay.” (Then go.) End", []string{"“Stay.”", "(Then go.)", "End"}},
		{"A line\nof two\n\n1.\n", []string{"A line", "of two"}},
		{"Well... then", []string{"Well...", "then"}},
	} {
		if got := sentences(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q", tt.text, got)
		}
	}
}

func TestSyllables(t *testing.T) {
	x := english(t)
	for word, want := range map[string]int{
		"stay": 1, "the": 1, "make": 1, "makes": 1, "table": 2, "tables": 2, "people": 2, "asked": 1, "needed": 2, "changes": 2, "pages": 2, "bushes": 2,
		"quiet": 2, "client": 2, "confidential": 4, "group's": 1, "check-in": 2, "someone": 2, "tree": 1, "agreed": 2, "eye": 1, "12": 0, "hmm": 1, "facilitator": 5,
	} {
		if got := x.syllablesOf(word); got != want {
			t.Errorf("%s: got %d, want %d", word, got, want)
		}
	}
}

// TestGrade holds the formula to sums done by hand: 100 words of one syllable
// in sentences of 10, and of 20, and the same with words of two.
func TestGrade(t *testing.T) {
	x := english(t)
	for _, tt := range []struct {
		sentence  string
		sentences int
		want      float64
	}{
		{strings.Repeat("stay ", 9) + "stay. ", 10, 0.39*10 + 11.8 - 15.59},
		{strings.Repeat("stay ", 19) + "stay. ", 5, 0.39*20 + 11.8 - 15.59},
		{strings.Repeat("table ", 19) + "table. ", 5, 0.39*20 + 11.8*2 - 15.59},
	} {
		got, words, ok := x.grade(strings.Repeat(tt.sentence, tt.sentences))
		if !ok || words != 100 || math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%.20s: got %v of %d words, want %v", tt.sentence, got, words, tt.want)
		}
	}
	if _, _, ok := x.grade(strings.Repeat("stay ", 99)); ok {
		t.Error("a grade of 99 words")
	}
}

// link makes a site of pages.
func link(t *testing.T, files map[string]string) *site.Site {
	t.Helper()
	var pages []*site.Page
	for name, text := range files {
		p, _ := site.Parse(site.Source{Path: name, Data: []byte(text)})
		pages = append(pages, p)
	}
	settings, _ := site.ParseSettings(&site.Content{Settings: []byte("title: T\n")})
	s, _ := site.Link(site.Input{Settings: settings, Pages: pages, Has: func(string) bool { return false }})
	return s
}

// TestReadText: the grade is of what is read in one go.
func TestReadText(t *testing.T) {
	s := link(t, map[string]string{"guides/a.md": "---\ntitle: A\n---\nOne *two*.\n\n## Heading\n\n- Item\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\nLast.\n\n## Sources\nA book.\n"})
	if got, want := readText(s.Nodes[0].Page), "One two.\nItem\nLast.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestDoubles: copies are found among many pages, however they are ordered,
// and pages that have half their text in common are not.
func TestDoubles(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	text := func(n int) string {
		var b strings.Builder
		for range n {
			fmt.Fprintf(&b, "w%d ", rnd.IntN(100000))
		}
		return b.String()
	}
	files, want := map[string]string{}, []string{}
	for i := range 60 {
		own := text(200)
		files[fmt.Sprintf("guides/p%02d.md", i)] = "---\ntitle: P\n---\n" + own
		switch i % 3 {
		case 0: // a copy with a few other words
			files[fmt.Sprintf("guides/q%02d.md", i)] = "---\ntitle: Q\n---\n" + own + text(20)
			want = append(want, fmt.Sprintf("content/guides/q%02d.md", i))
		case 1: // one that begins alike
			files[fmt.Sprintf("guides/r%02d.md", i)] = "---\ntitle: R\n---\n" + own[:len(own)/2] + text(100)
		}
	}
	var got []string
	for _, d := range Doubles(link(t, files)) {
		got = append(got, d.Pos.File)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSilentIsAdvice: what a handbook may switch off is never an error, and
// the explanation names all of it.
func TestSilentIsAdvice(t *testing.T) {
	explained, _ := diag.Lookup("lint-except")
	for _, name := range silent {
		c, ok := diag.Lookup(name)
		if !ok || c.Severity != diag.Warning {
			t.Errorf("%s is no advice", name)
		}
		if !strings.Contains(explained.Explain, name) {
			t.Errorf("lint-except does not name %s", name)
		}
	}
}
