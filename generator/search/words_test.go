package search

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func wordsOf(text string) (out []string) {
	eachWord(text, func(w string, _ bool) { out = append(out, w) })
	return out
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"plain", "Slow it down.", "slow it down"},
		{"apostrophes go", "won't WON’T member's 'quoted'", "wont wont members quoted"},
		{"hyphens join too", "a co-facilitator, co‐lead", "a co facilitator cofacilitator co lead colead"},
		{"three parts", "one-to-one", "one to one onetoone"},
		{"loose hyphens", "- a -b c- d--e f - g", "a b c d e f g"},
		{"accents fold", "Café naïve ÅNGSTRÖM", "cafe naive angstrom"},
		{"compatibility", "ﬁnal ①② ｆｕｌｌ", "final 12 full"},
		{"numbers", "5-4-3 24h", "5 4 3 543 24h"},
		{"sigma", "ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ"},
		{"dotted I", "İstanbul", "istanbul"},
		{"soft hyphen and joiners", "co\u00adope\u200brate a\ufeffb", "cooperate ab"},
		{"emoji are no words", "ok ❤️ 😀", "ok"},
		{"other scripts", "שלום мир 한국어", "שלום мир 한국어"},
		{"marks stay", "हिन्दी", "हिन्दी"},
		{"bad bytes", "a\xffb", "a b"},
		{"nothing", "—!?", ""},
	} {
		if diff := cmp.Diff(tt.want, strings.Join(wordsOf(tt.text), " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if got := wordsOf(strings.Repeat("é", 30)); len(got) != 1 || got[0] != strings.Repeat("e", 24) {
		t.Errorf("long word: %q", got)
	}
}

// The rule of the package doc, which is the very pattern that search.js has.
var rule = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+(?:[-\x{2010}][\p{L}\p{M}\p{N}]+)*`)

func FuzzWords(f *testing.F) {
	for _, s := range []string{"co-lead won't", "Café --x-", "ﬁ①\u0301a", "\xff\u2028ß", "𝐚𝐛-𐐀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want []string
		for _, run := range rule.FindAllString(fold(text), -1) {
			parts := strings.FieldsFunc(run, isHyphen)
			for _, p := range parts {
				want = append(want, cut(p))
			}
			if len(parts) > 1 {
				want = append(want, cut(strings.Join(parts, "")))
			}
		}
		got := wordsOf(text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-want +got):\n%s", text, diff)
		}
		for _, w := range got {
			if utf8.RuneCountInString(w) > maxWord || strings.ContainsAny(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./[`") {
				t.Fatalf("%q is a word of %q", w, text)
			}
		}
	})
}

// Whatever stands on a page, the index can be read back and holds every title word.
func FuzzIndex(f *testing.F) {
	f.Add("Conflict", "shouting", "</script>`${x}\\")
	f.Add("ﬁ \U0001d41a", "\uffda 𐐀-é", "\r\n\u2028\x00")
	f.Fuzz(func(t *testing.T, title, alias, text string) {
		docs := []Doc{{URL: "a/x.html", Title: title, Aliases: []string{alias}, Intro: text, Sections: []Section{{Heading: text, ID: alias, Text: title}}}, {URL: "a/y.html", Title: text}}
		d := decode(t, encode(docs, Options{}))
		for _, w := range wordsOf(title) {
			if d.level(w, 0) < 0 {
				t.Fatalf("%q of title %q is lost", w, title)
			}
		}
		if n := strings.Count(d.fields["titles"], "\n"); n != 1 {
			t.Fatalf("%d lines of titles", n+1)
		}
	})
}

func TestStemGroups(t *testing.T) {
	en := languageFor("en-US")
	for _, group := range []string{"walk walks walked walking", "listen listening listened", "die died dying dead death", "tell told", "break broke broken"} {
		words := strings.Fields(group)
		for _, w := range words[1:] {
			if en.stem(w) != en.stem(words[0]) {
				t.Errorf("%s and %s have the stems %s and %s", words[0], w, en.stem(words[0]), en.stem(w))
			}
		}
	}
	if got := languageFor("xx").stem("walking"); got != "walking" {
		t.Errorf("an unknown language made %s of walking", got)
	}
	if es := languageFor("es"); es.stem("gritando") != es.stem("gritar") || !es.stop["que"] {
		t.Error("Spanish is not in the table")
	}
}
