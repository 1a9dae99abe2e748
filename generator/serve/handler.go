package serve

import (
	"bytes"
	_ "embed" // the page's live script and its style
	"fmt"
	"html"
	"net/http"
	"path"
	"strings"
	"time"

	"handrail/generator"
	"handrail/generator/artifact"
)

// Addresses of the dev server's own answers.
const (
	ownPrefix  = "_handrail/"
	eventsPath = ownPrefix + "events"
	livePath   = ownPrefix + "live.js"
	stylePath  = ownPrefix + "live.css"
	workerPath = "sw.js"
)

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

//go:embed kill.js
var killSwitch []byte

// liveTag is all that serve adds to a page.
const liveTag = `<script src="/` + livePath + `" defer></script>`

// ServeHTTP answers with an artifact of the current snapshot.
func (st *state) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	switch name {
	case eventsPath:
		st.events(w, r)
		return
	case livePath:
		answer(w, r, http.StatusOK, ".js", liveScript)
		return
	case stylePath:
		answer(w, r, http.StatusOK, ".css", liveStyle)
		return
	case workerPath: // a worker saved while another site used this port must go
		answer(w, r, http.StatusOK, ".js", killSwitch)
		return
	}
	now := st.now.Load()
	if now.files == nil {
		answer(w, r, http.StatusInternalServerError, ".html", withLive(faultPage("This handbook cannot be shown yet")))
		return
	}
	status := http.StatusOK
	f, ok := find(now.files, name)
	if !ok {
		status = http.StatusNotFound
		if f, ok = now.files["404.html"]; !ok {
			http.NotFound(w, r)
			return
		}
	}
	data, err := f.Bytes()
	if err != nil {
		answer(w, r, http.StatusInternalServerError, ".html", withLive(faultPage(faultTitle(err))))
		return
	}
	ext := path.Ext(f.Path)
	if ext == ".html" {
		data = withLive(data)
	}
	answer(w, r, status, ext, data)
}

// find maps an address to a file: a folder to its index.html, nothing else.
func find(files map[string]artifact.Artifact, name string) (artifact.Artifact, bool) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	f, ok := files[name]
	return f, ok
}

// withLive puts the live script at the end of a page's body.
func withLive(page []byte) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(liveTag))
	out = append(out, page[:at]...)
	out = append(out, liveTag...)
	return append(out, page[at:]...)
}

func faultTitle(err error) string {
	if d, ok := generator.Fault(err); ok {
		return d.Pos.String() + ": " + d.Text
	}
	return err.Error()
}

// faultPage stands in for a page that could not be made. The live script puts
// the list of mistakes over it, and loads the page once it can be made.
func faultPage(title string) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`+
		`<title>Mistakes in the handbook</title><link rel="stylesheet" href="/%s"></head><body><h1>%s</h1></body></html>`, stylePath, html.EscapeString(title))
}

// types are the content types of what a build makes; the system's own table
// differs from one computer to the next.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml", ".svg": "image/svg+xml",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
	".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".mp3": "audio/mpeg",
}

func answer(w http.ResponseWriter, r *http.Request, status int, ext string, data []byte) {
	kind := types[strings.ToLower(ext)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", fmt.Sprint(len(data)))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data) // an error here is a browser that went away
	}
}

// heartbeat keeps a stream of events from being closed as idle.
const heartbeat = 20 * time.Second

// events streams a message for every build.
func (st *state) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	ctl := http.NewResponseController(w)
	messages, leave := st.subscribe()
	defer leave()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			fmt.Fprint(w, ":\n\n")
		case m := <-messages:
			fmt.Fprintf(w, "event: build\ndata: %s\n\n", m)
		}
		if ctl.Flush() != nil {
			return
		}
	}
}
