//go:build !race

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is the one browser of all tests; each test has tabs of its own.
var browser struct {
	once  sync.Once
	ctx   context.Context
	close func()
	err   error
}

// withBrowser closes the browser when all tests are done.
type withBrowser struct{ *testing.M }

func (m withBrowser) Run() int {
	defer func() {
		if browser.close != nil {
			browser.close()
		}
		for _, dir := range []string{built.dir, ready.dir} {
			if dir != "" {
				os.RemoveAll(dir)
			}
		}
	}()
	return m.M.Run()
}

func startBrowser() {
	profile, err := os.MkdirTemp("", "handrail-browser-")
	if err != nil {
		browser.err = err
		return
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		browser.err = fmt.Errorf("no Chromium here: make browser installs one")
		return
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("allow-file-access-from-files", false))
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stop := chromedp.NewContext(alloc)
	browser.ctx = ctx
	browser.close = func() { stop(); stopAlloc(); os.RemoveAll(profile) }
	browser.err = chromedp.Do(ctx)
}

// tab is one page in the browser, and what it said and asked for.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	said     []string // console messages, exceptions and log entries
	requests []string // addresses
}

// newTab opens a tab the size of a phone, on a device that has stored nothing.
func newTab(t *testing.T) *tab {
	t.Helper()
	browser.once.Do(startBrowser)
	if browser.err != nil {
		t.Fatal(browser.err)
	}
	// Each test has a browser that knows nothing yet: a handbook that an earlier
	// one kept at the same port would be shown instead.
	return openTab(t, browser.ctx, chromedp.WithNewBrowserContext())
}

// another opens a second tab of the same phone.
func (tb *tab) another() *tab {
	tb.t.Helper()
	return openTab(tb.t, tb.ctx)
}

func openTab(t *testing.T, parent context.Context, opts ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, opts...)
	t.Cleanup(cancel)
	tb := &tab{t: t, ctx: ctx}
	tb.do(chromedp.Steps()) // opens it
	if err := chromedp.Listen(ctx, tb.event); err != nil {
		t.Fatal(err)
	}
	call(tb, network.Enable, network.EnableParams{})
	call(tb, log.Enable, cdp.Empty{})
	tb.size(390, 844)
	return tb
}

// call sends a command of the browser's protocol.
func call[P, R any](tb *tab, cmd cdp.Command[P, R], params P) R {
	tb.t.Helper()
	r, err := chromedp.Call(tb.ctx, cmd, params)
	if err != nil {
		tb.t.Fatal(err)
	}
	return r
}

func (tb *tab) event(ev any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		tb.requests = append(tb.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		tb.said = append(tb.said, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		tb.said = append(tb.said, fmt.Sprintf("console.%s", e.Type))
	case *log.EventEntryAdded:
		tb.said = append(tb.said, e.Entry.Text)
	}
}

// wantQuiet fails when the page said anything, or asked another host.
func (tb *tab) wantQuiet(where, host string) {
	tb.t.Helper()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, s := range tb.said {
		tb.t.Errorf("%s: the page said: %s", where, s)
	}
	for _, r := range tb.requests {
		u, err := url.Parse(r)
		if err != nil || u.Host != host && u.Scheme != "data" {
			tb.t.Errorf("%s: asked for %s", where, r)
		}
	}
	tb.said, tb.requests = nil, nil
}

func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	if err := chromedp.Do(tb.within(ctx), steps...); err != nil {
		tb.t.Fatal(err)
	}
}

// within gives a tab's first call a context without a deadline, since a tab
// lives no longer than the context of its first call.
func (tb *tab) within(ctx context.Context) context.Context {
	if c := chromedp.FromContext(tb.ctx); c.Target == nil {
		return tb.ctx
	}
	return ctx
}

func (tb *tab) size(width, height int64) {
	tb.t.Helper()
	call(tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 700,
	})
}

// open goes to a page and touches it, so that the scripts that wait for this
// (later.js) are there.
func (tb *tab) open(address string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(address))
	tb.touch()
}

// touch taps a place of the page where nothing is, and waits for what the tap
// brings. A page that goes on to another is tapped there.
func (tb *tab) touch() {
	tb.t.Helper()
	const waits = `"js" in (document.documentElement?.dataset ?? {}) && document.body?.dataset.later`
	const tap = `(document.touched ||= document.body.dispatchEvent(new Event("pointerdown")))`
	tb.wait("the page's own scripts are there", `!(`+waits+`) || !`+tap)
}

// keys types into whatever has the focus.
func (tb *tab) keys(s string) {
	tb.t.Helper()
	tb.do(chromedp.KeyEvent(s))
}

// eval returns the value of a script's expression.
func eval[T any](tb *tab, script string) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		tb.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// wait waits until an expression is true, also across a page that loads again.
func (tb *tab) wait(what, expression string) {
	tb.t.Helper()
	tb.waitFor(what+": "+expression, func() bool {
		ok, err := chromedp.Run(tb.ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		return err == nil && ok
	})
}

// waitFor waits until ok says so.
func (tb *tab) waitFor(what string, ok func() bool) {
	tb.t.Helper()
	if !tb.tryFor(ok) {
		tb.t.Fatalf("waited in vain for: %s", what)
	}
}

// tryFor waits until ok says so, and tells whether it did.
func (tb *tab) tryFor(ok func() bool) bool {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for !ok() {
		select {
		case <-deadline.C:
			return false
		case <-again.C:
		}
	}
	return true
}

// built is the handbook of this repository, built once for all tests.
var built struct {
	once sync.Once
	dir  string
	err  error
}

// handbook returns the folder of the built handbook. Tests must not write there.
func handbook(t *testing.T) string {
	t.Helper()
	built.once.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "handrail-site-"); built.err != nil {
			return
		}
		a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
		built.err = a.build(context.Background(), "../..", built.dir, siteFlags{quiet: true}, false)
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return built.dir
}

// places are the three ways in which the handbook is met: a server's top, a
// folder of a server, and files opened by double click.
func places(t *testing.T) map[string]string {
	t.Helper()
	return placesOf(t, handbook(t))
}

// placesOf are these ways for the output in dir.
func placesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	top := httptest.NewServer(files)
	t.Cleanup(top.Close)
	mux := http.NewServeMux()
	mux.Handle("/some/path/", http.StripPrefix("/some/path", files))
	below := httptest.NewServer(mux)
	t.Cleanup(below.Close)
	return map[string]string{
		"top":  top.URL + "/",
		"path": below.URL + "/some/path/",
		"file": (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String(),
	}
}

// buildSite builds the site in dir and returns its output folder.
func buildSite(t *testing.T, dir string) string {
	t.Helper()
	var told strings.Builder
	out := filepath.Join(dir, "public")
	a := &app{in: strings.NewReader(""), out: &told, err: &told}
	if err := a.build(context.Background(), dir, out, siteFlags{quiet: true}, false); err != nil {
		t.Fatalf("%v\n%s", err, told.String())
	}
	return out
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
