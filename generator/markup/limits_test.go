package markup

import (
	"fmt"
	"strings"
	"testing"
)

// nest writes a list in a list, n deep.
func nest(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i)
	}
	return b.String()
}

// TestLimits feeds what made parsers slow: each input at a size that took a
// Markdown parser long, and at four times that. What is over a limit has no
// content; what is only large comes through.
func TestLimits(t *testing.T) {
	for _, tt := range []struct {
		name string
		n    int
		make func(n int) string
		want string // the code, at n and at 4n
	}{
		{"nested list", 500, nest, "file-deep"},
		{"nested list on a line", 2_000, func(n int) string { return strings.Repeat("- ", n) + "a" }, "file-deep"},
		{"nested quote", 5_000, func(n int) string { return strings.Repeat(">", n) + "a" }, "file-deep"},
		{"nested footnote", 500, func(n int) string { return strings.Repeat("[^a]: ", n) + "a" }, "file-deep"},
		{"nested list, lazy lines", 500, func(n int) string { return strings.ReplaceAll(nest(n), "a\n", "a\nb\n") }, "file-deep"},
		{"emphasis", 10_000, func(n int) string { return strings.Repeat("*a_ ", n) }, "file-brackets"},
		{"emphasis in a run", 20_000, func(n int) string { return strings.Repeat("*", n) + "a" + strings.Repeat("*", n) }, "file-brackets"},
		{"pictures", 5_000, func(n int) string { return strings.Repeat("![x](<", n) }, "file-brackets"},
		{"brackets", 25_000, func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("]", n) }, "file-brackets"},
		{"open titles", 5_000, func(n int) string { return strings.Repeat("[a](b 'c\n", n) }, "file-brackets"},
		{"tags", 5_000, func(n int) string { return strings.Repeat("<a ", n) }, "file-brackets"},
		{"code marks", 5_000, func(n int) string { return numbered(n, "`a%d``b%d ") }, "file-brackets"},
		{"waves", 5_000, func(n int) string { return strings.Repeat("a~~~", n) }, "file-brackets"},
		{"long blocks", 2_000, func(n int) string { return strings.Repeat("a [", n/4) + strings.Repeat("a\n", 500_000) }, "file-brackets"},
		{"many blocks", 400, func(n int) string {
			return strings.Repeat(strings.Repeat("a*a_", 450)+strings.Repeat("a ", 5_000)+"\n\n", n)
		}, "file-brackets"},
		{"link definitions in a block", 25_000, func(n int) string { return numbered(n, "[a%d]: b%d\n") }, "file-brackets"},
		{"repeated address", 20_000, func(n int) string {
			return "[a]: " + strings.Repeat("b", 100_000) + "\n\n" + strings.Repeat("[a]\n\n", n)
		}, "file-brackets"},
		{"footnotes", 2_000, func(n int) string { return numbered(n, "[^%d]: a%d\n") + numbered(n, "b[^%d] %d\n\n") }, "file-footnotes"},
		{"footnote references", 20_000, func(n int) string { return "[^1]: a\n\n" + strings.Repeat("b[^1]\n\n", n) }, "file-footnotes"},
		{"table, short rows", 1_000, func(n int) string {
			return strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n" + strings.Repeat("a\n", n)
		}, "file-table"},
		{"line", 250_000, func(n int) string { return "a\n\n" + strings.Repeat("a ", n/2) }, "file-line-long"},
		{"line in html", 250_000, func(n int) string { return "<div " + strings.Repeat("a ", n/2) }, "file-line-long"},
		{"line in code", 250_000, func(n int) string {
			return "```\n" + strings.Repeat("[", n) + "\n```\n\n- \n\n      " + strings.Repeat("*", n)
		}, ""},
		{"same heading", 2_000, func(n int) string { return strings.Repeat("## a\n", n) }, ""},
		{"table", 1_000, func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`a\\|b`|*c*|\n", n) }, ""},
		{"link definitions", 1_000, func(n int) string { return numbered(n, "[a%d]: b%d\n\n") + numbered(n, "[a%d] %d\n\n") }, ""},
		{"bare addresses", 5_000, func(n int) string { return strings.Repeat("https://a.example www.b.example c@d.example\n", n) }, ""},
		{"comments", 5_000, func(n int) string { return strings.Repeat("<!-- a -->\n\n", n) }, ""},
		{"blank to fill in", 50, func(n int) string { return strings.Repeat(strings.Repeat("_", 60)+" a\\\n", n/4) }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, n := range []int{tt.n, 4 * tt.n} {
				src := []byte(tt.make(n))
				d := Parse("a.md", src, 0)
				got := ""
				if len(d.Diags) > 0 {
					got = d.Diags[0].Code
				}
				if got != tt.want || len(d.Diags) > 1 {
					t.Errorf("n = %d: %d diagnostics, the first %q, want %q", n, len(d.Diags), got, tt.want)
				}
				if empty := d.Text == "" && d.Intro.Empty() && d.Sections == nil && d.Links == nil; empty != (got != "") && tt.name != "comments" {
					t.Errorf("n = %d: no content is %t with code %q", n, empty, got)
				}
			}
		})
	}
}

// TestLimitPlaces: the message leads to where the text goes over the limit.
func TestLimitPlaces(t *testing.T) {
	for _, tt := range []struct{ name, md, want string }{
		{"list", "a\n\n" + nest(101), "a.md:103:201"},
		{"quote", "a\n\n" + strings.Repeat("> ", 101) + "b", "a.md:3:201"},
		{"marks", "a\n\nb\n" + strings.Repeat("a*", 2_001), "a.md:4:4002"},
		{"footnotes", "a\n\n" + numbered(1_001, "[^%d]: a%d\n"), "a.md:1003:1"},
		{"line", "a\n\n" + strings.Repeat("a", 200_001), "a.md:3:1"},
		{"table", "a\n\n|a|b|\n|-|-|\n" + strings.Repeat("a\n", 100_000), "a.md:4:1"},
	} {
		d := Parse("a.md", []byte(tt.md), 0)
		if len(d.Diags) != 1 || d.Diags[0].Pos.String() != tt.want {
			t.Errorf("%s: %v, want one at %s", tt.name, d.Diags, tt.want)
		}
	}
}

// TestUnderLimits: what is just under a limit comes through whole.
func TestUnderLimits(t *testing.T) {
	for _, tt := range []struct {
		name, md, want string
		count          int
	}{
		{"list", nest(100), "<li>", 100},
		{"quote", strings.Repeat("> ", 100) + "a", "<blockquote>", 100},
		{"marks", strings.Repeat("a*b* ", 1_000), "<em>", 1_000},
		{"line", strings.Repeat("a", 200_000), "aaaa", 50_000},
		{"footnotes", numbered(1_000, "[^%d]: a%d\n") + "\n" + numbered(1_000, "b[^%d] %d\n\n"), "<sup", 1_000},
	} {
		d := Parse("a.md", []byte(tt.md), 0)
		if got := strings.Count(d.Intro.HTML, tt.want); got != tt.count || len(d.Diags) > 0 {
			t.Errorf("%s: %d of %s, want %d; %v", tt.name, got, tt.want, tt.count, d.Diags)
		}
	}
}

// TestManyProblems: a page full of one mistake does not take longer for each.
func TestManyProblems(t *testing.T) {
	d := Parse("a.md", []byte(strings.Repeat("<div>\n\n", 100_000)), 0)
	if len(d.Diags) != maxDiags {
		t.Errorf("%d diagnostics, want %d", len(d.Diags), maxDiags)
	}
}
