package markup

import (
	"strings"
	"testing"
)

// TestPlaces: whatever marks stand around a word, its place in the file is
// found by its place in the plain text.
func TestPlaces(t *testing.T) {
	const src = "---\ntitle: A\n---\nFirst *one* and\n  **two** words.\n\n## Part &amp; three\n\n- [four](a.md) \\[five\\] six\n\n" +
		"> **Avoid:** seven\n> eight\n\n| a | b |\n|---|---|\n| nine | ten |\n\n`code` eleven\n"
	from := strings.Index(src, "First")
	doc, places := Parse("a.md", []byte(src), from), Places("a.md", []byte(src), from, Language{})
	for _, tt := range []struct {
		word                  string
		heading, cell, unsaid bool
	}{
		{word: "First"}, {word: "one"}, {word: "two"}, {word: "words"}, {word: "three", heading: true}, {word: "four"}, {word: "five"}, {word: "six"},
		{word: "seven", unsaid: true}, {word: "eight", unsaid: true}, {word: "nine", cell: true}, {word: "ten", cell: true}, {word: "eleven"},
	} {
		off := strings.Index(doc.Text, tt.word)
		p, ok := PlaceOf(places, off)
		if got, want := p.Find([]byte(src), off, tt.word), strings.Index(src, tt.word); !ok || got != want {
			t.Errorf("%s: at %d, want %d (%+v)", tt.word, got, want, p)
		}
		if p.Heading != tt.heading || p.Cell != tt.cell || p.Unsaid != tt.unsaid {
			t.Errorf("%s: %+v", tt.word, p)
		}
	}
	if _, ok := PlaceOf(places, len(doc.Text)); ok {
		t.Error("a place after the end of the text")
	}
}
