//go:build !race

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// answering finds what a host answers at a path below the handbook: the name
// of a file, an address to go to, or neither when there is nothing.
type answering func(dir, name string) (file, to string)

// like imitates a host that serves dir below prefix, and says for wrong
// addresses what wrong says.
func like(t *testing.T, dir, prefix string, answer answering, wrong http.HandlerFunc) started {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, below := strings.CutPrefix(r.URL.Path, prefix)
		if !below {
			http.NotFound(w, r)
			return
		}
		file, to := answer(dir, name)
		if to != "" {
			http.Redirect(w, r, to, http.StatusPermanentRedirect)
			return
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if file == "" || err != nil {
			wrong(w, r)
			return
		}
		w.Header().Set("Cache-Control", "max-age=600") // what one of them says for every file
		w.Header().Set("Content-Type", typeOf(file))
		w.Write(data)
	}))
	t.Cleanup(srv.Close)
	return started{origin: srv.URL, stop: func() { srv.CloseClientConnections(); srv.Close() }}
}

func typeOf(file string) string {
	switch path.Ext(file) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "application/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".json":
		return "application/json"
	default:
		return "text/plain; charset=utf-8"
	}
}

func isFile(dir, name string) bool {
	info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
	return err == nil && info.Mode().IsRegular()
}

// cleanURLs answers x for x.html, and folders with a slash, as GitHub Pages
// does.
func cleanURLs(dir, name string) (file, to string) {
	switch {
	case name == "" || strings.HasSuffix(name, "/"):
		return name + "index.html", ""
	case isFile(dir, name):
		return name, ""
	case isFile(dir, name+".html"):
		return name + ".html", ""
	case isFile(dir, name+"/index.html"):
		return "", path.Base(name) + "/"
	default:
		return "", ""
	}
}

// shortURLs leads from x.html to x and from x/index.html to x/, as Cloudflare
// Pages does.
func shortURLs(dir, name string) (file, to string) {
	if bare, ok := strings.CutSuffix(name, "index.html"); ok && isFile(dir, name) && (bare == "" || strings.HasSuffix(bare, "/")) {
		return "", "./"
	}
	if bare, ok := strings.CutSuffix(name, ".html"); ok && isFile(dir, name) {
		return "", path.Base(bare)
	}
	if bare, ok := strings.CutSuffix(name, "/"); ok && !isFile(dir, name+"index.html") && isFile(dir, bare+".html") {
		return "", "../" + path.Base(bare)
	}
	return cleanURLs(dir, name)
}

// onlyIndex leads from x/index.html to x/ and changes nothing else.
func onlyIndex(dir, name string) (file, to string) {
	if name == "index.html" || strings.HasSuffix(name, "/index.html") {
		return "", "./"
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name, ""
}

// onlyNames answers names of files alone, as an object store does.
func onlyNames(dir, name string) (file, to string) {
	return name, ""
}

// ownPage answers wrong addresses with the handbook's 404.html.
func ownPage(dir string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile(filepath.Join(dir, "404.html"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(data)
	}
}

// denied is what an object store says that lists nothing: it does not tell
// what is missing from what is forbidden.
func denied(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(http.StatusForbidden)
	w.Write([]byte("<Error><Code>AccessDenied</Code></Error>"))
}
