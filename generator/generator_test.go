package generator_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"handrail/content"
	"handrail/generator"
	"handrail/themes"
)

// starter copies the starter handbook into a folder of its own.
func starter(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(dir, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	return dir
}

// output builds the site in dir and returns every file's bytes.
func output(t testing.TB, g *generator.Generator) map[string][]byte {
	t.Helper()
	res, err := g.Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !res.OK() {
		t.Fatalf("the build found %v", res.Diags)
	}
	out := map[string][]byte{}
	for _, f := range res.Artifacts {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Path] != nil {
			t.Errorf("%s is made twice", f.Path)
		}
		out[f.Path] = data
	}
	return out
}

func wantSame(t *testing.T, what string, got, want map[string][]byte) {
	t.Helper()
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s: %s differs", what, name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d files, want %d", what, len(got), len(want))
	}
}

func options(dir string) generator.Options {
	return generator.Options{Dir: dir, Theme: themes.Default()}
}

// TestSameInputSameBytes builds the starter in other folders, on one core and
// in another time zone.
func TestSameInputSameBytes(t *testing.T) {
	want := output(t, generator.New(options(starter(t))))
	if len(want) < 100 {
		t.Fatalf("the starter makes %d files", len(want))
	}
	wantSame(t, "another folder", output(t, generator.New(options(starter(t)))), want)

	cores := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(cores)
	zone := time.Local
	time.Local = time.FixedZone("far", 13*3600)
	defer func() { time.Local = zone }()
	wantSame(t, "one core, another time zone", output(t, generator.New(options(starter(t)))), want)
}

// TestLongLivedIsLikeNew edits a site step by step under one generator, as
// the dev server does: after each edit it makes what a new one would.
func TestLongLivedIsLikeNew(t *testing.T) {
	dir := starter(t)
	in := func(name string) string { return filepath.Join(dir, "content", filepath.FromSlash(name)) }
	replace := func(name, old, with string) func() error {
		return func() error {
			data, err := os.ReadFile(in(name))
			if err != nil {
				return err
			}
			if !bytes.Contains(data, []byte(old)) {
				t.Errorf("%s does not hold %q", name, old)
			}
			return os.WriteFile(in(name), bytes.Replace(data, []byte(old), []byte(with), 1), 0o644)
		}
	}
	old := generator.New(options(dir))
	output(t, old)
	for _, edit := range []struct {
		name string
		do   func() error
	}{
		{"a new page", func() error {
			return os.WriteFile(in("guides/new.md"), []byte("---\ntitle: New\nsummary: S\nrelated: [welcome]\n---\nSee [welcome](welcome.md). Airtime.\n"), 0o644)
		}},
		{"its title", replace("guides/new.md", "title: New", "title: Newer")},
		{"a title that others name", replace("playbooks/conflict.md", "title: Two people are in conflict", "title: A quarrel")},
		{"the glossary", replace("glossary.md", "### Airtime", "### Talking time")},
		{"settings", replace("handbook.yaml", "name: peer-groups", "name: peers\ntheme: {name: mine, accent: \"#0b5c63\"}")},
		{"a theme", func() error {
			if err := os.MkdirAll(filepath.Join(dir, "themes", "mine", "css"), 0o755); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "themes", "mine", "css", "page.css"), []byte("h1{color:red}"), 0o644)
		}},
		{"the page is gone", func() error { return os.Remove(in("guides/new.md")) }},
	} {
		if err := edit.do(); err != nil {
			t.Fatal(err)
		}
		if edit.name == "settings" {
			if err := os.MkdirAll(filepath.Join(dir, "themes", "mine"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		wantSame(t, edit.name, output(t, old), output(t, generator.New(options(dir))))
	}
}

func BenchmarkStarter(b *testing.B) {
	dir := starter(b)
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			output(b, generator.New(options(dir)))
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		g := generator.New(options(dir))
		output(b, g)
		for b.Loop() {
			output(b, g)
		}
	})
}
