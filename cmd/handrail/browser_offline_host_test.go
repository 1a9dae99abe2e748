//go:build !race

package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// host is a web server for built handbooks, whose network can fail.
type host struct {
	*httptest.Server
	t       *testing.T
	folders map[string]string // address prefix -> folder

	mu    sync.Mutex
	mode  string        // "", "hang" (takes requests, and answers when the mode is another), "dead" (breaks connections off)
	awake chan struct{} // closed when the mode changes
	left  int           // answers until the mode becomes dead; 0 means no end
	asked []string      // paths since requests was last called
	gave  []string      // paths that were answered since answers was last called
	end   chan struct{}
	alter string // a path that is answered with other bytes; set while nobody asks
}

func newHost(t *testing.T, folders map[string]string) *host {
	t.Helper()
	h := &host{t: t, folders: folders, end: make(chan struct{}), awake: make(chan struct{})}
	h.Server = httptest.NewServer(h)
	t.Cleanup(func() { close(h.end); h.CloseClientConnections(); h.Close() })
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.asked = append(h.asked, r.URL.Path)
	mode, awake := h.mode, h.awake
	if mode == "" {
		h.gave = append(h.gave, r.URL.Path)
	}
	if mode == "" && h.left > 0 {
		if h.left--; h.left == 0 {
			h.mode = "dead"
		}
	}
	h.mu.Unlock()
	switch mode {
	case "hang":
		select {
		case <-h.end:
			panic(http.ErrAbortHandler)
		case <-r.Context().Done():
			panic(http.ErrAbortHandler)
		case <-awake:
		}
	case "dead":
		panic(http.ErrAbortHandler)
	}
	if h.alter != "" && r.URL.Path == h.alter {
		fmt.Fprint(w, "<h1>Something else</h1>")
		return
	}
	w.Header().Set("Cache-Control", "no-cache") // else the browser's own cache would answer for a moment
	best := ""
	for prefix := range h.folders {
		if strings.HasPrefix(r.URL.Path, prefix) && len(prefix) > len(best) {
			best = prefix
		}
	}
	if best == "" {
		http.NotFound(w, r)
		return
	}
	r.URL.Path = "/" + strings.TrimPrefix(r.URL.Path, best)
	file := r.URL.Path
	if strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if data, err := os.ReadFile(filepath.Join(h.folders[best], filepath.FromSlash(file))); err == nil {
		w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data))) // two builds may fall into one second, and have one time
	}
	http.FileServer(http.Dir(h.folders[best])).ServeHTTP(w, r) // redirects x/index.html to x/, as many hosts do
}

// network sets how the server behaves from now on.
func (h *host) network(mode string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.mode, h.left = mode, 0
	close(h.awake)
	h.awake = make(chan struct{})
}

// dieAfter lets n more requests through.
func (h *host) dieAfter(n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.mode, h.left = "", n
}

// is tells whether the server behaves like that by now.
func (h *host) is(mode string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.mode == mode
}

// answers lists what was answered since it was last called.
func (h *host) answers() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	gave := h.gave
	h.gave = nil
	return gave
}

// requests lists what was asked for since it was last called, each path once.
func (h *host) requests() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	asked := slices.Clone(h.asked)
	h.asked = nil
	slices.Sort(asked)
	return slices.Compact(asked)
}

// writeSite writes the sources of a small handbook.
func writeSite(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		save(t, filepath.Join(dir, "content", filepath.FromSlash(name)), text)
	}
}

// publishSite builds dir to out.
func publishSite(t *testing.T, dir, out string) {
	t.Helper()
	var said strings.Builder
	a := &app{in: strings.NewReader(""), out: io.Discard, err: &said}
	if err := a.build(context.Background(), dir, out, siteFlags{quiet: true}, false); err != nil {
		t.Fatalf("build: %v\n%s", err, said.String())
	}
}

const savedLine = `document.querySelector(".foot [data-saved]").textContent`

// waitSaved waits until the page says that all is saved.
func (tb *tab) waitSaved() {
	tb.t.Helper()
	tb.wait("the line says that all is saved", savedLine+`.startsWith("Saved on this phone")`)
}

// heading opens an address and returns the page's heading.
func (tb *tab) heading(address string) string {
	tb.t.Helper()
	tb.open(address)
	return eval[string](tb, `document.querySelector("h1")?.textContent ?? document.body.textContent`)
}

// promised evaluates an expression that gives a promise.
func promised[T any](tb *tab, script string) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// waitPromise waits until a promise that an expression gives is of true.
func (tb *tab) waitPromise(what, expression string) {
	tb.t.Helper()
	tb.waitFor(what+": "+expression, func() bool {
		ok, err := chromedp.Run(tb.ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise))
		return err == nil && ok
	})
}

// idle tells whether no worker is being installed.
const idle = `navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)`

// status is the HTTP status of the page that is open.
func (tb *tab) status() int {
	tb.t.Helper()
	return eval[int](tb, `performance.getEntriesByType("navigation")[0].responseStatus`)
}

// lookForUpdate does what browsers do by themselves after a while. It looks
// twice: the browser may be in the middle of a look that it began before, and
// then the first call only waits for that. It returns when what was found is
// installed or given up.
func (tb *tab) lookForUpdate() {
	tb.t.Helper()
	promised[bool](tb, `navigator.serviceWorker.getRegistration().then(r => r.update()).then(r => r.update()).then(() => true, () => true)`)
}

// lakeside is a small handbook.
func lakeside() map[string]string {
	page := func(title, text string) string { return "---\ntitle: " + title + "\nsummary: S.\n---\n" + text + "\n" }
	files := map[string]string{
		"handbook.yaml":         "title: Riverside\nname: riverside\nhelp: [crisis]\n",
		"contacts/crisis.md":    "---\ntitle: Crisis line\nsummary: S.\nrole: crisis\nphone: \"01632 960001\"\n---\n",
		"guides/welcome.md":     page("Welcome", "See [the walrus](walrus.md)."),
		"guides/walrus.md":      "---\ntitle: Walrus\nsummary: S.\nmoved_from: [guides/seal.html]\n---\nAbout tusks.\n",
		"playbooks/conflict.md": "---\ntitle: Conflict\nsummary: S.\nurgency: soon\nsigns: [shouting]\n---\n## First minute\n1. Stop.\n2. Breathe.\n3. Say it.\n",
	}
	for i := range 12 {
		files[fmt.Sprintf("guides/g%02d.md", i)] = page(fmt.Sprintf("Guide %d", i), "First edition.")
	}
	return files
}

// published builds lakeside, with changes, and serves it at the top of a host.
func published(t *testing.T, changes map[string]string) (h *host, dir, out string) {
	t.Helper()
	dir, out = t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeSite(t, dir, lakeside())
	writeSite(t, dir, changes)
	publishSite(t, dir, out)
	return newHost(t, map[string]string{"/": out}), dir, out
}

// headingOf is the heading of a built page; for a page that leads elsewhere,
// of the one that it leads to.
func headingOf(t *testing.T, file string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	root, err := html.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "meta" {
			for _, a := range n.Attr {
				if _, to, ok := strings.Cut(a.Val, "; url="); ok {
					return headingOf(t, filepath.Join(filepath.Dir(file), filepath.FromSlash(to)))
				}
			}
		}
		if n.Type == html.ElementNode && n.Data == "h1" {
			text := ""
			for c := range n.Descendants() {
				if c.Type == html.TextNode {
					text += c.Data
				}
			}
			return text
		}
	}
	t.Fatalf("%s has no heading", file)
	return ""
}
