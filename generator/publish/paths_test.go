package publish

import (
	"context"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"handrail/generator/artifact"
)

func TestPathRules(t *testing.T) {
	for _, tt := range []struct {
		name  string
		paths []string
		want  string // in the error; empty when there is none
	}{
		{"usual", []string{"index.html", "guides/a.html", "guides/b.html", "_headers", ".nojekyll", ".well-known/x"}, ""},
		{"other letters", []string{"guías/niño.html", "会議/始め.html"}, ""},
		{"nothing", nil, "no files"},
		{"empty", []string{""}, "output folder"},
		{"the folder itself", []string{"."}, "output folder"},
		{"up", []string{"../x"}, "output folder"},
		{"up inside", []string{"a/../x"}, "output folder"},
		{"absolute", []string{"/x"}, "output folder"},
		{"double slash", []string{"a//x"}, "output folder"},
		{"folder", []string{"a/"}, "output folder"},
		{"backslash", []string{`a\x`}, "character"},
		{"zero byte", []string{"a\x00"}, "character"},
		{"line end", []string{"a\nb"}, "character"},
		{"not UTF-8", []string{"a\xff"}, "output folder"},
		{"our manifest", []string{manifestName}, "reserved"},
		{"our temporary names", []string{"a/.HANDRAIL-tmp"}, "reserved"},
		{"Git's folder", []string{".Git/config"}, "reserved"},
		{"Git's file", []string{"a/.gitignore"}, "reserved"},
		{"Finder's file", []string{".ds_store"}, "reserved"},
		{"twice", []string{"a", "a"}, "one file"},
		{"case", []string{"a/B.html", "a/b.html"}, "one file"},
		{"case beyond ASCII", []string{"É.html", "é.html"}, "one file"},
		{"accents", []string{"\u00e9.html", "e\u0301.html"}, "one file"},
		{"sharp s", []string{"straße", "STRASSE"}, "one file"},
		{"case of folders", []string{"A/x", "a/y"}, "one folder"},
		{"file and folder", []string{"a", "a/b"}, "both a file and a folder"},
		{"file and outer folder", []string{"a/b/c", "A"}, "both a file and a folder"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var list []artifact.Artifact
			for _, p := range tt.paths {
				list = append(list, artifact.Of(p, artifact.Page, []byte("x")))
			}
			err := checkPaths(list)
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if err == nil {
				dir := t.TempDir()
				if _, err := Write(context.Background(), dir, list, Options{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func FuzzCheckPath(f *testing.F) {
	for _, p := range []string{"a/b.html", "../x", "a/./b", ".Handrail-x", "é", "e\u0301", `c:\x`, "a\x00b", "İ"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if checkPath(p) != nil {
			return
		}
		root := filepath.Join(t.TempDir(), "public")
		full := filepath.Join(root, filepath.FromSlash(p))
		if !strings.HasPrefix(full, root+string(filepath.Separator)) || path.Clean(p) != p {
			t.Errorf("%q leaves the folder or is not clean", p)
		}
		for e := range strings.SplitSeq(p, "/") {
			if strings.HasPrefix(strings.ToLower(e), reserved) || strings.EqualFold(e, ".git") {
				t.Errorf("%q uses a name of ours or Git's", p)
			}
		}
		if key(key(p)) != key(p) {
			t.Errorf("%q has no steady key", p)
		}
	})
}
