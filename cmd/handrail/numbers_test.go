package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handrail/generator"
)

// numberSigns is what people write numbers with.
const numberSigns = "0123456789 +-()"

// TestNumbersComeThrough: whatever a program writes as a number, readers see
// these bytes, on every page that shows it and so on paper; what a tap dials
// is its digits and a + in front; and no other spelling of it is anywhere,
// nor in what the search knows.
func TestNumbersComeThrough(t *testing.T) {
	numbers := []string{"0800123", "+15550100", "116 123", "08001111", "988", "1-800-555-0100", "+44 (0)1632 960123", "010", "555  0100", "(555) 0100", "+1+2", "00   00", " 5 ", "  5  5  "}
	rnd := rand.New(rand.NewPCG(7, 7))
	for len(numbers) < 60 {
		var b strings.Builder
		for range 1 + rnd.IntN(14) {
			b.WriteByte(numberSigns[rnd.IntN(len(numberSigns))])
		}
		if n := b.String(); strings.ContainsAny(n, "0123456789") {
			numbers = append(numbers, n)
		}
	}
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		p := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("handbook.yaml", "title: Test\nhelp: [c0, c1]\n")
	for i, n := range numbers {
		put(fmt.Sprintf("contacts/c%d.md", i), fmt.Sprintf("---\ntitle: Line %d\nsummary: S\nrole: crisis\nphone: %q\nsms: '%s'\n---\nText.\n", i, n, n))
		put(fmt.Sprintf("guides/g%d.md", i), fmt.Sprintf("---\ntitle: Guide %d\nsummary: S\n---\nCall [them](../contacts/c%d.md) now.\n", i, i))
	}
	res, err := generator.New(generator.Options{Dir: dir, Theme: defaultTheme()}).Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !res.OK() {
		t.Fatal(res.Diags)
	}
	files := map[string]string{}
	for _, f := range res.Artifacts {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		files[f.Path] = string(data)
	}
	for i, n := range numbers {
		for _, name := range []string{fmt.Sprintf("contacts/c%d.html", i), fmt.Sprintf("guides/g%d.html", i), "contacts/index.html"} {
			wantNumber(t, name, files[name], n)
		}
		if d := dialled(n); len(d) > 4 && d != n && strings.Contains(files["search/index.js"], d) {
			t.Errorf("%q is in the search index in another spelling", n)
		}
	}
	wantNumber(t, "index.html", files["index.html"], numbers[0])
}

// wantNumber wants a link that dials n and shows it byte for byte.
func wantNumber(t *testing.T, name, page, n string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var calls, shown bool
	for node := range doc.Descendants() {
		for _, a := range node.Attr {
			if a.Key == "href" && a.Val == "tel:"+dialled(n) {
				calls = true
				shown = shown || strings.Contains(textOf(node), n)
			}
		}
	}
	if !calls || !shown {
		t.Errorf("%s: %q: a link dials it: %v, and shows it: %v", name, n, calls, shown)
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// dialled is what a phone dials for n: digits, and a + in front. The (0) of an
// international number is for callers inside the country.
func dialled(n string) string {
	plus := ""
	if n = strings.TrimSpace(n); strings.HasPrefix(n, "+") {
		plus, n = "+", strings.ReplaceAll(n, "(0)", "")
	}
	return plus + strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, n)
}
