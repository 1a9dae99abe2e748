package theme_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"handrail/generator/artifact"
	"handrail/generator/site"
	"handrail/generator/theme"
	"handrail/themes"
)

// specimen is the handbook in testdata, its files changed as edit wishes: a
// path and its new text, or "" to leave the file out.
func specimen(t testing.TB, edit map[string]string) *site.Site {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "specimen.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for name, text := range edit {
		if text == "" {
			delete(files, name)
			continue
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return link(t, files)
}

// link runs the line up to a site, as the generator does.
func link(t testing.TB, files fs.FS) *site.Site {
	t.Helper()
	content, ds, err := site.Load(context.Background(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	settings, found := site.ParseSettings(content)
	ds = append(ds, found...)
	var pages []*site.Page
	for _, src := range content.Sources {
		page, found := site.Parse(src)
		ds = append(ds, found...)
		if page != nil {
			pages = append(pages, page)
		}
	}
	assets, found := content.Assets(pages)
	ds = append(ds, found...)
	s, found := site.Link(site.Input{Settings: settings, Pages: pages, Assets: assets, Has: content.Has, Drafts: true})
	for _, d := range append(ds, found...) {
		if d.Severity() == "error" {
			t.Fatalf("the specimen has a mistake: %s: %s", d.Pos, d.Text)
		}
	}
	return s
}

// standard is the theme that comes with Handrail.
func standard(t testing.TB) *theme.Theme {
	t.Helper()
	th, ds := theme.New("default", themes.Default())
	for _, d := range ds {
		t.Fatalf("%s: %s", d.Pos, d.Text)
	}
	return th
}

// render makes every file of a site, by path.
func render(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	return bytesOf(t, standard(t).Render(s, nil))
}

func bytesOf(t *testing.T, files []artifact.Artifact) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range files {
		data, err := f.Bytes()
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s is made twice", f.Path)
		}
		out[f.Path] = string(data)
	}
	return out
}

// pages are the HTML files among files.
func pages(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") {
			out[name] = text
		}
	}
	return out
}
