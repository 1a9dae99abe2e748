package markup

import (
	"slices"
	"testing"
)

func TestSlug(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"words", "First minute", "first-minute"},
		{"signs", "What's next? (If alone!)", "whats-next-if-alone"},
		{"sign between spaces", "Say & do", "say--do"},
		{"dash and underscore", "a-b_c", "a-b_c"},
		{"digits", "2 people, 10 min", "2-people-10-min"},
		{"other scripts", "Größe ÉTÉ 日本語 हिन्दी", "größe-été-日本語-हिन्दी"},
		{"spaces around", "  a  b ", "a--b"},
		{"emoji", "Go 🎉", "go-"},
		{"tab and other spaces", "a\tb\u00a0c", "abc"},
		{"dotted capital i", "İ", "i"},
		{"broken bytes", "a\xffb", "ab"},
		{"nothing", "?!", ""},
		{"empty", "", ""},
	} {
		if got := Slug(tt.text); got != tt.want {
			t.Errorf("%s: Slug(%q) = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestSlugDoubles(t *testing.T) {
	d := Parse("a.md", []byte("## A\n## A\n## A-1\n## A\n## ?\n## !\n## Section\n"), 0)
	var got []string
	for _, h := range d.Headings {
		got = append(got, h.ID)
	}
	want := []string{"a", "a-1", "a-1-1", "a-2", "section", "section-1", "section-2"}
	if !slices.Equal(got, want) {
		t.Errorf("ids %q, want %q", got, want)
	}
}
