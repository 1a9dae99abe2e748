package bench

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"handrail/content"
)

// folders are in the order in which a small corpus takes pages: what others
// need comes first, so that hardly a reference is lost.
var folders = []string{"activities", "icebreakers", "handouts", "plans", "contacts", "playbooks", "techniques", "guides", "policies", "lessons"}

// corpus is a handbook of any number of pages, made of the starter's. Copy k of
// a page has -k behind its name, and leads to copies k of others.
type corpus struct {
	starter []string          // paths, in the order of folders
	text    map[string]string // by path
	ids     map[string]string // path by id
	words   []string          // all words of the starter, as often as they stand there
	pages   int
}

func newCorpus(tb testing.TB, pages int) *corpus {
	tb.Helper()
	c := &corpus{text: map[string]string{}, ids: map[string]string{}, pages: pages}
	for _, dir := range folders {
		names, err := fs.Glob(content.FS, dir+"/*.md")
		if err != nil {
			tb.Fatal(err)
		}
		for _, p := range names {
			if path.Base(p) == "index.md" || strings.HasSuffix(p, ".es.md") {
				continue
			}
			data, err := content.FS.ReadFile(p)
			if err != nil {
				tb.Fatal(err)
			}
			c.starter = append(c.starter, p)
			c.text[p] = string(data)
			c.ids[strings.TrimSuffix(path.Base(p), ".md")] = p
			_, body, _ := strings.Cut(string(data), "\n---\n")
			c.words = append(c.words, plainWord.FindAllString(body, -1)...)
		}
	}
	return c
}

// write writes the corpus below dir/content.
func (c *corpus) write(tb testing.TB, dir string) {
	tb.Helper()
	save := func(p, text string) {
		name := filepath.Join(dir, "content", filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	pictures, err := fs.Glob(content.FS, "*/*.svg")
	if err != nil {
		tb.Fatal(err)
	}
	single := append([]string{"handbook.yaml", "index.md"}, pictures...)
	if c.whole() {
		single = append(single, "glossary.md")
	}
	for _, p := range single {
		data, err := content.FS.ReadFile(p)
		if err != nil {
			tb.Fatal(err)
		}
		save(p, c.link(string(data), 0))
	}
	for i := range c.pages - len(single) + len(pictures) + 1 {
		p, k := c.starter[i%len(c.starter)], i/len(c.starter)
		save(strings.TrimSuffix(p, ".md")+suffix(k)+".md", c.page(p, k))
	}
}

// whole tells whether all pages of the starter are there, and so the glossary,
// which names most of them.
func (c *corpus) whole() bool { return c.pages-2 >= len(c.starter) }

func suffix(k int) string {
	if k == 0 {
		return ""
	}
	return "-" + strconv.Itoa(k)
}

// to is the name of copy k of the page with an id, of copy 0 when that one does
// not exist, or "" when neither does.
func (c *corpus) to(id string, k int) string {
	at := slices.Index(c.starter, c.ids[id])
	switch {
	case at >= 0 && k*len(c.starter)+at < c.pages-2:
		return id + suffix(k)
	case at >= 0 && at < c.pages-2:
		return id
	default:
		return ""
	}
}

var (
	refList   = regexp.MustCompile(`(?m)^(related|contacts|policies|covers|requires): \[(.*)\]\n`)
	refOne    = regexp.MustCompile(`\b(use|handout|backup|print): ([a-z0-9-]+)`)
	mdLink    = regexp.MustCompile(`\[([^\]]*)\]\(((?:\.\./)?(?:[a-z]+/)?)([a-z0-9-]+)\.md(#[^)]*)?\)`)
	titleLine = regexp.MustCompile(`(?m)^title: (.*?)("?)$`)
	plainWord = regexp.MustCompile(` [a-z]{4,}\b`)
)

// page is copy k of a page.
func (c *corpus) page(p string, k int) string {
	front, body, _ := strings.Cut(c.text[p], "\n---\n")
	front += "\n"
	front = refList.ReplaceAllStringFunc(front, func(line string) string {
		m := refList.FindStringSubmatch(line)
		var kept []string
		for ref := range strings.SplitSeq(m[2], ", ") {
			dir, id := path.Split(ref)
			if to := c.to(id, k); to != "" {
				kept = append(kept, dir+to)
			}
		}
		if len(kept) == 0 {
			return ""
		}
		return m[1] + ": [" + strings.Join(kept, ", ") + "]\n"
	})
	front = refOne.ReplaceAllStringFunc(front, func(s string) string {
		m := refOne.FindStringSubmatch(s)
		if to := c.to(m[2], k); to != "" {
			return m[1] + ": " + to
		}
		return s
	})
	body = c.link(body, k)
	if k > 0 {
		front = titleLine.ReplaceAllString(front, "title: ${1} "+strconv.Itoa(k)+"$2")
		front = strings.ReplaceAll(front, "urgency: now", "urgency: soon") // the handbook has so many moments of danger, however large it is
		front = strings.ReplaceAll(front, "path: ", "path: p"+strconv.Itoa(k)+"-")
		body = c.vary(body, rand.New(rand.NewPCG(uint64(slices.Index(c.starter, p)), uint64(k))))
	}
	return strings.TrimSuffix(front, "\n") + "\n---\n" + body
}

// link has the links of a text lead to copies k, and drops those to pages that
// do not exist.
func (c *corpus) link(text string, k int) string {
	return mdLink.ReplaceAllStringFunc(text, func(s string) string {
		m := mdLink.FindStringSubmatch(s)
		to := c.to(m[3], k)
		switch {
		case m[3] == "glossary" || m[3] == "index":
			if c.whole() {
				return s
			}
			return m[1]
		case to == "":
			return m[1]
		}
		return "[" + m[1] + "](" + m[2] + to + ".md" + m[4] + ")"
	})
}

// vary puts other words for a fifth of the words of a text; one in sixty is
// rare, a name or jargon.
func (c *corpus) vary(text string, r *rand.Rand) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "|") {
			continue
		}
		lines[i] = plainWord.ReplaceAllStringFunc(line, func(word string) string {
			switch n := r.IntN(60); {
			case n == 0:
				return " " + rare(r.IntN(1+r.IntN(30_000)))
			case n < 12:
				return c.words[r.IntN(len(c.words))]
			}
			return word
		})
	}
	return strings.Join(lines, "")
}

// rare is the n-th of words that no dictionary holds.
func rare(n int) string {
	const on, nu = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n += len(on) * len(nu); n > 0; n /= len(on) * len(nu) {
		b.WriteByte(on[n%len(on)])
		b.WriteByte(nu[n/len(on)%len(nu)])
	}
	return b.String() + "n"
}

// TestCorpus: a corpus is a handbook without mistakes, of every kind, and the
// same each time.
func TestCorpus(t *testing.T) {
	for _, pages := range []int{100, 400} {
		t.Run(strconv.Itoa(pages), func(t *testing.T) { testCorpus(t, pages) })
	}
}

func testCorpus(t *testing.T, pages int) {
	a, b := t.TempDir(), t.TempDir()
	newCorpus(t, pages).write(t, a)
	newCorpus(t, pages).write(t, b)
	res := build(t, a)
	if len(res.Site.Nodes) != pages {
		t.Errorf("%d pages, want %d", len(res.Site.Nodes), pages)
	}
	for _, dir := range folders {
		if few := pages < len(newCorpus(t, pages).starter); few && slices.Index(folders, dir) > slices.Index(folders, "playbooks") {
			continue
		}
		if list, _ := filepath.Glob(filepath.Join(a, "content", dir, "*.md")); len(list) == 0 {
			t.Errorf("no page in %s", dir)
		}
	}
	if n := len(res.Diags); n > pages/10 {
		t.Errorf("%d pieces of advice on %d pages: that is no usual handbook", n, pages)
	}
	err := fs.WalkDir(os.DirFS(a), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		one, err1 := os.ReadFile(filepath.Join(a, p))
		two, err2 := os.ReadFile(filepath.Join(b, p))
		if err1 != nil || err2 != nil || string(one) != string(two) {
			return fmt.Errorf("%s differs", p)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
