package generator_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handrail/generator"
)

var (
	randomEdits = flag.Int("edits", 25, "how many edits TestRandomEdits makes")
	editSeed    = flag.Uint64("seed", 0, "where TestRandomEdits starts; 0 takes another one each time")
)

// TestRandomEdits changes a small handbook step by step, as authors do, under
// one generator. After each edit its output is that of a new one.
func TestRandomEdits(t *testing.T) {
	seed := *editSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("again with -seed %d", seed)
	a := newAuthor(t, rand.New(rand.NewPCG(seed, 1)))
	old := generator.New(options(a.dir))
	output(t, old)
	for i := range *randomEdits {
		what := a.edit()
		wantSame(t, fmt.Sprintf("edit %d, %s", i+1, what), output(t, old), output(t, generator.New(options(a.dir))))
		if t.Failed() {
			return
		}
	}
}

// author is somebody who edits a handbook at random, and makes no mistakes.
type author struct {
	t     *testing.T
	rnd   *rand.Rand
	dir   string
	next  int // number of the next page
	pages map[string]*draft
	words []string // of the glossary
	look  map[string]string
}

// draft is a page as its author thinks of it.
type draft struct {
	title, summary, body string
	tags, related        []string // related: paths of pages
	draft                bool
}

func newAuthor(t *testing.T, rnd *rand.Rand) *author {
	a := &author{t: t, rnd: rnd, dir: t.TempDir(), pages: map[string]*draft{}, words: []string{"Airtime", "Check-in"}, look: map[string]string{"title": "Handbook", "theme": ""}}
	for range 12 {
		a.add()
	}
	a.save()
	return a
}

// edit makes one change and says which.
func (a *author) edit() string {
	edits := []struct {
		name string
		do   func()
	}{
		{"a new page", a.add}, {"a page is gone", a.remove}, {"another file name", a.rename}, {"another title", func() { a.any().title = a.phrase() }},
		{"another summary", func() { a.any().summary = a.phrase() }}, {"another text", func() { a.any().body = a.phrase() + " airtime. " + a.phrase() }},
		{"other tags", func() { a.any().tags = a.some([]string{"grief", "conflict", "online", "closing"}) }},
		{"other links", func() { a.any().related = a.some(a.shown()) }}, {"a draft", a.hold},
		{"the glossary", a.define}, {"settings", func() { a.look["title"] = a.phrase() }}, {"the theme", func() { a.look["css"] = fmt.Sprintf("h1{order:%d}", a.rnd.IntN(9)) }},
		{"a template", func() {
			a.look["html"] = fmt.Sprintf("{{define \"origin\"}}<p>%d</p>{{end}}", a.rnd.IntN(9))
		}},
	}
	e := edits[a.rnd.IntN(len(edits))]
	e.do()
	a.save()
	return e.name
}

func (a *author) paths() []string { return slices.Sorted(maps.Keys(a.pages)) }

func (a *author) any() *draft { return a.pages[a.one()] }

func (a *author) one() string {
	paths := a.paths()
	return paths[a.rnd.IntN(len(paths))]
}

func (a *author) phrase() string {
	words := strings.Fields("quiet group talks about long nights and small steps with open questions after each round")
	a.rnd.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return "The " + strings.Join(words[:3+a.rnd.IntN(3)], " ")
}

func (a *author) some(all []string) []string {
	var out []string
	for _, s := range all {
		if a.rnd.IntN(4) == 0 {
			out = append(out, s)
		}
	}
	return out
}

func (a *author) add() {
	a.next++
	folder := []string{"guides", "techniques"}[a.rnd.IntN(2)]
	a.pages[fmt.Sprintf("%s/page-%d", folder, a.next)] = &draft{title: a.phrase(), summary: a.phrase(), body: a.phrase(), related: a.some(a.shown())}
}

func (a *author) remove() {
	if len(a.pages) > 5 {
		a.forget(a.one(), "")
	}
}

func (a *author) rename() {
	from := a.one()
	a.next++
	a.pages[fmt.Sprintf("%s/page-%d", filepath.Dir(from), a.next)] = a.pages[from]
	a.forget(from, fmt.Sprintf("%s/page-%d", filepath.Dir(from), a.next))
}

// shown is the pages that are no drafts, which others may link.
func (a *author) shown() []string {
	return slices.DeleteFunc(a.paths(), func(path string) bool { return a.pages[path].draft })
}

// hold makes a draft of a page, or ends that.
func (a *author) hold() {
	path := a.one()
	p := a.pages[path]
	if p.draft = !p.draft; p.draft {
		a.forget(path, "")
		a.pages[path] = p
	}
}

// forget takes a page away; links to it go, or lead to another one.
func (a *author) forget(path, instead string) {
	delete(a.pages, path)
	for _, p := range a.pages {
		for i, r := range p.related {
			if r == path {
				p.related[i] = instead
			}
		}
		p.related = slices.DeleteFunc(p.related, func(r string) bool { return r == "" })
	}
}

func (a *author) define() {
	if len(a.words) > 1 && a.rnd.IntN(2) == 0 {
		a.words = a.words[:len(a.words)-1]
		return
	}
	a.next++
	a.words = append(a.words, fmt.Sprintf("Word %d", a.next))
}

// save writes the handbook anew.
func (a *author) save() {
	content, look := filepath.Join(a.dir, "content"), filepath.Join(a.dir, "themes", "default")
	for _, dir := range []string{content, look} {
		if err := os.RemoveAll(dir); err != nil {
			a.t.Fatal(err)
		}
	}
	a.write(filepath.Join(content, "handbook.yaml"), fmt.Sprintf("title: %q\n", a.look["title"]))
	var glossary strings.Builder
	glossary.WriteString("---\ntitle: Glossary\nsummary: Words.\n---\n")
	for _, w := range a.words {
		fmt.Fprintf(&glossary, "### %s\nWhat %s means.\n\n", w, w)
	}
	a.write(filepath.Join(content, "glossary.md"), glossary.String())
	for path, p := range a.pages {
		text := fmt.Sprintf("---\ntitle: %q\nsummary: %q\ntags: [%s]\n", p.title, p.summary, strings.Join(p.tags, ", "))
		if p.draft {
			text += "status: draft\n"
		}
		text += "---\n" + p.body + "\n"
		if strings.HasPrefix(path, "techniques") {
			text += "\n## What it is\nA way.\n\n## How\n1. Wait.\n\n## Say this\n> **Say:** \"Go on.\"\n"
		}
		text += "\n## More\n"
		for _, r := range p.related {
			text += fmt.Sprintf("\n- [%s](../%s.md)", a.pages[r].title, r)
		}
		a.write(filepath.Join(content, filepath.FromSlash(path)+".md"), text+"\n")
	}
	for name, file := range map[string]string{"css": "css/zz.css", "html": "templates/partials/zz.html"} {
		if a.look[name] != "" {
			a.write(filepath.Join(look, filepath.FromSlash(file)), a.look[name])
		}
	}
}

func (a *author) write(path, text string) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		a.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		a.t.Fatal(err)
	}
}
