package bench

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"handrail/generator"
	"handrail/generator/artifact"
	"handrail/generator/publish"
	"handrail/generator/search"
	"handrail/generator/site"
	"handrail/generator/theme"
	"handrail/themes"
)

var (
	pagesFlag  = flag.String("pages", "100,1000", "how many pages, several parted by commas")
	roundsFlag = flag.Int("rounds", 3, "how often each comparison is made")
)

func sizes(tb testing.TB) []int {
	var out []int
	for s := range strings.SplitSeq(*pagesFlag, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 100 {
			tb.Fatalf("-pages: %q is no number of 100 or more", s)
		}
		out = append(out, n)
	}
	return out
}

// build builds the handbook in dir up to the artifacts. It must have no mistake.
func build(tb testing.TB, dir string) *generator.Result {
	tb.Helper()
	res, err := generator.New(generator.Options{Dir: dir, Theme: themes.Default(), Once: true}).Build(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	if !res.OK() {
		tb.Fatalf("the handbook has mistakes: %v", res.Diags[:min(5, len(res.Diags))])
	}
	return res
}

// BenchmarkStages times the stages of a build one by one.
func BenchmarkStages(b *testing.B) {
	for _, n := range sizes(b) {
		dir := b.TempDir()
		newCorpus(b, n).write(b, dir)
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) { stages(b, dir) })
	}
}

func stages(b *testing.B, dir string) {
	load := func() *site.Content {
		c, _, err := site.Load(b.Context(), os.DirFS(filepath.Join(dir, "content")), nil)
		if err != nil {
			b.Fatal(err)
		}
		return c
	}
	parse := func(c *site.Content) (pages []*site.Page) {
		for _, src := range c.Sources {
			p, _ := site.Parse(src)
			pages = append(pages, p)
		}
		return pages
	}
	content := load()
	settings, _ := site.ParseSettings(content)
	pages := parse(content)
	link := func() *site.Site {
		s, _ := site.Link(site.Input{Settings: settings, Pages: pages, Has: content.Has})
		return s
	}
	linked := link()
	look, _ := theme.New("default", themes.Default())
	run := func(name string, stage func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stage(b)
			}
		})
	}
	made := func(b *testing.B, files []artifact.Artifact) []artifact.Artifact {
		for _, f := range files {
			if _, err := f.Bytes(); err != nil {
				b.Fatal(err)
			}
		}
		return files
	}
	run("load", func(*testing.B) { load() })
	run("parse", func(*testing.B) { parse(content) })
	run("link", func(*testing.B) { link() })
	run("theme", func(*testing.B) { theme.New("default", themes.Default()) })
	run("render", func(b *testing.B) { made(b, look.Render(linked, nil)) })
	run("index", func(b *testing.B) {
		files, err := search.Index(linked, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		made(b, files)
	})
	files := made(b, build(b, dir).Artifacts)
	run("publish", func(b *testing.B) { write(b, b.TempDir(), files) })
	out := b.TempDir()
	write(b, out, files)
	run("publish-same", func(b *testing.B) { write(b, out, files) })
}

func write(b *testing.B, dir string, files []artifact.Artifact) {
	if _, err := publish.Write(b.Context(), dir, files, publish.Options{}); err != nil {
		b.Fatal(err)
	}
}
