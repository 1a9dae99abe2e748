package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each row publishes to out in a folder that holds the files; nothing there
// may change.
func TestRefusals(t *testing.T) {
	source := tree{"site/content/index.md": "# Home", "site/content/guides/a.md": "a"}
	for _, tt := range []struct {
		name  string
		files tree
		out   string
		adopt bool
		want  string // in the words of the refusal
	}{
		{"the content", source, "site/content", true, "is a folder that the site is made from"},
		{"in the content", source, "site/content/guides", true, "lies in"},
		{"a new folder in the content", source, "site/content/new/public", true, "lies in"},
		{"holds the content", source, "site", true, "holds"},
		{"holds all", source, ".", true, "holds"},
		{"themes that do not exist yet", source, "site/themes", false, "is a folder that the site is made from"},
		{"in themes that do not exist yet, other case", source, "site/Themes/x", false, "lies in"},
		{"content by a link", join(source, tree{"way": "-> site/content"}), "way", true, "is a folder that the site is made from"},
		{"in the content by a link", join(source, tree{"way": "-> site/content"}), "way/public", true, "lies in"},
		{"holds the content by a link", join(source, tree{"way": "-> site"}), "way", true, "holds"},
		{"a file", join(source, tree{"public": "text"}), "public", true, "is a file"},
		{"below a file", join(source, tree{"public": "text"}), "public/site", true, "find"},
		{"a link to nothing", join(source, tree{"public": "-> nowhere"}), "public", true, "link to something that does not exist"},
		{"below a link to nothing", join(source, tree{"public": "-> nowhere"}), "public/site", true, "link to something that does not exist"},
		{"others' files", join(source, tree{"public/thesis.doc": "t", "public/CNAME": "c"}), "public", false, "(CNAME, thesis.doc)"},
		{"a file where a folder must go", tree{"public/guides": "mine"}, "public", true, "guides is in the way"},
		{"a link where a folder must go", tree{"public/guides": "-> .."}, "public", true, "guides is in the way"},
		{"a link inside where a folder must go", tree{"public/mine/": "", "public/guides": "-> mine"}, "public", true, "guides is in the way"},
		{"a folder where a file must go", tree{"public/index.html/": ""}, "public", true, "index.html is in the way"},
		{"a link where a file must go", tree{"public/index.html": "-> ../diary.txt", "diary.txt": "dear"}, "public", true, "index.html is in the way"},
		{"a link as lock", tree{"public/.handrail.lock": "-> ../diary.txt", "diary.txt": "dear"}, "public", true, lockName},
		{"a link as manifest", tree{"public/.handrail-manifest.json": "-> ../diary.txt", "diary.txt": "dear"}, "public", true, manifestName},
		{"a newer manifest", tree{"public/.handrail-manifest.json": `{"format":2,"files":[]}`}, "public", true, "newer version"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			fill(t, top, tt.files)
			protect := []string{filepath.Join(top, "site/content"), filepath.Join(top, "site/themes")}
			before := read(t, top)
			dir := filepath.Join(top, tt.out)
			_, err := Write(context.Background(), dir, artifacts(small), Options{Protect: protect, Adopt: tt.adopt})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q in it", err, tt.want)
			}
			var r *Refusal
			if errors.As(err, &r) && (r.Dir != dir || r.Do == "") || tt.want != "find" && r == nil {
				t.Errorf("not a whole refusal: %#v", err)
			}
			if diff := cmp.Diff(before, read(t, top)); diff != "" {
				t.Errorf("folder changed (-before +after):\n%s", diff)
			}
		})
	}
}

// Folders beside the source are fine, also with names like its own.
func TestNearTheSource(t *testing.T) {
	for _, out := range []string{"site/public", "site/content2", "site/contents/content", "content", "elsewhere/themes"} {
		top := t.TempDir()
		fill(t, top, tree{"site/content/index.md": "# Home", "elsewhere/": ""})
		dir := filepath.Join(top, out)
		publish(t, dir, small, Options{Protect: []string{filepath.Join(top, "site/content"), filepath.Join(top, "site/themes")}})
		whole(t, dir, small)
	}
}

func TestRefusesTopAndHome(t *testing.T) {
	home := t.TempDir()
	fill(t, home, tree{"desk/": ""})
	t.Setenv("HOME", filepath.Join(home, "desk"))
	t.Setenv("USERPROFILE", filepath.Join(home, "desk"))
	for _, dir := range []string{filepath.VolumeName(home) + string(filepath.Separator), filepath.Join(home, "desk"), home} {
		_, err := Write(context.Background(), dir, artifacts(small), Options{Adopt: true})
		if r := (*Refusal)(nil); !errors.As(err, &r) {
			t.Errorf("%s: got %v, want a refusal", dir, err)
		}
	}
	if diff := cmp.Diff(tree{"desk/": ""}, read(t, home)); diff != "" {
		t.Errorf("folder changed (-before +after):\n%s", diff)
	}
}

// Files of others that stand where files of the site must go are all named,
// and nothing changes.
func TestRefusesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, tree{"index.html": "home"}, Options{})
	fill(t, dir, tree{"guides/a.html": "theirs", "guides/b.html": "theirs", "guides/c.html": "c", "guides/d.html": "theirs", "guides/e.html": "theirs"})
	before := read(t, dir)
	site := tree{"index.html": "home 2", "guides/a.html": "a", "guides/b.html": "b", "guides/c.html": "c", "guides/d.html": "d", "guides/e.html": "e"}
	_, err := Write(context.Background(), dir, artifacts(site), Options{})
	if r := (*Refusal)(nil); !errors.As(err, &r) || !strings.Contains(r.Why, "(guides/a.html, guides/b.html, guides/d.html and 1 more)") {
		t.Errorf("got %v, want a refusal that names the files", err)
	}
	if diff := cmp.Diff(before, read(t, dir)); diff != "" {
		t.Errorf("folder changed (-before +after):\n%s", diff)
	}
	publish(t, dir, site, Options{Adopt: true})
	whole(t, dir, site)
}

// What lies behind links in the output folder is neither read nor written nor
// removed.
func TestLinksAreNotFollowed(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "public")
	publish(t, dir, join(small, tree{"plans/p.html": "p"}), Options{})
	fill(t, top, tree{"safe/p.html": "p", "safe/diary.txt": "dear"})
	must(t, os.RemoveAll(filepath.Join(dir, "plans")))
	fill(t, dir, tree{"plans": "-> ../safe", ".handrail-stage-1": "-> ../safe"})
	publish(t, dir, small, Options{})
	if diff := cmp.Diff(tree{"p.html": "p", "diary.txt": "dear"}, read(t, filepath.Join(top, "safe"))); diff != "" {
		t.Errorf("files behind a link changed (-before +after):\n%s", diff)
	}
	whole(t, dir, join(small, tree{"plans": "-> ../safe", ".handrail-stage-1": "-> ../safe"}))
}
