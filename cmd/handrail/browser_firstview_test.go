//go:build !race

package main

import (
	"compress/gzip"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// zipped serves a folder as a good host does, text by gzip.
func zipped(t *testing.T, dir string) string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Range")
		pack := gzip.NewWriter(w)
		defer pack.Close()
		w.Header().Set("Content-Encoding", "gzip")
		files.ServeHTTP(packed{w, pack}, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// packed is an answer whose body goes through gzip.
type packed struct {
	http.ResponseWriter
	body io.Writer
}

func (p packed) Write(b []byte) (int, error) { return p.body.Write(b) }

func (p packed) WriteHeader(status int) {
	p.Header().Del("Content-Length")
	p.ResponseWriter.WriteHeader(status)
}

// fetched is how many bytes come for an address, with about as many for the
// head as other files have.
func fetched(t *testing.T, address string) int {
	t.Helper()
	// Asked for by name, the packed bytes come as they are.
	ask, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	ask.Header.Set("Accept-Encoding", "gzip")
	answer, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer.Status, err)
	}
	return len(body) + 200
}

// questions are pages in the folder of lessons that hold the questions of all.
var questions = []string{"lessons/workbook.html", "lessons/questions.html"}

// heaviest is, of each type of page, the one with the most bytes.
func heaviest(t *testing.T, dir string) map[string]string {
	t.Helper()
	out, sizes := map[string]string{}, map[string]int64{}
	for _, name := range pagesIn(t, dir) {
		kind := strings.TrimPrefix(name, "es/") // of whichever language it is longer in; of some pages there is one
		if folder, file, ok := strings.Cut(kind, "/"); ok && file != "index.html" && !slices.Contains(questions, kind) {
			kind = folder + "/*" + strings.Join(strings.SplitAfter(file, ".")[1:], "")
		}
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > sizes[kind] {
			out[kind], sizes[kind] = name, info.Size()
		}
	}
	return out
}

// traffic is what the browser fetched for a page.
type traffic struct {
	mu             sync.Mutex
	sent, finished map[network.RequestID]string // by address
	bytes, scripts int
}

func (f *traffic) event(ev any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			f.sent[e.RequestID] = e.Request.URL
		}
	case *network.EventLoadingFinished:
		if f.sent[e.RequestID] == "" {
			return
		}
		f.finished[e.RequestID] = f.sent[e.RequestID]
		f.bytes += int(e.EncodedDataLength)
		if strings.HasSuffix(f.sent[e.RequestID], ".js") {
			f.scripts += int(e.EncodedDataLength)
		}
	}
}

// idle tells whether the icon, which comes last, is there, and nothing is on
// its way.
func (f *traffic) idle() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	icon := slices.ContainsFunc(slices.Collect(maps.Values(f.finished)), func(url string) bool { return strings.HasSuffix(url, ".svg") })
	return icon && len(f.sent) == len(f.finished)
}

// TestFirstView opens the heaviest page of each type on a phone that has seen
// none: bytes with their heads, requests, and how much of it is script.
func TestFirstView(t *testing.T) {
	dir := localised(t)
	base := zipped(t, dir)
	manifest := fetched(t, base+"manifest.json")
	for kind, name := range heaviest(t, dir) {
		if name == "404.html" {
			continue // which names no file, and has no budget
		}
		t.Run(kind, func(t *testing.T) {
			tb := newTab(t)
			f := &traffic{sent: map[network.RequestID]string{}, finished: map[network.RequestID]string{}}
			if err := chromedp.Listen(tb.ctx, f.event); err != nil {
				t.Fatal(err)
			}
			tb.do(chromedp.Navigate(base + name))
			tb.waitFor("everything is there", f.idle)
			f.mu.Lock()
			defer f.mu.Unlock()
			// A browser without a window does not fetch the manifest. Its icon is that of the page.
			f.sent["manifest"], f.bytes = "manifest.json", f.bytes+manifest
			t.Logf("%s: %d bytes, %d of them scripts, in %d requests", name, f.bytes, f.scripts, len(f.sent))
			if len(f.sent) > 6 && kind != "print.html" { // which has the pictures of all
				t.Errorf("%s: %d requests, more than 6: %s", name, len(f.sent), slices.Sorted(maps.Values(f.sent)))
			}
			if most := budget(kind, name); f.bytes > most {
				t.Errorf("%s: %d bytes, more than %d", name, f.bytes, most)
			}
			if f.scripts > 6<<10 {
				t.Errorf("%s: %d bytes of scripts, more than 6 KiB", name, f.scripts)
			}
		})
	}
}

// budget is how many bytes the first view of a type of page may have. Pages
// that are one long text, or made for paper, may have more.
func budget(kind, name string) int {
	if strings.HasPrefix(name, "es/") {
		return budget(kind, "") + 1<<10 // the same in longer words
	}
	switch kind {
	case "plans/*html":
		return 21 << 10 // how each step is run, and the run sheet, stand on it too
	case questions[0]: // the questions of all lessons, with their answers
		return 27 << 10
	case questions[1]:
		return 23 << 10
	case "plans/*full.html", "cards.html":
		return 20 << 10
	case "glossary.html":
		return 19 << 10
	case "print.html":
		return 190 << 10 // the whole handbook
	}
	return 18 << 10
}
