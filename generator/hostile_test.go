package generator_test

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handrail/generator"
)

// payload is what an attacker would write into a field of plain text.
const payload = ` "'><script>evil()</script></title></style><img src=x onerror=evil()>{{.}}<!--`

// hostileBody is the same as Markdown that says nothing about tags, so that it
// reaches the page.
const hostileBody = `

## Odd " onclick="evil() \<script>evil()\</script> words

\<script>evil()\</script> \<img src=x onerror=evil()> &lt;script&gt;evil()&lt;/script&gt; {{.}} ` + "`<script>evil()</script>`" + `
[over](https://example.org/?q="onmouseover="evil() "title &quot;>\<script>evil()\</script>") ![alt " onerror="evil() \<b>](odd.svg "t &quot; onload=&quot;evil()")
<https://example.org/?"onmouseover="evil()> note[^a"onclick="evil()]

[^a"onclick="evil()]: \<script>evil()\</script>

> **Say:** \<script>evil()\</script> "onclick="evil()

> [!NOTE]
> \</blockquote>\<script>evil()\</script>

| \<script>evil()\</script> | " onclick="evil() |
|---|---|
| \</table>\<script>evil()\</script> | x |

` + "```\"><script>evil()</script> onclick=evil()\n</code></pre><script>evil()</script>\n```\n"

// plainField matches the fields of plain text, at the top and in steps.
var plainField = regexp.MustCompile(`(?m)^(\s*(?:- )?(?:title|tagline|organisation|version|summary|say|note|reviewer|text|hours|place): )(\S.*)$`)

// spoil puts the payload into every plain field of a front matter.
func spoil(front string) string {
	return plainField.ReplaceAllStringFunc(front, func(line string) string {
		m := plainField.FindStringSubmatch(line)
		value, err := strconv.Unquote(m[2])
		if err != nil {
			value = strings.Trim(m[2], `'"`)
		}
		return m[1] + strconv.Quote(value+payload)
	})
}

// TestHostileHandbook is a handbook in which somebody wrote code into every
// field and every page. Browsers get it as text: no page of the output, read
// as a browser reads it, holds a script, a handler, a style, a frame or an
// address that did not come with the theme.
func TestHostileHandbook(t *testing.T) {
	dir := starter(t)
	root := filepath.Join(dir, "content")
	pages := 0
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(p) != ".md" && filepath.Base(p) != "handbook.yaml" {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		text := spoil(string(data))
		if filepath.Ext(p) == ".md" {
			_, rest, _ := strings.Cut(string(data), "---\n")
			front, body, _ := strings.Cut(rest, "\n---\n")
			text = "---\n" + spoil(front) + "\n---\n" + body + hostileBody
			pages++
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(p), "odd.svg"), []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), 0o644); err != nil {
			return err
		}
		return os.WriteFile(p, []byte(text), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for name, data := range output(t, generator.New(options(dir))) {
		if filepath.Ext(name) != ".html" {
			continue
		}
		if bytes.Contains(data, []byte("evil()")) {
			seen++
		}
		inspect(t, name, data)
		if t.Failed() {
			t.FailNow() // the others are wrong alike
		}
	}
	if seen < pages {
		t.Errorf("the payload reached %d pages, want %d or more", seen, pages)
	}
}

// inspect reads a page as a browser does and fails on anything that would run,
// frame, fetch from elsewhere, or was put in from a field.
func inspect(t *testing.T, name string, data []byte) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"iframe", "frame", "object", "embed", "base", "applet", "math", "foreignobject"}, n.Data) {
			t.Errorf("%s: <%s>", name, n.Data)
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || a.Key == "formaction" {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
			if slices.Contains([]string{"href", "src", "action", "xlink:href", "data", "poster", "srcset", "ping"}, a.Key) {
				checkAddress(t, name, n.Data, a.Val)
			}
		}
		switch {
		case n.Data == "script" && attr["src"] == "" && attr["type"] != "application/json":
			t.Errorf("%s: a script in the page: %.60q", name, text(n))
		case n.Data == "style" && name != "404.html", n.Data == "style" && strings.Contains(text(n), "evil"):
			t.Errorf("%s: a style in the page: %.60q", name, text(n))
		case n.Data == "img" && attr["src"] == "x":
			t.Errorf("%s: a picture from a field", name)
		case n.Data == "meta" && strings.EqualFold(attr["http-equiv"], "refresh") && strings.Contains(attr["content"], "evil"):
			t.Errorf("%s: sends readers to %q", name, attr["content"])
		}
	}
}

func text(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

// checkAddress fails on a scheme that a handbook has no use for, and on
// anything but a link that leads to another host.
func checkAddress(t *testing.T, name, element, address string) {
	t.Helper()
	u, err := url.Parse(strings.Map(func(r rune) rune {
		if r <= ' ' { // which browsers leave out
			return -1
		}
		return r
	}, address))
	if err != nil {
		t.Errorf("%s: <%s> with %q: %v", name, element, address, err)
		return
	}
	if !slices.Contains([]string{"", "http", "https", "mailto", "tel", "sms"}, strings.ToLower(u.Scheme)) {
		t.Errorf("%s: <%s> leads to %q", name, element, address)
	}
	if u.Host != "" && element != "a" {
		t.Errorf("%s: <%s> asks %s", name, element, u.Host)
	}
}
