package serve

import (
	"bytes"
	_ "embed" // the scripts and the style of the dev server's own
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"handrail/generator/artifact"
)

// Addresses of the dev server's own answers.
const (
	ownPrefix  = "_handrail/"
	eventsPath = ownPrefix + "events"
	scriptPath = ownPrefix + "live.js"
	stylePath  = ownPrefix + "live.css"
	workerPath = "sw.js"
)

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

//go:embed kill.js
var killSwitch []byte

// ServeHTTP answers with a file of the current snapshot, or with one of the
// dev server's own.
func (st *state) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch name := strings.TrimPrefix(r.URL.Path, "/"); name {
	case eventsPath:
		st.events(w, r)
	case scriptPath:
		answer(w, r, http.StatusOK, ".js", liveScript)
	case stylePath:
		answer(w, r, http.StatusOK, ".css", liveStyle)
	case workerPath: // a worker saved while another site used this port must go
		answer(w, r, http.StatusOK, ".js", killSwitch)
	default:
		now := st.now.Load()
		if err := now.answer(w, r, name); err != nil && st.blame(now.edition, errorText(err)) {
			st.broke(err)
		}
	}
}

// answer answers with the file of that name, or with the page for names that
// lead nowhere. The error is that the file could not be made.
func (s *snapshot) answer(w http.ResponseWriter, r *http.Request, name string) error {
	if s.edition == nil {
		s.page(w, r, http.StatusInternalServerError, faultPage("This handbook cannot be shown yet"))
		return nil
	}
	status := http.StatusOK
	f, ok := s.edition.find(name)
	if !ok {
		status = http.StatusNotFound
		if f, ok = s.edition.files["404.html"]; !ok {
			http.NotFound(w, r)
			return nil
		}
	}
	data, err := bytesOf(f)
	switch ext := path.Ext(f.Path); {
	case err != nil:
		s.page(w, r, http.StatusInternalServerError, faultPage("This page cannot be made"))
	case ext == ".html":
		s.page(w, r, status, data)
	default:
		answer(w, r, status, ext, data)
	}
	return err
}

// bytesOf makes a file, and tryOut only tells whether it can be made. A bug that shows while it is made is the file's error:
// it must not end the server of somebody who is writing.
func bytesOf(f artifact.Artifact) (data []byte, err error) {
	defer caught(f, &err)
	return f.Bytes()
}

func tryOut(f artifact.Artifact) (err error) {
	defer caught(f, &err)
	return f.Try()
}

func caught(f artifact.Artifact, err *error) {
	if bug := recover(); bug != nil {
		*err = fmt.Errorf("make %s: %v", f.Path, bug)
	}
}

// types are the content types of what a build makes; the system's own table
// differs from one computer to the next.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml", ".svg": "image/svg+xml",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
	".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "video/mp4",
}

// answer sends data as the type that goes with ext.
func answer(w http.ResponseWriter, r *http.Request, status int, ext string, data []byte) {
	kind := types[strings.ToLower(ext)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "no-store")
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data)) // knows ranges, which sound on a phone asks for
		return
	}
	h.Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data) // an error here is a browser that went away
	}
}
