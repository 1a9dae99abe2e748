package serve

import (
	"errors"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"handrail/generator/artifact"
)

func page(path, html string) artifact.Artifact {
	return artifact.Of(path, artifact.Page, []byte(html))
}

// broken is a file that cannot be made.
func broken(path string) artifact.Artifact {
	return artifact.New(path, artifact.Page, func() ([]byte, error) { return nil, errors.New("no field Titel") })
}

var sample = []artifact.Artifact{
	page("index.html", "<!doctype html><title>Home</title><body><p>Home</p></body></html>"),
	page("playbooks/index.html", "<body>Playbooks</body>"),
	page("playbooks/conflict.html", "<body>Conflict, and </body> in the text</body>"),
	page("bare.html", "no end"),
	page("404.html", "<body>There is no page here</body>"),
	page("assets/app.3f9c.css", "a{}"),
	page("assets/plan.js", "1"),
	page("assets/Bild.PNG", "png"),
	page("assets/form.docx", "docx"),
	page("manifest.json", "{}"),
	page("_headers", "/*"),
	broken("broken.html"),
}

func showing(files ...artifact.Artifact) *state {
	st := newState()
	st.show(files, [32]byte{})
	return st
}

func send(st *state, method, target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	st.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	return w
}

var tagPattern = regexp.MustCompile(`<script src="/_handrail/live\.js"[^>]*></script>`)

func TestPagesHoldOneTagMore(t *testing.T) {
	st := showing(sample...)
	for target, name := range map[string]string{
		"/":                          "index.html",
		"/index.html":                "index.html",
		"/?q=calm":                   "index.html",
		"/playbooks/":                "playbooks/index.html",
		"/playbooks/conflict.html":   "playbooks/conflict.html",
		"/playbooks%2Fconflict.html": "playbooks/conflict.html",
		"/%70laybooks/":              "playbooks/index.html",
		"/bare.html":                 "bare.html",
	} {
		w := send(st, "GET", target)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: status %d, type %s", target, w.Code, w.Header().Get("Content-Type"))
		}
		tags := tagPattern.FindAllString(w.Body.String(), -1)
		if len(tags) != 1 {
			t.Errorf("%s: %d tags added, want 1", target, len(tags))
		}
		want, err := st.now.Load().edition.files[name].Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if got := tagPattern.ReplaceAllString(w.Body.String(), ""); got != string(want) {
			t.Errorf("%s: without the tag it is %q, want %q", target, got, want)
		}
	}
	if got := send(st, "GET", "/playbooks/conflict.html").Body.String(); !strings.HasSuffix(got, "</script></body>") {
		t.Errorf("the tag stands not at the end of the body: %q", got)
	}
}

func TestOtherFilesAreAsBuilt(t *testing.T) {
	st := showing(sample...)
	for _, tt := range []struct{ target, kind, want string }{
		{"/assets/app.3f9c.css", "text/css; charset=utf-8", "a{}"},
		{"/assets/plan.js", "text/javascript; charset=utf-8", "1"},
		{"/assets/Bild.PNG", "image/png", "png"},
		{"/assets/form.docx", "application/octet-stream", "docx"},
		{"/manifest.json", "application/json", "{}"},
		{"/_headers", "application/octet-stream", "/*"},
		{"/_handrail/live.js", "text/javascript; charset=utf-8", string(liveScript)},
		{"/_handrail/live.css", "text/css; charset=utf-8", string(liveStyle)},
		{"/sw.js", "text/javascript; charset=utf-8", string(killSwitch)},
	} {
		w := send(st, "GET", tt.target)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != tt.kind || w.Body.String() != tt.want {
			t.Errorf("%s: status %d, type %s, %q", tt.target, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	if got := string(killSwitch); !strings.Contains(got, "unregister()") {
		t.Error("the kill switch does not unregister the worker")
	}
}

func TestNothingOutsideTheMap(t *testing.T) {
	st := showing(sample...)
	for _, target := range []string{
		"/nowhere.html", "/playbooks", "/playbooks//", "//", "///", "//index.html", "/./index.html", "/../index.html", "/playbooks/../index.html",
		"/%2e%2e/index.html", "/%2e%2e%2findex.html", "/..%2findex.html", "/..%5cindex.html", `/\..\index.html`, `/playbooks\conflict.html`, "/%252e%252e/index.html",
		"/index.html%00", "/%00", "/index.html%00.css", "/index.html/", "/INDEX.HTML", "/index.html%20", "/index.html.", "/../../etc/passwd",
		"http://localhost/../index.html", "//evil.example/index.html", "/_handrail/", "/_handrail/../index.html", "/_handrail/live.js/", "/@fs/etc/passwd",
		"/content/guides/welcome.md", "/.git/config", "/handler.go", "/..;/index.html", "/%c0%ae%c0%ae/index.html",
	} {
		w := send(st, "GET", target)
		if w.Code != http.StatusNotFound || tagPattern.ReplaceAllString(w.Body.String(), "") != "<body>There is no page here</body>" {
			t.Errorf("%s: status %d, %q; want the page for addresses that lead nowhere", target, w.Code, w.Body)
		}
	}
	if w := send(showing(page("index.html", "x")), "GET", "/nowhere"); w.Code != http.StatusNotFound {
		t.Errorf("a theme without 404.html: status %d, want 404", w.Code)
	}
}

func TestHeadIsGetWithoutBody(t *testing.T) {
	st := showing(sample...)
	for _, target := range []string{"/", "/nowhere", "/assets/app.3f9c.css", "/broken.html", "/sw.js"} {
		send(st, "GET", target) // who asks first for a broken page is told of the fault only after it
		get, head := send(st, "GET", target), send(st, "HEAD", target)
		if head.Code != get.Code || head.Body.Len() != 0 {
			t.Errorf("HEAD %s: status %d and %d bytes, want %d and none", target, head.Code, head.Body.Len(), get.Code)
		}
		for _, name := range []string{"Content-Type", "Content-Length", markHeader} {
			if g, h := get.Header().Get(name), head.Header().Get(name); g != h {
				t.Errorf("HEAD %s: %s is %q, want %q", target, name, h, g)
			}
		}
	}
}

func TestRangesAreKnown(t *testing.T) {
	r := httptest.NewRequest("GET", "/breath.mp3", nil)
	r.Header.Set("Range", "bytes=2-3")
	w := httptest.NewRecorder()
	showing(page("breath.mp3", "abcdef")).ServeHTTP(w, r)
	if w.Code != http.StatusPartialContent || w.Body.String() != "cd" {
		t.Errorf("status %d, %q; want 206 and cd", w.Code, w.Body)
	}
}

func TestPagesThatCannotBeMade(t *testing.T) {
	bug := artifact.New("bug.html", artifact.Page, func() ([]byte, error) { panic("index out of range") })
	st := showing(append(sample, bug)...)
	st.fail([]string{`content/a.md:1:1: error: "a" & <b>`})
	for _, tt := range []struct {
		st     *state
		target string
	}{{st, "/broken.html"}, {st, "/bug.html"}, {newState(), "/"}, {newState(), "/assets/app.css"}} {
		w := send(tt.st, "GET", tt.target)
		if w.Code != http.StatusInternalServerError || len(tagPattern.FindAllString(w.Body.String(), -1)) != 1 {
			t.Errorf("%s: status %d, %q; want 500 and a page that loads itself again", tt.target, w.Code, w.Body)
		}
	}
	if got := html.UnescapeString(send(st, "GET", "/").Body.String()); !strings.Contains(got, `a.md:1:1: error: \"a\" \u0026 \u003cb\u003e`) {
		t.Errorf("a page does not carry the mistakes: %s", got)
	}
	if got := send(st, "GET", "/").Code; got != http.StatusOK {
		t.Errorf("a good page of a site with mistakes: status %d, want 200", got)
	}
}

// A page asks for its mark to find out whether to load itself again.
func TestMarks(t *testing.T) {
	site := func(text, style string) *state {
		return showing(page("index.html", "<link href="+style+"><body>"+text+"</body>"), page(style, "a{}"))
	}
	mark := func(st *state) (text, whole string) {
		got := send(st, "HEAD", "/").Header().Get(markHeader)
		if tag := `data-page="` + got + `"`; !strings.Contains(send(st, "GET", "/").Body.String(), tag) {
			t.Errorf("the page does not hold %s", tag)
		}
		text, whole, ok := strings.Cut(got, "-")
		if !ok || text == "" || whole == "" {
			t.Fatalf("mark %q, want two parts", got)
		}
		return text, whole
	}
	text, whole := mark(site("one", "assets/app.1.css"))
	if t2, w2 := mark(site("one", "assets/app.1.css")); t2 != text || w2 != whole {
		t.Error("the same page has another mark in another server")
	}
	if t2, w2 := mark(site("one", "assets/app.2.css")); t2 != text || w2 == whole {
		t.Error("other styles should change the second part of the mark alone")
	}
	if t2, w2 := mark(site("two", "assets/app.1.css")); t2 == text || w2 == whole {
		t.Error("another text should change both parts of the mark")
	}
	bad := site("one", "assets/app.1.css")
	bad.fail([]string{"a mistake"})
	if t2, w2 := mark(bad); t2 != text || w2 != whole {
		t.Error("a mistake elsewhere changes the mark, so the page would load itself again")
	}
	if t2, _ := mark(newState()); t2 == text {
		t.Error("the page that stands in has the mark of the page, so it would stay")
	}
}
