package publish

import (
	"context"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// caseless is a folder on a disk that takes "A" and "a" for one name and, when
// a file is replaced, keeps the spelling that was there.
type caseless struct{ folder }

// real returns name as it is spelt on the disk.
func (c caseless) real(name string) string {
	dir, base := path.Dir(name), path.Base(name)
	if dir == "." && base == "." {
		return "."
	}
	dir = c.real(dir)
	list, _ := c.folder.ReadDir(dir)
	for _, e := range list {
		if strings.EqualFold(e.Name(), base) {
			return path.Join(dir, e.Name())
		}
	}
	return path.Join(dir, base)
}

func (c caseless) Lstat(name string) (fs.FileInfo, error)     { return c.folder.Lstat(c.real(name)) }
func (c caseless) ReadDir(name string) ([]fs.DirEntry, error) { return c.folder.ReadDir(c.real(name)) }
func (c caseless) ReadFile(name string) ([]byte, error)       { return c.folder.ReadFile(c.real(name)) }
func (c caseless) Mkdir(name string) error                    { return c.folder.Mkdir(c.real(name)) }
func (c caseless) Remove(name string) error                   { return c.folder.Remove(c.real(name)) }

func (c caseless) Create(name string, data []byte, durable bool) error {
	return c.folder.Create(c.real(name), data, durable)
}

func (c caseless) Rename(from, to string) error {
	from = c.real(from)
	if c.real(to) == from { // only the spelling changes
		return c.folder.Rename(from, path.Join(path.Dir(from), path.Base(to)))
	}
	return c.folder.Rename(from, c.real(to))
}

// A page that was renamed in case only is neither refused nor lost on such a
// disk, and gets its new spelling, which matters on the server.
func TestCaseOnlyRename(t *testing.T) {
	for _, tt := range []struct {
		name, text string
	}{{"same bytes", "a"}, {"other bytes", "a 2"}} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			p := plain(2)
			p.open = func(r *os.Root) folder { return caseless{disk{r}} }
			write := func(site tree) Report {
				r, err := p.write(context.Background(), dir, artifacts(site), Options{})
				must(t, err)
				return r
			}
			write(tree{"guides/Anna.html": "a", "index.html": "home"})
			site := tree{"guides/anna.html": tt.text, "index.html": "home"}
			if r := write(site); r.Written != 1 || r.Unchanged != 1 || r.Removed+len(r.Kept)+len(r.Overwritten) > 0 {
				t.Errorf("report %+v", r)
			}
			whole(t, dir, site)
			if r := write(site); r.Unchanged != 2 {
				t.Errorf("second report %+v", r)
			}
			whole(t, dir, site)
		})
	}
}

// Where case matters, the old file is simply stale; elsewhere the same holds as
// above.
func TestCaseOnlyRenameOnThisDisk(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, tree{"Anna.html": "a"}, Options{})
	publish(t, dir, tree{"anna.html": "a"}, Options{})
	whole(t, dir, tree{"anna.html": "a"})
}
