package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"handrail/generator/artifact"
)

// TestFolderIsAPlainServer: with --offline the files are answered as they are,
// the worker among them, and what Handrail keeps for itself is not.
func TestFolderIsAPlainServer(t *testing.T) {
	f := folder{fstest.MapFS{
		"index.html":              {Data: []byte("<body>Home</body>")},
		"guides/index.html":       {Data: []byte("<body>Guides</body>")},
		"404.html":                {Data: []byte("<body>Gone</body>")},
		"sw.js":                   {Data: []byte("worker")},
		".handrail-manifest.json": {Data: []byte("{}")},
	}}
	for _, tt := range []struct {
		target string
		status int
		kind   string
		body   string
	}{
		{"/", http.StatusOK, "text/html; charset=utf-8", "<body>Home</body>"},
		{"/guides/?size=3", http.StatusOK, "text/html; charset=utf-8", "<body>Guides</body>"},
		{"/sw.js", http.StatusOK, "text/javascript; charset=utf-8", "worker"},
		{"/nowhere", http.StatusNotFound, "text/html; charset=utf-8", "<body>Gone</body>"},
		{"/guides", http.StatusNotFound, "text/html; charset=utf-8", "<body>Gone</body>"},
		{"/.handrail-manifest.json", http.StatusNotFound, "text/html; charset=utf-8", "<body>Gone</body>"},
		{"/../secret", http.StatusNotFound, "text/html; charset=utf-8", "<body>Gone</body>"},
	} {
		w := httptest.NewRecorder()
		f.ServeHTTP(w, httptest.NewRequest("GET", tt.target, nil))
		if w.Code != tt.status || w.Header().Get("Content-Type") != tt.kind || w.Body.String() != tt.body {
			t.Errorf("%s: status %d, %s, %q", tt.target, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
}

// TestWorkerIsNotShown: the dev server never answers with the worker of the
// build, nor makes it, for which it would have to make all files.
func TestWorkerIsNotShown(t *testing.T) {
	made := false
	st := showing(page("index.html", "x"), artifact.New("sw.js", artifact.Worker, func() ([]byte, error) {
		made = true
		return []byte("worker"), nil
	}))
	for _, f := range st.now.Load().edition.all {
		if _, err := f.Bytes(); err != nil {
			t.Fatal(err)
		}
	}
	if got := send(st, "GET", "/sw.js").Body.String(); got != string(killSwitch) || made {
		t.Errorf("made: %v; /sw.js answers %q", made, got)
	}
}
