package site_test

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"handrail/generator/site"
)

// FuzzLinks gives a page any destination: the link leads to a page or file
// that is there, or is told, or stays as it is because it leaves the handbook;
// it never leads out of the output folder.
func FuzzLinks(f *testing.F) {
	for _, seed := range []string{
		"b.md", "./b.md", "../guides/b.md", "b.md#part", "b.md#none", "../../../etc/passwd", "%2e%2e/%2e%2e/x", "b%2emd", "//x/y",
		"/b.md", "https://example.org/", "mailto:a@b", "javascript:x", "#part", "#", "?q=1", "b.md?x#part", "circle.svg", "\\\\x\\y", "guides/", "..", "a.md\x00", "é.md",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, dest string) {
		if !utf8.ValidString(dest) || strings.ContainsAny(dest, "\n\r\x00<>") {
			return
		}
		s, said := link(t, fstest.MapFS{
			"handbook.yaml":     {Data: []byte("title: T\n")},
			"guides/a.md":       {Data: []byte("---\ntitle: A\nsummary: S\n---\n[x](<" + dest + ">)\n\n## Part\n")},
			"guides/b.md":       {Data: []byte("---\ntitle: B\nsummary: S\n---\n## Part\n")},
			"guides/circle.svg": {Data: []byte("<svg/>")},
		}, false)
		for i, target := range s.Page("guides/a.md").Targets {
			dest := s.Page("guides/a.md").Doc.Links[i].Dest
			switch {
			case target == site.Target{}:
				if len(said) == 0 && !strings.Contains(dest, ":") && !strings.HasPrefix(dest, "#") && dest != "" {
					t.Errorf("%q leads nowhere, and nothing was said", dest)
				}
			case target.Out != path.Clean(target.Out) || strings.HasPrefix(target.Out, "..") || path.IsAbs(target.Out):
				t.Errorf("%q leads to %q", dest, target.Out)
			case target.Node == nil && target.Asset == nil && !strings.HasSuffix(target.Out, "/index.html"):
				t.Errorf("%q leads to %q, which nobody makes", dest, target.Out)
			case target.Anchor != "" && !target.Node.Doc.HasAnchor(target.Anchor):
				t.Errorf("%q leads to no place on its page", dest)
			}
		}
	})
}
