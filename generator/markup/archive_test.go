package markup

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// archive is a txtar file: a comment, then files, each after a line
// "-- NAME --".
type archive struct {
	path    string
	comment []byte
	files   []member
}

type member struct {
	name string
	data []byte
}

// archives reads all test data.
func archives(t testing.TB) (all []archive) {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no test data", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a := parseArchive(data)
		a.path = path
		all = append(all, a)
	}
	return all
}

func parseArchive(data []byte) (a archive) {
	for line := range bytes.Lines(data) {
		name, found := bytes.CutPrefix(line, []byte("-- "))
		name, ends := bytes.CutSuffix(name, []byte(" --\n"))
		switch n := len(a.files); {
		case found && ends:
			a.files = append(a.files, member{name: string(name)})
		case n == 0:
			a.comment = append(a.comment, line...)
		default:
			a.files[n-1].data = append(a.files[n-1].data, line...)
		}
	}
	return a
}

// format writes the archive back. Each file ends with a line end.
func (a archive) format() []byte {
	out := bytes.Clone(a.comment)
	for _, f := range a.files {
		out = append(out, "-- "+f.name+" --\n"...)
		out = append(out, f.data...)
		if len(f.data) > 0 && !bytes.HasSuffix(f.data, []byte("\n")) {
			out = append(out, '\n')
		}
	}
	return out
}
