package serve

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// folder answers from the files of a published handbook, as a plain web server
// does: no live script, and the worker is on.
type folder struct{ files fs.FS }

func (f folder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, err := f.read(name)
	status := http.StatusOK
	if err != nil {
		status, name = http.StatusNotFound, "404.html"
		if data, err = f.read(name); err != nil {
			http.NotFound(w, r)
			return
		}
	}
	answer(w, r, status, path.Ext(name), data)
}

// read reads a file of the handbook. What Handrail keeps for itself begins
// with a dot.
func (f folder) read(name string) ([]byte, error) {
	if strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(f.files, name)
}
