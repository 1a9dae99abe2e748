package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestManifestText(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, tree{"index.html": "home", "a&b.html": "a"}, Options{Tool: "1.2"})
	got := read(t, dir)[manifestName]
	want := `{"format":1,"tool":"1.2","files":[
{"path":"a&b.html","sha256":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
{"path":"index.html","sha256":"4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"}
]}
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A damaged manifest never leads to a loss: files that hold the bytes of the
// site are ours, files whose line can be read are ours, all others stay.
func TestDamagedManifest(t *testing.T) {
	dir := t.TempDir()
	old := join(small, tree{"guides/old.html": "old"})
	publish(t, dir, old, Options{})
	manifest := read(t, dir)[manifestName]
	i := strings.Index(manifest, `{"path":"guides/old.html"`)
	for _, tt := range []struct {
		name, text string
		site       tree
		refused    bool
		kept       []string
	}{
		{"garbage, same site", "\x00\x00\x00", small, false, []string{"guides/old.html"}},
		{"empty, same site", "", small, false, []string{"guides/old.html"}},
		{"empty list, same site", "{}", small, false, []string{"guides/old.html"}},
		{"garbage, changed site", "\x00\x00\x00", other, true, nil},
		{"cut short", manifest[:i+20], other, true, nil},
		{"cut short after all that matters", manifest[:len(manifest)-4], other, false, []string{}},
		{"conflict marks", strings.Replace(manifest, "\n", "\n<<<<<<< ours\n", 1), other, false, []string{}},
		{"a path that leads out", strings.Replace(manifest, "guides/old.html", "../diary.txt", 1), other, false, []string{"guides/old.html"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "public")
			fill(t, top, tree{"diary.txt": "old"})
			fill(t, dir, join(old, tree{manifestName: tt.text}))
			before := read(t, top)
			r, err := Write(context.Background(), dir, artifacts(tt.site), Options{})
			if ref := (*Refusal)(nil); tt.refused != errors.As(err, &ref) || !tt.refused && err != nil {
				t.Fatalf("got %v, want refused %v", err, tt.refused)
			}
			if tt.refused {
				if !strings.Contains(err.Error(), "damaged") {
					t.Errorf("the reason is not named: %v", err)
				}
				if diff := cmp.Diff(before, read(t, top)); diff != "" {
					t.Errorf("folder changed (-before +after):\n%s", diff)
				}
				r = publish(t, dir, tt.site, Options{Adopt: true})
			} else if !slices.Equal(r.Kept, tt.kept) {
				t.Errorf("kept %q, want %q", r.Kept, tt.kept)
			}
			want := join(tt.site)
			for _, p := range r.Kept {
				want[p] = old[p]
			}
			whole(t, dir, want)
			if text := read(t, top)["diary.txt"]; text != "old" {
				t.Errorf("a file outside the folder changed: %q", text)
			}
		})
	}
}

// A journal claims the bytes that a run meant to write, not whatever stands
// under the name.
func TestJournalClaimsBytes(t *testing.T) {
	dir := t.TempDir()
	journal := record{Format: recordFormat, Files: []entry{
		newEntry("guides/old.html", sha256.Sum256([]byte("placed"))),
		newEntry("guides/new.html", sha256.Sum256([]byte("never placed"))),
	}}
	fill(t, dir, tree{journalName: string(journal.encode()), "guides/old.html": "placed", "guides/new.html": "theirs", "index.html": "home"})
	if _, err := Write(context.Background(), dir, artifacts(tree{"guides/new.html": "n", "index.html": "home"}), Options{}); err == nil {
		t.Error("a file that we never wrote was overwritten")
	}
	if r := publish(t, dir, tree{"index.html": "home"}, Options{}); r.Removed != 1 || len(r.Kept) > 0 {
		t.Errorf("report %+v, want 1 removed and none kept", r)
	}
	whole(t, dir, tree{"index.html": "home", "guides/new.html": "theirs"})
}

func FuzzDecodeRecord(f *testing.F) {
	f.Add([]byte(`{"format":1,"files":[` + "\n" + `{"path":"a","sha256":"` + strings.Repeat("0", 64) + `"}` + "\n]}\n"))
	f.Add([]byte("<<<<<<<\n" + `{"path":"../a","sha256":"` + strings.Repeat("f", 64) + `"},`))
	f.Add([]byte(`{"format":1,"tool":"x","files":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _ := decodeRecord(data)
		for _, e := range r.Files {
			if err := checkPath(e.Path); err != nil {
				t.Errorf("a bad path came through: %v", err)
			}
		}
		text := r.encode()
		again, whole := decodeRecord(text)
		if !whole || !bytes.Equal(text, again.encode()) {
			t.Errorf("a record does not survive: %q", text)
		}
	})
}
