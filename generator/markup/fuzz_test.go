package markup

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// nasty are starts for the fuzzer that a page should not get through.
var nasty = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='x'>c</b>",
	"[x](javascript:alert(1))", "[x](java&#10;script:alert(1))", "[x](&#1;javascript:x)", "<javascript:x>",
	"![x](data:text/html,x)", "[x](//evil.example)", `[x](\\evil.example)`, `[x](/\evil.example)`, "![x](https://a.example/b.png)",
	"[a](b.md 'c\" onclick=\"x')", "![a\" onerror=\"x](b.png 'd\" e=\"')", "``` js\" onload=\"x\nx\n```",
	"## a\" id=\"b\n\n| a |\n|---|\n| b |", "# \"><script>\n\n## &lt;script>", "> **Say:**<script>", "> [!NOTE]\n> <b>",
	"[a](b.md)\n[![c](d.png)](e.md)\n[a <https://b.example> c](d.md)\n[a [b](c) d](e)", "[a[^1]](b)\n\n[^1]: c[^1]\n",
	"- a\n\n  ## b\n  - [ ] c\n    > **Do**: d\n    > ### e\n    > f", "- [x] \n- [ ] a\n\n  b", "a\n: b\n\n  ### c\n: d",
	"## a\n1. b\n   - [x] *c\n     d* `e\n     f`\n     [g](h)\n\n     i\n   - j\n\n   k\n2. - [ ] l\\\n     m  \n     n",
	"***a** b*\n~~c~~\n__d__ &amp; &#x3c; \\< `e\\|f`", "|a|b|\n|:-|-:|\n|`c\\|d`|", "a  \nb\\\nc", "\t- a\n\t\t> b", "-\t# a\n>\t## b",
	"<!-- a --> b\n\nc <!-- d --> e\n\n<!-- f", "### a\n<!-- b -->\n[c]: d\n\n### e\n\n#### f", "a\x00b\xffc\r\nd\rf", "\uFEFF# a",
	"[a]: b.md 'c'\n[a][] [a] [b][a] ![a]\n\n[a]\n", "www.a.example https://b.example/?c=d&e=f g@h.example", "## \n##\n\n---\n=\n",
	strings.Repeat("*a **b ", 40), strings.Repeat("> - ", 40) + "a", strings.Repeat("[", 50) + "a" + strings.Repeat("](b)", 50),
}

func FuzzParse(f *testing.F) {
	for _, s := range nasty {
		f.Add([]byte(s), uint8(0))
		f.Add([]byte("---\ntitle: A\n---\n"+s+"\n\n## B\n\n"+s), uint8(17))
	}
	for _, file := range archives(f) {
		for _, c := range file.files {
			if filepath.Ext(c.name) == ".md" {
				f.Add(c.data, uint8(0))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, from uint8) {
		before := bytes.Clone(src)
		d := Parse("a.md", src, int(from))
		inspect(t, src, min(int(from), len(src)), d)
		if !bytes.Equal(src, before) {
			t.Error("Parse changed its input")
		}
	})
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"First minute", "  a  b ", "Über-Größe 2", "a_b\tc", "İI", "\xff?!", "é", "日本", "a\u00a0b", "ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id := Slug(s)
		if !utf8.ValidString(id) || html.EscapeString(id) != id || strings.ContainsAny(id, " \t\n:%") {
			t.Errorf("Slug(%q) = %q cannot stand in an address", s, id)
		}
		if again := Slug(id); again != id {
			t.Errorf("Slug(%q) = %q, but the slug of that is %q", s, id, again)
		}
	})
}
